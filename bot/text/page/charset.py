"""Decode pages by the rules of the web (WHATWG labels), and remove unwanted characters."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from html import unescape

from charset_normalizer import from_bytes
from w3lib.encoding import html_to_unicode

_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u200b\u2060"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, zero-width characters, direction overrides, lone surrogates."""

_REFERENCE = re.compile(r"&#(?:x[0-9a-f]{1,6}|[0-9]{1,7});?", re.IGNORECASE)
_MOST_LOST, _LOST_SHARE = 12, 0.03
"""Replacement characters that a correctly decoded page may have, and their share; the larger counts."""
_MARKUP = frozenset("<>&\"'")


def decoded(content: bytes, charset: str | None) -> str:
    """Decode an HTML page: by the transport's charset, a byte order mark, the page's meta element, else a guess."""
    header = f"text/html; charset={charset}" if charset else None
    _, text = html_to_unicode(header, content, auto_detect_fun=_guess)
    if is_damaged(text) and (fitting := _guess(content)):
        text = content.decode(fitting, "replace")
    return _REFERENCE.sub(_character, cleaned(text))


def is_damaged(text: str) -> bool:
    """Whether so many characters were undecodable that the charset is wrong or the content is no text."""
    return text.count("\ufffd") > max(_MOST_LOST, _LOST_SHARE * len(text))


def decoded_plain(content: bytes, charset: str | None) -> str:
    """Decode plain text: by the given charset, a byte order mark, UTF-8, whichever decodes without errors; else a
    guess."""
    marked = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else None
    for name in filter(None, (charset, marked, "utf-8-sig")):
        try:
            return cleaned(content.decode(name))
        except (UnicodeDecodeError, LookupError):
            continue
    return cleaned(content.decode(_guess(content) or "cp1252", "replace"))


def cleaned(text: str) -> str:
    """The text without unwanted characters and with "\n" as the only line end."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _character(reference: re.Match[str]) -> str:
    """A numeric character reference decoded as HTML does, 128 to 159 by windows-1252. References to markup characters
    are kept. A control character, which lxml refuses, becomes a space, since "" could join its neighbours to another
    reference."""
    character = unescape(reference.group())
    return reference.group() if character in _MARKUP else character or " "


def _guess(content: bytes) -> str | None:
    """The charset by content: UTF-8 if it decodes, else charset_normalizer's best; None if there is none."""
    try:
        return content.decode("utf-8") and "utf-8"
    except UnicodeDecodeError:
        best = from_bytes(
            content[:60_000], cp_isolation=["cp949", "euc_jp", "gb18030", "big5", "cp1252", "shift_jis", "cp1251"]
        ).best()
        return best.encoding if best else None
