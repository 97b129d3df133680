"""A quotation that ends with a mark of its own is one sentence with its closing mark and the words that say whose it
is; an answer "No." is one by itself."""

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
        ("區長說：「橋明天開放。」他並指出，渡輪停駛。明天下雨。", 2),
        ("「橋は閉まる。」と区長は述べた。雨が降った。", 2),
        ("區長（昨天到任。）沒有回答。", 1),
        ("Is the pier open?\nNo. Calder closed it in May.", 3),
        ("The ferry is\nNo. 4 on the list.", 2),
        ("4:50 p.m. The ferry is in port. Nobody is hurt.", 2),
    ],
)
def test_sentences(text: str, count: int, tagger: Tagger) -> None:
    assert len(tagger.tag(text).sentences) == count
