"""Reports on Korea with a dateline, which may name the country nowhere else: are they on the peninsula?"""

from __future__ import annotations

from collections import Counter

import pytest

from bot.lang.datelines import without_dateline
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from bot.text.topics.score import topic
from tests.judgement import written_days
from tests.judgement.one_sentence import Event
from tests.judgement.share import LOOK, NUMBER, share

FLOORS = {LOOK: 20 / 20, NUMBER: 9 / 10}


def _parts(event: Event) -> tuple[str, str]:
    title, _, text = event.text.partition("\n")
    return title, text


DATED = [event for event in written_days.events("eight_days") if without_dateline(_parts(event)[1]) != _parts(event)[1]]


@pytest.mark.parametrize("half", [LOOK, NUMBER])
def test_reports_with_a_korean_dateline_are_on_the_peninsula(half: str, tagger: Tagger, base: Knowledge) -> None:
    found = share(
        (
            topic(title, text, find_entities(tagger.tag(text), base, None, event.published[:10]), base).korea >= 0.5,
            title,
        )
        for event in DATED
        if event.half == half
        for title, text in [_parts(event)]
    )
    assert found.value >= FLOORS[half]


def test_the_reports_are_in_halves() -> None:
    assert Counter(event.half for event in DATED) == {LOOK: 20, NUMBER: 10}
