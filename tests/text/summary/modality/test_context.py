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


@pytest.mark.parametrize(
    ("sentences", "count"),
    [
        (("“We cannot say that.", "We can say this,” Lena Abarca told reporters."), 1),
        (('"We cannot say that.', 'We can say this," Lena Abarca told reporters.'), 1),
        (("“Nobody hid it.", "The hall is empty,” he said, “and it was so in May.", "Come and see.”"), 1),
        (("He spoke of “consequences.", "You know which ones”.", "A vote is due."), 2),
        (("A vote is due.", "He spoke of “consequences.", "You know which ones”."), 3),
        (("“There was no other way.", "The bank is tired,” said Noh Tae-yang.", "“I am sorry.”"), 2),
        (("“People think that I am mad.", "Maybe so.”"), 1),
        (("“Yes.", "I signed it in September.”"), 2),
        (("“No.", "We will not pay,” the minister said."), 1),
        (("The “deal” is dead.", "The “peace” is not."), 2),
        (("“We will go, the minister said.", "The navy has 40 ships.", "“They are old,” he said."), 3),
        (('A 12" main burst in Busan.', "Nobody was hurt."), 2),
        (("The road is shut.” ", "“We wait,” said Noh Tae-yang."), 2),
        ((f"“We cannot say that{' ever' * 60}.", "We can say this,” she said."), 2),
    ],
)
def test_a_quotation_of_several_sentences_is_one(sentences: tuple[str, ...], count: int) -> None:
    assert len(_joined(*sentences)) == count


def test_a_quotation_in_the_middle_of_a_later_paragraph_is_one() -> None:
    text = "A vote is due in winter.\nThe chairman spoke of “consequences. You know which ones”."
    spans = [Span(0, 24), Span(25, 64), Span(65, len(text))]
    assert [text[one.start : one.end] for one in joined(text, spans, numbered=False)] == text.split("\n")


def test_a_quotation_over_paragraphs_is_not_joined() -> None:
    assert len(_joined("“We cannot say that.", "We can say this,” Lena Abarca said.", behind="\n")) == 2


LONG = f"""The five inspectors took 40 samples at the plant on Tuesday, the agency said.
“We cannot say that centrifuges stand in the hall. The hall has {"long and " * 34}white walls,” Lena Abarca said.
The board will meet in Vienna in the winter.
A ferry brought them home."""


def test_a_part_of_a_quotation_comes_after_all_other_sentences() -> None:
    assert not [one for one in chosen(LONG, 3) if "hall" in one]


def test_an_opening_quotation_is_shown_with_its_speaker() -> None:
    text = "“We cannot say that it stands. The hall is ready,” Lena Abarca told reporters in Vienna on Tuesday."
    assert text in chosen(f"{text}\nThe inspectors took 40 samples.\nThe board meets in winter.", 3)
