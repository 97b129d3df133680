"""What the terminal says below the title of an answer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.cli.answers import latest, story
from bot.cli.answers.evidence import claims
from bot.model.evidence.claims import ClaimsAnswer, ClaimView
from tests.cogs import card_answers


def test_a_window_names_what_was_read_and_what_filters_leave_out() -> None:
    answer = replace(card_answers.latest((card_answers.story(),)), filtered_count=2)
    answer = replace(answer, since=answer.until - timedelta(hours=24))
    assert latest._facts(answer).startswith("last 24 hours · 13 stories")
    assert "left out by filters" not in latest._facts(answer)
    assert latest._facts(replace(answer, stories=())).endswith(" · 2 stories left out by filters")
    limited = latest._facts(replace(answer, limited=True))
    assert limited.startswith("since ")
    assert ", the newest articles only · 13 stories" in limited


def test_a_long_story_names_how_many_articles_it_is_based_on() -> None:
    answer = card_answers.whole_story(size=4)
    assert story._facts(replace(answer, article_count=13)).startswith("13 articles · based on the newest 4 · ")
    assert "based on" not in story._facts(replace(answer, article_count=4))


def test_claims_on_unknown_words_offer_names(capsys: pytest.CaptureFixture[str]) -> None:
    answer = ClaimsAnswer("Sinuju", None, None, None, ClaimView.NUMBERS, (), (), (), (0, 0, 0), 0, 1, 0)
    claims._draw(replace(answer, nearest=("Sinuiju", "Kim [Il] Sung")))
    assert "Similar names: Sinuiju, Kim [Il] Sung" in capsys.readouterr().out
    claims._draw(answer)
    assert "Similar names" not in capsys.readouterr().out
