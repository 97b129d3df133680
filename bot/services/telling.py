"""Articles of a shelf as ranked stories, and a story as the line that is shown of it.

lines -> grouped by story -> origins, standing -> ranked -> the chosen few: headline, sentences, outlets, sides
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiosqlite import Connection

from bot.model.answers import ArticleRef, Linked, StoryLine
from bot.model.text import Outlet, OutletKind
from bot.news import digest, ranking
from bot.news.origins import Origin, Report, origins
from bot.news.ranking import Standing
from bot.services.themes import Theme
from bot.storage import windows
from bot.storage.windows import Line, Telling

_TOLD_ARTICLES = 4
_LISTED_ARTICLES = 12
_CANDIDATE_SENTENCES = 4
_WHOLE_STORY = 200


@dataclass(frozen=True, slots=True)
class Group:
    """A story's articles in a window, newest first, with their origins and its standing."""

    story_id: int
    lines: tuple[Line, ...]
    origins: tuple[Origin, ...]
    standing: Standing


def grouped(lines: Iterable[Line], theme: Theme, now: datetime, window: timedelta) -> list[Group]:
    """The stories of the lines, the one to be shown first leading."""
    by_story: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_story[line.story_id].append(line)
    groups = [_group(story_id, tuple(members), theme) for story_id, members in by_story.items()]
    return sorted(groups, key=lambda group: (-ranking.score(group.standing, now, window), -group.story_id))


def fresh(group: Group, seen: frozenset[int]) -> tuple[Line, ...]:
    """The articles that a reader of `seen` does not know, not even as the text that they carry."""
    return tuple(line for line in group.lines if line.article_id not in seen and line.carries not in seen)


def outlets_of(lines: Iterable[Line]) -> tuple[Outlet, ...]:
    """The different outlets, in the order in which they first appear."""
    return tuple({_identity(line.outlet): line.outlet for line in lines if line.outlet is not None}.values())


def origins_of(lines: Iterable[Line]) -> tuple[Origin, ...]:
    """The independent origins, the most carried first."""
    return origins([_report(line) for line in lines])


async def told(
    connection: Connection,
    shelf_id: int,
    group: Group,
    now: datetime,
    window: timedelta,
    seen: frozenset[int] = frozenset(),
) -> StoryLine | None:
    """The story as it is shown. With `seen`, articles that the reader knows, it is an update: its sentences come from
    the others and say what those did not; None when they say nothing new."""
    best = _best_first(fresh(group, seen))
    articles = await windows.references(connection, [line.article_id for line in best[:_LISTED_ARTICLES]])
    central = digest.headline([article.title for article in articles])
    told_articles = list(dict.fromkeys([articles[central], *articles]))[:_TOLD_ARTICLES]
    tellings = await windows.tellings(connection, [article.id for article in told_articles], _CANDIDATE_SENTENCES)
    known = await windows.tellings(connection, sorted(seen)[-_LISTED_ARTICLES:]) if seen else ()
    title, sentences = _told(articles, tellings, known)
    if seen and not sentences:
        return None
    return StoryLine(
        id=group.story_id,
        headline=title,
        sentences=sentences,
        outlets=outlets_of(best),
        origins=tuple(origin.name for origin in (origins_of(best) if seen else group.origins)),
        articles=articles,
        latest=group.standing.latest,
        update=bool(seen),
        one_sided=await _one_sided(connection, shelf_id, group),
        reasons=ranking.reasons(group.standing, now, window),
    )


async def _one_sided(connection: Connection, shelf_id: int, group: Group) -> str | None:
    """What all sources of the story have in common, also of those outside the window: a side that had its say last week
    has had its say."""
    if ranking.one_sided([line.outlet for line in group.lines]) is None:
        return None
    whole = await windows.of_story(connection, shelf_id, group.story_id, _WHOLE_STORY)
    return ranking.one_sided([line.outlet for line in (*group.lines, *whole)])


def _group(story_id: int, lines: tuple[Line, ...], theme: Theme) -> Group:
    found = origins_of(lines)
    closeness = sum(theme.closeness(line) for line in lines) / len(lines)
    return Group(story_id, lines, found, Standing(len(found), len(lines), lines[0].at, closeness))


def _report(line: Line) -> Report:
    outlet, kind = (None, None) if line.outlet is None else (line.outlet.name, line.outlet.kind)
    return Report(
        article_id=line.article_id,
        at=line.at,
        outlet=outlet,
        credit=line.credit,
        family=line.family,
        via=line.via,
        agency=kind is OutletKind.WIRE,
    )


def _best_first(lines: Iterable[Line]) -> list[Line]:
    """Own texts before copies, then the closest to the peninsula, then the newest."""
    return sorted(lines, key=lambda line: (line.carries is not None, -round(line.korea, 1), -line.at.timestamp()))


def _told(
    articles: Sequence[ArticleRef], tellings: Sequence[Telling], known: Sequence[Telling]
) -> tuple[str, tuple[Linked, ...]]:
    """The headline, and the sentences under it, from those of the articles that are told of."""
    candidates = {
        digest.Sentence(articles.index(telling.article), key.text, key.worth, key.stands): linked
        for telling in tellings
        for key, linked in zip(telling.keys, telling.sentences, strict=True)
    }
    titles = [article.title for article in articles]
    shown = [linked.text for telling in known for linked in telling.sentences]
    place, chosen = digest.tell(titles, list(candidates), shown)
    return titles[place], tuple(candidates[one] for one in chosen)


def _identity(outlet: Outlet | None) -> str:
    return "" if outlet is None else outlet.domain or outlet.name
