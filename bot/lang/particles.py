"""Korean particles that are attached to a noun: those that may follow a name, and the form that a word requires."""

from __future__ import annotations

import re
import unicodedata

from bot.lang.scripts import HANGUL
from bot.regexes import regex

PARTICLE = regex(
    r"(?:은|는|이|가|을|를|의|에|에서|에게|에는|에도|께(?:서는?)?|와|과|도|만|로|으로|부터|까지|보다|처럼|이?나|이?라고?|이?란|이?며"
    rf"|측|씨(?:는|가|를|의|와|도|로|에게|측)?|등|및|산|제|발|간|식|행|(?<=해)상(?:으로|에서|에|의)|이?었다|이?다|으?로서|으?로부터|[과와](?:의|는|도)|에게(?:는|도|서)|으?로는|에서의|에서는"
    rf"|측은|측이)(?![{HANGUL}])"
)
"""Particles and suffixes that may follow a Hangul name in the same word."""

FORMS = {"은": ("은", "는"), "이": ("이", "가"), "을": ("을", "를"), "과": ("과", "와"), "으로": ("으로", "로")}
"""A particle after a final consonant -> the form after one, and the form after a vowel."""

_LINK = regex(r"\[(?P<words>(?:\\.|[^\[\]\\])*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)\W*$")
_LAST_SOUND = regex(r"([^\W_]+)[\W_]*$")
_FINAL_L, _FINAL, _OPEN = "l", "consonant", "vowel"
_DIGITS = dict(
    zip("0123456789", (_FINAL, _FINAL_L, _OPEN, _FINAL, _OPEN, _OPEN, _FINAL, _FINAL_L, _FINAL_L, _OPEN), strict=True)
)
"""How the Korean reading of a digit ends."""
_READ_AS_WORDS = regex("^[ao]pec$|sdaq$")
"""Abbreviations that are not spelled, and end otherwise than their last letter: 에이펙, 코스닥."""
_ENDINGS: tuple[tuple[re.Pattern[str], str | None], ...] = (
    # What French does not pronounce: 칸, 데샹; 로랑 and 프레지던트, 오를레앙 and 에번스, 뒤랑 and 데일리 브랜드.
    (regex("(?<!ha)nnes$|champs$"), _FINAL),
    (regex("(?:[rim]|ch)and$|(?:laur|flor|vinc|clem)ent$|[pm]ont$|(?:le|m)ans$|iens$|elles$"), None),
    (regex("nh$"), _FINAL),  # 호찌민
    (_READ_AS_WORDS, _FINAL),
    (regex("ng$|[^bcdjrsvz]ic$"), _FINAL),
    (regex("[nlrs]t$|[cfhp]t$|[nlr]d$|[nls]k$|[mls]p$|(?:r|c|g|s|t|v|d|z|e|i|u|h|a|o)e$"), _OPEN),
)
"""How a word in Latin letters ends in Korean, by its last two: 퍼시픽; 포스트, 데스크. Not by -rk: 뉴욕, 덴마크; nor by
an -ic as in Slavic names: 부치치, but 시빅. None where a language decides that the name does not tell."""
_LETTERS = dict.fromkeys("aiouywsdfrxzhvjq", _OPEN) | dict.fromkeys("nm", _FINAL) | {"l": _FINAL_L}
"""How a word in Latin letters ends in Korean, by its last letter; other letters do not decide it."""
_VOWELS = "aeiouy"
_SPELLED = dict.fromkeys("abcdefghijkopqstuvwxyz", _OPEN) | dict.fromkeys("mn", _FINAL) | dict.fromkeys("lr", _FINAL_L)
"""How the name of a letter ends, for words that are spelled: NHK."""


def particle_after(word: str, particle: str) -> str:
    """The form of `particle` (a key of `FORMS`) after `word`, which may be marked up as Discord's Markdown or a link;
    both forms, as in `을(를)`, where the last sound is not known."""
    closed, opened = FORMS[particle]
    end = _end_of(word)
    if end is None:
        return "(으)로" if particle == "으로" else f"{closed}({opened})"
    return opened if end == _OPEN or (end == _FINAL_L and particle == "으로") else closed


def _end_of(word: str) -> str | None:
    link = _LINK.search(word)
    last = _LAST_SOUND.search(unicodedata.normalize("NFC", link["words"] if link else word))
    if last is None:
        return None
    letter = last[1][-1]
    if "가" <= letter <= "힣":
        final = (ord(letter) - ord("가")) % 28
        return _OPEN if final == 0 else _FINAL_L if final == 8 else _FINAL  # ㄹ is the eighth
    if letter in _DIGITS:
        return _DIGITS[letter]
    if last[1].lower().endswith("ão"):  # 주앙
        return _FINAL
    word = _plain(last[1])
    if len(word) > 1 and last[1].isupper() and not _READ_AS_WORDS.search(word):
        return _SPELLED.get(word[-1])
    if letter.lower() != word[-1] and word[-1] in _VOWELS:  # 쥐페
        return _OPEN
    return next((end for ending, end in _ENDINGS if ending.search(word)), _LETTERS.get(word[-1]))


def _plain(word: str) -> str:
    """A word in lower case without accents."""
    return "".join(one for one in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(one))
