"""Fields of feeds that are no markup: one line of capped text, absolute addresses of the web.

The bot's own process uses this module too, so it imports no parser.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ada_url

from bot.regexes import regex

MOST_ENTRIES = 1_000
"""The most entries of a document. The others are older, since feeds begin with the newest."""
TITLE_CHARACTERS = 300
SUMMARY_CHARACTERS = 600
GUID_CHARACTERS = 2000
_ADDRESS_CHARACTERS = 4_096
CONTROLS = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, which are removed from texts."""
_SPACES = regex(r"\s+")


def plain(value: object, limit: int) -> str | None:
    """A field that is not HTML, as one line of at most `limit` characters."""
    if not isinstance(value, str):
        return None
    return _SPACES.sub(" ", CONTROLS.sub(" ", value[: 20 * limit])).strip()[:limit].rstrip() or None


def address(value: object, base: str | None) -> str | None:
    """An absolute address of http or https; None for anything else."""
    if not isinstance(value, str) or not (text := CONTROLS.sub("", value).strip()):
        return None
    try:
        found = ada_url.URL(text, base) if len(text) <= _ADDRESS_CHARACTERS else None
    except ValueError:
        return None
    if found is None or found.protocol not in {"http:", "https:"} or len(found.href) > _ADDRESS_CHARACTERS:
        return None
    return str(found.href)


def mapping(value: object) -> Mapping[str, Any]:
    """A JSON object, or an empty one."""
    return value if isinstance(value, dict) else {}
