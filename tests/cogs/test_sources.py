"""What lines of lists say of an article beside its outlet and day."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec.structs import replace

from bot.model.analysis import Outlet
from bot.model.answers import ArticleRef
from bot.model.reasons import ArticleFate
from cogs._layout.sources import byline, label_of_all

NOON = datetime(2026, 3, 4, 3, tzinfo=UTC)
OPINION = ArticleRef(
    1,
    "Keep the front silent",
    "https://gull.example/opinion/front",
    Outlet("Gull Post", "gull.example"),
    None,
    None,
    NOON,
)
REPORT = replace(OPINION, id=2, title="Loudspeakers fall silent", url="https://gull.example/news/front")


def test_a_line_of_a_list_says_that_an_article_is_an_opinion_by_its_address() -> None:
    assert "Opinion" in byline(OPINION)
    assert "Opinion" not in byline(REPORT)


def test_what_the_title_says_is_not_repeated() -> None:
    assert "Opinion" not in byline(replace(OPINION, title="Opinion: Keep the front silent"))


def test_a_story_is_labelled_if_all_its_articles_are_opinions() -> None:
    assert label_of_all([OPINION, replace(OPINION, id=3)]) == ["Opinion"]
    assert label_of_all([OPINION, REPORT]) == []
    retracted = replace(OPINION, fate=ArticleFate.RETRACTED)
    assert "retracted" in label_of_all([retracted])[0]


def test_a_story_of_opinions_and_letters_says_both_also_beside_a_retracted_report() -> None:
    letter = replace(OPINION, id=3, url="https://gull.example/opinion/letters/front")
    assert label_of_all([OPINION, letter]) == ["Opinion", "Letter to the editor"]
    assert label_of_all([OPINION, replace(REPORT, fate=ArticleFate.RETRACTED)]) == ["Opinion"]
    assert label_of_all([]) == []
