"""Tell the office that was lost, by the words of a fate, from others that the same person holds."""

from __future__ import annotations

from bot.lang.folding import in_both_scripts
from bot.lang.scripts import HAN, KATAKANA, hangul_count, is_wide
from bot.regexes import regex
from bot.text.entities.roles.office_words import CONNECTORS

_ENGLISH = regex(
    r"\b(?:resigned|quit|down|dismissed|sacked|fired|ousted|purged|deposed)\s(?:on\s\w+\s)?(?:as|from)\s"
    r"(?!(?:he|she|they|it)\b)(.{1,160})"
)
_KOREAN = regex(
    r"((?:\S{1,12}(?<![이가은는일]) )?\S{0,12}"
    r"(?:직|대표|총재|위원|위원장|이사|의장|회장|고문|장관|총리|대통령|감독))(?:을|를|에서) "
    r"(?:\S{1,12} )?(?:사임|사퇴|사직|퇴임|물러|해임|파면|면직|경질)"
)
_JAPANESE = regex(rf"([{HAN}{KATAKANA}・]{{1,12}})を(?:辞任|辞職|退任)")
_CHINESE = regex(in_both_scripts("辞去") + rf"([{HAN}]{{1,20}}?)" + in_both_scripts("职务"))
_PATTERNS = (_ENGLISH, _KOREAN, _JAPANESE, _CHINESE)
_ANY = regex(r"\b(?:post|office|power|job|position|role|cabinet|government|duties)\b|(?:^|\s)(?:현|공)?직$")
"""Words for an office that do not say which: "resigned from *his post*"."""
_OF_A_PARTY = regex("당|총재|대표|党|黨")
_WORD = regex(r"\w+")
_STEM = 5


def is_another(role: str, fate: str) -> bool:
    """Whether the words of a fate name an office that was lost ("resigned *as president of the mill*"), and it is not
    this one. An office in another script is one of the state, and so another than that of a party."""
    lost = next((found[1] for pattern in _PATTERNS if (found := pattern.search(fate))), None)
    if lost is None or _ANY.search(lost):
        return False
    if _script(role) != _script(lost):
        return _OF_A_PARTY.search(lost) is not None
    words = (one for one in _WORD.findall(role.casefold()) if one not in CONNECTORS)
    return lost.split()[-1].removesuffix("직") not in role and not any(one[:_STEM] in lost.casefold() for one in words)


def _script(words: str) -> str:
    """The script of an office's words: Hangul, Chinese characters or Latin."""
    return "hangul" if hangul_count(words) else "characters" if is_wide(words) else "latin"
