"""Lists of names that speak together: "*Seoul, Tokyo and* Washington", "ministers *of Seoul, Tokyo and* Beijing"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.text.statements.english.cues import CueLexicon
from bot.text.statements.english.words import SUBORDINATORS, Word, is_tensed, may_be_verb, name_start

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
_ALTERNATIVES = frozenset(("or", "nor"))
_JOINTS = tuple(
    map(
        tuple,
        map(str.split, ("as well as", "but also", "but not", "and not", "rather than", "instead of", "together with")),
    )
)
"""Words that join a name to one before it and are no conjunctions of their own."""
_LONGEST_TITLE = 5
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their"))
_POSSESSIVES = frozenset(("'s", "’s"))
_CLAUSE_MARKS = frozenset(";:()—–")
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
        while comma > 0 and self.words[comma].text == "," and self.words[self._name_end(comma)].mention >= 0:
            listed = name_start(self.words, self._name_end(comma))
            comma = before_article(self.words, listed)
            if not self._may_open(comma + 1):
                break
            at = listed
        return at

    def before(self, last: int) -> int | None:
        """Where a list starts whose last name, behind a comma and "and", begins at word `last`: "*Seoul, Tokyo, and*
        Washington", "*Kim, 61, and* Pak"; None where two names, or one with an age, do not open a clause before."""
        words, joint = self.words, before_article(self.words, last)
        if joint < 4 or not words[joint].is_one_of(CONJUNCTIONS) or words[joint - 1].text != ",":
            return None
        named = self._name_end(joint - 1)
        if words[named].mention < 0:
            return None
        before = name_start(words, named)
        start = self.start(before)
        if start == before and (named == joint - 2 or not self._may_open(start)):
            return None
        opens = before_article(words, start)
        return start if opens < 0 or words[opens].text != "," else None

    def start_before(self, last: int) -> int | None:
        """Where a list of names starts that "and" joins to what begins at word `last`, whatever that is: "*Seoul,
        Tokyo and* other capitals"; None where it does not open a clause."""
        joint = before_article(self.words, last)
        if joint < 1 or not self.words[joint].is_one_of(CONJUNCTIONS) or self.words[joint - 1].mention < 0:
            return None
        start = self.start(name_start(self.words, joint - 1))
        return start if self._may_open(before_article(self.words, start) + 1) else None

    def is_tail(self, start: int) -> bool:
        """Whether the phrase that starts at word `start` only ends a list, since nothing but names and descriptions is
        before it in its clause: "Kim, the minister, and *Pak* said", "Seoul or *Tokyo* said"."""
        words, at = self.words, self._joint_before(start) - 1
        at -= at > 0 and words[at].text == ","
        if at < 0:
            return False
        is_list = words[at].mention >= 0 or words[at].text.isdigit() or words[at].is_one_of(self.lexicon.speakers)
        has_verb = False
        while at >= 0 and words[at].quotation is None and words[at].text not in _CLAUSE_MARKS:
            if words[at].is_one_of(SUBORDINATORS - RELATIVE_PRONOUNS) or (has_verb and words[at].text == ","):
                break
            if words[at].is_one_of(RELATIVE_PRONOUNS):
                is_list, has_verb = True, False
            is_list = is_list or words[at].lower == "according"
            has_verb = has_verb or self._is_verb(at)
            at -= 1
        return is_list and not has_verb

    def _is_verb(self, at: int) -> bool:
        """Whether word `at` may be the verb of a clause, and not a participle: "Kim, *accompanied* by Pak,"."""
        word = self.words[at]
        if at > 0 and self.words[at - 1].text == "," and self.words[at + 1].is_one_of(self.lexicon.prepositions):
            return False
        if word.is_one_of(self.lexicon.speakers, FIELDS, _DETERMINERS, _POSSESSIVES):
            return False
        return is_tensed(word, self.lexicon) or may_be_verb(word, self.lexicon)

    def _joint_before(self, start: int) -> int:
        """The word that joins what starts at word `start` to what precedes it: "and", "or", the first of "as well as"
        and "rather than"; 0 where there is none. Behind a name it may have a longer title: "Lee *and* first lady"."""
        words, at = self.words, start - 1
        while at > 0 and words[at].is_one_of(_DETERMINERS, self.lexicon.speakers):
            at -= 1
        if joint := self._joint_at(at):
            return joint
        while at > max(0, start - _LONGEST_TITLE) and words[start - 1].mention < 0 and self._is_of_title(words[at]):
            at -= 1
        joint = self._joint_at(at)
        return joint if joint and words[joint - 1].mention >= 0 else 0

    def _joint_at(self, at: int) -> int:
        words = self.words
        if at > 2 and words[at].text == "," and words[at - 2].text == ",":  # "and, later, Tokyo"
            at -= 3
        for phrase in _JOINTS:
            if at >= len(phrase) and tuple(word.lower for word in words[at - len(phrase) + 1 : at + 1]) == phrase:
                return at - len(phrase) + 1
        return at if at > 0 and words[at].is_one_of(CONJUNCTIONS, _ALTERNATIVES) else 0

    def _is_of_title(self, word: Word) -> bool:
        """Whether it may belong to the title of a name: "*first lady* Kim", "*his Japanese counterpart* Mori"."""
        is_joint = word.is_one_of(CONJUNCTIONS, _ALTERNATIVES, self.lexicon.prepositions, ("not", "than"))
        return word.is_word and not is_joint

    def _name_end(self, comma: int) -> int:
        """The last word of the name before a comma, or before an age that the comma closes: "*Kim*, 61,"."""
        words = self.words
        has_age = comma > 2 and words[comma - 1].text.isdigit() and words[comma - 2].text == ","
        return comma - 3 if has_age else comma - 1

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
