"""Extract a `Document` from a page of any type: article text, metadata and verdict.

text/html       | charset | tree | metadata, body | verdict |
text/plain, md  | charset | pasted text           | verdict |  Document
application/pdf | pypdf   | pasted text           | verdict |
message/rfc822  | e-mail  | html or pasted text   | verdict |
stored text     | as it was extracted, capped
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from msgspec import Struct
from msgspec.structs import replace

from bot.lang.addresses.archives import at_archive
from bot.lang.bylines import han_reporters, korean_reporters
from bot.lang.datelines import dateline
from bot.model.analysis import STORED_TEXT, Outlet, Page, Verdict
from bot.model.errors import PageRefused
from bot.regexes import regex
from bot.text.caps import cut_text, cut_title
from bot.text.document import Document, Metadata
from bot.text.language import language
from bot.text.page import jsonld, visible_lines
from bot.text.page.body import body
from bot.text.page.byline import people
from bot.text.page.charset import cleaned, decoded, decoded_plain, is_damaged
from bot.text.page.dates.publication import filed_on
from bot.text.page.dates.values import normal
from bot.text.page.dates.written import written
from bot.text.page.files.forwarded import forwarded
from bot.text.page.files.mail import read_mail
from bot.text.page.files.pdf import read_pdf
from bot.text.page.files.replies import without_answered
from bot.text.page.han_authors import han_authors
from bot.text.page.metadata import metadata
from bot.text.page.plain_text import is_head_line, read_pasted
from bot.text.page.visible_lines import folded
from bot.text.sources.credits import chain, filed_from
from bot.text.sources.outlets import SourceTable
from bot.text.verdict.article_verdict import ArticleVerdict
from bot.text.verdict.judge import judge, judge_text
from bot.text.verdict.notice_pages import notice_of

_MOST_HTML = 3_000_000
"""The most characters of HTML that are parsed."""
_HEAD = 2_000
_MOST_TAGS = 12_000
_UNREADABLE = ArticleVerdict(Verdict.NOT_ARTICLE, "It cannot be read: most of it is no text.")
_WALLS = frozenset({Verdict.CAPTCHA, Verdict.CONSENT, Verdict.PAYWALL})
_RETRACTED = ArticleVerdict(Verdict.RETRACTED, "The page only says that its newsroom took an article back.")
_SIGNED = regex(r"(?:By|Written by|Reported by) [A-Z][\w.'’-]+ [A-Z][\w.'’, -]{1,70}(?<!\.)")
"""A byline below a text."""
_SIGNED_WITHIN = 6
"""The number of lines at the end of a text among which it is looked for."""
_HEAD_LINES = 4
_SENT = regex(r"\d\d[:시]\s?\d\d\S{0,4}\s{0,3}(?:송고|입력)|(?:송고|입력)\S{0,4}\s{0,3}[:|]?\s{0,3}\d{4}")
_LONGEST_LABEL = 30


class _Extracted(Struct, frozen=True):
    """The result of reading one of the formats. `credits` are lines around the text that may credit an agency."""

    meta: Metadata
    title: str | None
    text: str
    ruling: ArticleVerdict
    credits: tuple[str, ...] = ()


def read_document(page: Page, sources: SourceTable) -> Document:
    """Extract a page. Never raises for its content: an unreadable page is a Document with its verdict."""
    if page.content_type == STORED_TEXT:
        return _stored(page)
    if not _is_address(page.url):
        page = replace(page, url=None)
    try:
        if page.content_type == "application/pdf":
            pdf = read_pdf(page.content)
            return _plain(page, pdf.text, sources, title=page.title or pdf.title)
        if page.content_type == "message/rfc822":
            return _mail(page, sources)
        if page.content_type == "text/html":
            return _html(page, sources)
    except PageRefused as error:
        return _refused(page, ArticleVerdict(Verdict.NOT_ARTICLE, error.detail), sources)
    text = decoded_plain(page.content, page.charset)
    return _plain(page, text, sources, title=page.title, markdown=page.content_type == "text/markdown")


def _mail(page: Page, sources: SourceTable) -> Document:
    """Extract an e-mail, without what it answers, or the message that it forwards."""
    mail = read_mail(page.content)
    sent = Page(page.url, mail.html or b"", "text/html", mail.charset, mail.title, page.published or mail.published)
    tree = _tree(_bounded(decoded(mail.html, mail.charset))) if mail.html else None
    text = mail.text if tree is None else visible_lines.text(tree)
    if (inner := forwarded(text, is_forward=mail.is_forward)) is not None:
        sent = replace(sent, published=page.published or inner.published)
        return _plain(sent, inner.text, sources, title=inner.title or mail.title)
    if mail.is_answer and (own := without_answered(text)) is not None:
        return _plain(sent, own, sources, title=mail.title)
    return _html(sent, sources) if mail.html else _plain(sent, mail.text, sources, title=mail.title)


def _stored(page: Page) -> Document:
    """The text of an article as it was stored, so that spans in it stay valid. One that was stored before the cap on
    texts is read as far as the cap."""
    text = cut_text(page.content.decode())
    return Document(
        url=page.url,
        canonical_url=None,
        verdict=Verdict.ARTICLE,
        reason=None,
        title=page.title,
        byline=(),
        published=page.published,
        updated=None,
        outlet=None,
        origin=None,
        via=None,
        dateline=filed_from(text),
        language=language(text),
        text=text,
    )


def _bounded(html: str) -> str:
    """The page cut at `_MOST_HTML` characters and `_MOST_TAGS` tags, which bounds the time of parsing."""
    html = html[:_MOST_HTML]
    if html.count("<") <= _MOST_TAGS:
        return html
    end = -1
    for _ in range(_MOST_TAGS):
        end = html.find("<", end + 1)
    return html[:end]


def _is_address(url: str | None) -> bool:
    try:
        return url is None or bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _html(page: Page, sources: SourceTable) -> Document:
    html = _bounded(decoded(page.content, page.charset))
    tree = _tree(html)
    if tree is None:
        return _refused(page, ArticleVerdict(Verdict.THIN, "The page is empty."), sources)
    items = jsonld.objects(tree)
    meta = metadata(tree, items, page.url, sources)
    text = cut_text(cleaned(body(tree, page.url, jsonld.article(items))))
    ruling = _UNREADABLE if is_damaged(text) else judge(tree, meta, text, page.url)
    title = _one_line(page.title or meta.title)
    text = _without_head(title, text)
    if ruling.verdict not in _WALLS and (notice := _notice(page, tree, meta, text, sources)):
        text, ruling = notice, _RETRACTED
    return _document(page, _Extracted(meta, title, text, ruling), sources)


def _notice(page: Page, tree: HtmlElement, meta: Metadata, text: str, sources: SourceTable) -> str | None:
    """The text of a page that only says that its article was taken back; None for any other page, and for a file or an
    e-mail, which cannot replace an article."""
    if page.url is None:
        return None
    outlet = _outlet(page.url, meta, sources)
    titles = (meta.title or "", tree.findtext(".//title") or "")
    return notice_of(titles, text, tuple(filter(None, (outlet.name if outlet else None, meta.site))))


def _outlet(url: str | None, meta: Metadata, sources: SourceTable) -> Outlet | None:
    """The publisher of a page; for an archive's copy, that of the archived page, or the archive if the copy does not
    state the page, whatever publisher it names."""
    original = meta.archived_url if _is_address(meta.archived_url) else None
    if original is None and url is not None and at_archive(url):
        return sources.outlet(url, None)
    return sources.outlet(original or url, meta.site)


def _plain(page: Page, content: str, sources: SourceTable, *, title: str | None, markdown: bool = False) -> Document:
    pasted = read_pasted(cut_text(cleaned(content)), sources, markdown=markdown, title=page.title)
    # The title stays the first line of the text: it is part of what the member pasted, and may name people.
    text = "\n".join(filter(None, (pasted.title, pasted.text)))
    meta = Metadata(byline=pasted.byline, published=pasted.published)
    extracted = _Extracted(meta, _one_line(title or pasted.title), text, judge_text(pasted.text), pasted.credits)
    return _document(page, extracted, sources)


def _document(page: Page, extracted: _Extracted, sources: SourceTable) -> Document:
    """Add outlet, origin, dateline and language. A publication date that came with the page has precedence."""
    meta, title, text = extracted.meta, extracted.title, extracted.text
    given = normal(page.published) if page.published else None
    outlet = _outlet(page.url or meta.canonical_url, meta, sources)
    source = chain(title, text, meta.byline, extracted.credits, outlet.name if outlet else None, sources)
    return Document(
        url=page.url,
        canonical_url=meta.canonical_url,
        verdict=extracted.ruling.verdict,
        reason=extracted.ruling.reason,
        title=title,
        byline=tuple(cleaned(name) for name in meta.byline or _reporters(text, sources) if not sources.credited(name)),
        published=given or meta.published or _filed_on(text, page.url),
        updated=meta.updated,
        outlet=outlet,
        origin=source.origin if source else None,
        via=source.via if source else None,
        dateline=filed_from(text),
        language=language(text or title or ""),
        text=text,
        alternates=meta.alternates,
    )


def _reporters(text: str, sources: SourceTable) -> tuple[str, ...]:
    """The names in the Korean, Japanese or Chinese bylines of a text, or the English one below it, in its order, each
    once."""
    korean = (text[start:end] for start, end in sorted(korean_reporters(text)))
    han = (name for stated in han_reporters(text) for name in han_authors(stated))
    below = list(filter(_SIGNED.fullmatch, text.rstrip().split("\n")[_HEAD_LINES:][-_SIGNED_WITHIN:]))
    english = people(below[0], sources) if len(below) == 1 else ()  # several are those of teasers
    return tuple(dict.fromkeys((*korean, *han, *english)))


def _filed_on(text: str, url: str | None) -> str | None:
    """The date of a dateline in the text's first lines, if it or the page's address has a year: "KAESONG, 3 March 2025
    (…) --"; else that of a Korean agency's last line: "2025/11/27 10:31 송고"."""
    datelines = map(dateline, text[:_HEAD].split("\n")[:_HEAD_LINES])
    filed = next((day for found in datelines if found and found.date and (day := filed_on(found.date, url))), None)
    return filed or next(map(written, filter(_SENT.search, text[-_HEAD:].split("\n")[-_HEAD_LINES:])), None)


def _one_line(title: str | None) -> str | None:
    """A title with single spaces, capped; None for an empty one."""
    return cut_title(" ".join(cleaned(title).split())) or None if title else None


def _refused(page: Page, ruling: ArticleVerdict, sources: SourceTable) -> Document:
    return _document(page, _Extracted(Metadata(), _one_line(page.title), "", ruling), sources)


def _without_head(title: str | None, text: str) -> str:
    """The text after the title, if one of its first lines repeats it, and after date and byline."""
    lines = text.split("\n")
    wanted = folded(title or "")
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if wanted and folded(line) == wanted and len(lines) > index + 1:
            lines = lines[index + 1 :]
            break
    while len(lines) > 1 and (count := _head_lines(lines)):
        del lines[:count]
    return "\n".join(lines)


def _head_lines(lines: list[str]) -> int:
    """The number of first lines that are a date or byline, with short labels above them ("Public Relations Office")."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if is_head_line(line):
            return index + 1
        if len(line) > _LONGEST_LABEL or line[-1] in '.!?。…”"':
            break
    return int(re.fullmatch(r"[\d,.]+", lines[0]) is not None)


def _tree(html: str) -> HtmlElement | None:
    """The parsed page; None if it is empty. libxml2 limits the depth of nesting."""
    try:
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
