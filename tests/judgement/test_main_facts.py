"""Summaries of articles of many genres in four languages: harmless, and with the main facts."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement import misleading
from tests.judgement.share import LOOK, NUMBER

SETS = {
    "of many genres": misleading.main_fact_cases,
    "more of these": misleading.more_main_fact_cases,
    "by another hand": misleading.other_main_fact_cases,
    "by a stranger": misleading.strangers_main_fact_cases,
    "never read": misleading.unread_main_fact_cases,
    "in circulation": misleading.circulated_cases,
    "in other manners": misleading.manner_cases,
    "ordinary": misleading.ordinary_cases,
    "more ordinary": misleading.more_ordinary_cases,
    "of a feed": misleading.feed_cases,
    "more of a feed": misleading.more_feed_cases,
    "in more manners": misleading.other_feed_cases,
    "summed up": misleading.summed_up_cases,
    "that turn": misleading.turning_cases,
    "of many newsrooms": misleading.newsroom_cases,
    "more of many newsrooms": misleading.more_newsroom_cases,
    "behind scenes": misleading.scene_cases,
    "more behind scenes": misleading.more_scene_cases,
    "qualified": misleading.qualified_cases,
    "more qualified": misleading.more_qualified_cases,
    "of pages": misleading.page_cases,
    "with little first": misleading.little_cases,
    "half with news first": misleading.half_news_cases,
}
SIZES = {
    "of many genres": (20, 20),
    "more of these": (4, 4),
    "by another hand": (12, 12),
    "by a stranger": (20, 20),
    "never read": (0, 12),
    "in circulation": (17, 0),
    "in other manners": (12, 12),
    "ordinary": (15, 15),
    "more ordinary": (0, 12),
    "of a feed": (20, 20),
    "more of a feed": (0, 12),
    "in more manners": (18, 18),
    "summed up": (0, 12),
    "that turn": (20, 20),
    "of many newsrooms": (20, 20),
    "more of many newsrooms": (0, 21),
    "behind scenes": (15, 15),
    "more behind scenes": (0, 10),
    "qualified": (15, 15),
    "more qualified": (0, 12),
    "of pages": (21, 19),
    "with little first": (25, 25),
    "half with news first": (20, 20),
}
"""Articles that are read, and those of which only the figure counts."""
FLOORS = {
    ("of many genres", LOOK): ((16 / 20, 29 / 35), (18 / 20, 29 / 35)),
    ("of many genres", NUMBER): ((15 / 20, 27 / 38), (17 / 20, 30 / 38)),
    ("more of these", LOOK): ((4 / 4, 7 / 8), (4 / 4, 7 / 8)),
    ("more of these", NUMBER): ((4 / 4, 6 / 7), (3 / 4, 6 / 7)),
    ("by another hand", LOOK): ((11 / 12, 16 / 20), (12 / 12, 18 / 20)),
    ("by another hand", NUMBER): ((11 / 12, 16 / 22), (12 / 12, 17 / 22)),
    ("by a stranger", LOOK): ((17 / 20, 23 / 30), (19 / 20, 23 / 30)),
    ("by a stranger", NUMBER): ((14 / 20, 26 / 35), (17 / 20, 28 / 35)),
    ("never read", NUMBER): ((6 / 12, 12 / 18), (9 / 12, 13 / 18)),
    ("in circulation", LOOK): ((15 / 17, 17 / 18), (16 / 17, 17 / 18)),
    ("in other manners", LOOK): ((8 / 12, 10 / 25), (8 / 12, 13 / 25)),
    ("in other manners", NUMBER): ((8 / 12, 17 / 24), (11 / 12, 18 / 24)),
    ("ordinary", LOOK): ((15 / 15, 23 / 45), (15 / 15, 27 / 45)),
    ("ordinary", NUMBER): ((15 / 15, 26 / 45), (15 / 15, 30 / 45)),
    ("more ordinary", NUMBER): ((12 / 12, 23 / 36), (12 / 12, 30 / 36)),
    ("of a feed", LOOK): ((18 / 20, 31 / 53), (19 / 20, 34 / 53)),
    ("of a feed", NUMBER): ((14 / 20, 27 / 53), (16 / 20, 30 / 53)),
    ("more of a feed", NUMBER): ((11 / 12, 17 / 28), (12 / 12, 20 / 28)),
    ("in more manners", LOOK): ((12 / 18, 25 / 46), (14 / 18, 27 / 46)),
    ("in more manners", NUMBER): ((12 / 18, 26 / 46), (16 / 18, 27 / 46)),
    ("summed up", NUMBER): ((12 / 12, 21 / 25), (12 / 12, 23 / 25)),
    ("that turn", LOOK): ((16 / 20, 27 / 45), (20 / 20, 32 / 45)),
    ("that turn", NUMBER): ((14 / 20, 26 / 44), (15 / 20, 27 / 44)),
    ("of many newsrooms", LOOK): ((18 / 20, 34 / 68), (18 / 20, 39 / 68)),
    ("of many newsrooms", NUMBER): ((16 / 20, 32 / 72), (20 / 20, 38 / 72)),
    ("more of many newsrooms", NUMBER): ((17 / 21, 30 / 44), (21 / 21, 33 / 44)),
    ("behind scenes", LOOK): ((12 / 15, 32 / 45), (13 / 15, 34 / 45)),
    ("behind scenes", NUMBER): ((12 / 15, 28 / 45), (12 / 15, 29 / 45)),
    ("more behind scenes", NUMBER): ((9 / 10, 24 / 30), (8 / 10, 27 / 30)),
    ("qualified", LOOK): ((10 / 15, 27 / 45), (12 / 15, 30 / 45)),
    ("qualified", NUMBER): ((9 / 15, 25 / 45), (13 / 15, 30 / 45)),
    ("more qualified", NUMBER): ((12 / 12, 27 / 36), (12 / 12, 30 / 36)),
    ("of pages", LOOK): ((21 / 21, 39 / 63), (21 / 21, 45 / 63)),
    ("of pages", NUMBER): ((18 / 19, 40 / 57), (19 / 19, 45 / 57)),
    ("with little first", LOOK): ((24 / 25, 38 / 83), (23 / 25, 45 / 83)),
    ("with little first", NUMBER): ((22 / 25, 37 / 89), (22 / 25, 45 / 89)),
    ("half with news first", LOOK): ((19 / 20, 41 / 75), (19 / 20, 47 / 75)),
    ("half with news first", NUMBER): ((18 / 20, 37 / 77), (17 / 20, 41 / 77)),
}
"""Articles without a misleading summary, and main facts that the summaries of three tell; the same of the summary on a
card, which has three sentences or four."""
LOOK_ALIKES = {
    "in circulation": (misleading.look_alike_cases, 40, 38),
    "of headlines that negate": (misleading.headline_look_alikes, 30, 28),
}
"""Look-alikes, their number, and of how many the summary of one sentence is their lead at least."""


@pytest.mark.parametrize(("name", "half"), FLOORS)
def test_summaries_are_harmless_and_tell_the_main_facts(name: str, half: str, tagger: Tagger, base: Knowledge) -> None:
    cases = [case for case in SETS[name]() if case.half == half]
    (harmless, told), _ = FLOORS[name, half]
    assert misleading.measured(cases, tagger, base).value >= harmless
    assert misleading.told(cases, tagger, base).value >= told


@pytest.mark.parametrize(("name", "half"), FLOORS)
def test_summaries_on_cards_are_harmless_and_tell_more(name: str, half: str, tagger: Tagger, base: Knowledge) -> None:
    cases = [case for case in SETS[name]() if case.half == half]
    _, (harmless, told) = FLOORS[name, half]
    assert misleading.kept(cases, tagger, base).value >= harmless
    assert misleading.told_on_card(cases, tagger, base).value >= told


def test_a_fourth_sentence_makes_no_summary_misleading(tagger: Tagger, base: Knowledge) -> None:
    cases = misleading.fourth_sentence_cases()
    misleading.assert_halves(cases, 30, 0)
    for case in cases:
        misleading.assert_once(case, ())
    three = misleading.kept(cases, tagger, base, most=3)
    assert misleading.lengthened(cases, tagger, base).right >= 12
    assert {one.partition(":")[0] for one in misleading.kept(cases, tagger, base).wrong} <= {
        one.partition(":")[0] for one in three.wrong
    }
    assert three.right >= 15


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_what_only_looks_like_these_keeps_its_lead(name: str, tagger: Tagger, base: Knowledge) -> None:
    read, size, opened = LOOK_ALIKES[name]
    cases = read()
    misleading.assert_halves(cases, size, 0)
    for case in cases:
        misleading.assert_once(case, case.wanted)
    assert misleading.measured(cases, tagger, base).right == size
    assert misleading.opened(cases, tagger, base).right >= opened


@pytest.mark.parametrize("name", SETS)
def test_the_articles_are_complete_and_in_halves(name: str) -> None:
    cases = SETS[name]()
    misleading.assert_halves(cases, *SIZES[name])
    for case in cases:
        assert case.facts
        misleading.assert_once(case, (*case.never, *(one for fact in case.facts for one in fact)))


def test_a_fact_is_told_by_any_of_its_sentences(tagger: Tagger, base: Knowledge) -> None:
    text = "The bridge to the island collapsed in the night.\nThe police closed the road to the pier."
    facts = (("collapsed", "The mayor"), ("The mayor",))
    case = misleading.MisleadingCase(LOOK, "bridge", "en wire", "Bridge", text, (), facts=facts)
    told = misleading.told([case], tagger, base)
    assert (told.right, told.of) == (1, 2)


def test_a_label_on_the_card_makes_a_sentence_harmless(tagger: Tagger, base: Knowledge) -> None:
    text = "The bridge to the island collapses in the night.\nNobody hears it fall."
    needs = (("The bridge to", ("@opinion",)),)
    labelled = misleading.MisleadingCase(LOOK, "bridge", "en opinion", "Opinion: Our bridge", text, needs)
    bare = misleading.MisleadingCase(LOOK, "bridge", "en wire", "Our bridge", text, needs)
    assert misleading.kept([labelled, bare], tagger, base).right == 1
