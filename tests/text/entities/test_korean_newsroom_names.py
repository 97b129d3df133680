"""Names as Korean newsrooms write them: foreigners with a team behind, Koreans of the former Soviet Union, the North's
compounds of a state and its body, envoys, former heads of universities."""

from __future__ import annotations

import pytest

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger

PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
STRIKER = '거스 벨란 전북 감독은 정상에 올랐다. 벨란 감독은 경기 뒤 "선수들이 해냈다"고 말했다.'


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (STRIKER, PERSON, {"거스 벨란": "전북 감독"}),
        # Koreans abroad: a given name of their country and a family name
        ('알렉세이 심 씨는 박물관을 찾았다. 심 씨는 "돌을 만졌다"고 했다.', PERSON, {"알렉세이 심": "-"}),
        ("2세인 나탈리아 한 씨는 울었다. 토마스 오는 5월에 온다.", PERSON, {"나탈리아 한": "-"}),
        ("2세인 빅토르 김 씨는 울었다. 타티야나 박은 웃었다.", PERSON, {"빅토르 김": "-", "타티야나 박": "-"}),
        # a form of address behind a foreigner is no part of a firm's name
        ("서기장 쎄르게이 쇼이구동지가 평양에 도착하였다.", PERSON, {"쎄르게이 쇼이구": "서기장"}),
        ("로씨야대사 알렉싼드르 마쩨고라가 그를 맞이하였다.", PERSON, {"알렉싼드르 마쩨고라": "로씨야대사"}),
        # a state and its body or office in one word
        ("로씨야외무성은 성명을 냈다. 중국대사관 성원들도 나왔다.", BODY, {"로씨야외무성": "-", "중국대사관": "-"}),
        ("로씨야외무상이 왔다.", PLACE, {"로씨야": "-"}),
        # one who is called by a new post
        ("구단은 새 사령탑에 나대혁 코치를 앉혔다. 나 감독은 3일 온다.", PERSON, {"나대혁": "코치"}),
        ("시는 부시장에 오시온 국장을 임명했다. 오 부시장은 3일 취임했다.", PERSON, {"오시온": "부시장"}),
        # ships, teams by their coach, what a region grows, the head of a branch
        ("유람선 한빛호가 뒤집혔다. 화물선 '김대호'가 닿았다.", PERSON, {}),
        ("홍명보호가 졌다. 홍명보 감독은 웃었다. 벤투호도 졌다.", PERSON, {"홍명보": "감독"}),
        (
            "화물선 한빛호가 닿았다. 김대호 선장은 웃었다. 배우 이선호 씨도 왔다.",
            PERSON,
            {"김대호": "선장", "이선호": "-"},
        ),
        ("강원산 배추와 경북산 사과가 비싸다.", PERSON, {}),
        ("하청지회장은 “최저임금”이라고 외쳤다.", PERSON, {}),
        ("현대차지부장은 웃었다.", BODY, {"현대차지부": "-"}),
        # verbs at whose act somebody acts
        ("비판이 나오자 장관은 물러섰다. 의원이 “보라”고 하자 위원장은 웃었다.", PERSON, {}),
        ("이 말을 전하자 대표는 웃었다. 바람이 강하자 선장은 돌아왔다.", PERSON, {}),
        ("새마을회 박하자 의원이 나오자 김영자 의원도 나왔다.", PERSON, {"박하자": "의원", "김영자": "의원"}),
        # laws and notices
        ("동물보호법이 바뀌었다. 쓰나미주의보가 내렸다. 안내방송이 나왔다.", BODY, {}),
        # cats, numbers and a permit are no towns
        ("고양이 카페가 문을 닫는다. 고양이 사료가 비싸다.", PLACE, {}),
        ("고양이 카페가 문을 닫는다.", PERSON, {}),
        ("이천 명이 모였다. 사천 원을 냈다. 영주권을 얻었다.", PLACE, {}),
        ("이천 시민이 모였다. 사천시는 웃었다.", PLACE, {"이천": "-", "사천시": "-"}),
        # the participle of a verb, no town of the North
        ("진술인으로 나선 환경운동가 강보늬 씨는 웃었다.", PLACE, {}),
        # an envoy is no body
        ("이준호 주애틀랜타총영사와 이석배 주러시아대사가 왔다.", BODY, {}),
        ("남궁현 전 강원대 총장이 별세했다.", PERSON, {"남궁현": "전 강원대 총장"}),
        # particles, ranks, terms and what a quotation goes on with are no part of a body and no person
        ("남궁현 대표는 “우리 싸움”이라고 연대사를 했다.", PERSON, {"남궁현": "대표"}),
        ("정청래 대표는 최고위원회의에서 “민생”이라고 했다.", BODY, {"최고위원회의": "-"}),
        ("정부 고위 관계자는 울었다.", BODY, {"정부": "-"}),
        ("이 대통령은 공동언론발표에서 양해각서(MOU)를 설명했다. 코스피는 올랐다.", BODY, {}),
        ("그는 “고객사와의 계약은 모른다”고 했다. 나카타니 겐 일본 방위상은 웃었다.", BODY, {}),
        ("남궁현 새벽증권 이코노미스트는 웃었다.", PERSON, {"남궁현": "새벽증권 이코노미스트"}),
        # a word before a family name, posts that a sentence gives, a bank, a firm's head; no candidate
        ("올해 채씨를 뽑았다. 채명옥(52) 씨는 기뻐했다. 당시 채씨는 울었다.", PERSON, {"채": "-", "채명옥": "-"}),
        ("방승기 의원을 위원장으로 뽑았다. 방 위원장은 웃었다.", PERSON, {"방승기": "위원장"}),
        # who is named by trade and age only is called by the family name and what the head of any firm is called
        ("창업가 박우람(29)은 가방을 만든다. 박 대표는 웃었다.", PERSON, {"박우람": "대표"}),
        (
            "창업가 박우람(29)과 박나루(31)는 웃었다. 박 대표는 울었다.",
            PERSON,
            {"박우람": "-", "박나루": "-", "박": "대표"},
        ),
        ("최모 씨와 최아람(22)이 왔다. 최 사장은 떠났다.", PERSON, {"최": "사장", "최아람": "-"}),
        ("시인 문가람(51)이 왔다. 문 대통령은 웃었다.", PERSON, {"문가람": "-", "문": "대통령"}),
        # who acts for the head of an office, Taiwan's head of state, the member of a known band
        ("검찰총장 직무대행 박만석은 웃었다. 박 대행은 울었다.", PERSON, {"박만석": "검찰총장 직무대행"}),
        ("대만 총통 라이칭더는 웃었다.", PERSON, {"라이칭더": "대만 총통"}),
        ("블랙핑크 제니는 무대에 올랐다.", PERSON, {"제니": "-"}),
        # "some" behind a family name is no part of the office
        ("이 모 전 부장판사에게 벌금을 물렸다.", PERSON, {"이": "전 부장판사"}),
        ("김 모 전 이사장을 기소했다.", PERSON, {"김": "전 이사장"}),
        # what is counted as nobody is, and what is held in front of a mouth
        ("해경은 방제정 4척을 보냈다. 농가는 한라봉 200상자를 땄다.", PERSON, {}),
        ("그는 왜 마이크를 잡았을까. 마이크 펜스 전 부통령은 웃었다.", PERSON, {"마이크 펜스": "전 부통령"}),
        ("노경섭 교수가 새 총장으로 선출됐다. 노 총장은 웃었다.", PERSON, {"노경섭": "교수"}),
        ("이창용 한은 총재가 왔다. 이 총재는 웃었다.", PERSON, {"이창용": "한은 총재"}),
        ("제갈민 대표이사는 웃었다. 제갈 대표는 울었다.", PERSON, {"제갈민": "대표이사"}),
        ("맹지수 전 대변인이 왔다. 맹 후보는 웃었다.", PERSON, {"맹지수": "전 대변인", "맹": "후보"}),
        (
            "방승기 의원이 편한식 교수를 위원장으로 뽑았다. 방 위원장은 웃었다.",
            PERSON,
            {"방승기": "의원", "편한식": "교수", "방": "위원장"},
        ),
        (
            "백용진 전 국장과 백시온 의원이 왔다. 백 후보는 웃었다.",
            PERSON,
            {"백용진": "전 국장", "백시온": "의원", "백": "후보"},
        ),
        # what somebody is or plays in, the head of a county, vacant posts, schools and law firms
        ("공석인 재난협력실장은 오지 않았다. 김정인 국장은 웃었다.", PERSON, {"김정인": "국장"}),
        ("천성인 감독은 새 영화를 공개했다. 정상인 교수는 웃었다.", PERSON, {"천성인": "감독", "정상인": "교수"}),
        ("법무법인 한결의 탁서진 변호사는 웃었다.", PERSON, {"탁서진": "변호사"}),
        (
            "회계법인 강민호 회계사는 웃었다. 재단법인 탁서진 이사장도 웃었다.",
            PERSON,
            {"강민호": "-", "탁서진": "이사장"},
        ),
        (
            "제갈민 대표이사가 왔다. 제갈윤 대표도 왔다. 제갈 대표는 울었다.",
            PERSON,
            {"제갈민": "대표이사", "제갈윤": "대표"},
        ),
        ("아들 기현도(서천고 교사) 씨가 있다.", PERSON, {"기현도": "-"}),
        ("손병복 울진군수와 이승화 산청군수는 웃었다.", BODY, {}),
        ("정선군수 출마를 준비한다.", PERSON, {}),
        ("도윤서 한빛대 경제학과 교수는 웃었다.", BODY, {"한빛대 경제학과": "-"}),
        ("서울에서 한빛대 경제학과 정치학을 배웠다.", BODY, {"한빛대 경제학": "-"}),
        ("한국공항공사 제주본부는 담요를 나눠 줬다.", BODY, {"한국공항공사": "-"}),
        # public offices of a region, with any particle
        ("보은소방서를 포함한 대원 60명이 왔다. 보은경찰서도 왔다.", BODY, {"보은소방서": "-", "보은경찰서": "-"}),
        ("보은소방서장은 웃었다.", BODY, {"보은소방서": "-"}),
        ("인근 소방서를 찾았다. 관할소방서도 왔다. 전국소방서를 돌았다.", BODY, {}),
        # the side of a person, a branch, a Korean abroad, who runs an office
        ("우 전 군수 측은 하 씨의 진술을 부인했다.", PERSON, {"우": "전 군수", "하": "-"}),
        ("한국수자원공사 연천권지사는 수문을 열었다.", PERSON, {}),
        ("데이비드 대현 강 뉴욕대 교수는 웃었다.", PERSON, {"데이비드 대현 강": "뉴욕대 교수"}),
        ("토니 블링컨 미 국무장관은 웃었다.", PERSON, {"토니 블링컨": "미 국무장관"}),
        ("하청지회 황보름 사무장은 웃었다.", PERSON, {"황보름": "사무장"}),
        # common nouns
        ("구체적인 수치는 언급하지 않았다.", PERSON, {}),
        ("학술지 최신호에 실렸다. 주간지 최근호는 이를 다뤘다. 전시용에 그칠 것이다.", PERSON, {}),
        ("한정 중국 부주석은 왔다. 한정 수량만 판다.", PERSON, {"한정": "중국 부주석"}),
        ("최신호 씨는 웃었다. 전시용 위원장도 웃었다.", PERSON, {"최신호": "-", "전시용": "위원장"}),
        ("아웅산 수치 고문은 풀려났다.", PERSON, {"아웅산 수치": "-"}),
        ('도한별 의원은 "일부"라고 말했다.', PERSON, {"도한별": "의원"}),
        ("인수 후보가 두 곳으로 좁혀졌다. 새벽에 댐이 넘쳤다. 신용평가사는 등급을 올렸다.", PERSON, {}),
        ("도문시와 화룡시, 훈춘시에서도 공연단을 보냈다.", PERSON, {}),
    ],
)
def test_the_names_and_offices_of_a_text(
    text: str, kind: EntityKind, names: dict[str, str], tagger: Tagger, base: Knowledge
) -> None:
    found = [one for one in find_entities(tagger.tag(text), base, None, "2025-11-12") if one.kind is kind]
    assert {
        text[one.mentions[0].start : one.mentions[0].end]: one.role.text if one.role else "-" for one in found
    } == names


def test_a_man_who_is_not_named_is_one_person_with_a_space_before_the_word_for_it(
    tagger: Tagger, base: Knowledge
) -> None:
    once = find_entities(tagger.tag("경찰은 김 모(39) 씨를 붙잡았다. 김 씨는 부인했다."), base, None, None)
    two = find_entities(tagger.tag("김 모(39) 씨와 김 모(41) 씨가 다쳤다. 김 씨는 부인했다."), base, None, None)
    assert [one.name for one in once if one.kind is PERSON] == ["김모"]
    assert [one.name for one in two if one.kind is PERSON] == ["김모", "김 씨"]
