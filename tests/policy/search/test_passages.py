"""Which sentences of a found article are about what was searched for."""

from __future__ import annotations

from datetime import date

import pytest

from bot.policy.search.grammar import Today, parse
from bot.policy.search.passages import TopicPassages
from bot.policy.search.query import Query

SENTENCES = (
    "North Korea has sent soldiers to Russia.",
    "The Kremlin called it groundless.",
    "Rice was dear in Hyesan.",
    "A market closed.",
)


def on_topic(typed: str, title: str = "News of the day", keys: dict[str, tuple[str, ...]] | None = None) -> list[int]:
    query = parse(typed, Today(date(2024, 10, 31), "Asia/Seoul"))
    assert isinstance(query, Query)
    passages = TopicPassages(query.resolved(keys or {}), title, SENTENCES, {1: {"kremlin"}})
    return [place for place in range(len(SENTENCES)) if passages.is_on_topic(place)]


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("soldiers Russia", [0, 1]),  # the sentence behind has its context
        ("soldiers Japan", []),  # one of two is too few
        ("soldiers Russia Japan", [0, 1]),  # two of three are enough
        ("rice OR wheat", [2, 3]),
        ("rice -soldiers", [2, 3]),
        ("lang:en rice", [2, 3]),  # what is asked of the article holds for each sentence
    ],
)
def test_a_sentence_is_on_the_topic_with_the_one_before_it(typed: str, places: list[int]) -> None:
    assert on_topic(typed) == places


def test_a_headline_puts_every_sentence_on_its_topic_and_a_name_counts_in_any_spelling() -> None:
    assert on_topic("troops", "Troops in Kursk") == [0, 1, 2, 3]
    assert on_topic('entity:"크렘린"', keys={"크렘린": ("kremlin",)}) == [1, 2]
