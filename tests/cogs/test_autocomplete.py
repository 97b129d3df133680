"""What Discord lists under an option while a member types."""

from __future__ import annotations

from discord import Locale

from bot.model.answers import Choice
from cogs._ui.autocomplete import shown, topic, windows, zones
from cogs.translator import DeskTranslator


def test_at_most_25_lines_of_100_characters_whose_values_come_back() -> None:
    offered = [Choice("Talks " * 40, str(number)) for number in range(40)]
    lines = shown([Choice("too long a value", "x" * 101), Choice("  ", "blank"), *offered])
    assert len(lines) == 25
    assert all(0 < len(line.name) <= 100 for line in lines)
    assert lines[0].value == "0"


def test_titles_are_shown_without_hidden_characters() -> None:
    (line,) = shown([Choice("a\u202egnp.exe\nb", "1")])
    assert line.name == "agnp.exe b"


def test_a_subject_may_be_named_in_korean_and_anything_else_stays_as_typed() -> None:
    assert [topic(typed) for typed in ("핵", " 인도적지원 ", "사고와  재난")] == [
        "nuclear",
        "humanitarian",
        "accident_disaster",
    ]
    assert [topic(typed) for typed in ("핵무기", "nuclear", "", None)] == ["핵무기", "nuclear", "", None]


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
