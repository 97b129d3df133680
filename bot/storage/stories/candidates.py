"""The bounded index by which similar stories are found: document frequencies, term vectors, postings.

    terms -> document frequencies -> vector -> postings of its heaviest terms -> candidate stories -> their members

Every look-up has a limit: terms, postings a term, stories, members; and only the newest 50,000 arrivals are indexed. So
placing an article costs the same in an archive of any size.
"""

from __future__ import annotations

import json
from collections import ChainMap, Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from sqlite3 import Connection, Row

from msgspec import Struct

from bot.lang.scripts import Writing
from bot.news.clustering.assign import Member
from bot.news.clustering.features import ArticleFeatures, unpack, unpack_heaviest, unpack_terms
from bot.news.clustering.set_phrases import TEXTS
from bot.news.clustering.term_keys import term_key
from bot.news.clustering.vectors import RecentTexts
from bot.news.text_reuse import Copied
from bot.storage.stories import text_reuse

_INDEXED_TERMS = 20
_BRIDGING_TERMS = 10
_POSTINGS_A_TERM = 40
_STORIES = 8
_STORIES_ACROSS = 4
_MEMBERS = 16
_WINDOW = 30 * 86_400
_KEPT_ARRIVALS = 50_000
_ANY_TIME = 2**62
_DAY = 86_400
_RECENT_DAYS, _RECENT_TEXTS = 14, 500
"""The texts that count as recent: those of this number of days, or of fewer days if they have this number of texts."""
_NAMED_IN = 8
"""A term counts as a name if this many of the newest texts with the term all have it as a name."""
_ALL_DOCUMENTS = 0
"""The key whose frequency is the number of documents."""


def document_frequencies(connection: Connection, terms: Collection[str]) -> tuple[int, dict[str, int]]:
    """The number of counted articles, and term -> how many of them have it; unknown terms are left out."""
    keys = {term: term_key(term) for term in terms}
    found = _frequencies(connection, [_ALL_DOCUMENTS, *keys.values()])
    return found.get(_ALL_DOCUMENTS, 0), {term: found[key] for term, key in keys.items() if key in found}


def count_document(connection: Connection, terms: Collection[str], at: int) -> None:
    """Add one article with these terms to the document frequencies, and to the articles of its day; `at` in epoch
    seconds."""
    _count(connection, [_ALL_DOCUMENTS, day_key(at // _DAY), *map(term_key, terms)])


def own_frequencies(
    connection: Connection, words: Iterable[str], bridge: Iterable[str], owner: int, article_id: int
) -> tuple[int, dict[str, int]]:
    """The document frequencies in the newest private texts of the shelf `owner` other than this article, whose words
    are not counted; `words` and `bridge` are the terms of either vector. They come from the postings, so only the
    heaviest terms of a text are known, and nothing outlives a text."""
    postings = {term: [term] for term in words}
    postings |= {term: [f"{writing.value}{term}" for writing in Writing] for term in bridge}
    rows = connection.execute(
        "WITH own AS MATERIALIZED (SELECT id FROM articles WHERE owner_shelf_id = ?1 AND id <> ?2"
        " ORDER BY id DESC LIMIT ?3)"
        " SELECT '' AS term, count(*) AS documents FROM own"
        " UNION ALL SELECT value, (SELECT count(*) FROM (SELECT article_id FROM story_postings WHERE term = value"
        " ORDER BY at DESC LIMIT ?3) WHERE article_id IN (SELECT id FROM own)) FROM json_each(?4)",
        (owner, article_id, _RECENT_TEXTS, json.dumps([one for every in postings.values() for one in every])),
    ).fetchall()
    counts = {row["term"]: row["documents"] for row in rows}
    return counts[""], {term: sum(counts[one] for one in every) for term, every in postings.items()}


def recent_texts(connection: Connection, terms: Collection[str], at: int) -> RecentTexts | None:
    """How many of the compared texts of the two weeks before the day of `at` (epoch seconds) have each term; None if
    no texts of these days were counted. The day itself is left out: many texts may report its one great event. A
    release that counted no days may have stored texts before the first day that was: those are left out too."""
    today = at // _DAY
    days = {day_key(day): day for day in range(today - 1, today - _RECENT_DAYS - 1, -1)}
    counted = _frequencies(connection, days)
    documents, first = 0, today
    for key, day in days.items():
        if key in counted and documents < _RECENT_TEXTS:
            documents, first = documents + counted[key], day
    if not documents:
        return None
    rows = connection.execute(
        "SELECT value AS term, (SELECT count(*) FROM (SELECT 1 FROM story_postings"
        " WHERE term = value AND at BETWEEN ? AND ? LIMIT ?)) AS documents FROM json_each(?)",
        (first * _DAY, today * _DAY - 1, _RECENT_TEXTS, json.dumps(list(terms))),
    ).fetchall()
    counts = {row["term"]: row["documents"] for row in rows}
    return RecentTexts(max((documents, *counts.values())), counts)


def usual_names(connection: Connection, terms: Collection[str]) -> frozenset[str]:
    """Those of the terms that are names in all of the newest eight compared texts with them. A text that only begins
    sentences with a term has it as a name if it was known as one before."""
    return frozenset(term for term in terms if _named_in(connection, term) == _NAMED_IN)


def _named_in(connection: Connection, term: str) -> int:
    """How many of the newest texts with a term have it as a name."""
    rows = connection.execute(
        "SELECT v.vector FROM story_postings AS p JOIN story_vectors AS v ON v.article_id = p.article_id"
        " WHERE p.term = ? ORDER BY p.at DESC LIMIT ?",
        (term, _NAMED_IN),
    ).fetchall()
    return sum(term in unpack(row["vector"]).words.names for row in rows)


class SimilarStories(Struct, frozen=True):
    """Story id -> its newest members that an article is compared with, `shared`; and for a public article, `private`,
    those of the stories that have private texts only."""

    shared: Mapping[int, Sequence[Member]]
    private: Mapping[int, Sequence[Member]]


def similar_stories(
    connection: Connection, traits: ArticleFeatures, at: int | None, original: Copied | None, owner: int | None
) -> SimilarStories:
    """The stories that share most of the heaviest terms of an article of the shelf `owner` (None: a public one) and are
    published within 30 days of `at` (epoch seconds; None: at any time) or are undated and came no earlier, and that
    of `original`, which is among the members."""
    words = {term: traits.words.weights[term] for term in traits.words.heaviest(_INDEXED_TERMS)}
    bridge = {term: traits.bridge.weights[term] for term in traits.bridge.heaviest(_BRIDGING_TERMS)}
    stories = _ranked_stories(connection, words, at, _STORIES)
    others = [_bridge_postings(bridge, one) for one in Writing if one is not traits.writing]
    across = _ranked_stories(connection, dict(ChainMap(*others)), at, _STORIES_ACROSS)
    stories += [story for story in across if story not in stories]
    if original is not None and original.story_id not in stories:
        stories.append(original.story_id)
    found = {story: _members(connection, story, owner) for story in stories}
    shared = {story: members for story, members in found.items() if members}
    private = {story: _private_members(connection, story) for story in found.keys() - shared if owner is None}
    if original is not None and original.story_id in shared:
        members = shared[original.story_id]
        if all(one.article_id != original.article_id for one in members):
            members += _members(connection, original.story_id, owner, original.article_id)
    return SimilarStories(shared, {story: members for story, members in private.items() if members})


def outlet_texts(connection: Connection, outlet: int) -> Sequence[tuple[int, Sequence[str]]]:
    """Story and terms of an outlet's newest texts that are compared, at most `set_phrases.TEXTS`; none of outlet 0."""
    if not outlet:
        return ()
    rows = connection.execute(
        "SELECT v.story_id, v.vector FROM story_postings AS p JOIN story_vectors AS v ON v.article_id = p.article_id"
        " WHERE p.term = ? ORDER BY p.at DESC, p.article_id DESC LIMIT ?",
        (_outlet_posting(outlet), TEXTS),
    ).fetchall()
    return [(row["story_id"], unpack_terms(row["vector"])) for row in rows]


def index(
    connection: Connection, article_id: int, story_id: int, at: int, traits: ArticleFeatures, fingerprints: int
) -> None:
    """Add a placed article to the index. `fingerprints` is how many its text has."""
    connection.execute(
        "INSERT INTO story_vectors (article_id, story_id, at, prints, vector) VALUES (?, ?, ?, ?, ?)",
        (article_id, story_id, at, fingerprints, traits.pack()),
    )
    connection.executemany(
        "INSERT INTO story_postings (term, at, article_id) VALUES (?, ?, ?)",
        [(term, at, article_id) for term in _posting_terms(traits)],
    )


def is_indexed(connection: Connection, article_id: int) -> bool:
    """Whether an article is still compared with new ones."""
    return bool(connection.execute("SELECT 1 FROM story_vectors WHERE article_id = ?", (article_id,)).fetchall())


def recount(connection: Connection, gained: Collection[str], lost: Collection[str]) -> None:
    """Correct the document frequencies for an article that was counted and has other terms now."""
    _count(connection, [term_key(term) for term in gained])
    terms = (json.dumps([term_key(term) for term in lost]),)
    connection.execute(
        "UPDATE term_counts SET documents = documents - 1 WHERE term IN (SELECT value FROM json_each(?))", terms
    )
    connection.execute(
        "DELETE FROM term_counts WHERE term IN (SELECT value FROM json_each(?)) AND documents <= 0", terms
    )


def reindex(connection: Connection, article_id: int, traits: ArticleFeatures) -> None:
    """Replace the features of an indexed article."""
    _drop_postings(connection, article_id)
    connection.execute("UPDATE story_vectors SET vector = ? WHERE article_id = ?", (traits.pack(), article_id))
    connection.executemany(
        "INSERT INTO story_postings (term, at, article_id) SELECT ?, at, article_id FROM story_vectors"
        " WHERE article_id = ?",
        [(term, article_id) for term in _posting_terms(traits)],
    )


def drop_oldest(connection: Connection, article_id: int) -> None:
    """Drop the index rows of arrivals 50,000 before this article, at most ten articles."""
    rows = connection.execute(
        "SELECT article_id FROM story_vectors WHERE article_id BETWEEN ? AND ?",
        (article_id - _KEPT_ARRIVALS - 10, article_id - _KEPT_ARRIVALS),
    ).fetchall()
    for row in rows:
        drop(connection, row["article_id"])


def drop(connection: Connection, article_id: int) -> None:
    """Drop the index rows of an article."""
    text_reuse.unindex(connection, article_id)
    _drop_postings(connection, article_id)
    connection.execute("DELETE FROM story_vectors WHERE article_id = ?", (article_id,))


def redate(connection: Connection, article_id: int, at: int) -> None:
    """Give an article's index rows another time (epoch seconds)."""
    connection.executemany(
        "UPDATE story_postings SET at = ? WHERE term = ? AND at = ? AND article_id = ?",
        [(at, *posting) for posting in _postings_of(connection, article_id)],
    )
    connection.execute("UPDATE story_vectors SET at = ? WHERE article_id = ?", (at, article_id))


def _frequencies(connection: Connection, keys: Iterable[int]) -> dict[int, int]:
    rows = connection.execute(
        "SELECT term, documents FROM term_counts WHERE term IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    ).fetchall()
    return {row["term"]: row["documents"] for row in rows}


def day_key(day: int) -> int:
    """The key whose frequency is the number of documents of a day, in days since 1970. No word begins so."""
    return term_key(f"@day {day}")


def _count(connection: Connection, keys: Collection[int]) -> None:
    connection.execute(
        "INSERT INTO term_counts (term, documents) SELECT value, 1 FROM json_each(?) WHERE true"
        " ON CONFLICT (term) DO UPDATE SET documents = documents + 1",
        (json.dumps(list(keys)),),
    )


def _bridge_postings(bridge: Mapping[str, float], writing: Writing) -> dict[str, float]:
    """Bridge terms as they are indexed: with a prefix for the language of the article."""
    return {f"{writing.value}{term}": weight for term, weight in bridge.items()}


def _outlet_posting(outlet: int) -> str:
    """The posting of all texts of an outlet. No word begins so."""
    return f"@{outlet:x}"


def _undated_posting(term: str) -> str:
    """A second posting of a text without a date, by which texts of earlier days find it. No word begins so."""
    return f"?{term}"


def _posting_terms(traits: ArticleFeatures) -> list[str]:
    bridge = dict.fromkeys(traits.bridge.heaviest(_BRIDGING_TERMS), 0.0)
    terms = [*traits.words.heaviest(_INDEXED_TERMS), *_bridge_postings(bridge, traits.writing)]
    undated = [] if traits.words.day is not None else map(_undated_posting, terms)
    outlet = [_outlet_posting(traits.outlet)] if traits.outlet else []
    return [*terms, *undated, *outlet]


def _drop_postings(connection: Connection, article_id: int) -> None:
    connection.executemany(
        "DELETE FROM story_postings WHERE term = ? AND at = ? AND article_id = ?", _postings_of(connection, article_id)
    )


def _postings_of(connection: Connection, article_id: int) -> list[tuple[str, int, int]]:
    """The term, time and article of every posting that an article may have. With rounded weights others may be the
    heaviest terms than when it was indexed: those that weigh as much as the last are listed, too."""
    rows = connection.execute("SELECT at, vector FROM story_vectors WHERE article_id = ?", (article_id,)).fetchall()
    for row in rows:
        heaviest = unpack_heaviest(row["vector"], _INDEXED_TERMS, _BRIDGING_TERMS)
        bridge = _bridge_postings(dict.fromkeys(heaviest.bridge, 0.0), heaviest.writing)
        terms = (*heaviest.words, *bridge)
        undated = () if heaviest.dated else map(_undated_posting, terms)
        return [(term, row["at"], article_id) for term in (*terms, *undated, _outlet_posting(heaviest.outlet))]
    return []


def _ranked_stories(connection: Connection, terms: Mapping[str, float], at: int | None, most: int) -> list[int]:
    """The stories that have most of the terms, by the sum of their weights."""
    votes: Counter[int] = Counter()
    earliest, latest = (-_ANY_TIME, _ANY_TIME) if at is None else (at - _WINDOW, at + _WINDOW)
    for term, weight in terms.items():
        rows = connection.execute(
            "SELECT v.story_id FROM (SELECT article_id FROM story_postings WHERE term = ?1 AND at BETWEEN ?2 AND ?3"
            " ORDER BY at DESC LIMIT ?5) AS p JOIN story_vectors AS v ON v.article_id = p.article_id"
            " UNION ALL SELECT v.story_id FROM (SELECT article_id FROM story_postings WHERE term = ?4 AND at >= ?2"
            " ORDER BY at DESC LIMIT ?5) AS p JOIN story_vectors AS v ON v.article_id = p.article_id",
            (term, earliest, latest, _undated_posting(term), _POSTINGS_A_TERM),
        ).fetchall()
        for story_id in {row["story_id"] for row in rows}:
            votes[story_id] += round(1000 * weight)
    return sorted(votes, key=lambda story: (-votes[story], story))[:most]


def _members(connection: Connection, story_id: int, owner: int | None, only: int | None = None) -> list[Member]:
    """The newest 16 of a story that an article of `owner` is compared with, or one of them."""
    rows = connection.execute(
        "SELECT v.article_id, v.vector, m.near_of FROM story_vectors AS v"
        " JOIN story_articles AS m ON m.article_id = v.article_id LEFT JOIN articles AS a ON a.id = v.article_id"
        " WHERE v.story_id = ?1 AND (?2 IS NULL OR v.article_id = ?2)"
        " AND (a.owner_shelf_id IS NULL OR a.owner_shelf_id = ?4) ORDER BY v.at DESC, v.article_id DESC LIMIT ?3",
        (story_id, only, _MEMBERS, owner),
    ).fetchall()
    return list(map(_member, rows))


def _private_members(connection: Connection, story_id: int) -> list[Member]:
    """The newest 16 of a story that has private texts only; none of others."""
    rows = connection.execute(
        "SELECT v.article_id, v.vector, m.near_of FROM story_vectors AS v"
        " JOIN story_articles AS m ON m.article_id = v.article_id WHERE v.story_id = ?1 AND NOT EXISTS ("
        "  SELECT 1 FROM story_articles AS o JOIN articles AS a ON a.id = o.article_id AND a.owner_shelf_id IS NULL"
        "  WHERE o.story_id = ?1) ORDER BY v.at DESC, v.article_id DESC LIMIT ?2",
        (story_id, _MEMBERS),
    ).fetchall()
    return list(map(_member, rows))


def _member(row: Row) -> Member:
    return Member(row["article_id"], unpack(row["vector"]), row["near_of"] or row["article_id"])
