"""Rewrite dates of other calendars and digits with Gregorian years and ASCII digits.

令和6年5月7日 | 주체113(2024)년 5월 7일 | May 7, Juche 113 | 民國113年 | 113年5月7日 | 二〇二四年五月七日 | ٧ مايو ٢٠٢٤
"""

from __future__ import annotations

import re

from bot.regexes import regex

_JUCHE = regex(r"(?:주체|Juche|主体|チュチェ)\s?(\d{2,3})\s?(?:[(（]\d{4}[)）])?", re.IGNORECASE)
_ERA = regex(r"(令和|平成|昭和|民[國国])\s?(元|\d{1,3})\s?年")
_REPUBLIC = regex(r"(?<![\d第元前])(?<![元前]\s)(1[0-4]\d)(?=\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)")
"""A year of the Republic (of Taiwan) without the era's name. No other date has a year of three digits, but one of
antiquity, which has 公元, 西元 or 前 before it."""
_LABELLED = regex(r"((?:日期|時間|發[布佈])\s?[:：]?\s?)(1[0-4]\d)(?=([-./])\d{1,2}\3\d{1,2}(?![\d./-]))")
"""The same in numbers, after a word that is written in Taiwan."""
_BEFORE_REPUBLIC = 1911
_FIRST_YEARS = {"令和": 2019, "平成": 1989, "昭和": 1926, "民國": 1912, "民国": 1912}
_JUCHE_1 = 1912
_NUMERALS = "〇○零一二三四五六七八九十"
_WRITTEN_OUT = regex(rf"([{_NUMERALS[:-1]}]{{4}})年([{_NUMERALS}]{{1,2}})月([{_NUMERALS}]{{1,3}})日")
_BUDDHIST = frozenset({"th", "lo", "km", "my"})
_BUDDHIST_AHEAD = 543
_OTHER_DIGIT = regex(r"[^\x00-\x7f]")


def gregorian(line: str) -> str:
    """A line with the years of eras and Chinese numerals of dates rewritten, and all digits in ASCII."""
    if line.isascii():
        return _JUCHE.sub(_juche, line) if "uche" in line.casefold() else line
    line = _OTHER_DIGIT.sub(_ascii, line)
    line = _ERA.sub(_year, _JUCHE.sub(_juche, line))
    line = _REPUBLIC.sub(lambda found: str(_BEFORE_REPUBLIC + int(found[1])), line)
    line = _LABELLED.sub(lambda found: f"{found[1]}{_BEFORE_REPUBLIC + int(found[2])}", line)
    return _WRITTEN_OUT.sub(_in_digits, line)


def common_year(year: int, language: str | None) -> int:
    """A year as written, of the Buddhist era in the languages that use it, as a common one."""
    return year - _BUDDHIST_AHEAD if language in _BUDDHIST and year > 2400 else year  # none before


def _ascii(match: re.Match[str]) -> str:
    char = match[0]
    return str(int(char)) if char.isdecimal() else char


def _juche(match: re.Match[str]) -> str:
    return str(_JUCHE_1 - 1 + int(match[1]))


def _year(match: re.Match[str]) -> str:
    count = 1 if match[2] == "元" else int(match[2])
    return f"{_FIRST_YEARS[match[1]] - 1 + count}年"


def _in_digits(match: re.Match[str]) -> str:
    year = "".join(str(_value(char)) for char in match[1])
    return f"{year}年{_number(match[2])}月{_number(match[3])}日"


def _value(numeral: str) -> int:
    return max(_NUMERALS.index(numeral) - 2, 0)


def _number(numerals: str) -> int:
    """A number below a hundred: 十二, 二十一, 三."""
    tens, ten, ones = numerals.rpartition("十")
    return (10 * (_value(tens) if tens else 1) if ten else 0) + (_value(ones) if ones else 0)
