"""Draw a bar chart of articles per week or month. `cogs/_ui/charts.py` runs this file in a process of its own."""

from __future__ import annotations

import sys
from io import BytesIO

NAME = "mentions.png"

_WIDTH, _HEIGHT = 720, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 12, 12, 40, 42
_BAR, _NOW, _WORDS, _GROUND = "#3b82a6", "#d97f3b", "#8b93a1", "#8b93a166"


def bar_chart(counts: tuple[int, ...], first: str, last: str) -> bytes:
    """A PNG of articles per period, oldest first, the newest one last and in its own colour. `first` and `last` are
    written below those bars. The background is transparent, for light and dark themes."""
    # Imported here: Pillow, its font and its buffers take 9 MB, a fifth of a bare bot's memory.
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGBA", (_WIDTH, _HEIGHT), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(27)
    step = (_WIDTH - _LEFT - _RIGHT) / max(len(counts), 1)
    ground, peak = _HEIGHT - _BOTTOM, max(counts, default=0) or 1
    draw.line((_LEFT, ground, _WIDTH - _RIGHT, ground), fill=_GROUND, width=2)
    for index, articles in enumerate(counts):
        left = _LEFT + index * step + step * 0.16
        top = ground - (ground - _TOP) * articles / peak
        colour = _NOW if index == len(counts) - 1 else _BAR
        if articles:
            draw.rounded_rectangle((left, top, left + step * 0.68, ground - 1), 3, fill=colour)
            draw.text((left + step * 0.34, top - 5), f"{articles:,}", _WORDS, font, anchor="ms")
    draw.text((_LEFT, _HEIGHT - 8), first, _WORDS, font, anchor="ls")
    draw.text((_WIDTH - _RIGHT, _HEIGHT - 8), last, _WORDS, font, anchor="rs")
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


if __name__ == "__main__":
    first_label, last_label, *numbers = sys.argv[1:]
    sys.stdout.buffer.write(bar_chart(tuple(map(int, numbers)), first_label, last_label))
