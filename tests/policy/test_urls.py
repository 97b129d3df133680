"""Members link one page in many ways, and write links in many ways."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from bot.lang.text_links import text_fragment
from bot.model.errors import LinkRefused, Reason
from bot.policy.urls import canonical, links_in, message_link, typed_address, url_key
from tests.fakes.tables import table

PAGE = "https://news.example/2024/02/14/two-missiles-1234"


@pytest.mark.parametrize(
    "link",
    [
        "http://news.example/2024/02/14/two-missiles-1234",
        "HTTPS://WWW.News.Example:443/2024/02/14/two-missiles-1234/",
        "https://m.news.example/2024/02/14/two-missiles-1234?utm_source=x&utm_medium=y",
        "https://www.news.example./2024/02/14/two-missiles-1234#comments",
        "https://news.example/2024/02/14/two-missiles-1234?fbclid=AbC&gclid=1&MC_CID=2",
        "https://news.example/2024/02/14/two-missiles-1234/amp/",
        "https://amp.news.example/2024/02/14/two-missiles-1234?outputType=amp",
        "https://news.example/amp/2024/02/14/two-missiles-1234?amp=1",
        "https://news.example/2024/02/14/two%2Dmissiles-%31234?ref=twitter",
        "https://news-example.cdn.ampproject.org/c/s/news.example/2024/02/14/two-missiles-1234",
        "https://www.google.com/amp/s/news.example/2024/02/14/two-missiles-1234.amp",
        "https://www.google.co.kr/url?sa=t&url=https%3A%2F%2Fnews.example%2F2024%2F02%2F14%2Ftwo-missiles-1234&usg=x",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2F2024%2F02%2F14%2Ftwo-missiles-1234&h=y",
        "https://news.example/2024/02/14/x/../two-missiles-1234#:~:text=Sunan",
        "https://news.example//2024/02//14/two-missiles-1234",
        "https://news.example/2024/02/14/two-missiles-1234/index.php",
        "https://news.example/2024/02/14/two-missiles-1234;jsessionid=1A2B3C?from=rss_feed",
        "https://news.example/2024/02/14/two-missiles-1234?ref=home-page&__cft__[0]=AZX&dicbo=v2-1",
    ],
)
def test_one_page_has_one_key(link: str) -> None:
    assert url_key(link) == url_key(PAGE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/caf%C3%A9/%EB%B6%81", "https://news.example/cafe%CC%81/%E1%84%87%E1%85%AE%E1%86%A8"),
        ("https://news.example/it's(1),a", "https://news.example/it%27s%281%29%2Ca"),
        ("https://news.example/view?at=10:30,Seoul", "https://news.example/view?at=10%3A30%2CSeoul"),
        ("https://news.example/view?print&id=1", "https://news.example/view?id=1&print="),
    ],
)
def test_two_spellings_of_letters_and_signs_have_one_key(one: str, other: str) -> None:
    assert url_key(one) == url_key(other)
    assert url_key(f"https://{url_key(one)}") == url_key(one)


@pytest.mark.parametrize(
    ("link", "fetched"),
    [
        ("https://news.example/view?q=rice+price&id=", "https://news.example/view?id&q=rice%20price"),
        ("https://news.example/it%27s?1750%2C4=", "https://news.example/it's?1750,4"),
        ("https://news.example/view?q=a%2Bb%3Dc%26d'", "https://news.example/view?q=a%2Bb%3Dc%26d%27"),
    ],
)
def test_an_address_is_fetched_in_one_spelling(link: str, fetched: str) -> None:
    assert canonical(link) == fetched
    assert canonical(fetched) == fetched


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/a%2Fb", "https://news.example/a/b"),
        ("https://news.example/s?q=a%26b", "https://news.example/s?q=a&b"),
        ("https://news.example/%FF1", "https://news.example/%FE1"),
        ("https://news.example/?campaign=12", "https://news.example/?campaign=13"),
        ("https://news.example/?source=rss-1", "https://news.example/?source=rss-2"),
        ("https://news.example/list?channel=ios", "https://news.example/list?channel=android"),
        ("https://news.example/list?source=post", "https://news.example/list?source=wire"),
        ("https://news.example/list?from=top", "https://news.example/list?from=trending"),
        ("https://news.example/song?mbid=1f9d", "https://news.example/song?mbid=2f9d"),
        ("https://keeper.example/web/https://a.example/x", "https://keeper.example/web/https:/a.example/y"),
        ("https://news.example/view?id=1", "https://news.example/view?id=2"),
        ("https://news.example/view?id=1&page=1", "https://news.example/view?id=1&page=2"),
        ("https://news.example/#!/story/1", "https://news.example/#!/story/2"),
        ("https://news.example/Story", "https://news.example/story"),
        ("https://news.example/tag/amp", "https://news.example/tag"),
        ("https://news.example:8080/a", "https://news.example/a"),
        ("https://en.news.example/a", "https://ko.news.example/a"),
        ("https://news.example/a?ref=9127", "https://news.example/a"),
        ("https://m.example/a", "https://example.example/a"),
    ],
)
def test_two_pages_keep_two_keys(one: str, other: str) -> None:
    assert url_key(one) != url_key(other)


def test_the_editions_of_a_korean_portal_are_one_page() -> None:
    links = [
        "https://n.news.naver.com/mnews/article/001/0014503412?sid=100",
        "https://n.news.naver.com/article/001/0014503412",
        "https://news.naver.com/main/read.naver?mode=LSD&mid=shm&sid1=100&oid=001&aid=0014503412",
    ]
    assert len({url_key(link) for link in links}) == 1


def test_the_canonical_form_is_an_address_to_fetch() -> None:
    assert canonical("HTTP://User.Example:80/%7ea?b=2&utm_id=1&a=1#top") == "http://user.example/~a?a=1&b=2"
    assert canonical("https://뉴스.example/기사") == "https://xn--vg1b002a.example/%EA%B8%B0%EC%82%AC"


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("not a link", Reason.BAD_URL),
        ("http://", Reason.BAD_URL),
        ("http://a b/", Reason.BAD_URL),
        ("http://./story", Reason.BAD_URL),
        ("https://news.example/" + "a" * 5000, Reason.BAD_URL),
        ("https://news.example/\ud800", Reason.BAD_URL),
        ("javascript:alert(1)", Reason.FORBIDDEN_SCHEME),
        ("file:///etc/passwd", Reason.FORBIDDEN_SCHEME),
        ("https://me:secret@news.example/", Reason.FORBIDDEN_CREDENTIALS),
    ],
)
def test_what_is_no_link_says_why(link: str, reason: Reason) -> None:
    with pytest.raises(LinkRefused) as refused:
        canonical(link)
    assert refused.value.reason is reason
    assert "secret" not in str(refused.value)


@table(
    ("message", "links"),
    [
        ("read https://a.example/x, please", ["https://a.example/x"]),
        ("(https://a.example/x_(2024))", ["https://a.example/x_(2024)"]),
        ("<https://a.example/x> and\nhttps://b.example/y.", ["https://a.example/x", "https://b.example/y"]),
        ("[the story](https://a.example/x?b=1) [2](<https://b.example/y>)", ["https://a.example/x?b=1", "https://b.example/y"]),
        ("[https://a.example/x](https://a.example/x)", ["https://a.example/x"]),
        ("||https://a.example/x|| **https://b.example/y**", ["https://a.example/x", "https://b.example/y"]),
        ("_https://c.example/z_ https://c.example/w_", ["https://c.example/z", "https://c.example/w_"]),
        ("https://a.example/x,https://b.example/y", ["https://a.example/x", "https://b.example/y"]),
        ("“https://a.example/x” 『https://b.example/y』。", ["https://a.example/x", "https://b.example/y"]),
        ("https://a.example/x https://www.a.example/x?utm_source=y", ["https://a.example/x"]),
        ("`https://a.example/x` ```\nhttps://b.example/y\n``` https://c.example/z", ["https://c.example/z"]),
        ("https://discord.com/channels/1/2/3 and https://a.example/x", ["https://a.example/x"]),
        ("https://tenor.com/view/wow-gif-1 https://a.example/x https://discord.gg/abc", ["https://a.example/x"]),
        ("https:// http://. nothing", []),
        ("https://a.example/p/5를 보세요", ["https://a.example/p/5"]),
        ("(https://a.example/p?id=3에서) https://b.example/y는", ["https://a.example/p?id=3", "https://b.example/y"]),
        ("https://a.example/p/5を読んで", ["https://a.example/p/5"]),
        ("「https://a.example/5」を読んで", ["https://a.example/5"]),
        ("《https://a.example/5》를 읽고 （https://b.example/6）에서", ["https://a.example/5", "https://b.example/6"]),
        ("https://a.example/5、https://b.example/6", ["https://a.example/5", "https://b.example/6"]),
        ("https://a.example/w/이 https://a.example/?q=도", ["https://a.example/w/이", "https://a.example/?q=도"]),
        ("https://a.example/5에서는 https://b.example/6입니다", ["https://a.example/5", "https://b.example/6"]),
        ("https://a.example/는 https://a.example/A_(b)를", ["https://a.example/", "https://a.example/A_(b)"]),
        ("https://a.example/2026/talks-end/를", ["https://a.example/2026/talks-end/"]),
        ("https://a.example/2026/talks-end/ㅋㅋ https://a.example/5/👍", ["https://a.example/2026/talks-end/", "https://a.example/5/"]),
        ("https://a.example/wiki/한국을 https://a.example/K팝의", ["https://a.example/wiki/한국을", "https://a.example/K팝의"]),
        ("https://a.example/wiki/アニメ https://a.example/のり", ["https://a.example/wiki/アニメ", "https://a.example/のり"]),
        ("\u200bhttps://a.example/5\u200b, https://b.example/6\ufeff", ["https://a.example/5", "https://b.example/6"]),
        ("https://a.example/5\u200b를 보세요 \u2068https://b.example/6\u2069.", ["https://a.example/5", "https://b.example/6"]),
        ("انظر \u202bhttps://a.example/5\u202c\u200f، https://b.example/6\u2060", ["https://a.example/5", "https://b.example/6"]),
        ("https://a.example/5https://b.example/6", ["https://a.example/5", "https://b.example/6"]),
        ("https://a.example/5👉https://b.example/6→https://c.example/7", ["https://a.example/5", "https://b.example/6", "https://c.example/7"]),
        ("看https://a.example/3，還有https://b.example/4。（報導）", ["https://a.example/3", "https://b.example/4"]),
        ("https://a.example/5、それとhttps://b.example/6を見て", ["https://a.example/5", "https://b.example/6"]),
        ("https://a.example/5랑 https://a.example/6이라는데", ["https://a.example/5", "https://a.example/6"]),
        ("https://a.example/wiki/你好，李明 https://a.example/wiki/的", ["https://a.example/wiki/你好，李明", "https://a.example/wiki/的"]),
        ("https://zh.a.example/wiki/NBA的历史 https://zh.a.example/wiki/%9A的", ["https://zh.a.example/wiki/NBA的历史", "https://zh.a.example/wiki/%9A"]),
        ("https://a.example/wiki/می\u200cشود", ["https://a.example/wiki/می\u200cشود"]),
    ],
)  # fmt: skip
def test_links_are_found_as_people_write_them(message: str, links: list[str]) -> None:
    assert list(links_in(message)) == links


@pytest.mark.parametrize(
    "message",
    [
        "https://a.example/5ㅋㅋㅋ",
        "https://a.example/5ㅠㅠ^^",
        "https://a.example/5^^ㅋㅋ",
        "https://a.example/5!!ㅋㅋ",
        "https://a.example/5👍🏽",
        "https://a.example/5❤️굿",
        "https://a.example/5…더 보기",
        "https://a.example/5（笑）",
        "https://a.example/5，还有BBC的报道",
        "https://a.example/5的報導很長",
        "**https://a.example/5**를",
        "||https://a.example/5||는",
        "~~https://a.example/5~~ㅋㅋ",
        "https://a.example/5https://www.a.example/5/",
        "https://a.example/5를https://a.example/5",
        "<https://a.example/5|Talks end>",
        "<https://a.example/5|회담 끝나>",
    ],
)
def test_what_chats_put_behind_a_link_without_a_space_is_no_part_of_it(message: str) -> None:
    assert links_in(message) == ("https://a.example/5",)


@pytest.mark.parametrize(
    "link",
    [
        "https://a.example/w/ㅋㅋ",
        "https://a.example/w/👍",
        "https://a.example/w/김👍",
        "https://a.example/tag/★",
        "https://web.archive.example/web/2024/https://a.example/5",
        "https://a.example/?to=https://b.example/6",
        "https://a.example/w/A|B",
    ],
)
def test_the_same_within_an_address_stays(link: str) -> None:
    assert links_in(f"{link} 보세요") == (link,)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("<https://a.example/x>", "https://a.example/x"),
        (" a.example/x ", "https://a.example/x"),
        ("\ufeffhttps://a.example/x\u200b\n", "https://a.example/x"),
        ("<\u2066a.example/x\u2069>", "https://a.example/x"),
        ("a.example", "https://a.example"),
        ("two words", "two words"),
        ("U.S. talks", "U.S. talks"),
    ],
)
def test_an_address_typed_alone_may_lack_its_scheme_or_stand_in_angle_brackets(typed: str, address: str) -> None:
    assert typed_address(typed) == address


def test_a_link_to_a_message_is_told_from_a_link_to_a_page() -> None:
    assert message_link("https://discord.com/channels/12/34/56") == (12, 34, 56)
    assert message_link(" <https://ptb.discord.com/channels/@me/34/56> ") == (None, 34, 56)
    assert message_link("https://discord.com/channels/12/34/56\u200b") == (12, 34, 56)
    assert message_link("https://discord.com/channels/12/34") is None
    assert message_link("https://discord.example/channels/12/34/56") is None


def test_a_sentence_opens_the_page_at_its_words() -> None:
    assert text_fragment("https://a.example/x", "Twenty-one, they said, & more.") == (
        "https://a.example/x#:~:text=Twenty%2Done%2C%20they%20said%2C%20%26%20more."
    )
    assert text_fragment("https://a.example/#!/x", "Words.") == "https://a.example/#!/x:~:text=Words."
    long = "The missiles lifted off from Sunan at ten past seven and flew about 350 kilometres."
    assert text_fragment("https://a.example/x", long) == (
        "https://a.example/x#:~:text=The%20missiles%20lifted%20off,flew%20about%20350%20kilometres."
    )
    assert text_fragment("https://a.example/x", " ") == "https://a.example/x"
    korean = text_fragment(
        "https://a.example/x", "북한이 9일 오전 7시께 평양 일대에서 동해로 미사일 두 발을 쐈다고 합참이 밝혔다."
    )
    assert unquote(korean) == "https://a.example/x#:~:text=북한이 9일 오전 7시께,발을 쐈다고 합참이 밝혔다."


@pytest.mark.parametrize(
    ("sentence", "directive"),
    [
        (
            "防衛省は30日、北朝鮮が同日午前7時20分ごろ、平壌近郊から弾道ミサイル1発を日本海に向けて発射したと発表した。",
            "防衛省は30日、北朝鮮が,向けて発射したと発表した。",
        ),
        (
            "韩国外交部1日说，蒙古外长巴特蒙赫将访问首尔的行程推迟到明年，具体日期有待双方通过外交渠道另行商定。",
            "韩国外交部1日说，,具体日期有待双方通过外交渠道另行商定。",
        ),
        ("両首脳は安全保障協力について協議する。", "両首脳は安全保障協力について協議する。"),
        ("外交部没有说明推迟的原因。", "外交部没有说明推迟的原因。"),
    ],
)
def test_a_long_sentence_without_spaces_goes_by_its_two_ends(sentence: str, directive: str) -> None:
    """Browsers find words at the edges of words alone, which punctuation, numbers and particles show."""
    assert unquote(text_fragment("https://a.example/x", sentence)) == f"https://a.example/x#:~:text={directive}"
