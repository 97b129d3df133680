"""How close a sentence is to the words that its text keeps using."""

from __future__ import annotations

from itertools import permutations

from bot.text.summary.centroid import closeness_to


def test_the_order_in_which_a_process_has_the_words_changes_nothing() -> None:
    words = ("missile", "launch", "sea", "seoul", "army", "said")
    bags = [words[: number % 6 + 1] for number in range(40)]
    closeness = closeness_to(bags)
    assert len({closeness(bag) for bag in permutations(words)}) == 1


def test_a_sentence_of_repeated_words_is_closer_than_one_of_others() -> None:
    closeness = closeness_to([("missile", "launch"), ("missile", "launch", "sea"), ("rain", "bridge")])
    assert closeness(("missile", "launch")) > closeness(("missile", "rain")) > closeness(("rain", "bridge")) == 0
