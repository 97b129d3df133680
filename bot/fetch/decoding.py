"""L3: content codings, decoded in small pieces under caps, so that a few bytes never become gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Protocol

import brotli

from bot.model.errors import FetchFailed, Reason

ACCEPTED = "gzip, deflate, br"
"""What the desk offers to take, as Accept-Encoding."""

_BITE = 2**12  # bytes of input taken at once, so that the ratio is known before much is made of them
_PIECE = 2**18
_FREE = 2**20  # bytes of output below which no ratio is suspicious
_RATIO = 200  # HTML seldom shrinks 30-fold


class _Coding(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]: ...

    def complete(self) -> bool: ...


class _Identity:
    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def complete(self) -> bool:
        return True


class _Zlib:
    """gzip (also several members in a row) and deflate, which servers send with and without zlib's wrapping."""

    def __init__(self, coding: str) -> None:
        self._gzip = coding == "gzip"
        self._engine: zlib._Decompress | None = None
        self._started = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._engine is None:
                if self._started and not (self._gzip and data.startswith(b"\x1f")):
                    return  # padding behind the end
                self._engine = zlib.decompressobj(self._window(data))
                self._started = True
            piece = self._engine.decompress(data, _PIECE)
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
        piece = self._engine.process(data, output_buffer_limit=_PIECE)
        while piece:
            yield piece
            if self._engine.is_finished():
                return
            piece = self._engine.process(b"", output_buffer_limit=_PIECE)

    def complete(self) -> bool:
        return bool(self._engine.is_finished())


class Decoder:
    """Turns the bytes on the wire into the body.

    `limit` caps both, in bytes. Raises FetchFailed: TOO_LARGE over the cap, BOMB where the ratio shows intent,
    UNSUPPORTED_TYPE for a coding that was not offered, BROKEN_RESPONSE for damaged data.
    """

    def __init__(self, coding: str, limit: int) -> None:
        self._limit = limit
        self._wire = 0
        self._out = 0
        self._coding = _coding(coding.strip().lower())

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The pieces of the body that `chunk` completes, each at most 256 KiB for compressed data."""
        for start in range(0, len(chunk), _BITE):
            bite = chunk[start : start + _BITE]
            self._wire += len(bite)
            self._check()
            try:
                for piece in self._coding.feed(bite):
                    self._out += len(piece)
                    self._check()
                    yield piece
            except (zlib.error, brotli.error):
                raise FetchFailed(Reason.BROKEN_RESPONSE, "damaged compression") from None

    def _check(self) -> None:
        if self._out > max(_FREE, _RATIO * self._wire):
            raise FetchFailed(Reason.BOMB)
        if max(self._out, self._wire) > self._limit:
            raise FetchFailed(Reason.TOO_LARGE, str(self._limit))

    def finish(self) -> None:
        """Raises FetchFailed BROKEN_RESPONSE where the data ended early."""
        if not self._coding.complete():
            raise FetchFailed(Reason.BROKEN_RESPONSE, "cut off")


def _coding(name: str) -> _Coding:
    if name in {"", "identity"}:
        return _Identity()
    if name in {"gzip", "x-gzip", "deflate"}:
        return _Zlib(name.removeprefix("x-"))
    if name == "br":
        return _Brotli()
    raise FetchFailed(Reason.UNSUPPORTED_TYPE, f"content coding {name[:40]}")
