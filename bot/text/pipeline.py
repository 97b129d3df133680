"""The reader: a page in, an analysis out.

page | extract -> document | tag -> sentences | entities | quotes | key sentences | topic | Analysis

A page that is no article stops after the first stage: there is nothing to tell of it.
"""

from __future__ import annotations

import gc
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.lang.datelines import dateline
from bot.model.analysis import Analysis, Page, Span, Topic, Verdict
from bot.text.document import Document
from bot.text.entities.find import find_entities
from bot.text.extract import read_document
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from bot.text.statements.find import find_quotes
from bot.text.summary.key_sentences import key_sentences
from bot.text.tagger import Tagged, Tagger
from bot.text.topics.score import topic

UNREAD = Topic(0.0, ())
_DATELINE_AMONG = 3
_TALKATIVE = ("trafilatura", "htmldate", "readability", "pypdf", "charset_normalizer")


class Reader:
    """Everything reading needs, loaded once. Not thread-safe; a reader process has its own."""

    def __init__(self, tagger: Tagger, knowledge: Knowledge, sources: SourceTable) -> None:
        self._tagger = tagger
        self._knowledge = knowledge
        self._sources = sources

    @classmethod
    def load(
        cls, pipeline_package: str, knowledge_extra: Path | None = None, sources_extra: Path | None = None
    ) -> Reader:
        """Load the models and tables. Raises ImportError for an unknown pipeline, ValueError for a broken table."""
        for name in _TALKATIVE:  # what they make of a bad page, the verdict says
            logging.getLogger(name).setLevel(logging.CRITICAL)
        reader = cls(Tagger.load(pipeline_package), Knowledge.load(knowledge_extra), SourceTable.load(sources_extra))
        # What is loaded stays: the garbage collector need not look through it again and again while it reads.
        gc.collect()
        gc.freeze()
        return reader

    def analyze(self, page: Page) -> Analysis:
        """Read one page."""
        document = read_document(page, self._sources)
        if document.verdict is not Verdict.ARTICLE:
            return _analysis(document)
        tagged = _after_dateline(_after_title(self._tagger.tag(document.text), document.title))
        entities = find_entities(tagged, self._knowledge, document.title, document.published)
        quotes = find_quotes(tagged, entities)
        return Analysis(
            **_stated(document),
            sentences=tagged.sentences,
            key_sentences=key_sentences(tagged, document.title, entities, quotes),
            entities=entities,
            quotes=quotes,
            topic=topic(document.title, document.text, entities, self._knowledge),
        )


def _after_title(tagged: Tagged, title: str | None) -> Tagged:
    """The text without the sentences of its first line where that is its title: they are shown above it."""
    first = tagged.text.partition("\n")[0]
    if first != title:
        return tagged
    return replace(tagged, sentences=tuple(span for span in tagged.sentences if span.start >= len(first)))


def _after_dateline(tagged: Tagged) -> Tagged:
    """The text with its first sentence beginning behind "SEOUL, Feb. 14 (Yonhap) --", which is no part of it."""
    for place, sentence in enumerate(tagged.sentences[:_DATELINE_AMONG]):
        line = dateline(tagged.text, sentence.start)
        if line and line.end < sentence.end:
            rest = Span(line.end, sentence.end)
            return replace(tagged, sentences=(*tagged.sentences[:place], rest, *tagged.sentences[place + 1 :]))
    return tagged


def _analysis(document: Document) -> Analysis:
    return Analysis(**_stated(document), sentences=(), key_sentences=(), entities=(), quotes=(), topic=UNREAD)


def _stated(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in Document.__slots__}
