"""Read the words of a text as terms, and find which of them are names.

    title, text -> words -> stems, counted (title twice, the first 3,000 characters) -> Terms

Plain tokenising without a language model: this runs in the bot's process, once an article. English words are cut to a
rough stem, Korean words lose their particles, Chinese and Japanese runs become pairs of characters. A term is *named*
when the text writes it with a capital inside sentences more often than without. Where it only begins sentences, the
texts before tell whether it is a name. Korean has no capitals; its names come from the reader (`korean_names`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from msgspec import Struct

from bot.lang.scripts import HAN, KANA, hangul_count
from bot.regexes import regex

TITLE_WEIGHT = 2
READ_CHARACTERS = 3000
_WORD = regex(r"[^\W_]+(?:['’.][^\W_]+)*")
_SENTENCE_BORDER = frozenset('.!?:"“”‘«\n')
_HAN_OR_KANA = regex(rf"[{HAN}{KANA}]")
_SUFFIXES = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly")
_SHORTEST_STEM = 4
_DATA = resources.files("bot.news") / "data"
_STOP = frozenset((_DATA / "stop_words.txt").read_text(encoding="utf-8").split())
# Longest first, so that 에서는 is not read as 는 alone.
_PARTICLES = tuple(sorted((_DATA / "korean_particles.txt").read_text(encoding="utf-8").split(), key=len, reverse=True))


class Terms(Struct, frozen=True):
    """How often a text has each term, and which terms are names. `initial` are the terms that only begin sentences,
    where any word has a capital. `subject` are the names, ordinal numbers and initial terms in its first sentence."""

    counts: Mapping[str, int]
    named: frozenset[str]
    subject: frozenset[str] = frozenset()
    initial: frozenset[str] = frozenset()


def read_terms(title: str, text: str) -> Terms:
    """The terms of an article."""
    counts: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    inside = set[str]()
    for part, weight in ((title, TITLE_WEIGHT), (text[:READ_CHARACTERS], 1)):
        for match in _WORD.finditer(part):
            word = match.group()
            terms = word_terms(word)
            if not terms:
                continue
            sign = _is_inside(part, match.start()) if word[0].isupper() else -word[0].islower()
            for term in terms:
                counts[term] += weight
                capital[term] += sign
                if sign or not word[0].isupper():
                    inside.add(term)
    return Terms(
        counts, frozenset(term for term in counts if capital[term] > 0), initial=frozenset(counts.keys() - inside)
    )


def name_terms(name: str) -> frozenset[str]:
    """The terms of a written name."""
    return frozenset(term for match in _WORD.finditer(name) for term in word_terms(match.group()))


def _is_inside(part: str, start: int) -> bool:
    """Whether a word is inside a sentence, where only names have a capital."""
    before = part[max(start - 4, 0) : start].rstrip(" ")[-1:]
    return bool(before) and before not in _SENTENCE_BORDER


# Cached: most words of a text were in the last one too.
@lru_cache(maxsize=8192)
def word_terms(word: str) -> tuple[str, ...]:
    """The terms of one word of a text: its stem, its pairs of characters, or nothing for a stop word."""
    if _HAN_OR_KANA.search(word):
        return tuple(word[i : i + 2] for i in range(len(word) - 1)) or (word,)
    if hangul_count(word):
        term = _without_particle(word)
    else:
        lower = word.lower().replace("’", "'").removesuffix("'s")
        if lower in _STOP:
            return ()
        term = _stem(lower.replace("'", "").replace(".", ""))
    if term in _STOP or (len(term) < 2 and not term.isdigit()):
        return ()
    return (term,)


def _without_particle(word: str) -> str:
    for particle in _PARTICLES:
        if word.endswith(particle) and len(word) - len(particle) >= 2:
            return word.removesuffix(particle)
    return word


def _stem(word: str) -> str:
    if len(word) <= _SHORTEST_STEM or not word.isascii():
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            word = word.removesuffix(suffix)
            break
    return word.removesuffix("e")
