"""Messages between the bot and a reader process: length-prefixed pickles.

A reader is not trusted, since it parses hostile pages: of its messages only values of `bot.model` are unpickled.
"""

from __future__ import annotations

import io
import pickle
import struct
from typing import Any, BinaryIO

HEADER = struct.Struct("!Q")
MAX_BYTES = 2**22
"""A longer frame from a reader is invalid: an analysis at all its caps (`text.caps`) has less than 2 MB."""

_TRUSTED = frozenset({"bot.model.analysis", "bot.model.errors", "bot.model.feeds"})

_TIMES = frozenset({("datetime", "datetime"), ("datetime", "timezone"), ("datetime", "timedelta")})


class WireError(Exception):
    """A frame of a reader holds something else than values of the model."""


def frame(value: object) -> bytes:
    """A frame: the length of the pickled value and the pickle."""
    pickled = body(value)
    return HEADER.pack(len(pickled)) + pickled


def send(stream: BinaryIO, value: object) -> None:
    """Write a frame, at once."""
    stream.write(frame(value))
    stream.flush()


def body(value: object) -> bytes:
    """The pickle in a frame."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {}  # not the process's, which dask adds to
    pickler.dump(value)
    return stream.getvalue()


def unframe_trusted(pickled: bytes) -> Any:
    """The value of a frame that the bot's process wrote."""
    return pickle.loads(pickled)  # noqa: S301  # only in processes of the bot, which read only from their parent


def unframe(pickled: bytes) -> Any:
    """The value of a frame that a reader wrote. Raises WireError for anything except values of the model."""
    try:
        return _ModelUnpickler(io.BytesIO(pickled)).load()
    except WireError:
        raise
    except Exception as error:
        raise WireError("not a pickle of the model") from error


class _ModelUnpickler(pickle.Unpickler):
    """Loads only classes that are defined in the trusted modules."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _TIMES:
            return super().find_class(module, name)
        if module not in _TRUSTED or "." in name:
            raise WireError(f"{module}.{name}")
        found = super().find_class(module, name)
        if getattr(found, "__module__", None) != module:
            raise WireError(f"{module}.{name}")
        return found
