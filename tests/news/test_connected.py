"""Groups of things that belong together."""

from __future__ import annotations

from bot.news.connected import connected, groups_sharing_a_key


def test_pairs_connect_things_through_others() -> None:
    assert connected("abcdef", [(4, 2), (0, 2), (5, 3)]) == [["a", "c", "e"], ["b"], ["d", "f"]]


def test_things_that_share_a_key_are_one_group() -> None:
    assert groups_sharing_a_key(["ab", "cd", "bc", "ef", ""], set) == [["ab", "cd", "bc"], ["ef"], [""]]
