"""Conversions that SQL has no words for, by the name under which the steps call them.

Those of a released step stay as they are, whatever becomes of the module that reads their result.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import struct
import zlib

from bot.model.errors import LinkRefused
from bot.policy import urls
from bot.policy.feeds import recognition

_HANGUL = re.compile("[가-힣]")


def register(connection: sqlite3.Connection) -> None:
    """Let the statements of the steps call the conversions."""
    for name, parameters, function in (
        ("url_key", 1, _url_key),
        ("link_key", 1, _link_key),
        ("term_key", 1, _term_key),
        ("compressed", 1, _compressed),
        ("fingerprints_of_json", 1, _fingerprints),
        ("spans_of_json", 1, _spans),
        ("has_hangul", 3, _has_hangul),
        ("version_content", 5, _version_content),
    ):
        connection.create_function(name, parameters, function, deterministic=True)


def _url_key(address: str | None) -> str | None:
    """NULL for an address that may not be fetched."""
    try:
        return urls.url_key(address or "")
    except LinkRefused:
        return None


def _link_key(address: str | None) -> int | None:
    """The key of a feed's entry with this address; NULL for one that may not be fetched."""
    return recognition.link_key(_url_key(address) or "")


def _term_key(term: str) -> int:
    """A hash of 64 bits, as version 3 counted terms."""
    digest = hashlib.blake2b(term.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True) if term else 0


def _compressed(value: bytes | str) -> bytes:
    return zlib.compress(value if isinstance(value, bytes) else value.encode(), 9)


def _fingerprints(text: str) -> bytes:
    """A JSON list of 32-bit numbers as bytes."""
    ones = json.loads(text)
    return struct.pack(f">{len(ones)}i", *ones)


def _spans(text: str) -> str:
    """A JSON list of [start, end] pairs as distances and lengths."""
    pairs = json.loads(text)
    ends = [0, *(end for _, end in pairs)]
    return ",".join(f"{start - before},{end - start}" for before, (start, end) in zip(ends, pairs, strict=False))


def _has_hangul(title: str, text: str, packed: bytes | None) -> int:
    return int(bool(_HANGUL.search(title) or _HANGUL.search(_text(text, packed))))


def _version_content(title: str, text: str, packed: bytes | None, sentences: str, key_sentences: str) -> bytes:
    """The columns of a version of before as its content."""
    parts = (title, sentences, key_sentences)
    lengths = ",".join(str(len(part)) for part in parts)
    return _compressed("".join((lengths, "\n", *parts, _text(text, packed))))


def _text(text: str, packed: bytes | None) -> str:
    return text if packed is None else zlib.decompress(packed).decode()
