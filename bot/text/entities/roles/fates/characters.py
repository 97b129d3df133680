"""Japanese and Chinese words after a person's name that report a death or a loss of office.

X国防相は4日、*辞任した*      X已于周五*辞职*, X被*免职*
"""

from __future__ import annotations

from bot.lang.folding import in_both_scripts
from bot.lang.scripts import HAN, KATAKANA
from bot.model.analysis import Span
from bot.regexes import regex

_AHEAD, _NEAR = 60, 12
_KIN = "夫人|夫妻|家族|一家|側近|秘書|母|父|妻|夫|息子|娘|兄|弟|姉|妹"
_TITLE = rf"(?:(?!{_KIN})[{HAN}{KATAKANA}・]){{0,12}}?"
_JAPANESE_END = r"(?=[\s。、」』）)]|と|が|ことが|後|$)"
"""Words after the verb of a sentence; before a noun it describes somebody else: "X大統領は*辞任した国防相*の後任を"."""
_JAPANESE = regex(
    rf"(?:\([^()\n]{{1,20}}\)|（[^（）\n]{{1,20}}）)?{_TITLE}(?:は|が)(?:[^。\nはが]{{0,30}}?)"
    rf"(?:死去|死亡|病死|辞任|辞職|退任|失脚)した{_JAPANESE_END}"
    rf"|{_TITLE}(?:は|が)(?:[^。\nはが]{{0,30}}?)(?:殺害|暗殺|処刑|粛清|更迭|解任|罷免)された{_JAPANESE_END}"
    rf"|{_TITLE}を(?:[^。\nはがを]{{0,15}}?)(?:更迭|解任|罷免|粛清|処刑)した{_JAPANESE_END}"
)
_CHINESE = regex(
    in_both_scripts(
        r"(?:\([^()\n]{1,20}\)|（[^（）\n]{1,20}）)?(?:已|因病|因故|于|在|\d{1,2}日|周[一二三四五六日]|当天|昨[天日]|[，]?当地时间\S{0,10}|宣布|正式){0,4}"
        r"(?:去世|逝世|病逝|身亡|遇刺身亡|辞职|下台|卸任|辞去[^。，\n]{1,20}?职务"
        r"|被(?:杀害|打死|暗杀|处决|免职|撤职|解职|罢免|革职|解除职务|免去[^。，\n]{1,20}?职务))"
    )
)
_CHINESE_END = regex(in_both_scripts(r"\s*(?:[，。,.;；、！!」』”）)\n]|了|并|后(?![会将])|$)"))
"""Words after a Chinese verb that says what happened, unlike "辞职的消息", "下台呼声"."""
_WANTED = regex(
    in_both_scripts(r"(?:促请?|逼|迫使?|高喊|希望|盼|期待|支持|反对|主张|[若倘如令让使]|[传傳])[^，。,]{0,6}$")
)
"""Words right before a name for what somebody wants or supposes: "*高喊*X下台"."""


def characters_fate(text: str, mention: Span) -> Span | None:
    """The words that report that the person named at `mention` died or lost office."""
    ahead = mention.end, mention.end + _AHEAD
    if (japanese := _JAPANESE.match(text, *ahead)) is not None:
        return Span(mention.start, japanese.end())
    chinese = _CHINESE.match(text, *ahead)
    if chinese is None or _CHINESE_END.match(text, chinese.end()) is None:
        return None
    wanted = _WANTED.search(text, max(0, mention.start - _NEAR), mention.start)
    return None if wanted else Span(mention.start, chinese.end())
