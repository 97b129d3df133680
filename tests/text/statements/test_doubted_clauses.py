"""Clauses that the sentence denies, doubts or passes on as rumours: nobody is quoted with what they tell."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads

DOUBTED = [
    "There is no evidence that Kim Min-su knew what was in the box.",
    "Police found no sign that Park Jin-ho believed the threat was real.",
    "The ministry dismissed a report that Park Jin-ho wanted the talks to fail.",
    "The office rejected claims that Kim Min-su told the envoy to wait.",
    "There was nothing to suggest that Kim Min-su ordered the guards to fire.",
    "The panel doubted that Kim Min-su had warned the crew that the hatch was open.",
    "The report contains no suggestion that Kim Min-su urged the crew to sail.",
    "Investigators have yet to find proof that Kim Min-su asked for the file.",
    "A rumor that Kim Min-su vowed to fight spread online.",
    "The claim that Kim Min-su promised to resign is false.",
    "Few believe that Kim Min-su intends to give up the bomb.",
    "The court said there was no proof that Kim Min-su took the stick or that he knew what it contained.",
]
TOLD = [
    ("The report said Kim Min-su knew that the line was cut.", "the line was cut"),
    ("The ministry did not say when, but Kim Min-su promised to resign in May.", "to resign in May"),
    ("Kim Min-su, who denied the theft, said that the box was empty.", "the box was empty"),
    ("After the talks failed, Kim Min-su warned that the hatch was open.", "the hatch was open"),
]


@pytest.mark.parametrize("text", DOUBTED)
def test_what_is_doubted_is_nobodys_statement(text: str, read: Reads) -> None:
    assert not [one for one in read(text) if one.speaker in ("Kim Min-su", "Park Jin-ho")]


@pytest.mark.parametrize(("text", "words"), TOLD)
def test_what_is_told_beside_a_doubt_is_a_statement(text: str, words: str, read: Reads) -> None:
    assert ("Kim Min-su", words) in [(one.speaker, one.text) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The court said there was no proof of theft.", "there was no proof of theft"),
        ("The ministry said the site was safe but did not confirm the findings.", "the site was safe"),
        (
            "The institute's estimate that the hall could hold 1,500 centrifuges was disputed by a rival.",
            "the hall could hold 1,500 centrifuges",
        ),
    ],
)
def test_a_statement_is_whole(text: str, words: str, read: Reads) -> None:
    assert words in [one.text for one in read(text)]
