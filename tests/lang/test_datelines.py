"""Datelines: what is one, where the text begins behind it, and what only looks like one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lang.datelines import dated_place, dateline, is_agency, opening, without_dateline
from bot.lang.scripts import HAN, KANA, hangul_count
from tests.fakes.tables import table

_HAN = re.compile(f"[{HAN}{KANA}]")
DATELINES = [
    ("SEOUL, Feb. 14 (Yonhap) -- ", "SEOUL", "Yonhap", "Feb. 14"),
    ("PYONGYANG, February 14 (KCNA) -- ", "PYONGYANG", "KCNA", "February 14"),
    ("Pyongyang, October 18 (HNA) -- ", "Pyongyang", "HNA", "October 18"),
    ("PYONGYANG, Oct. 5 (KCNA) ", "PYONGYANG", "KCNA", "Oct. 5"),
    ("PYONGYANG (KCNA) ", "PYONGYANG", "KCNA", None),
    ("SEOUL, 14 February 2024 (AP) — ", "SEOUL", "AP", "14 February 2024"),
    ("SEOUL, Oct. 18, 2024 (Reuters, AFP) - ", "SEOUL", "Reuters, AFP", "Oct. 18, 2024"),
    ("WASHINGTON, Sunday, March 4 — ", "WASHINGTON", None, "March 4"),
    ("SEOUL, South Korea (AP) _ ", "SEOUL, South Korea", "AP", None),
    ("TOKYO (Kyodo) — ", "TOKYO", "Kyodo", None),
    ("TOKYO - ", "TOKYO", None, None),
    ("DURANGO, Colo.—", "DURANGO, Colo.", None, None),
    ("CAIRO Dec 5 (Reuters) - ", "CAIRO", "Reuters", "Dec 5"),
    ("Karachi, Sept. 9 (ANI): ", "Karachi", "ANI", "Sept. 9"),
    ("Seoul (Harbour) – ", "Seoul", "Harbour", None),
    ("UNITED NATIONS: ", "UNITED NATIONS", None, None),
    ("NAPLES, Italy - ", "NAPLES, Italy", None, None),
    ("SEOUL, March 1, 2024 -- ", "SEOUL", None, "March 1, 2024"),
    ("(Seoul, November 26, 2026) – ", "Seoul", None, "November 26, 2026"),
    (
        "CHANGWON, Republic of Korea, Nov. 5, 2026 /Newswire/ -- ",
        "CHANGWON, Republic of Korea",
        "Newswire",
        "Nov. 5, 2026",
    ),
    ("MOSCOW, April 22. /TASS/. ", "MOSCOW", "TASS", "April 22"),
    ("Seoul, Feb. 2, 2024 -- ", "Seoul", None, "Feb. 2, 2024"),
    ("Seoul, Dec. 1 -- ", "Seoul", None, "Dec. 1"),
    ("Sokcho, South Korea, Tuesday, Dec 1 — ", "Sokcho, South Korea", None, "Dec 1"),
    ("(Seoul) – ", "Seoul", None, None),
    ("(New York) -- ", "New York", None, None),
    ("New York, Sunday, 4 March 2024 – ", "New York", None, "4 March 2024"),
    ("(서울=연합뉴스) 김하늘 기자 = ", "서울", "연합뉴스", None),
    ("(서울=하버) ", "서울", "하버", None),
    ("[서울=뉴시스]홍길동 기자 = ", "서울", "뉴시스", None),
    ("(평양 11월 3일발 조선중앙통신)", "평양", "조선중앙통신", "11월 3일"),
    ("(평양 3일발 조선중앙통신) ", "평양", "조선중앙통신", "3일"),
    ("【서울·평양=뉴시스】 ", "서울·평양", "뉴시스", None),
    ("【ソウル＝田中一郎】", "ソウル", "田中一郎", None),
    ("【平壌＝みなと新聞】", "平壌", "みなと新聞", None),
    ("【平壌2026年11月28日】", "平壌", None, "2026年11月28日"),
    ("平壌2026年11月28日（朝鮮中央通信）", "平壌", "朝鮮中央通信", "2026年11月28日"),
    ("【平壌11月28日発朝鮮中央通信】", "平壌", "朝鮮中央通信", "11月28日"),
    ("（ソウル 2026年11月28日 ロイター） － ", "ソウル", "ロイター", "2026年11月28日"),
    ("[ワシントン共同]", "ワシントン", "共同", None),
    ("（ソウル 3日 ロイター） － ", "ソウル", "ロイター", "3日"),
    ("【ソウル聯合ニュース】", "ソウル", "聯合ニュース", None),
    ("新华社首尔11月3日电（记者李明）", "首尔", "新华社", "11月3日"),
    ("海滨通讯社平壤11月3日电 ", "平壤", "海滨通讯社", "11月3日"),
    ("海滨网11月3日讯 ", "", "海滨网", "11月3日"),
    ("（首尔电）", "首尔", None, None),
    ("（海滨社东京3日综合电）", "东京", "海滨社", "3日"),
    ("【ソウル＝ニュース１】", "ソウル", "ニュース１", None),
    ("【ワシントン＝山田花子、鈴木一郎】", "ワシントン", "山田花子、鈴木一郎", None),
    ("【北京共同通信員】", "北京", "共同", None),
    ("【ソウル・みなと通信特派員】", "ソウル", "みなと通信", None),
    ("【平壌・特派員】", "平壌", None, None),
    ("（東京 3日 AFP＝時事）", "東京", "AFP＝時事", "3日"),
    ("海滨日报首尔11月3日电（驻韩国记者 王芳）", "首尔", "海滨日报", "11月3日"),
    ("THE HAGUE, March 3 (Harbour Wire) -- ", "THE HAGUE", "Harbour Wire", "March 3"),
    ("THE HAGUE: ", "THE HAGUE", None, None),
    ("（平壤海滨社电）", "平壤", "海滨社", None),
    ("首尔（海滨社）— ", "首尔", "海滨社", None),
    ("台北10日電 ", "台北", None, "10日"),
    ("平壤（海滨网）11月3日 —— ", "平壤", "海滨网", "11月3日"),
    ("海滨社平壤3日讯：", "平壤", "海滨社", "3日"),
    ("海滨晚报讯 ", "", "海滨晚报", None),
    ("（中央社首爾3日專電）", "首爾", "中央社", "3日"),
    ("（中央社記者林以晴首爾3日電）", "首爾", "中央社", "3日"),
    ("（中央社記者林以晴雅加達3日電）", "雅加達", "中央社", "3日"),
    ("〔駐韓特派員陳品潔／首爾報導〕", "首爾", None, None),
    ("〔記者陳品潔／綜合報導〕", "", None, None),
]

SENTENCES = [
    "The minister said: we will respond.",
    "North Korea: a country of surprises, according to one visitor.",
    "Kim Jong Un - the leader - spoke on Monday.",
    "JCS said the missile flew 350 km.",
    "Rice – the staple of the North – is dear.",
    "NATO (North Atlantic Treaty Organization) members met.",
    "UN: the council met.",
    "NIS: the North moved two launchers.",
    "WATCH: Kim met Putin.",
    "BREAKING - Kim met Putin.",
    "THE CLAIM: A school in Osan has banned red.",
    "THE FACTS: The sign is about a film.",
    "CLAIM: A school in Osan has banned red.",
    "RATING: Misleading.",
    "VERDICT - Misleading.",
    "Friday, March 1, 2024 — what to watch.",
    "Updated, March 1, 2024 - the ministry corrected its figures.",
    "Seoul, Feb. 2 -- the day of the launch -- was calm.",
    "Seoul, Dec. 1 – Busan, Dec. 3 – Daegu, Dec. 5",
    "Seoul, Dec. 1 - Rice is dear.",
    "Pyongyang, Dec. 1 -- Rice is dear.",
    "Monday, Dec. 1 -- What to watch.",
    "Posted, Dec. 1 -- The ministry corrected its figures.",
    "(CNN) -- Rice is dear.",
    "(Reuters) - Rice is dear.",
    "(Harbour News) -- Rice is dear.",
    "(Updated) – The ministry corrected its figures.",
    "(Watch) – The film of the ministry.",
    "(Photo) - Soldiers march in Pyongyang.",
    "(Seoul) was calm – Busan was not.",
    "Until March 1, 2024 -- the day of the speech -- nothing was known.",
    "By Lee Chi-dongWASHINGTON, Dec. 11 (Yonhap) -- The head said so.",
    "Smith (left) said it.",
    "KCNA-run pages were down.",
    "(서울) 합동참모본부는 밝혔다.",
    "a=b (c=d) e",
    "【独自】政府は制裁を発表した。",
    "【朝鮮半島】政府は制裁を発表した。",
    "（ソウル）政府は制裁を発表した。",
    "据朝中社平壤11月3日电，朝鲜发表声明。",
    "两国外长11月3日电话会谈。",
    "外交部网站11月3日电子公告说，会谈推迟。",
    "（韩国）外交部宣布制裁。",
    "首尔（市区）连日大雨。",
    "平壤（人口三百万）—东京航线停飞。",
    "",
]


@table(("line", "place", "agency", "date"), DATELINES)
def test_a_dateline_has_a_place_an_agency_and_a_day(
    line: str, place: str, agency: str | None, date: str | None
) -> None:
    text = "쌀값이 올랐다." if hangul_count(line) else "米价上涨。" if _HAN.search(line) else "Rice is dear."
    found = dateline(line + text)
    assert found is not None
    assert (found.place, found.agency, found.date) == (place, agency, date)
    assert without_dateline(line + text) == text


@table("sentence", SENTENCES)
def test_a_sentence_is_no_dateline(sentence: str) -> None:
    assert dateline(sentence) is None
    assert without_dateline(sentence) == sentence


def test_a_label_alone_on_its_line_is_a_dateline_however_long() -> None:
    long = "UNITED NATIONS SECURITY COUNCIL CHAMBER"
    assert dateline(f"{long}:\nRice is dear.") is not None
    assert dateline(f"{long}: Rice is dear.") is None


def test_a_dateline_ends_with_its_line_and_its_sentence() -> None:
    text = "Rice\nSEOUL\n(Yonhap) -- is dear."
    assert dateline(text, 5) is None
    assert opening("x SEOUL - Rice", 2) == len("x SEOUL - ")
    assert opening("SEOUL - Rice", 0, 6) == 0


@pytest.mark.parametrize(
    "reporter",
    [
        "[물결저널 이도담 기자] ",
        "[물결일보=이도담 기자]",
        "(가온일보 = 이도담·문나래 특파원) = ",
        "【물결일보 이도담 선임기자】 ",
    ],
)
def test_a_text_begins_behind_its_reporter_in_brackets(reporter: str) -> None:
    assert without_dateline(f"{reporter}쌀값이 올랐다.") == "쌀값이 올랐다."
    assert dateline(f"{reporter}쌀값이 올랐다.") is None


@pytest.mark.parametrize(
    "credit",
    [
        "（水聲社首爾1日綜合外電報導）",
        "〔國際新聞中心／綜合報導〕",
        "【記者林知微／綜合報導】",
        "（記者林知微／首爾報導）",
        "［水聲報 林知微／編譯］",
        "【水声报记者 王伟 水声报记者 李明】",
        "水声网11月30日报道 ",
    ],
)
def test_a_text_begins_behind_its_chinese_credit(credit: str) -> None:
    assert without_dateline(f"{credit}米價上漲。") == "米價上漲。"


@pytest.mark.parametrize(
    "sentence",
    ["（記者會）部長說。", "【短評】米價上漲。", "「綜合報導」是欄目名。", "水声网11月30日报道称，米价上涨。"],
)
def test_what_else_is_in_chinese_brackets_is_no_credit(sentence: str) -> None:
    assert without_dateline(sentence) == sentence


@pytest.mark.parametrize("sentence", ["(가온일보) 쌀값이 올랐다.", "[기자수첩] 쌀값", "[이도담 기자의 하루] 쌀값"])
def test_what_else_is_in_brackets_is_no_reporter(sentence: str) -> None:
    assert without_dateline(sentence) == sentence


def test_the_agency_of_a_dateline_is_told_from_one_in_the_news() -> None:
    text = "Title\nSEOUL (Yonhap) -- Yonhap wrote it.\n(서울=연합뉴스) 연합뉴스는 썼다."
    places = [text.find("Yonhap"), text.rfind("Yonhap"), text.find("연합뉴스"), text.rfind("연합뉴스")]
    assert [is_agency(text, at, at + (6 if text[at] == "Y" else 4)) for at in places] == [True, False, True, False]


def test_the_place_of_a_chinese_dateline_is_not_its_agency() -> None:
    text = "新华社首尔11月3日电 韩国外交部宣布制裁。"
    assert is_agency(text, 0, 3)
    assert not is_agency(text, 3, 5)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("OSAKA, Japan Oct 5 Results of the open", "OSAKA"),
        ("NEW YORK 2024-10-05 Prices", "NEW YORK"),
        ("Osaka, Japan Oct 5", None),
        ("OSAKA beat KOBE", None),
    ],
)
def test_a_place_in_capitals_before_a_day(line: str, place: str | None) -> None:
    span = dated_place(line)
    assert (span and line[slice(*span)]) == place


@pytest.mark.timeout(30)
@pytest.mark.parametrize("piece", ["A.", "SEOUL, ", "SEOUL (", "A-", "(가=", "Feb 1 ", "AA/", "Oct. 1, 2024 ", "가 "])
def test_endless_openings_cost_no_more_than_short_ones(piece: str) -> None:
    text = piece * 200_000
    dateline(text)


@given(st.text(alphabet="AB ab(),.:-–=\n가나Feb1", max_size=80), st.integers(0, 10))
def test_any_text_begins_within_its_line(text: str, start: int) -> None:
    start = min(start, len(text))
    end = opening(text, start)
    assert start <= end <= len(text)
    assert "\n" not in text[start:end]


@pytest.mark.parametrize(
    ("text", "place"), [("DR CONGO – The army won.", "DR CONGO"), ("DR KIM – The army won.", None)]
)
def test_a_doctor_is_no_place(text: str, place: str | None) -> None:
    found = dateline(text)
    assert (found.place if found else None) == place
