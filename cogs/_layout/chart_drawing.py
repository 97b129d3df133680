"""The small picture of an entity's weeks. `cogs/_ui/charts.py` runs this file in a process of its own."""

from __future__ import annotations

import sys
from io import BytesIO

NAME = "mentions.png"

_WIDTH, _HEIGHT = 720, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 12, 12, 40, 42
_BAR, _NOW, _WORDS, _GROUND = "#3b82a6", "#d97f3b", "#8b93a1", "#8b93a166"


def weekly_chart(weeks: tuple[int, ...]) -> bytes:
    """A PNG of articles a week, oldest first, the current week last and in its own colour; clear ground, so that it
    stands on a light and a dark theme alike."""
    # Only where a chart is drawn: Pillow, its font and its buffers take 9 MB, a fifth of what a bare bot needs.
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGBA", (_WIDTH, _HEIGHT), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(27)
    step = (_WIDTH - _LEFT - _RIGHT) / max(len(weeks), 1)
    ground, peak = _HEIGHT - _BOTTOM, max(weeks, default=0) or 1
    draw.line((_LEFT, ground, _WIDTH - _RIGHT, ground), fill=_GROUND, width=2)
    for index, articles in enumerate(weeks):
        left = _LEFT + index * step + step * 0.16
        top = ground - (ground - _TOP) * articles / peak
        colour = _NOW if index == len(weeks) - 1 else _BAR
        if articles:
            draw.rounded_rectangle((left, top, left + step * 0.68, ground - 1), 3, fill=colour)
            draw.text((left + step * 0.34, top - 5), f"{articles:,}", _WORDS, font, anchor="ms")
    draw.text((_LEFT, _HEIGHT - 8), f"{len(weeks)} weeks ago", _WORDS, font, anchor="ls")
    draw.text((_WIDTH - _RIGHT, _HEIGHT - 8), "this week", _WORDS, font, anchor="rs")
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def in_words(weeks: tuple[int, ...]) -> str:
    """The same for a screen reader."""
    return f"Articles a week over {len(weeks)} weeks, oldest first: {', '.join(map(str, weeks))}"


if __name__ == "__main__":
    sys.stdout.buffer.write(weekly_chart(tuple(map(int, sys.argv[1:]))))
