"""How content after a cue begins: its first word, and the kind of complement that it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.text.statements.english.cues import CueLexicon, CueSense
from bot.text.statements.english.words import (
    BE,
    STOPS,
    CueMatch,
    Word,
    WordRange,
    has_quotation,
    is_finite_verb,
    is_possessive,
    is_quantity,
)

CONTENT_MARKS = frozenset((",", ":", "―", "—", "-", "–", "--"))
"""Marks that separate content from its attribution."""
_QUOTABLE = (
    *(CueSense.CLAUSE, CueSense.ADDRESSEE_CLAUSE, CueSense.SPEECH),
    *(CueSense.NAMING, CueSense.OBJECT, CueSense.JUDGEMENT),
)
"""Senses of cues that may take a quotation."""
_OTHER_VERBS = frozenset(("not", "with", "down", "off"))
"""What behind a cue makes it another verb, or denies it: "spoke with", "wrote down", "called off"."""
_REQUEST_LINKS = frozenset(("to", "of", "for", "that", "against", "about"))
"""What follows someone who is asked, warned or accused."""
_CLAIMS = frozenset(("claim",))
"""Verbs whose infinitive is what somebody says of himself: "claimed to have won"."""
_WISHES = frozenset(("expect", "want", "prefer"))
_NAMING_VERBS = frozenset(("call", "dub", "label", "brand", "term"))
_NAMED_PRONOUNS = frozenset(("it", "this", "that", "them", "him", "her"))
_PLACE_PREPOSITIONS = frozenset(["in", "on", "at", "to", "through", "by", "via"])
_SUBJECT_PRONOUNS = frozenset(["i", "he", "she", "we", "they"])
_QUESTIONS = frozenset(["how", "why", "whether", "what", "when", "where", "who", "if"])
_INNER = frozenset(
    ["that", "who", "which", "whom", "whose", "when", "where", "if", "as", ",", "than", "because", "while"]
)
"""Words after which a verb is no longer that of the clause."""
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "its", "their"])
_LONGEST_ADDRESSEE = 9
"""Words after "told" within which its content must begin."""
_LONGEST_ADVERBIAL = 16
"""Words of an adverbial after a cue: "said in a statement on Friday that"."""
_LONGEST_ASIDE = 20
"""Words of an aside after a cue: "said, citing officials, that"."""
_AUXILIARY_WITHIN = 8
"""Words at the start of a clause without "that" that must include its auxiliary."""


@dataclass(frozen=True, slots=True)
class ContentOpenings:
    """Finds and classifies the beginnings of content after the cues of one sentence."""

    words: Sequence[Word]
    lexicon: CueLexicon

    def start(self, match: CueMatch, *, has_content_before: bool) -> int | None:
        """The first word of content after a cue; None where nothing but an adverbial follows."""
        words, at = self.words, match.end
        if match.takes(CueSense.ADDRESSEE_CLAUSE) and at < len(words) and words[at].text not in STOPS:
            at = self._after_addressee(at, match.cue.lemma)
        if at >= len(words) or words[at].text in STOPS or words[at].lower in _OTHER_VERBS:
            return None
        if words[at].lower in BE and match.start and words[match.start - 1].lower == "who":
            return None  # "those who protested were led away"
        if words[at].text == "," and not self._is_quotation(at + 1):
            return self._after_aside(at)
        if words[at].text in CONTENT_MARKS:
            return at + 1 if at + 1 < len(words) else None
        if words[at].lower == "that":
            return at + 1
        if words[at].lower == "to" and (match.takes(CueSense.PROMISE) or match.cue.lemma in _CLAIMS):
            return at
        if is_quantity(words[at : at + 2]):
            return at
        if words[at].lower in self.lexicon.openers - {"of"} | self.lexicon.times | {"also"}:
            return self._after_adverbial(at, has_content_before=has_content_before)
        return at

    def sense(self, match: CueMatch, content: WordRange) -> CueSense | None:
        """The kind of complement that the content is; None where the cue takes none of that kind."""
        first, before = self.words[content.start], self.words[content.start - 1]
        is_separated = before.text in (":", ",") and content.start > match.end
        if first.quotation is not None or is_separated:
            return CueSense.SPEECH if match.takes(*_QUOTABLE) else None
        if before.lower == "that" and match.takes(CueSense.CLAUSE, CueSense.ADDRESSEE_CLAUSE):
            return CueSense.CLAUSE
        if first.lower == "to" and (match.takes(CueSense.PROMISE) or match.cue.lemma in _CLAIMS):
            return CueSense.PROMISE
        if first.is_one_of(_QUESTIONS) and content.start == match.end and match.takes(CueSense.QUESTION):
            return CueSense.CLAUSE
        if match.cue.tail and match.takes(CueSense.OBJECT):
            return CueSense.OBJECT
        if match.takes(CueSense.CLAUSE) and self._may_be_clause(match, content):
            return CueSense.CLAUSE
        if match.takes(CueSense.ADDRESSEE_CLAUSE) and content.start > match.end:
            return CueSense.ADDRESSEE_CLAUSE
        return self._object_sense(match, content)

    def _object_sense(self, match: CueMatch, content: WordRange) -> CueSense | None:
        """The kind of a complement that is no clause."""
        phrase = self.words[slice(*content)]
        words = [word.lower for word in phrase]
        if match.takes(CueSense.REQUEST) and self._has_request(match.cue.lemma, phrase):
            return CueSense.REQUEST
        if match.takes(CueSense.NAMING):
            is_naming = match.cue.lemma in _NAMING_VERBS and self._has_name_given(words)
            if is_naming or "as" in words or has_quotation(phrase):
                return CueSense.NAMING
        if words[0] in self.lexicon.openers or len(words) < 3:
            return None
        return next((sense for sense in (CueSense.OBJECT, CueSense.JUDGEMENT) if match.takes(sense)), None)

    def _has_request(self, lemma: str, phrase: Sequence[Word]) -> bool:
        """Whether someone is asked, warned or accused, or is expected or wanted "to" do something."""
        if lemma not in _WISHES:
            return not _REQUEST_LINKS.isdisjoint(word.lower for word in phrase[1:])
        someone = takewhile(lambda word: word.is_word and not is_finite_verb(word, self.lexicon), phrase[1:])
        return any(word.lower == "to" for word in someone)

    def _has_name_given(self, words: Sequence[str]) -> bool:
        """Whether what is named and its name follow ("it a threat", "the test a success"), not who was called up."""
        if words[0] in _NAMED_PRONOUNS:
            return len(words) > 1 and words[1] not in self.lexicon.openers
        near = list(takewhile(lambda word: word not in self.lexicon.prepositions, words))
        return any(word in ("a", "an", "the") for word in near[1:])

    def _may_be_clause(self, match: CueMatch, content: WordRange) -> bool:
        """Whether content without "that" may be a clause, and is not only a noun: "warned *the North*"."""
        if match.takes(CueSense.ADDRESSEE_CLAUSE) and content.start == match.end:
            return any(word.is_one_of(self.lexicon.finite) for word in self.words[slice(*content)])
        return not match.cue.ambiguous or self._is_clause(content)

    def _is_clause(self, content: WordRange) -> bool:
        """Whether content without "that" opens with a subject of its own."""
        first = self.words[content.start]
        if first.lower in self.lexicon.pronouns - {"who", "which"}:
            return True
        near = self.words[slice(*content)][:_AUXILIARY_WITHIN]
        main = takewhile(lambda word: not word.is_one_of(_INNER), near)
        if any(is_finite_verb(word, self.lexicon) for word in main):
            return True
        return first.mention >= 0 and any(word.lower in self.lexicon.auxiliaries or word.lower in BE for word in near)

    def _is_quotation(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].quotation is not None

    def _after_aside(self, comma: int) -> int | None:
        """Where content begins after an aside: "said, citing officials, that …"."""
        for at in range(comma + 1, min(len(self.words) - 1, comma + _LONGEST_ASIDE)):
            if self.words[at].text == ",":
                if self.words[at + 1].lower == "that":
                    return at + 2
                if self._is_quotation(at + 1):
                    return at + 1
        return None

    def _after_addressee(self, at: int, lemma: str) -> int:
        """The word after the addressee that begins at word `at`; `at` itself where there is none."""
        found = self._clause_after_addressee(at)
        if found is None:
            found = self._after_object(at) if lemma == "tell" else at
        return found

    def _clause_after_addressee(self, at: int) -> int | None:
        """Where a clause or quotation begins within a few words after an addressee."""
        words = self.words
        for end in range(at, min(len(words), at + _LONGEST_ADDRESSEE)):
            word = words[end]
            if end > at and word.lower in _SUBJECT_PRONOUNS and words[end - 1].lower not in self.lexicon.prepositions:
                return end
            if word.text in STOPS:
                return None
            if word.quotation is not None or word.lower == "that" or word.text in (",", ":"):
                return end
        return None

    def _after_object(self, at: int) -> int:
        """Where the object of "told" ends: a pronoun, a name, or a noun such as "reporters"."""
        words, addressees = self.words, self.lexicon.addressees
        if words[at].is_one_of(addressees - _DETERMINERS):
            return at + 1
        while at < len(words) and words[at].is_one_of(_DETERMINERS):
            at += 1
        name = words[at].mention if at < len(words) else -1
        while at < len(words) and (words[at].mention == name if name >= 0 else words[at].lower in addressees):
            at += 1
        return at

    def _after_adverbial(self, at: int, *, has_content_before: bool) -> int | None:
        """Where content begins after an adverbial ("on Tuesday in a statement that"); None where there is none."""
        after_time = self._after_time(at)
        if after_time is not None and after_time > at and not has_content_before and self._may_start(after_time):
            return after_time
        for end in range(at, min(len(self.words), at + _LONGEST_ADVERBIAL)):
            word = self.words[end]
            if word.lower == "that" and self.words[end - 1].lower not in ("all", "than"):
                return end + 1
            if word.text == ":" or (word.text == "," and self._is_quotation(end + 1)):
                return end + 1 if end + 1 < len(self.words) else None
            if word.quotation is not None:
                return end
            if word.text in STOPS:
                break
        return None if has_content_before else after_time

    def _may_start(self, at: int) -> bool:
        """Whether content may begin with the word after a time, so that no adverbial goes on: "said Monday *the* …"."""
        word, lexicon = self.words[at], self.lexicon
        adverbial = lexicon.prepositions | lexicon.openers | lexicon.times | lexicon.boundaries
        return word.is_word and not word.is_one_of(adverbial)

    def _after_time(self, at: int) -> int | None:
        """Where content without "that" begins after a day or a date: "said Tuesday the talks …"."""
        words, end = self.words, at
        while end < len(words) and self._is_time(end):
            end += 1
        if end == at:
            return at if words[at].lower not in _PLACE_PREPOSITIONS else None
        if end >= len(words) or words[end].text in STOPS:
            return None
        return end + 1 if words[end].text == "," else end

    def _is_time(self, at: int) -> bool:
        """Whether word `at` is part of a time; "on" is if a time follows it."""
        if is_possessive(self.words, at + 1):
            return False
        word = self.words[at]
        if word.lower == "on" and at + 1 < len(self.words):
            word = self.words[at + 1]
        return word.lower in self.lexicon.times or word.text.isdigit()
