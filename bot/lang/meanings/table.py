"""The list of meanings in four languages (`bot/lang/data/meanings.txt`).

By it, stories are compared across languages, and Japanese and Chinese articles have their subjects and the kind of news
of their headlines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from msgspec import Struct


class Meaning(Struct, frozen=True):
    """The words for one meaning: its first English word is its name. `east_asian` has Japanese and Chinese words, both
    in Chinese characters or kana."""

    english: tuple[str, ...]
    korean: tuple[str, ...]
    east_asian: tuple[str, ...]

    @property
    def name(self) -> str:
        """The first English word; several meanings may have the same."""
        return self.english[0]


@cache
def meanings() -> tuple[Meaning, ...]:
    """All meanings, in the order of the file."""
    text = resources.files("bot.lang").joinpath("data/meanings.txt").read_text(encoding="utf-8")
    return tuple(map(_meaning, (line for line in text.splitlines() if not line.startswith("#"))))


def east_asian_words(names: Iterable[str]) -> Iterator[str]:
    """The Japanese and Chinese words of the meanings with these names. Raises ValueError for a name that none has."""
    for name in names:
        named = [meaning for meaning in meanings() if meaning.name == name]
        if not named:
            raise ValueError(f"no meaning is named {name!r}")
        for meaning in named:
            yield from (word for word in meaning.east_asian if not word.isascii())


def _meaning(line: str) -> Meaning:
    english, korean, *east_asian = (tuple(side.split()) for side in line.split(" : "))
    return Meaning(english, korean, east_asian[0] if east_asian else ())
