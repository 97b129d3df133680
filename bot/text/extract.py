"""A page of any kind to a Document: its article text, what it states of itself, and whether it is an article.

text/html       | charset | tree | metadata, body | verdict |
text/plain, md  | charset | pasted                | verdict |  Document
application/pdf | pypdf   | pasted                | verdict |
message/rfc822  | e-mail  | html or pasted        | verdict |
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from bot.model.analysis import Page, Verdict
from bot.model.errors import PageRefused
from bot.text.document import Document, Metadata
from bot.text.language import language
from bot.text.page import jsonld
from bot.text.page.body import body
from bot.text.page.charset import cleaned, decoded, decoded_plain, is_damaged
from bot.text.page.dates import normal
from bot.text.page.metadata import metadata
from bot.text.page.pdf_and_mail import read_mail, read_pdf
from bot.text.page.plain_text import is_head_line, read_pasted
from bot.text.sources.credits import chain, filed_from
from bot.text.sources.outlets import SourceTable
from bot.text.verdict.judge import PageRuling, judge, judge_text

_MOST_HTML = 3_000_000
"""Characters of a page that are read; articles end long before."""
_MOST_TAGS = 12_000
_MOST_TEXT = 400_000
_UNREADABLE = PageRuling(Verdict.NOT_ARTICLE, "It cannot be read: most of it is no text.")
_HEAD_LINES = 4
_LONGEST_LABEL = 30


def read_document(page: Page, sources: SourceTable) -> Document:
    """Read a page. Never raises for what the page holds: a broken one is a Document with its verdict."""
    if not _is_address(page.url):
        page = replace(page, url=None)
    try:
        if page.content_type == "application/pdf":
            paper = read_pdf(page.content)
            return _plain(page, paper.text, sources, title=page.title or paper.title)
        if page.content_type == "message/rfc822":
            mail = read_mail(page.content)
            sent = Page(
                page.url, mail.html or b"", "text/html", mail.charset, mail.title, page.published or mail.published
            )
            return _html(sent, sources) if mail.html else _plain(sent, mail.text, sources, title=mail.title)
        if page.content_type == "text/html":
            return _html(page, sources)
    except PageRefused as error:
        return _refused(page, PageRuling(Verdict.NOT_ARTICLE, f"It cannot be read: {error.detail}."), sources)
    text = decoded_plain(page.content, page.charset)
    return _plain(page, text, sources, title=page.title, markdown=page.content_type == "text/markdown")


def _bounded(html: str) -> str:
    """The page up to a number of tags that no article needs: work on a page grows with them."""
    html = html[:_MOST_HTML]
    if html.count("<") <= _MOST_TAGS:
        return html
    place = -1
    for _ in range(_MOST_TAGS):
        place = html.find("<", place + 1)
    return html[:place]


def _is_address(url: str | None) -> bool:
    try:
        return url is None or bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _html(page: Page, sources: SourceTable) -> Document:
    html = _bounded(decoded(page.content, page.charset))
    tree = _tree(html)
    if tree is None:
        return _refused(page, PageRuling(Verdict.THIN, "The page is empty."), sources)
    items = jsonld.objects(tree)
    meta = metadata(tree, items, page.url, sources)
    text = cleaned(body(tree, page.url, jsonld.article(items)))[:_MOST_TEXT]
    ruling = _UNREADABLE if is_damaged(text) else judge(tree, meta, text, page.url)
    title, text = _apart(page.title or meta.title, text)
    return _document(page, meta, title, text, ruling, (), sources)


def _plain(page: Page, content: str, sources: SourceTable, *, title: str | None, markdown: bool = False) -> Document:
    pasted = read_pasted(cleaned(content[:_MOST_TEXT]), sources, markdown=markdown)
    # The title stays the first line of the text: it is among the words that were handed in, and names people too.
    text = "\n".join(filter(None, (pasted.title, pasted.text)))
    meta = Metadata(byline=pasted.byline, published=pasted.published)
    return _document(page, meta, title or pasted.title, text, judge_text(pasted.text), pasted.credits, sources)


def _document(
    page: Page,
    meta: Metadata,
    title: str | None,
    text: str,
    ruling: PageRuling,
    lines: tuple[str, ...],
    sources: SourceTable,
) -> Document:
    stated = normal(page.published) if page.published else None
    outlet = sources.outlet(page.url or meta.canonical_url, meta.site)
    carried = chain(title, text, meta.byline, lines, outlet.name if outlet else None, sources)
    people = tuple(cleaned(name) for name in meta.byline if not sources.credited(name))
    return Document(
        url=page.url,
        canonical_url=meta.canonical_url,
        verdict=ruling.verdict,
        reason=ruling.reason,
        title=cleaned(title).strip() or None if title else None,
        byline=people,
        published=stated or meta.published,
        updated=meta.updated,
        outlet=outlet,
        origin=carried.origin if carried else None,
        via=carried.via if carried else None,
        dateline=filed_from(text),
        language=language(text or title or ""),
        text=text,
        alternates=meta.alternates,
    )


def _refused(page: Page, ruling: PageRuling, sources: SourceTable) -> Document:
    return _document(page, Metadata(), page.title, "", ruling, (), sources)


def _apart(title: str | None, text: str) -> tuple[str | None, str]:
    """Title and text; the text begins after the title, where its first lines hold it, and after a date or byline."""
    lines = text.split("\n")
    wanted = _folded(title or "")
    for place, line in enumerate(lines[:_HEAD_LINES]):
        if wanted and _folded(line) == wanted and len(lines) > place + 1:
            lines = lines[place + 1 :]
            break
    while len(lines) > 1 and (labels := _labels(lines)):
        del lines[:labels]
    return title, "\n".join(lines)


def _labels(lines: list[str]) -> int:
    """How many lines above the text are its date or byline, or short labels over these ("Public Relations Office")."""
    for place, line in enumerate(lines[:_HEAD_LINES]):
        if is_head_line(line):
            return place + 1
        if len(line) > _LONGEST_LABEL or line[-1] in '.!?。…”"':
            break
    return int(re.fullmatch(r"[\d,.]+", lines[0]) is not None)


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _tree(html: str) -> HtmlElement | None:
    """The page as a tree; None where there is nothing to parse. libxml2 cuts what nests too deeply by itself."""
    try:
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
