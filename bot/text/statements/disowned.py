"""Drop statements that the text itself takes back right after them.

a misquotation    KCNA quoted the minister as having said …. The minister did not use those words.
a withdrawal      The North opened the dam, the ministry said. It later withdrew that statement.
                  환경부는 북한이 방류했다고 발표했다가 2시간 만에 취소했다.
an own error      Our article quoted the analyst as saying …
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from bot.lang.standing_lines import own_errors
from bot.model.analysis import Quote, Span
from bot.regexes import regex

_REACH = 2
"""The most sentences after a quotation at second hand within which it is called a misquotation."""
_RELAYS = regex(r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\b[^\"“]{1,120}\bas\s(?:having\s)?$", re.IGNORECASE)
_RELAYED_CUE = regex(r"[다라]고$")
_MISQUOTED = regex(
    r"\b(?:did\snot|didn['’]t|never)\s(?:use|used|say|said|speak|spoke|write|wrote)\s"
    r"(?:(?:those|these|such|the|any\ssuch)\s(?:words|thing)|(?:that|this|so|it|anything)\b(?=\s?(?:[.,;”\"]|$)))"
    r"|\bno\srecord\sthat\b"
    r"|(?:그런|그\s?같은|이런|이\s?같은|그러한|해당)\s(?:표현|말|발언|언급)[을은이도]?\s?(?:쓴|한|사용한|꺼낸)?\s?(?:적|바|일)[이은도]?\s없"
    r"|그(?:런|렇게|와\s같이)\s(?:표현|말|발언|언급)하지\s않았",
    re.IGNORECASE,
)
_WITHDRAWN = regex(
    r"\W{0,3}(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hey|(?:[Tt]he\s)?(?P<who>\w+))\s(?:\w+\s){0,3}?(?:withdrew|retracted|took\sback|walked\sback)\s"
    r"(?:that|the|this|its|his|her|their)\s(?:\w+\s)?(?:statement|claim|remarks?|comments?|words|announcement|accusation)"
    r"(?!\s(?:for|on)\b)"
)
_WITHDRAWN_BEHIND = regex(r"[^.\"“”]{0,40}?다가\s[^.\"“”]{0,40}?(?:취소|번복|철회|정정|거둬들)")


def without_disowned(text: str, sentences: Sequence[Span], quotes: Sequence[Quote]) -> list[Quote]:
    """The statements without those that the text takes back. `sentences` are in text order."""
    errors = own_errors(text, sentences)
    starts = list(map(attrgetter("start"), sentences))
    return [
        quote
        for quote in quotes
        if (at := bisect_right(starts, quote.start) - 1) < 0
        or not (errors[at] or _is_withdrawn(text, sentences, at, quote) or _is_misquoted(text, sentences, at, quote))
    ]


def _is_withdrawn(text: str, sentences: Sequence[Span], at: int, quote: Quote) -> bool:
    """Whether the speaker of a statement withdraws it in the same sentence or the next, and not a different
    statement."""
    if _WITHDRAWN_BEHIND.match(text, quote.end, sentences[at].end):
        return True
    behind = sentences[at + 1] if at + 1 < len(sentences) else None
    withdrawal = _WITHDRAWN.match(text, behind.start, behind.end) if behind is not None else None
    if withdrawal is None or withdrawal["who"] is None:
        return withdrawal is not None
    return quote.speaker is not None and withdrawal["who"].lower() in quote.speaker.lower().split()


def _is_misquoted(text: str, sentences: Sequence[Span], at: int, quote: Quote) -> bool:
    """Whether a statement at second hand is called a misquotation right after it."""
    if not _is_relayed(text, sentences[at], quote):
        return False
    return any(_MISQUOTED.search(text, one.start, one.end) for one in sentences[at + 1 : at + 1 + _REACH])


def _is_relayed(text: str, sentence: Span, quote: Quote) -> bool:
    """Whether the statement is reported at second hand: "quoted him as saying", "…고 말했다고 인용했다"."""
    if quote.cue is None:
        return False
    if _RELAYED_CUE.search(quote.cue):
        return True
    cue = text.rfind(quote.cue, sentence.start, quote.start)
    return (
        cue >= 0
        and _RELAYS.search(text, sentence.start, cue + (len("having ") * quote.cue.startswith("having "))) is not None
    )
