"""The keys under which terms are counted: hashes, since the counts outlive the articles that the words came from."""

from __future__ import annotations

import hashlib


def term_key(term: str) -> int:
    """The key of a term: a hash of 64 bits, 0 for the empty term."""
    digest = hashlib.blake2b(term.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True) if term else 0
