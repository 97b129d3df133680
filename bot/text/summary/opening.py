"""Find the sentence that opens the news of an article.

Mostly it is the first. A feature opens with a scene ("Nobody looks up when the old woman pushes the coins across"), a
page with the words under a picture or a prompt. These are told in the present tense without a source or a day, and have
no word of the title; the news begins with the first paragraph behind them whose first sentence has one of these and
another tense or a day.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from bot.text.summary.modality import Modality

_LONGEST_SCENE = 6
"""Most sentences before the news."""


def opening(modality: Sequence[Modality], alone: Sequence[bool], terms: Sequence[Set[str]], title: Set[str]) -> int:
    """The index of the sentence that opens the news. `alone` says which sentences need no other one, `terms` are the
    content words of each and `title` those of the title; without a title it is the first."""
    if not title or not modality or not (modality[0].bare and modality[0].enacted) or title & terms[0]:
        return 0
    behind = range(1, min(len(modality), _LONGEST_SCENE + 1))
    news = (one for one in behind if alone[one] and (modality[one].reports or title & terms[one]))
    return next((one for one in news if modality[one].begins and not modality[one].enacted), 0)
