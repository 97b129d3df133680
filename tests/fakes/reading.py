"""SampleReader: the real reader in the test's own process. Each page is read once a run of the tests: by it, or by a
command of the terminal that `prepare` was called for."""

from __future__ import annotations

import functools
import os
import pickle
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from bot.model.analysis import Analysis, Page
from bot.sample.library import OUTLETS
from bot.text.headlines.prominence import HeadlineModel
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from bot.text.tagger import Tagger
from bot.workers import reader
from bot.workers.pool import ReaderPool
from tests.fakes.kept_vectors import load_keeping

if TYPE_CHECKING:
    from bot.text.pipeline import Reader

FOLDER = "TEST_RUN_FOLDER"
"""The variable that names `run_folder` (tests/conftest.py) for a command of the terminal."""
VECTORS, _ANALYSES = "vectors", "analyses"
_POOLED: dict[str, Any] = ReaderPool.__init__.__kwdefaults__  # type: ignore[assignment]  # it has some


class SampleReader:
    """Implements ports.Analyzer. Knows the outlets of the sample library. `knowledge` is the desk's if omitted. `kept`
    is a folder of what other processes read with the same knowledge base, `vectors` one of headlines' vectors."""

    def __init__(
        self, knowledge: Knowledge | None = None, vectors: Path | None = None, kept: Path | None = None
    ) -> None:
        self._given = knowledge
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
        file = self._kept / sha256(msgspec.msgpack.encode(page)).hexdigest()
        if file.exists():
            kept: Analysis = pickle.loads(file.read_bytes())  # noqa: S301 - written below
            return kept
        analysis = self._reader.analyze(page)
        part = file.with_suffix(f".{os.getpid()}")
        part.write_bytes(pickle.dumps(analysis))
        part.rename(file)
        return analysis

    @cached_property
    def _knowledge(self) -> Knowledge:
        return self._given or Knowledge.load()

    @cached_property
    def _reader(self) -> Reader:
        from bot.text.pipeline import Reader  # imports the extraction libraries, which most tests do not need

        model = load_keeping(self._vectors) if self._vectors else HeadlineModel.load()
        return Reader(Tagger.load(), self._knowledge, SourceTable.load(OUTLETS), model)


def kept_reader(run_folder: Path, knowledge: Knowledge | None = None) -> SampleReader:
    """The reader of a run of the tests, which keeps what it read in the run's folder."""
    kept = run_folder / _ANALYSES
    kept.mkdir(exist_ok=True)
    return SampleReader(knowledge, run_folder / VECTORS, kept)


def prepare() -> None:
    """For a command of the terminal (`tests.cli.warm`) and its readers: keep the vectors of headlines, and pages of the
    sample library."""
    _keep_vectors()
    _POOLED["loader"] = f"{__name__}:load_reader"


def load_reader(package: str, knowledge: Path | None, outlets: Path | None) -> reader.Read:
    """What `bot.workers.reader.load` gives. With the outlets of the sample library it loads the models when it is given
    a page that the run has not read."""
    from bot.text.entities.korean.unnamed import without_local

    _keep_vectors()
    if (knowledge, outlets) != (None, OUTLETS):
        return reader.load(package, knowledge, outlets)
    kept = kept_reader(Path(os.environ[FOLDER]))
    return lambda page: without_local(kept.read(page))


def _keep_vectors() -> None:
    folder = Path(os.environ[FOLDER], VECTORS)
    HeadlineModel.load = functools.partial(load_keeping, folder)  # type: ignore[method-assign]  # in its process
