"""Chinese as Taiwan writes it, from the Simplified Chinese of the desk.

    simplified  --OpenCC, by phrases-->  traditional characters  --words of taiwan_words.tsv-->  the words of Taiwan

OpenCC's own dictionary of Taiwan's words is for software: it makes "released" (釋出) of "published" (发布). So OpenCC
converts the characters only, and the words are a table of this project.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from opencc import OpenCC

MADE_FROM = {"zh_TW": "zh_CN"}
"""A language whose texts are converted -> the language that they are converted from."""
_KOREAN, _TAIWAN = (
    "硏産靑淸敎査尙鎭强彦曽曺擧鄕晋浜滝兪渕恵眞聡徳稲晩郞鷄倂爲峯姸旣說冢臺",
    "研產青清教查尚鎮強彥曾曹舉鄉晉濱瀧俞淵惠真聰德稻晚郎雞併為峰妍既說塚台",
)
TAIWANESE_FORMS = dict(zip(map(ord, _KOREAN), _TAIWAN, strict=True))
"""Forms of Hanja and of Japanese names that Taiwan writes otherwise."""
_WORDS = Path(__file__).with_name("taiwan_words.tsv")
_PLAIN = str.maketrans("臺“”‘’", "台「」『』")
"""The character forms of newspapers for the formal ones, and the quotation marks."""


def traditional(text: str) -> str:
    """The text in traditional characters with the words of Taiwan, which may be longer or shorter."""
    words = _words()
    return _longest_first().sub(lambda found: words[found[0]], _converter().convert(text).translate(_PLAIN))


@cache
def _converter() -> OpenCC:
    return OpenCC("s2tw")


@cache
def _words() -> dict[str, str]:
    """Words that OpenCC leaves -> words used in Taiwan. A word with itself beside it is not changed, although it
    contains a shorter one of the table."""
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


@cache
def _longest_first() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_words(), key=len, reverse=True))))
