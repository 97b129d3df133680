"""Pairs of addresses (addresses.tsv, addresses_2.tsv): forms of one page share a key, addresses of two pages do not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from bot.policy.urls import url_key
from tests.judgement.share import Share, share

FIRST, SECOND = "addresses.tsv", "addresses_2.tsv"


class AddressPair(Struct, frozen=True):
    """Two addresses; `same` if one page has both. `half` as in the file."""

    half: str
    same: bool
    why: str
    one: str
    other: str


def pairs(file: str = FIRST) -> tuple[AddressPair, ...]:
    """All pairs of a file."""
    lines = Path(__file__).with_name(file).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple(AddressPair(half, kind == "same", why, _plain(a), _plain(b)) for half, kind, why, a, b in rows)


def measured(chosen: Iterable[AddressPair]) -> tuple[Share, Share]:
    """Pairs of one page under one key; pairs of two pages kept apart."""
    listed = list(chosen)
    return tuple(  # type: ignore[return-value]  # two kinds, two shares
        share(
            ((url_key(pair.one) == url_key(pair.other)) == same, f"{pair.why}: {pair.one} {pair.other}")
            for pair in listed
            if pair.same is same
        )
        for same in (True, False)
    )


def _plain(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
