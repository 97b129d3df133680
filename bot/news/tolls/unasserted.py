"""Tolls that a sentence does not assert: it denies them, has no report of them, asks whether, or supposes them.

    "denied that five had died", "no report that five died", "had five died", "unclear whether five died"
    5명이 숨졌다는 보도를 부인했다, 20명을 체포한 사실이 없다, 5명이 숨졌다면, 7명이 실종됐는지는
    5人が死亡したとの報告はない, 5人が死亡したことを否定した, 5人が死亡していれば
    否认有5人死亡, 没有证据显示5人死亡, 5人死亡的消息不实, 如果5人死亡

The toll must be in the clause that is denied. "Has not said why five died" and "5人が死亡したが、原因は不明" assert it,
and so does whoever denies to have done it: "denied killing five people".
"""

from __future__ import annotations

import re

from bot.lang.scripts import is_japanese, is_korean, is_unspaced
from bot.news.assertion import KOREAN_STAGED, is_denied_behind, is_denied_in_english
from bot.regexes import regex

_GIVEN = regex(
    r"\b(?:the|this|that|its|his|her|their|our|\w+['’]s)\s(?:[\w’'-]+\s){1,5}?"
    r"(?:(?:that|which)\s(?:(?:had|has|have|also)\s){0,2}"
    r"(?:kill|injur|wound|hurt|maim|drown|bur(?:nt|ied)|displac|left|claimed|cost|took)\w*|in\swhich|where)"
    r"\s(?:(?:the|lives|of|about|some|nearly|almost|around|over|up|to|at\sleast|more\sthan)\s){0,4}$",
    re.IGNORECASE,
)
"""Before the toll of a happening that the sentence takes for granted: "whether negligence led to *the fire that killed*
23 people"."""
_THOSE = regex(r"\b(?:the|those|these|all)\s$", re.IGNORECASE)
_HARMED = regex(
    r"\s(?:(?!(?:is|are|was|were|be|been|had|has|have|did|would|could|might|may)\b)[\w-]+\s){0,2}?"
    r"(?:killed|dead|injured|wounded|hurt|missing|detained|arrested|displaced|who\s(?:died|were|had|have))\b",
    re.IGNORECASE,
)
"""After the number of people who are taken for granted: "whether the 12 people *killed* were soldiers"."""
_KOREAN_HARM = (
    "숨지|숨졌|숨진|사망|목숨을 잃|희생|죽|다치|다쳤|다친|부상|중상|경상|사상|실종|행방불명|연락이 끊|체포|연행"
    "|구금|구속|억류|검거|대피|피신"
    "|피란|피난|집을 잃|구조"
)
_KOREAN_VERB = regex(rf"[^,.]{{0,25}}?(?:{_KOREAN_HARM})")
_STAGED = regex(KOREAN_STAGED)
"""After the verb of the toll of a drill, which is shown as planned."""
_JAPANESE_HARM = (
    "死亡|亡くな|死去|犠牲|行方不明|安否不明|負傷|けが|ケガ|怪我|重軽傷|重傷|軽傷|逮捕|拘束|避難|救助|救出"
    "|命を落と|家を失"
)
_JAPANESE_NOUN = (
    "(?:報告|報道|情報|うわさ|噂|主張|証拠|事実|話|見方|確証|記録|通報|説明|発表|投稿|ニュース|形跡|兆候|こと|の)"
)
_JAPANESE_NOT = (
    "(?:ない|なかった|ありません|否定|打ち消|デマ|誤り|誤報|うそ|嘘|虚偽|偽|事実無根|根拠がな"
    "|確認でき(?:ない|ず)|(?:され|して)いません)"
)
_JAPANESE = regex(
    rf"[^、。]{{0,10}}?(?:{_JAPANESE_HARM})(?:"
    rf"[^、。\d]{{0,6}}?(?:との|という|とする|とした|といった)?{_JAPANESE_NOUN}(?:自体|など)?(?:[はがをも]"
    rf"|について|に対し"
    rf"|には)[^、。]{{0,20}}?{_JAPANESE_NOT}"
    rf"|[^、。\d]{{0,6}}?(?:ていれば|ていたら|たなら|だったら|たら(?!し)|すれば|れば|た場合|いる場合|する場合)"
    rf"|[^、。\d]{{0,6}}?(?:かどうか|かは|かも(?!しれ)|か、?(?:不明|分か|わか|明らか|確認))"
    rf"|説[はをも][^、。]{{0,20}}?{_JAPANESE_NOT})"
)
_JAPANESE_KNOWN = regex(
    rf"[^、。]{{0,10}}?(?:{_JAPANESE_HARM})(?:[^、。\d]{{0,6}}?(?:こと|事実)(?:[をはも][^、。]{{0,6}}?(?:知ら|公表|公開し|報告し|届け出|伝え|隠)"
    rf"|が(?:わか|分か|判明し|確認され)っ?た)|を(?:隠|公表し|報告し|届け出))"
)
"""After the number of a toll that is found out, or that somebody does not know or tell: 死亡を*公表*しなかった."""
_CHINESE_GAP = (
    "(?:(?!为何|為何|为什么|為什麼|如何|怎么|怎麼|原因|后|後|隐瞒|隱瞞|瞒报|瞞報|掩盖|掩蓋)[^，。；,;]){0,15}$"
)
_CHINESE_BEFORE = regex(
    rf"(?:(?:没有|沒有|并无|並無|无|無|未有|未见|未見|未收到|未获|未獲|缺乏)(?:任何|人|官方|可靠|确切|確切"
    rf"|收到)*(?:报道|報導|报告|報告|证据|證據|消息|迹象|跡象|记录|記錄"
    rf"|信息|資料|通报|通報)"
    rf"|(?<!未)(?<!不)(?:否认|否認|驳斥|駁斥|反驳|反駁|否定|不承认|不承認|辟谣|闢謠)"
    rf"|(?:没有|沒有|未|没)(?:收到|接到|听说|聽說|得到)|谣传|謠傳|误传|誤傳"
    rf"|如果|假如|倘若|要是|一旦|即使|即便|(?<!不)若(?!干)|除非"
    rf"|(?:不清楚|(?<![方否落])不明|不确定|不確定|不知道|(?:未|未能|无法|無法|不能|没有|沒有)(?:独立"
    rf"|獨立)?(?:证实|證實|确认|確認|核实|核實|查明)|不相信|是否(?:有"
    rf"|已)?)){_CHINESE_GAP}"
)
_CHINESE_BEHIND = regex(
    r"(?:[^，。；]{0,12}?的?(?:消息|传言|傳言|传闻|傳聞|说法|說法|报道|報導|谣言|謠言|指控|言论|言論|信息"
    r"|数字|數字|视频|影片)[^。；]{0,10}?"
    r"(?:不实|不實|不属实|不屬實|不真实|不真實|谣言|謠言|是假|为假|為假|虚假|虛假|错误|錯誤|没有根据|沒有根據"
    r"|毫无根据|毫無根據|无稽|無稽|捏造|未.{0,3}(?:证实|證實|确认"
    r"|確認)|被(?:否认|否認))"
    r"|[^，。；]{0,3}是否|[^。；]{0,12}，[^，。；]{0,10}(?:不属实|不屬實|是谣言|是謠言|系谣言|係謠言"
    r"|为谣言|為謠言))"
)
_CAUSE = regex(
    r"[^，。；]{0,8}(?:有关|有關|负责|負責|无关|無關|负有|負有|责任|責任)"
    r"|[^，。；]{0,6}的[^，。；]{0,12}(?:身份|身分|姓名|国籍|國籍|死因|原因|凶手|兇手)"
)
"""After a denial: of a part in deaths that are no question, or of their cause or who died."""
_REACH = 200
"""Characters before and after a number that are looked at."""


def is_unasserted(text: str, start: int, end: int) -> bool:
    """Whether a sentence denies, doubts, asks about or supposes the toll whose number is text[start:end]."""
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    near = text[max(0, start - _REACH) : end + _REACH]
    if is_korean(near):
        verb = _KOREAN_VERB.match(text, end)
        if verb is None or _STAGED.match(text, verb.end()):
            return is_denied_behind(text, end)
        return is_denied_behind(text, end) or is_denied_behind(text, verb.end())
    if is_unspaced(near):
        if is_japanese(near):
            return _JAPANESE.match(behind) is not None and _JAPANESE_KNOWN.match(behind) is None
        denied = _CHINESE_BEFORE.search(before) is not None and _CAUSE.match(behind) is None
        return denied or _CHINESE_BEHIND.match(behind) is not None
    return _in_english(before, behind)


def _in_english(before: str, behind: str) -> bool:
    if _GIVEN.search(before) or (_THOSE.search(before) and _HARMED.match(behind)):
        return False
    return is_denied_in_english(before, behind)
