"""Cells of tables that a spreadsheet opens."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

BYTE_ORDER_MARK = "\ufeff"
"""Begins a table: without it Excel reads UTF-8 as the code page of the machine."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # full width: Excel runs those too


def safe_cell(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would run it as a formula (OWASP, "CSV Injection")."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_line(cells: Iterable[str]) -> str:
    """A row of comma-separated values (RFC 4180), with its end. No cell runs as a formula."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(map(safe_cell, cells))
    return text.getvalue()
