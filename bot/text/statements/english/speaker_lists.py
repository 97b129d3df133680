"""Lists of names that speak together: "*Seoul, Tokyo and* Washington", "ministers *of Seoul, Tokyo and* Beijing"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.words import Word, name_start

CONJUNCTIONS = frozenset(["and", "&"])
RELATIVE_PRONOUNS = frozenset(["who", "which", "whose"])
FIELDS = frozenset(("unification", "foreign", "defense", "defence", "finance"))
"""Words of offices that are no titles of their own."""
JOINED_ADJECTIVES = frozenset(
    ("current", "former", "present", "past", "serving", "retired", "senior", "junior", "local")
)
"""Adjectives that "and" joins before one noun: "*current* and former officials"."""
_CLAUSE_LINKS = RELATIVE_PRONOUNS | {"when", "while", "as", "because", "if", "whether"}
"""Words before a clause whose subject may be a list of names."""
_GOVERNING = frozenset(("of", "from", "for"))


def before_article(words: Sequence[Word], at: int) -> int:
    """The word before word `at`, or before the article there."""
    return at - 1 - (at > 0 and words[at - 1].lower == "the")


class SpeakerLists(Struct, frozen=True):
    """Reads the lists of names of one sentence."""

    words: Sequence[Word]
    lexicon: CueLexicon

    def start(self, at: int) -> int:
        """Where a list of names starts that word `at` begins, or is the last item but one of."""
        comma = before_article(self.words, at)
        while comma > 0 and self.words[comma].text == "," and self.words[comma - 1].mention >= 0:
            listed = name_start(self.words, comma - 1)
            comma = before_article(self.words, listed)
            if not self._may_open(comma + 1):
                break
            at = listed
        return at

    def before(self, last: int) -> int | None:
        """Where a list starts whose last name, behind a comma and "and", begins at word `last`: "*Seoul, Tokyo, and*
        Washington"; None where two names or more with nothing before them do not precede."""
        words, joint = self.words, before_article(self.words, last)
        if joint < 4 or not words[joint].is_one_of(CONJUNCTIONS) or words[joint - 1].text != ",":
            return None
        if words[joint - 2].mention < 0:
            return None
        before = name_start(words, joint - 2)
        start = self.start(before)
        opens = before_article(words, start)
        return start if start < before and (opens < 0 or words[opens].text != ",") else None

    def is_governed(self, comma: int) -> bool:
        """Whether a comma parts names of a list that "of", "from" or "for" governs: "ministers *of Seoul, Tokyo and*
        Beijing"."""
        words, end = self.words, comma + 1
        while end < len(words) and (words[end].mention >= 0 or words[end].lower == "the"):
            end += 1
        if comma < 2 or end == comma + 1 or end >= len(words) or words[comma - 1].mention < 0:
            return False
        if not words[end].is_one_of(CONJUNCTIONS, (",",)):
            return False
        start = name_start(words, comma - 1)
        while start > 2 and words[start - 1].text == "," and words[start - 2].mention >= 0:
            start = name_start(words, start - 2)
        return start > 0 and words[before_article(words, start)].is_one_of(_GOVERNING)

    def _may_open(self, at: int) -> bool:
        """Whether a list of names may begin or go on at word `at`: nothing is before it and its titles ("foreign
        ministers"), or a comma or relative pronoun is."""
        words = self.words
        while at > 0 and words[at - 1].is_one_of(self.lexicon.speakers, FIELDS, JOINED_ADJECTIVES):
            at -= 1
        return at == 0 or words[at - 1].text == "," or words[at - 1].is_one_of(_CLAUSE_LINKS)
