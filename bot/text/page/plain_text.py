"""A text that was pasted or attached: a page without its HTML, so its clutter is told by its words alone.

lines | title | what stands above the text (subtitle, credit, date, captions) | paragraphs | until the comments begin
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.lang.datelines import dateline
from bot.lang.days import MONTH
from bot.lang.sentences import ends_sentence
from bot.lang.standing_lines import ends_article, is_boilerplate, is_caption
from bot.text.page.byline import people
from bot.text.page.dates import is_date_line, written
from bot.text.sources.outlets import SourceTable

_BYLINE = re.compile(
    r"^(?:by|story by|reported by|written by|posted (?:on )?by)\s+[^!?]{2,100}(?<!\.)$|^.{2,30}\s기자(?:\s*\S+@\S+)?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")
_MARKDOWN = re.compile(r"^#{1,6}\s+|^>\s?|^[*-]\s+(?=\S)|\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^)\s]{0,2000}(?:\s+\"[^\"]*\")?\)")
_LONGEST_TITLE = 250
_LONGEST_SUBTITLE = 260
_HEAD_LINES = 12
_WIDEST = 110
_FULL_LINE = 40


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a pasted text holds. `credits` are the lines above and below it that may credit an agency."""

    title: str | None
    byline: tuple[str, ...]
    published: str | None
    credits: tuple[str, ...]
    text: str
    url: str | None


def read_pasted(content: str, sources: SourceTable, *, markdown: bool = False) -> Pasted:
    """Take a text apart. Its title is its first line where that is no sentence of the text."""
    lines = [" ".join(line.split()) for line in _plain(content, markdown).split("\n")]
    lines = _joined(_until_comments(lines))
    addresses = [line for line in lines if _ADDRESS.match(line)]
    lines = [line for line in lines if not is_boilerplate(line) and not _ADDRESS.match(line)]
    title = lines[0] if len(lines) > 1 and _is_title(lines[0]) else None
    rest = lines[1:] if title else lines
    start = _body_start(rest, sources)
    head, body = rest[:start], rest[start:]
    published = next((found for line in head if (found := written(line))), None)
    named = [line for line in head if _BYLINE.match(line)]
    credit_lines = tuple(part for line in head for part in _credit_parts(line))
    paragraphs = [line for line in body if not is_caption(line)]
    while paragraphs and len(paragraphs) > 1 and _is_label(paragraphs[0]):
        label = paragraphs.pop(0)
        paragraphs[0] = f"{label} {paragraphs[0]}"
    return Pasted(
        title=title,
        byline=tuple(name for line in named for name in people(line, sources)),
        published=published,
        credits=credit_lines,
        text="\n".join(paragraphs),
        url=addresses[0] if addresses else None,
    )


def is_head_line(line: str) -> bool:
    """Whether a line above a text is only its date or its byline."""
    return len(line) <= 110 and dateline(line) is None and (is_date_line(line) or _BYLINE.match(line) is not None)


def _plain(content: str, markdown: bool) -> str:
    if not markdown:
        return content
    without_links = _MARKDOWN_LINK.sub(r"\1", content)
    return "\n".join(_MARKDOWN.sub("", line) for line in without_links.split("\n"))


def _until_comments(lines: list[str]) -> list[str]:
    """The lines before the comments: a heading of comments ends the text once two sentences or more have passed."""
    sentences = 0
    for place, line in enumerate(lines):
        if sentences >= 2 and ends_article(line):
            return lines[:place]
        sentences += ends_sentence(line) and len(line) > 40
    return lines


def _joined(lines: list[str]) -> list[str]:
    """Paragraphs: lines that were wrapped at a fixed width are put together again, blank lines end one."""
    wrapped = _is_wrapped(lines)
    out: list[str] = []
    fresh = True
    for line in lines:
        if not line:
            fresh = True
            continue
        if wrapped and not fresh and out and (len(out[-1]) > _FULL_LINE or line[0].islower()):
            out[-1] += " " + line
        else:
            out.append(line)
        fresh = False
    return out


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines end at a width and not at a paragraph: many stop within a sentence that the next goes on with."""
    inner = [(line, after) for line, after in pairwise(lines) if line and after]
    cut = sum(not ends_sentence(line) and (after[0].islower() or after[0].isdigit()) for line, after in inner)
    return bool(inner) and cut >= len(inner) / 3 and max(map(len, lines)) < _WIDEST


def _is_title(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or dateline(line) or is_date_line(line):
        return False
    return not re.search(r"[.。][\"”’')\]]*$", line) or len(line) < 60


def _body_start(lines: list[str], sources: SourceTable) -> int:
    """Where the running text begins: after the last date, byline, credit or caption above its first sentence.

    A subtitle belongs to them only where one of these follows it.
    """
    start = 0
    for place, line in enumerate(lines[:_HEAD_LINES]):
        if is_date_line(line) or is_caption(line) or _BYLINE.match(line) or sources.credited(line):
            start = place + 1
        elif dateline(line) or _is_label(line) or ends_sentence(line) or len(line) > _LONGEST_SUBTITLE:
            break
    return start


def _is_label(line: str) -> bool:
    """A dateline on a line of its own: "BEIJING:"."""
    found = dateline(line)
    return found is not None and found.end >= len(line)


def _credit_parts(line: str) -> list[str]:
    """What of a head line may name an agency: the line, and what is left of it without its date."""
    without_date = re.split(rf"\s*(?:[|·•–—,/]|-\s|\s(?={MONTH}\s+\d))", line)
    return [line, *(part.strip() for part in without_date if part and part.strip() != line)]
