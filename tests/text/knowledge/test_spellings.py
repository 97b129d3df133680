"""A person is found from any spelling: romanisation systems, newspapers, both Koreas' Hangul, misspellings."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.names.normalise import edits
from bot.text.names.north_south import other_spellings
from bot.text.names.romanisation import distance, yale

GOOD = 0.8
"""The least score at which a look-up answers with the entity instead of offering it."""


@pytest.mark.parametrize(
    ("entity", "spellings"),
    [
        (
            "kim-jong-un",
            "Gim Jeong-eun; Kim Chŏng-ŭn; Kim Cengun; KIM, Jong-Un; Jong Un Kim; Kim Jeong Eun; 김 정은; 金正恩",
        ),
        ("kim-yo-jong", "Gim Yeo-jeong; Kim Yŏjŏng; Kim Yeo Jung; 김여정의; 金与正"),
        ("choe-son-hui", "Choi Seon-hui; Ch'oe Sŏn-hŭi; Choe Sonhui; Choi Sun Hee; Choy Senhuy; 최선희가"),
        ("hwang-pyong-so", "Hwang Byeong-seo; Hwang Byung-so; Hwang Pyonng So; Hwagn Pyong So; 黄炳瑞"),
        ("yoon-suk-yeol", "Yun Seok-yeol; Yoon Seokyeol; Yoon Suk Yeool; Suk Yeol Yoon; 尹锡悦"),
        ("lee-jae-myung", "I Jae-myeong; Yi Chae-myŏng; Lee Jaemyung; Jae-myung Lee; 리재명"),
        ("moon-jae-in", "Mun Chae-in; Moon, Jae-in; Mun Caein; 문재인에게; 文在寅"),
        ("roh-moo-hyun", "No Mu-hyŏn; Roh Mu Hyon; 로무현; 卢武铉"),
        ("syngman-rhee", "I Seung-man; Yi Sŭng-man; Lee Seung Man; 리승만"),
        ("jang-song-thaek", "Jang Seong-taek; Chang Sŏng-t'aek; Cang Sengthayk"),
        ("choe-ryong-hae", "Tchoe Ryong-hae; Choi Yong-hae; 최용해; 崔竜海"),
        ("ri-yong-gil", "Lee Yong-gil; Yi Yŏng-gil; 이영길"),
        ("no-kwang-chol", "Ro Kwang Chol; No Kwang-ch'ŏl; 로광철"),
        ("park-geun-hye", "Pak Kŭn-hye; Bak Geunhye; Park Geun-hye's; Pak Kunhyey"),
        ("kang-kyung-wha", "Kang Gyeong-hwa; Kang Kyoung-hwa; Kang Kyŏng-hwa"),
        ("volodymyr-zelenskyy", "Volodymir Zelensky; Volodymyr Zelenskiy"),
        ("antonio-guterres", "Guterrez; António Guterres; Antonio Guterrez"),
        ("pyongyang", "P'yŏngyang; Pyeongyang; 평양에서; 平壌"),
        ("yongbyon", "Yeongbyeon; Yŏngbyŏn; Nyongbyon"),
        ("punggye-ri", "Pung-gye-ri; P'unggye-ri; Punggyeri; 丰溪里"),
        ("hwasong-17", "Hwaseong-17; Hwasong17; hwasong 17; KN-28; 火星17"),
        ("korean-central-news-agency", "Korean Cenral News Agency; Korean Central News Agancy; 朝鲜中央通讯社"),
        ("south-korean-ministry-of-unification", "Minsitry of Unification; unification ministry; 통일부는"),
    ],
)
def test_the_entity_is_the_first_answer(base: Knowledge, entity: str, spellings: str) -> None:
    for spelling in spellings.split("; "):
        first, *_ = base.find(spelling)
        assert (first.entity.id, first.score >= GOOD) == (entity, True), spelling


@pytest.mark.parametrize("stranger", ["Kim Kwang Tae", "Song Kwang Ho", "Lee Man-woo", "Ahn Duck Soo", "Yang Gi-seok"])
def test_one_letter_makes_another_korean(base: Knowledge, stranger: str) -> None:
    assert all(candidate.score < GOOD for candidate in base.find(stranger))


def test_a_family_name_alone_offers_office_holders_first_without_an_answer(base: Knowledge) -> None:
    for asked in ("Kim", "김", "kim"):
        found = base.find(asked)
        assert found[0].entity.name == "Kim Jong Un"
        assert len(found) > 5
        assert all(candidate.score < GOOD for candidate in found)


def test_the_other_korea_s_spelling_is_found_in_texts(base: Knowledge) -> None:
    text = "합참은 이영길 총참모장이 최용해 위원장과 함께했다고 밝혔다. 로무현 전 대통령도 언급됐다."
    found = {form.entity.id for match in base.matcher.matches(text) for form in match.forms}
    assert {"ri-yong-gil", "choe-ryong-hae", "roh-moo-hyun"} <= found


def test_north_and_south_korean_spellings() -> None:
    assert "이영길" in other_spellings("리영길")
    assert "최용해" in other_spellings("최룡해")
    assert "로무현" in other_spellings("노무현")
    assert other_spellings("김정은") == frozenset()
    assert other_spellings("최현") == frozenset(), "two syllables are too easily a word"


def test_yale_is_read_as_a_whole() -> None:
    assert yale("최선희") == "choysenhuy"
    assert yale("문재인") == "muncayin"
    assert yale("박봉주") == "pakpongcwu"
    assert distance("Kim Cengun", "김정은") < 1
    assert distance("Kim Cengun", "김천군") > 1


def test_edits_are_counted() -> None:
    assert [edits("hwang", other) for other in ("hwang", "hwagn", "hwan", "hwangg", "hwung", "wang")] == [
        0,
        1,
        1,
        1,
        1,
        1,
    ]
    assert edits("", "abc") == edits("abc", "") == 3
