"""The written Japanese and Chinese sentences with foreigners beside an office against the reader."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.model.analysis import STORED_TEXT, EntityKind, Page
from bot.text.knowledge.base import Knowledge
from bot.text.pipeline import Reader
from bot.text.sources.outlets import SourceTable
from bot.text.tagger import Tagger
from tests.judgement import east_foreigners
from tests.judgement.east_foreigners import NOBODY
from tests.judgement.share import LOOK, NUMBER

FLOORS = {
    ("zh", LOOK): {"persons": 14, "roles": 14, "statements": 11},
    ("zh", NUMBER): {"persons": 11, "roles": 11, "statements": 8},
    ("zh", NOBODY): {},
    ("ja", LOOK): {"persons": 15, "roles": 15, "statements": 11},
    ("ja", NUMBER): {"persons": 15, "roles": 13, "statements": 12},
    ("ja", NOBODY): {},
}
"""Right answers by language and half."""
SIZES = {LOOK: 15, NUMBER: 15}


@pytest.fixture(scope="module")
def reader(tagger: Tagger, base: Knowledge) -> Reader:
    return Reader(tagger, base, SourceTable.load())


@pytest.mark.parametrize(("language", "half"), FLOORS)
def test_foreigners_beside_their_office_are_found_with_their_statements(
    language: str, half: str, reader: Reader
) -> None:
    chosen = [case for case in east_foreigners.cases() if (case.language, case.half) == (language, half)]
    shares = east_foreigners.measured(chosen, reader.analyze)
    floors = FLOORS[language, half]
    right = {measure: getattr(shares, measure).right for measure in floors}
    assert {measure: floor for measure, floor in floors.items() if right[measure] < floor} == {}
    assert shares.unharmed.right == shares.unharmed.of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("美国国务院发言人韦伯纳马上表示，谈判继续。", ["韦伯纳"]),
        ("法国总统科尔曼于8日抵达首尔，并会见韩国总统。", ["科尔曼"]),
        ("外长科尔曼日前说，会谈推迟。", ["科尔曼"]),
        ("外长科尔曼和国防部长贝尔纳多出席了会议。", ["科尔曼", "贝尔纳多"]),
        ("俄罗斯国防部发言人韦利卡诺夫表示，部队已经撤回营地。韦利卡诺夫还说，训练已经结束。", ["韦利卡诺夫"]),
    ],
)
def test_a_foreign_name_in_chinese_ends_before_the_word_behind_it(text: str, names: list[str], reader: Reader) -> None:
    analysis = reader.analyze(Page(None, text.encode(), STORED_TEXT))
    assert [entity.name for entity in analysis.entities if entity.kind is EntityKind.PERSON] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("スウェーデンのリンドグレーン大使は板門店を訪れた。", ["リンドグレーン"]),
        ("町のリンドグレーン大使が決まった。", []),
        ("ホークスリー米国務長官がソウルに着いた。", ["ホークスリー"]),
        ("ロシアのデジタル外相会議が始まった。", []),
    ],
)
def test_a_word_in_katakana_before_an_office_is_a_person(text: str, names: list[str], reader: Reader) -> None:
    """Before an office that is also given for fun, only behind a land or a body that is known."""
    analysis = reader.analyze(Page(None, text.encode(), STORED_TEXT))
    assert [entity.name for entity in analysis.entities if entity.kind is EntityKind.PERSON] == names


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("美国驻韩大使布兰登·霍克斯利表示，同盟坚如磐石。", "布兰登·霍克斯利"),
        ("联合国特别报告员穆罕默多夫指出，情况没有改善。", "穆罕默多夫"),
        ("联合国特别顾问庄敬文指出，情况没有改善。", "庄敬文"),
    ],
)
def test_ambassadors_and_special_rapporteurs_speak_in_chinese(text: str, speaker: str, reader: Reader) -> None:
    """使 is no verb in 大使, and 特别 no adverb before 报告员: the United Nations had said it."""
    analysis = reader.analyze(Page(None, text.encode(), STORED_TEXT))
    assert [quote.speaker for quote in analysis.quotes] == [speaker]


def test_the_sentences_are_complete() -> None:
    cases = east_foreigners.cases()
    counts = Counter((case.language, case.half) for case in cases)
    assert all(counts[language, half] == size for language in ("ja", "zh") for half, size in SIZES.items())
    assert all(counts[language, NOBODY] >= 20 for language in ("ja", "zh"))
    assert len({case.sentence for case in cases}) == len(cases)
    assert [case for case in cases if case.name not in case.sentence or case.words not in case.sentence] == []
