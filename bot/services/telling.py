"""Articles of a shelf as ranked stories, and a story as the line that is shown of it.

lines -> grouped by story -> origins, standing -> ranked -> the chosen few: headline, sentences, outlets, sides
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from aiosqlite import Connection

from bot.model.answers import ArticleRef, Linked, StoryLine
from bot.model.text import Outlet, OutletKind
from bot.news import digest, ranking
from bot.news.origins import Origin, Report, origins
from bot.news.ranking import Standing
from bot.services import timeline, voices
from bot.services.themes import Theme
from bot.storage import stories, windows
from bot.storage.windows import Line, Telling

_TOLD_ARTICLES = 4
_LISTED_ARTICLES = 12
_CANDIDATE_SENTENCES = 4
_WHOLE_STORY = 200
_NOW = timedelta(hours=12)
_PLAINLY = 0.6
"""More likely than not that two articles tell of one happening: a wrong "Update:" misleads, a missing one does not."""


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


def ranked_anew(
    groups: Iterable[Group], seen: Mapping[int, frozenset[int]], theme: Theme, now: datetime, window: timedelta
) -> list[Group]:
    """The same for a reader of `seen` (story -> articles): a story stands where what is new of it belongs, not where
    all that was told of it before would put it. What came before the window and said nothing new then is past."""
    anew = [_anew(group, seen.get(group.story_id, frozenset()), theme, now - window) for group in groups]
    return sorted(anew, key=lambda group: (-ranking.score(group.standing, now, window), -group.story_id))


def _anew(group: Group, seen: frozenset[int], theme: Theme, since: datetime) -> Group:
    lines = tuple(line for line in group.lines if line.article_id in seen or max(line.at, line.saved_at) >= since)
    news = fresh(replace(group, lines=lines), seen) if seen else ()
    return replace(group, lines=lines, standing=_group(group.story_id, news, theme).standing) if news else group


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
    """The story as it is shown. With `seen`, articles that the reader knows, its sentences come from the others and say
    what those did not; None when they say nothing new. It is an update where one of the others is plainly of what the
    reader knows: a story holds what is likely to belong together, and the label has to be sure."""
    best = _best_first(fresh(group, seen))
    articles = await windows.references(connection, [line.article_id for line in best[:_LISTED_ARTICLES]])
    current = _current(best, articles)
    central = digest.headline([article.title for article in current])
    told_articles = list(dict.fromkeys([current[central], *current]))[:_TOLD_ARTICLES]
    tellings = await windows.tellings(connection, [article.id for article in told_articles], _CANDIDATE_SENTENCES)
    known = await windows.tellings(connection, sorted(seen)[-_LISTED_ARTICLES:]) if seen else ()
    title, sentences = _told(current, tellings, known)
    if seen and not sentences and _confirms(group, seen):
        title, sentences = _told(current, tellings, known, retold=True)
    if seen and not sentences:
        return None
    update = bool(seen) and await _plainly(connection, [line.article_id for line in best], seen)
    return StoryLine(
        id=group.story_id,
        headline=title,
        sentences=sentences,
        outlets=outlets_of(best),
        origins=tuple(origin.name for origin in (origins_of(best) if seen else group.origins)),
        articles=articles,
        latest=group.standing.latest,
        update=update,
        one_sided=await _one_sided(connection, shelf_id, group),
        reasons=ranking.reasons(group.standing, now, window),
    )


async def _plainly(connection: Connection, news: Sequence[int], seen: frozenset[int]) -> bool:
    """Whether the new articles are of what is known: they themselves, not only through others of their story. Where it
    is forgotten what was in them, their story has to do."""
    tie = await stories.tie(connection, news[:_LISTED_ARTICLES], sorted(seen)[-_LISTED_ARTICLES:])
    return tie is None or tie >= _PLAINLY


def _confirms(group: Group, seen: frozenset[int]) -> bool:
    """Whether others now tell of their own what the reader knows from one kind of source alone, such as state media."""
    before = [line for line in group.lines if line.article_id in seen]
    told = ranking.one_kind([line.outlet for line in before])
    sources = {name for line in before for name in (line.credit, line.outlet and line.outlet.name)}
    news = [line.outlet for line in fresh(group, seen) if line.credit is None or line.credit not in sources]
    return told is not None and bool(news) and ranking.one_kind(news) != told


def _current(lines: Sequence[Line], articles: Sequence[ArticleRef]) -> Sequence[ArticleRef]:
    """The articles that a story is told by: its newest, as far as they speak for it."""
    now = {line.article_id for line in _last(lines)}
    return voices.speaking([article for article in articles if article.id in now] or articles, articles)


def _last(lines: Sequence[Line]) -> Sequence[Line]:
    """Where a story stands now: its last hours, if several tell of it in them, so that a morning's reader learns what
    was known by then and not how it began."""
    newest = max(line.at for line in lines)
    recent = [line for line in lines if newest - line.at <= _NOW]
    return recent if len(origins_of(recent)) > 1 else lines


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
    articles: Sequence[ArticleRef], tellings: Sequence[Telling], known: Sequence[Telling], retold: bool = False
) -> tuple[str, tuple[Linked, ...]]:
    """The headline, and the sentences under it, from those of the articles that are told of; with `retold`, what is
    known may be told in other words."""
    until = max(filter(None, (timeline.day_of(telling.article) for telling in known)), default=None)
    places = [articles.index(telling.article) for telling in tellings]
    candidates = timeline.candidates(tellings, places, None, until)
    titles = [article.title for article in articles]
    shown = [linked.text for telling in known for linked in telling.sentences]
    place, chosen = digest.tell(titles, list(candidates), shown, retold=retold)
    return titles[place], tuple(candidates[one] for one in chosen)


def _identity(outlet: Outlet | None) -> str:
    return "" if outlet is None else outlet.domain or outlet.name
