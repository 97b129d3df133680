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

_MODAL = "(?:would|could|might|[m]ay|would\\snot|can)"
_IN_CLAUSE = r"(?:(?!\b(?:and|but|who|when|after|because|which)\b|\d)[^,;:.])"
_BEFORE = regex(
    rf"\b(?:(?i:threat\w*|vow\w*|plot\w*|attempt\w*|tried|trying|want\w*|order\w*|conspir\w*|intend\w*|plan\w*)"
    rf"\s(?:[a-z]+\s){{0,2}}?to\s(?:kill|injure|wound|hurt|murder)\b{_IN_CLAUSE}{{0,30}}"
    rf"|{_MODAL}\s(?:[a-z]+\s){{0,3}}?"
    rf"(?:kill|injure|wound|hurt|leave|claim|cause|result|lead|cost|mean|displace|destroy|evacuate|detain|arrest"
    rf"|have\s[a-z]+ed)\b{_IN_CLAUSE}{{0,50}}"
    rf"|(?i:planners?|projections?|projected|projects|estimates?\sof\sa|model(?:s|l?ing)?\s(?:show|say|suggest|predict|put)\w*"
    rf"|(?:war|attack|emergency|contingency)\splans?)\b(?:(?!\b(?:and|but|after)\b)[^;:.])*"
    rf"|(?i:(?:^|[;:.“\"]\s?)(?:in|for)\s(?:the|this)\s(?:[a-z-]+\s){{0,3}}?(?:drill|exercise|simulation)s?,?\s){_IN_CLAUSE}{{0,20}}"
    rf"|(?i:(?:drill|exercise)s?\s(?:ha[sd]|counted|listed|put|foresaw)\s){_IN_CLAUSE}{{0,20}})$"
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
    r"가정|상정|시나리오(?!\s?없)|가상(?!화폐|자산|통화|현실)|모의(?:\s?훈련|\s?실험)"
    r"|(?:숨진|다친|사망한|부상한|부상당한|실종된|발생한)\s(?:상황|것으로\s설정|경우에)"
)
_JAPANESE = regex("想定(?!外|以上|を超)|シナリオ|仮定|試算|シミュレーション")
_JAPANESE_BEHIND = regex("[^、。]{0,20}(?:恐れ|おそれ|可能性)")
_CHINESE = regex("假[设設定]|模[拟擬]|[设設]想|想定|推演")
_CHINESE_BEFORE = regex("(?:可能|恐|或将|或將)[^，。；,;]{0,12}$")
_CHINESE_BEHIND = regex("[^，。；,;]{0,4}(?:可能|恐|或将|或將)")
_CLAUSE = regex(r"[;:.]\s")


def is_planned(text: str, start: int, end: int) -> bool:
    """Whether nobody of the number text[start:end] has come to harm, since it is one of a plan, drill or estimate.
    `text` is what is near the number."""
    if is_korean(text):
        return _KOREAN.search(text, *_clause(text, start, end)) is not None
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
