"""Writes an export in a format, piece by piece: an opening, a piece for each article, an end."""

from __future__ import annotations

from typing import Protocol

from bot.model.exports.articles import ExportedArticle, ExportForm, ExportWords
from bot.policy.exports import csv_table, html_page, markdown_file
from bot.policy.exports.json_lines import json_line


class ExportWriter(Protocol):
    """The pieces of a file, as text. A piece depends on its article alone, so that a file can be continued."""

    def opening(self) -> str:
        """What comes before the first article."""
        ...

    def entry(self, one: ExportedArticle) -> str:
        """An article."""
        ...

    def closing(self) -> str:
        """What comes after the last."""
        ...


class _JsonLines:
    def __init__(self, *, whole_texts: bool) -> None:
        self._whole_texts = whole_texts

    def opening(self) -> str:
        return ""

    def entry(self, one: ExportedArticle) -> str:
        return json_line(one, whole_text=self._whole_texts)

    def closing(self) -> str:
        return ""


class _Table:
    def opening(self) -> str:
        return csv_table.header()

    def entry(self, one: ExportedArticle) -> str:
        return csv_table.row(one)

    def closing(self) -> str:
        return ""


class _Markdown:
    def __init__(self, words: ExportWords) -> None:
        self._words = words

    def opening(self) -> str:
        return markdown_file.opening(self._words)

    def entry(self, one: ExportedArticle) -> str:
        return markdown_file.entry(one, self._words)

    def closing(self) -> str:
        return ""


class _Page:
    def __init__(self, words: ExportWords) -> None:
        self._words = words

    def opening(self) -> str:
        return html_page.opening(self._words)

    def entry(self, one: ExportedArticle) -> str:
        return html_page.entry(one, self._words)

    def closing(self) -> str:
        return html_page.closing()


def writer(form: ExportForm, words: ExportWords, *, whole_texts: bool = False) -> ExportWriter:
    """The writer of a format. Whole texts are in JSON Lines only, if `whole_texts`."""
    if form is ExportForm.JSONL:
        return _JsonLines(whole_texts=whole_texts)
    if form is ExportForm.CSV:
        return _Table()
    return _Markdown(words) if form is ExportForm.MARKDOWN else _Page(words)
