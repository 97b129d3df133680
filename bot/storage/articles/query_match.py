"""A query as expressions of the full-text index.

Every condition is a term of the index, and the shelf is the first of them, so that one look-up finds what satisfies a
query and nothing of another shelf is ever a candidate. The meaning is that of `bot/policy/search/matching`, which
judges one article.
"""

from __future__ import annotations

import calendar
import json
from collections.abc import Collection, Sequence
from functools import lru_cache
from sqlite3 import Connection

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.days import MONTHS
from bot.lang.folding import one_form
from bot.lang.scripts import hangul_count, is_unspaced
from bot.lang.unspaced import characters
from bot.model.analysis import Span
from bot.policy.search.query import (
    About,
    Clause,
    Condition,
    InLanguage,
    InOutlet,
    Naming,
    OfKind,
    OnPeninsula,
    OnSubject,
    Query,
    SaidOrWrittenBy,
)
from bot.policy.search.terms import NEAR, Term, near_parts, number_and_unit, searched_forms, written_forms
from bot.storage.articles import article_rows
from bot.storage.engine.times import seconds

_NOTHING = "e0"
"""A token of no article."""
_TOWNS = ("wonsan", "sinuiju", "hamhung", "chongjin", "samjiyon", "nampho")
_KOREAN_TOWNS = ("평양", "원산", "신의주", "함흥", "청진", "삼지연", "남포")
_DISPATCHES = (
    (("pyongyang",), ("kcna",), tuple(MONTHS), 3),
    (_TOWNS, ("kcna",), tuple(calendar.month_name)[1:], 3),
    (("平壤",), ("朝鮮中央通信", "朝中社"), tuple(f"{month}月" for month in range(1, 13)), 8),
    (_KOREAN_TOWNS, ("조선중앙통신",), tuple(f"{month}월" for month in range(1, 13)), 3),
)
"""The places and the agency of the North's datelines, the months that stand behind the place ("Pyongyang, November 28,
2026 (KCNA)"), and the most words between place and agency, of which a Chinese character is one; those in Hangul
last."""
_CHINESE_HEAD = "朝中社平壤"
_GUESTS = (
    "xinhua", "tass", "ap", "afp", "kyodo", "reuters", "타스통신", "신화통신", "교도통신", "共同", "時事", "新华社",
    "ロイター", "タス",
)  # fmt: skip
"""Agencies that write from there, and may quote the North's."""
_LAST_MOMENT = 2**62


class TextExpression(Struct, frozen=True):
    """What is required of texts with Hangul, and what is excluded, "" for nothing. `latin` is what is required of texts
    without Hangul: the same without words and forms in it, of which an English word has eighteen."""

    required: str
    latin: str
    excluded: str = ""

    def within(self, months: str = "", *, hangul: bool) -> str:
        """The expression of the index of texts with or without Hangul, bounded to months (alternatives of their
        tokens). FTS5 goes through what is required until something is not excluded, so the months must be required
        too."""
        required = self.required if hangul else self.latin
        required = f"facets : ({months}) AND ({required})" if months else required
        return f"({required}) NOT {self.excluded}" if self.excluded else required


class UnspacedWord(Struct, frozen=True):
    """A word of Chinese or Japanese in its forms, and the parts that mean it where it is not whole."""

    forms: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]

    def places(self, text: str) -> list[Span]:
        """The places of the word in a text."""
        found = list(characters.places(text, self.forms))
        for parts in () if found else self.parts:
            spans = list(characters.places(text, parts))
            if len({text[one.start : one.end] for one in spans}) >= len(set(parts)):
                return spans
        return found


class QueryMatch(Struct, frozen=True):
    """Expressions for one shelf, which is the first that each requires. `hangul`: what satisfies `all_of` has Hangul in
    its title or text. `near` is for what has one of the words, an expression for each of several; `titled` for
    what has the words in its title, `phrased` for what has them side by side. For marking, `words` are without the
    shelf, `named` the row ids of entities, `short` the short words, and `unspaced` other words of Chinese and Japanese,
    which are looked for in the text at hand. Published in [first, last], as moments."""

    all_of: TextExpression
    hangul: bool
    near: tuple[TextExpression, ...]
    titled: TextExpression | None
    phrased: TextExpression | None
    words: TextExpression | None
    first: int
    last: int
    named: tuple[int, ...] = ()
    short: frozenset[str] = frozenset()
    unspaced: tuple[UnspacedWord, ...] = ()


def query_match(connection: Connection, shelf_id: int, query: Query) -> QueryMatch:
    """The expressions for a query whose names were looked up."""
    ids = _entity_ids(connection, shelf_id, query)
    wanted = [_without_unknown(clause, ids) for clause in query.clauses if not clause.negated]
    excluded = [clause for clause in query.clauses if clause.negated]
    plain = [clause for clause in wanted if clause.is_of_words]
    terms = query.wanted_terms
    others = [clause for clause in wanted if clause not in plain]
    return QueryMatch(
        all_of=_on(shelf_id, wanted, excluded, ids),
        hangul=any(_has_hangul(clause) for clause in wanted),
        near=tuple(_on(shelf_id, [one, *others], excluded, ids) for one in plain) if len(plain) > 1 else (),
        titled=_titled(shelf_id, plain),
        phrased=_phrased(shelf_id, plain),
        words=_words([term for term in terms if not (term.is_short or _is_unspaced(term))]),
        short=frozenset(form.words[0] for term in terms if term.is_short for form in searched_forms(term)),
        unspaced=tuple(map(_unspaced, filter(_is_unspaced, terms))),
        first=-_LAST_MOMENT if query.after is None else article_rows.first_moment(seconds(query.after)),
        last=_LAST_MOMENT if query.before is None else article_rows.first_moment(seconds(query.before)) - 1,
        named=tuple(sorted({one for key in query.named_keys for one in ids.get(key, ())})),
    )


def match_of_any(connection: Connection, shelf_id: int, queries: Sequence[Query]) -> QueryMatch:
    """The expressions for articles that satisfy at least one of several queries; the queries have one period and
    exclude nothing."""
    matches = [query_match(connection, shelf_id, query) for query in queries]
    required, latin = (
        _or([f"({one})" for one in expressions])
        for expressions in zip(*((one.all_of.required, one.all_of.latin) for one in matches), strict=True)
    )
    hangul = all(one.hangul for one in matches)
    all_of = TextExpression(required, latin)
    return replace(matches[0], all_of=all_of, hangul=hangul, near=(), titled=None, phrased=None, words=None)


def _without_unknown(clause: Clause, ids: dict[str, list[int]]) -> Clause:
    """The clause without names that no article has: these would be searched for in texts of every script."""
    known = tuple(
        one
        for one in clause.alternatives
        if not (isinstance(one, About) and one.keys and ids.keys().isdisjoint(one.keys))
    )
    return Clause(known) if known else clause


def on_shelf(shelf_id: int, expression: str) -> str:
    """What satisfies an expression on a shelf."""
    return f"shelves : s{shelf_id:d} AND {expression}"


def term_on_shelf(shelf_id: int, term: Term) -> TextExpression:
    """What has a term in its title or text on a shelf."""
    required, latin = (term_match(term, hangul=hangul) or _facets([]) for hangul in (True, False))
    return TextExpression(on_shelf(shelf_id, required), on_shelf(shelf_id, latin))


@lru_cache(maxsize=2_000)
def phrase(term: Term) -> str:
    """A term as a phrase, or as several in the forms of a search; its words hold letters and digits only."""
    return _or_one([one for one, _ in _phrases(term)])


@lru_cache(maxsize=2_000)
def _phrases(term: Term) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The phrases of a term, each with its words."""
    near = [(f"NEAR({' '.join(_phrase_of((part,)) for part in parts)}, {NEAR:d})", parts) for parts in near_parts(term)]
    whole = [form for form in searched_forms(term) if not (near and _has_near_parts(form.words[0]))]
    return tuple(dict([*((_quoted(form), form.words) for form in whole), *near]).items())


def _has_near_parts(word: str) -> bool:
    """Whether the parts of a word are near each other wherever it is whole: a character is a word of the index."""
    return len(word) <= NEAR and bool(characters.divisions(word))


def _phrases_in(term: Term, *, hangul: bool) -> list[str]:
    return [one for one, words in _phrases(term) if hangul or not any(map(hangul_count, words))]


def _whole(term: Term, *, hangul: bool) -> list[str]:
    forms = (form for form in searched_forms(term) if hangul or not any(map(hangul_count, form.words)))
    return list(dict.fromkeys(map(_quoted, forms)))


def title_match(term: Term) -> str:
    """What may have a term of one word in its title, in any of its written forms. That all of a word in Chinese or
    Japanese is there is to be looked up in the title: the index of titles has its pairs of characters."""
    return _or_one(list(dict.fromkeys(map(_in_title, written_forms(term)))))


def _in_title(form: Term) -> str:
    (word,) = form.words
    if not characters.has_no_space((word,)):
        end = "*" if form.prefix else ""
        parts = number_and_unit(word)
        return f'"{word}"{end}' if parts is None else f'("{word}"{end} OR ("{parts[0]}" AND "{parts[1]}"{end}))'
    word = one_form(word)
    pairs = [word[at : at + 2] for at in range(len(word) - 1)]
    return f"({' AND '.join(pairs)})" if pairs else f"{word}*"


def _quoted(term: Term) -> str:
    return _phrase_of(term.words) + ("*" if term.prefix else "")


@lru_cache(maxsize=2_000)
def _phrase_of(words: tuple[str, ...]) -> str:
    return f'"{" ".join(characters.words_in_characters(words).split())}"'


def _or_one(phrases: list[str]) -> str:
    return phrases[0] if len(phrases) == 1 else _or(phrases)


def _on(
    shelf_id: int, wanted: Collection[Clause], excluded: Collection[Clause], ids: dict[str, list[int]]
) -> TextExpression:
    required, latin = (
        " AND ".join([f"shelves : s{shelf_id:d}", *(_any(clause, ids, hangul=hangul) for clause in wanted)])
        for hangul in (True, False)
    )
    return TextExpression(required, latin, _or([_any(clause, ids) for clause in excluded]))


def _any(clause: Clause, ids: dict[str, list[int]], *, hangul: bool = True) -> str:
    found = [_condition(one, ids, hangul=hangul) for one in clause.alternatives]
    return _or([one for one in found if one]) or _facets([])


def _condition(condition: Condition, ids: dict[str, list[int]], *, hangul: bool) -> str:
    match condition:
        case Term():
            return term_match(condition, hangul=hangul)
        case InOutlet(term):
            return f"outlet : {phrase(term)}"
        case OfKind(kind, dispatches):
            begun = _dispatches(hangul=hangul) if dispatches else ()
            return _or([_facets([f"k{kind.replace('_', '')}0"]), *begun])
        case InLanguage(code):
            return _facets([f"l{code}0"])
        case OnSubject(subject):
            return _facets([f"0{subject.replace('_', '')}0"])
        case OnPeninsula():
            return _facets(["t1"])
        case Naming(_, keys):
            return _facets([f"e{one}" for key in keys for one in ids.get(key, ())])
        case SaidOrWrittenBy(_, term, keys):
            return _or([f"people : {phrase(term)}", _facets([f"q{one}" for key in keys for one in ids.get(key, ())])])
        case About(_, term, keys):
            return (
                _facets([f"e{one}" for key in keys for one in ids.get(key, ())])
                if keys
                else term_match(term, hangul=hangul)
            )


@lru_cache
def _dispatches(*, hangul: bool) -> tuple[str, ...]:
    """What begins as a dispatch of the North's agency."""
    datelines = _DISPATCHES if hangul else _DISPATCHES[:-1]
    begun = [
        _begins(place, agencies, months, reach) for places, agencies, months, reach in datelines for place in places
    ]
    return *begun, f"text : ^ {_phrase_of((_CHINESE_HEAD,))}"


def _begins(place: str, agencies: Sequence[str], months: Sequence[str], reach: int) -> str:
    """What begins with this place and one of the months, and has the agency near it."""
    begun = _or([f"text : ^ {_phrase_of((place, month))}" for month in months])
    agency, guests = (_or([_near(place, one, reach) for one in names]) for names in (agencies, _GUESTS))
    return f"(({begun} AND {agency}) NOT {guests})"


def _near(place: str, agency: str, reach: int) -> str:
    return f"text : NEAR({_phrase_of((place,))} {_phrase_of((agency,))}, {reach:d})"


def _facets(tokens: list[str]) -> str:
    names = [f'"{token}"' for token in tokens or [_NOTHING]]
    return f"facets : {_or(names)}"


def _or(parts: list[str]) -> str:
    return f"({' OR '.join(parts)})" if parts else ""


@lru_cache(maxsize=2_000)
def term_match(term: Term, *, hangul: bool = True) -> str:
    """What has a term in its title or text; of texts without `hangul`, "" for nothing."""
    if term.is_short:
        return _facets([form.words[0] for form in searched_forms(term)])
    phrases = [
        (one, words, _frequent_pairs(words))
        for one, words in _phrases(term)
        if hangul or not any(map(hangul_count, words))
    ]
    if not phrases:
        return ""
    plain = [one for one, _, pairs in phrases if not pairs]
    paired = [_with_pairs(one, words, pairs) for one, words, pairs in phrases if pairs]
    return _or_one([*([f"{{title text}} : {_or_one(plain)}"] if plain else []), *paired])


def _frequent_pairs(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pair for word in words for pair in characters.frequent_pairs(word)))


def _with_pairs(phrase: str, words: tuple[str, ...], pairs: tuple[str, ...]) -> str:
    """What has a phrase in its title or text. Its frequent pairs of characters are looked for first, since a phrase of
    frequent characters is tried on most texts."""
    if len(pairs) == 1 and sum(map(len, words)) == len(pairs[0]):
        return f"text : {pairs[0]}"
    return f"({' AND '.join(f'text : {pair}' for pair in pairs)} AND {{title text}} : {phrase})"


def _titled(shelf_id: int, clauses: list[Clause]) -> TextExpression | None:
    if not clauses:
        return None
    required, latin = (
        on_shelf(shelf_id, " AND ".join([_in_titles(clause, hangul=hangul) for clause in clauses]))
        for hangul in (True, False)
    )
    return TextExpression(required, latin)


def _in_titles(clause: Clause, *, hangul: bool) -> str:
    found = [_whole(term, hangul=hangul) for term in clause.terms]
    return _or([f"title : {_or_one(phrases)}" for phrases in found if phrases]) or _facets([])


def _words(terms: list[Term]) -> TextExpression | None:
    """What has one of the terms in its title or text, on any shelf."""
    required, latin = (
        _or([f"{{title text}} : {_or_one(found)}" for term in terms if (found := _phrases_in(term, hangul=hangul))])
        for hangul in (True, False)
    )
    return TextExpression(required, latin) if required else None


def _phrased(shelf_id: int, clauses: list[Clause]) -> TextExpression | None:
    """What has the words side by side, of a divisible one all of it."""
    whole = [clause.terms[0] for clause in clauses if len(clause.terms) == 1]
    if len(whole) < 1 or (len(whole) == 1 and not whole[0].divisible):
        return None
    words = tuple(word for term in whole for word in term.words)
    if all(map(is_unspaced, words)):
        words = ("".join(words),)
    return term_on_shelf(shelf_id, Term(words, whole[-1].prefix))


def _is_unspaced(term: Term) -> bool:
    return len(term.words) == 1 and not term.is_short and characters.has_no_space(term.words)


def _unspaced(term: Term) -> UnspacedWord:
    return UnspacedWord(tuple(form.words[0] for form in searched_forms(term)), near_parts(term))


def _has_hangul(clause: Clause) -> bool:
    """Whether what satisfies the clause has Hangul in its title or text."""
    terms = [one.term if isinstance(one, About) and not one.keys else one for one in clause.alternatives]
    return all(isinstance(one, Term) and one.prefix for one in terms)


def _entity_ids(connection: Connection, shelf_id: int, query: Query) -> dict[str, list[int]]:
    """Key -> the row ids of the entities that the shelf shows as one with it."""
    keys = query.keys
    if not keys:
        return {}
    rows = connection.execute(
        "SELECT e.key, coalesce(g.kept_id, e.id) AS id FROM entities AS e"
        " LEFT JOIN shelf_merges AS g ON g.shelf_id = ?1 AND g.entity_id = e.id"
        " WHERE e.key IN (SELECT value FROM json_each(?2))"
        " UNION SELECT e.key, m.entity_id FROM entities AS e"
        " LEFT JOIN shelf_merges AS g ON g.shelf_id = ?1 AND g.entity_id = e.id"
        " CROSS JOIN shelf_merges AS m ON m.kept_id = coalesce(g.kept_id, e.id) AND m.shelf_id = ?1"
        " WHERE e.key IN (SELECT value FROM json_each(?2)) ORDER BY 1, 2",
        (shelf_id, json.dumps(keys)),
    ).fetchall()
    found: dict[str, list[int]] = {}
    for row in rows:
        found.setdefault(row["key"], []).append(row["id"])
    return found
