"""Sentences that are shown only with others, which need others themselves."""

from __future__ import annotations

import bot.text.summary.key_sentences as module
from bot.model.analysis import KeySentence
from bot.text.summary.key_sentences import SentenceCandidate, _scored
from bot.text.summary.modality.marks import marks_of
from bot.text.summary.modality.patterns import says
from tests.text.summary.split_texts import chosen, found_in, tagged


def _candidate(index: int, worth: float, *needs: int) -> SentenceCandidate:
    sentence = KeySentence(index, index + 1, f"{index}", worth, True)
    terms = frozenset({f"word{index}"})
    return SentenceCandidate(index, sentence, terms, continues=False, needs=tuple(frozenset({one}) for one in needs))


def _order(*pool: SentenceCandidate) -> list[int]:
    return [one.index for one in module._greedy(pool)]


def test_what_a_companion_needs_is_shown_before_it() -> None:
    assert _order(_candidate(0, 3.0, 1), _candidate(1, 1.0, 2), _candidate(2, 0.5), _candidate(3, 2.0)) == [2, 1, 0, 3]


def test_sentences_that_need_each_other_are_left_out_and_end_no_search() -> None:
    assert _order(_candidate(0, 3.0, 1), _candidate(1, 1.0, 0), _candidate(2, 0.5), _candidate(3, 0.4)) == [2, 3]


DESKS = """책상은 나무였고, 다리마다 번호가 있었다.
학교가 문을 닫을 때 사람들은 번호를 세지 않았다.
전남 지역 폐교 64곳에서 책상과 의자, 악기 등 비품 1만 2천여 점이 장부와 달리 남아 있지 않은 것으로 감사 결과 드러났다.
도교육청 감사관실은 9일 "이 가운데 책상 3천 개는 중고업체 두 곳에 팔린 사실을 확인했다"고 밝혔다.
판매 대금 4억여 원 가운데 1억 9천만 원의 행방은 확인되지 않았다.
교육청은 직원 5명을 경찰에 수사 의뢰했다.
도의회는 전국의 폐교를 모두 조사해야 한다고 요구했다."""


def test_what_answers_the_news_does_not_need_it() -> None:
    shown = chosen(DESKS, 8, "의혹의 책상 3천 개")
    assert [one for one in shown if one.startswith("도교육청 감사관실은")]
    assert [one for one in shown if one.startswith("교육청은 직원")]


def test_a_desk_is_no_book() -> None:
    assert not says("사라진 책상 3천 개", "suspends")
    assert not says("시장의 책임 묻는다", "suspends")
    assert says("사라진 책 3천 권", "suspends")


def test_a_victory_won_or_a_finding_takes_nothing_back() -> None:
    for sentence in (
        "원주는 서울을 84-81로 꺾고 승리를 거뒀다.",
        "이 회사는 3분기에 좋은 성과를 거뒀다.",
        "그는 부상 끝에 선수 생활을 접었다.",
        "경찰 조사 결과 운전자는 졸음 상태였다고 한다.",
        "이 사고로 2명이 다친 것으로 확인됐다.",
        "The company said it lost 3 billion won last year.",
        "The bank said that sales fell last month.",
        "The land minister says that it will pass before the recess.",
    ):
        assert marks_of(sentence, False, first=False).comments is None, sentence
    for sentence in (
        "총성은 헬기 소리로 밝혀졌다.",
        "신고 내용은 사실이 아닌 것으로 확인됐다.",
        "회사는 전망치를 정정했다.",
        "The ministry took back its report.",
    ):
        assert marks_of(sentence, False, first=False).comments is not None, sentence


RESULTS = """누리바이오가 3분기 영업이익 412억원을 기록했다고 2일 공시했다.
매출은 2천140억원으로 12% 늘었다.
한때 개발을 접었던 누리바이오의 치매 신약은 내년 임상 2상에 들어간다.
이 회사는 2021년 개발 중단을 선언한 바 있다.
박도겸 대표는 "올해 매출 8천억원을 넘길 것"이라고 말했다."""


def test_results_lead_their_report_although_a_drug_was_once_given_up() -> None:
    assert chosen(RESULTS, 1, "누리바이오 3분기 영업익 412억원") == RESULTS.splitlines()[:1]


def test_a_voice_in_a_video_frames_nothing_behind_it() -> None:
    text = """전기차가 겨울에 멈춘다는 영상이 퍼지고 있다.
"영하에서는 배터리가 반 토막 난다."
영상 속 남성은 이렇게 말한다.
국산 전기차 14종의 저온 주행거리는 상온의 78∼91%였다."""
    assert not any(2 in group for group in found_in(text)[3].needs)


def test_what_was_blamed_first_is_shown_with_what_was_found_later() -> None:
    for first in (
        "The operator, Yudal Ropeway, first blamed a power cut.",
        "In a first message at two the coast guard had reported four dead.",
        "The ministry first attributed the stop to a power cut.",
    ):
        text = f"""Forty-one people were lifted down after a cable car in Mokpo stopped on Sunday.
{first}
Fire investigators said later that a sensor had shut the line down."""
        assert found_in(text)[1].needs[0] == {2}, first
    for first in (
        "Critics blamed the first operator.",
        "He was blamed in a first report, but cleared later.",
        "She first reported from Busan in 1998.",
    ):
        text = f"""Forty-one people were lifted down after a cable car in Mokpo stopped on Sunday.
{first}
Fire investigators said later that a sensor had shut the line down."""
        assert {2} not in found_in(text)[1].needs, first


def test_a_column_has_no_plots() -> None:
    """Sentences without a source are its author's own, whatever the next paragraph begins with."""
    text = """I ride the 472 to work, and I would not mind if it cost nothing.
The night line leaves us at four. The 472 takes us to the kitchens of my city. I know every face in its seats.
No line of the city has so many stops and so few seats."""
    assert all(not one.governed for one in _scored(tagged(text), "Column: Free buses", (), (), None))
    report = text.replace("I ride", "Cleaners ride").replace("I would", "most would").replace("I know", "Kim knows")
    report = report.replace("us", "them").replace("my city", "Seoul")
    assert any(one.governed for one in _scored(tagged(report), "Free buses", (), (), None))


LEAD = "A ferry with 163 people ran aground off Incheon on Monday, and all were saved, the coast guard said.\n"


def test_what_goes_around_later_in_a_report_is_shown_with_what_exposes_it() -> None:
    for claim, answer in (
        (
            "A video viewed 2 million times shows an empty bridge.",
            "It is from 2019 and shows another ferry, police said.",
        ),
        ("A local newspaper reported that six had drowned.", "Nobody drowned, and the report was false, police said."),
        ("Rumours spread that the ferry was overloaded.", "The rumours are not true, police said of the ferry."),
        (
            "승객들 사이에는 선장이 먼저 내렸다는 글이 퍼졌다.",
            "해경은 선장이 내린 적이 없고 글은 사실이 아니라고 밝혔다.",
        ),
    ):
        assert {2} in [set(group) for group in found_in(f"{LEAD}{claim} {answer}")[1].needs], claim
    for claim, behind in (
        ("A video viewed 2 million times shows the rescue.", "The ferry had left Incheon at nine."),
        ("A local newspaper reported that six were hurt.", "The line is to reopen on Friday."),
        ("A post that was shared by thousands asked for blankets.", "Residents had brought 400 of them by noon."),
        ("승객을 태워 준 어민의 영상이 퍼졌다.", "항로는 5일 다시 열린다고 해경은 밝혔다."),
    ):
        assert not found_in(f"{LEAD}{claim} {behind}")[1].needs, claim
