"""Expressions for lower-case texts find what `re.IGNORECASE` finds in the texts themselves."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lang.folding import lower_case, lower_case_pattern

PATTERNS = (
    r"\b(?:[A-Z]{2,}|AI|I)\b",
    r"(?P<who>Kim|Mr\.?)(?=\s+\S)|(?P=who)\W",
    r"^\W*(?:this|it|Its)\b[^.]{0,20}?\Bs",
    r"communiqu[eé]|école|이다\.?$",
)
TEXTS = st.lists(
    st.sampled_from([*"aAiIkKsSéÉ .İıſ\u212a’가", "Kim ", "AI ", "It ", "THIS", "communiquÉ", "école", "이다", "mr "]),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=TEXTS)
def test_the_same_is_found_at_the_same_place(pattern: str, text: str) -> None:
    ignoring = [one.span() for one in re.finditer(pattern, text, re.IGNORECASE)]
    lowered = [one.span() for one in re.finditer(lower_case_pattern(pattern), lower_case(text))]
    assert lowered == ignoring
