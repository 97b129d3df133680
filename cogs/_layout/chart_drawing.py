"""Draw a bar chart of articles per week or month. `cogs/_ui/charts.py` runs this file in a process of its own."""

from __future__ import annotations

import json
import sys
from io import BytesIO

NAME = "mentions.png"

_WIDTH, _HEIGHT = 720, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 12, 12, 40, 42
_LINE = 28
"""Pixels of each further line of a label."""
_WIDEST = 72
_BARE_BOTTOM = 6
"""Below the bars of a chart without labels."""
_FONT, _SMALLEST_FONT = 27, 12
_BAR, _WORDS, _GROUND = "#3b82a6", "#8b93a1", "#8b93a166"


def bar_chart(counts: tuple[int, ...], labels: tuple[str, ...]) -> bytes:
    """A PNG of articles per period, oldest first. `labels` are written below the bars, one for each, empty or of
    several lines, the further ones smaller; those at the edges are moved into the picture; without any, the picture has
    no room for them. Numbers shrink until they fit above their bars. The background is transparent, for light and dark
    themes."""
    # Imported here: Pillow, its font and its buffers take 9 MB, a fifth of a bare bot's memory.
    from PIL import Image, ImageDraw, ImageFont

    more_lines = max((label.count("\n") for label in labels), default=0)
    bottom = _BOTTOM + more_lines * _LINE if any(labels) else _BARE_BOTTOM
    image = Image.new("RGBA", (_WIDTH, _HEIGHT - _BOTTOM + bottom), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    font, small = ImageFont.load_default(_FONT), ImageFont.load_default(21)
    step = (_WIDTH - _LEFT - _RIGHT) / max(len(counts), 1)
    half = min(step * 0.68, _WIDEST) / 2
    ground, peak = _HEIGHT - _BOTTOM, max(counts, default=0) or 1
    widest = max((f"{articles:,}" for articles in counts), key=len, default="")
    sizes = (ImageFont.load_default(size) for size in range(_FONT, _SMALLEST_FONT, -1))
    fitting = (one for one in sizes if one.getlength(widest) <= step * 0.95)
    number = next(fitting, ImageFont.load_default(_SMALLEST_FONT))
    draw.line((_LEFT, ground, _WIDTH - _RIGHT, ground), fill=_GROUND, width=2)
    for index, articles in enumerate(counts):
        middle = _LEFT + (index + 0.5) * step
        top = ground - (ground - _TOP) * articles / peak
        if articles:
            draw.rounded_rectangle((middle - half, top, middle + half, ground - 1), 3, fill=_BAR)
            draw.text((middle, top - 5), f"{articles:,}", _WORDS, number, anchor="ms")
    for index, label in enumerate(labels):
        for row, text in enumerate(label.split("\n")):
            size = small if row else font
            room = draw.textlength(text, size) / 2
            middle = _LEFT + (index + 0.5) * step
            middle = min(max(middle, _LEFT + room), _WIDTH - _RIGHT - room)
            draw.text((middle, _HEIGHT - 8 + row * _LINE), text, _WORDS, size, anchor="ms")
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


if __name__ == "__main__":
    given_counts, given_labels = map(json.loads, sys.argv[1:])
    sys.stdout.buffer.write(bar_chart(tuple(given_counts), tuple(given_labels)))
