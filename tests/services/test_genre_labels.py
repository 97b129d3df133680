"""The card of an opinion, a review or a letter says what it is: its sentences are no report."""

from __future__ import annotations

import pytest

from bot.model.analysis import Genre
from cogs._cards.article import posted_card, said_card, summary_card
from cogs._layout.sources import unsaid_genre
from tests.cogs.card_answers import shown
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.sql import run_sql

NEWS = "published 2024-09-10T10:00:00+09:00\n> outlet Minato Times\nThe South gave in at the table. It got nothing.\n"
COLUMN = f"[정세영의 창] 풍선이 멈춘 봄에\n> {NEWS}The balloons come back in summer.\n"
REVIEW = f'A dentist in Dandong\n> {NEWS}A colonel crosses the ice.\n"Cold Enamel", by Maren Holt. 412 pages, $19.\n'
REPORT = f"Talks end without result\n> {NEWS}The balloons come back in summer, the army said.\n"


@pytest.mark.parametrize(
    ("page", "text", "genre", "label"),
    [
        ("https://minato.example/1", COLUMN, Genre.OPINION, "Opinion"),
        ("https://minato.example/2", REVIEW, Genre.REVIEW, "Review"),
        ("https://minato.example/opinion/3", REPORT, Genre.OPINION, "Opinion"),
        ("https://minato.example/news/4", REPORT, None, None),
    ],
)
async def test_every_card_of_an_article_says_what_it_is(
    real: SmallDesk, page: str, text: str, genre: Genre | None, label: str | None
) -> None:
    await real.save(ANNA, page, text)
    answer = await real.answers.summary(ANNA, page)
    assert answer.genre is genre is answer.article.genre
    line = (await real.answers.search(ANNA, answer.article.title)).hits[0].article
    assert unsaid_genre(line) == ([label] if label else [])
    for card in (summary_card(answer), posted_card(answer), said_card(answer)):
        second = shown(card).splitlines()[1]
        assert second.startswith(f"-# **{label}** · Minato Times" if label else "-# Minato Times")


async def test_an_article_that_is_linked_anew_is_still_what_its_address_says(real: SmallDesk) -> None:
    """It is read without its address; digests know only what is stored. What a release before did not store is now."""
    pages = [("opinion/3", REPORT), ("1", COLUMN), ("news/4", REPORT.replace("Talks", "Other talks"))]
    for page, text in pages:
        await real.save(ANNA, f"https://minato.example/{page}", text)
    before = await real.rows("SELECT genre FROM articles ORDER BY id")
    assert before == [("opinion",), ("opinion",), (None,)]
    await real.database.write(run_sql, "UPDATE articles SET genre = NULL WHERE id = 2")
    await real.relinking.register(everything=True)
    await real.relinking.relink()
    assert await real.rows("SELECT genre FROM articles ORDER BY id") == before
