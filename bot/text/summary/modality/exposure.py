"""Find reports on words or pictures in circulation, and the later sentences of the text that expose them.

circulates  "A video watched three million times shows …", "…는 글이 퍼지고 있다", 网传…
relays      "A weekly wrote, citing a trader": what another newsroom or somebody without a name says
exposes     later sentences that say what the video is, from which year, or that it is not so
denied      "Two people familiar with the matter said": a source without a name, whom somebody denies later
"""

from __future__ import annotations

import re
from collections.abc import Set

from msgspec import Struct

from bot.lang.scripts import is_wide
from bot.regexes import regex
from bot.text.summary.modality.marks import (
    CommentKind,
    MarkedSentences,
    circulates,
    confirms,
    disclaims,
    exposing,
    is_unnamed,
    relays,
    takes_up,
)
from bot.text.summary.sentence_quality import too_short, words

_LEAST = 1.7
"""The least evidence in a sentence that exposes."""
_FEWEST_TURNS = 0.7
"""The least of it in what turns the report: a denial, an origin, a test, a correction, a later time with its names."""
_LATER, _DENIES = 1.0, 2.0
_TAKEN_UP, _SOURCE, _SHARES = 1.0, 0.5, 0.7
"""The evidence of the words or pictures again, of a source, and of words in common with the report."""
_NEARLY = 0.5
"""The most by which the evidence of an answer is below the best."""
_FEWEST_SHARED = 2
_FARTHEST = 12
"""The most sentences after the report among which one exposes it."""
_SAYS = regex(
    r"\b(?:den(?:y|ied|ies)|said|says|told|called|dismissed|rejected|had|has|have|was|were|is|are)\b"
    r"|[은는이가]\s|[はが]|否认|表示|说|称|驳斥"
)
"""What stands behind whoever denies something: a verb, a Korean or Japanese particle."""
_REPORT = regex(
    r"\b(?:(?:report|rumou?r)s?|such)\b|보도|소문|그[런러]|報道|[そこ]のような|[そこ]うした|报道|传闻|传言|此事",
    re.IGNORECASE,
)
_PARTY = 2
"""The fewest letters of a word by which whoever denies is known: 은행, 은행장."""
_NAME = regex(r"\b[A-Z][\w’'-]*")
_DENIALS = (CommentKind.CONTESTED, CommentKind.WRONG, CommentKind.TAKEN_BACK)


class Exposure(Struct, frozen=True):
    """The number of sentences that open a text with what is in circulation, and the sentences of which one has to be
    shown with each of them."""

    length: int
    answers: frozenset[int]


def exposed_opening(sentences: MarkedSentences, title: str, terms: Set[str]) -> Exposure | None:
    """The opening that reports what is in circulation, where a later sentence exposes it; `terms` are the content words
    of the title."""
    if not sentences.spans:
        return None
    first = sentences.text_of(0)
    if not (circulates(title) or circulates(first) or relays(first)) or confirms(first):
        return _denied(sentences) if is_unnamed(first) else None
    if _evidence(0, sentences, frozenset()) >= _LEAST:
        return None
    told = terms | sentences.terms(0)
    behind = range(1, min(1 + _FARTHEST, len(sentences.spans)))
    evidence = {index: _evidence(index, sentences, told) for index in behind}
    best = max(evidence.values(), default=0.0)
    answers = frozenset(one for one, weight in evidence.items() if weight >= max(_LEAST, best - _NEARLY))
    return Exposure(min(answers), answers) if answers else None


def _denied(sentences: MarkedSentences) -> Exposure | None:
    """The opening by a source without a name that somebody denies later."""
    reported = sentences.terms(0)
    behind = range(1, min(1 + _FARTHEST, len(sentences.spans)))
    replies = [one for one in behind if disclaims(sentences.text_of(one)) and not too_short(sentences.text_of(one))]
    answers = frozenset(one for one in replies if _is_about(reported, sentences.text_of(one)))
    return Exposure(min(answers), answers) if answers else None


def _is_about(reported: Set[str], denial: str) -> bool:
    """Whether a denial is about a report with these words: it speaks of a report, or whoever denies is in the report,
    or they have words in common besides names. A lawmaker of the South denies much of which the North is a part."""
    says = _SAYS.search(denial)
    parties = tuple(one for one in reported if len(one) >= _PARTY)
    if _REPORT.search(denial) or any(one.startswith(parties) for one in words(denial[: says.start() if says else 0])):
        return True
    return len(reported & frozenset(words(_NAME.sub("", denial)))) >= _FEWEST_SHARED + is_wide(denial)


def _evidence(index: int, sentences: MarkedSentences, told: Set[str]) -> float:
    """The evidence that a sentence exposes what was `told` in these words; 0 if nothing in it turns."""
    mark, sentence = sentences.marks[index], sentences.text_of(index)
    shared, again = len(told & sentences.terms(index)), takes_up(sentence)
    turns = exposing(sentence) + _LATER * mark.later * (shared > 0) + _DENIES * (mark.comments in _DENIALS)
    if turns < _FEWEST_TURNS:
        return 0.0
    return turns + _TAKEN_UP * again + _SOURCE * mark.own + _SHARES * (shared >= _FEWEST_SHARED)
