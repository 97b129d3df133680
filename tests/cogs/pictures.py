"""Contents of pictures for tests, in every language."""

from __future__ import annotations

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

WORDS = {
    "en": ("Joint Chiefs of Staff of the Republic", "Kim Yŏ-jŏng, Sŏp’yŏng", "14 Feb"),
    "ko": ("조선로동당 중앙위원회 정치국 상무위원회", "주별 기사 수", "2월 14일"),
    "ja": ("朝鮮労働党中央委員会の総書記を務める人物について", "プーチンとラブロフ", "2月14日"),
    "zh-CN": ("朝鲜劳动党中央委员会政治局常务委员会委员", "每周报道数：金与正", "2月14日"),
    "zh-TW": ("朝鮮勞動黨中央委員會政治局常務委員會委員", "每週報導數：金與正", "2月14日"),
}
"""A long name, a title and a day."""


def contents(language: str) -> list[Content]:
    """One of each kind, crowded."""
    name, title, day = WORDS[language]
    lanes = tuple(
        Lane(f"{title}", shape, tuple((place * 7 + at) % 9 for at in range(8))) for place, shape in enumerate(MarkShape)
    )
    return [
        BarChart(language, title, name, tuple(Bar(day, number * 12_345) for number in (1, 0, 0, 3, 12, 2, 1, 4, 0, 5))),
        CompanionGraph(language, title, name, name, tuple(Spoke(name, 10**place) for place in range(8))),
        Timeline(
            language,
            name * 2,
            title,
            tuple(Column(f"08:00\n{day}" if place % 3 == 0 else "09:00", place == 4) for place in range(8)),
            lanes,
            tuple(Turn(place // 2 * 3, f"{title} · {name}") for place in range(4)),
        ),
    ]
