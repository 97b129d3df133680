"""Articles find their story as they arrive, whatever the order, and every decision says why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from aiosqlite import Connection

from bot.storage.stories import candidates
from tests.fakes import news_texts as texts

_DAY = datetime(2024, 7, 29, 3, tzinfo=UTC)


async def _reason(connection: Connection, article_id: int) -> str:
    rows = await connection.execute_fetchall("SELECT reason FROM story_articles WHERE article_id = ?", (article_id,))
    return str(next(iter(rows))["reason"])


async def test_papers_that_tell_of_one_flood_share_a_story_and_a_launch_has_its_own() -> None:
    async with candidates.scratch() as connection:
        flood = await candidates.place(connection, 1, "Thousands stranded as river floods Sinuiju", texts.WIRE, _DAY)
        launch = await candidates.place(connection, 2, "North Korea fires missiles", texts.MISSILE, _DAY)
        same = await candidates.place(connection, 3, "Kim Jong Un inspects flooded Sinuiju", texts.FLOOD, _DAY)
        later = _DAY + timedelta(days=3)
        next_day = await candidates.place(connection, 4, "Seoul offers aid after flood", texts.FLOOD_LATER, later)
        assert same == next_day == flood != launch
        assert await _reason(connection, 2) == "nothing stored resembles it"
        assert "most like article 1" in await _reason(connection, 3)
        assert "sinuiju" in await _reason(connection, 3)


async def test_a_cut_wire_text_under_another_headline_is_known_as_a_copy_of_the_first() -> None:
    async with candidates.scratch() as connection:
        story = await candidates.place(connection, 1, "Thousands stranded as river floods Sinuiju", texts.WIRE, _DAY)
        await candidates.place(connection, 2, "The day the river came", texts.WIRE_CUT, _DAY)
        assert await candidates.place(connection, 3, "Flood", texts.WIRE_CUT + " More rain is due.", _DAY) == story
        rows = await connection.execute_fetchall("SELECT near_of FROM story_articles ORDER BY article_id")
        assert [row["near_of"] for row in rows] == [None, 1, 1]
        assert "carries the text of article" in await _reason(connection, 2)


async def test_korean_articles_meet_in_spite_of_their_particles() -> None:
    async with candidates.scratch() as connection:
        one = await candidates.place(connection, 1, "신의주 홍수, 주민 5천여 명 고립", texts.KOREAN_ONE, _DAY)
        await candidates.place(connection, 2, "North Korea fires missiles", texts.MISSILE, _DAY)
        assert await candidates.place(connection, 3, "압록강 범람에 신의주 고립", texts.KOREAN_TWO, _DAY) == one


@pytest.mark.parametrize("others", [0, len(texts.KOREAN_CRAFTS)])
async def test_a_page_s_other_edition_is_in_its_story_whatever_it_resembles_more(others: int) -> None:
    async with candidates.scratch() as connection:
        story = await candidates.place(connection, 1, *texts.KILNS, _DAY)
        for number, (title, text) in enumerate(texts.KOREAN_CRAFTS[:others], 2):
            assert await candidates.place(connection, number, title, text, _DAY) != story
        assert await candidates.place(connection, 9, *texts.KILNS_KOREAN, _DAY, edition_of=1) == story
        assert await _reason(connection, 9) == "the page of article 1 in another language"


async def test_the_same_words_a_year_later_are_another_story() -> None:
    async with candidates.scratch() as connection:
        first = await candidates.place(connection, 1, "North Korea fires missiles", texts.MISSILE, _DAY)
        other = texts.MISSILE.replace("Thursday", "Sunday").replace("several", "two").replace("300", "650")
        other = ". ".join(reversed(other.split(". ")))
        a_year_later = _DAY + timedelta(days=365)
        assert await candidates.place(connection, 2, "Missiles fly again", other[:200], a_year_later) != first


async def test_an_undated_article_finds_an_old_story() -> None:
    async with candidates.scratch() as connection:
        story = await candidates.place(connection, 1, "Thousands stranded as river floods Sinuiju", texts.WIRE, _DAY)
        late = _DAY + timedelta(days=500)
        assert await candidates.place(connection, 2, "Flooded Sinuiju", texts.FLOOD, late, dated=False) == story


async def test_two_stories_that_one_article_shows_to_be_one_are_merged_under_the_older_id() -> None:
    async with candidates.scratch() as connection:
        rescue = "Ten helicopters lifted 4,200 residents of Sinuiju to safety, KCNA said."
        rain = "Amnok River rain passed the danger line at Uiju in North Pyongan Province."
        first = await candidates.place(connection, 1, "Helicopters lift residents", rescue, _DAY)
        second = await candidates.place(connection, 2, "River passes danger line", rain, _DAY)
        assert first != second
        both = await candidates.place(
            connection, 3, "Helicopters lift residents as river passes line", rescue + rain, _DAY
        )
        assert both == first
        assert await candidates.grouping(connection) == {1: first, 2: first, 3: first}
        assert "merged:" in await _reason(connection, 2)
        rows = await connection.execute_fetchall("SELECT merged_into FROM stories WHERE id = ?", (second,))
        assert [row["merged_into"] for row in rows] == [first]
