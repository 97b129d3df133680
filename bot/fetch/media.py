"""Detect the type of a body: by its bytes (WHATWG MIME Sniffing, by xtractmime), then by its declared type."""

from __future__ import annotations

import re
from email.message import Message

import xtractmime

from bot.model.errors import FetchFailed, Reason
from bot.regexes import regex
from bot.text.web_charsets import charset_named

HEAD = xtractmime.RESOURCE_HEADER_BUFFER_LENGTH
"""The number of leading bytes of a body that are sniffed."""

_HTML = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
_XML = frozenset({"text/xml", "application/xml"})
_READ_AS = {
    "text/plain": "text/plain",
    "text/markdown": "text/markdown",
    "text/x-markdown": "text/markdown",
    "message/rfc822": "message/rfc822",
    "multipart/related": "message/rfc822",
    "application/octet-stream": "text/plain",
    "binary/octet-stream": "text/plain",
    "": "text/plain",
}
_FEED = regex(
    rb"(?:\xef\xbb\xbf)?\s*+(?:(?:<\?(?:[^?]|\?(?!>))*+\?>|<!--(?:[^-]|-(?!->))*+-->|<!DOCTYPE[^>\[]*+>)\s*+)*+"
    rb"<(?:\w+:)?(?:(?:rss|feed|RDF)[\s>]|urlset\s[^>]*?/schemas/sitemap-news/)"
)
"""A document whose root element is that of RSS or Atom, or of a sitemap that declares the names of news. Deeper
elements do not count: a page may hold RDF on its licence."""
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_MARKUP = regex(rb"<(?:!doctype html|html|head|body|meta|title|div|article|p)[\s>/]", re.IGNORECASE)
_CONTROLS = regex(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02
_LONGEST_HEADER = 500
"""Characters of a Content-Type header that are parsed: the standard library needs the square of its length."""


def declared(content_type: str) -> tuple[str, str | None]:
    """The media type in lower case, "" if it is malformed, and the charset of a Content-Type header: by its name in the
    WHATWG standard, None for a label that the standard does not know."""
    message = Message()
    message["Content-Type"] = re.split(r"[\r\n]", content_type[:_LONGEST_HEADER])[0]
    label = message.get_param("charset")
    media = message.get_content_type() if "/" in content_type else ""
    return media, charset_named(label if isinstance(label, str) else None)


def readable_type(head: bytes, declared_type: str) -> str:
    """The type under which the reader takes a body that begins with `head` and was sent as `declared_type`.

    Raises FetchFailed IS_FEED, and UNSUPPORTED_TYPE with the detected type as its detail.
    """
    sniffed = (xtractmime.extract_mime(head) or b"").decode("ascii", "replace")
    if sniffed == "application/pdf":
        return sniffed
    is_page = sniffed in _HTML
    if not is_page and (declared_type in _FEED_TYPES or _FEED.match(head)):
        raise FetchFailed(Reason.IS_FEED)
    if is_page or _is_html(head, sniffed, declared_type):
        return "text/html"
    if sniffed == "text/plain" and declared_type in _READ_AS:
        return _READ_AS[declared_type]
    undecided = sniffed in {"text/plain", "application/octet-stream"}
    raise FetchFailed(Reason.UNSUPPORTED_TYPE, (undecided and declared_type) or sniffed)


def _is_html(head: bytes, sniffed: str, declared_type: str) -> bool:
    """Whether a body that was not sniffed as HTML is HTML all the same, by its tags and its declared type."""
    marked_up = _MARKUP.search(head) is not None
    if sniffed in _XML:
        return marked_up and (declared_type in _HTML or b"<rss" not in head)
    if sniffed == "application/octet-stream":
        return marked_up and declared_type in _HTML
    return sniffed == "text/plain" and declared_type in _HTML


def attachment_type(head: bytes, named_type: str) -> str:
    """The type under which the reader takes an attached file that begins with `head`, of the type of its file name.

    Up to 2 % control characters are accepted in a text. Raises FetchFailed UNSUPPORTED_TYPE with the detected type.
    """
    if xtractmime.extract_mime(head) != b"application/octet-stream":
        return readable_type(head, named_type)
    if len(_CONTROLS.findall(head)) > len(head) * _MOST_CONTROLS:
        raise FetchFailed(Reason.UNSUPPORTED_TYPE, "binary data")
    return named_type
