"""Find the subject of an absolute clause: "…, with *Pell*, the senator, calling it a crime"."""

from __future__ import annotations

from msgspec import Struct

from bot.text.statements.english.attributions import Attribution, AttributionContext
from bot.text.statements.english.words import (
    BE,
    BREAKS,
    RELATIVES,
    CueMatch,
    WordRange,
    is_finite_verb,
    is_participle_cue,
)

_WITHIN = 16
"""The most words from "with" to the participle."""
_JOINTS = ("and", "while")


class AbsoluteClauses(Struct, frozen=True):
    """Finds the absolute clauses of one sentence."""

    context: AttributionContext

    def subject(self, match: CueMatch) -> WordRange | None:
        """Who speaks in the absolute clause of a participle, by name if the cue is ambiguous; None if there is none."""
        subject = self._subject(match.start)
        if subject is None or not match.cue.ambiguous:
            return subject
        return subject if any(word.mention >= 0 for word in self.context.words[slice(*subject)]) else None

    def holds(self, one: Attribution) -> bool:
        """Whether somebody speaks in an absolute clause, whose subject a verb behind it does not share: "they left,
        *with Pell calling it a crime*, and said"."""
        return one.is_participle and self._subject(one.cue.start) == one.subject

    def up_to_other(self, content: WordRange, participle: int) -> WordRange:
        """The part of the content of an absolute clause before the next one who acts: "with Seoul warning *of war* and
        Tokyo calling for calm", "With Seoul saying *it was late*, Tokyo left"."""
        words, context = self.context.words, self.context
        if self._subject(participle) is None:
            return content
        if self._link(participle) == 0:
            content = context.contents.up_to_comma(content)
        for at in range(content.start + 1, content.end - 1):
            if not words[at].is_one_of(_JOINTS):
                continue
            near = range(at + 2, min(len(words), at + _WITHIN))
            verb = next((one for one in near if is_participle_cue(words[one], context.lexicon)), None)
            is_participle = verb is not None and not words[verb - 1].is_one_of(BE)  # "and the North was threatening"
            subject = context.subjects.before_cue(verb, at + 1) if verb and is_participle else None
            is_next = subject is not None and (subject.start == at + 1 or words[subject.start - 1].text == ",")
            if subject and is_next and context.phrases.is_known_speaker(subject):
                return WordRange(content.start, at)
        return content

    def _subject(self, participle: int) -> WordRange | None:
        """Who acts in the absolute clause of the participle at word `participle`."""
        words, context = self.context.words, self.context
        link = self._link(participle)
        if link is None or words[link + 1].is_one_of(RELATIVES):
            return None
        subject = context.subjects.before_cue(participle, link + 1)
        return subject if subject is not None and context.phrases.is_known_speaker(subject) else None

    def _link(self, participle: int) -> int | None:
        """The "with" that opens the clause, behind a break or at the start of the sentence, and without a verb or a
        quotation up to the participle; or the "and" behind another such clause."""
        words, last = self.context.words, self.context.attributions.last
        for at in range(participle - 2, max(-1, participle - _WITHIN), -1):
            if words[at].quotation is not None or is_finite_verb(words[at], self.context.lexicon):
                return None
            if words[at].is_one_of(("with",)):
                return at if at == 0 or words[at - 1].text in BREAKS else None
            if words[at].is_one_of(_JOINTS) and last is not None and last.cue.start < participle and self.holds(last):
                return at
        return None
