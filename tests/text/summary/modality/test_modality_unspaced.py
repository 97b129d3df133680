"""Corrections, denials, sources and plans in Chinese and Japanese."""

from __future__ import annotations

import re

import pytest

from bot.model.analysis import Span
from bot.text.summary.modality.marks import CommentKind, marks_of
from bot.text.summary.modality.status import SplitArticle, modalities


def test_chinese_and_japanese_corrections_govern_what_they_correct() -> None:
    japanese = """対馬の沖で船が沈んだ。
乗っていた七人が行方不明だ。朝に流れたこの情報は誤りで、警察が取り消した。
船は港に戻った。"""
    spans = tuple(Span(m.start(), m.end()) for m in re.finditer("[^。\n]+。", japanese))
    none = [False] * 4
    assert [one.needs for one in modalities(SplitArticle(japanese, spans), none, none, none)] == [
        (),
        (frozenset({2}),),
        (),
        (),
    ]
    assert marks_of("这样的说法是谣言。", False).comments is CommentKind.WRONG
    assert marks_of("公司在法庭上这样辩称。", False).comments is CommentKind.UNREAL
    assert marks_of("公司将在六月演习。", False).comments is None


@pytest.mark.parametrize(
    "sentence",
    [
        "100人以上が訓練に参加した。",
        "1000多名士兵以上参加演习。",
        "県は店の営業許可を取り消した。",
        "操作の誤りで船が岸壁に衝突した。",
        "朝鲜撤回驻华大使。",
        "デマンドバスの運行が始まった。",
        "警方打击虚假广告。",
    ],
)
def test_a_chinese_or_japanese_word_of_a_correction_may_tell_news(sentence: str) -> None:
    """The sentences before were taken for what is withdrawn, denied or imagined."""
    assert marks_of(sentence, False).comments is None


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("同社は発表を訂正した。", CommentKind.TAKEN_BACK),
        ("大臣は28日、この発言を撤回した。", CommentKind.TAKEN_BACK),
        ("市はその後、情報を取り消した。", CommentKind.TAKEN_BACK),
        ("该报更正说，数字有误。", CommentKind.TAKEN_BACK),
        ("该社晚间撤回了这一消息。", CommentKind.TAKEN_BACK),
        ("外交部否认了这一说法。", CommentKind.WRONG),
        ("以上は訓練の想定だ。", CommentKind.UNREAL),
        ("港はこの説明を受け入れていない。", CommentKind.CONTESTED),
        ("港务局不接受这一说法。", CommentKind.CONTESTED),
    ],
)
def test_chinese_and_japanese_corrections_and_denials(sentence: str, kind: CommentKind) -> None:
    assert marks_of(sentence, False).comments is kind


@pytest.mark.parametrize(
    "sentence",
    [
        "他的小说在首尔出版。",
        "占据山头的部队撤离了。",
        "大将在平壤去世。",
        "将军下令开火。",
        "将来の食料が不足する。",
        "名称已被改。",
    ],
)
def test_a_part_of_a_chinese_or_japanese_word_is_no_source(sentence: str) -> None:
    """ "小说" has the character of "says", "将军" that of "will"; what they tell passed for something with a source."""
    assert not marks_of(sentence, False).own


@pytest.mark.parametrize(
    "sentence", ["警方称船已沉没。", "首相将访问首尔。", "据警方通报，船已沉没。", "他说船已沉没。"]
)
def test_a_chinese_source_or_plan(sentence: str) -> None:
    assert marks_of(sentence, False).own


@pytest.mark.parametrize(
    "sentence",
    [
        "地元メディアは一時、死者が5人に上ると報じたが、警察が否定した。",
        "「教育に悪いから」という説明がSNSで広まったが、市は否定している。",
        "一部の夕刊紙は橋が月内に閉じると伝えたが、市は否定した。",
        "震后有网民称港口的油罐已经起火，港务公司随即否认。",
        "当地媒体报道说大桥将在本月关闭，市政府予以否认。",
        "有人说渡轮上还有五名乘客失踪，海警否认。",
    ],
)
def test_a_denial_with_its_own_claim_denies_nothing_before_it(sentence: str) -> None:
    assert marks_of(sentence, False, first=False).comments is None


@pytest.mark.parametrize(
    "sentence",
    [
        "警察はこの報道を否定した。",
        "一部で報じられた内容について、同社は調査の結果、否定した。",
        "市は否定している。",
        "市長は記者会見で、うわさを否定した。",
        "港務局は事実と異なると説明した。",
        "港务公司随即否认。",
        "公司发言人说，上述报道不实，并否认裁员计划。",
        "市政府否认这一说法。",
        "警方说，该消息没有根据。",
        "有网民称这是谣言。",
    ],
)
def test_a_denial_of_what_stands_before_it_still_governs_that(sentence: str) -> None:
    assert marks_of(sentence, False, first=False).comments in (CommentKind.WRONG, CommentKind.CONTESTED)


def test_a_toll_stays_beside_a_rumor_that_its_own_sentence_denies() -> None:
    text = """釜山の海上橋で2日朝、車38台が次々に衝突した。
亡くなったのは60代の運転手と20代の会社員。
地元メディアは一時、死者が5人に上ると報じたが、警察が否定した。"""
    spans = tuple(Span(m.start(), m.end()) for m in re.finditer("[^。\n]+。", text))
    none = [False] * 3
    assert [one.needs for one in modalities(SplitArticle(text, spans), none, none, none)] == [(), (), ()]
