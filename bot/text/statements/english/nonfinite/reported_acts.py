"""The acts that somebody else attributes in passing: "*Kim came by train*, the radio reported"."""

from __future__ import annotations

from msgspec import Struct

from bot.text.statements.english.attributions import Attribution, AttributionContext
from bot.text.statements.english.words import WordRange

_MEDIA = frozenset((
    "agency", "broadcaster", "daily", "media", "newspaper", "outlet", "paper", "press", "radio", "report", "television",
))  # fmt: skip
"""Subjects that only report what others say."""


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

    def is_reported(self, one: Attribution) -> bool:
        """Whether an outlet tells it: "*state media* said", "KCNA *reported*"."""
        return self.is_outlet(one.subject) or self.context.words[one.cue.start].is_one_of(("reported", "reports"))

    def is_outlet(self, subject: WordRange) -> bool:
        """Whether a subject only reports what others say: "state media", "the radio"."""
        return self.context.words[self.context.phrases.head(subject)].is_one_of(_MEDIA)
