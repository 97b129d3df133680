"""What an article reports of launches: its own, those it only mentions, and what is no launch of the North's."""

from __future__ import annotations

from datetime import date

import pytest

from bot.lang.sentences import sentences
from bot.model.analysis import Span
from bot.model.evidence.launches import LaunchColumn, LaunchReport
from bot.news.launches import reports as launches
from bot.news.launches.figures import figures
from bot.news.launches.reports import LaunchArticle, launch_reports
from bot.news.named_days import named_days


def reports(text: str, published: str, *, is_north: bool = False) -> tuple[LaunchReport, ...]:
    spans: list[Span] = []
    for sentence in sentences(text):
        start = text.index(sentence, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(sentence)))
    return launch_reports(LaunchArticle(text, spans, date.fromisoformat(published), is_north))


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("North Korea launched a 5,000-ton destroyer armed with missiles on Friday, state media said.", "2025-04-26"),
        ("The United States launched a missile on Wednesday, days after North Korea fired missiles.", "2023-02-10"),
        ("North Korea objected. South Korea launched a rocket on Thursday. The rocket flew 700 km.", "2023-05-26"),
        ("North Korea has fired more than 70 ballistic missiles this year, a record.", "2022-11-10"),
        ("Iran fired dozens of ballistic missiles at Israel on Tuesday. They resemble North Korea's.", "2024-10-03"),
        ("North Korea could fire an ICBM on Monday. If launched, the missile could fly 15,000 km.", "2022-11-18"),
        ("The allies simulated missiles launched by North Korea on Monday. It will fire one, it said.", "2022-11-18"),
        ("North Korea launched balloons with waste on Tuesday and drones on Wednesday.", "2024-05-30"),
        ("북한은 올해 들어 탄도미사일을 30여 차례 발사했다. 합참은 추가 발사에 대비하고 있다.", "2022-11-25"),
        ("미국은 15일 미니트맨-3 미사일을 시험발사했다. 북한은 16일 이를 비난했다.", "2022-08-17"),
        ("북한이 ICBM을 발사하면 대응하겠다고 군이 31일 밝혔다. 북한은 미사일 발사를 예고했다.", "2022-08-31"),
        ("North Korea denied on Monday that it fired a ballistic missile on Sunday.", "2024-11-05"),
        ("A rumor that North Korea fired a missile on Monday upset the market.", "2024-11-05"),
        ('He asked, "Has North Korea fired a missile on Monday?" Nobody knew.', "2024-11-05"),
        ("In the novel, North Korea launched a satellite on Monday.", "2024-11-05"),
        ("North Asia Bank, North Korea's creditor, launched a fund on Monday. It opened two satellite offices.",
         "2024-11-05"),
        ("북한은 4일 탄도미사일을 발사했다는 보도를 부인했다.", "2024-11-05"),
        ("4일 북한이 탄도미사일을 발사했다는 문자가 잘못 발송됐다.", "2024-11-05"),
        ("소설에서 북한은 4일 신포에서 미사일을 쏜다.", "2024-11-05"),
        ("러시아군이 4일 북한제 탄도미사일을 발사해 9명이 다쳤다.", "2024-11-05"),
        ("한국은 25일 누리호를 발사했다. 누리호는 고도 550㎞에 위성을 올렸다. 북한은 이를 비난했다.", "2023-05-25"),
    ],
)  # fmt: skip
def test_what_is_no_launch_of_the_norths_is_none(text: str, published: str) -> None:
    assert not [one for one in reports(text, published) if one.own]


def test_an_earlier_launch_is_mentioned_with_its_day_and_is_not_the_articles_own() -> None:
    text = "On Nov. 29, 2017, North Korea launched a Hwasong-15 ICBM that flew for 53 minutes. Talks followed."
    (one,) = reports(text, "2018-06-12")
    assert (one.day, one.own) == (date(2017, 11, 29), False)
    assert one.values(LaunchColumn.FLIGHT) == ("3180",)


def test_two_launches_of_one_day_stay_two_and_each_figure_is_of_its_own() -> None:
    text = (
        "North Korea fired an ICBM and two short-range ballistic missiles on Thursday. "
        "The ICBM was launched from Sunan at 7:40 a.m. and flew about 760 km. "
        "The short-range missiles were fired from Kaechon at 8:39 a.m. and flew about 330 km."
    )
    first, second = reports(text, "2022-11-03")
    assert first.day == second.day == date(2022, 11, 3)
    assert (first.values(LaunchColumn.PLACE), first.values(LaunchColumn.RANGE)) == (("sunan",), ("760",))
    assert (second.values(LaunchColumn.NUMBER), second.values(LaunchColumn.RANGE)) == (("2",), ("330",))


def test_what_at_least_counts_is_launched_though_others_are_denied() -> None:
    text = (
        "North Korea, which denies that it sells missiles, fired at least seven short-range ballistic missiles on "
        "Monday. Is it a message? The army lifted an alert after an hour."
    )
    (one,) = reports(text, "2024-11-05")
    assert (one.day, one.values(LaunchColumn.NUMBER)) == (date(2024, 11, 4), ("7",))


@pytest.mark.parametrize(
    "text",
    [
        "North Korea fired a ballistic missile on Monday, hours before the national team met Iran.",
        "North Korea fired a short-range ballistic missile on Monday, pursuing its stated goal in a five-year plan.",
        "북한이 4일 축구 대표팀 경기를 앞두고 탄도미사일을 발사했다.",
        "북한이 4일 탄도미사일을 발사했다는 소식에 항공사들은 항공편을 취소했다.",
    ],
)
def test_a_launch_beside_a_match_or_a_goal_or_something_called_off(text: str) -> None:
    (one,) = reports(text, "2024-11-05")
    assert one.day == date(2024, 11, 4)
    assert reports("North Korea's striker Han fired a missile on Monday.", "2024-11-05") == ()


def test_a_headline_that_checks_a_claim_has_no_launch() -> None:
    text = "A clip shows that North Korea fired a missile on Monday."
    spans = [Span(0, len(text))]
    published = date(2024, 11, 5)
    assert launch_reports(LaunchArticle(text, spans, published, title="A missile")) != ()
    assert launch_reports(LaunchArticle(text, spans, published, title="Fact check: A missile on Monday?")) == ()


def test_the_evening_before_is_a_launch_of_its_own_and_last_week_is_not() -> None:
    text = (
        "북한이 30일 오전 6시 14분쯤 평양 일대에서 중거리 탄도미사일 1발을 발사했다. "
        "북한은 전날 밤 9시 20분쯤에도 단거리 탄도미사일 1발을 쏘았다. 이 미사일은 350㎞가량을 날았다. "
        "북한은 지난 25일에도 순항미사일을 쐈다."
    )
    found = [(one.day.day, one.own) for one in reports(text, "2022-05-30") if one.day]
    assert found == [(30, True), (29, True), (25, False)]
    assert reports(text, "2022-05-30")[1].values(LaunchColumn.RANGE) == ("350",)


def test_state_media_need_not_say_who_launched_and_their_dateline_is_no_place() -> None:
    text = (
        "Pyongyang, January 31 -- A test-fire of the missile Hwasongpho-12 was conducted on January 30. "
        "The missile reached a maximum altitude of 2 000 km and flew a distance of 800 km for 1 800s before landing."
    )
    (one,) = reports(text, "2022-01-31", is_north=True)
    assert one.day == date(2022, 1, 30)
    assert one.values(LaunchColumn.PLACE) == ()
    figures = (LaunchColumn.ALTITUDE, LaunchColumn.RANGE, LaunchColumn.FLIGHT)
    assert [one.values(column) for column in figures] == [("2000",), ("800",), ("1800",)]
    assert reports(text, "2022-01-31") == ()


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("It flew about 600 km at an altitude of around 60 km.", [("range", "600"), ("altitude", "60")]),
        ("It peaked at 6,100 km and flew for 69 minutes.", [("altitude", "6100"), ("flight", "4140")]),
        ("It fell about 200 km west of Okushiri, 10 minutes later.", []),
        ("It could fly more than 15,000 km on a normal path.", []),
        ("It flew longer than the 73 minutes of the last one.", []),
        ("It flew 620 miles (1,000 km).", [("range", "997.8")]),
    ],
)
def test_figures_are_what_their_words_say_they_measure(sentence: str, values: list[tuple[str, str]]) -> None:
    text = f"North Korea fired a ballistic missile on Monday. {sentence}"
    (one,) = reports(text, "2024-09-16")
    measured = (LaunchColumn.RANGE, LaunchColumn.ALTITUDE, LaunchColumn.FLIGHT)
    assert [(fact.column.value, fact.value) for fact in one.facts if fact.column in measured] == values


def test_without_a_day_there_is_none() -> None:
    (one,) = reports("North Korea said on Friday it had test-fired a new ICBM.", "2024-11-01")
    assert one.day is None
    (dated,) = reports("North Korea said on Friday it had test-fired a new ICBM. Kim watched Thursday's launch.", "2024-11-01")  # fmt: skip  # noqa: E501
    assert dated.day == date(2024, 10, 31)


def test_the_day_may_stand_behind_another_zone_or_with_the_detection() -> None:
    text = "North Korea fired several cruise missiles at around 4 p.m. local time (2 a.m. ET) on Sept. 12."
    (one,) = reports(text, "2024-09-13")
    assert one.day == date(2024, 9, 12)
    text = "North Korea fired a ballistic missile. The Joint Chiefs detected the launch at 9:30 a.m. on Sept. 12."
    (one,) = reports(text, "2024-09-13")
    assert (one.day, one.values(LaunchColumn.TIME)) == (date(2024, 9, 12), ("09:30",))


def test_a_text_without_a_launch_is_not_searched_for_what_is_unreal(monkeypatch: pytest.MonkeyPatch) -> None:
    """That takes longer than to read its sentences."""
    searched: list[str] = []

    def unreal_from(text: str, sentences: list[Span], title: str) -> list[int | None]:
        searched.append(text)
        return [None] * len(sentences)

    monkeypatch.setattr(launches, "unreal_from", unreal_from)
    assert reports("The minister spoke of North Korea's missiles on Monday.", "2024-11-05") == ()
    assert not searched
    assert reports("North Korea fired a ballistic missile on Monday.", "2024-11-05")
    assert searched


@pytest.mark.parametrize(
    "text",
    [
        "A test fire of upgraded tactical guided weapons was conducted on November 30 in the west of the capital.",
        "북한이 30일 신형 전술유도무기를 시험발사했다고 조선중앙통신이 1일 보도했다.",
        "11월 30일 신형전술유도무기 시험사격이 성과적으로 진행되였다.",
        "北朝鮮は30日、新型の戦術誘導兵器の発射実験を行った。",
        "朝鲜11月30日试射了两枚战术制导武器。",
    ],
)
def test_guided_weapons_are_launched_as_missiles_are(text: str) -> None:
    """State media seldom say missile of those of short range."""
    (one,) = [one for one in reports(text, "2026-12-01", is_north=True) if one.own]
    assert (one.day, one.values(LaunchColumn.KIND)) == (date(2026, 11, 30), ("missile",))


def test_a_report_from_pyongyang_need_not_say_who_launched() -> None:
    text = (
        "Pyongyang, December 1 (KCNA) -- Two missiles were test-fired on November 30. They hit an island 352 km away."
    )
    (one,) = reports(text, "2026-12-01")
    assert (one.day, one.own, one.values(LaunchColumn.NUMBER)) == (date(2026, 11, 30), True, ("2",))
    assert reports(text.replace("Pyongyang", "WASHINGTON"), "2026-12-01") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. launched a missile on November 30. The missile flew 6,000 km.",
        "The ROK military fired a ballistic missile on November 30.",
        "The puppets fired a missile into the sea on November 30.",
        "The enemies launched missiles in a drill on November 30.",
        "Yemen's armed forces launched a missile on November 30.",
        "Iran launched missiles at Israel on November 30. The missiles were fired at dawn.",
        "A missile was fired at a hospital in Gaza on November 30, killing 20.",
        "괴뢰군이 11월 30일 미싸일을 발사하였다.",
        "한국것들이 11월 30일 탄도미싸일을 발사하였다.",
        "예멘군대가 11월 30일 미싸일을 발사하였다.",
    ],
)
def test_state_media_tell_of_what_others_launched(text: str) -> None:
    """They call the South and its allies by names of their own."""
    assert reports(f"PYONGYANG, December 1 (KCNA) -- {text}", "2026-12-01") == ()
    assert reports(text, "2026-12-01", is_north=True) == ()


@pytest.mark.parametrize(
    "text", ["신형 유도무기 시험사격이 30일 진행되였다.", "적들의 도발에 대처하여 11월 30일 미싸일을 시험발사하였다."]
)
def test_state_media_tell_of_their_own_launch_without_its_actor(text: str) -> None:
    (one,) = reports(text, "2026-12-01", is_north=True)
    assert one.day == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("sentence", "column", "values"),
    [
        ("North Korea fired two or three missiles on Friday.", LaunchColumn.NUMBER, ()),
        ("North Korea fired a missile or two on Friday.", LaunchColumn.NUMBER, ()),
        ("The two — or three — missiles that North Korea fired on Friday fell.", LaunchColumn.NUMBER, ()),
        ("북한이 27일 탄도미사일 2∼3발을 발사했다.", LaunchColumn.NUMBER, ()),
        ("북한이 27일 탄도미사일 두세 발을 발사했다.", LaunchColumn.NUMBER, ()),
        ("북한이 27일 탄도미사일 2발 또는 3발을 발사했다.", LaunchColumn.NUMBER, ()),
        ("北朝鮮が27日、弾道ミサイル2、3発を発射した。", LaunchColumn.NUMBER, ()),
        ("北朝鮮が27日、弾道ミサイル2~3発を発射した。", LaunchColumn.NUMBER, ()),
        ("朝鲜27日发射了两三枚弹道导弹。", LaunchColumn.NUMBER, ()),
        ("朝鲜27日发射了2至3枚弹道导弹。", LaunchColumn.NUMBER, ()),
        ("朝鲜27日发射了十二枚弹道导弹。", LaunchColumn.NUMBER, ("12",)),
        ("朝鲜27日发射了二十二枚弹道导弹。", LaunchColumn.NUMBER, ()),
        ("North Korea fired two missiles from one or more ships on Friday.", LaunchColumn.NUMBER, ("2",)),
        ("북한이 27일 ICBM 1발과 단거리 탄도미사일 2발을 발사했다.", LaunchColumn.NUMBER, ("1",)),
        ("North Korea fired two missiles on Friday. They flew 350 to 400 km.", LaunchColumn.RANGE, ("350–400",)),
        ("North Korea fired two missiles on Friday. They flew between 5 and 9 km.", LaunchColumn.RANGE, ("5–9",)),
        ("North Korea fired two missiles on Friday. They flew for 7 803 to 7 811 seconds.", LaunchColumn.FLIGHT,
         ("7803–7811",)),
        ("북한이 27일 미사일 2발을 발사했다. 미사일은 350∼400㎞를 비행했다.", LaunchColumn.RANGE, ("350–400",)),
        ("北朝鮮が27日、ミサイル2発を発射した。350~400キロ飛翔した。", LaunchColumn.RANGE, ("350–400",)),
        ("朝鲜27日发射了两枚导弹，飞行350至400公里。", LaunchColumn.RANGE, ("350–400",)),
    ],
)  # fmt: skip
def test_of_two_numbers_that_are_left_open_neither_is_given_alone(
    sentence: str, column: LaunchColumn, values: tuple[str, ...]
) -> None:
    first, *_ = reports(sentence, "2026-11-28")
    assert first.values(column) == values


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("It fell from 60 to 0 km in altitude.", ()),
        ("It fell from 60 to 20 km in altitude.", ("20",)),
        ("미사일은 고도 50에서 0㎞로 떨어졌다.", ()),
        ("导弹高度从100降至0公里。", ()),
        ("导弹高度为100至0公里。", ()),
        ("화성-19 고도는 400㎞였다.", ("400",)),
        ("고도는 화성-19 400㎞였다.", ("400",)),
        ("고도는 1 400㎞였다.", ("1400",)),
    ],
)
def test_a_span_rises_and_a_name_is_no_number(sentence: str, values: tuple[str, ...]) -> None:
    assert tuple(one.written for one in figures(sentence)) == values


def test_the_hour_of_a_day_does_not_hide_the_day() -> None:
    (one,) = reports("North Korea fired an ICBM on the morning of November 27.", "2026-11-28")
    assert (one.day, one.own) == (date(2026, 11, 27), True)
    (past,) = reports("North Korea fired an ICBM on Friday, its first since the tests of November 2025.", "2026-11-28")
    assert past.day == date(2026, 11, 27)


def test_a_number_of_those_who_give_a_figure_does_not_end_their_name() -> None:
    text = "The missiles that North Korea fired on Friday flew 400 km, according to Japan and 3 other countries."
    (one,) = reports(text, "2026-11-28")
    assert {fact.giver for fact in one.facts if fact.column is LaunchColumn.RANGE} == {"Japan and 3 other countries"}


def test_each_figure_of_a_list_has_the_one_who_gives_it() -> None:
    text = "The missiles that North Korea fired on Friday flew 400 km according to Tokyo and 365 km according to Seoul."
    (one,) = reports(text, "2026-11-28")
    assert [(fact.value, fact.giver) for fact in one.facts if fact.column is LaunchColumn.RANGE] == [
        ("400", "Tokyo"), ("365", "Seoul"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "In November 12 people fled.",
        "In May 18 soldiers crossed.",
        "By the end of November 3,000 soldiers were there.",
        "Last November 12 ships came.",
    ],
)
def test_a_number_behind_a_month_is_no_day(sentence: str) -> None:
    assert [one.day for one in named_days(sentence, date(2026, 11, 28))] == [None]


def test_reporters_are_no_report() -> None:
    for sentence in ("김 위원장은 24일 보도 부문 일꾼들을 만났다.", "김 위원장은 24일 보도진 앞에 섰다."):
        assert [one.spoken for one in named_days(sentence, date(2026, 11, 25))] == [False]


def test_the_day_on_which_an_agency_reported_is_spoken() -> None:
    found = named_days("김 위원장이 23일 공장을 시찰했다고 조선중앙통신이 24일 보도했다.", date(2026, 11, 24))
    assert [(one.day, one.spoken) for one in found] == [(date(2026, 11, 23), False), (date(2026, 11, 24), True)]
