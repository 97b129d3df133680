"""Find names in Korean sentences with conditional random fields over morphemes.

    sentence | morphemes (MeCab, mecab-ko-dic) | features | labels (CRFsuite) | spans | foreign names (`foreign_names`)

The models are `data/korean_names.crfsuite` and, for foreign persons, `data/foreign_names.crfsuite`, both made by
`python -m benchmarks.train_korean`; the licence and the origin of each are in a `.LICENSE.txt` beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from bot.lang.scripts import HANGUL, is_korean
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.korean.features import sentence_features
from bot.text.korean.foreign_names import with_foreign
from bot.text.korean.loan_words import is_listed
from bot.text.korean.morphemes import Morpheme, MorphemeAnalyzer
from bot.text.korean.name_likeness import likeness
from bot.text.korean.names import PERSON, KoreanName, labelled
from bot.text.korean.words import KoreanMorphemes

if TYPE_CHECKING:
    import pycrfsuite

MODEL, FOREIGN_MODEL = "data/korean_names.crfsuite", "data/foreign_names.crfsuite"
_WORD = regex(rf"[{HANGUL}]{{3,}}")
_ADDRESSED = regex(r" ?(?:씨|님|군|양|옹|동지|동무)(?![가-힣]{2})| ?\(\d")
_FULL_NAME, _TYPICAL = 3, 3
"""Syllables of a Korean's full name, and the least likeness of a name that is also a noun."""
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
                names = with_foreign(foreign, piece, morphemes, names)
                nouns = {(name.start, name.end) for name in names if _is_noun(piece, name, analyzer)}
                reading.morphemes.append(KoreanMorphemes(start, [_as_noun(one, nouns) for one in morphemes]))
                reading.names.extend(
                    name._replace(start=name.start + start, end=name.end + start)
                    for name in names
                    if (name.start, name.end) not in nouns
                )
        return reading

    def _load(self) -> tuple[MorphemeAnalyzer, pycrfsuite.Tagger, pycrfsuite.Tagger]:
        if self._loaded is None:
            model, foreign = self._bytes
            self._bytes = (model or _content(MODEL), foreign or _content(FOREIGN_MODEL))
            self._loaded = (MorphemeAnalyzer.load(), *map(_model, self._bytes))
        return self._loaded


def _is_noun(text: str, name: KoreanName, analyzer: MorphemeAnalyzer) -> bool:
    """Whether a person's name is one noun of the dictionary that looks like no Korean's name and is no listed foreign
    one, without a form of address or an age behind it: "*라디오* 대표", "*고구마* 박사"."""
    word = text[name.start : name.end]
    if name.label != PERSON or not _WORD.fullmatch(word) or _ADDRESSED.match(text, name.end):
        return False
    is_like_name = is_listed(word) or (len(word) == _FULL_NAME and likeness(word) >= _TYPICAL)
    return not is_like_name and analyzer.is_noun(word)


def _as_noun(morpheme: Morpheme, nouns: Collection[tuple[int, int]]) -> Morpheme:
    """The morpheme; one that the dictionary takes for a person's name as the common noun that it is."""
    is_noun = (morpheme.start, morpheme.end) in nouns
    return morpheme._replace(pos="NNG", sense="*") if is_noun else morpheme


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
