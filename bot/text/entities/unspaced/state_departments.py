"""Whose 国务院 is meant in a Chinese text: China's State Council, or the United States' Department of State, which the
newspapers of Taiwan and Hong Kong, and others behind its first mention, call by the same word."""

from __future__ import annotations

from bot.lang.folding import in_both_scripts
from bot.lang.scripts import KANA
from bot.regexes import regex

_NAMES = frozenset({"国务院", "國務院"})
_COUNCIL_BEHIND = regex(
    in_both_scripts(
        "[副]?总理|办公|新闻办|[台侨]办|港澳|国资|常务|学位|关税|发展研究|[印颁]发|任免|令|参事|[食安]安?委|国务委员|安全生产|联防|反垄断|批[准复]"
        "|决定|通知|公布(?!对)|组成部门|直属|各部|审议|同意|教育督导|扶贫|根治|政策|医改"
    )
)
_COUNCIL_BEFORE = regex(in_both_scripts("(?:中国|中共|我国|大陆|北京|中央[、和]?)$"))
_DEPARTMENT_BEHIND = regex(
    in_both_scripts("(?:(?:首席|副|代理|常务副|[东亚太负责朝韩]{1,6}事务的?)?发言人|东亚|亚太|[首次助]?卿)")
)
"""Who speaks for the department: the Council's own words come from its information office."""
_OF_CHINA = regex(in_both_scripts("中国|中共|大陆|北京|李强|习近平|中方"))
_OF_STATES = regex(in_both_scripts("美国|美方|美朝|美韩|华盛顿|国务卿|华府|白宫|美[官方国]"))
_KANA = regex(f"[{KANA}]")
_AROUND = 400
"""Characters."""


def state_department(text: str, start: int, end: int) -> str | None:
    """For 国务院 at [start, end) in a Chinese text, the code of its state, "CN" or "US", "" if it may be either's; None
    for other names and in Japanese, where the word is China's."""
    if text[start:end] not in _NAMES:
        return None
    low, high = max(0, start - _AROUND), end + _AROUND
    if _KANA.search(text, low, high):
        return None
    if _COUNCIL_BEHIND.match(text, end) or _COUNCIL_BEFORE.search(text, max(0, start - 4), start):
        return "CN"
    if _DEPARTMENT_BEHIND.match(text, end):
        return "US"
    is_states, is_china = (one.search(text, low, high) is not None for one in (_OF_STATES, _OF_CHINA))
    if is_states:
        return "" if is_china else "US"
    return "CN"
