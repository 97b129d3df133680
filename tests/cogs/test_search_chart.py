"""The chart of a search: months with results, each with its number and label, and nothing that needs a legend."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from PIL import Image

from bot.model.searches import MonthCount
from cogs._cards.search.hits import chart_labels, chart_text, has_chart
from cogs._layout.chart_drawing import bar_chart
from tests.cogs.card_answers import search


def _months(*counts: int) -> tuple[MonthCount, ...]:
    """From November 2023 on."""
    return tuple(MonthCount(date(2023 + (10 + at) // 12, (10 + at) % 12 + 1, 1), one) for at, one in enumerate(counts))


def test_two_months_need_no_chart() -> None:
    answer = replace(search(), page=0)
    assert not has_chart(replace(answer, months=_months(2, 0, 2)))
    assert has_chart(replace(answer, months=_months(2, 0, 2, 1)))
    assert not has_chart(replace(answer, months=_months(2, 0, 2, 1), page=1))
    assert not has_chart(replace(answer, months=()))


def test_each_month_has_its_number_and_years_are_named_where_they_begin() -> None:
    months = _months(2, 0, 2, 1)
    assert chart_labels(months) == ("11\n2023", "12", "01\n2024", "02")
    assert chart_text(months) == "Results per month from 2023-11 to 2024-02, oldest first: 2, 0, 2, 1"


def test_bars_have_one_colour_and_stand_above_their_labels() -> None:
    months = _months(2, 0, 2, 1)
    picture = Image.open(BytesIO(bar_chart(tuple(one.articles for one in months), chart_labels(months))))
    words = (0x8B, 0x93, 0xA1)
    pixels: dict[tuple[int, int], Any] = {
        (x, y): picture.getpixel((x, y)) for x in range(picture.width) for y in range(picture.height)
    }
    bars = {pixel[:3] for pixel in pixels.values() if pixel[3] == 255} - {words}
    assert len(bars) == 1
    columns = [picture.width * (2 * at + 1) // 8 for at in range(4)]
    heights = [sum(pixels[x, y][:3] in bars for y in range(picture.height)) for x in columns]
    assert heights[0] == heights[2] > heights[3] > heights[1] == 0
