"""Statements in roundabout words: "was quick to say", "went on record as saying", "was called a crime by …",
"agreed with Vance that …", "is sure the deal …"; and what only looks so."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads
from tests.text.statements.test_whose_words import Told, told

_PARK = "Ellen Park"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ellen Park was quick to say that the rules were unfair.", "the rules were unfair"),
        ("Ellen Park was at pains to point out that the rules were unfair.", "the rules were unfair"),
        ("Ellen Park was among the first to say the rules were unfair.", "the rules were unfair"),
        ("Ellen Park was forced to admit that the rules were unfair.", "the rules were unfair"),
        ("Ellen Park went so far as to call the deal a crime.", "the deal a crime"),
        ("Ellen Park has gone as far as saying the rules were unfair.", "the rules were unfair"),
        ("Ellen Park took to the floor to denounce the deal as a crime.", "the deal as a crime"),
        ("Ellen Park took the chance to remind voters that the rules were unfair.", "the rules were unfair"),
        ("Ellen Park used her speech to accuse Tom Vance of lying.", "Tom Vance of lying"),
        ("Ellen Park did not hesitate to call the deal a crime.", "the deal a crime"),
        ("Ellen Park called the station to say that a dog was in the yard.", "a dog was in the yard"),
        ("Ellen Park kept saying that the rules were unfair.", "the rules were unfair"),
        ("Ellen Park could not help adding that the rules were unfair.", "the rules were unfair"),
        ("Ellen Park is on record as saying the rules are unfair.", "the rules are unfair"),
        ("Ellen Park was overheard telling an aide that the deal was dead.", "the deal was dead"),
        ("Ellen Park can be heard on the tape saying the deal is dead.", "the deal is dead"),
    ],
)
def test_who_came_to_speak_is_the_speaker(read: Reads, text: str, content: str) -> None:
    assert told(read, text) == [(_PARK, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Ellen Park was not quick to say that the rules were unfair.",
        "Ellen Park will be careful to say that the rules were unfair.",
        "Ellen Park was asked to say that the rules were unfair.",
        "Ellen Park is expected to use her speech to say that the rules were unfair.",
        "Ellen Park must be quick to say that the rules were unfair.",
        "It took Ellen Park an hour to say that the rules were unfair.",
        "The clinic used the drug to claim that patients lived longer.",
        "The boat was used to show that the river was safe.",
        "Ellen Park took a taxi to tell him that it was late.",
        "Ellen Park used the money to order a boat.",
        "Ellen Park called the police to report a theft at the store.",
        "Ellen Park kept calling the number.",
        "Ellen Park kept warning signs on the gate.",
        "Ellen Park was seen near a guard and a sign saying nothing.",
    ],
)
def test_who_may_not_have_spoken_is_none(read: Reads, text: str) -> None:
    assert told(read, text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The bill has been called a crime by Ellen Park.", "a crime"),
        ('The bill has been called "a crime" by Ellen Park.', "a crime"),
        ("The bill was described as a gift to mills by Ellen Park.", "a gift to mills"),
        ("Tom Vance was accused of lying to voters by Ellen Park.", "lying to voters"),
        ("Tom Vance was told to wait outside by Ellen Park.", "to wait outside"),
        ("Tom Vance was criticized by Ellen Park for costing too much.", "costing too much"),
        ("Ellen Park agreed with Tom Vance that the deal was dead.", "the deal was dead"),
        ("Ellen Park said of the deal that it was dead.", "it was dead"),
        ("Ellen Park acknowledged under oath that warnings had reached her.", "warnings had reached her"),
        ("Ellen Park is confident the deal will pass.", "the deal will pass"),
        ("Ellen Park was adamant the rules were unfair.", "the rules were unfair"),
        ("Ellen Park is sure Tom Vance lied.", "Tom Vance lied"),
        ("Ellen Park's message to voters was that help was coming.", "help was coming"),
        ("The line from Ellen Park is that nothing has changed.", "nothing has changed"),
        ("Ellen Park likened the sums to a list with no prices.", "the sums to a list with no prices"),
        ("Ellen Park puts the rise down to the price of feed.", "the rise down to the price of feed"),
        ("Ellen Park muttered that nobody had read the bill.", "nobody had read the bill"),
        ("Ellen Park says he lied.", "he lied"),
    ],
)
def test_what_is_said_is_found(read: Reads, text: str, content: str) -> None:
    assert told(read, text) == [(_PARK, content)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The film was called a crime committed by Ellen Park.", []),
        ("The letter was described as a fake written by Ellen Park.", []),
        ("Tom Vance was told to stand by the gate.", []),
        ("Tom Vance was accused of being paid by Ellen Park.", []),
        ("Lawmakers were told to expect 10,000 soldiers by December.", []),
        ("Soldiers were told to be ready by December.", []),
        ("The bill was expected to be sent back by Ellen Park.", []),
        ("The chapel is described as a ruin by the river.", []),
        ("The fort was put at risk by the storm.", []),
        ("Ellen Park agreed with the view that the deal was dead.", [(_PARK, "the view that the deal was dead")]),
        ("Ellen Park is aware of the rules.", []),
        ("Ellen Park was happy the whole day.", []),
        ("Ellen Park put the box down to rest.", []),
        ("Ellen Park says it was.", []),
        ("Ellen Park blamed herself after the team lost the match.", []),
        ("Ellen Park testified behind a screen.", []),
        ("Ellen Park fired back within the hour.", []),
        ("What Ellen Park said was a lie that nobody believed.", []),
        ("What Ellen Park said was that nobody believed him.", [(_PARK, "nobody believed him")]),
        ("They rallied against what Ellen Park said was a plot to steal votes.", [(_PARK, "a plot to steal votes")]),
        (
            'Ellen Park passed on what she described as "persistent and embarrassing" failures of the grid.',
            [(_PARK, '"persistent and embarrassing" failures of the grid')],
        ),
    ],
)
def test_what_only_looks_like_speech_is_none(read: Reads, text: str, expected: Told) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The firm said it accepted the findings, and its shares fell 3 percent.", "it accepted the findings"),
        ("The firm said it had test-fired the engine, and the won slipped.", "it had test-fired the engine"),
        ("The firm said the plant would close, and 300 workers lost their jobs.", "the plant would close"),
        (
            "The firm vowed the gate would stay open, reversing a stance set out in May.",
            "the gate would stay open",
        ),
        ("The firm said the vote was unanimous, which one aide, speaking privately, denied.", "the vote was unanimous"),
        ("The firm puts the figure at 15,000 and expects it to double.", "the figure at 15,000"),
    ],
)
def test_what_the_narrator_adds_is_no_part(read: Reads, text: str, content: str) -> None:
    assert told(read, text) == [("firm", content)]


@pytest.mark.parametrize(
    "content",
    [
        "it accepted the findings, and that shares would fall",
        "it accepted the findings, and would pay the fine",
        "it accepted the findings, and its chief would leave",
        "its shares had risen, and the dollar fell",
        "the plant would close in May, and those hired in June would leave",
        "the plant would close in May, and 300 workers would lose their jobs",
        "the plant had closed in May, and 300 workers lost their jobs",
        "the gate would stay open, reversing years of cuts",
        "the offer, which he rejected, was fair",
    ],
)
def test_what_goes_on_is_whole(read: Reads, content: str) -> None:
    assert told(read, f"The firm said {content}.") == [("firm", content)]
