"""Persons and their offices in the papers of several English-speaking countries."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes.tables import table


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("NPA spokesperson Advocate Lerato van Wyk welcomed the sentence.", "Lerato van Wyk", "NPA spokesperson"),
        ("Police spokesperson Captain Bongani Sithole said two had left.", "Bongani Sithole", "Police spokesperson"),
        (
            "Minister of State for Trade Aoife Kinsella told the Dáil that exports had trebled.",
            "Aoife Kinsella",
            "Minister of State for Trade",
        ),
        ("Economist Alice Tremblay at Fjord Bank now sees two cuts.", "Alice Tremblay", "Economist"),
    ],
)
def test_titles_are_no_part_of_names_and_offices(
    text: str, name: str, role: str | None, tagger: Tagger, base: Knowledge
) -> None:
    """A second title began a name or ended an office, and an economist was a paper."""
    found = find_entities(tagger.tag(text), base, None, "2025-11-27")
    person = next(entity for entity in found if entity.name == name)
    assert (person.role.text if person.role else None) == role
    assert "economist" not in {entity.id for entity in found}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The parade took place at Lake Union in Seattle.", "Lake Union", "place"),
        ("Officials said the China Road and Bridge Corporation would build the port.", None, "organisation"),
        ("FuriaTech, the Pangyo-based designer of AI chips, has put it off.", "Pangyo", "place"),
        ("The Starlink-based network was jammed.", "Starlink", "organisation"),
        ("He writes for The Economist in London.", "The Economist", "organisation"),
        ("The subcontractor, Daesin Heavy Lift, could not be reached.", "Daesin Heavy Lift", "organisation"),
        ("The agency fined the firm. The head of the union, Maria Lopez, left.", "Maria Lopez", "person"),
        ("Kim Hye-jin said the sea off Uljin had warmed by two degrees.", "Uljin", "place"),
        ("Kim Ha-na, leader of the minor Saeroun Future Party, left.", "Saeroun Future Party", "organisation"),
    ],
)
def test_kinds_by_form(text: str, name: str | None, kind: str, tagger: Tagger, base: Knowledge) -> None:
    """A lake is no union, and a corporation no place."""
    found = find_entities(tagger.tag(text), base, None, "2025-11-27")
    wanted = name or "China Road and Bridge Corporation"
    assert [entity.kind.value for entity in found if entity.name == wanted] == [kind]


def test_a_title_is_ones_own_in_a_list(tagger: Tagger, base: Knowledge) -> None:
    """The premier was one of the secretaries."""
    text = (
        "Accompanying him were Premier Pak Thae Song, Jo Yong Won and Ri Il Hwan, secretaries of the Central Committee."
    )
    found = find_entities(tagger.tag(text), base, None, "2025-11-27")
    offices = {entity.name: entity.role.text for entity in found if entity.role is not None}
    of_two = "secretaries of the Central Committee"
    assert offices == {"Pak Thae Song": "Premier", "Jo Yong Won": of_two, "Ri Il Hwan": of_two}


def test_a_given_name_is_that_of_its_person(tagger: Tagger, base: Knowledge) -> None:
    """ "Kang" was another person; a given name of two persons stays open."""
    text = "Lee Kang-in scored twice. “I told Kang-in that I was tired,” Son Heung-min said."
    found = find_entities(tagger.tag(text), base, None, "2025-11-27")
    assert [(entity.name, len(entity.mentions)) for entity in found] == [("Lee Kang-in", 2), ("Son Heung-min", 1)]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "The singer left Moonrise Entertainment in 2022. Moonrise has paid her, it said.",
            {"Moonrise Entertainment": 2},
        ),
        ("Sora Kim founded Sora Labs in 2019. Sora said she would not sell it.", {"Sora Labs": 1}),
        ("The union of Rhee Capital met Rhee in Busan on Friday. Rhee said no.", {"Rhee Capital": 1}),
    ],
)
def test_a_firm_is_named_without_its_trade(text: str, bodies: dict[str, int], tagger: Tagger, base: Knowledge) -> None:
    """The firm and its short name were two, or a person."""
    found = find_entities(tagger.tag(text), base, None, "2025-11-27")
    assert {entity.name: len(entity.mentions) for entity in found if entity.kind.value == "organisation"} == bodies


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("The LG Twins signed a pitcher from the Doosan Bears.", set(), {"lg-group", "doosan"}),
        ("LG Electronics moved to Changwon, and Samsung opened a plant.", {"samsung"}, set()),
        ("The Seoul Metro area saw rain on Sunday.", {"seoul"}, {"seoul-metro"}),
        ("Seoul Metro said trains ran late on Sunday.", {"seoul-metro"}, set()),
        ("The ship left Vostochny for Rajin with 200 containers.", {"rajin"}, {"vostochny-cosmodrome"}),
        ("They met at the Vostochny Cosmodrome and left Vostochny at night.", {"vostochny-cosmodrome"}, set()),
        ("Her widower, Ri Son-gwon, sold the boat, and her fiancé, Ri Son-gwon, bought it.", set(), {"ri-son-gwon"}),
        ("The minister, Ri Son-gwon, sold the boat.", {"ri-son-gwon"}, set()),
    ],
)
def test_teams_regions_ports_and_relatives_are_not_what_the_base_calls_so(
    text: str, present: set[str], absent: set[str], tagger: Tagger, base: Knowledge
) -> None:
    """A baseball team was the LG group, the region the firm that runs the subway, a widower the minister."""
    found = {entity.id for entity in find_entities(tagger.tag(text), base, None, "2025-11-27")}
    assert present <= found
    assert not absent & found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Since Hinnamnor in 2022, the town has built walls against typhoons.", "event"),
        ("Since Hinnamnor in 2022, the town has built walls against thieves.", "person"),
        ("He was the first president since Hinnamnor in 1980 to lose, and the typhoon delayed the count.", "person"),
        ("He sold more songs than Hinnamnor in 1969, and the typhoon delayed the concert.", "person"),
        ("The storm was stronger than Hinnamnor in 2022, and a typhoon in all but name.", "event"),
        ("The typhoon did damage worse than in Hinnamnor in 2022.", "event"),
    ],
)
def test_an_older_typhoon_is_nobody(text: str, kind: str, tagger: Tagger, base: Knowledge) -> None:
    found = find_entities(tagger.tag(text), base, None, "2025-11-27")
    assert [entity.kind for entity in found if entity.name == "Hinnamnor"] in ([kind], [])
    assert kind != "event" or found[0].name == "Hinnamnor"


@table(
    ("text", "person"),
    [
        ("Fisherman Tetsu Higashiro said his nets were empty.", "Tetsu Higashiro"),
        ("Miner Bruce Hollowell was pulled out alive.", "Bruce Hollowell"),
        ("Policewoman Ana Maria Duarte was praised.", "Ana Maria Duarte"),
        ("Ferryman Duncan Peel rowed on.", "Duncan Peel"),
        ("Dean of students Wanda Brill met the parents.", "Wanda Brill"),
        ("Carpenter Brut will play in Lyon.", "Carpenter Brut"),
    ],
)
def test_a_trade_is_no_part_of_the_name(text: str, person: str, tagger: Tagger, base: Knowledge) -> None:
    """The fisherman was "Fisherman Tetsu Higashiro", and the dean a person called Dean."""
    found = find_entities(tagger.tag(text), base, None, "2025-11-27")
    assert [entity.name for entity in found if entity.kind.value == "person"] == [person]


@table(
    ("text", "persons"),
    [
        (
            "Head of the refugee support group Haneul, Bak Seo-won, came. Haneul was founded in 2011.",
            {"Bak Seo-won": "Head of the refugee support group Haneul"},
        ),
        ("Bak Seo-won, who heads the aid group Haneul, came.", {"Bak Seo-won": "heads the aid group Haneul"}),
        ("The party Merkel left, she said, was not hers.", {"Angela Merkel": None}),
        (
            "The Lisbon book fair opened. The Lisbon book fair's director, Ines Falcato, was glad.",
            {"Ines Falcato": "book fair's director"},
        ),
        (
            "Bhutan's king, Jigme Khesar Namgyel Wangchuck, opened it.",
            {"Jigme Khesar Namgyel Wangchuck": "Bhutan's king"},
        ),
        ("Peace activist Lusine Petrosyan-Gul read the names.", {"Lusine Petrosyan-Gul": "Peace activist"}),
        ("The coach, German Peter Haas, left.", {"Peter Haas": "coach"}),
        ("Armenia's catholicos, Karekin Vardanyants, prayed.", {"Karekin Vardanyants": "catholicos"}),
        ("Dean of students Wanda Brill met the parents.", {"Wanda Brill": "Dean of students"}),
        ("Its chairman is Jon Arnason.", {"Jon Arnason": "chairman"}),
        (
            "A spokesman for Mayor Andre Broussard-Lacy, Will Tunney, said no arrests were planned.",
            {"Andre Broussard-Lacy": "Mayor", "Will Tunney": "spokesman for Mayor Andre Broussard-Lacy"},
        ),
        ("Father Paul Kim Dae-won said mass.", {"Kim Dae-won": None}),
    ],
)
def test_groups_fairs_and_first_names(
    text: str, persons: dict[str, str | None], tagger: Tagger, base: Knowledge
) -> None:
    """The group was a person with an office, the fair's town a person, and the king "Khesar Namgyel Wangchuck"."""
    found = find_entities(tagger.tag(text), base, None, "2025-11-27")
    people = {one.name: one.role.text if one.role else None for one in found if one.kind.value == "person"}
    assert people == persons


@pytest.mark.parametrize("published", ["2025-11-27", None])
def test_the_head_of_an_association_is_nobody_in_office(published: str | None, tagger: Tagger, base: Knowledge) -> None:
    """On a page without a date the beekeeper was the premier of the name."""
    text = "Kim Min-seok, director general of the Korea Beekeepers Association, said half of the hives had died."
    found = find_entities(tagger.tag(text), base, None, published)
    assert [(one.name, one.id) for one in found if one.kind.value == "person"] == [("Kim Min-seok", None)]
    text = "Kim Min-seok, the prime minister, said half of the hives had died."
    found = find_entities(tagger.tag(text), base, None, published)
    assert [one.id for one in found if one.kind.value == "person"] == ["kim-min-seok-politician"]
