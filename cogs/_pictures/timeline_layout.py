"""The layout of a story's timeline: lanes of marks over columns of time, turns by number, their words below. Pure."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from cogs._pictures.contents import Lane, MarkShape, Timeline, Turn
from cogs._pictures.shapes import (
    ASCENT,
    AXIS_LEADING,
    BODY,
    DESCENT,
    MARGIN,
    SMALL,
    WIDTH,
    Box,
    Ink,
    Mark,
    Measure,
    Part,
    Rect,
    Sheet,
    Stroke,
    at,
    axis_labels,
    centred,
    header,
    words,
    wrapped,
)

MOST_COLUMNS = 14
_STACK = 5
"""Marks above each other; more are counted in words."""
_MARK, _PITCH = 9, 23
_BADGE, _BADGE_PITCH, _KEY_PITCH = 18, 42, 46
_GAP = 0.6
"""The width of periods that are left out, in columns."""
_INKS = {MarkShape.SQUARE: Ink.SQUARE, MarkShape.CIRCLE: Ink.CIRCLE, MarkShape.DIAMOND: Ink.DIAMOND}


class _Columns(Struct, frozen=True):
    """The middles of the columns, and where periods are left out."""

    middles: tuple[float, ...]
    gaps: tuple[float, ...]


def timeline_layout(timeline: Timeline, measure: Measure) -> Sheet:
    """Turns at the top, lanes, the axis, and a line or two for each turn."""
    parts, top = header(measure, timeline.title, timeline.note)
    columns = _columns(timeline)
    stacked = max(Counter(turn.column for turn in timeline.turns).values(), default=0)
    badges = top + 16
    y = badges + stacked * _BADGE_PITCH
    for lane in timeline.lanes:
        lane_parts, y = _lane(lane, columns, y, measure)
        parts += lane_parts
    leaders: list[Part] = [
        Stroke(Rect(columns.middles[column], badges + _BADGE, columns.middles[column], y), 2, Ink.GRID)
        for column in sorted({turn.column for turn in timeline.turns})
    ]
    parts += [
        Stroke(Rect(x - 4, y + 9, x + 4, y - 9), 3, Ink.MUTED) for gap in columns.gaps for x in (gap - 5, gap + 5)
    ]
    labels = [(x, one.label) for x, one in zip(columns.middles, timeline.columns, strict=True)]
    baseline = y + BODY * 1.35
    parts += axis_labels(measure, labels, baseline)
    baseline += AXIS_LEADING * any("\n" in label for _, label in labels)
    parts += _badges(timeline.turns, columns, badges, measure)
    key, bottom = _key(timeline.turns, baseline + BODY * DESCENT + 14, measure)
    return Sheet(round(bottom + MARGIN * 0.8), (*leaders, *parts, *key))


def _columns(timeline: Timeline) -> _Columns:
    count = len(timeline.columns) + _GAP * sum(column.after_gap for column in timeline.columns)
    width, place = (WIDTH - 2 * MARGIN) / count, 0.0
    middles, gaps = [], []
    for column in timeline.columns:
        if column.after_gap:
            gaps.append(MARGIN + (place + _GAP / 2) * width)
            place += _GAP
        middles.append(MARGIN + (place + 0.5) * width)
        place += 1
    return _Columns(tuple(middles), tuple(gaps))


def _lane(lane: Lane, columns: _Columns, top: float, measure: Measure) -> tuple[list[Part], float]:
    """The lane's name with its shape and number, its marks from the line up; and the height of the line."""
    ink = _INKS[lane.shape]
    baseline = top + SMALL * ASCENT + 6
    name = words(measure, f"{lane.label} · {sum(lane.numbers):,}", SMALL, Ink.TEXT)
    shown = at(name, MARGIN + 3 * _MARK, baseline)
    parts: list[Part] = [
        Box(Rect(MARGIN, shown.place.top, shown.place.right + 4, shown.place.bottom), Ink.GROUND),
        Mark(MARGIN + _MARK, baseline - SMALL * 0.34, _MARK, lane.shape, ink),
        shown,
    ]
    rows = min(max(lane.numbers), _STACK)
    ground = baseline + SMALL * DESCENT + 6 + rows * _PITCH + 4
    parts.append(Stroke(Rect(MARGIN, ground, WIDTH - MARGIN, ground), 2, Ink.GRID))
    for x, number in zip(columns.middles, lane.numbers, strict=True):
        drawn = number if number <= _STACK else _STACK - 1
        parts += [Mark(x, ground - 4 - _PITCH * (row + 0.5), _MARK, lane.shape, ink) for row in range(drawn)]
        if number > drawn:
            more = centred(words(measure, f"+{number - drawn}", SMALL, ink, bold=True), x, ground - 8 - _PITCH * drawn)
            parts += [Box(more.place, Ink.GROUND), more]
    return parts, ground


def _badges(turns: tuple[Turn, ...], columns: _Columns, top: float, measure: Measure) -> list[Part]:
    """The numbers of the turns above their columns, several of one column below each other."""
    parts: list[Part] = []
    placed: Counter[int] = Counter()
    for number, turn in enumerate(turns, 1):
        y = top + _BADGE + placed[turn.column] * _BADGE_PITCH
        placed[turn.column] += 1
        parts += _badge(number, columns.middles[turn.column], y, measure)
    return parts


def _badge(number: int, x: float, y: float, measure: Measure) -> list[Part]:
    text = words(measure, str(number), SMALL, Ink.GROUND, bold=True)
    return [Mark(x, y, _BADGE, MarkShape.CIRCLE, Ink.TEXT), centred(text, x, y + SMALL * 0.36)]


def _key(turns: tuple[Turn, ...], top: float, measure: Measure) -> tuple[list[Part], float]:
    """A numbered line for each turn."""
    parts: list[Part] = []
    left = MARGIN + 2 * _BADGE + 14
    for number, turn in enumerate(turns, 1):
        parts += _badge(number, MARGIN + _BADGE, top + _BADGE, measure)
        (line,) = wrapped(measure, turn.text, WIDTH - MARGIN - left, BODY, most=1)
        parts.append(at(words(measure, line, BODY), left, top + _BADGE + BODY * 0.36))
        top += _KEY_PITCH
    return parts, top - (_KEY_PITCH - 2 * _BADGE if turns else 14)
