"""Folding for matching: case, accents and hyphens are dropped without a change of length, so that a match in the folded
text is a span of the text itself. Likewise the forms of Chinese characters: traditional, simplified and Japanese.

Regular expressions that ignore case are tried on texts in lower case: both are put into it once. Under `re.IGNORECASE`
an expression tries each of its alternatives wherever it may begin; without, it passes over those with another first
letter. On sentences that takes a quarter to two thirds of the time.
"""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files

_PARTS = re.compile(r"\\.|\(\?P[<=>]|[A-Z]", re.DOTALL)
_DOTTED, _DOTLESS, _LONG_S = "\u0130", "\u0131", "\u017f"
"""Letters that are an i or an s to expressions that ignore case, but not to `str.lower`."""


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


class HanForms(dict[int, str]):
    """A table for `str.translate` that keeps the length: the simplified and Japanese forms of a character -> the
    traditional one of Korean names. Filled on demand: most texts have few of the 2,200 forms."""

    def __init__(self) -> None:
        lines = files("bot.lang").joinpath("data/hanja_variants.txt").read_text(encoding="utf-8").splitlines()
        groups = sorted(line for line in lines if not line.startswith("#"))
        self._traditional = "".join(group[0] * (len(group) - 1) for group in groups)
        self._others = "".join(group[1:] for group in groups)

    def __missing__(self, code: int) -> str:
        char = chr(code)
        index = self._others.find(char)
        self[code] = form = self._traditional[index] if index >= 0 else char
        return form


HAN_FORMS = HanForms()


def one_form(text: str) -> str:
    """The text with each Chinese character in one form, so that 導彈 and 导弹 are equal."""
    return text if text.isascii() else text.translate(HAN_FORMS)


def lower_case(text: str) -> str:
    """The text in lower case and of the same length, for the expressions made by `lower_case_pattern`."""
    if not text.isascii():
        text = text.replace(_DOTTED, "i").replace(_DOTLESS, "i").replace(_LONG_S, "s")
    return text.lower()


def lower_case_pattern(pattern: str) -> str:
    """The pattern that finds in a text of `lower_case` what this one finds in the text itself with `re.IGNORECASE`. Its
    letters are ASCII, without case, or in lower case."""
    return _PARTS.sub(lambda part: part[0].lower() if len(part[0]) == 1 else part[0], pattern)
