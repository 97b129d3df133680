"""The command `stories FILE`: one line per article, in any order, also without dates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli import main
from tests.fakes import news_texts as texts


def _file(folder: Path, *rows: object) -> str:
    path = folder / "articles.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n\n", encoding="utf-8")
    return str(path)


def test_articles_about_one_event_get_one_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = _file(
        tmp_path,
        {"id": "later", "url": None, "title": "Seoul offers aid", "text": texts.FLOOD_LATER, "published": "2024-08-02"},
        {"id": "launch", "url": "https://a.example/", "title": "Missiles", "text": texts.MISSILE, "published": None},
        {"id": 7, "title": "Flooded Sinuiju", "text": texts.FLOOD, "published": "2024-07-29T09:00:00+09:00"},
        {"id": "wire", "title": None, "text": texts.WIRE, "published": "some day"},
    )
    assert main(["stories", file]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == ["later", "launch", 7, "wire"]
    later, launch, flood, wire = (line["story"] for line in lines)
    assert later == flood == wire != launch


def test_an_invalid_line_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = _file(tmp_path, {"id": 1, "text": "One."}, ["no object"])
    assert main(["stories", file]) == 2
    captured = capsys.readouterr()
    assert "line 2" in captured.err
    assert captured.out == ""


def test_a_missing_file_is_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories", str(tmp_path / "none.jsonl")]) == 2
    message = "".join(part for part in capsys.readouterr().err.split() if part != "│")  # a long path is wrapped
    assert "none.jsonl" in message
