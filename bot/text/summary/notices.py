"""Find the notices of a newsroom about its own article: corrections and clarifications, each a paragraph.

A notice lists the errors of an earlier version, so that its sentences are not in the order of the news and repeat what
was withdrawn. A note on the whole article is not among them: `modality` keeps it with the summary. It takes the article
back (`bot/text/summary/retractions`), or says that nothing in it is true.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import groupby
from operator import itemgetter

from bot.lang.standing_lines import opens_notice
from bot.model.analysis import Span
from bot.text.summary.modality.patterns import says
from bot.text.summary.paragraphs import paragraph_numbers
from bot.text.summary.retractions import retraction


def notes_on_article(text: str, spans: Sequence[Span], outlet: str | None) -> frozenset[Span]:
    """The sentences that are a note of the newsroom on the whole article, or say that it is satire or an advert;
    `outlet` is its name."""
    sentences = [text[span.start : span.end] for span in spans]
    numbers = paragraph_numbers(text, spans)
    notes = {
        span
        for index, (span, sentence) in enumerate(zip(spans, sentences, strict=True))
        if says(sentence, "note")
        # A label farther on belongs to other content of the page; paragraphs in the middle speak of other texts.
        or (index == 0 and says(sentence, "label"))
        or ((numbers[index] == numbers[0] or numbers[index] >= numbers[-1] - 1) and says(sentence, "genre"))
    }
    return frozenset(notes) | _retracting(text, spans, outlet)


def corrections(text: str, spans: Sequence[Span], outlet: str | None) -> list[Span]:
    """The notices of the newsroom that correct or explain its article, in order: each a paragraph."""
    found = [paragraph for paragraph in _paragraphs(text, spans) if _opens_notice(text, paragraph)]
    retracting = _retracting(text, spans, outlet) if found else frozenset()
    return [Span(one[0].start, one[-1].end) for one in found if retracting.isdisjoint(one)]


def within_notices(text: str, spans: Sequence[Span], notes: Set[Span]) -> list[bool]:
    """Whether each sentence is in a paragraph that opens as a notice and has none of the `notes` on the whole
    article."""
    found: list[bool] = []
    for paragraph in _paragraphs(text, spans):
        found += [_opens_notice(text, paragraph) and notes.isdisjoint(paragraph)] * len(paragraph)
    return found


def _retracting(text: str, spans: Sequence[Span], outlet: str | None) -> frozenset[Span]:
    """The sentence that takes the article back."""
    found = retraction("", text, spans, outlet)
    return frozenset() if found is None or found.sentence is None else frozenset({spans[found.sentence]})


def _paragraphs(text: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    numbered = zip(paragraph_numbers(text, spans), spans, strict=True)
    for _, group in groupby(numbered, key=itemgetter(0)):
        yield [span for _, span in group]


def _opens_notice(text: str, paragraph: Sequence[Span]) -> bool:
    return opens_notice(text[paragraph[0].start : paragraph[0].end])
