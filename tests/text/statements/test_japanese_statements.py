"""Statements of Japanese texts: who speaks, and what is no statement."""

from __future__ import annotations

import pytest

from tests.fakes.tables import table
from tests.text.statements.conftest import Reads

SAID = [
    (
        "韓国外務省は「動向を注視している」と述べるにとどめた。",
        "South Korean Foreign Ministry",
        "動向を注視している",
        "述べるにとどめた",
    ),
    (
        "韓国軍は分析を続けていると説明するにとどめた。",
        "Republic of Korea Armed Forces",
        "分析を続けている",
        "説明するにとどめた",
    ),
    ("木村沙織知事は「確認中だ」と繰り返すだけだった。", "木村沙織", "確認中だ", "繰り返すだけだった"),
    (
        "木村沙織知事は「適切に判断する」と述べるにとどめ、時期には触れなかった。",
        "木村沙織",
        "適切に判断する",
        "述べるにとどめ",
    ),
    ("韓国外務省は「主権の侵害だ」とする論評を公表した。", "South Korean Foreign Ministry", "主権の侵害だ", "公表し"),
    ("木村沙織知事は「主権の侵害だ」とする談話を発表した。", "木村沙織", "主権の侵害だ", "発表し"),
    ("木村沙織知事は「除雪を急ぎたい」と意気込んだ。", "木村沙織", "除雪を急ぎたい", "意気込んだ"),
    ("木村沙織知事は「本当によかった」と喜んでいる。", "木村沙織", "本当によかった", "喜んでいる"),
    ("木村沙織知事は「除雪費を増やす」と述べた。", "木村沙織", "除雪費を増やす", "述べた"),
    ("木村沙織知事は「除雪費が足りない」とため息をついた。", "木村沙織", "除雪費が足りない", "ため息をついた"),
    ("木村沙織知事は「除雪費が足りない」と応じ、回答を避けた。", "木村沙織", "除雪費が足りない", "応じ"),
    ("木村沙織知事は訓練の前に、騒音を心配する声があると指摘した。", "木村沙織", "騒音を心配する声がある", "指摘した"),
    ("木村沙織知事は「責任を感じる」としつつ、辞任は否定した。", "木村沙織", "責任を感じる", "しつつ"),
    ("会社員の川島陽子さん（44）＝北国市＝は「保険料が重い」と打ち明けた。", "川島陽子", "保険料が重い", "打ち明けた"),
    ("GK長谷部太一は「一歩が出なかった」と肩を落とした。", "長谷部太一", "一歩が出なかった", "肩を落とした"),
    ("木村沙織知事は「数字が独り歩きしている」と警鐘を鳴らす。", "木村沙織", "数字が独り歩きしている", "警鐘を鳴らす"),
    ("市総務課は、負担は年約1千万円と試算していた。", "市総務課", "負担は年約1千万円", "試算していた"),
    (
        "第14旅団長、千葉康夫陸将補は「顔が見える関係が大切だ」と述べた。",
        "千葉康夫",
        "顔が見える関係が大切だ",
        "述べた",
    ),
    ("農家の青木悟さん（52）は店を閉めた。「もう限界」とこぼす。", "青木悟", "もう限界", "こぼす"),
    ("「誰も来なかった」と住民の女性は話した。", "住民の女性", "誰も来なかった", "話した"),
    ("「誰も来なかった」。木村沙織知事はそう述べた。", "木村沙織", "誰も来なかった", "述べた"),
    ("野党「国民の力」の崔秀珍報道官は「絵に描いた餅だ」と批判した。", "崔秀珍", "絵に描いた餅だ", "批判した"),
    ("木村沙織知事は、県が増やすことについて「財源はある」と述べた。", "木村沙織", "財源はある", "述べた"),
    ("木村沙織知事は「除雪費を増やす」と述べる一方、工事を急がせた。", "木村沙織", "除雪費を増やす", "述べる"),
    ("木村沙織知事は「除雪費を増やす」と語るとともに、現場を見て回った。", "木村沙織", "除雪費を増やす", "語る"),
    ("会見には木村沙織知事が出席し、「連携していく」と述べた。", "木村沙織", "連携していく", "述べた"),
    ("商店街の店主、堀内義雄さん（68）は「三十年ぶりだ」と語る。", "堀内義雄", "三十年ぶりだ", "語る"),
    ("トランプ米大統領は「すぐに良い知らせがある」と投稿した。", "Donald Trump", "すぐに良い知らせがある", "投稿した"),
    ("木村沙織知事は議会で、来年度から増やすと明らかにした。", "木村沙織", "来年度から増やす", "明らかにした"),
    ("若林拓也市長は来年度に医師を10人増やす方針を示した。", "若林拓也", "来年度に医師を10人増やす", "示した"),
    (
        "韓国軍は北朝鮮が弾道ミサイルを発射したと発表した。",
        "Republic of Korea Armed Forces",
        "北朝鮮が弾道ミサイルを発射した",
        "発表した",
    ),
    ("国土交通省の発表によると、橋の一部が崩れた。", "国土交通省", "橋の一部が崩れた", "によると"),
    (
        "世界食糧計画（WFP）によれば、人口の4割が栄養不足だという。",
        "World Food Programme",
        "人口の4割が栄養不足だ",
        "によれば",
    ),
    (
        "韓国国防省によると、協議は「決裂寸前」だった。",
        "South Korean Ministry of National Defense",
        "協議は「決裂寸前」だった",
        "によると",
    ),
    ("木村沙織知事は議会で、除雪費を増やすと答弁した。", "木村沙織", "除雪費を増やす", "答弁した"),
    ("長谷川氏は否定した。同氏の代理人は「事実ではない」と述べた。", "代理人", "事実ではない", "述べた"),
    ("男性の母親は「息子に謝ってほしい」と涙ながらに話した。", "男性の母親", "息子に謝ってほしい", "話した"),
    (
        "野党議員の一人は「国民の感情を軽んじている」と非難した。",
        "野党議員の一人",
        "国民の感情を軽んじている",
        "非難した",
    ),
]
"""Text, speaker, words, verb."""
NONE = [
    "木村沙織知事は職員3人と話した。",
    "会員の森田勝さん（71）は去年亡くなった。「優しい人だった」と振り返る。",
    "祖父の中野清さん（90）は漁師だった。「海は怖い」と語る。",
    "農家の青木悟さん（52）は岡田市長に会った。「もう限界」とこぼす。",
    "専門家によると、原因は分かっていない。",
    "法律によると、届け出は10日以内にしなければならない。",
    "5日発表された統計によると、輸出は3％増えた。",
    "国連によると、政府の発表によると、難民は10万人だという。",
    "外務省によると、若林拓也市長の「問題はない」との発言は誤りだという。",
    "ロイター通信が関係者の話として伝えたところによると、協議は3時間続いた。",
    "現地からの報道によると、列車が脱線した。",
    "韓国国防省によると、木村沙織知事は何を話したのか。",
    "木村沙織知事は、若林拓也市長が「問題はない」と述べたと明らかにした。",
    "木村沙織知事は若林拓也市長の「問題はない」との発言を批判した。",
    "木村沙織知事は「問題はない」とは述べていない。",
    "木村沙織知事は「問題はない」と述べたことについて謝罪した。",
    "木村沙織知事は「軽率だ」と批判された。",
    "木村沙織知事は「交渉はしない」と述べる一方的な談話に抗議した。",
    "木村沙織知事は「雪の女王」と呼ばれている。",
    "木村沙織知事と若林拓也市長は「連携していく」と述べた。",
    "声明は「深い遺憾の意を表す」と述べた。",
    "聯合ニュースは消息筋の話として「会談は中止された」と伝えた。",
    "木村沙織知事は同僚と話した。",
    "木村沙織知事は何を話したのか。",
    "木村沙織知事は、「やる」と言った若林拓也市長を批判した。",
    "専門家の間では「効果は薄い」との見方が広がっている。",
    "木村沙織知事は発射を「挑発」と述べた。",
    "首相が「反対だ」と言いながら賛成した議員を批判した。",
    "三人のうちの一人は「知らない」と話した。",
]


@pytest.mark.parametrize(("text", "speaker", "said", "cue"), SAID)
def test_a_plain_statement_has_its_speaker_and_verb(text: str, speaker: str, said: str, cue: str, read: Reads) -> None:
    [quote] = read(text)
    assert (quote.speaker, quote.text, quote.cue) == (speaker, said, cue)
    assert text[quote.start : quote.end] == said


@pytest.mark.parametrize("text", NONE)
def test_what_nobody_said_for_certain_is_no_statement(text: str, read: Reads) -> None:
    assert read(text) == ()


def test_a_family_name_is_the_person_named_before(read: Reads) -> None:
    text = "早瀬圭吾弁護士は「返金を求めたい」と話した。早瀬氏は「許せない」とも述べた。"
    assert [quote.speaker for quote in read(text)] == ["早瀬圭吾", "早瀬圭吾"]
    two = "早瀬圭吾弁護士は「求めたい」と話した。早瀬健教授は「別だ」と述べた。早瀬氏は「許せない」とも述べた。"
    assert read(two)[-1].speaker == "早瀬氏"


def test_who_has_a_body_behind_a_dot_speaks_alone_unless_a_second_person_is_named(read: Reads) -> None:
    for who, speaker in (
        ("早川千里・東洋岬大教授", "早川千里"),
        ("宗教学者の入江サト子・湖南大名誉教授", "入江サト子"),
        ("鹿児島・出水市長", "鹿児島・出水市長"),
        ("山田太郎・佐藤花子議員", "山田太郎・佐藤花子議員"),
        ("山田太郎・佐藤花子両議員", "山田太郎・佐藤花子両議員"),
    ):
        assert [one.speaker for one in read(f"{who}は「雨は品質に響く」と声を落とした。")] == [speaker]


def test_the_same_person_is_who_spoke_in_the_sentence_before(read: Reads) -> None:
    after = "金正恩氏は「誇りだ」と演説した。同氏は「対話はしない」とも述べた。"
    assert [quote.speaker for quote in read(after)] == ["Kim Jong Un", "Kim Jong Un"]
    assert read("雨が降った。同氏は「対話はしない」と述べた。") == ()


def test_a_family_name_is_the_stranger_with_a_known_name(read: Reads) -> None:
    [quote] = read("パン屋の李在明さん（37）が店を開いた。李さんは「小麦が高い」と話した。")
    assert (quote.speaker, quote.speaker_id) == ("李在明", None)


def test_who_ends_the_sentence_with_a_quotation_says_it(read: Reads) -> None:
    [quote] = read("「保険料が重い」と会社員の川島陽子さん（44）。")
    assert (quote.speaker, quote.text, quote.cue) == ("川島陽子", "保険料が重い", None)
    assert read("「一番星の会」と川島陽子さん（44）。") == ()
    assert read("「いつか帰れる」とは母の口癖。「北の窓口」と呼ばれる店の川島陽子さん。") == ()


def test_who_is_asked_is_who_spoke_before(read: Reads) -> None:
    asked = read("森下和也被告は「眠れない」と述べた。弁護人から理由を問われ、「母が嫌がった」と答えた。")
    assert [(one.speaker, one.text) for one in asked] == [("森下和也", "眠れない"), ("森下和也", "母が嫌がった")]
    assert [one.text for one in read("記者団に理由を問われ、「知らない」と答えた。")] == []


def test_two_quotations_and_one_subject(read: Reads) -> None:
    text = "木村沙織知事は「除雪費を増やす」と述べ、「財源は確保した」と強調した。さらに「急ぐ」と述べた。"
    assert [(one.speaker, one.text) for one in read(text)] == [
        ("木村沙織", "除雪費を増やす"),
        ("木村沙織", "財源は確保した"),
        ("木村沙織", "急ぐ"),
    ]


BEHIND = [
    ("と強調し、戦力を高めるよう求めた。", ["戦力を高めるよう"]),
    ("と述べ、早期に解決する考えを示した。", ["早期に解決する"]),
    ("と述べる一方、来週にも公表すると説明した。", ["来週にも公表する"]),
    ("と述べ、公表するかを問われ、決まっていないと答えた。", ["決まっていない"]),
    ("と述べ、議員らも遅いと批判した。", []),
    ("と述べ、野党は遅いと批判した。", []),
    ("と述べ、政府が案をまとめると明らかにした。", []),
    ("と述べ、関係者によると、来月に再開する考えを示した。", []),
    ("と述べ、参加者に帰るよう求められた。", []),
    ("と述べ、部隊が出発したと朝鮮中央通信が報じた。", []),
    ("と述べ、席を離れた。", []),
    ("と述べ、再開の時期は未定だと説明した。", ["再開の時期は未定だ"]),
    ("と述べ、主将のロドリゲスは悔しいと語った。", []),
]
"""What is behind a quotation, and what it tells of the same speaker."""


@table(("behind", "said"), BEHIND)
def test_a_clause_behind_the_verb_of_a_quotation_is_the_same_speakers(
    behind: str, said: list[str], read: Reads
) -> None:
    first, *others = read(f"木村沙織知事は会見で「情報を集めている」{behind}")
    assert (first.speaker, first.text) == ("木村沙織", "情報を集めている")
    assert [(one.speaker, one.text) for one in others] == [("木村沙織", one) for one in said]


@table(("text", "count"), [
    ("木村沙織知事は「議題ではない」と慎重な姿勢を示した。", 1),
    ("木村沙織知事は「遅れは許せない」と不快感をあらわにした。", 1),
    ("木村沙織知事は声明を出し、「対話を続ける」とした。", 1),
    ("木村沙織知事は「急ぐ」と語った。日程については、「何も決まっていない」とした。", 2),
    ("木村沙織知事は「急ぐ」と語った。卓東旭外相は欠席した。日程については「決まっていない」と述べた。", 1),
    ("木村沙織知事は「平和」と書いた旗を示した。", 0),
    ("木村沙織知事は「希望」と期待感を示した。", 0),
    ("木村沙織知事は標語を「海を守り続ける」とした。", 0),
    ("来年の目標は「世界に打って出る」とした。", 0),
])  # fmt: skip
def test_a_stance_and_what_is_held_are_told_with_a_quotation_that_is_a_sentence(
    text: str, count: int, read: Reads
) -> None:
    assert len(read(text)) == count


@pytest.mark.parametrize("who", ["トランプ政権高官", "李在明大統領報道官"])
def test_who_works_for_somebody_does_not_speak_as_he(who: str, read: Reads) -> None:
    assert [one.speaker_id for one in read(f"{who}は「制裁を強める」と述べた。")] in ([], [None])


def test_the_same_person_is_nobody_where_a_second_was_named(read: Reads) -> None:
    text = "金正恩氏は「トランプ氏に会う」と述べた。同氏は「対話はする」とも述べた。"
    assert len(read(text)) == 2
    text = "金正恩氏は習近平氏に「会う」と述べた。同氏は「対話はする」とも述べた。"
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("早瀬圭吾弁護士は「政治裁判だ」と批判した。", "早瀬圭吾"),
        ("野党は「遅すぎる」と批判した。", "野党"),
        ("野党は法案を「悪法だ」と批判した。", "野党"),
        ("検察官は論告で「刑事責任は極めて重い」と述べた。", "検察官"),
        ("特別検察チームは論告で「反省がない」と述べ、死刑を求刑した。", "特別検察チーム"),
    ],
)
def test_a_short_quotation_that_ends_as_a_sentence_is_speech(text: str, speaker: str, read: Reads) -> None:
    (one,) = read(text)
    assert (one.speaker or "").startswith(speaker)


@pytest.mark.parametrize(
    "text",
    [
        "野党は「暴挙」と批判した。",
        "野党は法案を「悪法」と批判した。",
        "評論家は映画「旅に出る」と批判した。",
        "首相は「弱腰だ」と批判した野党に反論した。",
        "首相は「弱腰だ」と批判された。",
        "論告では「計画的だ」と述べた。",
    ],
)
def test_a_word_or_a_title_in_quotation_marks_is_none(text: str, read: Reads) -> None:
    assert read(text) == ()
