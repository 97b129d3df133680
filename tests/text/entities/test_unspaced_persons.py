"""Persons of Japanese and Chinese articles whom the knowledge base does not have, and their offices."""

from __future__ import annotations

import pytest

from bot.model.analysis import Entity, EntityKind
from bot.storage.articles.mentions import discovered_key
from bot.text.entities.find import find_entities
from bot.text.entities.unspaced.chinese_names import chinese_names
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes.tables import table

OFFICES = [
    ("防衛省の名取和馬報道官は会見で変則的な軌道だと述べた。", "名取和馬", "報道官"),
    ("日本外務省の間宮敬一郎アジア大洋州局長が訪韓した。", "間宮敬一郎", "アジア大洋州局長"),
    ("元駐韓大使の片倉重治さんが22日、都内の病院で死去した。", "片倉重治", "元駐韓大使"),
    ("運航会社の社長、財部茂さん(63)は予約が増えたと話す。", "財部茂", "社長"),
    ("漁業会社の社長、佐藤次郎さん(63)は港で待った。", "佐藤次郎", "社長"),
    ("県警は会社員の権藤悠真容疑者(24)を書類送検した。", "権藤悠真", "会社員"),
    ("素材大手の社長である稲垣修は競争は激しくなると話す。", "稲垣修", "社長"),
    ("あけぼの党の瀬川とも子参院議員があいさつした。", "瀬川とも子", "参院議員"),
    ("県警は会社員の権藤昭夫容疑者(54)を書類送検した。", "権藤昭夫", "会社員"),
    ("大検察庁のクォン・ヒョンド次長検事は辞意を示した。", "クォン・ヒョンド", "次長検事"),
    ("宣伝部門を率いた金哲洙元党書記が死去した。", "金哲洙", "元党書記"),
    ("韓国統一省の陸東洙副報道官は反論した。", "陸東洙", "副報道官"),
    ("外交部发言人骆清和5日主持例行记者会。", "骆清和", "外交部发言人"),
    ("检察官卓东旭当庭宣读了起诉书。", "卓东旭", "检察官"),
    ("随后，韩国海警厅次长石亮强调说，救援仍在继续。", "石亮", "韩国海警厅次长"),
    ("该院东北亚中心主任阎敬亭说，三边对话停摆太久。", "阎敬亭", "该院东北亚中心主任"),
    ("日本静修大学教授久米川修一强调，交流不能中断。", "久米川修一", "日本静修大学教授"),
    ("俄罗斯驻华公使德米特里·波戈金出席了会议。", "德米特里·波戈金", "俄罗斯驻华公使"),
    ("情研中心副處長簡士傑少將說，未見異常跡象。", "簡士傑", "情研中心副處長"),
    ("前议员骆尚道也出席了。", "骆尚道", "前议员"),
    ("市长骆尚道：“桥已修好。”", "骆尚", "市长"),
    ("立委骆清和質詢部長卓東旭。", "卓東旭", "部長"),
    ("此人接替会长骆清和。", "骆清和", "会长"),
    ("反对党主席卓东旭说，可以。", "卓东旭", "反对党主席"),
    ("发言人骆清和与副处长石亮出席了会议。", "石亮", "副处长"),
    ("发言人骆清和以及副处长石亮出席了会议。", "石亮", "副处长"),
    ("卞基硕的辩护律师罗善雅辩称，当事人并不知情。", "罗善雅", "辩护律师"),
    ("佐藤健一病院長は20日、記者会見で説明した。", "佐藤健一", "病院長"),
    ("佐藤健一駐在武官は20日、記者会見で説明した。", "佐藤健一", "駐在武官"),
    ("法務部調查局局長陳白立說明。", "陳白立", "法務部調查局局長"),
    ("审判长王建国20日在记者会上表示，计划不变。", "王建国", "审判长"),
    ("书记长罗建豪扬言提案。", "罗建豪", "书记长"),
    ("国际排联主席瓦比奥·阿泽拉多现场观战。", "瓦比奥·阿泽拉多", "国际排联主席"),
    ("人民党发言人帕里塔·瓦差拉信呼吁修宪。", "帕里塔·瓦差拉信", "人民党发言人"),
    ("法官由会长推荐，由法官陆启文主持。", "陆启文", "法官"),
    ("法院判处前秘书室长卓东旭有期徒刑两年。", "卓东旭", "前秘书室长"),
    ("2025年4月前议员骆尚道去世。", "骆尚道", "前议员"),
    ("第22届国会议长骆清和出席。", "骆清和", "国会议长"),
    ("六戸町の佐藤陽靖町長は会見した。", "佐藤陽靖", "町長"),
    ("主将の遠藤馨は欠席した。", "遠藤馨", "主将"),
    ("政府はテラドロ国防相を派遣した。", "テラドロ", "国防相"),
    ("韓国の姜昌洙元駐日大使と面会した。", "姜昌洙", "元駐日大使"),
    ("片倉重治首相補佐官は5日、準備を急ぐと述べた。", "片倉重治", "首相補佐官"),
    ("片倉重治前経済安全保障担当相は5日、地元に戻った。", "片倉重治", "前経済安全保障担当相"),
    ("片倉重治県知事は5日、会見した。", "片倉重治", "県知事"),
    ("宮本和子社会部長は5日、会見した。", "宮本和子", "社会部長"),
    ("同社の全永鉉（チョン・ヨンヒョン）副会長は5日、会見した。", "全永鉉", "副会長"),
    ("韓国代表の洪明甫前監督は5日、会見した。", "Hong Myung-bo", "前監督"),
    ("刑事課課長白承旭稱，已拘捕一名男子。", "白承旭", "刑事課課長"),
    ("韓方一面承諾投資，一面派總理金民錫訪問北京。", "Kim Min-seok", "總理"),
    ("法院18日就戒嚴案對前總理韓悳洙作出二審宣判。", "Han Duck-soo", "前總理"),
    ("应中共中央政治局委员、外交部长王毅邀请，双方举行会谈。", "Wang Yi", "中共中央政治局委员、外交部长"),
    ("会议期间率韩国外长赵显抵达。", "Cho Hyun", "韩国外长"),
    ("中国国务院总理李强抵达首尔。", "Li Qiang", "中国国务院总理"),
    ("中日韩外长王毅、茂木敏充、赵显出席。", "Wang Yi", "中日韩外长"),
    ("朝鲜驻英国前公使骆尚道说，不会。", "骆尚道", "朝鲜驻英国前公使"),
    ("图瓦卢总理骆尚道说，不会。", "骆尚道", "图瓦卢总理"),
    ("宮本和子社長兼CEOは5日、会見した。", "宮本和子", "社長兼CEO"),
    ("元妻で女優の稲垣和子さんが会見した。", "稲垣和子", "女優"),
    ("県警は詐欺の疑いで会社役員稲垣修一容疑者(38)を逮捕した。", "稲垣修一", "会社役員"),
    ("当時の外相、稲垣修一氏は記者団に語った。", "稲垣修一", "当時の外相"),
    ("ソフトバンクの孫正義社長は述べた。", "孫正義", "社長"),
    ("陶芸家の稲垣修一さんらが出品した。", "稲垣修一", "陶芸家"),
    ("市教育長の宮本陽向氏は会見した。", "宮本陽向", "市教育長"),
    ("审判长方晓红表示，将依法审理。", "方晓红", "审判长"),
    ("国会请外交部长骆清和到场。", "骆清和", "外交部长"),
    ("外交部召见驻华大使骆清和。", "骆清和", "驻华大使"),
    ("法官说被告人骆清和有罪。", "骆清和", "被告人"),
    ("画面显示他曾与前行政安全部长官骆清和交换文件。", "骆清和", "前行政安全部长官"),
    ("陪同视察的有党书记骆清和等。", "骆清和", "党书记"),
    ("有关部门负责人骆清和说，不会。", "骆清和", "有关部门负责人"),
    ("文化与旅游部部长骆清和说，不会。", "骆清和", "文化与旅游部部长"),
    ("乐队吉他手骆清和说，不会。", "骆清和", "乐队吉他手"),
    ("首尔都市研究院研究员骆清和说，不会。", "骆清和", "首尔都市研究院研究员"),
    ("外务省已通过发言人骆清和表示，不会。", "骆清和", "发言人"),
    ("韓国の車智勲国連大使は会見した。", "車智勲", "国連大使"),
    ("佐藤健一前日本銀行副総裁は会見した。", "佐藤健一", "前日本銀行副総裁"),
    ("来日した金哲洙韓国サッカー協会理事は会見した。", "金哲洙", "韓国サッカー協会理事"),
    ("岡野結城子外務省国際文化交流審議官が出席した。", "岡野結城子", "外務省国際文化交流審議官"),
    ("韓国警察庁の劉在星庁長職務代行は会見した。", "劉在星", "庁長職務代行"),
    ("特別検察官チームの朴億洙特別検察官補は会見した。", "朴億洙", "特別検察官補"),
    ("ガーナの前監督オットー・アッド氏は会見した。", "オットー・アッド", "前監督"),
    ("海事局副局长毕建军表示，不会。", "毕建军", "海事局副局长"),
    ("艺术馆馆长玄明浩介绍说，不会。", "玄明浩", "艺术馆馆长"),
    ("豪州のマルーズ副首相兼国防相は会見した。", "マルーズ", "副首相兼国防相"),
]
"""Text, name, office."""


def persons(text: str, tagger: Tagger, base: Knowledge) -> list[Entity]:
    found = find_entities(tagger.tag(text), base, None, "2025-11-27")
    return [entity for entity in found if entity.kind is EntityKind.PERSON]


@table(("text", "name", "office"), OFFICES)
def test_a_person_beside_an_office_is_found_with_it(
    text: str, name: str, office: str, tagger: Tagger, base: Knowledge
) -> None:
    roles = {one.name: one.role.text if one.role else None for one in persons(text, tagger, base)}
    assert roles[name] == office


def test_a_person_of_the_knowledge_base_has_an_office_in_these_languages_too(tagger: Tagger, base: Knowledge) -> None:
    for text, known, office in (
        ("朝鮮中央通信によると、金正恩総書記は工場を視察した。", "kim-jong-un", "総書記"),
        ("小泉进次郎农林水产大臣8日未表态。", "shinjiro-koizumi", "农林水产大臣"),
    ):
        [person] = persons(text, tagger, base)
        assert (person.id, person.role and person.role.text) == (known, office)


def test_the_office_of_somebody_on_a_presidents_staff_is_not_the_presidents(tagger: Tagger, base: Knowledge) -> None:
    aides = "李在明大統領報道官が会見を開いた。", "李在明总统发言人出席了活动。", "李在明大統領補佐官が会見を開いた。"
    for text in aides:
        roles = [one.role.text for one in persons(text, tagger, base) if one.role]
        assert [role for role in roles if "官" in role or "发言人" in role] == []


def test_the_family_name_with_a_title_is_the_person_named_before(tagger: Tagger, base: Knowledge) -> None:
    text = "防衛省の名取和馬報道官が会見した。名取氏は分析中だと述べた。名取報道官は船への被害はないとした。"
    [natori] = persons(text, tagger, base)
    assert [text[one.start : one.end] for one in natori.mentions] == ["名取和馬", "名取", "名取"]


def test_a_family_name_with_anothers_title_is_not_that_person(tagger: Tagger, base: Knowledge) -> None:
    text = "防衛省の名取和馬報道官が会見した。名取市長は避難所を回り、名取社長は工場を止めた。名取氏は質問に答えた。"
    [natori] = persons(text, tagger, base)
    assert [text[one.start : one.end + 1] for one in natori.mentions] == ["名取和馬報", "名取氏"]


def test_a_family_name_that_two_have_names_neither(tagger: Tagger, base: Knowledge) -> None:
    text = "早瀬圭吾弁護士が提訴した。早瀬健一教授は証言した。早瀬氏は法廷を出た。"
    assert {one.name: len(one.mentions) for one in persons(text, tagger, base)} == {"早瀬圭吾": 1, "早瀬健一": 1}


def test_a_family_name_that_also_begins_an_unknown_name_names_nobody(tagger: Tagger, base: Knowledge) -> None:
    text = "早瀬圭吾弁護士は、早瀬馨祐前法相の代理として法廷に出た。早瀬氏は書類を出した。"
    assert [len(one.mentions) for one in persons(text, tagger, base) if one.name == "早瀬圭吾"] == [1]
    text = "のぞみ党のセルマ・ハーゲン議員が来た。夫のヨナス・ハーゲンは残った。ハーゲン議員は歌った。"
    assert [len(one.mentions) for one in persons(text, tagger, base) if one.name == "セルマ・ハーゲン"] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "早瀬圭吾副社長が会見した。早瀬社長は横で聞いた。",
        "副社長の早瀬圭吾は会見を開いた。早瀬社長は横で聞いた。",
        "早瀬圭吾会長と名取和馬社長が会見した。早瀬社長は横で聞いた。",
        "副部長李明遠出席。李部長說，沒有問題。",
    ],
)
def test_a_deputys_title_or_that_of_the_next_person_is_not_the_title_of_the_full_name(
    text: str, tagger: Tagger, base: Knowledge
) -> None:
    assert {len(one.mentions) for one in persons(text, tagger, base)} == {1}


def test_a_particle_is_no_beginning_of_a_name(tagger: Tagger, base: Knowledge) -> None:
    for text in ("早瀬圭吾社長と佐藤次郎副社長が出席した。", "三井物産会長の安永氏、双日会長の藤本氏が参加した。"):
        assert {one.name for one in persons(text, tagger, base)} <= {"早瀬圭吾", "佐藤次郎"}


def test_the_year_of_a_pupil_is_no_part_of_the_name(tagger: Tagger, base: Knowledge) -> None:
    text = "大会は5日に開かれ、高校3年稲垣修一さんが優勝した。"
    assert [one.name for one in persons(text, tagger, base)] == ["稲垣修一"]


def test_a_given_name_behind_what_its_bearer_is_is_no_full_name(tagger: Tagger, base: Knowledge) -> None:
    for text in (
        "妻の花子さん（43）は重傷。長男の太郎ちゃん（3）は無事だった。段取り部長は笑った。",
        "母早紀江さん（90）と兄太郎さん（60）は涙を見せた。",
        "長女花子さん（13）と少女花子さん（5）、会社員太郎さん（30）、友人健一さん（20）は無事だった。",
    ):
        assert persons(text, tagger, base) == []


@pytest.mark.parametrize(
    "text",
    [
        "金副部長は続けた。林官房長官は否定した。張特別代表は語った。",
        "朴前大統領は黙った。石破前首相は語った。丁前首相も来た。文元大統領は笑った。安倍元首相は銃撃された。",
        "崔経済副首相は語った。朴政策室長は黙った。習国家主席は笑った。李筆頭副社長は黙った。李専務理事は語った。",
        "李行政長官は語った。金最高委員は黙った。関国会議員も来た。崔科学部長は笑った。林与党代表は黙った。",
        "金第1副部長は語った。金第一副部長は語った。色は白、社長は黒だと語った。",
    ],
)
def test_a_family_name_and_the_beginning_of_a_title_are_no_full_name(
    text: str, tagger: Tagger, base: Knowledge
) -> None:
    assert persons(text, tagger, base) == []


def test_a_strangers_family_name_is_not_that_of_the_leader(tagger: Tagger, base: Knowledge) -> None:
    text = "金正恩総書記が出迎えた。同行した外務省の金哲洙副局長が通訳した。金氏は日本語で話した。"
    mentions = {one.id or one.name: len(one.mentions) for one in persons(text, tagger, base)}
    assert mentions == {"kim-jong-un": 1, "金哲洙": 1}


def test_a_foreign_name_is_the_same_person_by_its_last_part(tagger: Tagger, base: Knowledge) -> None:
    text = "联合国副秘书长玛格达莱娜·奥尔森14日发言。奥尔森说，援助不应中断。"
    [olsen] = persons(text, tagger, base)
    assert [text[one.start : one.end] for one in olsen.mentions] == ["玛格达莱娜·奥尔森", "奥尔森"]


def test_the_characters_in_brackets_belong_to_the_name_in_katakana(tagger: Tagger, base: Knowledge) -> None:
    text = "韓国外交省のソ・ジョンウ(徐廷宇)アジア太平洋局長は反論した。"
    [suh] = persons(text, tagger, base)
    assert [text[one.start : one.end] for one in suh.mentions] == ["ソ・ジョンウ", "徐廷宇"]


def test_a_place_is_no_part_of_an_office_and_a_name(tagger: Tagger, base: Knowledge) -> None:
    for text, places in (
        ("刑事課課長白承旭稱，已拘捕一名男子。", []),
        ("同社の全永鉉（チョン・ヨンヒョン）副会長は会見した。", []),
        ("韩国外长北京会谈后回国。", ["beijing"]),
        ("核施設のあるヨンビョンを視察した。", ["yongbyon"]),
    ):
        entities = find_entities(tagger.tag(text), base, None, "2025-11-20")
        found = [one.id for one in entities if one.kind is EntityKind.PLACE and one.id != "south-korea"]
        assert found == places, text


def test_a_given_name_behind_an_office_and_a_family_name_is_nobody_else(tagger: Tagger, base: Knowledge) -> None:
    for text, names in (
        ("董事長褚明仁透露，明年將擴建影院。", ["褚明仁"]),
        ("董事长李明仁透露，明年将扩建影院。", ["李明仁"]),
        ("外交部部长王毅表示，双方保持沟通。", ["Wang Yi"]),
        ("发言人毛宁表示，双方保持沟通。", ["Mao Ning"]),
    ):
        assert [one.name for one in persons(text, tagger, base)] == names, text


def test_the_office_of_who_is_met_begins_behind_the_place_of_the_meeting(tagger: Tagger, base: Knowledge) -> None:
    for text, office in (
        ("习近平4日在北京人民大会堂同朝鲜劳动党总书记金正恩举行会谈。", "朝鲜劳动党总书记"),
        ("王毅27日在釣魚臺國賓館與朝鮮外務相崔善姬會談。", "朝鮮外務相"),
        ("普京在东方航天发射场和朝鲜领导人金正恩会谈。", "朝鲜领导人"),
        ("中国与朝鲜友好协会会长金哲洙发表讲话。", "中国与朝鲜友好协会会长"),
    ):
        roles = [one.role.text for one in persons(text, tagger, base) if one.role is not None]
        assert roles[-1:] == [office]


def test_words_before_an_office_or_a_country_are_nobody(tagger: Tagger, base: Knowledge) -> None:
    for text in (
        "アジア歴訪に向かう大統領専用機内で会見した。",
        "審議を任せる委員長が決まった。",
        "調査に関わる議員は多い。",
        "任期中韓国大統領は会見した。",
        "車椅子日本代表監督は会見した。",
        "安全保障韓国大使は会見した。",
        "校长毕业于北京大学。",
        "玄関前で社長は会見した。",
        "元みさき新報ソウル支局長が講演した。",
    ):
        assert not persons(text, tagger, base), text


def test_reporters_and_people_without_a_full_name_are_nobody(tagger: Tagger, base: Knowledge) -> None:
    for text in (
        "海岳社北京11月5日电（记者钟书屏）双方举行了会谈。",
        "參賽者溫先生憶述，當日氣溫驟降。投資者葉先生對記者說，損失不大。",
        "前校长闵某涉嫌受贿。",
        "昨天发言人韩方表示遗憾。这是总统贺信。见记者韓媒說法。",
        "主任王医生说，病人已康复。",
        "主任王律師說，判決不公。",
        "店を営む王さんは客はもう気にしていないと話した。",
    ):
        assert persons(text, tagger, base) == []


def test_both_scripts_of_chinese_are_one_person_and_other_scripts_are_not() -> None:
    keys = {discovered_key(EntityKind.PERSON, name) for name in ("骆清和", "駱清和")}
    assert len(keys) == 1
    assert discovered_key(EntityKind.PERSON, "안승준") != discovered_key(EntityKind.PERSON, "安承俊")


def test_a_rare_family_name_counts_between_an_office_and_a_verb_of_saying() -> None:
    named = {
        "臨江縣衛生局長計明德說，蔬菜已下架。": ["計明德"],
        "快递员贺春生建议，把骑手纳入保障。": ["贺春生"],
        "商會主席區德明說，請不到人。": ["區德明"],
        "律师祖海峰表示，将提出上诉。": ["祖海峰"],
        "家长会会长冷雪梅则指出，通知晚了两天。": ["冷雪梅"],
        "律师冷冷地说，他不知道。": [],
        "分析师富士通指出，市场已经回暖。": [],
        "会长祖父母说，孩子很懂事。": [],
        "记者云服务说，系统已恢复。": [],
        "会长富家子指出，捐款已到。": [],
        "律师祖海峰的办公室关门了。": [],
    }
    assert {text: [text[start:end] for start, end in chinese_names(text, ())] for text in named} == named
