"""Attributions by a noun for what somebody says and a colon before it: "Kim takes a different *view*: the dam is safe".

Kim has a warning for the firm: … · Kim's message was simple: … · Kim sees it differently: …
"""

from __future__ import annotations

from msgspec import Struct

from bot.text.statements.english.attributions import Attribution
from bot.text.statements.english.cues import CueSense
from bot.text.statements.english.forms.headings import HOLDING, SAID_NOUNS
from bot.text.statements.english.nonfinite.nouns import ReportingNouns
from bot.text.statements.english.words import ARTICLES, BE, BREAKS, SUBJECT_PRONOUNS, UNSAID, WordRange

_SEEING = frozenset(("see", "sees", "saw", "viewed", "views"))
_SEEN = frozenset(("it", "things", "this", "that", "matters"))
_OTHERWISE = frozenset(("differently", "otherwise"))
_LINKS = frozenset(("to", "for", "on", "about"))
_DETERMINERS = ARTICLES | {"another", "this", "one", "some", "little", "her", "his", "its", "their"}
_LONGEST = 14
"""The most words before the colon."""
_MODIFIERS = 3
"""The most words between a determiner and the noun."""


class ColonAttributions(Struct, frozen=True):
    """Finds the attributions by a noun and a colon in one sentence. `nouns` finds the owners of nouns."""

    nouns: ReportingNouns

    def find(self) -> list[Attribution]:
        """The attribution before the first colon of the sentence; none before a quotation, and none before words that
        somebody else says."""
        words = self.nouns.context.words
        colon = next((at for at, word in enumerate(words[:_LONGEST]) if word.text in BREAKS), 0)
        if not colon or words[colon].text != ":" or not self.nouns.holds_clause(colon + 1):
            return []
        if any(word.is_one_of(UNSAID) or word.quotation is not None for word in words[:colon]):
            return []
        noun = next((at for at in range(colon - 1, 0, -1) if words[at].is_one_of(SAID_NOUNS)), None)
        found = self._seen(colon) if noun is None else self._held(noun, colon) or self._judged(noun, colon)
        if found is None:
            return []
        cue, owner = found
        content = WordRange(colon + 1, self.nouns.context.contents.end(colon + 1))
        return [Attribution(WordRange(cue, cue + 1), owner, (content,), CueSense.CLAUSE)]

    def _held(self, noun: int, colon: int) -> tuple[int, WordRange] | None:
        """The noun and who holds it: "*Kim* takes a different *view*:", "*Kim* has a *warning* for the firm:"."""
        words = self.nouns.context.words
        if noun + 1 < colon and not words[noun + 1].is_one_of(_LINKS):
            return None
        near = range(noun - 1, max(0, noun - 2 - _MODIFIERS), -1)
        determiner = next((at for at in near if words[at].is_one_of(_DETERMINERS)), noun)
        verb = determiner - 1
        if verb < 1 or not words[verb].is_one_of(HOLDING):
            return None
        owner = self.nouns.subject(verb)
        return (noun, owner) if owner else None

    def _judged(self, noun: int, colon: int) -> tuple[int, WordRange] | None:
        """The noun and its owner, where it is told what it is like: "*Kim's message* to voters was simple:"."""
        words = self.nouns.context.words
        owner = self.nouns.possessor(noun)
        if owner is None or not any(word.is_one_of(BE) for word in words[noun + 1 : colon]):
            return None
        return (noun, owner) if words[noun + 1].is_one_of(BE, _LINKS) else None

    def _seen(self, colon: int) -> tuple[int, WordRange] | None:
        """The verb and its subject in "*Kim sees* it differently:"."""
        words, verb = self.nouns.context.words, colon - 3
        is_seen = words[colon - 1].is_one_of(_OTHERWISE) and words[colon - 2].is_one_of(_SEEN)
        if verb < 1 or not is_seen or not words[verb].is_one_of(_SEEING):
            return None
        owner = self.nouns.subject(verb)
        is_own = owner is not None and not words[owner.start].is_one_of(SUBJECT_PRONOUNS - {"he", "she", "they"})
        return (verb, owner) if owner and is_own else None
