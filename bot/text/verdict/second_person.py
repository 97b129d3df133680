"""Whether a page speaks to its visitor, or of itself, in place of reporting.

Walls, forms and notices say "you", "please" and "this page"; in Korean they end in -세요 and -바랍니다, or speak of
browsers and members, where reports end in -다. What stands in quotation marks is somebody else's. The words are in
`data/refusals.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from bot.lang.scripts import HAN, HANGUL, KANA
from bot.lang.sentences import sentences
from bot.model.analysis import Verdict

LEXICON = Path(__file__).parents[1] / "data" / "refusals.toml"
_QUOTED = re.compile(r"“[^”\n]{1,300}”|\"[^\"\n]{1,300}\"|「[^」\n]{1,300}」")
_TOLD = re.compile(r"(?<=[a-z,] )[A-Z][a-z]|\d|(?:다고|했다|됐다|했습니다|됐습니다|밝혔|전했|말했)")
_REPORTED_WORDS = 6
"""Words from which a sentence may report something."""
_OFFER_WORDS = 40
"""Words from which a run without a full stop is a list and no sentence."""


def length(text: str) -> int:
    """Words; Korean, Japanese and Chinese by a third of their letters."""
    han = len(re.findall(rf"[{HANGUL}{KANA}{HAN}]", text))
    return len(re.findall(r"[A-Za-zÀ-ɏА-я0-9][\w'’.-]*", text)) + han // 3


def unquoted(text: str) -> str:
    """The text without what stands between quotation marks."""
    return _QUOTED.sub(" ", text)


def is_addressed(sentence: str) -> bool:
    """Whether a sentence speaks to the reader or of the page that it stands on."""
    return _pattern("address").search(sentence) is not None


def addressed_share(text: str) -> float:
    """The share of the words that stand in sentences to the reader; 0 for an empty text."""
    parts = [(length(part), is_addressed(part)) for part in sentences(unquoted(text))]
    words = sum(count for count, _ in parts)
    return sum(count for count, told in parts if told) / words if words else 0.0


def tells(text: str) -> bool:
    """Whether a text has a whole sentence that tells of a name, a number or what was said."""
    parts = sentences(unquoted(text))
    return any(length(part) >= _REPORTED_WORDS and _TOLD.search(part) for part in parts)


def reports(text: str) -> bool:
    """Whether a text tells something, and says nothing to the reader."""
    return tells(text) and not any(map(is_addressed, sentences(unquoted(text))))


def offers_the_rest(text: str) -> bool:
    """Whether a sentence to the reader sells the reading of the page."""
    return any(
        is_addressed(part) and _pattern("reading").search(part) and _pattern("offer").search(part)
        for part in sentences(unquoted(text))
        if length(part) <= _OFFER_WORDS and not _pattern("letters").search(part)
    )


def subject(text: str) -> Verdict:
    """What a page that speaks to its visitor is."""
    return next((verdict for verdict, words in _subjects() if words.search(text)), Verdict.NOT_ARTICLE)


@cache
def _subjects() -> tuple[tuple[Verdict, re.Pattern[str]], ...]:
    return tuple((Verdict(row["verdict"]), pattern(row["words"])) for row in _visitor()["about"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(_visitor()[name])


@cache
def _visitor() -> dict[str, Any]:
    told: dict[str, Any] = tomllib.loads(LEXICON.read_text(encoding="utf-8"))["visitor"]
    return told


def pattern(phrases: list[str]) -> re.Pattern[str]:
    """One expression for any of several, in either case."""
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases), re.IGNORECASE)
