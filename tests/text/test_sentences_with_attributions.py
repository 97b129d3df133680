"""A question or cry in quotation marks is one sentence with the words that say whose it is."""

from __future__ import annotations

import pytest

from bot.text.tagger import Tagger


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('"Did the post see him or not?" Rep. Yoo Yong-weon of the People Power Party asked.', 1),
        ('"Is it shut?" Mayor Calder asked reporters. "It is not."', 2),
        ('"Is it shut?" Nobody knew who had closed the pier.', 2),
        ('"Is it shut?" Calder said that the pier was open.', 2),
    ],
)
def test_sentences(text: str, count: int, tagger: Tagger) -> None:
    assert len(tagger.tag(text).sentences) == count
