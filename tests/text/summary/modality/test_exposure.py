"""Reports on words or pictures in circulation, and the sentences of the same text that expose them."""

from __future__ import annotations

import pytest

from bot.text.summary.anaphora import dangling
from bot.text.summary.modality.marks import marks_of
from bot.text.summary.modality.patterns import says, searched
from tests.text.summary.split_texts import chosen, found_in

VIDEO = """A video watched two million times shows a crane that falls into the harbor of Donghae.
Forty sailors jump overboard. The pier burns.
The harbor master said that the video is from a film of 2016.
No crane has fallen in Donghae, he said.
The harbor handles coal and timber."""
EXPOSED = "The harbor master said that the video is from a film of 2016."


def test_a_video_is_shown_only_with_what_exposes_it() -> None:
    found = found_in(VIDEO)
    assert [one.claimed for one in found] == [True, True, True, False, False, False]
    assert all(3 in one.needs[-1] for one in found[:3])
    assert chosen(VIDEO, 1) == [EXPOSED]
    assert EXPOSED in chosen(VIDEO, 2)


@pytest.mark.parametrize(
    "exposed", ["The harbor master praised the crew of the video.", "Nobody was hurt, the harbor master said."]
)
def test_what_turns_nothing_exposes_nothing(exposed: str) -> None:
    text = VIDEO.replace(EXPOSED, exposed).replace("No crane has fallen in Donghae, he said.", "He thanked the divers.")
    assert not any(one.claimed for one in found_in(text))


def test_what_the_first_sentence_confirms_is_no_claim() -> None:
    first = "A weekly reported that the harbor of Donghae will close, and the ministry confirmed it."
    rest = "The harbor will not open again before 2031, it said.\nThe cranes are sold."
    rest += "\nThe weekly withdrew the report."
    assert not found_in(f"{first}\n{rest}")[0].claimed
    assert found_in(f"{first.replace(', and the ministry confirmed it', '')}\n{rest}")[0].claimed


def test_a_first_sentence_that_exposes_the_video_itself_is_no_claim() -> None:
    first = "A video of a crane that falls into the harbor of Donghae is fake and was made for a film of 2016."
    assert not found_in(VIDEO.replace(VIDEO.partition("\n")[0], first))[0].claimed


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("A photo that shows a whale on a roof has been shared by 40,000 people.", True),
        ("고래가 지붕에 올라갔다는 글이 온라인에 퍼지고 있다.", True),
        ("屋根にクジラが乗ったという投稿が拡散している。", True),
        ("一段“鲸鱼上房”的视频近日流传。", True),
        ("A photo from the ministry shows the new ferry.", False),
        ("The ministry bought a ferry on Monday.", False),
        ("장관은 글을 쓰는 작가들을 만났다.", False),
        ("知事は写真展を見た。", False),
        ("장관의 사퇴설이 확산하고 있다.", True),
        ("전기차 충전 시설이 빠르게 확산하고 있다.", False),
        ("반도체 공장 증설이 화제다.", False),
        ("Several photos released by the ministry show the new ferry.", False),
    ],
)
def test_an_opening_on_what_goes_around(opening: str, expected: bool) -> None:
    assert says(opening, "circulates") is expected


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("The ambassador has fled, a weekly in Osaka reported.", True),
        ("대사가 달아났다고 일본의 한 주간지가 소식통을 인용해 전했다.", True),
        ("大使が逃げたと地元紙が報じた。", True),
        ("一家网站援引匿名商人的话说，大使已出逃。", True),
        ("조선중앙통신은 대사가 돌아왔다고 전했다.", False),
        ("The foreign ministry reported that the ambassador is back.", False),
    ],
)
def test_an_opening_from_another_newsroom(opening: str, expected: bool) -> None:
    assert says(opening, "relays") is expected


def test_what_is_confirmed() -> None:
    assert says("경찰은 이를 사실로 확인했다.", "confirms") is True
    assert says("鉄道会社は事実と認めた。", "confirms") is True
    assert says("环保部门证实报道属实。", "confirms") is True
    assert says("No one has seen it.", "confirms") is False


def test_a_general_statement_weighs_less_than_one_on_the_matter() -> None:
    assert searched("Such reports are often wrong.").weight("exposes") < searched("The reports are wrong.").weight(
        "exposes"
    )
    assert says("그 영상의 배경은 2017년이다.", "takes_up")
    assert not says("배경은 2017년이다.", "takes_up")


NIGHT = """The village of Goam rang its bell on Friday.
The dam broke at ten. Soldiers came on rafts.
That was on 3 August 1958.
The county will build a museum."""


def test_what_happened_long_ago_is_not_shown_without_its_year() -> None:
    found = found_in(NIGHT)
    assert all(frozenset({3}) in one.needs for one in found[1:3])
    for length in (1, 2, 3):
        shown = chosen(NIGHT, length)
        assert not any("dam broke" in one or "rafts" in one for one in shown) or any("1958" in one for one in shown)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It happened on 3 August 1958.", True),
        ("1958년 8월 3일의 일이다.", True),
        ("那是1958年8月3日。", True),
        ("1958年8月3日のことだ。", True),
        ("That was the year of the Olympics.", False),
        ("It was a museum of 1,958 stones.", False),
        ("다리는 1958년에 놓였다.", False),
        ("It was the third launch of 2024.", False),
        ("It was the highest since 2019.", False),
        ("It was in 2018 that the two last met.", False),
        ("That was in the winter of 1974.", True),
        ("It was a cold night in November 1958.", True),
        ("2018년 이후 6년 만의 일이다.", False),
        ("2024년 들어 세 번째 일이다.", False),
        ("2024년 12월은 추운 겨울이었다.", False),
        ("때는 2016년 겨울이었다.", True),
        ("这是2018年以来首次。", False),
        ("这是2024年第三次发射。", False),
        ("那是在1974年的冬天。", True),
        ("2018年以来6年ぶりのことだ。", False),
    ],
)
def test_a_sentence_that_names_the_day_of_those_before_it(sentence: str, expected: bool) -> None:
    assert marks_of(sentence, named=False, first=False).dates_back is expected


LAUNCH = """The navy tested a missile at Haejin on Friday.
The missile flew 300 kilometers.
It was the third test of 2024.
The navy tests missiles in spring and in autumn."""


def test_a_count_of_the_year_is_no_day_of_long_ago() -> None:
    assert chosen(LAUNCH, 2) == ["The navy tested a missile at Haejin on Friday.", "The missile flew 300 kilometers."]


CHARGES = """물을 섞은 우유를 판 혐의로 공장 주인의 재판이 열렸다.
주인은 밤마다 통에 물을 부었다. 그 돈으로 배를 샀다.
검찰은 공소장에 이렇게 적고 벌금을 요구했다.
주인은 통이 샜다고 주장했다."""


def test_charges_need_the_sentence_that_says_whose_they_are() -> None:
    found = found_in(CHARGES)
    assert all(any(3 in group for group in one.needs) for one in found[1:3])
    assert dangling("검찰은 공소장에 이렇게 적고 벌금을 요구했다.")
    assert dangling("検察側は論告でこのように述べ、懲役三年を求めた。")
    assert not dangling("검찰은 벌금 3백만 원을 요구했다.")


WITHDRAWN = """On Monday the Courier wrote that the lighthouse keeper sold the lamp.
He hid it in a barn. A farmer saw it.
We withdraw that report on the keeper. The farmer does not exist.
The lamp is where it was."""


def test_a_newsroom_that_withdraws_its_report_in_the_text_governs_all_of_it() -> None:
    for length in (1, 2, 3):
        shown = " ".join(chosen(WITHDRAWN, length))
        assert "We withdraw" in shown or not ("Courier" in shown or "barn" in shown)
    assert all(frozenset({3}) in one.needs for one in found_in(WITHDRAWN)[:3])
    assert says("We withdraw our story of 2 March.", "note")
    assert not says('"We withdraw that report," the minister said.', "note")
    assert not says("We withdraw our troops, the general says.", "note")
    assert says("본지는 3월 2일 자 기사를 취소한다.", "note")
    assert not says("본지는 그 기사를 철회하라는 요구를 거절했다.", "note")
    assert not says("본지는 시가 그 기사를 취소했다고 전했다.", "note")
    assert says("本紙は3日付の記事を取り消します。", "note")
    assert not says("当社は記事を撤回するよう求めた。", "note")


def test_a_text_may_say_one_paragraph_before_its_end_that_it_is_invented() -> None:
    told = "염소들이 시청 앞에서 풀을 요구했다.\n시장은 모자를 먹이로 내놓았다."
    said = "이 글은 주말판 웃음면에 실린 꾸며 낸 이야기다.\n다음 주에는 오리가 나온다."
    assert "이 글은 주말판 웃음면에 실린 꾸며 낸 이야기다." in chosen(f"{told}\n{said}", 1)


@pytest.mark.parametrize(
    "title", ['"Crane falls on forty sailors"? What the harbor says', "「桟橋が燃えた」？ 港に聞く"]
)
def test_a_title_that_asks_a_quotation_is_about_what_goes_around(title: str) -> None:
    assert says(title, "circulates")


@pytest.mark.parametrize(
    "title", ['"Who pays?" Harbor towns ask', '"We counted ships" - an interview', "桟橋はなぜ燃えたか"]
)
def test_a_short_question_or_another_quotation_is_not(title: str) -> None:
    assert not says(title, "circulates")


UNNAMED = [
    (
        "The bank wants to close its branch in Jeju, two people familiar with the matter said.",
        "The island has four other branches.",
        "The bank denied the report.",
    ),
    (
        "은행이 제주 지점을 닫기로 한 것으로 전해졌다.",
        "섬에는 지점이 넷 있다.",
        "은행은 폐쇄를 검토한 적이 없다고 밝혔다.",
    ),
    (
        "銀行が済州の支店を閉める方針であることがわかった。",
        "島には支店が四つある。",
        "銀行は閉鎖の事実はないと述べた。",
    ),
    ("消息人士说，银行将关闭济州分行。", "岛上还有四家分行。", "银行发表声明，否认将关闭分行。"),
]


@pytest.mark.parametrize("lines", UNNAMED)
def test_an_unnamed_source_needs_the_denial(lines: tuple[str, ...]) -> None:
    found = found_in("\n".join(lines))
    assert [one.claimed for one in found] == [True, True, False]
    assert all(one.needs[-1] == {2} for one in found[:2])


def test_a_named_source_stands_beside_a_denial() -> None:
    first, *others = UNNAMED[0]
    text = "\n".join((first.replace("two people familiar with the matter", "the mayor"), *others))
    assert not any(one.claimed for one in found_in(text))


@pytest.mark.parametrize(
    "lines",
    [
        (
            "North Korea prepares a launch, two people familiar with the matter said.",
            "A lawmaker in Seoul denied that he had sold pictures of North Korea.",
        ),
        ("북한이 발사를 준비하는 것으로 알려졌다.", "한 의원은 북한 사진을 넘겼다는 의혹을 부인했다."),
        ("北朝鮮が発射を準備していることが関係者への取材でわかった。", "議員は北朝鮮の文書を渡した疑いを否定した。"),
    ],
)
def test_somebody_else_denies_something_else(lines: tuple[str, ...]) -> None:
    assert not any(one.claimed for one in found_in("\n".join(lines)))


DENIED = """{first}
"The report is false, and there are no such talks," it said.
Its shares rose by 3 percent.
The line owes two billion."""


@pytest.mark.parametrize(
    ("first", "opens"),
    [
        ("The line said on Monday that it was not in talks, a day after a newspaper reported so.", True),
        ("A newspaper reported on Monday that the line was in talks with a bank.", False),
        ("Messages claiming that the line does not pay its pilots spread on Monday, a union said.", False),
    ],
)
def test_a_first_sentence_that_denies_before_it_tells_of_what_opens_the_news(first: str, opens: bool) -> None:
    assert (chosen(DENIED.format(first=first), 1, "Line denies report of talks") == [first]) is opens
