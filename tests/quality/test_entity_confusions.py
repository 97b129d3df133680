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
