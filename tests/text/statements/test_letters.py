"""Who speaks in a letter, call or post that somebody wrote, and none who only got it."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads
from tests.text.statements.test_whose_words import told


@pytest.mark.parametrize(
    ("text", "writer"),
    [
        ("The union wrote to members saying that the offer was dead.", "union"),
        ("The regulator wrote to banks demanding that the offer was dead.", "regulator"),
        ("The society wrote to Ellen Park saying that the offer was dead.", "society"),
        ("The firm messaged drivers warning that the offer was dead.", "firm"),
        ("The firm wrote on Facebook saying the offer was dead.", "firm"),
        ("The ministry sent a note to embassies saying the offer was dead.", "ministry"),
        ("The firm sent customers an email saying the offer was dead.", "firm"),
        ("The council sent out letters to residents saying the offer was dead.", "council"),
        ("The firm posted a notice on its door saying that the offer was dead.", "firm"),
        ("Ellen Park told reporters in a message saying that the offer was dead.", "Ellen Park"),
        ("In a letter to parents saying the offer was dead, the mayor apologised.", "mayor"),
        ("The caretaker wrote to parents on Friday, saying that the offer was dead.", "caretaker"),
        ("The council received a letter from residents saying the offer was dead.", "residents"),
        ("The bishop got a letter from Rome saying the offer was dead.", "Rome"),
    ],
)
def test_the_writer_speaks_and_not_the_addressee(read: Reads, text: str, writer: str) -> None:
    assert told(read, text) == [(writer, "the offer was dead")]


@pytest.mark.parametrize(
    "text",
    [
        "The council received a letter saying the bridge was unsafe.",
        "The paper printed a letter saying the bridge was unsafe.",
        "The firm deleted a message warning that the bridge was unsafe.",
        "The prosecutor waved a letter saying the bridge was unsafe.",
        "Ellen Park tore up a letter saying the bridge was unsafe.",
    ],
)
def test_who_only_got_or_used_a_letter_does_not_speak(read: Reads, text: str) -> None:
    assert told(read, text) == [(None, "the bridge was unsafe")]


@pytest.mark.parametrize(
    "text",
    [
        "Parents were texted on Thursday saying the school was shut.",
        "Customers have been emailed saying that the bridge was unsafe.",
        "The minister met farmers complaining that the dam was late.",
        "The mayor faced residents saying the park was unsafe.",
    ],
)
def test_who_of_two_speaks_is_not_guessed(read: Reads, text: str) -> None:
    assert told(read, text) == []
