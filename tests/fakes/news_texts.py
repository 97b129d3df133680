"""Articles of invented outlets for tests of stories: a flood in several papers, and other events that resemble it."""

from __future__ import annotations

WIRE = (
    "SEOUL, July 29, 2024 - Torrential rain along the Amnok River has flooded Sinuiju and the county of Uiju in North "
    "Pyongan Province, leaving about 5,000 people stranded, state media reported on Monday. Kim Jong Un visited the "
    "area and oversaw a rescue in which some ten helicopters made repeated flights, the Korean Central News Agency "
    "said. More than 4,200 people were airlifted to safety, according to the report. Rainfall over the weekend passed "
    "the danger line on the river, which forms the border with China."
)
WIRE_CUT = (
    "Torrential rain along the Amnok River has flooded Sinuiju and the county of Uiju in North Pyongan Province, "
    "leaving about 5,000 people stranded, state media reported on Monday. Kim Jong Un visited the area and oversaw a "
    "rescue in which some ten helicopters made repeated flights, the Korean Central News Agency said. Readers in the "
    "harbour district will remember the flood of 1987, when the old bridge was lost."
)
FLOOD = (
    "North Korean leader Kim Jong Un inspected flooded districts of Sinuiju as helicopters lifted thousands of "
    "residents from islands in the swollen Amnok River, KCNA reported. Some 4,200 people in Sinuiju and Uiju were "
    "brought to safety. The heavy rain at the weekend had cut off about 5,000 residents in North Pyongan Province."
)
FLOOD_LATER = (
    "South Korea's Red Cross offered relief supplies to the victims of the flood in Sinuiju and Uiju, where the Amnok "
    "River burst its banks last weekend. Pyongyang has not answered the offer. Kim Jong Un had visited Sinuiju, where "
    "thousands of residents in North Pyongan Province were lifted out by helicopters."
)
MISSILE = (
    "North Korea fired several short-range ballistic missiles from the Wonsan area toward the East Sea on Thursday, "
    "the Joint Chiefs of Staff said in Seoul. The missiles flew about 300 kilometres before falling into the water. "
    "Washington and Tokyo condemned the launch as a violation of Security Council resolutions."
)
KOREAN_ONE = (
    "북한이 평안북도 신의주와 의주 일대의 압록강 홍수로 주민 5천여 명이 고립됐다고 조선중앙통신이 보도했다. "
    "김정은 국무위원장은 신의주를 찾아 헬기 구조를 지휘했다. 압록강 수위가 위험 수위를 넘었다."
)
KOREAN_TWO = (
    "압록강 홍수로 신의주에서 고립된 주민이 헬기로 구조됐다. 조선중앙통신은 김정은 국무위원장이 의주와 신의주의 "
    "수해 현장에서 구조를 지휘했다고 전했다. 평안북도 주민 5천여 명이 고립됐었다."
)
UNRELATED = {
    "Harbour crane falls in Wonsan": "A crane collapsed on the quay at Wonsan. Nobody was hurt, a port master said.",
    "Railway bridge repaired": "Engineers finished welding the Tumen railway bridge. Freight trains cross again.",
    "Orchard harvest begins": "Farmers at Kosan picked the first apples. Frost in April had thinned the blossom.",
    "Satellite photographed": "A commercial camera caught scaffolding at Sohae. Analysts counted nine trucks.",
    "Museum buys manuscript": "The Gwangju museum bought a map drawn in 1861. Its paper is mulberry.",
    "Chess prodigy wins": "An eleven-year-old from Busan won the blitz tournament. She plays Sicilian openings.",
}
KILNS = (
    "Potters of Icheon open their kilns",
    "Potters in Icheon broke the seals of their kilns and showed what had become of the glaze. A celadon vase came out "
    "whole.",
)
KILNS_KOREAN = (
    "이천 도예가들, 가마 문을 열다",
    "이천 도예가들이 가마의 봉인을 뜯고 유약이 어떻게 나왔는지 보였다. 청자 꽃병 하나가 온전하게 나왔다. "
    "관람객은 도자기를 살 수 있다.",
)
KOREAN_CRAFTS = (
    ("강진 청자 박물관 새 단장", "강진 청자 박물관이 전시실을 새로 꾸몄다. 고려 도자기를 모은 방이 넓어졌다."),
    ("여주 그릇 장터, 주말에 열려", "여주 장터가 주말에 열린다. 그릇을 반값에 살 수 있고 관람객 주차는 무료다."),
    ("광주 왕실 가마터 발굴", "광주 왕실 가마터에서 백자 조각이 나왔다. 가마 바닥이 그대로 남아 있었다."),
    ("조선 꽃병 최고가", "서울 경매에서 조선 꽃병 하나가 최고가에 팔렸다. 산 사람은 밝히지 않았다."),
)
"""What the Korean edition of `KILNS` resembles in its own language."""
