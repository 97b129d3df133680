"""English words behind or before a person's name that tell of death or loss of office.

behind the name      X *died*, X, a poet, *was dismissed*, X, who *resigned on Friday*
before the name      the president *dismissed Defence Minister* X, *accepted the resignation of* X
"""

from __future__ import annotations

import re

from bot.model.analysis import Span
from bot.text.entities.roles.office_words import (
    CLAUSE_END,
    CONNECTORS,
    DETERMINERS,
    HEADS,
    PARTS,
    PREPOSITIONS,
    is_tied,
)

_BEFORE, _AHEAD = 120, 160
_BEHIND_NAME = r"(?:,\s[^,.;\n\"“”]{1,80},|,?\swho)?\s"
_SUFFERED = re.compile(
    rf"{_BEHIND_NAME}"
    r"(?:died|passed away|committed suicide|(?:was|has been|had been)\s(?:since\s|later\s|then\s)?"
    r"(?:executed|purged|assassinated|killed|dismissed|sacked|fired|ousted|deposed|removed from (?:office|power"
    r"|(?:his|her|the) post)))\b"
)
_WENT = re.compile(
    rf"{_BEHIND_NAME}(?:(?:has|had)\s)?(?:\w+ly\s)?"
    r"(?:resigned(?!\s(?:him|her)self)|(?:stepped|stood)\sdown(?!\sfrom\s(?:the|a)\s(?:plane|train|bus|car|stage|podium)\b)"
    r"|quit(?=\s(?:as|on|after|over|the|his|her)\b|[.,])|left\soffice)\b"
)
_LONG_AGO = re.compile(
    r"\bin\s(?:[A-Z][a-z]+\s)?[12]\d{3}\b|\blast\syear\b|\b(?:years?|decades?)\s(?:ago|before|earlier)\b"
)
"""Behind words that tell who went: what came after that is not told."""
_WAS_SENT = re.compile(
    r"(?<![\w.’'-])(?P<before>[\w.’'-]{1,30})\s(?:dismissed|sacked|fired|ousted"
    r"|(?:accepted|approved)\sthe\s(?:resignation|dismissal)\sof)"
    r"\s(?P<office>(?:(?:the|his|her|its|their)\s)?(?:[\w.'’-]{1,30}\s){1,7})$"
)
_NO_SUBJECT = PREPOSITIONS | DETERMINERS | {"was", "were", "be", "been", "being", "and", "or", "former", "recently"}
"""Words before a participle: "loyal *to ousted* President", "*was dismissed*"."""
_NOT_OBJECT = re.compile(r"['’]s?\b|\s(?:as|said|says|and)\b")
"""Behind a name that is not the one who was dismissed."""
_SENTENCE_START = re.compile(r"[.!?\n\"“”]\s+|^")


def english_fate(text: str, mention: Span) -> Span | None:
    """The words that tell of the end of the person who is named there."""
    verb = _SUFFERED.match(text, mention.end, mention.end + _AHEAD)
    went = _WENT.match(text, mention.end, mention.end + _AHEAD) if verb is None else None
    found = verb or went
    if found is None:
        return _sent_away(text, mention)
    if is_tied(text, max(0, mention.start - _BEFORE), mention.start):
        return None
    end = _clause_end(text, found.end())
    return None if went and _LONG_AGO.search(text, found.end(), end) else Span(mention.start, end)


def _sent_away(text: str, mention: Span) -> Span | None:
    """Somebody dismissed the holder of an office whose name follows."""
    low = max(0, mention.start - _BEFORE)
    verb = _WAS_SENT.search(text, low, mention.start)
    if verb is None or verb["before"].lower() in _NO_SUBJECT or not _is_office(verb["office"]):
        return None
    if _NOT_OBJECT.match(text, mention.end):
        return None
    starts = [one.end() for one in _SENTENCE_START.finditer(text, low, verb.start()) if one.end() or not low]
    end = _clause_end(text, mention.end)
    return Span(starts[-1], end) if starts and _LONG_AGO.search(text, mention.end, end) is None else None


def _is_office(words: str) -> bool:
    """Whether words before a name are an office: "his defence minister"."""
    tokens = words.split()
    if tokens[0] in DETERMINERS:
        tokens = tokens[1:]
    bare = [one.lower().strip("'’.") for one in tokens]
    named = (one[:1].isupper() or low in HEADS | PARTS | CONNECTORS for one, low in zip(tokens, bare, strict=True))
    return any(one in HEADS for one in bare) and all(named)


def _clause_end(text: str, at: int) -> int:
    closing = CLAUSE_END.search(text, at, at + _AHEAD)
    return closing.start() if closing else at
