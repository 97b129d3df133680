"""Where what is denied ends in Chinese news, and what another does about what was said."""

from __future__ import annotations

from tests.fakes.tables import table
from tests.text.statements.conftest import Reads


@table(
    ("text", "expected"),
    [
        ("外交部否认已与朝方接触，称报道不实。", ["已与朝方接触", "报道不实"]),
        ("张东赫否认党内存在分歧，但承认沟通不足。", ["党内存在分歧", "沟通不足"]),
        ("市府否認水質遭污染，強調檢驗合格。", ["水質遭污染", "檢驗合格"]),
        ("国防部否认军方向平壤派出无人机。", ["军方向平壤派出无人机"]),
        ("鲁比奥否认美方将撤军，并强调驻军规模不变。", ["美方将撤军", "驻军规模不变"]),
    ],
)
def test_what_is_denied_ends_before_what_is_said_for_it(text: str, expected: list[str], read: Reads) -> None:
    assert [(one.text, one.cue == "否认" or one.cue == "否認") for one in read(text)] == [
        (words, at == 0) for at, words in enumerate(expected)
    ]


@table(
    ("text", "said"),
    [
        ("崔善姬对拉夫罗夫说，朝鲜支持俄罗斯，拉夫罗夫对此表示感谢。", "朝鲜支持俄罗斯"),
        ("金文洙说韩德洙没有遵守约定，韩德洙方面对此不予置评。", "韩德洙没有遵守约定"),
        ("毛宁说，日方发表声明，中方对此表示强烈不满。", "日方发表声明，中方对此表示强烈不满"),
        ("李在明说，会谈取得成果，他对此表示欢迎。", "会谈取得成果，他对此表示欢迎"),
    ],
)
def test_the_reply_of_another_person_is_the_narrators(text: str, said: str, read: Reads) -> None:
    assert [one.text for one in read(text)] == [said]


def test_what_is_too_short_does_not_make_the_clause_before_it_a_statement(read: Reads) -> None:
    assert read("议员激烈地批评预算，主席说，将再议。") == ()


@table(
    ("text", "speaker"),
    [
        ("以色列总理内塔尼亚胡说，行动尚未结束。", "Benjamin Netanyahu"),
        ("美国国防部部长助理约翰·诺说，会谈有建设性。", "约翰·诺"),
        ("主帅科尔赛后表示，球员很努力。", "科尔"),
        ("前锋凯恩说：“我很开心。”", "凯恩"),
        ("專案組組長燕志剛表示，抽水進入第三天。", "燕志剛"),
        ("乘客顏先生不滿，稱廣播只有一次。", "乘客顏先生"),
        ("農民廖老先生說，採收還要倒貼工錢。", "農民廖老先生"),
        ("前運輸及房屋局局長張炳良則說，單靠罰款不夠。", "張炳良"),
        ("總監楊美珍致歉，並指故障源於軟件更新。", "楊美珍"),
        ("当地县政府承认，监管存在漏洞。", "当地县政府"),
        ("被困矿工贺保柱的妻子说，丈夫还打过电话。", "被困矿工贺保柱的妻子"),
    ],
)
def test_who_speaks_is_found_where_a_name_looks_like_a_word(text: str, speaker: str, read: Reads) -> None:
    (quote,) = read(text)
    assert quote.speaker == speaker


@table("text", ["工程师维修时说，没问题。", "外长伊朗说法有误。", "司机巴士说明。", "代表古巴说，方案可行。"])
def test_words_in_the_characters_of_foreign_names_are_nobody(text: str, read: Reads) -> None:
    assert read(text) == ()
