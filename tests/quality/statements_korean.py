"""Short Korean texts of our own with their statements, marked by hand; see `statements`."""

from __future__ import annotations

from tests.quality.statements import MarkedStatement, MarkedText

JCS = "Joint Chiefs of Staff"

KOREAN = (
    MarkedText(
        "합동참모본부는 북한이 동해상으로 탄도미사일을 발사했다고 밝혔다.",
        (MarkedStatement("indirect", "북한이 동해상으로 탄도미사일을 발사했다", JCS),),
    ),
    MarkedText(
        "북한이 동해상으로 탄도미사일을 발사했다고 합동참모본부가 18일 밝혔다.",
        (MarkedStatement("indirect", "북한이 동해상으로 탄도미사일을 발사했다", JCS),),
    ),
    MarkedText(
        "항만공사 관계자는 19일 브리핑에서 실종된 선원 두 명을 찾고 있다고 말했다.",
        (MarkedStatement("indirect", "실종된 선원 두 명을 찾고 있다", "항만공사 관계자"),),
    ),
    MarkedText(
        "통일부 당국자는 이날 기자들과 만나 합의의 효력이 유지되고 있다고 설명했다. "
        "이 당국자는 추가 조치를 검토하지 않고 있다고 덧붙였다.",
        (
            MarkedStatement("indirect", "합의의 효력이 유지되고 있다", "통일부 당국자"),
            MarkedStatement("indirect", "추가 조치를 검토하지 않고 있다", "통일부 당국자"),
        ),
    ),
    MarkedText(
        "군청은 15일부터 훈련을 시작한다고 발표했다. 훈련은 열흘 동안 이어진다고 설명했다.",
        (
            MarkedStatement("indirect", "15일부터 훈련을 시작한다", "군청"),
            MarkedStatement("indirect", "훈련은 열흘 동안 이어진다", "군청"),
        ),
    ),
    MarkedText(
        "시 관계자는 다리가 안전하다며 다음 주에 다시 열겠다고 밝혔다.",
        (
            MarkedStatement("indirect", "다리가 안전하다", "시 관계자"),
            MarkedStatement("indirect", "다음 주에 다시 열겠다", "시 관계자"),
        ),
    ),
    MarkedText(
        "오세린 부산항만공사 대변인은 이번 조치가 “불가피한 선택”이라고 말했다.",
        (MarkedStatement("mixed", "이번 조치가 “불가피한 선택”", "오세린"),),
    ),
    MarkedText(
        "유엔 안전보장이사회는 모든 회원국이 제재를 이행할 것을 촉구했다.",
        (MarkedStatement("indirect", "모든 회원국이 제재를 이행할 것", "Security Council"),),
    ),
    MarkedText(
        "시민단체들은 정부에 대피소를 늘리라고 촉구했다.",
        (MarkedStatement("indirect", "정부에 대피소를 늘리라", "시민단체들"),),
    ),
    MarkedText(
        "기상청에 따르면 이날 설악산에 눈 20㎝가 쌓였다.",
        (MarkedStatement("indirect", "이날 설악산에 눈 20㎝가 쌓였다", "Meteorological"),),
    ),
    MarkedText(
        "전문가들은 쌀값이 더 오를 것이라고 내다봤다.", (MarkedStatement("indirect", "쌀값이 더 오를 것", "전문가들"),)
    ),
    MarkedText(
        "다리를 다시 놓겠다고 밝힌 군청은 예산을 확보하지 못했다.",
        (MarkedStatement("indirect", "다리를 다시 놓겠다", "군청"),),
    ),
    MarkedText("다리를 다시 놓겠다고 강조했다.", (MarkedStatement("indirect", "다리를 다시 놓겠다", None),)),
    MarkedText(
        "조선중앙통신은 김정은 국무위원장이 농장을 시찰했다고 보도했다.",
        (MarkedStatement("indirect", "김정은 국무위원장이 농장을 시찰했다", "Korean Central News Agency"),),
    ),
    MarkedText(
        "일본 정부는 북한의 발사체가 이미 떨어졌다고 전했다.",
        (MarkedStatement("indirect", "북한의 발사체가 이미 떨어졌다", "일본 정부"),),
    ),
    MarkedText(
        "교장은 “모두 무사하다”며 수업을 곧 다시 시작한다고 말했다.",
        (
            MarkedStatement("direct", "모두 무사하다", "교장"),
            MarkedStatement("indirect", "수업을 곧 다시 시작한다", "교장"),
        ),
    ),
    MarkedText(
        "훈련 연기는 검토하지 않는다고 국방부 대변인이 말했다.",
        (MarkedStatement("indirect", "훈련 연기는 검토하지 않는다", "국방부 대변인"),),
    ),
    MarkedText(
        "외교부는 대화의 문이 열려 있다는 입장을 재확인했다.",
        (MarkedStatement("indirect", "대화의 문이 열려 있다", "Foreign Ministry"),),
    ),
    MarkedText(
        "두 나라는 철도를 잇기로 했다고 발표했다.", (MarkedStatement("indirect", "철도를 잇기로 했다", "두 나라"),)
    ),
    MarkedText("합참 “북한, 동해로 미사일 발사”", (MarkedStatement("direct", "북한, 동해로 미사일 발사", JCS),)),
    MarkedText(
        "군수 “급식비 지원 늘리겠다”\n군수는 급식비 지원을 늘리겠다고 약속했다.",
        (
            MarkedStatement("direct", "급식비 지원 늘리겠다", "군수"),
            MarkedStatement("indirect", "급식비 지원을 늘리겠다", "군수"),
        ),
    ),
    MarkedText(
        "최유나 구청장은 도서관을 짓겠다고 약속했다. 그는 내년에 공사를 시작한다고 밝혔다.",
        (
            MarkedStatement("indirect", "도서관을 짓겠다", "최유나"),
            MarkedStatement("indirect", "내년에 공사를 시작한다", "최유나"),
        ),
    ),
    MarkedText(
        "한지우 교수와 박소담 교수가 서울에서 만났다. 그는 강물이 맑아졌다고 말했다.",
        (MarkedStatement("indirect", "강물이 맑아졌다", None),),
    ),
    MarkedText("노조는 임금을 5% 올려야 한다고 했다.", (MarkedStatement("indirect", "임금을 5% 올려야 한다", "노조"),)),
    MarkedText("기자들은 언제 문을 여느냐고 물었다.", (MarkedStatement("indirect", "언제 문을 여느냐", "기자들"),)),
    MarkedText(
        "군사회담을 열자고 통일부가 제안했다.",
        (MarkedStatement("indirect", "군사회담을 열자", "Ministry of Unification"),),
    ),
    MarkedText(
        "로이터통신은 미 국방부 당국자를 인용해 항공모함이 부산에 도착했다고 보도했다.",
        (MarkedStatement("indirect", "항공모함이 부산에 도착했다", "Reuters"),),
    ),
    MarkedText(
        "연구소는 보고서에서 강수량이 줄고 있다고 지적했다.",
        (MarkedStatement("indirect", "강수량이 줄고 있다", "연구소"),),
    ),
    MarkedText(
        "주민들은 물이 끊겼다고 주장하면서 시청 앞에 모였다.", (MarkedStatement("indirect", "물이 끊겼다", "주민들"),)
    ),
    MarkedText(
        "군 소식통은 함정이 항구를 떠난 것 같다고 귀띔했다. 함정이 어디로 가는지는 알 수 없다.",
        (MarkedStatement("indirect", "함정이 항구를 떠난 것 같다", "군 소식통"),),
    ),
    MarkedText(
        "윤 총재가 금리를 말한 뒤에도 물가가 오를 것이라며 다른 위원이 우려를 드러냈음을 시사했다.",
        (MarkedStatement("indirect", "윤 총재가 금리를 말한 뒤에도 물가가 오를 것", None),),
    ),
    MarkedText(
        "여행사에 따르면 기차표 앱 온누리는 요금을 낮춘다고 발표했다.",
        (MarkedStatement("indirect", "기차표 앱 온누리는 요금을 낮춘다고 발표했다", "여행사"),),
    ),
    MarkedText(
        '산골 마을에 사는 한 주민은 "눈이 사흘째 온다"고 말했다.',
        (MarkedStatement("direct", "눈이 사흘째 온다", "한 주민"),),
    ),
    MarkedText(
        "문화원은 내년 관람객이 늘어날 것으로 내다봤다.",
        (MarkedStatement("indirect", "내년 관람객이 늘어날 것", "문화원"),),
    ),
    MarkedText(
        "한국은행은 기준금리를 동결했다. 물가가 아직 높다고 이유를 밝혔다.",
        (MarkedStatement("indirect", "물가가 아직 높다", None),),
    ),
    MarkedText(
        "국경의 한 사업가는 장마당 물가가 두 배로 올랐다고 했다. 그러면서 옥수수를 찾는 사람이 늘었다고 덧붙였다.",
        (
            MarkedStatement("indirect", "장마당 물가가 두 배로 올랐다", "사업가"),
            MarkedStatement("indirect", "옥수수를 찾는 사람이 늘었다", "사업가"),
        ),
    ),
    MarkedText(
        "구청장은 “문은 열려 있다”면서도 “약속은 지켜야 한다”고 강조했다.",
        (
            MarkedStatement("direct", "문은 열려 있다", "구청장"),
            MarkedStatement("direct", "약속은 지켜야 한다", "구청장"),
        ),
    ),
    MarkedText(
        "어민 정도윤 씨는 “작년에 배를 잃었다”고 한숨을 쉬었다.",
        (MarkedStatement("direct", "작년에 배를 잃었다", "정도윤"),),
    ),
    MarkedText(
        "교장은 “모두 무사하다”고 말했고, 군수는 “다리를 고치겠다”고 맞받았다.",
        (MarkedStatement("direct", "모두 무사하다", "교장"), MarkedStatement("direct", "다리를 고치겠다", "군수")),
    ),
    MarkedText(
        "교장은 “모두 무사하다”고 말했고, 군수는 수업을 다시 시작한다고 밝혔다.",
        (
            MarkedStatement("direct", "모두 무사하다", "교장"),
            MarkedStatement("indirect", "수업을 다시 시작한다", "군수"),
        ),
    ),
    MarkedText(
        "군청은 다리를 놓겠다고 밝혔고, 비용은 30억 원이라고 설명했다.",
        (MarkedStatement("indirect", "다리를 놓겠다", "군청"), MarkedStatement("indirect", "비용은 30억 원", "군청")),
    ),
    MarkedText(
        "구청장은 훈련을 계속한다고 밝혔고, 북한은 “훈련은 도발이다”라고 주장했다.",
        (MarkedStatement("indirect", "훈련을 계속한다", "구청장"), MarkedStatement("direct", "훈련은 도발이다", None)),
    ),
    MarkedText(
        "주간지는 한도윤 시장이 “다리를 놓겠다”고 말했다고 보도했다.",
        (MarkedStatement("direct", "다리를 놓겠다", "한도윤"),),
    ),
    MarkedText(
        "주간지는 한도윤 시장이 다리를 다시 놓겠다고 말했다고 보도했다.",
        (MarkedStatement("indirect", "한도윤 시장이 다리를 다시 놓겠다고 말했다", "주간지"),),
    ),
    MarkedText(
        "“정말 무서웠어요.” 섬 주민 박금례 씨는 그날 아침을 떠올리며 이렇게 말했다.",
        (MarkedStatement("direct", "정말 무서웠어요.", "박금례"),),
    ),
    MarkedText(
        "“불빛이 하나도 없었어요.” 강변을 다녀온 윤해솔 작가의 말이다.",
        (MarkedStatement("direct", "불빛이 하나도 없었어요.", "윤해솔"),),
    ),
    MarkedText(
        "방송은 선원 두 명의 말을 인용해 배가 항구를 떠났다고 전했다.",
        (MarkedStatement("indirect", "배가 항구를 떠났다", "방송"),),
    ),
    MarkedText(
        "구청은 “문을 열겠다”고 밝힌 반면, 경찰은 “아직 위험하다”고 강조했다.",
        (MarkedStatement("direct", "문을 열겠다", "구청"), MarkedStatement("direct", "아직 위험하다", "경찰")),
    ),
)

WITHOUT_STATEMENTS = (
    "정부가 다음 달 특사를 보낼 계획인 것으로 알려졌다.",
    "회담이 연기됐다고 알려졌다.",
    "북한이 위성을 다시 발사할 것으로 전망된다.",
    "외교부는 회담 날짜를 정했다고 밝히지 않았다.",
    "장관은 다음 주에 계획을 밝힐 예정이다.",
    "많은 주민은 겨울이 길 것이라고 생각한다.",
    "정부는 회담을 열자고 하지 않았다.",
    "주민들은 다리가 무너졌다는 소식을 듣고 대피했다.",
    "전시회의 제목은 “오래된 강”이다.",
    "시청은 다리를 고치려고 예산을 마련했다.",
    "이 산은 호랑이가 살았다고 전해진다.",
    "군청은 다리를 ‘무지개’라고 부른다.",
)
