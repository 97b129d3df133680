"""Clauses that a sentence only quotes, believes or has on paper, and those for which it vouches."""

from __future__ import annotations

import pytest

from bot.lang.assertion.embedding import is_unvouched
from bot.lang.assertion.unreal import unreal_spans
from bot.lang.unspaced.forms import matched_form

UNVOUCHED = [
    '"The North *fired* a missile this morning" was the sentence to translate.',
    "Members of the sect are convinced that Kim *came* to their valley.",
    "The diary, in which the cook *met* the premier, was sold.",
    '"북한이 어제 위성을 *발사했*다"는 번역하기 어려운 문장이다.',
    "신도들은 김정은이 골짜기를 *방문했*다고 믿는다.",
    "전선이 느슨해져 미사일이 *발사됐*다는 신호가 잡혔다.",
    "방장은 병사가 *숨졌*다는 말을 퍼뜨렸다.",
    "信者は、金正恩氏が谷を*訪問した*と信じている。",
    "兵士が*死亡した*という話がチャットに広まった。",
    "画面に「北朝鮮がミサイルを*発射した*」と表示された。",
    "信徒们相信，金正恩*访问*了山谷。",
    "屏幕上出现“朝鲜*发射*导弹”的字样。",
]
VOUCHED = [
    '"The North *fired* a missile this morning," the minister told lawmakers.',
    "Residents thought it was thunder when the North *fired* a missile.",
    "The missile, thought to be an ICBM, was *fired* at dawn.",
    'The North "*fired*" a missile.',
    "The Joint Chiefs are convinced that the North *fired* a missile.",
    "Seoul said it was sure the North *fired* a missile.",
    "The Washington Post has reported that the North *fired* a missile.",
    "Shells hit border posts where soldiers were *killed*.",
    '장관은 "북한이 미사일을 *발사했*다"고 거들었다.',
    '대변인은 "북한이 미사일을 *발사했*다"며 유감을 나타냈다.',
    "북한이 미사일을 *발사했*다고 합참이 6일 밝혔다.",
    "북한이 미사일을 *발사했*다는 소식에 주가가 내렸다.",
    "북한이 미사일을 *발사했*다는 전날 국방부 발표가 나왔다.",
    "북한이 미사일을 *발사했*지만 정부는 전쟁이라는 말을 쓰지 않았다.",
    "북한이 미사일을 *발사했*다는 군의 긴급 공지가 나왔다.",
    "북한이 미사일을 *발사했*다는 합참 관계자의 말이 나왔다.",
    "북한은 미사일을 *발사했*다고 엄포를 놨다.",
    "장관은 북한이 미사일을 *발사했*다고 못박았다.",
    "防衛相は「北朝鮮がミサイルを*発射した*」と胸を張った。",
    "北朝鮮がミサイルを*発射した*と発表した。",
    "北朝鮮がミサイルを*発射した*との情報がある。",
    "北朝鮮がミサイルを*発射した*との韓国軍の速報を受け、政府は会議を開いた。",
    "北朝鮮がミサイルを*発射した*と政府は受け止めている。",
    "国防部长说：“朝鲜*发射*了导弹。”",
    "韩国军方相信朝鲜*发射*了导弹。",
    "人们以为和平已到，但朝鲜*发射*了导弹。",
    "朝鲜*发射*导弹的画面由朝中社公开。",
    "韩国军方说，朝鲜*发射*了导弹。",
]


def _parts(marked: str) -> tuple[str, int, int]:
    before, words, behind = marked.split("*")
    return matched_form(before + words + behind), len(before), len(before) + len(words)


@pytest.mark.parametrize("marked", UNVOUCHED)
def test_what_is_only_quoted_believed_or_written_is_not_vouched_for(marked: str) -> None:
    assert is_unvouched(*_parts(marked))


@pytest.mark.parametrize("marked", VOUCHED)
def test_what_is_reported_is_vouched_for(marked: str) -> None:
    assert not is_unvouched(*_parts(marked))


def test_a_quotation_of_several_sentences_is_somebodys() -> None:
    asked = '"The minister has resigned. What do you do?" applicants were asked.'
    assert len(unreal_spans(asked)) >= 1
    assert unreal_spans(asked)[0].start == 0
    said = '"The minister has resigned. He is in Busan," the spokesman told reporters.'
    assert unreal_spans(said) == []
    between = 'He called it "bold." The river rose. Forty boats sank. "Go," he wrote.'
    assert unreal_spans(between) == []
