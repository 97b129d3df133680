"""Score how much a short page looks like a report: the log-odds of a logistic regression over its structure.

    extracted text, lines of the page, metadata -> Features -> weighted sum -> log-odds of "is an article"

The weights are in `data/report_score.toml`. `benchmarks/train_verdict` fits them to pages of tests/corpus and measures
them on sets of pages that were left out. No feature is a phrase: what counts is whether something is reported, how much
of the page is links, controls and labels, and who is addressed.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from bot.lang.sentences import ends_sentence, sentences
from bot.text.document import Metadata
from bot.text.verdict.markup import is_typed
from bot.text.verdict.page_structure import PageStructure, Part
from bot.text.verdict.second_person import addressed_share, has_fact, length, quotations, told_words, unquoted

WEIGHTS = Path(__file__).parents[1] / "data" / "report_score.toml"
_REPORTED_WORDS = 5
"""Least words of a sentence that reports."""
_PARAGRAPH_WORDS = 8
_MOST_QUOTED, _MOST_BUTTONS, _MOST_FIELDS, _MOST_LABELS = 2, 3, 3, 10
"""Caps of counts: pages of real sites have buttons to share, fields to search and labels in any number."""


@dataclass(frozen=True, slots=True)
class Features:
    """What the score is computed from. A sentence of the text reports if it is a whole one that does not address the
    visitor. Logarithms of 1 + a number: `facts`, such sentences with a name or number; `longest`, the words of the
    longest; `paragraphs`, lines of the text that report; `labels`, own lines of the page that are no sentence;
    `quoted`, quotations; `buttons` and `fields`. Shares of the page's words: `rows`, in rows of links and in posts;
    `headings`; of its own lines: `addressed`, those to the visitor; `labelled`, those of `labels`. 0 or 1: the headline
    is in an `article` element (`marked`), the page has a byline (`signed`), it states a date or type (`stated`)."""

    facts: float
    longest: float
    paragraphs: float
    rows: float
    headings: float
    addressed: float
    labels: float
    labelled: float
    quoted: float
    buttons: float
    fields: float
    marked: float
    signed: float
    stated: float


def features(structure: PageStructure, meta: Metadata, text: str) -> Features:
    """The features of a page; `text` is the text extracted from it."""
    told = [part for part in sentences(unquoted(text)) if _is_told(part, _REPORTED_WORDS)]
    own = [line.text for line in structure.lines if line.part is Part.OWN]
    loose = [line for line in own if not ends_sentence(line)]
    words = sum(length(line.text) for line in structure.lines) or 1
    buttons = structure.fields["button"]
    return Features(
        facts=math.log1p(sum(map(has_fact, told))),
        longest=math.log1p(max(map(length, told), default=0)),
        paragraphs=math.log1p(sum(_is_told(unquoted(line), _PARAGRAPH_WORDS) for line in text.split("\n"))),
        rows=sum(length(line.text) for line in structure.lines if line.part in {Part.ROW, Part.POST}) / words,
        headings=length(structure.headings) / words,
        addressed=addressed_share(structure.own),
        labels=math.log1p(min(len(loose), _MOST_LABELS)),
        labelled=sum(map(length, loose)) / (sum(map(length, own)) or 1),
        quoted=math.log1p(min(quotations(text), _MOST_QUOTED)),
        buttons=math.log1p(min(buttons, _MOST_BUTTONS)),
        fields=math.log1p(min(structure.fields.total() - buttons, _MOST_FIELDS)),
        marked=float(structure.is_marked),
        signed=float(bool(meta.byline)),
        stated=float(meta.published is not None or is_typed(meta)),
    )


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
