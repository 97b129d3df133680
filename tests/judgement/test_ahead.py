"""Coming events that written reports name."""

from __future__ import annotations

import pytest

from bot.news.ahead.reading import ahead_reports
from tests.judgement.ahead import scored, written_ahead
from tests.judgement.share import LOOK, NUMBER

FLOORS = {LOOK: (22 / 22, 22 / 22), NUMBER: (19 / 22, 19 / 19)}
"""Events found with kind, days, status and hour; events shown that are right."""


@pytest.mark.parametrize("half", [LOOK, NUMBER])
def test_coming_events_are_found_and_none_is_invented(half: str) -> None:
    score = scored(written_ahead(half))
    recall, precision = FLOORS[half]
    assert score.recall.value >= recall
    assert score.precision.value >= precision
    assert len(score.invented) == 0


def test_what_is_shown_is_a_span_of_its_article() -> None:
    for one in written_ahead():
        for report in ahead_reports(one.article):
            assert one.article.text[report.start : report.end] == report.words
            assert report.giver is None or report.giver in one.article.text


def test_the_texts_are_complete_and_in_halves() -> None:
    texts = written_ahead()
    assert {half: sum(one.half == half for one in texts) for half in (LOOK, NUMBER)} == {LOOK: 25, NUMBER: 25}
    assert sum(not one.events for one in texts) >= 8
