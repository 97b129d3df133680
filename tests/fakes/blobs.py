"""Blobs of the database as what they hold, for tests that look for something in all of them."""

from __future__ import annotations

import zlib

import brotli

from bot.storage.engine.encoding import unpacked


def uncompressed(blob: bytes) -> bytes:
    """What was compressed, or the blob itself where it is not compressed."""
    try:
        return unpacked(blob)
    except (zlib.error, brotli.error):
        return blob
