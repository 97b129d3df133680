"""Statements of Chinese texts: who speaks, and what is no statement."""

from __future__ import annotations

import pytest

from tests.fakes.tables import table
from tests.text.statements.conftest import Reads

SAID = [
    ("发言人郑海仁批评李在明称，“这只是口号”。", "郑海仁", "这只是口号", "称"),
    ("議員沈國棟則批評說：「市長只會開支票。」", "沈國棟", "市長只會開支票。", "批評說"),
    ("“资金到位了。”议员沈国栋说，市长昨天这样告诉他。", "沈国栋", "资金到位了。", "说"),
    ("据韩联社报道，总统李在明表示，将尽快访问日本。", "Lee Jae-myung", "将尽快访问日本", "表示"),
    ("据警方通报，市长何文静表示：“嫌疑人已经落网。”", "何文静", "嫌疑人已经落网。", "表示"),
    ("据外交部介绍，发言人郑海仁表示，会谈已经取消。", "郑海仁", "会谈已经取消", "表示"),
    ("外交部作出回应称，会谈已经取消。", "外交部", "会谈已经取消", "回应称"),
    ("其辩护律师称：“判决不公。”", "辩护律师", "判决不公。", "称"),
    ("当地官员表示，列车在夜里出轨。", "当地官员", "列车在夜里出轨", "表示"),
    (
        "据韩国国防部5日消息，导弹飞行约400公里。",
        "South Korean Ministry of National Defense",
        "导弹飞行约400公里",
        "消息",
    ),
    ("另据联合国统计，难民人数超过十万。", "United Nations", "难民人数超过十万", "统计"),
    ("世界粮食计划署报告称，四成人口营养不良。", "World Food Programme", "四成人口营养不良", "报告称"),
    ("韩国国家情报院透露，朝鲜可能发射新卫星。", "National Intelligence Service", "朝鲜可能发射新卫星", "透露"),
    ("据消息人士称，会谈已经取消。", "消息人士", "会谈已经取消", "称"),
    ("多名不愿透露姓名的官员表示，谈判陷入僵局。", "多名不愿透露姓名的官员", "谈判陷入僵局", "表示"),
    ("发言人郑海仁上周在例行记者会上说，希望双方慎重处理。", "郑海仁", "希望双方慎重处理", "说"),
    ("發言人鄭海仁上個月表示，會談已經取消。", "鄭海仁", "會談已經取消", "表示"),
    ("李在明总统5日表示，政府将继续努力。", "Lee Jae-myung", "政府将继续努力", "表示"),
    ("北京大学教授朱锋（国际关系）说：“局势复杂。”", "朱锋", "局势复杂。", "说"),
    ("美国国务院副发言人皮戈特说，美方愿意对话。", "皮戈特", "美方愿意对话", "说"),
    ("市长何文静的丈夫说：“她已经三天没有回家。”", "市长何文静的丈夫", "她已经三天没有回家。", "说"),
    ("在野黨發言人崔閔碩指出，政府沒有路線圖。", "崔閔碩", "政府沒有路線圖", "指出"),
    ("七十歲的譚婆婆對記者說：「我等了十一個鐘頭。」", "譚婆婆", "我等了十一個鐘頭。", "說"),
    ("市长何文静说：“沈国栋昨天告诉我：‘资金没有问题。’”", "何文静", "沈国栋昨天告诉我：‘资金没有问题。’", "说"),
    ("刘志远受审。其辩护律师称，部分嫌疑人系被胁迫参与。", "辩护律师", "部分嫌疑人系被胁迫参与", "称"),
    ("公司总经理李明强供称，从未授权交易。", "李明强", "从未授权交易", "供称"),
    ("其他官员表示，此案仍在调查。", "其他官员", "此案仍在调查", "表示"),
    ("其后官员表示，此案仍在调查。", "其后官员", "此案仍在调查", "表示"),
    ("旁听的大学生崔允瑞说：“今天我懂了。”", "崔允瑞", "今天我懂了。", "说"),
    ("反对党议员批评说，讨论时间太短。", "反对党议员", "讨论时间太短", "批评说"),
    ("一位不愿透露姓名的发行商表示，已有三家公司询价。", "一位不愿透露姓名的发行商", "已有三家公司询价", "表示"),
]
"""Text, speaker, words, verb."""
NONE = [
    "据韩国国防部消息，美国驻韩大使表示：“会谈取消。”",
    "据韩国国防部通报，美国驻韩大使表示：“会谈取消。”",
    "5日，据外交部通报，美国大使表示，会谈取消。",
    "外交部对此作出回应，发言人郑海仁没有出席。",
    "新华社对此进行了报道，外交部没有出面。",
    "发言人郑海仁批评《劳动新闻》报道，会谈没有取消。",
    "据市长何文静的《北方报》报道，会谈取消了。",
    "外交部驳斥韩联社报道，会谈没有取消。",
    "总统府转发韩联社报道，会谈已经取消。",
    "警方调查韩媒报道，会谈已经取消。",
    "综合外媒报道，会谈已经取消。",
    "《板门店宣言》称，双方停止敌对行为。",
    "据此，法院作出判决。",
    "据专家统计，桥在夜里垮塌了三次。",
    "分析师林嘉怡指控市长何文静说“资金已经到位”。",
    "市长何文静没有说“资金已经到位，马上开工”。",
    "市长何文静将于明天宣布，地铁延期。",
    "市长何文静与议员沈国栋说：“我们已经谈妥了。”",
    "记者问市长何文静：“资金到位了吗？”",
    "声明称：“我们深表遗憾，并将展开调查。”",
    "朝中社援引金与正的话说：“我们不会坐视。”",
    "外交部副部长马朝旭表示感谢。",
    "人们把这称为“第二次韩流”，商家说好。",
    "发言人姜由桢代表总统说：“没有计划。”",
    "总统李在明让发言人姜由桢说：“没有计划。”",
    "市长何文静（右）和议员沈国栋（左）表示，将合作。",
    "部分人认为，这是好事。",
    "据说，会谈将于下周举行。",
    "换句话说，他输了。",
    "数据表示，失业率下降。",
    "书中写道：“山河依旧。”",
]


@pytest.mark.parametrize(("text", "speaker", "said", "cue"), SAID)
def test_a_plain_statement_has_its_speaker_and_verb(text: str, speaker: str, said: str, cue: str, read: Reads) -> None:
    [quote] = read(text)
    assert (quote.speaker, quote.text, quote.cue) == (speaker, said, cue)
    assert text[quote.start : quote.end] == said


@table("text", NONE)
def test_what_nobody_said_for_certain_is_no_statement(text: str, read: Reads) -> None:
    assert read(text) == ()


def test_he_is_who_spoke_in_the_sentence_before(read: Reads) -> None:
    after, alone = "统一部长官郑东泳说：“和平不能等待。”他还说，将推动交流。", "郑东泳走了。记者来了。他说：“再见了。”"
    assert [quote.speaker for quote in read(after)] == ["Chung Dong-young", "Chung Dong-young"]
    assert [quote.speaker for quote in read(alone)] == [None]


def test_each_of_two_speakers_has_his_words(read: Reads) -> None:
    text = "市长何文静表示，愿意对话，议员沈国栋则表示，正在准备。"
    assert [(one.speaker, one.text) for one in read(text)] == [("何文静", "愿意对话"), ("沈国栋", "正在准备")]


def test_speech_goes_on_behind_its_verb_and_in_the_next_paragraphs(read: Reads) -> None:
    split = "“要对话，”总统李在明说，“而且越快越好。”"
    assert [quote.text for quote in read(split)] == ["要对话，", "而且越快越好。"]
    paragraphs = read("市长何文静说：“一定通车。\n“资金已经到位。”\n沈国栋走了。")
    assert [(quote.speaker, quote.text) for quote in paragraphs] == [
        ("何文静", "一定通车。"),
        ("何文静", "资金已经到位。"),
    ]


def test_a_quotation_alone_goes_on_with_who_spoke_before_it(read: Reads) -> None:
    found = read("“会谈将继续。”毛宁说。“我们很有信心。”")
    assert [(one.text, one.speaker) for one in found] == [("会谈将继续。", "Mao Ning"), ("我们很有信心。", "Mao Ning")]


def test_a_statement_ends_where_the_narrator_goes_on(read: Reads) -> None:
    [quote] = read("市长何文静承认，工程有缺陷，但拒绝透露细节。")
    assert quote.text == "工程有缺陷"


def test_he_is_nobody_where_a_second_person_was_named(read: Reads) -> None:
    text = "总统李在明表示，外长赵显将访美。他说：“我下周出发。”"
    assert [quote.speaker for quote in read(text)] == ["Lee Jae-myung", None]


def test_who_works_for_somebody_does_not_speak_as_he(read: Reads) -> None:
    (one,) = read("特朗普政府官员说，制裁会加强。")
    assert (one.speaker, one.speaker_id) == ("特朗普政府官员", None)


@pytest.mark.parametrize("before", ["判决书写道，", "起诉书显示，", "据调查报告，", "剧中，", "小说里写道，"])
def test_a_demand_of_which_another_tells_is_not_a_statement(before: str, read: Reads) -> None:
    assert not any(one.cue == "要求" for one in read(f"{before}尹锡悦要求军方“拖出议员”。"))


def test_a_demand_in_quotation_marks_is_a_statement(read: Reads) -> None:
    (one,) = read("尹锡悦要求军方“拖出议员”。")
    assert (one.cue, one.text) == ("要求", "军方“拖出议员”")
