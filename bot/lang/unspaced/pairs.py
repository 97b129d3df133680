"""Texts as the full-text index has them: Chinese characters and kana, which are written without spaces, in pairs, so
that a word is found inside a sentence.

弾道ミサイルを発射   -> 弾道 道ミ ミサ サイ イル ルを を発 発射    a word is its pairs in a row: 道ミ ミサ サイ イル
ICBM級と             -> ICBM 級 級と                         next to other letters and digits a character is also alone
高度320㎞            -> 高度 度 320 km                       a unit as one sign is its letters

A changed result of `in_pairs` or `short_words` needs a step of migration that indexes stored articles anew: FTS5 must
be told what it has of an article in order to delete it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import product

from bot.lang.scripts import KATAKANA
from bot.model.analysis import Span
from bot.regexes import regex

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆〇\U00020000-\U0003ffff"
_UNSPACED = f"{_HAN}ぁ-ゟァ-ヺー-ヿ\uff66-\uff9f"
"""Chinese characters, kana, narrow kana."""
_UNITS = "\u3371-\u33df"
_DOTS = "・·･‧"
"""Between the parts of a foreign name."""
_RUN = regex(f"[{_UNSPACED}]+(?:[{_DOTS}][{_UNSPACED}]+)*|[{_UNITS}]")
"""Characters without a space between, the dots of names included; or a unit."""
_DOT = regex(f"(?<=[{_UNSPACED}])[{_DOTS}](?=[{_UNSPACED}])")
_WHOLE = regex(f"[{_UNSPACED}]+")
_ONE_UNIT = regex(f"[{_UNITS}]")
_BESIDE = regex("[0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff가-힣\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
"""Digits and letters of other scripts that are written beside such characters without a space. By their ranges, since
what a letter is changes with the release of Unicode, and the index must not."""
_NARROW = "\uff66-\uff9f"
_SHORT = regex(
    f"[{_HAN}]|(?<![{KATAKANA}{_NARROW}])(?:[{KATAKANA}]{{2,3}}|[{_NARROW}]{{2,5}})(?![{KATAKANA}{_NARROW}])"
)
_OTHERS = bytes({*range(256)} - {*range(0x30, 0xA0), *range(0xD8, 0xE0), 0xF9, 0xFA, 0xFF})
"""The first bytes in UTF-16 of what is neither a Chinese character nor kana nor a unit. To delete them takes a tenth of
the time of an expression that finds nothing."""
_LETTERS = regex(f"(?P<han>[{_HAN}]+)|(?P<kana>[{KATAKANA}]+)|(?P<latin>[a-z]+)|(?P<particle>[のをがはとにで])")
_SHORTEST, _LONGEST_PART = 2, 3
_LONGEST_RUN = 8
"""Chinese characters in a row that are divided."""
_MOST_PARTS, _MOST_DIVISIONS = 4, 4


def in_pairs(text: str) -> str:
    """The text as it is indexed."""
    return _RUN.sub(_divided, text) if _has_any(text) else text


def short_words(text: str) -> str:
    """The Chinese characters of a text, and its words of two or three katakana, each once, with spaces between. The
    pairs do not tell whether such a word is a whole one: キム is the beginning of キムチ, インド of インドネシア."""
    return " ".join(dict.fromkeys(_SHORT.findall(text))) if _has_any(text) else ""


def is_short(word: str) -> bool:
    """Whether a word is looked up among `short_words`."""
    return _SHORT.fullmatch(word) is not None


def has_no_space(words: tuple[str, ...]) -> bool:
    """Whether all of the words is Chinese characters and kana."""
    return all(map(_WHOLE.fullmatch, words))


def places(text: str, words: Collection[str]) -> Iterator[Span]:
    """Where a text has words of Chinese characters and kana, inside of others too, in order; the longest first."""
    between = f"[{_DOTS}]?"
    longest = sorted(words, key=len, reverse=True)
    found = re.finditer("|".join(between.join(map(re.escape, word)) for word in longest), text) if longest else ()
    return (Span(one.start(), one.end()) for one in found)


def short_places(text: str, words: Collection[str]) -> Iterator[Span]:
    """Where a text has short words, in order."""
    return (Span(found.start(), found.end()) for found in _SHORT.finditer(text) if found[0] in words)


def joined(text: str) -> str:
    """What somebody typed, as it is looked up: without the dots of foreign names, and with the letters of units."""
    return _ONE_UNIT.sub(lambda unit: f" {_letters(unit[0])} ", _DOT.sub("", text))


def origins(text: str) -> list[int]:
    """For each character of `in_pairs` the place in the text of what it is, or precedes."""
    found: list[int] = []
    at = 0
    for run in _RUN.finditer(text):
        found += range(at, run.start())
        found.append(run.start())
        for _, places in _words(run):
            found += (*places, places[-1])
        at = run.end()
    return [*found, *range(at, len(text) + 1)]


@lru_cache(maxsize=2_000)
def divisions(word: str) -> tuple[tuple[str, ...], ...]:
    """The ways to divide a folded word into parts that a text may have apart, at most 4: 米韓演習 is 米韓 and 演習,
    as of 米韓合同軍事演習. Which is right no list says; a wrong one is found nowhere. Katakana and Latin letters are
    one part each, particles none; none where a part would be one character."""
    pieces = list(_LETTERS.finditer(word))
    if sum(len(piece[0]) for piece in pieces) < len(word):
        return ()
    inside = [piece for at, piece in enumerate(pieces) if piece.lastgroup != "particle" or at in (0, len(pieces) - 1)]
    if len(inside) > _MOST_PARTS:  # each is a part at least, and the ways of so many are past counting
        return ()
    ways = [_ways(piece[0]) if piece.lastgroup == "han" else [(piece[0],)] for piece in inside]
    found = (tuple(part for way in chosen for part in way) for chosen in product(*ways))
    parted = [parts for parts in found if 1 < len(parts) <= _MOST_PARTS and min(map(len, parts)) >= _SHORTEST]
    return tuple(parted[:_MOST_DIVISIONS])


def _ways(han: str) -> list[tuple[str, ...]]:
    """Chinese characters as parts of two and three."""
    if len(han) <= _LONGEST_PART or len(han) > _LONGEST_RUN:
        return [(han,)]
    sizes = (size for size in (_SHORTEST, _LONGEST_PART) if len(han) - size >= _SHORTEST)
    return [(han[:size], *rest) for size in sizes for rest in _ways(han[size:])]


def _divided(run: re.Match[str]) -> str:
    return f" {' '.join(word for word, _ in _words(run))} "


def _has_any(text: str) -> bool:
    """Whether a text may not be indexed as it is; most are English or Korean."""
    return not text.isascii() and bool(text.encode("utf-16-be", "surrogatepass")[::2].translate(None, _OTHERS))


def _words(run: re.Match[str]) -> Iterator[tuple[str, Sequence[int]]]:
    """The words of a run, each with the places of its characters in the text."""
    start, text = run.start(), run.string
    if _ONE_UNIT.match(run[0]):
        unit = _letters(run[0])
        yield unit, [start] * len(unit)
        return
    chars = _DOT.sub("", run[0])
    places = (
        range(start, run.end())
        if chars == run[0]
        else [start + at for at, char in enumerate(run[0]) if char not in _DOTS]
    )
    if len(chars) == 1 or _BESIDE.match(text[start - 1 : start]):
        yield chars[0], places[:1]
    yield from ((chars[at : at + 2], places[at : at + 2]) for at in range(len(chars) - 1))
    if len(chars) > 1 and _BESIDE.match(text, run.end()):
        yield chars[-1], places[-1:]


@lru_cache(maxsize=200)
def _letters(unit: str) -> str:
    return unicodedata.normalize("NFKC", unit).casefold()
