"""Texts split into sentences without a model."""

from __future__ import annotations

from bot.model.analysis import KeySentence, Span
from bot.text.summary.key_sentences import _scored, key_sentences
from bot.text.summary.modality.marks import MarkedSentences, marks_of
from bot.text.summary.modality.qualification import qualifications
from bot.text.summary.modality.status import Modality, SplitArticle, modalities
from bot.text.summary.notices import notes_on_article
from bot.text.summary.paragraphs import paragraph_numbers
from bot.text.tagger import Tagged


def tagged(text: str) -> Tagged:
    """A text of one or more sentences a line, tagged without a model."""
    spans: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        place = start
        for sentence in line.rstrip("\n").replace(". ", ".\0").split("\0"):
            spans.append(Span(place, place + len(sentence)))
            place += len(sentence) + 1
        start += len(line)
    return Tagged(text, (), (), tuple(spans))


def chosen(text: str, count: int, title: str | None = None) -> list[str]:
    """The `count` best key sentences, in the order of the text."""
    best: tuple[KeySentence, ...] = key_sentences(tagged(text), title, (), (), "Harbour Post")[:count]
    return [one.text for one in sorted(best, key=lambda one: one.start)]


def found_in(text: str, title: str = "") -> list[Modality]:
    """The modalities of a text without statements."""
    spans = tagged(text).sentences
    none = [False] * len(spans)
    return modalities(SplitArticle(text, spans, title, notes=notes_on_article(text, spans, None)), none, none, none)


def qualified(text: str, title: str = "") -> tuple[frozenset[int], tuple[int, ...]] | None:
    """The sentences that qualify the beginning of a text without statements, and those that need one of them."""
    spans = tagged(text).sentences
    marks = [marks_of(text[span.start : span.end], False, first=not index) for index, span in enumerate(spans)]
    sentences = MarkedSentences(text, spans, marks, paragraph_numbers(text, spans))
    found = next(qualifications(sentences, title), None)
    return None if found is None else (found.by, tuple(found.of))


def opens_news(text: str, title: str | None) -> str:
    """The sentence with which the news of a text opens."""
    scored = _scored(tagged(text), title or "", (), (), None)
    return next(one.sentence.text for one in scored if one.leads)
