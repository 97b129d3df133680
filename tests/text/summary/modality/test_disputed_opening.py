"""Openings that are somebody's claim, and what an article says of itself: that it is satire or an advert."""

from __future__ import annotations

import pytest

from bot.text.summary.modality.marks import reports_back
from bot.text.summary.modality.patterns import says
from bot.text.summary.sentence_quality import clutter
from tests.text.summary.split_texts import chosen, found_in

CLAIM = """The pier of Hado is to be sold to a bank. The boats will have to leave.
At least that is what a newsletter wrote in the morning.
There are no talks about the pier, the harbor office said on Friday.
The office rents the pier to forty boats.
It was built in the year of the flood."""


def test_an_opening_that_is_a_claim_is_shown_only_with_whose_it_is() -> None:
    found = found_in(CLAIM)
    assert [one.claimed for one in found] == [True, True, False, False, False, False]
    assert found[0].needs[-1] == found[1].needs[-1] == frozenset({2})
    assert found[2].relays
    assert chosen(CLAIM, 1) == ["There are no talks about the pier, the harbor office said on Friday."]


@pytest.mark.parametrize(
    "opening", ["The harbor office said on Friday that the pier is to be sold.", "The pier was sold on Friday."]
)
def test_an_opening_with_a_day_on_which_it_was_is_a_report(opening: str) -> None:
    assert not found_in(f"{opening}\nAt least that is what a newsletter wrote in the morning.")[0].claimed


PLEA = """The nets were cut at night. The skipper took the money in a pipe.
He had debts at three inns.
With these words a lawyer opened the case of the cooperative in Mokpo on Monday.
The skipper gave his date of birth. The court sits again in June."""
PAPER = """해병이 섬을 되찾았다. 적은 배를 버리고 달아났다.
주민은 모두 집으로 돌아갔다.
다락에서 나온 낡은 신문의 글이다.
그 섬은 겨울까지 비어 있었다고 기록관이 9일 밝혔다."""
SUIT = """船員は倉庫で働いた。
食事は粥だけだった。
船長は金を隠した。
訴状はこう述べている。
会社は9日、船員は別の船に乗っていたと発表した。"""
FILM = """連絡船が岸を離れた。
客は旗を振った。
船長は帽子を取った。
監督が秋に公開する映画の撮影である。
映画は全国の30館で上映されると配給会社が9日に発表した。"""
RADIO = """粮食增产了四成。
每户领到两袋大米。
工人们提前完成了计划。
退休教师把这样的句子抄在本子上。
她的本子9日在图书馆展出。"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PLEA, "With these words"),
        (PAPER, "낡은 신문의"),
        (SUIT, "訴状はこう"),
        (FILM, "映画の撮影である"),
        (RADIO, "这样的句子"),
    ],
)
def test_a_sentence_that_sums_up_an_opening_comes_along_with_each_part_of_it(text: str, said: str) -> None:
    found = found_in(text)
    assert [bool(one.needs) for one in found] == [True] * 3 + [False] * (len(found) - 3)
    opening = text.partition(said)[0]
    for count in range(1, 4):
        summary = chosen(text, count)
        assert any(said in one for one in summary) or not any(one in opening for one in summary)


def test_what_has_a_source_or_a_day_is_not_summed_up() -> None:
    for first in ("The nets were cut on Monday.", "The nets were cut, the coast guard said."):
        assert not any(one.claimed for one in found_in(PLEA.replace("The nets were cut at night.", first)))
    assert not any(one.claimed for one in found_in(PAPER.replace("해병이 섬을", "해병이 8일 섬을")))


@pytest.mark.parametrize(
    ("title", "text", "lead"),
    [
        (
            "City to replace old water pipes",
            "Busan will replace 300 km of old water pipes.\nWork begins soon.\nThis is the largest such plan.",
            "Busan will replace 300 km of old water pipes.",
        ),
        (
            "대전 시장 화재",
            "대전의 시장이 불에 탔다.\n점포 60곳이 무너졌다.\n이렇게 큰 시장 화재는 10년 만이다.",
            "대전의 시장이 불에 탔다.",
        ),
        (
            "バス運賃値上げ",
            "バスの運賃が上がる。\n学生の分は据え置かれる。\n2年ぶりの値上げである。",
            "バスの運賃が上がる。",
        ),
        (
            "市场大火",
            "大田市中心的一座市场起火燃烧。\n六十个摊位被烧毁。\n如此严重的市场火灾十年未见。",
            "大田市中心的一座市场起火燃烧。",
        ),
        (
            "",
            "Two border guards were wounded near Hyesan. A smuggler fled.\nThis is rare on that stretch of the border.",
            "Two border guards were wounded near Hyesan.",
        ),
        (
            "Seoul boosts coastal fleet",
            "Forty new patrol boats are on order.\nThe first ones arrive soon.\nThis is the largest such order.",
            "Forty new patrol boats are on order.",
        ),
        (
            "해경 전력 보강",
            "신형 경비정 마흔 척이 들어온다.\n첫 배는 곧 목포에 닿는다.\n역대 가장 큰 규모의 발주다.",
            "신형 경비정 마흔 척이 들어온다.",
        ),
        (
            "",
            "서울 버스 요금이 150원 오른다. 학생 요금은 그대로다.\n2년 만의 인상이다.",
            "서울 버스 요금이 150원 오른다.",
        ),
    ],
)
def test_a_brief_that_tells_its_title_or_goes_on_in_the_present_is_not_summed_up(
    title: str, text: str, lead: str
) -> None:
    told = f"{text}\nThe mayor will speak about it on Monday."
    assert not any(one.claimed for one in found_in(told, title))
    assert lead in chosen(told, 3, title)


def test_a_korean_text_that_leaves_out_its_subject_from_the_first_sentence_on_is_not_summed_up() -> None:
    told = "섬을 되찾았다. 배를 버리고 달아났다.\n집으로 돌아갔다.\n낡은 집을 고쳤다."
    assert not any(one.claimed for one in found_in(told))


def test_one_sentence_is_not_summed_up() -> None:
    assert not any(one.claimed for one in found_in("The nets were cut.\nThis is the third year of the cooperative."))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("한 매체가 이렇게 보도하자 주가가 올랐다.", True),
        ("이런 글이 낚시꾼 모임에 퍼졌다.", True),
        ("地元の新聞がこう報じた。", True),
        ("配有这样文字的照片在网上流传。", True),
        ("At least that is what a newsletter wrote.", True),
        ("That is what the boats need.", False),
        ("The stories were sold to a magazine.", False),
        ("그는 이렇게 웃었다.", False),
        ("このように工事は続く。", False),
        ("이달 초 누리집에 올라온 글이다.", True),
        ("지난주 마을에 떠돌던 이야기다.", True),
        ("박 씨는 마을에서 가장 오래 글을 써 온 사람이다.", False),
        ("그 노래의 가사는 시인이 쓴 글이다.", False),
    ],
)
def test_sentences_that_say_whose_words_the_others_are(sentence: str, expected: bool) -> None:
    assert reports_back(sentence) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("SATIRE -- Every gull owns two roofs.", True),
        ("[광고] 낚싯대의 모든 것", True),
        ("【PR】港の宿の朝", True),
        ("Satire has become rare on the island.", False),
        ("[광고]", False),
        ("Advertisement", False),
    ],
)
def test_labels_of_satire_and_adverts(sentence: str, expected: bool) -> None:
    assert says(sentence, "label") is expected


@pytest.mark.parametrize(
    "sentence",
    [
        "This article is satire.",
        "This story was made up for April Fools' Day.",
        "The story above is invented from start to finish.",
        "None of this is true.",
        "Nothing in this column has ever happened.",
        "A brewery paid for this page.",
        "This article was produced in cooperation with an advertiser.",
        "이 기사는 광고주의 의뢰로 제작했습니다.",
        "본 기사는 업체의 협찬으로 작성되었습니다.",
        "이 칼럼은 풍자를 위해 쓴 허구입니다.",
        "위 글은 만우절을 맞아 지어낸 이야기입니다.",
        "この記事は広告主の依頼で制作しました。",
        "本コーナーの記事は架空の内容です。",
        "本文为商业推广内容。",
        "本专栏内容纯属虚构。",
    ],
)
def test_sentences_that_say_of_their_text_that_it_is_satire_or_an_advert(sentence: str) -> None:
    assert says(sentence, "genre")


@pytest.mark.parametrize(
    "sentence",
    [
        "This article is about satire on television.",
        "This story was published in a fiction magazine in 2011.",
        "This article was amended on May 3 because a sponsored post was quoted.",
        '"This story is made up," he said.',
        "This is the third satirical film by the director.",
        "Nobody paid for this article.",
        "This was paid for by the city from its reserves.",
        "This article was supported by a grant from the Press Fund.",
        "All names in this story were invented to protect the sailors.",
        "이 기사는 정부광고 수수료로 조성된 기금의 지원을 받았습니다.",
        "이 기사는 광고 시장을 다룬다.",
        "이 기사에 광고주가 항의했다.",
        "이 글은 협찬을 받지 않았습니다.",
        "この記事は広告主から抗議を受けた。",
        "この記事は虚構ではない。",
        "本文讨论广告行业。",
        "此案涉及虚构交易。",
    ],
)
def test_what_others_or_other_texts_are_is_no_such_sentence(sentence: str) -> None:
    assert not says(sentence, "genre")


def test_a_label_before_the_text_governs_what_follows_it_alone() -> None:
    found = found_in("SATIRE -- Every gull owns two roofs.\nGulls rent them out. A gull calls that thrift.")
    assert [one.needs for one in found] == [(), (frozenset({0}),), (frozenset({0}),)]
    below = found_in("Every gull owns two roofs.\nGulls rent them out.\nSATIRE -- Read more of it on Friday.")
    assert not any(one.needs for one in below)


def test_a_sentence_on_its_own_text_governs_it_from_the_first_and_the_last_paragraph_only() -> None:
    lines = ["Every gull owns two roofs.", "Gulls rent them out on Fridays.", "The ferry is full."]
    genre = "Nothing on this page is true."
    assert chosen("\n".join((*lines, genre)), 2) == [lines[0], genre]
    assert genre not in chosen("\n".join((lines[0], genre, *lines[1:])), 1)
    assert not any(one.needs for one in found_in("\n".join((lines[0], genre, *lines[1:]))))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("外交部发言人十八日主持例行记者会。", True), ("外交部发言人十八日主持例行记者会,宣布港口将于五月开放。", False)],
)
def test_who_answered_reporters_alone_is_no_sentence_of_a_summary(sentence: str, expected: bool) -> None:
    assert clutter(sentence) is expected


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (
            """On Monday, April 7, four ships close the strait.
The insurers leave.
The price of oil doubles.
None of this has been tried outside a computer, the ministry admits.
It was to be shown what a blockade costs.""",
            3,
        ),
        (
            """17日午前10時、ミサイルが沖に落ちた。
工場の屋根が崩れた。
住民は体育館に走った。
以上は市が行った訓練の想定である。
市はスピーカーを増やす。""",
            3,
        ),
    ],
    ids=["english", "japanese"],
)
def test_words_for_everything_before_mean_sentences_with_a_day_too(text: str, end: int) -> None:
    assert all(any(end in group for group in one.needs) for one in found_in(text, "The drill and the sea")[:end])


@pytest.mark.parametrize(
    "comment",
    [
        "None of that was enough to calm small investors, who sold on credit.",
        "None of these was damaged, the province said.",
        "None of this is illegal under the lapsed treaty, but it worries Seoul.",
        "All this is paid for by a levy on parking, which no other city has.",
        "None of this happened overnight: rents have risen since 1983.",
    ],
)
def test_sentences_on_all_of_the_news_do_not_take_it_back(comment: str) -> None:
    text = f"Shares fell 3 percent on Tuesday.\nForeigners sold stock.\nThe bank bought bonds.\n{comment}"
    assert not any(3 in group for group in found_in(text, "Shares fall")[0].needs)


def test_words_for_everything_before_that_only_comment_do_not_reach_far() -> None:
    text = """Three days of rain have filled the reservoirs of Hamyang.
They stood at a third a month ago.
Farmers planted rice early.
All this is good news for the port, the mayor said."""
    assert not any(one.needs for one in found_in(text, "Rain fills the reservoirs")[:2])


WHOSE = (
    "So says the union, which has put three lamps on the gate.",
    "So a visitor might think from the new signs, on which the road ends in a field.",
    "This stood on 20,000 leaflets that a group let fly in May.",
    "The skipper of the other boat, Bong Chil-sung, claimed so on Friday night.",
)
WHOSE_ELSEWHERE = (
    ("부두가 은행에 팔린다.", "노조의 주장이다."),
    ("주민은 금요일까지 섬을 떠나야 한다.", "시가 오전에 주민 휴대전화로 보낸 문자다."),
    ("부두가 은행에 팔린다.", "한 주간지가 1면에 보도했다."),
    ("埠頭は銀行に売られる。", "労働組合の主張である。"),
    ("住民は島を離れなければならない。", "市が朝に住民の電話に送ったメールだ。"),
    ("埠頭は銀行に売られる。", "経済誌が1面で伝えた。"),
    ("码头卖给了一家银行。", "工会如此主张。"),
    ("居民必须离开该岛。", "这是市政府上午发到居民手机上的短信，一小时后被撤回。"),
)


@pytest.mark.parametrize(
    ("first", "whose"), [*(("The pier is to be sold to a bank.", one) for one in WHOSE), *WHOSE_ELSEWHERE]
)
def test_an_opening_is_no_news_where_the_next_sentence_says_whose_words_it_is(first: str, whose: str) -> None:
    assert found_in(f"{first}\n{whose}\nThe office rents the pier to forty boats.")[0].claimed


@pytest.mark.parametrize(
    "second",
    [
        "So far no buyer has been found.",
        "So many people came that the gate was shut.",
        "The minister never claimed so in public.",
        "The director, Joan Petrakis, told the council so on Monday.",
        "If the owner claimed so, he was wrong, the office added.",
        "This appeared to be the largest sale in years.",
        "부두는 노조의 주장이 받아들여진 곳이다.",
        "이번 매각은 노조의 주장이다.",
        "조선중앙통신이 10일 보도했다.",
        "朝鮮中央通信が10日報じた。",
        "这是朝鲜今年发射的第三枚导弹的消息。",
        "这是今年最好的消息。",
    ],
)
def test_a_next_sentence_that_only_looks_so_leaves_the_news_first(second: str) -> None:
    assert not found_in(f"The pier is to be sold to a bank.\n{second}\nThe office rents it to forty boats.")[0].claimed
