"""The process of `peers`: reads requests as JSON Lines, prints one JSON object a line with results by library name.

`{"html", "url"}` gives text, title, day and authors of a page; `{"sentences", "count"}` gives indices of the sentences
chosen for a summary.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from typing import Any

import lxml.html
import newspaper  # type: ignore[import-not-found]  # only in the peers' environment
import trafilatura
from nltk import wordpunct_tokenize  # type: ignore[import-not-found]  # only in the peers' environment
from readability import Document
from sumy.models.dom import (  # type: ignore[import-not-found]  # only in the peers' environment
    ObjectDocumentModel,
    Paragraph,
    Sentence,
)
from trafilatura.settings import Document as TrafilaturaDocument

SUMMARISERS = {
    "lexrank": "lex_rank.LexRankSummarizer",
    "textrank": "text_rank.TextRankSummarizer",
    "lsa": "lsa.LsaSummarizer",
    "luhn": "luhn.LuhnSummarizer",
    "sumbasic": "sum_basic.SumBasicSummarizer",
    "kl": "kl.KLSummarizer",
}

# Newspaper's own Korean tokenizer would have to download a model.
vars(importlib.import_module("newspaper.languages.ko"))["tokenizer"] = wordpunct_tokenize


class Words:
    """Sumy's tokenizer in two lines: its own would have to download a model."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(re.findall(r"\w+", text.lower()))


def page(html: str, url: str) -> dict[str, Any]:
    return {
        "trafilatura": _trafilatura(html, url),
        "readability": _readability(html),
        "newspaper4k": _newspaper(html, url),
    }


def _trafilatura(html: str, url: str) -> dict[str, Any]:
    found = trafilatura.bare_extraction(html, url=url, favor_precision=True, with_metadata=True)
    if not isinstance(found, TrafilaturaDocument):
        return _empty()
    authors = (found.author or "").split("; ") if found.author else []
    return {"text": found.text or "", "title": found.title, "day": found.date, "authors": authors}


def _readability(html: str) -> dict[str, Any]:
    document = Document(html)
    try:
        text = lxml.html.fromstring(document.summary(html_partial=True)).text_content()
    except Exception:  # any failure counts as no text
        text = ""
    return {"text": text, "title": document.short_title(), "day": None, "authors": []}


def _newspaper(html: str, url: str) -> dict[str, Any]:
    article = newspaper.Article(url, fetch_images=False, memorize_articles=False)
    article.download(input_html=html)
    article.parse()
    day = article.publish_date.date().isoformat() if article.publish_date else None
    return {"text": article.text, "title": article.title, "day": day, "authors": article.authors}


def _empty() -> dict[str, Any]:
    return {"text": "", "title": None, "day": None, "authors": []}


def summaries(sentences: list[str], count: int) -> dict[str, list[int]]:
    """The indices of the sentences that each of sumy's methods selects."""
    made = [Sentence(text, Words()) for text in sentences]
    document = ObjectDocumentModel([Paragraph(made)])
    places = {id(sentence): index for index, sentence in enumerate(made)}
    chosen = {}
    for name, path in SUMMARISERS.items():
        module, _, kind = path.partition(".")
        summariser = getattr(importlib.import_module(f"sumy.summarizers.{module}"), kind)()
        chosen[name] = [places[id(sentence)] for sentence in summariser(document, count)]
    return chosen


def answer(request: dict[str, Any]) -> dict[str, Any]:
    if "html" in request:
        return page(request["html"], request["url"])
    return summaries(request["sentences"], request["count"])


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))))
