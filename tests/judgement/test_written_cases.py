"""The written cases against the reader: offices in time, links, speakers of state media, sentences that mislead
alone."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement import links, misleading, offices, shared_bodies, state_media
from tests.judgement.share import LOOK, NUMBER

HALVES = pytest.mark.parametrize("half", [LOOK, NUMBER])
OFFICES = {LOOK: 40 / 40, NUMBER: 36 / 40}
OFFICES_IN_GENRES = {LOOK: 36 / 36, NUMBER: 34 / 37}
PERSONS = {
    offices.IN_MANNERS: {LOOK: (133 / 135, 26 / 26), NUMBER: (76 / 77, 20 / 20)},
    offices.IN_PARAGRAPHS: {LOOK: (40 / 40, 19 / 19), NUMBER: (43 / 48, 12 / 12)},
    offices.IN_MORE_PARAGRAPHS: {LOOK: (15 / 15, 7 / 7), NUMBER: (12 / 16, 5 / 6)},
    offices.IN_SHAPES: {LOOK: (48 / 50, 45 / 46), NUMBER: (52 / 58, 26 / 29)},
    offices.IN_MORE_SHAPES: {LOOK: (11 / 11, 5 / 5), NUMBER: (10 / 11, 4 / 4)},
}
"""Persons with their role, and without one where they have none."""
IN_PAGES = {
    offices.IN_PAGES: {LOOK: (24 / 24, 31 / 31), NUMBER: (20 / 21, 31 / 31)},
    offices.IN_MORE_PAGES: {LOOK: (18 / 19, 34 / 34), NUMBER: (26 / 28, 33 / 34)},
    offices.IN_KOREAN_PAGES: {LOOK: (22 / 23, 30 / 31), NUMBER: (19 / 21, 24 / 25)},
    offices.IN_LAST_PAGES: {LOOK: (33 / 34, 41 / 41), NUMBER: (24 / 25, 35 / 38)},
    offices.IN_PAGES_AGAIN: {LOOK: (24 / 24, 36 / 36), NUMBER: (16 / 21, 34 / 35)},
    offices.IN_SPANS: {LOOK: (31 / 31, 34 / 34), NUMBER: (31 / 34, 34 / 36)},
    offices.IN_NEW_SPANS: {LOOK: (67 / 73, 82 / 84), NUMBER: (60 / 72, 89 / 91)},
    offices.IN_LAST_SPANS: {LOOK: (21 / 24, 30 / 31), NUMBER: (26 / 27, 33 / 33)},
    offices.IN_MORE_SPANS: {LOOK: (18 / 19, 25 / 25), NUMBER: (22 / 23, 25 / 25)},
    offices.IN_ARTICLES: {LOOK: (185 / 192, 218 / 218), NUMBER: (144 / 164, 208 / 211)},
    offices.IN_MORE_ARTICLES: {LOOK: (49 / 53, 57 / 58), NUMBER: (43 / 48, 56 / 57)},
    offices.IN_MANY_ARTICLES: {LOOK: (152 / 166, 185 / 186), NUMBER: (139 / 164, 182 / 189)},
    offices.IN_UNREAD_ARTICLES: {LOOK: (43 / 50, 55 / 56), NUMBER: (41 / 47, 61 / 61)},
    offices.IN_KOREAN_ARTICLES: {LOOK: (71 / 72, 102 / 102), NUMBER: (59 / 71, 89 / 91)},
    offices.IN_UNREAD_KOREAN_ARTICLES: {LOOK: (21 / 25, 36 / 38), NUMBER: (28 / 32, 43 / 43)},
    offices.IN_LATER_ARTICLES: {LOOK: (64 / 75, 84 / 87), NUMBER: (69 / 79, 95 / 97)},
    offices.AT_FIRST_SIGHT: {LOOK: (108 / 115, 129 / 131), NUMBER: (94 / 115, 132 / 135)},
    offices.UNREAD_AT_FIRST_SIGHT: {LOOK: (63 / 72, 83 / 84), NUMBER: (61 / 69, 76 / 81)},
    offices.ON_OTHER_MATTERS: {LOOK: (143 / 149, 157 / 157), NUMBER: (130 / 150, 152 / 156)},
    offices.IN_STYLES: {LOOK: (210 / 228, 246 / 247), NUMBER: (191 / 219, 226 / 233)},
    offices.OF_MANY_KINDS: {LOOK: (145 / 156, 162 / 165), NUMBER: (127 / 151, 156 / 161)},
}
"""Persons with their role, and without a wrong one."""
FOUND_IN_ARTICLES = {
    offices.IN_ARTICLES: 424 / 429,
    offices.IN_MORE_ARTICLES: 112 / 115,
    offices.IN_MANY_ARTICLES: 352 / 375,
    offices.IN_UNREAD_ARTICLES: 107 / 117,
    offices.IN_KOREAN_ARTICLES: 178 / 193,
    offices.IN_UNREAD_KOREAN_ARTICLES: 75 / 81,
    offices.IN_LATER_ARTICLES: 175 / 184,
    offices.AT_FIRST_SIGHT: 258 / 266,
    offices.UNREAD_AT_FIRST_SIGHT: 161 / 165,
    offices.ON_OTHER_MATTERS: 303 / 313,
    offices.IN_STYLES: 466 / 480,
    offices.OF_MANY_KINDS: 315 / 326,
}
OF_ANOTHER = {offices.IN_KOREAN_ARTICLES: 1, offices.IN_UNREAD_KOREAN_ARTICLES: 1, offices.IN_STYLES: 2}
"""Persons with the role of another, in articles whose errors nobody reads."""
INVENTED = {
    offices.IN_KOREAN_ARTICLES: {LOOK: 0, NUMBER: 3},
    offices.IN_UNREAD_KOREAN_ARTICLES: {LOOK: 0, NUMBER: 0},
    offices.IN_LATER_ARTICLES: {LOOK: 5, NUMBER: 5},
    offices.AT_FIRST_SIGHT: {LOOK: 3, NUMBER: 10},
    offices.UNREAD_AT_FIRST_SIGHT: {LOOK: 6, NUMBER: 2},
    offices.ON_OTHER_MATTERS: {LOOK: 2, NUMBER: 5},
    offices.IN_STYLES: {LOOK: 1, NUMBER: 6},
    offices.OF_MANY_KINDS: {LOOK: 2, NUMBER: 7},
}
"""Words given as persons that are none."""
OFFICES_IN_POSITIONS = {LOOK: 20 / 20, NUMBER: 19 / 20}
OFFICES_BY_STRANGERS = {LOOK: 59 / 60, NUMBER: 20 / 20}
OFFICES_BY_GRAMMAR = {LOOK: 59 / 60, NUMBER: 18 / 20}
SPEAKERS = {LOOK: (50 / 50, 50 / 50), NUMBER: (46 / 50, 49 / 50)}
"""Right, and not wrong."""
SPEAKERS_BY_GENRE = {LOOK: (62 / 63, 63 / 63), NUMBER: (53 / 61, 59 / 61)}
LINKS = {LOOK: (22 / 23, 39 / 39), NUMBER: (29 / 31, 41 / 42)}
"""Names with their link, and names without a wrong one."""
SHARED_BODIES = {LOOK: 34 / 39, NUMBER: 18 / 21, "late": 8 / 12}
"""Bodies named without their state that are linked to the right one; none may be linked to a wrong one."""
SUMMARIES = {LOOK: 20 / 20, NUMBER: 19 / 20}
MORE_SUMMARIES = {LOOK: 21 / 21, NUMBER: 19 / 21}
SUMMARIES_BY_OUTLET = {LOOK: 16 / 16, NUMBER: 39 / 40}
SUSPENDED_SUMMARIES = {LOOK: 20 / 20, NUMBER: 20 / 20}
STRANGERS_SUMMARIES = {LOOK: 34 / 36, NUMBER: 20 / 20}
BROAD_SUMMARIES = {LOOK: 30 / 31, NUMBER: 28 / 30}


@HALVES
def test_offices_in_time(half: str, tagger: Tagger, base: Knowledge) -> None:
    right = offices.measured((case for case in offices.cases() if case.half == half), tagger, base).value
    assert right >= OFFICES[half]


@HALVES
def test_offices_in_five_genres(half: str, tagger: Tagger, base: Knowledge) -> None:
    cases = [case for case in offices.cases(offices.IN_GENRES) if case.half == half]
    assert offices.measured(cases, tagger, base).value >= OFFICES_IN_GENRES[half]


@HALVES
def test_offices_in_further_positions(half: str, tagger: Tagger, base: Knowledge) -> None:
    cases = [case for case in offices.cases(offices.IN_POSITIONS) if case.half == half]
    assert offices.measured(cases, tagger, base).value >= OFFICES_IN_POSITIONS[half]


@HALVES
def test_offices_as_strangers_write_them(half: str, tagger: Tagger, base: Knowledge) -> None:
    cases = [case for case in offices.cases(offices.BY_STRANGERS) if case.half == half]
    assert offices.measured(cases, tagger, base).value >= OFFICES_BY_STRANGERS[half]


@HALVES
def test_offices_by_the_grammar_of_time(half: str, tagger: Tagger, base: Knowledge) -> None:
    cases = [case for case in offices.cases(offices.BY_GRAMMAR) if case.half == half]
    assert offices.measured(cases, tagger, base).value >= OFFICES_BY_GRAMMAR[half]


@HALVES
@pytest.mark.parametrize("file", PERSONS)
def test_roles_of_persons_in_manners_of_writing_and_in_paragraphs(
    file: str, half: str, tagger: Tagger, base: Knowledge
) -> None:
    held, free = offices.persons((case for case in offices.cases(file) if case.half == half), tagger, base)
    assert held.value >= PERSONS[file][half][0]
    assert free.value >= PERSONS[file][half][1]


@HALVES
@pytest.mark.parametrize("file", IN_PAGES)
def test_roles_of_persons_in_pages_of_news(file: str, half: str, tagger: Tagger, base: Knowledge) -> None:
    cases = [case for case in offices.cases(file) if case.half == half]
    assert offices.persons(cases, tagger, base)[0].value >= IN_PAGES[file][half][0]
    assert offices.unharmed(cases, tagger, base).value >= IN_PAGES[file][half][1]


@pytest.mark.parametrize("file", FOUND_IN_ARTICLES)
def test_persons_of_articles_are_found_and_none_has_the_role_of_another(
    file: str, tagger: Tagger, base: Knowledge
) -> None:
    cases = offices.cases(file)
    assert offices.found(cases, tagger, base).value >= FOUND_IN_ARTICLES[file]
    assert len(offices.own(cases, tagger, base).wrong) <= OF_ANOTHER.get(file, 0)


@HALVES
@pytest.mark.parametrize("file", INVENTED)
def test_persons_of_korean_articles_are_not_invented(file: str, half: str, tagger: Tagger, base: Knowledge) -> None:
    cases = [case for case in offices.cases(file) if case.half == half]
    assert len(offices.invented(cases, tagger, base)) <= INVENTED[file][half]


@HALVES
def test_links_of_places_below_others_and_of_bodies_that_countries_share(
    half: str, tagger: Tagger, base: Knowledge
) -> None:
    found, harmless = links.measured((case for case in links.cases() if case.half == half), tagger, base)
    assert found.value >= LINKS[half][0]
    assert harmless.value >= LINKS[half][1]


@pytest.mark.parametrize("half", [LOOK, NUMBER, "late"])
def test_whose_body_is_named_without_its_state(half: str, tagger: Tagger, base: Knowledge) -> None:
    chosen = (one for one in shared_bodies.articles() if one.half == half)
    right, harmless = shared_bodies.measured(chosen, tagger, base)
    assert right.value >= SHARED_BODIES[half]
    assert harmless.value == 1


@HALVES
def test_speakers_of_state_media(half: str, tagger: Tagger, base: Knowledge) -> None:
    _assert_speakers(state_media.cases(), half, SPEAKERS[half], (tagger, base))


@HALVES
def test_speakers_by_genre(half: str, tagger: Tagger, base: Knowledge) -> None:
    _assert_speakers(state_media.cases_by_genre(), half, SPEAKERS_BY_GENRE[half], (tagger, base))


def _assert_speakers(
    cases: tuple[state_media.SpokenCase, ...], half: str, floors: tuple[float, float], models: tuple[Tagger, Knowledge]
) -> None:
    right, unharmed = state_media.measured((case for case in cases if case.half == half), *models)
    assert right.value >= floors[0]
    assert unharmed.value >= floors[1]


@HALVES
def test_summaries_show_no_sentence_that_misleads_alone(half: str, tagger: Tagger, base: Knowledge) -> None:
    right = misleading.measured((case for case in misleading.cases() if case.half == half), tagger, base).value
    assert right >= SUMMARIES[half]
    more = misleading.measured((case for case in misleading.more_cases() if case.half == half), tagger, base).value
    assert more >= MORE_SUMMARIES[half]
    outlets = misleading.measured((case for case in misleading.cases_by_outlet() if case.half == half), tagger, base)
    assert outlets.value >= SUMMARIES_BY_OUTLET[half]
    suspended = misleading.measured((case for case in misleading.suspended_cases() if case.half == half), tagger, base)
    assert suspended.value >= SUSPENDED_SUMMARIES[half]
    strangers = misleading.measured((case for case in misleading.strangers_cases() if case.half == half), tagger, base)
    assert strangers.value >= STRANGERS_SUMMARIES[half]
    broad = misleading.measured((case for case in misleading.breadth_cases() if case.half == half), tagger, base)
    assert broad.value >= BROAD_SUMMARIES[half]


def test_the_cases_are_complete_and_in_halves() -> None:
    genres = offices.cases(offices.IN_GENRES)
    assert Counter(case.half for case in genres) == {LOOK: 36, NUMBER: 37}
    assert len({case.text for case in genres}) == len(genres)
    positions = offices.cases(offices.IN_POSITIONS)
    assert Counter(case.half for case in positions) == {LOOK: 20, NUMBER: 20}
    assert len({case.text for case in positions}) == len(positions)
    manners = offices.cases(offices.IN_MANNERS)
    assert Counter(case.half for case in manners) == {LOOK: 120, NUMBER: 64}
    assert len({case.text for case in manners}) == len(manners)
    paragraphs = offices.cases(offices.IN_PARAGRAPHS)
    assert Counter(case.half for case in paragraphs) == {LOOK: 30, NUMBER: 30}
    more_paragraphs = offices.cases(offices.IN_MORE_PARAGRAPHS)
    assert Counter(case.half for case in more_paragraphs) == {LOOK: 10, NUMBER: 10}
    assert len({case.text for case in (*paragraphs, *more_paragraphs)}) == 80
    shapes, more_shapes = offices.cases(offices.IN_SHAPES), offices.cases(offices.IN_MORE_SHAPES)
    assert Counter(case.half for case in shapes) == {LOOK: 60, NUMBER: 60}
    assert Counter(case.half for case in more_shapes) == {LOOK: 10, NUMBER: 10}
    assert len({case.text for case in (*shapes, *more_shapes)}) == 140
    pages = [case for file in offices.PAGES for case in offices.cases(file)]
    assert Counter(case.half for case in pages) == {LOOK: 312, NUMBER: 306}
    assert len({case.text for case in pages}) == len(pages)
    written = (offices.cases(), 40), (state_media.cases(), 50), (misleading.cases(), 20), (misleading.more_cases(), 21)
    for cases, half in written:
        assert Counter(case.half for case in cases) == {LOOK: half, NUMBER: half}
        assert len({case.text for case in cases}) == len(cases)
    suspended = misleading.suspended_cases()
    assert Counter(case.half for case in suspended) == {LOOK: 20, NUMBER: 20}
    assert len({case.text for case in suspended}) == len(suspended)
    strangers = misleading.strangers_cases()
    assert Counter(case.half for case in strangers) == {LOOK: 36, NUMBER: 20}
    assert len({case.text for case in strangers}) == len(strangers)
    broad = misleading.breadth_cases()
    assert Counter(case.half for case in broad) == {LOOK: 31, NUMBER: 30}
    assert len({case.text for case in broad}) == len(broad)
    by_strangers = offices.cases(offices.BY_STRANGERS)
    assert Counter(case.half for case in by_strangers) == {LOOK: 60, NUMBER: 20}
    assert len({case.text for case in by_strangers}) == len(by_strangers)
    by_grammar = offices.cases(offices.BY_GRAMMAR)
    assert Counter(case.half for case in by_grammar) == {LOOK: 60, NUMBER: 20}
    assert len({case.text for case in by_grammar}) == len(by_grammar)
    outlets = misleading.cases_by_outlet()
    assert Counter(case.half for case in outlets) == {LOOK: 16, NUMBER: 40}
    assert len({case.text for case in outlets}) == len(outlets)
    by_genre = state_media.cases_by_genre()
    assert Counter(case.half for case in by_genre) == {LOOK: 63, NUMBER: 61}
    assert len({case.text for case in by_genre}) == len(by_genre)


def test_every_right_role_stands_in_its_text_and_every_rule_names_two_sentences() -> None:
    manners = offices.cases(offices.IN_MANNERS)
    positions = offices.cases(offices.IN_POSITIONS)
    strangers = offices.cases(offices.BY_STRANGERS)
    grammar = offices.cases(offices.BY_GRAMMAR)
    paragraphs = (*offices.cases(offices.IN_PARAGRAPHS), *offices.cases(offices.IN_MORE_PARAGRAPHS))
    older = (*offices.cases(), *offices.cases(offices.IN_GENRES), *manners, *positions, *strangers, *grammar)
    pages = (case for file in offices.PAGES for case in offices.cases(file))
    for office in (*older, *paragraphs, *pages):
        for name, roles in office.roles.items():
            assert name in office.text
            assert all(role == "-" or role in office.text for role in roles)
    articles = (
        misleading.cases(),
        misleading.more_cases(),
        misleading.cases_by_outlet(),
        misleading.suspended_cases(),
        misleading.strangers_cases(),
        misleading.breadth_cases(),
    )
    for article in chain.from_iterable(articles):
        assert bool(article.wanted) is (article.kind == misleading.HARMLESS)
        assert article.needs or article.never or article.wanted
        named = [words for before, after in article.needs for words in (before, *after)]
        for words in (*named, *article.never, *article.wanted):
            assert sum(words in line for line in article.text.splitlines()) == 1, words


def test_a_wrong_speaker_is_worse_than_none(tagger: Tagger, base: Knowledge) -> None:
    text = "Pak Kwang Rim said that the dam must be finished before the rains."

    def of(*speakers: str, nobody: bool = False) -> tuple[int, int]:
        case = state_media.SpokenCase(LOOK, text, speakers, nobody)
        right, unharmed = state_media.measured([case], tagger, base)
        return right.right, unharmed.right

    assert of("Pak Kwang Rim") == (1, 1)
    assert of("Han Myong Sik") == (0, 0)
    assert of(nobody=True) == (0, 0)
    silent = state_media.SpokenCase(LOOK, "The dam was finished.", ("Pak Kwang Rim",), False)
    assert [share.right for share in state_media.measured([silent], tagger, base)] == [0, 1]


def test_a_role_without_its_time_word_is_wrong(tagger: Tagger, base: Knowledge) -> None:
    text = "Finance Minister Ines Calder opened the fair."

    def right(*roles: str) -> int:
        return offices.measured(
            [offices.OfficeCase(LOOK, "2025-02-20", text, {"Ines Calder": roles})], tagger, base
        ).right

    assert right("Finance Minister") == right("former Finance Minister", "Finance Minister") == 1
    assert right("former Finance Minister") == right("-") == 0


def test_a_sentence_is_alone_without_the_one_it_needs(tagger: Tagger, base: Knowledge) -> None:
    text = "The bridge to the island collapsed in the night.\nThe police closed the road to the pier."

    def right(before: str, after: str) -> int:
        case = misleading.MisleadingCase(LOOK, "bridge", "assumed", "Bridge", text, ((before, (after,)),))
        return misleading.measured([case], tagger, base).right

    assert right("The bridge to the island", "It was a drill") == 0
    assert right("It was a drill", "The police") == 1
    assert right("The bridge to the island", "collapsed") == 1
