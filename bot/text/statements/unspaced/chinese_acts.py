"""Verbs of acts behind the name that a Chinese clause begins with, the nouns that begin like them, and conjunctions
and adverbs in the names of bodies."""

from __future__ import annotations

from bot.lang.folding import in_both_scripts
from bot.lang.scripts import HAN
from bot.regexes import regex

NOUNS = regex(
    in_both_scripts(
        f"(?![在向对与和同于今昨明前日当周])[{HAN}]{{2}}(?:率|(?<!记)者|度(?!过)|声(?![称明援])|团(?![体结])|队|派(?![遣出兵])"
        f"|组(?![织成建])|案(?!件)|书(?![记面])|性|权(?!力)|人[士员])|访[{HAN}]代表"
    )
)
"""A noun that begins like a verb behind a name: 李在明*支持率*, 韩国*访问团*."""
ACTS = regex(
    in_both_scripts(
        "没有|未|不[会再愿能接]|召[见开]|会[见晤]|接见|发射|试射|释放|警告|拒绝|回绝|反[对驳]|谴责|抨击|指责|批[评准]|抗议|宣布|提[出议]|要求|否认|同意"
        "|决定|改变|参加|加入|退出|签署|举行|[恢答]复|关闭|驱逐|遣返|逮捕|扣押|击落|派[遣出](?!所|机构)|邀请|支持|呼吁|敦促|中断|停止|暂停|重启|部署|承认"
        "|公布|通[报过知]|采取|展开|启动|实施|致函|驳斥|回应|欢迎|撤[回销出]|取消|推迟|坚持|监测|监听"
    )
)
"""Verbs that are no part of a longer name behind a state's, or behind another before a noun: 韩国*执政*党."""
WITHIN_BODY = regex(
    in_both_scripts(
        f"(?<=[{HAN}]{{2}})(?<![人者员长授部院所局会社])[与和及](?=[{HAN}]{{1,8}}?(?:研究[所院]|研究中心|学院|学系|委员会|协会))"
        "|(?<=文化|体育|旅游|电视|广播|工业|商业|商务|资源|住房|发展|卫生|教育|科技|科学|技术|农业|产业|贸易|交通|环境|经济|创新"
        "|通讯|通信|能源|海洋|渔业|食品|药品|社会|民政|妇女|家庭|青年|就业|劳动|国土|信息|安全|福利|运动)"
        f"[与和及暨](?=[{HAN}]{{1,8}}?[部局厅署处科委](?![{HAN}]{{0,3}}[与和及]))"
    )
)
"""A conjunction in the name of a body: 国际事务*与*战略研究所, 文化*和*旅游局."""
WITHIN_NAME = regex(in_both_scripts("[就则也还又都均仍却再并曾已今随经在]"))
"""Modifiers of one character that are part of a body's name as well: 首尔*都*市研究院, 韩国*再*保险公司."""
