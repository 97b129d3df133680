"""What a reader would call a change, told from what differs at every look."""

from __future__ import annotations

import re

import pytest

from bot.model.analysis import Span
from bot.model.versions import ChangeKind, Passage, Side
from bot.news.diff.changes import NamedSpan, VersionText, compare, still_says

HEADLINE, FIGURES, NAMES, QUOTES, TEXT = list(ChangeKind)[:5]

TITLE = "North fires three missiles, South says"
BODY = (
    "SEOUL — The North fired three missiles from Sunan on Monday, the Joint Chiefs of Staff said.\n"
    "They flew about 1,500 km before they fell into the sea.\n"
    "“We condemn the launch,” Minister Han Ji-won said.\n"
    "It was the first launch of the year."
)
KOREAN = "합동참모본부는 북한이 14일 탄도미사일 3발을 발사했다고 밝혔다.\n한지원 장관은 “강력히 규탄한다”고 말했다."


def told(text: str, title: str = TITLE, names: tuple[str, ...] = ("Han Ji-won", "Sunan", "한지원")) -> VersionText:
    """A version a sentence a line, with what it names and what it has in quotation marks."""
    return VersionText(
        title,
        text,
        tuple(Span(*line.span()) for line in re.finditer(r"[^\n]+", text)),
        tuple(NamedSpan(Span(*found.span()), name) for name in names for found in re.finditer(re.escape(name), text)),
        tuple(Span(*found.span()) for found in re.finditer(r"“[^”]+”", text)),
    )


def drawn(passage: Passage) -> str:
    """A passage in one line: [-removed-]{+added+}."""
    marks = {Side.SAME: ("", ""), Side.REMOVED: ("[-", "-]"), Side.ADDED: ("{+", "+}")}
    return "".join(piece.text.join(marks[piece.side]) for piece in passage.pieces)


@pytest.mark.parametrize(
    ("old", "new", "kinds", "passage"),
    [
        ("three missiles", "four missiles", {FIGURES}, "North fired [-three-]{+four+} missiles from"),
        ("1,500 km", "1,600 km", {FIGURES}, "flew about [-1,500-]{+1,600+} km before"),
        ("on Monday", "at 7:10 on Monday", {FIGURES}, "from Sunan {+at 7:10 +}on Monday"),
        ("from Sunan", "from Uiju", {NAMES}, "missiles from [-Sunan-]{+Uiju+} on"),
        ("Han Ji-won", "Baek Do-yun", {NAMES}, "Minister [-Han Ji-won-]{+Baek Do-yun+} said"),
        ("condemn the", "condemn this", {QUOTES}, "“We condemn [-the-]{+this+} launch,”"),
        ("before they fell", "before falling", {TEXT}, "km before [-they fell-]{+falling+} into"),
        ("fell into the sea.", "fell into the sea?", {TEXT}, "the sea[-.-]{+?+}"),
        ("\nIt was the first launch of the year.", "", {TEXT}, "[-It was the first launch of the year.-]"),
        ("of the year.", "of the year.\nTokyo protested.", {TEXT}, "{+Tokyo protested.+}"),
        ("\n“We condemn the launch,” Minister Han Ji-won said.", "", {QUOTES, TEXT}, "[-“We condemn the launch,” "),
    ],
)
def test_a_real_change_and_its_words(old: str, new: str, kinds: set[ChangeKind], passage: str) -> None:
    assert old in BODY
    found = compare(told(BODY), told(BODY.replace(old, new)))
    assert set(found.kinds) == kinds
    (only,) = found.passages
    assert passage in drawn(only)


def test_a_korean_sentence_is_told_by_its_words() -> None:
    found = compare(told(KOREAN), told(KOREAN.replace("3발", "4발")))
    assert found.kinds == (FIGURES,)
    assert "탄도미사일 [-3-]{+4+}발을 발사했다고" in drawn(found.passages[0])
    found = compare(told(KOREAN), told(KOREAN.replace("한지원", "백도윤")))
    assert found.kinds == (NAMES,)
    assert drawn(found.passages[0]).startswith("[-한지원-]{+백도윤+} 장관은")
    assert compare(told(KOREAN), told(KOREAN.replace("규탄한다", "비난한다"))).kinds == (QUOTES,)


def test_a_headline_comes_first_and_may_change_a_figure() -> None:
    new = told(BODY.replace("three", "four"), TITLE.replace("three", "four"))
    found = compare(told(BODY), new)
    assert found.kinds == (HEADLINE, FIGURES)
    assert drawn(found.passages[0]).startswith("North fires [-three-]{+four+} missiles")
    other = compare(told(BODY), told(BODY, "Rain delays the harvest"))
    assert drawn(other.passages[0]) == f"[-{TITLE}-]{{+Rain delays the harvest+}}"


@pytest.mark.parametrize(
    "new",
    [
        BODY.replace("“", '"').replace("”", '"').replace("—", "--"),
        BODY.replace("1,500", "1500").replace("Ji-won", "Ji Won"),
        BODY.replace(" ", "  ").replace("\n", "\n\n"),
        BODY.replace("\n", " "),
        BODY.replace("three missiles", "3 missiles"),
        "\n".join(reversed(BODY.splitlines())),
        BODY.replace("SEOUL — ", ""),
        BODY.replace("SEOUL —", "SEOUL, Feb. 12 (Yonhap) --"),
        f"Updated 3 min ago\n{BODY}",
        f"Published: 14 Feb 2024, 8:12 a.m. KST | Updated: 14 Feb. 2024, 9:40 a.m. KST\n{BODY}",
        f"입력 2024.02.14. 오전 8:12 | 수정 2024.02.14. 오전 9:40\n{BODY}\n조회수 1,204\n댓글 12",
        f"{BODY}\n1,204 views\nComments (12)\n3 min read",
        f"{BODY}\nKim inspects a fish farm in the east\nSouth reviews its airport rules",
        f"The launch, hour by hour\n{BODY}",
        BODY.replace("missiles", "mis\u00adsiles").replace("the", "t\u200bhe"),
    ],
    ids=["glyphs", "style", "spacing", "lines", "words for numbers", "order", "no dateline", "dateline", "ago",
         "times", "Korean times", "counters", "related", "subheading", "soft hyphens"],
)  # fmt: skip
def test_furniture_and_typography_are_no_change(new: str) -> None:
    assert compare(told(BODY), told(new)).passages == ()
    assert compare(told(new), told(BODY)).passages == ()


def test_furniture_that_differs_is_no_change_and_hides_none() -> None:
    old = f"Updated 3 min ago\n{BODY}\n1,204 views"
    new = f"Updated 5 hours ago\n{BODY}\n9,341 views"
    assert compare(told(old), told(new)).kinds == ()
    assert compare(told(old), told(new.replace("three", "four"))).kinds == (FIGURES,)


@pytest.mark.parametrize("title", ["(LEAD) {}", "(2nd LD) {}", "[속보] {}", "UPDATE 2-{}", "BREAKING: {}"])
def test_the_number_of_an_edition_is_no_part_of_its_headline(title: str) -> None:
    assert compare(told(BODY), told(BODY, title.format(TITLE))).kinds == ()


def test_a_correction_in_the_headline_is_one() -> None:
    assert compare(told(BODY), told(BODY, f"(CORRECTED) {TITLE}")).kinds == (HEADLINE,)


def test_a_sentence_that_was_split_is_told_as_one_passage() -> None:
    new = BODY.replace("three missiles from Sunan on Monday, the", "four missiles from Sunan.\nThat was on Monday, the")
    found = compare(told(BODY), told(new))
    assert found.kinds == (FIGURES,)
    assert len(found.passages) == 1


def test_how_much_is_left_of_a_version() -> None:
    assert compare(told(BODY), told(BODY)).kept == 1.0
    assert compare(told(BODY), told(BODY.replace("three", "four"))).kept > 0.9
    assert compare(told(BODY), told(BODY.splitlines()[0])).kept < 0.5
    assert compare(told(BODY), told("Rain is expected in Gangwon.\nRoads are wet.")).kept < 0.2


def test_a_sentence_that_comes_once_more_is_one_change() -> None:
    refrain = "The ministry declined to comment."
    found = compare(told(f"{refrain}\n{BODY}"), told(f"{refrain}\n{BODY}\n{refrain}"))
    assert [drawn(passage) for passage in found.passages] == [f"{{+{refrain}+}}"]


def test_passages_beyond_what_is_compared_word_for_word_are_gone_and_new() -> None:
    """The first rewritten line is told by its words, the last, after ten thousand words, as a whole."""
    lines = [f"Room {number} was open.\nThey met in it on day {number} that year." for number in range(800)]
    found = compare(told("\n".join(lines)), told("\n".join(line.replace("that", "this") for line in lines)))
    assert drawn(found.passages[0]) == "They met in it on day 0 [-that-]{+this+} year."
    assert drawn(found.passages[-1]) == "{+They met in it on day 799 this year.+}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("He said so.\n" * 3000, "He said so.\nShe did too.\n" * 1500),
        ("a " * 2000, "a b " * 1000),
        ("a a a b. " * 400, "a a b b. " * 400),
        ("AA" + "-" * 200_000, "AA" + "-" * 200_000 + " a"),
    ],
    ids=["two sentences", "two words", "two words shared by most", "a dateline without an end"],
)
def test_a_page_that_says_one_thing_over_and_over_is_compared_in_the_end(old: str, new: str) -> None:
    """Aligned in every way that fits, any of them would take from minutes to hours."""
    assert compare(told(old), told(new)).kinds


def test_a_sentence_is_still_there_however_it_is_set() -> None:
    assert still_says(BODY, "They flew about 1500 km before they fell into the sea")
    assert not still_says(BODY, "They flew about 1600 km before they fell into the sea")
    assert not still_says(BODY, "They flew about 1,50")
