"""Statements in news of politics: who opens the clause of a participle, whose act ends a statement, what is wanted."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads
from tests.text.statements.test_whose_words import Told, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The council survived a vote after the Greens, saying calm mattered more, abstained.",
            [("Greens", "calm mattered more")],
        ),
        (
            "The ministry fell silent when the paper, arguing that the files were public, printed them.",
            [("paper", "the files were public")],
        ),
        (
            "The ministry left the talks after the vote, saying they were over.",
            [("ministry", "they were over")],
        ),
        (
            "The mayor left before the vote, saying he was tired, but stayed in town.",
            [("mayor", "he was tired, but stayed in town")],
        ),
        (
            "Ministers said the promise was broken. Angry drivers in the north left because they feared it was late.",
            [("Ministers", "the promise was broken"), (None, "it was late")],
        ),
        (
            "Ministers said the promise was broken. Unions march against a plan that they call an attack on rents.",
            [("Ministers", "the promise was broken")],
        ),
        (
            "Ministers said the promise was broken. The new harbour works were closed, they said.",
            [("Ministers", "the promise was broken"), ("Ministers", "The new harbour works were closed")],
        ),
        (
            "Opposition members walked out on Monday, accusing the mayor of bias.",
            [("Opposition members", "the mayor of bias")],
        ),
        ("The crew guards the port, saying it is unsafe.", [("crew", "it is unsafe")]),
        ('"Nobody asked us," said one, Bae Sun-ok, who lives there.', [("Bae Sun-ok", "Nobody asked us")]),
        ('"Nobody asked us," said one, and Bae Sun-ok agreed.', [(None, "Nobody asked us")]),
    ],
)
def test_nobody_else_is_the_speaker(read: Reads, text: str, expected: Told) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The union blamed the owner for the fire and the owner blamed the council.",
            [("union", "the owner for the fire")],
        ),
        (
            "The mayor praised the police and the men trained by the army for their courage.",
            [("mayor", "the police and the men trained by the army for their courage")],
        ),
        ("The company denied fraud and, with its partner, won the contract.", [("company", "fraud")]),
        ("The company denied fraud and, in a letter, theft.", [("company", "fraud and, in a letter, theft")]),
        ("The mayor said fog and snow closed the port.", [("mayor", "fog and snow closed the port")]),
        (
            "Bae Sun-ok was less certain: nobody knew how it would end, an aide said.",
            [("aide", "nobody knew how it would end")],
        ),
        (
            "The plan has one flaw: it costs too much, the mayor said.",
            [("mayor", "The plan has one flaw: it costs too much")],
        ),
        (
            "The road was shut because, the mayor said, the bridge was unsafe.",
            [("mayor", "the bridge was unsafe")],
        ),
        (
            "The bridge, the mayor said, was shut because it was unsafe.",
            [("mayor", "The bridge, the mayor said, was shut because it was unsafe")],
        ),
        (
            "The mayor told the crowd to remember that hunger has no party.",
            [("mayor", "the crowd to remember that hunger has no party")],
        ),
        (
            "The mayor told the crowd to loud applause that he would stand again.",
            [("mayor", "he would stand again")],
        ),
    ],
)
def test_a_statement_begins_and_ends_with_what_is_said(read: Reads, text: str, expected: Told) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Workers at the yard want the ban lifted before May.", [("Workers at the yard", "the ban lifted before May")]),
        ("The museum wants a painting made in Busan.", []),
        ("The museum wants the suit worn by the king.", []),
        ("The trust maintains that patients are safe.", [("trust", "patients are safe")]),
        ("The theory holds that prices will fall.", []),
        ("The club accepted that the fee had been paid late.", [("club", "the fee had been paid late")]),
        ("The club accepted that offer on Monday.", []),
        ("The club accepted an invitation to speak and was paid.", []),
        ("The mayor demanded to know why the yard had been paid.", [("mayor", "why the yard had been paid")]),
        ("The mayor demanded to see the letter.", []),
        ("The mayor called the bridge one of the ugliest here.", [("mayor", "the bridge one of the ugliest here")]),
        ("The mayor called one of the drivers on Monday.", []),
        ("The council voted for what critics call a bribe.", [("critics", "a bribe")]),
        ("The team won what fans call the derby.", []),
        (
            "Banks, officials hope, will repay by spring.",
            [("officials", "Banks, officials hope, will repay by spring")],
        ),
        ("The bridge, the sailors' hope, will open in May.", []),
    ],
)
def test_a_position_is_told_and_an_act_is_none(read: Reads, text: str, expected: Told) -> None:
    assert told(read, text) == expected
