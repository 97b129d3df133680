"""What the terminal tells of a search that ended early."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.cli.answers import search
from bot.model.answers import ArticleRef, Linked
from bot.model.searches import Hit, SearchAnswer, SearchOrder

_AT = datetime(2024, 2, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("total", "told"), [(1, "At least 1 article, page 1 of 1; "), (1204, "At least 1,204 articles, ")]
)
def test_a_count_that_may_be_higher(capsys: pytest.CaptureFixture[str], total: int, told: str) -> None:
    article = ArticleRef(1, "Orchard fair", None, None, None, None, _AT)
    hit = Hit(article, Linked("Orchard fair", article, 0, 12, None), ())
    search._draw(SearchAnswer("fair", SearchOrder.DATE, (hit,), 0, 1, total, searched_since=_AT))
    assert capsys.readouterr().out.replace("\n", " ").startswith(told)
