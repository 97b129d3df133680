"""What is done for an article before the transaction that stores it and makes its card."""

from __future__ import annotations

from bot.model.analysis import Analysis, KeySentence, Span, Topic, Verdict
from bot.storage.articles.prepared import prepare
from bot.text.summary.length import summary
from bot.text.summary.modality import patterns

TEXT = "The bridge opened.\nThe mayor cut a ribbon.\nA band played.\nThe police denied a report of a crack."


def _analysis() -> Analysis:
    starts = [0, *(at + 1 for at, mark in enumerate(TEXT) if mark == "\n")]
    spans = [Span(start, start + len(TEXT[start:].partition("\n")[0])) for start in starts]
    best = tuple(KeySentence(span.start, span.end, TEXT[span.start : span.end], 2.0) for span in spans)
    return Analysis(
        url=None, canonical_url=None, verdict=Verdict.ARTICLE, reason=None, title="Bridge opens", byline=(),
        published=None, updated=None, outlet=None, origin=None, dateline=None, language="en", text=TEXT,
        sentences=tuple(spans), key_sentences=best, entities=(), quotes=(), topic=Topic(0.0, ()),
    )  # fmt: skip


def test_the_expressions_of_a_summary_are_compiled_before_the_writer_chooses_one() -> None:
    """The first article of a process held the writer for 150 ms while they were compiled."""
    patterns._rules.cache_clear()  # as in a process that has just started
    patterns._kept.cache_clear()
    analysis = _analysis()
    prepare(analysis)
    compiled = patterns._rules.cache_info().misses
    assert len(summary(TEXT, analysis.sentences, analysis.key_sentences)) == 4
    assert compiled == patterns._rules.cache_info().misses > 0
