"""Matching ignores hyphens, spaces, case and accents; a match is always a span of the text at word borders."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.lang.scripts import HAN, KANA
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.matcher import fold
from bot.text.names.normalise import normal_key

NAMES = st.sampled_from(["Kim Jong Un", "Lee Myung-bak", "Hwasong-17", "Korean Central News Agency", "Moon Jae-in"])
_UNSPACED = re.compile(f"[{HAN}{KANA}]")
FILLER = st.text(alphabet=st.characters(codec="utf-8"), max_size=40)


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(NAMES, st.sampled_from([str, str.upper]), st.sampled_from([" ", "-", "‑", "\u00a0"]))
def test_spellings_share_their_key_and_are_found(base: Knowledge, name: str, case: object, joint: str) -> None:
    written = name.upper() if case is str.upper else name
    written = written.replace("-", joint).replace(" ", joint)
    assert normal_key(written) == normal_key(name)
    found = {form.entity.name for match in base.matcher.matches(f"({written})") for form in match.forms}
    assert any(normal_key(other) == normal_key(name) for other in found)


@given(FILLER, NAMES, FILLER)
def test_a_match_is_a_span_and_never_part_of_a_word(base: Knowledge, before: str, name: str, after: str) -> None:
    text = f"{before}{name}{after}"
    for match in base.matcher.matches(text):
        assert 0 <= match.start < match.end <= len(text)
        written = text[match.start : match.end]
        assert any(fold(written).replace(" ", "") for _ in match.forms)
        if written[0].isascii() and written[0].isalpha() and match.start and text[match.start - 1].isalpha():
            letter = text[match.start - 1]
            assert letter.islower() or _UNSPACED.match(letter), (text, written)


@given(st.text(max_size=60))
def test_a_key_ignores_case_and_outer_space(name: str) -> None:
    assert normal_key(f"  {name} ") == normal_key(name)
