"""Extract text, title and date from PDF files and e-mails."""

from __future__ import annotations

import io
import logging
import re
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from itertools import islice

from msgspec import Struct

from bot.lang.sentences import ends_paragraph
from bot.model.errors import PageRefused, Reason
from bot.regexes import regex
from bot.text import caps
from bot.text.page.charset import decoded_plain, decoded_words
from bot.text.page.dates.values import normal

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # a broken file is reported by PageRefused
_MOST_PAGES = 60
_MOST_CHARS = 2 * caps.TEXT
"""The most characters of a PDF that are extracted: more than an article keeps, since page numbers and running heads
go."""
_LONGEST_MAIL = 4_000_000
"""The most bytes of an e-mail that are parsed: its text comes before its attachments."""
_LONGEST_HEADER = 1_000
_MOST_PARTS, _MOST_MULTIPARTS, _MOST_HEADERS = 200, 16, 4_000
_PAGE_NUMBER = regex(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.IGNORECASE)
_BYLINE = regex(
    r"^(?:By|Story by|Written by)(?:,?\s(?:and\s)?[A-Z][\w.'’-]{1,30}){2,8}$"
    r"|^[가-힣]{2,4}(?:,?\s[가-힣]{2,4}){0,3}\s기자(?:\s\S{3,60})?$"
)
_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"})
"""Ligatures to letters, so that a search for "oil refinery" finds the word."""
_PREFIX = regex(r"^(?:(?:fwd?|re|전달|회신)\s*:\s*)+", re.IGNORECASE)


class ExtractedFile(Struct, frozen=True):
    """The text of a file, a paragraph a line. For an e-mail with an HTML body `text` is "" and `html` the body in
    `charset`. `published` is an ISO date or time."""

    text: str
    title: str | None = None
    published: str | None = None
    html: bytes | None = None
    charset: str | None = None


def read_pdf(content: bytes) -> ExtractedFile:
    """The text and title of a PDF. Raises PageRefused UNREADABLE if it is broken, encrypted or has no text."""
    from pypdf import PdfReader  # few pages are PDFs, and with Pillow it takes 8 MB
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise PageRefused(Reason.UNREADABLE, "It cannot be read: the PDF is locked with a password.")
        pages = []
        length = 0
        for page in islice(reader.pages, _MOST_PAGES):
            pages.append(page.extract_text() or "")
            length += len(pages[-1])
            if length > _MOST_CHARS:
                break
        title = (reader.metadata.title or "") if reader.metadata else ""
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise PageRefused(Reason.UNREADABLE, "It cannot be read: the PDF is broken.") from error
    stated = " ".join(str(title).split())
    text = _paragraphs([page.translate(_LIGATURES) for page in pages], stated)
    if not text:
        raise PageRefused(Reason.UNREADABLE, "It cannot be read: the PDF holds pictures and no text.")
    return ExtractedFile(text, stated if len(stated.split()) >= 3 else None)


def read_mail(content: bytes) -> ExtractedFile:
    """The subject, date and body of an e-mail; attachments are ignored. Raises PageRefused UNREADABLE if it has too
    many parts, or parts nested too deeply."""
    try:
        return _mail(content[:_LONGEST_MAIL])
    except RecursionError as error:
        raise PageRefused(Reason.UNREADABLE, "It cannot be read: the e-mail is broken.") from error


class _MailParts:
    """Counts the parts, multiparts and headers of one e-mail. Raises PageRefused UNREADABLE when there are too many."""

    def __init__(self) -> None:
        self._parts = self._multiparts = self._headers = 0

    def part(self, policy: EmailPolicy | None = None) -> EmailMessage:
        """A new part."""
        self._parts += 1
        self._check()
        return EmailMessage(policy)

    def header(self, name: str, value: str) -> None:
        """Count a header."""
        self._headers += 1
        self._multiparts += name.lower() == "content-type" and value.lstrip()[:10].lower() == "multipart/"
        self._check()

    def _check(self) -> None:
        if self._parts > _MOST_PARTS or self._multiparts > _MOST_MULTIPARTS or self._headers > _MOST_HEADERS:
            raise PageRefused(Reason.UNREADABLE, "It cannot be read: the e-mail is broken.")


class _BoundedPolicy(EmailPolicy):
    """Cuts every header before it is parsed, and counts the headers: the standard library's parsers need time with the
    square of a header's length, and each line of a part is compared with the boundaries of all parts around it."""

    parts = _MailParts()

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(["".join(sourcelines)[:_LONGEST_HEADER]])
        self.parts.header(name, value)
        return name, value


def _mail(content: bytes) -> ExtractedFile:
    parts = _MailParts()
    policy = _BoundedPolicy(parts=parts)  # type: ignore[call-overload]  # typeshed knows only the base's attributes
    message = BytesParser(parts.part, policy=policy).parsebytes(content)
    headers = {name.lower(): str(value) for name, value in reversed(list(message.raw_items()))}
    subject = _PREFIX.sub("", " ".join(decoded_words(headers.get("subject", "")).split())) or None
    published = normal(" ".join(headers.get("date", "").split()))
    part = message.get_body(("html", "plain"))
    if part is None:
        return ExtractedFile("", subject, published)
    payload = part.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if part.get_content_type() == "text/html":
        return ExtractedFile("", subject, published, body, charset)
    return ExtractedFile(decoded_plain(body, charset), subject, published)


def _paragraphs(pages: list[str], title: str) -> str:
    """Join the lines of the pages into paragraphs, one a line. Nothing is joined to the title, nor a byline to the
    first paragraph, which may be one."""
    lines = _content_lines(pages)
    width = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    continues = False
    for line in lines:
        is_byline = len(paragraphs) == 1 and _BYLINE.match(line) is not None and not ends_paragraph(paragraphs[0])
        if line and continues and not is_byline:
            paragraphs[-1] = _joined(paragraphs[-1], line)
        elif line:
            paragraphs.append(line)
        continues = line not in {"", title} and not is_byline and _continues(line, width)
    return "\n".join(paragraphs)


def _content_lines(pages: list[str]) -> list[str]:
    """The lines of all pages without page numbers and without running heads and feet: first or last lines that more
    than half of at least three pages share."""
    lines = [[line.strip() for line in page.split("\n")] for page in pages]
    ends = [line for page in lines for line in {*page[:1], *page[-1:]} if line]
    running = {line for line in ends if len(pages) >= 3 and ends.count(line) > len(pages) / 2}
    return [line for page in lines for line in page if line not in running and not _PAGE_NUMBER.match(line)]


def _continues(line: str, width: int) -> bool:
    """Whether the next line may belong to the same paragraph: the line is long for a column of `width` characters, and
    does not end a sentence before the right edge."""
    ends_early = ends_paragraph(line) and len(line) < 0.8 * width
    return not ends_early and len(line) > 0.5 * width


def _joined(before: str, line: str) -> str:
    """Two lines of a paragraph as one. A hyphen before a small letter is removed; "Hwasong-" + "19" keeps it."""
    if not before.endswith("-") or before.endswith(" -") or not line[:1].isalnum():
        return f"{before} {line}"
    return before[:-1] + line if line[:1].islower() else before + line
