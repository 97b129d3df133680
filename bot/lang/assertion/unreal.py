"""Find the sentences of a text that report nothing: of a story, a game, a scenario, a satire, a drill's announcement,
a claim that is checked, a question, or what the newsroom's own text had wrong.

    frame      "In the novel, …", "In their scenario …", 소설에서, 小説では: the sentence, and those after it in its
               paragraph up to one with a day or a source
    comment    "It was a civil defense exercise.", 훈련 상황이었다: the two sentences before it in its paragraph too
               "That was untrue.": the one before it; "The message was sent in error.": those that tell of a message
    headline   "Film review: …", "소설 …", "[영화]": sentences without a day and a source; "Fact check: …": all
    question   a sentence that ends with a question mark

A mock target and a target that is assumed (가상의 표적) are fired at with real missiles, so these words are no frame.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.lang.assertion.patterns import (
    COMMENT,
    FRAME,
    HEADLINE_CHECKS,
    HEADLINE_TELLS,
    QUESTION,
    REPORTS,
    SENT,
    SENT_IN_ERROR,
    STEMS,
    UNTRUE,
)
from bot.lang.sentences import sentences as plain_sentences
from bot.lang.standing_lines import own_errors
from bot.lang.stems import may_have
from bot.model.analysis import Span

_FARTHEST_ON = 4
"""The most sentences after a frame that it governs."""
_FARTHEST_BACK = 2
_LONGEST = 800
"""Characters of a sentence that are looked at."""


def unreal_sentences(text: str, sentences: Sequence[Span], title: str = "") -> list[bool]:
    """Whether each sentence of a text reports nothing."""
    errors = own_errors(text, sentences)
    if not (may_have(text, STEMS) or may_have(title, STEMS)):
        return errors
    if HEADLINE_CHECKS.search(title):
        return [True] * len(sentences)
    words = [text[one.start : min(one.end, one.start + _LONGEST)] for one in sentences]
    begins = [place == 0 or "\n" in text[sentences[place - 1].end : one.start] for place, one in enumerate(sentences)]
    framed = _framed(words, begins, is_told=HEADLINE_TELLS.search(title) is not None)
    _take_back(words, begins, framed)
    asked = [QUESTION.search(text, max(one.start, one.end - 4), one.end) is not None for one in sentences]
    return [any(marks) for marks in zip(errors, framed, asked, strict=True)]


def _framed(words: Sequence[str], begins: Sequence[bool], *, is_told: bool) -> list[bool]:
    """Whether each sentence is of a story, game or scenario. `begins`: which ones begin a paragraph; `is_told`: the
    headline says that the text is on one."""
    framed: list[bool] = []
    left = 0
    for sentence, is_first in zip(words, begins, strict=True):
        left = 0 if is_first else left
        if FRAME.search(sentence):
            left = _FARTHEST_ON
            framed.append(True)
        elif REPORTS.search(sentence):
            left = 0
            framed.append(False)
        else:
            framed.append(is_told or left > 0)
            left -= 1
    return framed


def _take_back(words: Sequence[str], begins: Sequence[bool], framed: list[bool]) -> None:
    """Mark the sentences of which a later one says that they are of a drill or a mistake."""
    for place, sentence in enumerate(words):
        is_message = SENT_IN_ERROR.search(sentence) is not None
        farthest = _FARTHEST_BACK if is_message or COMMENT.search(sentence) else 1 if UNTRUE.search(sentence) else 0
        if not farthest:
            continue
        framed[place] = True
        before = place
        while not begins[before] and before > place - farthest:
            before -= 1
            if is_message and SENT.search(words[before]) is None:
                break
            framed[before] = True


class UnrealSentences:
    """The same for an article in which most sentences are never asked for: found when the first one is."""

    def __init__(self, text: str, sentences: Sequence[Span], title: str) -> None:
        self._article = text, sentences, title
        self._marks: list[bool] | None = None

    def __getitem__(self, place: int) -> bool:
        if self._marks is None:
            self._marks = unreal_sentences(*self._article)
        return self._marks[place]


def unreal_spans(text: str, title: str = "") -> list[Span]:
    """The sentences of a text that report nothing, where the text is not yet cut into sentences."""
    spans, end = list[Span](), 0
    for sentence in plain_sentences(text):
        start = text.index(sentence, end)
        end = start + len(sentence)
        spans.append(Span(start, end))
    marks = unreal_sentences(text, spans, title)
    return [one for one, is_unreal in zip(spans, marks, strict=True) if is_unreal]
