"""Reads the items that `import` takes from a file: links, pages and texts, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from bot.catalogue import gettext
from bot.cli.reading.json_lines import page_of, row_of
from bot.model.analysis import Page
from bot.model.errors import DeskError, Reason
from bot.model.exports.articles import ArticleRecord
from bot.policy.exports.records import LONGEST_LINE, is_record, record

_PAGES = {".html": "text/html", ".htm": "text/html", ".pdf": "application/pdf", ".eml": "message/rfc822"}
_PIECE = 2**20
_ROWS = {".jsonl", ".ndjson", ".json"}


class Item(Struct, frozen=True):
    """A link, a page or an exported article to save, or the error that prevents it. `place` is path:line, or the path;
    `size` its bytes in the file."""

    place: str
    size: int
    url: str | None = None
    page: Page | None = None
    record: ArticleRecord | None = None
    trouble: DeskError | None = None


def items(path: Path, limit: int) -> Iterator[Item]:
    """Read the items of a file. Pages over `limit` bytes become items with an error. Raises OSError."""
    suffix = path.suffix.lower()
    if suffix in _ROWS:
        yield from _rows(path, limit)
    elif suffix in _PAGES:
        yield _whole(path, _PAGES[suffix], limit)
    elif _is_list(path, limit):
        yield from _links(path)
    else:
        yield _whole(path, "text/markdown" if suffix == ".md" else "text/plain", limit)


def _whole(path: Path, content_type: str, limit: int) -> Item:
    size = path.stat().st_size
    if size > limit:
        return Item(str(path), size, trouble=_too_large(size, limit))
    return Item(str(path), size, page=Page(None, path.read_bytes(), content_type))


def _is_list(path: Path, limit: int) -> bool:
    """Whether the first lines of the file contain only addresses."""
    with path.open("rb") as file:
        head = file.read(min(limit, 64 * 1024)).decode("utf-8", "replace").splitlines()[:20]
    lines = [line.strip() for line in head if line.strip() and not line.lstrip().startswith("#")]
    return bool(lines) and all(line.startswith(("http://", "https://")) and " " not in line for line in lines)


def _links(path: Path) -> Iterator[Item]:
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            line = raw.decode("utf-8", "replace").strip()
            if line and not line.startswith("#"):
                yield Item(f"{path}:{number}", len(raw), url=line)


def _rows(path: Path, limit: int) -> Iterator[Item]:
    longest, number = max(2 * limit, LONGEST_LINE), 0
    with path.open("rb") as file:
        while raw := file.readline(longest + 1):
            number += 1
            size = len(raw)
            if size > longest:
                size += _rest_of_line(file)
                yield Item(f"{path}:{number}", size, trouble=_too_large(size, longest))
            elif raw.strip():
                yield _row(f"{path}:{number}", raw, limit)


def _rest_of_line(file: BinaryIO) -> int:
    """Skip the rest of a line; returns its length in bytes."""
    size = 0
    while rest := file.readline(_PIECE):
        size += len(rest)
        if rest.endswith(b"\n"):
            break
    return size


def _row(place: str, raw: bytes, limit: int) -> Item:
    try:
        row = row_of(raw)
        if is_record(row):
            return Item(place, len(raw), record=record(row))
        page = page_of(row, limit)
    except DeskError as error:
        return Item(place, len(raw), trouble=error)
    return Item(place, len(raw), page=page) if page else Item(place, len(raw), url=str(row["url"]))


def _too_large(size: int, limit: int) -> DeskError:
    detail = gettext("{size} MiB; the limit is {limit} MiB", size=f"{size / 2**20:.1f}", limit=limit // 2**20)
    return DeskError(Reason.TOO_LARGE, detail)
