"""Decode content codings in small pieces under limits of size and ratio, against decompression bombs."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Protocol

import brotli

from bot.model.errors import FetchFailed, Reason

ACCEPTED = "gzip, deflate, br"
"""The value of the Accept-Encoding header."""

_INPUT = 2**12  # bytes decoded at once, so that the ratio is checked often
_OUTPUT = 2**18  # most bytes of one decoded piece
_UNCHECKED = 2**20  # bytes of output up to which the ratio is not checked
_RATIO = 200  # highest ratio of output to input; HTML seldom reaches 30
_CODINGS = frozenset({
    "aes128gcm", "br", "bzip2", "compress", "dcb", "dcz", "deflate", "exi", "gzip", "lzma", "pack200-gzip", "xz",
    "zstd",
})  # fmt: skip
"""The HTTP content codings of IANA's register without `identity`, and compressions that servers name though they are
not in it. Without `x-` before them."""


class _Coding(Protocol):
    """A decoder of one content coding."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Decode some bytes into pieces."""

    def complete(self) -> bool:
        """Whether the encoded data may end here."""


class _Identity:
    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def complete(self) -> bool:
        return True


class _Zlib:
    """gzip, also with several members, and deflate, which servers send with and without the zlib header."""

    def __init__(self, coding: str) -> None:
        self._gzip = coding == "gzip"
        self._engine: zlib._Decompress | None = None
        self._started = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._engine is None:
                if self._started and not (self._gzip and data.startswith(b"\x1f")):
                    return  # padding after the last member
                self._engine = zlib.decompressobj(self._window(data))
                self._started = True
            piece = self._engine.decompress(data, _OUTPUT)
            data = self._engine.unconsumed_tail
            if piece:
                yield piece
            if self._engine.eof:
                data = self._engine.unused_data
                self._engine = None

    def complete(self) -> bool:
        return self._engine is None

    def _window(self, data: bytes) -> int:
        if self._gzip:
            return zlib.MAX_WBITS | 16
        wrapped = data[0] & 0x0F == 8 and (len(data) < 2 or (data[0] * 256 + data[1]) % 31 == 0)
        return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS


class _Brotli:
    def __init__(self) -> None:
        self._engine = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        piece = self._engine.process(data, output_buffer_limit=_OUTPUT)
        while piece:
            yield piece
            if self._engine.is_finished():
                return
            piece = self._engine.process(b"", output_buffer_limit=_OUTPUT)

    def complete(self) -> bool:
        return bool(self._engine.is_finished())


class Decoder:
    """Decodes the bytes on the wire into the body.

    `limit` applies to both, in bytes. Raises FetchFailed: TOO_LARGE over the limit, BOMB over the ratio of output to
    input, UNSUPPORTED_TYPE for a coding that was not accepted, BROKEN_RESPONSE for corrupt data.
    """

    def __init__(self, coding: str, limit: int) -> None:
        self._limit = limit
        self._wire = 0
        self._out = 0
        self._coding = _coding(coding.lower())

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The decoded pieces of `chunk`, each at most 256 KiB for compressed data."""
        for start in range(0, len(chunk), _INPUT):
            part = chunk[start : start + _INPUT]
            self._wire += len(part)
            self._check()
            try:
                for piece in self._coding.feed(part):
                    self._out += len(piece)
                    self._check()
                    yield piece
            except (zlib.error, brotli.error):
                raise FetchFailed(Reason.BROKEN_RESPONSE, "corrupt compressed data") from None

    def _check(self) -> None:
        if self._out > max(_UNCHECKED, _RATIO * self._wire):
            raise FetchFailed(Reason.BOMB)
        if max(self._out, self._wire) > self._limit:
            raise FetchFailed(Reason.TOO_LARGE, str(self._limit))

    def finish(self) -> None:
        """Check that the data are complete. Raises FetchFailed BROKEN_RESPONSE if they are truncated."""
        if not self._coding.complete():
            raise FetchFailed(Reason.BROKEN_RESPONSE, "truncated")


def _coding(header: str) -> _Coding:
    """The decoder for a Content-Encoding. Names of no coding, such as `none` or a charset, are passed over, as browsers
    do."""
    applied = [name for part in header.split(",") if (name := part.strip().removeprefix("x-")) in _CODINGS]
    match applied:
        case []:
            return _Identity()
        case ["gzip" | "deflate" as name]:
            return _Zlib(name)
        case ["br"]:
            return _Brotli()
    raise FetchFailed(Reason.UNSUPPORTED_TYPE, f"content coding {', '.join(applied)[:40]}")
