"""Texts as the full-text index has them: Chinese characters and kana, which are written without spaces, each as a word
of its own, so that a word is found inside a sentence as its characters in a row.

弾道ミサイルを発射   -> 彈 道 ミ サ イ ル を 發 射   Chinese characters in one form, whichever script has them
ICBM級と、米韓       -> ICBM 級 と ꀕ 米 韓           signs between two such runs are a word: と米 is none
キム・ミンス、中国・会議  -> キ ム ミ ン ス 、 ꀕ 中 国 ・ ꀕ 会 議   between the parts of a foreign name is nothing
高度３２０㎞、ﾐｻｲﾙ    -> 高 度 320 km 、 ꀕ ミ サ イ ル   wide and narrow forms, and a unit as one sign, are plain ones

Frequent characters are in most texts, and to compare their places takes time. So a text also has its pairs of
characters that are frequent both (`frequent_pairs`), as words after its end: a search looks for these first.

`plain` is the form in which whatever compares words of texts has them: indexes, searches, watches, suggestions.

A changed result of `indexed_text`, `title_words` or `short_words`, also by a changed list of variants, needs a step of
migration that indexes stored articles anew: FTS5 must be told what it has of an article in order to delete it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from bot.lang.folding import one_form
from bot.lang.scripts import KATAKANA
from bot.model.analysis import Span
from bot.regexes import regex

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆〇\U00020000-\U0003ffff"
_UNSPACED = f"{_HAN}ぁ-ゟァ-ヺー-ヿ\uff66-\uff9f"
"""Chinese characters, kana, narrow kana."""
_UNITS = "\u3371-\u33df"
_ANY_KATAKANA = f"{KATAKANA}\uff66-\uff9f"
_DOT = (
    f"(?<=[{_ANY_KATAKANA}])[・･](?=[{_ANY_KATAKANA}])|(?<=[{KATAKANA}])[ 　=＝゠](?=[{KATAKANA}])"
    f"|(?<=[{_UNSPACED}])[·‧](?=[{_UNSPACED}])"
    f"|(?<=[{_HAN}ロ])(?<![{_HAN}][{_HAN}ロ])(?<![{KATAKANA}]ロ)・(?=[{_HAN}]|ロ(?![{KATAKANA}]))"
    f"|(?<=[{_HAN}ロ])(?<![{KATAKANA}]ロ)・(?=[{_HAN}ロ](?![{_HAN}{KATAKANA}]))"
)
"""Between the parts of a foreign name, and between names of states as one character each (日・米・ロ). Between two
words (中国・会議) it is a sign as others."""
_OTHER_FORM = f"[{_UNITS}]|[\uff66-\uff9d][\uff9e\uff9f]?|[\u2160-\u217f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
"""A unit, narrow kana with its mark of voice, a Roman numeral, a wide digit or letter: their plain forms are other
characters."""
_OTHER_FORMS, _DOTS_AND_FORMS = regex(_OTHER_FORM), regex(f"{_DOT}|{_OTHER_FORM}")
_DOT_ALONE, _UNIT = regex("[・·･‧ 　=＝゠]"), regex(f"[{_UNITS}]")
_RUN = regex(f"[{_UNSPACED}]+")
"""Characters without a space between."""
GAP = "ꀕ"
"""A letter that no text has, as a word between two runs: words go on over signs in the index. No typed word has it."""
_FREQUENT_HAN = (
    "一不中人会全出北南同和国在大对年成政日时有本朝東的美者行表言说部长韩首方上下月民军家主动议际府社外交金力地道统合关问题员党"
    "市学生前后今定分以公法进明报加开情务任经济总理安保米"
)
_FREQUENT = regex(f"(?=([{KATAKANA}]{{2}}|[{one_form(_FREQUENT_HAN)}]{{2}}))")
"""Two characters that are frequent both: katakana, or of the hundred Chinese characters that most news have."""
_PARTS = regex(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_LETTER = regex("[0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff가-힣]")
"""Digits and letters of other scripts. By their ranges, since what a letter is changes with the release of Unicode, and
the index must not."""
_SHORT = regex(f"(?<![{KATAKANA}])[{KATAKANA}]{{2,3}}(?![{KATAKANA}])")
_OTHERS = bytes({*range(256)} - {0x21, *range(0x30, 0xA0), *range(0xD8, 0xE0), 0xF9, 0xFA, 0xFF})
"""The first bytes in UTF-16 of what is neither a Chinese character nor kana nor in another form. To delete them takes a
tenth of the time of an expression that finds nothing."""
_LETTERS = regex(f"(?P<han>[{_HAN}]+)|(?P<kana>[{KATAKANA}]+)|(?P<latin>[a-z]+)|(?P<particle>[のをがはとにで])")
_SHORTEST, _LONGEST_PART = 2, 3
_LONGEST_RUN = 8
"""Chinese characters in a row that are divided."""
_MOST_PARTS, _MOST_DIVISIONS = 4, 4


def plain(text: str) -> str:
    """The text without the dots of foreign names, in plain forms of characters."""
    return _DOTS_AND_FORMS.sub(_plain_form, text) if _has_any(text) else text


def plain_places(text: str) -> tuple[str, Sequence[Span]]:
    """The plain text, and for each of its characters the place in the text of what it is."""
    return _replaced(text, _DOTS_AND_FORMS)


def in_characters(text: str) -> str:
    """The text as it is indexed."""
    return "".join(piece for piece, _ in _pieces(one_form(plain(text)))) if _has_any(text) else text


def words_in_characters(words: Iterable[str]) -> str:
    """Adjacent plain words as they are indexed. A space between two in katakana is no dot of a name, as it may be in a
    text."""
    return "".join(piece for piece, _ in _pieces(one_form(" ".join(words))))


def indexed_text(title: str, text: str) -> str:
    """The text of an article as it is indexed: with the frequent pairs of its title and itself after its end."""
    divided = in_characters(text)
    pairs = frequent_pairs(f"{title}\n{text}")
    return f"{divided} {' '.join(pairs)}" if pairs else divided


def title_words(title: str) -> str:
    """A title as it is indexed for titles as they are typed: a run of characters as its pairs, and its last one."""
    return _RUN.sub(_in_pairs, one_form(plain(title))) if _has_any(title) else title


def frequent_pairs(text: str) -> tuple[str, ...]:
    """The pairs of frequent characters that a text has as it is indexed, each once."""
    return tuple(dict.fromkeys(_FREQUENT.findall(one_form(plain(text))))) if _has_any(text) else ()


def short_words(text: str) -> str:
    """The words of two or three katakana of a text, each once, with spaces between. The characters do not tell whether
    such a word is a whole one: キム is the beginning of キムチ, インド of インドネシア."""
    return " ".join(dict.fromkeys(_SHORT.findall(_OTHER_FORMS.sub(_plain_form, text)))) if _has_any(text) else ""


def is_short(word: str) -> bool:
    """Whether a word is looked up among `short_words`."""
    return _SHORT.fullmatch(word) is not None


def has_no_space(words: tuple[str, ...]) -> bool:
    """Whether all of the words is Chinese characters and kana."""
    return all(map(_RUN.fullmatch, words))


def parted(word: str) -> list[str]:
    """A word in its parts: Chinese characters and kana, and what is between them."""
    return _PARTS.findall(word)


def places(text: str, words: Collection[str]) -> Iterator[Span]:
    """Where a text has words of Chinese characters and kana, inside of others too, in order; the longest first."""
    longest = sorted({one_form(word) for word in words}, key=lambda word: (-len(word), word))
    whole, there = plain_places(text)
    found = re.finditer("|".join(map(re.escape, longest)), one_form(whole)) if longest else ()
    return (Span(there[one.start()].start, there[one.end() - 1].end) for one in found)


def short_places(text: str, words: Collection[str]) -> Iterator[Span]:
    """Where a text has short words, in order."""
    whole, there = _replaced(text, _OTHER_FORMS)
    found = (one for one in _SHORT.finditer(whole) if one[0] in words)
    return (Span(there[one.start()].start, there[one.end() - 1].end) for one in found)


def indexed_places(text: str) -> Sequence[Span]:
    """For each character of `in_characters` the place in the text of what it is, or precedes."""
    whole, there = plain_places(text)
    return [there[at] for _, places in _pieces(whole) for at in places]


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
    return f" {' '.join(run[0][at : at + 2] for at in range(len(run[0])))} "


def _plain_form(found: re.Match[str]) -> str:
    return "" if _DOT_ALONE.fullmatch(found[0]) else _form(found[0])


def _replaced(text: str, forms: re.Pattern[str]) -> tuple[str, Sequence[Span]]:
    """The text with its other forms replaced, and the places of its characters."""
    pieces, places, end = list[str](), list[Span](), 0
    for found in forms.finditer(text) if _has_any(text) else ():
        form = _plain_form(found)
        pieces += (text[end : found.start()], form)
        places += (Span(at, at + 1) for at in range(end, found.start()))
        places += [Span(*found.span())] * len(form)
        end = found.end()
    places += (Span(at, at + 1) for at in range(end, len(text)))
    return "".join((*pieces, text[end:])), places


def _has_any(text: str) -> bool:
    """Whether a text may not be indexed as it is; most are English or Korean."""
    return not text.isascii() and bool(text.encode("utf-16-be", "surrogatepass")[::2].translate(None, _OTHERS))


def _pieces(text: str) -> Iterator[tuple[str, Sequence[int]]]:
    """The pieces of a plain text as it is indexed, each with the places of its characters in the text."""
    end = 0
    for run in _RUN.finditer(text):
        start, between = run.start(), text[end : run.start()]
        yield between, range(end, start)
        if end and not _LETTER.search(between):
            yield f" {GAP}", [start] * 2
        for place, char in enumerate(run[0], start):
            yield f" {char}", [place] * 2
        end = run.end()
        yield " ", [end - 1]
    yield text[end:], range(end, len(text))


@lru_cache(maxsize=2_000)
def _form(signs: str) -> str:
    """The plain form of a character in another one; a unit with spaces around."""
    form = unicodedata.normalize("NFKC", signs)
    return f" {form.casefold()} " if _UNIT.match(signs) else form
