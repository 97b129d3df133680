"""Apply filters to the articles of a window: which are kept, which are left out, and why.

    articles, filters, what is stored of names and stories -> sift -> SiftedArticles

An article is left out

    by an outlet          if the outlet published it
    by a kind of source   if its outlet is of that kind
    by a name             if it mentions the name
    by subjects           if all its subjects are left out, and no article of its story on the shelf has another: a
                          match that is about diplomacy too is kept, and so is a report of a story on soldiers in which
                          the reader found nothing but culture
    as a copy             if most of its text is another article's and it credits an outlet that is left out, by itself
                          or by its kind: its sentences are that outlet's, whoever printed them

A report that only cites an outlet is kept: its sentences are its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from bot.lang.unspaced.forms import name_form
from bot.model.analysis import Outlet
from bot.model.settings import AppliedFilter, Filter, FilterKind
from bot.model.stories import WindowArticle


class FilterSet(Struct, frozen=True):
    """The filters that apply to some articles. `named` maps the key of a filtered entity to those that mention it;
    `mixed` are the stories that have an article on a subject that is not left out."""

    applied: tuple[AppliedFilter, ...] = ()
    named: Mapping[str, frozenset[int]] = field(default_factory=dict)
    mixed: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.applied)


class SiftedArticles(Struct, frozen=True):
    """The articles of a window, in their order; `reasons` maps the ids of those left out to the filters that did it."""

    kept: tuple[WindowArticle, ...]
    left_out: tuple[WindowArticle, ...] = ()
    reasons: Mapping[int, tuple[AppliedFilter, ...]] = field(default_factory=dict)

    def whole_stories(self) -> tuple[WindowArticle, ...]:
        """The articles of stories that are left out as a whole."""
        shown = {one.story_id for one in self.kept}
        return tuple(one for one in self.left_out if one.story_id not in shown)

    def why(self, articles: Iterable[WindowArticle]) -> tuple[AppliedFilter, ...]:
        """The filters that left these articles out, each once."""
        return tuple(dict.fromkeys(one for article in articles for one in self.reasons.get(article.article_id, ())))


def sift(articles: Sequence[WindowArticle], filters: FilterSet) -> SiftedArticles:
    """Separate the articles that are shown from those that are left out."""
    if not filters:
        return SiftedArticles(tuple(articles))
    reasons = {one.article_id: found for one in articles if (found := _reasons(one, filters))}
    silenced = _silenced(articles, filters, reasons)
    for one in articles:
        if one.article_id not in reasons and one.carries is not None and (by := silenced.get(_folded(one.credit))):
            reasons[one.article_id] = by
    return SiftedArticles(
        tuple(one for one in articles if one.article_id not in reasons),
        tuple(one for one in articles if one.article_id in reasons),
        reasons,
    )


def subjects_left_out(applied: Iterable[AppliedFilter]) -> frozenset[str]:
    """The subjects that are left out."""
    return frozenset(one.filter.value for one in applied if one.filter.kind is FilterKind.SUBJECT)


def outlet_is_left_out(outlet: Outlet, applied: Iterable[AppliedFilter]) -> bool:
    """Whether an outlet is left out, by itself or by its kind."""
    return any(_means(one.filter, outlet) for one in applied)


def is_outlet(outlet: Outlet, meant: Filter) -> bool:
    """Whether a filter of kind OUTLET means this outlet. A known one has several domains and one name; the name that an
    unknown site gives itself does not speak for another site's."""
    if meant.value in ((outlet.domain or "").casefold(), outlet.name.casefold() if outlet.domain is None else None):
        return True
    return outlet.kind is not None and _folded(outlet.name) == _folded(meant.label)


def _reasons(article: WindowArticle, filters: FilterSet) -> tuple[AppliedFilter, ...]:
    found = [one for one in filters.applied if _leaves_out(one.filter, article, filters.named)]
    subjects = [one for one in filters.applied if one.filter.kind is FilterKind.SUBJECT]
    alone = article.story_id not in filters.mixed
    if alone and article.subjects and article.subjects <= {one.filter.value for one in subjects}:
        found += [one for one in subjects if one.filter.value in article.subjects]
    return tuple(found)


def _leaves_out(meant: Filter, article: WindowArticle, named: Mapping[str, frozenset[int]]) -> bool:
    """Whether a filter of any kind but SUBJECT leaves the article out by itself."""
    if meant.kind is FilterKind.ENTITY:
        return article.article_id in named.get(meant.value, ())
    return article.outlet is not None and _means(meant, article.outlet)


def _means(meant: Filter, outlet: Outlet) -> bool:
    if meant.kind is FilterKind.OUTLET:
        return is_outlet(outlet, meant)
    return meant.kind is FilterKind.SOURCE and outlet.kind == meant.value


def _silenced(
    articles: Iterable[WindowArticle], filters: FilterSet, reasons: Mapping[int, tuple[AppliedFilter, ...]]
) -> Mapping[str, tuple[AppliedFilter, ...]]:
    """Folded names of outlets that are left out, with the filters that do it: those of OUTLET filters, and those in the
    window whose kind is left out."""
    found: dict[str, tuple[AppliedFilter, ...]]
    found = {_folded(one.filter.label): (one,) for one in filters.applied if one.filter.kind is FilterKind.OUTLET}
    for article in articles:
        by = tuple(one for one in reasons.get(article.article_id, ()) if one.filter.kind is FilterKind.SOURCE)
        if by and article.outlet is not None:
            found.setdefault(_folded(article.outlet.name), by)
    return found


def _folded(name: str | None) -> str:
    return name_form(name or "")
