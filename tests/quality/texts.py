"""Our own short texts with their entities: (text, published, {name: (kind, forms in order)}, {person: role})."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Marked(NamedTuple):
    """A text written for these tests. `named` has the text of an entity's mentions, in order."""

    text: str
    published: str | None
    named: dict[str, tuple[str, ...]]
    roles: Mapping[str, str] = MappingProxyType({})


TEXTS = (
    Marked(
        "South Korean President Yoon Suk Yeol spoke with Prime Minister Fumio Kishida by phone on Monday. "
        "Yoon told Kishida "
        "that Seoul wants closer ties, his office said.",
        "2023-05-08",
        {
            "South Korea": ("South Korean", "Seoul"),
            "Yoon Suk Yeol": ("Yoon Suk Yeol", "Yoon"),
            "Fumio Kishida": ("Fumio Kishida", "Kishida"),
        },
        {"Yoon Suk Yeol": "President", "Fumio Kishida": "Prime Minister"},
    ),
    Marked(
        "North Korea fired a Hwasong-18 from near Pyongyang, the South's Joint Chiefs of Staff said. The "
        "JCS said the ICBM "
        "fell in the East Sea. A street in Pyongyang was closed for the parade.",
        "2023-07-12",
        {
            "North Korea": ("North Korea",),
            "Hwasong-18": ("Hwasong-18",),
            "Pyongyang": ("Pyongyang", "Pyongyang"),
            "South Korea": ("South",),
            "South Korean Joint Chiefs of Staff": ("Joint Chiefs of Staff", "JCS"),
            "Sea of Japan": ("East Sea",),
        },
    ),
    Marked(
        "The Chinese Foreign Ministry urged calm. Wang Wenbin, a spokesman for the ministry, said Beijing "
        "opposes unilateral "
        "sanctions on Pyongyang.",
        "2022-06-01",
        {
            "China": ("Chinese", "Beijing"),
            "Chinese Foreign Ministry": ("Foreign Ministry", "ministry"),
            "Wang Wenbin": ("Wang Wenbin",),
            "North Korea": ("Pyongyang",),
        },
        {"Wang Wenbin": "spokesman for the ministry"},
    ),
    Marked(
        "Kim Yo Jong, vice department director of the Central Committee of the Workers' Party of Korea, "
        "issued a statement "
        "carried by the Korean Central News Agency (KCNA).",
        "2023-12-21",
        {
            "Kim Yo Jong": ("Kim Yo Jong",),
            "Central Committee of the Workers' Party of Korea": ("Central Committee of the Workers' Party of Korea",),
            "Korean Central News Agency": ("Korean Central News Agency", "KCNA"),
        },
        {"Kim Yo Jong": "vice department director of the Central Committee of the Workers' Party of Korea"},
    ),
    Marked(
        "Kim Jong Un met Kim Yong Chol at the hotel. Kim left early.",
        "2018-05-30",
        {"Kim Jong Un": ("Kim Jong Un",), "Kim Yong Chol": ("Kim Yong Chol",)},
    ),
    Marked(
        "Ri Yong Ho, the foreign minister, arrived in New York for the United Nations General Assembly. Ri "
        "did not speak to "
        "reporters.",
        "2018-09-25",
        {"Ri Yong Ho": ("Ri Yong Ho", "Ri"), "New York City": ("New York",)},
        {"Ri Yong Ho": "foreign minister"},
    ),
    Marked(
        "Bang Su-min, a captain of the guard at the village of Panmunjom, waved. Later Bang laughed with "
        "Cho Eun-byeol.",
        None,
        {"Bang Su-min": ("Bang Su-min", "Bang"), "Panmunjom": ("Panmunjom",), "Cho Eun-byeol": ("Cho Eun-byeol",)},
    ),
    Marked(
        "한국 국방부는 북한이 평양에서 미사일을 발사했다고 밝혔다. 윤석열 대통령은 김정은이 도발했다고 말했다.",
        "2023-02-20",
        {
            "South Korea": ("한국",),
            "North Korea": ("북한",),
            "Pyongyang": ("평양",),
            "Yoon Suk Yeol": ("윤석열",),
            "Kim Jong Un": ("김정은",),
        },
    ),
)
