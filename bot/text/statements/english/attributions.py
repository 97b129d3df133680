"""The attributions of one unit beside one another: where one begins another ends, and each quotation belongs to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.text.statements.english.contents import Contents
from bot.text.statements.english.cues import Sense
from bot.text.statements.english.narrator_sentences import Word
from bot.text.statements.english.subjects import Range

CONTRASTS = frozenset(("but", "and", "while", "though", "although", ";", ","))
WEAK = frozenset((Sense.OBJECT, Sense.JUDGED, Sense.ADDRESSED, Sense.PROMISE))


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution: ranges of words of its unit. No pieces where the content is in a unit beside this one."""

    cue: Range
    subject: Range
    pieces: tuple[Range, ...]
    sense: Sense
    participle: bool = False


def is_relative(words: Sequence[Word], subject: Range) -> bool:
    """True for the "who" of an aside: ", who says …,"."""
    before = words[subject[0] - 1].text if subject[0] else ""
    return before == "," and words[subject[0]].lower in ("who", "which")


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of a unit so far, in the order of their cues."""

    words: Sequence[Word]
    contents: Contents
    found: list[Claim] = field(default_factory=list)

    def add(self, new: Claim) -> None:
        """Add a claim; the content of the one before ends where it begins, if it is no part of it."""
        self._shorten(new)
        self.found.append(new)

    def cut(self, begin: int) -> None:
        """End the content of all claims before an attribution at the end of their sentence."""
        for place, claim in enumerate(self.found):
            pieces = [(first, min(end, max(first, self.contents.closing(first, begin)))) for first, end in claim.pieces]
            self.found[place] = replace(claim, pieces=tuple(piece for piece in pieces if piece[0] < piece[1]))

    def led(self) -> int:
        """Where the content of an attribution at the end of a sentence may begin: it holds those inside it ("Kim denied
        it, the ministry said"), but none that had its own content in front."""
        return max((c.cue[1] for c in self.found if c.pieces and c.pieces[0][0] < c.subject[0]), default=0)

    def settled(self) -> list[Claim]:
        """The claims, each without the quotations that belong to another one."""
        return [settled for claim in self.found if (settled := self._settled(claim))]

    def _shorten(self, new: Claim) -> None:
        if not self.found or not self.found[-1].pieces or is_relative(self.words, new.subject):
            return
        last = self.found[-1]
        begin = new.cue[0]
        if not new.participle and new.subject[0] > last.cue[1]:
            begin = new.subject[0]
            if self.words[begin - 1].lower not in CONTRASTS:
                return
        elif new.subject != last.subject:
            return
        if new.pieces and new.pieces[0][0] < new.subject[0]:
            self.cut(begin)
        first, end = last.pieces[-1]
        stop = self.contents.closing(first, begin)
        if first < stop < end:
            self.found[-1] = replace(last, pieces=(*last.pieces[:-1], (first, stop)))

    def _settled(self, claim: Claim) -> Claim | None:
        pieces = []
        for begin, end in claim.pieces:
            stop = end
            for at in range(begin, end):
                owner = self._owner(at) if self.words[at].run is not None else claim
                if owner is not claim:
                    borders = (owner.cue[0], owner.subject[0], at)
                    stop = min(b for b in borders if b >= begin)
                    break
            if stop > begin:
                pieces.append((begin, stop))
        return replace(claim, pieces=tuple(pieces)) if pieces or not claim.pieces else None

    def _owner(self, at: int) -> Claim:
        """Of the claims that hold the quotation at word `at`, the one whose cue is nearest; a verb that takes a mere
        object has only what follows it directly."""

        def distance(claim: Claim) -> tuple[bool, int]:
            far = claim.sense in WEAK and at != claim.cue[1]
            return far, min(abs(at - claim.cue[0]), abs(at - claim.cue[1]))

        return min((c for c in self.found if any(b <= at < e for b, e in c.pieces)), key=distance)
