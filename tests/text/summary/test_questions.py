"""Questions of a printed interview, which no summary shows."""

from __future__ import annotations

import re

from bot.model.analysis import Span
from bot.text.summary.questions import is_interview, within_questions
from tests.text.summary.split_texts import chosen


def asked(text: str) -> list[bool]:
    return within_questions(text, [Span(*match.span()) for match in re.finditer(r"[^.?\n]+[.?]", text)])


def test_each_sentence_of_a_question_is_left_out() -> None:
    text = "Han ran a mill.\nQ: It is old. Is it shut?\nA: No. It turns.\nQ: For whom?\nA: For me.\nShe lives in Ulsan."
    assert asked(text) == [False, True, True, False, False, True, False, False]


def test_a_text_with_one_question_or_without_an_answer_is_no_interview() -> None:
    assert not any(asked("Q: Is it shut?\nA: No."))
    assert not any(asked("Q: Is it shut?\nQ: For whom?\nShe did not say."))


def test_three_paragraphs_that_ask_are_an_interviewers() -> None:
    text = "She came late.\nWhy alone?\nI was sent.\nWhy now?\nIt rained."
    assert not any(asked(text))
    assert asked(f"{text}\nWho pays?\nThe town.") == [False, True, False, True, False, True, False]


def test_paragraphs_with_a_dash_are_questions_only_where_some_ask() -> None:
    text = "-왜 혼자 왔습니까.\n약속했어요.\n-비가 왔다고 들었습니다.\n많이 왔어요.\n-언제 갑니까.\n내일요."
    assert asked(text) == [True, False] * 3
    assert not any(asked(text.replace("까.", "다.")))


def test_questions_in_plain_style_need_a_dash() -> None:
    text = "―왜 혼자 왔나.\n약속했다.\n―반응은.\n좋았다.\n―비가 왔는데.\n많이 왔다."
    assert asked(text) == [True, False] * 3
    assert not any(asked(text.replace("―", "")))


def test_japanese_questions_in_plain_style_need_a_dash() -> None:
    text = "――追加の情報は。\n雨が降った。\n――被害の報告は。\nない。\n――船は戻るのか。\n戻る。"
    paragraphs = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    assert within_questions(text, paragraphs) == [True, False] * 3
    plain = text.replace("――", "")
    assert not any(within_questions(plain, [Span(*match.span()) for match in re.finditer(r"[^\n]+", plain)]))


def test_behind_two_dashes_an_interviewer_also_greets_and_comments() -> None:
    lines = [
        "――駅舎は暖かいですね。", "昔のままです。", "――理由は。", "橋です。", "――バスは。", "四便です。",
        "――雪の中を。", "いえ。",
    ]  # fmt: skip
    lines += ["――ありがとうございました。"]
    text = "\n".join(lines)
    spans = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
    assert within_questions(text, spans) == [line.startswith("――") for line in lines]
    assert not any(within_questions(text.replace("――理由は。", "――橋だ。"), spans))


def test_a_letter_may_stand_in_brackets_and_a_label_in_capitals() -> None:
    text = "<질문> 배는 낡았다.\n<답변> 그렇다.\n<질문> 섬은 멀다.\n<답변> 멀다."
    assert asked(text) == [True, False] * 2
    assert asked("QUESTION: And the pier.\nA: It turns.\nQUESTION: And the mill.\nA: It is shut.") == [True, False] * 2


EXPLAINER = """Seoul put nine firms on its list on Monday after a ship with coal came to Pohang. Here is what to know.
What is the list?
The finance ministry set it up in 2016.
Who is on it?
Most are traders, and "we sell coal", one of them said.
What comes next?
The nine have a month to appeal."""


def _is_interview(text: str) -> bool:
    spans = [Span(*match.span()) for match in re.finditer(r"[^.?\n]+[.?]", text)]
    return is_interview(text, spans, within_questions(text, spans))


def test_an_explainer_answers_its_own_questions() -> None:
    assert not _is_interview(EXPLAINER)
    assert not _is_interview(EXPLAINER.splitlines()[0])
    assert _is_interview(EXPLAINER.replace("The finance ministry", "We"))
    assert _is_interview(EXPLAINER.replace("Seoul put", "Imagine that Seoul put"))
    assert _is_interview(
        re.sub(r"(?m)^(.*)\?$", r"Q: \1?", EXPLAINER).replace("\nThe", "\nA: The").replace("\nMost", "\nA: Most")
    )
    assert _is_interview(re.sub(r"(?m)^(.*)\?$", r"- \1?", EXPLAINER))


def test_an_explainer_opens_with_its_news() -> None:
    title = "Explainer: What is the list, and who decides on it?"
    assert chosen(EXPLAINER, 1, title)[0].startswith("Seoul put nine firms")
    assert not any("what to know" in one for one in chosen(EXPLAINER, 3, title))
