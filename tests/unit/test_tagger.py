"""Tokens and sentences: offsets are the text's, newlines end sentences, and length costs no more than length."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from bot.text.tagger import MAX_TAGGED, Tagger


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load()


def test_a_title_is_no_part_of_the_sentence_under_it(tagger: Tagger) -> None:
    text = "Envoys meet in Seoul\n\nLt. Gen. Han spoke first. He left at noon."
    told = [text[span.start : span.end] for span in tagger.tag(text).sentences]
    assert told == ["Envoys meet in Seoul", "Lt. Gen. Han spoke first.", "He left at noon."]


@pytest.mark.parametrize("piece", ["Kim spoke. ", "x", "1 - A\n"])
def test_a_long_text_keeps_its_offsets_and_its_time(tagger: Tagger, piece: str) -> None:
    text = piece * (2 * MAX_TAGGED // len(piece))
    begun = time.process_time()
    tagged = tagger.tag(text)
    assert tagged.tokens[0][0] == 0
    assert tagged.tokens[-1][1] == len(text.rstrip(" "))
    assert all(0 <= after[0] - before[1] <= 1 for before, after in pairwise(tagged.tokens))
    assert tagged.sentences[-1].end == len(text.rstrip())
    assert time.process_time() - begun < 20
