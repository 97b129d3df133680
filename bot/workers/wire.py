"""L3: what passes between the desk and a reader process: length-prefixed pickles.

What a reader says is not trusted: it has read hostile pages. The desk unpickles only values defined in `bot.model`.
"""

from __future__ import annotations

import io
import pickle
import struct
from typing import Any

HEADER = struct.Struct("!Q")
MAX_BYTES = 2**28
"""A frame longer than this is damage, or malice."""

_TRUSTED = frozenset({"bot.model.text", "bot.model.errors"})


class WireError(Exception):
    """The other side said something that may not be said."""


def frame(value: object) -> bytes:
    """`value` as its length and its pickle."""
    body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
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


class _Model(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module not in _TRUSTED or "." in name:
            raise WireError(f"{module}.{name}")
        found = super().find_class(module, name)
        if getattr(found, "__module__", None) != module:
            raise WireError(f"{module}.{name}")
        return found
