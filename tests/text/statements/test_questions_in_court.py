"""What counsel puts to a witness, and what an outspoken speaker says behind a colon."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads
from tests.text.statements.test_whose_words import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ellen Park put it to the witness that he had lied.", ("Ellen Park", "he had lied")),
        ("The barrister put it to Ellen Park that she had lied.", ("barrister", "she had lied")),
        ("The board put it to members that the club should merge.", ("board", "the club should merge")),
        ("Ellen Park was adamant: there would be no vote.", ("Ellen Park", "there would be no vote")),
        ("The minister was blunt: the money was gone.", ("minister", "the money was gone")),
        ("Asked about it, the governor was unequivocal: it would end.", ("governor", "it would end")),
    ],
)
def test_who_is_outspoken_speaks(read: Reads, text: str, expected: tuple[str, str]) -> None:
    assert told(read, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "It was put to Ellen Park that she had lied.",
        "The council put it to a vote that was lost.",
        "The mill put it to use that summer.",
        "Ellen Park put it to the test that night.",
        "The evidence was unequivocal: the valve had failed.",
        "The minister was not blunt: the money was gone.",
        "The room was small: it had one bed.",
        "Ellen Park was furious: her best player had left.",
    ],
)
def test_what_only_looks_so_is_no_statement(read: Reads, text: str) -> None:
    assert told(read, text) == []
