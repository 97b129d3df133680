"""Which coming events a sentence names, in English and Korean."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model.evidence.ahead import AheadReport
from bot.news.ahead.reading import ahead_reports
from bot.news.launches.clock import written
from tests.fakes.tables import table
from tests.judgement.ahead import article_of

WEDNESDAY = date(2024, 11, 13)


def told(one: AheadReport) -> str:
    """`kind first..last status hour`, as short as it can be."""
    days = one.days
    last = "" if days.first == days.last else f"..{days.last:%m-%d}"
    status = "" if one.status == "planned" else f" {one.status}"
    was = f" was {one.was.first:%m-%d}" if one.was else ""
    return f"{one.kind} {days.first:%m-%d}{last}{status}{was}{f' {written(one.time.minutes)}' if one.time else ''}"


def read(text: str) -> list[str]:
    return [told(one) for one in ahead_reports(article_of(text, WEDNESDAY))]


@table(
    ("sentence", "expected"),
    [
        ("The two foreign ministers will meet in Busan next Tuesday.", "talks 11-19"),
        ("The trial resumes on Monday.", "court 11-18"),
        ("Early voting for the by-election is on Friday and Saturday.", "vote 11-15..11-16"),
        ("The summit scheduled for this Friday was cancelled, the office said.", "talks 11-15 cancelled"),
        ("The talks planned for Nov. 20 will not go ahead, the ministry said.", "talks 11-20 cancelled"),
        ("Officials said Thursday's meeting has been delayed until Nov. 26.", "talks 11-26 postponed was 11-14"),
        ("The hearing had been set for Thursday but was put off.", "talks 11-14 put_off"),
        ("The court will hand down its ruling on Nov. 28 at 2:00 p.m.", "court 11-28 14:00"),
        ("He plans to visit Tokyo in early December.", "visit 12-01..12-10"),
        ("North Korea said it would launch a satellite between Nov. 20 and Dec. 1.", "launch 11-20..12-01"),
        ("Seoul gave the company until Nov. 30 to answer.", "deadline 11-30"),
        ("The agency is to rule by Nov. 30 on the miller's plea.", "deadline 11-30"),
        ("The museum is to return the bell by Nov. 30.", "deadline 11-30"),
        ("The inquiry is due to report by the end of November.", "deadline 11-30"),
        ("The parliament is to vote on the motion at 4 p.m. on Thursday.", "vote 11-14 16:00"),
        ("The prime minister wants to hold a summit in December.", "talks 12-01..12-31 possible"),
        ("Voters go to the polls on Dec. 19.", "vote 12-19"),
        ("The carrier arrived on Wednesday ahead of exercises next week.", "drills 11-18..11-24"),
        ("The ministry will hold a forum on Jan. 5.", "talks 01-05"),
        ("한미 정상은 다음 주 화요일 워싱턴에서 만난다.", "talks 11-19"),
        ("외교부 장관은 오는 17일부터 19일까지 베트남을 방문한다.", "visit 11-17..11-19"),
        ("내일 열릴 예정이던 남북 회담이 무산됐다.", "talks 11-14 cancelled"),
        ("국회는 14일 본회의를 열어 결의안을 표결한다.", "vote 11-14"),
        ("20일로 예정된 한일 협의는 다음 달로 미뤄졌다.", "talks 12-01..12-31 postponed was 11-20"),
        ("법원은 당초 다음 달 4일로 예정했던 선고기일을 11일로 연기했다.", "court 12-11 postponed was 12-04"),
        ("양측은 다음 달 28일 열려던 회담을 3일로 미뤘다.", "talks 01-03 postponed was 12-28"),
        ("The hearing was postponed from Nov. 12 to Nov. 19 and again to Nov. 26.", "talks 11-26 postponed was 11-12"),
        ("The drills will run from Nov. 23 to 27.", "drills 11-23..11-27"),
        ("The trial for the train driver begins on Nov. 25.", "court 11-25"),
        ("North Korea will hold a party plenary meeting in late December.", "anniversary 12-21..12-31"),
        ("The Ninth Party Congress could be held in early January.", "anniversary 01-01..01-10 possible"),
        ("The National Assembly will hold a plenary session on Nov. 25.", "talks 11-25"),
        ("The council will hold a session on Nov. 20 on the Dec. 3 martial law.", "talks 11-20"),
        ("The two sides agreed to extend the Nov. 25 deadline.", "deadline 11-25"),
        ("양측은 이번 주말 회담을 한다.", "talks 11-16..11-17"),
        ("양측은 다음 주말 판문점에서 만난다.", "talks 11-23..11-24"),
        ("한미는 다음 달 4일 열기로 했던 회의를 11일로 늦추기로 했다.", "talks 12-11 postponed was 12-04"),
        ("한미는 회담을 24일에서 20일로 변경했다.", "talks 11-20 postponed was 11-24"),
        ("정부는 12월 4일로 정했던 회의를 두 차례 미룬 끝에 11일로 확정했다.", "talks 12-11 postponed was 12-04"),
        ("야당은 25일 예정된 본회의를 취소하라고 요구했다.", "talks 11-25"),
        ("정부는 25일 예정된 회담을 취소하는 방안을 검토하고 있다.", "talks 11-25"),
        ("정부는 25일 예정된 회담을 취소하기로 했다.", "talks 11-25 cancelled"),
        ("12월 3일 비상계엄을 선포한 혐의로 기소된 전 장관의 선고가 25일 열린다.", "court 11-25"),
        ("양측은 다음 달 4일로 예정했던 회담을 2일로 앞당겼다.", "talks 12-02 postponed was 12-04"),
        ("한미는 이르면 이달 말 고위급 협의를 여는 방안을 검토하고 있다.", "talks 11-21..11-30 possible"),
        ("정부는 30일까지 답변을 달라고 요구했다.", "deadline 11-30"),
        ("군은 14∼16일 서해에서 훈련을 진행한다.", "drills 11-14..11-16"),
        ("Unless Seoul objects, the court will rule on Nov. 20.", "court 11-20 possible"),
        ("Talks will take place on Nov. 20 provided that the North agrees.", "talks 11-20 possible"),
        ("The two have not met since 2019 and will hold talks on Nov. 20.", "talks 11-20"),
        ("The leader will not attend, but the meeting will be held on Nov. 20.", "talks 11-20"),
        ("In 2024, the allies will hold drills in December.", "drills 12-01..12-31"),
        ("북한이 동의하면 20일 회담을 열 예정이다.", "talks 11-20 possible"),
        ("외교부에 따르면 20일 회담을 열 예정이다.", "talks 11-20"),
        ("대법원은 28일 오전 10시 판결을 선고할 예정이다.", "court 11-28 10:00"),
        ("The talks may be moved from Nov. 20 to Nov. 27.", "talks 11-27 possible"),
        ("통일부는 회담을 20일에서 27일로 늦추는 방안을 검토 중이라고 했다.", "talks 11-27 possible"),
        ("북측은 20일로 예정된 회담을 27일로 연기하자고 제의했다.", "talks 11-27 possible"),
        ("The talks were moved from Nov. 20 to Nov. 27.", "talks 11-27 postponed was 11-20"),
        ("The navy has postponed its drill from Nov. 18-22 until Dec. 2-6.", "drills 12-02..12-06 postponed was 11-18"),
        ("The drill will be delayed from next Monday to the following week.", "drills 11-18 put_off"),
        ("The drill will be held from Nov. 20 to Nov. 27.", "drills 11-20..11-27"),
        ("회담이 20일에서 27일로 연기됐다.", "talks 11-27 postponed was 11-20"),
        ("국방부는 훈련을 27일에서 20일로 앞당긴다고 13일 밝혔다.", "drills 11-20 postponed was 11-27"),
        (
            "국방부는 13일 눈 때문에 오는 20일부터 포항에서 하려던 훈련을 다음 달 4~8일로 연기한다고 밝혔다.",
            "drills 12-04..12-08 postponed was 11-20",
        ),
        ("법원은 13일 20일 열 예정이던 선고 공판을 27일로 미뤘다.", "court 11-27 postponed was 11-20"),
        ("국회는 20∼22일 청문회를 연다.", "talks 11-20..11-22"),
        ("국회는 오는 20일(수) ~ 22일(금) 청문회를 연다.", "talks 11-20..11-22"),
        ("제주포럼은 20일(수)~22일(금) 열린다.", "talks 11-20..11-22"),
        ("국방부는 12월 20일(금)부터 22일(일)까지 훈련을 실시한다고 13일 밝혔다.", "drills 12-20..12-22"),
        ("국방부는 12월 20일(금)에서 27일(금)로 훈련을 연기했다.", "drills 12-27 postponed was 12-20"),
        ("국방부는 12월 16일에서 18일로 훈련을 연기했다.", "drills 12-18 postponed was 12-16"),
    ],
)
def test_a_sentence_names_a_coming_event(sentence: str, expected: str) -> None:
    assert read(sentence) == [expected]


@table(
    "sentence",
    [
        "The two Koreas held talks on Nov. 12, the first since 2018.",
        "Lawmakers voted on Tuesday to hold a hearing.",
        "The ministry has not decided whether to hold the meeting on Nov. 20.",
        "There will be no drill on Nov. 20, the army said.",
        "The team will meet Spain in the final of the World Cup on Sunday.",
        "Party leaders crossed the country on Saturday for speeches before an election that could cost seats.",
        "The pictures that the agency published on Nov. 13 of his visit to bases are worth more than words.",
        "Prices will rise by 3 percent from Nov. 20.",
        "회담은 12일 서울에서 열렸다.",
        "합참은 13일 북한이 미사일을 발사했다고 밝혔다.",
        "국정원은 비공개 간담회에서 12월까지 1만여 명이 파병될 것으로 내다봤다.",
        "대표팀은 19일 팔레스타인과 월드컵 예선을 치른다.",
        '"We are not going to hold talks on Nov. 20," she said.',
        "The ministry denied reports that a summit would take place on Nov. 25.",
        "Rumors that the leader will visit Moscow on Nov. 20 are untrue.",
        "The talks had been scheduled to be held on Nov. 20 but never took place.",
        "No talks are scheduled for Nov. 20.",
        "The agency is not to rule by Nov. 20.",
        "The agency was to rule by Nov. 20.",
        "The envoy is to visit the island by Nov. 20.",
        "The envoy is due to return home by Nov. 20.",
        "The envoy is to return by Nov. 20.",
        "It is not known whether the agency is to rule by Nov. 20.",
        "Neither side will attend the meeting on Nov. 20.",
        "Will the two leaders meet on Nov. 20?",
        "On Nov. 20, 1998, the two sides agreed to hold talks.",
        "Last year, on Nov. 20, the army said it would hold drills.",
        "He said in 2010 that he would visit Seoul on Nov. 20.",
        "In the film, the two leaders will meet on Nov. 20.",
        "It is far from certain that the two leaders will meet on Nov. 20.",
        "The office dismissed speculation that the leader will visit Seoul on Nov. 20.",
        "두 정상은 20일 회담을 할 것인가?",
        "The trial of a new vaccine begins on Nov. 25.",
        "A trial run of the ferry begins on Nov. 25.",
        "북한은 13일 한미 훈련을 중단하라고 요구했다.",
        "양측은 25일로 회담 장소를 바꿨다.",
        "The volleyball federation will host a session on Nov. 20.",
        "1998년 11월 20일 회담을 열기로 합의했다.",
        "20일 회담을 할 계획이 없다고 밝혔다.",
        "20일 회담을 한다는 보도는 사실이 아니라고 밝혔다.",
        "다음 달 훈련은 실시하지 않기로 했다.",
        "20일 회의에 불참하기로 했다.",
        "11월부터 내년 3월까지 훈련을 실시할 예정이다.",
    ],
)
def test_what_is_past_denied_undecided_or_of_no_kind_is_none(sentence: str) -> None:
    assert read(sentence) == []


def test_days_that_are_listed_are_of_events_of_their_own() -> None:
    assert read("The hearings will be held on Nov. 20 and 27.") == ["talks 11-20", "talks 11-27"]
    assert read("The committee meets on Nov. 26 and Dec. 1.") == ["talks 11-26", "talks 12-01"]
    assert read("The court will hold hearings on Nov. 20 and 21.") == ["talks 11-20..11-21"]


def test_who_says_so_and_when_they_said_it_are_not_part_of_the_event() -> None:
    text = "Envoys will hold talks in Busan on Nov. 25, the ministry said on Friday."
    (one,) = ahead_reports(article_of(text, WEDNESDAY))
    assert (one.words, one.giver, one.begins, one.ends) == (
        "Envoys will hold talks in Busan on Nov. 25",
        "the ministry",
        True,
        False,
    )
    (korean,) = ahead_reports(article_of("한일 국방장관이 오는 25일 회담을 한다고 국방부가 13일 밝혔다.", WEDNESDAY))
    assert (korean.words, korean.giver, korean.ends) == ("한일 국방장관이 오는 25일 회담을 한다", "국방부", False)


def test_a_zone_is_told_where_the_article_names_it_and_the_hour_may_come_later() -> None:
    (one,) = ahead_reports(article_of("A committee will hold a hearing at 10 a.m. EST on Friday.", WEDNESDAY))
    assert one.time is not None
    assert (one.time.minutes, one.time.zone) == (600, "EST")
    text = "Envoys will hold talks on Nov. 25. The talks will open at 3 p.m. on Nov. 25 in Busan."
    assert read(text) == ["talks 11-25 15:00"]


def test_an_event_goes_on_until_the_day_on_which_it_is_said_to_end() -> None:
    assert read("The exercise will begin next Monday. It ends on Nov. 22.") == ["drills 11-18..11-22"]


def test_a_sentence_that_needs_the_one_before_it_is_shown_with_that() -> None:
    text = "Envoys of three countries will confer again. The meeting takes place in Busan on Friday."
    (one,) = ahead_reports(article_of(text, WEDNESDAY))
    assert (one.words, one.self_contained) == (text, False)
    (alone,) = ahead_reports(article_of("The meeting of envoys takes place in Busan on Friday.", WEDNESDAY))
    assert alone.self_contained


@pytest.mark.parametrize(
    "text", ["The talks will not be moved from Nov. 20 to Nov. 27.", "정부는 정상회담을 27일로 미루지 않겠다고 밝혔다."]
)
def test_a_day_that_is_not_changed_is_no_change(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The allies will begin a drill on Thursday. Some 3,000 troops will join the exercise, which runs through "
            "Saturday.",
            ["drills 11-14..11-16"],
        ),
        ("The exercise, which began in the port last week, runs through Saturday.", []),
        (
            "The allies will begin a drill on Thursday. The drill, which runs through Saturday, is big.",
            ["drills 11-14..11-16"],
        ),
        (
            "The allies will begin a drill on Thursday. Japan's drill, which runs through Saturday, is big.",
            ["drills 11-14"],
        ),
        ("The allies will begin a drill on Thursday and it runs through Saturday.", ["drills 11-14..11-16"]),
        (
            "The parliament will vote on Tuesday. Troops will join the exercise, which runs through Saturday.",
            ["vote 11-19"],
        ),
        ("The trial resumes on Monday.", ["court 11-18"]),
    ],
)
def test_the_last_day_of_what_goes_on_is_no_event_of_its_own(text: str, expected: list[str]) -> None:
    """ "Which runs through Saturday" was a second drill, on Saturday."""
    assert read(text) == expected
