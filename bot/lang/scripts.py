"""Scripts: ranges for regular expressions, tests of which script a text is written in, and where characters end.

The upper-case constants stand inside a character class: rf"[{HANGUL}]{{2,4}}" matches two to four Hangul syllables.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from bot.regexes import regex

HANGUL = "가-힣"
"""The 11,172 composed Hangul syllables."""
JAMO = "\u1100-\u11ff\u3130-\u318f"
"""Hangul letters that are not composed into syllables."""
KANA = "ぁ-ゟァ-ヺー-ヿ"
"""Hiragana and katakana without the middle dot, which Chinese and Korean texts use too."""
KATAKANA = "ァ-ヺー"
"""The letters of foreign names in Japanese, with the mark of length."""
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese characters: Hanzi, Kanji, Hanja, with extension A and the compatibility forms of Korean fonts."""

_FIRST, _LAST = HANGUL[0], HANGUL[-1]
_MEDIALS, _FINALS = 21, 28
_INITIAL_LETTERS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIAL_LETTERS = "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ"
_FINAL_LETTERS = (
    " ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ"
)
"""The keys of each medial and final, in Unicode's order; the first final is none."""
_TYPED_MEDIALS, _TYPED_FINALS = _MEDIAL_LETTERS.split(" "), _FINAL_LETTERS.split(" ")
_FIRST_INITIAL, _LAST_INITIAL = "\u1100", "\u1112"
_WIDE, _SYLLABLES = regex("[\u2e81-\U0010ffff]+"), regex(f"[{HANGUL}]+")
_HAN_ONLY = regex(f"[{HAN}]+")
_KANA, _HAN_OR_KANA = regex(f"[{KANA}]+"), regex(f"[{HAN}{KANA}]+")
_KOREAN_SHARE = 4
_CHARACTERS_A_KANA = 25
"""Japanese characters of which at least one is kana, also in a headline; a Chinese text may name a shop with one."""
_HONG_KONG = str.maketrans("衞説着", "衛說著")
"""Forms of Hong Kong that Big5 lacks and the Japanese set has, to those of Taiwan."""
_JOINER = "\u200d"
_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
"""Two of them are a flag."""
_LATER_PARTS = regex("[\u1160-\u11ff\ud7b0-\ud7fb\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_LONGEST_CHARACTER = 16
"""Code points that are searched backwards for the beginning of a character."""


class Writing(StrEnum):
    """The language of a text as far as its characters tell it: `LATIN` is every other than the three."""

    LATIN = "l"
    KOREAN = "k"
    JAPANESE = "j"
    CHINESE = "c"


_OF_LANGUAGES = {"ko": Writing.KOREAN, "ja": Writing.JAPANESE, "zh-CN": Writing.CHINESE, "zh-TW": Writing.CHINESE}


def writing_of(language: str) -> Writing:
    """The writing of one of the desk's languages: "ko", "zh-TW"."""
    return _OF_LANGUAGES.get(language, Writing.LATIN)


def is_hangul(text: str) -> bool:
    """Whether a text has Hangul syllables and nothing else but spaces."""
    letters = text.replace(" ", "")
    return bool(letters) and min(letters) >= _FIRST and max(letters) <= _LAST


def is_han(text: str) -> bool:
    """Whether a text has Chinese characters and nothing else."""
    return _HAN_ONLY.fullmatch(text) is not None


def is_traditional(text: str) -> bool:
    """Whether more of a Chinese text's characters are in use in Taiwan alone than on the mainland alone, by the
    national character sets."""
    taiwan, mainland = _encodable(text, "big5"), _encodable(text, "gb2312")
    return len(taiwan - mainland) > len(mainland - taiwan)


def _has_all(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _encodable(text: str, charset: str) -> set[str]:
    return set(text.encode(charset, "ignore").decode(charset))


def _count(runs: re.Pattern[str], text: str) -> int:
    """The number of a text's characters in runs of a script that ASCII is no part of."""
    return 0 if text.isascii() else len("".join(runs.findall(text)))


def hangul_count(text: str) -> int:
    """The number of Hangul syllables."""
    return _count(_SYLLABLES, text)


def is_korean(text: str) -> bool:
    """Whether more than a quarter of the characters, spaces and marks included, are Hangul syllables."""
    return _KOREAN_SHARE * hangul_count(text) > len(text)


def is_unspaced(text: str) -> bool:
    """Whether more than a third of the characters are Chinese characters or kana, as in Chinese and Japanese texts."""
    return _count(_HAN_OR_KANA, text) * 3 > len(text)


def is_japanese(text: str) -> bool:
    """Whether at least a tenth of the Chinese characters and kana of a text are kana."""
    return _count(_KANA, text) * 10 >= _count(_HAN_OR_KANA, text) > 0


def is_wide(text: str) -> bool:
    """Whether more than half of the characters are East Asian, each of which says more than a Latin letter."""
    return _count(_WIDE, text) * 2 > len(text)


def writing(text: str) -> Writing:
    """The language of a text by its characters; of a headline without kana by the forms of its Chinese characters."""
    if text.isascii():
        return Writing.LATIN
    if is_korean(text):
        return Writing.KOREAN
    if not is_unspaced(text):
        return Writing.LATIN
    has_kana = _count(_KANA, text) * _CHARACTERS_A_KANA >= _count(_HAN_OR_KANA, text)
    return Writing.JAPANESE if has_kana or _has_japanese_forms(text) else Writing.CHINESE


def _has_japanese_forms(text: str) -> bool:
    """Whether the Chinese characters of a text are all in use in Japan, and neither all on the mainland nor all in
    Taiwan, by the national character sets: 韓国 has the one character as in Taiwan, the other as on the mainland."""
    han = "".join(_HAN_ONLY.findall(text.translate(_HONG_KONG)))
    return not (_has_all(han, "big5") or _has_all(han, "gb2312")) and _has_all(han, "shift_jis")


def language_rank(text: str, preferred: Writing) -> int:
    """0 for a text in the language that the readers prefer, 1 for one in English, 2 for one in another language."""
    written = writing(text)
    return 0 if written is preferred else 1 if written is Writing.LATIN else 2


def syllable_letters(syllable: str) -> tuple[int, int, int]:
    """The places of a Hangul syllable's initial (of 19), medial (of 21) and final (of 28, 0 for none) in Unicode's
    order. Raises ValueError for any other character."""
    if not _FIRST <= syllable <= _LAST:
        raise ValueError(f"not a Hangul syllable: {syllable!r}")
    rest, final = divmod(ord(syllable) - ord(_FIRST), _FINALS)
    initial, medial = divmod(rest, _MEDIALS)
    return initial, medial, final


def compose_syllable(initial: int, medial: int, final: int) -> str:
    """The Hangul syllable of these letters, as `syllable_letters` numbers them."""
    return chr(ord(_FIRST) + (initial * _MEDIALS + medial) * _FINALS + final)


def typed_letters(text: str) -> str:
    """The letters of a text in the order of a Korean keyboard's keys, other characters as they are. What an input
    method shows before a syllable is finished (정도, 정동여) is then a beginning of what is meant (정동영)."""
    return "".join(map(_typed, text))


def _typed(char: str) -> str:
    if is_hangul(char):
        initial, medial, final = syllable_letters(char)
        return _INITIAL_LETTERS[initial] + _TYPED_MEDIALS[medial] + _TYPED_FINALS[final]
    return _INITIAL_LETTERS[ord(char) - ord(_FIRST_INITIAL)] if _FIRST_INITIAL <= char <= _LAST_INITIAL else char


def is_being_composed(text: str) -> bool:
    """Whether the last character may be a Korean syllable that an input method has not finished, or its first letter in
    the form that folded texts have."""
    return bool(text) and (is_hangul(text[-1]) or _FIRST_INITIAL <= text[-1] <= _LAST_INITIAL)


def is_within_character(text: str, place: int) -> bool:
    """Whether a cut at `place` would part a character as people see it: a letter and its marks, a Hangul syllable of
    several letters, a flag, an emoji and its skin tone or its joined parts."""
    if text[place : place + 1] < "\u0300":
        return False
    before = text[max(place - 2 * _LONGEST_CHARACTER, 0) : place]
    letters = len(before) - len(before.rstrip(_FLAG_LETTERS))
    return (text[place] in _FLAG_LETTERS and letters % 2 == 1) or before.endswith(_JOINER) or _continues(text[place])


def character_end(text: str, end: int) -> int:
    """The last place up to `end`, which is inside the text, that is not within a character as people see it."""
    places = range(end, max(end - _LONGEST_CHARACTER, 0), -1)
    return next((place for place in places if not is_within_character(text, place)), end)


def _continues(char: str) -> bool:
    """Whether a character belongs to the one before it: a mark, a later part of a syllable in its parts, a half-width
    mark of voiced kana, a skin tone, a letter of a region's flag, a joiner."""
    return bool(_LATER_PARTS.match(char)) or char == _JOINER or unicodedata.category(char).startswith("M")
