"""An export as a table of comma-separated values (RFC 4180): a row an article, lines end in CR LF."""

from __future__ import annotations

from bot.lang.files.one_line import one_line
from bot.lang.files.spreadsheets import BYTE_ORDER_MARK, csv_line
from bot.model.exports.articles import ExportedArticle
from bot.model.reasons import ArticleFate
from bot.policy.exports.excerpts import key_lines, names, utc

COLUMNS = (
    "id", "title", "outlet", "kind", "country", "published", "saved", "language", "byline", "origin", "subjects",
    "names", "key_sentences", "statements", "story", "url", "corrected", "retracted", "retrieved", "version",
)  # fmt: skip


def header() -> str:
    """The first row, after the byte order mark."""
    return BYTE_ORDER_MARK + csv_line(COLUMNS)


def row(one: ExportedArticle) -> str:
    """An article's row. No cell runs as a formula; several values of one cell are separated by semicolons."""
    article, outlet = one.article, one.article.outlet
    cells = (
        str(article.id),
        one_line(article.title),
        outlet.name if outlet else "",
        (outlet and outlet.kind) or "",
        (outlet and outlet.country) or "",
        article.published or "",
        utc(one.saved_at),
        one.language,
        "; ".join(one.byline),
        article.origin or "",
        "; ".join(one.subjects),
        "; ".join(names(one)),
        " ".join(one_line(said.text) for said in key_lines(one)),
        str(len(one.statements)),
        str(one.story_id or ""),
        article.url or "",
        "; ".join(article.corrected),
        "yes" if article.fate is ArticleFate.RETRACTED else "",
        utc(one.retrieved),
        one.digest,
    )
    return csv_line(cells)
