"""What Discord lists under an option while a member types."""

from __future__ import annotations

from bot.model.answers import Choice
from cogs._choices import shown, zones


def test_at_most_25_lines_of_100_characters_whose_values_come_back() -> None:
    offered = [Choice("Talks " * 40, str(number)) for number in range(40)]
    lines = shown([Choice("too long a value", "x" * 101), Choice("  ", "blank"), *offered])
    assert len(lines) == 25
    assert all(0 < len(line.name) <= 100 for line in lines)
    assert lines[0].value == "0"


def test_titles_are_shown_without_hidden_characters() -> None:
    (line,) = shown([Choice("a\u202egnp.exe\nb", "1")])
    assert line.name == "agnp.exe b"


def test_koreas_zones_come_first() -> None:
    assert zones("")[0].value == "Asia/Pyongyang"
    assert [zone.value for zone in zones("new york")] == ["America/New_York"]
