"""What the terminal tells beside the results of a search."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.cli.answers import search
from bot.model.analysis import EntityKind
from bot.model.answers import ArticleRef, EntityRef, Linked
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


def test_words_that_were_taken_for_names_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    kim = EntityRef("kim-yo-jong", "Kim Yo Jong", EntityKind.PERSON)
    found = SearchAnswer("김여정", SearchOrder.DATE, (), 0, 1, 0, meant=(kim,), bare_names=True)
    search._draw(found)
    told = " ".join(capsys.readouterr().out.split())
    assert "Taken as names: Kim Yo Jong. In quotation marks, words are searched as written." in told


def test_the_article_of_a_link_is_told_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    search._draw(SearchAnswer("https://press.example/1", SearchOrder.DATE, (), 0, 1, 1, is_link=True))
    assert capsys.readouterr().out.strip() == "The saved article from this link"
