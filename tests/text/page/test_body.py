"""The text of a page: text beside blocks, and boxes of other pages."""

from __future__ import annotations

import json

import pytest
from lxml.html import document_fromstring
from trafilatura import external

from bot.text.page.body import body

ONE = "The harbour office said the two cranes would be moved to the north quay before the storms of winter."
TWO = "Engineers measured the ground for three weeks and found the old piles too weak to carry the cranes."
THREE = "A spokesman said the work would cost four million and take until the spring of the next year."
FOUR = "The ovens of both shops stayed cold on Monday, as the bakers want more for the hours before the dawn."


def test_text_beside_blocks_is_kept_in_its_place() -> None:
    loose = ONE.replace("two cranes", "<a href='/c'>two</a> <b>cranes</b>")
    page = f"<div><figure><img></figure>{loose}<p>{TWO}</p>Photo<p>{THREE}</p></div>"
    assert _lines(page)[:2] == [ONE, TWO]
    assert _lines(page)[-1] == THREE


def test_the_stop_words_of_all_languages_are_not_hashed_at_each_page() -> None:
    assert _lines(f"<p>{ONE}</p>") == [ONE]
    assert isinstance(external.JT_STOPLIST, frozenset)
    assert {"the", "그리고"} <= external.JT_STOPLIST


def test_two_breaks_end_a_loose_paragraph() -> None:
    assert _lines(f"<div><h2>Cranes of the quay</h2>{ONE}<br><br>{TWO}<p>{THREE}</p></div>")[-3:] == [ONE, TWO, THREE]


def test_cards_in_links_and_boxes_with_a_field_are_left_out() -> None:
    card = "<a href='/n/2'><img><div><p>News</p><p>Why the outer islands of the county have no tunnel</p></div></a>"
    box = "<div><h3>The tide</h3><p>Our best reports, every morning at seven. We send it to you.</p><input></div>"
    assert _lines(f"<article><p>{ONE}</p>{card}<p>{TWO}</p>{box}<p>{THREE}</p></article>") == [ONE, TWO, THREE]


CONSENT = "By continuing you accept our cookies and those of the partners who pay for this site."
LETTER = "The harbour letter tells you every morning what the night has brought. Join those who read it with their tea."


@pytest.mark.parametrize(
    "box",
    [
        f"<div role='dialog' id='bar'><p>{CONSENT}</p></div>",
        f"<dialog open><p>{CONSENT}</p></dialog>",
        f"<div class='cookie-bar'><h2>Cookies</h2><p>{CONSENT}</p><p>{CONSENT.lower()}</p></div>",
        "<section id='consent-box'><p>이 누리집은 쿠키를 씁니다. 계속 보시면 동의하신 것으로 봅니다.</p></section>",
        f"<div class='newsletter'><p>{LETTER}</p></div>",
        f"<form><p>{LETTER}</p><input></form>",
    ],
)
def test_a_box_beside_a_report_of_one_sentence_is_no_part_of_it(box: str) -> None:
    """Such a box is most of the page's text."""
    assert _lines(f"{box}<article><h1>Cranes</h1><p>{ONE}</p></article>")[-1] == ONE
    assert _lines(f"<article><h1>Cranes</h1><p>{ONE}</p>{box}</article>")[-1] == ONE


def test_a_box_that_is_all_of_the_page_is_kept() -> None:
    assert CONSENT in _lines(
        f"<div class='cookie-bar'><p>{CONSENT}</p></div><footer><p>© The Harbour Post.</p></footer>"
    )
    assert ONE in _lines(f"<div class='social-story'><p>{ONE}</p><p>{TWO}</p></div><p>Photo</p>")


CHINESE = "水务局十二日通报，城东水厂扩建工程提前两个月完工，居民用水不受影响。" * 8


@pytest.mark.parametrize(
    ("box", "report"),
    [
        (f"<div><p>{ONE}</p><div><input name='q'></div></div>", ONE),
        (f"<div class='photo caption'><p>{ONE}</p></div>", ONE),
        (f"<div class='post category-privacy'><p>{ONE}</p><p>It is a matter of privacy.</p></div>", ONE),
        (f"<div role='dialog'><p>{ONE}</p><p>It is a matter of cookies.</p></div>", ONE),
        (f"<div class='social-news'><p>{CHINESE}</p></div>", CHINESE),
        (f"<div><p>{CHINESE}</p><div><textarea></textarea></div></div>", CHINESE),
    ],
)
def test_a_report_in_such_a_box_is_kept_above_a_sentence_on_the_copyright(box: str, report: str) -> None:
    notice = "Nobody may print any of these reports without having asked the newsroom."
    assert report in _lines(f"<h3>Cranes</h3>{box}<div class='bottom'><p>{notice}</p></div>")
    chinese = "<main>{}<p>版权所有，未经本网书面授权，任何单位和个人不得转载、摘编或利用其它方式使用。</p></main>"
    assert report != CHINESE or report in _lines(chinese.format(box))


def test_a_post_of_a_blogs_category_on_privacy_asks_for_no_consent() -> None:
    post = f"<div class='post category-privacy'><p>{ONE}</p><p>It is a matter of privacy.</p></div>"
    assert ONE in _lines(f"<main>{post}<p>{TWO}</p></main>")


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


def test_a_menu_of_links_between_breaks_is_left_out() -> None:
    """An agency's page in tables has its menu in the cell beside the report."""
    menu = "<td><a href='/a'>Activities</a><br><a href='/n'>News</a><br><a href='/p'>Photo</a><br></td>"
    korean = "(룡산 3월 15일발) 몽골주재 대사가 14일 련회를 마련하였다.<br>련회에는 관계부문 일군들이 초대되였다."
    assert _lines(f"<table><tr>{menu}<td>{korean}</td></tr></table>")[-2:] == korean.split("<br>")


def test_a_table_that_is_the_report_is_kept_by_rows() -> None:
    rows = "".join(f"<tr><td>Ward {n}</td><td>{n * 7919} votes</td></tr>" for n in range(1, 9))
    table = f"<table>{rows}</table>"
    assert _lines(f"<article><p>The barrage won in five of eight wards.</p>{table}</article>")[1:3] == [
        "Ward 1 | 7919 votes",
        "Ward 2 | 15838 votes",
    ]
    assert _lines(f"<article><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{table}</article>") == [ONE, TWO, THREE]


def test_the_text_in_the_data_of_scripts_is_read_and_not_that_of_articles_beside_it() -> None:
    other = {"title": "Two bakers on strike", "url": "/n/7", "body": ONE.replace("cranes", "ovens") * 4}
    blocks = [{"type": "p", "html": ONE}, {"type": "p", "html": f"<b>{TWO}</b>"}, {"type": "p", "html": THREE}]
    state = {"props": {"page": {"headline": "Two cranes move", "teaser": TWO, "blocks": blocks, "more": [other]}}}
    assert _shown_by_scripts(state) == [ONE, TWO, THREE]
    assert _shown_by_scripts({"story": {"title": "Two cranes move", "body": f"<p>{ONE}</p><p>{TWO}</p>"}}) == [ONE, TWO]
    assert _shown_by_scripts({"more": [other]}) == [""]
    listed = [{"id": n, "title": f"Two bakers on strike, part {n}", "excerpt": THREE} for n in range(4)]
    assert _shown_by_scripts({"page": {"title": "Two cranes move", "latest": listed}}) == [""]


@pytest.mark.parametrize(
    "beside",
    [
        {"comments": [{"text": FOUR}] * 4},
        {"discussion": {"total": 4, "items": [{"user": {"name": "gull9"}, "text": FOUR}] * 4}},
        {"next": {"headline": "Two bakers on strike", "paragraphs": [FOUR] * 4}},
        {"byId": {"8": {"id": 8, "title": "Two bakers on strike", "body": [{"text": FOUR}] * 4}}},
        {"teasers": [{"url": "/n/7", "text": FOUR}] * 4},
        {"relatedStories": [{"name": "Two bakers on strike", "summary": FOUR}] * 4},
        {"author": {"name": "Ines Tern", "about": f"<p>{FOUR}</p>" * 4}},
    ],
    ids=lambda beside: next(iter(beside)),
)
def test_what_is_beside_the_article_in_the_data_of_scripts_is_no_text_of_it(beside: dict[str, object]) -> None:
    picture = {"type": "image", "src": "/crane.jpg", "caption": "The cranes are seen from the harbour on Sunday."}
    story = {"title": "Two cranes move", "blocks": [{"html": ONE}, picture, {"html": TWO}, {"html": THREE}]}
    assert _shown_by_scripts({"page": story | beside}) == [ONE, TWO, THREE]
    assert _shown_by_scripts({"page": story} | beside) == [ONE, TWO, THREE]
    assert _shown_by_scripts({"page": {"title": "Two cranes move"} | beside}) == [""]


def test_a_name_that_the_headline_begins_with_is_no_headline() -> None:
    section = {"name": "Two cranes", "items": [{"text": FOUR}] * 4}
    assert _shown_by_scripts({"section": section}) == [""]


def _shown_by_scripts(state: object) -> list[str]:
    """What is read of a page that shows nothing until its scripts run."""
    data = f'<script type="application/json">{json.dumps(state)}</script>'
    page = f"<html><head><title>Two cranes move | Tern</title></head><body><div id='app'></div>{data}</body></html>"
    return body(document_fromstring(page), None, {}).split("\n")


def _lines(page: str) -> list[str]:
    tree = document_fromstring(f"<html><body><h1>Two cranes move</h1>{page}</body></html>")
    return body(tree, None, {}).split("\n")
