"""PDF files and e-mails: their text and what they state of themselves."""

from __future__ import annotations

import email
import email.policy
import io
import logging
import re
from dataclasses import dataclass
from email.message import EmailMessage
from itertools import islice

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from bot.lang.sentences import ends_paragraph
from bot.model.errors import PageRefused, Reason
from bot.text.page.charset import decoded_plain
from bot.text.page.dates import normal

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what a broken file lacks is told by the refusal
_MOST_PAGES = 60
_MOST_CHARS = 400_000
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.IGNORECASE)
_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"})
"""Letters that typesetting joined; nobody who searches for "oil refinery" types them."""
_PREFIX = re.compile(r"^(?:(?:fwd?|re|전달|회신)\s*:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paper:
    """Text with paragraphs on lines of their own; `html` instead where an e-mail has only that."""

    text: str
    title: str | None = None
    published: str | None = None
    html: bytes | None = None
    charset: str | None = None


def read_pdf(content: bytes) -> Paper:
    """The text of a PDF. Raises PageRefused UNREADABLE for one that is broken, locked or only pictures."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise PageRefused(Reason.UNREADABLE, "the PDF is locked with a password")
        pages = []
        for page in islice(reader.pages, _MOST_PAGES):
            pages.append(page.extract_text() or "")
            if sum(map(len, pages)) > _MOST_CHARS:
                break
        title = (reader.metadata.title or "") if reader.metadata else ""
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise PageRefused(Reason.UNREADABLE, "the PDF is broken") from error
    stated = " ".join(str(title).split())
    text = _paragraphs([page.translate(_LIGATURES) for page in pages], stated)
    if not text:
        raise PageRefused(Reason.UNREADABLE, "the PDF holds pictures and no text")
    return Paper(text, stated if len(stated.split()) >= 3 else None)


def read_mail(content: bytes) -> Paper:
    """An e-mail: its subject as title, its date, its text; pictures and attachments are left. Raises PageRefused for
    one of parts within parts without end."""
    try:
        return _mail(content)
    except RecursionError as error:
        raise PageRefused(Reason.UNREADABLE, "the e-mail is broken") from error


def _mail(content: bytes) -> Paper:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101  # what the default policy makes
    subject = _PREFIX.sub("", str(message.get("Subject", "")).strip()) or None
    published = normal(str(message.get("Date", "")))
    part = message.get_body(("html", "plain"))
    if part is None:
        return Paper("", subject, published)
    payload = part.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if part.get_content_type() == "text/html":
        return Paper("", subject, published, body, charset)
    return Paper(decoded_plain(body, charset), subject, published)


def _paragraphs(pages: list[str], title: str) -> str:
    """Lines of the pages put together to paragraphs: a word cut at a line's end is joined, page numbers and what stands
    at the head or foot of most pages are dropped. Nothing is joined to the title."""
    lines = [[line.strip() for line in page.split("\n")] for page in pages]
    ends = [line for page in lines for line in {*page[:1], *page[-1:]} if line]
    running = {line for line in ends if len(pages) >= 3 and ends.count(line) > len(pages) / 2}
    flat = [line for page in lines for line in page if line not in running and not _PAGE_NUMBER.match(line)]
    width = max((len(line) for line in flat), default=0)
    out: list[str] = []
    open_ = False
    for line in flat:
        if not line:
            open_ = False
            continue
        if open_ and out:
            out[-1] = _joined(out[-1], line)
        else:
            out.append(line)
        open_ = line != title and not (ends_paragraph(line) and len(line) < 0.8 * width) and len(line) > 0.5 * width
    return "\n".join(out)


def _joined(before: str, line: str) -> str:
    """Two lines of a paragraph as one: a word that a hyphen cut is whole again, "Hwasong-" and "19" keep theirs."""
    if not before.endswith("-") or before.endswith(" -") or not line[:1].isalnum():
        return f"{before} {line}"
    return before[:-1] + line if line[:1].islower() else before + line
