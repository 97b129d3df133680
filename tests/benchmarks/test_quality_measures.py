"""The measures of the quality tables, on cases that can be computed by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.quality.measures import f1, near, shingles_f1
from benchmarks.quality.replay import answered
from benchmarks.quality.resample import GROUPS, half_width, without


def test_text_is_compared_by_runs_of_four_words() -> None:
    assert shingles_f1("one two three four five", "one two three four five") == 1
    assert shingles_f1("one two three four five", "one two three four") == pytest.approx(2 / 3)
    assert shingles_f1("one two three four", "") == 0
    assert f1([1, 1, 2], [1, 2, 2]) == pytest.approx(2 / 3)


def test_a_title_with_the_site_s_name_behind_it_is_not_the_title() -> None:
    assert near("Two killed in fire at battery plant", "Two killed in fire at battery plant ")
    assert not near("Two killed in fire at battery plant", "Two killed in fire at battery plant | The Daily Page")
    assert not near("Two killed", None)


def test_a_figure_that_no_document_moves_is_sure() -> None:
    assert half_width(0.5, [0.5] * GROUPS) == 0
    assert half_width(0.5, [0.49, 0.51] * (GROUPS // 2)) == pytest.approx(2.262 * 0.03)


def test_every_document_is_left_out_once_and_its_sentences_stay_together(tmp_path: Path) -> None:
    source = tmp_path / "set"
    source.mkdir()
    rows = [{"id": number, "group": number // 3} for number in range(300)]
    source.joinpath("dev.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    left_out: list[int] = []
    for group in range(GROUPS):
        without([source], group, tmp_path / str(group))
        kept = {json.loads(line)["id"] for line in _lines(tmp_path / str(group) / "set" / "dev.jsonl")}
        gone = [row["id"] for row in rows if row["id"] not in kept]
        assert all({number // 3 * 3, number // 3 * 3 + 1, number // 3 * 3 + 2} <= set(gone) for number in gone)
        left_out += gone
    assert sorted(left_out) == list(range(300))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_a_line_is_read_once_and_answered_as_often_as_it_is_asked(tmp_path: Path) -> None:
    store = tmp_path / "store"
    first, second = '{"id": 1}', '{"id": 2}'
    assert answered([first, second], store, ["cat"]) == [first, second]
    assert answered([second, first, second], store, ["false"]) == [second, first, second]
