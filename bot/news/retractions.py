"""Whether a newsroom has taken an article back, by its own words in the article.

    title     "[Retracted] …", "전문취소", 撤稿声明
    a note    "Editor's note: Minato Times has retracted this article.", [알림] 본지는 … 이 기사를 취소합니다.
    a line    "This article has been withdrawn.", この記事は取り消しました。, 本文已撤稿。

A correction or clarification of one point takes nothing back, and neither does a report on what others retract. To miss
a retraction is better than to invent one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model.analysis import Span

_ENDS = 4
"""Sentences at the beginning and at the end of a text among which one without a label takes it back."""
_STEMS = re.compile(
    r"retract|withdr[ae]w|tak(?:en|es) (?:back|down)|took (?:back|down)"
    r"|취소|철회|삭제|取り消|撤回|削除|撤稿|撤[销銷]|[删刪]除",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\W{0,4}(?:retract(?:ed|ion)\s?[\]:)—–-]|(?:전문|기사)\s?취소(?![가-힣])|撤稿(?:声明|聲明|启事|啟事)|【?記事取り消し)",
    re.IGNORECASE,
)
_TEXT = r"(?:(?:news|whole|entire)\s)?(?:article|story|report|column|dispatch)\b"
_TAKEN = r"(?:retracted|withdrawn|taken\sdown)\b"
_NOTE = re.compile(
    r"\W{0,4}(?:editors?\W{1,2}s?\snote|note|correction|retraction|notice)\b[^.]{0,30}?[\]:)—–]", re.IGNORECASE
)
_NOTED = re.compile(
    rf"(?<!not )(?<!never )\b(?:retract(?:s|ed|ing)?|withdr(?:ew|awn|aws|awing)|takes?\sback|took\sback)"
    rf"\s(?:this|the|our|its)\s{_TEXT}|\b(?:this|the|our)\s{_TEXT}\s(?:has|was|is)\s(?:now\s|been\s|being\s){{0,2}}{_TAKEN}",
    re.IGNORECASE,
)
_LINE = re.compile(
    rf"\W{{0,4}}(?:This\s{_TEXT}\s(?:has|was|is)\s(?:since\s|now\s|been\s|being\s){{0,2}}{_TAKEN}"
    rf"|[A-Z][^,;:“”\"]{{1,60}}\s(?:has|have)\s(?:retracted|withdrawn)\sthis\s{_TEXT})"
)
_KOREAN = re.compile(
    r"\W{0,4}(?:\[?(?:정정|알림|바로잡습니다|편집자\s?주|사과문?|알려드립니다)[\s\]:》〉)]|본[지보사]|(?:이|위|해당)\s(?:기사|보도))"
    r"(?=.*(?:기사|보도)[를을는은]?(?:\s전문)?[를을]?\s(?:\S+\s){0,4}?"
    r"(?:전문\s?)?(?:취소|철회|삭제)(?:합니다|했습니다|하였습니다|됐습니다|되었습니다|하기로\s했습니다))"
)
_JAPANESE = re.compile(
    r"[^。]{0,40}(?:この|本)(?:記事|報道)[をは][^。「」]{0,40}(?:取り消し|撤回し|削除し)(?:ます|ました)"
)
_CHINESE = re.compile(
    r"[^。]{0,20}(?:本报道|本報道|[本此该該]文(?![件本书書]))[^。“”]{0,12}(?:撤回|撤稿|撤[销銷]|[删刪]除)"
)


def is_retracted(title: str, text: str, sentences: Sequence[Span]) -> bool:
    """Whether the title, a note of the newsroom, or a line at the beginning or end of the text takes it back."""
    if _TITLE.match(title):
        return True
    if _STEMS.search(text) is None:
        return False
    said = [text[one.start : one.end] for one in sentences]
    if any(_NOTE.match(one) and _NOTED.search(one) for one in said):
        return True
    ends = said if len(said) <= 2 * _ENDS else [*said[:_ENDS], *said[-_ENDS:]]
    return any(_LINE.match(one) or _KOREAN.match(one) or _JAPANESE.match(one) or _CHINESE.match(one) for one in ends)
