"""Roles in positions that only grammar tells, and names that only the office beside them tells."""

from __future__ import annotations

import pytest

from bot.model.analysis import EntityKind
from bot.text.entities.evidence.office_holders import holders
from bot.text.entities.find import find_entities
from bot.text.entities.kinds import kind_of
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


def roles(text: str, tagger: Tagger, base: Knowledge) -> dict[str, str | None]:
    """The roles of the persons of a text, by their first mentions."""
    people = (entity for entity in find_entities(tagger.tag(text), base, None, None))
    return {
        text[person.mentions[0].start : person.mentions[0].end]: person.role.text if person.role else None
        for person in people
        if person.kind is EntityKind.PERSON
    }


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        # a member asks who the analyst is that an article quotes: the position at a named body
        (
            "Ana Silva, a senior fellow at the Harbor Institute, spoke.",
            "Ana Silva",
            "senior fellow at the Harbor Institute",
        ),
        ("Hana Bank chief economist Masao Koda said the won would rise.", "Masao Koda", "Hana Bank chief economist"),
        ("Ana Silva, chief executive of the charity Sane, spoke.", "Ana Silva", "chief executive of the charity Sane"),
        ("The premier, 62-year-old Pak Tae Sung, was absent.", "Pak Tae Sung", "premier"),
        ("Beside him were his sister and the premier, Kim Tok Su.", "Kim Tok Su", "premier"),
        (
            "The envoy's predecessor, Kathrin Vogel, is now undersecretary for Asia.",
            "Kathrin Vogel",
            "undersecretary for Asia",
        ),
        ("Yun Mi-rae, in her first month as justice minister, fired three.", "Yun Mi-rae", "justice minister"),
        ("Oleg Dobkin, who replaced him as mayor of Kharkiv, spoke.", "Oleg Dobkin", "mayor of Kharkiv"),
        (
            "Jeon Hye-won, who left the palace and is now the paper's director, wrote.",
            "Jeon Hye-won",
            "paper's director",
        ),
        # who holds an office only by another's word is shown with that word
        (
            "Kim Hyok-chol, identified by state media as the commander of the unit, saluted.",
            "Kim Hyok-chol",
            "identified by state media as the commander of the unit",
        ),
        # a former holder is not shown as the present one
        (
            "On trial was ex-counterintelligence commander Yeo In-hyung.",
            "Yeo In-hyung",
            "ex-counterintelligence commander",
        ),
        ("조선로동당 총비서이시며 국무위원장이신 경애하는 김정은동지께서 현지지도하시였다.", "김정은", "국무위원장"),
        ("대통령실은 도한별 한빛대 교수를 내정했다.", "도한별", "한빛대 교수"),
        ("홍리안 교수팀은 논문을 냈다.", "홍리안", "교수"),
    ],
)
def test_a_role_is_found_by_its_position(text: str, name: str, role: str, tagger: Tagger, base: Knowledge) -> None:
    assert roles(text, tagger, base)[name] == role


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        # a member sees a trainer shown as a team's representative
        ("도한별 여자대표팀 감독은 웃었다.", "도한별", "여자대표팀 감독"),
        ("도한별 기상청 예보분석관은 웃었다.", "도한별", "기상청 예보분석관"),
        ("도한별 전 국가안보실 행정관이 왔다.", "도한별", "전 국가안보실 행정관"),
        ("박성철 제2부수상이 문서를 읽었다.", "박성철", "제2부수상"),
    ],
)
def test_korean_posts_of_staffs_and_teams(text: str, name: str, role: str, tagger: Tagger, base: Knowledge) -> None:
    assert roles(text, tagger, base)[name] == role


@pytest.mark.parametrize(
    "text",
    [
        "Ana Silva, a lawyer for the families, objected.",
        "The wife of the minister, Kim Sun-ja, was there.",
        "Analyst Greta Olsen wrote the chapter.",
    ],
)
def test_a_profession_or_a_relative_has_no_role(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert list(roles(text, tagger, base).values()) == [None]


def test_all_persons_of_a_list_have_the_office_that_is_said_of_them(tagger: Tagger, base: Knowledge) -> None:
    present = "Present were Pak Il Man, Ri Chol Su and other vice-ministers of the Foreign Ministry."
    assert set(roles(present, tagger, base).values()) == {"vice-ministers of the Foreign Ministry"}
    relative = "He met Kim Tok Hun and Ri Pyong Chol who are members of the Political Bureau."
    assert set(roles(relative, tagger, base).values()) == {"members of the Political Bureau"}
    stated = "The authors, Nadia Ferris and Kwon Oh-jun, are research directors at the institute."
    assert set(roles(stated, tagger, base).values()) == {"research directors at the institute"}
    of_two = "Ambassadors Rolf Berg of Sweden and Thomas Schaefer of Germany were invited."
    assert set(roles(of_two, tagger, base).values()) == {"Ambassadors"}


def test_an_office_tells_a_name_that_the_model_passes_over(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "The houses were finished in Ryonggang County. Rim Yong Man, vice-chairman of the Nampho Municipal People's "
        "Committee, made a speech."
    )
    assert roles(text, tagger, base)["Rim Yong Man"] == "vice-chairman of the Nampho Municipal People's Committee"
    assert roles("Japan's delegate, Minoru Endo, rejected it.", tagger, base) == {"Minoru Endo": "delegate"}
    assert [mention.text for mention in holders("Orla Keane, director of the fund, was sold on it.", [])] == [
        "Orla Keane"
    ]
    assert not list(holders("Torrick Marine, a member of the group, was sold.", []))
    assert not list(holders("Harbour Council, director of the fund, was sold.", []))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("It was signed by Torrick Marine, a former judge.", "Torrick Marine", EntityKind.PERSON),
        ("The head of the court, its judge, Torrick Marine, wrote it.", "Torrick Marine", EntityKind.PERSON),
        ("It was built by Torrick Marine, the project manager.", "Torrick Marine", EntityKind.ORGANISATION),
        ("The judge, Navy Capt. Ana Rask, agreed.", "Navy Capt", EntityKind.ORGANISATION),
    ],
)
def test_an_office_that_only_persons_hold_makes_a_person_of_a_body(text: str, name: str, kind: EntityKind) -> None:
    start = text.index(name)
    assert kind_of(text, start, start + len(name), EntityKind.ORGANISATION) is kind


def test_a_role_goes_on_behind_the_line_break_of_a_wrapped_text(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "    The price of rice rose again in the first week of the month, and\nthe traders of the port said they would "
        "sell what they had in\nstock before the summer came and the rains made the road too\nbad for lorries. Ana "
        "Silva, executive secretary of the Harbour\nEconomic Commission, disagreed.\n"
    )
    assert roles(text, tagger, base)["Ana Silva"] == "executive secretary of the Harbour\nEconomic Commission"
