"""Readers are forks of one process, but in tests that ask for `real_readers`."""

from __future__ import annotations

import asyncio

import pytest

from tests.fakes import forked_readers


@pytest.fixture
def real_readers() -> None:
    """Readers are started as the desk starts them."""


@pytest.fixture(autouse=True)
def _readers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "real_readers" not in request.fixturenames:
        monkeypatch.setattr(asyncio, "create_subprocess_exec", forked_readers.fork)
