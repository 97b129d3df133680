"""Full-text search of one shelf.

FTS5 gives the newest matches first, because the rowid is in order of publication, and the shelf and every operator are
terms of the query. A query with many matches stops at `MOST_COUNTED`. One with few would go through the whole archive,
so it is run month by month or in longer parts, the newest first, until the caller says that it took long enough.

An article is in `texts` or, if it has Hangul, in `hangul_texts`: a term in Hangul is a prefix, and only `hangul_texts`
has indexes of prefixes.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from sqlite3 import Connection
from typing import overload

from msgspec import Struct

from bot.lang.unspaced import characters
from bot.model.analysis import Span
from bot.model.answers import ArticleRef
from bot.model.searches import Hit
from bot.policy.search.months import tokens
from bot.policy.search.terms import Term
from bot.policy.snippets import snippet
from bot.storage import answer_rows
from bot.storage.articles.article_rows import first_moment, minute_of, newest_id
from bot.storage.articles.query_match import QueryMatch, TextExpression, term_on_shelf
from bot.storage.engine.encoding import content_from, spans_from
from bot.storage.engine.times import moment, seconds

MOST_COUNTED, RANKED = 10_000, 200
"""Matches that are counted; the newest, which are sorted by relevance. The others follow by date."""
_PART = 50_000
"""Articles of the database in one part of a period, as far as they are evenly distributed."""
_MOST_PARTS = 32
_TEXTS = (
    "SELECT json_group_array(rowid) FROM (SELECT rowid FROM texts WHERE texts MATCH ? AND rowid BETWEEN ? AND ?"
    " ORDER BY rowid DESC LIMIT ?)"
)
_HANGUL = (
    "SELECT json_group_array(rowid) FROM (SELECT rowid FROM hangul_texts WHERE hangul_texts MATCH ?"
    " AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?)"
)
"""The matches as one row: fetching ten thousand rows takes as long as finding them."""
_MARKED = (
    "SELECT n.value, highlight(texts, 0, ?1, ?2) FROM json_each(?3) AS n CROSS JOIN texts ON texts.rowid = n.value"
    " WHERE texts MATCH ?4"
)
_MARKED_HANGUL = (
    "SELECT n.value, highlight(hangul_texts, 0, ?1, ?2) FROM json_each(?3) AS n"
    " CROSS JOIN hangul_texts ON hangul_texts.rowid = n.value WHERE hangul_texts MATCH ?4"
)
_OPEN, _CLOSE = "\x02", "\x03"
"""Put around matched words by FTS5; `storable` keeps them out of texts."""
_BEFORE_ALL = -(1 << 62)
_RUN_OVER = 1 << 20
"""How far, in moments, the articles of a full minute may be numbered into the next minutes."""

IsOver = Callable[[], bool]
"""Whether a search has taken so long that it should end with what it has."""


class FoundArticles(Struct, frozen=True):
    """The moments of matches, the newest first, at most one more than asked for. `since` is where the search ended
    before all was searched, else None; `indexed_since` the same if what is older is still being indexed. Every answer
    from the index has an `indexed_since`, which is shown."""

    moments: tuple[int, ...]
    since: datetime | None = None
    indexed_since: datetime | None = None

    @property
    def minutes(self) -> Sequence[int]:
        """The times of publication, in minutes since the epoch."""
        return _Minutes(self.moments)


class _Minutes(Sequence[int]):
    """The minutes of moments, each computed when it is asked for: of thousands, some are."""

    def __init__(self, moments: Sequence[int]) -> None:
        self._moments = moments

    def __len__(self) -> int:
        return len(self._moments)

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> _Minutes: ...
    def __getitem__(self, place: int | slice) -> int | _Minutes:
        if isinstance(place, slice):
            return _Minutes(self._moments[place])
        return minute_of(self._moments[place])


class _Part(Struct, frozen=True):
    """A part of a period: its first and last moment, and its months as terms of the index, "" for a whole period. FTS5
    looks for the next match below the first moment too, if no term ends before."""

    first: int
    last: int
    months: str
    is_oldest: bool


class _Lookup(Struct, frozen=True):
    """An expression on a shelf, and the statements of the indexes that are asked for it."""

    shelf_id: int
    match: QueryMatch
    expression: TextExpression
    statements: tuple[str, ...]


def find(
    connection: Connection, shelf_id: int, match: QueryMatch, limit: int, is_over: IsOver = lambda: False
) -> FoundArticles:
    """The newest articles that satisfy a query, up to `limit` and one more if there are more."""
    statements = (_HANGUL,) if match.hangul else (_TEXTS, _HANGUL)
    return _found(connection, _Lookup(shelf_id, match, match.all_of, statements), limit, is_over)


def find_near(connection: Connection, shelf_id: int, match: QueryMatch, is_over: IsOver) -> list[FoundArticles]:
    """For each of several words the newest articles that have it and satisfy everything but the others. Once some are
    found and it takes too long, the words that are left are not looked up."""
    found: list[FoundArticles] = []
    for word in match.near:
        if is_over() and any(one.moments for one in found):
            break
        found.append(_found(connection, _Lookup(shelf_id, match, word, (_TEXTS, _HANGUL)), RANKED, is_over))
    return found


def text_scores(connection: Connection, match: QueryMatch, moments: Sequence[int], is_over: IsOver) -> dict[int, int]:
    """How well the newest matches fit the words: 2 for having them in the title, 1 for having them side by side."""
    scores = dict.fromkeys(moments, 0)
    better = [(score, expression) for score, expression in ((2, match.titled), (1, match.phrased)) if expression]
    for score, expression in better:
        if moments and not is_over():
            for one in _satisfying(connection, expression, moments):
                scores[one] += score
    return scores


def having(connection: Connection, shelf_id: int, term: Term, moments: Sequence[int]) -> set[int]:
    """Which of these matches (at least one) have a term in their title or text."""
    return _satisfying(connection, term_on_shelf(shelf_id, term), moments)


def hits(connection: Connection, shelf_id: int, match: QueryMatch, moments: Sequence[int]) -> tuple[Hit, ...]:
    """The articles of the shelf with these moments, each with a snippet in which the words are marked."""
    rows = connection.execute(
        "SELECT l.*, v.content, v.hangul OR coalesce((SELECT hangul FROM corrections WHERE moment = n.value), 0)"  # noqa: S608  # a constant
        " AS hangul FROM json_each(?1) AS n"
        f" JOIN article_lines AS l ON l.shelf_id = ?2 AND {answer_rows.AT_MOMENT}"
        " JOIN articles AS a ON a.id = l.article_id JOIN versions AS v ON v.id = a.version_id ORDER BY n.key",
        (json.dumps(list(moments)), shelf_id),
    ).fetchall()
    marked: dict[int, str] = {}
    for hangul, statement in enumerate((_MARKED, _MARKED_HANGUL)):
        these = [row["moment"] for row in rows if row["hangul"] == hangul]
        words = match.words and match.words.within(hangul=bool(hangul))
        if these and words:
            marked |= connection.execute(statement, (_OPEN, _CLOSE, json.dumps(these), words)).fetchall()
    names = _names(connection, shelf_id, match, [row["article_id"] for row in rows])
    return tuple(
        _hit(article, row, marked.get(row["moment"]), names[article.id], match)
        for article, row in zip(answer_rows.article_refs(connection, rows), rows, strict=True)
    )


def by_time(connection: Connection, shelf_id: int, moments: Sequence[int], start: int, stop: int) -> list[int]:
    """`moments[start:stop]` of moments with the newest first, in the order of all lists of a shelf: those of one minute
    by their second, then by the article's number. Only the minutes in the part are looked up."""
    first, last = max(start, 0), min(stop, len(moments))
    if first >= last:
        return []
    while first > 0 and minute_of(moments[first - 1]) == minute_of(moments[first]):
        first -= 1
    while last < len(moments) and minute_of(moments[last - 1]) == minute_of(moments[last]):
        last += 1
    part = list(moments[first:last])
    if len({*map(minute_of, part)}) < len(part):
        rows = connection.execute(
            "SELECT n.value FROM json_each(?1) AS n JOIN shelf_articles AS l ON l.shelf_id = ?2"  # noqa: S608  # a constant
            f" AND {answer_rows.AT_MOMENT} ORDER BY l.at DESC, l.article_id DESC",
            (json.dumps(part), shelf_id),
        ).fetchall()
        part = [row["value"] for row in rows]
    return part[max(start, 0) - first : stop - first]


def whole_minutes(moments: tuple[int, ...], limit: int) -> tuple[int, ...]:
    """At most `limit` of moments with the newest first: so few that no minute is divided, if that leaves any."""
    if len(moments) <= limit:
        return moments
    whole = limit
    while whole > 0 and minute_of(moments[whole - 1]) == minute_of(moments[whole]):
        whole -= 1
    return moments[: whole or limit]


def moment_of(connection: Connection, article_id: int) -> int:
    """The moment of a stored article, as `at_moments` and `listed` take it."""
    return int(connection.execute("SELECT moment FROM articles WHERE id = ?", (article_id,)).fetchone()[0])


def hit_of(connection: Connection, shelf_id: int, article_id: int) -> Hit:
    """An article of the shelf as a result without marks."""
    row = connection.execute(
        "SELECT l.*, v.content FROM article_lines AS l JOIN articles AS a ON a.id = l.article_id"
        " JOIN versions AS v ON v.id = a.version_id WHERE l.shelf_id = ? AND l.article_id = ?",
        (shelf_id, article_id),
    ).fetchone()
    return _hit(answer_rows.current_ref(connection, row), row, None, (), None)


def _names(
    connection: Connection, shelf_id: int, match: QueryMatch, article_ids: Sequence[int]
) -> defaultdict[int, list[Span]]:
    """Article -> where it names the entities that were searched for."""
    found = defaultdict[int, list[Span]](list)
    if match.named:
        rows = connection.execute(
            "SELECT m.article_id, m.spans FROM json_each(?1) AS n JOIN mention_lines AS m ON m.shelf_id = ?2"
            " AND m.article_id = n.value WHERE m.entity_id IN (SELECT value FROM json_each(?3))",
            (json.dumps(list(article_ids)), shelf_id, json.dumps(match.named)),
        ).fetchall()
        for row in rows:
            found[row["article_id"]] += spans_from(row["spans"])
    return found


def _hit(
    article: ArticleRef, row: sqlite3.Row, marked: str | None, names: Sequence[Span], match: QueryMatch | None
) -> Hit:
    content = content_from(row["content"])
    text = content.text
    words = [] if marked is None else _in_text(text, *_unmarked(marked))
    if match is not None and (match.short or match.unspaced):
        words = [*words, *characters.short_places(text, match.short)]
        words += [one for word in match.unspaced for one in word.places(text)]
    marks = [*names, *_apart(len(text), names, words)]
    span, inside = snippet(text, spans_from(content.sentences), sorted(marks, key=lambda one: one.start))
    return Hit(article, answer_rows.linked_in(article, text, span), inside)


def _apart(length: int, names: Sequence[Span], words: Iterable[Span]) -> Iterator[Span]:
    """The words of a text that overlap no name and no word before them. Spans are not compared with each other, since a
    text may have tens of thousands."""
    taken = bytearray(length)
    for name in names:
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
    for word in words:
        if not any(taken[word.start : word.end]):
            taken[word.start : word.end] = b"\1" * (word.end - word.start)
            yield word


def _found(connection: Connection, lookup: _Lookup, limit: int, is_over: IsOver) -> FoundArticles:
    moments: list[int] = []
    first, last = _bounds(connection, lookup.shelf_id, lookup.match)
    indexed = max(first, first_indexed(connection))
    for part in _parts(connection, indexed, last):
        left = limit + 1 - len(moments)
        rows: list[int] = []
        for statement in lookup.statements:
            expression = lookup.expression.within(part.months, hangul=statement is _HANGUL)
            rows += _matches(connection, statement, expression, part.first, part.last, left)
        moments += sorted(rows, reverse=True)[:left]
        if len(moments) > limit:
            break
        if not part.is_oldest and is_over():
            return FoundArticles(tuple(moments), _time(part.first))
    since = None if indexed == first or first > last or len(moments) > limit else _time(indexed)
    return FoundArticles(tuple(moments), since, since)


def _time(at: int) -> datetime:
    return moment(minute_of(at) * 60)


def first_indexed(connection: Connection) -> int:
    """The first moment from which on all articles are indexed: those of a converted database are one by one."""
    newest = connection.execute("SELECT max(moment) FROM unindexed_articles").fetchone()[0]
    return _BEFORE_ALL if newest is None else int(newest) + 1


def _bounds(connection: Connection, shelf_id: int, match: QueryMatch) -> tuple[int, int]:
    """The first and last moment of the query's period; the first is later where the shelf has nothing then."""
    oldest, newest = _times(connection, shelf_id)
    return max(match.first, first_moment(oldest)), min(match.last, first_moment(newest + 60) + _RUN_OVER)


def _parts(connection: Connection, first: int, last: int) -> Iterator[_Part]:
    """The parts of a period, the newest first; none where it ends before it begins."""
    if first > last:
        return
    months = [_month(minute_of(one)) for one in (first, last)]
    # Ids are about as many as articles.
    parts = min(newest_id(connection) // _PART, _MOST_PARTS, months[1] - months[0] + 1)
    if parts <= 1:
        yield _Part(first, last, "", is_oldest=True)
        return
    edges = [months[0] + (months[1] + 1 - months[0]) * place // parts for place in range(parts + 1)]
    for begin, end in reversed(list(pairwise(edges))):
        low, high = max(first, _first_of(begin)), min(last, _first_of(end) - 1)
        yield _Part(low, high, tokens(begin, end), is_oldest=begin == months[0])


def _month(minute: int) -> int:
    day = moment(minute * 60)
    return day.year * 12 + day.month - 1


def _first_of(month: int) -> int:
    """The first moment of a month."""
    return first_moment(seconds(datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC)))


def _times(connection: Connection, shelf_id: int) -> tuple[int, int]:
    """The times of the oldest and the newest article on the shelf (epoch seconds); the oldest is later where there is
    none."""
    statement = "SELECT at FROM shelf_articles WHERE shelf_id = ? ORDER BY at"
    ends = (f"{statement} LIMIT 1", f"{statement} DESC LIMIT 1")
    found = [row["at"] for end in ends for row in connection.execute(end, (shelf_id,)).fetchall()]
    return (found[0], found[1]) if found else (1, 0)


def _satisfying(connection: Connection, expression: TextExpression, moments: Collection[int]) -> set[int]:
    """Which of these satisfy an expression too."""
    # In descending order, or FTS5 would go through everything older first.
    found: set[int] = set()
    for statement in (_TEXTS, _HANGUL):
        asked = expression.within(hangul=statement is _HANGUL), min(moments), max(moments), -1
        found.update(_matches(connection, statement, *asked))
    return found.intersection(moments)


def _matches(connection: Connection, statement: str, *asked: str | int) -> list[int]:
    """The moments that a statement gives, the newest first."""
    found: list[int] = json.loads(connection.execute(statement, asked).fetchone()[0])
    return found


def _in_text(text: str, indexed: str, marks: Sequence[Span]) -> Sequence[Span]:
    """The places in a text of what is marked in it as it is indexed."""
    if indexed == text:
        return marks
    places = characters.indexed_places(text)
    return [Span(places[mark.start].start, places[mark.end - 1].end) for mark in marks]


def _unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Remove the marks; the text and the spans that were marked."""
    pieces: list[str] = []
    marks: list[Span] = []
    at = 0
    for piece in marked.split(_OPEN):
        word, closed, rest = piece.partition(_CLOSE)
        if closed:
            marks.append(Span(at, at + len(word)))
        pieces += (word, rest)
        at += len(word) + len(rest)
    return "".join(pieces), tuple(marks)
