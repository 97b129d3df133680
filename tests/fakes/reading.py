"""SampleReader: the real reader in the test's own process. Each page is read once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bot.model.analysis import Analysis, Page
from bot.sample.library import OUTLETS
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from bot.text.tagger import Tagger

if TYPE_CHECKING:
    from bot.text.pipeline import Reader


class SampleReader:
    """Implements ports.Analyzer. Knows the outlets of the sample library."""

    def __init__(self, tagger: Tagger, knowledge: Knowledge) -> None:
        self._tagger = tagger
        self._knowledge = knowledge
        self._read: dict[Page, Analysis] = {}

    def read(self, page: Page) -> Analysis:
        """The analysis that a reader process would give."""
        if page not in self._read:
            self._read[page] = self._reader.analyze(page)
        return self._read[page]

    async def analyze(self, page: Page) -> Analysis:
        return self.read(page)

    def texts(self) -> dict[str, list[str]]:
        """The texts that were read, by address."""
        texts: dict[str, list[str]] = {}
        for page, analysis in self._read.items():
            texts.setdefault(page.url or "", []).append(analysis.text)
        return texts

    @cached_property
    def _reader(self) -> Reader:
        from bot.text.pipeline import Reader  # imports the extraction libraries, which most tests do not need

        return Reader(self._tagger, self._knowledge, SourceTable.load(OUTLETS))
