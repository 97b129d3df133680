"""The parts of a picture with their places in pixels: text, boxes, lines, marks. Pure.

A layout takes the contents and a `Measure`, which tells how wide a text is, and returns a `Sheet`. Nothing is drawn to
find a place, so that tests see every box.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol

from msgspec import Struct

from bot.regexes import regex
from cogs._pictures.contents import MarkShape

WIDTH = 720
"""A phone shows a card's picture some 300 wide: 28 pixels of text are 12 there."""
MARGIN = 28
TITLE, BODY, SMALL = 34, 28, 24
"""Sizes of text in pixels."""
ASCENT, DESCENT = 0.98, 0.3
"""How far letters reach above and below the baseline, in parts of their size."""
LEADING = 1.32
"""From one baseline to the next, in parts of the size."""


AXIS_LEADING = BODY * LEADING
"""From the first line of an axis's labels to the second."""


_SPACES = regex(r"[ \t\n]+")
"""Where a line may be broken; not at a no-break space."""
_SEPARATOR = "·"
_LABEL_GAP = 12
"""The least distance between two labels of an axis, in pixels."""


class Ink(StrEnum):
    """What a colour is for."""

    GROUND = "ground"
    TEXT = "text"
    MUTED = "muted"
    GRID = "grid"
    BAR = "bar"
    ACCENT = "accent"
    EDGE = "edge"
    SQUARE = "square"
    CIRCLE = "circle"
    DIAMOND = "diamond"


class Rect(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float


class Measure(Protocol):
    """The width of a text in pixels."""

    def __call__(self, text: str, size: int, /, *, bold: bool = False) -> float:
        """The width at this size."""
        ...


class Words(Struct, frozen=True):
    """A line of text: its left end on the baseline, and its width as measured."""

    text: str
    left: float
    baseline: float
    width: float
    size: int
    ink: Ink = Ink.TEXT
    bold: bool = False

    @property
    def place(self) -> Rect:
        """The rectangle that the letters keep within."""
        top, bottom = self.baseline - self.size * ASCENT, self.baseline + self.size * DESCENT
        return Rect(self.left, top, self.left + self.width, bottom)


class Box(Struct, frozen=True):
    """A filled rectangle with round corners."""

    place: Rect
    ink: Ink
    radius: int = 0


class Stroke(Struct, frozen=True):
    """A straight line."""

    ends: Rect
    width: float
    ink: Ink


class Mark(Struct, frozen=True):
    """An article or a node: a shape around a point."""

    x: float
    y: float
    reach: float
    shape: MarkShape
    ink: Ink


Part = Words | Box | Stroke | Mark


class Sheet(Struct, frozen=True):
    """A picture: its height in pixels, and its parts in the order in which they are drawn."""

    height: int
    parts: tuple[Part, ...]


def words(measure: Measure, text: str, size: int, ink: Ink = Ink.TEXT, *, bold: bool = False) -> Words:
    """A text at the origin, to be moved by `at` or `centred`."""
    return Words(text, 0, 0, measure(text, size, bold=bold), size, ink, bold)


def at(one: Words, left: float, baseline: float) -> Words:
    """The text with its left end here."""
    return Words(one.text, left, baseline, one.width, one.size, one.ink, one.bold)


def centred(one: Words, middle: float, baseline: float) -> Words:
    """The text around `middle`, moved into the picture at its edges."""
    left = min(max(middle - one.width / 2, MARGIN), WIDTH - MARGIN - one.width)
    return at(one, max(left, 0), baseline)


def wrapped(measure: Measure, text: str, room: float, size: int, *, most: int, bold: bool = False) -> list[str]:
    """The text in at most `most` lines no wider than `room`: broken between words, inside a word only where it is wider
    than a line, and ended by an ellipsis where it is cut. A separator is left out where a line is broken. A text that
    is not empty has at least one line."""

    def fits(line: str) -> bool:
        return measure(line, size, bold=bold) <= room

    lines: list[str] = []
    rest = _SPACES.sub(" ", text).strip(" ")
    while rest and len(lines) < most:
        last = len(lines) == most - 1
        line = rest if fits(rest) else _longest(rest, (lambda line: fits(f"{line}…")) if last else fits, cut=last)
        cut = line != rest
        rest = rest[len(line) :].lstrip(f" {_SEPARATOR}")
        lines.append(f"{line}…" if cut and last else line.rstrip(f" {_SEPARATOR}"))
    return lines


def _longest(text: str, fits: Measured, *, cut: bool) -> str:
    """The longest beginning that fits and ends with a whole word; of a single word that does not fit, letters. What is
    left of a `cut` text has letters of the next word too if whole words fill less than half of what fits."""
    spaces = [place for place, letter in enumerate(text) if letter == " "]
    whole = next((text[:place] for place in reversed(spaces) if fits(text[:place])), "")
    spaced = bool(whole) and not _unspaced(text[len(whole) :].split(maxsplit=1)[0])
    if spaced and not cut:
        return whole
    low, high = max(len(whole), 1), len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[:middle]) else (low, middle - 1)
    if spaced and 2 * len(whole) >= low:
        return whole
    return text[: _eased(text, low) if _unspaced(text[:low]) else low].rstrip()


def _eased(text: str, end: int) -> int:
    """The place near `end` where a line in a script without spaces may break: the next one does not begin with a
    closing mark or a small kana and is more than one character, and no number or Latin word is broken."""
    places = range(end, max(end - _REACH, 0), -1)
    return next((place for place in places if not _belongs(text, place)), end)


def _belongs(text: str, place: int) -> bool:
    """Whether the characters before and at an index have to be on one line."""
    if len(text) - place == 1 or text[place : place + 1] in _NO_BEGINNING or text[place - 1] in _NO_END:
        return True
    return _LATIN.fullmatch(text, place - 1, place + 1) is not None


_NO_BEGINNING = frozenset("、。，．：；！？」』）】〕》〉・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…～〜%")
_NO_END = frozenset("「『（【〔《〈")
_LATIN = regex(r"[0-9A-Za-z][0-9A-Za-z]")
_REACH = 4
"""The most characters by which a line is shortened for that."""


class Measured(Protocol):
    """Whether a line fits."""

    def __call__(self, line: str, /) -> bool:
        """True if it does."""
        ...


def _unspaced(word: str) -> bool:
    """Whether a word is of a script that writes no spaces: Chinese characters and kana."""
    return any("\u3040" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff" for letter in word)


def header(measure: Measure, title: str, note: str) -> tuple[list[Part], float]:
    """The title and the note of a picture, and the height at which they end."""
    room, baseline = WIDTH - 2 * MARGIN, MARGIN + TITLE * 0.8
    parts: list[Part] = []
    for line in wrapped(measure, title, room, TITLE, most=2, bold=True):
        parts.append(at(words(measure, line, TITLE, bold=True), MARGIN, baseline))
        baseline += TITLE * LEADING
    baseline -= TITLE * LEADING - BODY * LEADING - 4
    for line in wrapped(measure, note, room, BODY, most=2):
        parts.append(at(words(measure, line, BODY, Ink.MUTED), MARGIN, baseline))
        baseline += BODY * LEADING
    return parts, baseline - BODY * LEADING + BODY * DESCENT


def apart_from(one: Rect, others: Iterable[Rect], gap: float = 0) -> bool:
    """Whether a rectangle has at least `gap` pixels to each other one."""
    return all(
        one.right + gap <= other.left
        or other.right + gap <= one.left
        or one.bottom + gap <= other.top
        or other.bottom + gap <= one.top
        for other in others
    )


def axis_labels(
    measure: Measure, labels: Sequence[tuple[float, str]], baseline: float, peak: int | None = None
) -> list[Words]:
    """Labels below an axis at their middles, each of one line or two. In each row that of the place `peak`, the first
    and the last are shown, then from the left those that have room."""
    shown: list[Words] = []
    for row in (0, 1):
        texts = {place: lines[row] for place, (_, text) in enumerate(labels) if len(lines := text.split("\n")) > row}
        every = {
            place: centred(words(measure, text, BODY, Ink.MUTED), labels[place][0], baseline + row * AXIS_LEADING)
            for place, text in texts.items()
            if text
        }
        places = list(every)
        in_row: list[Words] = []
        for place in dict.fromkeys((*([peak] if peak in every else []), *places[:1], *places[-1:], *places[1:-1])):
            if apart_from(every[place].place, [other.place for other in in_row], _LABEL_GAP):
                in_row.append(every[place])
        shown += in_row
    return shown
