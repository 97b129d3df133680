"""Who speaks in a message that a participle tells of: its writer, and neither its addressee nor who only got it.

*Kim* issued a statement saying · *Kim* sent staff a note saying · *Kim* wrote to members saying; nobody in "Kim got a
letter saying"
"""

from __future__ import annotations

from msgspec import Struct

from bot.text.statements.english.attributions import AttributionContext
from bot.text.statements.english.noun_phrases import DETERMINERS
from bot.text.statements.english.words import (
    BE,
    BREAKS,
    POSSESSIVES,
    RELATIVES,
    STOPS,
    WordRange,
    before_adverbs,
    is_tensed,
)

_WITHIN = 14
"""The most words between the verb of a message and the participle."""
_OBJECT_WITHIN = 10
"""The most words between the verb of a document and its noun: "sent *the parents of both a long* letter"."""
_VERB_PARTICLES = frozenset(("out", "up", "off", "back"))
_OPENING_LINKS = frozenset(("in", "with", "through", "by"))
_AUTHOR_LINKS = frozenset(("from", "by", "of", "'s", "’s", "'", "’"))
_WITHDRAWING = frozenset((
    "retract", "retracts", "retracted", "retracting", "withdraw", "withdraws", "withdrew", "withdrawing", "recanted",
    "rescinded", "disowned", "disavowed",
))  # fmt: skip
_MESSAGE_LINKS = frozenset(("to", "on", "in", "from", "back"))
"""Words that begin the addressee or place of a message: "wrote *on* Facebook"."""


class Messages(Struct, frozen=True):
    """Finds the writers of the messages of one sentence."""

    context: AttributionContext

    def writer(self, cue: int) -> WordRange | None:
        """Who wrote or called the addressee directly before the participle at word `cue`: "*the union* wrote to members
        saying", "*the firm* messaged drivers warning", "*Kim* sent a note to staff saying"."""
        words, lexicon = self.context.words, self.context.lexicon
        for at in range(cue - 2, max(-1, cue - _WITHIN), -1):
            word = words[at]
            if word.quotation is not None or word.text in BREAKS or word.text in STOPS or word.is_one_of(RELATIVES):
                return None
            if word.mention >= 0 or not word.text.islower():
                continue
            if words[at + 1].lower == "to" and word.is_one_of(lexicon.authored, lexicon.evidence):
                return self._author_before(at + 1)
            if word.is_one_of(lexicon.messaging):
                is_sent = words[at + 1].is_one_of(_MESSAGE_LINKS) or not words[at + 1].is_one_of(lexicon.prepositions)
                return self._doer(at) if is_sent else None
            if is_tensed(word, lexicon):
                return None
        return None

    def author(self, document: WordRange) -> WordRange | None:
        """Who issued the document at `document`: "*Seoul* issued a statement saying"; None for who only got it or used
        it: "the council got a letter saying"."""
        verb = self._issuing_before(document)
        if verb is None and self.context.phrases.is_object(document):
            verb = document.start - 1 - self.context.words[document.start - 1].is_one_of(_VERB_PARTICLES)
            if self.context.words[verb].is_one_of(self.context.lexicon.handling):
                return None
        return None if verb is None else self._doer(verb)

    def is_withdrawn(self, document: WordRange) -> bool:
        """Whether somebody takes back the document: "*retracted* a statement saying"."""
        before = self.context.words[max(0, document.start - 1)]
        return document.start > 0 and before.is_one_of(_WITHDRAWING)

    def opens(self, cue: int) -> bool:
        """Whether the sentence opens with a document of its subject, of which the participle at word `cue` tells: "In a
        letter to parents *saying* …, the head apologised"; not "In a letter from residents saying"."""
        words, lexicon = self.context.words, self.context.lexicon
        if cue < 2 or not words[0].is_one_of(_OPENING_LINKS) or not words[1].is_one_of(DETERMINERS - POSSESSIVES):
            return False
        opening = words[1:cue]
        if not any(word.is_one_of(lexicon.authored, lexicon.evidence) for word in opening):
            return False
        return all(
            word.is_word
            and word.quotation is None
            and not word.is_one_of(_AUTHOR_LINKS)
            and not is_tensed(word, lexicon)
            for word in opening
        )

    def _author_before(self, at: int) -> WordRange | None:
        """The author of the document that ends before word `at`."""
        document = self.context.subjects.before_cue(at, self.context.attributions.subject_floor(at))
        return None if document is None else self.author(document)

    def _issuing_before(self, document: WordRange) -> int | None:
        """The verb whose object the document is, behind a recipient or not: "issued *a statement*", "sent staff *an
        email*"."""
        words, lexicon = self.context.words, self.context.lexicon
        noun = self.context.phrases.head(document)
        for at in range(noun - 1, max(-1, noun - 1 - _OBJECT_WITHIN), -1):
            word = words[at]
            if word.mention < 0 and word.is_one_of(lexicon.issuing) and not words[at - 1].is_one_of(DETERMINERS):
                return at
            if word.text in BREAKS or word.quotation is not None or is_tensed(word, lexicon):
                return None
            if word.is_one_of(lexicon.prepositions - {"of"}) and not word.is_one_of(_VERB_PARTICLES):
                return None
        return None

    def _doer(self, verb: int) -> WordRange | None:
        """The subject of a verb in the active voice that can speak."""
        context = self.context
        if context.words[before_adverbs(context.words, verb, context.lexicon)].is_one_of(BE):
            return None  # "parents were emailed"
        last = context.attributions.last
        if last is not None and last.cue.start <= verb < last.cue.end:
            return last.subject
        doer = context.subjects.before_cue(verb, context.attributions.subject_floor(verb))
        return doer if doer and context.phrases.can_speak(doer) else None
