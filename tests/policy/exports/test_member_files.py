"""A member's data in as many files as Discord's limit takes."""

from __future__ import annotations

import json
import random
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from bot.policy.exports.member_files import MemberFile, member_files

DATA = {"user_id": 1, "requests": [], "direct_messages": [{"text": "북한 missile " * 1_000}]}
_LIMIT = 12_000


def _opened(file: MemberFile) -> tuple[str, dict[str, Any]]:
    with ZipFile(BytesIO(file.content)) as archive:
        (name,) = archive.namelist()
        return name, json.loads(archive.read(name))


def test_a_small_export_is_one_json_file() -> None:
    (file,) = member_files(DATA, 100_000)
    assert (file.name, json.loads(file.content)) == ("my-data.json", DATA)


def test_a_file_that_discord_would_not_take_is_packed() -> None:
    (file,) = member_files(DATA, 10_000)
    assert file.name == "my-data.zip"
    assert len(file.content) < 10_000
    assert _opened(file) == ("my-data.json", DATA)


def test_an_archive_that_discord_would_not_take_is_divided() -> None:
    """No entry is lost or doubled, and each file can be read alone. The last text has half of the bytes."""
    chance = random.Random(4)  # noqa: S311  # texts that pack badly, the same each time
    texts = [chance.randbytes(length).hex() for length in (*[300] * 60, 10, 4_000)]
    data = {"user_id": 7, "posts": [], "requests": [{"id": 1}], "direct_messages": [{"text": one} for one in texts]}
    files = member_files(data, _LIMIT)
    count = len(files)
    assert count > 2
    assert all(len(file.content) <= _LIMIT for file in files)
    assert [file.name for file in files] == [f"my-data-{number}-of-{count}.zip" for number in range(1, count + 1)]
    names, parts = zip(*map(_opened, files), strict=True)
    assert names == tuple(f"my-data-{number}-of-{count}.json" for number in range(1, count + 1))
    assert {tuple(part) for part in parts} == {("part", "parts", *data)}
    for kind in "posts", "requests", "direct_messages":
        assert [one for part in parts for one in part[kind]] == data[kind]


def test_an_entry_is_not_divided() -> None:
    """It has at most the characters of a page, far fewer than Discord takes."""
    text = random.Random(4).randbytes(20_000).hex()  # noqa: S311  # packs badly, the same each time
    files = member_files({"user_id": 7, "posts": [{"text": "short"}, {"text": text}]}, _LIMIT)
    assert [len(_opened(file)[1]["posts"]) for file in files] == [1, 1]
