"""Cells of tables that a spreadsheet opens."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from bot.regexes import regex

BYTE_ORDER_MARK = "\ufeff"
"""Begins a table: without it Excel reads UTF-8 as the code page of the machine."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # full width: Excel runs those too
_BEHIND = regex(r"([;\t\r\n](?:[^\S\t\r\n]|\")*)(?=[=+\-@＝＋－＠])")
"""Where another cell begins, with a formula, for a spreadsheet that does not divide at commas: Excel divides at
semicolons where numbers are written with a decimal comma. The quotation mark before such a cell is then within one and
quotes nothing, so that a line end begins a row, and a quotation mark of the text begins a cell."""


def safe_cell(text: str) -> str:
    """The text, with an apostrophe where a spreadsheet would run it, or a part of it, as a formula (OWASP, "CSV
    Injection")."""
    inner = _BEHIND.sub(r"\1'", text)
    return f"'{inner}" if inner.startswith(_FORMULA) else inner


def csv_line(cells: Iterable[str]) -> str:
    """A row of comma-separated values (RFC 4180), with its end. No cell runs as a formula."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(map(safe_cell, cells))
    return text.getvalue()
