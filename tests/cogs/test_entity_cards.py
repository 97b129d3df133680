"""The texts of an entity's cards, and its chart."""

from __future__ import annotations

import sys
from dataclasses import replace

import discord
import pytest

from bot.model.answers import EntityAnswer
from cogs._cards.entity import chart_labels, chart_text, entity_card, entity_quotes_card, has_chart
from cogs._ui.charts import weekly_chart
from tests.cogs.card_answers import SENTENCE, TITLE_LINE, entity, entity_answer, shown

HEAD = ["**Kim Yo Jong** · 김여정 · 金與正", "-# person · 41 articles · last mentioned 14 Feb 2024"]


def test_the_card_of_an_entity() -> None:
    first, *rest = shown(entity_card(entity_answer(articles=1), "t", drawn=True)).splitlines()[2:]
    assert first.startswith("vice department director of the WPK Central Committee · Han River Post, 14 Feb 2024 [↗](")
    assert rest == [
        "Most often mentioned with Kim Jong Un (18), Shin Won-sik (6)",
        "-# Also written Kim Yo-jong",
        "**Newest articles**",
        f"- {TITLE_LINE}",
    ]
    assert shown(entity_card(entity_answer(), "t", drawn=True)).splitlines()[:2] == HEAD


def test_a_later_page_has_its_articles_only() -> None:
    card = shown(entity_card(entity_answer(page=1, articles=1), "t", drawn=False))
    assert card.splitlines() == [*HEAD, "**Earlier articles**", f"- {TITLE_LINE}"]


def test_the_card_of_statements() -> None:
    assert shown(entity_quotes_card(entity_answer(), "t")).splitlines() == [
        *HEAD,
        "**Said by Kim Yo Jong**",
        "said · Han River Post, 14 Feb 2024",
        f"> {SENTENCE}",
        "**Said about Kim Yo Jong**",
        "**Kim Jong Un** · said · Han River Post, 14 Feb 2024",
        f"> {SENTENCE}",
    ]
    none = replace(entity_answer(), quotes_by=(), quotes_about=())
    assert shown(entity_quotes_card(none, "t")).splitlines()[2:] == [
        "No saved article has a statement by or about this name."
    ]


def test_the_same_words_in_two_outlets_are_quoted_once() -> None:
    answer = entity_answer()
    twice = replace(answer, quotes_by=answer.quotes_by * 2)
    assert shown(entity_quotes_card(twice, "t")) == shown(entity_quotes_card(answer, "t"))


def test_an_entity_that_no_article_names_has_no_pages_to_turn() -> None:
    unnamed = EntityAnswer(entity(), (), None, 0, None, None, (0,) * 12, (), 0, 1, (), (), (), ())
    card = entity_card(unnamed, "t", drawn=False)
    assert shown(card).splitlines()[1] == "-# person · not in any saved article yet"
    assert not [item for item in card.walk_children() if isinstance(item, discord.ui.Button)]


def test_the_first_page_has_a_chart_with_alt_text() -> None:
    weeks = entity_answer().weeks
    assert has_chart(entity_answer())
    assert not has_chart(entity_answer(page=1))
    assert (weekly_chart(weeks, *chart_labels(weeks)) or b"").startswith(b"\x89PNG")
    assert chart_labels(weeks) == ("12 weeks ago", "this week")
    assert chart_text(weeks) == ("Articles per week over 12 weeks, oldest first: 0, 1, 0, 3, 2, 0, 0, 4, 9, 2, 1, 5")


def test_a_card_does_without_a_chart_that_cannot_be_drawn(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", "no-such-python")
    assert weekly_chart((1, 2, 3), "3 weeks ago", "this week") is None
    assert "chart cannot be drawn" in caplog.text
