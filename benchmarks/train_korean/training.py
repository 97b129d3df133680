"""Train the model: L-BFGS with both penalties, on the sentences and on copies of them with other names.

The same sentences give the same file: the exchange of names is seeded, and CRFsuite's L-BFGS is deterministic.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite
from msgspec import Struct

from benchmarks.train_korean.foreign_swaps import other_foreign_name
from benchmarks.train_korean.name_swaps import Labelled, other_name, swapped
from bot.text.korean.features import foreign_features, sentence_features
from bot.text.korean.loan_words import with_loans
from bot.text.korean.morphemes import Morpheme, MorphemeAnalyzer

SEED = 20261127


class Settings(Struct, frozen=True):
    """The settings of a training: the numbers of copies of each sentence with other names and with other persons only,
    the penalties on the sum of the weights and of their squares, the least number of times that a feature is seen, and
    the most rounds."""

    copies: int = 1
    persons: int = 1
    c1: float = 0.05
    c2: float = 0.05
    least: int = 2
    rounds: int = 80
    foreign: bool = False


FOREIGN = Settings(rounds=115, foreign=True)
"""Those of the model of foreign names."""


def train(sentences: Iterable[Labelled], settings: Settings | None = None) -> bytes:
    """The content of the model's file."""
    settings = settings or Settings()
    analyzer = MorphemeAnalyzer.load()
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in _with_copies(sentences, settings):
        morphemes = analyzer.split(sentence.text)
        if settings.foreign:
            morphemes = with_loans(sentence.text, morphemes)
        features = foreign_features if settings.foreign else sentence_features
        trainer.append(features(sentence.text, morphemes), _labels(morphemes, sentence.names))
    trainer.select("lbfgs")
    trainer.set_params(
        {
            "c1": settings.c1,
            "c2": settings.c2,
            "max_iterations": settings.rounds,
            "feature.minfreq": settings.least,
            "feature.possible_transitions": True,
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        return path.read_bytes()


def _with_copies(sentences: Iterable[Labelled], settings: Settings) -> Iterable[Labelled]:
    chance = random.Random(SEED)  # noqa: S311  # no secret depends on it
    other = other_foreign_name if settings.foreign else other_name
    for sentence in sentences:
        yield sentence
        for _ in range(settings.copies):
            yield swapped(sentence, chance, other=other)
        for _ in range(settings.persons):
            yield swapped(sentence, chance, ("PS",), other)


def _labels(morphemes: Sequence[Morpheme], names: Iterable[tuple[int, int, str]]) -> list[str]:
    """The labels of the morphemes for names with offsets, which may cover a morpheme in part."""
    labels = ["O"] * len(morphemes)
    for start, end, label in names:
        prefix = "B-"
        for place, morpheme in enumerate(morphemes):
            if morpheme.start < end and morpheme.end > start:
                labels[place] = f"{prefix}{label}"
                prefix = "I-"
    return labels
