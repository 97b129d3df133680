"""Korean offices as articles put them, and persons whose names sound foreign or end like a particle."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.fakes.tables import table
from tests.text.entities.test_unlisted_names import persons


@table(
    ("text", "name", "office"),
    [
        # Chinese, and Koreans with a given name from Europe
        ("중국은 추메이린 외교부 아주사 부사장을 특별대표에 임명했다.", "추메이린", "외교부 아주사 부사장"),
        ("수사팀은 추메이린 회장을 불렀다.", "추메이린", "회장"),
        ("이날 쉬다웨이 연구소장도 나왔다.", "쉬다웨이", "연구소장"),
        ("투표 결과는 함리디아 추천위원장이 발표했다.", "함리디아", "추천위원장"),
        ("평양을 다녀온 황보바오로 대주교(광주대교구장)가 말했다.", "황보바오로", "광주대교구장"),
        # a name that ends like a particle, where the office has one for the topic
        ("이에 대해 한별이 대책위원장은 반발했다.", "한별이", "대책위원장"),
        # a university before a name
        ("한빛대 고은별 교무처장이 설명했다.", "고은별", "교무처장"),
        ("영화평론가 겸 한결대 객원교수 문도윤 씨는 별 넷을 줬다.", "문도윤", "영화평론가 겸 한결대 객원교수"),
        # offices that were no words for one
        ("은평빛교회 담임목사인 반효진 목사가 나섰다.", "반효진", "은평빛교회 담임목사"),
        ("문도윤 한빛은행 부행장 겸 최고디지털책임자(CDO)가 말했다.", "문도윤", "한빛은행 부행장 겸 최고디지털책임자"),
        ("집행위원장 겸 수석프로그래머인 문도윤 씨가 말했다.", "문도윤", "집행위원장 겸 수석프로그래머"),
        ("문도윤 미국법인장은 말했다.", "문도윤", "미국법인장"),
        ("문도윤 주캄보디아 대사관 경찰영사는 배웅했다.", "문도윤", "주캄보디아 대사관 경찰영사"),
        ("지배인 겸 당위원회 위원인 문도윤동무의 토론이 있었다.", "문도윤", "지배인 겸 당위원회 위원"),
        ("야나 크르스티치 국민옹호관은 말했다.", "야나 크르스티치", "국민옹호관"),
        ("업체 감사인 봉도혁 씨도 왔다.", "봉도혁", "업체 감사"),
        ("학부모 모임 대표로 나선 육봉길 씨는 웃었다.", "육봉길", "학부모 모임 대표"),
        # in the words of the North's media
        ("내각총리인 호영철동지가 공장을 찾았다.", "호영철", "내각총리"),
        ("문화련락위원회 위원장대리 현옥녀가 참가하였다.", "현옥녀", "문화련락위원회 위원장대리"),
        ("국가과학원 연구사 문도윤은 새 기술을 내놓았다.", "문도윤", "국가과학원 연구사"),
        ("음악대학 강좌장인 공훈예술가 문도윤이 심사를 하였다.", "문도윤", "음악대학 강좌장"),
        ("회의에서는 문도윤을 도인민위원회 부위원장으로 선거하였다.", "문도윤", "도인민위원회 부위원장"),
        # the head of a unit, whose name looks like a person's
        ("문도윤 한빛구청장 권한대행은 거부했다.", "문도윤", "한빛구청장 권한대행"),
        ("문도윤 신임 한빛은행장은 웃었다.", "문도윤", "신임 한빛은행장"),
        ("문도윤 금속노조 한빛지회장은 밝혔다.", "문도윤", "금속노조 한빛지회장"),
        # a body in quotation marks behind the name
        ("문도윤 '맑은물' 사무국장은 밝혔다.", "문도윤", "'맑은물' 사무국장"),
        ('문도윤 "통일의집" 이사장과 만났다.', "문도윤", '"통일의집" 이사장'),
        # words in quotation marks that the person says
        ('문도윤(41) "물러나라" 장관 사퇴를 요구했다.', "문도윤", "-"),
        ('문도윤(41) "법대로 가겠다" 대표는 사과하라.', "문도윤", "-"),
        ('문도윤(41) "강북 전성시대" 시장 공약을 냈다.', "문도윤", "-"),
        ('문도윤(41) "검찰개혁 완수" 대표 복귀를 선언했다.', "문도윤", "-"),
        # a university with a short name, before its dean
        ("조은대 미대 학장인 곽이레 교수는 글을 썼다.", "곽이레", "조은대 미대 학장"),
        # a trade at a body
        ("법무법인 환리의 마윤정 변호사는 상고하겠다고 했다.", "마윤정", "변호사"),
        # two offices, or an office and what else somebody is
        (
            "당중앙위원회 위원이며 도당책임비서인 호영철동지가 참가하였다.",
            "호영철",
            "당중앙위원회 위원이며 도당책임비서",
        ),
        ("가온시 부시장이자 수필가인 문도윤 씨는 웃었다.", "문도윤", "가온시 부시장"),
        ("전 감사원장이자 현 국회의원인 문도윤 씨가 나섰다.", "문도윤", "현 국회의원"),
        ("재단 이사장인 가온구청장 문도윤 씨가 축사를 했다.", "문도윤", "가온구청장"),
        # an office that somebody is given, with words in between
        ("법인은 20일 신임 이사장에 문도윤 씨를 선임했다.", "문도윤", "신임 이사장"),
        ("악단은 부지휘자 대신 사무국장에 연주자 출신 문도윤 씨를 임명했다.", "문도윤", "사무국장"),
        ("심판위원장은 국가대표를 지도한 가온체대 출신 문도윤 씨가 맡는다.", "문도윤", "-"),
        ("심판위원장은 가온체대 출신 문도윤 씨가 맡는다.", "문도윤", "심판위원장"),
        ("사무국장은 연주자 문도윤 씨가 맡기로 했다.", "문도윤", "사무국장"),
        # not the office of who speaks of another, or whom another comes after
        ("이사장은 사위 문도윤 씨가 맡은 일을 칭찬했다.", "문도윤", "-"),
        ("시장은 측근 문도윤 씨가 임명됐다는 보도를 부인했다.", "문도윤", "-"),
        ("위원장은 시인 문도윤 씨가 선임된 것을 환영했다.", "문도윤", "-"),
        ("정부는 장관에 이어 문도윤 씨를 임명했다.", "문도윤", "-"),
        ("구단은 감독에 가까운 문도윤을 코치로 선임했다.", "문도윤", "코치"),
        # a researcher's rank is no body, and a professor whose name ends like a university is nobody's university
        ("책임연구원 문도윤 씨는 고개를 저었다.", "문도윤", "책임연구원"),
        ("위원장을 김종대 교수로 교체했다.", "김종대", "교수"),
        # a name may end like an official, in front of another name
        ("이종관 김영희 교수가 논문을 냈다.", "이종관", "-"),
        # a private's rank may begin a name
        ("이병은 선장은 웃었다.", "이병은", "선장"),
        # who holds it by a verb, of whatever age
        ("사무국장으로 일하는 문도윤 씨는 고개를 저었다.", "문도윤", "사무국장"),
        ("작전국장에 오른 문도윤 소장이 보고했다.", "문도윤", "작전국장"),
        ("시장을 지낸 일흔두 살 문도윤은 말이 없었다.", "문도윤", "시장을 지낸"),
        ("위도영 통일부 장관의 정책보좌관인 문도윤 씨가 왔다.", "문도윤", "위도영 통일부 장관의 정책보좌관"),
        # a team before its member's office, and the office of the next person behind a leader's name
        ("문도윤 특별검사팀 특검보가 발표했다.", "문도윤", "특별검사팀 특검보"),
        ("위도영 대통령실 비서실장 문도윤은 부인했다.", "위도영", "-"),
        ("위도영 대통령실 비서실장 문도윤은 부인했다.", "문도윤", "대통령실 비서실장"),
        # in brackets, before an age; a body and a trade
        ("▲ 문도윤(전 문화부 차관·향년 84세)씨 별세", "문도윤", "전 문화부 차관"),
        ("▲ 문도윤(법무법인 다온 변호사)씨 모친상", "문도윤", "법무법인 다온 변호사"),
        # items of a notice
        ("▲ 환경부 심사과장 전두리 ▲ 감사과장 소하율", "전두리", "환경부 심사과장"),
        ("▲ 가온시의회 부의장 야로슬라프 치호반 ▲ 간사 소하율", "야로슬라프 치호반", "가온시의회 부의장"),
        # a city, a university and an official, whose words look like names
        ("도배근 인천시 복지국 부본부장은 웃었다.", "도배근", "인천시 복지국 부본부장"),
        ("엄지대 총장에 문도윤 교수가 선임됐다.", "문도윤", "엄지대 총장"),
        ("가온박물관 조정관 문도윤 씨가 나섰다.", "문도윤", "가온박물관 조정관"),
        ("마을 이장인 문도윤 씨는 감자를 나눴다.", "문도윤", "마을 이장"),
        ("환경부 심의관 하야시다 모모코 씨가 별세했다.", "하야시다 모모코", "환경부 심의관"),
        # what somebody is besides an office, and the section of a body
        ("합창단 단장 공훈배우 문도윤이 심사를 하였다.", "문도윤", "합창단 단장"),
        ("공장장이였던 로병 호영철동지가 토론하였다.", "호영철", "공장장이였던"),
        ("문도윤 어업정책과 사무관은 설명했다.", "문도윤", "어업정책과 사무관"),
        # an office that is held counts before one to come
        ("문도윤 수석은 주노르웨이 대사로 내정됐다.", "문도윤", "수석"),
        ("문도윤 씨는 정책수석으로 내정됐다.", "문도윤", "정책수석으로 내정됐다"),
        # the office of the one before stays that one's
        ("문도윤 배우노조 위원장과 감독 채한결이 참석했다.", "채한결", "감독"),
    ],
)
def test_a_korean_office_in_an_article(text: str, name: str, office: str, tagger: Tagger, base: Knowledge) -> None:
    assert (name, office) in persons(text, tagger, base)


@pytest.mark.parametrize(
    "text",
    [
        "화웨이 회장은 반발했다.",
        "허페이 시장은 공장을 둘러봤다.",
        "구이저우 성장은 사과했다.",
        "마카오 행정장관은 베이징을 찾았다.",
        "황사는 소장이 걱정할 일이 아니다.",
        "강원도의회가 20일 새벽 2시 도지사가 낸 예산안을 부결시켰다.",
        "공항 운영사 대표는 말했다.",
        "예금자 모임 대표는 반발했다.",
        "수산성 국장이 말하였다.",
        '야당은 "백지수표"라고 비판했다.',
        "마와티 궁에서 외교부 아프리카국장을 만났다.",
        "좌장은 가온여대 총장이 맡는다.",
        "보건성 국장이 말하였다.",
        "락원기계종합기업소 부부장이 말하였다.",
    ],
)
def test_a_place_or_firm_before_a_korean_office_is_nobody(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert persons(text, tagger, base) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("영국 내무부 조정관 레이철 도너휴 씨가 나섰다.", [("레이철 도너휴", "영국 내무부 조정관")]),
        ("김소백(41·푸른정의당 책임연구원)씨가 말했다.", [("김소백", "푸른정의당 책임연구원")]),
        ("인민군협주단 공훈배우 호영철이 왔다.", [("호영철", "-")]),
    ],
)
def test_a_post_or_section_before_a_name_is_nobody(
    text: str, found: list[tuple[str, str]], tagger: Tagger, base: Knowledge
) -> None:
    assert persons(text, tagger, base) == found
