"""The list of a search as a table of comma-separated values, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from bot.lang.files.spreadsheets import safe_cell
from bot.model.searches import ListedArticle

COLUMNS = ("title", "outlet", "kind", "published", "saved", "language", "subjects", "url", "corrected")


def table(articles: Iterable[ListedArticle]) -> bytes:
    """A header and a row an article, in UTF-8 with a byte order mark, without which spreadsheets misread Korean. A text
    that a spreadsheet would run as a formula begins with an apostrophe."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for one in articles:
        writer.writerow(map(safe_cell, _row(one)))
    return text.getvalue().encode("utf-8-sig")


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
