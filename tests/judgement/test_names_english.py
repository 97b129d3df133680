"""The written English news against the reader: persons found, and names of all kinds by F1."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.judgement import names_english
from tests.judgement.share import LOOK, NUMBER

FLOORS = {
    (names_english.FIRST, LOOK): (0.967, 0.978, 0.951),
    (names_english.FIRST, NUMBER): (0.938, 0.957, 0.917),
    (names_english.SECOND, LOOK): (0.977, 0.988, 0.950),
    (names_english.SECOND, NUMBER): (0.926, 0.977, 0.945),
    (names_english.THIRD, NUMBER): (0.984, 0.969, 0.944),
}
"""Persons found, persons that are some, F1 of names of all kinds."""


@pytest.mark.parametrize(("name", "half"), FLOORS)
def test_names_of_english_news(name: str, half: str, tagger: Tagger, base: Knowledge) -> None:
    cases = [case for case in names_english.cases(name) if case.half == half]
    figures = tuple(round(share.value, 3) for share in names_english.measured(cases, tagger, base))
    assert all(figure >= floor for figure, floor in zip(figures, FLOORS[name, half], strict=True)), figures


def test_the_cases_are_complete_and_in_halves() -> None:
    cases = names_english.cases()
    assert Counter(case.half for case in cases) == {LOOK: 34, NUMBER: 33}
    assert len({case.text for case in cases}) == len(cases)
    assert not any(set("{}|") & set(case.text) for case in cases)
    assert sum(len(case.names) for case in cases) > 250


def test_a_missed_and_an_invented_name_are_counted(tagger: Tagger, base: Knowledge) -> None:
    right = names_english.marked_names(LOOK, "wire", "{p|Park Chan-mi} spoke in {l|Busan}.")
    wrong = names_english.marked_names(LOOK, "wire", "Park Chan-mi spoke to {p|nobody} in {x|Busan}.")
    assert [str(one) for one in names_english.measured([right], tagger, base)] == [
        "1 of 1 (1.000)", "1 of 1 (1.000)", "4 of 4 (1.000)"]  # fmt: skip
    assert [str(one) for one in names_english.measured([wrong], tagger, base)] == [
        "0 of 1 (0.000)", "0 of 1 (0.000)", "0 of 2 (0.000)"]  # fmt: skip
