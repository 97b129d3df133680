"""Two speakers in one Japanese sentence: who responds behind what another said, and who only acts before."""

from __future__ import annotations

from tests.fakes.tables import table
from tests.text.statements.conftest import Reads


@table(
    ("text", "expected"),
    [
        (
            "県の担当課長は「想定外だった」と話し、住民は「人災だ」と訴えた。",
            [("県の担当課長", "想定外だった"), ("住民", "人災だ")],
        ),
        (
            "斉藤鉄夫代表は「配慮が必要だ」と述べる一方、自民党の小林鷹之政調会長は「内政干渉だ」と反発した。",
            [("Tetsuo Saito", "配慮が必要だ"), ("小林鷹之", "内政干渉だ")],
        ),
        (
            "検察は尹錫悦被告が逮捕を命じたと指摘し、弁護側は「うわさに過ぎない」と反論した。",
            [("検察", "尹錫悦被告が逮捕を命じた"), ("弁護側", "うわさに過ぎない")],
        ),
        (
            "与党は速やかに採決すると表明したが、野党は「拙速だ」と反発した。",
            [("与党", "速やかに採決する"), ("野党", "拙速だ")],
        ),
        ("市長は「納得できない」と述べ、涙をぬぐった。", [("市長", "納得できない")]),
        ("首相は「遺憾だ」と述べ、外相は「抗議する」と書かれた紙を見せた。", [("首相", "遺憾だ")]),
        ("首相は「遺憾だ」と述べ、外相は「抗議する」と述べたとの報道を否定した。", [("首相", "遺憾だ")]),
        (
            "トランプ氏は、習氏は「友人」だと述べ、金氏は「賢い」と評した。",
            [("Donald Trump", "習氏は「友人」だ")],
        ),
        ("首相は、外相が「行く」と述べ、防衛相は「行かない」と述べたと説明した。", []),
    ],
)
def test_who_responds_has_words_of_his_own(text: str, expected: list[tuple[str, str]], read: Reads) -> None:
    assert [(one.speaker, one.text) for one in read(text)] == expected


@table(
    ("text", "expected"),
    [
        ("金与正氏は韓国を非難し、統一省は遺憾だと表明した。", []),
        ("首相は発射を批判し、韓国は遺憾だと表明した。", []),
        ("首相は発射を批判し、北朝鮮は対話に応じるべきだと訴えた。", [("首相", "北朝鮮は対話に応じるべきだ")]),
        ("首相は2日、都内で会見し、政府は対策を急ぐと述べた。", [("首相", "政府は対策を急ぐ")]),
    ],
)
def test_who_answers_an_act_does_not_speak_for_who_acted(
    text: str, expected: list[tuple[str, str]], read: Reads
) -> None:
    assert [(one.speaker, one.text) for one in read(text)] == expected


def test_what_is_denied_without_quotation_marks_is_who_denies_it(read: Reads) -> None:
    (quote,) = read("韓総裁は金品の授受を指示したことはないと否認した。")
    assert (quote.speaker, quote.text) == ("韓総裁", "金品の授受を指示したことはない")


@table(
    ("text", "expected"),
    [
        ("父は「息子を返して」、母は「真実が知りたい」と訴えた。", [("父", "息子を返して"), ("母", "真実が知りたい")]),
        ("与党は「遅すぎる」、野党は「不十分だ」と批判した。", [("与党", "遅すぎる"), ("野党", "不十分だ")]),
        (
            "毛寧副報道局長は「交流は続く」、茂木敏充外相は「冷静に対応する」と述べた。",
            [("Mao Ning", "交流は続く"), ("Toshimitsu Motegi", "冷静に対応する")],
        ),
        (
            "李在明大統領は19日、「平和が先だ」、張東赫代表は「抑止が先だ」と訴えた。",
            [("Lee Jae-myung", "平和が先だ"), ("Jang Dong-hyuk", "抑止が先だ")],
        ),
        ("看板には「立入禁止」、壁には「危険」と書かれていた。", []),
        ("新政策は「平和」、旧政策は「封じ込め」と呼ばれた。", []),
        ("党名は「未来」、代表は「改革」と述べた。", []),
    ],
)
def test_two_speak_before_one_verb(text: str, expected: list[tuple[str, str]], read: Reads) -> None:
    assert [(one.speaker, one.text) for one in read(text)] == expected


@table(
    ("text", "expected"),
    [
        (
            "聯合ニュースは、軍関係者の話として、北朝鮮が発射台を移したと報じた。",
            [("軍関係者", "北朝鮮が発射台を移した")],
        ),
        ("外相は今後の話として、会談はあり得ると述べた。", [("外相", "今後の話として、会談はあり得る")]),
        ("首相は、過去の話として「そんなこともあった」と語った。", []),
        ("「会談は建設的だった」と李在明大統領。会談は1時間続いた。", [("Lee Jae-myung", "会談は建設的だった")]),
        ("「監督の春」と監督。", []),
        (
            "李在明大統領はCNNのインタビューで、トランプ氏の役割に期待すると述べた。",
            [("Lee Jae-myung", "トランプ氏の役割に期待する")],
        ),
        (
            "趙顕外相は茂木敏充外相との電話会談で、早期の会談を希望すると述べた。",
            [("Cho Hyun", "早期の会談を希望する")],
        ),
    ],
)
def test_a_newsroom_reports_what_others_told_it(text: str, expected: list[tuple[str, str]], read: Reads) -> None:
    assert [(one.speaker, one.text) for one in read(text)] == expected
