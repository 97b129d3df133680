"""Two givers of one number in one article: an official and a lawmaker, a ministry and an operator."""

from __future__ import annotations

import pytest

from bot.news.contrasted import contrasted


def _told(*sentences: str) -> list[tuple[str, str, str, str]]:
    return [
        (
            low.giver,
            sentences[low.sentence][low.start : low.end],
            high.giver,
            sentences[high.sentence][high.start : high.end],
        )
        for low, high in contrasted(sentences)
    ]


@pytest.mark.parametrize(
    ("sentences", "first", "second"),
    [
        (
            ["Rep. Ma Yoon-seo of the ruling party put the number at 800, while Rep. Tak Jae-ho spoke of 600."],
            ("Rep. Ma Yoon-seo of the ruling party", "800"),
            ("Rep. Tak Jae-ho", "600"),
        ),
        (
            ["The port authority said 240 containers were lost, but the shipping line put the figure at 310."],
            ("The port authority", "240 containers"),
            ("the shipping line", "310"),
        ),
        (
            [
                "Some 4,000 farmers joined the march in Jeonju, the national police agency said.",
                "The Farmers' League put the number of farmers at 9,000.",
            ],
            ("the national police agency", "Some 4,000 farmers"),
            ("The Farmers' League", "9,000"),
        ),
        (
            [
                "The spill covered 12 km of shore, the coast guard said.",
                "The environment ministry put the length at 17 km.",
            ],
            ("the coast guard", "12 km"),
            ("The environment ministry", "17 km"),
        ),
        (
            [
                "The Insurers' Board said the storm did damage worth 30 billion won.",
                "The chamber of commerce put the damage at 45 billion won.",
            ],
            ("The Insurers' Board", "30 billion won"),
            ("The chamber of commerce", "45 billion won"),
        ),
        (
            ["적십자사는 이재민을 700명으로 추산했다.", "행정안전부는 인원을 900명이라고 밝혀 집계가 엇갈렸다."],
            ("적십자사", "700명"),
            ("행정안전부", "900명"),
        ),
        (
            [
                "국방부는 북한이 노동자 3천명을 보낼 준비를 하고 있다고 보고했다.",
                "회의는 두 시간 동안 이어졌다.",
                "야당 간사인 탁재호 의원은 규모를 2천명이라고 전해 설명이 엇갈렸다.",
            ],
            ("국방부", "3천명"),
            ("야당 간사인 탁재호 의원", "2천명"),
        ),
    ],
)
def test_a_second_giver_puts_the_same_number_otherwise(
    sentences: list[str], first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert _told(*sentences) == [(*first, *second)]


@pytest.mark.parametrize(
    "sentences",
    [
        # two quantities
        ["The military said it flew 600 km, while Tokyo's ministry put the altitude at 50 km."],
        ["The fire service said 12 people died, while the ministry put the number of missing at 30."],
        ["The union said 400 workers walked out, while the company put the number of buses at 90."],
        ["The mayor said 300 homes burned, while the insurer put the damage at 20 billion won."],
        ["The port said 12 ships were held, while the coast guard spoke of 40 sailors."],
        ["Police said 20 people were hurt and 3 were missing, while the union put the number at 25."],
        ["The bank said 8 percent was lost, while the regulator put the figure at 300."],
        # the same, rounded
        ["The coast guard said 5,800 tonnes leaked, while the operator put the amount at about 6,000 tonnes."],
        ["The city said 2,985 people came, while the Citizens' Forum put the number at 3,000."],
        ["The ministry said 101 ships sailed, while the Harbour Board put the number at 100."],
        # a bound
        ["The province said at least 300 homes were hit, while the Red Cross put the number at 420."],
        ["The province said 300 homes were hit, while the Red Cross put the number at more than 250."],
        # before and after
        [
            "The exchange said on Monday that 44 tokens were gone.",
            "The police put the number of tokens at 54 on Tuesday.",
        ],
        ["The fire service first said 12 homes burned, while the ministry later put the number at 30."],
        ["The ministry said 40 people were missing.", "By Friday the Red Cross put the number of people at 22."],
        ["The ministry said 900 people fled last year.", "The Red Cross put the number of people at 1,400."],
        ["The ministry said 900 people fled in 2019.", "The Red Cross put the number of people at 1,400."],
        # part and whole
        ["The ministry said 900 people fled, 300 of them children, while the Red Cross put the number at 1,400."],
        ["The province said 80 of the homes burned, while the Red Cross put the number at 200."],
        ["The company said another 50 workers would go, while the union put the number at 400."],
        # plan and outcome, a condition
        ["The ministry planned for 900 visitors, while the city put the number at 400."],
        ["The general said a strike would kill 3,000 people, while the institute put the number at 9,000."],
        ["The port said it expects 900 visitors.", "The Harbour Board put the number of visitors at 400."],
        # one giver, or none
        ["The unification ministry said 900 people fled.", "The ministry put the number of people at 1,400."],
        ["The ministry said 900 people fled.", "It put the number of people at 1,400."],
        ["Some 900 people fled.", "The Red Cross put the number of people at 1,400."],
        # denied
        ["The ministry said a report of 900 dead seals was groundless, while the Red Cross put the number at 1,400."],
        # far away, too different
        ["The ministry said 900 people fled.", "Rain fell.", "The Red Cross put the number of people at 1,400."],
        ["The ministry said 9 people fled, while the Red Cross put the number at 14,000."],
        # clocks, days, years, ages
        ["The ministry said it began at 7:40, while the Red Cross put the number at 55."],
        ["Han, 34, said the flood came on Sept 16.", "The Red Cross put the number at 20."],
        # two places, two years, those of one side
        ["The grid company said power was cut to 900 homes.", "Gangwon Province put the number of homes at 1,300."],
        ["The ministry said 15 people died in Busan, while the Medical Centre put the number at 9."],
        ["The Bank of Korea said growth was 2 percent, while the Harbour Bank put it at 3 percent for 2027."],
        ["Police chief Ma Il-do said 30 officers were hurt, while the students' union put the number at 200."],
        ["적십자사는 이재민을 700명으로 추산했다.", "강원도는 규모를 500명이라고 밝혀 집계가 엇갈렸다."],
        # "the number" of another sentence
        ["The coast guard said 18 sailors were rescued.", "The shipping company put the number at 24."],
        ["The coast guard said 18 sailors were rescued, while the company put the number at 24 on board."],
        ["경찰은 경력 3천명을 투입했다고 밝혔다.", "주최 측은 규모를 5천명이라고 밝혔다."],
        # Korean: another thing, time, part or bound
        ["적십자사는 이재민을 700명으로 추산했다.", "행정안전부는 피해액을 900억원이라고 밝혀 집계가 엇갈렸다."],
        ["적십자사는 사망자 7명, 실종자 9명이라고 밝혔다.", "행정안전부는 규모를 12명이라고 밝혀 집계가 엇갈렸다."],
        ["적십자사는 전날 이재민을 700명으로 추산했다.", "행정안전부는 이날 규모를 900명이라고 밝혀 집계가 엇갈렸다."],
        ["적십자사는 이재민을 최소 700명으로 추산했다.", "행정안전부는 규모를 900명이라고 밝혀 집계가 엇갈렸다."],
        ["적십자사는 이재민 700명이 더 늘 것으로 전망했다.", "행정안전부는 규모를 900명이라고 밝혀 집계가 엇갈렸다."],
        ["적십자사는 이재민을 700명으로 추산했다.", "적십자사는 규모를 900명이라고 밝혀 집계가 엇갈렸다."],
    ],
)
def test_look_alikes_are_no_dispute(sentences: list[str]) -> None:
    assert _told(*sentences) == []
