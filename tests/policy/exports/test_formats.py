"""The formats for readers: what is foreign in an article stays text in each of them."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace

from benchmarks.stopwatch import processor_seconds
from bot.lang.files.spreadsheets import safe_cell
from bot.model.answers import CorrectedField, EntityRef
from bot.model.exports.articles import ExportForm
from bot.model.reasons import ArticleFate
from bot.policy.exports import csv_table
from bot.policy.exports.excerpts import KEY_SENTENCES, NAMES
from bot.policy.exports.writers import writer
from cogs._layout.export_words import export_words
from tests.policy.exports.exported import HEAD, TEXT, corrected, exported, words

_HOSTILE = "</p><script>alert(1)</script>\u202e\"'&<img src=x onerror=y>`*_[a](b)\x00"


def _table(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff"), "Excel reads UTF-8 by this mark only"
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def _written(form: ExportForm, *articles: object, **given: object) -> str:
    one = writer(form, words(**given))
    return one.opening + "".join(map(one.entry, articles)) + one.closing  # type: ignore[arg-type]


def test_a_table_has_a_row_an_article_as_rfc_4180_says() -> None:
    text = _written(ExportForm.CSV, exported(title='He said "no", twice'), exported(title="Zwei\nZeilen"))
    (first, second) = _table(text)
    assert list(first) == list(csv_table.COLUMNS)
    assert (first["title"], second["title"]) == ('He said "no", twice', "Zwei Zeilen")
    assert first["key_sentences"] == " ".join(TEXT.split("\n"))
    assert (first["names"], first["statements"], first["story"]) == ("Kim Chol-su", "1", "3")
    assert re.sub('"[^"]*"', "", text).count("\n") == text.count("\r\n") == 3


@pytest.mark.parametrize("form", ExportForm)
def test_a_retracted_article_is_marked_in_every_format(form: ExportForm) -> None:
    plain = exported()
    retracted = replace(plain, article=replace(plain.article, fate=ArticleFate.RETRACTED))
    body, marked = (writer(form, export_words(HEAD)).entry(one) for one in (plain, retracted))
    assert "retracted" not in body
    if form is ExportForm.CSV:
        assert marked.count("yes") == body.count("yes") + 1
    else:
        assert "retracted" in marked


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_no_cell_runs_as_a_formula(begin: str) -> None:
    formula = begin + "HYPERLINK(1)"
    one = corrected(exported(title=formula), url=formula, origin=formula)
    one = replace(one, byline=(formula,), language=formula)
    (row,) = _table(_written(ExportForm.CSV, one))
    assert [name for name, value in row.items() if value.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＠"))] == []
    assert row["byline"] == f"'{formula}"


@pytest.mark.parametrize("separator", [";", "\t"])
def test_no_cell_runs_as_a_formula_where_a_spreadsheet_divides_at_other_signs(separator: str) -> None:
    """Excel divides at semicolons where numbers have a decimal comma."""
    one = replace(exported(title="Two ferries;=1+1;the third"), byline=("Yun Ara", "@ara", "Han; +1"))
    text = _written(ExportForm.CSV, one, exported(title="Ferries; =1+1", url="a\t-1"))
    cells = [cell for line in text.splitlines() for cell in line.split(separator)]
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＠"))] == []


@pytest.mark.parametrize("behind", ['; "=1+1;x', ';\u00a0""=1', "\n=1+1", '\r\n "@x', "\t;=1"])
def test_no_cell_runs_behind_a_line_end_or_a_quotation_mark(behind: str) -> None:
    """Where a spreadsheet divides at semicolons, the quotation mark before the cell quotes nothing."""
    text = _written(ExportForm.CSV, exported(title=f"Two ferries{behind}"))
    cells = [cell for line in re.split(r"[\r\n]+", text) for cell in re.split("[;\t]", line)]
    assert [cell for cell in cells if cell.lstrip(' "\u00a0').startswith(("=", "+", "-", "@"))] == []


def test_cells_made_to_keep_a_writer_busy_are_written_in_no_time() -> None:
    for sign in ";", '"', "\t", "\n", " ":
        assert processor_seconds(lambda sign=sign: safe_cell(";" + sign * 200_000)) < 1  # type: ignore[misc]  # bound early


def test_a_page_stands_alone_and_runs_nothing() -> None:
    text = _written(ExportForm.HTML, corrected(exported(), title=_HOSTILE), exported(url="javascript:alert(1)"))
    page = html.document_fromstring(text)
    assert page.get("lang") == "en"
    assert page.xpath("//script | //img | //link | //iframe | //@src | //@onerror | //@onclick") == []
    assert page.xpath("//h1/text()") == ["Search: <missile>"]
    first, second = page.xpath("//article")
    assert first.xpath("string(h2)") == "</p><script>alert(1)</script>\"'&<img src=x onerror=y>`*_[a](b)"
    assert first.xpath("h2/a/@href") == ["https://hanriver.example/a?b=1&c=2"]
    assert first.xpath("string(blockquote/p[1])").startswith("Pyongyang fired two missiles on Monday.")
    assert first.xpath("blockquote/p[1]/a/@href")[0].startswith("https://hanriver.example/a?b=1&c=2#:~:text=")
    assert first.xpath("ul/li") != []
    assert second.xpath(".//a") == []
    assert "http" not in page.xpath("string(//style)")


def test_markdown_quotes_key_sentences_and_shows_marks_as_text() -> None:
    text = _written(ExportForm.MARKDOWN, corrected(exported(), title="# *All* [of](it) & more"))
    assert text.startswith("# Search: \\<missile\\>\n\n1 article\n")
    assert "\n## [\\# \\*All\\* \\[of\\](it) \\& more](https://hanriver.example/a?b=1&c=2)\n" in text
    assert "\n> Pyongyang fired two missiles on Monday. [↗](https://hanriver.example/a?b=1&c=2#:~:text=" in text
    assert '- Kim Chol\\-su: "We saw' not in text, "a hyphen inside a line is no bullet"
    assert '- Kim Chol-su · said: "We saw them \\<fall\\> \\& sink."' in text


def test_readers_get_key_sentences_and_no_whole_text() -> None:
    long = exported("\n".join(f"Sentence number {number} of many." for number in range(30)))
    for form in ExportForm:
        text = _written(form, long)
        shown = sum(f"Sentence number {number} of many." in text for number in range(30))
        assert shown == KEY_SENTENCES, form


def test_what_people_corrected_is_named_beside_the_page_s_words() -> None:
    one = corrected(exported(), title="Three missiles", corrected=(CorrectedField.TITLE,))
    (row,) = _table(_written(ExportForm.CSV, one))
    assert (row["title"], row["corrected"]) == ("Three missiles", "title")
    line = _written(ExportForm.JSONL, one)
    assert '"corrected":["title"],"page":{"title":"Two missiles"}' in line


def test_who_speaks_is_called_as_the_names_of_the_article_are() -> None:
    one = exported()
    (named,) = one.entities
    one = replace(one, entities=(replace(named, entity=replace(named.entity, name="Kim Chol Soo", renamed=True)),))
    for form in (ExportForm.MARKDOWN, ExportForm.HTML):
        text = _written(form, one)
        assert (text.count("Kim Chol Soo"), text.count("Kim Chol-su")) == (2, 1), "the text keeps its words"
    assert '"speaker":"Kim Chol Soo"' in _written(ExportForm.JSONL, one)


def test_a_statement_has_its_cue_and_its_speaker_in_the_readers_script() -> None:
    """North Korea, describing: "it as one of two core weapons" cannot be read without the cue."""

    def read(entity: EntityRef) -> str:
        return {"Kim Chol-su": "김철수"}.get(entity.name, entity.name)

    for form, line in ((ExportForm.MARKDOWN, "- 김철수 · said: "), (ExportForm.HTML, "<li>김철수 · said: ")):
        assert line in _written(form, exported(), name=read)
    one = exported()
    (said,) = one.statements
    other = replace(one, statements=(replace(said, speaker="Mr. Kim"),))
    assert "- Mr. Kim · said: " in _written(ExportForm.MARKDOWN, other, name=read), "as the article calls him"
    assert '"cue":"said","speaker":"Kim Chol-su"' in _written(ExportForm.JSONL, one)


def test_each_format_has_the_names_that_are_mentioned_most() -> None:
    one = exported()
    (named,) = one.entities
    others = [replace(named, entity=replace(named.entity, name=f"Name {number}")) for number in range(NAMES)]
    most = replace(named, entity=replace(named.entity, name="Cho Min-a"), spans=named.spans * 3)
    for form in (ExportForm.CSV, ExportForm.MARKDOWN, ExportForm.HTML, ExportForm.JSONL):
        text = _written(form, replace(one, entities=(*others, most)))
        assert "Cho Min-a" in text, form
        assert f"Name {NAMES - 1}" not in text, form


@given(title=st.text(max_size=80), text=st.text(min_size=1, max_size=200))
@settings(max_examples=60)
def test_any_title_and_text_stay_one_article(title: str, text: str) -> None:
    one = exported(text.encode("utf-8", "replace").decode(), title=title or "x")
    assert len(_table(_written(ExportForm.CSV, one))) == 1
    page = html.document_fromstring(_written(ExportForm.HTML, one))
    assert len(page.xpath("//article")) == len(page.xpath("//main")) == 1
    assert page.xpath("//script") == []
    assert _written(ExportForm.JSONL, one).count("\n") == 1
    assert HEAD.articles == 1
