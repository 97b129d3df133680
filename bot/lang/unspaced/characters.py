"""Texts as the full-text index has them: Chinese characters and kana, which are written without spaces, each as a word
of its own, so that a word is found inside a sentence as its characters in a row.

弾道ミサイルを発射   -> 弾 道 ミ サ イ ル を 発 射
ICBM級と、米韓       -> ICBM 級 と ꀕ 米 韓           signs between two such runs are a word: と米 is none
キム・ミンス          -> キ ム ミ ン ス               the dots of names are skipped
高度320㎞            -> 高 度 320 km                 a unit as one sign is its letters

Frequent characters are in most texts, and to compare their places takes time. So a text also has its pairs of
characters that are frequent both (`frequent_pairs`), as words after its end: a search looks for these first.

A changed result of `in_characters`, `frequent_pairs` or `short_words` needs a step of migration that indexes stored
articles anew: FTS5 must be told what it has of an article in order to delete it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain, product

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
_GAP = "ꀕ"
"""A letter that no text has, as a word between two runs: words go on over signs in the index."""
_FREQUENT = regex(
    f"(?=([{KATAKANA}]{{2}}|[一不中人会會全出北南同和国國在大对對年成政日时時有本朝東的美者行表言說说部長长韓韩首]{{2}}))"
)
"""Two characters that are frequent both: katakana, or of the Chinese characters that half of all news have."""
_PARTS = regex(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_ONE_UNIT = regex(f"[{_UNITS}]")
_LETTER = regex("[0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff가-힣\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
"""Digits and letters of other scripts. By their ranges, since what a letter is changes with the release of Unicode, and
the index must not."""
_NARROW = "\uff66-\uff9f"
_SHORT = regex(f"(?<![{KATAKANA}{_NARROW}])(?:[{KATAKANA}]{{2,3}}|[{_NARROW}]{{2,5}})(?![{KATAKANA}{_NARROW}])")
_OTHERS = bytes({*range(256)} - {*range(0x30, 0xA0), *range(0xD8, 0xE0), 0xF9, 0xFA, 0xFF})
"""The first bytes in UTF-16 of what is neither a Chinese character nor kana nor a unit. To delete them takes a tenth of
the time of an expression that finds nothing."""
_LETTERS = regex(f"(?P<han>[{_HAN}]+)|(?P<kana>[{KATAKANA}]+)|(?P<latin>[a-z]+)|(?P<particle>[のをがはとにで])")
_SHORTEST, _LONGEST_PART = 2, 3
_LONGEST_RUN = 8
"""Chinese characters in a row that are divided."""
_MOST_PARTS, _MOST_DIVISIONS = 4, 4


def in_characters(text: str) -> str:
    """The text as it is indexed."""
    return "".join(piece for piece, _ in _pieces(text)) if _has_any(text) else text


def indexed_text(title: str, text: str) -> str:
    """The text of an article as it is indexed: with the frequent pairs of its title and itself after its end."""
    divided = in_characters(text)
    pairs = frequent_pairs(f"{title}\n{text}")
    return f"{divided} {' '.join(pairs)}" if pairs else divided


def title_words(title: str) -> str:
    """A title as it is indexed for titles as they are typed: a run of characters as its pairs, and its last one."""
    return _RUN.sub(_in_pairs, title) if _has_any(title) else title


def frequent_pairs(text: str) -> tuple[str, ...]:
    """The pairs of frequent characters that a text has, dots of names left out, each once."""
    return tuple(dict.fromkeys(_FREQUENT.findall(_DOT.sub("", text)))) if _has_any(text) else ()


def short_words(text: str) -> str:
    """The words of two or three katakana of a text, each once, with spaces between. The characters do not tell whether
    such a word is a whole one: キム is the beginning of キムチ, インド of インドネシア."""
    return " ".join(dict.fromkeys(_SHORT.findall(text))) if _has_any(text) else ""


def is_short(word: str) -> bool:
    """Whether a word is looked up among `short_words`."""
    return _SHORT.fullmatch(word) is not None


def has_no_space(words: tuple[str, ...]) -> bool:
    """Whether all of the words is Chinese characters and kana."""
    return all(map(_WHOLE.fullmatch, words))


def parted(word: str) -> list[str]:
    """A word in its parts: Chinese characters and kana, and what is between them."""
    return _PARTS.findall(word)


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
    """For each character of `in_characters` the place in the text of what it is, or precedes; then the length."""
    return [*chain.from_iterable(places for _, places in _pieces(text)), len(text)]


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


def _in_pairs(run: re.Match[str]) -> str:
    if _ONE_UNIT.match(run[0]):
        return f" {_letters(run[0])} "
    chars = _DOT.sub("", run[0])
    return f" {' '.join(chars[at : at + 2] for at in range(len(chars)))} "


def _has_any(text: str) -> bool:
    """Whether a text may not be indexed as it is; most are English or Korean."""
    return not text.isascii() and bool(text.encode("utf-16-be", "surrogatepass")[::2].translate(None, _OTHERS))


def _pieces(text: str) -> Iterator[tuple[str, Sequence[int]]]:
    """The pieces of the text as it is indexed, each with the places of its characters in the text."""
    end, is_after_run = 0, False
    for run in _RUN.finditer(text):
        start = run.start()
        between = text[end:start]
        yield between, range(end, start)
        if _ONE_UNIT.match(run[0]):
            unit, is_after_run = _letters(run[0]), False
            yield f" {unit} ", [start] * (len(unit) + 2)
        else:
            if is_after_run and not _LETTER.search(between):
                yield f" {_GAP}", [start] * 2
            for place, char in enumerate(run[0], start):
                if char not in _DOTS:
                    yield f" {char}", [place] * 2
            yield " ", [run.end() - 1]
            is_after_run = True
        end = run.end()
    yield text[end:], range(end, len(text))


@lru_cache(maxsize=200)
def _letters(unit: str) -> str:
    return unicodedata.normalize("NFKC", unit).casefold()
