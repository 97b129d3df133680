"""Companies and people, names and common nouns, two spellings of one person: distinguished by their context. The texts
were written for these tests."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


def read(text: str, tagger: Tagger, base: Knowledge) -> dict[str, tuple[str, list[str]]]:
    """The entities of a text by name: their kind, and the text of their mentions."""
    found = find_entities(tagger.tag(text), base, None, "2024-06-01")
    return {e.name: (str(e.kind), [text[m.start : m.end] for m in e.mentions]) for e in found}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Young Poong and its partner raised their offer on Friday. Young Poong said the price was fair.",
            "Young Poong",
        ),
        ("Harim bought a shipping line in 2015. Harim chairman Kim Hong-kuk wants a bigger fleet.", "Harim"),
    ],
)
def test_a_name_with_a_founder_or_a_partner_is_an_organisation(
    text: str, name: str, tagger: Tagger, base: Knowledge
) -> None:
    kind, mentions = read(text, tagger, base)[name]
    assert (kind, len(mentions)) == ("organisation", text.count(name))


@pytest.mark.parametrize(
    "text",
    [
        "BOOKSELLERS FEAR SECOND SIREN\nBooksellers near the border say their streets are empty.",
        "The Embassy would not comment. An Academy spokesman declined to comment on Monday.",
        "Shipbuilders gained on the bourse. Most shipbuilders have three years of orders.",
    ],
)
def test_a_common_noun_is_no_organisation(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert read(text, tagger, base) == {}


def test_an_organisation_found_once_is_found_everywhere(tagger: Tagger, base: Knowledge) -> None:
    text = "A rival raised its offer for Korea Zinc on Friday. The chairman of Korea Zinc called the bid hostile."
    assert read(text, tagger, base) == {"Korea Zinc": ("organisation", ["Korea Zinc", "Korea Zinc"])}


def test_another_company_of_a_known_one_is_not_the_known_one(tagger: Tagger, base: Knowledge) -> None:
    found = read("Kakao Bank chief Yun Ho-young expects fewer branches to be open next year.", tagger, base)
    assert found["Kakao Bank"][0] == "organisation"
    assert "Kakao" not in found


def test_a_korean_with_the_family_name_last_is_the_same_person(tagger: Tagger, base: Knowledge) -> None:
    text = 'Mina Sohn, a cellist, played in Tongyeong. Critics praised Sohn Mina. "He taught me silence," Sohn said.'
    assert read(text, tagger, base)["Mina Sohn"] == ("person", ["Mina Sohn", "Sohn Mina", "Sohn"])


def test_mccune_s_spelling_of_a_family_name_finds_its_person(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "Old spellings fill libraries: Ch'oe Yong-gŏn, who signed for North Korea's army, and Pak Hŏn-yŏng, now dead. "
        "Ch'oe became head of state; Pak has no grave."
    )
    assert read(text, tagger, base)["Choe Yong Gon"][1] == ["Ch'oe Yong-gŏn", "Ch'oe"]


def test_a_name_that_goes_on_glued_to_a_word_is_nobody_elses(tagger: Tagger, base: Knowledge) -> None:
    assert "Kim Il" not in read("Kim Il SungSquare was swept by gardeners on Monday.", tagger, base)


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("등대지기 이창호 씨가 배를 구했다.", False),
        ("과수원 주인 김영주 조합장이 사과를 팔았다.", False),
        ("정원사 이창호 씨는 나무를 심었다.", False),
        ("북한군 이창호 부총국장이 러시아에 갔다고 국정원이 밝혔다.", True),
        ("리창호 부총국장이 러시아에 갔다.", True),
        ("김정은과 장성택은 함께 공장을 찾았다.", True),
        ("김정은 위원장은 27일 공장을 찾았다.", True),
    ],
)
def test_a_namesake_of_somebody_of_the_north_is_not_linked(
    text: str, is_known: bool, tagger: Tagger, base: Knowledge
) -> None:
    found = find_entities(tagger.tag(text), base, None, "2024-11-01")
    linked = [
        e.id for e in found if e.id and (known := base.get(e.id)) and known.country == "KP" and e.kind == "person"
    ]
    assert bool(linked) is is_known
