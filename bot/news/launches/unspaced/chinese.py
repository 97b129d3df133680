"""Chinese words that say that something was launched: 发射1枚弹道导弹, 成功试射一枚新型导弹, 發射的飛彈."""

from __future__ import annotations

from collections.abc import Iterator

from bot.lang.assertion.embedding import is_unvouched
from bot.lang.unspaced.days import written_days
from bot.lang.unspaced.forms import unspaced_regex
from bot.news.launches.launched import REACH, Actors, LaunchWords, merged
from bot.news.launches.unspaced.objects import HEAD, objects

_VERB = unspaced_regex(
    r"(?:发射|试射|射出|发射升空|试验发射)(?!场|台|车|井|架|基地|计划|准备|能力|活动|次数|任务|成功|失败|器|点|装置|通报|窗口|后|前|时|以来|试验|训练|行为|一事|是|权|架)(?:了|出)?"
    r"|进行了?(?:[^，。；]{0,24}?)(?:试射|发射试验|试验发射|发射)(?=[，。；、]|$)"
)
_BEFORE = unspaced_regex(
    r"(?:计划|准备|拟|欲|打算|预计|将(?!军|领|士|官)|如(?![今何期下])|若|倘|一旦|假如|可能|疑似将|未(?!明|知|来)|没有|没|不会|不再|停止|阻止|禁止|避免|不得|放弃|推迟|暂停|取消|谴责|抗议"
    r"|回应|针对|应对|威胁|有能力|能够|可以|模拟|演练|通知[^，。；]{0,16}|通报[^，。；]{0,6}卫星|否认|是否|用于|要求|敦促|观看|观摩|纪念|假设|假想|网传|谣传|误传|据传|误报|就)[^，。；]{0,20}$"
)
"""Words before a verb in its clause: what is planned, feared, denied or only spoken of."""
_UNTRUE = unspaced_regex(
    "(?:传闻|传言|说法|消息|报道)[^，。]{0,6}?(?:不实|不属实|虚假|是假|有误|毫无根据|子虚乌有)|辟谣|假消息|谣言|不实(?:消息|传闻|信息|报道)"
)
"""Words after a verb that say that it did not happen."""
_NORTH = unspaced_regex(
    r"朝鲜(?!半岛|产|制(?!裁)|生产|提供|供应|战争|族|海峡|中央|日报|外务|常驻)|北韩|朝中社|朝方|朝军|金正恩"
)
_OTHERS = unspaced_regex(
    r"(?<![向对朝与和同从在越驻往至飞据予])(?:美国?(?:海|空|陆|太空)?军|美国|美方|(?:南)?韩国?(?:海|空|陆)?军|韩国(?!联合参谋|军方|国防部|联参|政府|外交|统一)|韩美|美韩|日本(?!海|防卫|政府|海上|东|专属)|自卫队|俄罗斯|俄军|俄方"
    r"|中国|解放军|伊朗|以色列|以军|乌克兰|乌军|胡塞|哈马斯|印度|巴基斯坦|台湾|太空探索|SpaceX|宇航厅|航空宇宙厅)(?!东部|西部|海域|方向|领土|上空|附近|说|称|表示|通报)"
)
_OTHER_WEAPONS = unspaced_regex(
    "世界号|罗老号|玄武|天弓|民兵|猎鹰|三叉戟|拦截导弹|防空炮|焰火|烟花|气球|无人机|信号弹|卫星电视"
)
_OBJECT_ENDS = unspaced_regex("[，,。；]|(?<=[弹星箭])(?:是|属于|违反|构成)")
_IS_NOTION = unspaced_regex("(?:的)?(?:是|属于|违反|构成|将)")
_FURTHEST = 50
_ACTORS = Actors(_VERB, HEAD, _NORTH, _OTHERS, farthest=300)
names_north_alone, others_launched = _ACTORS.names_north_alone, _ACTORS.others_launched


def launch_words(sentence: str, of_north: bool) -> Iterator[LaunchWords]:
    """The launches that a Chinese sentence reports."""
    for match in _VERB.finditer(sentence):
        start, end = match.span()
        actor = _ACTORS.is_north(sentence, start)
        if actor is False or (actor is None and not of_north) or _BEFORE.search(sentence, max(0, start - REACH), start):
            continue
        low, high = (start, end) if match[0].startswith(("进", "進")) else (end, _end(sentence, end))
        found = objects(sentence, low, high)
        if not found or _OTHER_WEAPONS.search(sentence, start, high) or _IS_NOTION.match(sentence, high):
            continue
        if _UNTRUE.search(sentence, end, end + REACH) or is_unvouched(sentence, start, end):
            continue
        is_told = (
            any(one.number for one in found)
            or "了" in match[0]
            or any(True for _ in written_days(sentence[max(0, start - 2 * REACH) : start]))
        )
        if not is_told:
            continue
        reference = sentence.startswith("的", end)
        yield LaunchWords(start, end, merged(found), actor is True, reference, follows_day=True)


def _end(sentence: str, start: int) -> int:
    """Where the object of a verb ends: at the end of its clause."""
    limit = min(len(sentence), start + _FURTHEST)
    border = _OBJECT_ENDS.search(sentence, start, limit)
    return border.start() if border else limit
