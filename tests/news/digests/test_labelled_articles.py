"""An opinion, a letter, a review, satire or an advert neither leads a story of reports nor counts as a source of its
own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.lang.scripts import Writing
from bot.model.analysis import Genre, KeySentence, Outlet, OutletKind
from bot.model.answers import ArticleRef, Linked
from bot.model.reasons import NewsKind
from bot.model.stories import ArticleExcerpt, WindowArticle
from bot.news.digests.groups import StoryGroup, best_first, origins_of, outlets_of
from bot.news.digests.ranking import RankingInput
from bot.news.digests.story_lines import StoryMaterial, headline, headline_choice, story_line
from bot.news.headlines.news_value import NewsValue
from cogs._layout.sources import label_of_all, unsaid_genre

NOON = datetime(2026, 3, 4, 3, tzinfo=UTC)
TIDE, GULL = Outlet("Tide News", "tide.example", "KR"), Outlet("Gull Post", "gull.example", "KR")
ORGAN = Outlet("Hammer Daily", "hammer.example", "KP", OutletKind.STATE_MEDIA)
MINISTRY = Outlet("Ministry of the Front", "front.example", "KR", OutletKind.GOVERNMENT)
REPORT = "Loudspeakers at the front fall silent"


def article(place: int, title: str, outlet: Outlet, url: str | None = None) -> ArticleRef:
    return ArticleRef(place, title, url, outlet, None, None, NOON + timedelta(hours=place))


def window_of(articles: list[ArticleRef]) -> tuple[WindowArticle, ...]:
    """The articles, newest first, as a window has them."""
    return tuple(
        WindowArticle(
            one.id,
            1,
            one.at,
            one.at,
            0.9,
            frozenset(),
            one.outlet,
            None,
            None,
            None,
            None,
            one.title,
            True,
            genre=one.genre,
        )
        for one in reversed(articles)
    )


def group_of(articles: list[ArticleRef]) -> StoryGroup:
    window = window_of(articles)
    return StoryGroup(1, window, (), RankingInput(1, len(window), NOON, 0.9, NewsValue(NewsKind.HAPPENED)))


def titled(articles: list[ArticleRef]) -> list[int]:
    """The articles that may give the headline of a story of these."""
    choice = headline_choice(group_of(articles), frozenset(), articles, preferred=Writing.LATIN)
    return sorted(one.id for one in choice.titled)


def update(known: ArticleRef, new: ArticleRef, sentence: str) -> str | None:
    """The headline under which a reader of the `known` article is shown a new one with this sentence."""
    group, seen = group_of([known, new]), frozenset({known.id})
    shown, told = (
        ArticleExcerpt(one, (Linked(text, one, 0, len(text), None),), (KeySentence(0, len(text), text, 1.0, True),))
        for one, text in ((known, "The loudspeakers fell silent at noon."), (new, sentence))
    )
    choice = headline_choice(group, seen, [new], preferred=Writing.LATIN)
    line = story_line(StoryMaterial(group, seen, (new,), choice, (told,), (shown,), {}, ()), NOON, timedelta(days=1))
    return None if line is None else line.headline


@pytest.mark.parametrize(
    "title",
    [
        "Opinion: Silent loudspeakers at the front are a mistake",
        "Letters: Loudspeakers at the front kept me awake",
        "Satire: Loudspeakers at the front ask for a pension",
        "Sponsored content: Loudspeakers for every front garden",
    ],
)
def test_an_opinion_does_not_lead_a_story_of_reports(title: str) -> None:
    articles = [article(1, REPORT, TIDE), article(2, title, GULL)]
    assert titled(articles) == [1]
    assert headline(window_of(articles), articles) == REPORT
    assert [one.article_id for one in best_first(window_of(articles))] == [1, 2]


def test_the_address_tells_an_opinion_too() -> None:
    plain = "Silent loudspeakers at the front are a mistake"
    articles = [article(1, REPORT, TIDE), article(2, plain, GULL, "https://gull.example/opinion/loudspeakers")]
    assert titled(articles) == [1]
    articles[1] = article(2, plain, GULL, "https://gull.example/news/loudspeakers")
    assert titled(articles) == [1, 2]


def test_so_does_the_text() -> None:
    opinion = replace(article(2, "Silent loudspeakers at the front are a mistake", GULL), genre=Genre.OPINION)
    articles = [article(1, REPORT, TIDE), opinion]
    assert titled(articles) == [1]
    assert headline(window_of(articles), articles) == REPORT
    assert [one.name for one in origins_of(window_of(articles))] == ["Tide News"]
    assert unsaid_genre(opinion) == label_of_all([opinion]) == ["Opinion"]


def test_an_opinion_is_listed_but_no_origin_of_its_own() -> None:
    window = window_of([article(1, REPORT, TIDE), article(2, "Opinion: Keep the front silent", GULL)])
    assert [one.name for one in origins_of(window)] == ["Tide News"]
    assert [one.name for one in outlets_of(window)] == ["Gull Post", "Tide News"]


def test_a_story_of_opinions_alone_has_one_of_them_as_its_headline() -> None:
    articles = [article(1, "Opinion: Keep the front silent", TIDE), article(2, "Opinion: Break the silence", GULL)]
    assert titled(articles) == [1, 2]
    assert len(origins_of(window_of(articles))) == 2


def test_the_editorial_of_the_other_state_is_still_its_side() -> None:
    articles = [article(1, REPORT, MINISTRY), article(2, "Editorial: Silence at the front is no gift", ORGAN)]
    choice = headline_choice(group_of(articles), frozenset(), articles, preferred=Writing.LATIN)
    assert [one.id for one in choice.titled] == [1]
    assert [one.id for one in choice.other_state] == [2]


def test_an_opinion_on_a_known_story_is_no_update() -> None:
    known, sentence = article(1, REPORT, TIDE), "Forty sets were carried to a barn in Paju."
    later = "Loudspeakers at the front are carried away"
    assert update(known, article(2, later, GULL), sentence) == later
    assert update(known, article(2, f"Opinion: {later}", GULL), sentence) is None


def test_an_address_of_opinions_makes_no_update_either() -> None:
    known, sentence = article(1, REPORT, TIDE), "Forty sets were carried to a barn in Paju."
    later = "Loudspeakers at the front are carried away"
    assert update(known, article(2, later, GULL, "https://gull.example/opinion/loudspeakers"), sentence) is None
    assert update(known, article(2, later, GULL, "https://gull.example/news/loudspeakers"), sentence) == later
