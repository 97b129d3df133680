"""People in features who have a family name and an age alone, and names that are also words."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads
from tests.text.statements.test_whose_words import Told, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Hwang, 58, has run the shop since her husband died. "They used to come at five," she says.',
            [("Hwang", "They used to come at five")],
        ),
        (
            'Bae, a 33-year-old nurse, walked out with the others. "We are tired," she said.',
            [("Bae", "We are tired")],
        ),
        ('Incheon, 12, beat Suwon, 8. "We were lucky," he said.', [(None, "We were lucky")]),
        ('The Ming, 276 years old, fell. "We were lucky," he said.', [(None, "We were lucky")]),
    ],
)
def test_a_family_name_before_an_age_is_a_person(text: str, expected: Told, read: Reads) -> None:
    """Hwang was a place, and Bae nobody."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'North Korea left: its defense minister, No Kwang Chol, said it was "a rehearsal" and warned of "war."',
            [("No Kwang Chol", 'it was "a rehearsal"'), ("No Kwang Chol", "war")],
        ),
        ("An Tong Chun and Kim Jong Un said it was late.", [("An Tong Chun and Kim Jong Un", "it was late")]),
        ("No minister said it was late.", []),
    ],
)
def test_names_that_are_words_neither_negate_nor_are_articles(text: str, expected: Told, read: Reads) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four in ten want new roads, a poll published on Tuesday found.", [("poll", "Four in ten want new roads")]),
        ("Officials interviewed said the smoke was thick.", [("Officials interviewed", "the smoke was thick")]),
    ],
)
def test_a_speaker_does_not_end_with_a_torn_participle(text: str, expected: Told, read: Reads) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Ministry of Labor (Minister Kim Young-hoon) announced that it was late.",
            [("Ministry of Labor", "it was late")],
        ),
        ("The envoy (Liu Xiaoming) said that it was late.", [("Liu Xiaoming", "it was late")]),
        ("The mayor of Busan (Park Heong-joon) said that it was late.", [("Park Heong-joon", "it was late")]),
        ("The Chief of Staff (Nora Vance) said that it was late.", [("Nora Vance", "it was late")]),
        ("The Chair of the Fed (Jerome Powell) said that it was late.", [("Jerome Powell", "it was late")]),
        ("The Emperor (Naruhito) said that it was late.", [("Naruhito", "it was late")]),
    ],
)
def test_a_body_speaks_and_not_its_head_in_brackets(text: str, expected: Told, read: Reads) -> None:
    """An office in capitals is no body."""
    assert told(read, text) == expected
