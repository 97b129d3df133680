"""A page's structure: the rows, posts, cells and controls, and the prose outside them."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from bot.model.analysis import Page, Verdict
from bot.text.document import Document
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable
from bot.text.verdict.page_structure import PageStructure, measure

REPORT = "<p>The harbour of Sinpo was closed for two days after a storm, the port authority said on Monday.</p>"
URL = "https://wire.example/harbour/storm"


def _measured(body: str, url: str | None = None) -> PageStructure:
    return measure(document_fromstring(f"<html><body>{body}</body></html>"), url)


def _read(body: str, head: str = "") -> Document:
    content = f"<html><head><title>Harbour closed</title>{head}</head><body>{body}</body></html>".encode()
    return read_document(Page(URL, content, "text/html", "utf-8"), SourceTable.load())


def test_teasers_are_rows_and_paragraphs_with_links_are_not() -> None:
    row = '<div class="t"><h3><a href="/{n}">Boats return to the bay</a></h3><p>All came back before dawn.</p></div>'
    listed = _measured("".join(row.format(n=n) for n in range(4)))
    assert (listed.rows, listed.prose) == (4, 0)
    paragraph = '<p>The crew, <a href="/{n}">known for its rescue</a>, came back before dawn.</p>'
    told = _measured("".join(paragraph.format(n=n) for n in range(4)))
    assert (told.rows, told.prose) == (0, 40)


@pytest.mark.parametrize("piece", ["a", "b1", "wa wo "])
def test_no_rule_for_lines_searches_a_line_of_megabytes(piece: str) -> None:
    """Some thirty patterns are tried on each line, some of them in several measures."""
    endless = piece * (300_000 // len(piece))
    lines = [line.text for line in _measured(f"<p>{endless}</p>{REPORT}{endless}").lines]
    assert sum(map(len, lines)) < 60_000
    assert lines[1] in REPORT


def test_rows_and_fields_of_the_frame_do_not_count() -> None:
    frame = '<nav><div><a href="/1">News of the bay</a></div><div><a href="/2">News of the town</a></div></nav>'
    search = '<header><input type="password"><button>Go</button></header>'
    found = _measured(frame + search + REPORT)
    assert (found.rows, sum(found.fields.values()), found.prose) == (0, 0, 18)


def test_posts_begin_with_a_name_and_a_time() -> None:
    post = '<div class="p"><b>gull{n}</b> <i>8 Mar 2026, 21:1{n}</i><p>Is the bus still running?</p></div>'
    assert _measured("".join(post.format(n=n) for n in range(3))).posts == 3
    section = "<div class='p'><h2>18:3{n}</h2><p>The ministers left the customs house.</p></div>"
    assert _measured("".join(section.format(n=n) for n in range(3))).posts == 0


@pytest.mark.parametrize(
    ("line", "prices", "rates"),
    [
        ("£9.50", 1, 0),
        ("정가 42,000원", 1, 0),
        ("From 6 $ a month", 0, 1),
        ("Die ersten vier Wochen für 1 Euro", 0, 1),
        ("256GB版售价8999元,3月20日开售。", 0, 0),
        ("The ship cost $40 million, the yard said.", 0, 0),
    ],
)
def test_a_line_that_is_a_price_and_a_price_for_a_period(line: str, prices: int, rates: int) -> None:
    found = _measured(f"<p>{line}</p>")
    assert (found.prices, found.rates) == (prices, rates)


def test_a_page_that_its_own_frame_links_to() -> None:
    nav = '<nav><a href="/harbour/rules">Rules</a></nav>'
    assert _measured(nav, "https://wire.example/harbour/rules").in_frame
    assert not _measured(nav, "https://wire.example/harbour/storm").in_frame


def test_a_short_report_is_an_article_beside_rows_comments_prices_and_forms() -> None:
    row = '<div class="t"><a href="/{n}">Boats return to the bay</a></div>'
    comment = '<div class="c"><b>gull{n}</b> <i>8 Mar 2026, 21:1{n}</i><p>I saw it too.</p></div>'
    beside = (
        "<h3>Related</h3>" + "".join(row.format(n=n) for n in range(4)),
        "".join(comment.format(n=n) for n in range(3)),
        "<form><input type='email'><button>Get our letter</button></form>",
        "<table><tr><td>Boats</td><td>12</td></tr><tr><td>Nets</td><td>9</td></tr><tr><td>1</td><td>2</td></tr></table>",
    )
    for more in beside:
        assert (
            _read(f"<h1>Harbour closed</h1>{REPORT}{REPORT.replace('Sinpo', 'Wonsan')}{more}").verdict == "article"
        ), more


def test_the_label_of_a_place_for_adverts_makes_no_advert_and_the_label_of_the_story_does() -> None:
    """A German site writes "Anzeige" under its header on every page."""
    assert _read(f"<div>Anzeige</div><main><h1>Harbour closed</h1>{REPORT}</main>").verdict is Verdict.ARTICLE
    label = "<p>Anzeige</p><h1>Harbour closed</h1>"
    assert _read(f"<main>{label}{REPORT}</main>").verdict is Verdict.NOT_ARTICLE
    assert _read(f"{label}{REPORT}").verdict is Verdict.NOT_ARTICLE


def test_an_offer_above_a_whole_text_withholds_nothing_and_one_behind_its_beginning_does() -> None:
    offer = "<div><p>Members read without limits from 6 $ a month.</p><button>Join</button></div>"
    dated = '<meta property="article:published_time" content="2026-03-10T06:00:00Z">'
    told = "".join(REPORT.replace("Sinpo", port) for port in ("Sinpo", "Wonsan", "Rason", "Nampo"))
    assert _read(f"{offer}<h1>Harbour closed</h1>{told}", dated).verdict is Verdict.ARTICLE
    assert _read(f"<h1>Harbour closed</h1>{REPORT}{offer}", dated).verdict is Verdict.PAYWALL


@pytest.mark.parametrize(
    "body",
    [
        "The ministry said on Tuesday that the document was not signed. The page with the names had been removed, an"
        " official told reporters in Seoul. The content of the article is to be published in May.",
        "State media no longer say that the story is true. Analysts in Seoul said on Monday that the article had been"
        " deleted from the site within an hour.",
        "The hospital in Hamhung is closed for maintenance until May, doctors said. Patients are taken to Wonsan. The"
        " work began on 3 March and costs $2 million.",
        "노동신문이 20일 홈페이지에서 기사를 삭제했다고 통일부가 밝혔다. 당국자는 삭제된 기사에 회담 내용이 있었다고"
        " 말했다. 접속이 많아 서비스가 중단됐다는 설명도 나왔다.",
    ],
    ids=["document", "deleted", "maintenance", "korean"],
)
def test_a_short_undated_report_with_the_words_of_an_error_page_is_an_article(body: str) -> None:
    assert _read(f"<article><h1>Harbour closed</h1><p>{body}</p></article>").verdict is Verdict.ARTICLE
