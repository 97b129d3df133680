"""Sentences that would pass for a fact alone, and the sentences that say what they are."""

from __future__ import annotations

import pytest

from bot.text.summary.modality.marks import CommentKind, marks_of
from bot.text.summary.modality.status import SplitArticle, modalities
from tests.text.summary.split_texts import chosen, found_in, tagged

DRILL = """The coast guard trained for a collision of two ferries off Mokpo on Friday with nine boats.
Under the scenario, the larger ferry loses its rudder in the fog.
The smaller ferry sinks within six minutes. Forty people cling to the hull.
The coast guard said that the boats had reached the place in eleven minutes."""
TAKEN_BACK = """The mayor of Gunsan spoke on Monday about the fire in the harbor.
Nine boats had burned, his office said at noon. The pier was lost.
In the evening the office corrected the figure to three boats, and the pier still stands.
The harbor opens again on Tuesday, the mayor said."""
LATER = """The airport of Muan was closed for an hour on Friday, the transport ministry said.
A drone had come over the coast, the military said at nine.
Two fighters took off from Gwangju.
The military withdrew the warning at ten and spoke of a kite.
The ministry said that eight flights were late."""
UNMARKED = """The new theatre in Jecheon opened on Thursday with 400 guests, the city said.
Robbers enter the bank and lock the guards in the vault. The town burns.
Actors from six countries rehearsed for a year.
The tickets for May are sold out, the city said."""
KOREAN = """군산시가 14일 항구 화재 대응 훈련을 했다.
어선 아홉 척이 불탔다. 부두가 무너졌다.
모두 도상훈련에서 나온 이야기라고 시는 설명했다.
시는 다음 달 소방정 두 척을 더 산다고 밝혔다."""

DENIED_IN_SHORT = """은행 창구가 20일 오전 붐볐다.
내일부터 예금 인출이 막힌다. 정부가 25일 화폐를 바꾼다.
아무 근거도 없다.
은행은 오후 늦게까지 문을 열었다."""
OWN_MATTERS = (
    """상인 조합이 12일 남한강에 배다리를 놓기 시작했다.
일꾼 2백명과 배 40척이 사흘 동안 널판을 깐다. 다리는 수레도 견딘다.
훈련에서 쓰던 닻을 군이 빌려준다.
강가 도로는 15일까지 막힌다.""",
    """대구의 한 시장에서 14일 불이 나 점포 12곳이 탔다.
불은 만둣집에서 시작해 두 시간 만에 꺼졌다. 소방대원 80명이 왔다.
상인들은 보험에 들지 않았다.
손님들은 옆 골목으로 옮겨 갔다.""",
)
"""A paragraph before one with a negation or a kind of exercise that belongs to its own topic."""


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_the_content_of_a_scenario_comes_with_the_scenario(length: int) -> None:
    shown = chosen(DRILL, length)
    assert not [one for one in shown if one.startswith(("The smaller", "Forty"))] or shown[1].startswith("Under the")


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_what_was_corrected_comes_with_the_correction(length: int) -> None:
    shown = chosen(TAKEN_BACK, length)
    assert not [one for one in shown if one.startswith(("Nine boats", "The pier"))] or "corrected" in "".join(shown)


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_a_report_comes_with_the_correction_two_paragraphs_later(length: int) -> None:
    shown = "".join(chosen(LATER, length))
    assert "A drone had come" not in shown or "withdrew the warning" in shown


def test_what_was_so_before_the_day_of_the_article_comes_with_the_first_sentence() -> None:
    text = """The envoy Nam Hae-rin remains in office, the ministry said on Friday.
She had resigned on Monday over her budget, three papers reported.
The next talks are in June, the ministry said."""
    shown = chosen(text, 2)
    assert "She had resigned" not in "".join(shown) or shown[0].startswith("The envoy")


def test_bare_sentences_before_a_paragraph_that_may_deny_them_come_last() -> None:
    shown = chosen(UNMARKED, 3)
    assert "Robbers enter" not in "".join(shown)
    assert "The town burns" not in "".join(shown)


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_a_korean_sentence_without_a_topic_speaks_of_the_paragraph_before(length: int) -> None:
    shown = "".join(chosen(KOREAN, length))
    assert ("불탔다" not in shown and "무너졌다" not in shown) or "도상훈련" in shown


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_a_denial_that_is_too_short_to_be_shown_keeps_out_what_it_denies(length: int) -> None:
    shown = "".join(chosen(DENIED_IN_SHORT, length))
    assert "막힌다" not in shown
    assert "바꾼다" not in shown


@pytest.mark.parametrize("text", OWN_MATTERS)
def test_a_paragraph_on_a_matter_of_its_own_says_nothing_of_the_one_before(text: str) -> None:
    assert text.splitlines()[1].partition(". ")[0] in "".join(chosen(text, 3))


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("None of this happened, the governor told reporters.", CommentKind.WRONG),
        ("The alarm had gone off by mistake.", CommentKind.WRONG),
        ("She withdrew her testimony on the third day.", CommentKind.TAKEN_BACK),
        ("This is what would follow if both dams broke.", CommentKind.UNREAL),
        ("That is the version of the defense.", CommentKind.UNREAL),
        ("This holds only if the river freezes.", CommentKind.UNREAL),
        ("So claims a post that thousands have passed on.", CommentKind.UNREAL),
        ("By noon all were at home: the county practices for such a day every spring.", CommentKind.UNREAL),
        ("Both banks deny it.", CommentKind.CONTESTED),
        ("The port does not accept this account.", CommentKind.CONTESTED),
        ("The port rejects that explanation.", CommentKind.CONTESTED),
        ("The port did not accept the ship.", None),
        ("The exercise assumes an attack on two ports.", None),
        ("This was the first launch since March.", None),
        ("The boats crossed the line in the fog.", None),
        ("The minister flew home on Sunday.", None),
        ("No one was hurt.", None),
        ("소설 속 한 장면이다.", CommentKind.UNREAL),
        ("컴퓨터 모의실험 결과다.", CommentKind.UNREAL),
        ("아무 근거도 없다.", CommentKind.WRONG),
        ("구청은 근거 없는 소문이라고 밝혔다.", CommentKind.WRONG),
        ("구청은 저녁에 숫자를 두 명으로 고쳤다.", CommentKind.TAKEN_BACK),
        ("이는 2018년 이후 처음이다.", None),
        ("다친 사람은 없었다.", None),
    ],
)
def test_what_a_sentence_says_of_those_before_it(sentence: str, claim: CommentKind | None) -> None:
    assert marks_of(sentence, named=False).comments is claim


def test_only_what_has_no_source_and_no_frame_needs_the_frame() -> None:
    found = found_in(DRILL)
    assert [bool(one.needs) for one in found] == [False, False, True, True, False]
    assert [one.bare for one in found] == [False, False, True, True, False]


@pytest.mark.parametrize(
    ("frame", "governed"),
    [
        ("Suppose that the law passes.", True),
        ("What happens if the governor goes?", True),
        ("이대로 가면 어떻게 되나.", True),
        ("The law passed.", False),
    ],
)
def test_a_supposition_governs_what_happens_in_it(frame: str, governed: bool) -> None:
    inside = (
        "한전은 내년 봄 월급을 주지 못한다." if frame[0] == "이" else "The governor leaves, and the won follows him."
    )
    text = f"The vote is on Thursday.\n{frame}\n{inside}"
    assert bool(found_in(text)[2].needs) is governed


def test_a_denial_that_is_too_short_to_be_shown_does_not_hide_what_has_a_source() -> None:
    text = """A report accuses two banks in the Gulf of moving money for the North.
The money passed through 40 accounts, the report says.
Both banks deny it.
It was handed to the council on Monday by experts of nine countries."""
    assert "The money passed through 40 accounts, the report says." in chosen(text, 3)


def test_an_end_mark_and_a_line_that_announces_a_text_are_in_no_summary() -> None:
    text = """The ministry in Pyongyang sent a note to the embassies on Friday.
Following is the full text of the note:
The ferry to Chongjin stops on Monday, the note said. -0-"""
    assert chosen(text, 8) == [
        "The ministry in Pyongyang sent a note to the embassies on Friday.",
        "The ferry to Chongjin stops on Monday, the note said.",
    ]


def test_a_report_needs_the_paragraph_that_begins_with_a_later_time() -> None:
    lines = (
        "The trial of a trader in Gunsan went into its second week.",
        "On Tuesday a driver said that he had seen the boxes. He counted nine.",
        "{} he wanted to have been elsewhere.",
        "The judge took a note.",
    )
    later = found_in("\n".join(lines).format("On Friday"))
    assert [one.needs for one in later] == [(), (frozenset({3}),), (frozenset({3}),), (), ()]
    assert not any(one.needs for one in found_in("\n".join(lines).format("With his wife")))


def test_a_first_sentence_is_shown_with_the_denial_of_what_it_reports_in_its_own_words() -> None:
    text = """A consul was expelled from Osan on Monday, the Osan Herald reported.
The harbour was quiet.
The foreign ministry said at night that no consul had been expelled."""
    spans, none, title = tagged(text).sentences, [False] * 3, "Report: consul expelled"
    assert modalities(SplitArticle(text, spans, title), none, none, none)[0].needs == (frozenset({2}),)
    assert modalities(SplitArticle(text, spans, "Consul leaves Osan"), none, none, none)[0].needs == ()
    quoted = text.replace("at night that no consul had been expelled.", '"no consul lives there" and left.')
    assert modalities(SplitArticle(quoted, tagged(quoted).sentences, title), none, none, none)[0].needs == ()
    denied = text.replace("at night that no consul had been expelled.", '"I was not expelled", quoting the consul.')
    needs = modalities(SplitArticle(denied, tagged(denied).sentences, title), none, none, none)[0].needs
    assert needs == (frozenset({2}),), "all that the quotation denies is claimed"
    for beside in ('"It is about the harbour, not expelled guests".', "that this was not a consul who was expelled."):
        other = text.replace("at night that no consul had been expelled.", beside)
        assert modalities(SplitArticle(other, tagged(other).sentences, title), none, none, none)[0].needs == (), beside
    limited = text.replace("no consul had been expelled", "the consul had not been expelled from the whole country")
    assert not any(
        one.needs for one in modalities(SplitArticle(limited, tagged(limited).sentences, title), none, none, none)
    )


def test_what_the_speaker_only_imagines_needs_that_it_does() -> None:
    text = "어느 날 배가 멈춥니다. 물이 갑판까지 들어옵니다. 이런 밤을 상상하며 일하겠습니다."
    assert [one.needs for one in found_in(f"선장이 학생들에게 말했다.\n{text}")][2] == (frozenset({3}),)


def test_an_order_is_an_act_and_no_source() -> None:
    assert not marks_of("The mother tells her to go up.", False).own
    assert not marks_of("The captain told the two men to wait.", False).own
    assert marks_of("The captain told reporters that the boat leaked.", False).own


def test_what_belongs_to_a_counted_scenario_needs_it() -> None:
    lines = (
        "The institute has drawn two paths for the won.",
        "On the second, a dispute closes the market.",
        "The won loses a quarter.",
    )
    assert found_in("\n".join(lines))[2].needs == (frozenset({1}),)


PLAYED = """Forty officers spent three days in a basement in Daejeon.
Red crosses the river at two points. Blue loses a brigade.
The officers move counters to and fro.
The college holds the course every spring."""
MISREAD = """Phones rang in three cities at seven.
The dam above the town burst. The water reached the station.
A clerk had meant to press another button.
The lake is a third full after a dry spring."""
PLAYED_IN_KOREAN = """국립대가 22일 시장 지붕 공사를 설명했다.
유리가 골목 네 개를 덮는다. 차는 땅 밑으로 사라진다.
아직은 종이 두 장에 그린 그림을 시청 직원들이 돌려 본다.
상인들은 25일 시장을 만난다."""


@pytest.mark.parametrize(("text", "said"), [(PLAYED, 3), (MISREAD, 3), (PLAYED_IN_KOREAN, 3)])
def test_a_passage_needs_the_paragraph_behind_that_says_what_it_is(text: str, said: int) -> None:
    needs = [one.needs for one in found_in(text)]
    assert needs[1] == needs[2] == (frozenset({said}),)
    assert not any((needs[0], needs[3], needs[4]))


def test_paragraphs_of_a_sentence_each_are_one_passage_while_they_are_told_like_a_plot() -> None:
    text = PLAYED.replace("points. ", "points.\n").replace("officers move", "officers moved")
    assert [one.needs for one in found_in(text)[1:3]] == [(frozenset({3}),)] * 2
    told = text.replace("crosses", "crossed").replace("loses", "lost")
    assert not any(one.needs for one in found_in(told))


def test_a_report_under_a_title_of_a_reversal_needs_the_next_paragraph() -> None:
    text = """The ministry gave lawmakers an estimate of the troops in the east.
There were 14,000 of them, a general told the committee.
The press office asked reporters to use 4,000.
The committee meets every other week."""
    spans = tagged(text).sentences
    none = [False] * len(spans)

    def needs(title: str) -> list[bool]:
        return [frozenset({2}) in one.needs for one in modalities(SplitArticle(text, spans, title), none, none, none)]

    assert needs("Ministry backtracks on troop figure") == [False, True, False, False]
    assert needs("Ministry tells committee of troops") == [False] * 4


@pytest.mark.parametrize(
    ("note", "governed"),
    [
        ("Note of April 19: Nothing in this article applies to the cable maker.", True),
        ("Correction: An earlier version of this article was wrong about the year.", False),
        ("Correction officers withdrew from the gate because the charge was invented, a guard said.", False),
        ("Notice boards at another plant were empty.", False),
        ("[Editor's note] The article was withdrawn.", True),
        ("[정정] 이 기사는 다른 병원의 자료를 잘못 인용했기에 내용을 모두 취소합니다.", True),
        ("[정정] 이전 기사의 연도가 사실과 달라 고쳤습니다.", False),
    ],
)
def test_a_note_that_takes_the_article_back_governs_all_of_it(note: str, governed: bool) -> None:
    news = "A cable maker is about to leave Gumi.\nThree of five halls are empty, workers said."
    assert (frozenset({2}) in found_in(f"{news}\n{note}")[0].needs) == governed
    assert all(frozenset({0}) in one.needs for one in found_in(f"{note}\n{news}")[1:]) == governed


def test_a_korean_demand_is_no_fact_and_needs_nothing() -> None:
    told = "선주는 키를 놓았다. 부두는 배를 막는다. 국회는 법을 고쳐야 한다."
    text = f"배가 섬에 닿았다.\n{told}\n이런 상상을 한 사람은 나였다."
    modality = found_in(text)
    assert modality[1].needs
    assert not modality[3].needs


def test_a_korean_contrast_that_calls_something_wrong_governs_the_paragraph_before() -> None:
    text = "배가 섬에 닿았다.\n선주에게 배 한 척을 준다고 한다.\n하지만 배로 섬을 살린다는 생각은 틀렸다."
    assert found_in(text)[1].needs == (frozenset({2}),)
    assert not found_in(text.replace("하지만 배로", "배로"))[1].needs
