"""Extract the article text of an HTML page.

    tree | boilerplate elements removed | trafilatura | if short: readability | tables that are longer | JSON-LD body
    | without prose: data of scripts, captions | boilerplate lines removed

Readability's result replaces trafilatura's where it has much more prose and contains what trafilatura found, or where
trafilatura found almost nothing.
"""

from __future__ import annotations

import copy
from typing import Any

import trafilatura
from lxml.html import HtmlElement, fromstring, tostring
from readability import Document as Readable
from trafilatura import external

from bot.lang.scripts import is_wide
from bot.lang.sentences import ends_paragraph, ends_sentence
from bot.lang.standing_lines import ends_article, is_boilerplate, without_related
from bot.regexes import regex
from bot.text.page.boilerplate_elements import without_boilerplate
from bot.text.page.embedded_text import embedded_text
from bot.text.page.loose_text import with_paragraphs

_LEAST_RATIO, _MOST_RATIO = 1.6, 4.0
_SHORT = 250
"""The number of words below which an extraction is compared with readability's, which takes time."""
_NOTHING = 30
"""The number of words of prose below which an extraction counts as failed."""
_LEAST = 8
"""The fewest words of prose that replace a failed extraction, and of the sentence that a table belongs to."""
_LEAST_TABLE_ROWS = 4
_LEAST_CAPTIONS = 3
"""The fewest captions that tell a story; one or two belong to pictures."""
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "div", "section"})
_LEAST_LETTERS, _LEAST_WIDE = 50, 20
"""The most letters, and letters of East Asian scripts, of a line that is not prose."""
_LONG_LINE = 40
"""The fewest characters of a line that counts as a repetition when it comes twice."""
_BREAK = "\ue000"
_SPACES = regex(r"[^\S\n]+")


_EXTERNAL: Any = external
_STOP_WORDS = external.jt_stoplist_init


def _stop_words() -> frozenset[str]:
    """The stop words by which trafilatura lets justext tell prose. A set keeps its hash; a tuple of 150,000 words was
    hashed anew at each page, which took a tenth of the time of its reading."""
    _EXTERNAL.JT_STOPLIST = words = frozenset(_STOP_WORDS())
    return words


_EXTERNAL.jt_stoplist_init = _stop_words


def body(tree: HtmlElement, url: str | None, article: dict[str, Any]) -> str:
    """The article's paragraphs, one a line; "" if none were found. `article` is the page's JSON-LD object. Does not
    change `tree`."""
    bare = with_paragraphs(without_boilerplate(copy.deepcopy(tree)))
    found = _clean_lines(_trafilatura(copy.deepcopy(bare), url))
    if len(found.split()) < _SHORT:
        candidate = _clean_lines(_readability(bare))
        if _is_better(candidate, found):
            found = candidate
        found = _with_tables(bare, found, url)
    stated = article.get("articleBody")
    if isinstance(stated, str) and len(stated) > 2 * len(found):
        found = _clean_lines(_plain(stated))
    return found if _prose(found) else _clean_lines(embedded_text(tree)) or _captions(tree) or found


def _with_tables(bare: HtmlElement, found: str, url: str | None) -> str:
    """The text with the page's tables of data, a row a line, if one of them has more words than `found`, which has to
    have a sentence: a table alone is not a report."""
    told = any(len(line.split()) >= _LEAST or is_wide(line) for line in filter(ends_sentence, found.split("\n")))
    if not told or max(map(_data_words, bare.iter("table")), default=0) <= len(found.split()):
        return found
    tabled = _clean_lines(_trafilatura(copy.deepcopy(bare), url, tables=True))
    return "\n".join(map(_row, tabled.split("\n"))) if len(tabled) > len(found) else found


def _data_words(table: HtmlElement) -> int:
    """The words of a table of data; 0 for a table for layout, which has few rows, or a table or paragraph in it, and
    for one of links."""
    if next(table.iterdescendants("table", "p"), None) is not None:
        return 0
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    if sum(len(row) > 1 for row in rows) < _LEAST_TABLE_ROWS:
        return 0
    linked = sum(len(link.text_content().split()) for link in table.iter("a"))
    words = sum(len(cell.text_content().split()) for row in rows for cell in row)
    return words if 2 * linked < words else 0


def _row(line: str) -> str:
    """A row as trafilatura writes it ("| Ward 1 | 791 votes |") without its outer bars. The others stay: a reader would
    take "1 791 votes" for one number."""
    if not line.startswith("|"):
        return line
    return " | ".join(filter(None, map(str.strip, line.split("|"))))


def _captions(tree: HtmlElement) -> str:
    """The captions of a page of pictures, a caption a line; "" for fewer than `_LEAST_CAPTIONS`."""
    lines = [" ".join(caption.text_content().split()) for caption in tree.iter("figcaption")]
    found = _clean_lines("\n".join(filter(None, lines)))
    return found if found.count("\n") >= _LEAST_CAPTIONS - 1 else ""


def _is_better(candidate: str, found: str) -> bool:
    """Whether readability's text, the candidate, should replace trafilatura's `found`."""
    new, old = _prose(candidate), _prose(found)
    if old < _NOTHING:
        return new > max(_LEAST_RATIO * old, _LEAST)
    lines = [line for line in found.split("\n") if len(line) > 40]
    contained = sum(line[:60] in candidate for line in lines)
    return _LEAST_RATIO * old <= new <= _MOST_RATIO * old and contained >= len(lines) / 2


def _prose(text: str) -> int:
    """The number of words in lines that end like sentences; two letters of an East Asian script count as one word."""
    return sum(map(_words, filter(ends_paragraph, text.split("\n"))))


def _words(line: str) -> int:
    """The words of a line, 0 for a label."""
    if is_wide(line):
        return len(line) // 2 if len(line) > _LEAST_WIDE else 0
    return len(line.split()) if len(line) > _LEAST_LETTERS else 0


def _trafilatura(tree: HtmlElement, url: str | None, *, tables: bool = False) -> str:
    """The text that trafilatura extracts; the tree is changed."""
    return trafilatura.extract(tree, url=url, favor_precision=True, include_comments=False, include_tables=tables) or ""


def _readability(tree: HtmlElement) -> str:
    try:
        part = fromstring(Readable(tostring(tree, encoding="unicode")).summary(html_partial=True))
    except Exception:  # it may raise any error for a broken page; then trafilatura's text is used
        return ""
    return "\n".join(_block_texts(part))


def _block_texts(part: HtmlElement) -> list[str]:
    """The texts of the innermost blocks in order. A paragraph around another block stays one line, except at breaks."""
    lines: list[str] = []
    for line_break in part.iter("br"):
        line_break.tail = f"{_BREAK}{line_break.tail or ''}"
    for element in part.iter():
        if isinstance(element.tag, str) and element.tag in _BLOCKS:
            inner = [
                child for child in element.iterdescendants() if isinstance(child.tag, str) and child.tag in _BLOCKS
            ]
            own = element.tag == "p" or not inner
            if own and not any(above.tag == "p" for above in element.iterancestors()):
                lines += (" ".join(line.split()) for line in element.text_content().split(_BREAK))
    return lines


def _plain(stated: str) -> str:
    """Text that may be HTML, without its tags."""
    return fromstring(f"<div>{stated}</div>").text_content() if "<" in stated else stated


def _clean_lines(text: str) -> str:
    """The lines with single spaces, without list bullets and boilerplate lines."""
    lines = [
        _SPACES.sub(" ", line).strip(" -•*") if line.startswith("- ") else _SPACES.sub(" ", line).strip()
        for line in text.split("\n")
    ]
    return "\n".join(_without_standing_lines([line for line in lines if line]))


def _without_standing_lines(lines: list[str]) -> list[str]:
    """The lines without standing lines and repetitions. The heading of comments or related articles ends the article
    once more than half of it has passed, unless it goes on behind headlines of related ones, which are left out."""
    total = sum(map(len, lines))
    kept: list[str] = []
    long_lines: set[str] = set()
    passed = 0
    for line in without_related(lines):
        if ends_article(line) and passed > total / 2:
            break
        passed += len(line)
        if not is_boilerplate(line) and line not in long_lines:
            kept.append(line)
            if len(line) > _LONG_LINE:
                long_lines.add(line)
    return kept
