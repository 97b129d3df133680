"""Find words that mark a death or a loss of office in a sentence as not a fact: denied, false, supposed, demanded,
undone.

Doubt is looked for in the sentence of the report. That a loss was undone, "the president rejected the resignation", may
also be said by the sentence after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.lang.assertion.embedding import is_unvouched
from bot.lang.folding import in_both_scripts
from bot.lang.unspaced.forms import matched_form
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.entities.roles.fates.sentence_ends import NEAR, end_of_sentence

_ENGLISH = (
    r"if|whether|unless|rumou?rs?|rumou?red|reports? that|den(?:y|ied|ies)|not|never|no|neither|nor|claims? (?:that|of)"
    r"|claiming|alleged(?:ly)?|reportedly|fear(?:s|ed)|could|might|suspect(?:s|ed)|believed|presumed|apparently|would"
    r"|speculation|supposed(?:ly)?|purported(?:ly)?|matter of time|until"
    r"|false(?:ly)?|wrong(?:ly)?|erroneous(?:ly)?|mistaken(?:ly)?|fake|hoax|untrue|baseless|unfounded|unconfirmed"
    r"|mock|fictional|in the (?:film|movie|novel|drama|series|play|game)"
)
_KOREAN = (
    "않|설이|설을|설은|소문|의혹|가능성|부인|아니|추정|관측|만약|면 |것으로 (?:보[이인여]|전해|알려)"
    "|오보|가짜|허위|거짓|사실무근|낭설|루머"
)
_JAPANESE = (
    "意向|検討|可能性|求め|うわさ|噂|否定|とみられ|すれば|誤報|デマ|虚偽|べき"
    "|偽情報|偽ニュース|フェイク|事実では?な|未確認|確認されていな|憶測|観測|との(?:見方|説|情報)|情報が(?:広が|流れ|飛び交)"
    "|(?:映画|ドラマ|小説|ゲーム)(?:の中)?では?"
)
_CHINESE = (
    "拒绝|呼吁|呼籲|要求|传闻|据传|否认|没有|尚未|如果|可能|不会|辟谣|澄清|不实|不属实|失实|假消息|假新闻|谣言"
    "|流传|网传|传言|未经证实|无法证实|(?:电影|电视剧|小说|游戏)[中里]"
)
_DOUBTED = regex(rf"\b(?:{_ENGLISH})\b|(?-i:\bmay\b)|{_KOREAN}|{_JAPANESE}|{in_both_scripts(_CHINESE)}", re.IGNORECASE)
_UNDONE_IN_KOREAN = (
    r"(?:사표|사의|사직서|사퇴|사임)\S{0,3}\s(?:\S{1,12}\s){0,2}?(?:반려|철회|번복)"
    r"|복직|직에 복귀|업무에 복귀|재임명|유임|살아 있|건재"
)
_UNDONE = regex(
    r"\b(?:reinstated|reappointed|re-appointed)\b"
    r"|\b(?:rejected|refused|withdrew|withdrawn|retracted|rescinded|turned\sdown|overturned|reversed"
    r"|(?:refused|declined)\sto\saccept|not\saccept)\s(?:[\w’']+\s){0,2}(?:resignation|dismissal)\b"
    r"|\b(?:resignation|dismissal)\s(?:was|has been)\s(?:rejected|refused|withdrawn|retracted|overturned|reversed)\b"
    r"|\b(?:is|was)\s(?:alive|not\s(?:dead|killed|executed|purged|dismissed|sacked|fired))\b"
    rf"|{_UNDONE_IN_KOREAN}|辞[任意][^。]{{0,12}}撤回|慰留|復職|复职|復职",
    re.IGNORECASE,
)
_START = regex(r"[.!?。！？\n\"“”]\s*")


_KOREAN_QUOTING = ("다고", "다는")
"""The ending of a clause that somebody says, with which a span may end."""


def is_undone(text: str, mentions: Iterable[Span]) -> bool:
    """Whether a sentence that names the person says that a death or a loss of office that others reported did not
    happen, or was undone."""
    return any(
        _UNDONE.search(text, _start_of_sentence(text, one.start), end_of_sentence(text, one.end)) for one in mentions
    )


def is_doubted(text: str, span: Span) -> bool:
    """Whether the sentence around a span, as far as a short window shows it, denies, supposes or asks for the event of
    the span, or whether it or the next sentence says that it was undone."""
    start, end = _start_of_sentence(text, span.start), end_of_sentence(text, span.end)
    words, verb = matched_form(text[start:end]), span.end
    if text.startswith(_KOREAN_QUOTING, verb - 2):
        verb -= 2
    if _DOUBTED.search(text, start, end) is not None or is_unvouched(words, span.start - start, verb - start):
        return True
    return _UNDONE.search(text, start, end_of_sentence(text, min(end + 2, len(text)))) is not None


def _start_of_sentence(text: str, at: int) -> int:
    low = max(0, at - NEAR)
    return max((one.end() for one in _START.finditer(text, low, at)), default=low)
