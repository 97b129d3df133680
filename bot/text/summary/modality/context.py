"""Find the sentences of a text that need those before them: by their words, split quotations and speakers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from bot.model.analysis import Entity, EntityKind, Quote, QuoteKind, Span
from bot.regexes import regex
from bot.text.sentences import LONGEST_QUOTATION
from bot.text.summary.anaphora import (
    dangling,
    is_about_a_person,
    is_of_that,
    refers_to_earlier,
    split_quotations,
    whole_quotations,
    without_contrast,
)
from bot.text.summary.manner import is_spoken, is_titled_speech, unlabelled
from bot.text.summary.modality.patterns import says
from bot.text.summary.modality.status import SplitArticle

_QUOTATION = regex(r"[\"“‘「『].*[\"”’」』][.,]?")
"""A sentence that is only a quotation."""
_NUMBER = regex(r"\d{1,4}[.)]")
_SPEAKING = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP)


class ContextRules:
    """Finds the sentences of a text that need those before them."""

    def __init__(self, article: SplitArticle, entities: Sequence[Entity], quotes: Sequence[Quote]) -> None:
        text, spans = article.text, article.spans
        self._spans = spans
        read = (unlabelled(text[span.start : span.end]) for span in spans)
        self._sentences = [without_contrast(one) if says(one, "disclaims") else one for one in read]
        self._title, self._notes = article.title, article.notes
        self._speakers = sorted(m.start for e in entities if e.kind in _SPEAKING for m in e.mentions)
        self.split = split_quotations(text, spans)
        self._attributed = [
            q for q in quotes if q.kind is QuoteKind.DIRECT and q.speaker_span is not None and q.speaker is not None
        ]
        self.continues = [self._continues(index) for index in range(len(spans))]
        self.refers = [
            continues and not self.split[index] and not is_about_a_person(self._sentences[index])
            for index, continues in enumerate(self.continues)
        ]

    def _continues(self, index: int) -> bool:
        """Whether a sentence continues the one before it: it is part of a longer quotation, only a quotation, or refers
        back, and does not name the speaker of the quotation that it opens with."""
        span, sentence = self._spans[index], self._sentences[index]
        if self.split[index]:
            return True
        refers = dangling(sentence, first_in(span, self._speakers), not index) or is_of_that(sentence, self._title)
        if not refers and not _QUOTATION.fullmatch(sentence):
            return False
        if span in self._notes:  # "this article" is the whole text
            return False
        return not _opens_with_attributed(span, self._attributed)

    def is_alone(self, index: int) -> bool:
        """Whether a sentence neither continues the one before it nor, unless it is the first, refers to something that
        an earlier one introduced."""
        return not self.continues[index] and not (index and refers_to_earlier(self._sentences[index], self._title))

    def is_speech(self, attributed: Sequence[bool]) -> bool:
        """Whether the text is a speech or a column; `attributed` says which sentences name the speaker."""
        return is_titled_speech(self._title, self._sentences) or is_spoken(self._sentences, self.split, attributed)


def first_in(span: Span, starts: Sequence[int]) -> int | None:
    """The offset within a sentence of the first of the sorted `starts`; None if none is inside."""
    index = bisect_left(starts, span.start)
    return starts[index] - span.start if index < len(starts) and starts[index] < span.end else None


def _opens_with_attributed(span: Span, quotes: Sequence[Quote]) -> bool:
    """Whether a sentence opens with a quotation and names its speaker, so that a "we" in it needs no context. `quotes`
    are direct ones with a speaker, in order."""
    for quote in quotes[bisect_left(quotes, span.start, key=lambda q: q.start) :]:
        if quote.start - span.start > 1:
            return False
        if quote.end <= span.end and quote.speaker_span and span.start <= quote.speaker_span.start < span.end:
            return True
    return False


def joined(text: str, spans: Sequence[Span], *, numbered: bool) -> list[Span]:
    """The sentences of a text, with four things joined that mislead apart: the sentences of a quotation; one and the
    line above it that says whose it is ("Kim issued this statement:"); a sentence and the one behind it in its
    paragraph that only denies it ("The claim is false."); a number with what it counts, unless the text is `numbered`
    as a list."""
    found: list[Span] = []
    for span in whole_quotations(text, spans):
        before = found[-1] if found else span
        goes_on = before is not span and "\n" not in text[before.end : span.start]
        counts = not numbered and _NUMBER.fullmatch(text, before.start, before.end)
        introduced = before is not span and _is_introduced(text, before, span)
        if introduced or (goes_on and (counts or says(text[span.start : span.end], "denies_last"))):
            found[-1] = Span(before.start, span.end)
        else:
            found.append(span)
    return found


def _is_introduced(text: str, before: Span, span: Span) -> bool:
    """Whether the sentence before ends with a colon, and a quotation follows that is not too long with it."""
    is_quotation = _QUOTATION.fullmatch(text, span.start, span.end) is not None
    return is_quotation and text[before.end - 1] == ":" and span.end - before.start <= LONGEST_QUOTATION
