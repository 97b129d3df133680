"""The command `read FILE|URL|-`: analyse documents and print one JSON object per line.

JSON Lines input has one document per line (`json_lines`); any other input is a single document.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from bot.catalogue import gettext, ngettext
from bot.cli.reading.json_lines import page_of, row_of
from bot.cli.terminal.console import print_json, print_message
from bot.cli.terminal.error_messages import message_for
from bot.model.analysis import FILE_TYPES, Page
from bot.model.errors import DeskError, FetchFailed, Reason

_MOST_BYTES = 50 * 2**20

log = logging.getLogger(__name__)


def read(
    source: Annotated[str, typer.Argument(metavar="FILE|URL|-", help=gettext("A file, an address, or - for stdin."))],
) -> None:
    """Analyse the documents of a source; exit status 1 if one cannot be read."""
    if source.startswith(("http://", "https://")):
        _print_all([(source, asyncio.run(_fetched(source)))])
    elif source == "-":
        _print_all(_documents(sys.stdin.buffer, "-", None))
    else:
        _print_all(_documents_of(source))


def _print_all(documents: Iterable[tuple[Any, Page | DeskError]]) -> None:
    """Analyse documents one by one. Failures are reported on stderr and set the exit status."""
    from bot.cli.terminal.model_check import require_model
    from bot.config import load_settings
    from bot.text.analysis_json import to_json
    from bot.text.pipeline import Reader

    settings = load_settings()
    require_model(settings)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the matrices are small; threads would only wait for each other
    reader = Reader.load(settings.desk_pipeline, settings.desk_knowledge, settings.desk_sources)
    failed = 0
    for document_id, page in documents:
        try:
            analysis = to_json(reader.analyze(_given(page)), document_id)
        except DeskError as error:
            problem = message_for(error.reason, error.detail)
            print_message(gettext("{place}: {problem}", place=document_id, problem=problem))
            failed += 1
        except Exception:
            log.exception("reading failed by a bug document=%s", document_id)
            failed += 1
        else:
            print_json(analysis)
    if failed:
        print_message(ngettext("{number} document was not read.", "{number} documents were not read.", failed))
        raise typer.Exit(1)


def _given(page: Page | DeskError) -> Page:
    if isinstance(page, DeskError):
        raise page
    return page


def _documents_of(source: str) -> Iterator[tuple[Any, Page | DeskError]]:
    """The documents of a file. Raises DeskError UNREADABLE for input that cannot be read; errors in printing a document
    are not converted."""
    path = Path(source)
    try:
        with path.open("rb") as file:
            yield from _documents(file, source, path.suffix.lower())
    except OSError as error:
        raise DeskError(Reason.UNREADABLE, f"{source}: {error.strerror}") from None


def _documents(stream: BinaryIO, name: str, suffix: str | None) -> Iterator[tuple[Any, Page | DeskError]]:
    """The rows of JSON Lines, or the whole stream as one document."""
    first = stream.readline(_MOST_BYTES)
    if suffix in {".jsonl", ".ndjson"} or (suffix in {None, ".json"} and _is_row(first)):
        number = 0
        while first:
            number += 1
            if first.strip():
                yield _row(first, number)
            first = stream.readline(_MOST_BYTES)
        return
    content = first + stream.read(_MOST_BYTES)
    yield name, Page(None, content, FILE_TYPES.get(suffix or "") or _sniffed(content))


def _is_row(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _row(line: bytes, number: int) -> tuple[Any, Page | DeskError]:
    name: Any = gettext("line {number}", number=number)
    try:
        row = row_of(line)
        name = row.get("id", number)
        page = page_of(row, _MOST_BYTES)
        return name, page or DeskError(Reason.UNREADABLE, gettext("a row needs html, html_gz_b64 or text"))
    except DeskError as error:
        return name, error


def _sniffed(content: bytes) -> str:
    from bot.fetch.media import HEAD, readable_type

    try:
        return readable_type(content[:HEAD], "text/plain")
    except FetchFailed:
        return "text/plain"


async def _fetched(url: str) -> Page:
    from bot.clock import SystemClock
    from bot.fetch.client import HttpFetcher

    async with HttpFetcher(SystemClock()) as fetcher:
        page = await fetcher.fetch(url)
    return Page(page.final_url, page.body, page.content_type, page.charset)
