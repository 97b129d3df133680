"""A member's data as files: JSON, packed if it is larger than Discord takes, divided if that is not enough.

my-data.json                                     at most `limit` bytes
my-data.zip                                      the same, packed
my-data-1-of-3.zip, my-data-2-of-3.zip, …        each has the whole outline and some of the entries of its lists
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import accumulate
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec import Struct

_NAME = "my-data"
_ENVELOPE = 1000
"""Bytes of an archive that a part's number, in its name and in its text, takes at most."""

_Entry = tuple[str, Any]
"""The name of a list, and one of its values."""


class MemberFile(Struct, frozen=True):
    """A file to attach."""

    name: str
    content: bytes


def member_files(data: Mapping[str, Any], limit: int) -> list[MemberFile]:
    """The files of an export, which is JSON values with lists of entries on its first level. Each has at most `limit`
    bytes, unless a single entry has more. Takes time with long pasted texts."""
    content = _json(data)
    if len(content) <= limit:
        return [MemberFile(f"{_NAME}.json", content)]
    packed = _packed(_NAME, content)
    if len(packed) <= limit:
        return [MemberFile(f"{_NAME}.zip", packed)]
    entries = [(name, value) for name, values in data.items() if isinstance(values, list) for value in values]
    parts = _divided(data, entries, limit - _ENVELOPE)
    return [_part(data, part, number, len(parts)) for number, part in enumerate(parts, start=1)]


def _divided(data: Mapping[str, Any], entries: Sequence[_Entry], limit: int) -> list[Sequence[_Entry]]:
    """The entries in order, halved by their lengths until each group fits when it is packed."""
    if len(entries) <= 1 or len(_packed(_NAME, _json(_document(data, entries)))) <= limit:
        return [entries]
    *sums, total = accumulate(len(_json(value)) for _, value in entries)
    middle = 1 + sum(one < total / 2 for one in sums[:-1])
    return [*_divided(data, entries[:middle], limit), *_divided(data, entries[middle:], limit)]


def _part(data: Mapping[str, Any], entries: Sequence[_Entry], number: int, count: int) -> MemberFile:
    name = f"{_NAME}-{number}-of-{count}"
    document = {"part": number, "parts": count, **_document(data, entries)}
    return MemberFile(f"{name}.zip", _packed(name, _json(document)))


def _document(data: Mapping[str, Any], entries: Sequence[_Entry]) -> dict[str, Any]:
    document = {name: [] if isinstance(value, list) else value for name, value in data.items()}
    for name, value in entries:
        document[name].append(value)
    return document


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


def _packed(name: str, content: bytes) -> bytes:
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as opened:
        opened.writestr(f"{name}.json", content)
    return archive.getvalue()
