"""Draw pictures as PNG. `cogs/_ui/pictures.py` runs this file in a process of its own.

JSON of contents on standard input -> layout -> Pillow -> for each a length of four bytes, and the PNG
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from io import BytesIO

import msgspec
from PIL import Image, ImageDraw

from cogs._pictures.bar_layout import bar_layout
from cogs._pictures.contents import BarChart, CompanionGraph, Content, MarkShape
from cogs._pictures.fonts import Fonts, legible
from cogs._pictures.graph_layout import graph_layout
from cogs._pictures.shapes import WIDTH, Box, Ink, Mark, Measure, Part, Rect, Sheet, Stroke, Words
from cogs._pictures.timeline_layout import timeline_layout

INKS = {
    Ink.GROUND: "#1f242b",
    Ink.TEXT: "#f2f4f7",
    Ink.MUTED: "#aab3bf",
    Ink.GRID: "#3a424d",
    Ink.BAR: "#5b93b5",
    Ink.ACCENT: "#f0b35a",
    Ink.EDGE: "#4d7690",
    Ink.SQUARE: "#ec8257",
    Ink.CIRCLE: "#66b8ea",
    Ink.DIAMOND: "#d8c866",
}
"""The colours, on a dark background in both themes: no single grey is legible as small print on the backgrounds of
both."""
_FINER = 2
"""The factor by which shapes are drawn larger and then reduced, which smooths their edges."""
_COLOURS = 96


def png(content: Content) -> bytes:
    """The picture of a content."""
    fonts = Fonts(content.language)
    image = drawn(layout(content, fonts), fonts)
    out = BytesIO()
    image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def layout(content: Content, measure: Measure) -> Sheet:
    """The parts of a content's picture."""
    if isinstance(content, BarChart):
        return bar_layout(content, measure)
    if isinstance(content, CompanionGraph):
        return graph_layout(content, measure)
    return timeline_layout(content, measure)


def drawn(sheet: Sheet, fonts: Fonts) -> Image.Image:
    """The sheet with its shapes, then its words on them."""
    fine = Image.new("RGB", (WIDTH * _FINER, sheet.height * _FINER), INKS[Ink.GROUND])
    draw = ImageDraw.Draw(fine)
    for part in sheet.parts:
        _shape(draw, part)
    image = fine.reduce(_FINER)
    draw = ImageDraw.Draw(image)
    for part in sheet.parts:
        if isinstance(part, Words):
            font = fonts.font(part.size, bold=part.bold)
            draw.text((part.left, part.baseline), legible(part.text), INKS[part.ink], font, anchor="ls")
    return image


def _shape(draw: ImageDraw.ImageDraw, part: Part) -> None:
    if isinstance(part, Box):
        draw.rounded_rectangle(_finer(part.place), part.radius * _FINER, fill=INKS[part.ink])
    elif isinstance(part, Stroke):
        draw.line(_finer(part.ends), fill=INKS[part.ink], width=round(part.width * _FINER))
    elif isinstance(part, Mark):
        _mark(draw, part)


def _mark(draw: ImageDraw.ImageDraw, mark: Mark) -> None:
    x, y, reach, ink = mark.x * _FINER, mark.y * _FINER, mark.reach * _FINER, INKS[mark.ink]
    if mark.shape is MarkShape.CIRCLE:
        draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=ink)
    elif mark.shape is MarkShape.SQUARE:
        side = reach * 0.9
        draw.rectangle((x - side, y - side, x + side, y + side), fill=ink)
    else:
        tip = reach * 1.2
        draw.polygon([(x, y - tip), (x + tip, y), (x, y + tip), (x - tip, y)], fill=ink)


def _finer(place: Rect) -> tuple[float, float, float, float]:
    return place.left * _FINER, place.top * _FINER, place.right * _FINER, place.bottom * _FINER


def packed(pictures: Iterable[bytes]) -> bytes:
    """The pictures one after the other, each after its length."""
    return b"".join(len(one).to_bytes(4, "big") + one for one in pictures)


if __name__ == "__main__":
    given = msgspec.json.decode(sys.stdin.buffer.read(), type=list[Content])
    sys.stdout.buffer.write(packed(map(png, given)))
