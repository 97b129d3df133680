"""The layout of a bar chart: title, gridlines with their numbers, bars, the largest number, the periods. Pure."""

from __future__ import annotations

from cogs._pictures.contents import BarChart
from cogs._pictures.shapes import (
    BODY,
    MARGIN,
    WIDTH,
    Box,
    Ink,
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
)

_PLOT = 210
"""The height of the highest gridline above the axis."""
_WIDEST_BAR = 84
_MOST_LINES = 4


def bar_layout(chart: BarChart, measure: Measure) -> Sheet:
    """Bars of one colour, the largest in another with its number."""
    parts, top = header(measure, chart.title, chart.note)
    top += BODY * 1.9
    ground, step = top + _PLOT, _step(max(bar.number for bar in chart.bars))
    highest = -(-max(bar.number for bar in chart.bars) // step) * step
    numbers = [words(measure, f"{number:,}", BODY, Ink.MUTED) for number in range(0, highest + 1, step)]
    left = MARGIN + max(number.width for number in numbers) + 14
    for place, number in enumerate(numbers):
        y = ground - _PLOT * place / (len(numbers) - 1)
        parts.append(Stroke(Rect(left, y, WIDTH - MARGIN, y), 2, Ink.MUTED if place == 0 else Ink.GRID))
        parts.append(at(number, left - 14 - number.width, y + BODY * 0.36))
    return _with_bars(parts, chart, measure, Rect(left, top, highest, ground))


def _with_bars(parts: list[Part], chart: BarChart, measure: Measure, plot: Rect) -> Sheet:
    """The bars from `plot.left` to the margin; `plot.right` is the number at `plot.top`."""
    width = (WIDTH - MARGIN - plot.left) / len(chart.bars)
    half = min(width * 0.66, _WIDEST_BAR) / 2
    peak = max(range(len(chart.bars)), key=lambda place: (chart.bars[place].number, place))
    labels = []
    for place, bar in enumerate(chart.bars):
        middle = plot.left + (place + 0.5) * width
        labels.append((middle, bar.label))
        if not bar.number:
            continue
        top = plot.bottom - (plot.bottom - plot.top) * bar.number / plot.right
        ink = Ink.ACCENT if place == peak else Ink.BAR
        parts.append(Box(Rect(middle - half, min(top, plot.bottom - 4), middle + half, plot.bottom), ink, 4))
        if place == peak:
            number = words(measure, f"{bar.number:,}", BODY, Ink.TEXT, bold=True)
            shown = centred(number, max(middle, plot.left + number.width / 2), top - 10)
            parts += [Box(shown.place, Ink.GROUND), shown]
    baseline = plot.bottom + BODY * 1.7
    parts += axis_labels(measure, labels, baseline, peak)
    return Sheet(round(baseline + MARGIN * 0.8), tuple(parts))


def _step(peak: int) -> int:
    """The distance of the gridlines: 1, 2 or 5 times a power of ten, for at most four lines above the axis."""
    step, factors = 1, (2, 2.5, 2)
    turn = 0
    while step * _MOST_LINES < peak:
        step = round(step * factors[turn % 3])
        turn += 1
    return step
