"""The font of pictures: Noto Sans CJK, from a package. Used in the process that draws only."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from PIL import ImageFont

_PACKAGE, _FILE = "manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc"
_FACES = {"ja": 0, "en": 1, "ko": 1, "zh-CN": 2, "zh-TW": 3}
"""The place in the file of the face with a language's forms of Chinese characters."""
_REGULAR, _BOLD = 400, 700
_FIRST_FOREIGN, _LAST_FOREIGN = "\u0483", "\u10ff"
"""Marks from those of Cyrillic to those of Georgian."""
_NO_CHARACTER = "\uffff"


class Fonts:
    """The faces of one language, and what their letters measure."""

    def __init__(self, language: str) -> None:
        self._face = _FACES.get(language, _FACES["en"])

    def __call__(self, text: str, size: int, /, *, bold: bool = False) -> float:
        """The width of a text in pixels."""
        return self.font(size, bold=bold).getlength(legible(text))

    def font(self, size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
        """The face at this size."""
        return _font(self._face, size, _BOLD if bold else _REGULAR)


def legible(text: str) -> str:
    """The text without what the font cannot draw: of a letter with a mark, the letter is kept; a word of another script
    becomes "…", so that nobody's number is without a name; anything else is left out, as emoji are."""
    return "".join(
        "…" if foreign else "".join(letter if has(letter) else _plain(letter) for letter in letters)
        for foreign, letters in groupby(text, _is_foreign)
    )


@lru_cache(maxsize=4096)
def _is_foreign(letter: str) -> bool:
    """Whether it is a letter, or a mark on one, of a script that the font does not have."""
    kind = unicodedata.category(letter)[0]
    if kind == "M":
        return _FIRST_FOREIGN <= letter <= _LAST_FOREIGN  # of these marks the font has some, without their letters
    return kind == "L" and not has(letter) and not _plain(letter)


@lru_cache(maxsize=4096)
def has(letter: str) -> bool:
    """Whether the font has a shape for the character."""
    font = _font(_FACES["en"], 24, _REGULAR)
    return letter.isspace() or bytes(font.getmask(letter)) != bytes(font.getmask(_NO_CHARACTER))


def _plain(letter: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one) and has(one))


@lru_cache(maxsize=64)
def _font(face: int, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_path(), size, index=face)
    font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=1)
def _path() -> str:
    """Where the package is, found without importing it."""
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(_PACKAGE)
    return str(Path(spec.submodule_search_locations[0]) / _FILE)
