"""Times before a speaker, between a verb of speech and its clause, and between two acts."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads


def told(read: Reads, text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of each statement."""
    return [(one.speaker, text[one.start : one.end]) for one in read(text)]


@pytest.mark.parametrize(
    "time",
    [
        "In May",
        "In May 2024",
        "On May 3",
        "On 3 May",
        "In 2024",
        "In June 2024",
        "In early 2024",
        "Since 2019",
        "By 1999",
    ],
)
def test_a_date_before_the_subject_is_no_part_of_it(time: str, read: Reads) -> None:
    """ "2024 the agency" spoke, and nobody in May, which was read as "may"."""
    assert told(read, f"{time} the agency said that demand was weak.") == [("agency", "demand was weak")]


def test_what_may_be_said_is_not_said(read: Reads) -> None:
    assert told(read, "The agency may say that demand is weak.") == []


@pytest.mark.parametrize(
    "said",
    [
        "evening classes had failed in Daegu",
        "night flights would stop in March",
        "morning traffic had doubled",
        "last year's exports had risen by a tenth",
        "next week's talks would decide",
        "months of talks had failed",
    ],
)
def test_a_time_that_describes_a_noun_is_said(said: str, read: Reads) -> None:
    assert told(read, f"The mayor said {said}.") == [("mayor", said)]


@pytest.mark.parametrize("time", ["Friday", "Friday evening", "this morning", "Tuesday night"])
def test_a_time_of_speech_is_not_said(time: str, read: Reads) -> None:
    assert told(read, f"The mayor said {time} the bridge had been closed.") == [("mayor", "the bridge had been closed")]


def test_what_happened_at_another_time_is_the_narrators(read: Reads) -> None:
    text = "On Wednesday the firm said it would build a line, and on Thursday Micron cut its outlook."
    assert told(read, text) == [("firm", "it would build a line")]
    both = "it would build a line in May, and in June it would hire 400 people"
    assert told(read, f"The firm said {both}.") == [("firm", both)]


@pytest.mark.parametrize("time", ["in May", "in 2024", "in May 2024"])
def test_a_clause_follows_a_month_of_speech(time: str, read: Reads) -> None:
    text = f"Jung Hwan-ok said {time} the county had set aside the money."
    assert told(read, text) == [("Jung Hwan-ok", "the county had set aside the money")]
    assert told(read, f"Jung Hwan-ok said {time} the day after the vote.") == []


def test_points_and_days_are_no_words_of_speech(read: Reads) -> None:
    """ "The rating fell four" pointed to "52 percent", and a pollster asked "1,002 adults"."""
    assert told(read, "The rating fell four points to 52 percent in a week.") == []
    assert told(read, "The institute asked 1,002 adults from Tuesday to Thursday.") == []
    asked = "40 men to stay from Tuesday to Thursday"
    assert told(read, f"The mayor asked {asked}.") == [("mayor", asked)]


def test_that_before_a_comma_is_a_subject(read: Reads) -> None:
    text = "That, the ministry said, would not happen again."
    assert told(read, text) == [("ministry", text[:-1])]


def test_he_is_whose_words_the_clause_is(read: Reads) -> None:
    text = "Elbridge Colby had argued for it. Robert Dunlap said he believed that the plan was real."
    assert told(read, text)[-1] == ("Robert Dunlap", "the plan was real")
    text = "Robert Dunlap told Elbridge Colby he believed that the plan was real."
    assert told(read, text)[-1] == (None, "the plan was real")


def test_what_was_said_at_another_time_too_is_said(read: Reads) -> None:
    text = "On Wednesday the firm said that it would build a line, and on Thursday that it would not."
    assert told(read, text) == [("firm", "it would build a line, and on Thursday that it would not")]


@pytest.mark.parametrize(
    "text",
    [
        "He noted the role of women and thanked",
        "On Monday he said it was dead, and on",
        "He said evening",
        "He said months",
        "He said in May the",
        "On 3",
        "In the view of",
        "To Kim,",
    ],
)
def test_a_text_that_breaks_off_is_read(text: str, read: Reads) -> None:
    """Two of these ended the reader."""
    for broken in (text, f"{text}”", f"“{text}"):
        assert isinstance(read(broken), tuple)
