"""The keys under which terms are counted: hashes, since the counts outlive the articles that the words came from."""

from __future__ import annotations

import hashlib
from functools import lru_cache

_BITS = 34
"""SQLite stores such a number in five bytes. One in ten thousand terms of a million articles shares its key."""


# Cached: the terms of a text are looked up, and then counted.
@lru_cache(maxsize=4096)
def term_key(term: str) -> int:
    """The key of a term: a hash of 34 bits, 0 for the empty term."""
    digest = hashlib.blake2b(term.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest) >> (64 - _BITS) if term else 0
