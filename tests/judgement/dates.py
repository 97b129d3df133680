"""Pages with a date in many markups (dates*.tsv): the day of publication that the reader finds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from bot.model.analysis import Page
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable
from tests.judgement.share import Share, share

FILES = ("dates.tsv", "dates_2.tsv", "dates_3.tsv")
TEXT = "text"
NONE = "-"
"""The day of a page that has no date to find."""


class DatedPage(Struct, frozen=True):
    """A page and its day. `half` as in the file."""

    half: str
    kind: str
    day: str
    page: Page


def pages(name: str = FILES[0]) -> tuple[DatedPage, ...]:
    """All pages of a file; the text of a language may be in another file."""
    rows = {file: _rows(file) for file in FILES}
    texts = {row[1]: row[2:] for part in rows.values() for row in part if row[0] == TEXT}
    return tuple(_page(row, texts[row[2].partition("-")[0]]) for row in rows[name] if row[0] != TEXT)


def _rows(name: str) -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def _page(row: list[str], text: list[str]) -> DatedPage:
    half, kind, language, url, day, head, under, behind, above = row
    title, *paragraphs = text
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<header><nav><a href="/">Home</a><a href="/n">News</a></nav>{above}</header><main><article>'
        f'<h1>{title}</h1>{under}<div class="body">{body}</div></article>{behind}</main><footer>© 2026</footer>'
        "</body></html>"
    )
    return DatedPage(half, kind, day, Page(url, html.encode(), "text/html", "utf-8"))


def measured(chosen: Iterable[DatedPage]) -> Share:
    """Pages whose day is found."""
    sources = SourceTable.load()
    found = [(page, (read_document(page.page, sources).published or NONE)[:10]) for page in chosen]
    return share((day == page.day, f"{page.kind}: {page.day} {day}") for page, day in found)
