"""Which office a text states for a person: by position, with its time word, and nobody else's."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes.tables import table


def roles(text: str, tagger: Tagger, base: Knowledge) -> dict[str, str]:
    """Written name -> role of the persons of a text that have one."""
    found = find_entities(tagger.tag(text), base, None, "2025-02-20")
    return {text[e.mentions[0].start : e.mentions[0].end]: e.role.text for e in found if e.role}


@table(
    ("text", "person", "office"),
    [
        ("Hwang Min-jae, 61, president of the shipyard, resigned.", "Hwang Min-jae", "president of the shipyard"),
        (
            "Hwang Min-jae, who was mayor of Gunsan until 2018, has died.",
            "Hwang Min-jae",
            "was mayor of Gunsan until 2018",
        ),
        ("On Friday Hwang Min-jae was appointed ambassador to Peru.", "Hwang Min-jae", "ambassador to Peru"),
        ("Hwang Min-jae resigned as head of the port in May.", "Hwang Min-jae", "resigned as head of the port in May"),
        ("The deputy minister of trade, Hwang Min-jae, was there.", "Hwang Min-jae", "deputy minister of trade"),
        ("As finance minister, Hwang Min-jae cut taxes.", "Hwang Min-jae", "finance minister"),
        ("Hwang Min-jae, the governor at the time, kept silent.", "Hwang Min-jae", "governor at the time"),
        ("Hwang Min-jae was governor of Jeju until 2018.", "Hwang Min-jae", "was governor of Jeju until 2018"),
        ("The new envoy to the UN is Hwang Min-jae.", "Hwang Min-jae", "envoy to the UN"),
        ("Nominee for defense minister Hwang Min-jae left.", "Hwang Min-jae", "Nominee for defense minister"),
        ("Hwang Min-jae was named on Tuesday to be envoy to Peru.", "Hwang Min-jae", "envoy to Peru"),
        ("It was ex-national security adviser Hwang Min-jae.", "Hwang Min-jae", "ex-national security adviser"),
        (
            "Hwang Min-jae, who stepped down as leader of the party, is back.",
            "Hwang Min-jae",
            "stepped down as leader of the party",
        ),
        ("It was National Assembly Speaker Hwang Min-jae.", "Hwang Min-jae", "National Assembly Speaker"),
        ("Hwang Min-jae, who until Friday headed the tax office, left.", "Hwang Min-jae", "headed the tax office"),
        ("The chairman emeritus of the group, Hwang Min-jae, left.", "Hwang Min-jae", "chairman emeritus of the group"),
        ("Fired as police chief in June, Hwang Min-jae left.", "Hwang Min-jae", "Fired as police chief in June"),
        ("Hwang Min-jae, acting as president, spoke.", "Hwang Min-jae", "acting as president"),
        (
            "It was Prime Minister and former Governor Hwang Min-jae.",
            "Hwang Min-jae",
            "Prime Minister and former Governor",
        ),
        ("Ex-Gov. Hwang Min-jae laughed.", "Hwang Min-jae", "Ex-Gov."),
        ("He wrote to Wanda Szymanska, a former judge.", "Wanda Szymanska", "former judge"),
        ("The General SecretaryKim Jong Unvisited a farm.", "Kim Jong Un", "General Secretary"),
        (
            "The ministry's head of consular affairs Hwang Min-jae left.",
            "Hwang Min-jae",
            "ministry's head of consular affairs",
        ),
        ("Governor of the central bank Hwang Min-jae kept rates.", "Hwang Min-jae", "Governor of the central bank"),
        ("Pim van der Laan, the Dutch state secretary, left.", "Pim van der Laan", "state secretary"),
        ("Minister without portfolio Hwang Min-jae left.", "Hwang Min-jae", "Minister without portfolio"),
        ("Minister of Justice Hwang Min-jae left.", "Hwang Min-jae", "Minister of Justice"),
        (
            "Ex-minister and Nobel laureate Wanda Szymanska wrote it.",
            "Wanda Szymanska",
            "Ex-minister and Nobel laureate",
        ),
        ("Once a junior minister, Olga Reis has turned to farming.", "Olga Reis", "Once a junior minister"),
        ("Hwang Min-jae, soon to be governor, spoke.", "Hwang Min-jae", "soon to be governor"),
        (
            "Luis Ferrer of the Barcelona port authority, a former minister of transport, disagreed.",
            "Luis Ferrer",
            "former minister of transport",
        ),
        (
            "Wanda Szymanska, concert pianist at the Warsaw Academy, played.",
            "Wanda Szymanska",
            "concert pianist at the Warsaw Academy",
        ),
        ("The choir's organist, Piet Mulder, played on.", "Piet Mulder", "choir's organist"),
    ],
)
def test_an_english_office_is_found_in_every_position(
    text: str, person: str, office: str, tagger: Tagger, base: Knowledge
) -> None:
    assert roles(text, tagger, base) == {person: office}


@pytest.mark.parametrize(
    ("text", "person", "office"),
    [
        ("전직 주중 대사인 박하림 씨가 강연했다.", "박하림", "전직 주중 대사"),
        ("전(前) 해군참모총장 박하림 씨는 반대했다.", "박하림", "전(前) 해군참모총장"),
        ("박하림 전 주한 미국대사 대리가 강연했다.", "박하림", "전 주한 미국대사 대리"),
        ("3년 전 장관 박하림은 사표를 냈다.", "박하림", "장관"),
        ("박하림 인민무력부장(당시)이 서명했다.", "박하림", "인민무력부장(당시)"),
        ("직무대행 채이든은 회의를 취소했다.", "채이든", "직무대행"),
        ("박진 전 외교부 장관은 20일 출국했다.", "박진", "전 외교부 장관"),
        ("조태용 당시 안보실장이 회의를 열었다.", "조태용", "당시 안보실장"),
        ("최상목 부총리 겸 기획재정부 장관은 회의를 열었다.", "최상목", "부총리 겸 기획재정부 장관"),
        ("김여정 노동당 부부장이 담화를 냈다.", "김여정", "노동당 부부장"),
        ("전 국방장관 김관진 씨가 출석했다.", "김관진", "전 국방장관"),
        ("대통령은 편상미를 기상청장으로 임명했다.", "편상미", "기상청장"),
        ("한때 통일부 차관이던 맹세호는 책을 썼다.", "맹세호", "통일부 차관이던"),
        ("유엔 대사로 일했던 백민경은 반대했다.", "백민경", "유엔 대사로 일했던"),
        ("당시 국방부 장관은 신태균이었다.", "신태균", "당시 국방부 장관"),
        ("위성칠(당시 육군참모총장)은 몰랐다고 한다.", "위성칠", "당시 육군참모총장"),
        ("검찰은 전직 국회의원 복진아 씨를 불렀다.", "복진아", "전직 국회의원"),
        ("총리를 지낸 선우진은 20일 별세했다.", "선우진", "총리를 지낸"),
        ("경찰서장 직무대리인 문정호 경정이 말했다.", "문정호", "경찰서장 직무대리"),
        ("국무총리를 지낸 문정호 씨가 말했다.", "문정호", "국무총리를 지낸"),
        ("문재인 정부 시절 국정원장을 지낸 서훈이 출석했다.", "서훈", "국정원장을 지낸"),
        ("고(故) 박원순 전 서울시장의 유족이 말했다.", "박원순", "고(故) 박원순 전 서울시장"),
        ("정부는 문정호 교수를 기상청장으로 내정했다.", "문정호", "기상청장으로 내정했다"),
        ("문정호 위원장은 국방위원장에서 해임됐다.", "문정호", "국방위원장에서 해임됐다"),
        ("행사에는 문정호 농협 조합장이 왔다.", "문정호", "농협 조합장"),
        ("차기 한국은행 총재에 문정호 교수가 임명됐다.", "문정호", "차기 한국은행 총재"),
    ],
)
def test_a_korean_office_is_whole_and_keeps_its_time(
    text: str, person: str, office: str, tagger: Tagger, base: Knowledge
) -> None:
    assert roles(text, tagger, base) == {person: office}


def test_who_gives_an_office_does_not_hold_it(tagger: Tagger, base: Knowledge) -> None:
    text = "The interim president, Hwang Min-jae, appointed Wanda Szymanska minister of trade."
    assert roles(text, tagger, base) == {"Hwang Min-jae": "interim president", "Wanda Szymanska": "minister of trade"}


def test_in_a_list_everybody_has_their_own_office(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "There were Pak Chol Ho, secretary of the Central Committee, Ri Chung Il, chief of the General Staff, "
        "Kim Hak Su and O Su Bin, vice-premier of the Cabinet."
    )
    assert roles(text, tagger, base) == {
        "Pak Chol Ho": "secretary of the Central Committee",
        "Ri Chung Il": "chief of the General Staff",
        "O Su Bin": "vice-premier of the Cabinet",
    }
    others = "With him were Kim Yong Bok and Ri Chang Ho, deputy chiefs of the KPA General Staff."
    assert set(roles(others, tagger, base).values()) == {"deputy chiefs of the KPA General Staff"}
    staff = "문정호 의원실 보좌관 유도영 씨가 떠났다."
    assert roles(staff, tagger, base) == {"문정호": "의원", "유도영": "문정호 의원실 보좌관"}
    behind = "유도영 문정호 의원실 보좌관이 떠났다."
    assert roles(behind, tagger, base) == {"문정호": "의원", "유도영": "문정호 의원실 보좌관"}
    korean = "문정호·여은별 의원과 윤석열 대통령 비서실장 정진석이 만났다."
    assert roles(korean, tagger, base) == {
        "문정호": "의원",
        "여은별": "의원",
        "윤석열": "대통령",
        "정진석": "대통령 비서실장",
    }


@pytest.mark.parametrize(
    "text",
    [
        "The puppet president Yoon Suk Yeol dreams of war.",
        "According to Lee Dong-ho, the minister said nothing.",
        "Lee Dong-ho, accusing the president of the bank, left.",
        "Lee Dong-ho named more members of the board.",
        "The minister's brother, Lee Dong-ho, left.",
        "The wife of the minister, Anna Weiss, left.",
        "괴뢰국방부 장관 신원식이 떠들었다.",
        "국가대표로 발탁된 기성용이 뛰었다.",
        "문정호 씨는 가수이다.",
        "Lee Dong-ho was with the minister.",
        "The minister said that the winner is Lee Dong-ho.",
        "The head of the company Lee Dong-ho sold last year was arrested.",
        "The governor of the island thinks Lee Dong-ho broke the law.",
        "The head of the union and Lee Dong-ho had met.",
        "Had he been president, Lee Dong-ho said, he would have signed.",
        "The chair of the Knitting Mill, and innovator Lee Dong-ho left.",
        "The minister and businessman Lee Dong-ho met.",
        "Lee Dong-ho, Korea's most decorated skater, waved.",
        "Lee Dong-ho, not the bank's accountant, signed.",
        "Lee Dong-ho, unlike the band's drummer, slept.",
        "Lee Dong-ho, whom the bank's accountant accused, left.",
        "Lee Dong-ho, the son of the bank's accountant, left.",
        "Lee Dong-ho, together with the gang's accountant, fled.",
        "At the time the minister, Lee Dong-ho recalled, was abroad.",
        "Then the president, Lee Dong-ho and the guards left.",
        "Once the minister of defence left, Lee Dong-ho spoke.",
        "The head of the campaign to free Lee Dong-ho was freed.",
    ],
)
def test_what_is_said_of_others_or_in_contempt_is_no_role(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert roles(text, tagger, base) == {}


def test_a_spokesman_is_not_the_president_he_speaks_for(tagger: Tagger, base: Knowledge) -> None:
    text = (
        "A spokesman for President Vladimir Putin of Russia, Dmitri Peskov, spoke. "
        "The spokesman for Deputy Mayor Anna Reed left."
    )
    assert roles(text, tagger, base) == {
        "Vladimir Putin": "President",
        "Dmitri Peskov": "spokesman for President Vladimir Putin of Russia",
        "Anna Reed": "Deputy Mayor",
    }


def test_a_former_holder_is_former_however_often_the_text_says_president(tagger: Tagger, base: Knowledge) -> None:
    text = "Former President Moon Jae-in spoke. President Moon Jae-in of South Korea had met Kim in 2018."
    assert roles(text, tagger, base)["Moon Jae-in"] == "Former President"
