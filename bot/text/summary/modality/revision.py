"""Find the report that revises an older one with which its text opens.

"The bank expected in February that …", "was sentenced last June": news is of days, so a decision or forecast that opens
a text with a month or a year is what was so before. Where a later sentence with a day or week of its own changes or
undoes something, that is the news, and what stands before it without such a day is shown only with it.
"""

from __future__ import annotations

from bot.text.summary.anaphora import dangling
from bot.text.summary.modality.headline import ToldEnd
from bot.text.summary.modality.marks import MarkedSentences, Marks, is_earlier, revises
from bot.text.summary.sentence_quality import too_short

_FARTHEST = 6
"""The most sentences after the first one among which the older report is revised."""


def revised(sentences: MarkedSentences) -> ToldEnd | None:
    """The sentence that revises what opens the text, and those before it."""
    if not sentences.spans or not sentences.marks[0].past or not is_earlier(sentences.text_of(0)):
        return None
    behind = range(1, min(1 + _FARTHEST, len(sentences.spans)))
    answer = next((one for one in behind if _tells_revision(sentences.text_of(one), sentences.marks[one])), None)
    return None if answer is None else ToldEnd(frozenset({answer}), tuple(range(answer)))


def _tells_revision(sentence: str, mark: Marks) -> bool:
    return mark.past and revises(sentence) and not too_short(sentence) and not dangling(sentence)
