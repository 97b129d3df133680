"""Find the authors of a page: names only, without "By", job titles, sites and e-mail addresses.

JSON-LD | meta elements | elements marked as author | lines under the headline | elements marked as writer
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Any

from lxml.html import HtmlElement

from bot.lang.days import MONTH
from bot.lang.scripts import HANGUL
from bot.regexes import regex
from bot.text.page import jsonld, visible_lines
from bot.text.page.han_authors import han_authors
from bot.text.sources.outlets import SourceTable

_META = (
    "author", "article:author", "parsely-author", "byl", "dc.creator", "dcterms.creator", "citation_author",
    "sailthru.author", "authors",
)  # fmt: skip
_SPLIT = regex(r"\s*(?:,|;|\||/|·|•|\n|\band\b|&|\bwith\b)\s*", re.IGNORECASE)
_BY = (
    r"(?:(?:words|text|story|stories|photos?|photographs|pictures|written|reported|posted|submitted|edited|reporting)"
    r"\s*(?:,|and|&)?\s+){0,3}by"
)
_LEAD = regex(
    rf"^\W*(?:(?:{_BY}|(?:posted|published|submitted)\b[^|\n]{{0,60}}?\bby|authors?|from|text|words)\b|기자명|글[·ㆍ/]사진|글|취재)\s*[:=]?\s*(?![{HANGUL}]{{0,1}}$)",
    re.IGNORECASE,
)
_KOREAN_ROLE = r"(?:선임|수습|인턴|객원|전문|시민|명예|대)?\s?(?:기자|특파원|논설위원|칼럼니스트|앵커|아나운서|PD)"
_TAIL = regex(
    r"(?:\s*[(\[<|@].*$|\s+(?:for|in|at|of|on)\s+.*$|\s+(?:published|updated|posted)\b.*$"
    rf"|\s+{MONTH}\s+\d.*$"
    rf"|\s*{_KOREAN_ROLE}(?:\W.*)?$|\s+\d.*$|\s+-\s.*$)",
    re.IGNORECASE | re.DOTALL,
)
_JUNIOR = regex(r",?\s+(Jr|Sr)\b\.?", re.IGNORECASE)
_FAMILY_FIRST = regex(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]*(?: [A-Z]\.?)?)")
"""A name with the family name before a comma, as in library metadata."""
_LIBRARY = ("dc.creator", "dcterms.creator", "citation_author")
_ROLE = regex(
    r"\b(?:reporter|editor|correspondent|writer|staff|desk|bureau|newsroom|team|contributor|columnist|journalist|analyst"
    r"|admin|press|news|online|agency|agencies|media|magazine|tv|radio|service|wire|author|photo(?:graph)?\w*|published"
    r"|updated|science|department|politics|sports?|business|opinion|read|share|follow|more|comments?|subscribe|chief|producer|senior|fellow|professor|university|institute"
    r"|입력|수정|등록|승인|송고)\b",
    re.IGNORECASE,
)
_NAME = regex(rf"[^\W\d_][\w.'’\-]*(?:[ \u00a0]+[^\W\d_][\w.'’\-]*){{1,4}}|[{HANGUL}]{{2,4}}")
_AUTHOR_PATHS = (
    "//*[@rel='author']",
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//*[contains(concat(' ', translate(@class, 'AUTHORNMEBYLIN_', 'authornmebylin-'), ' '), ' author-name ')]",
    "//*[contains(translate(@class, 'BYLINE', 'byline'), 'byline')]//a",
    "//*[contains(translate(@class, 'BYLINE', 'byline'), 'byline')]",
)
_BYLINES = "//*[contains(@class, 'byline') or contains(@class, 'author')]"
_WRITER_PATHS = (
    "//*[contains(@class, 'writer') or contains(@class, 'reporter') or contains(@class, 'journalist')]",
    "//*[contains(translate(@class, 'AUTHOR', 'author'), 'author')]//a",
    "//*[contains(translate(@class, 'AUTHOR', 'author'), 'author')]",
)
_WRITTEN_BY = regex(
    rf"^\W*(?:{_BY}|(?:posted|published|submitted)\b.{{0,60}}?\bby|text|words)\b\s*:?\s+\S", re.IGNORECASE
)
_SAID_KOREAN = regex(
    rf"^(?:[\d\s.년월일:|-]{{8,30}})?(?:기자명|글[·ㆍ/]사진|글|취재|[{HANGUL}]{{2,4}}\s?=)?\s*(?P<names>[{HANGUL}]{{2,4}}(?:\s?[,·ㆍ]\s?[{HANGUL}]{{2,4}}){{0,3}})\s?{_KOREAN_ROLE}"
    r"(?:$|[\s(<|].{0,60}$)"
)
_JOB_TITLE = regex(
    r"^(?:staff|special|senior|chief|contributing)?.{0,40}\b(?:writer|reporter|correspondent)$", re.IGNORECASE
)
_NO_NAME = frozenset({"the", "our", "all", "about", "more", "by", "and", "a"})
_MOST = 12
_LONGEST = 1000
"""The most characters of a byline that are read; the rest is cut."""
_MOST_LINE = 160
_MOST_KOREAN = 60
_MOST_BESIDE = 45
"""The most characters of a line beside the linked names, for it to be a byline."""


def byline(
    tree: HtmlElement,
    meta: dict[str, str],
    article: dict[str, Any],
    site: str | None,
    sources: SourceTable,
    headline: str | None = None,
) -> tuple[str, ...]:
    """The authors in the order of the page, at most 12. Agencies among them are kept as written. `meta` are the meta
    elements, `article` the JSON-LD object of the article.

    If JSON-LD names an author that is not a person ("Lake Media"), marked elements are not searched: they may hold the
    authors of other articles. Only the lines under the headline are."""
    stated = jsonld.names(article.get("author") or article.get("creator"))
    in_meta = _in_meta(tree, meta)
    found = _people(stated, site, sources) or _people(in_meta, site, sources)
    found = found or _han_people(stated, site, sources) or _han_people(in_meta, site, sources)
    if found:
        return tuple((_more_linked(tree, found, site, sources) or found)[:_MOST])
    by_organisation = any(visible_lines.folded(name) != visible_lines.folded(site or "") for name in stated)
    found = [] if by_organisation else _in_elements(tree, _AUTHOR_PATHS, site, sources)
    found = found or _in_lines(tree, headline, site, sources)
    if not found and not by_organisation:
        found = _in_elements(tree, _WRITER_PATHS, site, sources)
    return tuple(found[:_MOST])


def _in_meta(tree: HtmlElement, meta: dict[str, str]) -> list[str]:
    """The authors in the page's meta elements: all library metadata (one element per author), else one value for each
    other name."""
    library = [
        " ".join((element.get("content") or "").split())
        for element in tree.iter("meta")
        if (element.get("name") or element.get("property") or "").lower() in _LIBRARY
    ]
    if library:
        return [f"{found[2]} {found[1]}" if (found := _FAMILY_FIRST.fullmatch(line)) else line for line in library]
    return [meta[name] for name in _META if name in meta]


def _more_linked(tree: HtmlElement, stated: list[str], site: str | None, sources: SourceTable) -> list[str]:
    """The authors linked in the visible byline, if it has all stated ones and more; else []."""
    for element in tree.xpath(_BYLINES)[:_MOST]:
        linked = [name for line in visible_lines.lines(element) for name in line.writers]
        found = _people(linked, site, sources) if len(linked) > len(stated) else []
        if len(found) > len(stated) and set(map(visible_lines.folded, stated)) <= set(map(visible_lines.folded, found)):
            words = visible_lines.text(element)
            return found if len(words) <= _MOST_LINE and _WRITTEN_BY.match(words) else []
    return []


def _in_elements(tree: HtmlElement, paths: tuple[str, ...], site: str | None, sources: SourceTable) -> list[str]:
    """The authors in the elements of the first path that yields any."""
    for path in paths:
        texts = [visible_lines.text(element) for element in tree.xpath(path)[:_MOST]]
        found = _people([line for line in texts if line and len(line) <= _MOST_LINE and line[-1] != "."], site, sources)
        if found:
            return found
    return []


def _in_lines(tree: HtmlElement, headline: str | None, site: str | None, sources: SourceTable) -> list[str]:
    """The authors in a byline under the headline; else in the first line of the page that is a Korean byline or one in
    brackets."""
    head = visible_lines.under(tree, headline)
    for line, after in zip_longest(head, head[1:], fillvalue=visible_lines.VisibleLine("")):
        if found := _in_head_line(line, after, site, sources):
            return found
    for line in visible_lines.lines(tree):
        if len(line.text) <= _MOST_KOREAN and (korean := _SAID_KOREAN.match(line.text)):
            return _people([korean["names"]], site, sources)
        if line.text.startswith("(By ") and line.text.endswith(")") and len(line.text) <= _MOST_LINE:
            return _people([line.text[1:-1]], site, sources)
    return []


def _in_head_line(
    line: visible_lines.VisibleLine, after: visible_lines.VisibleLine, site: str | None, sources: SourceTable
) -> list[str]:
    """The authors in a line under the headline: "By …", a name above a job title in the line `after`, or links to
    authors' pages."""
    has_title = _NAME.fullmatch(line.text) and _JOB_TITLE.match(after.text)
    is_byline = len(line.text) <= _MOST_LINE and (_WRITTEN_BY.match(line.text) or has_title)
    linked = line.writers if len(line.text) - len(" ".join(line.writers)) <= _MOST_BESIDE else ()
    return _people([line.text] if is_byline else [], site, sources) or _people(list(linked), site, sources)


def people(line: str, sources: SourceTable) -> tuple[str, ...]:
    """The names in one line that is a byline."""
    return tuple(_people([line], None, sources))


def _people(lines: list[str], site: str | None, sources: SourceTable) -> list[str]:
    """The distinct names of people and agencies in lines that are bylines, in order."""
    found: dict[str, str] = {}
    for line in lines:
        if "http" in line or "www." in line:
            continue
        for part in _SPLIT.split(_LEAD.sub("", _JUNIOR.sub(r" \1.", _tight(line)))):
            bare = " ".join(_TAIL.sub("", _LEAD.sub("", part)).split())
            name = bare.strip(" .,:–—-\u00a0*") + ("." if bare.endswith(("Jr.", "Sr.")) else "")
            if sources.credited(name):
                found.setdefault(name.casefold(), name)
            elif _is_person(name, site, sources):
                found.setdefault(re.sub(r"\W+", "", name.casefold()), _cased(name))
    return list(found.values())


def _han_people(stated: list[str], site: str | None, sources: SourceTable) -> list[str]:
    """The distinct names in Chinese characters in what metadata states as authors, in order."""
    found = (name for value in stated for name in han_authors(value))
    return list(dict.fromkeys(name for name in found if not sources.is_outlet(name) and name not in (site or "")))


def _tight(line: str) -> str:
    """A byline with single spaces and at most `_LONGEST` characters: on long runs the patterns for the end of a name
    take quadratic time."""
    return "\n".join(" ".join(row.split()) for row in line[:_LONGEST].splitlines()).strip()


def _is_person(name: str, site: str | None, sources: SourceTable) -> bool:
    if not _NAME.fullmatch(name) or _ROLE.search(name) or sources.is_outlet(name):
        return False
    if name.split(maxsplit=1)[0].casefold() in _NO_NAME:
        return False
    return site is None or re.sub(r"\W+", "", name.casefold()) not in re.sub(r"\W+", "", site.casefold())


def _cased(name: str) -> str:
    return name.title() if name.isupper() or name.islower() else name
