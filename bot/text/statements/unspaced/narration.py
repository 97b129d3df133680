"""The narrator's words of a Chinese or Japanese text: quotations, titles and brackets are masked, sentences are cut.

Every mask keeps the length, so that a place in the masked text is the place in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from bot.lang.folding import in_both_scripts
from bot.lang.scripts import HAN, KANA
from bot.model.analysis import Quote, QuoteKind, Span
from bot.regexes import regex
from bot.text.statements.quotation_marks import HIDDEN, Quotation
from bot.text.statements.speaker import Speaker, statement

TITLE = "\ue001"
"""Replaces each character of a title in 《》 or 『』 within the narrator's words."""
BRACKET = "\ue002"
"""Replaces each character of a bracket."""
NAMED = "\ue004"
"""Replaces each character of a body's name in quotation marks behind what it is: 团体*“沼泽之友”*表示."""
_KINDS = in_both_scripts(
    "团体|组织|公司|企业|平台|机构|智库|网站|媒体|报纸|杂志|周刊|基金会|协会|联盟|社团|政党"
    "|団体|組織|集団|会社|企業|業者|サイト|メディア|シンクタンク|協会|連盟|NGO|NPO|法人|グループ|政党|ネットワーク|[門界元済]紙"
)
_KIND, _OF_NAME = regex(f"(?:{_KINDS})$"), regex(f"[{HAN}{KANA}A-Za-zー・々]{{3,16}}")
_SENTENCE_END = regex("(?:[だすたるいよねろ]|なさい|ません)$")
_AFTER_NAME = regex(f"[はがのも]|[{HAN}](?<![的等之案号計计])")
_TITLES = regex(r"《[^《》\n]{1,80}》")
_BRACKETS = regex(
    r"（[^（）\n]{1,60}）|\([^()\n]{1,60}\)|【[^【】\n]{1,40}】|〔[^〔〕\n]{1,40}〕|＝[^＝。「\n]{1,20}＝|［[^［］\n]{1,40}］"
)
_STOPS = regex(r"[。！？!?\n]")
_SPOKEN_STOP = "。！？!?…"
_COLONS = "：:"


class Narration(Struct, frozen=True):
    """A text in which all words that are not the narrator's are masked; `quotations` are in order."""

    text: str
    masked: str
    quotations: Sequence[Quotation]
    starts: Sequence[int]

    @classmethod
    def of(cls, text: str, quotations: Sequence[Quotation]) -> Narration:
        """The narration of a text whose outermost quotations are these."""
        parts, at, speech = list[str](), 0, list[Quotation]()
        for one in quotations:
            is_name = _is_name(text, one)
            parts += text[at : one.start], (NAMED if is_name else HIDDEN) * (one.end - one.start)
            speech += () if is_name else (one,)
            at = one.end
        masked = "".join([*parts, text[at:]])
        masked = _TITLES.sub(lambda found: TITLE * len(found[0]), masked)
        masked = _BRACKETS.sub(lambda found: BRACKET * len(found[0]), masked)
        return cls(text, masked, speech, [one.start for one in speech])

    def sentences(self, begin: int) -> Iterator[Span]:
        """The sentences from `begin` on, with their end marks. A quotation after a colon ends one if it ends with a
        full stop of its own."""
        at = begin
        for stop in self._stops(begin):
            if stop > at and self.masked[at:stop].strip():
                yield Span(at + _blanks(self.masked, at, stop), stop)
            at = stop
        if self.masked[at:].strip():
            yield Span(at + _blanks(self.masked, at, len(self.masked)), len(self.masked))

    def within(self, start: int, end: int) -> Sequence[Quotation]:
        """The quotations that begin in [start, end)."""
        return self.quotations[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def at(self, start: int) -> Quotation | None:
        """The quotation that begins at `start`."""
        return next(iter(self.within(start, start + 1)), None)

    def ends_as_sentence(self, quotation: Quotation) -> bool:
        """Whether quoted words end with a full stop, a question mark or their like."""
        return self.text[quotation.inner_end - 1] in _SPOKEN_STOP

    def _stops(self, begin: int) -> list[int]:
        marks = [match.end() for match in _STOPS.finditer(self.masked, begin)]
        spoken = [
            one.end
            for one in self.quotations
            if one.start > begin and self.text[one.start - 1] in _COLONS and self.ends_as_sentence(one)
        ]
        following = set(self.starts)
        return sorted({*marks, *(end for end in spoken if end not in following)})


def _is_name(text: str, quotation: Quotation) -> bool:
    """Whether quoted words are the name of a body: what it is stands before them, and words without a mark behind."""
    if _KIND.search(text, max(0, quotation.start - 6), quotation.start) is None:
        return False
    is_plain = _OF_NAME.fullmatch(text, quotation.inner_start, quotation.inner_end) is not None
    ends = _SENTENCE_END.search(text, quotation.inner_start, quotation.inner_end)
    return is_plain and ends is None and _AFTER_NAME.match(text, quotation.end) is not None


def _blanks(text: str, start: int, end: int) -> int:
    """The number of blanks at the start of [start, end)."""
    return len(text[start:end]) - len(text[start:end].lstrip(f" \u3000\n{BRACKET}"))


def direct(text: str, quotation: Quotation, cue: str | None, speaker: Speaker | None) -> Quote:
    """The statement that a quotation is: its words without blanks at their ends."""
    words = text[quotation.inner_start : quotation.inner_end]
    start = quotation.inner_start + len(words) - len(words.lstrip())
    return statement(text, Span(start, quotation.inner_start + len(words.rstrip())), QuoteKind.DIRECT, cue, speaker)
