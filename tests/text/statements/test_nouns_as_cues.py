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
