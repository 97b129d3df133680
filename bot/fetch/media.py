"""L3: what a body is, by its own bytes first (WHATWG MIME Sniffing, by xtractmime) and the server's word second."""

from __future__ import annotations

import re
from email.message import Message

import xtractmime

from bot.model.errors import FetchFailed, Reason

HEAD = xtractmime.RESOURCE_HEADER_BUFFER_LENGTH
"""Bytes of a body that decide its type."""

_HTML = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
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
_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|meta|title|div|article|p)[\s>/]", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02
_CHARSET = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+-]{0,39}")


def declared(content_type: str) -> tuple[str, str | None]:
    """The type in lower case ('' for nonsense) and the charset that a Content-Type header names."""
    message = Message()
    message["Content-Type"] = re.split(r"[\r\n]", content_type)[0]
    charset = message.get_param("charset")
    named = charset.strip().lower() if isinstance(charset, str) else ""
    media = message.get_content_type() if "/" in content_type else ""
    return media, named if _CHARSET.fullmatch(named) else None


def readable_type(head: bytes, said: str) -> str:
    """The type under which the reader takes a body that begins with `head` and was sent as `said`.

    Raises FetchFailed UNSUPPORTED_TYPE with the true type as its detail.
    """
    seen = (xtractmime.extract_mime(head) or b"").decode("ascii", "replace")
    if seen in _HTML or seen == "application/pdf":
        return seen if seen == "application/pdf" else "text/html"
    marked_up = _MARKUP.search(head) is not None
    if seen in {"text/xml", "application/xml"}:
        if marked_up and (said in _HTML or b"<rss" not in head):
            return "text/html"
    elif seen in {"text/plain", "application/octet-stream"}:
        binary = seen == "application/octet-stream"
        if said in _HTML and (marked_up or not binary):
            return "text/html"
        if said in _READ_AS and not binary:
            return _READ_AS[said]
        seen = said or seen
    raise FetchFailed(Reason.UNSUPPORTED_TYPE, seen)


def handed_in_type(head: bytes, said: str) -> str:
    """The type under which the reader takes a file that begins with `head` and whose name says `said`.

    A stray control character leaves a text a text. Raises FetchFailed UNSUPPORTED_TYPE, the true type its detail.
    """
    if xtractmime.extract_mime(head) != b"application/octet-stream":
        return readable_type(head, said)
    if len(_CONTROLS.findall(head)) > len(head) * _MOST_CONTROLS:
        raise FetchFailed(Reason.UNSUPPORTED_TYPE, "binary data")
    return said
