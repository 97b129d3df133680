"""The piece of a text that is shown for a search."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.model.analysis import Span
from bot.policy.snippets import snippet


def _show(text: str, *words: str) -> tuple[str, list[str]]:
    sentences = [Span(match.start(), match.end()) for match in re.finditer(r"[^.\n]+\.?", text)]
    marks = [Span(match.start(), match.end()) for word in words for match in re.finditer(word, text)]
    shown, inside = snippet(text, sentences, sorted(marks, key=lambda mark: mark.start))
    piece = text[shown.start : shown.end]
    return piece.strip(), [piece[mark.start : mark.end] for mark in inside]


def test_the_sentence_with_most_different_words_is_shown() -> None:
    text = "A train came. A train, a train. The train was late. Late it was."
    assert _show(text, "train", "late") == ("The train was late.", ["train", "late"])


def test_a_sentence_is_shown_before_a_heading_and_a_dateline() -> None:
    text = "ELM, May 3 (Tide News) --\nThe train to Elm\nA train left Elm on Monday."
    assert _show(text, "Elm") == ("A train left Elm on Monday.", ["Elm"])
    assert _show(text, "The train") == ("The train to Elm", ["The train"])


def test_without_a_mark_the_first_sentence_is_shown() -> None:
    assert _show("A train came. It left.", "ship") == ("A train came.", [])


def test_without_a_mark_neither_a_dateline_nor_a_byline_is_shown() -> None:
    text = "입력\nPyongyang, April 18 (TNS) --\nTwo shells hit an islet. It was raining."
    lines = [Span(0, 2), Span(3, 31), Span(32, 56), Span(57, len(text))]
    shown, marks = snippet(text, lines, [])
    assert (text[shown.start : shown.end], marks) == ("Two shells hit an islet.", ())


def test_a_long_sentence_is_cut_at_words_around_its_first_mark() -> None:
    text = "word " * 200 + "needle " + "word " * 200
    piece, marks = _show(text, "needle")
    assert marks == ["needle"]
    assert len(piece) <= 300
    assert piece.startswith("word ")
    assert piece.endswith("word")


def test_a_sentence_without_spaces_is_cut_all_the_same() -> None:
    piece, marks = _show("가" * 1000 + "핵" + "나" * 1000, "핵")
    assert (len(piece), marks) == (300, ["핵"])


@given(st.text(alphabet="ab 가.\n", max_size=900), st.data())
def test_what_is_shown_is_always_a_piece_of_the_text_with_its_marks_inside(text: str, data: st.DataObject) -> None:
    places = st.tuples(st.integers(0, len(text)), st.integers(0, 6))
    marks = [Span(s, min(s + n, len(text))) for s, n in sorted(data.draw(st.lists(places, max_size=8)))]
    sentences = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    shown, inside = snippet(text, sentences, marks)
    assert 0 <= shown.start <= shown.end <= len(text)
    assert shown.end - shown.start <= 300 or not sentences
    assert all(0 <= mark.start <= mark.end <= shown.end - shown.start for mark in inside)
