"""English offices as articles put them: for somebody else, at a rival, two of one person, with a title before the
name."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes.tables import table
from tests.text.entities.test_roles import roles


@table(
    ("text", "role"),
    [
        # the person whom an office is for is part of it, a Korean as well as others
        ("Ana Silva, an adviser to Labor Minister Park Do-hun, left.", "adviser to Labor Minister Park Do-hun"),
        ("Ana Silva, chief of staff to Governor Park Do-hun, left.", "chief of staff to Governor Park Do-hun"),
        ("Ana Silva, a spokeswoman for party leader Piet Vos, left.", "spokeswoman for party leader Piet Vos"),
        ("Ana Silva, once an aide to President Piet Vos and now mayor of Elm, left.", "mayor of Elm"),
        # what comes before a body's name may say what kind of body it is
        (
            "Ana Silva, head of robotics at rival Dongyang Precision, left.",
            "head of robotics at rival Dongyang Precision",
        ),
        ("Ana Silva, president of supplier Hansol Marine, left.", "president of supplier Hansol Marine"),
        # who has a successor has left
        ("Seoul Mayor Ana Silva's successor left.", None),
        ("Former Seoul Mayor Ana Silva's successor left.", "Former Seoul Mayor"),
        ("Seoul Mayor Ana Silva's aide left.", "Seoul Mayor"),
        # the number of a line is no date
        ("Ana Silva, a clerk on Line 5 and the union's treasurer, left.", "clerk on Line 5 and the union's treasurer"),
        ("Ana Silva, a poet and his country's ambassador to Peru, left.", "ambassador to Peru"),
        ("Ana Silva, a clerk of Elm and his mother's driver, left.", "clerk of Elm"),
        # "its" is the owner of a position
        ("The fund left, said Ana Silva, its managing partner.", "managing partner"),
        # a title or where somebody is from, between the office and the name
        ("The team's coach, the German Ana Silva, left.", "team's coach"),
        ("The council's chair, Professor Emeritus Ana Silva, left.", "council's chair"),
        ("Elm University professor emeritus Ana Silva left.", "Elm University professor emeritus"),
        ("The order's president, Mother Ana Silva, left.", "order's president"),
        # ranks that begin like what their holder is like
        ("Ana Silva, distinguished fellow at the Elm Institute, left.", "distinguished fellow at the Elm Institute"),
        ("Ana Silva, private secretary of the king, left.", "private secretary of the king"),
        ("Ana Silva, an assembly member of Elm, left.", "assembly member of Elm"),
        # the number of a unit
        ("Commander of the 2nd Division Ana Silva left.", "Commander of the 2nd Division"),
        # in the present until now, and since
        ("The post goes to Ana Silva, until now deputy head of Elm Port.", "until now deputy head of Elm Port"),
        ("Ana Silva, who has chaired the Harbour Union since 2019, left.", "has chaired the Harbour Union"),
        ("Ana Silva will take over as editor of the Harbour Times in May.", "editor of the Harbour Times"),
        ("Ana Silva, who is in her second term as mayor of Elm, left.", "mayor of Elm"),
        # fields that "and" joins
        ("Treasury and Finance Minister Ana Silva left.", "Treasury and Finance Minister"),
        ("The culture, sports and tourism minister, Ana Silva, left.", "culture, sports and tourism minister"),
        ("In Elm, work and pensions secretary Ana Silva left.", "work and pensions secretary"),
        ("Education, Science and Culture Minister Ana Silva left.", "Education, Science and Culture Minister"),
        ("Talks between the Treasury and Finance Minister Ana Silva failed.", "Finance Minister"),
        # a head who is none without followers, and ranks that begin like a quality
        ("The rebel leader Ana Silva left.", "rebel leader"),
        ("In Elm, junior health minister Ana Silva left.", "junior health minister"),
        ("In Elm, grand mufti Ana Silva left.", "grand mufti"),
        # nouns in -s and -ing that are no verbs
        ("In Elm, crisis manager Ana Silva left.", "crisis manager"),
        ("In Elm, weapons inspector Ana Silva left.", "weapons inspector"),
        ("In Elm, peacekeeping chief Ana Silva left.", "peacekeeping chief"),
        ("Ana Silva, the long-serving mayor of Elm, left.", "mayor of Elm"),
        # nouns that are an office behind some words only
        ("Ana Silva, the county's medical examiner, left.", "county's medical examiner"),
        ("Elm's harbour master, Ana Silva, left.", "Elm's harbour master"),
        ("The airlines' chief lobbyist in Brussels, Ana Silva, left.", "airlines' chief lobbyist in Brussels"),
        ("General designer Ana Silva left.", "General designer"),
        # a professor needs no body
        ("Ana Silva, a professor of glaciology whose pictures hung there, left.", "professor of glaciology"),
        # work at a body
        ("The festival's programmer, Ana Silva, left.", "festival's programmer"),
        ("Ana Silva, a pilot with Elm Air, left.", "pilot with Elm Air"),
        ("Ana Silva, an architect at Studio Voss, left.", "architect at Studio Voss"),
        ("Ana Silva, the panel's ranking Democrat, left.", "panel's ranking Democrat"),
        # the time of an office up to a comma
        ("Ana Silva, the country's president since 2022, left.", "president"),
        ("Ana Silva, the mayor during the flood, left.", "mayor"),
        # a month or the end of a sentence before an office
        ("He resigns next February. Elm's party chairman, Ana Silva, left.", "Elm's party chairman"),
        (
            "She was named as the next chancellor. The president of the court, Ana Silva, left.",
            "president of the court",
        ),
        ("By next March Prime Minister Ana Silva will be gone.", "Prime Minister"),
        ("The next mayor of Elm, Ana Silva, left.", "next mayor of Elm"),
        # an office of three words, and a plural in the name of its body
        ("Navy commander in chief Ana Silva left.", "Navy commander in chief"),
        ("The Workers' Party's secretary for arms, Ana Silva, left.", "Workers' Party's secretary for arms"),
        # the present one of two
        ("Ana Silva, ex-president and now head of the Elm Forum, left.", "head of the Elm Forum"),
        ("Ana Silva, a former judge and now a farmer, left.", "former judge"),
        # an office that was lost, and one to come
        ("Ana Silva, the fired chief executive, sued.", "fired chief executive"),
        ("The owner fired manager Ana Silva on Friday.", "manager"),
        ("Deputy editor Ana Silva wept. Silva takes over as chief editor in April from Piet Vos.", "Deputy editor"),
        # a title between the office and the name
        ("The Archbishop of Elm, the Most Rev. Ana Silva, prayed.", "Archbishop of Elm"),
        ("A fleet spokesman, Marine Corps Lt. Col. Ana Silva, said no ship was hit.", "fleet spokesman"),
        ("The meeting drew the mayor, Gen. Ana Silva, Judge Piet Vos and others.", "Gen."),
        # a body as the owner, or behind the name
        ("Ana Silva, the BBC's Elm correspondent, left.", "BBC's Elm correspondent"),
        ("Historian Ana Silva of Elm University left.", "Historian"),
        ("Historian Ana Silva of Elm left.", None),
        ("Ana Silva, who directs the ports authority, left.", "directs the ports authority"),
        # titles that belonged to the name, and somebody's aide or deputy
        ("Alderman Ana Silva left.", "Alderman"),
        ("Grand Mufti Ana Silva left.", "Grand Mufti"),
        ("Ana Silva, aide to the governor, left.", "aide to the governor"),
        ("Sheriff's deputy Ana Silva left.", "Sheriff's deputy"),
        # a place in which an office is held
        ("Ana Silva, a town councillor in Lisse, left.", "town councillor in Lisse"),
        # a name that the text doubts
        ("The faction's leader, known as Ana Silva, left.", "faction's leader"),
    ],
)
def test_an_english_office_in_an_article(text: str, role: str | None, tagger: Tagger, base: Knowledge) -> None:
    assert roles(text, tagger, base)["Ana Silva"] == role


@pytest.mark.parametrize(
    "text",
    [
        "The president's pick for governor, Ana Silva, left.",
        "The coach, Korean players and Ana Silva flew home.",
        "Ana Silva, who has run the Elm marathon, left.",
        "Ana Silva and his mother, a nurse at Elm Hospital, left.",
        "The elder sister, Ana Silva, lives in Elm.",
        "The pilot Ana Silva trusted was fired.",
        "In a letter to Ana Silva, the president after the summit thanked her.",
    ],
)
def test_what_is_no_office_of_a_person(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert roles(text, tagger, base).get("Ana Silva") is None


def test_the_office_of_the_next_in_a_list_is_the_next_ones(tagger: Tagger, base: Knowledge) -> None:
    text = "Present were Defence Minister Piet Vos, Army Chief of Staff Gen. Ana Silva and the head of the navy."
    assert roles(text, tagger, base)["Piet Vos"] == "Defence Minister"


@pytest.mark.parametrize("name", ["Ok Sun Ae", "Tae Un Hyang"])
def test_a_korean_behind_a_committee_in_capitals_is_a_person(name: str, tagger: Tagger, base: Knowledge) -> None:
    text = f"Chairman of the Provincial People's Committee {name} cut the tape."
    assert roles(text, tagger, base)[name] == "Chairman of the Provincial People's Committee"
