"""Names of entities, countries and kinds of outlets as readers of each language see them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.catalogue import BOTH_NAMES, COMMANDS, DOMAIN, NAMES, catalogue, country_name, loaded, office_title, using
from bot.lang.scripts import hangul_count
from bot.model.analysis import EntityKind, Outlet, OutletKind
from bot.model.answers import EntityRef, Suggestion
from bot.model.settings import Filter, FilterKind
from bot.model.watches.watch import WatchKind, WatchTarget
from bot.services.lookup.entities import ref as known
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.shown_names import shown_names
from bot.text.sources.outlets import SourceTable
from cogs._cards.watches.alert import target_name
from cogs._layout.names import all_names, bare_name, first_name, speaker
from cogs._layout.sources import outlet_name
from cogs._layout.words import filter_name, outlet_labels
from cogs._ui.autocomplete import shown
from tests.cogs.card_answers import ref
from tools import entity_names

KIM = EntityRef("kim-jong-un", "Kim Jong Un", EntityKind.PERSON, "김정은", "金正恩")
_TAIWAN_WORDS = Path(entity_names.__file__).with_name("taiwan_words.tsv")
HYON = EntityRef("own-hyon", "Hyon of an own file", EntityKind.PERSON, "현아무", "玄某")
MAYOR = EntityRef("x:person:amayor", "A Mayor", EntityKind.PERSON)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Kim Jong Un", "김정은", "金正恩"]),
        ("ko", ["김정은", "Kim Jong Un", "金正恩"]),
        ("ja", ["金正恩", "Kim Jong Un", "김정은"]),
        ("zh-CN", ["金正恩", "Kim Jong Un", "김정은"]),
        ("zh-TW", ["金正恩", "Kim Jong Un", "김정은"]),
        ("de", ["Kim Jong Un", "김정은", "金正恩"]),
    ],
)
def test_the_readers_script_comes_first(language: str, names: list[str]) -> None:
    with using(catalogue(language)):
        assert all_names(KIM) == names


@pytest.mark.parametrize("language", ["ja", "zh-CN", "zh-TW"])
def test_no_name_is_shown_in_two_forms_of_the_same_characters(language: str) -> None:
    yoon = EntityRef("yoon-suk-yeol", "Yoon Suk Yeol", EntityKind.PERSON, "윤석열", "尹錫悅")
    with using(catalogue(language)):
        first, *others = all_names(yoon)
    assert first in {"尹錫悦", "尹锡悦", "尹錫悅"}
    assert others == ["Yoon Suk Yeol", "윤석열"]


@pytest.mark.parametrize(
    ("language", "yoon", "north", "party", "putin"),
    [
        ("ko", "윤석열", "북한", "조선로동당", "블라디미르 푸틴"),
        ("ja", "尹錫悦", "北朝鮮", "朝鮮労働党", None),
        ("zh-CN", "尹锡悦", "朝鲜", "朝鲜劳动党", "普京"),
        ("zh-TW", "尹錫悅", "北韓", "朝鮮勞動黨", "普丁"),
    ],
)
def test_han_names_are_in_the_forms_of_the_language(
    language: str, yoon: str, north: str, party: str, putin: str | None
) -> None:
    with using(catalogue(language)):
        assert first_name(EntityRef("yoon-suk-yeol", "Yoon Suk Yeol", EntityKind.PERSON, "윤석열", "尹錫悅")) == yoon
        assert first_name(EntityRef("north-korea", "North Korea", EntityKind.PLACE, "북한", "北韓")) == north
        assert country_name("KP") == north
        worker = EntityRef("workers-party-of-korea", "Workers' Party of Korea", EntityKind.ORGANISATION)
        assert first_name(worker) == party
        if putin:
            assert first_name(EntityRef("vladimir-putin", "Vladimir Putin", EntityKind.PERSON)) == putin


def test_a_name_that_the_shipped_base_does_not_know_is_taken_from_the_entity() -> None:
    for language, name in (("ko", "현아무"), ("ja", "玄某"), ("en", "Hyon of an own file")):
        with using(catalogue(language)):
            assert first_name(HYON) == name
            assert first_name(MAYOR) == "A Mayor"


@pytest.mark.parametrize("language", ["ko", "ja", "zh-CN", "zh-TW"])
def test_every_office_of_the_base_has_its_title(language: str) -> None:
    titles = {office.title for entity in Knowledge.load().entities for office in entity.offices}
    with using(catalogue(language)):
        assert {title for title in titles if office_title(title) == title} == set()
        assert len({office_title(title) for title in titles}) == len(titles)


def test_a_speaker_with_an_article_before_the_name_is_shown_in_the_readers_script() -> None:
    states = EntityRef("united-states", "United States", EntityKind.PLACE, "미국")
    with using(catalogue("ko")):
        assert speaker("The United States", states) == speaker("United States", states) == "미국"
        assert speaker("The U.S.", states) == "The U.S."
    assert speaker("The United States", states) == "The United States"


def test_watches_filters_and_lines_while_typing_have_the_readers_name() -> None:
    with using(catalogue("ko")):
        assert target_name(WatchTarget(WatchKind.ENTITY, "kim-jong-un", "Kim Jong Un")) == "김정은"
        assert target_name(WatchTarget(WatchKind.SUBJECT, "nuclear", "nuclear")) == "분야 ‘핵 문제’"
        assert filter_name(Filter(FilterKind.ENTITY, "kim-jong-un", "Kim Jong Un")) == "김정은"
        lines = shown([Suggestion("kim-jong-un", "Kim Jong Un", hangul="김정은", kind=EntityKind.PERSON, articles=3)])
        assert [line.name for line in lines] == ["김정은 · Kim Jong Un · 인물 · 기사 3건"]
        titles = shown([Suggestion("4", "(LEAD) N. Korea fires missile", outlet="Han River Post")])
        assert [line.name for line in titles] == ["N. Korea fires missile · Han River Post"]


@pytest.mark.parametrize(
    ("language", "typed", "line"),
    [
        ("en", "김여", "김여정 · Kim Yo Jong · person · 3 articles"),
        ("en", "kim", "Kim Yo Jong · 김여정 · person · 3 articles"),
        ("en", "金與", "金與正 · Kim Yo Jong · person · 3 articles"),
        ("ko", "김여", "김여정 · Kim Yo Jong · 인물 · 기사 3건"),
        ("ko", "kim yo", "Kim Yo Jong · 김여정 · 인물 · 기사 3건"),
        ("ja", "김여", "김여정 · 金与正 · 人物 · 記事3件"),
        ("zh-CN", "kim", "Kim Yo Jong · 金与正 · 人物 · 3篇报道"),
    ],
)
def test_a_name_is_offered_in_the_script_that_is_typed(language: str, typed: str, line: str) -> None:
    """Who types 김여 looks for 김여정, and is not sure of "Kim Yo Jong"."""
    sister = Suggestion("kim-yo-jong", "Kim Yo Jong", "김여정", kind=EntityKind.PERSON, articles=3, hanja="金與正")
    with using(catalogue(language)):
        assert [choice.name for choice in shown([sister], typed)] == [line]


def test_an_outlets_country_and_kind_are_in_the_readers_language() -> None:
    outlet = Outlet("Rodong Sinmun", "rodong.example", "KP", OutletKind.STATE_MEDIA)
    seen = {}
    for language in ("en", "ko", "ja", "zh-CN", "zh-TW"):
        with using(catalogue(language)):
            seen[language] = outlet_labels(outlet)
    assert seen == {
        "en": ["North Korea", "state media"],
        "ko": ["북한", "관영 매체"],
        "ja": ["北朝鮮", "国営メディア"],
        "zh-CN": ["朝鲜", "官方媒体"],
        "zh-TW": ["北韓", "官方媒體"],
    }


def test_an_outlets_name_is_the_one_it_has_in_the_language() -> None:
    wire = ref(outlet=Outlet("Yonhap News Agency", "yna.co.kr", "KR", OutletKind.WIRE))
    seen = {}
    for language in ("en", "ko", "ja", "zh-CN", "zh-TW"):
        with using(catalogue(language)):
            seen[language] = outlet_name(wire), outlet_name(ref())
    assert seen == {
        "en": ("Yonhap News Agency", "Han River Post"),
        "ko": ("연합뉴스", "Han River Post"),
        "ja": ("聯合ニュース", "Han River Post"),
        "zh-CN": ("韩联社", "Han River Post"),
        "zh-TW": ("韓聯社", "Han River Post"),
    }


def _called(*entities: EntityRef) -> dict[str, list[str]]:
    seen = {}
    for language in ("en", "ko", "ja", "zh-CN", "zh-TW"):
        with using(catalogue(language)):
            seen[language] = [first_name(one) for one in entities]
    return seen


def test_readers_in_tokyo_beijing_and_taipei_see_what_their_newspapers_write_and_no_korean_hanja() -> None:
    peninsula = EntityRef("korean-peninsula", "Korean Peninsula", EntityKind.PLACE, "한반도", "韓半島")
    house = EntityRef("white-house", "White House", EntityKind.PLACE, "백악관", "白堊館")
    nations = EntityRef("united-nations", "United Nations", EntityKind.ORGANISATION, "유엔", "聯合國")
    forces = EntityRef("united-states-forces-korea", "United States Forces Korea", EntityKind.ORGANISATION, "주한미군")
    seen = _called(peninsula, house, nations, forces)
    assert seen["ja"] == ["朝鮮半島", "ホワイトハウス", "国連", "在韓米軍"]
    assert seen["zh-CN"] == ["朝鲜半岛", "白宫", "联合国", "驻韩美军"]
    assert seen["zh-TW"] == ["朝鮮半島", "白宮", "聯合國", "駐韓美軍"]


def test_no_name_for_readers_of_chinese_characters_is_half_in_hangul() -> None:
    """Some names have no Hanja for a part: 서울中央地方法院. Such entities have names of their own in each language."""
    mixed = [known(one) for one in Knowledge.load().entities if one.hanja and hangul_count(one.hanja)]
    assert mixed
    for language in ("ja", "zh-CN", "zh-TW"):
        with using(catalogue(language)):
            assert [one.key for one in mixed if re.search("[A-Za-z가-힣]", bare_name(one))] == []
    stranger = EntityRef("nobody", "Seoul Museum", EntityKind.ORGANISATION, "서울박물관", "서울博物館")
    with using(catalogue("ja")):
        assert bare_name(stranger) == "Seoul Museum"


def test_a_sea_and_islands_that_are_called_differently_have_the_name_of_the_language_or_in_english_both() -> None:
    sea = EntityRef("sea-of-japan", "Sea of Japan", EntityKind.PLACE, "동해", "東海")
    islands = EntityRef("liancourt-rocks", "Liancourt Rocks", EntityKind.PLACE, "독도", "獨島")
    assert _called(sea, islands) == {
        "en": ["East Sea / Sea of Japan", "Dokdo / Takeshima"],
        "ko": ["동해", "독도"],
        "ja": ["日本海", "竹島（独島）"],
        "zh-CN": ["日本海", "独岛（竹岛）"],
        "zh-TW": ["日本海", "獨島（竹島）"],
    }
    with using(catalogue("en")):
        assert all_names(sea) == ["East Sea / Sea of Japan", "동해", "東海"]
        (offered,) = shown([Suggestion(sea.key, sea.name, hangul=sea.hangul, kind=sea.kind)])
        assert offered.name == "East Sea / Sea of Japan · 동해 · place"
    with using(catalogue("ko")):
        assert all_names(sea) == ["동해", "East Sea / Sea of Japan", "東海"]
        for typed, name in (("", "동해 · East Sea / Sea of Japan"), ("sea", "East Sea / Sea of Japan · 동해")):
            (offered,) = shown([Suggestion(sea.key, sea.name, hangul=sea.hangul, kind=sea.kind)], typed)
            assert offered.name == f"{name} · 장소", "one side's name never stands alone"


@pytest.mark.parametrize(
    ("language", "korean"),
    [
        ("ja", "亜細亜|聯合(?!ニュース)|美国|韓美|労動|進步|韓半島|露日|清日|去来|欧盟|法新|訓錬|南中国|東中国|白堊"),
        ("zh_CN", "亚細亚|美国国务部|大统领|去来|韩半岛|训炼|白垩|放送|东中国|自动车|美国议会"),
        ("zh_TW", "亞細亞|國務部|大統領|去來|韓半島|訓鍊|白堊|放送|硏|靑|淸|敎|朝鮮外|導彈"),
    ],
)
def test_no_name_has_a_word_that_only_korean_has(language: str, korean: str) -> None:
    assert [name for _, _, name in entity_names.entity_names(language) if re.search(korean, name)] == []


def test_the_table_of_entities_is_whole_and_about_what_exists() -> None:
    japanese, chinese = shown_names("ja"), shown_names("zh_CN")
    assert len(japanese) > 250
    assert japanese.keys() == chinese.keys() <= {one.id for one in Knowledge.load().entities}
    assert shown_names("zh_TW").keys() <= {one.id for one in Knowledge.load().entities}
    assert all((*japanese.values(), *chinese.values(), *shown_names("zh_TW").values()))
    assert shown_names("ko") == {}
    assert shown_names("en") == BOTH_NAMES


@pytest.mark.parametrize("language", ["ja", "zh_CN", "zh_TW"])
def test_a_name_that_readers_are_shown_is_found_when_they_type_it(language: str) -> None:
    knowledge = Knowledge.load()
    missed = []
    for key, _, name in entity_names.entity_names(language):
        if knowledge.get(key) and not any(one.entity.id == key and one.score == 1.0 for one in knowledge.find(name)):
            missed.append((key, name))
    assert missed == []


def test_a_body_that_readers_would_take_for_their_own_has_its_country() -> None:
    """A reader in Beijing saw 教育部, a reader in Tokyo 農協, and both thought of theirs."""
    bodies = {
        "south-korean-ministry-of-education": ("韓国教育省", "韩国教育部"),
        "national-agricultural-cooperative-federation": ("韓国農協", "韩国农协"),
        "organization-and-guidance-department": ("朝鮮労働党組織指導部", "朝鲜劳动党组织指导部"),
    }
    seen = shown_names("ja"), shown_names("zh_CN")
    assert {key: tuple(names[key] for names in seen) for key in bodies} == bodies


@pytest.mark.parametrize("table", ["outlet_names.tsv", "office_titles.tsv"])
def test_the_tables_of_names_are_whole_and_about_what_exists(table: str) -> None:
    _, *rows = (line.split("\t") for line in (Path(entity_names.__file__).parent / table).read_text().splitlines())
    assert all(len(row) == 4 and all(row) for row in rows)
    offices = {office.title for entity in Knowledge.load().entities for office in entity.offices}
    known = {row[0] for row in rows if _is_outlet(row[0])} if table.startswith("outlet") else offices
    assert {row[0] for row in rows} <= known


def _is_outlet(name: str) -> bool:
    """Whether the table of outlets has one of this name, with its country."""
    found = SourceTable.load().outlet(None, name)
    return found is not None and found.country is not None


def test_taiwan_calls_the_south_by_one_name() -> None:
    """One answer had 南韓 and 韓國統一部. What calls itself 韓國 is in the table of words, or has Hanja."""
    own = [word for word, kept in map(_pair, _TAIWAN_WORDS.read_text(encoding="utf-8").splitlines()) if word == kept]
    own += [one.hanja for one in Knowledge.load().entities if one.hanja and "韓國" in one.hanja]
    mixed = set()
    for domain in (DOMAIN, COMMANDS, NAMES):
        for message in loaded("zh-TW", domain)._catalog.values():  # type: ignore[attr-defined]  # no other way to all
            rest = message
            for word in sorted(own, key=len, reverse=True):
                rest = rest.replace(word, "")
            if "韓國" in rest:
                mixed.add(message)
    assert mixed == set()


def _pair(line: str) -> tuple[str, str]:
    word, _, kept = line.partition("\t")
    return word, kept


@pytest.mark.parametrize(
    "typed", ["南韓國防部", "韓國國防部", "韩国国防部", "南韓國家報勳部", "韓國國家報勳部", "南韓氣象廳"]
)
def test_a_body_of_the_south_is_found_by_either_name_of_the_country(typed: str) -> None:
    assert Knowledge.load().find(typed)[0].score == 1.0


@pytest.mark.parametrize(
    ("words", "korean", "chinese"),
    [
        ("The United States", "미국", "美国"),
        ("the U.S.", "미국", "美国"),
        ("Russia", "러시아", "俄罗斯"),
        ("Hong Kong", "홍콩", "香港"),
        *((one, one, one) for one in ("United States Steel", "a U.S. official", "the US Navy", "the United Nations")),
    ],
)
def test_a_country_that_says_something_has_its_name_in_the_language(words: str, korean: str, chinese: str) -> None:
    """Who says it is found in the sentence alone. Longer names that begin so are somebody else's."""
    for language, expected in (("en", words), ("ko", korean), ("zh-CN", chinese)):
        with using(catalogue(language)):
            assert speaker(words, None) == expected
