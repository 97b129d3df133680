"""Choose how many of an article's key sentences its summary shows.

Three sentences often leave out the second or third fact of an article, and a card has room for one more. It is one that
is good, needs no other sentence, and is whole: the next sentence does not go on about it ("Some fear that troops
leave." "But neither side said so."). An answer to the news goes before all others: what somebody denies, or on what it
depends.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from bot.lang.scripts import is_wide
from bot.model.analysis import KeySentence, Span
from bot.text.summary.anaphora import dangling
from bot.text.summary.modality.qualification import qualifies
from bot.text.summary.sentence_quality import ceremony, words

STANDARD = 3
"""The sentences of a summary that may have one more."""
GOOD = 1.2
"""The least worth of that one; a lead has about 2."""
ROOM = 480
"""The most columns of all of them: about eight lines of a card. A Chinese, Japanese or Korean character takes two."""
ROOM_FOR_ANSWER = 560
"""The same where the fourth one is an answer."""


def summary(
    text: str, sentences: Sequence[Span], best: Sequence[KeySentence], length: int = STANDARD
) -> tuple[KeySentence, ...]:
    """The first `length` of the `best` key sentences, best first; after three also the next one that stands alone, if
    there is room. A single one that denies or limits what stands before it comes with that: "The yard denied the
    report." `sentences` are all sentences of the text, in order."""
    shown = tuple(best[:length])
    if length == 1 and shown:
        before = (one for one in best[1:STANDARD] if one.start < shown[0].start)
        return shown + tuple([one for one in before if qualifies(shown[0].text, frozenset(words(one.text)))][:1])
    if length != STANDARD:
        return shown
    used = sum(_columns(one.text) for one in shown)
    alone = [one for one in best[length:] if one.self_contained and used + _columns(one.text) <= ROOM_FOR_ANSWER]
    told = frozenset(words(" ".join([one.text for one in shown])))
    answers = (one for one in alone if qualifies(one.text, told))
    answer = None if any(qualifies(one.text, told) for one in shown[1:]) else min(answers, key=_start, default=None)
    if answer is not None:
        return (*shown, answer)
    news = (one for one in alone if one.worth >= GOOD and not ceremony(one.text))
    more = (one for one in news if used + _columns(one.text) <= ROOM)
    return shown + tuple([one for one in more if not _goes_on(text, sentences, one)][:1])


def _start(one: KeySentence) -> int:
    return one.start


def _goes_on(text: str, sentences: Sequence[Span], one: KeySentence) -> bool:
    """Whether the sentence after this one depends on it."""
    behind = bisect_left(sentences, one.end, key=lambda span: span.start)
    return behind < len(sentences) and dangling(text[sentences[behind].start : sentences[behind].end])


def _columns(sentence: str) -> int:
    return len(sentence) * (2 if is_wide(sentence) else 1)
