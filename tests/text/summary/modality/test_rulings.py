"""Court reports that tell the charges first and the acquittal last."""

from __future__ import annotations

import pytest

from tests.text.summary.split_texts import chosen, qualified

CLERK = """The clerk sold the plans of the pier to a rival, the indictment says.
He hid the money in a boat shed.
The trial in Donghae took eleven days.
A witness pointed at him without a word.
The court acquitted the clerk, since the plans had been printed in a magazine.
The prosecution has a week to appeal."""
ACQUITTED = "The court acquitted the clerk, since the plans had been printed in a magazine."
KOREAN = """서기가 부두 설계도를 경쟁사에 넘겼다고 검찰은 봤다.
그는 받은 돈으로 배를 샀다.
재판은 열하루 동안 이어졌다.
강릉지법은 서기에게 무죄를 선고했다.
설계도는 잡지에 실린 것이었다고 재판부는 판단했다."""
JAPANESE = """書記が図面を売ったと検察は主張した。
書記は金を舟小屋に隠した。
裁判は十一日続いた。
地裁は書記に無罪を言い渡した。
図面は雑誌に載っていたと裁判長は述べた。"""
CHINESE = """起诉书说，文书把码头图纸卖给了对手。
他把钱藏在船棚里。
庭审持续了十一天。
法院宣告文书无罪。
法官说，图纸早已登在杂志上。"""


@pytest.mark.parametrize(
    ("text", "ruling"),
    [(CLERK, 4), (KOREAN, 3), (JAPANESE, 3), (CHINESE, 3)],
    ids=["english", "korean", "japanese", "chinese"],
)
def test_what_stands_before_an_acquittal_needs_it(text: str, ruling: int) -> None:
    assert qualified(text) == (frozenset({ruling}), tuple(range(ruling)))


def test_every_length_of_the_summary_has_the_acquittal() -> None:
    assert all(ACQUITTED in chosen(CLERK, length, "Pier plans before the judge") for length in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The clerk sold the plans of the pier to a rival, the indictment says.", "A court fined the accused clerk."),
        (", the indictment says", ""),
        ("acquitted the clerk", "sentenced the clerk to two years"),
        ("acquitted the clerk", "cleared the road of snow for the clerk"),
    ],
    ids=["the first sentence tells a ruling", "no charges", "a conviction", "another clearing"],
)
def test_other_reports_need_no_acquittal(old: str, new: str) -> None:
    assert qualified(CLERK.replace(old, new)) is None


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (CLERK, "A witness pointed at him without a word.", "On Monday the court sentenced his cousin to two years."),
        (KOREAN, "재판은 열하루 동안 이어졌다.", "강릉지법은 10일 업자에게 징역 7년을 선고했다."),
        (JAPANESE, "裁判は十一日続いた。", "地裁は業者に懲役7年を言い渡した。"),
        (JAPANESE, "裁判は十一日続いた。", "地裁は業者に懲役7年（求刑懲役9年）の判決を言い渡した。"),
        (JAPANESE, "地裁は書記に無罪を言い渡した。", "書記は無罪を主張した。"),
        (CHINESE, "法院宣告文书无罪。", "文书坚称无罪。"),
        (CLERK, "The court acquitted the clerk, since", "The defence asked for an acquittal, since"),
        (CHINESE, "庭审持续了十一天。", "法院判处商人有期徒刑六年。"),
        (CLERK, "The court acquitted the clerk, since", "The clerk was acquitted of a similar charge in 2018, since"),
        (CLERK, "The court acquitted the clerk, since", "In 2018 a court acquitted the clerk, since"),
        (KOREAN, "강릉지법은 서기에게 무죄를 선고했다.", "서기는 2019년 절도 혐의로 무죄 판결을 받았다."),
        (JAPANESE, "地裁は書記に", "地裁は別の事件で書記に"),
        (CHINESE, "法院宣告文书无罪。", "法院曾宣告文书无罪。"),
        (CLERK, "The court acquitted the clerk, since", "The court acquitted his wife, since"),
        (KOREAN, "서기에게 무죄를", "서기와 함께 기소된 업자에게 무죄를"),
        (JAPANESE, "地裁は書記に", "地裁は共同被告に"),
        (CHINESE, "法院宣告文书无罪。", "法院宣告文书的妻子无罪。"),
        (KOREAN, "재판은 열하루 동안 이어졌다.", "고법은 징역 3년을 선고한 원심을 깨고 징역 2년을 선고했다."),
        (KOREAN, "재판은 열하루 동안 이어졌다.", "업자는 1심과 같이 징역 2년이 선고됐다."),
        (JAPANESE, "裁判は十一日続いた。", "高裁は一審判決を破棄し、懲役2年を言い渡した。"),
        (CHINESE, "庭审持续了十一天。", "高院对商人维持原判。"),
    ],
)
def test_an_acquittal_of_somebody_else_or_in_another_case_clears_nobody(text: str, old: str, new: str) -> None:
    assert old in text
    assert qualified(text.replace(old, new)) is None


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (CLERK, "A witness pointed at him without a word.", "A lower court sentenced him to two years in March."),
        (CLERK, "A witness pointed at him without a word.", "Prosecutors asked that he be jailed for two years."),
        (KOREAN, "재판은 열하루 동안 이어졌다.", "1심은 징역 3년을 선고했다."),
        (KOREAN, "강릉지법은 서기에게", "고법은 징역 3년을 선고한 원심을 깨고 서기에게"),
        (JAPANESE, "裁判は十一日続いた。", "一審は懲役3年の判決だった。"),
        (CHINESE, "庭审持续了十一天。", "一审判处其有期徒刑三年。"),
        (CLERK, "acquitted the clerk", "found the clerk not guilty"),
        (CLERK, "acquitted the clerk", "cleared him of theft but fined him for a tax return"),
    ],
)
def test_an_earlier_conviction_or_one_that_was_sought_isqualified(text: str, old: str, new: str) -> None:
    assert old in text
    assert qualified(text.replace(old, new)) is not None


def test_a_relative_with_whom_the_news_begins_is_cleared() -> None:
    accused = CLERK.replace("The clerk sold", "The clerk's wife sold")
    assert qualified(accused.replace("acquitted the clerk", "acquitted the wife")) is not None


@pytest.mark.parametrize("title", ["Clerk guilty of theft", "Judge drops the case: no theft", "Verdict in pier case"])
def test_a_title_that_tells_the_end_says_enough(title: str) -> None:
    assert qualified(CLERK, title) is None


def test_a_sentence_with_its_own_day_needs_no_acquittal() -> None:
    dated = CLERK.replace("The trial in Donghae took eleven days.", "The trial in Donghae began on Monday.")
    assert qualified(dated) == (frozenset({4}), (0, 1, 3))


@pytest.mark.parametrize(
    ("text", "charged", "cleared"),
    [
        (CLERK, "Prosecutors charged the clerk on Monday.", "The builder was acquitted of theft last spring."),
        (CLERK, "Prosecutors charged the clerk on Monday.", "A guard was found not guilty in October."),
        (KOREAN, "검찰은 1일 서기를 기소했다.", "업자는 지난해 횡령 사건에서 무죄를 선고받았다."),
        (JAPANESE, "地検は1日、書記を起訴した。", "業者は昨年、無罪判決を受けた。"),
        (CHINESE, "检察机关1日起诉文书。", "商人去年被判无罪。"),
    ],
)
def test_charges_of_the_day_are_not_cleared_by_an_older_acquittal(text: str, charged: str, cleared: str) -> None:
    lines = text.splitlines()
    assert qualified("\n".join([charged, *lines[1:3], cleared])) is None
    assert qualified("\n".join([lines[0], *lines[1:3], cleared])) is not None  # charges without a day


def test_a_text_without_sentences_has_no_ruling() -> None:
    assert qualified("") is None
