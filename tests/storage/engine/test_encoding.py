"""What the database holds in one column, in the form of this release and of older ones."""

from __future__ import annotations

import zlib

from hypothesis import given
from hypothesis import strategies as st

from bot.storage.engine.encoding import VersionContent, content_blob, content_from, packed, text_of, unpacked

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.builds(VersionContent, title=_TEXTS, text=_TEXTS, sentences=_TEXTS, key_sentences=_TEXTS))
def test_a_content_comes_back_as_it_was(content: VersionContent) -> None:
    blob = content_blob(content)
    assert content_from(blob) == content
    assert text_of(blob) == content.text


@given(st.binary(max_size=40_000))
def test_bytes_of_any_length_and_of_older_releases_come_back(value: bytes) -> None:
    assert unpacked(packed(value)) == unpacked(zlib.compress(value, 9)) == unpacked(zlib.compress(value, 1)) == value


def test_a_long_text_is_compressed_too() -> None:
    text = ("The ferry between Donghae and Sokcho sailed again on Monday. " * 2_000).encode()
    assert unpacked(packed(text)) == text
    assert len(packed(text)) < len(text) / 20
