"""Roles in positions that only grammar tells, and names that only the office beside them tells."""

from __future__ import annotations

import pytest

from bot.model.analysis import EntityKind
from bot.text.entities.evidence.office_holders import holders
from bot.text.entities.find import find_entities
from bot.text.entities.kinds import kind_of
from bot.text.entities.roles.succession import is_past_role
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
        ("Ana Silva, a fellow at the Harbor Institute, spoke.", "Ana Silva", "fellow at the Harbor Institute"),
        ("Ana Silva, the fellow party leader, spoke.", "Ana Silva", "party leader"),
        ("Her former boss, Masao Koda, declined to comment.", "Masao Koda", None),
        ("Hana Bank boss Masao Koda declined to comment.", "Masao Koda", "Hana Bank boss"),
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
        ("Defence Minister Han Bo-ra, a former defence minister, spoke.", "Han Bo-ra", "former defence minister"),
        # but who held another office before holds the present one
        ("Prime Minister Han Bo-ra, a former finance minister, spoke.", "Han Bo-ra", "Prime Minister"),
        (
            "Prime Minister Han Bo-ra, who was dismissed as finance minister in 2019, spoke.",
            "Han Bo-ra",
            "Prime Minister",
        ),
        ("조선로동당 총비서이시며 국무위원장이신 경애하는 김정은동지께서 현지지도하시였다.", "김정은", "국무위원장"),
        ("대통령실은 도한별 한빛대 교수를 내정했다.", "도한별", "한빛대 교수"),
        ("홍리안 교수팀은 논문을 냈다.", "홍리안", "교수"),
        (
            "The court tries a former land minister. The minister, Bae Jin-ho, denies all.",
            "Bae Jin-ho",
            "former land minister",
        ),
        ("A former judge objected. The judge, Bae Jin-ho, did not reply.", "Bae Jin-ho", "judge"),
        ("A former judge, Han Sol, came. The judge, Bae Jin-ho, did not.", "Bae Jin-ho", "judge"),
        (
            "Bae Jin-ho was president of the club from 1998 to 2003 and won a prize.",
            "Bae Jin-ho",
            "was president of the club from 1998 to 2003",
        ),
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


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("왕이 중 외교부장은 16일 베이징에서 회담했다.", "왕이", "중 외교부장"),
        ("블링컨 미 국무장관은 서울을 떠났다.", "블링컨", "미 국무장관"),
        ("조현 한국 외교장관은 10일 연설했다.", "조현", "한국 외교장관"),
        ("이와야 일 외무상은 전화로 협의했다.", "이와야", "일 외무상"),
        ("이와야 일본 외무상이 그를 맞았다.", "이와야", "일본 외무상"),
        ("루비오 미 국무장관은 12일 출국했다.", "루비오", "미 국무장관"),
        ("회담에는 베르시닌 러 외무차관도 나왔다.", "베르시닌", "러 외무차관"),
        ("러몬도 미 상무부 장관은 이를 거부했다.", "러몬도", "미 상무부 장관"),
        ("기하라 미노루 일본 방위상은 도쿄로 돌아갔다.", "기하라 미노루", "일본 방위상"),
        ("오카노 마사타카 일 외무성 사무차관이 통화했다.", "오카노 마사타카", "일 외무성 사무차관"),
    ],
)
def test_a_state_between_a_name_and_an_office_is_of_the_office(
    text: str, name: str, role: str, tagger: Tagger, base: Knowledge
) -> None:
    assert roles(text, tagger, base).get(name) == role


@pytest.mark.parametrize(
    "text",
    [
        "이날 미 국무장관은 방한한 일 외무상을 만났다.",
        "당시 일 총리는 말이 없었다. 신임 러 대사가 왔다.",
        "유엔 미 대사는 반대했다. 나토 미 대표부 대사가 왔다.",
        "도쿄 일본 총리 관저에서 열렸다. 지난달 미 국방장관이 바뀌었다.",
        "로이터 한국 지국장은 썼다. 구글 한국 대표가 답했다.",
        "애플 미 대표는 답하지 않았다. 하마스 북 대사관은 없다.",
        "크리스마스 미 대통령 연설이 있었다.",
        "나토 미 대사가 발언했다. 쿠팡 미 의장이 밝혔다.",
    ],
)
def test_what_else_is_written_before_a_state_and_an_office_is_no_person(
    text: str, tagger: Tagger, base: Knowledge
) -> None:
    assert roles(text, tagger, base) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A minister of justice Lee Jae-ho once knew resigned on Monday.", "Lee Jae-ho"),
        ("A prosecutor Kim Min-su had trusted was arrested.", "Kim Min-su"),
        ("The lawmaker Park Sung-ho accused denied it on Monday.", "Park Sung-ho"),
        ("The defense minister Shin Won-sik succeeded left Seoul.", "Shin Won-sik"),
        ("The ambassador Choe Son Hui met on Monday left Beijing.", "Choe Son Hui"),
        ("The spokesman Lee Jae-ho said had been ill was well.", "Lee Jae-ho"),
        ("Minister and brother Lee Jae-ho left the house.", "Lee Jae-ho"),
        ("Prime minister and wife Kim Hye-jin came to Seoul.", "Kim Hye-jin"),
        ("Chairman and friend Kim Min-su spoke.", "Kim Min-su"),
    ],
)
def test_the_office_of_another_who_is_not_named_is_not_the_persons(
    text: str, name: str, tagger: Tagger, base: Knowledge
) -> None:
    assert roles(text, tagger, base) == {name: None}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The defense minister Shin Won-sik visited flooded towns in Gangwon.", "defense minister"),
        ("The defense minister Shin Won-sik said detained soldiers would return.", "defense minister"),
        ("The unification minister Kim Yung-ho promised increased aid to defectors.", "unification minister"),
        ("The lawmaker Park Sung-ho denied it on Monday.", "lawmaker"),
        ("The envoy Park Sung-ho arrived on Monday and met the press.", "envoy"),
        ("The commander Park Sung-ho fled in 2020 and returned.", "commander"),
        ("President and commander-in-chief Lee Jae Myung visited the front.", "President and commander-in-chief"),
        ("The former minister and lawmaker Kim Min-su left Seoul.", "former minister and lawmaker"),
        ("The foreign minister and President Lee Jae Myung spoke in Seoul.", "President"),
    ],
)
def test_the_office_before_a_name_is_the_persons_whatever_verb_follows(
    text: str, role: str, tagger: Tagger, base: Knowledge
) -> None:
    assert [*roles(text, tagger, base).values()] == [role]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It may fly, according to Brig. Gen. (res.) Amir Lev, a planner.", {"Amir Lev": "Brig. Gen. (res.)"}),
        (
            "Rear Adm. (ret.) Ida Moss and Col. (Ret) Tom Hale spoke.",
            {"Ida Moss": "Rear Adm. (ret.)", "Tom Hale": "Col. (Ret)"},
        ),
        (
            "On it were Brig. Gen. (res.) Amir Lev, Lt. Gen. (retd.) Ida Moss and a monk.",
            {"Amir Lev": "Brig. Gen. (res.)", "Ida Moss": "Lt. Gen. (retd.)"},
        ),
    ],
)
def test_the_mark_of_a_retired_officer_belongs_to_the_rank(
    text: str, expected: dict[str, str], tagger: Tagger, base: Knowledge
) -> None:
    assert roles(text, tagger, base) == expected
    assert all(is_past_role(role) for role in expected.values())


@pytest.mark.parametrize(
    ("role", "past"),
    [
        ("former president's aide", False),
        ("former prime minister's spokesman", False),
        ("Former President Luis Ortega's security chief", False),
        ("ex-ministers' adviser", False),
        ("late mayor's former chief of staff", True),
        ("former people's deputy", True),
        ("former Women's Union chair", True),
        ("former president's office director", True),
        ("formerly the ministry's chief economist", True),
        ("former aide to the president", True),
    ],
)
def test_an_office_with_a_former_holder_is_not_over(role: str, past: bool) -> None:
    assert is_past_role(role) is past


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("정하윤이 새한전자 사장에 올랐다고 회사가 밝혔다.", "정하윤", "새한전자 사장"),
        ("박도현이 한빛은행 행장으로 뽑혔다고 전해졌다.", "박도현", "한빛은행 행장"),
        ("한지우가 올해의 감독으로 뽑혔다고 전해졌다.", "한지우", None),
        ("한지우의 아버지가 새한전자 사장에 선출됐다고 회사가 밝혔다.", "한지우", None),
        ("최서연은 남편이 새한전자 사장에 올랐다고 말했다.", "최서연", None),
        ("정하윤은 이사회가 새한전자 사장으로 선임했다고 말했다.", "정하윤", None),
        ("박도현은 경제 전문가 출신으로 통일부 장관에 임명됐다고 전해졌다.", "박도현", "통일부 장관"),
        ("이날 대통령은 박도현을 통일부 장관으로 임명했다고 밝혔다.", "박도현", "통일부 장관"),
    ],
)
def test_an_office_that_somebody_rises_to_is_that_of_the_verbs_subject(
    text: str, name: str, role: str | None, tagger: Tagger, base: Knowledge
) -> None:
    found = find_entities(tagger.tag(text), base, None, None)
    (person,) = (entity for entity in found if entity.name == name)
    assert (person.role.text if person.role else None) == role
