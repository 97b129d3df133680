"""A quotation that ends with a mark of its own is one sentence with its closing mark and the words that say whose it
is; an answer "No." is one by itself. No sentence begins within a character as people see it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lang.scripts import is_within_character
from bot.text.sentences import cut
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
        ("所長は「発表を急いだ。おわびする」と述べた。案内板は外された。", 2),
        ("船長は「霧が出た。『戻れ』と言った。それだけだ」と話した。", 1),
        ("館長說「燈壞了。明天修好」。渡輪停駛。", 2),
        ("所長は「急いだ。謝る。次は三月だ。", 3),
        ("所長は「急いだ。\n謝る」と述べた。", 2),
        ("Is the pier open?\nNo. Calder closed it in May.", 3),
        ("The ferry is\nNo. 4 on the list.", 2),
        ("They are bottom of Group C. Their match was moved.", 2),
        ("He said the broker was taken away on Nov. 2. Northern Lantern could not confirm this.", 2),
        ("The crew of No. 7. Ferry left on Nov. 12 from Sokcho.", 1),
        ("The boat was sold by Ri Kwang Su (a.k.a. Li Guangzhu) in May.", 1),
        ("Edwin C. Thayer left the pier.", 1),
        ("4:50 p.m. The ferry is in port. Nobody is hurt.", 2),
    ],
)
def test_sentences(text: str, count: int, tagger: Tagger) -> None:
    assert len(tagger.tag(text).sentences) == count


def test_a_headline_with_flags_and_skin_tones_is_not_cut_within_one(tagger: Tagger) -> None:
    """A model that knows no emoji would begin one with the second half of a flag, and one with a skin tone."""
    text = "🇰🇷🇰🇵 Families meet 👍🏽 at Mount Kumgang"
    assert "🇰🇵 Families meet 👍🏽 at Mount Kumgang" in [text[one.start : one.end] for one in tagger.tag(text).sentences]


@given(
    st.lists(
        st.sampled_from(["🇰🇷", "👍🏽", "👩\u200d👩\u200d👧", "e\u0301", "\u1100\u1161\u11a8", "한.", " A. ", "다. "]),
        max_size=12,
    ),
    st.sets(st.integers(0, 60)),
)
def test_no_sentence_parts_a_character(parts: list[str], starts: set[int]) -> None:
    text = "".join(parts)
    for one in cut(text, sorted(place for place in starts if place < len(text))):
        assert not one.start or not is_within_character(text, one.start), text
        assert one.end == len(text) or not is_within_character(text, one.end), text
