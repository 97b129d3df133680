"""Normal forms of names, equal for different spellings of one name."""

from __future__ import annotations

import re
import unicodedata

from bot.lang.folding import HAN_FORMS, SILENT
from bot.regexes import regex

_ARTICLE = regex(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = regex(r"(?:['’]s|['’])$")
_BETWEEN = regex(r"[\s\-‐‑‒–—―_·・.,'’ʻʼ`´\"“”()]+")
# Letters that do not decompose into a base letter and marks.
_LETTERS = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}


class CharacterTable(dict[int, str]):
    """A table for `str.translate`: Chinese and Japanese variants of Hanja -> the Korean ones, and letters that do not
    decompose -> their base letters. Filled on demand."""

    def __missing__(self, code: int) -> str:
        form = HAN_FORMS[code]
        self[code] = plain = _LETTERS.get(form, form)
        return plain


PLAIN = CharacterTable()


def bare(text: str) -> str:
    """The text without case, accents, signs without a shape, as copied texts have them, compatibility forms and
    variants of Hanja; Hangul stays composed."""
    if text.isascii():  # most names, at a fiftieth of the time
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold()).translate(PLAIN)
    return unicodedata.normalize("NFC", "".join(char for char in folded if unicodedata.category(char) not in SILENT))


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name, without a leading article or a trailing possessive."""
    name = _POSSESSIVE.sub("", _ARTICLE.sub("", name.strip()))
    return tuple(_BETWEEN.sub(" ", bare(name)).split())


def normal_key(name: str) -> str:
    """The key of a name: "kimjongun" for "Kim Jong-un", "KIM Jong Un" and "Kim Jŏng'ŭn's". Never "" for a name with a
    letter or a digit."""
    return "".join(words(name)) or bare(name).strip()


def slug(name: str) -> str:
    """A readable identifier: "Kim Jong Un" -> "kim-jong-un"."""
    return "-".join(words(name))


def edits(a: str, b: str) -> int:
    """The edit distance of two words: insertions, deletions, substitutions and swaps of neighbours."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, char in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if older and j > 1 and char == b[j - 2] and other == a[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
