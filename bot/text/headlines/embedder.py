"""The embedding of a headline: a vector for the meaning of the title.

    vector of the title, 384 numbers -> less the mean of the language -> unit length -> signed bytes

Any two titles' vectors have a cosine of 0.7 or more, and those of two languages lie apart, so the mean of the language
is subtracted (`tools/headline_means`). There is one for English, which other alphabets use too, and one for Korean;
Chinese and Japanese headlines have no embedding.
"""

from __future__ import annotations

from importlib import resources
from typing import Any

import numpy
from numpy.typing import NDArray

from bot.lang.scripts import is_korean, is_wide
from bot.model.analysis import EMBEDDING_UNIT

Vectors = NDArray[numpy.floating[Any]]

MEANS = resources.files("bot.text") / "data" / "headline_means.npy"
"""The mean vectors of English and of Korean headlines, a row each."""
_MOST = 127


class HeadlineEmbedder:
    """Computes embeddings of headlines from their vectors (`prominence.HeadlineModel`)."""

    def __init__(self) -> None:
        with resources.as_file(MEANS) as path:
            self._means = numpy.load(path, allow_pickle=False).astype(numpy.float32)

    def embed(self, title: str, vector: Vectors) -> bytes:
        """The embedding as signed bytes, in `EMBEDDING_UNIT`ths; b"" if there is no mean for the title's script."""
        korean = is_korean(title)
        if is_wide(title) and not korean:
            return b""
        numbers = vector - self._means[int(korean)]
        size = float(numpy.linalg.norm(numbers)) or 1.0
        steps = numpy.rint(numbers * (EMBEDDING_UNIT / size)).clip(-_MOST, _MOST)
        return numpy.array(steps, numpy.int8).tobytes()
