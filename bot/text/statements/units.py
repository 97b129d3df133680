"""Units: the sentences of the narrator, with each quoted run folded into a single word.

A sentence inside a quotation is no unit, and `"Yes!" Kim said.` is one: what the narrator says about a quotation stands
in the same unit as the quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from bot.lang.datelines import dateline
from bot.lang.sentences import is_abbreviated
from bot.model.analysis import Entity, Span
from bot.text.statements.quotation_marks import QuotedRun
from bot.text.tagger import Tagged

CLOCK = re.compile(
    r"^[ \t]*\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?)?(?: [A-Z]{2,4}\b)?[ \t]*(?:--?|[—–:|])?[ \t]*(?=[A-Z“\"‘])",
    re.MULTILINE,
)
"""The time in front of an entry of a live report: "10:42 a.m. The subway …"."""

_LONGEST = 1_000
"""Words. What is longer is no sentence, and every claim in it would be weighed against every other."""


class Word(NamedTuple):
    """A token, or a quoted run. `mention` is the index of the entity it is part of, else -1."""

    text: str
    lower: str
    start: int
    end: int
    run: QuotedRun | None = None
    mention: int = -1

    @property
    def is_word(self) -> bool:
        """True for a word or a number of the narrator, False for marks and quotations."""
        return self.run is None and (self.text[0].isalnum() or self.text[0] in "'’$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of the narrator. `line` counts paragraphs."""

    words: tuple[Word, ...]
    line: int

    @property
    def start(self) -> int:
        """The offset of the first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.words[-1].end


def units(tagged: Tagged, runs: Sequence[QuotedRun], entities: Sequence[Entity]) -> list[Unit]:
    """The units of a text in order."""
    words = _words(tagged, runs, _owners(entities))
    borders = {s.start for s in tagged.sentences}
    out: list[Unit] = []
    current: list[Word] = []
    line = 0
    skipped = {at for start, end in _datelines(tagged.text) for at in range(start, end)}
    for word in words:
        if word.start in skipped:
            continue
        if word.text.isspace():
            if "\n" in word.text:
                current = _close(out, current, line)
                line += 1
            continue
        if current and _begins(current, word, borders):
            current = _close(out, current, line)
        current.append(word)
    _close(out, current, line)
    return out


def _datelines(text: str) -> list[tuple[int, int]]:
    """The spans of datelines and clock times at the beginning of lines. "BEIJING: …" is a dateline where no other line
    begins so; else the text is a transcript."""
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    found = [(start, line) for start in starts if (line := dateline(text, start))]
    colons = [(start, line.end) for start, line in found if line.mark == ":"]
    stamps = [(start, line.end) for start, line in found if line.mark != ":"]
    stamps += [match.span() for match in CLOCK.finditer(text)]
    return stamps + (colons if len(colons) == 1 else [])


def _close(out: list[Unit], current: list[Word], line: int) -> list[Word]:
    out += (Unit(tuple(current[at : at + _LONGEST]), line) for at in range(0, len(current), _LONGEST))
    return []


def _begins(current: Sequence[Word], word: Word, borders: set[int]) -> bool:
    """True where a new unit begins at `word`."""
    last = current[-1]
    if last.run is not None:
        # A quotation that ends like a sentence ends its unit, unless what follows is its attribution; that is decided
        # where attributions are known, so only "." ends here and ",", "?", "!" stay open.
        return last_text(last).endswith((".", "…", "。")) and (word.run is not None or word.text[:1].isupper())
    if last.text in (":", ","):
        return False
    return word.start in borders or (word.run is not None and last.text in (".", "!", "?", "…"))


def last_text(word: Word) -> str:
    """What a quoted run ends with, its closing marks aside."""
    return word.text.rstrip("\"”“»」』'’` ")


def _words(tagged: Tagged, runs: Sequence[QuotedRun], owners: Owners) -> list[Word]:
    """The tokens outside the runs, and the runs, in order."""
    out: list[Word] = []
    upcoming = iter(runs)
    run = next(upcoming, None)
    text = tagged.text
    for start, end in tagged.tokens:
        while run is not None and start >= run.end:
            out.append(Word(text[run.start : run.end], "", run.start, run.end, run))
            run = next(upcoming, None)
        if run is not None and end > run.start:
            if start < run.start and text[start : run.start].strip():
                out += _split(text, start, run.start, owners)
            continue
        if text[start:end] == "." and out and out[-1].end == start and is_abbreviated(text, end):
            last = out.pop()  # "Col", "." is one word
            out.append(last._replace(text=f"{last.text}.", lower=f"{last.lower}.", end=end))
            continue
        # A token that began inside a run and goes on after it keeps the part outside.
        begin = max(start, out[-1].end) if out else start
        if begin < end:
            out += _split(text, begin, end, owners)
    while run is not None:
        out.append(Word(text[run.start : run.end], "", run.start, run.end, run))
        run = next(upcoming, None)
    return out


def _split(text: str, start: int, end: int, owners: Owners) -> list[Word]:
    """A token as words: cut where a name ends inside it, as in text whose source ran a name into the next word."""
    first, last = bisect_right(owners.borders, start), bisect_left(owners.borders, end)
    if first >= last:
        return [_word(text, start, end, owners)]
    cuts = [start, *owners.borders[first:last], end]
    return [_word(text, begin, stop, owners) for begin, stop in pairwise(cuts)]


def _word(text: str, start: int, end: int, owners: Owners) -> Word:
    piece = text[start:end]
    return Word(piece, piece.lower().replace("’", "'"), start, end, None, owners.of.get(start, -1))


class Owners(NamedTuple):
    """Which entity owns each character that a mention covers, and where that changes, in order."""

    of: dict[int, int]
    borders: list[int]


def _owners(entities: Sequence[Entity]) -> Owners:
    of = {at: index for index, e in enumerate(entities) for m in e.mentions for at in range(m.start, m.end)}
    borders = sorted({at for e in entities for m in e.mentions for at in (m.start, m.end)})
    return Owners(of, borders)


def span_of(words: Sequence[Word]) -> Span:
    """The span from the first to the last of the words."""
    return Span(words[0].start, words[-1].end)
