"""Whose words stand behind "with": "…, with Seoul calling it a crime"."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads
from tests.text.statements.test_whose_words import Told, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Senators condemned the strike, with Lee Jae-myung, the opposition leader, calling it "a crime."',
            [("Senators", "the strike"), ("Lee Jae-myung", "a crime")],
        ),
        (
            'Senators condemned the strike, with the opposition leader, Lee Jae-myung, calling it "a crime."',
            [("Senators", "the strike"), ("Lee Jae-myung", "a crime")],
        ),
        (
            'Senators condemned the strike, with Rep. Cho Dae-sik calling it "a crime."',
            [("Senators", "the strike"), ("Cho Dae-sik", "a crime")],
        ),
        (
            "The talks ended, with Pyongyang warning of war and Tokyo calling for calm.",
            [("North Korea", "war"), ("Tokyo", "calm")],
        ),
        (
            'Aid groups criticized the delay, with Rescue Korea calling it "shameful," and urged the state to act.',
            [("Aid groups", "the delay"), ("Rescue Korea", "shameful"), ("Aid groups", "the state to act")],
        ),
        (
            "It ended, with the envoy, Nora Vance, calling it a farce and the mayor, Piet Holm, saying it was over.",
            [("Nora Vance", "it a farce"), ("Piet Holm", "it was over")],
        ),
        (
            'Guests left, with Nora Vance calling it "a farce," and the mayor, Piet Holm, saying it was over.',
            [("Nora Vance", "a farce"), ("Piet Holm", "it was over")],
        ),
        ("With the ministry saying it would appeal, drivers went home.", [("ministry", "it would appeal")]),
        ("Teachers welcomed the change, with unions expected to vote on Friday.", []),
    ],
)
def test_who_is_brought_in_by_with_speaks_for_themselves(text: str, expected: Told, read: Reads) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met with Lee Jae-myung calling for peace.", []),
        ("Senators condemned the strike, with", []),
        (
            "The mayor left, saying the road was shut and the North was threatening war.",
            [("mayor", "the road was shut and the North was threatening war")],
        ),
        (
            "Guests left, with Nora Vance saying the road was shut and the North was threatening war.",
            [("Nora Vance", "the road was shut and the North was threatening war")],
        ),
        ("Yoon arrived, with Kim Keon Hee at his side, saying he was glad.", [("Yoon", "he was glad")]),
        ("The mayor left, with his aides, saying he would be back.", [("mayor", "he would be back")]),
        (
            'The council criticized Pell, with whom it was negotiating about "the price of peace."',
            [("council", 'Pell, with whom it was negotiating about "the price of peace."')],
        ),
    ],
)
def test_company_and_partners_are_not_brought_in_to_speak(text: str, expected: Told, read: Reads) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor thanked volunteers and said the road would reopen.", [("mayor", "the road would reopen")]),
        ("The accused claims he was asleep.", [("accused", "he was asleep")]),
        (
            'The minister spoke to reporters, calling the deal "a triumph."',
            [("minister", 'the deal "a triumph."')],
        ),
        ('Kim said, citing officials, "The deal is over."', [("Kim", "The deal is over")]),
        (
            "The ministry rejected as groundless a report that it had planned to close schools.",
            [("ministry", "as groundless a report that it had planned to close schools")],
        ),
        (
            "Pyongyang dismissed as speculation media reports that its leader was ill.",
            [("Pyongyang", "as speculation media reports that its leader was ill")],
        ),
    ],
)
def test_objects_are_neither_verbs_nor_cut(text: str, expected: Told, read: Reads) -> None:
    """ "Thanked volunteers" was read as what a "governor thanked" volunteers."""
    assert told(read, text) == expected
