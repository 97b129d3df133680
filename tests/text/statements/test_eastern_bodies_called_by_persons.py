"""Who speaks beside a person's name in Chinese and Japanese news, and is not that person: governments, camps, counsel,
relatives and aides."""

from __future__ import annotations

from tests.fakes.tables import table
from tests.text.statements.conftest import Reads

CHINESE = [
    "李在明政府",
    "李在明陣營",
    "李在明辦公室",
    "尹錫悅律師團",
    "尹锡悦的律师团",
    "尹锡悦辩护团队",
    "前总统尹锡悦律师团",
    "金建希特检组",
    "特朗普竞选团队",
    "岸田文雄内阁",
    "市长程亦凡竞选团队",
    "李在明总统特使团",
    "特朗普特使",
    "美国总统特朗普的特使",
    "金正恩妹妹",
    "李在明的夫人",
    "尹锡悦支持者",
    "尹锡悦律师",
    "尹锡悦辩护律师",
    "韓東勳派系議員",
    "木原稔官房长官秘书",
    "拜登政府官员",
    "拜登政府国家安全顾问",
    "李在明竞选总部发言人",
]
JAPANESE = [
    "尹錫悦政権",
    "李在明陣営",
    "李在明大統領特使団",
    "尹錫悦前大統領の弁護団",
    "石破内閣",
    "トランプ特使",
    "李在明大統領夫人",
    "李在明支持者",
    "岸田文雄元首相の秘書",
    "小泉進次郎防衛相秘書官",
    "石破茂首相補佐官",
    "高市早苗首相の事務所",
    "李在明後援会",
    "朴槿恵氏の甥",
    "金建希特別検察官チーム",
]


@table("speaker", CHINESE)
def test_who_is_called_by_a_person_speaks_for_himself_in_chinese(speaker: str, read: Reads) -> None:
    (quote,) = read(f"{speaker}表示，指控毫无根据。")
    assert (quote.speaker, quote.speaker_id, quote.text) == (speaker, None, "指控毫无根据")


@table("speaker", JAPANESE)
def test_who_is_called_by_a_person_speaks_for_himself_in_japanese(speaker: str, read: Reads) -> None:
    (quote,) = read(f"{speaker}は「指摘は事実に反する」と反論した。")
    assert (quote.speaker, quote.speaker_id) == (speaker, None)


@table(
    ("text", "speaker"),
    [
        ("特朗普特使威特科夫表示，谈判取得进展。", "Steve Witkoff"),
        ("金正恩妹妹金与正表示，朝鲜无意对话。", "Kim Yo Jong"),
        ("拜登政府国家安全顾问沙利文说，同盟更强。", "Jake Sullivan"),
        ("尹錫悅前秘書室長鄭鎮奭說，他毫不知情。", "鄭鎮奭"),
        ("李在明总统说，要扩大合作。", "Lee Jae-myung"),
        ("李在明先生说，要扩大合作。", "Lee Jae-myung"),
        ("李在明对政府官员说，要扩大合作。", "Lee Jae-myung"),
        ("ウシャコフ大統領補佐官は「会談は有益だった」と述べた。", "ウシャコフ"),
        ("崔相穆大統領代行は「市場を安定させる」と述べた。", "Choi Sang-mok"),
        ("ウィットコフ特使は「会談は有益だった」と述べた。", "Steve Witkoff"),
        ("トランプ大統領の特使ウィットコフ氏は「進展があった」と語った。", "Steve Witkoff"),
    ],
)
def test_an_aide_with_a_name_and_a_persons_own_titles(text: str, speaker: str, read: Reads) -> None:
    assert [quote.speaker for quote in read(text)] == [speaker]


@table(
    "text",
    [
        "张东赫批评李在明政府官员说谎成性。",
        "李在明政府与朝鲜方面表示，愿意对话。",
        "朴槿惠支持者致辞时说，她无罪。",
        "尹锡悦政府最后一任总理的秘书被捕说明问题。",
    ],
)
def test_two_sides_or_a_verb_behind_a_name_are_no_speaker_called_by_it(text: str, read: Reads) -> None:
    assert not any("政府" in (quote.speaker or "") or "支持者" in (quote.speaker or "") for quote in read(text))
