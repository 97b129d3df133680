"""A clause without "that" behind the medium of what is said: "said through an interpreter she had …"."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads
from tests.text.statements.test_whose_words import told


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ellen Park said through an interpreter she had not heard a word.", "she had not heard a word"),
        ("Ellen Park said by phone the ship was safe.", "the ship was safe"),
        ("Ellen Park said in an email the ship was safe.", "the ship was safe"),
        ("Ellen Park confirmed by email the ship was safe.", "the ship was safe"),
        ("Ellen Park said in a written statement it would wait.", "it would wait"),
        ("Ellen Park said in a statement the firm released on Monday that the ship was safe.", "the ship was safe"),
        ("The ship was safe, Ellen Park said in an email the paper had seen.", "The ship was safe"),
    ],
)
def test_what_is_said_follows_the_medium(read: Reads, text: str, content: str) -> None:
    assert told(read, text) == [("Ellen Park", content)]


@pytest.mark.parametrize(
    "text",
    [
        "Ellen Park said in an email the paper had seen.",
        "Ellen Park said in an interview she gave to the paper.",
        "Ellen Park confirmed by email the sale of the ship.",
    ],
)
def test_a_relative_clause_of_the_medium_is_no_content(read: Reads, text: str) -> None:
    assert told(read, text) == []
