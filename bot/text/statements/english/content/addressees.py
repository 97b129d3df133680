"""Find where the addressee of a cue ends: "told *reporters in Seoul* that"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.text.statements.english.content.complements import LEADING
from bot.text.statements.english.cues import CueForm, CueLexicon, CueSense
from bot.text.statements.english.words import HAVE, RELATIVES, STOPS, SUBJECT_PRONOUNS, Word, is_tensed

_OWNERS = ("'s", "’s", "'", "’")
_DOING = frozenset(("pray", "ensure", "sure", "check", "forget"))
"""Words for an act, besides cues, that a clause with "that" follows."""
_LONGEST_ADDRESSEE, _LONGEST_DESCRIBED = 9, 16
"""The most words after "told" within which its content must begin; behind a noun with an article."""


class Addressees(Struct, frozen=True):
    """Finds the addressees in one sentence."""

    words: Sequence[Word]
    lexicon: CueLexicon

    def end(self, at: int, lemma: str) -> int:
        """The word after the addressee that begins at word `at`; `at` itself if there is none."""
        found = self._clause_after_addressee(at)
        if found is None:
            found = self._after_object(at) if lemma == "tell" else at
        return found

    def _clause_after_addressee(self, at: int) -> int | None:
        """Where a clause or quotation begins within a few words after an addressee."""
        words, is_ordered = self.words, False
        for end in range(at, min(len(words), at + _LONGEST_ADDRESSEE)):
            word = words[end]
            is_ordered = is_ordered or self.opens_infinitive(end)
            is_subject = end > at and word.lower in SUBJECT_PRONOUNS and not is_ordered
            if is_subject and words[end - 1].lower not in self.lexicon.prepositions:
                return self._that_behind(end) or end
            if word.text in STOPS:
                return None
            if is_ordered and word.lower == "that" and self._is_told_to_say(end - 1):
                return None
            if word.quotation is not None or word.lower == "that" or word.text in (",", ":"):
                return end
        return None

    def opens_infinitive(self, at: int) -> bool:
        """Whether what somebody is to do begins at word `at`: "*to* stop", "*not to* stop"; not "to the end"."""
        words = self.words
        at += at < len(words) and words[at].is_one_of(("not", "never"))
        if at + 1 >= len(words) or words[at].lower != "to":
            return False
        verb = words[at + 1]
        return verb.mention < 0 and verb.text.islower() and not verb.is_one_of(LEADING)

    def _is_told_to_say(self, at: int) -> bool:
        """Whether the "that" behind word `at` is of what one is told to do: "told the crowd to *remember* that"."""
        cues = self.lexicon.cues.get(self.words[at].lower, ())
        return self.words[at].is_one_of(_DOING) or any(CueForm.BASE in cue.forms for cue in cues)

    def _that_behind(self, pronoun: int) -> int | None:
        """The "that" of the content behind an addressee with a clause of its own: "told *a class I taught* that", not
        "told the class he believed that"."""
        words, verb = self.words, pronoun + 1
        if words[pronoun].is_one_of(self.lexicon.pronouns) and verb + 1 < len(words) and words[verb].is_one_of(HAVE):
            verb += 1
        if verb + 1 >= len(words) or words[verb + 1].lower != "that":
            return None
        cues = self.lexicon.cues.get(words[verb].lower, ())
        return None if any(CueSense.CLAUSE in cue.senses for cue in cues) else verb + 1

    def _after_object(self, at: int) -> int:
        """Where the object of "told" ends: a pronoun, a name, or a noun such as "reporters"."""
        words, addressees, start = self.words, self.lexicon.addressees - LEADING, at
        if words[at].is_one_of(addressees):
            return at + 1
        if words[at].is_one_of(self.lexicon.speakers) and words[at].lower.endswith("s"):
            end = self._clause_behind(at, at + 1)
            return end if words[end].is_one_of(LEADING, ("there",)) else at  # "told *analysts* the firm", no "stories"
        while at < len(words) and words[at].is_one_of(LEADING):
            at += 1
        name = words[at].mention if at < len(words) else -1
        while at < len(words) and (words[at].mention == name if name >= 0 else words[at].lower in addressees):
            at += 1
        is_owner = at < len(words) and words[at].text in _OWNERS  # "told South Korea*'s* parliament the talks had"
        if is_owner or (at > start and words[at - 1].is_one_of(LEADING)):
            return self._clause_behind(start, at + is_owner)
        return at

    def _clause_behind(self, article: int, noun: int) -> int:
        """Where content begins behind an addressee with an article: "told *the village council* the bridge was safe",
        "told *the committee of the house in May* that …"; word `article` if there is none: "told the council too
        little". If only a place or time follows, the noun may itself be the content: "told the *truth in court*"."""
        words, lexicon = self.words, self.lexicon
        may_open, is_placed = True, False
        for at in range(noun, min(len(words), noun + _LONGEST_DESCRIBED)):
            word = words[at]
            if word.quotation is not None or word.lower == "that":
                return at
            if word.is_one_of(LEADING) and may_open:
                clause = words[at + 1 : at + _LONGEST_ADDRESSEE]
                return at if any(is_tensed(one, lexicon) for one in clause) else article
            is_relative = words[at - 1].is_one_of(RELATIVES) and word.lower not in lexicon.cues
            following = words[at + 1] if at + 1 < len(words) else word
            if word.lower == "there" and is_tensed(following, lexicon):
                return at
            if word.lower == "to" and following.text.islower():  # "told *the crew to sleep*"
                return article
            if is_tensed(word, lexicon) and not is_relative:
                return article
            if word.text in STOPS:
                break
            is_within = word.is_one_of(lexicon.prepositions | lexicon.boundaries)
            is_placed = is_placed or (is_within and word.lower != "of")
            may_open = word.text[:1].isupper() or (may_open and not is_within)  # "told a court in *Busan* the crew had"
        return noun if is_placed else article
