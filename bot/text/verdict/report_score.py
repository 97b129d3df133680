"""Score how much a short page looks like a report: the log-odds of a logistic regression over its structure.

    extracted text, lines of the page, metadata -> Features -> weighted sum -> log-odds of "is an article"

The weights are in `data/report_score.toml`. `benchmarks/train_verdict` fits them to pages of tests/corpus and measures
them on sets of pages that were left out. No feature is a phrase. They measure whether something is reported, how much
of the page is links, controls and labels, who is addressed, and the kind that the page's data and its address state.
"""

from __future__ import annotations

import math
import re
import tomllib
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import asdict

from bot.lang.sentences import ends_sentence, sentences
from bot.regexes import regex
from bot.text.document import Metadata
from bot.text.verdict.markup import is_typed
from bot.text.verdict.page_structure import PageStructure, Part
from bot.text.verdict.second_person import addressed_share, has_fact, length, quotations, told_words, unquoted

WEIGHTS = Path(__file__).parents[1] / "data" / "report_score.toml"
_REPORTED_WORDS = 5
"""The fewest words of a sentence that reports."""
_PARAGRAPH_WORDS = 8
_MOST_QUOTED, _MOST_BUTTONS, _MOST_FIELDS, _MOST_LABELS = 2, 3, 3, 10
"""Caps of counts: pages of real sites have buttons to share, fields to search and labels in any number."""
_PAGE_TYPES = frozenset(
    {
        "breadcrumblist",
        "claimreview",
        "collectionpage",
        "contactpoint",
        "entrypoint",
        "imageobject",
        "itemlist",
        "listitem",
        "liveblogposting",
        "newsmediaorganization",
        "organization",
        "person",
        "place",
        "postaladdress",
        "propertyvaluespecification",
        "rating",
        "readaction",
        "review",
        "searchaction",
        "sitenavigationelement",
        "speakable",
        "speakablespecification",
        "thing",
        "webpage",
        "webpageelement",
        "website",
        "wpfooter",
        "wpheader",
    }
)
"""Types of schema.org and OpenGraph that pages of any kind state, and those of reports that are not article types."""
_SERVICE = regex(
    r"/(?:jobs?|careers?|shop|store|products?|recipes?|quiz(?:zes)?|games?|crosswords?|horoscopes?|weather|podcasts?"
    r"|events?|calendar|classifieds?|forums?|tags?|topics?|category|authors?|people|profile|search|about|help|faq"
    r"|contact|legal|terms|privacy|login|account|subscri(?:be|ptions?)|newsletters?|support|donate|docs?|wiki|polls?"
    r"|market|quotes?|dict|map|apps?|download|members?|settings|status)(?:[/.?-]|$)",
    re.IGNORECASE,
)
"""Names in an address that publishing systems give to pages other than articles."""
_NUMBER = regex(r"\d{3}")
_WORD_GAP = regex(r"[-_]")
_SLUG_GAPS = 2


class Features(Struct, frozen=True):
    """The features from which the score is computed. A sentence of the text reports if it is a whole one that does not
    address the visitor.

    Logarithms of 1 + a number: `longest`, the words of the longest such sentence; `paragraphs`, lines of the text that
    report; `labels`, own lines of the page that are no sentence; `quoted`, quotations; `buttons` and `fields`;
    `headline`, the words of the title. Shares of the page's words: `rows`, in rows of links and in posts; `headings`.
    `addressed` is the share of its own lines to the visitor, `factual` of the sentences that report with a name or
    number. 0 or 1: `marked`, the headline is in an `article` element; `signed`, it has a byline; `stated`, it states a
    date or article type; `typed`, the type of something else; `service`, its address is one of a service of the site;
    `placed`, its address is as long as an article's: of two parts, with a number, or of three words."""

    longest: float
    paragraphs: float
    rows: float
    headings: float
    addressed: float
    labels: float
    quoted: float
    buttons: float
    fields: float
    headline: float
    factual: float
    marked: float
    signed: float
    stated: float
    typed: float
    service: float
    placed: float


def features(structure: PageStructure, meta: Metadata, text: str, url: str | None) -> Features:
    """The features of a page; `text` is the text extracted from it."""
    told = [part for part in sentences(unquoted(text)) if _is_told(part, _REPORTED_WORDS)]
    own = [line.text for line in structure.lines if line.part is Part.OWN]
    words = sum(length(line.text) for line in structure.lines) or 1
    buttons = structure.fields["button"]
    path, query = urlsplit(url)[2:4] if url else ("", "")
    return Features(
        longest=math.log1p(max(map(length, told), default=0)),
        paragraphs=math.log1p(sum(_is_told(unquoted(line), _PARAGRAPH_WORDS) for line in text.split("\n"))),
        rows=sum(length(line.text) for line in structure.lines if line.part in {Part.ROW, Part.POST}) / words,
        headings=length(structure.headings) / words,
        addressed=addressed_share(structure.own),
        labels=math.log1p(min(sum(not ends_sentence(line) for line in own), _MOST_LABELS)),
        quoted=math.log1p(min(quotations(text), _MOST_QUOTED)),
        buttons=math.log1p(min(buttons, _MOST_BUTTONS)),
        fields=math.log1p(min(structure.fields.total() - buttons, _MOST_FIELDS)),
        headline=math.log1p(length(meta.title or "")),
        factual=sum(map(has_fact, told)) / (len(told) or 1),
        marked=float(structure.is_marked),
        signed=float(bool(meta.byline)),
        stated=float(meta.published is not None or is_typed(meta)),
        typed=float(not is_typed(meta) and bool(meta.kinds - _PAGE_TYPES - {"article"})),
        service=float(_SERVICE.search(path) is not None),
        placed=float(not url or _is_placed(path, query)),
    )


def _is_placed(path: str, query: str) -> bool:
    """Whether an address is as long as an article's."""
    parts = path.strip("/").split("/")
    slug = len(_WORD_GAP.findall(parts[-1])) >= _SLUG_GAPS
    return len(parts) > 1 or slug or _NUMBER.search(f"{path} {query}") is not None


def score(found: Features) -> float:
    """The log-odds that a page with these features is an article: 0 is even, 2.5 is 12 to 1."""
    weights = _weights()
    odds: float = weights["bias"] + sum(weights[name] * value for name, value in asdict(found).items())
    return odds


def _is_told(part: str, least: int) -> bool:
    return ends_sentence(part) and told_words(part) >= least


@cache
def _weights() -> dict[str, float]:
    table: dict[str, float] = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    return table
