"""Where an office ends: before what its holder does, before somebody else and before a word that is no holder."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes.tables import table
from tests.quality.test_roles import roles


@table(
    ("text", "person", "office"),
    [
        ("Voters in Lugano re-elected Mayor Olga Reis on Sunday.", "Olga Reis", "Mayor"),
        ("Olga Reis, the judge overseeing the sale, left.", "Olga Reis", "judge"),
        ("Olga Reis, a former envoy now teaching at Harrow University, agreed.", "Olga Reis", "former envoy"),
        ("Olga Reis, a former KBS analyst now with Harrow University, agreed.", "Olga Reis", "former KBS analyst"),
        ("The tribunal's president, retired painter Olga Reis, left.", "Olga Reis", "tribunal's president"),
        ("It was written by the council leader, former skater Olga Reis.", "Olga Reis", "council leader"),
        ("Olga Reis, who was mayor until 2019 and now sells boats, left.", "Olga Reis", "was mayor until 2019"),
        (
            "Olga Reis, once a mayor and now head of the port, left.",
            "Olga Reis",
            "once a mayor and now head of the port",
        ),
        (
            "The whip, Bo Quist, flew in on the boat of the governor of Salta, Olga Reis, on Monday.",
            "Olga Reis",
            "governor of Salta",
        ),
        ("Olga Reis, the head of marketing for Asia, left.", "Olga Reis", "head of marketing for Asia"),
        (
            "Olga Reis, minister of planning and the environment, left.",
            "Olga Reis",
            "minister of planning and the environment",
        ),
        ("Olga Reis, the first governor to quit over the dam, left.", "Olga Reis", "governor"),
        ("Olga Reis is a member of the guild through which Ivo Petrov rose.", "Olga Reis", "member of the guild"),
        ("Olga Reis was replaced as party leader by Femke Dal in 2019.", "Olga Reis", "replaced as party leader"),
        (
            "Samuel R. Voss, Jr., is Deputy Rector of Harrow College.",
            "Samuel R. Voss",
            "Deputy Rector of Harrow College",
        ),
        ("Acting U.S. Attorney Olga Reis spoke.", "Olga Reis", "Acting U.S. Attorney"),
        ("Assistant U.S. attorney Olga Reis spoke.", "Olga Reis", "Assistant U.S. attorney"),
        ("Olga Reis, an assistant U.S. attorney, left.", "Olga Reis", "assistant U.S. attorney"),
        ("Deputy Japanese trade minister Taro Ishida left.", "Taro Ishida", "Deputy Japanese trade minister"),
        ("Kenyan Rugby Union treasurer Olga Reis left.", "Olga Reis", "Kenyan Rugby Union treasurer"),
        ("Swiss Society of Engineers president Olga Reis left.", "Olga Reis", "Swiss Society of Engineers president"),
        ("Kenyan Foreign Ministry spokeswoman Olga Reis left.", "Olga Reis", "Foreign Ministry spokeswoman"),
        (
            "Foreign ministry North American affairs bureau chief Hong Ji-pyo left.",
            "Hong Ji-pyo",
            "Foreign ministry North American affairs bureau chief",
        ),
        (
            "Trade ministry Japan division director Olga Reis left.",
            "Olga Reis",
            "Trade ministry Japan division director",
        ),
        ("Olga Reis, the foreign ministry's Peru desk chief, left.", "Olga Reis", "foreign ministry's Peru desk chief"),
        ("Foreign ministry Japanese minister Taro Ishida left.", "Taro Ishida", "minister"),
        (
            "Olga Reis, Peru director at the Harbor Institute, left.",
            "Olga Reis",
            "Peru director at the Harbor Institute",
        ),
        ("The bank's Peru director, Olga Reis, left.", "Olga Reis", "bank's Peru director"),
        (
            "Olga Reis, a Peruvian director at the Harbor Institute, left.",
            "Olga Reis",
            "director at the Harbor Institute",
        ),
        ("County attorney Olga Reis left.", "Olga Reis", "County attorney"),
        ("The mayor's chief of staff, Amber Fitch, and two aides left.", "Amber Fitch", "mayor's chief of staff"),
        ("Army major Olga Reis left.", "Olga Reis", "Army major"),
        ("Council member Olga Reis left.", "Olga Reis", "Council member"),
        (
            "Olga Reis, a scholar with the Iberian Harbor Council, left.",
            "Olga Reis",
            "scholar with the Iberian Harbor Council",
        ),
        ("The Polish-born bishop Olga Reis left.", "Olga Reis", "bishop"),
        ("Olga Reis, a deputy treasurer to Mr. Dolan; she left.", "Olga Reis", "deputy treasurer to Mr. Dolan"),
        (
            "The letter by Olga Reis and other council members to calm the city was late.",
            "Olga Reis",
            "council members",
        ),
        ("He met the mayor and the head of the port, Olga Reis, on Monday.", "Olga Reis", "head of the port"),
        ("The sale is off and the consul for the north, Olga Reis, has left.", "Olga Reis", "consul for the north"),
        (
            "Olga Reis, Acting Managing Director of Morrow Brothers, left.",
            "Olga Reis",
            "Acting Managing Director of Morrow Brothers",
        ),
        ("PM Olga Reis called the king.", "Olga Reis", "PM"),
        ("Supt. Olga Reis carried the county.", "Olga Reis", "Supt."),
        ("Amb. Olga Reis left.", "Olga Reis", "Amb."),
        ("Bishop emeritus Olga Reis left.", "Olga Reis", "Bishop emeritus"),
        ("It went to Director General (DG) Olga Reis.", "Olga Reis", "Director General"),
        ("Yang Hyok Do, head of the port, left.", "Yang Hyok Do", "head of the port"),
        (
            "The cakes came from Bo Quist, a baker, and Olga Reis, who chairs the port's board.",
            "Olga Reis",
            "chairs the port's board",
        ),
        ("She appointed Mr. Dolan secretary of the board.", "Dolan", "secretary of the board"),
    ],
)
def test_an_office_ends_where_its_words_end(
    text: str, person: str, office: str, tagger: Tagger, base: Knowledge
) -> None:
    assert roles(text, tagger, base).get(person) == office


@pytest.mark.parametrize(
    "text",
    [
        "The tour will present members Ann Teller and Bo Quist.",
        "He met the mayor, actor Ann Teller, and two others.",
        "He met the mayor, actor Ann Teller, singer Bo Quist and two others.",
        "The plan of the mayor, actor Ann Teller said, was bad.",
        "Founding members Ann Teller and Bo Quist played.",
        "Ann Teller and other household members left.",
        "The talks had a major Ann Teller problem.",
        "A storm, Ann Teller, delegate tourism, and a strike.",
        "Ann Teller waited. According to Teller, the deputy mayor did open the box.",
        "She promised to make Mr. Dolan secretary of the board.",
        "She would appoint Mr. Dolan secretary of the board.",
        "The attorney Ann Teller left.",
        "At 6 PM Ann Teller left.",
        "Born Ann Teller, she became a judge in Oslo.",
        "It took the coroner's Ann Teller drill to find it.",
        "He is the former head of the bank's Ann Teller unit.",
        "To Ann Teller, the three local officials and a judge don't matter.",
        "It is the coat of Ann Teller, a harbor official said.",
        "Ann Teller, together with an aunt, a former governor, would come.",
        "The charm of Ann Teller, dock officials and porters say, is great.",
    ],
)
def test_what_is_planned_or_no_office_is_none(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert roles(text, tagger, base) == {}


def test_an_office_between_two_names_is_of_one_of_them(tagger: Tagger, base: Knowledge) -> None:
    text = "With the whip, Bo Quist, a lively leader of the guild, Ann Teller, left."
    assert roles(text, tagger, base) == {"Bo Quist": "leader of the guild"}


def test_a_party_and_state_do_not_end_a_list_of_legislators(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "A letter by Sens. Ann Teller, R-Iowa, and Bo Quist, D-Mich., came. "
        "Reps. Olga Reis (D-Utah) and Ivo Marsh left."
    )
    assert roles(text, tagger, base) == {
        "Ann Teller": "Sens.",
        "Bo Quist": "Sens.",
        "Olga Reis": "Reps.",
        "Ivo Marsh": "Reps.",
    }


def test_a_suffix_of_a_name_is_no_person(tagger: Tagger, base: Knowledge) -> None:
    text = "It was written for the mayor by Samuel R. Voss, Jr., is Deputy Rector of Harrow College."
    assert "Jr." not in roles(text, tagger, base)
