"""Folding for matching: case, accents and hyphens are dropped without a change of length, so that a match in the folded
text is a span of the text itself. Likewise the forms of Chinese characters: traditional, simplified and Japanese.

Regular expressions that ignore case are tried on texts in lower case: both are put into it once. Under `re.IGNORECASE`
an expression tries each of its alternatives wherever it may begin; without, it passes over those with another first
letter. On sentences that takes a quarter to two thirds of the time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from bot.regexes import regex

SILENT = frozenset({"Mn", "Cf"})
"""Unicode's categories of accents, and of signs without a shape: soft hyphens, joiners, marks of direction."""
_VOICED = "\u3099\u309a"
"""The marks of voiced kana, which the index keeps: ガス is not カス."""
_MEANT_JOINER = regex("(?<=[\u0590-\u0fff])[\u200c\u200d]")
"""A joiner after a letter of Arabic or of a script of India, where `charset.cleaned` keeps it; the index divides
words at it."""
_PARTS = regex(r"\\.|\(\?P[<=>]|[A-Z]", re.DOTALL)
_PATTERN_PARTS = regex(r"\\.|.-(?:\\.|[^\]])|.", re.DOTALL)
"""An escape, a range of a class, or a character."""
_DOTTED, _DOTLESS, _LONG_S = "\u0130", "\u0131", "\u017f"
"""Letters that are an i or an s to expressions that ignore case, but not to `str.lower`."""


def typed_words(text: str) -> str:
    """What somebody typed or pasted, with single spaces and without signs that have no shape: the dates of cards have
    word joiners, and texts copied from documents and chats have others."""
    return " ".join("".join(char for char in text if unicodedata.category(char) != "Cf").split())


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


_MERGED = {"布": "佈", "并": "並併", "后": "後", "里": "裡", "于": "於", "准": "準", "台": "臺", "系": "係", "周": "週"}
"""Characters that the mainland writes for others too: 发布 is 發布 or 發佈."""


_RARE = frozenset("傢閤齣迴檯")
"""Forms that Taiwan has beside the common ones (家, 合), which its news hardly use."""


def _groups() -> list[str]:
    """The forms of each character, the one of Korean names first."""
    lines = files("bot.lang").joinpath("data/hanja_variants.txt").read_text(encoding="utf-8").splitlines()
    return sorted(line for line in lines if not line.startswith("#"))


class HanForms(dict[int, str]):
    """A table for `str.translate` that keeps the length: the simplified and Japanese forms of a character -> the
    traditional one of Korean names. Filled on demand: most texts have few of the 2,200 forms."""

    def __init__(self) -> None:
        groups = _groups()
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


@cache
def _traditional_forms() -> dict[str, str]:
    """Simplified character -> the forms of it that Taiwan and Hong Kong write, by the character sets of both sides."""
    found = dict(_MERGED)
    for group in _groups():
        mainland = {form for form in group if form.encode("gb2312", "ignore")}
        others = [form for form in group if form not in mainland and form.encode("big5", "ignore")]
        found |= {form: "".join(dict.fromkeys((*found.get(form, ""), *others))) for form in mainland if others}
    return found


def in_both_scripts(pattern: str) -> str:
    """The pattern of a regular expression that finds what this one finds in simplified characters in traditional ones
    too: 删除 becomes [删刪]除. Characters keep their place in a class."""
    forms, written, in_class = _traditional_forms(), list[str](), False
    for part in _PATTERN_PARTS.findall(pattern):
        if part in "[]":
            in_class = part == "["
        others = forms.get(part, "")
        written.append(part + others if in_class or not others else f"[{part}{others}]")
    return "".join(written)


def words_of_both_scripts(words: Collection[str]) -> frozenset[str]:
    """Words in simplified characters, and each as it is written in traditional ones: 发言人 and 發言人."""
    forms = _traditional_forms()
    spelled = (product(*(char + forms.get(char, "") for char in word)) for word in words)
    return frozenset("".join(chars) for variants in spelled for chars in variants)


@cache
def _simplified_forms() -> dict[int, str]:
    forms = {other: form for form, others in _traditional_forms().items() for other in others if form not in _MERGED}
    return str.maketrans({other: form for form, others in _MERGED.items() for other in others} | forms)


def _of_taiwan(char: str, forms: dict[str, str]) -> str:
    """The forms of a character in Taiwan, itself first where Taiwan has it too: 家 beside 傢."""
    others = "".join(form for form in forms.get(char, "") if form not in _RARE)
    return (char if char in _MERGED or char.encode("big5", "ignore") else "") + others or char


def simplified(word: str) -> str:
    """A word in the characters of the mainland: 導彈 as 导弹."""
    return word if word.isascii() else word.translate(_simplified_forms())


def traditional(word: str) -> Iterator[str]:
    """A word as Taiwan and Hong Kong write it, in all ways where a character has several forms (周: 周 or 週). Each of
    these characters doubles their number."""
    forms = _traditional_forms()
    return map("".join, product(*(_of_taiwan(char, forms) for char in word)))


@cache
def _japanese_forms() -> dict[int, str]:
    """Each form of a character -> the one of Japan since its reform, by the character sets: neither Taiwan nor Korea
    had it."""
    found: dict[int, str] = {}
    for group in _groups():
        known = [form for form in group if form.encode("shift_jis", "ignore") and form not in _RARE]
        reformed = [form for form in known if not form.encode("big5", "ignore")]
        for form in group:
            if reformed or (known and form not in known):
                found[ord(form)] = (reformed or known)[0]
    return found


def japanese(word: str) -> str:
    """A word as Japan writes it: 彈道 and 弹道 as 弾道."""
    return word if word.isascii() else word.translate(_japanese_forms())


def unreformed(word: str) -> str:
    """A word of Japan or the mainland in the characters of before the reforms: 弾道 as 彈道."""
    old = zip(word, one_form(word), strict=True)
    return "".join(char if form in _RARE else form for char, form in old)


def lower_case(text: str) -> str:
    """The text in lower case and of the same length, for the expressions made by `lower_case_pattern`."""
    if not text.isascii():
        text = text.replace(_DOTTED, "i").replace(_DOTLESS, "i").replace(_LONG_S, "s")
    return text.lower()


def lower_case_pattern(pattern: str) -> str:
    """The pattern that finds in a text of `lower_case` what this one finds in the text itself with `re.IGNORECASE`. Its
    letters are ASCII, without case, or in lower case."""
    return _PARTS.sub(lambda part: part[0].lower() if len(part[0]) == 1 else part[0], pattern)


def fold(text: str) -> str:
    """The text without differences of case, accents and compatibility forms, and without signs that have no shape, as
    copied texts have them; Hangul and kana stay composed. Signs made of letters ("㎞", "㈜") divide words, and so do
    the joiners of Persian, as in the index."""
    if text.isascii():  # most texts, at a fiftieth of the time
        return text.lower()
    return unicodedata.normalize("NFC", "".join(map(_folded, _MEANT_JOINER.sub(" ", text))))


@lru_cache(maxsize=20_000)
def _folded(char: str) -> str:
    """The parts of a character that are kept, a space for a sign made of letters. One by one, since taking a whole text
    apart takes the square of a run of marks."""
    if not char.isalnum() and any(one.isalnum() for one in unicodedata.normalize("NFKC", char)):
        return " "
    apart = unicodedata.normalize("NFKD", char.casefold())
    return "".join(part for part in apart if part in _VOICED or unicodedata.category(part) not in SILENT)
