"""Writes an export in a format, piece by piece: an opening, a piece for each article, an end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec import Struct

from bot.model.exports.articles import ExportedArticle, ExportForm, ExportWords
from bot.policy.exports import csv_table, html_page, markdown_file
from bot.policy.exports.json_lines import json_line


class ExportWriter(Struct, frozen=True):
    """The pieces of a file, as text: what comes before the first article, an article, and what comes after the last. A
    piece depends on its article alone, so that a file can be continued."""

    opening: str
    entry: Callable[[ExportedArticle], str]
    closing: str = ""


def writer(form: ExportForm, words: ExportWords, *, whole_texts: bool = False) -> ExportWriter:
    """The writer of a format. Whole texts are in JSON Lines only, if `whole_texts`."""
    match form:
        case ExportForm.JSONL:
            return ExportWriter("", partial(json_line, whole_text=whole_texts))
        case ExportForm.CSV:
            return ExportWriter(csv_table.header(), csv_table.row)
        case ExportForm.MARKDOWN:
            return ExportWriter(markdown_file.opening(words), partial(markdown_file.entry, words=words))
        case ExportForm.HTML:
            return ExportWriter(html_page.opening(words), partial(html_page.entry, words=words), html_page.closing())
