"""Write the table of Hanja readings from Unicode's Unihan_Readings.txt: `python -m tools.hanja_readings FILE`.

The field kHangul gives a character's readings, the one taught at schools marked "E".
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

TABLE = Path(__file__).parents[1] / "bot" / "text" / "data" / "hanja_readings.tsv"
_ROW = re.compile(r"U\+([0-9A-F]{4,5})\tkHangul\t(.+)")
_VERSION = re.compile(r"# Unicode version: ([\d.]+)")
_HEAD = """\
# Korean readings of Chinese characters: reading, characters read so first, characters with it as another reading.
# Source: Unicode Han Database (Unihan) {version}, field kHangul, rearranged by tools/hanja_readings.py.
# Copyright 1991-2023 Unicode, Inc. Licence: LICENSES/Unicode.txt, which permits use,
# change and redistribution of the data files with this notice.
"""


def table(source: str) -> str:
    """The table from the text of Unihan_Readings.txt. Raises ValueError if it states no Unicode version."""
    version = _VERSION.search(source)
    if version is None:
        raise ValueError("no Unicode version")
    first: dict[str, list[str]] = defaultdict(list)
    other: dict[str, list[str]] = defaultdict(list)
    for code, field in _ROW.findall(source):
        character = chr(int(code, 16))
        readings = [part.partition(":") for part in field.split()]
        main = next((reading for reading, _, marks in readings if "E" in marks), readings[0][0])
        for reading, _, _ in readings:
            (first if reading == main else other)[reading].append(character)
    rows = (f"{one}\t{''.join(first[one])}\t{''.join(other[one])}\n" for one in sorted({*first, *other}))
    return _HEAD.format(version=version[1]) + "".join(rows)


def main() -> None:
    """Write the table."""
    TABLE.write_text(table(Path(sys.argv[1]).read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
