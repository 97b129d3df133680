"""Find the complements of Korean sentences: the words with the ending of what is reported, 다고, 다는, ㄹ 것을."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from bot.lang.scripts import syllable_letters
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.korean.words import KoreanWord, KoreanWords, WordPart
from bot.text.statements.quotation_marks import HIDDEN

_COMPLEMENT = regex("(?:다|라|자|냐)(?P<link>고|며|면서도?)$")
_ADNOMINAL = regex("(?:다|라|자|냐)는$")
_N_FINAL = 4
"""The final letter ㄴ of a syllable, by its place in Unicode's order."""


class ReportedClause(Struct, frozen=True):
    """A reported clause: its content ends at `end`, the link to its verb at `link_end`; the verb or noun is `cue`.

    `is_followed` is True where another clause of the same speaker may come before the verb ("…다며 …다고"). `owner` is
    the noun phrase that a noun for the statement belongs to ("…다는 게 *교육청*의 설명이다"). `is_mentioned` is True
    where the sentence is about what somebody else does with these words ("“…”는 의원의 지적에 시장은 웃었다").
    """

    end: int
    link_end: int
    cue: Span
    is_followed: bool = False
    owner: Span | None = None
    is_mentioned: bool = False


class Complement(Struct, frozen=True):
    """Where content ends, and the words [start, end) of its link."""

    end: int
    start: int
    link_end: int
    kind: str


class KoreanComplementFinder:
    """Finds the complements of a text; `masked` is the text with its quotations replaced."""

    def __init__(self, masked: str, words: KoreanWords) -> None:
        self._masked = masked
        self._words = words

    def between(self, start: int, end: int) -> Iterator[Complement]:
        """The words of [start, end) that end with the ending of a complement."""
        before: WordPart | None = None
        for word in self._words.between(start, end):
            last = next(
                (part for part in reversed(word.parts) if part.pos[0] != "J" or part.pos == "JKQ"), word.parts[-1]
            )
            behind = self._masked[last.end : word.end]
            if self._masked[word.start - 1 : word.start] == HIDDEN:
                before = word.parts[-1]
                continue  # the particle of a quotation
            if found := _COMPLEMENT.search(self._masked, word.start, last.end):
                if last.last_class == "EC" or last.pos == "JKQ":
                    kind = "link" if found["link"] == "고" else "meanwhile"
                    if not behind or kind == "link":
                        yield Complement(_without_copula(word, found.start("link")), word.start, word.end, kind)
            elif last.last_class == "ETM" and (found := _ADNOMINAL.search(self._masked, word.start, last.end)):
                yield Complement(_without_copula(word, last.end - 1), word.start, word.end, "stance")
            elif last.text == "때문" and behind == "으로":  # "군량미가 풀렸기 때문으로 풀이했다"
                yield Complement(last.end, word.start, word.end, "forecast")
            elif last.text in ("것", "데") and last.pos.startswith("NNB"):
                back = 3 if behind else 2
                modifier = word.parts[-back] if len(word.parts) >= back else before
                is_done = word.text == "데" and modifier is not None and _is_past(modifier)  # what one reacts to
                if modifier is not None and modifier.last_class == "ETM" and not modifier.text.endswith("는"):
                    yield from () if is_done else self._nominal(word, last, behind)
            before = word.parts[-1]

    def _nominal(self, word: KoreanWord, last: WordPart, particle: str) -> Iterator[Complement]:
        """The complement of 것 or 데 after a demanded act."""
        after = self._words.after(word)
        if last.text == "데":
            if after is not None and after.text in ("대하여", "대해", "대해서"):
                yield Complement(last.end, word.start, after.end, "matter")
        elif particle in ("을", "은"):
            yield Complement(last.end, word.start, word.end, "demand")
        elif particle == "으로":
            yield Complement(last.end, word.start, word.end, "forecast")


def _is_past(modifier: WordPart) -> bool:
    """Whether an adnominal ending tells of what is done: "말을 *바꾼* 데 대해", not "힘을 *넣을* 데 대하여"."""
    return syllable_letters(modifier.text[-1])[2] == _N_FINAL


def _without_copula(word: KoreanWord, end: int) -> int:
    """Where content ends that ends with a noun and the copula: "정책*이라*고", "4년 전*이라*고"."""
    if word.text.startswith("전이라"):
        return word.start + 1
    copula = next((part for part in word.parts if part.first_class == "VCP" and part.start > word.start), None)
    return copula.start if copula and word.text[copula.start - word.start :].startswith(("이라", "라")) else end
