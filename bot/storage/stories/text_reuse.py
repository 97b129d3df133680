"""The index of text fingerprints, and which stored articles reuse each other's text.

A link (story_copies) joins an article to the one whose text it reuses; a family is what is connected by links, named by
its first article. `bot/news/text_reuse` judges; this module reads and writes.

An article is compared with public ones and, if it is private, with the texts of its own shelf, `owner`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from sqlite3 import Connection

from bot.news.text_reuse import BOILERPLATE_STORIES, COPY_SHARE, Copied, HeldPrints, Holder, Passages, StoryFamily
from bot.storage.engine.encoding import fingerprints_blob, fingerprints_from


def held(connection: Connection, fingerprints: Collection[int], owner: int | None) -> HeldPrints:
    """Which of the fingerprints stored articles have that an article of `owner` (None: a public one) is compared
    with."""
    counts, common = _counted(connection, fingerprints, owner)
    rows = connection.execute(
        "SELECT p.fingerprint, p.article_id, p.passage, v.story_id, v.prints"  # noqa: S608  # a constant
        f" FROM {_COMPARED} AND p.fingerprint IN (SELECT value FROM json_each(:prints))",
        {"owner": owner, "prints": json.dumps(list(counts.keys() - common))},
    ).fetchall()
    return HeldPrints(counts, common, list(map(Holder._make, rows)))


def held_alone(connection: Connection, fingerprints: Collection[int]) -> Sequence[Holder]:
    """Where private texts have any of the fingerprints that are in no story or family with a public article: a public
    one that joins them is brought together with no other."""
    rows = connection.execute(
        "SELECT p.fingerprint, p.article_id, p.passage, v.story_id, v.prints"
        " FROM story_prints AS p CROSS JOIN articles AS a ON a.id = p.article_id AND a.owner_shelf_id IS NOT NULL"
        " JOIN story_vectors AS v ON v.article_id = p.article_id"
        " JOIN story_articles AS m ON m.article_id = p.article_id"
        " WHERE p.fingerprint IN (SELECT value FROM json_each(?)) AND NOT EXISTS ("
        "  SELECT 1 FROM story_articles AS o JOIN articles AS b ON b.id = o.article_id AND b.owner_shelf_id IS NULL"
        "  WHERE o.story_id = m.story_id OR o.article_id = m.family OR o.family = coalesce(m.family, m.article_id))",
        (json.dumps(list(fingerprints)),),
    ).fetchall()
    return list(map(Holder._make, rows))


def boilerplate(connection: Connection, fingerprints: Collection[int], owner: int | None) -> frozenset[int]:
    """Those of the fingerprints that prove nothing to an article of `owner`."""
    return _counted(connection, fingerprints, owner)[1]


def held_by(
    connection: Connection, fingerprints: Collection[int], article_ids: Collection[int], owner: int | None
) -> Sequence[Holder]:
    """Where these articles have any of the fingerprints that are no boilerplate to an article of `owner`."""
    rows = connection.execute(
        "SELECT p.fingerprint, p.article_id, p.passage, v.story_id, v.prints"
        " FROM story_prints AS p JOIN story_vectors AS v ON v.article_id = p.article_id"
        " WHERE p.fingerprint IN (SELECT value FROM json_each(?))"
        " AND p.article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(fingerprints)), json.dumps(list(article_ids))),
    ).fetchall()
    common = boilerplate(connection, {row["fingerprint"] for row in rows}, owner)
    return [Holder._make(row) for row in rows if row["fingerprint"] not in common]


_COMPARED = (
    "story_prints AS p JOIN story_vectors AS v ON v.article_id = p.article_id"
    " LEFT JOIN articles AS a ON a.id = p.article_id WHERE (a.owner_shelf_id IS NULL OR a.owner_shelf_id = :owner)"
)
"""The fingerprints of the articles that one of `:owner` is compared with."""


def _counted(
    connection: Connection, fingerprints: Collection[int], owner: int | None
) -> tuple[dict[int, int], frozenset[int]]:
    """Fingerprint -> how many articles have it that one of `owner` is compared with, for those that any has; and which
    of them are boilerplate. Counted by SQLite, since a standing paragraph is in many texts."""
    rows = connection.execute(
        f"SELECT p.fingerprint, count(*), count(DISTINCT v.story_id) FROM {_COMPARED}"  # noqa: S608  # a constant
        " AND p.fingerprint IN (SELECT value FROM json_each(:prints)) GROUP BY p.fingerprint",
        {"owner": owner, "prints": json.dumps(list(fingerprints))},
    ).fetchall()
    counts = {fingerprint: count for fingerprint, count, _ in rows}
    return counts, frozenset(fingerprint for fingerprint, _, stories in rows if stories >= BOILERPLATE_STORIES)


def edition(connection: Connection, article_id: int | None) -> Copied | None:
    """A stored edition of a page in another language, as an original that shares all of the report and no sentence.
    None where it is too old to be compared."""
    rows = connection.execute(
        "SELECT article_id, story_id FROM story_vectors WHERE article_id = ?", (article_id,)
    ).fetchall()
    return next((Copied(row[0], row[1], 1.0, 1.0, frozenset(), True) for row in rows), None)


def families(connection: Connection, article_ids: Iterable[int]) -> dict[int, StoryFamily]:
    """Article id -> its story and family."""
    rows = connection.execute(
        "SELECT article_id, story_id, coalesce(family, article_id) FROM story_articles"
        " WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(article_ids)),),
    ).fetchall()
    return {row[0]: StoryFamily(row[1], row[2]) for row in rows}


def link(connection: Connection, article_id: int, originals: Mapping[int, float | None]) -> None:
    """Link an article to its originals: id -> the share of the article's own text, None for an edition of the page in
    another language."""
    if originals:
        connection.executemany(
            "INSERT INTO story_copies (article_id, original_id, own) VALUES (?, ?, ?)",
            [(article_id, original, own) for original, own in originals.items()],
        )
        _update_family(connection, article_id)


def linked_originals(connection: Connection, article_id: int) -> list[int]:
    """The articles whose text an article reuses; no editions in other languages."""
    rows = connection.execute(
        "SELECT original_id FROM story_copies WHERE article_id = ? AND own IS NOT NULL", (article_id,)
    ).fetchall()
    return [row[0] for row in rows]


def unlink(connection: Connection, article_id: int, originals: Collection[int]) -> None:
    """Drop an article's links to some of its originals."""
    connection.executemany(
        "DELETE FROM story_copies WHERE article_id = ? AND original_id = ?",
        [(article_id, original) for original in originals],
    )
    for one in {article_id, *originals} if originals else ():
        _update_family(connection, one)


def remove(connection: Connection, article_id: int) -> None:
    """Take an article that is to be deleted out of its family; the others stay one family."""
    rows = connection.execute(
        "SELECT article_id, own FROM story_copies WHERE original_id = ?1"
        " UNION ALL SELECT original_id, 0 FROM story_copies WHERE article_id = ?1 ORDER BY 1",
        (article_id,),
    ).fetchall()
    others = [(row[0], row[1]) for row in rows]
    connection.execute("DELETE FROM story_copies WHERE article_id = ?1 OR original_id = ?1", (article_id,))
    connection.executemany(
        "INSERT INTO story_copies (article_id, original_id, own) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(other, others[0][0], own) for other, own in others[1:]],
    )
    for other in (article_id, *(one for one, _ in others[:1])):
        _update_family(connection, other)


def index(connection: Connection, article_id: int, fingerprints: Iterable[tuple[int, int]]) -> None:
    """Add an article's fingerprints, each with the number of its sentence, to the index. The article has its row in
    story_vectors already."""
    passages: dict[int, int] = {}
    for fingerprint, passage in fingerprints:
        passages.setdefault(fingerprint, passage)
    connection.executemany(
        "INSERT INTO story_prints (fingerprint, article_id, passage) VALUES (?, ?, ?)",
        [(fingerprint, article_id, passage) for fingerprint, passage in passages.items()],
    )
    connection.execute(
        "UPDATE story_vectors SET fingerprints = ? WHERE article_id = ?", (fingerprints_blob(passages), article_id)
    )


def indexed_passages(connection: Connection, article_id: int) -> Passages:
    """The indexed fingerprints of an article, sentence by sentence."""
    rows = connection.execute(
        "SELECT passage, fingerprint FROM story_prints WHERE article_id = ?"
        " AND fingerprint IN (SELECT value FROM json_each(?))",
        (article_id, json.dumps(_indexed(connection, article_id))),
    ).fetchall()
    passages: defaultdict[int, set[int]] = defaultdict(set)
    for row in rows:
        passages[row[0]].add(row[1])
    return tuple(map(frozenset, passages.values()))


def unindex(connection: Connection, article_id: int) -> None:
    """Remove an article's fingerprints from the index, while its row in story_vectors is still there."""
    connection.executemany(
        "DELETE FROM story_prints WHERE fingerprint = ? AND article_id = ?",
        [(one, article_id) for one in _indexed(connection, article_id)],
    )


def _indexed(connection: Connection, article_id: int) -> list[int]:
    """The fingerprints of an article that were added to the index."""
    rows = connection.execute("SELECT fingerprints FROM story_vectors WHERE article_id = ?", (article_id,)).fetchall()
    return [one for row in rows for one in fingerprints_from(row[0])]


def _update_family(connection: Connection, article_id: int) -> None:
    """Set `family` and `near_of` for all that is connected with an article. `near_of` is set where at least half of the
    article's own text is reused."""
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
        (family[0], COPY_SHARE, json.dumps(family)),
    )
