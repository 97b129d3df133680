"""Words that look like verbs of saying, and verbs of saying in another sense."""

from __future__ import annotations

import pytest

from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger


@pytest.mark.parametrize(
    "text",
    [
        "A diplomat told a committee of the United Nations on Monday that reports of soldiers were groundless rumors.",
        "The ministry said on Friday that claims of a breach were false.",
    ],
)
def test_a_plural_noun_with_of_is_no_verb_of_saying(text: str, tagger: Tagger) -> None:
    cues = [one.cue for one in find_quotes(tagger.tag(text), ())]
    assert not {"reports", "claims"} & set(cues)
    assert {"told", "said"} & set(cues)


@pytest.mark.parametrize("text", ["A clerk wrote down the time.", "A trader who protested was led away by two men."])
def test_a_verb_of_saying_with_another_sense_opens_no_statement(text: str, tagger: Tagger) -> None:
    assert not find_quotes(tagger.tag(text), ())


def test_the_owner_of_a_claim_is_no_verb_before_it(tagger: Tagger) -> None:
    text = "The judges' statement that their ruling must be binding surprised the ministry."
    found = find_quotes(tagger.tag(text), ())
    assert [text[quote.start : quote.end] for quote in found] == ["their ruling must be binding"]


@pytest.mark.parametrize(
    "place",
    [
        "at a joint news conference after talks in Oslo",
        "at a hearing of the committee",
        "on the sidelines of a summit in Geneva",
        "on the floor of the assembly",
    ],
)
def test_where_somebody_made_remarks_is_nothing_that_they_said(place: str, tagger: Tagger) -> None:
    for noun in ("the remarks", "the comments"):
        assert find_quotes(tagger.tag(f"Minister Harlan Dove made {noun} {place}."), ()) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Minister Harlan Dove made remarks about the price of rice.", "the price of rice"),
        ("Minister Harlan Dove made remarks on the price of rice.", "the price of rice"),
        ("Minister Harlan Dove made comments on air strikes against the port.", "air strikes against the port"),
        ("Minister Harlan Dove made remarks on the floor price of rice.", "the floor price of rice"),
        ("Minister Harlan Dove's anger at the price of rice surprised the party.", "the price of rice"),
        ("Minister Harlan Dove's concern at the price of rice surprised the party.", "the price of rice"),
    ],
)
def test_what_remarks_are_about_and_a_feeling_is_at_is_said(text: str, said: str, tagger: Tagger) -> None:
    assert [text[one.start : one.end] for one in find_quotes(tagger.tag(text), ())] == [said]
