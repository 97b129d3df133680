"""The text of a page: text beside blocks, and boxes of other pages."""

from __future__ import annotations

from lxml.html import document_fromstring

from bot.text.page.body import body

ONE = "The harbour office said the two cranes would be moved to the north quay before the storms of winter."
TWO = "Engineers measured the ground for three weeks and found the old piles too weak to carry the cranes."
THREE = "A spokesman said the work would cost four million and take until the spring of the next year."


def test_text_beside_blocks_is_kept_in_its_place() -> None:
    loose = ONE.replace("two cranes", "<a href='/c'>two</a> <b>cranes</b>")
    page = f"<div><figure><img></figure>{loose}<p>{TWO}</p>Photo<p>{THREE}</p></div>"
    assert _lines(page)[:2] == [ONE, TWO]
    assert _lines(page)[-1] == THREE


def test_two_breaks_end_a_loose_paragraph() -> None:
    assert _lines(f"<div><h2>Cranes of the quay</h2>{ONE}<br><br>{TWO}<p>{THREE}</p></div>")[-3:] == [ONE, TWO, THREE]


def test_cards_in_links_and_boxes_with_a_field_are_left_out() -> None:
    card = "<a href='/n/2'><img><div><p>News</p><p>Why the outer islands of the county have no tunnel</p></div></a>"
    box = "<div><h3>The tide</h3><p>Our best reports, every morning at seven. We send it to you.</p><input></div>"
    assert _lines(f"<article><p>{ONE}</p>{card}<p>{TWO}</p>{box}<p>{THREE}</p></article>") == [ONE, TWO, THREE]


def test_sections_of_spans_are_paragraphs() -> None:
    first, second = (
        "市水务局十二日通报，城东水厂扩建工程提前两个月完工。",
        "工程负责人介绍，新增的三座滤池每年可省电一百多万度。",
    )
    sections = "".join(f"<section><span>{text}</span></section>" for text in (first, second))
    assert _lines(f"<div>{sections}</div>")[-2:] == [first, second]


def test_what_follows_the_article_in_any_language_is_left_out() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in (ONE, TWO, THREE))
    for heading in ("関連記事", "相关阅读", "Das könnte Sie auch interessieren", "Lo más leído", "Читайте также"):
        assert _lines(f"<div>{paragraphs}<p>{heading}</p><p>{ONE.upper()}</p></div>") == [ONE, TWO, THREE]


def _lines(page: str) -> list[str]:
    tree = document_fromstring(f"<html><body><h1>Two cranes move</h1>{page}</body></html>")
    return body(tree, None, {}).split("\n")
