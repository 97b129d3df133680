"""An analyst, a professor or the head of an association with the name of a minister is not the minister."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


def known(text: str, tagger: Tagger, base: Knowledge) -> set[str]:
    """The ids of the persons of a text of November 2025 whom the base has."""
    entities = find_entities(tagger.tag(text), base, None, "2025-11-27")
    return {entity.id for entity in entities if entity.id and entity.kind == "person"}


@pytest.mark.parametrize(
    "text",
    [
        "“They pay for it late,” said Park Ji-won of Mirim Securities, who cut her target.",
        "Mirim Securities analyst Park Ji-won said the price was high.",
        "Cho Hyun, chief economist at Mirim Bank, said growth would slow.",
        "Chung Dong-young, head nurse at Busan Medical Center, said beds were full.",
        "Lee Jong-seok from the Harbour Federation of Small Businesses said costs rose.",
        "Kim Tae-young, the mayor of Gimcheon, said the dam was safe.",
        "Lee Ji-eun, a director at the Unification Ministry, said so.",
        "이지은 통일부 과장은 “검토 중”이라고 말했다.",
        "Wang Yi of Lakeside University said the talks were useful.",
        "박지원 미림증권 애널리스트는 “주가가 비싸다”고 말했다.",
        "미림증권 박지원 연구원은 “주가가 비싸다”고 말했다.",
        "조현 한빛병원 원장은 “병상이 없다”고 말했다.",
        "김민석 울산상공회의소 부회장은 “물류비가 올랐다”고 말했다.",
        "한빛경제연구원 김민석 박사는 “물류비가 올랐다”고 말했다.",
        "延世大の趙顕教授は「判決は妥当だ」と述べた。",
        "未来证券分析师朴智元说，韩元还会贬值。",
        "Kim Min-seok, an analyst at State Street Bank, said so.",
        "조현 한빛대 총장은 “판결은 타당하다”고 말했다.",
        "조현 한빛대 교수 “판결은 타당하다”.",
        "Kim Min-jae, head of the Mirim Fishery Union, said the boats would stay in port.",
        "Kim Min-jae, who runs a hardware shop in Gunsan, said sales had halved.",
        "Park Ji-sung, mayor of Yeongdeok, said the road would be repaired by May.",
        "Lee Ji-eun, a surgeon at Hanul Medical Center, said the patient was stable.",
        "Lee Jung-jae, a councillor for Suwon's Paldal district, asked who had signed.",
        "Lee Jae-yong, who teaches history at a middle school in Wonju, said pupils were tired.",
        "Lee Sang-hyeok, chairman of the Haneul Apple Growers' Cooperative, said frost had ruined the crop.",
        "Kim Dong-yeon, owner of a noodle restaurant in Sokcho, said he would close.",
        "Han Dong-hoon, a firefighter in Donghae, carried the child out of the house.",
        "김민재 미림수협 조합장은 “배가 나가지 못한다”고 말했다.",
        "박지성 영덕군수는 “도로를 고치겠다”고 말했다.",
        "박인비 변호사는 “해고는 위법”이라고 말했다.",
        "김범수 서산대 교수 연구팀이 논문을 냈다.",
        "한동훈 동해소방서 소방장은 “아이를 구했다”고 말했다.",
        "漁協の金玟哉組合長は「船が出せない」と話した。",
        "检察官孙兴慜说，将起诉嫌疑人。",
    ],
)
def test_other_work_is_that_of_another(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert known(text, tagger, base) == set()


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Park Jie-won, a five-term lawmaker of the Democratic Party, wants a vote.", "park-jie-won"),
        ("Cho Kuk, a former law professor at Lakeside University, founded the party.", "cho-kuk"),
        ("Cho Hyun, who has taught at Lakeside University, was named foreign minister.", "cho-hyun-minister"),
        ("Prime Minister Kim Min-seok spoke at Lakeside University.", "kim-min-seok-politician"),
        ("Kim Sung-han, a professor at Lakeside University, was national security adviser.", "kim-sung-han"),
        ("Yang Uk, an analyst at the Lakeside Institute, said so.", "yang-uk"),
        ("안규백 국방연구원 방문해 격려.", "ahn-gyu-back"),
        ("이재명 삼성전자 사장 만나 투자 논의.", "lee-jae-myung"),
        ("조현 외교부 장관은 연세대 강연에서 “외교가 흔들린다”고 말했다.", "cho-hyun-minister"),
        ("Climate Minister Kim Sung-hwan said coal plants would close.", "kim-sung-whan-minister"),
        ("김성환 기후에너지환경부 장관은 “석탄발전을 닫겠다”고 말했다.", "kim-sung-whan-minister"),
        ("Former foreign minister Kim Sung-hwan said talks were needed.", "kim-sung-hwan-minister"),
        ("김성환 전 외교통상부 장관은 “대화가 필요하다”고 말했다.", "kim-sung-hwan-minister"),
        ("Former Defense Minister Kim Tae-young spoke.", "kim-tae-young-minister"),
        ("Cho Hyun, the finance minister, said growth would slow.", "cho-hyun-minister"),
        ("김용현 동국대 북한학과 교수는 “문은 열려 있다”고 말했다.", "kim-yong-hyun-professor"),
        ("김용현 전 국방부 장관은 부인했다.", "kim-yong-hyun"),
        ("박지원 두산에너빌리티 회장은 “수출한다”고 말했다.", "park-gee-won-chairman"),
        ("박지원 더불어민주당 의원은 “미뤄야 한다”고 말했다.", "park-jie-won"),
        ("김영호 더불어민주당 의원은 “예산을 늘려야 한다”고 말했다.", "kim-young-ho-lawmaker"),
        ("王毅在北京大学发表演讲说，合作是主流。", "wang-yi"),
        (
            "Cho Hyun, a diplomat who headed the Lakeside Institute, became foreign minister in July.",
            "cho-hyun-minister",
        ),
        ("Professor Cho Hyun, the next foreign minister, spoke at Lakeside University.", "cho-hyun-minister"),
        ("이종석 세종연구소 수석연구위원은 국정원장에 지명됐다.", "lee-jong-seok-minister"),
        ("김성환 동아시아재단 이사장은 전 외교부 장관이다.", "kim-sung-hwan-minister"),
        ("배경훈 한빛AI연구원장이 장관 후보자로 지명됐다.", "bae-kyung-hoon"),
        (
            "Kim Min-seok, head of the Institute for Democracy, the party's think tank, spoke.",
            "kim-min-seok-politician",
        ),
        ("Wang Yi, a member of the Politburo and director of the foreign affairs office, spoke.", "wang-yi"),
        ("Unification chief Chung Dong-young of Lakeside High School's class of 1971 spoke.", "chung-dong-young"),
        ("Chung Dong-young at Lakeside University said talks must go on.", "chung-dong-young"),
        ("Ahn Cheol-soo, founder of AhnLab Inc and a doctor, ran for president.", "ahn-cheol-soo"),
        ("Jeong Eun-kyeong, a doctor at Hanbit Hospital until 1995, is health minister.", "jeong-eun-kyeong"),
        ("최선희 외무상은 김일성종합대학에서 연설했다.", "choe-son-hui"),
        ("정은경 한빛병원을 찾아 격려.", "jeong-eun-kyeong"),
        ("김정은 평양종합병원 준공식 참석.", "kim-jong-un"),
        ("Kim Jong Un at Pyongyang General Hospital cut the ribbon.", "kim-jong-un"),
        ("Lee Jae-myung with the Federation of Korean Industries discussed tariffs.", "lee-jae-myung"),
        ("Son Heung-min, captain of the national team, said the squad was ready.", "son-heung-min"),
        ("Kim Yuna, the Olympic champion and a UNICEF goodwill ambassador, lit the flame.", "kim-yuna"),
        ("Kim Yuna, an honorary ambassador for the 2018 Games, attended the ceremony.", "kim-yuna"),
        ("Park Ji-sung, a technical director at Jeonbuk, watched the football match.", "park-ji-sung"),
        ("Pak Se-ri, chairwoman of the Pak Se-ri Hope Foundation, spoke.", "pak-se-ri"),
        ("Pak Se-ri, chairwoman of the Pak Seri Hope Foundation, spoke.", "pak-se-ri"),
        ("Shin Dong-bin, chairman of the department store operator, apologised.", "shin-dong-bin"),
        ("Prosecutors questioned Shin Dong-bin, head of the group, for hours.", "shin-dong-bin"),
        ("Jungkook, a sergeant, left the army.", "jungkook"),
        ("봉준호 심사위원장은 좋은 작품이 많았다고 말했다.", "bong-joon-ho"),
        ("정용진 구단주는 인천을 찾았다.", "chung-yong-jin"),
        ("Lee Jae-yong, the target of a prosecution probe since 2018, was acquitted.", "lee-jae-yong"),
        ("Samsung Electronics Executive Chairman Lee Jae-yong flew to Washington.", "lee-jae-yong"),
        ("Bong Joon-ho, president of the jury at the festival, praised the entries.", "bong-joon-ho"),
        ("Kim Nam-joon, the group's leader, was discharged from the army.", "rm-rapper"),
        ("Han Kang, the Nobel laureate, said she would not hold a news conference.", "han-kang"),
        ("정의선 대한양궁협회장은 현대차그룹 회장이다.", "chung-euisun"),
        ("韩国国家队队长孙兴慜说，球队准备好了。", "son-heung-min"),
    ],
)
def test_an_office_a_visit_or_former_work_tells_who_is_meant(
    text: str, person: str, tagger: Tagger, base: Knowledge
) -> None:
    assert person in known(text, tagger, base)
