"""Fixtures and settings for all tests.

Hypothesis uses the same examples in every run, so that a failure comes from a change and not from chance, and has no
deadline for one example: a busy machine is slow. To search for new examples:
`make test ARGS="-m hypothesis --hypothesis-profile search"`. Hypothesis marks its tests by itself;
those with a `max_examples` of their own keep it.
"""

from __future__ import annotations

import gc
import os

# As in the reader processes; NumPy reads it when it is first imported. With more threads than free cores the matrix
# products of the language model wait for each other and cost more than twice the processor time.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import pytest
from hypothesis import HealthCheck, settings

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes.reading import SampleReader

_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("desk", _PATIENT, derandomize=True)
settings.register_profile("search", _PATIENT, max_examples=3_000)
settings.load_profile("desk")


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    """The language model, loaded once a test process."""
    return Tagger.load()


@pytest.fixture(scope="session")
def base() -> Knowledge:
    """The knowledge base, loaded once a test process."""
    return Knowledge.load()


@pytest.fixture(scope="session")
def sample_reader(tagger: Tagger, base: Knowledge) -> SampleReader:
    """Reads sample pages, each once a test process."""
    return SampleReader(tagger, base)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-goldens", action="store_true", help="write the newsroom's digests anew, then read them")


def pytest_collection_finish() -> None:
    """Exempt what was imported from garbage collection: it stays, and looking through it again and again takes time."""
    gc.collect()
    gc.freeze()
