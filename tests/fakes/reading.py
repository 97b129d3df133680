"""SampleReader: the real reader in the test's own process. Each page is read once a run of the tests."""

from __future__ import annotations

import os
import pickle
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from bot.model.analysis import Analysis, Page
from bot.sample.library import OUTLETS
from bot.text.headlines.prominence import HeadlineModel
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from bot.text.tagger import Tagger
from tests.fakes.kept_vectors import load_keeping

if TYPE_CHECKING:
    from bot.text.pipeline import Reader


class SampleReader:
    """Implements ports.Analyzer. Knows the outlets of the sample library. `kept` is a folder of what other processes
    read with the same knowledge base, `vectors` one of headlines' vectors."""

    def __init__(self, knowledge: Knowledge, vectors: Path | None = None, kept: Path | None = None) -> None:
        self._knowledge = knowledge
        self._vectors = vectors
        self._kept = kept
        self._read: dict[Page, Analysis] = {}

    def read(self, page: Page) -> Analysis:
        """The analysis that a reader process would give."""
        if page not in self._read:
            self._read[page] = self._analysis(page)
        return self._read[page]

    async def analyze(self, page: Page) -> Analysis:
        return self.read(page)

    def texts(self) -> dict[str, list[str]]:
        """The texts that were read, by address."""
        texts: dict[str, list[str]] = {}
        for page, analysis in self._read.items():
            texts.setdefault(page.url or "", []).append(analysis.text)
        return texts

    def _analysis(self, page: Page) -> Analysis:
        if self._kept is None:
            return self._reader.analyze(page)
        file = self._kept / sha256(pickle.dumps(page)).hexdigest()
        if file.exists():
            kept: Analysis = pickle.loads(file.read_bytes())  # noqa: S301 - written below
            return kept
        analysis = self._reader.analyze(page)
        part = file.with_suffix(f".{os.getpid()}")
        part.write_bytes(pickle.dumps(analysis))
        part.rename(file)
        return analysis

    @cached_property
    def _reader(self) -> Reader:
        from bot.text.pipeline import Reader  # imports the extraction libraries, which most tests do not need

        model = load_keeping(self._vectors) if self._vectors else HeadlineModel.load()
        return Reader(Tagger.load(), self._knowledge, SourceTable.load(OUTLETS), model)
