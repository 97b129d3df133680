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
_JAPANESE_END = r"(?=[\s。、」』）)]|と(?!の|い(?:う|った)(?!。))|が|ことが|後|$)"
"""Words after the verb of a sentence; before a noun it describes somebody else: "X大統領は*辞任した国防相*の後任を",
"X氏が*死去したとの偽情報*が"."""
_JAPANESE = regex(
    rf"(?:\([^()\n]{{1,20}}\)|（[^（）\n]{{1,20}}）)?{_TITLE}(?:は|が)(?:[^。\nはが]{{0,30}}?)"
    rf"(?:死去|死亡|病死|辞任|辞職|退任|失脚)した{_JAPANESE_END}"
    rf"|{_TITLE}(?:は|が)(?:[^。\nはが]{{0,30}}?)(?:殺害|暗殺|処刑|粛清|更迭|解任|罷免)された{_JAPANESE_END}"
    rf"|{_TITLE}を(?:[^。\nはがを]{{0,15}}?)(?:更迭|解任|罷免|粛清|処刑)した{_JAPANESE_END}"
    rf"|{_TITLE}の(?:辞任|辞職|辞表|退任)を(?:受け入れ|承認し|認め|受理し|了承し|裁可し)た{_JAPANESE_END}"
    rf"|{_TITLE}の(?:罷免|失職|解任|更迭)を(?:宣告し|言い渡し|決定し|決め|発表し)た{_JAPANESE_END}"
)
_CHINESE = regex(
    in_both_scripts(
        r"(?:\([^()\n]{1,20}\)|（[^（）\n]{1,20}）)?(?:已|因病|因故|于|在|\d{1,2}日(?:上午|下午|晚间?|凌晨)?|周[一二三四五六日]|当天|昨[天日]|[，]?当地时间\S{0,10}|宣布|正式){0,4}"
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


_CHINESE_REMOVED = regex(
    in_both_scripts(r"(?:(?P<letter>批准|接受|同意)|罢免|免去|解除|撤销)(?:了)?(?P<title>[^，。、；\n的]{0,14})$")
)
"""Words before the name of somebody who is removed, or whose letter of resignation is accepted."""
_CHINESE_LETTER = regex(in_both_scripts(r"(?:提出)?的?(?:辞呈|辞职(?:申请|请求|信)?)(?=[，。；\n]|并|$)"))
_CHINESE_OFFICE = regex(in_both_scripts(r"的?[^，。；\n的]{0,12}?职务(?=[，。；\n]|$)"))
_NOT_REMOVED = regex(
    in_both_scripts(
        r"要求|呼吁|将|拟|可能|否决|驳回|是否|不|申请|请求|提议|表决|动议|如果|若|主张|拒绝|未|没|打算|计划|考虑|是否|审理|弹劾案"
    )
)
_BEFORE = 40


def characters_fate(text: str, mention: Span) -> Span | None:
    """The words that report that the person named at `mention` died or lost office."""
    ahead = mention.end, mention.end + _AHEAD
    if (japanese := _JAPANESE.match(text, *ahead)) is not None:
        return Span(mention.start, japanese.end())
    if (removed := _removed(text, mention)) is not None:
        return removed
    chinese = _CHINESE.match(text, *ahead)
    if chinese is None or _CHINESE_END.match(text, chinese.end()) is None:
        return None
    wanted = _WANTED.search(text, max(0, mention.start - _NEAR), mention.start)
    return None if wanted else Span(mention.start, chinese.end())


def _removed(text: str, mention: Span) -> Span | None:
    """The words that somebody removed the person named at `mention` or accepted a resignation: 罢免总统*X*职务."""
    low = max(0, mention.start - _BEFORE)
    before = _CHINESE_REMOVED.search(text, low, mention.start)
    if before is None:
        return None
    behind = (_CHINESE_LETTER if before["letter"] else _CHINESE_OFFICE).match(text, mention.end)
    clause = max(text.rfind(mark, low, before.start()) for mark in "，。；\n")
    if behind is None or _NOT_REMOVED.search(text, max(clause, low), mention.start):
        return None
    return Span(before.start(), behind.end())
