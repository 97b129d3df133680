"""States by one character, persons by family name and title, and ministries that every state has, in Japanese and
Chinese texts."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger

US, KR, KP, JP, CN, RU = "united-states", "south-korea", "north-korea", "japan", "china", "russia"


def linked(text: str, tagger: Tagger, base: Knowledge) -> list[tuple[str, str]]:
    """The words with a link and its id, in the order of the text."""
    entities = find_entities(tagger.tag(text), base, None, "2025-03-20")
    spans = sorted((span.start, span.end, entity.id) for entity in entities for span in entity.mentions if entity.id)
    return [(text[start:end], one) for start, end, one in spans if one]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("港で米韓の船が並んだ。", [("米", US), ("韓", KR)]),
        ("港で日中韓外相会談があった。", [("日", JP), ("中", CN), ("韓", KR)]),
        ("8日米韓両軍は海に出た。", [("米", US), ("韓", KR)]),
        ("プーチン露大統領が来た。", [("プーチン", "vladimir-putin"), ("露", RU)]),
        ("日中の気温は高かった。", []),
        ("朝日が昇り、中日は負けた。", []),
        ("南米韓国系の店もある。", [("韓国", KR)]),
        ("港口举行中俄朝对话。", [("中", CN), ("俄", RU), ("朝", KP)]),
        ("8日韩美军演开始。", [("韩", KR), ("美", US)]),
        ("据悉俄外长到访。", [("俄", RU)]),
        ("北美方言和完美方案，其中朝向不变。", []),
        ("近日韩美会谈，10日中韩会谈。", [("韩", KR), ("美", US), ("中", CN), ("韩", KR)]),
        ("近日政府朝方向不明的船开火。", []),
        ("会见中韩国客人很多。", [("韩国", KR)]),
        ("10月中朝贸易额增长，十二月中韓關係好转。", [("中", CN), ("朝", KP), ("中", CN), ("韓", KR)]),
        ("９月中日韩领导人会议召开。", [("中", CN), ("日", JP), ("韩", KR)]),
        ("10月中韩国客人很多，本月中韩贸易减少。", [("韩国", KR)]),
        ("9月中美军演习结束，11月中美軍事會議开始。", []),
        ("中韓会談은 항구에서 열렸다.", []),
    ],
)
def test_a_state_by_one_character(text: str, links: list[tuple[str, str]], tagger: Tagger, base: Knowledge) -> None:
    assert linked(text, tagger, base) == links


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("【ソウル＝山田遥】韓国統一省は1日、北朝鮮東部・端川の鉱山で出水事故が起きたと明らかにした。", "端川"),
        ("【ソウル共同】韓国統一省は1日、北朝鮮北西部の定州で列車が脱線したと明らかにした。", "定州"),
        ("海滨社首尔12月1日电 韩国统一部1日说，朝鲜东部惠山一处锌矿透水。", "惠山"),
        ("海滨社首尔12月1日电 韩国统一部1日说，朝鲜咸镜南道端川一处锌矿透水。", "端川"),
        ("【北京＝山田遥】中国外務省は1日、韓国南西部・群山の沖で中国漁船が沈んだと明らかにした。", "群山"),
        ("中国江西省一家工厂失火，韩国外交部说，没有韩国公民伤亡。", None),
        ("日本東海地方の工場が燃えた。韓国外務省は韓国人の被害はないとした。", None),
        ("中国安山鋼鉄の工場が燃えた。韓国外務省は韓国人の被害はないとした。", None),
    ],
)
def test_a_town_right_behind_its_country(text: str, town: str | None, tagger: Tagger, base: Knowledge) -> None:
    """A report from Seoul on a town of the North, whose name is a word or a family elsewhere."""
    capitals = {"seoul", "beijing", "south-hamgyong-province"}
    places = [(words, one) for words, one in linked(text, tagger, base) if one not in capitals and len(words) == 2]
    states = {US, KR, KP, JP, CN, RU}
    assert [words for words, one in places if one not in states] == ([town] if town else [])


MOON, KIM = "moon-jae-in", "kim-jong-un"
KISHIDA, KISHI = "fumio-kishida", "nobuo-kishi"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("文在寅大統領は港に来た。文大統領は黙った。", [("文在寅", MOON), ("文", MOON)]),
        ("文在寅（72）大統領が来た。文氏は黙った。", [("文在寅", MOON), ("文", MOON)]),
        ("文大統領は黙った。文在寅氏が来た。", [("文在寅", MOON)]),
        ("文在寅氏が来た。文監督は黙った。", [("文在寅", MOON)]),
        ("金正恩総書記と金与正氏が来た。金氏は黙った。", [("金正恩", KIM), ("金与正", "kim-yo-jong")]),
        ("金正恩総書記と金哲洙代表が来た。金氏は黙った。", [("金正恩", KIM)]),
        ("文在寅前大統領が来た。文前大統領は黙った。", [("文在寅", MOON), ("文", MOON)]),
        ("高市早苗首相が来た。高市首相は黙った。", [("高市早苗", "sanae-takaichi"), ("高市", "sanae-takaichi")]),
        ("高市早苗首相と高橋健一さんが来た。高氏は黙った。", [("高市早苗", "sanae-takaichi")]),
        (
            "小泉進次郎防衛相と小泉純一郎元首相が来た。小泉氏は黙った。",
            [("小泉進次郎", "shinjiro-koizumi"), ("小泉純一郎", "junichiro-koizumi")],
        ),
        ("木原稔官房長官が来た。木原知事は黙った。", [("木原稔", "minoru-kihara")]),
        ("木原稔官房長官が来た。木原知事は黙った。木原氏は去った。", [("木原稔", "minoru-kihara")]),
        (
            "石破茂前首相が来た。石氏は黙った。石破氏は去った。",
            [("石破茂", "shigeru-ishiba"), ("石破", "shigeru-ishiba")],
        ),
        ("菅義偉元首相と菅直人元首相が来た。菅氏は黙った。", [("菅義偉", "yoshihide-suga"), ("菅直人", "naoto-kan")]),
        ("岸田文雄元首相と岸信夫氏が来た。岸氏は去った。", [("岸田文雄", KISHIDA), ("岸信夫", KISHI), ("岸", KISHI)]),
        ("安倍晋三元首相の妻昭恵さんが来た。安倍さんは黙った。", [("安倍晋三", "shinzo-abe")]),
    ],
)
def test_a_family_name_is_the_only_such_person_of_the_text(
    text: str, links: list[tuple[str, str]], tagger: Tagger, base: Knowledge
) -> None:
    assert linked(text, tagger, base) == links


def test_a_word_across_two_is_no_country(tagger: Tagger, base: Knowledge) -> None:
    """ "其中" and "国防" had China between them."""
    assert linked("预算案获得通过，其中国防预算增长。", tagger, base) == []


@pytest.mark.parametrize(
    ("text", "ministries"),
    [
        ("北朝鮮は黙った。外務省の幹部は会見した。", set()),
        ("北朝鮮外務省は黙った。外務省は会見した。", {"north-korean-foreign-ministry"}),
        ("韩国没有回应。外交部发言人举行记者会。", set()),
        ("日本は黙った。外務省の幹部は会見した。", {"japanese-foreign-ministry"}),
        ("日本と北朝鮮は黙った。外務省の幹部は会見した。", set()),
        ("中国没有回应。外交部发言人举行记者会。", {"chinese-foreign-ministry"}),
        ("德国外交部没有回应。", set()),
        ("俄外交部没有回应。", {"russian-foreign-ministry"}),
    ],
)
def test_a_ministry_needs_its_country(text: str, ministries: set[str], tagger: Tagger, base: Knowledge) -> None:
    assert {one for _, one in linked(text, tagger, base) if one.endswith("ministry")} == ministries
