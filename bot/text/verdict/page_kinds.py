"""Recognise kinds of pages by their structure, in any language: servers' errors, forms, lists, threads, shops …

Applied to pages that state neither a publication date nor an article type. The evidence is the prose that is left
without rows, cells and posts (`page_structure`), and whether it addresses the visitor (`second_person`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from bot.lang.sentences import ends_sentence, sentences
from bot.model.analysis import Verdict
from bot.regexes import regex
from bot.text.verdict.article_verdict import ArticleVerdict
from bot.text.verdict.page_structure import RATE, PageStructure, Part, StructureLine
from bot.text.verdict.second_person import (
    addressed_share,
    addressed_verdict,
    is_addressed,
    is_offer,
    length,
    names,
    quotations,
    told_words,
    unquoted,
)

FRONT = ArticleVerdict(Verdict.NOT_ARTICLE, "The page is a home or section page, a list of links and not one article.")
INSTRUCTIONS = "The page has only instructions or offers for its visitors and no news report."
_ERROR = ArticleVerdict(Verdict.ERROR_PAGE, "The site answered with an error page; the article may be gone.")
_FIRST_ERROR = 400
_ADDRESSED = 0.5
"""The lowest share of the own prose that addresses the visitor."""
_SOME_ADDRESSED = 0.25
_FORM_WORDS = 60
_RECORDING_WORDS = 40
_THREAD_WORDS = 20
REPORT_WORDS = 8
"""The fewest words, without figures, of a sentence that reports."""
ANSWERS = 2
"""The fewest quotations of an interview, whose questions address somebody."""
_SHOP_WORDS = 90
_MACHINE_WORDS = 110
_REVIEW_WORDS = 30
"""The fewest words that report in an `article` element with a price, which is then a review."""
_PROFILE_WORDS = 90
_FRAME_WORDS = 120
LEAST_DATA = 4
_LEAST_ROWS = 3
_ROW_SHARE = 0.25
"""The most own prose of a list, as a share of the words of its rows."""
_REQUEST_ID = regex(
    r"\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?=[\da-f]*\d)(?=[\da-f]*[a-f])[\da-f]{10,}\b|\b[\da-f]{4,}(?:[-.][\da-f]{4,}){2,}\b"
    r"|\b[A-Z]{3}\d{1,2}-[\da-f]{6,}\b|[:#：№]\s*(?=\w*\d)(?=\w*[a-z])[\da-z-]{6,}\b|(?:ID|id|number|nummer|Nummer|번호|编号|編號|番号)\W{1,2}(?=\w*\d)[\da-f-]{5,}\b"
)
"""An address of the internet protocol, or an identifier that a server gave to the request."""
_STATUS = regex(
    r"(?:^|[|:·–-]\s*|\b(?:code|error|erreur|fehler|http)\s*|(?:오류|错误|錯誤|エラー)\s*)[45]\d\d(?:\s*$|\s*[|:·–-]\s)",
    re.IGNORECASE,
)
"""A status of HTTP in a title or heading."""
_PHRASES = "|".join(status.phrase for status in HTTPStatus if status >= _FIRST_ERROR)
_PHRASE = regex(rf"(?:[45]\d\d\W{{0,3}})?(?:{_PHRASES})\W{{0,3}}$", re.IGNORECASE)
"""The phrase of a status (RFC 9110)."""
_FORUM = regex(r"^(?:forums?|bbs|community)\.|/(?:viewtopic|showthread|thread-\d)")
_PROFILE = regex(
    r"/(?:authors?|auteurs?|autor(?:en|es)?|writers?|reporters?|journalists?|contributors?|columnists?|profiles?|people|staff|team)"
    r"(?:\.\w{2,4})?(?:/[^/\d]+)?/?$"
)
_FIGURE = regex(r"\d[\d.,:%]*")
_AMOUNT = regex(r"\d ?%|(?<![\d,.])[\d,.]{1,12} ?(?:文字|字|자\b|characters|words|mots|Zeichen|Wörter)")
_OFFER_WORDS = 40
_GATE_WORDS = 15
_STORY_WORDS = 5
_WHOLE_LINES, _WHOLE_WORDS = 3, 60
"""The fewest lines that report, and their words, of a text of which nothing is withheld unless the page says so. The
longest beginning in the corpus that a subscription goes on from has two lines and 44 words."""


class PageEvidence(Struct, frozen=True):
    """The evidence for the kind of a page: the structure, the page's stated types, its address and titles."""

    structure: PageStructure
    kinds: frozenset[str]
    url: str | None
    titles: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of the page's own lines that addresses the visitor."""
        return addressed_share(self.structure.own)

    @property
    def reported(self) -> list[int]:
        """The words, without figures, of each own sentence that does not address the visitor."""
        own = (line.text for line in self.structure.lines if line.part is Part.OWN)
        parts = (_FIGURE.sub(" ", part) for line in own for part in sentences(unquoted(line)))
        return [words for words in map(told_words, parts) if words]


def kind_of(page: PageEvidence) -> ArticleVerdict | None:
    """The first kind that the page is; None if it is none of them."""
    return next((found for kind in _KINDS if (found := kind(page))), None)


def is_whole(structure: PageStructure) -> bool:
    """Whether a page has more of a report than the beginning that sites show without payment."""
    return _passed(structure) is not None


def behind_the_beginning(structure: PageStructure) -> str:
    """The lines after the beginning of a report: after as much of it as sites show without payment, or its first
    line."""
    return "\n".join(line.text for line in structure.lines[_begun(structure) + 1 :])


def _begun(structure: PageStructure) -> int:
    lines = structure.lines
    passed = _passed(structure)
    if passed is not None:
        return passed
    return next((place for place, line in enumerate(lines) if _is_story(line)), len(lines))


def _passed(structure: PageStructure) -> int | None:
    """The place of the line that makes the report longer than a beginning; None if there is none."""
    lines = words = 0
    for place, line in enumerate(structure.lines):
        if _is_story(line):
            lines, words = lines + 1, words + length(line.text)
            if lines >= _WHOLE_LINES and words >= _WHOLE_WORDS:
                return place
    return None


def is_withheld(structure: PageStructure) -> bool:
    """Whether the rest of a text is for sale: its beginning is followed by how much is left, or, after one that is no
    longer than sites show without payment, a price for a period next to a control, a label or a sentence to the
    reader."""
    lines, begun, whole = structure.lines, _begun(structure), is_whole(structure)
    if not whole and any(_is_gate(line, behind) for line, behind in pairwise(lines[begun + 1 :])):
        return True
    for place in range(begun + 1, len(lines)):
        text = unquoted(lines[place].text)
        if _AMOUNT.search(text) and names("rest", text) and length(text) <= _OFFER_WORDS:
            return True
        if whole or not RATE.search(text) or length(text) > _OFFER_WORDS or any(map(_is_story, lines[place + 1 :])):
            continue
        around = lines[max(begun + 1, place - 2) : place + 3]
        if any(line.part is Part.CONTROL or is_addressed(line.text) or _is_label(line) for line in around):
            return True
    return False


def _is_gate(line: StructureLine, behind: StructureLine) -> bool:
    """Whether a short line offers the rest, with a button after it."""
    return line.part is Part.OWN and behind.part is Part.CONTROL and is_offer(unquoted(line.text), _GATE_WORDS)


def _is_story(line: StructureLine) -> bool:
    text = unquoted(line.text)
    told = line.part is Part.OWN and length(line.text) >= _STORY_WORDS and ends_sentence(line.text)
    return told and not is_addressed(text) and not RATE.search(text)


def _is_label(line: StructureLine) -> bool:
    return line.part is Part.OWN and length(line.text) < _STORY_WORDS and not ends_sentence(line.text)


def _machine(page: PageEvidence) -> ArticleVerdict | None:
    """An answer of the server: a status in the heading or an identifier of the request, and little prose."""
    structure = page.structure
    if structure.prose >= _MACHINE_WORDS or structure.rows >= _LEAST_ROWS or structure.posts:
        return None
    heads = (*page.titles, *structure.headings.split("\n"))
    status = any(_STATUS.search(head) or _PHRASE.match(head) for head in heads)
    told = any(_REQUEST_ID.search(line.text) for line in structure.lines if line.part is not Part.ROW)
    if not status and not (told and (page.share >= _ADDRESSED or structure.prose < _THREAD_WORDS)):
        return None
    verdict = Verdict.ERROR_PAGE if status else addressed_verdict(structure.own)
    if verdict is Verdict.CAPTCHA or (verdict is not Verdict.ERROR_PAGE and page.share >= _ADDRESSED):
        return ArticleVerdict(Verdict.CAPTCHA, "The site asked whether a person is reading and gave no article.")
    return _ERROR


def _parked(page: PageEvidence) -> ArticleVerdict | None:
    """A parked domain: the heading is the host's name, and the text has words for domains."""
    host = (urlsplit(page.url).hostname or "").removeprefix("www.") if page.url else ""
    heads = (*page.titles, *page.structure.headings.split("\n"))
    if host and any(host in head.casefold() for head in heads) and names("domain", page.structure.own):
        return ArticleVerdict(Verdict.NOT_ARTICLE, "The address is for sale or parked; no site is there.")
    return None


def _form(page: PageEvidence) -> ArticleVerdict | None:
    structure = page.structure
    asked = structure.fields["password"] or (structure.fields["email"] and structure.fields["button"])
    if asked and structure.prose < _FORM_WORDS and (page.share >= _ADDRESSED or structure.prose < _THREAD_WORDS):
        return ArticleVerdict(Verdict.NOT_ARTICLE, "The page is a form to log in or to sign up.")
    return None


def _thread(page: PageEvidence) -> ArticleVerdict | None:
    address = unquote(page.url or "").partition("//")[2].casefold()
    if (page.structure.posts > 1 and page.structure.prose < _THREAD_WORDS) or _FORUM.search(address):
        return ArticleVerdict(Verdict.NOT_ARTICLE, "The page is a thread of a forum.")
    return None


def _profile(page: PageEvidence) -> ArticleVerdict | None:
    path = urlsplit(page.url).path.casefold() if page.url else ""
    stated = bool(page.kinds & {"profile", "profilepage"})
    listed = page.structure.rows and _PROFILE.search(path)
    if (stated or listed) and page.structure.prose < _PROFILE_WORDS:
        return ArticleVerdict(Verdict.NOT_ARTICLE, "The page presents an author and links to articles.")
    return None


def _list(page: PageEvidence) -> ArticleVerdict | None:
    """Rows of links, with hardly any prose or a notice that the page is missing."""
    structure = page.structure
    if structure.rows > 1 and structure.row_words > structure.prose:
        notice = sum(page.reported) < _THREAD_WORDS and structure.prose < _FORM_WORDS
        if notice and (structure.is_error or addressed_verdict(structure.own) is Verdict.ERROR_PAGE):
            return _ERROR
        if structure.rows >= _LEAST_ROWS and sum(page.reported) <= _ROW_SHARE * structure.row_words:
            return FRONT
    return None


def _table(page: PageEvidence) -> ArticleVerdict | None:
    if page.structure.data >= LEAST_DATA and max(page.reported, default=0) < REPORT_WORDS:
        return ArticleVerdict(Verdict.NOT_ARTICLE, "The page is a table of figures without a report.")
    return None


def _shop(page: PageEvidence) -> ArticleVerdict | None:
    structure = page.structure
    if structure.is_marked and sum(page.reported) >= _REVIEW_WORDS:
        return None
    if (structure.prices or "product" in page.kinds) and structure.prose < _SHOP_WORDS and not structure.rates:
        return ArticleVerdict(Verdict.NOT_ARTICLE, "The page offers something for sale.")
    return None


def _recording(page: PageEvidence) -> ArticleVerdict | None:
    structure = page.structure
    if (structure.fields["audio"] or structure.fields["video"]) and structure.prose < _RECORDING_WORDS:
        return ArticleVerdict(Verdict.NOT_ARTICLE, "The page is a recording without a written report.")
    return None


def reports_nothing(page: PageEvidence) -> ArticleVerdict | None:
    """A short page without an `article` element that addresses the visitor and has no sentence that reports."""
    structure = page.structure
    if structure.is_marked or not 0 < structure.prose < _FORM_WORDS or page.share < _SOME_ADDRESSED:
        return None
    if max(page.reported, default=0) >= REPORT_WORDS or quotations(structure.own) >= ANSWERS:
        return None
    return ArticleVerdict(addressed_verdict(structure.own), INSTRUCTIONS)


def _consent(page: PageEvidence) -> ArticleVerdict | None:
    structure = page.structure
    if not structure.fields["button"] or structure.prose >= _FRAME_WORDS or page.share < _ADDRESSED:
        return None
    if addressed_verdict(structure.own) is Verdict.CONSENT:
        return ArticleVerdict(Verdict.CONSENT, "The site showed its cookie or privacy wall and no article.")
    return None


def _own_page(page: PageEvidence) -> ArticleVerdict | None:
    """A page that the site's own frame links to, with little on it."""
    if page.structure.in_frame and page.structure.prose < _FRAME_WORDS:
        return ArticleVerdict(Verdict.NOT_ARTICLE, "The page is one of the site's own, such as a section or its terms.")
    return None


_KINDS: tuple[Callable[[PageEvidence], ArticleVerdict | None], ...] = (
    _machine,
    _parked,
    _form,
    _thread,
    _profile,
    _list,
    _table,
    _shop,
    _consent,
    _own_page,
    _recording,
)
