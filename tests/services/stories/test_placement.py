"""Articles find their story as they arrive, whatever the order, and every decision says why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from sqlite3 import Connection

import pytest

from bot.model.placements import PlacedArticle, PlacementCause, PlacementReason
from bot.news import text_reuse
from bot.services.stories import placement
from bot.storage.stories import candidates, placement_reasons, scratch
from tests.fakes import news_texts as texts

_DAY = datetime(2024, 7, 29, 3, tzinfo=UTC)


def _reason(connection: Connection, article_id: int) -> PlacementReason:
    """The last decision about an article."""
    reason = placement_reasons.of_article(connection, article_id)[-1]
    assert isinstance(reason, PlacementReason)
    return reason


def test_papers_that_tell_of_one_flood_share_a_story_and_a_launch_has_its_own() -> None:
    with scratch.database() as connection:
        flood = placement.place(
            connection, PlacedArticle(1, "Thousands stranded as river floods Sinuiju", texts.WIRE, _DAY)
        )
        launch = placement.place(connection, PlacedArticle(2, "North Korea fires missiles", texts.MISSILE, _DAY))
        same = placement.place(connection, PlacedArticle(3, "Kim Jong Un inspects flooded Sinuiju", texts.FLOOD, _DAY))
        later = _DAY + timedelta(days=3)
        next_day = placement.place(
            connection, PlacedArticle(4, "Seoul offers aid after flood", texts.FLOOD_LATER, later)
        )
        assert same == next_day == flood != launch
        assert _reason(connection, 2) == PlacementReason(PlacementCause.NO_CANDIDATES)
        similar = _reason(connection, 3)
        assert (similar.cause, similar.article_id) == (PlacementCause.SIMILAR, 1)
        assert "sinuiju" in similar.terms
        assert 0 < similar.likeness < 1


def test_a_cut_wire_text_under_another_headline_is_known_as_a_copy_of_the_first() -> None:
    with scratch.database() as connection:
        story = placement.place(
            connection, PlacedArticle(1, "Thousands stranded as river floods Sinuiju", texts.WIRE, _DAY)
        )
        placement.place(connection, PlacedArticle(2, "The day the river came", texts.WIRE_CUT, _DAY))
        assert (
            placement.place(connection, PlacedArticle(3, "Flood", texts.WIRE_CUT + " More rain is due.", _DAY)) == story
        )
        rows = connection.execute("SELECT near_of FROM story_articles ORDER BY article_id").fetchall()
        assert [row["near_of"] for row in rows] == [None, 1, 1]
        reused = _reason(connection, 2)
        assert (reused.cause, reused.article_id) == (PlacementCause.TEXT_REUSE, 1)
        assert reused.likeness > text_reuse.COPY_SHARE


def test_korean_articles_meet_in_spite_of_their_particles() -> None:
    with scratch.database() as connection:
        one = placement.place(connection, PlacedArticle(1, "신의주 홍수, 주민 5천여 명 고립", texts.KOREAN_ONE, _DAY))
        placement.place(connection, PlacedArticle(2, "North Korea fires missiles", texts.MISSILE, _DAY))
        assert placement.place(connection, PlacedArticle(3, "압록강 범람에 신의주 고립", texts.KOREAN_TWO, _DAY)) == one


@pytest.mark.parametrize("others", [0, len(texts.KOREAN_CRAFTS)])
def test_a_page_s_other_edition_is_in_its_story_whatever_it_resembles_more(others: int) -> None:
    with scratch.database() as connection:
        story = placement.place(connection, PlacedArticle(1, *texts.KILNS, _DAY))
        for number, (title, text) in enumerate(texts.KOREAN_CRAFTS[:others], 2):
            assert placement.place(connection, PlacedArticle(number, title, text, _DAY)) != story
        assert placement.place(connection, PlacedArticle(9, *texts.KILNS_KOREAN, _DAY, edition_of=1)) == story
        reason = _reason(connection, 9)
        assert (reason.cause, reason.article_id) == (PlacementCause.TRANSLATION, 1)


def test_the_same_words_a_year_later_are_another_story() -> None:
    with scratch.database() as connection:
        first = placement.place(connection, PlacedArticle(1, "North Korea fires missiles", texts.MISSILE, _DAY))
        other = texts.MISSILE.replace("Thursday", "Sunday").replace("several", "two").replace("300", "650")
        other = ". ".join(reversed(other.split(". ")))
        a_year_later = _DAY + timedelta(days=365)
        assert placement.place(connection, PlacedArticle(2, "Missiles fly again", other[:200], a_year_later)) != first


def test_an_undated_article_finds_an_old_story() -> None:
    with scratch.database() as connection:
        story = placement.place(
            connection, PlacedArticle(1, "Thousands stranded as river floods Sinuiju", texts.WIRE, _DAY)
        )
        late = _DAY + timedelta(days=500)
        assert placement.place(connection, PlacedArticle(2, "Flooded Sinuiju", texts.FLOOD, late, dated=False)) == story


def test_an_article_finds_an_undated_one_that_came_long_after_its_day() -> None:
    with scratch.database() as connection:
        late = _DAY + timedelta(days=500)
        undated = PlacedArticle(1, "Thousands stranded as river floods Sinuiju", texts.WIRE, late, dated=False)
        story = placement.place(connection, undated)
        assert placement.place(connection, PlacedArticle(2, "Flooded Sinuiju", texts.FLOOD, _DAY)) == story
        candidates.drop(connection, 1)
        assert not connection.execute("SELECT 1 FROM story_postings WHERE article_id = 1").fetchall()


def test_an_article_finds_no_undated_one_that_came_long_before_it() -> None:
    with scratch.database() as connection:
        undated = PlacedArticle(1, "Thousands stranded as river floods Sinuiju", texts.WIRE, _DAY, dated=False)
        story = placement.place(connection, undated)
        flood = "A river flooded Sinuiju on Monday and left thousands on their roofs, the agency said."
        later = PlacedArticle(2, "River floods Sinuiju", flood, _DAY + timedelta(days=500))
        assert placement.place(connection, later) != story


def test_two_stories_that_one_article_shows_to_be_one_are_merged_under_the_older_id() -> None:
    with scratch.database() as connection:
        rescue = "Ten helicopters lifted 4,200 residents of Sinuiju to safety, KCNA said."
        rain = "Amnok River rain passed the danger line at Uiju in North Pyongan Province."
        first = placement.place(connection, PlacedArticle(1, "Helicopters lift residents", rescue, _DAY))
        second = placement.place(connection, PlacedArticle(2, "River passes danger line", rain, _DAY))
        assert first != second
        both = placement.place(
            connection, PlacedArticle(3, "Helicopters lift residents as river passes line", rescue + rain, _DAY)
        )
        assert both == first
        assert scratch.stories(connection) == {1: first, 2: first, 3: first}
        begun, merged = placement_reasons.of_article(connection, 2)
        assert isinstance(begun, PlacementReason)
        assert begun.cause in (PlacementCause.NO_CANDIDATES, PlacementCause.BELOW_THRESHOLD)
        assert isinstance(merged, PlacementReason)
        assert (merged.cause, merged.article_id) == (PlacementCause.MERGED, 3)
        rows = connection.execute("SELECT merged_into FROM stories WHERE id = ?", (second,))
        assert [row["merged_into"] for row in rows] == [first]
