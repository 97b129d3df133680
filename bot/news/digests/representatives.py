"""Choose the articles that represent a story: in the readers' language if it is known, or else in that of most of its
articles; independent outlets before state media; and once the event has a designation ("Hwasong-19"), articles whose
title has it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from bot.lang.scripts import Writing, writing
from bot.model.analysis import Outlet, OutletKind
from bot.news.digests import select
from bot.regexes import regex


class _Titled(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def outlet(self) -> Outlet | None: ...
    @property
    def at(self) -> datetime: ...


_DESIGNATION = regex(
    r"(?:(?:(?<![A-Za-z])[A-Za-z]{2,20}|(?<![가-힣])[가-힣]{2,20})-|(?:火星[砲炮]?|北[極极]星)-?)(\d{1,3})(?!\d)"
)
"""In Japanese and Chinese a name runs into the words before it, so only those of the North's missiles are known."""
_WRITINGS = tuple(Writing)
"""The earlier of two that have as many titles: a desk's readers read English, most of them Korean."""
_Article = TypeVar("_Article", bound=_Titled)


def representatives(
    candidates: Sequence[_Article], story: Sequence[_Article], *, preferred: Writing | None = None
) -> Sequence[_Article]:
    """The candidates in the language of most of the story's articles, without state media's; state media's only where
    no other article of the story is in that language. If the readers are known to prefer a language, the candidates in
    it that are not state media's, if there are any. Never empty if `candidates` is not."""
    if preferred is not None and (found := _independent(_in_language(candidates, preferred))):
        return found
    written = Counter(writing(article.title) for article in story)
    most = max(_WRITINGS, key=lambda one: written[one])
    in_language = _in_language(candidates, most) or candidates
    return _independent(in_language) or _independent(_in_language(story, most)) or in_language


def since_named(recent: Sequence[_Article], story: Sequence[_Article]) -> Sequence[_Article]:
    """The recent articles whose titles give the designation that became known while the story went on; none where there
    is no such.

    At least two outlets give it in a title, and a title of the story without it came first. Its number is compared,
    since names differ between languages and spellings ("Hwasongpho-19", "화성-19형").
    """
    named: defaultdict[int, list[_Article]] = defaultdict(list)
    for article in recent:
        for number in set(map(int, _DESIGNATION.findall(article.title))):
            named[number].append(article)
    for found in sorted(named.values(), key=len, reverse=True):
        outlets = {article.outlet.name for article in found if article.outlet is not None}
        first = min(article.at for article in found)
        if len(outlets) > 1 and any(article.at < first for article in story if article not in found):
            return found
    return ()


def headline(articles: Sequence[_Titled], *, preferred: Writing | None = None) -> str:
    """The title for a whole story of these articles."""
    titles = [article.title for article in representatives(articles, articles, preferred=preferred)]
    return titles[select.headline(titles)]


def _in_language(articles: Sequence[_Article], language: Writing) -> Sequence[_Article]:
    return [article for article in articles if writing(article.title) is language]


def _independent(articles: Sequence[_Article]) -> Sequence[_Article]:
    return [one for one in articles if one.outlet is None or one.outlet.kind is not OutletKind.STATE_MEDIA]
