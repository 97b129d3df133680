"""Folding for matching: case, accents and hyphens are dropped without a change of length, so that a match in the folded
text is a span of the text itself."""

from __future__ import annotations

import unicodedata


class FoldTable(dict[int, str]):
    """A table for `str.translate` that keeps the length: letter -> lower-case base letter, hyphen and space -> space.
    Filled on demand."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if unicodedata.category(char) in {"Pd", "Zs"} or char in "·・_\n":
            folded = " "
        elif char in "’‘ʼʻ`´":
            folded = "'"
        else:
            base = unicodedata.normalize("NFD", char.casefold())
            letters = "".join(part for part in base if unicodedata.category(part) != "Mn")
            composed = unicodedata.normalize("NFC", letters)
            folded = composed if len(composed) == 1 else char
        self[code] = folded
        return folded
