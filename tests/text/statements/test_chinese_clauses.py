"""What Chinese sentences report without a mark behind the verb, and at their beginning or end."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads

SAID = [
    ("公司表示尊重判决。", "公司", "尊重判决"),
    ("公司要求工会立即恢复谈判。", "公司", "工会立即恢复谈判"),
    ("外交部希望有关各方保持克制。", "外交部", "有关各方保持克制"),
    ("外交部反驳称朝鲜违反决议。", "外交部", "朝鲜违反决议"),
    ("檢方指控市長收受賄款三千萬元。", "檢方", "市長收受賄款三千萬元"),
    ("工会担心公司关闭工厂，警方称情况稳定。", "工会", "公司关闭工厂"),
    ("议员要求书记说明资金来源。", "议员", "书记说明资金来源"),
    ("公司认为工会主席说谎。", "公司", "工会主席说谎"),
    ("工会希望恢复谈判，公司发言人郑海仁说：“没有必要。”", "郑海仁", "没有必要。"),
    ("会谈已经结束，外交部发言人毛宁说。", "Mao Ning", "会谈已经结束"),
    ("在专家看来，这是好事。", "专家", "这是好事"),
    ("毛宁走出会场时表示，会谈已经结束。", "Mao Ning", "会谈已经结束"),
    ("金正恩主持会议并发表讲话。他说，任务已经完成。", "Kim Jong Un", "任务已经完成"),
    ("外交部长在议会发表演说，呼吁恢复谈判。", "外交部长", "呼吁恢复谈判"),
]
NONE = [
    "总统表示高度赞赏。",
    "应公司要求，工会恢复了谈判。",
    "公司承诺书显示资金来源不明。",
    "工会要求遭到公司拒绝。",
    "政府预测模型显示物价将上涨。",
    "检方指控不成立。",
    "法国承认巴勒斯坦国。",
    "外交部称朝鲜为邻国。",
    "警方没有要求居民撤离现场。",
    "市长不希望有关各方介入。",
    "韩联社没有援引政府官员的话说，特使人选尚未决定。",
    "外交部要求的文件已经送到。",
    "记者问市长是否要求警方撤离。",
    "该部简称国防部，负责全国防务。",
    "外交部劝说朝鲜恢复谈判。",
    "官员听说朝鲜恢复谈判。",
    "工会代表多次打断市长的演说，会场一片混乱。",
    "毛宁走出会场后记者表示，会谈已经结束。",
]


@pytest.mark.parametrize(("text", "speaker", "said"), SAID)
def test_a_clause_without_a_mark_has_its_speaker(text: str, speaker: str, said: str, read: Reads) -> None:
    [quote] = read(text)
    assert (quote.speaker, quote.text) == (speaker, said)


@pytest.mark.parametrize("text", NONE)
def test_a_verb_without_a_plain_subject_or_content_tells_nothing(text: str, read: Reads) -> None:
    assert read(text) == ()


def test_who_spoke_is_in_doubt_where_two_are_named(read: Reads) -> None:
    (one,) = read("金正恩主持会议并发表讲话。朴泰成总理出席会议。他说，任务已经完成。")
    assert one.speaker is None
