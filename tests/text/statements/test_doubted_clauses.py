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
    "No evidence showed that Kim Min-su told the bank to close the account.",
    "Nobody has proved that Kim Min-su ordered the guards to fire.",
    "It is not true that Kim Min-su promised that taxes would fall.",
    "The story that Kim Min-su told the guards to shoot is a myth.",
    "An unverified claim that Kim Min-su ordered churches to close spread quickly.",
    "A doctored video in which Kim Min-su said the base would close was shared.",
    "The ministry refuted reports claiming that Kim Min-su said the base would close.",
    "A post falsely claimed that Kim Min-su ordered churches to close.",
    "Rumours have swirled that Kim Min-su ordered the crew to return.",
    "Prosecutors failed to prove that Kim Min-su ordered the crew to fire.",
    "Reports claiming that Kim Min-su said the tests would stop are false.",
    "It is inaccurate that Kim Min-su promised to close churches.",
    "Prosecutors allege that Kim Min-su ordered the crew to fire.",
    "Kim Min-su allegedly ordered the crew to fire.",
]
TOLD = [
    ("The report said Kim Min-su knew that the line was cut.", "the line was cut"),
    ("The ministry did not say when, but Kim Min-su promised to resign in May.", "to resign in May"),
    ("Kim Min-su, who denied the theft, said that the box was empty.", "the box was empty"),
    ("After the talks failed, Kim Min-su warned that the hatch was open.", "the hatch was open"),
    ("The office said Kim Min-su told reporters that the claims were false.", "the claims were false"),
    ("A few days ago officials said Kim Min-su told the crew that the hatch was open.", "the hatch was open"),
    ("Yet officials said Kim Min-su warned that the hatch was open.", "the hatch was open"),
    ("After talks failed officials said Kim Min-su warned that the hatch was open.", "the hatch was open"),
    ("An aide not authorised to speak said Kim Min-su warned that the hatch was open.", "the hatch was open"),
    ("There is no doubt that Kim Min-su said the hatch was open.", "the hatch was open"),
    ("Nobody disputes that Kim Min-su said the hatch was open.", "the hatch was open"),
    ("In a trade dispute Kim Min-su said tariffs would rise.", "tariffs would rise"),
    ("Records show that Kim Min-su warned that the hatch was open.", "the hatch was open"),
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
