"""The layout of a graph of companions: the name in the middle, the others around it. Pure.

two at the sides; the further ones above and below, up to three each; clockwise from the upper left by articles
an edge from the middle to each, as thick as its articles, with their number on it
"""

from __future__ import annotations

from msgspec import Struct

from cogs._pictures.contents import CompanionGraph, MarkShape, Spoke
from cogs._pictures.shapes import (
    ASCENT,
    BODY,
    DESCENT,
    LEADING,
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
    centred,
    header,
    words,
    wrapped,
)

MOST_SPOKES = 8
_MIDDLE = WIDTH / 2
_ROWS = {1: (_MIDDLE,), 2: (200, WIDTH - 200), 3: (136, _MIDDLE, WIDTH - 136)}
"""The positions of the nodes in the rows above and below, by their number."""
_SIDE = 116
"""The distance of the nodes at the sides from the edge of the picture."""
_REACH = 170
"""From the middle to the rows above and below."""
_NODE = 11
_CENTRE_ROOM, _CENTRE_PADDING = 220, 18
_CENTRE_HALF = BODY * LEADING + _CENTRE_PADDING / 2
"""Half the height of the box in the middle, of two lines."""
_ROOM = 208
"""The width of a name above or below its node."""
_LINES = 3
"""Lines of a name at most."""
_ON_ROW, _ON_SIDE = 0.55, 0.72
"""The part of the way to a node at which its number is drawn."""
_THINNEST, _THICKEST = 3, 15


class _Node(Struct, frozen=True):
    """A place for a name: above its node, or below, in lines of `room` pixels."""

    x: float
    y: float
    above: bool
    room: float = _ROOM


def graph_layout(graph: CompanionGraph, measure: Measure) -> Sheet:
    """Nodes, edges and names; the same for the same content."""
    parts, top = header(measure, graph.title, graph.note)
    above, below = _rows(len(graph.spokes))
    nodes = _nodes(above, below, 0)
    names = [wrapped(measure, spoke.name, node.room, BODY, most=_LINES) for spoke, node in _pairs(graph, nodes)]
    upper, _ = _extent(names, nodes)
    middle = top + MARGIN - upper
    nodes = _nodes(above, below, middle)
    _, bottom = _extent(names, nodes)
    most = max(spoke.articles for spoke in graph.spokes)
    edges = [_edge(spoke, node, middle, most) for spoke, node in _pairs(graph, nodes)]
    counts = [part for spoke, node in _pairs(graph, nodes) for part in _count(spoke, node, middle, measure)]
    marks = [Mark(node.x, node.y, _NODE, MarkShape.CIRCLE, Ink.BAR) for node in nodes]
    shown = [part for lines, node in zip(names, nodes, strict=True) for part in _name(lines, node, measure)]
    every = (*parts, *edges, *counts, *marks, *_centre(graph.centre, middle, measure), *shown)
    return Sheet(round(bottom + MARGIN * 0.8), every)


def _pairs(graph: CompanionGraph, nodes: list[_Node]) -> list[tuple[Spoke, _Node]]:
    return list(zip(graph.spokes, nodes, strict=True))


def _extent(names: list[list[str]], nodes: list[_Node]) -> tuple[float, float]:
    """The top of the highest name or of the box in the middle, and the bottom of the lowest."""
    every = list(zip(names, nodes, strict=True))
    side = nodes[-1].y
    tops = [_first(len(lines), node) - BODY * ASCENT for lines, node in every if node.above]
    bottoms = [
        _first(len(lines), node) + (len(lines) - 1) * BODY * LEADING + BODY * DESCENT
        for lines, node in every
        if not node.above
    ]
    return min([*tops, side - _CENTRE_HALF]), max([*bottoms, side + _CENTRE_HALF])


def _rows(spokes: int) -> tuple[int, int]:
    """The numbers of nodes in the rows above and below."""
    further = max(spokes - 2, 0)
    return further - further // 2, further // 2


def _nodes(above: int, below: int, middle: float) -> list[_Node]:
    """The places clockwise, beginning above at the left."""
    upper = [_Node(x, middle - _REACH, True) for x in _ROWS.get(above, ())]
    lower = [_Node(x, middle + _REACH, False) for x in reversed(_ROWS.get(below, ()))]
    right, left = (_Node(x, middle, False, 2 * (_SIDE - MARGIN)) for x in (WIDTH - _SIDE, _SIDE))
    return [*upper, right, *lower, left]


def _edge(spoke: Spoke, node: _Node, middle: float, most: int) -> Stroke:
    width = _THINNEST + (_THICKEST - _THINNEST) * spoke.articles / most
    return Stroke(Rect(_MIDDLE, middle, node.x, node.y), width, Ink.EDGE)


def _count(spoke: Spoke, node: _Node, middle: float, measure: Measure) -> list[Part]:
    """The number on its edge, at the same part of the way to each node of a row."""
    part = _ON_SIDE if node.y == middle else _ON_ROW
    x, y = _MIDDLE + (node.x - _MIDDLE) * part, middle + (node.y - middle) * part
    number = words(measure, f"{spoke.articles:,}", SMALL, bold=True)
    half = number.width / 2 + 8
    box = Box(Rect(x - half, y - SMALL * 0.66, x + half, y + SMALL * 0.66), Ink.GROUND, 8)
    return [box, centred(number, x, y + SMALL * 0.36)]


def _name(lines: list[str], node: _Node, measure: Measure) -> list[Part]:
    first = _first(len(lines), node)
    return [
        centred(words(measure, line, BODY), node.x, first + place * BODY * LEADING) for place, line in enumerate(lines)
    ]


def _first(lines: int, node: _Node) -> float:
    """The baseline of the first line of a name."""
    gap = _NODE + 6
    if node.above:
        return node.y - gap - BODY * DESCENT - (lines - 1) * BODY * LEADING
    return node.y + gap + BODY * ASCENT


def _centre(name: str, middle: float, measure: Measure) -> list[Part]:
    """The name in a box, in two lines if need be."""
    lines = wrapped(measure, name, _CENTRE_ROOM, BODY, most=2, bold=True)
    shown = [words(measure, line, BODY, Ink.GROUND, bold=True) for line in lines]
    half = max(line.width for line in shown) / 2 + _CENTRE_PADDING
    height = len(lines) * BODY * LEADING + _CENTRE_PADDING
    box = Box(Rect(_MIDDLE - half, middle - height / 2, _MIDDLE + half, middle + height / 2), Ink.ACCENT, 14)
    first = middle - (len(lines) - 1) * BODY * LEADING / 2 + BODY * 0.36
    return [box, *(centred(line, _MIDDLE, first + place * BODY * LEADING) for place, line in enumerate(shown))]
