"""Vectors of headlines, each computed once: a headline takes 20 ms, and a run of the tests reads two thousand.

`tests/corpus/headline_vectors.npz` has those of the labelled articles and of the sample library, as the pinned release
of the model's package computes them, and those that a run of the tests needed beside them; `tools/headline_vectors`
writes it. All others are kept for a run.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.text.headlines.prominence import PACKAGE, HeadlineModel

STORED = Path(__file__).parents[1] / "corpus" / "headline_vectors.npz"
_LOAD = HeadlineModel.load

Vector = NDArray[np.float32]


class KeptEncoder:
    """Implements what `HeadlineModel` uses of its encoder. `folder` holds what other processes computed."""

    def __init__(self, encoder: Any, folder: Path) -> None:
        self._encoder = encoder
        self._folder = folder

    def query(self, text: str) -> Vector:
        """The encoder's vector of a text."""
        key = digest(text)
        if (known := stored().get(key)) is not None:
            return known
        file = self._folder / key.hex()
        if file.exists():
            return np.frombuffer(file.read_bytes(), np.float32)
        vector: Vector = self._encoder.query(text)
        part = file.with_suffix(f".{os.getpid()}")
        part.write_bytes(vector.tobytes())
        part.rename(file)
        return vector


def digest(text: str) -> bytes:
    """By which a text's vector is stored."""
    return sha256(text.encode()).digest()


@functools.cache
def stored() -> Mapping[bytes, Vector]:
    """The vectors of `STORED`, by the digest of the text; none if another release of the package is installed."""
    with np.load(STORED, allow_pickle=False) as arrays:
        if str(arrays["release"]) != version(PACKAGE):
            return {}
        return dict(zip(map(bytes, arrays["digests"]), arrays["vectors"], strict=True))


def store(vectors: Mapping[bytes, Vector]) -> None:
    """Write `STORED` anew, with these vectors by the digests of their texts."""
    digests = np.array([list(digest) for digest in vectors], np.uint8)
    np.savez(STORED, release=version(PACKAGE), digests=digests, vectors=np.stack([*vectors.values()]))


def load_keeping(folder: Path) -> HeadlineModel | None:
    """What `HeadlineModel.load` gives, with its vectors kept in a folder, which may be new."""
    folder.mkdir(exist_ok=True)
    model = _LOAD()
    return model and HeadlineModel(KeptEncoder(model._encoder, folder))
