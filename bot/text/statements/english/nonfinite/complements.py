"""Attributions by a noun with a noun phrase that is its topic: "Kim's call *for talks*", "his criticism *of the deal*".

Kim's warning of war · the demand by Kim for talks · Kim renewed calls for talks · doubts among officers about the plan
"""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from bot.text.statements.english.attributions import Attribution
from bot.text.statements.english.cues import CueSense
from bot.text.statements.english.nonfinite.nouns import LIGHT_VERBS, NEGATIONS, ReportingNouns
from bot.text.statements.english.speakers.documents import author_after
from bot.text.statements.english.words import (
    ARTICLES,
    POSSESSIVES,
    STOPS,
    WordRange,
    is_finite_verb,
    may_be_verb,
)

_ABOUT = frozenset(("about", "over", "on", "regarding", "with"))
_OCCASIONS = frozenset(("sidelines", "sideline", "margins", "fringes", "occasion", "stage", "floor", "air"))
"""What remarks are made on and are not about: "his remarks on the sidelines of the summit"."""
_OWNERS = frozenset(("by", "from", "among"))
_ENDS = frozenset(
    ("who", "which", "but", "while", "when", "where", "because", "although", "though", "as", "after", "if")
)
_BEFORE_NOUN = 3
"""The number of words before the noun among which a negation means that there was no such statement."""
_SHORTEST, _LONGEST = 2, 30
"""The fewest words of a topic."""


class NounComplements(Struct, frozen=True):
    """Finds the attributions by a noun and its topic in one sentence. `nouns` finds the owners of nouns."""

    nouns: ReportingNouns

    def find(self) -> list[Attribution]:
        """The attributions in order."""
        context = self.nouns.context
        topics = context.lexicon.topics
        places = [at for at, word in enumerate(context.words[:-2]) if word.lower in topics and word.mention < 0]
        found = [self._of_noun(at) for at in places]
        return [one for one in found if one is not None]

    def _of_noun(self, noun: int) -> Attribution | None:
        """The attribution of the noun at that word, if its owner is named and its topic follows."""
        context = self.nouns.context
        words = context.words
        if any(word.is_one_of(NEGATIONS) for word in words[max(0, noun - _BEFORE_NOUN) : noun]):
            return None
        link, owner = noun + 1, self.nouns.possessor(noun)
        if owner is None and words[link].is_one_of(_OWNERS):
            owner = author_after(context.phrases, link)
            link = owner.end if owner else link
        if link >= len(words) - 1 or not self._links(noun, link):
            return None
        owner = self.nouns.owner_or_holder(noun, owner, LIGHT_VERBS | context.lexicon.renewing)
        if owner is None:
            return None
        topic = self._topic(noun, link + 1)
        if topic is None:
            return None
        is_request = words[link].lower == "for" and any(
            one.lower == "to" and behind.mention < 0 and not behind.is_one_of(ARTICLES, POSSESSIVES)
            for one, behind in pairwise(words[slice(*topic)])
        )
        sense = CueSense.REQUEST if is_request else CueSense.JUDGEMENT  # "a call *for rich states to pay*"
        return Attribution(WordRange(noun, noun + 1), owner, (topic,), sense)

    def _links(self, noun: int, link: int) -> bool:
        """Whether the preposition at word `link` begins the topic of the noun: "call *for*", "doubts *about*"."""
        allowed = self.nouns.context.lexicon.topics[self.nouns.context.words[noun].lower]
        word = self.nouns.context.words[link]
        return word.is_one_of(allowed) or ("about" in allowed and word.is_one_of(_ABOUT))

    def _topic(self, noun: int, start: int) -> WordRange | None:
        """The noun phrase from word `start` on: up to a comma, a clause, or the verb whose subject the noun is."""
        context = self.nouns.context
        words, lexicon = context.words, context.lexicon
        is_subject = not any(may_be_verb(word, lexicon) for word in words[1:noun])
        end = start
        while end < min(len(words), start + _LONGEST):
            word = words[end]
            if word.text in STOPS or word.text in (",", ";", ":", "—", "–", "--") or word.is_one_of(_ENDS):
                break
            if is_finite_verb(word, lexicon) or word.is_one_of(lexicon.irregular_pasts):
                break
            if word.lower == "that" and words[end - 1].is_one_of(lexicon.reporting_nouns):
                break  # "its rejection of *Kim's claim* that the map was forged"
            if is_subject and end > start + 1 and may_be_verb(word, lexicon) and word.lower.endswith("ed"):
                break
            end += 1
        end -= words[end - 1].lower == "that"
        if words[start].is_one_of(lexicon.times):  # "his remarks on Wednesday"
            return None
        if words[start - 1].lower == "on" and self._is_occasion(start):
            return None
        return WordRange(start, end) if end - start >= _SHORTEST else None

    def _is_occasion(self, start: int) -> bool:
        """Whether the noun phrase from word `start` on is an occasion: "the air", not "the air campaign"."""
        words, lexicon = self.nouns.context.words, self.nouns.context.lexicon
        at = next((at for at in (start, start + 1) if at < len(words) and words[at].is_one_of(_OCCASIONS)), None)
        if at is None:
            return False
        after = words[at + 1 : at + 2]
        return not (after and after[0].is_word) or after[0].is_one_of(lexicon.prepositions, lexicon.times)
