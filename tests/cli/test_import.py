"""The command `import`: saves the content of files, and can be repeated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.sample.library import SampleLibrary
from tests.cli.processes import desk
from tests.cli.warm import OWN_READERS

LIBRARY = SampleLibrary.load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page, a pasted text, a captcha page, and JSON Lines with an invalid row and a private address."""
    first, second, third = LIBRARY.in_time[:3]
    page = LIBRARY.page(first.url)
    assert page is not None
    (tmp_path / "page.html").write_bytes(page.body)
    (tmp_path / "pasted.txt").write_text("\n\n".join([second.title, *second.paragraphs]), encoding="utf-8")
    captcha = LIBRARY.page("https://meridianwire.example/world/asia-pacific/kim-letter-2024-10-30")
    assert captcha is not None
    (tmp_path / "captcha.html").write_bytes(captcha.body)
    rows = [
        {"id": "1", "url": third.url, "text": "\n\n".join(third.paragraphs), "title": third.title},
        {"id": "2"},
        {"id": "3", "url": "http://127.0.0.1/secret"},
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return tmp_path


def test_an_import_reports_each_item_and_can_be_repeated(folder: Path) -> None:
    home = folder / "data" / "desk"
    good = [str(folder / name) for name in ("page.html", "pasted.txt")]
    everything = [*good, str(folder / "captcha.html"), str(folder / "rows.jsonl")]

    first = desk(home, "import", *good, **{OWN_READERS: "yes"})
    assert (first.returncode, first.stdout) == (0, "2 saved\n"), first.stderr

    second = desk(home, "import", "--json", *everything)
    assert second.returncode == 1
    lines = [json.loads(line) for line in second.stdout.splitlines()]
    states = {line["item"].rpartition("/")[2]: (line["state"], line["reason"]) for line in lines}
    assert states["page.html"] == states["pasted.txt"] == ("known", None)
    assert states["rows.jsonl:1"][0] == "saved"
    assert states["captcha.html"][0] == states["rows.jsonl:2"][0] == states["rows.jsonl:3"][0] == "refused"
    assert "captcha" in states["captcha.html"][1]
    assert "private network" in states["rows.jsonl:3"][1]
    assert "Traceback" not in second.stderr

    found = json.loads(desk(home, "search", LIBRARY.in_time[0].title, "--json").stdout)
    assert found["hits"][0]["title"] == LIBRARY.in_time[0].title
