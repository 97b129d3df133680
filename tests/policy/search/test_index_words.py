"""The words of a text are those that SQLite's full-text index has."""

from __future__ import annotations

import random
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.search.index_words import index_words
from bot.storage import migrations

_TOKENIZER = 'tokenize = "porter unicode61 remove_diacritics 2"'
_ENDINGS = re.findall(
    r"\w+",
    "ational tional enci anci izer logi bli alli entli eli ousli ization ation ator alism iveness fulness ousness aliti"
    " iviti biliti icate ative alize iciti ical ful ness al ance ence er ic able ible ant ement ment ent ion sion ou"
    " ism ate iti ous ive ize ed ing eed at bl iz s es ies sses ss ly y e ee ll tt pped",
)
_UNLIKE = frozenset("İǠǡ")
"""Letters that SQLite folds in its own way, with those that its Unicode 6.1 does not know."""


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        assert _TOKENIZER in migrations.schema()
        connection.execute(f"CREATE VIRTUAL TABLE one USING fts5 (text, {_TOKENIZER})")
        connection.execute("CREATE VIRTUAL TABLE found USING fts5vocab (one, instance)")
        yield connection


def _indexed(index: sqlite3.Connection, text: str) -> list[str]:
    index.execute("DELETE FROM one")
    index.execute("INSERT INTO one VALUES (?)", (text,))
    return [row[0] for row in index.execute("SELECT term FROM found ORDER BY offset")]


def test_words_have_the_stems_of_the_index(index: sqlite3.Connection) -> None:
    chance = random.Random(11)  # noqa: S311  # no secret
    stems = ["".join(chance.choices("abcdeilmnorstuvwxyz", k=chance.randint(0, 7))) for _ in range(20_000)]
    made = [stem + "".join(chance.choices(_ENDINGS, k=chance.randint(0, 3))) for stem in stems]
    made += ["missiles", "launching", "falling", "agreed", "sanctions", "relational", "y", "by", "sky", "x" * 63 + "s"]
    text = " ".join(word for word in made if word)
    assert index_words(text) == _indexed(index, text)


def test_letters_are_folded_as_in_the_index(index: sqlite3.Connection) -> None:
    """Every letter of the scripts that news of Korea are written in."""
    blocks = (range(0x20, 0x250), range(0x300, 0x332), range(0x386, 0x500), range(0x1E00, 0x2000),
              range(0x3041, 0x3100), range(0x3400, 0xA000), range(0xAC00, 0xD7A4), range(0xFF10, 0xFF5B))  # fmt: skip
    chars = [chr(code) for block in blocks for code in block]
    known = [char for char in chars if unicodedata.category(char)[0] != "C" and char not in _UNLIKE]
    for start in range(0, len(known), 500):
        text = " ".join(f"x{char}z" for char in known[start : start + 500])
        assert index_words(text) == _indexed(index, text)


@given(st.text(alphabet=st.sampled_from("abc éÉ ñ가나다 평양에서 .,-'\"_ 12 ŏŎ ＡＢ 北韓 ed ing s\n"), max_size=80))
def test_any_text_is_divided_as_in_the_index(typed: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE one USING fts5 (text, {_TOKENIZER})")
        connection.execute("CREATE VIRTUAL TABLE found USING fts5vocab (one, instance)")
        assert index_words(typed) == _indexed(connection, typed)
