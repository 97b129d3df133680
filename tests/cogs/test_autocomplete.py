"""What Discord lists under an option while a member types."""

from __future__ import annotations

from datetime import date

from discord import Locale

from bot.model.analysis import EntityKind
from bot.model.answers import Suggestion
from cogs._ui.autocomplete import shown, windows, zones
from cogs.translator import DeskTranslator


def test_at_most_25_lines_of_100_characters_whose_values_come_back() -> None:
    offered = [Suggestion(str(number), "Talks " * 40, articles=3) for number in range(40)]
    lines = shown([Suggestion("x" * 101, "too long a value"), Suggestion("blank", "  "), *offered])
    assert len(lines) == 25
    assert all(0 < len(line.name) <= 100 for line in lines)
    assert lines[0].value == "0"
    assert lines[0].name.endswith("… · 3 articles"), "the title is cut, not what is known of it"


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


def test_windows_are_found_by_their_korean_names() -> None:
    assert [choice.value for choice in windows("30일")] == ["30d"]
    assert len(windows("")) == 5


async def test_korean_members_see_in_korean_what_is_offered() -> None:
    (choice,) = windows("24h")
    seen = [(await choice.get_translated_payload_for_locale(DeskTranslator(), locale))["name"]
            for locale in (Locale.korean, Locale.german)]  # fmt: skip
    assert seen == ["24시간", "24 hours"]


def test_koreas_zones_come_first() -> None:
    assert zones("")[0].value == "Asia/Pyongyang"
    assert [zone.value for zone in zones("new york")] == ["America/New_York"]
