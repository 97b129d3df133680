"""Chinese in traditional characters is read by the rules for simplified ones: what a newsroom takes back, sentences
that depend on another, pages that are no article, and who died or lost office."""

from __future__ import annotations

import re

import pytest

from bot.lang.folding import in_both_scripts, words_of_both_scripts
from bot.model.analysis import Span, Verdict
from bot.text.entities.roles.fates.characters import characters_fate
from bot.text.summary.anaphora import dangling
from bot.text.summary.modality.marks import CommentKind, marks_of
from bot.text.summary.retractions import retraction
from bot.text.verdict.second_person import addressed_verdict, is_addressed


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("此前的報道有誤。", CommentKind.TAKEN_BACK),
        ("消息有誤，該社承認錯誤。", CommentKind.TAKEN_BACK),
        ("國防部否認了這一說法。", CommentKind.WRONG),
        ("這一說法不屬實。", CommentKind.WRONG),
        ("這些都是小說中的情節。", CommentKind.UNREAL),
    ],
)
def test_what_a_sentence_says_of_those_before_it(sentence: str, kind: CommentKind) -> None:
    assert marks_of(sentence, False).comments is kind


@pytest.mark.parametrize(
    "text",
    [
        "本文已被撤銷，編輯部謹此致歉。",
        "本文已被撤销，编辑部谨此致歉。",
        "編者按：本文已作廢。",
        "聲明：本報特此撤稿。",
    ],
)
def test_an_article_is_taken_back(text: str) -> None:
    assert retraction("", text, [Span(0, len(text))], None)


@pytest.mark.parametrize(
    "sentence",
    [
        "該部門沒有回應。",
        "對此，韓方表示遺憾。",
        "不過，雙方沒有簽字。",
        "與此同時，朝方保持沉默。",
        "隨後他離開了會場。",
        "兩人沒有見面。",
    ],
)
def test_a_sentence_that_depends_on_another_does_not_stand_alone(sentence: str) -> None:
    assert dangling(sentence)


@pytest.mark.parametrize("sentence", ["同時傳譯由三人負責。", "兩地居民參加了活動。", "但馬丁拒絕了。"])
def test_the_same_characters_in_another_word_refer_to_nothing(sentence: str) -> None:
    assert not dangling(sentence)


@pytest.mark.parametrize("sentence", ["請輸入驗證碼。", "請稍後再試。", "請檢查網址。", "請點擊同意隱私政策。"])
def test_a_page_speaks_to_its_visitor(sentence: str) -> None:
    assert is_addressed(sentence)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("您訪問過於頻繁，請拖動滑塊完成驗證", Verdict.CAPTCHA),
        ("請付費訂閱後閱讀剩餘內容", Verdict.PAYWALL),
        ("請同意隱私政策", Verdict.CONSENT),
        ("伺服器維護中，無法顯示", Verdict.ERROR_PAGE),
    ],
)
def test_what_such_a_page_is(text: str, verdict: Verdict) -> None:
    assert addressed_verdict(text) is verdict


@pytest.mark.parametrize("text", ["金某已於週五辭職。", "金某被免職。", "金某被處決。", "金某被解除職務。"])
def test_who_died_or_lost_office(text: str) -> None:
    assert characters_fate(text, Span(0, 2)) is not None


def test_a_pattern_is_widened_and_keeps_its_form() -> None:
    found = re.compile(in_both_scripts(r"删除|[这那]个|\d天后|(?<!不)发布|[一-龠]国"))
    assert all(
        found.fullmatch(text) for text in ("删除", "刪除", "这个", "這個", "那個", "3天後", "發布", "發佈", "韓國")
    )
    assert not any(found.fullmatch(text) for text in ("刪", "天後", "這", "不發布"))
    assert in_both_scripts(r"[a-z\]]+\b|한국") == r"[a-z\]]+\b|한국"


def test_words_are_written_in_both_scripts() -> None:
    words = words_of_both_scripts(["发言人", "专家"])
    assert {"发言人", "發言人", "专家", "專家"} <= words
    assert "发家" not in words
