"""Content words and lengths of sentences."""

from __future__ import annotations

from bot.text.summary.anaphora import dangling
from bot.text.summary.sentence_quality import ceremony, clutter, hollow, word_count, words


def test_chinese_and_japanese_are_compared_by_pairs_of_characters() -> None:
    assert set(words("旅客列车恢复运行")) & set(words("首班列车载有华侨")) == {"列车"}
    assert set(words("フェリーが欠航した")) & set(words("欠航したフェリー")) == {"フェ", "ェリ", "リー", "欠航"}
    assert words("美국무부가 밝혔다") == ["美국무부가", "밝혔다"]


def test_a_sentence_without_spaces_has_its_length() -> None:
    assert word_count("船は港に戻った。") == 4
    assert word_count("The boat came back.") == 4
    assert not clutter("船は朝のうちに港に戻った。")
    assert clutter("船は港。")


def test_chinese_and_japanese_sentences_refer_back() -> None:
    assert dangling("他表示将上诉。")
    assert dangling("しかし、船は港に戻らなかった。")
    assert dangling("同省は船の数を公表していない。")
    assert not dangling("其中多数の船は港に戻った。")
    assert not dangling("公司表示将上诉。")


def test_greetings_of_a_speech_are_no_news() -> None:
    assert ceremony("Dear friends, the sea is cold today.")
    assert ceremony("I thank the islanders for their patience.")
    assert ceremony("학생 여러분, 바다는 춥습니다.")
    assert ceremony("섬에 오신 것을 환영합니다.")
    assert not ceremony("정부는 이 결정을 환영한다고 밝혔다.")
    assert not ceremony("I thanked nobody, the captain said in court.")
    assert hollow("I speak to you today about the pier, and I will be brief.")
    assert not hollow("The ministers spoke of you in a letter to the island.")
