"""Reasons as sentences: why a story has its rank, what all its sources have in common, why a page is no article."""

from __future__ import annotations

from bot.catalogue import country_name, gettext, gettext_noop, ngettext
from bot.model.analysis import OutletKind
from bot.model.digests.why import StanceBeside
from bot.model.placements import StanceKind
from bot.model.reasons import Legacy, NewsKind, RankingFactors, SharedSource, StoryVerdict, VerdictKind
from bot.model.settings import FilterScope
from cogs._layout.foreign_text import clip
from cogs._layout.words import filter_name, listed

_VERDICTS = {
    VerdictKind.ALL_SEEN: gettext_noop("Left out: this channel has seen all its articles, or the texts they reuse"),
    VerdictKind.BEFORE_WINDOW: gettext_noop("Left out: what is new in it is older than this digest's window"),
    VerdictKind.RETRACTED: gettext_noop("Left out: its newsrooms have retracted what is new in it"),
    VerdictKind.NOTHING_ADDED: gettext_noop("Left out: its new articles add nothing to what this channel was shown"),
}
_NEWS = {
    NewsKind.HAPPENED: gettext_noop("Headlines: something happened or was decided"),
    NewsKind.POSITION: gettext_noop("Headlines: something was confirmed or denied"),
    NewsKind.ANNOUNCED: gettext_noop("Headlines: something is going to happen"),
    NewsKind.OTHER: gettext_noop("Headlines: no decision and no event that the desk knows by its verb"),
    NewsKind.SAID: gettext_noop("Headlines: what somebody said about it"),
    NewsKind.POSSIBLE: gettext_noop("Headlines: something may happen"),
    NewsKind.BACKGROUND: gettext_noop("Headlines: background, an opinion, an anniversary or a poll"),
}
_STANCES = {
    StanceKind.DENIES: gettext_noop("Kept apart from “{headline}”: a denial that comes later is a story of its own"),
    StanceKind.CONFIRMS: gettext_noop(
        "Kept apart from “{headline}”: a confirmation by another country is a story of its own"
    ),
    StanceKind.RATIFIES: gettext_noop(
        "Kept apart from “{headline}”: an approval that comes later is a story of its own"
    ),
    StanceKind.REVERSES: gettext_noop(
        "Kept apart from “{headline}”: a reversal that comes later is a story of its own"
    ),
}
_KINDS = {
    OutletKind.STATE_MEDIA: gettext_noop("state media only"),
    OutletKind.GOVERNMENT: gettext_noop("government sources only"),
}
_COUNTRIES = {
    "KR": gettext_noop("ROK outlets only"),
    "KP": gettext_noop("DPRK outlets only"),
    "CN": gettext_noop("Chinese outlets only"),
    "US": gettext_noop("US outlets only"),
    "JP": gettext_noop("Japanese outlets only"),
    "RU": gettext_noop("Russian outlets only"),
}
_SCOPES = {
    FilterScope.SERVER: gettext_noop("{filter} (this server)"),
    FilterScope.DIGEST: gettext_noop("{filter} (this digest)"),
    FilterScope.MEMBER: gettext_noop("{filter} (you)"),
}
_HOURS = 48
_PROMINENT = 0.1
"""Least prominence, of either sign, that is worth a line: a fifth of what an event adds to a score."""
REFUSALS = frozenset(
    {
        gettext_noop("The page is a log-in form."),
        gettext_noop("The page shows nothing without running its scripts."),
        gettext_noop("The page is a picture or a video with a caption."),
        gettext_noop("The page is about the site itself."),
        gettext_noop("The page is a service of the site, such as its weather or its listings."),
        gettext_noop("The page is a list of search results, tags or an archive and not one article."),
        gettext_noop("The page reports nothing."),
        gettext_noop("The page has only instructions or offers for its visitors and no news report."),
        gettext_noop("The page is a live blog that goes on changing."),
        gettext_noop("The text is one phrase repeated."),
        gettext_noop("The page is a video without a written report."),
        gettext_noop("The page is a home or section page, a list of links and not one article."),
        gettext_noop("The page is an advert."),
        gettext_noop("The page is a recording without a written report."),
        gettext_noop("The address is for sale or parked; no site is there."),
        gettext_noop("The page is a form to log in or to sign up."),
        gettext_noop("The page is a thread of a forum."),
        gettext_noop("The page presents an author and links to articles."),
        gettext_noop("The page is a table of figures without a report."),
        gettext_noop("The page offers something for sale."),
        gettext_noop("The page is one of the site's own, such as a section or its terms."),
        gettext_noop("It cannot be read: most of it is no text."),
        gettext_noop("It cannot be read: the PDF is locked with a password."),
        gettext_noop("It cannot be read: the PDF is broken."),
        gettext_noop("It cannot be read: the PDF holds pictures and no text."),
        gettext_noop("It cannot be read: the e-mail is broken."),
    }
)
"""The reader's reasons for NOT_ARTICLE, which are stored as it gave them (`bot/text/verdict`)."""


def verdict_sentence(verdict: StoryVerdict | Legacy) -> str:
    """What a digest decided on a story."""
    if isinstance(verdict, str):
        return verdict[:1].upper() + verdict[1:]
    if verdict.kind is VerdictKind.SHOWN:
        if verdict.update:
            return gettext("Shown as number {place}, as an update", place=verdict.place)
        return gettext("Shown as number {place}", place=verdict.place)
    if verdict.kind is VerdictKind.DIGEST_FULL:
        return gettext("Below the cut: a digest holds {limit} stories, and that many score higher", limit=verdict.limit)
    if verdict.kind is VerdictKind.LOW_SCORE:
        floor = f"{verdict.floor or 0:.0%}"
        return gettext(
            "Below the cut: after {limit} stories, a story needs {floor} of the first one's score",
            limit=verdict.limit,
            floor=floor,
        )
    if verdict.kind is VerdictKind.FILTERED:
        names = (gettext(_SCOPES[one.scope], filter=filter_name(one.filter)) for one in verdict.filters)
        return gettext("Left out by filters: {filters}", filters=listed(names))
    return gettext(_VERDICTS[verdict.kind])


def factor_sentences(reasons: RankingFactors | tuple[Legacy, ...]) -> tuple[str, ...]:
    """What a story's score was made of, a line each."""
    if isinstance(reasons, tuple):
        return reasons
    return (
        *_news(reasons),
        *_prominence(reasons.prominence),
        gettext(
            "Independent origins: {origins}; articles: {articles}", origins=reasons.origins, articles=reasons.articles
        ),
        _age(reasons),
        gettext("Closeness to the topic: {closeness} of 1", closeness=f"{reasons.closeness:.2f}"),
        gettext("Score: {score}", score=f"{reasons.score:.2f}"),
    )


def stance_sentences(beside: StanceBeside | None) -> tuple[str, ...]:
    """Why a story is kept apart from another one on the same event, if there is one."""
    return () if beside is None else (gettext(_STANCES[beside.kind], headline=clip(beside.headline, 100)),)


def shared_source_label(shared: SharedSource | Legacy) -> str:
    """What all sources of a story have in common, as a short label."""
    if isinstance(shared, str):
        return shared
    if shared.kind is not None:
        return gettext(_KINDS[shared.kind])
    if shared.country in _COUNTRIES:
        return gettext(_COUNTRIES[shared.country])
    return gettext("{country} outlets only", country=country_name(shared.country or ""))


def _news(reasons: RankingFactors) -> tuple[str, ...]:
    """What the headlines report; nothing for a digest of an earlier version."""
    if reasons.news is None:
        return ()
    kind = gettext(_NEWS[reasons.news])
    return (gettext("{kind}; the first of its kind, they say", kind=kind) if reasons.first else kind,)


def _prominence(prominence: float) -> tuple[str, ...]:
    """The pages on which newspapers put such headlines; nothing for an average one."""
    if abs(prominence) < _PROMINENT:
        return ()
    if prominence > 0:
        return (gettext("A headline like those on front pages"),)
    return (gettext("A headline like those on inside pages"),)


def _age(reasons: RankingFactors) -> str:
    if not reasons.dated:
        return gettext("No page says when it was published: not ranked as new")
    if reasons.age_hours < _HOURS:
        number = round(reasons.age_hours)
        if not number:
            return gettext("Newest article: less than an hour old")
        return ngettext("Newest article: {number} hour old", "Newest article: {number} hours old", number)
    number = round(reasons.age_hours / 24)
    return ngettext("Newest article: {number} day old", "Newest article: {number} days old", number)


def refusal_detail(detail: str) -> str:
    """The detail of an error in the reader's language, if it is one of the reader's reasons; else as it is. Without its
    full stop, which the sentence around it has."""
    return (gettext(detail) if detail in REFUSALS else detail).rstrip(".。")
