"""Pages leave the machine only over TLS."""

from __future__ import annotations

import pytest

from bot.policy.operations.cluster_trust import trust_problem


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:8786", "tcp://127.8.0.1:1", "tcp://[::1]:8786", "tcp://localhost:8786"]
)
def test_loopback_needs_no_certificates(address: str) -> None:
    assert trust_problem(address, has_files=False) == ""


@pytest.mark.parametrize(
    "address",
    ["tcp://10.0.0.5:8786", "tcp://0.0.0.0:8786", "tcp://reading.example:8786", "tcp://127.0.0.1.example:8786",
     "tcp://localhost.example:8786", "tcp://[::ffff:10.0.0.1]:8786"],
)  # fmt: skip
def test_any_other_address_needs_tls(address: str) -> None:
    assert "tls://" in trust_problem(address, has_files=True)
    assert trust_problem(address.replace("tcp:", "tls:"), has_files=True) == ""
    assert "DESK_CLUSTER_CERT" in trust_problem(address.replace("tcp:", "tls:"), has_files=False)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1:8786", "tcp://127.0.0.1", "http://127.0.0.1:8786", "tcp://:8786", "tcp://127.0.0.1:x", "ucx://a:1",
     "tls://u@a:1", "tcp://[::1:8786"],
)  # fmt: skip
def test_what_is_no_address(address: str) -> None:
    assert "not an address" in trust_problem(address, has_files=True)
