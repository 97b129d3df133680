"""Articles find their story as they arrive, whatever the order, and every decision says why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from sqlite3 import Connection

import pytest

from bot.storage.stories import candidates
from tests.fakes import news_texts as texts

_DAY = datetime(2024, 7, 29, 3, tzinfo=UTC)


def _reason(connection: Connection, article_id: int) -> str:
    rows = connection.execute("SELECT reason FROM story_articles WHERE article_id = ?", (article_id,)).fetchall()
    return str(next(iter(rows))["reason"])


def test_papers_that_tell_of_one_flood_share_a_story_and_a_launch_has_its_own() -> None:
    with candidates.scratch() as connection:
        flood = candidates.place(connection, 1, "Thousands stranded as river floods Sinuiju", texts.WIRE, _DAY)
        launch = candidates.place(connection, 2, "North Korea fires missiles", texts.MISSILE, _DAY)
        same = candidates.place(connection, 3, "Kim Jong Un inspects flooded Sinuiju", texts.FLOOD, _DAY)
        later = _DAY + timedelta(days=3)
        next_day = candidates.place(connection, 4, "Seoul offers aid after flood", texts.FLOOD_LATER, later)
        assert same == next_day == flood != launch
        assert _reason(connection, 2) == "nothing stored resembles it"
        assert "most like article 1" in _reason(connection, 3)
        assert "sinuiju" in _reason(connection, 3)


def test_a_cut_wire_text_under_another_headline_is_known_as_a_copy_of_the_first() -> None:
    with candidates.scratch() as connection:
        story = candidates.place(connection, 1, "Thousands stranded as river floods Sinuiju", texts.WIRE, _DAY)
        candidates.place(connection, 2, "The day the river came", texts.WIRE_CUT, _DAY)
        assert candidates.place(connection, 3, "Flood", texts.WIRE_CUT + " More rain is due.", _DAY) == story
        rows = connection.execute("SELECT near_of FROM story_articles ORDER BY article_id").fetchall()
        assert [row["near_of"] for row in rows] == [None, 1, 1]
        assert "carries the text of article" in _reason(connection, 2)


def test_korean_articles_meet_in_spite_of_their_particles() -> None:
    with candidates.scratch() as connection:
        one = candidates.place(connection, 1, "신의주 홍수, 주민 5천여 명 고립", texts.KOREAN_ONE, _DAY)
        candidates.place(connection, 2, "North Korea fires missiles", texts.MISSILE, _DAY)
        assert candidates.place(connection, 3, "압록강 범람에 신의주 고립", texts.KOREAN_TWO, _DAY) == one


@pytest.mark.parametrize("others", [0, len(texts.KOREAN_CRAFTS)])
def test_a_page_s_other_edition_is_in_its_story_whatever_it_resembles_more(others: int) -> None:
    with candidates.scratch() as connection:
        story = candidates.place(connection, 1, *texts.KILNS, _DAY)
        for number, (title, text) in enumerate(texts.KOREAN_CRAFTS[:others], 2):
            assert candidates.place(connection, number, title, text, _DAY) != story
        assert candidates.place(connection, 9, *texts.KILNS_KOREAN, _DAY, edition_of=1) == story
        assert _reason(connection, 9) == "the page of article 1 in another language"


def test_the_same_words_a_year_later_are_another_story() -> None:
    with candidates.scratch() as connection:
        first = candidates.place(connection, 1, "North Korea fires missiles", texts.MISSILE, _DAY)
        other = texts.MISSILE.replace("Thursday", "Sunday").replace("several", "two").replace("300", "650")
        other = ". ".join(reversed(other.split(". ")))
        a_year_later = _DAY + timedelta(days=365)
        assert candidates.place(connection, 2, "Missiles fly again", other[:200], a_year_later) != first


def test_an_undated_article_finds_an_old_story() -> None:
    with candidates.scratch() as connection:
        story = candidates.place(connection, 1, "Thousands stranded as river floods Sinuiju", texts.WIRE, _DAY)
        late = _DAY + timedelta(days=500)
        assert candidates.place(connection, 2, "Flooded Sinuiju", texts.FLOOD, late, dated=False) == story


def test_two_stories_that_one_article_shows_to_be_one_are_merged_under_the_older_id() -> None:
    with candidates.scratch() as connection:
        rescue = "Ten helicopters lifted 4,200 residents of Sinuiju to safety, KCNA said."
        rain = "Amnok River rain passed the danger line at Uiju in North Pyongan Province."
        first = candidates.place(connection, 1, "Helicopters lift residents", rescue, _DAY)
        second = candidates.place(connection, 2, "River passes danger line", rain, _DAY)
        assert first != second
        both = candidates.place(connection, 3, "Helicopters lift residents as river passes line", rescue + rain, _DAY)
        assert both == first
        assert candidates.grouping(connection) == {1: first, 2: first, 3: first}
        assert "merged:" in _reason(connection, 2)
        rows = connection.execute("SELECT merged_into FROM stories WHERE id = ?", (second,))
        assert [row["merged_into"] for row in rows] == [first]
