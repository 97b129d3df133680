"""Openings that are the plot of a drill, what only reports have, or a question."""

from __future__ import annotations

import pytest

from tests.text.summary.split_texts import chosen, found_in, qualified


@pytest.mark.parametrize(
    ("title", "first", "drill"),
    [
        (
            "Drill tests hospitals",
            "A container bursts at the port, and 340 people fall ill.",
            "The exercise took a day.",
        ),
        ("병원 4곳 훈련", "항만에서 컨테이너가 터지고 340명이 실려 온다.", "보건소가 실시한 훈련이었다."),
        ("4病院で訓練", "港でコンテナが破裂し、340人が運び込まれる。", "保健所が実施した訓練だった。"),
        ("四家医院演习", "港口一个集装箱爆裂，340人送往医院。", "这是卫生部门组织的演习。"),
    ],
)
def test_the_plot_of_a_drill_is_shown_with_the_sentence_that_names_the_drill(
    title: str, first: str, drill: str
) -> None:
    text = f"{first}\n{drill}\nThe port is open again."
    assert found_in(text, title)[0].claimed
    assert not found_in(text, "Hospitals")[0].claimed, "no drill in the title"
    assert not found_in(f"{first} It was a drill.\n{drill}", "Port")[0].claimed


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("Navy drill begins", "Two ships left Busan for the drill.", "The exercise goes on."),
        ("Navy drill begins", "Two ships hold a drill off Busan.", "The exercise goes on."),
        ("해군 훈련 시작", "함정 두 척이 부산을 떠났다.", "훈련은 나흘간이다."),
    ],
)
def test_a_report_on_a_drill_is_no_plot(title: str, first: str, second: str) -> None:
    assert not found_in(f"{first}\n{second}\nThe port is open.", title)[0].claimed


@pytest.mark.parametrize(
    ("reports", "counter"),
    [
        ("Reports said that the ferry had left Wonsan.", "But the ministry said that it had not moved from its berth."),
        ("여객선이 원산을 떠났다는 보도가 나왔다.", "그러나 통일부는 배가 부두를 떠난 적이 없다고 밝혔다."),
        ("客船が元山を出たと報じられた。", "しかし統一省は船は岸壁を離れていないと発表した。"),
        ("有报道称，客轮驶离元山。", "但统一部表示，该船从未离开码头。"),
    ],
)
def test_what_only_reports_have_is_shown_with_the_sentence_that_counters_it(reports: str, counter: str) -> None:
    assert qualified(f"{reports}\n{counter}\nThe port is open.") == (frozenset({1}), (0,))
    assert chosen(f"{reports}\n{counter}\nThe port is open.", 1) == [counter]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The ministry said that the ferry had left Wonsan.", "But the crew said that it had no oil."),
        ("Reports said that the ferry had left Wonsan.", "The ministry said that it had no oil."),
        ("Reports said that the ferry had left Wonsan.", "But the ministry said that it would be back."),
        ("Reports of ships are kept in Wonsan.", "But the ministry said that it had no oil."),
        ("통일부는 여객선이 원산을 떠났다고 밝혔다.", "그러나 선원은 기름이 없다고 말했다."),
    ],
)
def test_a_but_that_counters_no_report_qualifies_nothing(first: str, second: str) -> None:
    assert qualified(f"{first}\n{second}\nThe port is open.") is None


@pytest.mark.parametrize(
    ("question", "report"),
    [
        ("Is the bridge at Dandong shut?", "Four trains have stood in the yard since Friday, freight men said."),
        ("다리는 닫혔나.", "화물업자들은 열차가 금요일부터 서 있다고 말했다."),
        ("橋は閉ざされたのか。", "業者は列車が金曜日から止まっていると話した。"),
        ("大桥是否已关闭？", "货运商说，列车自星期五以来一直停着。"),
    ],
)
def test_no_summary_opens_with_a_question_where_a_sentence_reports(question: str, report: str) -> None:
    assert chosen(f"{question}\n{report}\nThe port is open.", 1) == [report]
