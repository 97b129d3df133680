"""JSON Lines input of `read` and `import`: {"id", "url", "html" | "html_gz_b64" | "text", "title"?, "published"?}."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zlib
from typing import Any

from bot.catalogue import gettext
from bot.model.analysis import Page
from bot.model.errors import DeskError, Reason

Row = dict[str, Any]


def row_of(line: bytes) -> Row:
    """Parse a line. Raises DeskError UNREADABLE if it is not a JSON object."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DeskError(Reason.UNREADABLE, str(error)) from None
    if not isinstance(row, dict):
        raise DeskError(Reason.UNREADABLE, gettext("a row must be a JSON object"))
    return row


def page_of(row: Row, limit: int) -> Page | None:
    """The page in a row, None if the row has only an address.

    Raises DeskError UNREADABLE for invalid content, TOO_LARGE for more than `limit` bytes.
    """
    for name in ("url", "title", "published"):
        if not isinstance(row.get(name), str | None):
            raise DeskError(Reason.UNREADABLE, f"{name}: {type(row[name]).__name__}")
    content, kind, charset = _content(row, limit)
    if content is None:
        if not row.get("url"):
            raise DeskError(Reason.UNREADABLE, gettext("a row needs url, html, html_gz_b64 or text"))
        return None
    if len(content) > limit:
        raise DeskError(Reason.TOO_LARGE, gettext("more than {limit} MiB", limit=limit // 2**20))
    return Page(row.get("url"), content, kind, charset, row.get("title"), row.get("published"))


def _content(row: Row, limit: int) -> tuple[bytes | None, str, str | None]:
    if row.get("html_gz_b64") is not None:
        return _unpacked(row["html_gz_b64"], limit), "text/html", None
    for name, kind in (("html", "text/html"), ("text", "text/plain")):
        if row.get(name) is not None:
            return str(row[name]).encode("utf-8", "replace"), kind, "utf-8"
    return None, "", None


def _unpacked(packed: str, limit: int) -> bytes:
    """Decompress at most `limit` + 1 bytes. Raises DeskError UNREADABLE."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(base64.b64decode(packed, validate=True))) as file:
            return file.read(limit + 1)
    except (TypeError, ValueError, OSError, EOFError, zlib.error) as error:
        raise DeskError(Reason.UNREADABLE, f"html_gz_b64: {error}") from None
