"""The layouts of pictures: whatever they show, labels are inside and apart; the same content has the same layout."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from cogs._pictures.contents import (
    Bar,
    BarChart,
    Column,
    CompanionGraph,
    Content,
    Lane,
    MarkShape,
    Spoke,
    Timeline,
    Turn,
)
from cogs._pictures.drawing import layout
from cogs._pictures.shapes import WIDTH, Box, Mark, Rect, Sheet, Words, apart_from, wrapped

_WIDE = "\u1100"


def measure(text: str, size: int, /, *, bold: bool = False) -> float:
    """Letters as wide as those of the font, or wider."""
    return sum(size * (1.0 if letter >= _WIDE else 0.62) for letter in text) * (1.06 if bold else 1)


LABEL = st.one_of(
    st.text("abc de-fgh'", min_size=1, max_size=60).filter(str.strip),
    st.text("김정은 합참 朝鮮労働党ぷー", min_size=1, max_size=40).filter(str.strip),
)
DAY = st.sampled_from(["14 Feb", "2월 14일", "10月24日", "Dec", "2023년 12월"])
CHART = st.builds(
    BarChart,
    st.just("en"),
    LABEL,
    LABEL,
    st.lists(st.builds(Bar, DAY, st.integers(0, 2_000_000)), min_size=3, max_size=12)
    .filter(lambda bars: any(bar.number for bar in bars))
    .map(tuple),
)
GRAPH = st.builds(
    CompanionGraph,
    st.just("en"),
    LABEL,
    LABEL,
    LABEL,
    st.lists(st.builds(Spoke, LABEL, st.integers(1, 200)), min_size=2, max_size=8).map(tuple),
)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    count = draw(st.integers(3, 14))
    gaps = draw(st.sets(st.integers(1, count - 1), max_size=14 - count))
    label = draw(st.sampled_from(["14 Feb", "08:00\n14 Feb", "10月24日", "2023년 12월"]))
    numbers = st.lists(st.integers(0, 60), min_size=count, max_size=count).map(tuple)
    shapes = draw(st.lists(st.sampled_from(list(MarkShape)), min_size=1, max_size=3, unique=True))
    turns = draw(st.lists(st.builds(Turn, st.integers(0, count - 1), LABEL), max_size=5))
    return Timeline(
        "en",
        draw(LABEL),
        draw(LABEL),
        tuple(Column(label if place % 4 == 0 else "09:00", place in gaps) for place in range(count)),
        tuple(Lane("South Korean outlets", shape, draw(numbers)) for shape in shapes),
        tuple(turns),
    )


def places(sheet: Sheet) -> list[Rect]:
    """Where texts are."""
    return [part.place for part in sheet.parts if isinstance(part, Words)]


@settings(max_examples=150, deadline=None)
@given(st.one_of(CHART, GRAPH, timelines()))
def test_labels_are_inside_the_picture_and_apart(content: Content) -> None:
    sheet = layout(content, measure)
    texts = places(sheet)
    assert all(
        one.left >= 0 and one.right <= WIDTH + 0.01 and one.top >= 0 and one.bottom <= sheet.height for one in texts
    )
    assert all(apart_from(one, [other]) for one, other in combinations(texts, 2))
    marks = [part for part in sheet.parts if isinstance(part, Mark)]
    assert all(mark.reach <= mark.x <= WIDTH - mark.reach and mark.y + mark.reach <= sheet.height for mark in marks)
    assert layout(content, measure) == sheet


@settings(max_examples=60, deadline=None)
@given(LABEL, st.integers(60, 300), st.integers(1, 3))
def test_a_text_is_cut_to_lines_that_fit_and_nothing_else_is_lost(text: str, room: int, most: int) -> None:
    lines = wrapped(measure, text, room, 28, most=most)
    assert 1 <= len(lines) <= most
    assert all(measure(line, 28) <= room for line in lines)
    whole, shown = "".join(text.split()), "".join("".join(lines).split())
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))


def test_words_stay_whole_where_a_line_ends() -> None:
    assert wrapped(measure, "Joint Chiefs of Staff", 260, 28, most=2) == ["Joint Chiefs", "of Staff"]
    assert wrapped(measure, "Joint Chiefs of Staff", 260, 28, most=1) == ["Joint Chiefs…"]
    (long,) = wrapped(measure, "Alexandra Constantinopoulou-Vandenberghe", 500, 28, most=1)
    assert long.startswith("Alexandra Constantinop"), "one word would leave most of the line empty"
    assert wrapped(measure, "朝鮮労働党中央委員会政治局", 140, 28, most=2) == ["朝鮮労働党", "中央委員…"]


def test_a_line_in_chinese_or_japanese_leaves_no_character_and_no_mark_alone() -> None:
    assert wrapped(measure, "韩国联合参谋本部", 196, 28, most=2) == ["韩国联合参谋", "本部"]
    assert wrapped(measure, "ウォール・ストリート", 112, 28, most=3) == ["ウォー", "ル・スト", "リート"]
    assert wrapped(measure, "朝鮮中央通信「談話」", 168, 28, most=2) == ["朝鮮中央通信", "「談話」"]
    assert wrapped(measure, "発射実験2024年", 140, 28, most=2) == ["発射実験", "2024年"]


def test_the_highest_bar_is_always_named() -> None:
    months = ("2024年3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月")
    numbers = (1, 0, 0, 0, 0, 0, 0, 12, 5)
    sheet = layout(BarChart("ja", "t", "n", tuple(map(Bar, months, numbers))), measure)
    assert "10月" in {part.text for part in sheet.parts if isinstance(part, Words)}


def test_a_graph_has_a_number_for_each_edge_and_every_name() -> None:
    graph = CompanionGraph("en", "t", "n", "Wonsan", tuple(Spoke(f"name {n}", n + 1) for n in range(8)))
    shown = {part.text for part in layout(graph, measure).parts if isinstance(part, Words)}
    assert shown == {"t", "n", "Wonsan", *(f"name {n}" for n in range(8)), *(str(n + 1) for n in range(8))}


def test_a_timeline_has_a_mark_for_each_article_and_counts_those_without_room() -> None:
    lane = Lane("State media", MarkShape.SQUARE, (1, 12, 0))
    columns = tuple(Column(label) for label in ("12 Feb", "13 Feb", "14 Feb"))
    sheet = layout(Timeline("en", "t", "n", columns, (lane,), (Turn(1, "Denial: Tokyo"),)), measure)
    squares = [part for part in sheet.parts if isinstance(part, Mark) and part.shape is MarkShape.SQUARE]
    assert len(squares) == 1 + 1 + 4, "in the lane's name, of the first day, of the second"
    shown = [part.text for part in sheet.parts if isinstance(part, Words)]
    assert {"+8", "State media · 13", "Denial: Tokyo", "12 Feb", "14 Feb"} <= set(shown)
    assert shown.count("1") == 2, "above its column, and beside its words"


def test_the_gridlines_have_round_numbers_up_to_the_largest() -> None:
    def numbers(*given: int) -> list[str]:
        sheet = layout(BarChart("en", "t", "n", tuple(Bar("", one) for one in given)), measure)
        return [part.text for part in sheet.parts if isinstance(part, Words)][2:-1]

    assert numbers(1, 0, 0) == ["0", "1"]
    assert numbers(3, 9, 1) == ["0", "5", "10"]
    assert numbers(8, 0, 1) == ["0", "2", "4", "6", "8"]
    assert numbers(35, 1, 1) == ["0", "10", "20", "30", "40"]
    assert numbers(1_234_567, 1, 1) == ["0", "500,000", "1,000,000", "1,500,000"]


def test_the_height_of_a_bar_is_its_number() -> None:
    sheet = layout(BarChart("en", "t", "n", tuple(Bar("", one) for one in (2, 0, 4, 1))), measure)
    bars = [part.place for part in sheet.parts if isinstance(part, Box) and part.radius]
    heights = [place.bottom - place.top for place in bars]
    assert heights[0] * 2 == heights[1] == heights[2] * 4
