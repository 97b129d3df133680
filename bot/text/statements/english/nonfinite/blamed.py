"""Who said what others blame or praise them for: "*Kim* was criticised for saying that it was late", "*Kim* drew fire
for claiming"."""

from __future__ import annotations

from msgspec import Struct

from bot.text.statements.english.attributions import AttributionContext
from bot.text.statements.english.words import BE, BREAKS, HAVE, UNSAID, WordRange

_DRAWING = frozenset(("drew", "faced", "got", "earned", "won", "came"))
"""Verbs by which somebody comes to blame or praise: "*drew* fire for saying"."""
_JUDGED = frozenset((
    "criticised", "criticized", "booed", "mocked", "ridiculed", "attacked", "blasted", "condemned", "praised",
    "slammed", "censured", "suspended", "fired", "sacked", "dismissed", "expelled", "reprimanded", "rebuked",
    "cheered", "applauded", "faulted", "chided", "scolded", "derided", "pilloried", "lambasted", "heckled",
    "disciplined", "banned", "fined", "jailed", "demoted", "removed", "convicted", "hailed", "panned",
    "upbraided", "denounced", "dropped",
))  # fmt: skip
"""Participles for what came of what somebody surely said; not "arrested" or "charged", which is only alleged."""
_TIMES = frozenset(("was", "were", "been", "being"))
_ALLEGEDLY = frozenset(("allegedly", "supposedly", "reportedly", "purportedly"))
_WITHIN = 6
"""The most words from the verb to "for"."""


class Blamed(Struct, frozen=True):
    """Finds who is blamed in one sentence for what they said."""

    context: AttributionContext

    def speaker(self, link: int) -> WordRange | None:
        """The subject of the passive, or of "drew fire", before the "for" at word `link`; None if that is not sure to
        have happened: "may be fined for saying"."""
        words = self.context.words
        if link < 2 or words[link].lower != "for" or words[link + 1].is_one_of(_ALLEGEDLY):
            return None
        for at in range(link - 1, max(0, link - 1 - _WITHIN), -1):
            word = words[at]
            if word.quotation is not None or word.text in BREAKS or word.is_one_of(("by",), UNSAID):
                return None
            is_passive = word.is_one_of(_TIMES) and any(one.is_one_of(_JUDGED) for one in words[at + 1 : link])
            if is_passive or word.is_one_of(_DRAWING):
                return self._subject(at)
        return None

    def _subject(self, verb: int) -> WordRange | None:
        context, words = self.context, self.context.words
        start = verb
        while start > 0 and words[start - 1].is_one_of(BE, HAVE):
            start -= 1
        if start == 0 or any(word.is_one_of(UNSAID) for word in words[max(0, start - 2) : start]):
            return None
        subject = context.subjects.before_cue(start, context.attributions.subject_floor(start))
        return subject if subject and context.phrases.is_known_speaker(subject) else None
