"""Offices that a text of today states as if they were held, and that the knowledge base knows to have ended: "In 2000
*President* Kim Dae-jung flew to Pyongyang"."""

from __future__ import annotations

from bot.lang.folding import in_both_scripts
from bot.lang.scripts import HAN, HANGUL, KATAKANA
from bot.regexes import regex
from bot.text.entities.roles import korean_extent, office_words
from bot.text.knowledge.file_format import KnownEntity

_PRESIDENT = regex(
    rf"(?:the )?president|(?:[{HANGUL}]{{1,8}} ?)?(?<!부)대통령|[{KATAKANA}{HAN}]{{0,6}}(?<!副)大統領"
    + in_both_scripts(f"|[{HAN}]{{0,3}}(?<!副)总统")
)
_PREMIER = regex(
    rf"(?:the )?(?:prime minister|premier)|(?:[{HANGUL}]{{1,8}} ?)?(?<!부)총리|[{KATAKANA}{HAN}]{{0,6}}(?<!副)首相"
    + in_both_scripts(f"|[{HAN}]{{0,3}}(?<!副)总理")
)
_LEADERS = (
    (regex("President of (?!the State Affairs)"), _PRESIDENT),
    (regex("(?:Prime Minister|Premier) of"), _PREMIER),
)
"""The leaders' offices in the knowledge base, and how articles call each without a body or a time."""
_TIME = regex(
    "元|故|旧|当時|かつて|時代"
    + in_both_scripts("|前|原|时任|开国")
    + r"|\b(?:found(?:er|ing)|first|last)\b|초대|창건|창업|창립|선대|시조"
)
"""Words of a time in Japanese and Chinese, and of what somebody remains for ever."""


def is_outlived(role: str, holder: KnownEntity, day: str) -> bool:
    """Whether a role is no more than the title of a leader, and every such office that the knowledge base has of the
    holder ended before an ISO date. False without a date."""
    if not day or _says_time(role):
        return False
    for title, words in _LEADERS:
        held = [one for one in holder.offices if title.match(one.title)]
        if held and words.fullmatch(role.casefold()):
            return all(one.end is not None and one.end < day[: len(one.end)] for one in held)
    return False


def _says_time(role: str) -> bool:
    return korean_extent.is_past(role) or office_words.is_past(role) or _TIME.search(role) is not None
