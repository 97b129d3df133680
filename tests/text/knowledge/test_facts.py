"""Consistency of the knowledge base: Hanja readings, romanisations, dates, ids and sources."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from bot.lang.scripts import HAN
from bot.model.analysis import EntityKind
from bot.model.errors import SettingsFailed
from bot.text.entities.korean.persons import OFFICE
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity
from bot.text.knowledge.shown_names import newspaper_names, shown_names
from bot.text.names.normalise import normal_key
from bot.text.names.romanisation import distance
from bot.text.word_lists import wordlist

KOREAS = {"KP", "KR", "XK"}
INITIALS_THAT_CHANGE = {2, 5, 11}
"""ㄴ, ㄹ and ㅇ: one character is 리 in the North and 이 in the South."""
NUMERALS = dict(zip("一二三四五六七八九", "123456789", strict=True))
SOUNDED_OTHERWISE = {
    "paechon": "白 is sounded 배 in this one place",
    "kittaeryong": "깃 joins 기 and 대 with an ㅅ",
    "korea-asia-pacific-peace-committee": "亞細亞 is sounded 아시아",
    "ri-chun-hi": "she writes 姬 as 히",
}
OWN_SPELLING = {
    "andrew-yeom-soo-jung", "stephen-kim-sou-hwan", "lazarus-you-heung-sik", "philip-jaisohn", "empress-myeongseong",
    "heungseon-daewongun", "sejong-the-great", "do-kwon", "psy", "rm-rapper", "suga-rapper", "jungkook", "iu-singer",
    "syngman-rhee", "yoo-seong-min", "paik-nam-june", "sohn-kee-chung", "cha-du-hyeogn", "chung-sye-kyun",
    "chae-hwi-young", "ju-biung-ghi", "kim-sung-whan-minister",
    "youn-yuh-jung", "kang-kyung-wha", "jon-hyon-chol",
}  # fmt: skip
"""Koreans known by a title, a stage name, a foreign name or a spelling outside of all systems."""
ONE_NAME = {
    frozenset(pair)
    for pair in (
        ("choe-hyon-destroyer", "choe-hyon-general"),
        ("defense-intelligence-agency", "defense-intelligence-agency-south-korea"),
        ("han-kang", "han-river"),
        ("kim-chaek", "kim-chaek-city"),
        ("north-korean-human-rights-act", "north-korean-human-rights-act-south-korea"),
        ("ri-yong-ho", "ri-yong-ho-general"),
        ("tumen-city", "tumen-river"),
        ("an-san-archer", "ansan"),
        ("gangwon-province", "kangwon-north"),
        ("georgia", "state-of-georgia"),
        ("kim-jong-suk", "kim-jung-sook"),
        ("kim-sung-hwan-minister", "kim-sung-whan-minister"),
        ("kim-young-ho-lawmaker", "kim-yung-ho"),
        ("kim-yong-hyun", "kim-yong-hyun-professor"),
        ("park-jie-won", "park-gee-won-chairman"),
        ("kim-nam-joon-spokesman", "rm-rapper"),
        ("suncheon", "sunchon"),
        ("goseong", "kosong-county-north"),
        ("ongjin", "ongjin-county-incheon"),
        ("cheorwon", "cholwon-county"),
    )
}
"""Entities that share a name; the article's countries, date and other entities decide between them."""


@pytest.fixture(scope="module")
def readings() -> dict[str, str]:
    lines = (Path(__file__).parent / "hanja_readings.txt").read_text(encoding="utf-8").splitlines()
    rows = (row for line in lines if not line.startswith("#") for row in line.split())
    return {row[0]: row[1:] for row in rows}


def reads(hanja: str, hangul: str, readings: dict[str, str]) -> bool:
    if hanja == hangul or NUMERALS.get(hanja) == hangul:
        return True
    return any(same_sound(reading, hangul) for reading in readings.get(hanja, ""))


def same_sound(reading: str, hangul: str) -> bool:
    (one, rest), (other, end) = (divmod(ord(syllable) - 0xAC00, 588) for syllable in (reading, hangul))
    return rest == end and (one == other or {one, other} <= INITIALS_THAT_CHANGE)


def plain(text: str) -> str:
    return re.sub(r"[\s·-]", "", unicodedata.normalize("NFKC", text))


def misread(entity: KnownEntity, readings: dict[str, str]) -> bool:
    hangul, hanja = plain(entity.hangul or ""), plain(entity.hanja or "")
    hangul = hangul.replace("아시아", "아세아")
    if entity.kind is EntityKind.PERSON and len(hangul) != len(hanja):
        return True
    pairs = zip(hanja, hangul, strict=False)
    return len(hanja) > len(hangul) or not all(reads(one, other, readings) for one, other in pairs)


def test_every_hanja_is_read_as_the_hangul_beside_it(base: Knowledge, readings: dict[str, str]) -> None:
    koreans = [entity for entity in base.entities if entity.country in KOREAS and entity.hangul and entity.hanja]
    assert len(koreans) > 600
    wrong = [entity.id for entity in koreans if entity.id not in SOUNDED_OTHERWISE and misread(entity, readings)]
    assert wrong == []


def test_every_korean_s_name_spells_the_hangul(base: Knowledge) -> None:
    people = [e for e in base.entities if e.kind is EntityKind.PERSON and e.country in KOREAS and e.hangul]
    far = {entity.id for entity in people if distance(entity.name, entity.hangul or "") > 1.3}
    assert far == OWN_SPELLING


def test_wikidata_ids_are_unique(base: Knowledge) -> None:
    ids = Counter(entity.wikidata for entity in base.entities if entity.wikidata)
    assert len(ids) > 400
    assert [number for number, count in ids.items() if count > 1] == []


def test_terms_of_one_office_do_not_overlap(base: Knowledge) -> None:
    terms: dict[tuple[str, str | None], list[tuple[str, str, str]]] = defaultdict(list)
    for entity in base.entities:
        for office in entity.offices:
            terms[office.title, office.country].append((office.begin, office.end or "9999", entity.id))
    assert sum(len(held) for held in terms.values()) > 400
    for (title, _), held in terms.items():
        for (_, end, one), (begin, _, other) in pairwise(sorted(held)):
            exact = min(len(end), len(begin))
            assert end[:exact] <= begin[:exact], (title, one, other)


def test_names_are_unique_except_for_known_pairs(base: Knowledge) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entity in base.entities:
        for name in entity.names:
            owners[normal_key(name)].add(entity.id)
    shared = {frozenset(ids) for ids in owners.values() if len(ids) > 1}
    assert shared <= ONE_NAME


def test_no_korean_name_of_a_person_holds_an_office(base: Knowledge) -> None:
    """The role of a person is looked for beside a name, not in it. A pope has his in his name, in English too."""
    people = [one for one in base.entities if one.kind is EntityKind.PERSON and not one.name.startswith("Pope ")]
    names = {name for person in people for name in person.names if re.fullmatch(r"[가-힣]+(?: [가-힣]+)+", name)}
    assert len(names) > 100
    assert not {name for name in names if re.search(rf" [가-힣]*(?:{OFFICE})$", name)}


@pytest.mark.parametrize("words", ["hangul_words", "hanja_words"])
def test_listed_common_words_are_names_of_the_base(words: str, base: Knowledge) -> None:
    names = {name for entity in base.entities for name in (*entity.names, *entity.short)}
    names |= {name for shown in newspaper_names().values() for name in shown}
    assert sorted(wordlist(words) - names) == []


def test_names_of_newspapers_are_of_the_base_and_new(base: Knowledge) -> None:
    for entity_id, names in newspaper_names().items():
        entity = base.get(entity_id)
        assert entity is not None, entity_id
        shown = {name for language in ("ja", "zh_CN", "zh_TW") for name in shown_names(language).values()}
        further = [name for name in names if name not in shown]
        assert len(set(names)) == len(names)
        assert not {*entity.names, *entity.short} & {name.lstrip("~") for name in further}, entity_id


@pytest.mark.parametrize("language", ["ja", "zh_CN"])
def test_a_weapon_that_the_base_knows_in_chinese_characters_is_shown_so(base: Knowledge, language: str) -> None:
    """Readers of Japanese and Chinese saw "Hwasong-19" among names in their own script."""
    weapons = [one for one in base.entities if one.kind is EntityKind.WEAPON]
    known = [one for one in weapons if any(re.search(f"[{HAN}]", name) for name in one.names)]
    assert len(known) > 20
    assert not {one.id for one in known if not one.hanja} - shown_names(language).keys()


def test_every_source_of_a_single_fact_is_declared_once_and_used() -> None:
    for path in files("bot.text").joinpath("data/knowledge").iterdir():
        text = path.read_text(encoding="utf-8")
        declared = re.findall(r"^\[(\w+)\]", text, re.MULTILINE)
        cited = set(re.findall(r"\w+", " ".join(re.findall(r"(?<=\S) \[([a-z, ]+)\]", text))))
        assert Counter(declared) == Counter(cited), path.name


def test_a_fact_may_cite_a_source_in_a_users_file(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text(
        "[court] Register of the district court\n"
        "@ kind=person; country=KR; source=my notes\n"
        "Gil Dong-hwa | 길동화 [court] | | Dr Gil [court]; Gildong Hwa | from=1961 [court]; to=2020\n",
        encoding="utf-8",
    )
    (found, *_) = Knowledge.load(mine).find("길동화")
    assert found.entity.aliases == ("Dr Gil", "Gildong Hwa")
    assert (found.entity.begin, found.entity.end, found.entity.source) == ("1961", "2020", "my notes")


def test_an_undeclared_source_is_refused_with_its_line(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("@ kind=person; source=my notes\nGil Dong-hwa | 길동화 [court]\n", encoding="utf-8")
    with pytest.raises(SettingsFailed, match=r"mine\.txt line 2.*\[court\]"):
        Knowledge.load(mine)


@pytest.mark.parametrize(
    ("written", "entity"),
    [
        ("金与正", "kim-yo-jong"),
        ("崔竜海", "choe-ryong-hae"),
        ("卢武铉", "roh-moo-hyun"),
        ("朝鲜劳动党", "workers-party-of-korea"),
        ("ムン・ジェイン", "moon-jae-in"),
        ("Ким Чен Ын", "kim-jong-un"),
        ("国連安全保障理事会", "united-nations-security-council"),
        ("МАГАТЭ", "international-atomic-energy-agency"),
    ],
)
def test_chinese_japanese_and_russian_names_are_found(base: Knowledge, written: str, entity: str) -> None:
    assert base.find(written)[0].entity.id == entity
    assert entity in {form.entity.id for match in base.matcher.matches(written) for form in match.forms}


def test_people_have_their_gender(base: Knowledge) -> None:
    genders = base.genders
    assert all(genders[one] == "f" for one in ("kim-yo-jong", "choe-son-hui", "park-geun-hye", "sanae-takaichi"))
    assert all(genders[one] == "m" for one in ("kim-jong-un", "lee-jae-myung", "donald-trump", "sydney-seiler"))
    people = {one.id for one in base.entities if one.kind is EntityKind.PERSON}
    assert genders.keys() <= people
    assert len(people - genders.keys()) < 10


@pytest.mark.parametrize(
    ("former", "present"),
    [
        ("산업통상자원부", "산업통상부"),
        ("기획재정부", "재정경제부"),
        ("여성가족부", "성평등가족부"),
        ("방송통신위원회", "방송미디어통신위원회"),
        ("통계청", "국가데이터처"),
    ],
)
def test_a_body_is_shown_by_its_present_name(former: str, present: str, base: Knowledge) -> None:
    (entity,) = base.named(former)
    assert entity.hangul == present
