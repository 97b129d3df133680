"""The title of a text that somebody pasted without one."""

from __future__ import annotations

from bot.storage.articles.prepared import is_from_text, title_of

_RAILWAY = (
    "SEOUL, Nov. 28 (River Wire) -- A source told this paper that talks on a railway between the two Koreas had begun "
    "in the spring of this year.\nThe railway would link two towns."
)


def test_a_reporters_text_is_listed_by_its_news_and_not_by_its_dateline() -> None:
    title = title_of(_RAILWAY)
    assert (
        title == "A source told this paper that talks on a railway between the two Koreas had begun in the spring of…"
    )
    assert len(title) <= 100


def test_a_short_first_paragraph_is_whole_and_what_has_no_spaces_is_cut_anywhere() -> None:
    assert title_of("\nRain in Busan\nIt rained.") == "Rain in Busan"
    assert title_of("弾" * 300) == "弾" * 99 + "…"
    assert title_of("") == ""


def test_titles_that_were_cut_the_old_way_are_still_known_to_be_no_title_of_the_page() -> None:
    assert is_from_text(_RAILWAY[:100], _RAILWAY)
    assert is_from_text(title_of(_RAILWAY), _RAILWAY)
    assert not is_from_text("Railway talks begin", _RAILWAY)
