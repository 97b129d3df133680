"""The people who wrote a page: names only, without "By", roles, sites and addresses."""

from __future__ import annotations

import re
from typing import Any

from lxml.html import HtmlElement

from bot.text import jsonld
from bot.text.outlets import Sources

_META = (
    "author",
    "article:author",
    "parsely-author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "authors",
)
_SPLIT = re.compile(r"\s*(?:,|;|\||/|·|•|\n|\band\b|&|\bwith\b)\s*", re.IGNORECASE)
_LEAD = re.compile(
    r"^\W*(?:(?:written|reported|posted|edited|reporting|words)\s+by|by|story by|author|from)\b\s*:?\s*", re.IGNORECASE
)
_TAIL = re.compile(
    r"(?:\s*[(\[<|@].*$|\s+(?:for|in|at|of)\s+.*$|\s+(?:published|updated|posted)\b.*$|\s*기자(?:\s.*)?$|\s+(?:jr|sr)\.?$"
    r"|\s+\d.*$|\s+-\s.*$)",
    re.IGNORECASE | re.DOTALL,
)
_ROLE = re.compile(
    r"\b(?:reporter|editor|correspondent|writer|staff|desk|bureau|newsroom|team|contributor|columnist|journalist|analyst"
    r"|admin|press|news|online|agency|agencies|media|magazine|tv|radio|service|wire|author|photo(?:graph)?\w*|published"
    r"|updated|read|share|follow|more|comments?|subscribe|chief|producer|senior|fellow|professor|university|institute)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'’\-]*(?:[ \u00a0]+[^\W\d_][\w.'’\-]*){1,4}|[가-힣]{2,4}")
_SEEN = (
    "//*[@rel='author']",
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//*[contains(concat(' ', translate(@class, 'AUTHORNMEBYLIN_', 'authornmebylin-'), ' '), ' author-name ')]",
    "//*[contains(translate(@class, 'BYLINE', 'byline'), 'byline')]//a",
    "//*[contains(translate(@class, 'BYLINE', 'byline'), 'byline')]",
    "//*[contains(@class, 'writer') or contains(@class, 'reporter') or contains(@class, 'journalist')]",
    "//*[contains(translate(@class, 'AUTHOR', 'author'), 'author')]//a",
    "//*[contains(translate(@class, 'AUTHOR', 'author'), 'author')]",
)
_MOST = 12
_MOST_LINE = 160


def byline(
    tree: HtmlElement, meta: dict[str, str], article: dict[str, Any], site: str | None, sources: Sources
) -> tuple[str, ...]:
    """The authors in the order the page gives them. Agencies are credits, not authors: they are kept, as written."""
    stated = jsonld.names(article.get("author") or article.get("creator"))
    found = _people(stated, site, sources)
    if not found:
        found = _people([meta[name] for name in _META if name in meta], site, sources)
    for path in _SEEN if not found else ():
        lines = [" ".join(element.text_content().split()) for element in tree.xpath(path)[:_MOST]]
        written = [line for line in lines if line and len(line) <= _MOST_LINE and not line.endswith(".")]
        found = _people(written, site, sources)
        if found:
            break
    return tuple(found[:_MOST])


def people(line: str, sources: Sources) -> tuple[str, ...]:
    """The names in one written byline."""
    return tuple(_people([line], None, sources))


def _people(lines: list[str], site: str | None, sources: Sources) -> list[str]:
    found: dict[str, str] = {}
    for line in lines:
        if "http" in line or "www." in line:
            continue
        for part in _SPLIT.split(_LEAD.sub("", line.strip())):
            name = _TAIL.sub("", _LEAD.sub("", part)).strip(" .,:–—-\u00a0*")
            if sources.credited(name):
                found.setdefault(name.casefold(), name)
            elif _is_person(name, site, sources):
                found.setdefault(re.sub(r"\W+", "", name.casefold()), _cased(name))
    return list(found.values())


def _is_person(name: str, site: str | None, sources: Sources) -> bool:
    if not _NAME.fullmatch(name) or _ROLE.search(name) or sources.is_outlet(name):
        return False
    return site is None or re.sub(r"\W+", "", name.casefold()) not in re.sub(r"\W+", "", site.casefold())


def _cased(name: str) -> str:
    return name.title() if name.isupper() or name.islower() else name
