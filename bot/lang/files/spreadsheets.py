"""Cells of tables that a spreadsheet opens."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # full width: Excel runs those too


def safe_cell(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would run it as a formula (OWASP, "CSV Injection")."""
    return f"'{text}" if text.startswith(_FORMULA) else text
