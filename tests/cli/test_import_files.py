"""The items that `import` finds in a file."""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path

from bot.cli.ingest.import_files import Item, items
from bot.model.errors import Reason

MIB = 2**20


def found(path: Path, content: bytes | str, limit: int = MIB) -> list[Item]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(items(path, limit))


def test_a_list_of_links_with_comments_gives_one_item_per_link(tmp_path: Path) -> None:
    got = found(tmp_path / "links.txt", "# to read\nhttps://a.example/1\n\n  https://b.example/2  \r\n")
    assert [(item.url, item.place.rpartition(":")[2]) for item in got] == [
        ("https://a.example/1", "2"),
        ("https://b.example/2", "4"),
    ]


def test_a_text_that_contains_a_link_is_a_text(tmp_path: Path) -> None:
    (item,) = found(tmp_path / "article.txt", "Seoul answers\n\nSee https://a.example/1 for the statement.\n")
    assert item.page is not None
    assert item.page.content_type == "text/plain"


def test_the_extension_gives_the_content_type(tmp_path: Path) -> None:
    kinds = {"a.html": "text/html", "b.HTM": "text/html", "c.pdf": "application/pdf", "d.md": "text/markdown"}
    kinds["e.eml"] = "message/rfc822"
    for name, kind in kinds.items():
        (item,) = found(tmp_path / name, "<p>words</p>")
        assert item.page is not None
        assert (item.page.content_type, item.page.url) == (kind, None)


def test_a_row_has_html_compressed_html_text_or_only_an_address(tmp_path: Path) -> None:
    packed = base64.b64encode(gzip.compress("<p>봄</p>".encode())).decode()
    rows = [
        {"id": "1", "url": "https://a.example/1", "html": "<p>x</p>"},
        {"id": "2", "url": "https://a.example/2", "html_gz_b64": packed},
        {"id": "3", "text": "words", "title": "T", "published": "2024-02-14"},
        {"id": "4", "url": "https://a.example/4"},
    ]
    first, second, third, fourth = found(tmp_path / "rows.jsonl", "\n".join(map(json.dumps, rows)))
    assert first.page is not None
    assert (first.page.url, first.page.content_type) == ("https://a.example/1", "text/html")
    assert second.page is not None
    assert second.page.content.decode() == "<p>봄</p>"
    assert third.page is not None
    assert (third.page.title, third.page.published, third.page.content_type) == ("T", "2024-02-14", "text/plain")
    assert (fourth.page, fourth.url) == (None, "https://a.example/4")


def test_an_invalid_row_is_an_item_with_an_error(tmp_path: Path) -> None:
    lines = ["{broken", '["a list"]', '{"id": "5"}', '{"html_gz_b64": "!!"}', '{"url": "https://a.example/6"}']
    got = found(tmp_path / "rows.jsonl", "\n".join(lines))
    assert [item.trouble.reason if item.trouble else None for item in got] == [*[Reason.UNREADABLE] * 4, None]
    assert got[2].trouble is not None
    assert "needs url" in got[2].trouble.detail
    assert got[0].place.endswith("rows.jsonl:1")


def test_a_row_that_is_nested_without_end_or_has_numbers_for_texts_is_an_error_of_its_line(tmp_path: Path) -> None:
    deep = '{"url": ' + '{"a": ' * 100_000 + "1" + "}" * 100_001
    lines = [deep, '{"url": {"a": 1}}', '{"url": "https://a.example/1", "text": "words", "title": 5}', '{"url": 5}']
    got = found(tmp_path / "rows.jsonl", "\n".join([*lines, '{"url": "https://a.example/2"}']))
    assert [item.trouble.reason if item.trouble else None for item in got] == [*[Reason.UNREADABLE] * 4, None]


def test_a_decompression_bomb_is_too_large(tmp_path: Path) -> None:
    bomb = base64.b64encode(gzip.compress(b"0" * (8 * MIB))).decode()
    (item,) = found(tmp_path / "bomb.jsonl", json.dumps({"html_gz_b64": bomb}), limit=MIB)
    assert item.trouble is not None
    assert item.trouble.reason is Reason.TOO_LARGE


def test_a_page_over_the_limit_is_too_large(tmp_path: Path) -> None:
    (item,) = found(tmp_path / "long.html", b"x" * 2049, limit=2048)
    assert item.trouble is not None
    assert item.trouble.reason is Reason.TOO_LARGE
