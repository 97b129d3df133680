"""The origin of a report: credited agencies, and chains of cited media."""

from __future__ import annotations

import pytest

from bot.text.sources.citations import cited
from bot.text.sources.credits import chain, credited
from bot.text.sources.outlets import SourceTable
from tests.fakes.tables import table

YONHAP, KCNA, REUTERS, AP, AFP = "Yonhap News Agency", "KCNA", "Reuters", "The Associated Press", "Agence France-Presse"
BODY = "The missile flew for ten minutes before it fell into the sea.\nNobody was hurt."


@table(
    ("text", "agency"),
    [
        (f"SEOUL, Feb. 14 (Yonhap) -- {BODY}", YONHAP),
        (f"PYONGYANG, Feb. 14 (KCNA) -- {BODY}", KCNA),
        (f"TOKYO (Kyodo) — {BODY}", "Kyodo News"),
        (f"SEOUL, South Korea (AP) — {BODY}", AP),
        (f"BEIJING, 14 February 2024 (Xinhua/AFP) -- {BODY}", "Xinhua"),
        (f"(서울=연합뉴스) 김하늘 기자 = {BODY}", YONHAP),
        (f"(서울=한강통신) 김하늘 기자 = {BODY}", "한강통신"),
        (f"SEOUL, Feb. 14 (Hangang Wire) -- {BODY}", "Hangang Wire"),
        (f"SEOUL, Feb. 14 (Updated) -- {BODY}", None),
        (f"SEOUL (Hangang Wire): {BODY}", None),
        (f"{BODY}\n(Yonhap)", YONHAP),
        (f"{BODY} (Reuters)", REUTERS),
        (f"{BODY}\nAnadolu Agency", "Anadolu Agency"),
        (f"{BODY}\nSource: Xinhua", "Xinhua"),
        (f"{BODY}\nReuters contributed to this report.", REUTERS),
        (f"{BODY} The Associated Press contributed to this report.", AP),
        (f"{BODY}\nWith reporting by AP", AP),
        (f"{BODY}\nAdditional reporting by Reuters.", REUTERS),
        (f"{BODY}\n(With inputs from PTI)", "Press Trust of India"),
        (f"{BODY}\n© AFP", AFP),
        (f"{BODY}\n© 2024 AFP All Rights Reserved", AFP),
        (f"{BODY}\nCopyright 2024 The Associated Press. All rights reserved.", AP),
        (f"{BODY}\nⓒ 연합뉴스, 무단 전재 및 재배포 금지", YONHAP),
        (f"{BODY}\n출처: 연합뉴스", YONHAP),
        (f"{BODY}\n출처=뉴시스", "Newsis"),
        (f"{BODY} /연합뉴스", YONHAP),
        (BODY, None),
        (f"{BODY}\nThe crowd waited outside the Reuters building.", None),
        (f"{BODY}\nReuters building, London", None),
        (f"{BODY}\n© 2024 Han River Post", None),
        (f"{BODY}\nJane Doe contributed to this report.", None),
    ],
)
def test_credits_at_the_beginning_and_the_end(sources: SourceTable, text: str, agency: str | None) -> None:
    assert credited(text, (), (), sources) == agency


@pytest.mark.parametrize(
    ("text", "origin", "via"),
    [
        ("The leader visited a dam on Tuesday, state media KCNA said.", KCNA, None),
        ("The leader visited a dam, the Korean Central News Agency (KCNA) reported on Monday.", KCNA, None),
        ("The leader visited a dam, according to the North's official Korean Central News Agency.", KCNA, None),
        ("KCNA reported earlier on Tuesday that the leader had visited a dam.", KCNA, None),
        ("The leader visited a dam. KCNA said on Tuesday that he was pleased.", KCNA, None),
        ("North Korea said on Tuesday it had tested a rocket. State media KCNA said it flew far.", KCNA, None),
        ("“We shall build more,” the leader said in remarks carried by KCNA on Tuesday.", KCNA, None),
        ("The North fired two missiles on Tuesday, Yonhap reported, citing the military.", YONHAP, None),
        ("The North fired two missiles, the South's military said, according to Yonhap.", YONHAP, None),
        ("The envoys will meet again in May, a diplomat told Reuters.", REUTERS, None),
        ("The envoys will meet again in May, reported Kyodo on Friday.", "Kyodo News", None),
        ("The ship left Rajin on Monday, Yonhap reported, citing KCNA.", KCNA, YONHAP),
        ("The ship left Rajin on Monday, Kyodo, quoting Yonhap, said.", YONHAP, "Kyodo News"),
        ("KCNA said the ship had left Rajin, according to Yonhap News Agency.", KCNA, YONHAP),
        ("According to a Yonhap report citing KCNA, the ship left Rajin on Monday.", KCNA, YONHAP),
        ("조선중앙통신은 14일 김정은 위원장이 댐을 찾았다고 보도했다.", KCNA, None),
        ("조선중앙통신이 14일 보도한 데 따르면 김정은 위원장이 댐을 찾았다.", KCNA, None),
        ("로동신문에 따르면 김정은 위원장은 14일 댐을 찾았다.", "Rodong Sinmun", None),
        ("연합뉴스가 조선중앙통신을 인용해 15일 보도했다.", KCNA, YONHAP),
        ("노동신문은 15일 김 위원장이 댐을 찾았다고 전했다.", "Rodong Sinmun", None),
        ("로이터 통신은 15일 배가 항구를 떠났다고 보도했다.", REUTERS, None),
        ("AFP통신에 따르면 배는 15일 항구를 떠났다.", AFP, None),
        ("일본 NHK 방송이 15일 교도통신을 인용해 보도했다.", "Kyodo News", "NHK"),
        ("자유아시아방송(RFA)은 15일 쌀값이 올랐다고 보도했다.", "Radio Free Asia", None),
    ],
)
def test_the_origin_of_a_chain_of_media(sources: SourceTable, text: str, origin: str, via: str | None) -> None:
    found = cited(None, text, "Han River Post", sources)
    assert found is not None
    assert (found.origin, found.via) == (origin, via)


@pytest.mark.parametrize(
    "text",
    [
        "Seoul denied the Yonhap report on Tuesday.",
        "The ministry denied what Yonhap reported on Monday.",
        "Contrary to what Reuters reported, no ship has left the port.",
        "Yonhap reported earlier that the talks had failed, but a negotiator told this newspaper they went on.",
        "Yonhap reported last week that the talks had failed. They went on on Monday.",
        "The military said a missile was fired, a day after KCNA reported a visit to the site.",
        "The military said on Tuesday that the North fired a missile. KCNA did not mention it.",
        "Smoke rose near the Reuters building in London on Monday.",
        "A Reuters photographer was hurt when the bridge fell on Monday, police said.",
        "The envoys will meet in May, a diplomat told the Han River Post. Yonhap reported the same later.",
        "The Han River Post reported on Monday that the envoys will meet in May.",
        "“Yonhap reported nonsense,” the minister said on Monday.",
        "국방부는 14일 미사일 발사를 확인했다고 밝혔다. 조선중앙통신은 침묵했다.",
        "본지가 입수한 문건을 연합뉴스는 14일 뒤늦게 보도했다.",
        "The bridge was closed. It snowed. Nobody came. KCNA said the snow was deep.",
    ],
)
def test_media_in_the_background_are_no_origin(sources: SourceTable, text: str) -> None:
    assert cited(None, text, "Han River Post", sources) is None


@pytest.mark.parametrize(
    ("title", "origin"),
    [
        ("Kim visits dam: KCNA", KCNA),
        ("Kim visits dam - Yonhap", YONHAP),
        ("Kim visits dam (KCNA)", KCNA),
        ("KCNA: Kim visits dam", KCNA),
        ("KCNA says Kim visits dam", KCNA),
        ("Kim visits dam, Reuters reports", REUTERS),
        ("Kim visits dam | Han River Post", None),
        ("What the KCNA report leaves out", None),
    ],
)
def test_a_title_may_name_the_origin(sources: SourceTable, title: str, origin: str | None) -> None:
    found = cited(title, "The dam holds water again.", "Han River Post", sources)
    assert (found.origin if found else None) == origin


def test_a_cited_medium_comes_before_a_credited_agency(sources: SourceTable) -> None:
    def of(text: str, own: str | None = "Han River Post") -> tuple[str, str | None] | None:
        found = chain(None, text, (), (), own, sources)
        return (found.origin, found.via) if found else None

    assert of("SEOUL, Feb. 14 (Yonhap) -- The leader visited a dam, KCNA said.") == (KCNA, YONHAP)
    assert of("SEOUL, Feb. 14 (Yonhap) -- The leader visited a dam, KCNA said.", YONHAP) == (KCNA, None)
    assert of("PYONGYANG, Feb. 14 (KCNA) -- The leader visited a dam.", KCNA) == (KCNA, None)
    assert of("SEOUL, Feb. 14 (Yonhap) -- The military said a missile flew.") == (YONHAP, None)
    assert of("Two missiles flew east, Yonhap reported.\n(Yonhap)") == (YONHAP, None)
    assert of("Two missiles flew east, a fisherman told this newspaper.") is None
