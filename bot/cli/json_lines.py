"""JSON Lines for `read` and `import`: {"id", "url", "html" | "html_gz_b64" | "text", "title"?, "published"?}."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zlib
from typing import Any

from bot.model.analysis import Page
from bot.model.errors import DeskError, Reason

Row = dict[str, Any]


def row_of(line: bytes) -> Row:
    """The row on a line. Raises DeskError UNREADABLE where there is none."""
    try:
        return dict(json.loads(line))
    except (TypeError, ValueError) as error:
        raise DeskError(Reason.UNREADABLE, str(error)) from None


def page_of(row: Row, limit: int) -> Page | None:
    """The page that a row carries, None where it is only an address.

    Raises DeskError UNREADABLE for content that is none, TOO_LARGE for more than `limit` bytes.
    """
    content, kind, charset = _content(row, limit)
    if content is None:
        if not row.get("url"):
            raise DeskError(Reason.UNREADABLE, "a row needs url, html, html_gz_b64 or text")
        return None
    if len(content) > limit:
        raise DeskError(Reason.TOO_LARGE, f"more than {limit / 2**20:.0f} MiB")
    return Page(row.get("url"), content, kind, charset, row.get("title"), row.get("published"))


def _content(row: Row, limit: int) -> tuple[bytes | None, str, str | None]:
    if row.get("html_gz_b64") is not None:
        return _unpacked(row["html_gz_b64"], limit), "text/html", None
    for name, kind in (("html", "text/html"), ("text", "text/plain")):
        if row.get(name) is not None:
            return str(row[name]).encode("utf-8", "replace"), kind, "utf-8"
    return None, "", None


def _unpacked(packed: str, limit: int) -> bytes:
    """At most one byte more than `limit`, however far it would swell."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(base64.b64decode(packed, validate=True))) as file:
            return file.read(limit + 1)
    except (TypeError, ValueError, OSError, EOFError, zlib.error) as error:
        raise DeskError(Reason.UNREADABLE, f"html_gz_b64: {error}") from None
