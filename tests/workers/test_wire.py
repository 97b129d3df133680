"""A compromised reader process cannot make the bot execute code."""

from __future__ import annotations

import os
import pickle

import pytest

from bot.model.analysis import Span, Verdict
from bot.model.errors import FetchFailed, Reason
from bot.workers import wire


def test_values_of_the_model_pass() -> None:
    failed = FetchFailed(Reason.TIMED_OUT, "10", url="https://example.com/")
    failed.retry_after = 3.0
    for value in (None, Verdict.PAYWALL, (Span(1, 2), "text")):
        assert wire.unframe(wire.frame(value)[wire.HEADER.size :]) == value
    again = wire.unframe(wire.frame(failed)[wire.HEADER.size :])
    assert (type(again), again.reason, again.ids, again.retry_after) == (FetchFailed, failed.reason, failed.ids, 3.0)


class Malice:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


@pytest.mark.parametrize(
    "body",
    [
        pickle.dumps(Malice()),
        b"cbot.model.text\nEnum.__class__\n.",
        b"cbot.model.analysis\nStruct\n.",
        b"cbuiltins\neval\n(S'1'\ntR.",
        b"not a pickle",
        b"",
    ],
)
def test_other_pickles_are_refused(body: bytes) -> None:
    with pytest.raises(wire.WireError):
        wire.unframe(body)
