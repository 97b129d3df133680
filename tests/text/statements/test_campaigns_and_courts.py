"""Statements in reports of campaigns, councils and courts: what is wanted, voted for and shown; remarks between a verb
and what it says; and what only looks so."""

from __future__ import annotations

from tests.fakes.tables import table
from tests.text.statements.conftest import Reads
from tests.text.statements.test_whose_words import Told, told


@table(
    ("text", "expected"),
    [
        (
            'Judge Peter Lomas told Ada Farrow she had shown "not a flicker of remorse".',
            [("Peter Lomas", 'she had shown "not a flicker of remorse"')],
        ),
        ('Records showed "no fault" in the brakes.', [("Records", "no fault")]),
    ],
)
def test_quoted_words_for_what_a_person_showed_are_not_theirs(text: str, expected: Told, read: Reads) -> None:
    assert told(read, text) == expected


@table(
    ("text", "expected"),
    [
        ("The council voted on Monday to raise the tax.", [("council", "to raise the tax")]),
        ("The council voted unanimously to raise the tax.", [("council", "to raise the tax")]),
        ("Ellen Park voted against the proposal to raise the tax.", []),
        ("Ellen Park voted for a plan to raise the tax.", []),
    ],
)
def test_a_vote_against_a_plan_to_do_something_is_no_promise_to_do_it(text: str, expected: Told, read: Reads) -> None:
    assert told(read, text) == expected


@table(
    ("text", "expected"),
    [
        ("The union wants a 10 percent raise for its members.", [("union", "a 10 percent raise for its members")]),
        ("Ellen Park wants tougher penalties for drivers.", [("Ellen Park", "tougher penalties for drivers")]),
        ("The boy wants a new bicycle for Christmas.", []),
        ("The dog wants a walk in the park.", []),
        ("Japan sought assurances that its ships were safe.", []),
        ("Ellen Park did not want an inquiry into the deal.", []),
        (
            "Ellen Park said she was sure, and that voters want change at the top.",
            [("Ellen Park", "she was sure, and that voters want change at the top")],
        ),
    ],
)
def test_what_is_to_be_done_is_wanted_and_not_a_thing(text: str, expected: Told, read: Reads) -> None:
    assert told(read, text) == expected


@table(
    ("text", "expected"),
    [
        ("Ellen Park compared the plan to a bribe.", [("Ellen Park", "the plan to a bribe")]),
        ("The bank compared its figures to those of May.", []),
    ],
)
def test_what_something_is_compared_to_is_said_of_it(text: str, expected: Told, read: Reads) -> None:
    assert told(read, text) == expected


@table(
    ("text", "expected"),
    [
        ("Ellen Park claims — falsely — that the vote was rigged.", [("Ellen Park", "the vote was rigged")]),
        ("Ellen Park has claimed (wrongly) that the vote was rigged.", [("Ellen Park", "the vote was rigged")]),
        ("Ellen Park said outside court that the vote was rigged.", [("Ellen Park", "the vote was rigged")]),
        ("The mayor said the bridge would close, it emerged last night.", [("mayor", "the bridge would close")]),
        (
            "The mayor said the bridge was unsafe, a view shared by many engineers.",
            [("mayor", "the bridge was unsafe")],
        ),
        (
            "Ellen Park said such cases were rare: most boats, she said, were stopped.",
            [("Ellen Park", "such cases were rare"), ("Ellen Park", "most boats, she said, were stopped")],
        ),
        (
            "The British Retail Forum put the cost at £90m a day.",
            [("British Retail Forum", "the cost at £90m a day")],
        ),
    ],
)
def test_remarks_of_the_narrator_are_no_part_of_what_is_said(text: str, expected: Told, read: Reads) -> None:
    assert told(read, text) == expected


@table(
    ("text", "expected"),
    [
        ("Mother of two Tasha Green said it was late.", [("Tasha Green", "it was late")]),
        (
            'Mother-of-three Kelly Braithwaite said it had come "out of the blue".',
            [("Kelly Braithwaite", 'it had come "out of the blue"')],
        ),
        (
            "Ellen Park said there was a line by 8. Mother of three Kim Rawlins drove 90 miles.",
            [("Ellen Park", "there was a line by 8")],
        ),
        ('"We were robbed," Ellen Park was saying outside the hall.', [("Ellen Park", "We were robbed")]),
    ],
)
def test_a_speaker_is_found_by_name(text: str, expected: Told, read: Reads) -> None:
    assert told(read, text) == expected


def test_what_somebody_reportedly_said_keeps_the_word(read: Reads) -> None:
    assert [one.cue for one in read("The mayor has reportedly said the bridge would close.")] == ["reportedly said"]


@table(
    ("text", "expected"),
    [
        ("Ellen Park believes voters want change at the top.", [("Ellen Park", "voters want change at the top")]),
        ("Residents felt betrayed by the closure of the pool.", [("Residents", "betrayed by the closure of the pool")]),
        ("Ellen Park felt tired after the march to the hall.", []),
        ("Ellen Park felt the ground shake under her feet.", []),
        ("Ellen Park knows voters in three counties.", []),
        ("Divers found soldiers buried in the sand.", []),
        (
            "Ellen Park supports raising the wage and believes companies can afford it.",
            [("Ellen Park", "raising the wage"), ("Ellen Park", "companies can afford it")],
        ),
    ],
)
def test_what_somebody_thinks_is_told_without_that(text: str, expected: Told, read: Reads) -> None:
    assert told(read, text) == expected


@table(
    ("text", "expected"),
    [
        ("Polls showing a tight race unsettled the camp.", [("Polls", "a tight race")]),
        ("Documents showing a pattern of late payments were leaked.", [("Documents", "a pattern of late payments")]),
        ("A survey showing Ellen Park ahead was released on Monday.", [("survey", "Ellen Park ahead")]),
        ("He wore a shirt showing a bear and a fish.", []),
    ],
)
def test_what_evidence_shows_ends_before_the_verb_of_the_sentence(text: str, expected: Told, read: Reads) -> None:
    assert told(read, text) == expected
