"""The acts that somebody else attributes in passing: "*Kim came by train*, the radio reported"."""

from __future__ import annotations

from msgspec import Struct

from bot.text.statements.english.attributions import Attribution, AttributionContext
from bot.text.statements.english.cues import CueSense
from bot.text.statements.english.words import (
    BE,
    MODALS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    SUBJECT_PRONOUNS,
    CueMatch,
    WordRange,
)

_MEDIA = frozenset((
    "agency", "broadcaster", "daily", "media", "newspaper", "outlet", "paper", "press", "radio", "report", "television",
))  # fmt: skip
"""Subjects that only report what others say."""
_PRONOUN_WITHIN = 4
"""The words behind a request within which a pronoun may mean its subject."""


class ReportedActs(Struct, frozen=True):
    """Reads the attributions of one sentence."""

    context: AttributionContext

    def actor(self, last: Attribution, cue: int) -> WordRange | None:
        """The person whose act was attributed in passing, and who may be the one who goes on to speak: "*Kim* came by
        train, the radio reported, and told"; where a person reports it, only behind "told"."""
        words, phrases = self.context.words, self.context.phrases
        is_of_reporter = phrases.is_person_name(last.subject) and words[cue].lower != "told"
        if not last.follows_content or words[cue].lower == "added" or is_of_reporter:
            return None
        if words[last.subject.start].is_one_of(self.context.lexicon.pronouns):
            return None
        actor = self.context.subjects.of_clause(*last.content[0])
        is_named = actor is not None and words[actor.end - 1].mention in phrases.persons
        return actor if is_named else None

    def doer(self, last: Attribution, participle: CueMatch) -> WordRange | None:
        """The subject of a request or promise behind an attribution: the speaker of that, or the person whose act it
        reported: "*Kim* toured the town, KCNA reported, *ordering* …".

        None where it may be either: "…, the palace said, urging …", "Lee lied, the paper reported, urging *him* to go".
        """
        is_act = participle.takes(CueSense.REQUEST, CueSense.PROMISE) and participle.cue.lemma != "warn"
        if not is_act or (actor := self.actor(last, participle.start)) is None:
            return last.subject
        words = self.context.words
        if any(word.is_one_of(BE, MODALS) for word in words[slice(*last.content[0])]):
            return last.subject  # "Lee *should* go, state media said, asking …"
        near = words[participle.end : participle.end + _PRONOUN_WITHIN]
        is_about_actor = any(word.is_one_of(SUBJECT_PRONOUNS, OBJECT_PRONOUNS, POSSESSIVES) for word in near)
        is_reported = words[last.cue.start].is_one_of(("reported", "reports"))
        return actor if is_reported and not is_about_actor else None

    def is_outlet(self, subject: WordRange) -> bool:
        """Whether a subject only reports what others say: "state media", "the radio"."""
        return self.context.words[self.context.phrases.head(subject)].is_one_of(_MEDIA)
