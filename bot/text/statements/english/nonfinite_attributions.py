"""Attributions to a source: "according to …" and "… quoted … as saying"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.text.statements.english.attributions import Claim, Claims
from bot.text.statements.english.contents import STOPS, Contents
from bot.text.statements.english.cues import Sense
from bot.text.statements.english.narrator_sentences import Word
from bot.text.statements.english.subjects import BREAKS, Finder, Range

QUOTING = frozenset(("quoted", "cited", "quoting", "citing"))
REACH = 14
"""Words between "quoted" and "as saying"."""


@dataclass(frozen=True, slots=True)
class SourceAttributions:
    """Finds the sources of one unit, beside the claims found in it so far."""

    words: Sequence[Word]
    finder: Finder
    contents: Contents
    claims: Claims

    def quoted_as(self, at: int, after: int, place: int, front: Range | None) -> Claim | None:
        """ "KCNA quoted him as saying …", "he was quoted as saying …", and the same with the content first."""
        near = range(place - 1, max(-1, place - REACH), -1)
        quoting = next((i for i in near if self.words[i].lower in QUOTING), None)
        if quoting is None:
            return None
        outer = self.finder.before(quoting, 0)
        passive = quoting == place - 1 or self.words[quoting + 1].lower in ("by", "in", "on")
        subject = outer if passive else (quoting + 1, place)
        if subject is None or not self.finder.is_speaker(subject):
            return None
        piece = front or (self.contents.back((outer[0], quoting), 0) if outer else None)
        return Claim((at, after), subject, (piece,), Sense.CLAUSE) if piece else None

    def according(self, at: int) -> Claim | None:
        """A claim by "according to": the content is the rest of the unit."""
        begin = end = at + 2
        while end < len(self.words) and self.words[end].run is None:
            if self.words[end].text in (",", ";", ":", "—", *STOPS):
                break
            end += 1
        if at == 0:
            pieces = [(end + 1, self.contents.end(end + 1))]
        else:
            stop = at - 1 if self.words[at - 1].text in BREAKS else at
            pieces = [(self.contents.opening(0, stop), stop)]
            if self.words[stop - 1].lower == "that":  # "He said that, according to the report, 17 had …"
                pieces = [(end + 1, self.contents.end(end + 1))]
            # "A further 17, according to the report, had …"
            elif whole := self.contents.around((at, end), self.claims.led()):
                pieces = [whole]
            if self.contents.is_done(end):
                self.claims.cut(stop)
        pieces = [p for p in pieces if p[1] > p[0]]
        return Claim((at, at + 2), (begin, end), tuple(pieces), Sense.CLAUSE) if pieces and end > begin else None
