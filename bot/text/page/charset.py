"""Decode pages, texts and e-mails by the rules of the web, and remove unwanted characters.

    byte order mark | else the transport's charset | else the page's declaration | else a guess | a guess if damaged

Windows-1252 as the transport's charset is the default of many servers (ISO-8859-1 is a label of it) and fits any bytes,
so it gives way to a charset of several bytes that the page declares, and to UTF-8, if the content is valid in it but
for a character in fifty, as an advert or a cut end leaves them.
All labels are looked up in `bot.text.web_charsets`.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header
from html import unescape
from html.parser import HTMLParser

from charset_normalizer import from_bytes

from bot.regexes import regex
from bot.text.web_charsets import charset_named, decode, marked

_UNWANTED = regex(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control characters, those without a shape (soft hyphens, which texts from a PDF have within names, and what
newsletters fill their first line with), direction overrides, lone surrogates."""
_JOINERS = "\u200c\u200d"
_UNWANTED_JOINER = regex(f"(?<![\u0590-\u0fff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[{_JOINERS}]")
"""Joiners have a meaning between letters of some scripts and between emoji. Looked for by itself, in the few texts that
have one: with an alternative, `_UNWANTED` takes five times as long on every page."""
_BLANKS = "\u3164\uffa0"
"""Letters of Hangul that are displayed as a blank."""

_COMBINING = regex("[\u0300-\u036f\u1161-\u1175\u11a8-\u11c2\u3099\u309a]")
_DECOMPOSED = regex(
    "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[\uac00-\ud7a3][\u11a8-\u11c2]|[^\\W\\d_][\u0300-\u036f\u3099\u309a]{1,4}"
)
"""A syllable of Hangul in its parts, as macOS writes it, and a letter with its marks. Composed one by one: composing a
whole text takes the square of a run of marks, and replaces Chinese characters by other forms."""

_REFERENCE = regex(r"&#(?:x[0-9a-f]{1,6}|[0-9]{1,7});?", re.IGNORECASE)
_MOST_LOST, _LOST_SHARE = 12, 0.03
"""Replacement characters that a correctly decoded page may have, and their share; the larger counts."""
_MARKUP = frozenset("<>&\"'")
_PRESCANNED = 4096
"""Bytes of a page in which its charset is looked for; the standard asks for 1024."""
_SERVERS_DEFAULT = "windows-1252"
_TOLD_BY_BYTES = frozenset({"utf-8", "euc-kr", "gbk", "gb18030", "big5", "shift_jis", "euc-jp", "iso-2022-jp"})
"""Charsets in which other text is hardly ever valid."""
_INVALID_SHARE = 0.02
"""The largest share of invalid characters, of those beyond ASCII, in the charset that a page is in: in another charset
nearly all are invalid."""
_LABEL = regex(r"charset\s*=\s*[\"']?\s*([^\s\"';,]+)", re.IGNORECASE)
_XML = regex(r"<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([^\"'>]+)", re.IGNORECASE)


def decoded(content: bytes, charset: str | None) -> str:
    """Decode an HTML page. `charset` is the transport's label."""
    name, body = marked(content)
    name = name or transport_charset(body, charset) or _declared(body)
    text = decode(body, name) if name else _guessed(body, "utf-8")
    if is_damaged(text) and (fitting := _guess(body)):
        text = body.decode(fitting, "replace")
    return _REFERENCE.sub(_character, cleaned(text))


def transport_charset(content: bytes, label: str | None) -> str | None:
    """The charset that the transport states for a page, a text or a feed, or the one that it gives way to."""
    stated = charset_named(label)
    if stated != _SERVERS_DEFAULT:
        return stated
    others = (name for name in (_declared(content), "utf-8") if name in _TOLD_BY_BYTES)
    return next((name for name in others if _is_valid(content, name)), stated)


def repaired(content: bytes, label: str | None) -> bytes | None:
    """A feed in UTF-8 if a few of its bytes are invalid in its charset, for which its parser would guess another; else
    None."""
    mark, body = marked(content)
    name = mark or transport_charset(body, label) or _declared(body) or "utf-8"
    try:
        decode(body, name, "strict")
    except UnicodeDecodeError:
        return decode(body, name).encode() if _is_valid(body, name) else None
    return None


def _is_valid(content: bytes, name: str) -> bool:
    text = decode(content, name)
    return text.count("\ufffd") <= _INVALID_SHARE * (len(text) - len(text.encode("ascii", "ignore")))


def is_damaged(text: str) -> bool:
    """Whether so many characters were undecodable that the charset is wrong or the content is no text."""
    return text.count("\ufffd") > max(_MOST_LOST, _LOST_SHARE * len(text))


def decoded_plain(content: bytes, charset: str | None) -> str:
    """Decode plain text: by the given charset, a byte order mark, UTF-8, whichever decodes without errors; else a
    guess. `charset` is a label."""
    mark, body = marked(content)
    for name in filter(None, (transport_charset(body, charset), mark, "utf-8")):
        try:
            return cleaned(decode(body, name, "strict"))
        except UnicodeDecodeError:
            continue
    return cleaned(_guessed(body, "cp1252"))


def decoded_words(value: str) -> str:
    """Decode the encoded words of an e-mail's header (RFC 2047). Those in an unknown charset are left out."""
    try:
        parts = decode_header(value)
    except (HeaderParseError, ValueError):
        return cleaned(value)
    pieces = []
    for words, label in parts:
        if isinstance(words, str):
            pieces.append(words)
        elif label is None or label == "unknown-8bit":
            pieces.append(decoded_plain(words, None))
        elif name := charset_named(label):
            pieces.append(decode(words, name))
    return cleaned("".join(pieces))


def cleaned(text: str) -> str:
    """The text without unwanted characters, with "\n" as the only line end, and with letters composed."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(joiner in plain for joiner in _JOINERS):
        plain = _UNWANTED_JOINER.sub("", plain)
    plain = _UNWANTED.sub("", plain)
    for blank in _BLANKS:
        plain = plain.replace(blank, " ")
    return _DECOMPOSED.sub(_composed, plain) if _COMBINING.search(plain) else plain


def _composed(letter: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", letter.group())


def _character(reference: re.Match[str]) -> str:
    """A numeric character reference decoded as HTML does, 128 to 159 by windows-1252. References to markup characters
    are kept. A control character, which lxml refuses, becomes a space, since "" could join its neighbours to another
    reference."""
    character = unescape(reference.group())
    return reference.group() if character in _MARKUP else character or " "


class _Prescan(HTMLParser):
    """Finds the label of the first meta element that declares a charset, before the body."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.label: str | None = None
        self._is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_over = self._is_over or tag == "body"
        if tag != "meta" or self._is_over or self.label is not None:
            return
        values = {name: value or "" for name, value in attrs}
        found = _LABEL.search(values.get("content", ""))
        if "charset" in values:
            self.label = values["charset"].strip()
        elif found and values.get("http-equiv", "").lower() == "content-type":
            self.label = found[1]


def _declared(content: bytes) -> str | None:
    """The charset that a page declares in a meta element or an XML declaration. One that was read as single bytes
    cannot be UTF-16: it is UTF-8 then, by the standard."""
    beginning = content[:_PRESCANNED].decode("latin-1")
    scan = _Prescan()
    with suppress(AssertionError):  # raised for a malformed declaration such as "<![x["
        scan.feed(beginning)
    xml = _XML.match(beginning.lstrip())
    name = charset_named(scan.label) or charset_named(xml[1] if xml else None)
    return "utf-8" if name in {"utf-16le", "utf-16be"} else name


def _guessed(content: bytes, otherwise: str) -> str:
    return content.decode(_guess(content) or otherwise, "replace")


def _guess(content: bytes) -> str | None:
    """The charset by content: UTF-8 if it decodes, else charset_normalizer's best; None if there is none."""
    try:
        return content.decode("utf-8") and "utf-8"
    except UnicodeDecodeError:
        best = from_bytes(
            content[:60_000], cp_isolation=["cp949", "euc_jp", "gb18030", "big5", "cp1252", "shift_jis", "cp1251"]
        ).best()
        return best.encoding if best else None
