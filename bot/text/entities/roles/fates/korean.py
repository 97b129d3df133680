"""Korean words around a person's name that report a death or a loss of office.

X 장관이 *사임했다*, 정부는 X 장관을 *해임했다*, X 장관의 사표를 *수리했다*, *숙청된* X
"""

from __future__ import annotations

import re

from bot.lang.scripts import HANGUL
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.entities.roles.fates.sentence_ends import end_of_sentence

_AHEAD = 160
_DEATH, _LOSS = "사망|별세|서거|타계", "숙청|처형|해임|경질|파면|면직|피살|암살"
_WORD = rf"[{HANGUL}A-Za-z0-9]"
_KIN = "가족|유족|부부|부모|아버지|부친|어머니|모친|아내|남편|부인|아들|딸|자녀|누나|동생|조카|삼촌|측근|일행|보좌관"
_TITLE = rf"(?:(?! ?(?:의 )?(?:{_KIN})) ?{_WORD}{{1,12}}(?<![은는이가을를의에])){{0,4}}?"
_AFTER = "것|뒤|후|지|데|채|직후|사실"
_ONWARD = r"(?:고|며|면서(?!까지|도)|자(?!고))"
_DIED = (
    rf"(?:{_DEATH})(?:했|하였|해(?!야)|하{_ONWARD}|한 (?:{_AFTER})|(?=\s*(?:[.,…·\n\"”]|$)))"
    rf"|숨(?:졌|져|지{_ONWARD}|진 (?:{_AFTER}))"
)
_LOST = (
    rf"(?:{_LOSS})(?:됐|되었|돼(?!야)|되{_ONWARD}|된 (?:{_AFTER})|당(?:했|하였|해(?!야)|하{_ONWARD}|한 (?:{_AFTER})))"
)
_WENT = (
    rf"(?:사임|사퇴|사직|퇴임|하야)(?:했|하였|해(?!야)|하{_ONWARD}|한 (?:{_AFTER}))"
    rf"|(?:자리|직)에서 물러(?:났|나{_ONWARD}|난 (?:{_AFTER}))"
)
"""Verbs that say that something happened. With a noun after it, as in "사망한 *학생*", the verb is about somebody
else."""
_KOREAN = regex(
    rf"(?:\([^()\n]{{1,20}}\))?{_TITLE}(?:"
    rf"(?:이|가|은|는) (?:(?!{_WORD}+(?:[이가]|명) ){_WORD}+ ){{0,5}}(?:{_DIED}|{_LOST}|{_WENT})"
    rf"|(?:을|를) (?:{_WORD}+ ){{0,3}}(?:{_LOSS})(?:했|하였|해(?!야|달)|하(?:고|며|면서) )"
    rf"|의 (?:사표|사의|사직서)(?:를 (?:{_WORD}+ ){{0,2}}(?:수리|수용|재가)(?:했|하고)"
    rf"|[가이] (?:{_WORD}+ ){{0,2}}(?:수리|수용|재가)(?:됐|되었)))[{HANGUL}]*"
)
_TENSED = regex(r"[했됐졌났]|하였|되었")
_AHEAD_IN_TIME = regex(
    r"[해돼]야|라고|하라|라[\"”’']|말라|촉구|요구|압박|예정|계획|방침|전망|기로|겠|려고|려 한다"
    r"|[할될] (?:것|수|듯)"
)
"""Words that, after a verb without a tense of its own ("사퇴하고", "사임한 뒤"), say that it is still to happen."""
_SUPPOSED = regex(r"(?:을|을까|을지|어야|어도|다가|는지|던가|다면|더라면)$")
"""Ends of verbs in the past tense that do not say that something happened: "사퇴했어야", "해임됐다가"."""
_TOLD_OF = regex(r"다는 (?!사실|소식|발표|점)")
"""Words after a verb that make it part of a post, a rumour or another account of somebody."""
_CANDIDACY = regex(r"후보(?:직)?(?:을|를|에서|의)? ")
_QUOTED = regex(r"(?<=다)(?:고|며|면서|는)$")
"""The ending of indirect speech: "사임했다*고* 밝혔다"."""
_GOES_ON = regex(rf"(?:하|되|당하|지|나)(?:고|며|면서|자)$|(?:한|된|진|난) (?:{_AFTER})[{HANGUL}]*$|[해돼]$")
"""The end of words that are not a sentence without the following ones: "사망한 것으로 확인됐다"."""
_PARTICIPLE = regex(
    rf"(?<![{HANGUL}A-Za-z0-9)])(?P<before>(?:{_WORD}{{1,10}} ){{0,3}})(?:(?:{_DEATH})한|(?:{_LOSS})(?:된|당한)) $"
)
_WHOSE = regex(r"[이가도] |명 ")
"""Ends of words before a participle that have another subject: "*아들이* 숙청된"."""


def korean_fate(text: str, mention: Span) -> Span | None:
    """The words that report that the person named at `mention` died or lost office."""
    if (verb := _KOREAN.match(text, mention.end, mention.end + _AHEAD)) is not None:
        return Span(mention.start, verb.end()) if _happened(text, verb) else None
    before = _PARTICIPLE.search(text, max(0, mention.start - 30), mention.start)
    if before is None or _WHOSE.search(before["before"]):
        return None
    return Span(before.start(), mention.end)


def readable(text: str, said: Span) -> Span:
    """The words of a report as they read alone: without the ending of indirect speech, to the end of their sentence if
    they are not a sentence without it."""
    words = text[said.start : said.end]
    if (quoted := _QUOTED.search(words)) is not None:
        return Span(said.start, said.start + quoted.start())
    return Span(said.start, end_of_sentence(text, said.end)) if _GOES_ON.search(words) else said


def _happened(text: str, said: re.Match[str]) -> bool:
    """Whether the verb says that something happened, and not to a candidacy, which is not an office."""
    verb = " ".join(said[0].split()[-2:])
    if _SUPPOSED.search(verb) or _CANDIDACY.search(said[0]):
        return False
    if _TENSED.search(verb):
        return not _TOLD_OF.match(text, said.end() - 2)
    return _AHEAD_IN_TIME.search(text, said.end(), end_of_sentence(text, said.end())) is None
