"""Find names in Korean sentences with a conditional random field over morphemes.

    sentence | morphemes (MeCab, mecab-ko-dic) | features | labels (CRFsuite) | spans

The model is `data/korean_names.crfsuite`, made by `python -m benchmarks.train_korean`; its licence and origin are in
`data/korean_names.LICENSE.txt`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from bot.lang.scripts import is_korean
from bot.model.analysis import Span
from bot.text.korean.features import sentence_features
from bot.text.korean.morphemes import Morpheme, MorphemeAnalyzer
from bot.text.korean.name_likeness import LEVELS
from bot.text.korean.word_classes import name_forms
from bot.text.korean.words import KoreanMorphemes

if TYPE_CHECKING:
    import pycrfsuite

MODEL = "data/korean_names.crfsuite"
_NO_NAME = frozenset({"VV", "VA", "VX", "VCP", "JKS", "JKO", "JKG", "JX", "MAG", "XSV", "XSA"})
_NOUNS = frozenset({"NNG", "NNB", "NNBC", "XSN", "XPN", "XR"})
_TYPICAL = 2
"""Least likeness of three syllables to a name that makes up for nouns in them. Only the highest makes up for what the
dictionary takes for a verb's ending behind the family name: "한" in "한은경"."""
LONGEST = 1000
"""Most characters that are tagged as one sentence."""
PERSON, PLACE, BODY = "PS", "LC", "OG"
"""The model's labels."""


class KoreanName(NamedTuple):
    """A name: offsets into the text, the model's label, its probability for the least certain morpheme, and whether the
    dictionary knows it as a common word or a form of a verb."""

    start: int
    end: int
    label: str
    sure: float
    common: bool = False


class KoreanReading(NamedTuple):
    """The morphemes of a text's Korean sentences, and the names in them."""

    morphemes: list[KoreanMorphemes]
    names: list[KoreanName]


class KoreanTagger:
    """The morpheme analyser and the model, loaded at the first Korean sentence. `model` replaces the file's content for
    measurements. Not thread-safe; each reader process has its own."""

    def __init__(self, model: bytes | None = None) -> None:
        self._bytes = model
        self._loaded: tuple[MorphemeAnalyzer, pycrfsuite.Tagger] | None = None

    def read(self, text: str, sentences: Iterable[Span]) -> KoreanReading:
        """The morphemes of the Korean sentences and the names in them, in order."""
        reading = KoreanReading([], [])
        for start, end in _pieces(text, sentences):
            piece = text[start:end]
            if not is_korean(piece):
                continue
            analyzer, model = self._load()
            if morphemes := analyzer.split(piece):
                reading.morphemes.append(KoreanMorphemes(start, morphemes))
                reading.names.extend(
                    name._replace(start=name.start + start, end=name.end + start)
                    for name in _names(model, piece, morphemes)
                )
        return reading

    def _load(self) -> tuple[MorphemeAnalyzer, pycrfsuite.Tagger]:
        if self._loaded is None:
            self._bytes = self._bytes or files("bot.text").joinpath(MODEL).read_bytes()
            self._loaded = (MorphemeAnalyzer.load(), _model(self._bytes))
        return self._loaded


def _names(model: pycrfsuite.Tagger, sentence: str, morphemes: Sequence[Morpheme]) -> Iterator[KoreanName]:
    """The names of a sentence; their offsets count from its start."""
    model.set(sentence_features(sentence, morphemes))
    labels = model.tag()
    for first, last, label in spans(labels):
        sure = min(model.marginal(labels[place], place) for place in range(first, last + 1))
        common = _is_common(sentence, morphemes[first : last + 1])
        yield KoreanName(morphemes[first].start, morphemes[last].end, label, sure, common)


def _is_common(text: str, morphemes: Sequence[Morpheme]) -> bool:
    """Whether the dictionary knows the morphemes as common words: a verb, an ending or a particle is among them, or all
    are nouns, none of them a proper one, and they do not all have the form of a Korean's full name. What the dictionary
    does not know is cut into short nouns."""
    forms = name_forms(text, morphemes)
    tags = {tag for morpheme in morphemes for tag in morpheme.pos.split("+")}
    if any(tag[0] == "E" or tag in _NO_NAME for tag in tags):
        return len(morphemes[0].text) > 1 or any(_likeness(form) < LEVELS for form in forms)
    if len(morphemes) == 1 and morphemes[0].pos == "NNG" and len(morphemes[0].text) > 2:
        return True
    return tags <= _NOUNS and any(_likeness(form) < _TYPICAL for form in forms)


def _likeness(form: str) -> int:
    """How much a form of `name_forms` is that of a full name; two syllables say no more than that they may be one."""
    if not form:
        return 0
    return int(form[-1]) if form[1] == "3" else _TYPICAL


def spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first, last, label) of each run "B-PS", "I-PS", …; a run may lack its "B-"."""
    first, current = 0, ""
    for place, label in enumerate((*labels, "O")):
        if current and (label[0] != "I" or label[2:] != current):
            yield first, place - 1, current
            current = ""
        if label != "O" and not current:
            first, current = place, label[2:]


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
