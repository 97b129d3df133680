"""Articles of a shelf as ranked stories, and a story as the line that is shown of it.

lines -> grouped by story -> origins, standing -> ranked -> the chosen few: headline, sentences, outlets, sides
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.model.analysis import Outlet, OutletKind
from bot.model.answers import ArticleRef, Linked, StoryDay, StoryLine
from bot.news.digests import ranking, select
from bot.news.digests.ranking import Standing
from bot.news.origins import Origin, Report, origins
from bot.services.stories import representatives, timeline, topic_query
from bot.services.stories.topic_query import Theme
from bot.storage.stories import candidates, shelf_window
from bot.storage.stories.shelf_window import ArticleExcerpt, WindowArticle

_TOLD_ARTICLES = 4
_LISTED_ARTICLES = 12
_CANDIDATE_SENTENCES = 4
_WHOLE_STORY = 200
_DATED = timedelta(days=2)
"""In a window longer than this, "on Thursday" needs a date."""
_NOW = timedelta(hours=12)
_LAST_DAYS = 2
"""Of those on which a story was reported."""
_LIKELY = 0.5
_PLAINLY = 0.8
"""Two articles tell of one happening, and nine times in ten they do: a wrong "Update:" misleads, a missing one does
not. The likeness is that of the best of several pairs, so what is likely of one pair would be too little."""


@dataclass(frozen=True, slots=True)
class Group:
    """A story's articles in a window, newest first, with their origins and its standing."""

    story_id: int
    lines: tuple[WindowArticle, ...]
    origins: tuple[Origin, ...]
    standing: Standing


def grouped(lines: Iterable[WindowArticle], theme: Theme, now: datetime, window: timedelta) -> list[Group]:
    """The stories of the lines, the one to be shown first leading."""
    by_story: defaultdict[int, list[WindowArticle]] = defaultdict(list)
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


def fresh(group: Group, seen: frozenset[int]) -> tuple[WindowArticle, ...]:
    """The articles that a reader of `seen` does not know, not even as the text that they carry."""
    return tuple(line for line in group.lines if line.article_id not in seen and line.carries not in seen)


def outlets_of(lines: Iterable[WindowArticle]) -> tuple[Outlet, ...]:
    """The different outlets, in the order in which they first appear."""
    return tuple({_identity(line.outlet): line.outlet for line in lines if line.outlet is not None}.values())


def origins_of(lines: Iterable[WindowArticle]) -> tuple[Origin, ...]:
    """The independent origins, the most carried first."""
    return origins([_report(line) for line in lines])


def told(
    connection: Connection,
    shelf_id: int,
    group: Group,
    now: datetime,
    window: timedelta,
    seen: frozenset[int] = frozenset(),
) -> StoryLine | None:
    """The story as it is shown. With `seen`, articles that the reader knows, its sentences come from the others and say
    what those did not; None when they say nothing new. It is an update where the article that heads it is plainly of
    what the reader knows: a story holds what is likely to belong together, and the label has to be sure."""
    best = _best_first(fresh(group, seen))
    articles = shelf_window.references(connection, [line.article_id for line in best[:_LISTED_ARTICLES]])
    recent = _recent(best, articles)
    speaking = representatives.speaking(recent, articles)
    central = select.headline([article.title for article in speaking])
    told_articles = list(dict.fromkeys([speaking[central], *speaking]))[:_TOLD_ARTICLES]
    alone = [] if set(speaking) & set(recent) else recent[:1]
    asked = [article.id for article in (*told_articles, *alone)]
    tellings = shelf_window.tellings(connection, asked, _CANDIDATE_SENTENCES)
    known = shelf_window.tellings(connection, sorted(seen)[-_LISTED_ARTICLES:]) if seen else ()
    head, sentences = _told(speaking, alone, tellings, known)
    if seen and not sentences and _confirms(group, seen):
        head, sentences = _told(speaking, alone, tellings, known, retold=True)
    if seen and not sentences:
        return None
    sentences = _beside(connection, head, sentences)
    return StoryLine(
        id=group.story_id,
        headline=head.title,
        sentences=sentences,
        outlets=outlets_of(best),
        origins=tuple(origin.name for origin in (origins_of(best) if seen else group.origins)),
        articles=articles,
        latest=group.standing.latest,
        days=_dated(best, sentences) if window > _DATED else (),
        update=_may_continue(head, tellings, known) and _plainly(connection, head.id, seen),
        one_sided=_one_sided(connection, shelf_id, group),
        reasons=ranking.reasons(group.standing, now, window),
    )


def headline(lines: Sequence[WindowArticle], articles: Sequence[ArticleRef]) -> str:
    """The title under which a story stands now, by the titles alone; `articles` are those of the lines."""
    places = {article.id: article for article in articles}
    best = [places[line.article_id] for line in _best_first(lines)[:_LISTED_ARTICLES]]
    titles = [article.title for article in representatives.speaking(_recent(lines, best), best)]
    return titles[select.headline(titles)]


def _dated(lines: Sequence[WindowArticle], sentences: Sequence[Linked]) -> tuple[StoryDay, ...]:
    """The day of what is told, where the story went on after it: its "on Thursday" is not the newest report's."""
    day = timeline.day_of(sentences[0].article) if sentences else None
    came = [timeline.came_on(line) for line in lines]
    if day is None or day == max(came):
        return ()
    told = tuple(one for one in sentences if timeline.day_of(one.article) == day)
    return (StoryDay(day, told, came.count(day)),)


def _beside(connection: Connection, head: ArticleRef, sentences: tuple[Linked, ...]) -> tuple[Linked, ...]:
    """The first sentence with those that may stand beside it: not of an earlier day, nor of an article that only shares
    a story with what the headline and the first sentence tell."""
    told = {head.id, *(one.article.id for one in sentences[:1])}
    found = list(sentences[:1])
    for one in sentences[1:]:
        day, until = timeline.day_of(one.article), timeline.day_of(sentences[0].article)
        earlier = day is not None and until is not None and day < until
        if not earlier and (one.article.id in told or _tie(connection, one.article.id, told) >= _LIKELY):
            found.append(one)
    return tuple(found)


def _may_continue(head: ArticleRef, tellings: Sequence[ArticleExcerpt], known: Sequence[ArticleExcerpt]) -> bool:
    ours = [text for one in tellings if one.article == head for text in _said(one)]
    return bool(known) and select.may_continue(ours, [text for one in known for text in _said(one)])


def _said(telling: ArticleExcerpt) -> tuple[str, ...]:
    return (telling.article.title, *(linked.text for linked in telling.sentences))


def _plainly(connection: Connection, article_id: int, seen: frozenset[int]) -> bool:
    """Whether an article is of what is known: it itself, not only through others of its story."""
    return _tie(connection, article_id, sorted(seen)[-_LISTED_ARTICLES:]) >= _PLAINLY


def _tie(connection: Connection, article_id: int, others: Collection[int]) -> float:
    """How likely an article and one of the others tell of one happening; 0 where it is forgotten what was in them."""
    return candidates.tie(connection, [article_id], list(others)) or 0.0


def _confirms(group: Group, seen: frozenset[int]) -> bool:
    """Whether others now tell of their own what the reader knows from one kind of source alone, such as state media."""
    before = [line for line in group.lines if line.article_id in seen]
    told = ranking.one_kind([line.outlet for line in before])
    news = [line.outlet for line in fresh(group, seen) if line.credit is None]
    return told is not None and bool(news) and ranking.one_kind(news) != told


def _recent(lines: Sequence[WindowArticle], articles: Sequence[ArticleRef]) -> Sequence[ArticleRef]:
    """The articles that say where a story stands now."""
    now = {line.article_id for line in _last(lines)}
    return [article for article in articles if article.id in now] or articles


def _last(lines: Sequence[WindowArticle]) -> Sequence[WindowArticle]:
    """Where a story stands now: its last hours, if several tell of it in them, so that a morning's reader learns what
    was known by then and not how it began; or the last two days that brought reports, if a third of all are theirs,
    so that a week's reader is not told what was ahead on Monday."""
    newest = max(line.at for line in lines)
    of_hours = [line for line in lines if newest - line.at <= _NOW]
    if len(origins_of(of_hours)) > 1:
        return of_hours
    days = sorted({timeline.came_on(line) for line in lines})[-_LAST_DAYS:]
    of_days = [line for line in lines if timeline.came_on(line) in days]
    return of_days if len(origins_of(of_days)) > 1 and 3 * len(of_days) >= len(lines) else lines


def _one_sided(connection: Connection, shelf_id: int, group: Group) -> str | None:
    """What all sources of the story have in common, also of those outside the window: a side that had its say last week
    has had its say. That a match or a song is told by one country's outlets warns of nothing."""
    if ranking.one_sided([line.outlet for line in group.lines]) is None:
        return None
    whole = shelf_window.of_story(connection, shelf_id, group.story_id, _WHOLE_STORY)
    outlets = [line.outlet for line in (*group.lines, *whole)]
    aside = all(topic_query.is_aside(line) for line in group.lines)
    return ranking.one_kind(outlets) if aside else ranking.one_sided(outlets)


def _group(story_id: int, lines: tuple[WindowArticle, ...], theme: Theme) -> Group:
    found = origins_of(lines)
    closeness = sum(theme.worth(line) for line in lines) / len(lines)
    return Group(story_id, lines, found, Standing(len(found), len(lines), lines[0].at, closeness))


def _report(line: WindowArticle) -> Report:
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


def _best_first(lines: Iterable[WindowArticle]) -> list[WindowArticle]:
    """Own texts before copies, then the closest to the peninsula, then the newest."""
    return sorted(lines, key=lambda line: (line.carries is not None, -round(line.korea, 1), -line.at.timestamp()))


def _told(
    heading: Sequence[ArticleRef],
    others: Sequence[ArticleRef],
    tellings: Sequence[ArticleExcerpt],
    known: Sequence[ArticleExcerpt],
    retold: bool = False,
) -> tuple[ArticleRef, tuple[Linked, ...]]:
    """The article that gives the headline, one of `heading`, and the sentences under it, from the `tellings` of those
    and of `others`; with `retold`, what is known may be told in other words."""
    until = max(filter(None, (timeline.day_of(telling.article) for telling in known)), default=None)
    places = [[*heading, *others].index(telling.article) for telling in tellings]
    found = timeline.candidates(tellings, places, None, until)
    titles = [article.title for article in heading]
    shown = [linked.text for telling in known for linked in telling.sentences]
    place, chosen = select.choose(titles, list(found), shown, retold=retold)
    return heading[place], tuple(found[one] for one in chosen)


def _identity(outlet: Outlet | None) -> str:
    return "" if outlet is None else outlet.domain or outlet.name
