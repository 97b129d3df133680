"""Feeds of feedparser's own suite, read by the desk's layer: crashes, time-outs, markup that survives, and the share of
the suite's checks on title, link, id and dates that hold.

A title that the suite expects as HTML is compared as the text of that HTML, since the desk keeps text.
"""

from __future__ import annotations

import base64
import json
import re
import time
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dateutil.parser
from lxml import html

from benchmarks.quality.evaluator import SHARED
from bot.model.analysis import Page
from bot.model.feeds import FeedDocument, FeedEntry
from bot.text.feeds.document import read

SUITE = SHARED / "data" / "feedparser_suite" / "dev.jsonl"
_SLOW = 5.0
_ACTIVE = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed|style|svg)\b|\bon\w+\s*=\s*[\"']|javascript:", re.IGNORECASE
)
_ENTRY = {"title": "title", "link": "url", "id": "guid", "guid": "guid"}
_FEED = {"title": "title", "link": "home", "id": "id", "guid": "id"}
_TIMES = {
    "published": "published",
    "updated": "updated",
    "issued": "published",
    "modified": "updated",
    "date": "updated",
}
_Check = tuple[list[Any], str, Any]


def measure(suite: Path = SUITE) -> dict[str, float]:
    """The figures; none if the evaluation data are not beside the project."""
    figures = {"files": 0.0, "crashes": 0.0, "time_outs": 0.0, "active_content": 0.0, "checks": 0.0, "held": 0.0}
    for row in map(json.loads, suite.read_text(encoding="utf-8").splitlines()):
        figures["files"] += 1
        begun = time.perf_counter()
        try:
            document = read(_page(row))
        except Exception as error:
            print(f"{row['id']}: {error!r}")
            figures["crashes"] += 1
            continue
        figures["time_outs"] += time.perf_counter() - begun > _SLOW
        figures["active_content"] += any(map(_ACTIVE.search, _texts(document)))
        for check in [] if row["skip_unless"] else _compared(row["checks"]):
            figures["checks"] += 1
            holds = _holds(document, check)
            figures["held"] += holds
            if not holds:
                print(f"{row['id']}: {check[0]}")
    figures["share"] = figures["held"] / max(figures["checks"], 1)
    return figures


def _page(row: dict[str, Any]) -> Page:
    headers = {name.lower(): value for name, value in (row["headers"] or {}).items()}
    media, _, rest = headers.get("content-type", "application/xml").partition(";")
    charset = re.search(r"charset=\"?([\w-]+)", rest)
    base = headers.get("content-location") or "http://127.0.0.1:8097/feed"
    return Page(base, base64.b64decode(row["xml_b64"]), media.strip(), charset and charset[1])


def _compared(checks: list[_Check] | None) -> Iterator[_Check]:
    """The checks on title, link, id and dates of the feed and its entries."""
    for path, operator, value in checks or []:
        subject = path[2:] if path[:1] == ["entries"] else path[1:] if path[:1] == ["feed"] else []
        name = str(subject[0]).removesuffix("_parsed") if len(subject) == 1 else ""
        if operator == "==" and (name in _ENTRY or name in _TIMES):
            yield path, name, value


def _holds(document: FeedDocument, check: _Check) -> bool:
    path, name, value = check
    if path[0] == "entries" and path[1] >= len(document.entries):
        return False
    subject: FeedDocument | FeedEntry = document.entries[path[1]] if path[0] == "entries" else document
    if name in _TIMES:
        at = _TIMES[name] if isinstance(subject, FeedEntry) else "updated"
        return bool(_moment(value) == getattr(subject, at))
    found = getattr(subject, (_ENTRY if isinstance(subject, FeedEntry) else _FEED)[name])
    return _same(found, value, is_title=name == "title")


def _moment(value: Any) -> datetime | None:
    if isinstance(value, list):
        return datetime.fromtimestamp(timegm(tuple(value)), UTC)
    try:
        return dateutil.parser.parse(value).astimezone(UTC)
    except ValueError:
        return None


def _same(found: str | None, value: Any, *, is_title: bool) -> bool:
    if not isinstance(value, str):
        return found is None and value is None
    forms = {" ".join(value.split())}
    if is_title and "<" in value:
        forms.add(" ".join(html.fragment_fromstring(value, create_parent="div").text_content().split()))
    return (found or "") in forms


def _texts(document: FeedDocument) -> Iterator[str]:
    for subject in (document, *document.entries):
        for name in ("title", "home", "id", "url", "guid", "summary"):
            value = getattr(subject, name, None)
            if isinstance(value, str):
                yield value


def is_there() -> bool:
    """Whether the suite is beside the project."""
    return SUITE.exists()
