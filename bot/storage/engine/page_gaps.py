"""Overwrites the unused space inside the pages of a database file.

SQLite overwrites a deleted row where it is (`PRAGMA secure_delete`). When it divides rows anew between full pages,
though, it leaves what they held before in the gap between a page's row pointers and its rows, and such a copy of a row
survives the row. No pragma removes it. VACUUM does, but writes the whole file while nobody else may write.

    a running desk: some pages -> dirty, on a reader's connection -> clean, in a transaction; until all were looked at
    at a start:     overwrite, which reads the file itself, where SQLite was built without its table of pages

File format: https://www.sqlite.org/fileformat2.html, section 1.6; table of pages: https://www.sqlite.org/dbpage.html.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from sqlite3 import Connection

_HEADER_SIZES = {2: 12, 5: 12, 10: 8, 13: 8}
"""Kind of a b-tree page (its first byte) -> length of its header. Other pages begin with the number of another page,
whose highest byte is 0 in files of fewer than `_MOST_PAGES`."""
_MOST_PAGES = 0x02000000
_FILE_HEADER = 100
_PAGES_BETWEEN = 1000
"""Pages between two questions whether to stop."""
_RESERVED = 20
"""In the file's header: bytes at the end of each page that are reserved for extensions."""
_AUTO_VACUUM = slice(52, 56)
"""In the file's header: not 0 where the file has pages of pointers, whose first byte may be that of a b-tree page."""


_PAGES = (
    "WITH RECURSIVE n (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)"
    " SELECT p.pgno, p.data FROM n CROSS JOIN sqlite_dbpage AS p ON p.pgno = n.i"
)


def are_reachable(connection: Connection) -> bool:
    """Whether `dirty` and `clean` can be used: SQLite has its table of pages, and gaps can be told from other bytes."""
    rows = connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'sqlite_dbpage'").fetchall()
    has_pointers = connection.execute("PRAGMA auto_vacuum").fetchone()[0]
    return bool(rows) and not has_pointers and last_page(connection) < _MOST_PAGES


def last_page(connection: Connection) -> int:
    """The number of the file's last page."""
    return int(connection.execute("PRAGMA page_count").fetchone()[0])


def dirty(connection: Connection, first: int, last: int) -> list[int]:
    """The pages from number `first` to `last` whose gaps hold something."""
    usable = _usable(connection)
    pages = connection.execute(_PAGES, (first, last))
    return [number for number, page in pages if _has_dirty_gap(page, _offset(number), usable)]


def clean(connection: Connection, numbers: Sequence[int]) -> int:
    """Overwrite the gaps of pages with zeros, those of them that still hold something; how many."""
    usable, written = _usable(connection), 0
    for number in numbers:
        (page,) = connection.execute("SELECT data FROM sqlite_dbpage WHERE pgno = ?", (number,)).fetchone() or (b"",)
        if page and _has_dirty_gap(page, _offset(number), usable):
            start, end = _gap(page, _offset(number), usable)
            cleaned = page[:start] + bytes(end - start) + page[end:]
            connection.execute("UPDATE sqlite_dbpage SET data = ? WHERE pgno = ?", (cleaned, number))
            written += 1
    return written


def overwrite(path: Path, stopped: Callable[[], bool] = lambda: False) -> int | None:
    """Overwrite the gaps with zeros; the number of pages that were written, None where `stopped` answered True before
    all were looked at.

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
        usable = size - header[_RESERVED]
        for number in range(1, path.stat().st_size // size + 1):
            if number % _PAGES_BETWEEN == 0 and stopped():
                return None
            file.seek((number - 1) * size)
            page = file.read(size)
            if _has_dirty_gap(page, _offset(number), usable):
                start, end = _gap(page, _offset(number), usable)
                file.seek((number - 1) * size + start)
                file.write(bytes(end - start))
                written += 1
        os.fsync(file.fileno())
    return written


def _usable(connection: Connection) -> int:
    """Bytes of a page without those that are reserved for extensions."""
    (first,) = connection.execute("SELECT data FROM sqlite_dbpage WHERE pgno = 1").fetchone()
    return len(first) - int(first[_RESERVED])


def _offset(number: int) -> int:
    """Where the header of a page begins: the first page has that of the file before."""
    return _FILE_HEADER if number == 1 else 0


def _has_dirty_gap(page: bytes, offset: int, usable: int) -> bool:
    start, end = _gap(page, offset, usable)
    return page.count(0, start, end) < end - start


def _gap(page: bytes, offset: int, usable: int) -> tuple[int, int]:
    """Where the gap of a page begins and ends; (0, 0) where it has none."""
    length = _HEADER_SIZES.get(page[offset])
    if length is None:
        return 0, 0
    start = offset + length + 2 * int.from_bytes(page[offset + 3 : offset + 5])
    end = int.from_bytes(page[offset + 5 : offset + 7]) or 65_536
    return (start, end) if start <= end <= usable else (0, 0)
