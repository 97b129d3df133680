"""Korean queries with texts that they must find, and texts that they must not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from bot.policy.search.grammar import Today, parse
from bot.policy.search.matching import ArticleFacts, IndexedText, satisfies
from bot.policy.search.query import Query

_SET = Path(__file__).with_name("korean_words.txt")
_ANY_DAY = Today(date(2024, 10, 16), "Asia/Seoul")
_NOTHING = IndexedText("")
_ARTICLE = ArticleFacts(
    title=_NOTHING,
    text=_NOTHING,
    outlet=_NOTHING,
    people=_NOTHING,
    entities=frozenset(),
    speakers=frozenset(),
    kind=None,
    language="ko",
    subjects=frozenset(),
    korea=1.0,
    at=datetime(2024, 10, 15, tzinfo=UTC),
)


class WordCase(Struct, frozen=True):
    """A text for a query, and whether the query must find it."""

    half: str
    typed: str
    text: str
    wanted: bool


def cases() -> Iterator[WordCase]:
    """Every text of the set."""
    half = typed = ""
    for line in _SET.read_text("utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        match mark:
            case "==":
                half = rest
            case "?":
                typed = rest
            case "+" | "-":
                yield WordCase(half, typed, rest, mark == "+")


def query(typed: str) -> Query:
    """The query that was typed."""
    found = parse(typed, _ANY_DAY)
    assert isinstance(found, Query), typed
    return found


def is_found(case: WordCase) -> bool:
    """Whether feeds and watches find the text by the query."""
    return satisfies(query(case.typed), replace(_ARTICLE, text=IndexedText(case.text)))
