"""For all tests: a busy machine makes no example too slow; pytest's own time-out stands over everything.

Examples are the same in every run, so that a run fails for what changed and not by luck. To look for new ones:
`make test ARGS="-k property --hypothesis-profile search"`.
"""

from __future__ import annotations

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
    """The language model, loaded once in a run."""
    return Tagger.load()


@pytest.fixture(scope="session")
def base() -> Knowledge:
    """The knowledge base, loaded once in a run."""
    return Knowledge.load()


@pytest.fixture(scope="session")
def sample_reader() -> SampleReader:
    """Reads sample pages, each once in a run."""
    return SampleReader()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-goldens", action="store_true", help="write the newsroom's digests anew, then read them")
