"""Conversions that SQL has no words for, by the name under which the steps call them.

Those of a released step stay as they are, whatever becomes of the module that reads their result.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import struct
import zlib

import brotli

from bot.model.analysis import Span
from bot.model.errors import LinkRefused
from bot.policy import urls
from bot.policy.feeds import recognition
from bot.regexes import regex
from bot.text.summary.retractions import retraction

_HANGUL = regex("[가-힣]")


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
        ("is_retracted", 2, _is_retracted),
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


def _is_retracted(content: bytes, outlet: str | None) -> int:
    """Whether the newsroom takes the article back in this content of a version."""
    plain = brotli.decompress(content[1:]) if content[:1] == b"\x01" else zlib.decompress(content)
    lengths, _, parts = plain.decode().partition("\n")
    title, sentences, keys = map(int, lengths.split(","))
    text = parts[title + sentences + keys :]
    spans = _spans_from(parts[title : title + sentences])
    return int(retraction(parts[:title], text, spans, outlet) is not None)


def _spans_from(text: str) -> list[Span]:
    """The spans that `_spans` wrote, or a JSON list of pairs."""
    if text.startswith("["):
        return [Span(start, end) for start, end in json.loads(text)]
    found, end = [], 0
    numbers = iter(map(int, text.split(","))) if text else iter(())
    for distance, length in zip(numbers, numbers, strict=True):
        start, end = end + distance, end + distance + length
        found.append(Span(start, end))
    return found
