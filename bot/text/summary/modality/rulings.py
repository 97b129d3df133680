"""Find the acquittal or dismissal that ends a report on charges.

A court report may tell the charges first and the ruling last: "The former clerk sold the plans, prosecutors told the
court … She was acquitted." What stands before the ruling was not found to be so, whoever says it, and is shown only
with the ruling. Where others are convicted, the charges were true in part, and an acquittal is one of several rulings.
"""

from __future__ import annotations

from bot.text.summary.modality.headline import ToldEnd
from bot.text.summary.modality.marks import MarkedSentences, charges, clears, convicts, decides, turns

_FARTHEST = 24
"""The most sentences after the first one among which the ruling is told."""
_OPENING = 3
"""The number of sentences one of which has a word of charges, where the report is on these."""


def cleared(sentences: MarkedSentences, title: str) -> ToldEnd | None:
    """The sentences that tell that a court acquitted or dismissed, and those before them without a day of their own.
    None where the first sentence tells a ruling, the title one or an end (`headline`), the opening has no word of
    charges, or somebody is convicted."""
    count = len(sentences.spans)
    if not any(charges(sentences.text_of(index)) for index in range(min(_OPENING, count))):
        return None
    first = sentences.text_of(0)
    if turns(title) or decides(title) or decides(first) or clears(first):
        return None
    behind = range(1, min(1 + _FARTHEST, count))
    if any(convicts(sentences.text_of(index)) for index in behind):
        return None
    answers = frozenset(index for index in behind if clears(sentences.text_of(index)))
    before = tuple(index for index in range(min(answers, default=0)) if not sentences.marks[index].dated)
    return ToldEnd(answers, before) if before else None
