"""Articles of invented outlets for tests of stories that develop: a launch, the next day's reports, and articles that
only mention it; in English and Korean."""

from __future__ import annotations

LAUNCH = (
    (
        "North Korea fires missile off east coast",
        "SEOUL - North Korea fired a suspected long-range ballistic missile from the Sunan area near Pyongyang toward "
        "the East Sea on Tuesday morning, the Joint Chiefs of Staff said. The missile was launched at a steep angle "
        "at 7:10 a.m. and flew for about 73 minutes before falling into the sea outside Japan's exclusive economic "
        "zone. South Korea stepped up surveillance and shared data with the United States and Japan.",
    ),
    (
        "Missile from Sunan stays aloft for 73 minutes, Tokyo says",
        "Japan's defence ministry said a ballistic missile that North Korea launched from Sunan on Tuesday stayed in "
        "the air for about 73 minutes and reached an altitude of more than 6,000 kilometres. It fell some 250 "
        "kilometres west of Hokkaido, outside the exclusive economic zone. The long-range missile flew about 1,000 "
        "kilometres on a steep path.",
    ),
    (
        "Seoul condemns long-range launch from Sunan",
        "South Korea's National Security Council condemned North Korea's launch of a long-range ballistic missile on "
        "Tuesday as a grave provocation. The missile, fired from Sunan at a steep angle, flew for some 73 minutes "
        "before it fell into the East Sea, the military said. The council met for an hour after the launch.",
    ),
)
NEXT_DAY = (
    "North Korea says long-range missile was Hwasong-18",
    "North Korea said on Wednesday that the long-range missile it had fired from Sunan a day earlier was a Hwasong-18 "
    "with solid fuel. Kim Jong Un watched the launch, the Korean Central News Agency said. The missile flew for 4,415 "
    "seconds, or about 73 minutes, and rose to 6,518 kilometres, the agency said; South Korea's Joint Chiefs of Staff "
    "had reported a launch at a steep angle toward the East Sea.",
)
MONTH_LATER = (
    "A month on, border villagers still talk of the siren",
    "It is a month since the siren sounded in the fishing village of Kojin. Residents remember where they stood when "
    "North Korea's missile flew, and laugh about the tea that went cold. The village has since bought two generators "
    "and painted the shelter door green. Shopkeepers say that visitors from Seoul have come back with the autumn "
    "leaves.",
)
EXPLAINER = (
    "Explainer: How solid fuel changed missile forces",
    "Liquid fuel must be loaded shortly before flight; solid fuel is cast into the motor and keeps for years. From "
    "the American Minuteman to India's Agni, arsenals moved from one to the other for the sake of speed. North Korea "
    "has followed since 2016 with motors of growing thrust. Engineers name the casting of large grains as the hardest "
    "step, and storage as the least understood.",
)
SECOND_LAUNCH = (
    "North Korea fires two short-range missiles from Wonsan",
    "SEOUL - North Korea fired two short-range ballistic missiles from the Wonsan area toward the East Sea on Friday "
    "evening, the Joint Chiefs of Staff said. They flew about 350 kilometres at an altitude of 60 kilometres. The "
    "launch followed a warning by Kim Yo Jong about a drill of South Korean and American bombers this week.",
)
KOREAN_LAUNCH = (
    "북한, 평양 순안서 장거리 탄도미사일 발사…73분 비행",
    "북한이 20일 오전 평양 순안 일대에서 동해상으로 장거리 탄도미사일로 추정되는 발사체를 쐈다고 합동참모본부가 "
    "밝혔다. 미사일은 고각으로 발사돼 약 73분간 비행했으며 최고 고도는 6천㎞를 넘었다. 일본 방위성은 미사일이 "
    "홋카이도 서쪽 250㎞ 해상에 떨어졌다고 발표했다.",
)
KOREAN_SECOND = (
    "북한, 원산서 단거리 탄도미사일 2발 발사",
    "북한이 7일 저녁 원산 일대에서 동해상으로 단거리 탄도미사일 2발을 발사했다고 합동참모본부가 밝혔다. 미사일은 "
    "고도 60㎞로 350㎞를 비행했다. 김여정 부부장은 한미 폭격기 훈련을 비난하는 담화를 냈었다.",
)
KOREAN_FLOOD = (
    "압록강 범람에 신의주 침수…주민 5천여 명 고립",
    "평안북도 신의주와 의주에서 압록강이 범람해 주민 5천여 명이 고립됐다고 조선중앙통신이 보도했다. 김정은 "
    "국무위원장은 헬기 구조를 지휘했다. 헬기 10여 대가 4천200명을 구조했다.",
)
_STORM = (
    "The storm Hinnamnor tore roofs from houses on Baengnyeong and Yeonpyeong, and winds reached 30 metres a second"
)
_STRIKE = (
    "Dockers of the Hanbit union struck for a rise of nine percent, and cranes stood still at the container terminal"
)
ROUND_UP = (
    "Ferries stay in Incheon harbour",
    "Ferries from Incheon stayed in harbour on Tuesday as storm Hinnamnor sent winds over Baengnyeong and Yeonpyeong. "
    "Dockers of the Hanbit union, who are on strike for nine percent, left cranes at the container terminal idle.",
)
STORM = (
    (
        "Storm batters islands",
        f"{_STORM}. Residents of Baengnyeong slept in a school as winds broke windows and roofs flew.",
    ),
    (
        "Storm Hinnamnor leaves islands without roofs",
        "Winds of 30 metres a second tore roofs off on Baengnyeong and Yeonpyeong as storm Hinnamnor passed. The "
        "school on Baengnyeong took residents in.",
    ),
    (
        "More islands count storm damage",
        "Yeonpyeong counted roofs that storm Hinnamnor tore off; winds of 30 metres a second had reached Baengnyeong "
        "and its school. The mayor of Incheon promised two million won for each house.",
    ),
)
STRIKE = (
    (
        "Dockers strike at Incheon terminal",
        f"{_STRIKE}. The Hanbit union and the terminal's owner will talk about the rise on Friday.",
    ),
    (
        "Hanbit union wants nine percent",
        "The Hanbit union of dockers struck at the container terminal for a rise of nine percent. Its cranes stood "
        "still; the owner offers four percent.",
    ),
    (
        "Terminal owner meets dockers",
        "The owner of the container terminal met the Hanbit union of dockers, whose strike for a rise of nine percent "
        "left cranes still.",
    ),
)
