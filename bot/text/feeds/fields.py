"""Fields of feeds as plain values: text without markup, absolute addresses, aware times, everything capped.

Nothing that leaves this module is markup: a title or summary is the text that a reader of the feed would see, so no
script, handler or address of a `javascript:` link survives in it.
"""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, datetime
from html import unescape
from time import struct_time
from typing import Any

import ada_url
import dateutil.parser
from lxml import etree, html

MOST_ENTRIES = 1_000
"""Of a document; the others are older, as feeds begin with the newest."""
TITLE_CHARACTERS = 300
SUMMARY_CHARACTERS = 600
GUID_CHARACTERS = 2000
_MARKUP_CHARACTERS = 100_000
"""Of a field that are looked at."""
_MARKED_UP = re.compile(r"</?[A-Za-z!?]|&(?:#\w{1,8}|[A-Za-z]\w{1,30});")
_INVISIBLE_TEXT = frozenset({"script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math"})
_BLOCKS = frozenset({"p", "div", "br", "li", "ul", "ol", "tr", "td", "h1", "h2", "h3", "h4", "blockquote", "pre"})
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")
_ADDRESS_CHARACTERS = 4_096
_DATE_CHARACTERS = 100
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_ZONES = {"KST": 9 * 3600, "JST": 9 * 3600, "EST": -5 * 3600, "EDT": -4 * 3600, "PST": -8 * 3600, "PDT": -7 * 3600}


def text_of(value: object, limit: int) -> str | None:
    """A field that may be HTML as one line of at most `limit` characters; None where nothing is left."""
    if not isinstance(value, str):
        return None
    text = value[:_MARKUP_CHARACTERS]
    if _MARKED_UP.search(text):
        text = _without_markup(text)
    text = _SPACES.sub(" ", _CONTROLS.sub(" ", text)).strip()
    return text[:limit].rstrip() or None


def plain(value: object, limit: int) -> str | None:
    """A field that is no HTML as one line of at most `limit` characters."""
    if not isinstance(value, str):
        return None
    return _SPACES.sub(" ", _CONTROLS.sub(" ", value[: 2 * limit])).strip()[:limit].rstrip() or None


def _without_markup(text: str) -> str:
    try:
        tree = html.fragment_fromstring(_CONTROLS.sub(" ", text), create_parent="div")
    except (etree.ParserError, ValueError):
        return unescape(re.sub(r"<[^>]*>?", " ", text))
    parts: list[str] = []
    hidden = 0
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        is_element = isinstance(node.tag, str)
        if event == "start" and is_element:
            hidden += node.tag in _INVISIBLE_TEXT
            parts.append(" " if node.tag in _BLOCKS else "")
            parts.append("" if hidden else node.text or "")
        elif event == "end" or not is_element:
            hidden -= is_element and node.tag in _INVISIBLE_TEXT
            parts.append(" " if is_element and node.tag in _BLOCKS else "")
            parts.append("" if hidden or node is tree else node.tail or "")
    return "".join(parts)


def address(value: object, base: str | None) -> str | None:
    """An absolute address of http or https; None for anything else."""
    if not isinstance(value, str) or not (text := _CONTROLS.sub("", value).strip()):
        return None
    try:
        found = ada_url.URL(text, base) if len(text) <= _ADDRESS_CHARACTERS else None
    except ValueError:
        return None
    if found is None or found.protocol not in {"http:", "https:"} or len(found.href) > _ADDRESS_CHARACTERS:
        return None
    return str(found.href)


def moment_of(parts: object, text: object) -> datetime | None:
    """A time from feedparser's UTC fields, else from its text; aware, in UTC. None where it is none."""
    if isinstance(parts, struct_time):
        try:
            return _believable(datetime.fromtimestamp(timegm(parts), UTC))
        except (ValueError, OverflowError, OSError):
            return None
    return moment(text)


def moment(text: object) -> datetime | None:
    """A time written in any of the usual forms; without a zone it is UTC."""
    if not isinstance(text, str) or not re.search(r"\d", text[:_DATE_CHARACTERS]):
        return None
    try:
        found = dateutil.parser.parse(text[:_DATE_CHARACTERS].strip(), tzinfos=_ZONES, default=datetime(1, 1, 1))  # noqa: DTZ001  # given its zone below
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        return _believable(found.astimezone(UTC))
    except (ValueError, OverflowError, TypeError):
        return None


def _believable(found: datetime) -> datetime | None:
    """The time, unless it is long before there were feeds."""
    return found if found >= _EARLIEST else None


def mapping(value: object) -> Mapping[str, Any]:
    """A JSON object, or an empty one."""
    return value if isinstance(value, dict) else {}
