"""L3: what passes between the desk and a reader process: length-prefixed pickles.

What a reader says is not trusted: it has read hostile pages. The desk unpickles only values defined in `bot.model`.
"""

from __future__ import annotations

import io
import pickle
import struct
from dataclasses import fields, is_dataclass
from typing import Any

from bot.model import analysis

HEADER = struct.Struct("!Q")
MAX_BYTES = 2**28
"""A frame longer than this is damage, or malice."""

_TRUSTED = frozenset({"bot.model.analysis", "bot.model.errors"})


class WireError(Exception):
    """The other side said something that may not be said."""


def frame(value: object) -> bytes:
    """`value` as its length and its pickle."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _CALLS
    pickler.dump(value)
    body = stream.getvalue()
    return HEADER.pack(len(body)) + body


def unframe_trusted(body: bytes) -> Any:
    """The value of a frame that the desk wrote."""
    return pickle.loads(body)  # noqa: S301  # read in the reader process, from the desk alone


def unframe(body: bytes) -> Any:
    """The value of a frame that a reader wrote. Raises WireError for anything but values of the model."""
    try:
        return _Model(io.BytesIO(body)).load()
    except WireError:
        raise
    except Exception as error:
        raise WireError("not a pickle of the model") from error


def _call(made: type) -> Any:
    """How to pickle a value of `made`: as a call of it. A dataclass's own way looks each field up by name, when written
    and when read, and an analysis holds hundreds of spans."""
    names = [field.name for field in fields(made)]
    return lambda value: (made, tuple([getattr(value, name) for name in names]))


_CALLS = {made: _call(made) for made in vars(analysis).values() if isinstance(made, type) and is_dataclass(made)}


class _Model(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module not in _TRUSTED or "." in name:
            raise WireError(f"{module}.{name}")
        found = super().find_class(module, name)
        if getattr(found, "__module__", None) != module:
            raise WireError(f"{module}.{name}")
        return found
