"""Overwrites the unused space inside the pages of a database file.

SQLite overwrites a deleted row where it is (`PRAGMA secure_delete`). When it divides rows anew between full pages,
though, it leaves what they held before in the gap between a page's row pointers and its rows, and such a copy of a row
survives the row. No pragma removes it. VACUUM does, but writes the whole file; this reads it once and writes only the
pages concerned.

File format: https://www.sqlite.org/fileformat2.html, section 1.6.
"""

from __future__ import annotations

import os
from pathlib import Path

_HEADER_SIZES = {2: 12, 5: 12, 10: 8, 13: 8}
"""Kind of a b-tree page (its first byte) -> length of its header. Other pages begin with the number of another page,
whose highest byte is 0 in files of fewer than `_MOST_PAGES`."""
_MOST_PAGES = 0x02000000
_FILE_HEADER = 100
_AUTO_VACUUM = slice(52, 56)
"""In the file's header: not 0 where the file has pages of pointers, whose first byte may be that of a b-tree page."""


def overwrite(path: Path) -> int:
    """Overwrite the gaps with zeros; the number of pages that were written.

    No connection of this process may be open on the file (closing a file drops the locks of the process on it), none of
    another process may write to it, and its write-ahead log must be empty. Only unused bytes change, so an interruption
    does no harm. Raises OSError.
    """
    written = 0
    with path.open("r+b", buffering=0) as file:
        header = file.read(_FILE_HEADER)
        size = int.from_bytes(header[16:18]) or 1
        size = 65_536 if size == 1 else size
        if path.stat().st_size // size >= _MOST_PAGES or any(header[_AUTO_VACUUM]):
            return 0
        for number in range(path.stat().st_size // size):
            file.seek(number * size)
            page = file.read(size)
            start, end = _gap(page, _FILE_HEADER if number == 0 else 0, size - header[20])
            if page[start:end].strip(b"\0"):
                file.seek(number * size + start)
                file.write(bytes(end - start))
                written += 1
        os.fsync(file.fileno())
    return written


def _gap(page: bytes, offset: int, usable: int) -> tuple[int, int]:
    """Where the gap of a page begins and ends; (0, 0) where it has none."""
    length = _HEADER_SIZES.get(page[offset])
    if length is None:
        return 0, 0
    start = offset + length + 2 * int.from_bytes(page[offset + 3 : offset + 5])
    end = int.from_bytes(page[offset + 5 : offset + 7]) or 65_536
    return (start, end) if start <= end <= usable else (0, 0)
