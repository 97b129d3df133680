"""What a picture shows: words in the reader's language, and numbers of the answer. Pure.

A content is made by `cogs/_cards/pictures` from an answer, is the key under which its PNG is kept, and goes as JSON to
the process that draws.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Bar(msgspec.Struct, frozen=True):
    """The number of one period. `label` names the period on the axis; it is left out where there is no room."""

    label: str
    number: int


class BarChart(msgspec.Struct, frozen=True, tag=True):
    """Numbers per period, oldest first. `title` says what is counted, `note` of what and from when to when. `language`
    chooses the regional forms of Chinese characters, in every content."""

    language: str
    title: str
    note: str
    bars: tuple[Bar, ...]


class Spoke(msgspec.Struct, frozen=True):
    """A name beside the one in the middle, and how many articles have both."""

    name: str
    articles: int


class CompanionGraph(msgspec.Struct, frozen=True, tag=True):
    """A name, and two to eight that are named with it, those of most articles first."""

    language: str
    title: str
    note: str
    centre: str
    spokes: tuple[Spoke, ...]


class MarkShape(StrEnum):
    """Shape and colour of the marks of a lane."""

    SQUARE = "square"
    CIRCLE = "circle"
    DIAMOND = "diamond"


class Lane(msgspec.Struct, frozen=True):
    """Outlets of one kind: the number of their articles in each column."""

    label: str
    shape: MarkShape
    numbers: tuple[int, ...]


class Column(msgspec.Struct, frozen=True):
    """A period of a timeline. `label` has one line or two. `after_gap` if periods before it, without articles, are left
    out."""

    label: str
    after_gap: bool = False


class Turn(msgspec.Struct, frozen=True):
    """Something that changed in a column, in a few words."""

    column: int
    text: str


class Timeline(msgspec.Struct, frozen=True, tag=True):
    """Articles over time, a mark each, in lanes by kind of outlet; turns are numbered and listed below."""

    language: str
    title: str
    note: str
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    turns: tuple[Turn, ...] = ()


Content = BarChart | CompanionGraph | Timeline
