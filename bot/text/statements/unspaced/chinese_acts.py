"""Verbs of acts behind the name that a Chinese clause begins with, and the nouns that begin like them."""

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
