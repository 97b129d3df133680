"""Bounds of the numbers that commands take: those of SQLite, of dates and of answers are far beyond."""

from __future__ import annotations

LARGEST_ID = 2**63 - 1
"""The largest id that SQLite stores; Discord's are smaller."""
MOST = 1_000_000
"""The last page, and the largest number of anything that a command can be asked for."""
