"""Launches that written reports tell of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.model.evidence.launches import LaunchColumn, LaunchKind
from bot.news.launches import kinds
from bot.news.launches.joining import ArticleReport, JoinedLaunch, join
from bot.news.launches.reports import launch_reports
from tests.judgement.launches import sample_reports, scored, written_reports
from tests.judgement.share import LOOK, NUMBER

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
TESTS, PROVOCATIONS = DATA / "nti_missile_tests" / "dev.jsonl", DATA / "csis_provocations" / "dev.jsonl"
FLOORS = {LOOK: (13 / 13, 72 / 72), NUMBER: (14 / 14, 72 / 73)}
"""Launches found; facts right among those stated or shown."""
IN_SAMPLES = {
    "2023-05-31": {"kind": {"satellite"}},
    "2023-11-21": {"kind": {"satellite"}, "place": {"tongchang-ri"}, "time": {"22:42"}},
    "2023-12-17": {"kind": {"srbm"}, "number": {"1"}},
    "2023-12-18": {
        "kind": {"icbm"},
        "place": {"pyongyang"},
        "number": {"1"},
        "time": {"08:24"},
        "range": {"1000"},
        "flight": {"4380"},
    },
    "2024-05-27": {"kind": {"satellite"}, "place": {"tongchang-ri"}},
    "2024-10-31": {
        "kind": {"icbm"},
        "place": {"pyongyang"},
        "number": {"1"},
        "time": {"07:10", "07:11"},
        "range": {"1001.2"},
        "altitude": {"7000", "7687.5"},
        "flight": {"5156", "5160", "5220"},
    },
}
"""The launches that the sample library reports, by its articles. One of 13 September 2023 is told without a day."""
_KINDS = {"ICBM": LaunchKind.ICBM, "IRBM": LaunchKind.IRBM, "SRBM": LaunchKind.SRBM, "SLV": LaunchKind.SATELLITE}
_EVENTS = {
    "intercontinental": LaunchKind.ICBM,
    "intermediate": LaunchKind.IRBM,
    "short-range": LaunchKind.SRBM,
    "cruise": LaunchKind.CRUISE,
    "satellite": LaunchKind.SATELLITE,
}


@pytest.mark.parametrize("half", [LOOK, NUMBER])
def test_launches_are_found_with_their_facts_and_none_is_invented(half: str) -> None:
    score = scored(written_reports(half))
    found, facts = FLOORS[half]
    assert score.found.value >= found
    assert score.facts.value >= facts
    assert len(score.invented) == 0


def test_both_halves_together_join_into_the_launches_that_were() -> None:
    score = scored(written_reports())
    assert score.found.value == 1
    assert score.facts.value >= 121 / 122
    assert len(score.invented) == 0


def test_the_sample_library_reports_these_launches_and_no_others() -> None:
    joined = {one.day.isoformat(): one for one in join(sample_reports())}
    assert joined.keys() == IN_SAMPLES.keys()
    for day, columns in IN_SAMPLES.items():
        for column, values in columns.items():
            assert set(joined[day].values(LaunchColumn(column))) == values, (day, column)


def test_every_fact_is_a_span_of_its_article() -> None:
    read = 0
    for one in written_reports():
        for report in launch_reports(one.article):
            for fact in report.facts:
                assert one.article.text[fact.start : fact.end] == fact.words
                assert fact.words in fact.sentence
                assert fact.sentence in one.article.text
                assert fact.giver is None or fact.giver in one.article.text
                read += 1
    assert read > 300


def test_the_texts_are_complete_and_in_halves() -> None:
    texts = written_reports()
    assert len(texts) >= 40
    assert {half: sum(one.half == half for one in texts) for half in (LOOK, NUMBER)} == {LOOK: 23, NUMBER: 22}
    assert sum(not one.launches for one in texts) >= 6  # plans, drills, anniversaries, others' launches


@pytest.mark.skipif(not TESTS.exists(), reason="the data of known launches is not beside the project")
def test_known_launches_agree_with_what_the_texts_are_read_to_report() -> None:
    reports = [
        ArticleReport(one.name, one.article.published, report)
        for one in written_reports()
        for report in launch_reports(one.article)
    ]
    joined = [*join(reports), *join(sample_reports())]
    checked = [answer for one in joined for answer in (*_by_tests(one), *_by_provocations(one))]
    assert len(checked) >= 20
    assert sum(checked) / len(checked) >= 0.95


def _by_tests(launch: JoinedLaunch) -> Iterator[bool]:
    """Whether kind, range and altitude agree with the database of tests."""
    for row in _rows(TESTS):
        if row["date"] == launch.day.isoformat() and row["type"] in _KINDS:
            yield _has_kind(launch, _KINDS[row["type"]])
            yield from _has_figure(launch, LaunchColumn.RANGE, row["distance"])
            yield from _has_figure(launch, LaunchColumn.ALTITUDE, row["apogee"])


def _by_provocations(launch: JoinedLaunch) -> Iterator[bool]:
    """Whether the kind agrees with the list of provocations, where that names one of the day alone."""
    events = [row["event"].lower() for row in _rows(PROVOCATIONS) if row["date"] == launch.day.isoformat()]
    named = {kind for event in events for word, kind in _EVENTS.items() if word in event}
    if len(named) == 1:
        yield _has_kind(launch, named.pop())


def _has_kind(launch: JoinedLaunch, kind: LaunchKind) -> bool:
    values = launch.values(LaunchColumn.KIND)
    return any(kinds.may_be_one(LaunchKind(value), kind) for value in values)


def _has_figure(launch: JoinedLaunch, column: LaunchColumn, written: str) -> Iterator[bool]:
    number = written.removesuffix(" km").replace(",", "")
    values = [float(value) for value in launch.values(column)]
    if number.replace(".", "").isdigit() and values:
        yield any(abs(value - float(number)) <= 0.02 * float(number) for value in values)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
