"""Words of two texts side by side: tokens, and which of them stand in both.

    text -> tokens, each with a key -> keys aligned -> pieces: same, removed, added

The key of a token is what it says, however it is set: case, kinds of quotation marks and dashes, thousands' commas,
width, "three" or "3" make no difference. Marks that say nothing by themselves (comma, full stop, dash, space) are no
tokens: they stand between. Hangul is compared by its words, Chinese and Japanese by their characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.lang.numbers import NUMBER_WORDS, without_thousands_commas
from bot.lang.scripts import HAN, KANA
from bot.model.analysis import Span
from bot.model.versions import Piece, Side

_TOKEN = re.compile(
    r"(?<![\w.])[-−](?=\d)\d+(?:[.,]\d+)*|\d+(?:[.,:]\d+)*"  # a number with its sign, a clock time
    rf"|[{HAN}{KANA}]"
    rf"|[^\W\d_{HAN}{KANA}]+(?:['’][^\W\d_]+)*"
    r"|[%‰°$€£₩¥?？]|[\"“”„‟«»「」『』＂″]"
)
_QUOTES = dict.fromkeys("“”„‟«»「」『』＂″", '"')
_SIGNS = str.maketrans({"’": "'", "−": "-", "？": "?", **_QUOTES})
_MOST_STEPS = 5_000_000
"""Pairs of tokens that say the same, times tokens: how long `difflib` takes at worst, a tenth of a second. Prose is far
below it up to 600 words a side; what is longer, or says a few words over and over, is told as replaced whole."""
_MOST_CHANCE = 3
_EDGE = re.compile(r"\W*")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign: text[start:end], and what it says."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of tokens, old[old_start:old_end] against new[new_start:new_end]; `same` when they say the same."""

    same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of text[start:end]; their offsets are into `text`."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return tuple(Token(match.start(), match.end(), _key(match[0])) for match in found)


def said(text: str) -> str:
    """What a text says, however it is set: its keys with a space round each."""
    return f" {' '.join(token.key for token in tokens(text))} "


def edits(old: Sequence[Token], new: Sequence[Token]) -> tuple[Edit, ...]:
    """What became of the words, in order. A few words that stand in both between longer changes count as changed: they
    are there by chance, and word by word nobody could read it."""
    keys, others = [token.key for token in old], [token.key for token in new]
    if _agreements(keys, others) * max(len(keys), len(others)) > _MOST_STEPS:
        return (Edit(False, 0, len(old), 0, len(new)),)
    matcher = SequenceMatcher(None, keys, others, autojunk=False)
    found = [Edit(tag == "equal", *places) for tag, *places in matcher.get_opcodes()]
    return tuple(_without_chance(found))


def _agreements(keys: Sequence[str], others: Sequence[str]) -> int:
    """How many pairs of one word and another say the same."""
    there = Counter(others)
    return sum(there[key] for key in keys)


def merged(old_text: str, old: Span, new_text: str, new: Span) -> tuple[Piece, ...]:
    """Two passages as one: word for word where they differ, as the new one sets it where they say the same."""
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
    """Runs in turn: words of both, then what one and the other have there, and so on. What stands between two words
    goes with them; beside a change it may differ, and then goes with each side."""

    def __init__(self, old_text: str, old: int, new_text: str, new: int) -> None:
        self._old_text, self._new_text = old_text, new_text
        self._old, self._new = old, new
        self._same = [""]
        self._differing: list[tuple[str, str]] = []
        self._beside_change = False

    def differ(self, old: Sequence[Token], new: Sequence[Token]) -> None:
        """Words that each side has for itself."""
        self._put(old[-1].end if old else self._old, new[-1].end if new else self._new)
        self._beside_change = True

    def agree(self, old: Token, new: Token) -> None:
        """A word of both."""
        if self._beside_change and self._old_text[self._old : old.start] != self._new_text[self._new : new.start]:
            self._put(old.start, new.start)
        self._same[-1] += self._new_text[self._new : new.end]
        self._old, self._new, self._beside_change = old.end, new.end, False

    def pieces(self, old_end: int, new_end: int) -> Iterator[Piece]:
        """Everything, up to where the passages end."""
        if self._beside_change and self._old_text[self._old : old_end] != self._new_text[self._new : new_end]:
            self._put(old_end, new_end)
        else:
            self._same[-1] += self._new_text[self._new : new_end]
        same = list(self._same)
        for place, differing in enumerate(self._differing):
            before, removed, added, same[place + 1] = _trimmed(same[place], *differing, same[place + 1])
            yield from _told((Side.SAME, before), (Side.REMOVED, removed), (Side.ADDED, added))
        yield from _told((Side.SAME, same[-1]))

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
    """A change without the space and marks that both sides have at its borders: words begin and end it."""
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
    """What both begin with, up to the first letter or digit of either."""
    length = 0
    most = min(len(_edge(one)), len(_edge(other)))
    while length < most and one[length] == other[length]:
        length += 1
    return one[:length]


def _edge(text: str) -> str:
    match = _EDGE.match(text)
    return match[0] if match else ""


def _told(*parts: tuple[Side, str]) -> Iterator[Piece]:
    return (Piece(side, text) for side, text in parts if text)


def _key(words: str) -> str:
    plain = unicodedata.normalize("NFKC", words).translate(_SIGNS).casefold()
    if plain in NUMBER_WORDS and plain != "one":  # which is a pronoun as often
        return str(NUMBER_WORDS[plain])
    return without_thousands_commas(plain) if plain[-1].isdigit() else plain


def _without_chance(found: Sequence[Edit]) -> Iterator[Edit]:
    """The edits with short agreements between longer changes made part of them."""
    kept: list[Edit] = []
    for place, edit in enumerate(found):
        if not edit.same and kept and not kept[-1].same:
            edit = _joined(kept.pop(), edit)  # noqa: PLW2901  # it grew
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
