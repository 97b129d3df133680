"""Sentences by their marks alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lang.sentences import end_marks, ends_paragraph, ends_sentence, length_without_end_mark, sentences


@pytest.mark.parametrize(
    "expected",
    [
        ["It flew.", "It fell!", "Why?"],
        ["He said “No.”", "She left (early).", "They stayed."],
        ["U.S. troops met Lt. Kim and Gen. Paik."],
        ["It was made in the U.S.", "The ministry denied it."],
        ["It rose 3.5 percent.", "On Oct. 3 it fell."],
        ["“Why?” he asked."],
        ["It ended … somehow."],
        ["북한이 미사일을 발사했다.", "합참이 밝혔다."],
        ["ミサイルが飛んだ。", "海に落ちた。"],
        ["A line without an end", "Another"],
        [],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    joiner = "\n" if "Another" in expected else " "
    assert list(sentences(joiner.join(expected))) == expected


def test_korean_and_japanese_need_no_space() -> None:
    assert list(sentences("발사했다.합참이 밝혔다.")) == ["발사했다.", "합참이 밝혔다."]
    assert list(sentences("飛んだ。落ちた。」と言った")) == ["飛んだ。", "落ちた。」と言った"]


def test_a_new_line_ends_a_sentence_whatever_stands_before_it() -> None:
    assert list(sentences("by Lt.\nKim went\n\n home ")) == ["by Lt.", "Kim went", "home"]


@pytest.mark.parametrize(
    ("line", "sentence", "paragraph"),
    [
        ("It flew.", True, True),
        ("“It flew!”", True, True),
        ("미사일을 발사했다", True, True),
        ("飛んだ。」", True, True),
        ("He said:", False, True),
        ("Missiles over the sea", False, False),
        ("", False, False),
    ],
)
def test_the_end_of_a_line(line: str, sentence: bool, paragraph: bool) -> None:
    assert (ends_sentence(line), ends_paragraph(line)) == (sentence, paragraph)


@pytest.mark.timeout(30)
@pytest.mark.parametrize("piece", [".", '"', '."', "\n", " ", "A. ", "다.", "。", "...", ")\n"])
def test_endless_marks_are_read_in_time_that_grows_with_their_length(piece: str) -> None:
    text = piece * 200_000
    list(sentences(text))
    ends_sentence(text + "x")


@given(st.text(alphabet='Aa가다.!?…。"”) \n', max_size=60))
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("mark", ["-0-", "-30-", "###", "(END)", "(more)", "(끝)", "<끝>", '-0- "'])
def test_a_sentence_ends_before_the_mark(mark: str) -> None:
    sentence = "No boat sailed."
    assert length_without_end_mark(f"{sentence} {mark}") == len(sentence)


@pytest.mark.parametrize("sentence", ["-0-", "The score was 3-0-1.", "The flight (END) was late.", "No boat sailed."])
def test_other_sentences_keep_their_length(sentence: str) -> None:
    assert length_without_end_mark(sentence) == len(sentence)


def test_a_text_may_hold_several_reports_with_a_mark_each() -> None:
    text = "No boat sailed. -0-\nIt rained.\nThe pier closed. (끝)"
    assert [text[start:end] for start, end in end_marks(text)] == ["-0-", "(끝)"]
