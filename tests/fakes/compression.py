"""Stored texts and vectors are compressed quickly: thoroughly takes several times as long, and the tests store
thousands. They have the same form and are read in the same way; only a test of sizes needs the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from bot.news.clustering import features
from bot.storage.engine import encoding

_THOROUGH, _QUALITY = encoding._THOROUGH, features._QUALITY


def compress_quickly() -> None:
    """From now on short texts are compressed as long ones are."""
    encoding._THOROUGH = features._QUALITY = encoding._QUICK


@contextmanager
def as_a_desk_compresses() -> Iterator[None]:
    """Texts and vectors have the sizes that they have in a desk."""
    with patch.object(encoding, "_THOROUGH", _THOROUGH), patch.object(features, "_QUALITY", _QUALITY):
        yield
