"""Find the sentences of a text that report nothing: of a story, a game, a scenario, a satire, a drill's announcement,
a claim that is checked, a question, or what the newsroom's own text had wrong.

    frame      "In the novel, …", "In their scenario …", 소설에서, 小説では: the sentence, and those after it in its
               paragraph up to one with a day or a source
    comment    "It was a civil defense exercise.", 훈련 상황이었다: the two sentences before it in its paragraph too
               "That was untrue.": the one before it; "The message was sent in error.": those that tell of a message
    headline   "Film review: …", "소설 …", "[영화]": sentences without a day and a source; "Fact check: …": all
    question   a sentence that ends with a question mark
    source     "the chatbot answered that …", "in the opera, …", …라며 퍼진 영상 (`sources`): what comes after it or the
               whole sentence, and what goes on with it
    disclosure "Neither happened", "The impersonator …" (`disclosures`): the two sentences before it
    quotation  of several sentences that nobody is said to say (`embedding`)

A mock target and a target that is assumed (가상의 표적) are fired at with real missiles, so these words are no frame.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from bot.lang.assertion.disclosures import HEADLINE_LISTS, TAKES_BACK
from bot.lang.assertion.embedding import QUOTATION, WORDS, is_said
from bot.lang.assertion.patterns import (
    COMMENT,
    FRAME,
    HEADLINE_CHECKS,
    HEADLINE_TELLS,
    QUESTION,
    REPORTS,
    SENT,
    SENT_IN_ERROR,
    UNTRUE,
)
from bot.lang.assertion.sources import UNTRUE_SOURCES, UntrueSource
from bot.lang.sentences import sentences as plain_sentences
from bot.lang.standing_lines import own_errors
from bot.lang.stems import may_match, search
from bot.model.analysis import Span

_TELLING = (FRAME, COMMENT, UNTRUE, SENT_IN_ERROR, QUESTION)
_FARTHEST_ON = 4
"""The most sentences after a frame that it governs."""
_FARTHEST_BACK = 2
_LONGEST = 800
"""Characters of a sentence that are looked at."""


def unreal_from(text: str, sentences: Sequence[Span], title: str = "") -> list[int | None]:
    """The place of the text from which on each sentence reports nothing, None for a sentence that reports all of it:
    "Kim visited the theater *and saw the opera, in which 40 are killed*"."""
    if HEADLINE_CHECKS.search(title) or HEADLINE_LISTS.search(title):
        return [one.start for one in sentences]
    marks: list[int | None] = [0 if is_error else None for is_error in own_errors(text, sentences)]
    _mark_quotations(text, sentences, marks)
    sources = _sources(text)
    is_told = search(HEADLINE_TELLS, title) is not None
    may_tell = bool(sources) or is_told or may_match(text, *_TELLING)
    if may_tell or may_match(text, TAKES_BACK):
        words = [text[one.start : min(one.end, one.start + _LONGEST)] for one in sentences]
        begins = [
            place == 0 or "\n" in text[sentences[place - 1].end : one.start] for place, one in enumerate(sentences)
        ]
        nothing: list[int | None] = [None] * len(words)
        framed = _framed(words, begins, sources, is_told=is_told) if may_tell else nothing
        _take_back(words, begins, framed)
        asked = (QUESTION.search(text, max(one.start, one.end - 4), one.end) for one in sentences)
        for place, (at, question) in enumerate(zip(framed, asked, strict=True)):
            marks[place] = 0 if question else marks[place] if at is None else at
    return [None if at is None else one.start + at for one, at in zip(sentences, marks, strict=True)]


@lru_cache(maxsize=8)
def _sources(text: str) -> tuple[UntrueSource, ...]:
    """The sources that a text may have; several readers ask for those of one text in turn."""
    return tuple(one for one in UNTRUE_SOURCES if may_match(text, one.words))


def _framed(
    words: Sequence[str], begins: Sequence[bool], sources: Sequence[UntrueSource], *, is_told: bool
) -> list[int | None]:
    """The place in each sentence from which on it is of a story, game or scenario, or of an untrue source. `begins`:
    which ones begin a paragraph; `is_told`: the headline says that the text is on a story."""
    framed: list[int | None] = []
    left = 0
    for sentence, is_first in zip(words, begins, strict=True):
        left = 0 if is_first else left
        said = [(one, at) for one in sources if (at := _place(one, sentence)) is not None]
        if search(FRAME, sentence):
            left = _FARTHEST_ON
            framed.append(0)
        elif said:
            left = _FARTHEST_ON if any(one.goes_on for one, _ in said) else left - 1
            framed.append(0 if is_told else min(at for _, at in said))
        elif search(REPORTS, sentence):
            left = 0
            framed.append(None)
        else:
            framed.append(0 if is_told or left > 0 else None)
            left -= 1
    return framed


def _place(source: UntrueSource, sentence: str) -> int | None:
    """Where a source comes in a sentence that has it: 0 if nothing of the sentence holds."""
    found = search(source.words, sentence)
    return None if found is None else 0 if source.whole else found.start()


def _take_back(words: Sequence[str], begins: Sequence[bool], framed: list[int | None]) -> None:
    """Mark the sentences of which a later one says that they are of a drill or a mistake."""
    for place, sentence in enumerate(words):
        is_message = search(SENT_IN_ERROR, sentence) is not None
        farthest = _FARTHEST_BACK if is_message or search(COMMENT, sentence) else 1 if search(UNTRUE, sentence) else 0
        if farthest:
            framed[place] = 0
        elif search(TAKES_BACK, sentence):
            farthest = _FARTHEST_BACK
        before = place
        while farthest and not begins[before] and before > place - farthest:
            before -= 1
            if is_message and SENT.search(words[before]) is None:
                break
            framed[before] = 0


def _mark_quotations(text: str, sentences: Sequence[Span], marks: list[int | None]) -> None:
    """Mark the sentences of a quotation of several ones that goes on in its sentence, but of which nobody is said to
    say it: "*The minister has resigned. What do you do?*" applicants were asked."""
    for quotation in QUOTATION.finditer(text):
        first, last = (bisect_right(sentences, at, key=_begin) - 1 for at in (quotation.start(), quotation.end() - 1))
        if first < 0 or first == last:
            continue
        outside = text[sentences[first].start : quotation.start()]
        after = text[quotation.end() : sentences[last].end]
        if WORDS.search(after) and not is_said(outside, after):
            marks[first : last + 1] = [0] * (last + 1 - first)


def _begin(sentence: Span) -> int:
    return sentence.start


class UnrealParts:
    """The same for an article in which most sentences are never asked for: found when the first one is."""

    def __init__(self, text: str, sentences: Sequence[Span], title: str) -> None:
        self._article = text, sentences, title
        self._marks: list[int | None] | None = None

    def has(self, place: int, at: int) -> bool:
        """Whether the sentence of a place reports nothing at an offset of the text."""
        if self._marks is None:
            self._marks = unreal_from(*self._article)
        mark = self._marks[place]
        return mark is not None and mark <= at


def unreal_spans(text: str, title: str = "") -> list[Span]:
    """The parts of a text that report nothing, where the text is not yet cut into sentences."""
    spans, end = list[Span](), 0
    for sentence in plain_sentences(text):
        start = text.index(sentence, end)
        end = start + len(sentence)
        spans.append(Span(start, end))
    marks = unreal_from(text, spans, title)
    return [Span(at, one.end) for one, at in zip(spans, marks, strict=True) if at is not None]
