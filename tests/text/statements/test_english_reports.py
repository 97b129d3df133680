"""Statements of ordinary English reports: where they end, and who makes them."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads

RELATIVE = [
    (
        "A North Korean woman who says she was held alone for 71 days in a centre has sued the state over it.",
        "she was held alone for 71 days in a centre",
    ),
    ("A trader who said he was cheated has filed a complaint against the broker.", "he was cheated"),
    ("Lawmakers who argue that the bill is illegal walked out of the vote.", "the bill is illegal"),
    ("A man who said the mayor had lied was fined on Monday.", "the mayor had lied"),
    (
        "Officials who say the bridge was safe when it was opened have been replaced.",
        "the bridge was safe when it was opened",
    ),
    ("A soldier who said he was hit and had fled testified on Monday.", "he was hit and had fled"),
]
"""Text, and its only statement, which is in a relative clause of the subject."""
ADDRESSED = [
    ("Kim Min-ho told a crowd he had gathered that the plan was dead.", "the plan was dead"),
    ("Cho Hyun told a committee he chairs that talks would resume.", "talks would resume"),
    ("Kim Min-ho told voters that taxes would fall.", "taxes would fall"),
    ("Kim Min-ho told the voters he believed that taxes would fall.", "he believed that taxes would fall"),
]
"""Text, and what somebody with a clause of their own is told."""
BEHIND = [
    ("The trend is not new, noted Chae Ji-won, a historian who studies trade.", ["Chae Ji-won"]),
    ("Few firms build an engine, observed analyst Chae Ji-won.", ["Chae Ji-won"]),
    ("He left the room, charged Kim Min-ho with theft and went home.", []),
    ("The judge, noted for his temper, fined Lee Seo-yun.", []),
    ("A class action is pending, according to their lawyer, Ha Hee-bong of Logos Bridge.", ["Ha Hee-bong"]),
    ("The dam is safe, according to its builder, Harbour Works, of Marlow.", ["its builder"]),
    (
        "Soldiers fired warning shots after about a dozen troops crossed the line, Seoul's military said.",
        ["Seoul's military"],
    ),
    ("The navy sent warning flares after the boats left, Seoul's military said.", ["Seoul's military"]),
]
"""Text, and the speakers of its statements."""


@pytest.mark.parametrize(("text", "said"), RELATIVE)
def test_a_statement_in_a_relative_clause_ends_before_the_main_verb(text: str, said: str, read: Reads) -> None:
    assert [quote.text for quote in read(text)] == [said]


@pytest.mark.parametrize(("text", "said"), ADDRESSED)
def test_a_clause_of_the_addressee_is_no_statement(text: str, said: str, read: Reads) -> None:
    assert read(text)[0].text == said


@pytest.mark.parametrize(("text", "speakers"), BEHIND)
def test_the_speaker_stands_behind(text: str, speakers: list[str], read: Reads) -> None:
    assert [quote.speaker for quote in read(text)] == speakers
