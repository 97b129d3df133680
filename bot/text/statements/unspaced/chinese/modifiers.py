"""Words beside the subject of a Chinese clause that are no part of it: links, times, places, manners, relative
clauses."""

from __future__ import annotations

from bot.lang.folding import in_both_scripts
from bot.lang.scripts import HAN
from bot.regexes import regex
from bot.text.entities.unspaced.chinese_names import ITS

BEGINNING = regex(
    in_both_scripts(
        f"(?:[也还亦更另]?有(?![关线色机限意力效轨望志识害毒氧声着所时些的人])|但是|但|而|不过|然而|随后|此外|另外|同时|对此|目前|其中|{ITS}|据|另据|至于|因此|所以|当时|之后|今天|昨天|今日|昨日"
        "|现年|年[过近约]|(?:\\d{1,3}|[一二三四五六七八九十]{1,3})[多余]?岁的)+"
    )
)
_TIME = (
    "\\d|[一二三四五六七八九十]{1,3}[日月号]|周[一二三四五六日末]|星期[一二三四五六日天]|礼拜|当[天日晚]|当地(?![媒警官军政居县市区村镇法检教交卫消])|[昨今前][天日早晚]"
    "|日前|近日|此前|稍早|稍后|早些|早前|上午|下午|晚间|凌晨|白天|深夜|傍晚|清晨|马上|立[即刻]|当即|[上本这][周月]|[上这]个[周月]|[去今]年|每[天日晚周月年]|[周月年][初末底]"
)
MODIFIER = regex(
    in_both_scripts(
        f"{_TIME}|在(?!野)|(?<!反)对(?!手|方|岸|外[经贸合关联援文传友投])|(?<![动方走导倾趋取])向|就(?!业)|[于则也还又都均仍却再并曾已今随]|(?<=[{HAN}])其后|(?<!财)经(?![济贸理纪营])|接受|受访(?!者|[市居村网选]民|专家|学[者生])|透过|通过|同时|多次|一再|反复|进一步"
        "|[作做][了出]|本人|当庭|当场|公开|明确|特别(?!报告|代表|顾问|助理|检察|行政|委员)|应询|应约|最后(?!一[任届位批名个])|首先|当时|[微苦]?笑|哭|[低轻小大高]声|愤怒|无奈|严肃|坦率|直言|激动|哽咽|发[文表布稿]|撰文|受[询查](?!问)|援引|引[述用]|转[述引]|出席|(?<=.)(?:特[地意]|专程)|回答|赛后|会后|事后"
        "|表示|告诉|提醒|批评|指责|谴责|抨击|炮轰|反驳|回[应覆复]|质疑|警告|强调|补充|解释"
    )
)
"""Words for time, place, addressee or manner, before which the subject ends."""
ATTRIBUTE = regex(
    in_both_scripts(
        "(?:另?[一几多两三][名位个]?)?(?:(?:正?在|曾|已|从)[^，。：的]{1,24}|出席|与会|在场|到场|列席|同行|随行|受访|旁听|陪同)的"
    )
)
"""Where or when somebody does something, before the noun for him: *一名在门口排队的*学生."""
RELATIVE = regex(
    in_both_scripts(
        "(?:(?:与|同|和)[^，。：的]{2,12}?(?:会谈|会晤|会面|见面|通话|同行|同席|对谈|交手|对阵)|(?:陪同|随同)[^，。：的]{2,16}?(?:访|出席|前往|来|赴)[^，。：的]{1,8}"
        "|[遭被受获由][^，。：的]{2,12}?(?:批评|指控|点名|任命|提名|推荐|邀请|解职|开除|起诉|指责|质疑|炮轰))的"
    )
)
"""Whom somebody met or who appointed him, at the beginning of a clause: *与赵显会谈的*日本外相茂木敏充."""
WRITES_TO = regex(in_both_scripts("(?:致电|致函|致信|去信|写信给|打电话给|传讯给)(?P<whom>[^，。：的]{2,12})"))
"""A letter or call to somebody, behind who sends it: 习近平*致电李在明*说."""
