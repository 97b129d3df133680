"""Stories as articles arrive: the bounded candidate index and the decisions with their reasons.

    title, text -> terms -> document frequencies -> vector -> postings of its heaviest terms -> candidate stories
    text -> storage.copies: the articles whose text it carries
    both -> news.clustering.place -> story, reason, vector, postings

Nothing here grows with the archive: so many terms, so many postings a term, so many stories, so many members; and only
the newest arrivals keep vectors and postings.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import product
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from bot.news.clustering import assign
from bot.news.clustering.assign import Member
from bot.news.clustering.features import ArticleFeatures, ArticleTerms, read_article, unpack
from bot.news.text_reuse import COPY_SHARE, Copied
from bot.storage import migrations
from bot.storage.engine.times import seconds
from bot.storage.stories import apply_placement, text_reuse

_SEOUL = ZoneInfo("Asia/Seoul")
_INDEXED_TERMS = 20
_BRIDGING_TERMS = 10
_POSTINGS_A_TERM = 40
_STORIES = 8
_STORIES_ACROSS = 4
_MEMBERS = 16
_WINDOW = 30 * 86_400
_KEPT_ARRIVALS = 50_000


def place(
    connection: Connection,
    article_id: int,
    title: str,
    text: str,
    at: datetime,
    *,
    dated: bool = True,
    edition_of: int | None = None,
    entities: Collection[str] = (),
    outlet: str = "",
) -> int:
    """Put a stored article into a story, inside the caller's transaction; returns the story's id.

    `at` is the moment of publication; with `dated` False the page states none, `at` is that of saving and nothing is
    concluded from it. `edition_of` is a stored article that is the same page in another language. `entities` are the
    knowledge base's ids of those named: through them English and Korean reports of one event find each other.
    `outlet` is the name of who published it.
    """
    published = at.astimezone(_SEOUL).date() if dated else None
    found = read_article(title, text, entities, published, outlet)
    traits = _weighed(connection, found, at.toordinal() if dated else None)
    moment = seconds(at)
    carried = text_reuse.carried(connection, text)
    edition = text_reuse.edition(connection, edition_of)
    original = edition or next(iter(carried.originals), None)
    candidates = _candidates(connection, traits, moment if dated else None, original)
    text_of = original.article_id if original is not None and original.share >= COPY_SHARE else article_id
    placement = assign.place(Member(article_id, traits, text_of), candidates, original)
    story_id = apply_placement.settle(connection, article_id, moment, placement)
    _index(connection, article_id, story_id, moment, traits, carried.prints)
    text_reuse.note(connection, article_id, carried, edition_of)
    _forget(connection, article_id)
    return story_id


def tie(connection: Connection, these: Sequence[int], those: Sequence[int]) -> float | None:
    """How likely the two of these and those articles that are most alike tell of one happening; None where it is not
    known any more what was in them."""
    rows = connection.execute(
        "SELECT article_id, vector FROM story_vectors WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps([*these, *those]),),
    ).fetchall()
    found = {row["article_id"]: unpack(row["vector"]) for row in rows}
    pairs = product([found[one] for one in these if one in found], [found[one] for one in those if one in found])
    return max((one.alike(other) for one, other in pairs), default=None)


@contextmanager
def scratch() -> Iterator[Connection]:
    """An empty database in memory that takes `place` without stored articles, for grouping a file once."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        connection.executescript(migrations.schema())
        yield connection


def grouping(connection: Connection) -> dict[int, int]:
    """Article id -> story id for everything stored: for a scratch database, not for a desk."""
    rows = connection.execute("SELECT article_id, story_id FROM story_articles").fetchall()
    return {row["article_id"]: row["story_id"] for row in rows}


def originals(connection: Connection) -> dict[int, int]:
    """Article id -> the first of all that carry parts of its text, for everything stored: for a scratch database."""
    rows = connection.execute("SELECT article_id, family FROM story_articles").fetchall()
    return {row["article_id"]: row["family"] or row["article_id"] for row in rows}


def _weighed(connection: Connection, found: ArticleTerms, day: int | None) -> ArticleFeatures:
    """The traits; the document is counted first."""
    terms = json.dumps(["", *found.terms()])
    connection.execute(
        "INSERT INTO term_counts (term, documents) SELECT value, 1 FROM json_each(?) WHERE true"
        " ON CONFLICT (term) DO UPDATE SET documents = documents + 1",
        (terms,),
    )
    rows = connection.execute(
        "SELECT term, documents FROM term_counts WHERE term IN (SELECT value FROM json_each(?))",
        (terms,),
    ).fetchall()
    frequencies = {row["term"]: row["documents"] for row in rows}
    return found.weighted(frequencies.pop(""), frequencies, day)


def _candidates(
    connection: Connection, traits: ArticleFeatures, moment: int | None, original: Copied | None
) -> Mapping[int, Sequence[Member]]:
    """The stories whose articles share the newcomer's heaviest terms, with their newest members."""
    words = {term: traits.words.weights[term] for term in traits.words.heaviest(_INDEXED_TERMS)}
    bridge = {term: traits.bridge.weights[term] for term in traits.bridge.heaviest(_BRIDGING_TERMS)}
    stories = _voted(connection, words, moment, _STORIES)
    across = _voted(connection, _sided(bridge, not traits.korean), moment, _STORIES_ACROSS)
    stories += [story for story in across if story not in stories]
    if original is not None and original.story_id not in stories:
        stories.append(original.story_id)
    found = {story: _members(connection, story) for story in stories}
    if original is not None and all(one.article_id != original.article_id for one in found[original.story_id]):
        found[original.story_id] += _members(connection, original.story_id, original.article_id)
    return found


def _sided(bridge: Mapping[str, float], korean: bool) -> Mapping[str, float]:
    """The terms of the bridge as they are indexed, by the side of it on which an article stands."""
    return {f"{'k' if korean else 'l'}{term}": weight for term, weight in bridge.items()}


def _indexed(traits: ArticleFeatures) -> list[str]:
    bridge = dict.fromkeys(traits.bridge.heaviest(_BRIDGING_TERMS), 0.0)
    return [*traits.words.heaviest(_INDEXED_TERMS), *_sided(bridge, traits.korean)]


def _voted(connection: Connection, terms: Mapping[str, float], moment: int | None, most: int) -> list[int]:
    """The stories whose articles have most of the terms, by their weight."""
    votes: Counter[int] = Counter()
    earliest, latest = (-(2**62), 2**62) if moment is None else (moment - _WINDOW, moment + _WINDOW)
    for term, weight in terms.items():
        rows = connection.execute(
            "SELECT v.story_id FROM story_postings AS p JOIN story_vectors AS v ON v.article_id = p.article_id"
            " WHERE p.term = ? AND p.at BETWEEN ? AND ? ORDER BY p.at DESC LIMIT ?",
            (term, earliest, latest, _POSTINGS_A_TERM),
        ).fetchall()
        for story_id in {row["story_id"] for row in rows}:
            votes[story_id] += round(1000 * weight)
    return sorted(votes, key=lambda story: (-votes[story], story))[:most]


def _members(connection: Connection, story_id: int, only: int | None = None) -> list[Member]:
    """The newest of a story, or one of its articles."""
    rows = connection.execute(
        "SELECT v.article_id, v.vector, m.near_of FROM story_vectors AS v"
        " JOIN story_articles AS m ON m.article_id = v.article_id"
        " WHERE v.story_id = ?1 AND (?2 IS NULL OR v.article_id = ?2) ORDER BY v.at DESC, v.article_id DESC LIMIT ?3",
        (story_id, only, _MEMBERS),
    ).fetchall()
    return [Member(row["article_id"], unpack(row["vector"]), row["near_of"] or row["article_id"]) for row in rows]


def _index(
    connection: Connection, article_id: int, story_id: int, moment: int, traits: ArticleFeatures, prints: int
) -> None:
    connection.execute(
        "INSERT INTO story_vectors (article_id, story_id, at, prints, vector) VALUES (?, ?, ?, ?, ?)",
        (article_id, story_id, moment, prints, traits.pack()),
    )
    connection.executemany(
        "INSERT INTO story_postings (term, at, article_id) VALUES (?, ?, ?)",
        [(term, moment, article_id) for term in _indexed(traits)],
    )


def _forget(connection: Connection, article_id: int) -> None:
    """Drop what only comparing needs of arrivals long past: a few articles for each that comes."""
    old = (article_id - _KEPT_ARRIVALS - 10, article_id - _KEPT_ARRIVALS)
    connection.execute("DELETE FROM story_postings WHERE article_id BETWEEN ? AND ?", old)
    connection.execute("DELETE FROM story_prints WHERE article_id BETWEEN ? AND ?", old)
    connection.execute("DELETE FROM story_vectors WHERE article_id BETWEEN ? AND ?", old)
