"""Find where a text says that a person died, was killed or lost office."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.lang.scripts import HANGUL, is_hangul
from bot.model.analysis import Span
from bot.text.entities.roles.office_words import CLAUSE_END, is_tied

_BEFORE, _AHEAD = 120, 160
_ENGLISH = re.compile(
    r"(?:,\s[^,.;\n\"“”]{1,80},|,?\swho)?\s"
    r"(?:died|passed away|committed suicide|(?:was|has been|had been)\s(?:since\s|later\s|then\s)?"
    r"(?:executed|purged|assassinated|killed|dismissed|sacked|fired|ousted|deposed|removed from (?:office|power"
    r"|(?:his|her|the) post)))\b"
)
_DEATH, _LOSS = "사망|별세|서거|타계", "숙청|처형|해임|경질|파면|피살|암살"
_WORD = rf"[{HANGUL}A-Za-z0-9]"
_KIN = "가족|유족|부부|부모|아버지|부친|어머니|모친|아내|남편|부인|아들|딸|자녀|누나|동생|조카|삼촌|측근|일행|보좌관"
_TITLE = rf"(?:(?! ?(?:의 )?(?:{_KIN})) ?{_WORD}{{1,12}}(?<![은는이가을를의에])){{0,4}}?"
_AFTER = "것|뒤|후|지|데|채|직후|사실"
_ONWARD = r"(?:고|며|면서|자(?!고))"
_DIED = (
    rf"(?:{_DEATH})(?:했|하였|해(?!야)|하{_ONWARD}|한 (?:{_AFTER})|(?=\s*(?:[.,…·\n\"”]|$)))"
    rf"|숨(?:졌|져|지{_ONWARD}|진 (?:{_AFTER}))"
)
_LOST = (
    rf"(?:{_LOSS})(?:됐|되었|돼(?!야)|되{_ONWARD}|된 (?:{_AFTER})|당(?:했|하였|해(?!야)|하{_ONWARD}|한 (?:{_AFTER})))"
)
"""Verbs that say that something happened. A noun behind one, "사망한 *학생*", has somebody else die."""
_KOREAN = re.compile(
    rf"(?:\([^()\n]{{1,20}}\))?{_TITLE}(?:"
    rf"(?:이|가|은|는) (?:(?!{_WORD}+(?:[이가]|명) ){_WORD}+ ){{0,5}}(?:{_DIED}|{_LOST})"
    rf"|(?:을|를) (?:{_WORD}+ ){{0,3}}(?:{_LOSS})(?:했|하였|해(?!야|달)|하(?:고|며|면서) ))[{HANGUL}]*"
)
_PARTICIPLE = re.compile(
    rf"(?<![{HANGUL}A-Za-z0-9)])(?P<before>(?:{_WORD}{{1,10}} ){{0,3}})(?:(?:{_DEATH})한|(?:{_LOSS})(?:된|당한)) $"
)
_WHOSE = re.compile(r"[이가도] |명 ")
"""Ends of words before a participle that have somebody else be its subject: "*아들이* 숙청된"."""
_OPEN = re.compile(
    r"\b(?:if|whether|unless|rumou?rs?|rumou?red|reports? that|den(?:y|ied|ies)|not|never|no|claims?|claimed"
    r"|alleged(?:ly)?|reportedly|fear(?:s|ed)|could|might|suspect(?:s|ed)|believed|presumed|apparently|would)\b"
    r"|(?-i:\bmay\b)|않|설이|설을|소문|의혹|가능성|부인|아니|추정|관측|만약|면 ",
    re.IGNORECASE,
)
_SENTENCE_START, _SENTENCE_END = re.compile(r"[.!?\n\"“”]\s*"), re.compile(r"[.!?](?=\s|$)|\n")


def fate(text: str, mentions: Iterable[Span]) -> Span | None:
    """The words of the first mention with which the text says that the person died, was killed or lost office. A
    sentence that denies, assumes or reports a rumour says nothing."""
    for mention in mentions:
        found = _korean(text, mention) if is_hangul(text[mention.start : mention.end]) else _english(text, mention)
        if found is not None and _OPEN.search(_sentence(text, found)) is None:
            return found
    return None


def _english(text: str, mention: Span) -> Span | None:
    verb = _ENGLISH.match(text, mention.end, mention.end + _AHEAD)
    if verb is None or is_tied(text, max(0, mention.start - _BEFORE), mention.start):
        return None
    closing = CLAUSE_END.search(text, verb.end(), verb.end() + _AHEAD)
    return Span(mention.start, closing.start() if closing else verb.end())


def _korean(text: str, mention: Span) -> Span | None:
    if (verb := _KOREAN.match(text, mention.end, mention.end + _AHEAD)) is not None:
        return Span(mention.start, verb.end())
    before = _PARTICIPLE.search(text, max(0, mention.start - 30), mention.start)
    if before is None or _WHOSE.search(before["before"]):
        return None
    return Span(before.start(), mention.end)


def _sentence(text: str, span: Span) -> str:
    """The sentence around a span, as far as a short window shows it."""
    low, high = max(0, span.start - _BEFORE), span.end + _BEFORE
    start = max((end.end() for end in _SENTENCE_START.finditer(text, low, span.start)), default=low)
    closing = _SENTENCE_END.search(text, span.end, high)
    return text[start : closing.start() if closing else high]
