"""Bodies whose name several countries use: the country beside the name or before it in the text decides, and without
one the name is not linked."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger

KOREAN_ASSEMBLY, DIET = "national-assembly", "national-diet"
TOKYO, SEOUL = "japanese-ministry-of-defense", "south-korean-ministry-of-national-defense"


def linked(text: str, tagger: Tagger, base: Knowledge) -> set[str]:
    """The ids of the organisations of a text."""
    entities = find_entities(tagger.tag(text), base, None, "2025-03-20")
    return {entity.id for entity in entities if entity.id and entity.kind == "organisation"}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("South Korea's parliament met. The Democratic Party agreed.", {KOREAN_ASSEMBLY, "democratic-party-of-korea"}),
        ("Tokyo's Defense Ministry said so. South Korea said nothing.", {TOKYO}),
        ("The Defense Ministry in Tokyo said so. South Korea and South Korean media said nothing.", {TOKYO}),
        ("The South Korean Defense Ministry in Tokyo said so.", {SEOUL}),
        ("The Japanese Defense Ministry said so. The Defense Ministry gave no range. South Korea waited.", {TOKYO}),
        ("Vietnam's National Assembly met. The National Assembly meets again in May.", set()),
        ("일본 국회는 예산을 통과시켰다. 국회는 회기를 늘렸다.", {DIET}),
        ("일본 국회는 예산을 통과시켰다. 한국에서는 국회가 쉬었다.", {DIET, KOREAN_ASSEMBLY}),
        ("미국 인도·태평양사령부는 즉각적인 위협은 아니라고 평가했다.", {"united-states-indo-pacific-command"}),
        ("French lawmakers left the National Assembly.", set()),
        # another country's office for its relics, and what others abbreviate alike
        ("China's National Cultural Heritage Administration said it found a tomb.", set()),
        ("The Cultural Heritage Administration of South Korea said it found a tomb.", {"korea-heritage-service"}),
        ("KICE, a radio station in Oregon, said it would close.", set()),
        ("The NHIS, Nigeria's health insurance body, said costs rose.", set()),
        ("국회 입법조사처는 12일 보고서를 냈다.", {"national-assembly-research-service"}),
        ("국회 예산정책처는 12일 보고서를 냈다.", {"national-assembly-budget-office"}),
        ("경기도의회 입법조사처는 12일 보고서를 냈다.", set()),
        # a senate is the United States' unless the text is about a state that may have one, and about nothing American
        ("The Senate passed the bill on Monday.", {"united-states-senate"}),
        ("South Korea watched. The Senate passed the bill.", {"united-states-senate"}),
        ("French Prime Minister Jean Roche lost a vote in the Senate.", set()),
        ("The House of Representatives in Tokyo has 465 seats.", set()),
        ("France and the United States agreed. The Senate passed the bill.", {"united-states-senate"}),
        ("U.S. President Donald Trump spoke in the National Assembly.", {KOREAN_ASSEMBLY}),
        ("프랑스 총리는 국회에서 신임을 잃었다.", set()),
        ("다카이치 총리는 국회에서 답변했다.", set()),
        ("다카이치 총리는 한국 국회에서 연설했다.", {KOREAN_ASSEMBLY}),
        (
            "South Korea's guns fired back. The Marine Corps laid flowers in Daejeon.",
            {"republic-of-korea-marine-corps"},
        ),
        ("A landing drill begins near Pohang, South Korea, the Marine Corps said.", {"republic-of-korea-marine-corps"}),
        ("The U.S. Marine Corps came from Okinawa.", {"united-states-marine-corps"}),
        ("The Marine Corps moved two squadrons from California.", set()),
        ("Rain delayed a flight to Tokyo. The Foreign Ministry summoned Japan's ambassador.", set()),
        ("Japan protested. The Foreign Ministry summoned nobody.", {"japanese-foreign-ministry"}),
        ("Kenji Mori, the Foreign Ministry's Japan desk chief, said that talks would go on.", set()),
        (
            "Kenji Mori, the Foreign Ministry's China division director, spoke. Japan had asked for it.",
            {"japanese-foreign-ministry"},
        ),
        (
            "China's Foreign Ministry was silent. North Korea denied it. Its Foreign Ministry spoke of lies.",
            {"chinese-foreign-ministry", "north-korean-foreign-ministry"},
        ),
        ("North Korea's ally China was silent. Its Foreign Ministry spoke of lies.", set()),
        ("A source in Tokyo said China had asked North Korea to wait. Its Foreign Ministry spoke of lies.", set()),
        (
            "North Korea and Pyongyang were angry at South Korea, Defence Ministry spokesperson Han Kyung-ho said.",
            {SEOUL},
        ),
        ("In North Korea, a secretary of the ruling party spoke. South Korea was silent.", set()),
        ("강원도 고성군 일반전초(GOP)에서 사고가 났다.", set()),
    ],
)
def test_a_body_is_the_one_of_the_country_that_the_text_names(
    text: str, bodies: set[str], tagger: Tagger, base: Knowledge
) -> None:
    assert linked(text, tagger, base) == bodies


OF_THE_SOUTH, OF_THE_STATES = "south-korean-joint-chiefs-of-staff", "united-states-joint-chiefs-of-staff"


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("SEOUL, Nov. 28 (Hanbit Wire) -- The missile flew far, the Joint Chiefs of Staff said.", {OF_THE_SOUTH}),
        ("SEOUL (Hanbit Wire) - The Joint Chiefs of Staff (JCS) said so. The JCS said no more.", {OF_THE_SOUTH}),
        ("WASHINGTON (Hanbit Wire) - The Joint Chiefs of Staff said so. South Korea agreed.", {OF_THE_STATES}),
        ("South Korea's military saw a launch. The JCS said so.", {OF_THE_SOUTH}),
        ("The South's military saw a launch. South Korea waited. The Joint Chiefs of Staff said so.", {OF_THE_SOUTH}),
        ("The JCS said so.", set()),
        ("North Korea was silent. The JCS said it was ready in close coordination with the United States.",
         {OF_THE_SOUTH}),
        ("SEOUL (Hanbit Wire) - The US Joint Chiefs of Staff said so. The Joint Chiefs of Staff said no more.",
         {OF_THE_STATES}),
        ("SEOUL (Hanbit Wire) - Donald Trump praised the chairman of the Joint Chiefs of Staff.", {OF_THE_STATES}),
        ("SEOUL (Hanbit Wire) - The chairman of the Joint Chiefs of Staff, Kim Myung-soo, spoke.", {OF_THE_SOUTH}),
        ("The Pentagon and South Korea's military prepared. The Joint Chiefs of Staff said so.", {OF_THE_STATES}),
    ],
)  # fmt: skip
def test_the_joint_chiefs_are_those_of_where_the_report_is_from_however_often_another_country_is_named(
    text: str, bodies: set[str], tagger: Tagger, base: Knowledge
) -> None:
    allied = " The United States condemned it. U.S. officials said that the United States and the U.S. army would act."
    assert linked(text + allied, tagger, base) - {"united-states-department-of-defense", "united-states-army"} == bodies


NORTHERN, SOUTHERN = "north-korean-foreign-ministry", "south-korean-foreign-ministry"
FROM_SEOUL, FROM_HANOI = "SEOUL, May 7 (Hanbit) -- ", "HANOI (Hanbit) - "


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (f"{FROM_SEOUL}South Korea will host talks in June, the foreign ministry said.", {SOUTHERN}),
        (f"{FROM_SEOUL}The Foreign Ministry urged the North to talk.", {SOUTHERN}),
        (f"{FROM_SEOUL}North Korea fired a missile, the Defense Ministry said.", {SEOUL}),
        (f"{FROM_SEOUL}Drills are a provocation, the foreign ministry said, according to KCNA.", {NORTHERN}),
        (f"{FROM_SEOUL}North Korea will host no talks, the foreign ministry said.", set()),
        (f"{FROM_SEOUL}The Defense Ministry denied what North Korea said in a statement carried by KCNA.", {SEOUL}),
        (f"{FROM_SEOUL}A song played.\nA dog barked.\nA boat left.\nThe foreign ministry was silent.", set()),
        (f"{FROM_HANOI}Three sailors came home, the foreign ministry said.", set()),
        (f"{FROM_HANOI}South Korea will host talks in June, the foreign ministry said.", {SOUTHERN}),
        ("TOKYO (Hanbit) - Two missiles fell into the sea, the Defense Ministry said.", {TOKYO}),
        ("Japan will lift a ban, the foreign ministry said.", {"japanese-foreign-ministry"}),
        ("North Korea's new boat is old, officers said. The defense ministry was silent.", set()),
        ("South Korea, Seoul, Busan and Incheon heard howls. South Korea and Paju replied. North Korea's noise went on."
         " Two mothers knelt. The Defense Ministry was silent.", {SEOUL}),
        ("Japan's Defense Ministry spoke. The defence ministry said no more.", {TOKYO}),
        ("Japan's new law is old, officers said. The foreign ministry was silent.", set()),
        ("North Korea will face a storm, the foreign ministry said. South Korea agreed.", {SOUTHERN}),
    ],
)  # fmt: skip
def test_a_ministry_without_its_state_is_left_open_where_the_dateline_and_the_sentence_disagree(
    text: str, bodies: set[str], tagger: Tagger, base: Knowledge
) -> None:
    of_the_north = " Two men of North Korea waved. A boat of North Korea left. Rain fell on North Korea."
    assert linked(text + of_the_north, tagger, base) - {"korean-central-news-agency"} == bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("【ソウル＝田中誠】国防省は7日、北朝鮮が壁を造っていると発表した。中国も懸念を示した。", {SEOUL}),
        ("中国外務省は黙った。韓国も黙った。外務省は会見した。", {"chinese-foreign-ministry"}),
        ("中国外務省は黙った。日本も黙った。外務省は会見した。", {"chinese-foreign-ministry"}),
        ("（北京电）韩国外交部没有回应。外交部说，中国已提出抗议。", {SOUTHERN}),
        ("（首尔电）国防部说，渔民将被送回朝鲜。中国船只靠近，中国没有回应。", {SEOUL}),
        ("(도쿄=한빛통신) 김도윤 기자 = 북한이 미사일을 발사한 데 대해 외무성은 항의했다. 북한은 침묵했다.",
         {"japanese-foreign-ministry"}),
        ("북 외무성 \"일본은 대가 치를 것\"\n일본은 침묵했다. 일본 언론도 침묵했다.", {NORTHERN}),
        ("(베이징=한빛통신) 김도윤 기자 = 외교부 대변인은 베이징 브리핑에서 답하지 않았다.", set()),
        ("(베이징=한빛통신) 김도윤 기자 = 외교부 당국자는 지켜보고 있다고 했다.", {SOUTHERN}),
    ],
)  # fmt: skip
def test_a_ministry_of_a_korean_japanese_or_chinese_report_is_that_of_the_dateline_or_the_one_named_before(
    text: str, bodies: set[str], tagger: Tagger, base: Knowledge
) -> None:
    assert linked(text, tagger, base) - {"korean-central-news-agency"} == bodies


@pytest.mark.parametrize(
    ("text", "name", "entity_id"),
    [
        ("A boat sank off Ongjin County, Incheon.", "Ongjin County", "ongjin-county-incheon"),
        ("Shells fell on Ongjin County, South Hwanghae Province.", "Ongjin County", "ongjin"),
        ("The fair in Goseong, South Gyeongsang Province, opened.", "Goseong", "goseong-south-gyeongsang"),
        ("Rain fell in Gwangju, Gyeonggi Province.", "Gwangju", "gwangju-gyeonggi"),
        ("Rain fell in Gwangju, Incheon and Busan.", "Gwangju", "gwangju"),
    ],
)
def test_a_place_is_the_one_in_the_province_beside_it(
    text: str, name: str, entity_id: str, tagger: Tagger, base: Knowledge
) -> None:
    entities = find_entities(tagger.tag(text), base, None, "2025-03-20")
    start = text.index(name)
    assert {entity.id for entity in entities for span in entity.mentions if span.start == start} == {entity_id}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "WASHINGTON (Harbour Wire) — A letter was drafted but not sent, an official who saw it told Harbour Wire. "
            "The official left in May.",
            "Harbour Wire",
        ),
        ("Mara Ibsen, now at the Lakeshore Council, said she had not seen the letter herself.", "Lakeshore Council"),
        ("Lee Soo-min, a fellow at the Northgate Centre, said North Korea would wait.", "Northgate Centre"),
    ],
)
def test_an_agency_and_a_council_are_organisations(text: str, name: str, tagger: Tagger, base: Knowledge) -> None:
    """The language model took the first for a person and the others for places."""
    entities = find_entities(tagger.tag(text), base, None, "2025-03-20")
    assert [one.kind for one in entities if one.name == name] == ["organisation"]


def test_a_stadium_and_a_degree_of_longitude(tagger: Tagger, base: Knowledge) -> None:
    """The language model took the first for an event, the Korean tagger the second for Tokyo's old name."""
    played = find_entities(tagger.tag("They met at Seoul World Cup Stadium on Wednesday."), base, None, None)
    assert [one.kind for one in played if "Stadium" in one.name] == ["place"]
    shaken = find_entities(tagger.tag("진앙은 북위 35.93도, 동경 129.65도이며 깊이는 11km다."), base, None, None)
    assert [one.name for one in shaken if one.name == "동경"] == []


def test_a_centre_where_nobody_works_is_as_the_model_says(tagger: Tagger, base: Knowledge) -> None:
    entities = find_entities(tagger.tag("He lives near Victoria Centre in Nottingham."), base, None, "2025-03-20")
    assert {one.name: one.kind for one in entities} == {"Victoria Centre": "place", "Nottingham": "place"}


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("멤버 연준은 미국에서 미국 팬을 만났다. 가수 연준은 미국 무대에 섰다. 연준은 울었다.", []),
        ("미국 연방준비제도는 금리를 내렸다. 가수 연준이 미국에서 공연했다. 연준은 올릴 뜻이 없다.", [3, 38]),
        ("미국 연준은 금리를 내렸다. 미국 연준은 올릴 뜻이 없다.", [3, 19]),
    ],
)
def test_a_person_whose_name_is_an_abbreviation_is_no_body(
    text: str, mentions: list[int], tagger: Tagger, base: Knowledge
) -> None:
    entities = find_entities(tagger.tag(text), base, None, "2025-03-20")
    found = sorted(span.start for one in entities if one.id == "federal-reserve" for span in one.mentions)
    assert found == mentions


def test_an_adverb_behind_a_body_is_no_part_of_it(tagger: Tagger, base: Knowledge) -> None:
    entities = find_entities(tagger.tag("The Board of Audit and Inspection later said no."), base, None, "2025-03-20")
    assert [one.id for one in entities] == ["board-of-audit-and-inspection"]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("Pyongyang then fired a missile, and the foreign ministry called it a provocation.", 1),
        ("On Monday North Korea flew drones over the border, the foreign ministry said.", 1),
        ("On Monday North Korea fired a missile, the foreign ministry said in a statement carried by KCNA.", 2),
        ("The foreign ministry said on Monday that the drill was a rehearsal for war.", 2),
    ],
)
def test_a_ministry_that_tells_what_a_state_did_to_others_may_be_anothers(
    said: str, number: int, tagger: Tagger, base: Knowledge
) -> None:
    text = f"North Korea's foreign ministry condemned the drill. {said}"
    (ministry,) = (
        one
        for one in find_entities(tagger.tag(text), base, None, "2025-03-20")
        if one.id and one.id.endswith("ministry")
    )
    assert (ministry.id, len(ministry.mentions)) == ("north-korean-foreign-ministry", number)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("タイの国会は5日、新首相を選出した。韓国の大統領は祝意を示した。国会は来週再開する。", set()),
        ("韓国の大統領がタイを訪れた。国会は来週、条約を審議する。", set()),
        ("ベトナム国会が法案を可決した。国会議長は、韓国企業の投資に期待を示した。", set()),
        ("法国国民议会否决信任案。国会将于下周再次表决，韩国大使馆密切关注。", set()),
        ("タイの国会は首相を選出した。憲法裁判所は8月、ペートンタン首相を失職させた。カンボジアも注視する。", set()),
        ("憲法裁判所は4日、尹錫悦大統領の罷免を言い渡した。日本も注視する。", {"constitutional-court-of-korea"}),
        ("泰国宪法法院解除总理职务。宪法法院称，总理违宪。韩国政府没有评论。", set()),
        ("韓国の国会は5日、予算案を可決した。国会は来週も開かれる。", {"national-assembly"}),
        ("韓国とベトナムの首脳が会談した。韓国国会は協定を承認した。国会は来月も審議する。", {"national-assembly"}),
        ("韓国の大統領は米国との交渉の結果を報告した。国会は来週、特別法を審議する。", {"national-assembly"}),
        ("韩国政府公布预算案。国会将于下月表决。", {"national-assembly"}),
        ("韩国国会通过预算案。国会议长禹元植说，感谢各党。", {"national-assembly"}),
    ],
)
def test_a_parliament_or_court_without_its_state_is_not_seouls_where_another_state_is_told_of(
    text: str, bodies: set[str], tagger: Tagger, base: Knowledge
) -> None:
    assert linked(text, tagger, base) == bodies
