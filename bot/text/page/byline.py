"""The people who wrote a page: names only, without "By", roles, sites and addresses."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Any

from lxml.html import HtmlElement

from bot.lang.days import MONTH
from bot.lang.scripts import HANGUL
from bot.text.page import jsonld, visible_lines
from bot.text.sources.outlets import SourceTable

_META = (
    "author",
    "article:author",
    "parsely-author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "sailthru.author",
    "authors",
)
_SPLIT = re.compile(r"\s*(?:,|;|\||/|·|•|\n|\band\b|&|\bwith\b)\s*", re.IGNORECASE)
_BY = (
    r"(?:(?:words|text|story|stories|photos?|photographs|pictures|written|reported|posted|submitted|edited|reporting)"
    r"\s*(?:,|and|&)?\s+){0,3}by"
)
_LEAD = re.compile(
    rf"^\W*(?:(?:{_BY}|(?:posted|published|submitted)\b[^|\n]{{0,60}}?\bby|authors?|from|text|words)\b|기자명|글[·ㆍ/]사진|글|취재)\s*[:=]?\s*(?![{HANGUL}]{{0,1}}$)",
    re.IGNORECASE,
)
_KOREAN_ROLE = r"(?:선임|수습|인턴|객원|전문|시민|명예|대)?\s?(?:기자|특파원|논설위원|칼럼니스트|앵커|아나운서|PD)"
_TAIL = re.compile(
    r"(?:\s*[(\[<|@].*$|\s+(?:for|in|at|of|on)\s+.*$|\s+(?:published|updated|posted)\b.*$"
    rf"|\s+{MONTH}\s+\d.*$"
    rf"|\s*{_KOREAN_ROLE}(?:\W.*)?$|\s+\d.*$|\s+-\s.*$)",
    re.IGNORECASE | re.DOTALL,
)
_YOUNGER = re.compile(r",?\s+(Jr|Sr)\b\.?", re.IGNORECASE)
_TURNED = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]*(?: [A-Z]\.?)?)")
"""A name with the family before a comma, as library metadata has it."""
_LIBRARY = ("dc.creator", "dcterms.creator", "citation_author")
_ROLE = re.compile(
    r"\b(?:reporter|editor|correspondent|writer|staff|desk|bureau|newsroom|team|contributor|columnist|journalist|analyst"
    r"|admin|press|news|online|agency|agencies|media|magazine|tv|radio|service|wire|author|photo(?:graph)?\w*|published"
    r"|updated|science|department|politics|sports?|business|opinion|read|share|follow|more|comments?|subscribe|chief|producer|senior|fellow|professor|university|institute)\b",
    re.IGNORECASE,
)
_NAME = re.compile(rf"[^\W\d_][\w.'’\-]*(?:[ \u00a0]+[^\W\d_][\w.'’\-]*){{1,4}}|[{HANGUL}]{{2,4}}")
_MARKED = (
    "//*[@rel='author']",
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//*[contains(concat(' ', translate(@class, 'AUTHORNMEBYLIN_', 'authornmebylin-'), ' '), ' author-name ')]",
    "//*[contains(translate(@class, 'BYLINE', 'byline'), 'byline')]//a",
    "//*[contains(translate(@class, 'BYLINE', 'byline'), 'byline')]",
)
_BYLINES = "//*[contains(@class, 'byline') or contains(@class, 'author')]"
_NAMED = (
    "//*[contains(@class, 'writer') or contains(@class, 'reporter') or contains(@class, 'journalist')]",
    "//*[contains(translate(@class, 'AUTHOR', 'author'), 'author')]//a",
    "//*[contains(translate(@class, 'AUTHOR', 'author'), 'author')]",
)
_SAID = re.compile(
    rf"^\W*(?:{_BY}|(?:posted|published|submitted)\b.{{0,60}}?\bby|text|words)\b\s*:?\s+\S", re.IGNORECASE
)
_SAID_KOREAN = re.compile(
    rf"^(?:[\d\s.년월일:|-]{{8,30}})?(?:기자명|글[·ㆍ/]사진|글|취재|[{HANGUL}]{{2,4}}\s?=)?\s*(?P<names>[{HANGUL}]{{2,4}}(?:\s?[,·ㆍ]\s?[{HANGUL}]{{2,4}}){{0,3}})\s?{_KOREAN_ROLE}"
    r"(?:$|[\s(<|].{0,60}$)"
)
_HELD = re.compile(
    r"^(?:staff|special|senior|chief|contributing)?.{0,40}\b(?:writer|reporter|correspondent)$", re.IGNORECASE
)
_NO_NAME = frozenset({"the", "our", "all", "about", "more", "by", "and", "a"})
_MOST = 12
_LONGEST = 1000
"""Characters of a byline that are read."""
_MOST_LINE = 160
_MOST_KOREAN = 60
_MOST_BESIDE = 45
"""Characters that stand in a byline beside the names."""


def byline(
    tree: HtmlElement,
    meta: dict[str, str],
    article: dict[str, Any],
    site: str | None,
    sources: SourceTable,
    headline: str | None = None,
) -> tuple[str, ...]:
    """The authors in the order the page gives them. Agencies are credits, not authors: they are kept, as written.

    Where the data name an author who is no person ("Lake Media"), only the words under the headline can tell better:
    the writers of other articles stand in parts that are marked alike."""
    stated = jsonld.names(article.get("author") or article.get("creator"))
    found = _people(stated, site, sources) or _people(_in_meta(tree, meta), site, sources)
    if found:
        return tuple((_fuller(tree, found, site, sources) or found)[:_MOST])
    others = any(visible_lines.folded(name) != visible_lines.folded(site or "") for name in stated)
    found = [] if others else _seen(tree, _MARKED, site, sources)
    found = found or _said(tree, headline, site, sources)
    if not found and not others:
        found = _seen(tree, _NAMED, site, sources)
    return tuple(found[:_MOST])


def _in_meta(tree: HtmlElement, meta: dict[str, str]) -> list[str]:
    """The authors in the page's meta elements: all of those that are named one by one, else the first of each."""
    several = [
        " ".join((element.get("content") or "").split())
        for element in tree.iter("meta")
        if (element.get("name") or element.get("property") or "").lower() in _LIBRARY
    ]
    if several:
        return [_TURNED.sub(r"\2 \1", line) if _TURNED.fullmatch(line) else line for line in several]
    return [meta[name] for name in _META if name in meta]


def _fuller(tree: HtmlElement, stated: list[str], site: str | None, sources: SourceTable) -> list[str]:
    """The authors whose pages the byline leads to, where it names all those stated and more."""
    for element in tree.xpath(_BYLINES)[:_MOST]:
        linked = [name for line in visible_lines.lines(element) for name in line.writers]
        seen = _people(linked, site, sources) if len(linked) > len(stated) else []
        if len(seen) > len(stated) and set(map(visible_lines.folded, stated)) <= set(map(visible_lines.folded, seen)):
            words = visible_lines.text(element)
            return seen if len(words) <= _MOST_LINE and _SAID.match(words) else []
    return []


def _seen(tree: HtmlElement, paths: tuple[str, ...], site: str | None, sources: SourceTable) -> list[str]:
    """The authors in the first kind of marked part that holds any."""
    for path in paths:
        written = [visible_lines.text(element) for element in tree.xpath(path)[:_MOST]]
        found = _people(
            [line for line in written if line and len(line) <= _MOST_LINE and line[-1] != "."], site, sources
        )
        if found:
            return found
    return []


def _said(tree: HtmlElement, headline: str | None, site: str | None, sources: SourceTable) -> list[str]:
    """The authors in the words under the headline ("By …", a link to a writer's page, a name over "Staff Writer"); else
    in a line of the page that is a Korean byline, or one in brackets."""
    head = visible_lines.under(tree, headline)
    for line, after in zip_longest(head, head[1:], fillvalue=visible_lines.VisibleLine("")):
        held = _NAME.fullmatch(line.text) and _HELD.match(after.text)
        said = len(line.text) <= _MOST_LINE and (_SAID.match(line.text) or held)
        linked = line.writers if len(line.text) - len(" ".join(line.writers)) <= _MOST_BESIDE else ()
        if found := _people([line.text] if said else [], site, sources) or _people(list(linked), site, sources):
            return found
    for line in visible_lines.lines(tree):
        if len(line.text) <= _MOST_KOREAN and (korean := _SAID_KOREAN.match(line.text)):
            return _people([korean["names"]], site, sources)
        if line.text.startswith("(By ") and line.text.endswith(")") and len(line.text) <= _MOST_LINE:
            return _people([line.text[1:-1]], site, sources)
    return []


def people(line: str, sources: SourceTable) -> tuple[str, ...]:
    """The names in one written byline."""
    return tuple(_people([line], None, sources))


def _people(lines: list[str], site: str | None, sources: SourceTable) -> list[str]:
    found: dict[str, str] = {}
    for line in lines:
        if "http" in line or "www." in line:
            continue
        for part in _SPLIT.split(_LEAD.sub("", _YOUNGER.sub(r" \1.", _tight(line)))):
            bare = " ".join(_TAIL.sub("", _LEAD.sub("", part)).split())
            name = bare.strip(" .,:–—-\u00a0*") + ("." if bare.endswith(("Jr.", "Sr.")) else "")
            if sources.credited(name):
                found.setdefault(name.casefold(), name)
            elif _is_person(name, site, sources):
                found.setdefault(re.sub(r"\W+", "", name.casefold()), _cased(name))
    return list(found.values())


def _tight(line: str) -> str:
    """A written byline without runs of white space, and no more of it than a byline can be: on either, patterns that
    look for a name's end would take the square of the length."""
    return "\n".join(" ".join(row.split()) for row in line[:_LONGEST].splitlines()).strip()


def _is_person(name: str, site: str | None, sources: SourceTable) -> bool:
    if not _NAME.fullmatch(name) or _ROLE.search(name) or sources.is_outlet(name):
        return False
    if name.split(maxsplit=1)[0].casefold() in _NO_NAME:
        return False
    return site is None or re.sub(r"\W+", "", name.casefold()) not in re.sub(r"\W+", "", site.casefold())


def _cased(name: str) -> str:
    return name.title() if name.isupper() or name.islower() else name
