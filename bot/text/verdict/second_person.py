"""Measure how much of a page addresses its reader instead of reporting.

Walls, forms and notices use "you", "please" and "this page"; in Korean they end in -세요 and -바랍니다, or mention
browsers and members, while reports end in -다. Quotations do not count. The words are in `data/refusals.toml`.
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
_FACT = re.compile(
    r"(?<=[a-z,] )[A-Z][a-z]|\d|(?:다고|했다|됐다|했습니다|됐습니다|밝혔|전했|말했)"
    r"|(?:発表し|述べ|明らかにし|語っ|宣布|指出|通报|报道)|表示[，：]"
)
_REPORTED_WORDS = 6
"""Least words of a sentence that reports a fact."""
_OFFER_WORDS = 40
"""Most words of a sentence that offers a subscription; a longer run without a full stop is a list."""


def length(text: str) -> int:
    """The number of words; three letters of Korean, Japanese or Chinese count as one word."""
    han = len(re.findall(rf"[{HANGUL}{KANA}{HAN}]", text))
    return len(re.findall(r"[A-Za-zÀ-ɏА-я0-9][\w'’.-]*", text)) + han // 3


def unquoted(text: str) -> str:
    """The text without its quotations."""
    return _QUOTED.sub(" ", text)


def is_addressed(sentence: str) -> bool:
    """Whether a sentence addresses the reader or refers to the page."""
    return _pattern("address").search(sentence) is not None


def addressed_share(text: str) -> float:
    """The share of words, 0 to 1, in sentences that address the reader; 0 for an empty text."""
    parts = [(length(part), is_addressed(part)) for part in sentences(unquoted(text))]
    words = sum(count for count, _ in parts)
    return sum(count for count, addressed in parts if addressed) / words if words else 0.0


def has_fact(text: str) -> bool:
    """Whether a sentence of the text has a name, a number or a verb of reporting."""
    parts = sentences(unquoted(text))
    return any(length(part) >= _REPORTED_WORDS and _FACT.search(part) for part in parts)


def is_report(text: str) -> bool:
    """Whether a text reports a fact and has no sentence that addresses the reader."""
    return has_fact(text) and not any(map(is_addressed, sentences(unquoted(text))))


def unreported(text: str) -> str:
    """The sentences of a text that address the reader or report no fact."""
    return "\n".join(part for part in sentences(text) if is_addressed(part) or not has_fact(part))


def offers_access(text: str) -> bool:
    """Whether a sentence offers the reader access to the rest of the page."""
    return any(
        is_addressed(part) and _pattern("reading").search(part) and _pattern("offer").search(part)
        for part in sentences(unquoted(text))
        if length(part) <= _OFFER_WORDS and not _pattern("letters").search(part)
    )


def addressed_verdict(text: str) -> Verdict:
    """The verdict on a page that addresses its reader, by the words it uses."""
    return next((verdict for verdict, words in _addressed_verdicts() if words.search(text)), Verdict.NOT_ARTICLE)


def names(subject: str, text: str) -> bool:
    """Whether a text has a word of a subject of `[visitor.subjects]`."""
    return _subject(subject).search(text) is not None


@cache
def _subject(subject: str) -> re.Pattern[str]:
    return pattern(_visitor()["subjects"][subject])


@cache
def _addressed_verdicts() -> tuple[tuple[Verdict, re.Pattern[str]], ...]:
    return tuple((Verdict(row["verdict"]), pattern(row["words"])) for row in _visitor()["about"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(_visitor()[name])


@cache
def _visitor() -> dict[str, Any]:
    section: dict[str, Any] = tomllib.loads(LEXICON.read_text(encoding="utf-8"))["visitor"]
    return section


def pattern(phrases: list[str]) -> re.Pattern[str]:
    """One regular expression for any of several, case-insensitive."""
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases), re.IGNORECASE)
