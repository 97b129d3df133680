"""A line of an export is read back, and nothing is believed that its text does not show."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.model.errors import DeskError, LinkRefused, Reason
from bot.model.exports.articles import TextFamily
from bot.policy.exports.json_lines import json_line
from bot.policy.exports.records import LONGEST_LINE, is_record, record
from bot.text.caps import TEXT as LONGEST_TEXT
from tests.fakes.tables import table
from tests.policy.exports.exported import AT, TEXT, exported


def _row() -> dict[str, Any]:
    row = json.loads(json_line(exported(), whole_text=True))
    assert isinstance(row, dict)
    return row


def test_a_line_gives_the_article_back() -> None:
    row, one = _row(), exported()
    assert is_record(row)
    read = record(row)
    analysis = read.analysis
    assert (analysis.text, analysis.title, analysis.url) == (TEXT, one.article.title, one.article.url)
    assert (analysis.published, analysis.outlet) == (one.article.published, one.article.outlet)
    assert (analysis.sentences, analysis.key_sentences) == (one.sentences, one.key_sentences)
    assert [(each.id, each.name, each.mentions) for each in analysis.entities] == [
        (None, "Kim Chol-su", one.entities[0].spans)
    ]
    (said,) = analysis.quotes
    assert (said.text, said.speaker, said.speaker_span) == (
        '"We saw them <fall> & sink."', "Kim Chol-su", one.statements[0].speaker_span,
    )  # fmt: skip
    assert read.speakers == ("x:person:kimcholsu",)
    assert (read.at, read.saved_at, read.retrieved) == (AT, AT, AT)
    assert (read.id, read.story, read.family, read.is_private) == (7, 3, TextFamily(2, 0.5), False)


def _without(name: str) -> Callable[[dict[str, Any]], object]:
    return lambda row: row.pop(name)


def _with(**values: Any) -> Callable[[dict[str, Any]], object]:
    return lambda row: row.update(values)


@table(
    "change",
    [
        _without("text"),
        _without("version"),
        _with(text=TEXT + " More."),
        _with(version="0" * 64),
        _with(text=""),
        _with(sentences=[[0, len(TEXT) + 1]]),
        _with(sentences=[[5, 5]]),
        _with(sentences=[[-3, 4]]),
        _with(language="<b>"),
        _with(title=""),
        _with(title="x" * 301),
        _with(saved="2024-09-16T08:12:00"),
        _with(saved="yesterday"),
        _with(at="0001-01-01T00:00:00+14:00"),
        _with(saved="9999-12-31T23:59:59-12:00"),
        _with(published="<script>@everyone"),
        _with(published="9999-12-31T23:59:59-12:00"),
        _with(topic={"korea": 2.0, "subjects": []}),
        _with(topic={"korea": 1.0, "subjects": ["gossip"]}),
        _with(id=-1),
        _with(id="7"),
        _with(story=2**62),
        _with(family={"first": 1, "share": 7}),
        lambda row: row["key_sentences"][0].update(text="Something that nobody wrote."),
        lambda row: row["key_sentences"][0].update(start=-39),
        lambda row: row["quotes"][0].update(text="We did it."),
        lambda row: row["quotes"][0].update(kind="rumour"),
        lambda row: row["quotes"][0].update(speaker="Somebody else"),
        lambda row: row["quotes"][0].update(speaker_span=[0, 9999]),
        lambda row: row["entities"][0].update(kind="animal"),
        lambda row: row["entities"][0].update(mentions=[[0, 10**9]]),
        lambda row: row["entities"][0].update(role={"start": 0, "end": 4, "text": "King"}),
        lambda row: row["outlet"].update(kind="enemy"),
    ],
)  # fmt: skip
def test_a_line_that_its_text_does_not_bear_out_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    row = _row()
    change(row)
    with pytest.raises(DeskError) as refused:
        record(row)
    assert refused.value.reason is Reason.UNREADABLE


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "http://a:b@hanriver.example/", "x" * 9000]
)
def test_an_address_that_no_article_has_is_refused(url: str) -> None:
    with pytest.raises(LinkRefused):
        record(_row() | {"url": url})


def test_a_line_for_readers_is_a_link_only() -> None:
    row = json.loads(json_line(exported(), whole_text=False))
    assert not is_record(row)
    assert "text" not in row
    assert row["url"] == exported().article.url


def test_the_longest_text_fits_a_line() -> None:
    sentence = "핵무기 " * 10
    text = "\n".join([sentence.strip()] * (LONGEST_TEXT // 40))
    assert len(json_line(exported(text), whole_text=True).encode()) < LONGEST_LINE / 2
