"""Extract text and title from PDF files."""

from __future__ import annotations

import io
import logging
import re
from itertools import islice

from msgspec import Struct

from bot.lang.sentences import ends_paragraph
from bot.model.errors import PageRefused, Reason
from bot.regexes import regex
from bot.text import caps

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # a broken file is reported by PageRefused
_MOST_PAGES = 60
_MOST_CHARS = 2 * caps.TEXT
"""The most characters of a PDF that are extracted: more than an article keeps, since page numbers and running heads
go."""
_PAGE_NUMBER = regex(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.IGNORECASE)
_BYLINE = regex(
    r"^(?:By|Story by|Written by)(?:,?\s(?:and\s)?[A-Z][\w.'’-]{1,30}){2,8}$"
    r"|^[가-힣]{2,4}(?:,?\s[가-힣]{2,4}){0,3}\s기자(?:\s\S{3,60})?$"
)
_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"})
"""Ligatures to letters, so that a search for "oil refinery" finds the word."""


class PdfText(Struct, frozen=True):
    """The text of a PDF, a paragraph a line, and the title that it states."""

    text: str
    title: str | None = None


def read_pdf(content: bytes) -> PdfText:
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
    return PdfText(text, stated if len(stated.split()) >= 3 else None)


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
