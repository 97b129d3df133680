"""Two versions side by side: nothing of either is lost or made up, and furniture never counts."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from bot.model.analysis import Span
from bot.model.versions import Piece, Side
from bot.news.diff.changes import VersionText, compare
from bot.news.diff.tokens import merged, said

_WORDS = st.sampled_from([
    "the", "North", "fired", "three", "four", "3", "1,500", "km", "2발을", "북한이", "missiles", "導彈", "Kim",
    "Jong-un’s", "“no”", "(today),", ".",
])  # fmt: skip
_SENTENCE = st.lists(_WORDS, min_size=1, max_size=14).map(" ".join)
_TEXT = st.lists(_SENTENCE, min_size=1, max_size=8).map("\n".join)
_FURNITURE = st.sampled_from([
    "Updated 3 min ago", "12 Feb 2024, 8:12 a.m.", "1,204 views", "Comments (12)", "수정 2024.02.14. 09:40",
    "조회수 88",
])  # fmt: skip


def _told(text: str) -> VersionText:
    return VersionText("Title", text, tuple(Span(*line.span()) for line in re.finditer(r"[^\n]+", text)))


def _side(pieces: tuple[Piece, ...], without: Side) -> str:
    return "".join(piece.text for piece in pieces if piece.side is not without)


@given(old=_TEXT, new=_TEXT)
@example(old="a", new="")
def test_a_merged_text_is_both_texts(old: str, new: str) -> None:
    pieces = merged(old, Span(0, len(old)), new, Span(0, len(new)))
    assert _side(pieces, Side.REMOVED) == new
    assert said(_side(pieces, Side.ADDED)) == said(old)
    assert all(piece.text for piece in pieces)
    assert all(one.side is not other.side for one, other in pairwise(pieces))


@given(
    words=st.lists(st.sampled_from("abcdefgh"), max_size=30), others=st.lists(st.sampled_from("abcdefgh"), max_size=30)
)
def test_where_nothing_is_set_otherwise_both_texts_come_back_letter_for_letter(
    words: list[str], others: list[str]
) -> None:
    old, new = " ".join(words), " ".join(others)
    pieces = merged(old, Span(0, len(old)), new, Span(0, len(new)))
    assert (_side(pieces, Side.ADDED), _side(pieces, Side.REMOVED)) == (old, new)


@given(old=_TEXT, new=_TEXT)
def test_every_passage_stands_in_the_texts(old: str, new: str) -> None:
    difference = compare(_told(old), _told(new))
    for passage in difference.passages:
        assert _side(passage.pieces, Side.REMOVED) in new
        assert (
            said(_side(passage.pieces, Side.ADDED)) in said(old) or not said(_side(passage.pieces, Side.ADDED)).strip()
        )
        assert any(piece.side is not Side.SAME for piece in passage.pieces)
    assert bool(difference.passages) is bool(difference.kinds)
    assert 0 <= difference.kept <= 1


@given(text=_TEXT, lines=st.lists(st.tuples(st.integers(0, 9), _FURNITURE), max_size=5))
def test_furniture_never_counts(text: str, lines: list[tuple[int, str]]) -> None:
    furnished = text.split("\n")
    for place, line in lines:
        furnished.insert(place, line)
    assert compare(_told(text), _told("\n".join(furnished))).passages == ()


@given(old=st.text(max_size=300), new=st.text(max_size=300))
def test_any_text_may_come(old: str, new: str) -> None:
    assert compare(_told(old), _told(old)).passages == ()
    compare(_told(old), _told(new))
