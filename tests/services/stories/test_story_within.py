"""What one article says that two states measured of one missile is side by side in its story."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.answers import FigureLine
from bot.services.story import StoryService
from tests.fakes.clock import NOON
from tests.fakes.desk import ANNA, SmallDesk

PAGE = "https://post.example/1"
LAUNCH = "North Korea fired a ballistic missile from the Wonsan area on Monday, South Korea's military said. "
SEOUL = "The missile flew about 430 km, the Joint Chiefs of Staff said. "
TOKYO = "Japan's defence ministry put the distance at about 500 km. "


async def _told(desk: SmallDesk, title: str, text: str) -> list[list[tuple[str, str | None]]]:
    published = (NOON - timedelta(hours=1)).isoformat()
    body = text.strip().replace(". ", ".\n")
    await desk.save(ANNA, PAGE, "\n".join([title, f"> published {published}", "> outlet Han River Post", body]))
    groups = (await StoryService(desk.database).meant(ANNA, PAGE)).figures
    return [[_words(one) for one in group] for group in groups]


def _words(one: FigureLine) -> tuple[str, str | None]:
    return one.said.text, one.giver


async def test_two_states_measure_one_missile_differently(desk: SmallDesk) -> None:
    told = await _told(desk, "North Korea fires ballistic missile", LAUNCH + SEOUL + TOKYO)
    assert told == [[("about 430 km", "the Joint Chiefs of Staff"), ("about 500 km", "Japan's defence ministry")]]


@pytest.mark.parametrize(
    ("launch", "seoul", "tokyo"),
    [
        (LAUNCH.replace("a ballistic missile", "two ballistic missiles"), SEOUL, TOKYO),  # one range each
        (LAUNCH, SEOUL, TOKYO.replace("about 500", "about 435")),  # rounding
        (LAUNCH, SEOUL, TOKYO.replace("distance at about 500", "altitude at about 50")),
        (LAUNCH, SEOUL, TOKYO.replace("about 500", "more than 400")),
        (LAUNCH, SEOUL, TOKYO.replace("about 500", "450 to 500")),  # a span is compared with no number
        (LAUNCH, SEOUL, TOKYO.replace("about 500", "0")),
        (LAUNCH, SEOUL, TOKYO.replace("Japan's defence ministry", "South Korea's defence ministry")),  # a correction
        (LAUNCH, SEOUL, TOKYO.replace("Japan's defence ministry", "Analyst Oh Se-ran")),  # of no state
        (LAUNCH, SEOUL + "The Joint Chiefs of Staff later put the distance at about 500 km. ", TOKYO),
        (LAUNCH, SEOUL, "The missile landed about 500 km from the coast, Japan's defence ministry said. "),
        (LAUNCH, SEOUL, "It could fly about 500 km, Japan's defence ministry said. "),
        (LAUNCH, SEOUL, "It began at 7:40 a.m., 40 minutes before dawn, Japan's defence ministry said. "),
    ],
)
async def test_other_measures_of_an_article_are_no_dispute(
    desk: SmallDesk, launch: str, seoul: str, tokyo: str
) -> None:
    assert await _told(desk, "North Korea fires ballistic missile", launch + seoul + tokyo) == []
