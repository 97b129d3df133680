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


@table(
    ("text", "said"),
    [
        ("金与正说，韩国不是对话对象，统一部对此表示遗憾。", "韩国不是对话对象"),
        ("工会表示，工资拖欠三个月，公司予以否认。", "工资拖欠三个月"),
        ("崔善姬表示，立场没有变化，韩国政府没有立即回应。", "立场没有变化"),
        ("发言人说，有传闻称部长辞职，部长予以否认。", "有传闻称部长辞职，部长予以否认"),
        ("崔善姬说，会谈顺利，她对此表示满意。", "会谈顺利，她对此表示满意"),
    ],
)
def test_what_a_body_does_about_it_is_not_said(text: str, said: str, read: Reads) -> None:
    assert [one.text for one in read(text)] == [said]


@table(
    ("text", "expected"),
    [
        (
            "外交部长赵显表示将与美方协商，但国防部长安圭伯表示，演习不会调整。",
            [("Cho Hyun", "将与美方协商"), ("Ahn Gyu-back", "演习不会调整")],
        ),
        ("特朗普说他想见金正恩，白宫则表示没有安排。", [("Donald Trump", "他想见金正恩"), ("White House", "没有安排")]),
        ("村民说水井干了，但村长表示，水质没有问题。", [("村民", "水井干了"), ("村长", "水质没有问题")]),
        ("赵显表示遗憾，安圭伯则指出，演习照常。", [("Ahn Gyu-back", "演习照常")]),
        ("李在明表示，若朝鲜愿意对话，将予以配合。", [("Lee Jae-myung", "若朝鲜愿意对话，将予以配合")]),
    ],
)
def test_who_speaks_first_without_a_comma_is_heard_too(text: str, expected: list[tuple[str, str]], read: Reads) -> None:
    assert sorted((one.start, one.speaker, one.text) for one in read(text)) == sorted(
        (text.index(words), speaker, words) for speaker, words in expected
    )
