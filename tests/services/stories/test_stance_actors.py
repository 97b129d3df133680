"""Which state takes a stance towards an event."""

from __future__ import annotations

import pytest

from bot.services.stories.contact_parties import parties
from bot.text.knowledge.base import Knowledge


@pytest.mark.parametrize(
    ("title", "names", "actor"),
    [
        ("South Korea denies sending drones", ["south-korea"], "KR"),
        ("Samsung Electronics denies leak", ["samsung-electronics"], ""),
        ("Son Heung-min denies transfer", ["son-heung-min"], ""),
        ("South Korea's Samsung Electronics denies leak", ["south-korea", "samsung-electronics"], ""),
    ],
)
def test_a_state_takes_a_stance_and_a_firm_or_a_star_does_not(title: str, names: list[str], actor: str) -> None:
    knowledge = Knowledge.load()
    written = [(known, known.name) for name in names if (known := knowledge.get(name)) is not None]
    stance = parties(title, "", written).stance
    assert stance is not None
    assert stance.actor == actor
