"""Words of suspects, clients and victims in Chinese that the police or a lawyer passes on, and who else speaks."""

from __future__ import annotations

from tests.fakes.tables import table
from tests.text.statements.conftest import Reads

SAID = [
    ("据警方介绍，嫌疑人供述：“培训三天就上岗打电话。”", "嫌疑人", "培训三天就上岗打电话。"),
    ("據警方表示，嫌犯供稱：「就是看他們不順眼。」", "嫌犯", "就是看他們不順眼。"),
    ("据检方介绍，被告人辩称自己不知情。", "被告人", "自己不知情"),
    ("辩护律师石亮介绍，当事人说：“我后悔没有早点自首。”", "当事人", "我后悔没有早点自首。"),
    ("被害人之子洪先生受訪時說：「媽媽到現在不敢接電話。」", "被害人之子洪先生", "媽媽到現在不敢接電話。"),
    ("北市工務局長林志明答詢表示，將檢討移植契約。", "林志明", "將檢討移植契約"),
    ("合議庭認為，被告手段惡劣。", "合議庭", "被告手段惡劣"),
    ("小吃店老闆娘阿滿嘆：「客人看到紅的就怕。」", "阿滿", "客人看到紅的就怕。"),
    ("足协裁判委员会认定，点球判罚正确。", "足协裁判委员会", "点球判罚正确"),
    ("预报员蒙秀英说，未来两天雨势减弱。", "蒙秀英", "未来两天雨势减弱"),
    ("俄罗斯总统助理乌沙科夫表示，会谈持续五小时。", "乌沙科夫", "会谈持续五小时"),
    ("河内国家大学讲师阮氏秋姮认为，学费应下调。", "阮氏秋姮", "学费应下调"),
    ("进球的哈兰德赛后说：“球队配合很好。”", "哈兰德", "球队配合很好。"),
    ("河岸农场主比尔·施密特说：“仓库都堆满了。”", "比尔·施密特", "仓库都堆满了。"),
    ("受害人郜阿姨说，养老钱都转走了。", "受害人郜阿姨", "养老钱都转走了"),
    ("银行首席經濟師劉晶預計，明年減息三次。", "劉晶", "明年減息三次"),
]
NOBODYS = [
    "他向警方交代了犯罪事实。",
    "法院认定的事实清楚。",
    "工作交代清楚后，他离开了。",
    "嫌疑人的供述前后不一。",
    "夺冠的热门球队说，会努力。",
    "获奖的巴西说法不一。",
    "批评特朗普的哈里斯说，选民会选择。",
    "一声长叹之后，他关上门。",
    "工伤认定标准不变，企业应当执行。",
]


@table("text, speaker, words", SAID)
def test_words_are_of_who_said_them(text: str, speaker: str, words: str, read: Reads) -> None:
    assert [(one.speaker, one.text) for one in read(text)] == [(speaker, words)]


@table("text", NOBODYS)
def test_a_noun_or_an_act_says_nothing(text: str, read: Reads) -> None:
    assert not read(text)


def test_a_named_person_of_whom_another_tells_is_not_given_words(read: Reads) -> None:
    told = read("毛宁说，特朗普曾表示：“我们会谈。”")
    assert all(one.speaker != "Donald Trump" for one in told)
