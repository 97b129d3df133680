"""Who published an article, and when; how many origins a story has. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from bot.catalogue import gettext, gettext_noop, known_outlet, ngettext
from bot.lang.assertion.labels import genre_of, labelled_genre
from bot.lang.days import published_day
from bot.model.answers import PASTED_TEXT, ArticleRef, Linked
from bot.model.reasons import ArticleFate
from cogs._layout.corrected import corrected_here
from cogs._layout.foreign_text import clean, clip, plain
from cogs._layout.moments import KST, day, korean_day, minute, moment
from cogs._layout.words import facts, genre_label, listed, noted

_NAMED_ORIGINS = 3
_LONGEST_NAME = 60
_ONLY_A_DAY = len("2024-02-14")
_FATES = {ArticleFate.RETRACTED: gettext_noop("retracted"), ArticleFate.DELETED: gettext_noop("page deleted")}


def _origin(name: str) -> str:
    return plain(known_outlet(name), 40)


def published(article: ArticleRef) -> str:
    """When the article says it was published; else when it was saved."""
    if article.published is None:
        return gettext("saved on {day}", day=korean_day(article.at))
    try:
        if len(article.published) <= _ONLY_A_DAY:
            return day(date.fromisoformat(article.published))
        stated = datetime.fromisoformat(article.published)
        return moment(stated if stated.tzinfo is not None else stated.replace(tzinfo=KST))
    except ValueError:
        return plain(article.published, 40)


def outlet(article: ArticleRef) -> str:
    """Who published it, with the origin where another reported it first."""
    return _with_origin(article, _escaped)


def plain_outlet(article: ArticleRef) -> str:
    """The same without escapes, for the terminal and files."""
    return _with_origin(article, clean)


def plain_date(article: ArticleRef, saved_at: datetime) -> str:
    """When the page says that it was published, by its own clock, or that it was saved; for the terminal and files."""
    if article.published is None:
        return gettext("saved on {day}", day=korean_day(saved_at))
    try:
        stated = datetime.fromisoformat(article.published)
    except ValueError:
        return clean(article.published)
    return day(stated) if len(article.published) <= _ONLY_A_DAY else minute(stated)


def source(article: ArticleRef) -> str:
    """Outlet and time: the second line of a card."""
    return facts(outlet(article), published(article), *corrected_here(article.corrected), *fate(article))


def byline(article: ArticleRef) -> str:
    """Outlet and day, for a line among others."""
    labels = gettext("{outlet}, {day}", outlet=outlet_name(article), day=day_of(article))
    return facts(labels, *unsaid_genre(article), *corrected_here(article.corrected), *fate(article))


def unsaid_genre(article: ArticleRef) -> list[str]:
    """That the article is an opinion, a letter, a review, satire or an advert, as a label; none where its title says so
    itself."""
    found = genre_of(article.genre, "", article.url) if labelled_genre(article.title) is None else None
    return [] if found is None else [genre_label(found)]


def fate(article: ArticleRef) -> list[str]:
    """That the newsroom took the article back or its page was deleted, as a label; none if neither is known."""
    return [f"⚠️ {gettext(_FATES[article.fate])}"] if article.fate else []


def taken_back(at: str) -> str:
    """The line that an article was retracted, above the notice that its page had at the moment `at`."""
    return gettext("⚠️ The newsroom took this article back. In its place, the page said on {moment}:", moment=at)


def label_of_all(articles: Sequence[ArticleRef]) -> list[str]:
    """The label of a story whose articles were all retracted; else the genre labels of the others, if none of them is a
    report."""
    if articles and {one.fate for one in articles} == {ArticleFate.RETRACTED}:
        return fate(articles[0])
    told = [one for one in articles if one.fate is not ArticleFate.RETRACTED]
    if any(genre_of(one.genre, one.title, one.url) is None for one in told):
        return []
    return list(dict.fromkeys(label for one in told for label in unsaid_genre(one)))


def with_fate(said: Linked) -> str:
    """The label after a sentence whose article is not named beside it: that the article was retracted, or nothing."""
    labels = fate(said.article)
    return noted("", labels[0]) if labels else ""


def outlet_name(article: ArticleRef) -> str:
    """The outlet's name without its country and kind."""
    return _outlet_name(article, _escaped)


def outlet_words(article: ArticleRef) -> str:
    """The same as it is, for a label, for a text that is escaped as a whole, or for the terminal."""
    return _outlet_name(article, _as_it_is)


def _outlet_name(article: ArticleRef, shown: Callable[[str], str]) -> str:
    if article.outlet is not None:
        return shown(known_outlet(article.outlet.name))
    name = gettext("pasted text") if article.url is None else gettext("unknown outlet")
    return _from_origin(name, article.origin, shown) if article.origin else name


def _with_origin(article: ArticleRef, shown: Callable[[str], str]) -> str:
    name = _outlet_name(article, shown)
    if article.origin and article.outlet and article.origin.casefold() != article.outlet.name.casefold():
        return _from_origin(name, article.origin, shown)
    return name


def _from_origin(name: str, origin: str, shown: Callable[[str], str]) -> str:
    return gettext("{outlet} (from {origin})", outlet=name, origin=shown(known_outlet(origin)))


def _escaped(name: str) -> str:
    return plain(name, _LONGEST_NAME)


def _as_it_is(name: str) -> str:
    return clip(clean(name), _LONGEST_NAME)


def day_of(article: ArticleRef) -> str:
    """The day of publication in Korea, or the date if no time is stated. Of an article without a date, that it was
    saved on a day: what it tells may be older."""
    published = published_day(article)
    return gettext("saved on {day}", day=korean_day(article.at)) if published is None else day(published)


def is_dated(article: ArticleRef) -> bool:
    """Whether the day of an article is that of its publication."""
    return published_day(article) is not None


def as_of(article: ArticleRef) -> str:
    """The day of an article, for a role that it states: `as of 14 Feb 2024`, or when it was saved."""
    return gettext("as of {day}", day=day_of(article)) if is_dated(article) else day_of(article)


def origins(names: Sequence[str], most: int = _NAMED_ORIGINS, shown: Callable[[str], str] = _origin) -> str:
    """How many origins, the first `most` by name: `4 origins (JCS, Yonhap, KCNA, …)`; several of one name have it once.
    Pasted texts have no name and are counted: `2 pasted texts`, `3 origins (JCS, 2 pasted texts)`. Empty if none is
    known."""
    named = list(dict.fromkeys(shown(name) for name in names if name != PASTED_TEXT))
    without = names.count(PASTED_TEXT)
    unnamed = [ngettext("{number} pasted text", "{number} pasted texts", without)] if without else []
    if not named:
        return "".join(unnamed)
    more = ["…"] if len(named) > most else []
    told = listed([*named[:most], *more, *unnamed])
    return ngettext("{number} origin ({names})", "{number} origins ({names})", len(names), names=told)
