"""The days of a story: for each, the sentences that no earlier day had.

articles, oldest first -> own texts of reports by the day they came -> of each day's key sentences those that are new
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from bot.lang.days import KOREA, published_day
from bot.lang.days import days as said_days
from bot.lang.scripts import writing
from bot.model.answers import ArticleRef, Linked, StoryDay
from bot.model.stories import ArticleExcerpt, WindowArticle
from bot.news.digests import select
from bot.news.digests.groups import own_texts, telling
from bot.news.digests.representatives import representatives

_SENTENCES_AN_ARTICLE = 4
_LATER = timedelta(days=2)
_BETWEEN = 2
"""Characters between two consecutive sentences, at most."""


def days_spanned(articles: Sequence[WindowArticle]) -> int:
    """The number of days (Korea's) on which the articles came."""
    return len({day_came(one) for one in articles})


def days(
    articles: Sequence[WindowArticle], excerpts: Mapping[int, ArticleExcerpt], headline: str, known: Sequence[str] = ()
) -> tuple[StoryDay, ...]:
    """The days that added something to a story of this headline, newest first.

    `excerpts` maps article ids to all key sentences of the own texts; `known` are sentences shown before.
    """
    by_day: defaultdict[date, list[ArticleExcerpt]] = defaultdict(list)
    for one in sorted(own_texts(telling(articles)), key=lambda article: article.shown_at):
        if one.article_id in excerpts:
            by_day[day_came(one)].append(excerpts[one.article_id])
    came = [day_came(one) for one in articles]
    shown = list(known)
    found = []
    before: date | None = None
    for day, of_day in by_day.items():
        sentences = _new_sentences(of_day, shown, headline, before)
        before = day
        shown += [linked.text for linked in sentences]
        if sentences:
            found.append(StoryDay(day, sentences, came.count(day)))
    return tuple(reversed(found))


def day_came(article: WindowArticle) -> date:
    """The day in Korea on which an article came."""
    return article.shown_at.astimezone(KOREA).date()


def candidate_sentences(
    excerpts: Sequence[ArticleExcerpt], places: Sequence[int], limit: int | None, until: date | None
) -> Mapping[select.Sentence, Linked]:
    """The sentences that may be shown of articles at these `places`, at most `limit` of each. `until` is the last day
    of what was shown."""
    found = {}
    for place, excerpt in zip(places, excerpts, strict=True):
        for key, linked in zip(excerpt.keys[:limit], excerpt.sentences, strict=False):
            sentence = select.Sentence(
                place,
                key.text,
                key.worth,
                key.self_contained,
                _is_after(excerpt.article, key.text, until),
                hollow=key.end in excerpt.announcing,
                fills=any(0 < key.start - end <= _BETWEEN for end in excerpt.announcing),
                opens=key.start in (0, excerpt.opening),
            )
            found[sentence] = linked
    return found


def _is_after(article: ArticleRef, text: str, until: date | None) -> bool:
    """Whether a sentence is about a day after `until`: it names one, or its article is two days younger."""
    published = published_day(article)
    if published is None or until is None:
        return False
    return published - until >= _LATER or any(day > until for day in said_days(text, published))


def _new_sentences(
    excerpts: Sequence[ArticleExcerpt], shown: Sequence[str], headline: str, before: date | None
) -> tuple[Linked, ...]:
    """One or two sentences of a day's articles that are new, the closest to the headline first; in its language
    where they can be."""
    articles = [one.article for one in excerpts]
    chosen = representatives(articles, articles, preferred=writing(headline))
    first = [one for one in excerpts if one.article in chosen]
    return _selected(first, shown, headline, before) or _selected(excerpts, shown, headline, before)


def _selected(
    excerpts: Sequence[ArticleExcerpt], shown: Sequence[str], headline: str, before: date | None
) -> tuple[Linked, ...]:
    found = candidate_sentences(excerpts, range(len(excerpts)), _SENTENCES_AN_ARTICLE, before)
    _, chosen = select.choose([one.article.title for one in excerpts], list(found), shown, headline)
    return tuple(found[sentence] for sentence in chosen)
