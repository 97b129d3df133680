"""The embedding of a headline: what the title and the first sentence are about, as a vector.

    title, text -> the title without agencies' marks, and the first sentence -> the model's 384 numbers
                -> less the mean of the language -> unit length -> signed bytes

Any two texts' vectors have a cosine of 0.7 or more, and those of two languages lie apart, so the mean of the language
is subtracted (`tools/headline_means`). There is one for English, which other alphabets use too, and one for Korean;
Chinese and Japanese headlines have no embedding.
"""

from __future__ import annotations

from importlib import resources
from typing import Any, Protocol

import numpy
from numpy.typing import NDArray

from bot.lang.datelines import without_dateline
from bot.lang.headline_marks import unmarked
from bot.lang.scripts import is_korean, is_wide
from bot.lang.sentences import first_sentence
from bot.model.analysis import EMBEDDING_UNIT

Vectors = NDArray[numpy.floating[Any]]

MEANS = resources.files("bot.text") / "data" / "headline_means.npy"
"""The mean vectors of English and of Korean headlines, a row each."""
_CHARACTERS = 400
"""What is read of title and sentence: 60 tokens on average take 45 ms."""
_MOST = 127


class Encoder(Protocol):
    """A sentence model, such as `prominence.HeadlineModel`."""

    def encode(self, text: str) -> Vectors:
        """The vector of a text, of length 1."""


class HeadlineEmbedder:
    """Computes embeddings. Not thread-safe."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        with resources.as_file(MEANS) as path:
            self._means = numpy.load(path, allow_pickle=False).astype(numpy.float32)

    def embed(self, title: str | None, text: str) -> bytes:
        """The embedding of an article's headline as signed bytes, in `EMBEDDING_UNIT`ths; b"" if there is none for its
        script."""
        words = headline(title, text)
        korean = is_korean(words)
        if not words or (is_wide(words) and not korean):
            return b""
        numbers = self._encoder.encode(words) - self._means[int(korean)]
        size = float(numpy.linalg.norm(numbers)) or 1.0
        steps = numpy.rint(numbers * (EMBEDDING_UNIT / size)).clip(-_MOST, _MOST)
        return numpy.array(steps, numpy.int8).tobytes()


def headline(title: str | None, text: str) -> str:
    """What is embedded of an article: its title and first sentence."""
    title = title or ""
    lead = first_sentence(without_dateline(text.removeprefix(title).lstrip()))
    return ". ".join(filter(None, (unmarked(title), lead)))[:_CHARACTERS]
