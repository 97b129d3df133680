"""The list of a search as a table of comma-separated values, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable

from bot.lang.files.spreadsheets import BYTE_ORDER_MARK, csv_line
from bot.model.searches import ListedArticle

COLUMNS = ("title", "outlet", "kind", "published", "saved", "language", "subjects", "url", "corrected")


def table(articles: Iterable[ListedArticle]) -> bytes:
    """A header and a row an article, in UTF-8 with a byte order mark, without which spreadsheets misread Korean. A text
    that a spreadsheet would run as a formula begins with an apostrophe."""
    lines = (csv_line(cells) for cells in (COLUMNS, *map(_row, articles)))
    return (BYTE_ORDER_MARK + "".join(lines)).encode()


def _row(one: ListedArticle) -> tuple[str, ...]:
    article, outlet = one.article, one.article.outlet
    return (
        article.title,
        outlet.name if outlet else "",
        str(outlet.kind) if outlet and outlet.kind else "",
        article.published or "",
        one.saved_at.isoformat(timespec="minutes"),
        one.language,
        ", ".join(one.subjects),
        article.url or "",
        ", ".join(article.corrected),
    )
