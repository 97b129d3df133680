"""The words of `bot/news/data/stances.toml` as patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib import resources

from bot.model.evidence.claims import Stance
from bot.regexes import any_of, regex

_DATA = tomllib.loads((resources.files("bot.news") / "data" / "stances.toml").read_text(encoding="utf-8"))


def _one_of(words: Iterable[str]) -> str:
    return any_of(words).replace(r"\ ", r"\s+")


VERBS = tuple(
    (Stance(name), regex(rf"\b(?:{_one_of(forms)})\b", re.IGNORECASE))
    for name, forms in _DATA["english"]["verbs"].items()
)
"""The acts of speech that are a position by their verb."""
UNAWARE = regex(
    r"(?:(?:\b(?:was|were|is|are|am)|['’](?:m|re))\s+not\s+aware\s+of|(?:was|were|is|are)n['’]t\s+aware\s+of|\b(?:was|were|is|are)\s+unaware\s+of"
    r"|\bnot\s+familiar\s+with)\s+(?:any|such|it|that|this|these|those|(?:the|his|her)\s+(?:\w+\s)?(?:reports?|claims?|allegations?|remarks"
    r"|situation|matter|plans?|details|issue|letter|talks))\b(?![^.;]{0,80}\b(?:at\sthe\stime|until|when|before)\b)"
    r"|\b(?:had|has|have)\s+no\s+(?:information|knowledge)\s+(?:to\s+(?:confirm|share|offer|provide)|on|about|of|regarding)\b",
    re.IGNORECASE,
)
"""What an office says of what it was asked about: "it was not aware of any such plan"; not "of the danger"."""
DENYING = regex(rf"(?:{_one_of(_DATA['english']['verbs']['deny'])})\b", re.IGNORECASE)
SAID = regex(rf"\b(?:{_one_of(_DATA['english']['objects']['said'])})\b", re.IGNORECASE)
REPORTS = r"(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?|assertions?|speculation|denials?)"
"""Nouns that take "that": what follows is said by others."""
REFUSED = regex(
    rf"\s+(?:\w+\s+|(?:[\w.’'-]+\s+){{0,3}}?[\w.-]+['’]s\s+)?(?:(?:{_one_of(_DATA['english']['objects']['refused'])})\b"
    rf"|(?:{_one_of(_DATA['english']['objects']['refused_to'])})\b(?!\s*[.,;]))",
    re.IGNORECASE,
)
WORDS = tuple(
    (Stance(name), regex(rf"\b(?:{_one_of(words)})\b", re.IGNORECASE))
    for name, words in _DATA["english"]["words"].items()
)
"""What a statement says of the reports or of the act."""
GROUNDLESS = dict(WORDS)[Stance.GROUNDLESS]
KOREAN_VERBS = tuple((Stance(name), regex(f"(?:{_one_of(words)})")) for name, words in _DATA["korean"]["verbs"].items())
KOREAN_WORDS = tuple((Stance(name), regex(f"(?:{_one_of(words)})")) for name, words in _DATA["korean"]["words"].items())
KOREAN_GROUNDLESS = dict(KOREAN_WORDS)[Stance.GROUNDLESS]
KOREAN_DENYING = regex(rf"{_one_of(_DATA['korean']['verbs']['deny'])}|부인|일축|반박")


def _unspaced(language: str, part: str) -> tuple[tuple[Stance, str], ...]:
    """The stances of a table with an alternative of its expressions each."""
    return tuple((Stance(name), f"(?:{'|'.join(forms)})") for name, forms in _DATA[language][part].items())


JAPANESE_NOUNS = _unspaced("japanese", "verbs")
JAPANESE_STEMS = _unspaced("japanese", "phrases")
JAPANESE_NEGATED = _unspaced("japanese", "negated")
JAPANESE_WORDS = _unspaced("japanese", "words")
TOLD, ASKED, CHECKED = (f"(?:{'|'.join(words)})" for words in _DATA["japanese"]["objects"].values())
CHINESE_VERBS = _unspaced("chinese", "verbs")
CHINESE_TOLD = _unspaced("chinese", "told")
CHINESE_NEGATED = _unspaced("chinese", "negated")
CHINESE_WORDS = _unspaced("chinese", "words")
