"""A person named behind a title in an apposition is the speaker: "their head, the former Chilean minister Ana Ruiz"."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads
from tests.text.statements.test_whose_words import told


@pytest.mark.parametrize(
    "text",
    [
        "Their head, the former Chilean minister Ellen Park, said the count was fair.",
        "The union's president, former school nurse Ellen Park, said the count was fair.",
        "The petitioner, schoolteacher Ellen Park, said the count was fair.",
        "The clinic's director, consultant Dr Ellen Park, said the count was fair.",
        "Her lawyer, veteran Busan attorney Ellen Park, said the count was fair.",
        '"The count was fair," said the union\'s president, former school nurse Ellen Park.',
        '"The count was fair," said their chief economist, former deputy finance minister Ellen Park.',
    ],
)
def test_the_person_named_is_the_speaker(read: Reads, text: str) -> None:
    assert [who for who, _ in told(read, text)] == ["Ellen Park"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The minister, like former mayor Ellen Park, said the count was fair.", "minister"),
        ("The minister, unlike senator Ellen Park, said the count was fair.", "minister"),
        ("The minister, flanked by mayor Ellen Park, said the count was fair.", "minister"),
        ("The minister, visiting mayor Ellen Park, said the count was fair.", "minister"),
        ("The minister, once mayor Ellen Park's deputy, said the count was fair.", "minister"),
        ("The minister, not mayor Ellen Park, said the count was fair.", "minister"),
        ("The company, through lawyer Ellen Park, said the count was fair.", "company"),
        (
            "A spokesman for the minister, former mayor Ellen Park, said the count was fair.",
            "spokesman for the minister",
        ),
        ('"The count was fair," said an aide to the minister, former mayor Ellen Park.', "aide"),
        ("The accused, former mayor Ellen Park, and his wife said the count was fair.", None),
    ],
)
def test_a_person_beside_the_speaker_is_not(read: Reads, text: str, speaker: str | None) -> None:
    assert [who for who, _ in told(read, text)] == [speaker]
