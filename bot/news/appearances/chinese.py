"""How a Chinese sentence mentions a person, by the words of the name's clause.

金正恩日前视察了工厂                 subject of a verb of being there
同金正恩举行会谈, 会见金正恩, 在金正恩陪同下    there too
金正恩致电习近平, 金与正12日发表谈话      a message
将出席, 未露面, 邀请金正恩访问           only named

Sentences are in the form of `matched_form`.
"""

from __future__ import annotations

from bot.lang.unspaced.forms import unspaced_regex
from bot.model.evidence.appearances import AppearanceKind

_ACTS = (
    "视察|考察|察看|巡视|出席|参加|参观|观看|观摩|会见|会晤|接见|会面|访问|抵达|到达|前往|主持|指导|吊唁|参拜|瞻仰|拜谒|迎接|送行|陪同"
    "|启程|离开|返回|登上|亮相|露面|检阅|慰问|看望|签署|剪彩|到访|发表(?:了)?(?:演讲|讲话|演说)|(?:举行|进行)(?:了)?[^，。；]{0,6}?(?:会谈|会晤|会面)|会谈(?!纪要|内容)"
)
_THERE = unspaced_regex(_ACTS)
_SENT = unspaced_regex(
    "致电|致函|致信|复电|复信|(?:发|发去|发来|送去|致)(?:了)?[^，。；]{0,6}?(?:贺电|唁电|贺信|慰问电|口信)|发表(?:了)?[^，。；]{0,10}?(?:谈话|声明|书面讲话)|(?:敬献|赠送|送去?)(?:了)?花[圈篮]"
)
_BLOCKED = unspaced_regex(
    r"将(?![领军士官帅])|拟|计划|打算|准备|可能|或(?!者)|会否|未|没有|没|否认|不(?!久|同)|要求|表示|说(?!服)|称|认为|批评|谴责|是否|如果|若|邀请|希望|有望|自(?!己|由)"
    r"|曾|曾经|关于|呼吁|承诺|同意|决定|威胁|^的|^为首|^(?:政权|政府|当局|时代|像章|肖像|铜像|书记处|同志的|体制)|[“”]"
)
"""Words between a name and a verb with which it is planned, denied, said of another or of a thing of the person."""
_LEFT_OUT = unspaced_regex(
    "本应|原定|原本|推迟|取消|缺席|派(?:遣|出|[^，。；]{0,8}?(?:特使|代表))|指示|[命下]令|委托|^(?:大学|替身)"
)
"""Words between a name and a verb which others do, or nobody."""
_NO_SUBJECT = unspaced_regex(
    r"(?:邀请|要求|希望|建议|敦促|呼吁|[请让令为由给替对向就把被据]|关于|误报|误传|谣传|网传|据传|包括|效忠|忠于|支持|批评|谴责|指责|称|有关|由于|纪念|像)[^，。；、]{0,14}$"
)
"""Words before a name, with its titles, that is not the subject of its clause."""
_WITH = unspaced_regex(r"(?:同|与|和|跟|及)[^，。；、]{0,24}$")
_MET_BEHIND = unspaced_regex(
    r"(?:[^，。；]{0,12}?)(?:(?:举行|进行)了?[^，。；]{0,6}?(?:会谈|会晤|会面|谈话)|会谈|会晤|会面|见面|握手|(?:一同|一起|共同|一道)[^，。；]{0,4}?(?:出席|观看|参观|视察|检阅|参加|观摩))"
)
_MET_BEFORE = unspaced_regex(
    "(?:会见|接见|会晤|迎接|欢迎|陪同|看望)(?:了)?(?:[^，。；、的]{0,12}的)?[^，。；、的]{0,16}$"
)
_COMPANY = unspaced_regex(r"(?:的)?(?:陪同|现地指导|现场指导|指导|见证|出席)下")
_GOES_ON = unspaced_regex("(?:并|再|随后|期间)?(?:同|与|和|跟|会见)")
_PLANNED = unspaced_regex(r"将(?![领军士官帅])|拟|计划|打算|准备|可能|预计|定于|预定|如果|若|否认")
"""Words of the clause before one that goes on without a subject: 将于下周二访问朝鲜，*与*崔善姬会谈."""
_LIST = unspaced_regex(r"(?:、[^，。；、]{2,14}){1,12}?(?:等)?(?=[^，。；、]{0,12}?(?:参加|出席|陪同|观看|会见))")
_CLAUSE = unspaced_regex("[，。；：！？]")
_REACH, _BEFORE = 60, 40


def kind_of(sentence: str, start: int, end: int) -> AppearanceKind:
    """What the sentence says of the person named at [start, end), but for when it was."""
    begin, close = _clause(sentence, start, end)
    before, after = sentence[begin:start], sentence[end:close]
    if _BLOCKED.search(before) or before.endswith("已故"):
        return AppearanceKind.NAMED
    if _MET_BEFORE.search(before) or _COMPANY.match(after):
        return AppearanceKind.PRESENT
    if _WITH.search(before) and _MET_BEHIND.match(after) and not _BLOCKED.search(after[:8]):
        is_planned = _GOES_ON.match(before) and _PLANNED.search(sentence, max(0, begin - _REACH), begin)
        return AppearanceKind.NAMED if is_planned else AppearanceKind.PRESENT
    if _NO_SUBJECT.search(before) or _WITH.search(before):
        return AppearanceKind.NAMED
    listed = _LIST.match(after)
    rest = after[listed.end() :] if listed else after
    there, sent = _THERE.search(rest), _SENT.search(rest)
    first = min((one for one in (there, sent) if one is not None), key=lambda one: one.start(), default=None)
    if first is None or _BLOCKED.search(rest[: first.start()]) or _LEFT_OUT.search(rest[: first.start()]):
        return AppearanceKind.NAMED
    return AppearanceKind.MESSAGE if first is sent else AppearanceKind.PRESENT


def acts(sentence: str, end: int) -> bool:
    """Whether the person named up to `end` does something in the sentence."""
    return kind_of(sentence, end, end) is not AppearanceKind.NAMED


def _clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a name."""
    low, high = max(0, start - _BEFORE), min(len(sentence), end + _REACH)
    begin = max((one.end() for one in _CLAUSE.finditer(sentence, low, start)), default=low)
    border = _CLAUSE.search(sentence, end, high)
    return begin, border.start() if border else high
