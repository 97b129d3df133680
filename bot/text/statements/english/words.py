"""The words of a narrator's sentence, ranges of them, and word classes that several rules use."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.statements.english.cues import Cue, CueForm, CueLexicon, CueSense
from bot.text.statements.quotation_marks import Quotation

BREAKS = frozenset(",;:()[]–—-") | {"--", "...", "…", "―"}
"""Marks inside a sentence that separate its parts."""
STOPS = frozenset(".?!…")
"""Marks that end a sentence."""
BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
HAVE = frozenset(["has", "have", "had", "having", "'ve"])
MODALS = frozenset(
    ["would", "will", "could", "can", "may", "might", "should", "must", "did", "do", "does", "not", "n't"]
)
UNSAID = frozenset(
    ["not", "n't", "never", "neither", "nor", "will", "would", "'ll", "may", "might", "can", "could", "should", "must"]
)
"""Negations and modals: directly before a cue, they mean that nothing was said, or not yet."""
ARTICLES = frozenset(["the", "a", "an"])
POSSESSIVES = frozenset(["his", "her", "its", "their", "my", "our"])
INTRODUCTIONS = frozenset(["a", "an", "another", "one", "'s"]) | POSSESSIVES
"""Determiners that introduce somebody new."""
SUBJECT_PRONOUNS = frozenset(["i", "he", "she", "we", "they"])
OBJECT_PRONOUNS = frozenset(["him", "her", "them", "me", "us"])
RELATIVE_LINKS = frozenset(["who", "which", "that"])
"""Words before the subject of a relative clause: "the man *who* police say set the fire"."""
RELATIVES = RELATIVE_LINKS | {"whom", "whose"}
QUESTIONS = frozenset(["how", "why", "whether", "what", "when", "where", "who", "if"])
SHOWING = frozenset(("show", "find", "suggest", "indicate", "reveal"))
"""Verbs by which evidence reports: "the poll *shows* Kim in front"."""
_CONTRASTING = ("while", "whereas", "though", "although")
SUBORDINATORS = frozenset(
    (*_CONTRASTING, "when", "as", "because", "who", "which", "that", "if", "where", "until", "after", "before", "since")
)
"""Words after which a clause may open that depends on another."""
_CLAUSE_LINKS = SUBORDINATORS | {"and", "but", "or", "then", "even", "only"}
"""Words after which a clause may open with its subject."""
_JOINTS = frozenset(("and", "but", "or"))
_AUXILIARY_WITHIN = 4
"""The most words between "has" and its participle, with its subject in a question."""
_TELLING = frozenset(("say", "report", "state", "tell", "write", "announce", "publish"))
_IN_ERROR = frozenset(("erroneously", "mistakenly", "incorrectly", "wrongly", "inaccurately"))
FALSELY = _IN_ERROR | {"falsely"}
_ALLEGEDLY = frozenset(("allegedly", "supposedly", "purportedly"))
_SELDOM = frozenset(("hardly", "scarcely", "barely", "rarely", "seldom"))
_STATING = _TELLING | {"admit", "argue", "claim", "insist", "suggest", "warn"}
_NO_ADVERBS = BE | HAVE | UNSAID
_REGULAR_PAST = regex(r"[a-z]{2,}ed")
_GOVERNING = frozenset(("by", "of", "in", "from", "with", "at", "on", "under", "the", "a"))
"""Words behind which no verb stands."""
_OF_STATE = frozenset(
    ("media", "television", "tv", "radio", "news", "broadcaster", "newspaper", "agency", "department")
)
"""Words behind which "state" is no verb: "photographs *state* media released"."""
SENT = frozenset(("radio", "cable", "telegraph", "text", "message", "email"))
"""Verbs for how a message is sent."""
_BEFORE_NOUNS = frozenset(
    ("over", "amid", "after", "about", "despite", "following", "of", "by", "against", "since", "before")
)
"""Prepositions behind which a form in -s is a plural: "resigned over *claims* that"."""
_DISMISSED_WITHIN = 5
"""The most words from "dismissed" to what is dismissed behind "as"."""
_COUNTS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "many", "all"))
_PARTY = regex(r"[A-Z]{1,3}[-–][A-Z][A-Za-z.]*")
_YEAR = regex(r"(?:19|20)[0-9][0-9]")
_BEFORE_YEARS = frozenset(("in", "since", "until", "by", "from", "early", "late", "mid"))
_ASIDE_WITHIN = 12
"""The most words of an aside and its commas."""
_LIKE_VERBS = regex(r"[a-z]{2,}(?:ed|s)")


class Word(NamedTuple):
    """A token, or a whole quotation. `mention` is the index of the entity that the token names, else -1."""

    text: str
    lower: str
    start: int
    end: int
    quotation: Quotation | None = None
    mention: int = -1

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number of the narrator, and not a mark or quotation."""
        return self.quotation is None and (self.text[0].isalnum() or self.text[0] in "'’$")

    def is_one_of(self, *lists: Collection[str]) -> bool:
        """Whether it is on one of the lists of words, in lower case, and not part of a name."""
        if self.mention >= 0:
            return False
        lower = self.lower
        for words in lists:  # noqa: SIM110  # `any` takes twice as long, and a union of them copies them
            if lower in words:
                return True
        return False

    @property
    def unmarked(self) -> str:
        """The text of a quotation without its closing marks."""
        return self.text.rstrip("\"”“»」』'’` ")


class WordRange(NamedTuple):
    """A half-open range of word indices in a sentence."""

    start: int
    end: int

    @property
    def size(self) -> int:
        """The number of words."""
        return self.end - self.start


def span_of(words: Sequence[Word]) -> Span:
    """The text span from the first to the last of the words."""
    return Span(words[0].start, words[-1].end)


def name_start(words: Sequence[Word], at: int) -> int:
    """The index of the first word of the name that word `at` is part of."""
    while at > 0 and words[at - 1].mention == words[at].mention:
        at -= 1
    return at


def is_possessive(words: Sequence[Word], at: int) -> bool:
    """Whether word `at` is a possessive ending; False past the end of the sentence."""
    return at < len(words) and words[at].lower in ("'s", "'")


def has_quotation(words: Sequence[Word]) -> bool:
    """Whether one of the words is a quotation."""
    return any(word.quotation for word in words)


def is_finite_verb(word: Word, lexicon: CueLexicon) -> bool:
    """Whether it is surely a finite verb: "is", "had", "would"."""
    return word.quotation is None and word.is_one_of(lexicon.finite)


def may_be_verb(word: Word, lexicon: CueLexicon) -> bool:
    """Whether it may be a finite verb: also a cue ("believe") and any "…ed" or "…s"."""
    if word.mention >= 0 or word.quotation is not None:
        return False
    if word.lower in lexicon.prepositions or word.lower in lexicon.boundaries or word.lower in lexicon.openers:
        return False
    is_cue = any(cue.forms != {CueForm.ING} for cue in lexicon.cues.get(word.lower, ()))
    return is_cue or is_finite_verb(word, lexicon) or _LIKE_VERBS.fullmatch(word.text) is not None


def is_like_verb(word: Word, lexicon: CueLexicon) -> bool:
    """Whether it may be a verb, and is no noun for those who speak."""
    return not word.is_one_of(lexicon.speakers) and (may_be_verb(word, lexicon) or is_past_verb(word, lexicon))


def is_regular_past(word: Word) -> bool:
    """Whether it is a word in "…ed", and not part of a name."""
    return word.mention < 0 and _REGULAR_PAST.fullmatch(word.text) is not None


def is_past_verb(word: Word, lexicon: CueLexicon) -> bool:
    """Whether it may be a verb in the past: "fell", or any "…ed"."""
    return word.is_one_of(lexicon.irregular_pasts) or is_regular_past(word)


def is_present_of_agent(words: Sequence[Word], at: int, lexicon: CueLexicon) -> bool:
    """Whether word `at` is a verb in the present right behind its subject: "that Kim *leads*", "that he *heads*"."""
    word, agent = words[at], words[at - 1]
    if at == 0 or word.is_one_of(lexicon.speakers) or not (word.text.islower() and word.text.endswith("s")):
        return False
    return word.mention < 0 and (agent.mention >= 0 or agent.is_one_of(SUBJECT_PRONOUNS, ("it",)))


def is_participle_cue(word: Word, lexicon: CueLexicon) -> bool:
    """Whether it is a reporting verb in "…ing": "calling"."""
    return word.mention < 0 and any(cue.forms == {CueForm.ING} for cue in lexicon.cues.get(word.lower, ()))


def is_tensed(word: Word, lexicon: CueLexicon) -> bool:
    """Whether it is a verb in the past or surely a finite one, and no name: "in *May*"."""
    is_verb = is_past_verb(word, lexicon) or is_finite_verb(word, lexicon) or word.is_one_of(BE, HAVE)
    return is_verb and word.text.islower()


def is_manner_adverb(word: Word, lexicon: CueLexicon) -> bool:
    """Whether it is an adverb in -ly ("flatly"), and not a noun that can speak ("family", "assembly")."""
    return word.lower.endswith("ly") and len(word.lower) > 4 and word.lower not in lexicon.speakers


def is_object_in_aside(words: Sequence[Word], at: int) -> bool:
    """Whether what word `at` begins is the object of a participle behind a comma: ", answering *a question*"."""
    verb = words[at - 1] if at > 1 else None
    return verb is not None and verb.mention < 0 and verb.text.endswith("ing") and words[at - 2].text == ","


def is_plain_noun(word: Word, lexicon: CueLexicon) -> bool:
    """Whether it can only be a noun, which the word before it describes."""
    if not word.is_word or not word.text.islower() or may_be_verb(word, lexicon):
        return False
    unfit = (lexicon.prepositions, lexicon.boundaries, lexicon.openers, lexicon.auxiliaries, lexicon.times)
    return not word.is_one_of(*unfit) and not is_tensed(word, lexicon)


def is_party(words: Sequence[Word]) -> bool:
    """Whether the words are the party and state of a legislator: "Sen. Bright, *D-Ore.*, the chair, said"."""
    return _PARTY.fullmatch("".join(word.text for word in words)) is not None


def is_adverb(word: Word, lexicon: CueLexicon) -> bool:
    """Whether it is an adverb that leaves the sense of a cue unchanged: "also", "later", "flatly"."""
    if word.mention >= 0:
        return False
    is_auxiliary = word.lower in lexicon.auxiliaries and word.lower not in lexicon.finite
    return (is_auxiliary and word.lower not in _NO_ADVERBS) or is_manner_adverb(word, lexicon)


def before_adverbs(words: Sequence[Word], at: int, lexicon: CueLexicon, others: Collection[str] = ()) -> int:
    """The index of the last word before `at` that is no adverb and none of the others, -1 where there is none."""
    before = at - 1
    while before >= 0 and (is_adverb(words[before], lexicon) or words[before].is_one_of(others)):
        before -= 1
    return before


def before_aside(words: Sequence[Word], at: int, lexicon: CueLexicon) -> int:
    """The index of the conjunction before an aside that ends right before word `at`: "denied it *and*, in a statement,
    *called*"; `at` if there is none."""
    if at < 4 or words[at - 1].text != ",":
        return at
    comma = next((back for back in range(at - 3, max(0, at - _ASIDE_WITHIN), -1) if words[back].text == ","), at)
    is_aside = comma < at and words[comma + 1].is_one_of(lexicon.prepositions)
    return comma - 1 if is_aside and words[comma - 1].is_one_of(("and", "but")) else at


def behind_aside(words: Sequence[Word], at: int, lexicon: CueLexicon) -> int:
    """The word behind an aside between commas that begins at word `at`: "and*, in a statement,* called"; else `at`."""
    if words[at].text != "," or not any(one.is_one_of(lexicon.prepositions) for one in words[at + 1 : at + 2]):
        return at
    near = range(at + 2, min(len(words) - 1, at + _ASIDE_WITHIN))
    return next((end + 1 for end in near if words[end].text == ","), at)


def behind_body_of(words: Sequence[Word], end: int) -> int:
    """Where the words for the body of a person whose name ends before word `end` are over: "Ha Hee-bong *of Logos
    Bridge*"; `end` if there are none."""
    if end + 1 >= len(words) or not words[end].is_one_of(("of", "at", "with", "from")) or words[end + 1].mention < 0:
        return end
    body = words[end + 1].mention
    return next((at for at in range(end + 1, len(words)) if words[at].mention != body), len(words))


def is_quantity(words: Sequence[Word]) -> bool:
    """Whether the words open with a quantity, which is a subject and not an adverbial: "at least 3,000", "over 200"."""
    if not words or words[0].mention >= 0:
        return False
    first, second = words[0].lower, words[1] if len(words) > 1 else words[0]
    is_about = first in ("over", "about", "around", "under", "nearly", "some") and second.text[0].isdigit()
    return is_about or (first == "at" and second.lower in ("least", "most"))


def opens_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a clause may open with word `at`."""
    if at == 0:
        return True
    before = words[at - 1]
    return before.quotation is not None or before.text in BREAKS or before.is_one_of(_CLAUSE_LINKS)


class CueMatch(NamedTuple):
    """A cue found in a sentence: its words are [start, end)."""

    cue: Cue
    start: int
    end: int

    @property
    def range(self) -> WordRange:
        """The words of the cue."""
        return WordRange(self.start, self.end)

    def takes(self, *senses: CueSense) -> bool:
        """Whether the cue has one of the senses."""
        return not self.cue.senses.isdisjoint(senses)


def is_reduced_relative(words: Sequence[Word], match: CueMatch, before: int) -> bool:
    """Whether a cue is a participle that only describes what precedes it, and no finite verb: "*those* listed", "a
    broker known as …", "nine people accused of …". Word `before` is the last before the cue that is no adverb."""
    forms = match.cue.forms
    if CueForm.PARTICIPLE not in forms:
        return False
    if before >= 0 and words[before].is_one_of(("those",)):
        return True
    if CueForm.PAST not in forms:
        near = words[max(0, before - _AUXILIARY_WITHIN) : before + 1]
        return not any(word.is_one_of(HAVE, _JOINTS, ("'d", "’d")) for word in near)
    following = [word.lower for word in words[match.end : match.end + 2]]
    if following == ["to", "be"] and match.cue.lemma in ("say", "think"):
        return True  # "a man *said to be* his brother"
    links = {"brief": ("on", "about", "by"), "read": ("by",)}.get(match.cue.lemma, ())
    if following and following[0] in links:
        return True  # "an official *briefed on* the talks", "a message *read by* an official"
    # "accused *of* fraud", where an active verb has somebody before the preposition
    takes_none = match.takes(CueSense.SPEECH, CueSense.OBJECT) or match.cue.tail
    return not takes_none and following[:1] == ["of"]


def is_corrected(words: Sequence[Word], match: CueMatch, before: int) -> bool:
    """Whether a correction takes back what a cue tells, or it is only alleged or hardly told: "*erroneously* reported",
    "*allegedly* ordered", "*rarely* says that"; not "wrongly claimed", which may still be claimed, nor "rarely
    mentioned the deal", a habit. Word `before` is the last before the cue that is no adverb."""
    unsure = _ALLEGEDLY | _IN_ERROR if match.cue.lemma in _TELLING else _ALLEGEDLY
    unsure |= _SELDOM if match.cue.lemma in _STATING else frozenset()
    return any(word.is_one_of(unsure) for word in words[before + 1 : match.start])


def is_noun(words: Sequence[Word], match: CueMatch, lexicon: CueLexicon) -> bool:
    """Whether a cue is a noun: "that reports of soldiers were false", "in the four states", "strong demand for",
    "published by state media", "served one term", "fell four points to 52", "resigned over claims that", "dismissed as
    false media reports"; or an adverb: "went back to work"."""
    following = words[match.end].lower if match.end < len(words) else ""
    if match.cue.lemma in SENT and (following == "to" or CueForm.PAST not in match.cue.forms):
        return following in ("that", "to")  # "the *emails that* leaked", "*emails to* say"
    if match.cue.lemma == "blast" and following in ("furnace", "furnaces"):
        return True
    if not match.cue.ambiguous and match.cue.lemma != "point":
        return False
    before = words[max(0, match.start - 1)]
    if match.cue.lemma == "back" and CueForm.BASE in match.cue.forms:
        return following in lexicon.prepositions or is_past_verb(before, lexicon)
    if CueForm.BASE in match.cue.forms:
        is_governed = match.start > 0 and words[match.start - 1].is_one_of(_GOVERNING, ("one",))
        is_of_state = match.cue.lemma == "state" and following in _OF_STATE
        if is_governed or is_of_state or following in lexicon.topics.get(match.cue.lemma, ()):
            return True
    is_figure = match.cue.lemma == "point" and before.text[-1].isdigit()
    is_counted = match.start > 0 and (is_figure or before.is_one_of(_COUNTS, _BEFORE_NOUNS))
    is_dismissed = any(
        word.lower == "as" and verb.is_one_of(lexicon.denials)
        for verb, word in pairwise(words[max(0, match.start - _DISMISSED_WITHIN) : match.start])
    )
    return CueForm.THIRD in match.cue.forms and (following == "of" or is_counted or is_dismissed)


def cue_matches(words: Sequence[Word], lexicon: CueLexicon) -> Iterator[CueMatch]:
    """The cues of a sentence in order, the longest one at each word; they may overlap."""
    for at, word in enumerate(words):
        if not word.is_one_of(lexicon.cues):
            continue
        for cue in lexicon.cues[word.lower]:
            end = at + 1 + len(cue.tail)
            if tuple(w.lower for w in words[at + 1 : end]) == cue.tail:
                yield CueMatch(cue, at, end)
                break
            has_gap = len(cue.tail) == 1 and end < len(words) and words[end].lower == cue.tail[0]
            if has_gap and (is_manner_adverb(words[at + 1], lexicon) or words[at + 1].is_one_of(lexicon.times)):
                yield CueMatch(cue, at, end + 1)  # "complained *bitterly* about"
                break


def end_of_time(words: Sequence[Word], lexicon: CueLexicon) -> int:
    """The last word of a day that opens a clause with a name or an article behind it: "On *Monday* the North fired";
    the end of the words without one."""
    end = next((at for at in range(1, len(words)) if not words[at].is_one_of(lexicon.times)), len(words))
    is_clause = 1 < end < len(words) and (words[end].mention >= 0 or words[end].is_one_of(ARTICLES))
    return end - 1 if is_clause else len(words)


def is_date(words: Sequence[Word], at: int, lexicon: CueLexicon) -> bool:
    """Whether word `at` is a day beside its month, or a year behind one or a preposition: "On *3* May he said", "In
    *2024* he said"."""
    if not at or at + 1 >= len(words) or not words[at].text.isdigit():
        return False
    beside = (words[at - 1], words[at + 1])
    is_beside = any(one.text[:1].isupper() and one.is_one_of(lexicon.times) for one in beside)
    return is_beside or (_YEAR.fullmatch(words[at].text) is not None and words[at - 1].is_one_of(_BEFORE_YEARS))
