"""A change corrects the cards that show something which changed, and alerts each channel once for one text."""

from __future__ import annotations

import pytest

from bot.model.versions import ChangeKind
from bot.news.diff.notices import AlertChannel, ChangeAudience, ShownCard, decide

_TEXT = "Six hundred were rescued. The river fell on Monday."
_CURRENT = ShownCard(1, 10, 5, None, 1, ("The river fell on Monday.",))
_OUTDATED = ShownCard(2, 11, 5, None, 1, ("The river fell on Monday.", "Five hundred were rescued."))
_AUDIENCE = ChangeAudience((_CURRENT, _OUTDATED), (AlertChannel(5, 10, False), AlertChannel(6, 20, True)))


@pytest.mark.parametrize(
    ("kinds", "corrected"),
    [
        ((ChangeKind.FIGURES,), (_OUTDATED,)),
        ((ChangeKind.TEXT, ChangeKind.QUOTES), (_OUTDATED,)),
        ((ChangeKind.HEADLINE, ChangeKind.FIGURES), (_CURRENT, _OUTDATED)),
        ((ChangeKind.DELETED,), (_CURRENT, _OUTDATED)),
        ((ChangeKind.RESTORED,), (_CURRENT, _OUTDATED)),
    ],
)
def test_which_cards_are_corrected(kinds: tuple[ChangeKind, ...], corrected: tuple[ShownCard, ...]) -> None:
    assert decide(kinds, _TEXT, _AUDIENCE).corrections == corrected


def test_a_channel_that_was_alerted_of_a_copy_is_not_alerted_again() -> None:
    assert decide((ChangeKind.DELETED,), _TEXT, _AUDIENCE).alerts == (AlertChannel(5, 10, False),)
