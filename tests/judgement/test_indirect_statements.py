"""Indirect speech in four languages against the reader: what is found, with the right speaker, without a wrong one."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement import desk_statements
from tests.judgement.korean_statements import marked_articles
from tests.judgement.share import LOOK, NUMBER

_FILE = "indirect_statements.txt"
FLOORS = {
    ("en", LOOK): (51 / 66, 51 / 51, 51 / 51, 46 / 61),
    ("en", NUMBER): (56 / 64, 51 / 56, 54 / 56, 53 / 66),
    ("ko", LOOK): (28 / 33, 27 / 28, 27 / 28, 29 / 30),
    ("ko", NUMBER): (33 / 38, 33 / 33, 33 / 33, 32 / 35),
    ("ja", LOOK): (29 / 34, 29 / 29, 29 / 29, 30 / 30),
    ("ja", NUMBER): (16 / 26, 16 / 16, 16 / 16, 16 / 16),
    ("zh", LOOK): (25 / 26, 25 / 25, 25 / 25, 25 / 25),
    ("zh", NUMBER): (27 / 31, 26 / 27, 27 / 27, 27 / 27),
}
"""Statements found; of those, with the right speaker, and without a wrong one; and given ones that are marked."""


@pytest.mark.parametrize(("language", "half"), FLOORS)
def test_indirect_speech_is_found_with_its_speaker(language: str, half: str, tagger: Tagger, base: Knowledge) -> None:
    chosen = [one for one in marked_articles(_FILE) if one.half == half and one.style.startswith(language)]
    desk_statements.assert_reached(desk_statements.measured(chosen, tagger, base), FLOORS[language, half])


def test_the_texts_are_complete_and_in_halves() -> None:
    texts = marked_articles(_FILE)
    assert Counter(one.style[:2] for one in texts) == {"en": 20, "ko": 15, "ja": 13, "zh": 12}
    assert Counter(one.half for one in texts).keys() == {LOOK, NUMBER}
    assert all(len(one.statements) >= 3 and not set("{}|") & set(one.text) for one in texts)
