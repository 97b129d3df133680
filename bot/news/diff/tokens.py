"""Compare two texts word by word.

    text -> tokens, each with a key -> keys aligned -> pieces: same, removed, added

A token's key is the same for all ways to write it: case, kinds of quotation marks and dashes, thousands separators,
width, soft hyphens, and "three" or "3" make no difference. Commas, full stops, dashes and spaces are no tokens. Hangul
is compared by words, Chinese and Japanese by characters.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct

from bot.lang.numbers import NUMBER_WORDS, without_thousands_commas
from bot.lang.scripts import HAN, KANA
from bot.model.analysis import Span
from bot.model.versions import Piece, Side
from bot.regexes import regex

SHAPELESS = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphens and other signs without a shape within a word, as texts from a PDF have them."""
_TOKEN = regex(
    r"(?<![\w.])[-−](?=\d)\d+(?:[.,]\d+)*|\d+(?:[.,:]\d+)*"  # a number with its sign, a clock time
    rf"|[{HAN}{KANA}]"
    rf"|[^\W\d_{HAN}{KANA}]+(?:['’{SHAPELESS}]+[^\W\d_]+)*"
    r"|[%‰°$€£₩¥?？]|[\"“”„‟«»「」『』＂″]"
)
_QUOTES = dict.fromkeys("“”„‟«»「」『』＂″", '"')
_SIGNS = str.maketrans({"’": "'", "−": "-", "？": "?", **_QUOTES, **dict.fromkeys(SHAPELESS)})
MOST_STEPS = 600_000
"""Pairs of equal tokens times tokens, which bounds the time of `difflib` to 15 ms. Prose of up to 250 words a side is
below it; a longer or very repetitive passage counts as replaced whole."""
_MOST_CHANCE = 3
_EDGE = regex(r"\W*")


class Token(Struct, frozen=True):
    """A word, number or sign: text[start:end], and its key."""

    start: int
    end: int
    key: str


class Edit(Struct, frozen=True):
    """A run of tokens, old[old_start:old_end] against new[new_start:new_end]; `same` if their keys are equal."""

    same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of text[start:end]; their offsets are into `text`."""
    found = _TOKEN.finditer(text, start, end)
    return tuple(Token(match.start(), match.end(), _key(match[0])) for match in found)


def keys(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """The keys of the tokens of text[start:end]."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return tuple([_key(match[0]) for match in found])


def said(text: str) -> str:
    """The keys of a text with a space around each: equal for texts that differ in typography only."""
    return f" {' '.join(keys(text))} "


def edits(old: Sequence[Token], new: Sequence[Token]) -> tuple[Edit, ...]:
    """The edits from one text to the other, in order. A few equal words between longer changes count as changed: they
    are equal by chance, and would make the comparison unreadable."""
    ours, others = [token.key for token in old], [token.key for token in new]
    if steps(ours, others) > MOST_STEPS:
        return (Edit(False, 0, len(old), 0, len(new)),)
    matcher = SequenceMatcher(None, ours, others, autojunk=False)
    found = [Edit(tag == "equal", *places) for tag, *places in matcher.get_opcodes()]
    return tuple(_without_chance(found))


def steps(ours: Sequence[str], others: Sequence[str]) -> int:
    """What comparing the keys of two passages costs at most: their pairs of equal words, times their length."""
    there = Counter(others)
    return sum([there[key] for key in ours]) * max(len(ours), len(others))


def merged(old_text: str, old: Span, new_text: str, new: Span) -> tuple[Piece, ...]:
    """Two passages as pieces: word by word where they differ, in the new typography where they are equal."""
    old_tokens, new_tokens = tokens(old_text, old.start, old.end), tokens(new_text, new.start, new.end)
    weave = _Weave(old_text, old.start, new_text, new.start)
    for edit in edits(old_tokens, new_tokens):
        if not edit.same:
            weave.differ(old_tokens[edit.old_start : edit.old_end], new_tokens[edit.new_start : edit.new_end])
            continue
        for one, other in zip(
            old_tokens[edit.old_start : edit.old_end], new_tokens[edit.new_start : edit.new_end], strict=True
        ):
            weave.agree(one, other)
    return tuple(weave.pieces(old.end, new.end))


class _Weave:
    """Builds alternating runs: equal words, then what each side has there, and so on. Spaces and marks between words
    belong to the run before them; beside a change they may differ, and then belong to each side."""

    def __init__(self, old_text: str, old: int, new_text: str, new: int) -> None:
        self._old_text, self._new_text = old_text, new_text
        self._old, self._new = old, new
        self._same = [""]
        self._differing: list[tuple[str, str]] = []
        self._beside_change = False

    def differ(self, old: Sequence[Token], new: Sequence[Token]) -> None:
        """Add words that only one side has."""
        self._put(old[-1].end if old else self._old, new[-1].end if new else self._new)
        self._beside_change = True

    def agree(self, old: Token, new: Token) -> None:
        """Add a word that both sides have."""
        if self._beside_change and self._old_text[self._old : old.start] != self._new_text[self._new : new.start]:
            self._put(old.start, new.start)
        self._same[-1] += self._new_text[self._new : new.end]
        self._old, self._new, self._beside_change = old.end, new.end, False

    def pieces(self, old_end: int, new_end: int) -> Iterator[Piece]:
        """All pieces, up to the ends of the passages."""
        if self._beside_change and self._old_text[self._old : old_end] != self._new_text[self._new : new_end]:
            self._put(old_end, new_end)
        else:
            self._same[-1] += self._new_text[self._new : new_end]
        same = list(self._same)
        for place, differing in enumerate(self._differing):
            before, removed, added, same[place + 1] = _trimmed(same[place], *differing, same[place + 1])
            yield from _nonempty((Side.SAME, before), (Side.REMOVED, removed), (Side.ADDED, added))
        yield from _nonempty((Side.SAME, same[-1]))

    def _put(self, old: int, new: int) -> None:
        removed, added = self._old_text[self._old : old], self._new_text[self._new : new]
        if self._beside_change and self._differing and not self._same[-1]:
            removed, added = self._differing[-1][0] + removed, self._differing[-1][1] + added
            self._differing[-1] = (removed, added)
        else:
            self._differing.append((removed, added))
            self._same.append("")
        self._old, self._new = old, new


def _trimmed(before: str, removed: str, added: str, after: str) -> tuple[str, str, str, str]:
    """A change without equal spaces and marks at its borders, so that it begins and ends with words."""
    if removed and added:
        lead = _common_edge(removed, added)
        removed, added, before = removed[len(lead) :], added[len(lead) :], before + lead
        tail = _common_edge(removed[::-1], added[::-1])[::-1]
        cut = -len(tail) or None
        return before, removed[:cut], added[:cut], tail + after
    lead = _common_edge(removed or added, after)
    turned = (removed or added)[len(lead) :] + lead
    return before + lead, turned if removed else "", turned if added else "", after[len(lead) :]


def _common_edge(one: str, other: str) -> str:
    """The common beginning of both, up to the first letter or digit of either."""
    length = 0
    most = min(len(_edge(one)), len(_edge(other)))
    while length < most and one[length] == other[length]:
        length += 1
    return one[:length]


def _edge(text: str) -> str:
    match = _EDGE.match(text)
    return match[0] if match else ""


def _nonempty(*parts: tuple[Side, str]) -> Iterator[Piece]:
    return (Piece(side, text) for side, text in parts if text)


# Cached: a text has most of its words several times, and its versions have the same ones.
@lru_cache(maxsize=16_384)
def _key(words: str) -> str:
    plain = unicodedata.normalize("NFKC", words).translate(_SIGNS).casefold()
    if plain in NUMBER_WORDS and plain != "one":  # which is often a pronoun
        return str(NUMBER_WORDS[plain])
    return without_thousands_commas(plain) if plain[-1].isdigit() else plain


def _without_chance(found: Sequence[Edit]) -> Iterator[Edit]:
    """The edits, with short agreements between longer changes merged into these."""
    kept: list[Edit] = []
    for place, edit in enumerate(found):
        if not edit.same and kept and not kept[-1].same:
            edit = _joined(kept.pop(), edit)  # noqa: PLW2901  # extended
        elif edit.same and 0 < place < len(found) - 1 and _by_chance(kept[-1], edit, found[place + 1]):
            edit = _joined(kept.pop(), edit)  # noqa: PLW2901  # likewise
        kept.append(edit)
    return iter(kept)


def _by_chance(before: Edit, agreement: Edit, after: Edit) -> bool:
    size = agreement.old_end - agreement.old_start
    return size <= _MOST_CHANCE and size < min(_size(before), _size(after))


def _size(change: Edit) -> int:
    return max(change.old_end - change.old_start, change.new_end - change.new_start)


def _joined(one: Edit, other: Edit) -> Edit:
    return Edit(False, one.old_start, other.old_end, one.new_start, other.new_end)
