"""What somebody is called before the name, and letters of honour behind it, are no part of the name."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger
from tests.text.entities.test_english_names import PERSON, named
from tests.text.entities.test_roles import roles


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("Volunteer Grace Tamm", "Grace Tamm"),
        ("Shipowner Petros Kallis", "Petros Kallis"),
        ("Landlord Ged Fallon", "Ged Fallon"),
        ("Beekeeper Ilse Brandt", "Ilse Brandt"),
        ("Groundskeeper Walt Simms", "Walt Simms"),
        ("Sarpanch Kavita Devi", "Kavita Devi"),
        ("Aunty Pearl Noonan", "Pearl Noonan"),
        ("Trawlerman Angus Reid", "Angus Reid"),
        ("Volunteer firefighter Wes Harlan", "Wes Harlan"),
        ("Granddad-of-six Ron Bilk", "Ron Bilk"),
        ("Harriet Sloane KC", "Harriet Sloane"),
        ("Sir Gerald Foyle QC", "Gerald Foyle"),
        ("Councillor Idris Vaughan MBE", "Idris Vaughan"),
        ("Admiral Tomas Vesely", "Tomas Vesely"),
        ("Abbot Xu Lanying", "Xu Lanying"),
        # what is called so may be the name
        ("Dean Arthur Farris", "Dean Arthur Farris"),
        ("Baker Mayfield", "Baker Mayfield"),
        ("Labour MP Idris Vaughan", "Idris Vaughan"),
    ],
)
def test_a_person_is_named_and_speaks_without_it(tagger: Tagger, base: Knowledge, opening: str, name: str) -> None:
    tagged = tagger.tag(f"{opening} said the bridge was safe.")
    entities = find_entities(tagged, base, None, None)
    assert [entity.name for entity in entities if entity.kind is PERSON] == [name]
    assert [quote.speaker for quote in find_quotes(tagged, entities, genders=base.genders)] == [name]


@pytest.mark.parametrize(
    "body", ["Student Christian Movement", "Artist Rights Society", "Volunteer Fire Department", "Elliott Management"]
)
def test_a_body_is_nobody(tagger: Tagger, base: Knowledge, body: str) -> None:
    assert named(f"{body} said the bridge was safe.", PERSON, tagger, base) == []


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Dana Whitlock, the alleged leader of the gang, was held.", "Dana Whitlock", "alleged leader of the gang"),
        ("Suspected gang leader Dana Whitlock was held.", "Dana Whitlock", "Suspected gang leader"),
        ("Fired gang leader Dana Whitlock was held.", "Dana Whitlock", "Fired gang leader"),
        ("Dana Whitlock, the self-declared president, left.", "Dana Whitlock", "self-declared president"),
        ("Dana Whitlock, governor in all but name, left.", "Dana Whitlock", "governor in all but name"),
        ("Police suspected mayor Dana Whitlock of theft.", "Dana Whitlock", "mayor"),
        ("Ana Duarte, not Joao Reis, is now the party's leader.", "Ana Duarte", "party's leader"),
        ("Ana Duarte, not Joao Reis, is now the party's leader.", "Joao Reis", None),
    ],
)
def test_what_is_only_supposed_is_shown_as_such(
    tagger: Tagger, base: Knowledge, text: str, name: str, role: str | None
) -> None:
    assert roles(text, tagger, base).get(name) == role
