"""Measure how much of a page addresses its reader instead of reporting.

Walls, forms and notices use "you", "please" and "this page"; in Korean they end in -세요 and -바랍니다, or mention
browsers and members, while reports end in -다. Quotations do not count. The words are in `data/refusals.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from bot.lang.folding import in_both_scripts
from bot.lang.scripts import HAN, HANGUL, KANA
from bot.lang.sentences import ends_sentence, sentences
from bot.model.analysis import Verdict
from bot.regexes import regex

LEXICON = Path(__file__).parents[1] / "data" / "refusals.toml"
_QUOTED = regex(
    r"“[^”\n]{1,300}”|\"[^\"\n]{1,300}\"|「[^」\n]{1,300}」|『[^』\n]{1,300}』|«[^»\n]{1,300}»|„[^“”\n]{1,300}[“”]"
)
_SPOKEN = regex(r"^[—–―]{1,2} ?(?=[^\n]*[^\n?？]$)[^\n]+", re.MULTILINE)
"""A line of an interview that begins with a dash and is not a question."""
_FACT = regex(
    r"(?<=[a-z0-9,] )[A-ZÀ-Þ][a-zà-ÿ]|(?<=[а-яё0-9,] )[А-ЯЁ][а-яё]|\d[\d.,:]*"
    r"|[가-힣](?<!니)다(?=[\s.”\"]|$)|다고|했습니다|됐습니다|밝혔|전했|말했"
    r"|(?:発表し|述べ|明らかにし|語っ|宣布|指出|通报|通報|报道|報[道導])|表示[，：]"
)
_UNSPACED = regex(rf"[{HANGUL}{KANA}{HAN}]")
_WORD = regex(rf"[^\W_{HANGUL}{KANA}{HAN}][\w'’.-]*")
_CLAUSE = regex(rf"(?<=[{HAN}]{{2}})[，,；;](?=[{HAN}])")
"""Chinese has long sentences of clauses: a bulletin of the weather ends in "please take care"."""
_REPORTED_WORDS = 6
"""The fewest words of a sentence that reports a fact."""
_PLAIN = regex(r"[가-힣](?<!니)다[.\s”\"]*$")
_QUOTED_WORDS = 3
_FACTS = 2
"""The fewest names and numbers of a sentence in which "we" is a newspaper or a ministry that reports, and "please"
warns."""
_OFFER_WORDS = 40
"""The most words of a sentence that offers a subscription; a longer run without a full stop is a list."""


def length(text: str) -> int:
    """The number of words; three letters of Korean, Japanese or Chinese count as one word."""
    return len(_WORD.findall(text)) + len(_UNSPACED.findall(text)) // 3


def unquoted(text: str) -> str:
    """The text without its quotations."""
    return _QUOTED.sub(" ", text)


def quotations(text: str) -> int:
    """The number of quotations and spoken lines; one of a word or two counts as a name."""
    said = _QUOTED.findall(text) + _SPOKEN.findall(text)
    return sum(length(part) >= _QUOTED_WORDS for part in said)


@lru_cache(maxsize=256)
def is_addressed(sentence: str) -> bool:
    """Whether a sentence addresses the reader or refers to the page, or a site is the speaker and hardly names a
    fact."""
    if _pattern("address").search(sentence) is not None:
        return True
    return _pattern("ours").search(sentence) is not None and not _names_facts(sentence)


def _names_facts(sentence: str) -> bool:
    return len(_FACT.findall(sentence)) >= _FACTS


def told_words(sentence: str) -> int:
    """The words of a sentence that do not address the reader: all or none; in a Chinese one with facts, those of whole
    clauses."""
    parts = _CLAUSE.split(sentence) if _names_facts(sentence) else (sentence,)
    return sum(length(part) for part in parts if not is_addressed(part))


def addressed_share(text: str) -> float:
    """The share of words, 0 to 1, in sentences that address the reader; 0 for an empty text."""
    parts = list(sentences(unquoted(text)))
    words = sum(map(length, parts))
    return 1 - min(1, sum(map(told_words, parts)) / words) if words else 0.0


def has_fact(text: str) -> bool:
    """Whether a sentence of the text has a name, a number or a verb of reporting."""
    parts = sentences(unquoted(text))
    return any(length(part) >= _REPORTED_WORDS and _FACT.search(part) for part in parts)


def is_report(text: str) -> bool:
    """Whether a text reports a fact and has no sentence that addresses the reader."""
    return has_fact(text) and not any(map(is_addressed, sentences(unquoted(text))))


def tells(text: str) -> bool:
    """Whether a text has two whole sentences or more and none addresses the reader."""
    parts = [part for part in sentences(unquoted(text)) if length(part) >= _REPORTED_WORDS and ends_sentence(part)]
    return len(parts) > 1 and not any(map(is_addressed, sentences(unquoted(text))))


def unreported(text: str, least: int) -> str:
    """The lines of a text except those in which a sentence reports a fact and which have at least `least` words or, in
    Korean, are in the plain style of reports, which notices are not."""
    return "\n".join(line for line in text.split("\n") if not _reports(line, least))


def _reports(line: str, least: int) -> bool:
    if length(line) < least and not _PLAIN.search(line):
        return False
    return any(has_fact(part) and not is_addressed(part) for part in sentences(line))


def offers_access(text: str) -> bool:
    """Whether a sentence offers the reader access to the rest of the page."""
    return any(is_addressed(part) and is_offer(part, _OFFER_WORDS) for part in sentences(unquoted(text)))


def is_offer(part: str, most: int) -> bool:
    """Whether a sentence or line of at most `most` words has words for reading on and for paying or giving data."""
    words = (_pattern("reading"), _pattern("offer"))
    return length(part) <= most and all(one.search(part) for one in words) and not _pattern("letters").search(part)


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
    """One regular expression for any of several, case-insensitive, and for Chinese in either script."""
    return re.compile(in_both_scripts("|".join(f"(?:{phrase})" for phrase in phrases)), re.IGNORECASE)
