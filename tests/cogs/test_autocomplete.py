"""What Discord lists under an option while a member types."""

from __future__ import annotations

from datetime import date

from bot.catalogue import catalogue, using
from bot.model.analysis import EntityKind
from bot.model.answers import Suggestion
from cogs._ui.autocomplete import choices, days, shown, windows, zones


def test_at_most_25_lines_of_100_characters_whose_values_come_back() -> None:
    offered = [Suggestion(str(number), "Talks " * 40, articles=3) for number in range(40)]
    lines = shown([Suggestion("x" * 101, "too long a value"), Suggestion("blank", "  "), *offered])
    assert len(lines) == 25
    assert all(0 < len(line.name) <= 100 for line in lines)
    assert lines[0].value == "0"
    assert lines[0].name.endswith("… · 3 articles"), "the title is cut, not what is known of it"


def test_lines_that_discord_would_refuse_are_dropped_and_no_emoji_is_cut() -> None:
    family = "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
    lines = choices(
        [("", "1"), ("a", ""), ("b", "x" * 101), (family * 30, "2"), ("\u05d0" * 101, "3"), ("c", "x" * 100)]
    )
    assert [line.value for line in lines] == ["2", "3", "x" * 100]
    assert lines[0].name == family * 19 + "…"
    assert len(lines[1].name) == 100


def test_titles_are_shown_without_hidden_characters_and_agency_marks() -> None:
    hidden, agency = shown([Suggestion("1", "a\u202egnp.exe\nb"), Suggestion("2", "(2nd LD) N. Korea fires missile")])
    assert (hidden.name, agency.name) == ("agnp.exe b", "N. Korea fires missile")


def test_a_line_says_what_is_known_of_an_article_an_entity_or_a_story() -> None:
    lines = shown(
        [
            Suggestion("2", "Leader visits Sinuiju", outlet="Han River Post", day=date(2024, 9, 16)),
            Suggestion("sinuiju", "Sinuiju", hangul="신의주", kind=EntityKind.PLACE, articles=1),
            Suggestion("story 7", "Flood in Sinuiju", articles=1204),
            Suggestion("story 7", "North fires missiles", place=1),
            Suggestion("story 8", "A quiet day", place=0),
        ]
    )
    assert [line.name.replace("\u00a0", " ") for line in lines] == [
        "Leader visits Sinuiju · Han River Post · 16 Sep 2024",
        "Sinuiju · 신의주 · place · 1 article",
        "Flood in Sinuiju · 1,204 articles",
        "1. North fires missiles",
        "– A quiet day",
    ]


def test_members_see_and_find_in_their_language_what_is_offered() -> None:
    assert [choice.name for choice in windows("24h")] == ["24 hours"]
    with using(catalogue("ko")):
        assert [(choice.name, choice.value) for choice in windows("30일")] == [("30일", "30d")]
        assert [(choice.name, choice.value) for choice in days("week", "월")] == [("월요일", "Monday")]
        assert [choice.value for choice in windows("안 보")] == ["last"], "ㄴ is still to be typed"
        assert [(choice.name, choice.value) for choice in days("month", "말")] == [("말일", "last")]
    assert len(windows("")) == 5


def test_koreas_zones_come_first() -> None:
    assert zones("")[0].value == "Asia/Pyongyang"
    assert [zone.value for zone in zones("new york")] == ["America/New_York"]
