"""Find the author of a statement, letter or report, who is the speaker in place of the document.

a statement *by Kim* · *Kim's* message · the letter, signed *by Kim*,
*Kim* sent a message … The message said · *Kim* said in a letter … The letter said
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.text.statements.english.forms.headings import SAID_NOUNS
from bot.text.statements.english.noun_phrases import NounPhrases
from bot.text.statements.english.subjects import SubjectFinder
from bot.text.statements.english.words import (
    BE,
    BREAKS,
    STOPS,
    Word,
    WordRange,
    is_past_verb,
    is_possessive,
    name_start,
)

AUTHORLESS = frozenset((
    "statement", "message", "letter", "telegram", "answer", "declaration", "remarks", "speech", "note", "reply", "text",
    "tweet", "email", "e-mail",
))  # fmt: skip
"""Documents that cannot be speakers: without an author, their content has no speaker."""
DOCUMENTS = AUTHORLESS | frozenset(
    ("report", "communique", "communiqué", "commentary", "article", "order", "editorial", "essay", "memo", "address")
)
"""Nouns for written statements, which may be printed whole."""
_OWNED = SAID_NOUNS | DOCUMENTS | {"refrain", "mantra", "motto", "plea", "promise", "question"}
"""Nouns for somebody's words, behind a quotation: "…," was Kim's *answer*."""
_COMING = frozenset(("came", "comes", "went", "goes", "ran", "runs"))
_OWNED_WITHIN, _TITLE_WITHIN = 2, 3
"""The most words between an owner and such a noun; the most words of a title before a name."""
_BY = frozenset(("by", "from", "of"))
_ISSUED = frozenset(
    ("issued", "released", "published", "signed", "written", "made", "delivered", "sent", "carried", "given", "drafted")
)
_ISSUING = _ISSUED | frozenset(
    ("issues", "releases", "publishes", "makes", "delivers", "sends", "gives", "wrote", "gave", "conveyed", "addressed")
)
_WITHIN = 14
"""The most words after a document within which its author is named."""
_OPENING = 60
"""The most words at the start of an earlier sentence that are searched for the document."""
_MEDIUM = frozenset(("in", "through", "via", "by"))
_KNOWN = frozenset(("the", "this", "that", "these", "those"))
_MEDIUM_WITHIN = 5
"""The most words before a document: "in a co-signed article"."""
_LONGEST_AUTHOR = 20
"""The most words of an author."""


class DocumentReader(Struct, frozen=True):
    """Finds the authors of the documents of one sentence."""

    phrases: NounPhrases

    def author(self, document: int) -> WordRange | None:
        """The author whom the sentence names beside the document at word `document`, None if there is none."""
        words = self.phrases.words
        if document and is_possessive(words, document - 1):
            return self._owner(document - 2)
        if document + 1 >= len(words):
            return None
        end = min(len(words), document + 1 + _WITHIN)
        if words[document + 1].lower in _BY and (author := author_after(self.phrases, document + 1)):
            return author
        is_passive = any(word.is_one_of(_ISSUED) for word in words[document + 1 : end])
        for at in range(document + 1, end - 1):
            if words[at].lower == "to" or words[at].text in STOPS:
                return None
            is_name_of = words[at].lower == "of" and words[at - 1].lower == "name"
            if is_name_of or (is_passive and words[at].lower == "by") or words[at].lower == "from":
                return author_after(self.phrases, at)
        return None

    def _owner(self, last: int) -> WordRange | None:
        """Who owns a document and ends at word `last`: a name, or else a noun phrase."""
        words = self.phrases.words
        if last >= 0 and words[last].mention >= 0:
            return WordRange(name_start(words, last), last + 1)  # "…," read *Kim*'s letter
        return self._known(self.phrases.ending_at(last, 0))

    def issuer(self, noun: str) -> WordRange | None:
        """The author of the document `noun` in this sentence: beside it, or the subject that issued it."""
        words = self.phrases.words[:_OPENING]
        document = next((at for at, word in enumerate(words) if word.is_one_of((noun,))), None)
        if document is None:
            return None
        if author := self.author(document):
            return author
        verb = next((at for at in range(document - 1, 0, -1) if words[at].is_one_of(_ISSUING)), None)
        if verb is None:
            return None
        subjects = SubjectFinder(self.phrases)
        return self._known(subjects.before_cue(verb, 0)) or self._known(subjects.of_clause(0, document))

    def is_medium(self, noun: str) -> bool:
        """Whether the subject of the sentence speaks in the document `noun`: "stressed the paper *in an editorial*".

        The document is new here ("in *a* letter") and follows the first verb of reporting of its clause, or comes
        before any. A document that is only mentioned has another author: "said he had found errors in a letter".
        """
        words = self.phrases.words
        document = next((at for at, word in enumerate(words) if word.is_one_of((noun,))), 0)
        nearest = range(document - 1, max(-1, document - 1 - _MEDIUM_WITHIN), -1)
        place = next((at for at in nearest if words[at].is_one_of(_MEDIUM)), None)
        if place is None or any(not word.is_word or word.lower in _KNOWN for word in words[place + 1 : document]):
            return False
        clause = next((at + 1 for at in range(place - 1, -1, -1) if words[at].text == ","), 0)
        cue = self._first_cue(clause, place)
        if cue is None:
            return clause == place and self._first_cue(0, place) is None
        is_passive = cue > 0 and words[cue - 1].is_one_of(BE)
        times = self.phrases.lexicon.times
        return not is_passive and all(word.lower == "on" or word.is_one_of(times) for word in words[cue + 1 : place])

    def _first_cue(self, start: int, end: int) -> int | None:
        cues = self.phrases.lexicon.cues
        return next((at for at in range(start, end) if self.phrases.words[at].is_one_of(cues)), None)

    def _known(self, phrase: WordRange | None) -> WordRange | None:
        return phrase if phrase and self.phrases.can_speak(phrase) else None


def author_after(phrases: NounPhrases, preposition: int) -> WordRange | None:
    """The author after the preposition at that word; None if nobody who can speak follows it."""
    words = phrases.words
    start = end = preposition + 1
    while end < min(len(words), start + _LONGEST_AUTHOR) and not _ends_author(words, end, phrases):
        end += 1
        name = words[end - 1].mention
        if name in phrases.persons and (end >= len(words) or words[end].mention != name):
            break
    author = WordRange(start, end)
    if end == start or not phrases.can_speak(author):
        return None
    is_name = author.size > 1 and all(word.text[0].isupper() for word in words[start:end])
    return author if words[preposition].lower != "of" or is_name or phrases.is_known_speaker(author) else None


def _ends_author(words: Sequence[Word], at: int, phrases: NounPhrases) -> bool:
    word, lexicon = words[at], phrases.lexicon
    if word.quotation is not None or (word.mention < 0 and word.text in BREAKS) or word.text in STOPS:
        return True
    unfit = lexicon.prepositions - {"of"} | lexicon.boundaries | lexicon.finite | BE | {"who", "which", "according"}
    is_verb = word.is_one_of(lexicon.cues) and word.lower not in lexicon.speakers
    if word.lower == "of" and at + 1 < len(words) and words[at + 1].lower.endswith("ing"):  # "accused by Kim of lying"
        return True
    # "by the Harrow Group *published* on Friday": done to the document
    is_participle = words[at - 1].text[:1].isupper() and word.text.islower() and is_past_verb(word, lexicon)
    return word.is_one_of(unfit) or is_verb or is_participle


def owner_behind(words: Sequence[Word], link: int) -> WordRange | None:
    """The person or body whose words a quotation before word `link` is: "…," came Mayor *Kim*'s short reply."""
    if not words[link].is_one_of(BE, _COMING):
        return None
    name = link + 1
    while name < min(len(words), link + 1 + _TITLE_WITHIN) and words[name].mention < 0 and words[name].text.istitle():
        name += 1
    end = name
    while end < len(words) and words[end].mention == words[name].mention >= 0:
        end += 1
    if end == name or not is_possessive(words, end):
        return None
    for at in range(end + 1, min(len(words), end + 2 + _OWNED_WITHIN)):
        if words[at].is_one_of(_OWNED):
            return None if is_possessive(words, at + 1) else WordRange(name, end)
        if is_possessive(words, at):
            return None  # "was Kim's party's verdict"
    return None
