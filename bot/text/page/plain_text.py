"""Parse a pasted or attached text: boilerplate is recognised by its wording, since there is no markup.

lines | title | head lines (subtitle, credit, date, captions) | paragraphs | cut at the comments
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from bot.lang.datelines import dateline
from bot.lang.days import MONTH
from bot.lang.sentences import ends_sentence
from bot.lang.standing_lines import ends_article, is_boilerplate, is_caption, without_related
from bot.regexes import regex
from bot.text.page.byline import people
from bot.text.page.dates.written import is_date_line, written
from bot.text.sources.outlets import SourceTable

_BYLINE = regex(
    r"^(?:by|story by|reported by|written by|posted (?:on )?by)\s+[^!?]{2,100}(?<!\.)$|^.{2,30}\s기자(?:\s*\S+@\S+)?$",
    re.IGNORECASE,
)
_REPORTED_BY = regex(r"\(?reporting by (?P<reporters>[A-Z][^;()]{2,200})(?:$|[;)])", re.IGNORECASE)
"""The reporters below an agency's text: "(Reporting by … in Seoul; Editing by …)"."""
_FOOT_CREDITS = 6
"""The number of last lines among which they are looked for."""
_ADDRESS = regex(r"^(?:https?://|www\.)\S+$")
_MARKDOWN = regex(r"^#{1,6}\s+|^>\s?|^[*-]\s+(?=\S)|\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_MARKDOWN_LINK = regex(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)")
_BREAKS_OFF = regex(
    r"(?:[,(&]|\b(?:an?|the|of|in|on|at|to|for|from|by|with|and|or|its|their|said|says|has|have|is|are|will))$"
)
"""An end of a line that a title or heading never has."""
_ENTRY = regex(r"\d{4}(?:\s?[年년.:：/–-]|[\s\u3000])|\d{1,2}(?:[月월]\s?\d|:\d\d)")
"""The beginning of an entry of a chronology: 2018年4月27日."""
_LONGEST_TITLE = 250
_LONGEST_SUBTITLE = 260
_HEAD_LINES = 12
_WIDEST = 110
_FULL_LINE = 40
_FOOT_LINES, _LONGEST_FOOT = 2, 30
_BESIDE_FOOT, _BARE = 12, 3
"""The most other characters beside the date below an article, and beside one that is nothing else ("2025. 3.
14.(금)")."""

_OF_EVENT = regex(
    "마감|접수|신청|개최|예정|시행|개막|폐막|개봉|개장|개통|출시|발매|시작|종료|부터|까지|공연|출생|생년월일|사망|별세|발인|선거|투표"
)
"""Words beside a date that is not the article's: "마감 2025. 12. 31."."""


class PastedText(Struct, frozen=True):
    """A pasted text, split up. `published` is an ISO date or time; `credits` are the lines around the text that may
    credit an agency; `text` has a paragraph a line."""

    title: str | None
    byline: tuple[str, ...]
    published: str | None
    credits: tuple[str, ...]
    text: str


def read_pasted(content: str, sources: SourceTable, *, markdown: bool, title: str | None) -> PastedText:
    """Split a text into title, head lines and paragraphs. The first line is the title unless it is a sentence; where
    the text came with another `title`, a first line that continues in the second is not a title, nor is a byline."""
    lines = [" ".join(line.split()) for line in _plain(content, markdown).split("\n")]
    known = " ".join(title.split()).casefold() if title else None
    lines = _joined(_until_comments(lines), known)
    below = next(filter(None, map(_REPORTED_BY.match, reversed(lines[-_FOOT_CREDITS:]))), None)
    lines = [line for line in lines if not is_boilerplate(line) and not _ADDRESS.match(line)]
    is_byline = known is not None and bool(lines) and _names_authors(lines[0], sources)
    first = lines[0] if len(lines) > 1 and _is_title(lines[0]) and not is_byline else None
    rest = lines[1:] if first else lines
    start = _body_start(rest, sources)
    reporters = people(f"By {below['reporters']}", sources) if below else ()
    head, body = rest[:start], rest[start:]
    published = next((found for line in head if (found := written(line))), None)
    if published is None and (at := _foot_date(body)) is not None:
        published = written(body[at])
        if at == len(body) - 1:  # a date with a place below it is the end mark of a statement, and stays
            body = body[:at]
    return PastedText(
        title=first,
        byline=tuple(name for line in head if _BYLINE.match(line) for name in people(line, sources)) or reporters,
        published=published,
        credits=tuple(part for line in head for part in _credit_parts(line)),
        text="\n".join(_paragraphs(body)),
    )


def _paragraphs(body: list[str]) -> list[str]:
    """The lines without captions; a dateline on a line of its own is joined to the first paragraph."""
    paragraphs = [line for line in body if not is_caption(line)]
    while len(paragraphs) > 1 and _is_label(paragraphs[0]):
        label = paragraphs.pop(0)
        paragraphs[0] = f"{label} {paragraphs[0]}"
    return paragraphs


def is_head_line(line: str) -> bool:
    """Whether a line is only a date or a byline."""
    return len(line) <= 110 and dateline(line) is None and (is_date_line(line) or _BYLINE.match(line) is not None)


def _plain(content: str, markdown: bool) -> str:
    if not markdown:
        return content
    without_links = _MARKDOWN_LINK.sub(r"\1", content)
    return "\n".join(_MARKDOWN.sub("", line) for line in without_links.split("\n"))


def _until_comments(lines: list[str]) -> list[str]:
    """The lines before the heading of the comments, which counts only after at least two sentences. Where the article
    goes on behind headlines of related ones, these are left out."""
    kept, sentences = without_related(lines), 0
    for index, line in enumerate(kept):
        if sentences >= 2 and ends_article(line):
            return kept[:index]
        sentences += ends_sentence(line) and len(line) > 40
    return kept


def _joined(lines: list[str], title: str | None) -> list[str]:
    """The paragraphs: lines wrapped at a fixed width are joined; a blank line ends a paragraph. A short line may be a
    title or a heading, unless it breaks off or is the first of a text whose `title` is another."""
    entries = _entries(lines)
    wrapped = _is_wrapped(lines, entries)
    paragraphs: list[str] = []
    after_blank = True
    for line in lines:
        if not line:
            after_blank = True
            continue
        if wrapped and not after_blank and line not in entries and _goes_on(paragraphs, line, title):
            paragraphs[-1] += " " + line
        else:
            paragraphs.append(line)
        after_blank = False
    return paragraphs


def _goes_on(paragraphs: list[str], line: str, title: str | None) -> bool:
    """Whether a line of a wrapped text goes on with the last paragraph."""
    last = paragraphs[-1]
    if len(last) > _FULL_LINE or line[0].islower() or _BREAKS_OFF.search(last):
        return True
    return len(paragraphs) == 1 and title not in (None, last.casefold()) and not ends_sentence(last)


def _entries(lines: list[str]) -> frozenset[str]:
    """The lines of a chronology: three or more in a row that each begin with a date and tell something."""
    dated = [
        not _BREAKS_OFF.search(before) and _ENTRY.match(line) is not None and not is_date_line(line, beside=_BARE)
        for before, line in pairwise(("", *lines))
    ]
    rows = [place for place in range(len(lines) - 2) if all(dated[place : place + 3])]
    return frozenset(line for place in rows for line in lines[place : place + 3])


def _is_wrapped(lines: list[str], entries: frozenset[str]) -> bool:
    """Whether lines are wrapped at a fixed width: at least a third stop inside a sentence that the next continues."""
    inner = [(line, after) for line, after in pairwise(lines) if line and after and after not in entries]
    cut = sum(not ends_sentence(line) and (after[0].islower() or after[0].isdigit()) for line, after in inner)
    return bool(inner) and cut >= len(inner) / 3 and max(map(len, lines)) < _WIDEST


def _is_title(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or dateline(line) or is_date_line(line):
        return False
    return not re.search(r"[.。][\"”’')\]]*$", line) or len(line) < 60


def _names_authors(line: str, sources: SourceTable) -> bool:
    """Whether a line is a byline. A text without another title may begin with one like it: "By Popular Demand"."""
    return _BYLINE.match(line) is not None and bool(people(line, sources))


def _body_start(lines: list[str], sources: SourceTable) -> int:
    """The index of the first line of running text: after the last date, byline, credit or caption above the first
    sentence. A subtitle counts as a head line only if one of these follows it."""
    start, entries = 0, _entries(lines)
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if line in entries:
            break
        if is_date_line(line) or is_caption(line) or _BYLINE.match(line) or sources.credited(line):
            start = index + 1
        elif dateline(line) or _is_label(line) or ends_sentence(line) or len(line) > _LONGEST_SUBTITLE:
            break
    return start


def _foot_date(body: list[str]) -> int | None:
    """The index of a last line that is only a date, as Korean outlets print below an article ("2025/03/14 11:20 송고").
    A statement's place or a signature may stand after it. None if it is the day of an event or a term."""
    entries = _entries(body)
    for at in range(len(body) - 1, max(0, len(body) - 1 - _FOOT_LINES), -1):
        line = body[at]
        if line in entries or _OF_EVENT.search(line):
            break
        if is_date_line(line, beside=_BESIDE_FOOT) and (is_date_line(line, beside=_BARE) or not ends_sentence(line)):
            return at
        if len(line) > _LONGEST_FOOT or ends_sentence(line):
            break
    return None


def _is_label(line: str) -> bool:
    """Whether a line is only a dateline: "BEIJING:"."""
    found = dateline(line)
    return found is not None and found.end >= len(line)


def _credit_parts(line: str) -> list[str]:
    """The parts of a head line that may name an agency: the line, and its pieces between separators."""
    without_date = re.split(rf"\s*(?:[|·•–—,/]|-\s|\s(?={MONTH}\s+\d))", line)
    return [line, *(part.strip() for part in without_date if part and part.strip() != line)]
