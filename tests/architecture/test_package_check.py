"""`make package` notices a wheel that is not the checkout, and an article that is read wrongly."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tools.package_check import ROOT, TEXT, check_content, check_reading

METADATA = "peninsula_desk-0.dist-info/METADATA"


@pytest.fixture
def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files", "bot", "cogs"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607  # git, as found
    return done.stdout.splitlines()


def _wheel(path: Path, names: list[str]) -> Path:
    with ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return path


def test_a_wheel_with_every_tracked_file_is_complete(tmp_path: Path, tracked: list[str]) -> None:
    check_content(_wheel(tmp_path / "whole.whl", [*tracked, METADATA]))


def test_a_missing_data_file_is_noticed(tmp_path: Path, tracked: list[str]) -> None:
    without = [name for name in tracked if name != "bot/storage/schema.sql"]
    with pytest.raises(ValueError, match=r"bot/storage/schema\.sql"):
        check_content(_wheel(tmp_path / "short.whl", [*without, METADATA]))


def test_a_stray_package_is_noticed(tmp_path: Path, tracked: list[str]) -> None:
    with pytest.raises(ValueError, match=r"tests/__init__\.py"):
        check_content(_wheel(tmp_path / "long.whl", [*tracked, "tests/__init__.py", METADATA]))


@pytest.mark.parametrize(
    ("changed", "named"),
    [({"verdict": "thin"}, "verdict"), ({"entities": []}, "Kim Jong Un"), ({"summary": []}, "summary")],
)
def test_a_wrong_reading_is_noticed(changed: dict[str, Any], named: str) -> None:
    right = {
        "verdict": "article", "title": TEXT.partition("\n")[0], "text": TEXT, "entities": [{"id": "kim-jong-un"}],
        "quotes": [{"kind": "direct", "speaker": "Cho Tae-yul"}], "topic": {"subjects": ["missiles"]},
        "summary": [{"start": 0, "end": 5, "text": TEXT[:5]}],
    }  # fmt: skip
    check_reading(right)
    with pytest.raises(ValueError, match=f"wrong: {named}"):
        check_reading({**right, **changed})
