"""The written Japanese and Chinese news against the reader: marked names with their link, links that are right."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement import names_cjk
from tests.judgement.names_cjk import CHINESE, FIRST, JAPANESE, NO_LINK, SECOND
from tests.judgement.share import LOOK, NUMBER

FLOORS = {
    (FIRST, JAPANESE, LOOK): (1.0, 1.0),
    (FIRST, JAPANESE, NUMBER): (0.930, 0.992),
    (FIRST, CHINESE, LOOK): (0.993, 1.0),
    (FIRST, CHINESE, NUMBER): (0.938, 0.984),
    (SECOND, JAPANESE, NUMBER): (0.967, 0.910),
    (SECOND, CHINESE, NUMBER): (0.845, 0.954),
}
"""Marked names found, links that are right."""


@pytest.mark.parametrize("case", FLOORS)
def test_names_of_japanese_and_chinese_news(case: tuple[str, str, str], tagger: Tagger, base: Knowledge) -> None:
    name, language, half = case
    figures = [share.value for share in names_cjk.measured(names_cjk.cases(language, half, name), tagger, base)]
    assert all(figure >= floor for figure, floor in zip(figures, FLOORS[case], strict=True)), figures


def test_the_cases_are_complete_and_name_entities_of_the_base(base: Knowledge) -> None:
    further = [*names_cjk.cases(JAPANESE, name=SECOND), *names_cjk.cases(CHINESE, name=SECOND)]
    cases = [*names_cjk.cases(JAPANESE), *names_cjk.cases(CHINESE)]
    assert Counter((case.language, case.half) for case in cases)["ja", LOOK] == 20
    assert Counter(case.language[:2] for case in cases) == {JAPANESE: 40, CHINESE: 40}
    assert all(base.get(name.id) for case in (*cases, *further) for name in case.names if name.id != NO_LINK)
    assert not any(set("{}|") & set(case.text) for case in (*cases, *further))


def test_a_missed_and_a_wrong_link_are_counted(tagger: Tagger, base: Knowledge) -> None:
    right = names_cjk.marked_links(LOOK, "ja", "2025-03-20", "{平壌|pyongyang}で式典。{大連|?dalian}からも。")
    wrong = names_cjk.marked_links(LOOK, "ja", "2025-03-20", "{式典|seoul}が{平壌|-}であった。")
    assert [str(one) for one in names_cjk.measured([right], tagger, base)] == ["1 of 1 (1.000)", "2 of 2 (1.000)"]
    assert [str(one) for one in names_cjk.measured([wrong], tagger, base)] == ["0 of 1 (0.000)", "0 of 1 (0.000)"]
