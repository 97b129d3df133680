"""Articles of version 24 are marked as retracted where their newsroom says so."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.model.analysis import Span
from bot.storage import migrations
from bot.storage.engine import sql_functions
from bot.storage.engine.encoding import VersionContent, content_blob, spans_text
from bot.storage.migrations import conversions
from tests.migration import frozen_schemas

_NOTE = "Minato Times has retracted this article."


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        sql_functions.register(opened)
        frozen_schemas.create(opened, 24)
        yield opened


def _content(text: str) -> VersionContent:
    lines = text.split("\n")
    spans = [Span(text.index(line), text.index(line) + len(line)) for line in lines]
    return VersionContent("Troops leave", text, spans_text(spans), "[]")


def _by_zlib(content: VersionContent) -> bytes:
    """The content as older releases wrote it."""
    parts = (content.title, "[[0, 40], [41, 58]]", content.key_sentences)
    return zlib.compress("".join((",".join(str(len(one)) for one in parts), "\n", *parts, content.text)).encode())


def test_what_was_retracted_before_is_marked(connection: sqlite3.Connection) -> None:
    retracted, plain = _content(f"{_NOTE}\nThe troops left."), _content("The troops left.\nNobody was hurt.")
    contents = (content_blob(retracted), content_blob(plain), _by_zlib(retracted))
    for number, content in enumerate(contents, 1):
        connection.execute("INSERT INTO versions VALUES (?, ?, ?, 0, ?)", (number, number, 100 * number, content))
        connection.execute(
            "INSERT INTO articles (id, title, at, moment, outlet_name, language, korea, version_id, saved_at)"
            " VALUES (?1, '', 0, ?1, 'Minato Times', 'en', 1, ?1, 0)",
            (number,),
        )
    migrations.bring_up_to_date(connection)
    marked = connection.execute("SELECT retracted_at FROM articles ORDER BY id").fetchall()
    assert marked == [(100,), (None,), (300,)]


def test_a_stop_ends_the_step_and_the_next_start_takes_it(connection: sqlite3.Connection) -> None:
    content = content_blob(_content(f"{_NOTE}\nThe troops left."))
    for number in range(1, 301):
        connection.execute("INSERT INTO versions VALUES (?1, ?1, 100, 0, ?2)", (number, content))
        connection.execute(
            "INSERT INTO articles (id, title, at, moment, outlet_name, language, korea, version_id, saved_at)"
            " VALUES (?1, '', 0, ?1, 'Minato Times', 'en', 1, ?1, 0)",
            (number,),
        )
    read = 0

    def counting(content: bytes, outlet: str | None) -> int:
        nonlocal read
        read += 1
        return is_retracted(content, outlet)

    is_retracted = conversions._is_retracted
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(conversions, "_is_retracted", counting)
        connection.set_progress_handler(lambda: read > 0, 1_000)
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            migrations.bring_up_to_date(connection)
    connection.set_progress_handler(None, 0)
    assert read < 150, "within the statement"
    assert migrations.version_of(connection) == 24
    migrations.bring_up_to_date(connection)
    assert connection.execute("SELECT count(retracted_at) FROM articles").fetchone() == (300,)
