"""What entities of the knowledge base and single words show of a short text's topic."""

from __future__ import annotations

from time import process_time

import pytest

from bot.model.analysis import Entity, EntityKind, Span, Subject, Topic
from bot.policy.search.matching import ON_TOPIC
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from bot.text.topics.lexicon import TopicWords
from bot.text.topics.score import topic


def read(title: str, text: str, tagger: Tagger, base: Knowledge) -> Topic:
    return topic(title, text, find_entities(tagger.tag(text), base, title, "2025-11-27"), base)


@pytest.mark.parametrize(
    ("title", "text", "subject"),
    [
        (
            "Panel: hackers paid for weapons",
            "The Multilateral Sanctions Monitoring Team named eleven exchanges.",
            Subject.SANCTIONS,
        ),
        ("KEDO's reactors rust on the coast", "The concrete was poured in 2002.", Subject.NUCLEAR),
        ("1718 Committee keeps tankers on its list", "Oil went from ship to ship at night.", Subject.SANCTIONS),
        ("Six-party format is dead, envoy says", "He had led his delegation in 2007.", Subject.DIPLOMACY),
        ("Cheonan sinking: survivors mark the day", "Forty-six sailors died.", Subject.BORDER_INCIDENT),
        ("Kangson gets a second hall", "The annex has the cooling units of the older building.", Subject.NUCLEAR),
        ("Hwasong-20 shown at night", "The canister has eleven axles.", Subject.MISSILES),
        ("Tanker barred from ports", "It is on the list of Resolution 2397.", Subject.SANCTIONS),
        ("다국적제재모니터링팀 새 보고서", "거래소 열한 곳의 이름이 담겼다.", Subject.SANCTIONS),
        ("동창리서 크레인 포착", "받침대 옆에 서 있었다.", Subject.MISSILES),
        ("Panel of Experts names tankers", "They took oil from Vladivostok to Nampo.", Subject.SANCTIONS),
        ("軍, 비무장지대 지뢰 제거", "남북이 9·19 군사합의에 따라 중국산 장비를 쓴다.", Subject.INTER_KOREAN),
        ("임진각서 사흘 동안 추모 행사", "한국전쟁 때 숨진 이들을 기렸다.", Subject.HISTORY),
        ("火星20、夜間に公開", "発射管は11軸の車両に載せられた。", Subject.MISSILES),
    ],
)
def test_news_that_names_no_korea_is_told_by_its_bodies_places_and_weapons(
    title: str, text: str, subject: Subject, tagger: Tagger, base: Knowledge
) -> None:
    found = read(title, text, tagger, base)
    assert found.korea >= ON_TOPIC
    assert subject in found.subjects[:2]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Strike at Incheon airport enters third day as talks on pay collapse",
            "Ground handlers in South Korea stayed off the job on Monday after talks on pay and staffing broke down. "
            "The labor union says that 2,300 workers have walked out; the airport counts 1,480.",
        ),
        ("서울 지하철 노조, 내일 파업 돌입", "노사가 밤새 교섭했으나 합의하지 못했다. 노조는 첫차부터 일손을 놓는다."),
    ],
)
def test_a_labour_dispute_is_economy_and_its_talks_are_no_diplomacy(
    title: str, text: str, tagger: Tagger, base: Knowledge
) -> None:
    subjects = read(title, text, tagger, base).subjects
    assert subjects[0] is Subject.ECONOMY
    assert Subject.DIPLOMACY not in subjects


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Poland orders K9 howitzers", "The factory will deliver 152 of them from 2027."),
        ("National Assembly in Paris rejects budget", "Deputies voted by 300 to 220."),
        ("Justice Party wins in Ankara", "It took 40 percent."),
        ("Truth and Reconciliation Commission reopens files", "Pretoria paid for it."),
        ("Link found between sleep and diet", "Nurses kept diaries for a year."),
        ("LINK FOUND BETWEEN SLEEP AND DIET", "Nurses kept diaries for a year."),
        ("Thallium found in well", "Villagers drink from bottles now."),
        ("Team Spirit wins title in Shanghai", "The five players shared the prize."),
        ("WannaCry: what clinics learned", "Wards in England lost a week of records."),
        ("RIMPAC ends off Hawaii", "Ships of 29 navies took part."),
        ("Two fleets drill in the Sea of Japan", "Russian and Chinese frigates fired torpedoes off Vladivostok."),
        ("Ministers meet at the lake", "They spoke of Ukraine for two hours. A line on North Korea stands at the end."),
        (
            "Bridge in Kursk reopens",
            "Trucks cross again, Vladivostok's governor said of the road. North Korea sent a message.",
        ),
        ("平壌から届いた便り、長崎の寺に", "住職は東京と広島でも公開した。"),
        ("Inspectors return to Fordow", "They counted machines. Files on Syria and North Korea stay open."),
        ("美 국방부, 예산 8% 삭감", "워싱턴에서 의회에 보고했다."),
        ("Panel of Experts sees arms flow to Sudan", "Trucks went from Chad to Darfur."),
        ("UN Sanctions Committee lists two militants", "They fight for al-Shabaab in Somalia."),
        ("Russian 8th Army general killed", "A bomb went off in Luhansk, Ukraine said."),
        ("Israeli tanks enter demilitarized zone", "They crossed from the Golan into Syria at night."),
        ("State senate passes Resolution 84", "Lawmakers in Austin want more rangers in Texas."),
        ("Changbai Mountain ski season opens", "Jilin hosts 40,000 guests from Beijing and Shanghai."),
    ],
)
def test_what_is_sold_known_or_named_elsewhere_makes_no_news_of_the_peninsula(
    title: str, text: str, tagger: Tagger, base: Knowledge
) -> None:
    assert read(title, text, tagger, base).korea < ON_TOPIC


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Bishop sanctions a new hymn book", "The choir may bring guitars."),
        ("Nuclear families buy fewer cars", "Dealers blame the rent."),
        ("새 화장품 '로켓 크림' 출시", "석 달 만에 백만 개가 팔렸다."),
        ("위성락 안보실장 귀국", "공항에서 말을 아꼈다."),
        ("안보실장 인천 도착", "위성락 실장은 말을 아꼈다. 위성락 실장은 곧 보고한다."),
        ("Song Min-soon returns to Seoul", "The former minister said nothing."),
        ("Seoul warns of population collapse", "The fertility rate of South Korea fell again."),
    ],
)
def test_a_word_in_another_sense_or_in_a_name_is_no_subject(
    title: str, text: str, tagger: Tagger, base: Knowledge
) -> None:
    assert read(title, text, tagger, base).subjects == (Subject.OTHER,)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Tokyo protests launch", "North Korea fired two missiles into the East Sea, Japan's coast guard said."),
        ("단둥 다리 다시 열려", "북한 화물차 스무 대가 중국으로 들어왔다."),
        ("丹东大桥恢复通车", "朝鲜货车二十辆驶入中国。"),
        (
            "Dandong customs post reopens",
            "Twenty North Korean trucks crossed into China on Tuesday. They carried coal.",
        ),
        ("Japan lodges protest", "Tokyo protested after a ballistic missile from North Korea fell near its waters."),
        (
            "Vladivostok airport adds flights",
            "It will have two flights a week to Pyongyang, its director said on Monday.",
        ),
    ],
)
def test_a_title_that_names_another_country_leaves_a_short_text_on_korea_its_topic(
    title: str, text: str, tagger: Tagger, base: Knowledge
) -> None:
    assert read(title, text, tagger, base).korea >= ON_TOPIC


@pytest.mark.parametrize(
    ("title", "text", "subject"),
    [
        (
            "Crash inquiry blames wall at Busan airport",
            "Investigators said in Seoul on Tuesday that the wall broke the plane. The investigation took a year, an"
            " investigator said.",
            Subject.ECONOMY,
        ),
        (
            "Kim Jong Un calls unity important",
            "He spoke in Pyongyang of the importance of an important and all-important task.",
            Subject.ECONOMY,
        ),
        (
            "북한 외교관 회고록 출간",
            "주쿠바 북한대사관 참사가 회고록을 냈다. 그 대사관 참사는 서울에 산다.",
            Subject.ACCIDENT_DISASTER,
        ),
        ("정동영, 국회서 기금 설명", "통일부 장관은 국회 외교통일위원회에 나와 답했다.", Subject.DIPLOMACY),
    ],
)
def test_the_beginning_of_another_word_shows_no_subject(
    title: str, text: str, subject: Subject, tagger: Tagger, base: Knowledge
) -> None:
    assert subject not in read(title, text, tagger, base).subjects


@pytest.mark.parametrize(
    ("title", "text", "subject"),
    [
        ("여객선 신안서 좌초", "승객 267명이 전원 구조됐다고 한국 해경이 밝혔다.", Subject.ACCIDENT_DISASTER),
        ("Bulk carrier aground off Jindo", "It hit rocks near South Korea's coast.", Subject.ACCIDENT_DISASTER),
        (
            "Support for unification falls in South Korea",
            "Peaceful coexistence is the end that most want.",
            Subject.INTER_KOREAN,
        ),
    ],
)
def test_ships_aground_and_views_on_unification_have_their_subject(
    title: str, text: str, subject: Subject, tagger: Tagger, base: Knowledge
) -> None:
    assert read(title, text, tagger, base).subjects[0] is subject


@pytest.mark.parametrize(
    ("title", "text", "subject"),
    [
        ("Geoje shipyard wins navy order", "South Korea will build two vessels for a navy.", Subject.BORDER_INCIDENT),
        ("北 외무성 부상, 중국 대사 만나", "외무성 부상이 평양에서 중국 대사를 만났다.", Subject.ACCIDENT_DISASTER),
        ("반도체, 수출 변수로 부상", "반도체가 한국 수출의 변수로 부상했다.", Subject.ACCIDENT_DISASTER),
        ("인구 붕괴 앞에 선 지방", "한국 통계청은 인구 붕괴를 경고했다.", Subject.ACCIDENT_DISASTER),
    ],
)
def test_navies_vice_ministers_and_figures_of_speech_are_no_incident(
    title: str, text: str, subject: Subject, tagger: Tagger, base: Knowledge
) -> None:
    assert subject not in read(title, text, tagger, base).subjects


def test_a_longer_word_of_another_meaning_goes_on_to_its_end() -> None:
    words = TopicWords({"economy": ["bank*"], "others": ["burst its bank*", "riverbank*"]})
    assert words.places("The Yalu burst its banks. Banks closed along the riverbanks.") == {"economy": {26}}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Ministers play down film row in Gyeongju talks", "They spoke of a summit in spring."),
        ("North Korean actors hide malware in a novel way", "The hackers asked for a coding test."),
        ("Kim Jong Un scores a point at the plenary", "His goal was unity, analysts of the party said."),
        ("Patriotic youth league swears loyalty in Pyongyang", "Delegates hailed the party congress."),
        ("남북, 관계 발전시켜 나가기로", "두 정상은 공동선언을 재확인했다."),
        ("전시작전통제권 전환 검증 시작", "한미 국방장관은 내년 평가를 마치기로 했다."),
        ("북, 전투수행 능력 판정 검열", "조선인민군 군단들이 참가했다."),
    ],
)
def test_a_figure_of_speech_is_neither_sport_nor_culture(
    title: str, text: str, tagger: Tagger, base: Knowledge
) -> None:
    assert {Subject.SPORT, Subject.CULTURE}.isdisjoint(read(title, text, tagger, base).subjects)


@pytest.mark.parametrize(
    ("title", "text", "subject"),
    [
        ("Moranbong Band singer brings a new album to Pyongyang", "The concert lasted an hour.", Subject.CULTURE),
        (
            "South Korea beat Paraguay in Seoul",
            "The World Cup draw follows; the coach praised his goalkeeper.",
            Subject.SPORT,
        ),
    ],
)
def test_sport_and_culture_are_still_told(
    title: str, text: str, subject: Subject, tagger: Tagger, base: Knowledge
) -> None:
    assert read(title, text, tagger, base).subjects[0] is subject


def test_a_text_with_thousands_of_names_and_words_is_read_in_linear_time(base: Knowledge) -> None:
    unit, count = "IAEA nuclear missile sanctions Tokyo. ", 8_000

    def named(identity: str, name: str, kind: EntityKind) -> Entity:
        places = range(unit.index(name), count * len(unit), len(unit))
        return Entity(identity, name, kind, tuple(Span(at, at + len(name)) for at in places))

    entities = [
        named("international-atomic-energy-agency", "IAEA", EntityKind.ORGANISATION),
        named("tokyo", "Tokyo", EntityKind.PLACE),
    ]
    start = process_time()
    topic("Inspectors meet", unit * count, entities, base)
    assert process_time() - start < 0.7


@pytest.mark.parametrize(
    ("title", "text", "is_accident"),
    [
        (
            "拉致被害者家族「時間がない」",
            "北朝鮮による拉致被害者の家族らが集会を開いた。失踪当時13歳だった。警察庁によると行方不明者は871人に上る。",
            False,
        ),
        (
            "韓国の旅客船火災、3人行方不明",
            "韓国南西部の沖で旅客船から出火し、3人が行方不明になった。海洋警察が捜索している。",
            True,
        ),
    ],
)
def test_abducted_persons_are_missing_in_no_accident(
    title: str, text: str, is_accident: bool, tagger: Tagger, base: Knowledge
) -> None:
    """行方不明 and the 被害 of 被害者 made abductions an accident."""
    found = read(title, text, tagger, base).subjects
    assert (Subject.ACCIDENT_DISASTER in found) is is_accident
