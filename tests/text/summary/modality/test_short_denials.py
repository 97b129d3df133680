"""Whole sentences that do no more than deny the sentence before: "It is not." """

from __future__ import annotations

import pytest

from bot.text.summary.modality.marks import marks_of
from tests.text.summary.split_texts import chosen, found_in


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not.",
        "They did not.",
        "But it isn't.",
        "It won't.",
        "They cannot.",
        "That is false.",
        "It was not true.",
        "That is not what the South says happened.",
        "Not so.",
        "그렇지 않다.",
        "하지만 사실은 그렇지 않았다.",
        "이는 사실과 다르다.",
        "そうではない。",
        "しかし、これは誤りだ。",
        "事实并非如此。",
        "但這不是事實。",
        "该说法不属实。",
    ],
)
def test_a_short_denial_denies_the_sentence_before(sentence: str) -> None:
    assert marks_of(sentence, False).denies_last


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not clear.",
        "It did not fire.",
        "He was not hurt.",
        "That is not a plan.",
        "It is wrong to wait.",
        "Not a word was said.",
        "사실이 아니라고 밝혔다.",
        "그렇지 않다고 말했다.",
        "事実ではないと述べた。",
        "并非如此简单。",
        "この話は違う方向に進んだ。",
    ],
)
def test_a_sentence_that_tells_more_is_no_short_denial(sentence: str) -> None:
    assert not marks_of(sentence, False).denies_last


OPINION = """The ministry in Seoul will tell you that its rail plan for the border is on track. It is not.
The first bridge has no builder, and the second has no money.
The towns along the river Imjin have waited for the line since 2018.
What is left is a museum with a locomotive in it."""
DISPUTED = """Guards at the pier of Sokcho fired two shots on Monday after a boat came too near, a guard said.
The boat turned back within ten minutes. Nobody was hurt.
The shipping union accused the guards of aiming at the wheelhouse. That is not what the guards say happened.
The port opens again on Friday, the city said."""


@pytest.mark.parametrize(
    "text", [OPINION, f"Opinion. {OPINION}", OPINION.replace("has no builder", "is still only a promise")]
)
def test_what_a_short_denial_denies_is_not_shown_without_it(text: str) -> None:
    """Nor with a later sentence that comments on both of them."""
    assert all(("on track" in one) == ("It is not." in one) for one in chosen(text, 3))


def test_a_short_denial_is_about_no_sentence_farther_before() -> None:
    found = found_in(DISPUTED)
    assert [bool(one.needs) for one in found] == [False, False, False, True, False, False]
