"""Chains of positions, numbers side by side, and pages of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from bot.catalogue import catalogue, using
from bot.lang.scripts import Writing
from bot.model.analysis import Outlet, Span
from bot.model.answers import ArticleRef
from bot.model.evidence.claims import ClaimsAnswer, ClaimSpeaker, ClaimView, Stance, StanceChange
from bot.news.claims import pages
from bot.news.claims.article import StatedNumber, StatedPosition, StatedWords
from bot.news.claims.chains import ArticlePosition, ArticleStatement, position_chains, side_answers, speakers_sides
from bot.news.claims.joining import ArticleNumber, ArticleText, counted_things
from bot.news.tolls.casualties import DEAD
from cogs._cards.evidence.claims import thing_name

KREMLIN = ClaimSpeaker("Kremlin", "kremlin", "RU")
PUTIN = ClaimSpeaker("Vladimir Putin", "vladimir-putin", "RU")
SPY_AGENCY = ClaimSpeaker("National Intelligence Service", "national-intelligence-service", "KR")


def text(number: int, day: int, words: str = "It was said.") -> ArticleText:
    at = datetime(2024, 10, day, 3, number, tzinfo=UTC)
    line = ArticleRef(number, "T", f"https://a.example/{number}", Outlet("Bay Herald", None), None, None, at)
    return ArticleText(line, (Span(0, len(words)),), (words,), date(2024, 10, day))


def positions(*told: tuple[int, Stance, ClaimSpeaker]) -> list[ArticlePosition]:
    return [
        ArticlePosition(
            text(number, day, f"Sentence {number}."), StatedPosition(0, stance, speaker, date(2024, 10, day))
        )
        for number, (day, stance, speaker) in enumerate(told, 1)
    ]


def changes(*told: tuple[int, Stance, ClaimSpeaker]) -> list[StanceChange | None]:
    (chain,) = position_chains(positions(*told), {})
    return [one.change for one in chain.positions]


def numbers(*told: tuple[int, float, str, ClaimSpeaker | None]) -> list[ArticleNumber]:
    return [
        ArticleNumber(
            text(number, day, words),
            StatedNumber(0, 0, words.index(" "), len(words), value, "soldier", "north korea", frozenset({"russia"}),
                         False, giver, False),
        )
        for number, (day, value, words, giver) in enumerate(told, 1)
    ]  # fmt: skip


def test_a_denial_that_is_dropped_and_taken_up_again_is_marked_and_silence_is_no_change() -> None:
    assert changes(
        (18, Stance.GROUNDLESS, KREMLIN),
        (20, Stance.NO_COMMENT, KREMLIN),
        (22, Stance.DENY, KREMLIN),
        (24, Stance.NOT_DENIED, PUTIN),
        (26, Stance.WARN, PUTIN),
        (30, Stance.DENY, KREMLIN),
        (31, Stance.CONFIRM, PUTIN),
    ) == [
        *(None, None, None, StanceChange.DENIAL_DROPPED, None, StanceChange.DENIES_AGAIN),
        StanceChange.FIRST_CONFIRMATION,
    ]


def test_what_an_article_tells_of_an_earlier_time_marks_no_change() -> None:
    told = positions((18, Stance.GROUNDLESS, KREMLIN), (24, Stance.NOT_DENIED, PUTIN), (30, Stance.CONFIRM, PUTIN))
    told[1] = replace(told[1], position=replace(told[1].position, past=True))
    (chain,) = position_chains(told, {})
    assert [one.change for one in chain.positions] == [None, None, StanceChange.FIRST_CONFIRMATION]


def test_one_speakers_position_of_two_days_is_one_and_nameless_speakers_have_no_chain() -> None:
    chains = position_chains(
        positions(
            (18, Stance.DENY, KREMLIN),
            (19, Stance.DENY, KREMLIN),
            (19, Stance.DENY, ClaimSpeaker("spokesman")),
            (20, Stance.DENY, ClaimSpeaker("대변인")),
            (24, Stance.DENY, KREMLIN),
        ),
        {},
    )
    assert [[(one.day.day, one.articles) for one in chain.positions] for chain in chains] == [[(18, 2), (24, 1)]]


def test_a_speaker_belongs_to_the_side_that_another_article_tells() -> None:
    unknown = ClaimSpeaker("Vladimir Putin", "vladimir-putin")
    told = positions((18, Stance.DENY, KREMLIN), (24, Stance.NOT_DENIED, unknown))
    assert len(position_chains(told, {})) == 2
    assert len(position_chains(told, speakers_sides([PUTIN, unknown]))) == 1


def test_numbers_of_one_giver_are_one_however_they_are_rounded_and_each_change_is_a_row() -> None:
    (thing,) = counted_things(
        numbers(
            (18, 1500, "1,500 soldiers", SPY_AGENCY),
            (19, 1500, "1,500 soldiers", SPY_AGENCY),
            (29, 10900, "10,900 soldiers", SPY_AGENCY),
            (30, 11000, "11,000 soldiers", SPY_AGENCY),
            (30, 11000, "11,000 soldiers", ClaimSpeaker("United States", "united-states", "US")),
            (31, 11000, "11,000 soldiers", None),
        ),
        {},
    )
    assert [(one.day.day, one.value, one.giver and one.giver.name, one.articles) for one in thing.claims] == [
        (18, 1500, "National Intelligence Service", 2),
        (29, 10900, "National Intelligence Service", 2),
        (30, 11000, "United States", 1),
        (31, 11000, None, 1),
    ]
    assert thing.differ
    assert thing.words == "soldiers"
    assert all(one.sentence.link for one in thing.claims)


def test_a_side_that_is_named_and_says_nothing_is_told_and_silence_is_no_answer() -> None:
    told = [
        ArticleStatement(text(1, 18), StatedWords(0, SPY_AGENCY, date(2024, 10, 18))),
        ArticleStatement(text(2, 21), StatedWords(0, KREMLIN, date(2024, 10, 21), Stance.DENY)),
        ArticleStatement(
            text(3, 21), StatedWords(0, ClaimSpeaker("NK", "north-korea", "KP"), date(2024, 10, 21), Stance.NO_COMMENT)
        ),
    ]
    answers = side_answers(told, {}, Counter({"KP": 4, "RU": 3, "JP": 1}), 4)
    assert [(one.side, one.opened, one.later, one.first is None) for one in answers] == [
        ("KR", True, 0, False),
        ("RU", False, 3, False),
        ("KP", False, 0, True),
    ]


def test_what_was_said_before_on_a_day_that_nobody_names_is_no_answer() -> None:
    before = ArticleStatement(text(1, 18), StatedWords(0, KREMLIN, date(2024, 10, 18), before=True))
    told = [before, ArticleStatement(text(2, 20), StatedWords(0, SPY_AGENCY, date(2024, 10, 20)))]
    assert [(one.side, one.opened) for one in side_answers(told, {}, Counter(), 2)] == [("KR", True)]


def test_pages_have_all_rows_once_and_end_where_the_rows_end() -> None:
    givers: Sequence[ClaimSpeaker] = [ClaimSpeaker(f"Giver {number}", f"g{number}") for number in range(20)]
    things = counted_things(numbers(*((1, 100 + 9 * n, "1 men", giver) for n, giver in enumerate(givers))), {})
    answer = ClaimsAnswer("t", None, None, None, ClaimView.NUMBERS, things, (), (), (1, 0, 0), 0, 1, 20)
    shown = [pages.cut(answer, ClaimView.NUMBERS, page) for page in range(4)]
    assert [sum(len(thing.claims) for thing in one.counted) for one in shown] == [8, 8, 4, 4]
    assert {one.pages for one in shown} == {3}
    rows = [claim for one in shown[:3] for thing in one.counted for claim in thing.claims]
    assert rows == list(things[0].claims)
    assert pages.cut(answer, ClaimView.POSITIONS, 5).page == 0


@pytest.mark.parametrize(
    ("preferred", "words"),
    [
        (Writing.KOREAN, "1500 북한군 병사가 이동했다."),
        (Writing.LATIN, "1500 soldiers"),
        (Writing.JAPANESE, "1500 soldiers"),
        (Writing.CHINESE, "1500 soldiers"),
    ],
)
def test_a_number_is_shown_in_the_readers_language_else_in_english(preferred: Writing, words: str) -> None:
    """The Korean report came first, and no Japanese or Chinese one has the number."""
    told = numbers((18, 1500, "1500 북한군 병사가 이동했다.", SPY_AGENCY), (18, 1500, "1500 soldiers", SPY_AGENCY))
    (thing,) = counted_things(told, {}, preferred=preferred)
    assert [claim.sentence.text for claim in thing.claims] == [words]
    assert thing.words
    assert thing.words in words


def test_what_english_reports_alone_count_has_their_words_for_korean_readers() -> None:
    """The heading was "Numbers"."""
    (thing,) = counted_things(numbers((18, 40, "40 launchers", SPY_AGENCY)), {}, preferred=Writing.KOREAN)
    assert thing.words == "launchers"


def test_people_with_a_counter_alone_are_counted_under_one_heading_in_all_languages() -> None:
    told = numbers((18, 40, "40 명", SPY_AGENCY), (19, 50, "50 人", KREMLIN), (20, 60, "60 名", PUTIN))
    (thing,) = counted_things([replace(one, number=replace(one.number, whose=None)) for one in told], {})
    assert len(thing.claims) == 3


def _dead(*told: tuple[int, float, str, ClaimSpeaker, str | None]) -> list[ArticleNumber]:
    """Numbers of the dead, each of its giver; the last is whose they are."""
    listed = numbers(*(one[:4] for one in told))
    return [
        replace(one, number=replace(one.number, kind=DEAD, whose=whose, names=frozenset()))
        for one, (*_, whose) in zip(listed, told, strict=True)
    ]


def test_the_same_number_of_the_same_giver_has_one_heading_in_all_languages() -> None:
    """ "At least 12 miners" and 12人 of the ministry stood under two headings that both said "dead"."""
    told = _dead(
        (18, 12, "12 miners", SPY_AGENCY, None),
        (18, 12, "12 人", SPY_AGENCY, None),
        (19, 15, "15 人", KREMLIN, None),
    )
    (thing,) = counted_things(told, {})
    assert [(one.value, one.articles) for one in thing.claims] == [(12, 2), (15, 1)]
    assert thing_name(thing) == "dead"


@pytest.mark.parametrize(
    ("other", "day", "value", "giver", "whose"),
    [
        ("12 sailors", 18, 12, KREMLIN, None),
        ("13 sailors", 18, 13, SPY_AGENCY, None),
        ("12 sailors", 25, 12, SPY_AGENCY, None),
        ("12 sailors", 18, 12, ClaimSpeaker("an official"), None),
        ("12 sailors", 18, 12, SPY_AGENCY, "russia"),
    ],
)
def test_another_number_giver_day_or_owner_keeps_its_own_heading(
    other: str, day: int, value: float, giver: ClaimSpeaker, whose: str | None
) -> None:
    owner = "north korea" if whose else None
    told = _dead((18, 12, "12 miners", SPY_AGENCY, owner), (day, value, other, giver, whose))
    assert len(counted_things(told, {})) == 2


def test_soldiers_of_a_nation_have_it_in_the_heading_also_where_a_chinese_report_counts_them() -> None:
    told = numbers(
        (18, 11000, "11,000 North Korean soldiers", SPY_AGENCY), (18, 11000, "约1.1万 名朝鲜士兵在那里。", SPY_AGENCY)
    )
    chinese = replace(told[1], number=replace(told[1].number, whose=None))
    (thing,) = counted_things([told[0], chinese], {})
    assert thing.nation == "north-korea"
    assert thing_name(thing) == "North Korean soldiers"
    (short,) = counted_things(numbers((18, 11000, "11,000 soldiers of North Korea", SPY_AGENCY)), {})
    assert thing_name(replace(short, words="soldiers")) == "soldiers (North Korea)"


def test_a_korean_counter_of_people_does_not_name_what_is_counted() -> None:
    """The heading was "명", which counts whoever it may be."""
    words = "노동자 1천200명이 더 간다."
    number = StatedNumber(0, 4, 9, 10, 1200, "people", None, frozenset(), False, KREMLIN, False)
    (thing,) = counted_things([ArticleNumber(text(1, 18, words), number)], {}, preferred=Writing.KOREAN)
    assert thing.words == ""
    assert thing_name(thing) == "people"


def test_one_number_has_its_heading_in_the_language_of_the_reader() -> None:
    (troops,) = counted_things(numbers((18, 3000, "3,000 troops", SPY_AGENCY)), {})
    (korean,) = counted_things(numbers((18, 3000, "3000 병력", SPY_AGENCY)), {}, preferred=Writing.KOREAN)
    headings = {}
    for one in ("en", "ko", "zh-CN"):
        with using(catalogue(one)):
            headings[one] = thing_name(troops), thing_name(korean)
    assert headings == {"en": ("troops", "soldiers"), "ko": ("군인", "군인"), "zh-CN": ("士兵", "士兵")}


def test_the_heading_of_a_force_names_its_nation_in_the_language_of_the_reader() -> None:
    words = "북한군 병사 3000명이 있다."
    number = StatedNumber(0, 7, 11, 12, 3000, "soldier", "north korea", frozenset(), False, KREMLIN, False)
    (thing,) = counted_things([ArticleNumber(text(1, 18, words), number)], {}, preferred=Writing.KOREAN)
    headings = []
    for one in ("en", "ko", "ja", "zh-CN"):
        with using(catalogue(one)):
            headings.append(thing_name(thing))
    assert headings == ["soldiers (North Korea)", "군인(북한)", "兵士（北朝鮮）", "士兵（朝鲜）"]


def test_one_number_of_the_dead_is_told_from_one_of_the_living() -> None:
    told = numbers((18, 3000, "3,000 soldiers", SPY_AGENCY))
    (thing,) = counted_things([replace(one, number=replace(one.number, kind=DEAD)) for one in told], {})
    assert thing_name(thing) == "dead"
