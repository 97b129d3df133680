"""Full-text search of one shelf.

FTS5 gives the newest matches first, because the rowid is in order of publication and the shelf is a term of the query:
a word that every article has costs no more than a rare one. Each window of the 200 newest matches is ranked by itself:
words in the title, then the words as a phrase, then time. Nothing scores or counts all matches.

An article is in `texts` or, if it has Hangul, in `hangul_texts`: a term in Hangul is a prefix, and only `hangul_texts`
has indexes of prefixes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from sqlite3 import Connection

from bot.model.analysis import Span
from bot.model.answers import Hit
from bot.policy.search.terms import Term
from bot.policy.snippets import snippet
from bot.storage import answer_rows
from bot.storage.engine.encoding import content_from, spans_from

WINDOW = 200
_TEXTS = "SELECT rowid FROM texts WHERE texts MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC"
_HANGUL = "SELECT rowid FROM hangul_texts WHERE hangul_texts MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC"
_TITLES = "SELECT rowid FROM titles WHERE titles MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC"
_MARKED = (
    "SELECT n.value, highlight(texts, 1, ?1, ?2) FROM json_each(?3) AS n CROSS JOIN texts ON texts.rowid = n.value"
    " WHERE texts MATCH ?4"
)
_MARKED_HANGUL = (
    "SELECT n.value, highlight(hangul_texts, 1, ?1, ?2) FROM json_each(?3) AS n"
    " CROSS JOIN hangul_texts ON hangul_texts.rowid = n.value WHERE hangul_texts MATCH ?4"
)
_OPEN, _CLOSE = "\x02", "\x03"
"""Put around matched words by FTS5; `storable` keeps them out of texts."""


def matches(connection: Connection, shelf_id: int, terms: tuple[Term, ...], window: int) -> list[int]:
    """The moments of the articles that have every term, ranked; `window` 0 is the newest 200, 1 the next 200."""
    hangul = any(term.prefix for term in terms)
    texts = (_HANGUL,) if hangul else (_TEXTS, _HANGUL)
    found = _newest(connection, _on(shelf_id, _all(terms)), window, hangul=hangul)
    # In `texts`, a word that no title has would be searched in every text. `titles` has no stems; Hangul needs none.
    index = (_TITLES,) if all(term.prefix and len(term.words) == 1 for term in terms) else texts
    better = [(2, index, "{title} : " + _all(terms))]
    if len(terms) > 1:
        better.append((1, texts, _phrase(tuple(word for term in terms for word in term.words), terms[-1].prefix)))
    return _ranked(connection, shelf_id, found, better)


def near_matches(connection: Connection, shelf_id: int, terms: tuple[Term, ...]) -> list[int]:
    """The moments of the newest articles that have at least one of the terms, those with most terms first."""
    hangul = all(term.prefix for term in terms)
    found = _newest(connection, _on(shelf_id, "(" + " OR ".join(map(_term, terms)) + ")"), 0, hangul=hangul)
    return _ranked(connection, shelf_id, found, [(1, (_TEXTS, _HANGUL), _term(term)) for term in terms])


def hits(connection: Connection, terms: tuple[Term, ...], moments: list[int]) -> tuple[Hit, ...]:
    """The articles with these moments, each with a snippet in which the terms are marked."""
    rows = connection.execute(
        "SELECT l.*, v.content, v.hangul FROM json_each(?) AS n JOIN article_lines AS l ON l.moment = n.value"
        " JOIN articles AS a ON a.id = l.article_id JOIN versions AS v ON v.id = a.version_id ORDER BY n.key",
        (json.dumps(moments),),
    ).fetchall()
    any_term = "(" + " OR ".join(map(_term, terms)) + ")"
    marked: dict[int, str] = {}
    for hangul, index in enumerate((_MARKED, _MARKED_HANGUL)):
        if these := [row["moment"] for row in rows if row["hangul"] == hangul]:
            marked |= connection.execute(index, (_OPEN, _CLOSE, json.dumps(these), any_term)).fetchall()
    return tuple(_hit(row, marked[row["moment"]]) for row in rows if row["moment"] in marked)


def _hit(row: sqlite3.Row, marked: str) -> Hit:
    article = answer_rows.article_ref(row)
    text, marks = _unmarked(marked)
    span, inside = snippet(text, spans_from(content_from(row["content"]).sentences), marks)
    return Hit(article, answer_rows.linked_in(article, text, span), inside)


def by_title(connection: Connection, shelf_id: int, words: tuple[Term, ...], limit: int) -> list[int]:
    """The moments of the newest articles whose titles have all these words."""
    rows = connection.execute(
        "SELECT rowid FROM titles WHERE titles MATCH ? ORDER BY rowid DESC LIMIT ?",
        (_on(shelf_id, "{title} : " + _all(words)), limit),
    ).fetchall()
    return [row[0] for row in rows]


def near_titles(connection: Connection, shelf_id: int, words: tuple[Term, ...], limit: int) -> list[int]:
    """The moments of the newest articles whose titles have at least one of these words."""
    rows = connection.execute(
        "SELECT rowid FROM titles WHERE titles MATCH ? ORDER BY rowid DESC LIMIT ?",
        (_on(shelf_id, "{title} : (" + " OR ".join(map(_term, words)) + ")"), limit),
    ).fetchall()
    return [row[0] for row in rows]


def _newest(connection: Connection, match: str, window: int, *, hangul: bool) -> list[int]:
    """Window `window` of the newest matches. `hangul`: a match has Hangul."""
    offset = WINDOW * window
    if hangul:
        rows = connection.execute(
            "SELECT rowid FROM hangul_texts WHERE hangul_texts MATCH ? ORDER BY rowid DESC LIMIT ? OFFSET ?",
            (match, WINDOW, offset),
        ).fetchall()
    else:
        rows = connection.execute(
            "SELECT * FROM (SELECT rowid FROM texts WHERE texts MATCH ?1 ORDER BY rowid DESC LIMIT ?2 + ?3)"
            " UNION ALL SELECT * FROM"
            " (SELECT rowid FROM hangul_texts WHERE hangul_texts MATCH ?1 ORDER BY rowid DESC LIMIT ?2 + ?3)"
            " ORDER BY 1 DESC LIMIT ?2 OFFSET ?3",
            (match, WINDOW, offset),
        ).fetchall()
    return [row[0] for row in rows]


def _ranked(
    connection: Connection, shelf_id: int, newest: list[int], better: Sequence[tuple[int, tuple[str, ...], str]]
) -> list[int]:
    """Sort the newest matches by the scores of the better queries (score, indexes, match) that they match too, then by
    time."""
    if not newest:
        return []
    scores = dict.fromkeys(newest, 0)
    for score, indexes, match in better:
        for index in indexes:
            # In descending order, or FTS5 would go through everything older first.
            rows = connection.execute(index, (_on(shelf_id, match), newest[-1], newest[0])).fetchall()
            for row in rows:
                if row[0] in scores:
                    scores[row[0]] += score
    return sorted(newest, key=lambda at: (-scores[at], -at))


def _on(shelf_id: int, match: str) -> str:
    return f"shelves : s{shelf_id:d} AND {match}"


def _all(terms: tuple[Term, ...]) -> str:
    return "(" + " AND ".join(map(_term, terms)) + ")"


def _term(term: Term) -> str:
    return _phrase(term.words, term.prefix)


def _phrase(words: tuple[str, ...], prefix: bool) -> str:
    """A phrase query outside the column of shelves. The words hold letters and digits only."""
    return '- shelves : "' + " ".join(words) + '"' + ("*" if prefix else "")


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
