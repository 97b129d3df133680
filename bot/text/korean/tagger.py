"""Find names in Korean sentences with conditional random fields over morphemes.

    sentence | morphemes (MeCab, mecab-ko-dic) | features | labels (CRFsuite) | spans | foreign names (`foreign_names`)

The models are `data/korean_names.crfsuite` and, for foreign persons, `data/foreign_names.crfsuite`, both made by
`python -m benchmarks.train_korean`; the licence and the origin of each are in a `.LICENSE.txt` beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from bot.lang.scripts import is_korean
from bot.model.analysis import Span
from bot.text.korean.features import sentence_features
from bot.text.korean.foreign_names import with_foreign
from bot.text.korean.morphemes import MorphemeAnalyzer
from bot.text.korean.names import KoreanName, labelled
from bot.text.korean.words import KoreanMorphemes

if TYPE_CHECKING:
    import pycrfsuite

MODEL, FOREIGN_MODEL = "data/korean_names.crfsuite", "data/foreign_names.crfsuite"
LONGEST = 1000
"""Most characters that are tagged as one sentence."""


class KoreanReading(NamedTuple):
    """The morphemes of a text's Korean sentences, and the names in them."""

    morphemes: list[KoreanMorphemes]
    names: list[KoreanName]


class KoreanTagger:
    """The morpheme analyser and the models, loaded at the first Korean sentence. `model` and `foreign` replace the
    files' contents for measurements. Not thread-safe; each reader process has its own."""

    def __init__(self, model: bytes | None = None, foreign: bytes | None = None) -> None:
        self._bytes = (model, foreign)
        self._loaded: tuple[MorphemeAnalyzer, pycrfsuite.Tagger, pycrfsuite.Tagger] | None = None

    def read(self, text: str, sentences: Iterable[Span]) -> KoreanReading:
        """The morphemes of the Korean sentences and the names in them, in order."""
        reading = KoreanReading([], [])
        for start, end in _pieces(text, sentences):
            piece = text[start:end]
            if not is_korean(piece):
                continue
            analyzer, model, foreign = self._load()
            if morphemes := analyzer.split(piece):
                names = [*labelled(model, sentence_features(piece, morphemes), piece, morphemes)]
                reading.morphemes.append(KoreanMorphemes(start, morphemes))
                reading.names.extend(
                    name._replace(start=name.start + start, end=name.end + start)
                    for name in with_foreign(foreign, piece, morphemes, names)
                )
        return reading

    def _load(self) -> tuple[MorphemeAnalyzer, pycrfsuite.Tagger, pycrfsuite.Tagger]:
        if self._loaded is None:
            model, foreign = self._bytes
            self._bytes = (model or _content(MODEL), foreign or _content(FOREIGN_MODEL))
            self._loaded = (MorphemeAnalyzer.load(), *map(_model, self._bytes))
        return self._loaded


def _content(name: str) -> bytes:
    return files("bot.text").joinpath(name).read_bytes()


def _model(content: bytes) -> pycrfsuite.Tagger:
    """The model in these bytes, which it points into: they must live as long as it does."""
    import pycrfsuite

    model = pycrfsuite.Tagger()
    model.open_inmemory(content)
    return model


def _pieces(text: str, sentences: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """The sentences, cut between words where they are longer than `LONGEST`."""
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        while end - start > LONGEST:
            space = text.rfind(" ", start + 1, start + LONGEST)
            cut = space + 1 if space > 0 else start + LONGEST
            yield start, cut
            start = cut
        yield start, end
