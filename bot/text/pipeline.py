"""The reading pipeline: `Page` to `Analysis`.

    page | extract -> document | tag -> sentences | entities | quotes | key sentences | topic | caps | Analysis
                             | headline -> prominence, embedding

For a page that is not an article, or whose words are known, only the first stage is run.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bot.lang.datelines import opening
from bot.lang.headline_marks import after_marks, has_words
from bot.model.analysis import Analysis, Entity, EntityKind, Page, Span, Topic, Verdict
from bot.text.caps import capped
from bot.text.document import Document
from bot.text.entities.find import find_entities
from bot.text.extract import read_document
from bot.text.headlines.embedder import HeadlineEmbedder
from bot.text.headlines.prominence import HeadlineModel
from bot.text.knowledge.base import Knowledge
from bot.text.names.normalise import normal_key
from bot.text.sources.outlets import SourceTable
from bot.text.statements.find import find_quotes
from bot.text.statements.turns import Interviewing
from bot.text.summary.key_sentences import key_sentences
from bot.text.summary.modality.genre import genre
from bot.text.tagger import Tagged, Tagger
from bot.text.topics.score import topic

_NO_TOPIC = Topic(0.0, ())
_DATELINE_AMONG = 3
_NOISY_LOGGERS = ("trafilatura", "htmldate", "readability", "pypdf", "charset_normalizer")


class Reader:
    """The loaded models and tables. Not thread-safe; each reader process has its own."""

    def __init__(
        self, tagger: Tagger, knowledge: Knowledge, sources: SourceTable, headlines: HeadlineModel | None = None
    ) -> None:
        self._tagger = tagger
        self._knowledge = knowledge
        self._sources = sources
        self._headlines = headlines
        self._embedder = HeadlineEmbedder()

    @classmethod
    def load(
        cls, pipeline_package: str, knowledge_extra: Path | None = None, sources_extra: Path | None = None
    ) -> Reader:
        """Load the models and tables. The extra paths are the user's own knowledge and sources files.

        Raises ImportError for an unknown pipeline, SettingsFailed for a bad knowledge file, ValueError for a bad
        sources file."""
        for name in _NOISY_LOGGERS:  # their warnings about bad pages only repeat the verdict
            logging.getLogger(name).setLevel(logging.CRITICAL)
        tables = Knowledge.load(knowledge_extra), SourceTable.load(sources_extra)
        reader = cls(Tagger.load(pipeline_package), *tables, HeadlineModel.load())
        # The loaded objects live as long as the process: exclude them from further garbage collections.
        gc.collect()
        gc.freeze()
        return reader

    def analyze(self, page: Page) -> Analysis:
        """Read one page. Never raises for its content: a page that is not an article, or whose words are known, is an
        Analysis without sentences."""
        document = read_document(page, self._sources)
        if document.verdict is not Verdict.ARTICLE or (document.title, document.text) == page.known:
            return capped(_unread(document))
        tagged = _after_dateline(_after_title(self._tagger.tag(document.text), document.title))
        found = find_entities(tagged, self._knowledge, document.title, document.published)
        entities = _agencies_as_bodies(found, document)
        outlet = document.outlet.name if document.outlet else None
        quotes = find_quotes(tagged, entities, Interviewing(document.title or "", outlet), self._knowledge.genders)
        return capped(
            Analysis(
                **_fields(document),
                sentences=tagged.sentences,
                key_sentences=key_sentences(tagged, document.title, entities, quotes, outlet),
                entities=entities,
                quotes=quotes,
                topic=topic(document.title, document.text, entities, self._knowledge),
                genre=genre(
                    document.title or "", document.text, tagged.sentences, document.canonical_url or document.url
                ),
                **self._of_headline(document),
            )
        )

    def _of_headline(self, document: Document) -> dict[str, Any]:
        """The fields that come from the vector of the headline; a title without words has none."""
        if self._headlines is None or not document.title or not has_words(document.title):
            return {}
        vector = self._headlines.vector(document.title)
        return {
            "prominence": self._headlines.prominence(vector, document.language),
            "embedding": self._embedder.embed(document.title, vector),
        }


def _agencies_as_bodies(entities: Sequence[Entity], document: Document) -> tuple[Entity, ...]:
    """The entities, where the agency of the dateline or credit is not a person, though the tagger may take its name for
    one: "told Hanbit Wire". The outlet is not changed, since the site of one author has that author's name."""
    agencies = {normal_key(name) for name in (document.origin, document.via) if name}
    return tuple(
        replace(one, kind=EntityKind.ORGANISATION, role=None)
        if one.kind is EntityKind.PERSON and one.id is None and normal_key(one.name) in agencies
        else one
        for one in entities
    )


def _after_title(tagged: Tagged, title: str | None) -> Tagged:
    """Drop the sentences of the first line if it is the title, which is shown separately."""
    first = tagged.text.partition("\n")[0]
    if first != title:
        return tagged
    return replace(tagged, sentences=tuple(span for span in tagged.sentences if span.start >= len(first)))


def _after_dateline(tagged: Tagged) -> Tagged:
    """Let the first sentence begin after an agency's marks and the dateline, which may have stops ("MOSCOW, April 22.
    /TASS/.")."""
    for place, sentence in enumerate(tagged.sentences[:_DATELINE_AMONG]):
        begin = opening(tagged.text, after_marks(tagged.text, sentence.start, sentence.end))
        behind = [span for span in tagged.sentences[place:] if span.end > begin]
        if begin > sentence.start and behind:
            first = Span(max(begin, behind[0].start), behind[0].end)
            return replace(tagged, sentences=(*tagged.sentences[:place], first, *behind[1:]))
    return tagged


def _unread(document: Document) -> Analysis:
    """The analysis of a page of which only the first stage was run."""
    return Analysis(**_fields(document), sentences=(), key_sentences=(), entities=(), quotes=(), topic=_NO_TOPIC)


def _fields(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in Document.__struct_fields__}
