"""Sentences that are joined before any is chosen, and the numbers of lists."""

from __future__ import annotations

import pytest

from bot.model.analysis import Span
from bot.text.summary.modality.context import joined
from bot.text.summary.sentence_quality import has_numbered_list
from tests.text.summary.split_texts import chosen, tagged

CHECKS = (
    ("Posts shared by thousands say that the bank gives away its savings books.", "The claim is false."),
    ("Posts shared by thousands say that the bank gives away its savings books.", "In short, this is not true."),
    ("온라인에서 은행이 예금 통장을 없앤다는 주장이 퍼지고 있다.", "결론부터 말하면 사실이 아니다."),
    ("온라인에서 은행이 예금 통장을 없앤다는 주장이 퍼지고 있다.", "해당 주장은 사실과 다르다."),
    ("銀行が通帳を廃止したという投稿が拡散している。", "結論から言えば誤りだ。"),
    ("銀行が通帳を廃止したという投稿が拡散している。", "この投稿は虚偽である。"),
    ("近日网上流传“银行取消存折”的说法。", "该说法不实。"),
)


def _joined(*sentences: str, behind: str = " ") -> list[str]:
    text = behind.join(sentences)
    spans, start = [], 0
    for one in sentences:
        spans.append(Span(start, start + len(one)))
        start += len(one) + len(behind)
    return [text[span.start : span.end] for span in joined(text, spans, numbered=has_numbered_list(text))]


@pytest.mark.parametrize(("claim", "verdict"), CHECKS)
def test_a_claim_is_one_with_the_sentence_that_only_denies_it(claim: str, verdict: str) -> None:
    assert _joined(claim, verdict) == [f"{claim} {verdict}"]
    assert _joined(claim, verdict, behind="\n") == [claim, verdict]


@pytest.mark.parametrize(
    "verdict",
    [
        "The claim is false, the bank told the paper.",
        "The claim is not new.",
        "The false books are in a museum.",
        "은행은 사실이 아니라고 밝혔다.",
        "해당 주장은 지난달 나왔다.",
        "銀行は誤りだと発表した。",
        "该说法由一家报纸报道。",
    ],
)
def test_what_tells_more_than_a_denial_stays_alone(verdict: str) -> None:
    assert len(_joined("The bank gives away its savings books.", verdict)) == 2


def test_no_summary_shows_a_claim_without_its_verdict() -> None:
    text = f"{' '.join(CHECKS[0])}\nThe bank said on Monday that the books stay.\nThe books are from 1950."
    assert len(tagged(text).sentences) == 4
    assert all(
        ("Posts shared" in one) == ("The claim is false." in one)
        for length in (1, 2, 3)
        for one in chosen(text, length)
    )


def test_a_number_belongs_to_what_it_counts_but_in_a_list() -> None:
    assert _joined("3.", "Juni is the day of the vote.") == ["3. Juni is the day of the vote."]
    assert _joined("2026.", "The vote is in May.", behind="\n") == ["2026.", "The vote is in May."]
    assert not has_numbered_list("1. FC Halden signed a striker.\nHe is 28.")
    assert not has_numbered_list("5. 18 기념식이 열렸다.\n6. 15 선언이 나왔다.")
    assert has_numbered_list("The rules:\n1. Children ride free.\nFrom March on.\n2. Dogs pay.")
