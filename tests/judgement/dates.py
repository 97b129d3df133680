"""Pages with a date in many markups (dates.tsv): the day of publication that the reader finds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.model.analysis import Page
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable
from tests.judgement.share import Share, share

TEXT = "text"


@dataclass(frozen=True, slots=True)
class DatedPage:
    """A page and its day. `half` as in the file."""

    half: str
    kind: str
    day: str
    page: Page


def pages() -> tuple[DatedPage, ...]:
    """All pages of the file."""
    lines = Path(__file__).with_name("dates.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    texts = {row[1]: row[2:] for row in rows if row[0] == TEXT}
    return tuple(_page(row, texts[row[2]]) for row in rows if row[0] != TEXT)


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
    found = [(page, (read_document(page.page, sources).published or "")[:10]) for page in chosen]
    return share((day == page.day, f"{page.kind}: {page.day} {day or '-'}") for page, day in found)
