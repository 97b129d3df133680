"""People in Chinese texts whose trade no list has, and names that begin like a day of the week."""

from __future__ import annotations

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes.tables import table
from tests.quality.test_attribution import said

SPEAKERS = [
    ("护理师吴佩蓉说：“一个夜班要顾十五床。”", "吴佩蓉"),
    ("護理長何素貞指出，離職潮從去年開始。", "何素貞"),
    ("陶藝家林國隆說，柴燒最難控制的是落灰。", "林國隆"),
    ("造船匠郑阿福回忆道：“一条船要做三个月。”", "郑阿福"),
    ("绒花工坊学徒孟思齐表示，年轻人更愿意戴小发夹。", "孟思齐"),
    ("民宿管家程婉莹介绍，周末房间全部订满。", "程婉莹"),
    ("绣娘罗桂英说，一针一线都是功夫。", "罗桂英"),
    ("拳手徐明浩赛后表示，肩伤影响发挥。", "徐明浩"),
    ("部落頭目林春德說：「沒有人來問過我們。」", "林春德"),
    ("消防處助理處長（九龍）梁錦鴻表示，起火單位沒有安裝灑水系統。", "梁錦鴻"),
    ("辯方律師譚偉豪指，被告有精神病紀錄。", "譚偉豪"),
    ("一名调香师说：“香味会说话。”", "一名调香师"),
    ("发言人周一鸣表示，消费者知情权须得到保障。", "周一鸣"),
    ("急流救援组组员周一鸣说，下游搜救难度较大。", "周一鸣"),
    ("局长周六安则说，平台应当规范补贴行为。", "周六安"),
    ("发言人周一表示，平台应当规范补贴行为。", "发言人"),
    ("发言人周一早上表示，平台应当规范补贴行为。", "发言人"),
    ("发言人周一声称，平台应当规范补贴行为。", "发言人"),
    ("发言人周五回应称，平台应当规范补贴行为。", "发言人"),
]
NOBODY = [
    "国家林业局说，今年造林面积增加。",
    "增长高达三成，专家称。",
    "消费者金融素养不高，专家说。",
    "会员金额外增加，公司说。",
    "动员石家庄市民参与，市长说。",
    "成员江苏省队说，要拿冠军。",
    "大家周末出游请注意，交警说。",
    "对手马来西亚队说，赛程太密。",
    "厂家陈列说明，样品仅供展示。",
    "许多人马上表示，愿意捐款。",
    "专家温和地说：“不要急。”",
    "或者说，这是一个机会。",
    "独家高清画面显示，水位上涨。",
    "个人陈述称，事发时不在场。",
    "有人金盆洗手，有人说要重来。",
    "增长金额高于预期，公司公告称。",
    "两家江浙企业表示，订单饱满。",
    "回家任务完成，队长说。",
    "联手万科集团说明，项目下月开工。",
    "延长安全带说明书称，可用五年。",
    "全员安排妥当，校方称。",
    "多家石油公司表示，油价将下调。",
    "各家航空公司表示，航班恢复。",
    "商家连夜补货，店员说。",
    "擅长施展魔术的少年说，练了三年。",
    "本人严正声明称，从未授权。",
    "令人毛骨悚然的画面，网友说。",
    "大手高层表示，合并仍在谈。",
    "出手严惩商贩，市场方称。",
    "成长周期延后，农户说。",
    "总裁办公室周一晚间表示，交易完成。",
    "前者高出一倍，研究指出。",
]


@table(("text", "speaker"), SPEAKERS)
def test_who_speaks_behind_a_trade_or_a_name_like_a_day(
    text: str, speaker: str, tagger: Tagger, base: Knowledge
) -> None:
    assert {name for name, _ in said(text, tagger, base)} == {speaker}


@table("text", NOBODY)
def test_words_that_end_like_a_trade_introduce_nobody(text: str, tagger: Tagger, base: Knowledge) -> None:
    entities = find_entities(tagger.tag(text), base, None, "2026-12-01")
    assert [entity.name for entity in entities if entity.kind is EntityKind.PERSON] == []
