"""Replies in memory: bounded, and found for an equal answer only."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.kept_replies import KeptReplies


@dataclass(frozen=True)
class _Answer:
    text: str


def test_a_reply_is_found_for_an_equal_answer_and_no_other() -> None:
    kept = KeptReplies()
    kept.keep("latest", _Answer("floods"), "card of floods", kept.clears)
    assert kept.find("latest", _Answer("floods")) == "card of floods", "computed anew, and the same"
    assert kept.find("latest", _Answer("missiles")) is None
    assert kept.find("entity", _Answer("floods")) is None
    kept.keep("latest", _Answer("missiles"), "card of missiles", kept.clears)
    assert kept.find("latest", _Answer("floods")) is None
    assert len(kept) == 1


def test_what_was_used_least_recently_goes_first() -> None:
    kept = KeptReplies(3)
    for number in range(6):
        kept.keep(number, _Answer("floods"), f"card {number}", kept.clears)
        assert kept.find(0, _Answer("floods")), "it is asked for all the time"
    assert [number for number in range(6) if kept.find(number, _Answer("floods"))] == [0, 4, 5]


def test_a_reply_that_was_being_made_when_words_were_erased_is_not_kept() -> None:
    kept = KeptReplies()
    before = kept.clears
    kept.clear()
    kept.keep("latest", _Answer("floods"), "card of floods", before)
    assert len(kept) == 0
