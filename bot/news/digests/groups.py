"""The stories of a window: articles grouped by story and ranked, with the articles that a reader has not seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.assertion.labels import genre_of
from bot.model.analysis import Outlet, OutletKind, Subject
from bot.model.stories import WindowArticle
from bot.news.digests import ranking
from bot.news.digests.ranking import RankingInput
from bot.news.digests.representatives import representatives
from bot.news.headlines import news_value
from bot.news.origins import Origin, Report, origins

_ASIDE = frozenset((Subject.SPORT, Subject.CULTURE))


class StoryGroup(Struct, frozen=True):
    """A story's articles in a window, newest first, with their origins and what the story is ranked by."""

    story_id: int
    articles: tuple[WindowArticle, ...]
    origins: tuple[Origin, ...]
    ranked_by: RankingInput


Grouping = Callable[[int, tuple[WindowArticle, ...], Callable[[WindowArticle], float]], StoryGroup]
"""Makes a group as `story_group` does."""


class Ranking(Struct, frozen=True):
    """The parameters of ranking a window's stories: at `now`, over `window`, by each article's `worth` (0 to 1)."""

    now: datetime
    window: timedelta
    worth: Callable[[WindowArticle], float]

    def score(self, group: StoryGroup) -> float:
        """The group's score; higher comes first."""
        return ranking.score(group.ranked_by, self.now, self.window)

    def groups(self, articles: Iterable[WindowArticle], made: Grouping | None = None) -> list[StoryGroup]:
        """The stories of the articles, best first. `made` makes a group as `story_group` does, or finds one that was
        made before."""
        made = made or story_group
        by_story: defaultdict[int, list[WindowArticle]] = defaultdict(list)
        for article in articles:
            by_story[article.story_id].append(article)
        return self._sorted(made(story_id, tuple(members), self.worth) for story_id, members in by_story.items())

    def unseen_first(self, groups: Iterable[StoryGroup], seen: Mapping[int, frozenset[int]]) -> list[StoryGroup]:
        """The groups ranked for a reader of `seen` (story id -> article ids): a story is ranked by what is new of it.
        Unseen articles from before the window are dropped."""
        return self._sorted(self._for_reader(group, seen.get(group.story_id, frozenset())) for group in groups)

    def _for_reader(self, group: StoryGroup, seen: frozenset[int]) -> StoryGroup:
        since = self.now - self.window
        articles = tuple(one for one in group.articles if one.article_id in seen or max(one.at, one.saved_at) >= since)
        new = unseen(replace(group, articles=articles), seen) if seen else ()
        if not new:
            return group
        ranked_by = story_group(group.story_id, new, self.worth).ranked_by
        return replace(group, articles=articles, ranked_by=replace(ranked_by, known=True))

    def _sorted(self, groups: Iterable[StoryGroup]) -> list[StoryGroup]:
        return sorted(groups, key=lambda group: (-self.score(group), -group.story_id))


def story_group(
    story_id: int, articles: tuple[WindowArticle, ...], worth: Callable[[WindowArticle], float]
) -> StoryGroup:
    """A story of these articles, the newest first."""
    told = reports(articles)
    found = origins_of(articles)
    dated = [one for one in told if one.dated]
    ranked_by = RankingInput(
        len(found),
        len(told),
        (dated or told)[0].at,
        sum(map(worth, told)) / len(told),
        news_value.of_story((one.title, one.prominence) for one in representatives(own_texts(told), told)),
        bool(dated),
    )
    return StoryGroup(story_id, articles, found, ranked_by)


def unseen(group: StoryGroup, seen: frozenset[int]) -> tuple[WindowArticle, ...]:
    """The articles that a reader of `seen` has not read, not even as the text that they reuse."""
    return tuple(one for one in group.articles if one.article_id not in seen and one.carries not in seen)


def not_retracted(articles: Sequence[WindowArticle]) -> Sequence[WindowArticle]:
    """The articles of a story that were not retracted, whose sources count; all of them if every one was retracted."""
    return [one for one in articles if not one.retracted] or articles


def reports(articles: Sequence[WindowArticle]) -> Sequence[WindowArticle]:
    """The articles that are no opinion, letter, review, satire or advert; all if there are no others. Such a text
    neither tells what happened nor is a source of its own for it."""
    told = not_retracted(articles)
    return [one for one in told if _is_report(one)] or told


def telling(articles: Sequence[WindowArticle]) -> Sequence[WindowArticle]:
    """The `reports`, and those that were retracted, which have a label wherever they are shown."""
    told = {one.article_id for one in reports(articles)}
    return [one for one in articles if one.article_id in told or (one.retracted and _is_report(one))]


def own_texts(articles: Iterable[WindowArticle]) -> list[WindowArticle]:
    """The articles that reuse the text of no other one here."""
    articles = list(articles)
    here = {one.article_id for one in articles}
    return [one for one in articles if one.carries not in here]


def best_first(articles: Iterable[WindowArticle]) -> list[WindowArticle]:
    """Own texts before reused ones, then the closest to the peninsula, then the newest; behind them what is no report,
    and retracted ones last."""
    return sorted(articles, key=_place)


def _place(one: WindowArticle) -> tuple[bool, bool, bool, float, float]:
    return one.retracted, not _is_report(one), one.carries is not None, -round(one.korea, 1), -one.at.timestamp()


def _is_report(one: WindowArticle) -> bool:
    return genre_of(one.genre, one.title) is None


def is_sport_or_culture(article: WindowArticle) -> bool:
    """Whether an article is of sport or culture alone."""
    return bool(article.subjects) and article.subjects <= _ASIDE


def sources_of(articles: Sequence[WindowArticle]) -> list[Outlet | None]:
    """The outlets of a story's articles, one entry an article that was not retracted. None: outlet unknown."""
    return [one.outlet for one in not_retracted(articles)]


def outlets_of(articles: Sequence[WindowArticle]) -> tuple[Outlet, ...]:
    """The different outlets of a story's articles, in the order in which they first appear."""
    return tuple({_identity(one): one for one in sources_of(articles) if one is not None}.values())


def outlet_count(stories: Iterable[Sequence[WindowArticle]]) -> int:
    """The number of different outlets that these stories' lines name."""
    return len({_identity(one) for articles in stories for one in outlets_of(articles)})


def origins_of(articles: Sequence[WindowArticle]) -> tuple[Origin, ...]:
    """The independent origins of a story's articles, the most carried first."""
    return origins([_report(one) for one in reports(articles)])


def _report(article: WindowArticle) -> Report:
    outlet, kind = (None, None) if article.outlet is None else (article.outlet.name, article.outlet.kind)
    return Report(
        article_id=article.article_id,
        at=article.at,
        outlet=outlet,
        credit=article.credit,
        family=article.family,
        via=article.via,
        agency=kind is OutletKind.WIRE,
    )


def _identity(outlet: Outlet) -> str:
    return outlet.domain or outlet.name
