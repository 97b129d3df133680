"""Names in English where a sentence alone does not tell them: headlines in capitals, results, lists, other forms."""

from __future__ import annotations

import pytest

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.letter_case import mixed_case
from bot.text.names.given_syllables import is_likely_given
from bot.text.names.latin_korean import candidates
from bot.text.tagger import Tagger

PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE


def named(text: str, kind: EntityKind, tagger: Tagger, base: Knowledge) -> list[str]:
    """The mentions of a kind in the order of the text."""
    spans = [s for e in find_entities(tagger.tag(text), base, None, None) if e.kind is kind for s in e.mentions]
    return [text[span.start : span.end] for span in sorted(spans, key=lambda span: span.start)]


def test_a_headline_in_capitals_is_read_in_the_letter_case_of_its_text() -> None:
    text = "OPERA - MARLOWE LEAVES ULSAN AFTER ROW WITH KBO\nAnna Marlowe leaves Ulsan after a row.\nThe KBO knew."
    assert mixed_case(text).splitlines()[0] == "opera - Marlowe leaves Ulsan after row with KBO"
    assert mixed_case("KIM MYONG HO, DIRECTOR OF THE FARM, SPOKE.") == "Kim Myong Ho, Director of the Farm, Spoke."
    assert mixed_case("NATO\nUN said so.") == "NATO\nUN said so."
    assert len(mixed_case("STRASSE ẞ İZMIR İLE\nKein Wort.")) == len("STRASSE ẞ İZMIR İLE\nKein Wort.")


def test_a_body_and_a_person_behind_its_comma_are_two_names(tagger: Tagger, base: Knowledge) -> None:
    text = (
        '"It is a long corridor," said Ham Jung-woo, chief economist at Daon. His counterpart at Hanbit, Eun So-yeon, '
        "is less worried."
    )
    assert named(text, PERSON, tagger, base) == ["Ham Jung-woo", "Eun So-yeon"]
    assert named(text, BODY, tagger, base)[-1] == "Hanbit"


def test_a_name_has_one_kind_in_a_text(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "Talks with Torrick ended on Monday.\nTorrick shares fell 4 percent.\nAnalysts at Torrick Corp. said so.\n"
        "Both Torrick and its rival had hoped for a deal, and Torrick said it would go on."
    )
    assert named(text, PERSON, tagger, base) == []
    assert named(text, BODY, tagger, base).count("Torrick") >= 3


@pytest.mark.parametrize(
    ("line", "people", "bodies"),
    [
        ("Lindal 2 (Brenner 18th, Okada 56th pen) Varen Rovers 1 (Holt 89)", ["Brenner", "Okada", "Holt"],
         ["Lindal", "Varen Rovers"]),
        ("Orvane (Italy) 92 Dinamir (Russia) 81", [], ["Orvane", "Dinamir"]),
        ("3. Marlo Dehn (Germany), Falk Rovane, 54.620", ["Marlo Dehn"], ["Falk Rovane"]),
        ("Ida Brunn (Denmark) beat Suri Wijana (Indonesia) 11-0 12-10", ["Ida Brunn", "Suri Wijana"], []),
        ("Dorval Milan (Italy) 9 6 3 15", [], ["Dorval Milan"]),
    ],
)  # fmt: skip
def test_results_and_standings(
    line: str, people: list[str], bodies: list[str], tagger: Tagger, base: Knowledge
) -> None:
    assert named(line, PERSON, tagger, base) == people
    assert named(line, BODY, tagger, base) == bodies


def test_all_items_of_a_list_of_people_are_people(tagger: Tagger, base: Knowledge) -> None:
    text = "Midfielders - Bledar Koval, Altin Hadri, Sokol Prenka, Ervin Fakur and Rrapo Vuksa."
    assert named(text, PERSON, tagger, base) == [
        "Bledar Koval", "Altin Hadri", "Sokol Prenka", "Ervin Fakur", "Rrapo Vuksa"]  # fmt: skip
    places = "They came from Busan, Ulsan, Daegu, Gwangju and Incheon."
    assert named(places, PERSON, tagger, base) == []


@pytest.mark.parametrize("given", ["Jiho", "Minseok", "Chung-hyok", "Sun Myung", "Jae-Won"])
def test_given_names_of_frequent_syllables(given: str) -> None:
    assert is_likely_given(given)


@pytest.mark.parametrize("word", ["Landing", "Hotel", "Miller", "Avenue", "Air", "Dynasty", "Service"])
def test_words_that_are_syllables_but_no_given_name(word: str) -> None:
    assert not is_likely_given(word)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("said Oh Jiho, a nurse", ["Oh Jiho"]),
        ("wrote Ma-seon Wi of Mokpo", ["Ma-seon Wi"]),
        ("the actor Yum Da-in and", ["Yum Da-in"]),
        ("by J.H. Kim and S. Y. Park,", ["J.H. Kim", "S. Y. Park"]),
        ("Kim J.-W. won", ["Kim J.-W."]),
        ("Pastor Sun Myung Moon in", ["Sun Myung Moon"]),
        ("Shin, Hwangbo and Cha were left out", ["Shin", "Hwangbo", "Cha"]),
        ("Kim Jong-un Seen at Farm", ["Kim Jong-un"]),
        ("Protests In Suwon, Moon Landing at Park Hotel", []),
        ("between the Han and Song dynasties", []),
    ],
)
def test_korean_names_whose_form_is_evidence_enough(text: str, names: list[str]) -> None:
    assert sorted({text[start:end] for start, end, sure in candidates(text) if sure}) == sorted(names)


def test_an_abbreviated_rank_is_no_person(tagger: Tagger, base: Knowledge) -> None:
    text = "Lance Cpl. Moon Gwang-wook died on the island. Staff Sgt. Seo Jeong-woo and Master Sgt. Kim Tae-seok spoke."
    assert named(text, PERSON, tagger, base) == ["Moon Gwang-wook", "Seo Jeong-woo", "Kim Tae-seok"]


def test_the_family_name_may_is_no_month(tagger: Tagger, base: Knowledge) -> None:
    assert named("The speech by Theresa May lasted an hour.", PERSON, tagger, base) == ["Theresa May"]
    assert named("The minister met Kim Ho-jin May 3 in Seoul.", PERSON, tagger, base) == ["Kim Ho-jin"]
    assert named("Kim Ho-jin May Visit Japan", PERSON, tagger, base) == ["Kim Ho-jin"]


@pytest.mark.parametrize(
    "text",
    ["Heavy snow closed the airport in Wonsan on Monday, state radio said.",
     "The army moved.\nDark snow closed schools and roads in Gangwon on Friday.",
     "The ferries stopped.\nTropical winds closed the port of Rason, officials said."],
)  # fmt: skip
def test_the_adjective_that_begins_a_sentence_is_no_body_and_no_place(
    text: str, tagger: Tagger, base: Knowledge
) -> None:
    first = {word.split()[0] for word in text.splitlines()}
    assert first.isdisjoint([*named(text, BODY, tagger, base), *named(text, PLACE, tagger, base)])


def test_a_firm_with_the_name_of_an_adjective_is_a_name(tagger: Tagger, base: Knowledge) -> None:
    text = "Sharp said on Friday that it would close a plant.\nShares in Sharp fell. Sharp workers went on strike."
    assert named(text, BODY, tagger, base).count("Sharp") >= 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The company listed on the Kosdaq in March.", "Kosdaq"),
        ("Relatives of workers who died at the Aricell battery plant held up photographs.", "Aricell"),
        ("Ulsan have two points more than Daejeon Hana Citizen, who drew 0-0 with FC Seoul.", "Daejeon Hana Citizen"),
        ("Ulsan have two points more than Daejeon Hana Citizen, who drew 0-0 with FC Seoul.", "FC Seoul"),
    ],
)
def test_a_company_an_exchange_or_a_club_is_a_body(text: str, name: str, tagger: Tagger, base: Knowledge) -> None:
    assert name in named(text, BODY, tagger, base)


def test_in_before_a_place_is_no_family_name(tagger: Tagger, base: Knowledge) -> None:
    assert named('"In Musan we had bread twice a year," she said.', PERSON, tagger, base) == []
    assert named("In Yo-han, a doctor, was there.", PERSON, tagger, base) == ["In Yo-han"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The Tide Daily said the ship Haneul was lost. Haneul, a 40-ton trawler, sank off Jeju.", []),
        ("Rice shipments fell to 900 tons. Traders sold rice and sugar in the north.", []),
        ("The Bright Gull, a 60-ton ferry, left Mokpo.", []),
        ("The 29-ton Baram No. 7 sent a distress signal. The Haetbit No. 10 was near.", []),
        ("Oil tanker Un Pa San was seen near Nampo. The North Korean freighter Ho Nam 2 was not.", []),
        ("The boat Park Min-ho was on sank. Park Min-ho swam.", ["Park Min-ho", "Park Min-ho"]),
        ("The boat Kim built sank. Marta Oliveira, a sailor, wept.", ["Kim", "Marta Oliveira"]),
        ("Explainer: Why the ferry stopped\nThe ferry stopped on Monday.", []),
    ],
)
def test_ships_and_labels_are_no_persons(text: str, people: list[str], tagger: Tagger, base: Knowledge) -> None:
    assert named(text, PERSON, tagger, base) == people


def test_a_ship_of_two_words_is_no_place_and_no_body(tagger: Tagger, base: Knowledge) -> None:
    struck = "The trawler struck the side of the Orient Swan, a 4,900-ton cargo ship, near Jindo."
    assert named(struck, PLACE, tagger, base) == ["Jindo"]
    assert named("It struck the Amber Heron, a 3,000-ton freighter, off Jeju.", BODY, tagger, base) == []
    owner = "Fares rose at the Polaris Harbor Group, a ferry operator in Mokpo, on Monday."
    assert named(owner, BODY, tagger, base) == ["Polaris Harbor Group"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The UN special rapporteur on human rights in North Korea, Ifeanyi Adeyemi, will speak.", "Ifeanyi Adeyemi"),
        ("GENEVA -- The U.N. refugee agency's regional director for Asia, Amadou Keita, urged calm.", "Amadou Keita"),
        ("Manager of the farm O Sun Hui spoke.", "O Sun Hui"),
        # a reader found nobody, or a person "Incheon Yoo", where the mayor's name follows that of the city
        ("Mayor of Busan Kwak Dong-hee opened the fair.", "Kwak Dong-hee"),
        ("Mayor of Incheon Yoo Se-jun opened the fair.", "Yoo Se-jun"),
        ("Chairman of Hanul Steel Do Yeong-ho bowed.", "Do Yeong-ho"),
        (
            "Om Ryong Nam, manager of the station, O Sun Hui, workteam leader of the farm, and others spoke.",
            "O Sun Hui",
        ),
        ("Former Thai premier Thaksin Shinawatra was absent.", "Thaksin Shinawatra"),
    ],
)
def test_an_office_with_its_field_tells_a_name(text: str, name: str, tagger: Tagger, base: Knowledge) -> None:
    found = find_entities(tagger.tag(text), base, None, "2026-11-29")
    assert name in {entity.name for entity in found if entity.kind is EntityKind.PERSON}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor visited the port of Elm, Basse Terre, on Friday.",
        "The mayor of Pell, Orange County, spoke.",
        "The manager of the Ryong Song Machine Complex spoke.",
        "Residents of O Sun Ri, workers at the farm, spoke.",
        "The manager of Hanul Hotel Seo-cho branch left.",
    ],
)
def test_a_place_beside_an_office_is_no_person(text: str, tagger: Tagger, base: Knowledge) -> None:
    found = find_entities(tagger.tag(text), base, None, "2026-11-29")
    assert not [entity for entity in found if entity.kind is EntityKind.PERSON]


def test_the_whole_name_before_an_office_with_its_country_is_a_person(tagger: Tagger, base: Knowledge) -> None:
    text = '"It looks like a sales pitch," said Solveig Brandt, a Korea analyst at the Oslo Security Forum.'
    assert named(text, PERSON, tagger, base) == ["Solveig Brandt"]


@pytest.mark.parametrize("text", ["The people of south Korea rose.", "The south Korean authorities staged a drill."])
def test_state_media_s_spelling_of_the_south_is_known(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert [entity.id for entity in find_entities(tagger.tag(text), base, None, None)] == ["south-korea"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Rival SK Hynix said in October that its chips were sold out.", ["SK Hynix"]),
        ("Chipmaker Micron fell. Carmaker Hyundai Motor rose.", ["Micron", "Hyundai Motor"]),
        ("Shares rose. Parent SK Group said so.", ["SK Group"]),
    ],
)
def test_what_a_firm_is_is_no_part_of_its_name(text: str, bodies: list[str], tagger: Tagger, base: Knowledge) -> None:
    assert named(text, BODY, tagger, base) == bodies


def test_a_body_of_two_nouns_is_no_person_and_whole_in_the_office_of_its_head(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "The opposition Law and Justice party lost on Thursday. Law and Justice leader Marek Nowicki resigned."
        " The Egypt and Sudan party left."
    )
    found = find_entities(tagger.tag(text), base, None, None)
    assert {(one.name, one.kind) for one in found} == {
        ("Law and Justice", BODY),
        ("Marek Nowicki", PERSON),
        ("Egypt", PLACE),
        ("Sudan", PLACE),
    }
    assert [one.role.text for one in found if one.role] == ["Law and Justice leader"]


def test_a_heading_of_one_word_is_nobody(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "The images show trucks at the stand.\n\nBackground\n\nThe site was last used in May 2024, when a rocket burst."
    )
    assert named(text, PERSON, tagger, base) == []
    assert named("Who spoke\n\nMarlowe\n\nAnna Marlowe of the league spoke.", PERSON, tagger, base) != []
