"""Whose answers the paragraphs of an interview are: only where the text says it plainly."""

from __future__ import annotations

import re

import pytest

from bot.model.analysis import Span
from bot.text.statements.interviews import answers

_SENTENCE = re.compile(r"\S[^\n]*?[.?!][\"”]?(?=\s|$)")
_QUESTIONS = ("How did the trade change?", "Who buys the coal?", "Will new rules help?")
_ANSWERS = ("The ships meet at night. They change names.", "Steel works do.", "Insurers will leave.")
_ALL = ["The ships meet at night.", "They change names.", "Steel works do.", "Insurers will leave."]


def _interview(opening: str, *labels: str, questions: tuple[str, ...] = _QUESTIONS, end: str = "") -> str:
    labels = labels or ("", "", "")
    turns = [line for q, label, a in zip(questions, labels, _ANSWERS, strict=True) for line in (q, f"{label}{a}")]
    return "\n\n".join(filter(None, (opening, *turns, end)))


def _answered(text: str, *persons: str, title: str = "") -> dict[str, list[str]]:
    """Person -> the sentences that are said to be theirs."""
    spans = [Span(*one.span()) for one in _SENTENCE.finditer(text)]
    named = {
        at: [Span(*one.span()) for one in re.finditer(f"{person}|{person.split()[0]}", text)]
        for at, person in enumerate(persons)
    }
    found: dict[str, list[str]] = {}
    for start, answer in answers(text, spans, title, named).items():
        end = next(one.end for one in spans if one.start == start)
        found.setdefault(persons[answer.by], []).append(text[answer.start : end])
    return found


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("The Harbour Review spoke with Park Seo-yeon, who counts coal ships.", ""),
        ("In an interview with The Ledger, Park Seo-yeon explains what coal ships do.", ""),
        ("Park Seo-yeon sat down with us in Busan.", ""),
        ("Park Seo-yeon counts coal ships.", "Interview with Park Seo-yeon"),
        ("We asked the researcher Park Seo-yeon about Choe Son Hui and coal.", ""),
        ("지난 화요일 부산에서 Park Seo-yeon 연구위원을 만나 물었다.", ""),
        ("Park Seo-yeon 연구위원은 10일 본지와의 인터뷰에서 석탄선을 설명했다.", ""),
    ],
)
def test_the_one_person_whom_the_interview_is_with_answers(opening: str, title: str) -> None:
    answered = _answered(_interview(opening), "Park Seo-yeon", "Choe Son Hui", title=title)
    assert answered == {"Park Seo-yeon": _ALL}


@pytest.mark.parametrize(
    "opening",
    [
        "Park Seo-yeon counts coal ships.",
        "We asked a researcher what Park Seo-yeon wants.",
        "We spoke with a researcher about Park Seo-yeon.",
        "The interview was held by Park Seo-yeon.",
        "The Review spoke with Park Seo-yeon and Choe Son Hui.",
        "Park Seo-yeon의 의도를 한 연구위원에게 물었다.",
        "",
    ],
)
def test_where_the_text_does_not_say_it_plainly_nobody_is_named(opening: str) -> None:
    assert _answered(_interview(opening), "Park Seo-yeon", "Choe Son Hui") == {}


def test_labels_say_whose_an_answer_is_and_are_left_out() -> None:
    opening = "Park Seo-yeon and Choe Son Hui answered questions."
    text = _interview(opening, "Park Seo-yeon: ", "Choe: ", "A: ")
    expected = {"Park Seo-yeon": _ALL[:2], "Choe Son Hui": _ALL[2:3]}
    assert _answered(text, "Park Seo-yeon", "Choe Son Hui") == expected
    alone = _interview("The Review spoke with Park Seo-yeon.", "A: ", "A: ", "A: ")
    assert _answered(alone, "Park Seo-yeon") == {"Park Seo-yeon": _ALL}


def test_the_narrator_behind_the_answers_is_nobodys_answer() -> None:
    opening = "The Review spoke with Park Seo-yeon."
    for end in ("Park spoke in Busan.", "The answers were shortened."):
        assert _answered(_interview(opening, end=end), "Park Seo-yeon") == {"Park Seo-yeon": _ALL}


def test_a_report_with_a_question_in_it_is_no_interview() -> None:
    text = "The Review spoke with Park Seo-yeon.\n\nWho buys the coal?\n\nSteel works do."
    assert _answered(text, "Park Seo-yeon") == {}
