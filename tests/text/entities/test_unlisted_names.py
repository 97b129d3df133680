"""Koreans whose family or given name is in no list, beside an office, and the words that only look like them."""

from __future__ import annotations

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes.tables import table

NAMED = (
    ("물러난 능시은 전 문화부시장의 후임은 정해지지 않았다.", "능시은", "전 문화부시장"),
    ("수사를 이끄는 채옥분 경상의료원 지부장은 말을 아꼈다.", "채옥분", "경상의료원 지부장"),
    ("경찰은 현장소장 가동민을 체포했다.", "가동민", "현장소장"),
    ("육동한 춘천시장은 예산을 줄였다.", "육동한", "춘천시장"),
    ("국토교통부에서 나온 나기담 철도국장은 서두르지 않았다.", "나기담", "철도국장"),
    ("인천시장 유정본은 고개를 숙였다.", "유정본", "인천시장"),
    ("야당 소속 나래울 의원과 명재윤 의원이 맞섰다.", "나래울", "의원"),
    ("최고의학책임자(CMO)인 한다올 전무는 고개를 숙였다.", "한다올", "최고의학책임자"),
    ("금속노조 조선하청지회장인 천둥산은 천막에서 잤다.", "천둥산", "금속노조 조선하청지회장"),
    ("자원봉사자 도은결은 국수를 삶는다.", "도은결", "-"),
    ("법정 통역을 맡은 단소희가 눈길을 끌었다.", "단소희", "-"),
    ("같은 반 마루빛 군은 도시락을 싸 왔다.", "마루빛", "-"),
    ("마을 이장 함박눈 씨는 반겼다.", "함박눈", "마을 이장"),
    ('[심보라/부산진소방서 예방안전과장 : "불이 빨리 번졌습니다."]', "심보라", "부산진소방서 예방안전과장"),
    ("남자 계영의 변찬솔-도우빈-모세현은 결승에 올랐다.", "도우빈", "-"),
    ("가수 미로(본명 서미로)가 주제가를 불렀다.", "미로", "-"),
    ("형대웅(국토연구원 선임연구위원)씨 장인상 = 23일 춘천성심병원", "형대웅", "국토연구원 선임연구위원"),
    ("화엄사 교구장 우석 스님이 자리했다.", "우석", "화엄사 교구장"),
    ("조타장 옥건웅 상사와 아내가 왔다.", "옥건웅", "상사"),
    ("이 회사 메모리사업부장(사장)인 민성채는 부인했다.", "민성채", "회사 메모리사업부장"),
    ("유력 총리 후보로 거론되는 심다온 전 의원은 부인했다.", "심다온", "전 의원"),
    ("칭화대 국제관계연구원 자오밍타오 교수는 신중론을 폈다.", "자오밍타오", "교수"),
    ("크리스티나 오코너 전 리버벤드 부사장이 선임됐다.", "크리스티나 오코너", "전 리버벤드 부사장"),
    (
        "장샤오퉁 중국 상무부 국제무역협상대표 겸 부부장은 반발했다.",
        "장샤오퉁",
        "중국 상무부 국제무역협상대표 겸 부부장",
    ),
    ("환경단체의 옥수빈 활동가는 공사를 멈추라고 했다.", "옥수빈", "활동가"),
    ("나한솔 강원도 도시재생과장이 참석했다.", "나한솔", "강원도 도시재생과장"),
    ("문하린 대구지검장은 출근하지 않았다.", "문하린", "대구지검장"),
    ("대한한돈협회 홍성지부장 예병우는 호소했다.", "예병우", "대한한돈협회 홍성지부장"),
    ("편도솔 외교부 아프리카국장이 답했다.", "편도솔", "외교부 아프리카국장"),
    ("쉬팡 주한중국대사는 리셉션을 열었다.", "쉬팡", "주한중국대사"),
    ("일본의 다카하시 유이 경제산업상은 협력을 제안했다.", "다카하시 유이", "경제산업상"),
    (
        "프랑스 대통령 외교수석 장프랑수아 드뷔시에르는 파리에서 성명을 냈다.",
        "장프랑수아 드뷔시에르",
        "프랑스 대통령 외교수석",
    ),
    ("청량사 주지 법진 스님이 종을 쳤다.", "법진", "청량사 주지"),
)
"""A text, a person in it, and the office, "-" for none."""
NOBODY = (
    "정부는 장관을 교체하기로 했다.",
    "국회는 의장을 새로 뽑았다.",
    "도의회 의장은 사퇴했다.",
    "노조원 대표가 나섰다.",
    "당대표 선거에 다섯 명이 나섰다.",
    "부시장 사무실을 압수수색했다.",
    "총선거 후보 등록이 시작됐다.",
    "구속된 회장은 말이 없었다.",
    "방북한 러시아 천연자원부 장관이 떠났다.",
    "추천한 위원은 셋이다.",
    "시장 상인은 울상이었다.",
    "시장 예상치를 웃돌았다.",
    "대표 사퇴를 요구했다.",
    "장관 임명을 강행했다.",
    "해솔시 시장은 불출마를 선언했다.",
    "미르대 초빙교수로 자리를 옮겼다.",
    "연해주 주지사는 다리를 약속했다.",
    "한미일 외교장관이 만났다.",
    "1심에서 중형을 받은 회장은 항소했다.",
    "화성 정상각도 발사에 성공했다고 소장이 말했다.",
    "황사는 소장이 걱정할 일이 아니다.",
    "비구니 스님 열 명이 왔다.",
    "젊은 스님 둘이 절을 지켰다.",
    "피격된 의원이 병원으로 옮겨졌다.",
    "순직한 대위의 장례가 열렸다.",
    "만취한 의원이 운전대를 잡았다.",
    "사무총장 해임안을 의결했다.",
    "당무위 의장은 사퇴했다.",
    "여단측 정훈공보부장은 설명했다.",
    "방산팀 선임팀장은 설명했다.",
    "송무과 선임과장이 답했다.",
    "영화 능시은 감독이 왔다.",
    "자원봉사자 도움말은 게시판에 있다.",
    "운전기사 부족난은 심해졌다.",
    "평론가 추천작은 다섯 편이다.",
    "회장인 시어머니가 회사를 물려줬다.",
    "대표인 공동창업자는 떠났다.",
    "여야정-노사정 조율이 이어졌다.",
    "강원도-경기도-경상도 순이다.",
    "[정치부/기자수첩 : 국회가 또 멈췄다.",
    "강서구-양천구-금천구에 호우주의보가 내렸다.",
    "서울시-경기도-인천시가 협약을 맺었다.",
    "문과반-이과반-예체능반을 없앴다.",
    '[주민회/사무국장 : "반대합니다."]',
    '[선주회/회장 : "배를 묶겠습니다."]',
    "선주회 회장은 웃었고 지인회 총무는 울었다.",
    "회사 이름(옛 이름 한빛전자)을 바꿨다.",
    "정무위 위원장이 자리를 떴다.",
    "기재위는 산회했고 여가위 위원장이 사회를 봤다.",
    "공보국은 자료를 냈고 공보국 국장은 답하지 않았다.",
    "조리장은 칼을 들었다.",
    "공무직 근로자가 파업했다.",
    "설명회는 파행했고 공청회도 무산됐다.",
    "배우자와 함께 왔다고 배우자 측이 말했다.",
    "장인상을 당한 직원에게 휴가를 준다.",
    "어시장 상인회가 반발했다.",
    "남도사 주지 스님은 웃었다.",
    "노승 스님 한 분이 지나갔다.",
    "비건빵 제빵사가 상을 받았다.",
    "유기견 봉사자는 주말마다 보호소를 찾는다.",
    "두 나라는 서명식을 미뤘다.",
    '통일부 관계자는 "추정치의 오차가 크다는 점을 감안해야 한다"고 말했다.',
    '한국은행은 금리를 동결했다. 시장은 "동결 기조가 길다"고 내다봤다.',
    '위원장은 "한시도 미룰 수 없다"고 말했다.',
    '시장은 "균형발전은 구호가 아니라 주소를 옮기는 일"이라고 강조했다.',
    "조리복 조리사가 국자를 들었다.",
    "공모 절차가 끝났고 음모를 꾸민 쪽은 따로 있다.",
    "전력 소모를 줄이는 장치다.",
    "하단리의 농장들이 물에 잠겼다.",
)


@table(("text", "name", "office"), NAMED)
def test_a_person_is_found_with_the_office(text: str, name: str, office: str, tagger: Tagger, base: Knowledge) -> None:
    assert (name, office) in persons(text, tagger, base)


@table("text", NOBODY)
def test_a_word_before_or_behind_an_office_is_nobody(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert persons(text, tagger, base) == []


def test_a_part_of_a_foreign_name_is_no_person_of_its_own(tagger: Tagger, base: Knowledge) -> None:
    text = "국경없는의사회의 피에르 은코모 대표는 병상을 내주겠다고 했다."
    assert [name for name, _ in persons(text, tagger, base) if name == "은코모"] == []


def test_a_list_without_a_full_stop_is_read_where_its_long_sentence_is_cut(tagger: Tagger, base: Knowledge) -> None:
    text = "가동민 소장 " * 500
    assert len(tagger.tag(text).morphemes) > 1
    assert ("가동민", "소장") in persons(text, tagger, base)


def persons(text: str, tagger: Tagger, base: Knowledge) -> list[tuple[str, str]]:
    """Each person as first written, with the office."""
    found = find_entities(tagger.tag(text), base, None, "2026-11-29")
    people = [entity for entity in found if entity.kind is EntityKind.PERSON]
    return [(text[one.mentions[0].start : one.mentions[0].end], one.role.text if one.role else "-") for one in people]


def test_a_place_that_ends_in_a_particle_behind_a_consonant_is_whole(tagger: Tagger, base: Knowledge) -> None:
    """ "북극항로" was the harbour of the North Pole with a particle."""
    names = {
        entity.name for entity in find_entities(tagger.tag("국회는 북극항로 개척 특별법을 의결했다."), base, None, None)
    }
    assert "북극항" not in names
