"""Whose text a stored article carries: the index of fingerprints, and the notes of who carries whom.

text -> fingerprints -> their holders -> news.dedup.copied -> pairs -> family: the first of all that carry a text
a fingerprint met in one story too many -> it proves nothing any more -> pairs that rest on it are dropped
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from bot.news import text_reuse
from bot.news.text_reuse import Copied, Holder, Passages

_MOST_HOLDERS = 16
_MOST_SECOND_LOOKS = 32
_MOST_ORIGINALS = 8
_MUCH = 4


@dataclass(frozen=True, slots=True)
class Carried:
    """What a text has in common with stored ones; `originals` are those that it carries, the most first."""

    passages: Passages
    holders: Sequence[Holder]
    originals: tuple[Copied, ...]

    @property
    def prints(self) -> int:
        """How many fingerprints the text has."""
        return len(frozenset().union(*self.passages))


def carried(connection: Connection, text: str) -> Carried:
    """Look a text up that is not stored yet."""
    passages = text_reuse.passages(text)
    holders = _holders(connection, frozenset().union(*passages))
    return Carried(passages, holders, text_reuse.copied(passages, holders, text_reuse.boilerplate(holders)))


def edition(connection: Connection, article_id: int | None) -> Copied | None:
    """A stored page that gives itself in another language, as what the newcomer carries: none of the words, all of the
    report. None where it is too old to be compared."""
    rows = connection.execute(
        "SELECT article_id, story_id FROM story_vectors WHERE article_id = ?", (article_id,)
    ).fetchall()
    return next((Copied(row[0], row[1], 1.0, 1.0, frozenset(), True) for row in rows), None)


def note(connection: Connection, article_id: int, found: Carried, edition_of: int | None = None) -> None:
    """Write down what `carried` found, once the article has its story and its vector's row; `edition_of` is the stored
    page that it gives itself in another language."""
    originals = _believed(connection, article_id, found.originals)
    pairs: dict[int, float | None] = {one.article_id: one.own for one in originals[:_MOST_ORIGINALS]}
    if edition_of is not None:
        pairs[edition_of] = None
        reason = f"the page of article {edition_of} in another language"
        connection.execute("UPDATE story_articles SET reason = ? WHERE article_id = ?", (reason, article_id))
    _link(connection, article_id, pairs)
    _keep(connection, article_id, found)
    _look_again(connection, article_id, found)


def leave(connection: Connection, article_id: int) -> None:
    """Take an article that is to be deleted out of its family; the others stay together."""
    rows = connection.execute(
        "SELECT article_id, own FROM story_copies WHERE original_id = ?1"
        " UNION ALL SELECT original_id, 0 FROM story_copies WHERE article_id = ?1 ORDER BY 1",
        (article_id,),
    ).fetchall()
    others = [(row[0], row[1]) for row in rows]
    connection.execute("DELETE FROM story_copies WHERE ?1 IN (article_id, original_id)", (article_id,))
    connection.executemany(
        "INSERT INTO story_copies (article_id, original_id, own) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(other, others[0][0], own) for other, own in others[1:]],
    )
    for other in (article_id, *(one for one, _ in others[:1])):
        _settle(connection, other)


def _holders(connection: Connection, prints: frozenset[int]) -> Sequence[Holder]:
    rows = connection.execute(
        "SELECT p.fingerprint, p.article_id, p.passage, v.story_id, v.prints"
        " FROM story_prints AS p JOIN story_vectors AS v ON v.article_id = p.article_id"
        " WHERE p.fingerprint IN (SELECT value FROM json_each(?))",
        (json.dumps(list(prints)),),
    ).fetchall()
    return list(map(Holder._make, rows))


def _believed(connection: Connection, article_id: int, originals: Sequence[Copied]) -> Sequence[Copied]:
    """The originals of the article's own story, else the certain ones of one other. Of two texts that share nothing
    with each other, a report that has much of both is a mixture: it is of the one that it has more of, and what others
    have from the mixture shows nothing new."""
    rows = connection.execute(
        "SELECT article_id, story_id, coalesce(family, article_id) FROM story_articles"
        " WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps([article_id, *(one.article_id for one in originals)]),),
    ).fetchall()
    story_of = {row[0]: row[1] for row in rows}  # placing the article may have merged stories
    family_of = {row[0]: row[2] for row in rows}
    here = [one for one in originals if story_of[one.article_id] == story_of[article_id]]
    if not here:
        certain = [one for one in originals if one.certain]
        here = [one for one in certain if story_of[one.article_id] == story_of[certain[0].article_id]]
    shared: defaultdict[int, set[int]] = defaultdict(set)
    for one in here:
        shared[family_of[one.article_id]] |= one.places
    main = family_of[here[0].article_id] if here else 0
    new = {family: len(places - shared[main]) for family, places in shared.items()}
    joined = {family for family in new if 0 < new[family] < _MUCH or (new[family] and len(shared[main]) < _MUCH)}
    return [one for one in here if family_of[one.article_id] in joined | {main}]


def _link(connection: Connection, article_id: int, pairs: Mapping[int, float | None]) -> None:
    if pairs:
        connection.executemany(
            "INSERT INTO story_copies (article_id, original_id, own) VALUES (?, ?, ?)",
            [(article_id, original, own) for original, own in pairs.items()],
        )
        _settle(connection, article_id)


def _settle(connection: Connection, article_id: int) -> None:
    """Note the first article of all that carry parts of the text, directly or through one another. What is mostly that
    text is near it; who adds much of their own has more to tell."""
    rows = connection.execute(
        "WITH RECURSIVE family (id) AS (VALUES (?) UNION"
        " SELECT c.original_id FROM family JOIN story_copies AS c ON c.article_id = family.id UNION"
        " SELECT c.article_id FROM family JOIN story_copies AS c ON c.original_id = family.id)"
        " SELECT id FROM family",
        (article_id,),
    ).fetchall()
    family = sorted(row[0] for row in rows)
    connection.execute(
        "UPDATE story_articles SET family = nullif(?1, article_id), near_of = CASE WHEN"
        " (SELECT max(coalesce(own, 1)) FROM story_copies AS c WHERE c.article_id = story_articles.article_id) >= ?2"
        " THEN nullif(?1, article_id) END WHERE article_id IN (SELECT value FROM json_each(?3))",
        (family[0], text_reuse.COPY_SHARE, json.dumps(family)),
    )


def _keep(connection: Connection, article_id: int, found: Carried) -> None:
    """Keep the fingerprints that are not yet held by many: a copy of a copy of a copy is found through the first."""
    held = Counter(holder.fingerprint for holder in found.holders)
    connection.executemany(
        "INSERT INTO story_prints (fingerprint, article_id, passage) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [
            (one, article_id, place)
            for place, prints in enumerate(found.passages)
            for one in sorted(prints)
            if held[one] < _MOST_HOLDERS
        ],
    )


def _look_again(connection: Connection, article_id: int, found: Carried) -> None:
    """Judge again the articles whose carried text may be what this article shows to be furniture."""
    known = frozenset(one.fingerprint for one in found.holders)
    fresh = text_reuse.boilerplate(_holders(connection, known)) - text_reuse.boilerplate(found.holders)
    if not fresh:
        return
    doubtful = sorted({one.article_id for one in found.holders if one.fingerprint in fresh})
    for other in [*doubtful[-_MOST_SECOND_LOOKS:], article_id]:
        rows = connection.execute(
            "SELECT original_id FROM story_copies WHERE article_id = ? AND own IS NOT NULL", (other,)
        ).fetchall()
        if rows:
            _judge_again(connection, other, [row[0] for row in rows])


def _judge_again(connection: Connection, article_id: int, originals: Sequence[int]) -> None:
    """Drop the pairs that do not stand any more."""
    rows = connection.execute(
        "SELECT passage, fingerprint FROM story_prints WHERE article_id = ?", (article_id,)
    ).fetchall()
    passages: defaultdict[int, set[int]] = defaultdict(set)
    for row in rows:
        passages[row[0]].add(row[1])
    kept = tuple(map(frozenset, passages.values()))
    holders = _holders(connection, frozenset().union(*kept))
    judged = [holder for holder in holders if holder.article_id in originals]
    wrong = set(originals) - {
        one.article_id for one in text_reuse.copied(kept, judged, text_reuse.boilerplate(holders))
    }
    for original in wrong:
        connection.execute("DELETE FROM story_copies WHERE article_id = ? AND original_id = ?", (article_id, original))
    for one in {article_id, *wrong} if wrong else ():
        _settle(connection, one)
