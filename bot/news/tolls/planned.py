"""Tolls of a plan, a drill or an estimate, in which nobody has come to harm.

    "would kill 3,000", "20,000 people could die", "the exercise assumed that 500 had died", "plotted to kill 12"
    500명이 숨진 상황을 가정했다
    3000人が死亡する恐れがある, 500人が死亡したとの想定
    可能造成3000人死亡, 演练假设500人死亡

The word of possibility must govern the harm: people are killed *during* drills, and "killed 12 and could delay the
opening" tells of twelve dead.
"""

from __future__ import annotations

import re

from bot.lang.scripts import is_japanese, is_korean, is_unspaced
from bot.regexes import regex


def _finals(final: int) -> str:
    """The Hangul syllables that end in a consonant, by its number in Unicode: 8 is ㄹ, 20 is ㅆ."""
    return "".join(chr(first + final) for first in range(0xAC00, 0xD7A4, 28))


_MODAL = "(?:would|could|might|may|can|will)"
_IN_CLAUSE = r"(?:(?!\b(?:and|but|who|when|after|because|which)\b|\d)[^,;:.])"
_BEFORE = regex(
    rf"\b(?:(?i:threat\w*|vow\w*|plot\w*|attempt\w*|tried|trying|want\w*|order\w*|conspir\w*|intend\w*|plan\w*)"
    rf"\s(?:[a-z]+\s){{0,2}}?to\s(?:kill|injure|wound|hurt|murder)\b{_IN_CLAUSE}{{0,30}}"
    rf"|{_MODAL}\s(?:[a-z]+\s){{0,3}}?"
    rf"(?:kill|injure|wound|hurt|leave|claim|cause|result|lead|cost|mean|displace|destroy|evacuate|detain|arrest"
    rf"|have\s[a-z]+ed)\b{_IN_CLAUSE}{{0,50}}"
    rf"|(?i:planners?\s(?:[a-z]+\s){{0,3}}?(?:estimat|expect|assum|predict|reckon|fear|put|say|said|warn)\w*"
    rf"|projections?|projected|projects\s(?:that|some|about|up)|estimates?\sof\sa|model(?:s|l?ing)?\s(?:show|say|suggest|predict|put)\w*"
    rf"|(?:war|attack|emergency|contingency)\splans?)\b(?:(?!\b(?:and|but|after)\b)[^;:.])*"
    rf"|(?i:(?:^|[;:.“\"]\s?)(?:in|for)\s(?:the|this)\s(?:[a-z-]+\s){{0,3}}?(?:drill|exercise|simulation)s?,?\s){_IN_CLAUSE}{{0,20}}"
    rf"|(?i:(?:drill|exercise|plan)s?\s"
    rf"(?:ha[sd]|count\w*|list\w*|puts?|fores[ae][ew]s?|expect\w*|imagin\w+|envisag\w+)\s){_IN_CLAUSE}{{0,20}})$"
)
_BEHIND = regex(
    rf"{_IN_CLAUSE}{{0,50}}?\b{_MODAL}\s(?:[a-z]+\s){{0,3}}?"
    r"(?:die|dead|killed|injured|hurt|wounded|missing|displaced|homeless|perish|drown|detained|arrested|evacuated|lose)\b"
)
_SUPPOSED = regex(
    r"\b(?:scenarios?|hypothetical\w*|simulat\w+|tabletop|assum(?:e[sd]?|ing|ptions?)(?!\s(?:office|power|control|command|the\s(?:post|role))))\b",
    re.IGNORECASE,
)
_KOREAN = regex(
    r"가정(?=[하했한해된됐])|(?:다는|라는|다고|라고)\s가정|(?:상황|사태|것|경우|피해|공격)(?:을|를|으로)\s상정"
    r"|시나리오(?!\s?(?:없|작가))|가상(?!화폐|자산|통화|현실)|모의(?:\s?훈련|\s?실험)"
    r"|(?:숨진|다친|사망한|부상한|부상당한|실종된|발생한)\s(?:것으로\s설정|경우에"
    r"|상황(?:을\s(?:[가-힣]+\s)?(?:부여|설정|연출|재현|상상)|에\s대비))"
)
_KOREAN_CASE = regex(rf"(?:최악의|[{_finals(8)}])\s경우(?:에는|엔|에)?,?\s(?:[가-힣]+\s){{0,2}}$")
"""Before the number: a case that has not come, as its verb ends in ㄹ. 사고의 경우 is one that has."""
_KOREAN_PAST = regex(rf"[^.,]{{0,12}}[{_finals(20)}]다")
"""Behind the number: what has happened."""
_JAPANESE = regex(
    "想定(?!外|以上|より|を[^、。]{0,6}(?:超|上回)|して(?:い|お)?(?:な|ませ|ら))|シナリオ(?!ライター|作家)|仮定|試算|シミュレーション"
)
_JAPANESE_BEHIND = regex("[がはも]?[^、。がは]{0,18}(?:恐れ|おそれ|可能性)")
"""The harm and its possibility, without another subject: 3人が死亡した火災*は*放火の可能性がある."""
_CHINESE = regex("假[设設定]|模[拟擬](?![器机機])|[设設]想|想定|推演")
_MAYBE = "(?:(?<!不)可能|(?<!反)恐(?![怖袭襲慌惧懼龙龍])|或将|或將)"
"""It may be: not 恐怖袭击 (an attack of terror), 反恐, 恐慌."""
_CHINESE_BEFORE = regex(f"{_MAYBE}[^，。；,;]{{0,12}}$")
_CHINESE_BEHIND = regex(f"[^，。；,;]{{0,4}}{_MAYBE}")
_CLAUSE = regex(r"[;:.]\s")


def is_planned(text: str, start: int, end: int) -> bool:
    """Whether nobody of the number text[start:end] has come to harm, since it is one of a plan, drill or estimate.
    `text` is what is near the number."""
    if is_korean(text):
        begin, close = _clause(text, start, end)
        if _KOREAN.search(text, begin, close):
            return True
        return bool(_KOREAN_CASE.search(text, begin, start)) and not _KOREAN_PAST.match(text, end, close)
    if is_unspaced(text):
        if is_japanese(text):
            return bool(_JAPANESE.search(text) or _JAPANESE_BEHIND.match(text, end))
        return bool(_CHINESE.search(text) or _CHINESE_BEFORE.search(text, 0, start) or _CHINESE_BEHIND.match(text, end))
    begin, close = _clause(text, start, end)
    clause = text[begin:close]
    return bool(
        _BEFORE.search(clause[: start - begin]) or _BEHIND.match(clause, end - begin) or _SUPPOSED.search(clause)
    )


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    begin = max((match.end() for match in _CLAUSE.finditer(text, 0, start)), default=0)
    closing = _CLAUSE.search(text, end)
    return begin, closing.start() if closing else len(text)
