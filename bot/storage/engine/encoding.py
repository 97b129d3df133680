"""Encodes texts and spans for the database."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Collection, Iterable

import brotli
from msgspec import Struct

from bot.model.analysis import KeySentence, Span
from bot.text import caps

_FINGERPRINT_BYTES = 4
_BROTLI = b"\x01"
"""The first byte of what is compressed by brotli. zlib's own, which older releases wrote, is 0x78."""
_WINDOW = 16  # 64 KB
_THOROUGH, _QUICK = 10, 5
_LONG = 32_768
"""Bytes from which compressing thoroughly would take more than 15 ms."""
storable = caps.storable


def spans_text(spans: Iterable[Span]) -> str:
    """Spans as numbers with commas between: of each the distance from the end of the one before, and the length."""
    numbers: list[str] = []
    end = 0
    for span in spans:
        numbers += (str(span.start - end), str(span.end - span.start))
        end = span.end
    return ",".join(numbers)


def spans_from(text: str) -> tuple[Span, ...]:
    """The spans that `spans_text` wrote, or a JSON list of pairs."""
    if text.startswith("["):
        return tuple(Span(start, end) for start, end in json.loads(text))
    found, end = [], 0
    numbers = iter(map(int, text.split(","))) if text else iter(())
    for distance, length in zip(numbers, numbers, strict=True):
        start = end + distance
        end = start + length
        found.append(Span(start, end))
    return tuple(found)


class VersionContent(Struct, frozen=True):
    """The content of a page at one fetch. `sentences` are spans as `spans_text` writes them, `key_sentences` as
    `key_sentences_json` does."""

    title: str
    text: str
    sentences: str
    key_sentences: str


def packed(value: bytes) -> bytes:
    """A value compressed by brotli."""
    quality = _THOROUGH if len(value) < _LONG else _QUICK
    return _BROTLI + bytes(brotli.compress(value, mode=brotli.MODE_TEXT, quality=quality, lgwin=_WINDOW))


def unpacked(blob: bytes) -> bytes:
    """The value that `packed` compressed, or zlib."""
    return bytes(brotli.decompress(blob[1:])) if blob[:1] == _BROTLI else zlib.decompress(blob)


def content_blob(content: VersionContent) -> bytes:
    """The column versions.content: the lengths of the first three parts in a line, the parts and the text, `packed`."""
    parts = (content.title, content.sentences, content.key_sentences)
    lengths = ",".join(str(len(part)) for part in parts)
    return packed("".join((lengths, "\n", *parts, content.text)).encode())


def content_from(blob: bytes) -> VersionContent:
    """The content that `content_blob` wrote."""
    lengths, _, parts = unpacked(blob).decode().partition("\n")
    title, sentences, keys = map(int, lengths.split(","))
    spans = title + sentences
    return VersionContent(parts[:title], parts[spans + keys :], parts[title:spans], parts[spans : spans + keys])


def text_of(blob: bytes) -> str:
    """The text that `content_blob` wrote."""
    return content_from(blob).text


def fingerprints_blob(fingerprints: Collection[int]) -> bytes:
    """Fingerprints (signed, 32 bits) as bytes."""
    return struct.pack(f">{len(fingerprints)}i", *fingerprints)


def fingerprints_from(blob: bytes) -> list[int]:
    """The fingerprints that `fingerprints_blob` wrote."""
    return list(struct.unpack(f">{len(blob) // _FINGERPRINT_BYTES}i", blob))


def key_sentences_json(sentences: Iterable[KeySentence]) -> str:
    """Key sentences as a JSON list of [start, end, worth in hundredths, 1 if it is independent of its context]."""
    rows = [[one.start, one.end, round(one.worth * 100), int(one.self_contained)] for one in sentences]
    return json.dumps(rows, separators=(",", ":"))


def key_sentences_from(content: VersionContent, most: int | None = None) -> tuple[KeySentence, ...]:
    """The first `most` key sentences of a version; by default all."""
    text, rows = content.text, json.loads(content.key_sentences)
    return tuple(
        KeySentence(start, end, text[start:end], worth / 100, bool(independent))
        for start, end, worth, independent in rows[:most]
    )
