"""How prominent a headline would be: what happened to many people, whatever its words, before what waits."""

from __future__ import annotations

import platform
from pathlib import Path

import pytest

from bot.cli.operations import check
from bot.text.headlines import prominence
from bot.text.headlines.prominence import HeadlineModel
from tests.judgement import mornings

CHOSEN = 25
"""Of the headlines whose prominence is kept in a file, so many are looked at."""


@pytest.fixture(scope="module")
def model() -> HeadlineModel:
    loaded = HeadlineModel.load()
    assert loaded is not None
    return loaded


@pytest.mark.parametrize(
    ("language", "leading", "waiting"),
    [
        ("en", "Reactor vessel cracked, island told to leave", "Reactor museum draws school classes"),
        ("en", "Savings bank shuts its doors for good", "Savings tips from a bank clerk"),
        ("ko", "여객선 침몰…승객 200명 생사 불명", "여객선 타고 떠나는 봄 섬 여행"),
        ("en", "Summit ends before lunch, no statement, no handshake", "Summit ends with lunch and a group photo"),
        ("ko", "제철소 고로 불씨 꺼졌다…직원 전원 해고", "제철소 고로 앞 불씨 축제…직원 가족 초대"),
        ("ja", "ソウル地下鉄で脱線、乗客数十人が死傷", "ソウル地下鉄に新しいマスコット"),
        ("zh", "朝鲜切断全部联络线路", "朝鲜举办插花比赛"),
    ],
)
def test_what_many_suffer_is_more_prominent_than_what_shares_its_words(
    model: HeadlineModel, language: str, leading: str, waiting: str
) -> None:
    high, low = (model.prominence(model.vector(title), language) for title in (leading, waiting))
    assert high is not None
    assert low is not None
    assert high > 0 > low


def test_a_headline_s_marks_do_not_count(model: HeadlineModel) -> None:
    plain = model.vector("Dam bursts above Hwacheon")
    assert (model.vector("(2nd LD) Dam bursts above Hwacheon") == plain).all()


def test_in_a_language_without_a_bias_nothing_is_known(model: HeadlineModel) -> None:
    assert model.prominence(model.vector("Der Damm ist gebrochen"), "de") is None


@pytest.mark.parametrize("title", ["\x00", "\ud83d", "🛰️" * 500, "북" * 20_000, "\u202eback\u0301"])
def test_an_odd_headline_has_some_prominence(model: HeadlineModel, title: str) -> None:
    found = model.prominence(model.vector(title), "ko")
    assert found is not None
    assert -1 <= found <= 1


def test_the_kept_prominences_are_the_model_s(model: HeadlineModel) -> None:
    kept = dict(line.split("\t")[::-1] for line in mornings.PROMINENCES.read_text("utf-8").splitlines())
    assert sorted(kept) == sorted(mornings.headlines())
    for title in sorted(kept)[:: len(kept) // CHOSEN]:
        assert mornings.prominence(model, title) == pytest.approx(int(kept[title]), abs=10), title


def test_a_processor_that_cannot_run_the_model_is_found_out_before_it_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = tmp_path / "cpuinfo"
    monkeypatch.setattr(prominence, "_CPU_INFO", info)
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    info.write_text("flags : fpu sse2 avx\n", encoding="ascii")
    assert HeadlineModel.load() is None
    info.write_text("flags : fpu sse2 avx fma avx2\n", encoding="ascii")
    assert HeadlineModel.load() is not None


def test_without_its_package_the_model_is_missing_and_check_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prominence, "find_spec", lambda _: None)
    assert HeadlineModel.load() is None
    assert "not on this machine" in check._headline_model().line
