"""Vectors of headlines, each computed once a run of the tests: several tests read the same pages of the library, and
a headline takes 20 ms."""

from __future__ import annotations

import functools
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.text.headlines.prominence import HeadlineModel

FOLDER = "TEST_VECTORS"
"""The variable that names the folder for a command of the terminal."""
_LOAD = HeadlineModel.load


class KeptEncoder:
    """Implements what `HeadlineModel` uses of its encoder. `folder` holds what other processes computed."""

    def __init__(self, encoder: Any, folder: Path) -> None:
        self._encoder = encoder
        self._folder = folder

    def query(self, text: str) -> NDArray[np.float32]:
        """The encoder's vector of a text."""
        file = self._folder / sha256(text.encode()).hexdigest()
        if file.exists():
            return np.frombuffer(file.read_bytes(), np.float32)
        vector: NDArray[np.float32] = self._encoder.query(text)
        part = file.with_suffix(f".{os.getpid()}")
        part.write_bytes(vector.tobytes())
        part.rename(file)
        return vector


def load_keeping(folder: Path) -> HeadlineModel | None:
    """What `HeadlineModel.load` gives, with its vectors kept in a folder, which may be new."""
    folder.mkdir(exist_ok=True)
    model = _LOAD()
    return model and HeadlineModel(KeptEncoder(model._encoder, folder))


def prepare() -> None:
    """Keep the vectors of a command of the terminal (`tests.cli.warm`)."""
    HeadlineModel.load = functools.partial(load_keeping, Path(os.environ[FOLDER]))  # type: ignore[method-assign]  # in its process
