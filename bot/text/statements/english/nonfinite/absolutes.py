"""Find the subject of an absolute clause: "…, with *Pell*, the senator, calling it a crime"."""

from __future__ import annotations

from msgspec import Struct

from bot.text.statements.english.attributions import Attribution, AttributionContext
from bot.text.statements.english.words import (
    BREAKS,
    RELATIVES,
    CueMatch,
    WordRange,
    is_finite_verb,
    is_participle_cue,
)

_WITHIN = 16
"""The most words from "with" to the participle."""


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

    def up_to_other(self, content: WordRange) -> WordRange:
        """The part of the content before the next one who acts: "with Seoul warning *of war* and Tokyo calling for
        calm"."""
        words, context = self.context.words, self.context
        for at in range(content.start + 1, content.end - 2):
            if not words[at].is_one_of(("and", "while")):
                continue
            near = range(at + 2, min(content.end, at + _WITHIN))
            verb = next((one for one in near if is_participle_cue(words[one], context.lexicon)), None)
            subject = context.subjects.before_cue(verb, at + 1) if verb else None
            if subject is not None and subject.start == at + 1 and context.phrases.is_known_speaker(subject):
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
        """The "with" that opens the clause: behind a break or at the start of the sentence, and without a verb or a
        quotation up to the participle."""
        words = self.context.words
        for at in range(participle - 2, max(-1, participle - _WITHIN), -1):
            if words[at].quotation is not None or is_finite_verb(words[at], self.context.lexicon):
                return None
            if words[at].is_one_of(("with",)):
                return at if at == 0 or words[at - 1].text in BREAKS else None
        return None
