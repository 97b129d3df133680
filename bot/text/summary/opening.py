"""Find the sentence that opens the news of an article.

It is mostly the first sentence. Some articles open in another way, and their news begins later:

    claim    what somebody else said or wrote      the text says so after it; then the denial, or another report
    page     the words under a picture, a prompt       present tense, no source, no day, no word of the title
    untied   a plot, a scenario, an old text           present tense, no source, no day, hardly a word of the title
    feature  a scene, an anecdote                      a short first sentence, a paragraph of several, words that the
                                                       text leaves, nothing that reports; then a source with an amount
    speech   a greeting, history, thanks               then a decision or demand with its amount or time
    little   a first sentence that tells little        then one with much more of amount, time, decision and source
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set

from msgspec import Struct

from bot.lang.scripts import is_korean
from bot.regexes import regex
from bot.text.summary.anaphora import dangling
from bot.text.summary.modality.marks import points_back
from bot.text.summary.modality.patterns import says
from bot.text.summary.modality.status import Modality
from bot.text.summary.questions import addresses_reader, asks
from bot.text.summary.sentence_quality import opens_with_long_quotation, too_short, word_count, words
from bot.text.summary.substance import substance, tells_finding

_LONGEST_SCENE = 6
"""The most sentences before the news, where these are in the present tense."""
_TELLS = 1.3
"""The evidence of the sentence behind such a beginning that opens the news, if one has it: a source and more. "There is
dust where the water should be" has a modal verb alone."""
_LONGEST_ANECDOTE, _LONGEST_REPORTAGE = 9, 20
"""The most sentences of a narrative beginning; more if the title says that the text is a report from a place."""
_LONGEST_REPLY = 6
"""The most sentences from the one that says whose claim opens the text, among which its news begins."""
_DEPENDS = 0.5
"""The deduction from the evidence of a sentence among these that needs another one."""
_FEWEST = 6
"""The fewest sentences of a feature."""
_NEXT = 4
"""Sentences after an anecdote that hardly use its words again."""
_SHORT, _SHORT_KOREAN = 14, 8
"""The most words of a short first sentence; that of a report has more."""
_LEFT = 0.15
"""The highest share of the first sentence's words that these have."""
_REPORTS = 2.3
"""The lowest evidence of news in the sentence that opens it: two of amount, time, decision and source, and a word of
the title; or three of them."""
_MORE = 1.5
"""The least difference between its evidence and that of any sentence of the anecdote."""
_SIGNS = 3
"""Fewest of seven signs of an anecdote, and those that the news gives."""
_FINDS = 2
"""The signs that a sentence counts for which tells what the text found."""
_CONTRAST = 3.1
_TOLD = 0.3
"""The difference of evidence that is a sign too, and the largest share of the title's words that the first sentence has
then."""
_LITTLE, _DROPPED = 1.5, 0.22
"""The evidence of news, and the share of its words that later sentences use again, below which a first sentence tells
little: one of amount, time, decision and source at most, and hardly the title."""
_TOLD_OF_IT = 2
"""The least evidence in the sentence that opens the news behind such a one."""
_FEWEST_TOLD, _TELLS_TITLE = 2, 0.5
"""The fewest of the title's words in a sentence that tells it, and their least share."""
_OF_YEAR = regex(
    r"\W*(?:(?:one|on|in|it\swas|late|early|back|by|during|at)\b)[^,.;]{0,40}\b"
    r"((?:19|20)\d\d|(?<=\b(?:in|of)\s)1[5-8]\d\d)\b|[^.。]{0,12}?(\d{4})[년年]",
    re.IGNORECASE,
)
_PERFECT = regex(r"\b(?:has|have)\b", re.IGNORECASE)
_FIRST_YEAR, _OF_LIVING_MEMORY, _LAST_YEAR = 1500, 2000, 2099
"""A first sentence of a year: "In the winter of 1974", 1974년 겨울. News is of days; a year of another century is a
stronger sign."""
_FEWEST_UNTIED = 2
"""The fewest sentences of an opening that nothing ties to the news; one is often only a bare lead."""
_FARTHEST_TIE = 10
"""The most sentences behind it among which its news begins."""
_TIES = 1.4
"""The least evidence in the sentence that ties it: more than a source."""
_ANNOUNCES, _FEWEST_WORDS = 2, 2
"""The least substance of an announcement, and its fewest content words, which "Today it is over 425." lacks."""
_FARTHEST = 60
"""The most sentences of a speech among which its first announcement is."""


class Outline(Struct, frozen=True):
    """The sentences of a text with, by index, their modality and content words, whether they need no other sentence or
    at least do not continue one, begin a paragraph after the first, and whether they name a place or a body; the
    title's content words, and whether it says that the text is a report from a place."""

    sentences: Sequence[str]
    modality: Sequence[Modality]
    terms: Sequence[Set[str]]
    alone: Sequence[bool]
    continues: Sequence[bool]
    begins: Sequence[bool]
    placed: Callable[[int], bool]
    title: Set[str]
    is_reportage: bool = False

    def evidence(self, index: int) -> float:
        """The evidence that a sentence reports the news: its substance, a source, what the text found, its share of the
        title's words."""
        share = len(self.title & self.terms[index]) / len(self.title) if self.title else 0.0
        sentence = self.sentences[index]
        return substance(sentence) + self.modality[index].reports + tells_finding(sentence) + 2 * share

    @property
    def is_event(self) -> bool:
        """Whether the first sentence tells an event that befell many or a body, and no later one tells the title: it is
        the news itself, whatever words the headline has."""
        behind = self.terms[1 : _LONGEST_ANECDOTE + 1]
        titled = any(len(self.title & terms) >= max(_FEWEST_TOLD, _TELLS_TITLE * len(self.title)) for terms in behind)
        return says(self.sentences[0], "befalls") and not titled

    def may_open(self, index: int) -> bool:
        """Whether the news may begin with a sentence: it neither asks, nor opens with a quotation of several sentences,
        nor continues another one, unless it tells what the text found."""
        sentence = self.sentences[index]
        if addresses_reader(sentence) or opens_with_long_quotation(sentence):
            return False
        return not self.continues[index] or tells_finding(sentence)


def opening(text: Outline) -> int:
    """The index of the sentence that opens the news of a report; 0 without evidence for another one."""
    known = _behind_claim(text) or _behind_scene(text) or _behind_anecdote(text) or _behind_untied(text)
    return known or _behind_question(text)


def tells_briefly(sentence: str, title: str) -> bool:
    """Whether a first sentence that has fewer words than others tells the news: an event, or the news of the `title` in
    no other words or in the perfect. "The strike is over.", "Two chocolate makers merged."; not "The mayor wept."."""
    if not too_short(sentence) or dangling(sentence):
        return False
    told = frozenset(words(sentence))
    shared = told & frozenset(words(title))
    return says(sentence, "befalls") or (bool(shared) and (shared == told or _PERFECT.search(sentence) is not None))


def tells_little(text: Outline, used_later: float) -> bool:
    """Whether the first sentence of a titled report tells little of its news; `used_later` is the share of its words
    that later sentences use again."""
    is_little = bool(text.title) and text.evidence(0) < _LITTLE and used_later < _DROPPED
    return is_little and not text.is_event


def behind_little(text: Outline) -> int:
    """The index of the sentence that opens the news behind a first one that tells little: that of a later paragraph
    that needs no other and has much more evidence than the first two. 0 if there is none near the beginning, or the
    first sentence names a place or a body: a scene hardly does."""
    if text.placed(0):
        return 0
    read = range(min(len(text.sentences), _LONGEST_ANECDOTE + 1))
    least = max(_TOLD_OF_IT, max(text.evidence(one) for one in read[:2]) + _MORE)
    behind = (one for one in read[2:] if text.begins[one] and text.alone[one] and text.may_open(one))
    return next((one for one in behind if text.evidence(one) >= least), 0)


def announcement(text: Outline) -> int | None:
    """The index of the first sentence of a speech, column or interview that announces: two of an amount, a time and a
    decision. None if there is none near the beginning."""
    read = range(min(len(text.modality), _FARTHEST))
    whole = (one for one in read if len(text.terms[one]) >= _FEWEST_WORDS and (text.alone[one] or not one))
    return next((one for one in whole if substance(text.sentences[one]) >= _ANNOUNCES), None)


def _behind_claim(text: Outline) -> int:
    """The sentence that says whose claim opens the text, where it denies that claim; else the one after it with the
    most evidence of news. A denial of a part of the claim is evidence too."""
    if not text.modality or not text.modality[0].claimed:
        return 0
    answers = sorted(text.modality[0].needs[-1])
    said = answers[0] if answers else 0
    behind = range(said + 1, min(said + _LONGEST_REPLY, len(text.sentences)))
    if not text.modality[said].relays or not behind:
        return next((one for one in answers if text.alone[one]), said)
    claim = frozenset().union(*(terms for terms, one in zip(text.terms, text.modality, strict=True) if one.claimed))

    def evidence(index: int) -> float:
        denies = says(text.sentences[index], "negates") and bool(text.terms[index] & (claim | text.title))
        return text.evidence(index) + denies - _DEPENDS * (not text.alone[index])

    return max(behind, key=evidence)


def _behind_question(text: Outline) -> int:
    """The first sentence behind a question that reports."""
    if not text.sentences or not asks(text.sentences[0]):
        return 0
    behind = range(1, min(len(text.sentences), _LONGEST_SCENE + 1))
    return next((one for one in behind if text.modality[one].reports and text.alone[one] and text.may_open(one)), 0)


def _behind_scene(text: Outline) -> int:
    """The news after a beginning in the present tense; without a title there is none."""
    modality, title = text.modality, text.title
    if not title or not modality or not (modality[0].bare and modality[0].enacted) or title & text.terms[0]:
        return 0
    behind = range(1, min(len(modality), _LONGEST_SCENE + 1))
    news = (one for one in behind if text.alone[one] and (modality[one].reports or title & text.terms[one]))
    told = [one for one in news if text.begins[one] and not modality[one].enacted and text.may_open(one)]
    return next((one for one in told if text.evidence(one) >= _TELLS), min(told, default=0))


def _behind_untied(text: Outline) -> int:
    """The news after an opening that nothing ties to it: the sentence that ends it with a word for it, or the first of
    a paragraph with most evidence, a source or a day among that."""
    count = len(text.sentences)
    end = next((one for one, read in enumerate(text.modality) if not read.untied), count)
    if not _FEWEST_UNTIED <= end <= min(_LONGEST_ANECDOTE, count - 1):
        return 0
    if points_back(text.sentences[end]):
        return end
    behind = range(end, min(end + _FARTHEST_TIE, count))
    news = (one for one in behind if text.begins[one] and text.modality[one].reports)
    best = max((one for one in news if text.may_open(one)), key=text.evidence, default=0)
    return best if best and text.evidence(best) >= _TIES else 0


def _behind_anecdote(text: Outline) -> int:
    """The news after an anecdote in any tense: the first sentence of a later paragraph with much more evidence."""
    end = next((one for one, begins in enumerate(text.begins) if begins), 0)
    if not end or len(text.modality) < _FEWEST or text.is_event:
        return 0
    signs = _looks_told(text, end)
    most = max(text.evidence(one) for one in range(end))
    least = max(_REPORTS, most + _MORE)
    longest = _LONGEST_REPORTAGE if text.is_reportage else _LONGEST_ANECDOTE
    behind = (one for one in range(end, min(len(text.modality), longest + 1)) if text.may_open(one))
    news = (one for one in behind if text.evidence(one) >= least)
    return next((one for one in news if signs + _signs_behind(text, one, most) >= _SIGNS), 0)


def _signs_behind(text: Outline, index: int, most: float) -> int:
    """The signs that the sentence gives with which the news may begin: it tells what the text found, or has far more
    evidence than the `most` of the opening, where that tells little of what the title does."""
    untold = bool(text.title) and len(text.title & text.terms[0]) <= _TOLD * len(text.title)
    contrast = untold and text.evidence(index) >= most + _CONTRAST
    return _FINDS * tells_finding(text.sentences[index]) + contrast


def _looks_told(text: Outline, end: int) -> int:
    """The number of signs of an anecdote in the first paragraph, which ends before the sentence `end`: a short first
    sentence, more than that one, no place or body, words that the next sentences leave, none of the title, a title for
    it, and a year of long ago."""
    first, behind = text.terms[0], frozenset().union(*text.terms[end : end + _NEXT])
    return sum(
        (
            word_count(text.sentences[0]) <= (_SHORT_KOREAN if is_korean(text.sentences[0]) else _SHORT),
            end > 1,
            not any(text.placed(one) for one in range(end)),
            len(first & behind) <= _LEFT * len(first),
            bool(text.title) and not text.title & first,
            text.is_reportage,
            _long_ago(text.sentences[0]),
        )
    )


def _long_ago(sentence: str) -> int:
    """The signs that the year gives with which a sentence begins: none without one, two in one of another century."""
    found = _OF_YEAR.match(sentence)
    year = int(found[1] or found[2]) if found else 0
    return (_FIRST_YEAR <= year <= _LAST_YEAR) + (_FIRST_YEAR <= year < _OF_LIVING_MEMORY)
