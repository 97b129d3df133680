"""Public bodies of Chinese texts by what stands behind them: *教育局*回應, *消防處*發言人, *省应急管理厅*协调处处长.

    the beginning of a clause | fields, with 和 between two | 部, 署, 局 … | a verb of speech, or an office

Nothing parts words in Chinese, so an ending alone is none (布局, 签署): whoever speaks there, or has an office of its
own, is a body. Its name is one elsewhere in the text as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.lang.folding import in_both_scripts, one_form
from bot.lang.scripts import HAN
from bot.regexes import regex
from bot.text.entities.unspaced.chinese_names import OFFICES
from bot.text.entities.unspaced.word_set import WordSet
from bot.text.word_lists import wordlist

_MINISTRY = (
    "国防|外交|内政|经济|财政|教育|法务|司法|交通|交通运输|国土交通|劳动|雇佣劳动|农业|农业农村|农林|卫生|卫福|文化|环境|气候|能源|数字|数发|商务|工商|产业"
    "|工业|贸易|贸工|公安|民政|科技|科学|水利|建设|住房|应急管理|退役军人事务|自然资源|生态环境|体育|旅游|运动|统一|海洋水产|宣传|组织|统战|厚生劳动"
)
_HALL = (
    "公安|教育|应急管理|交通运输|旅游|文旅|卫生健康|生态环境|自然资源|城乡建设|水利|财政|民政|司法|商务|科技|科学技术|信息化|农业农村|社会保障"
    "|退役军人事务|国家安全"
)
_COMMISSION = "发改|发展改革|卫健|卫生健康|国资|政法|住建|经信|网信|纪|工|省|市|区|县"
_CENTRE = "防护|防控|防治|防灾|应急|疾控|疾病预防控制|疾病管制|气象|测报|预报|预警|监测|急救|安全|健康|研究|训练"
_JOINT = "(?:[和与及暨、]|及其)"
_NAME = (
    f"(?P<body>[{HAN}]{{0,10}}?(?:"
    f"(?:{_MINISTRY})部(?![门队])|(?:{_HALL})厅|(?:{_COMMISSION})委(?!员)|(?:{_CENTRE})中心"
    f"|[{HAN}]{{2}}医院|[{HAN}]{{3}}(?:工会|公会|协会|学会|联合会|联会)"
    f"|[{HAN}](?:{_JOINT}[{HAN}]{{2,4}})?[{HAN}]署(?!长)"
    f"|[{HAN}](?:{_JOINT}[{HAN}]{{2,6}})?[{HAN}]局(?![长部势面])"
    f"|[{HAN}]{{2}}处(?![长理罚于]))(?:办公室|分局|总队|支队)?)"
)
_TIME = "[今昨前]天|[今昨前]日|[今昨]晚|早前|稍后|随后|日前|近日|同日|当日|[0-9]{1,2}日(?:[上下]午|晚)?"
_LED = f"(?:但|不过|然而|另外|此外|同时|其中|对此|至于|目前|据|根据|当地|{_TIME}){{0,3}}"
_BODY = regex(in_both_scripts(rf"(?:(?<=[，。；：、！？“”「」（）\s])|^){_LED}{_NAME}"))
_SPEECH = regex(
    in_both_scripts(
        rf"\s?(?:{_TIME}|今早|晚间|则|亦|也|还|又|就此|对此|回[复覆应][^，。]{{0,6}}(?:查询|询问)时|接受[^，。]{{0,8}}采访时"
        r"|在[^，。]{1,12}[上中]){0,3}"
        "(?:表示|指出|指[，,]|称|说|回应|回[复覆]|通报|公布|公告|发布|宣布|强调|提醒|呼吁|认为|介绍|证实|澄清|批评|要求|决定|指令|派[出员遣人]"
        "|接[报获]|透露|警告|预[测计告]|补充|解释|坦言|重申|发言|获通知|已|正|将)"
    )
)
_ENDING = "部|厅|委|中心|署|局|处"
_BRANCH = regex(in_both_scripts(rf"[{HAN}]{{2,10}}?(?:{_ENDING}|科|司|所|课|组|队|办公室|站)"))
"""The branch of a body before the office of whoever heads it: 省应急管理厅*救援协调处*处长."""
_NO_BODY = regex(
    in_both_scripts(
        "(?:部署|签署|连署|联署|当局|结局|布局|格局|大局|僵局|政局|战局|时局|全局|棋局|骗局|赌局|饭局|何处|到处|深处|高处|坏处|用处|相处|惩处|查处|判处|好处|长处|短处|远处|近处|此处|别处|四处|各处"
        "|(?:公立|私立|私家|民营|涉事|综合|定点|三甲|大型|各大|多家|这家|邻近|就近|儿童|妇产|中医|专科|教学|动物|一家|该家|送入|送往|送到)医院|妙处|难处|益处|暗处|独处|共处|管理处|办事处|秘书处|代表处|服务处|总务处|后勤处|学生处|教务处|保卫处|人事处|派出所处|邮局|药局|书局|警局|分局|当局|[该本同各某其此])$"
    )
)
_UNCLEAN = regex(
    in_both_scripts(
        "^(?:应(?!急)|请|时任|曾任|现任|原任|时为)|[的了是在请被把就都也还向对将让给为有无说称而但并等者我你他她它这那此该各某两几从由据于以使至每]|[和与及](?![^和与及]{2,6}$)"
    )
)
_GOES_ON = regex(in_both_scripts("[门队级员势面部内外前后]|(?<!部)长"))
_NO_PART = WordSet({one_form(word) for word in wordlist("chinese_no_body_words") - {"和", "与", "及"}})
_SHORTEST = 3


def stated_bodies(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """The spans of the bodies that speak in a Chinese text or whose officer it names, at each place of their names.
    `folded` is the text with each character in one form."""
    names = set[str]()
    for found in _BODY.finditer(text):
        start, end = found.span("body")
        end = _whole(text, end)
        if _is_name(text, folded, start, end) and (_SPEECH.match(text, end) or _has_officer(text, end)):
            names.add(text[start:end])
    if names:
        words = WordSet(names)
        last = 0
        for start, end in words.each(text, 0, len(text)):
            if start >= last and not _GOES_ON.match(text, end):
                yield start, end
                last = end


def _whole(text: str, end: int) -> int:
    """The end of a name that goes on with a branch that speaks: 公安部*刑事侦查局*通报."""
    branch = _BRANCH.match(text, end)
    return branch.end() if branch and _SPEECH.match(text, branch.end()) else end


def _has_officer(text: str, end: int) -> bool:
    """Whether an office is behind a body, or behind its branch."""
    branch = _BRANCH.match(text, end)
    if text[end - 1] == "部" and text[end : end + 1] in ("长", "長"):
        return True
    return OFFICES.starts(text, end) or (branch is not None and OFFICES.starts(text, branch.end()))


def _is_name(text: str, folded: str, start: int, end: int) -> bool:
    """Whether characters are of a name, without a verb or particle among them."""
    if end - start < _SHORTEST or _NO_BODY.search(text, start, end) or _UNCLEAN.search(text, start, end - 1):
        return False
    return not any(True for _ in _NO_PART.each(folded, start, end - 1))
