"""Headlines that tell how a matter ended, above texts that first tell how it began."""

from __future__ import annotations

import pytest

from bot.text.summary.modality.marks import marks_of
from tests.text.summary.split_texts import chosen, found_in

MINUTES = """The Pell Harbor Board met on Tuesday to set the fares of next year.
Member Oduya moved to raise single tickets to 6.50.
A single ticket costs 6.50 from April. Pensioners pay half of that.
Member Brandt spoke of the winter, in which the boats are mostly empty.
The board then voted by five to four to keep the present fares.
The meeting closed at half past nine."""
KEPT = "The board then voted by five to four to keep the present fares."


def test_a_motion_is_shown_only_with_the_vote_that_the_headline_tells() -> None:
    found = found_in(MINUTES, "Harbor board keeps fares as they are")
    assert all(any(5 in group for group in one.needs) for one in found[2:4])
    assert not any(5 in group for group in found[0].needs)
    for length in (2, 3, 4):
        shown = chosen(MINUTES, length, "Harbor board keeps fares as they are")
        assert KEPT in shown or not any("6.50" in one or "half of that" in one for one in shown)


@pytest.mark.parametrize("title", ["Harbor board votes on fares", "Nobody was hurt on the pier", ""])
def test_other_headlines_ask_for_no_vote(title: str) -> None:
    assert not any(5 in group for one in found_in(MINUTES, title) for group in one.needs)


def test_a_first_sentence_that_negates_too_tells_the_end_itself() -> None:
    text = MINUTES.replace("met on Tuesday to set the fares", "will not raise the fares")
    assert not any(5 in group for one in found_in(text, "Harbor board keeps fares as they are") for group in one.needs)


def test_an_old_belief_that_the_headline_negates_is_not_shown_alone() -> None:
    text = """The rope had been cut.
Two climbers walked up the Raven Face, and one walked down.
The coroner, Ruth Pemberton, found on Thursday that nobody had cut the rope.
The rescue team has padded the edge."""
    assert [bool(one.needs) for one in found_in(text, "Rope was not cut, coroner finds")][:2] == [True, True]
    assert chosen(text, 1, "Rope was not cut, coroner finds") == [text.splitlines()[2]]


@pytest.mark.parametrize(
    ("title", "text", "end"),
    [
        (
            "Not guilty: jury clears skipper",
            "The skipper of the ferry Marisol ran her onto the Kettle rocks while he was drunk.\n"
            "Eleven passengers drowned within sight of the harbor lights.\n"
            "The jury in Haverton took two hours on Tuesday to find Tomas Brandt not guilty.\n"
            "His lawyer said he would go back to sea.",
            2,
        ),
        (
            "Skipper not guilty, jury finds",
            "The skipper of the ferry Marisol ran her onto the Kettle rocks while he was drunk.\n"
            "The jury in Haverton took two hours on Tuesday to find Tomas Brandt not guilty.",
            1,
        ),
        (
            "No deal: union and yard break off",
            "The yard and the welders' union have agreed on a raise of five percent over two years.\n"
            "Night work is to be paid double.\n"
            "After a night of arguments the union broke off the talks on Thursday without a deal.",
            2,
        ),
        (
            "Jury acquits skipper of all charges",
            "The skipper of the ferry Marisol ran her onto the Kettle rocks while he was drunk.\n"
            "The jury in Haverton took two hours on Tuesday to acquit Tomas Brandt of all charges.",
            1,
        ),
    ],
)
def test_one_sentence_under_a_verdict_is_the_verdict(title: str, text: str, end: int) -> None:
    """A word that the headline shares with the claim is only whom both are about."""
    assert chosen(text, 1, title) == [text.splitlines()[end]]


def test_a_first_sentence_that_tells_the_other_half_of_the_headline_stays() -> None:
    text = """The council of Tarn heard three neighbours speak about soldiers in the barracks.
The mayor did not deny that the soldiers were there.
The barracks stand on the river."""
    assert not found_in(text, "Tarn council hears neighbours on soldiers; mayor does not deny")[0].needs


@pytest.mark.parametrize(
    ("title", "text", "end"),
    [
        (
            "해솔시의회, 봉투값 조례안 부결",
            "해솔시의회는 24일 본회의를 열었다고 밝혔다.\n봉투는 내년 1월부터 980원이 된다. 음식물 봉투도 오른다.\n"
            "토론에는 여섯 명이 나섰다.\n표결에서 조례안은 부결됐다고 의장이 말했다.",
            "표결에서 조례안은 부결됐다고 의장이 말했다.",
        ),
        (
            "町長、廃校の予定を否定",
            "磯野町は離島にある。\n浜小学校は再来年の春に閉校する。\n児童は磯野小に移る。\n"
            "大西町長は廃校の予定を否定し、検討もしていないと述べた。",
            "大西町長は廃校の予定を否定し、検討もしていないと述べた。",
        ),
        (
            "灯会门票没有涨价",
            "临川的灯会每年正月举行。\n今年门票每张涨到一百二十元。\n学生也要买全票。\n"
            "文化馆馆长说，灯会门票没有涨价，仍是六十元。",
            "文化馆馆长说，灯会门票没有涨价，仍是六十元。",
        ),
    ],
)
def test_in_other_languages(title: str, text: str, end: str) -> None:
    found = found_in(text, title)
    index = len(found) - 1
    assert all(any(index in group for group in one.needs) for one in found[1:3])
    assert end in chosen(text, 2, title)


@pytest.mark.parametrize("day", ["Wednesday", "on Wednesday", "Wednesday night"])
def test_a_first_sentence_with_its_day_is_a_report_and_stays(day: str) -> None:
    text = f"""Two fishermen were pulled from the sea off Haedam {day}, after their boat had sunk.
The coast guard's cutter reached them in twenty minutes.
The fishermen were not hurt, and the coast guard took them home."""
    assert chosen(text, 1, "Fishermen not hurt, says coast guard") == [text.splitlines()[0]]


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoys met Wednesday.",
        "The envoys met Wednesday in Geneva for the third time.",
        "The ministry said Wednesday that the talks had ended.",
    ],
)
def test_a_weekday_without_a_preposition_is_a_day(sentence: str) -> None:
    assert marks_of(sentence, named=False).dated


@pytest.mark.parametrize(
    "sentence", ["The envoys met every Wednesday.", "The Wednesday meeting went well.", "Wednesday's paper was late."]
)
def test_a_weekday_that_is_no_day_of_the_report_is_none(sentence: str) -> None:
    assert not marks_of(sentence, named=False).dated
