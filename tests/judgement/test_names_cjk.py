"""The written Japanese and Chinese news against the reader: marked names with their link, links that are right.

The floors are the figures of the last change to the reader; raise them when it gets better. A message of
failure gives figures only, so that it shows nothing of the half that is kept as a number.
"""

from __future__ import annotations

from collections import Counter

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement import names_cjk
from tests.judgement.names_cjk import CHINESE, JAPANESE, NO_LINK
from tests.judgement.share import LOOK, NUMBER

FLOORS = {
    (JAPANESE, LOOK): (0.737, 0.831),
    (JAPANESE, NUMBER): (0.713, 0.889),
    (CHINESE, LOOK): (0.754, 0.927),
    (CHINESE, NUMBER): (0.717, 0.831),
}
"""Marked names found, links that are right."""


@pytest.mark.parametrize(("language", "half"), FLOORS)
def test_names_of_japanese_and_chinese_news(language: str, half: str, tagger: Tagger, base: Knowledge) -> None:
    figures = [share.value for share in names_cjk.measured(names_cjk.cases(language, half), tagger, base)]
    assert all(figure >= floor for figure, floor in zip(figures, FLOORS[language, half], strict=True)), figures


def test_the_cases_are_complete_and_name_entities_of_the_base(base: Knowledge) -> None:
    cases = [*names_cjk.cases(JAPANESE), *names_cjk.cases(CHINESE)]
    assert Counter((case.language, case.half) for case in cases)["ja", LOOK] == 20
    assert Counter(case.language[:2] for case in cases) == {JAPANESE: 40, CHINESE: 40}
    assert all(base.get(name.id) for case in cases for name in case.names if name.id != NO_LINK)
    assert not any(set("{}|") & set(case.text) for case in cases)


def test_a_missed_and_a_wrong_link_are_counted(tagger: Tagger, base: Knowledge) -> None:
    right = names_cjk.marked_links(LOOK, "ja", "2025-03-20", "{平壌|pyongyang}で式典。{大連|?dalian}からも。")
    wrong = names_cjk.marked_links(LOOK, "ja", "2025-03-20", "{式典|seoul}が{平壌|-}であった。")
    assert [str(one) for one in names_cjk.measured([right], tagger, base)] == ["1 of 1 (1.000)", "2 of 2 (1.000)"]
    assert [str(one) for one in names_cjk.measured([wrong], tagger, base)] == ["0 of 1 (0.000)", "0 of 1 (0.000)"]
