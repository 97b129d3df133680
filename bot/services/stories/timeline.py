"""What each day added to a story: sentences that no earlier day had.

articles, oldest first -> own texts by the day they came -> of each day's sentences those that say something new
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from bot.lang.days import days as said_days
from bot.model.answers import ArticleRef, Linked, StoryDay
from bot.news.digests import select
from bot.services.stories import representatives
from bot.storage.stories import shelf_window
from bot.storage.stories.shelf_window import ArticleExcerpt, WindowArticle
from bot.text.summary.sentence_quality import hollow

CANDIDATE_SENTENCES = 4
_LATER = timedelta(days=2)
_BETWEEN = 2
"""Characters between two sentences that follow each other."""
_KOREA = ZoneInfo("Asia/Seoul")


def own(lines: Sequence[WindowArticle]) -> list[WindowArticle]:
    """The articles that do not carry the text of another one here."""
    here = {line.article_id for line in lines}
    return [line for line in lines if line.carries not in here]


def span(lines: Sequence[WindowArticle]) -> int:
    """On how many of Korea's days the articles came."""
    return len({came_on(line) for line in lines})


def days(
    connection: Connection, lines: Sequence[WindowArticle], headline: str, said: Sequence[str] = ()
) -> tuple[StoryDay, ...]:
    """The days that added something to a story of this headline, the newest first; `said` is what is known before."""
    own_lines = own(lines)
    told = shelf_window.tellings(connection, [line.article_id for line in own_lines])
    by_day: defaultdict[date, list[ArticleExcerpt]] = defaultdict(list)
    for line, one in sorted(zip(own_lines, told, strict=True), key=lambda pair: pair[0].at):
        by_day[came_on(line)].append(one)
    came = [came_on(line) for line in lines]
    known = list(said)
    found = []
    before: date | None = None
    for day, tellings in by_day.items():
        sentences = _added(tellings, known, headline, before)
        before = day
        known += [linked.text for linked in sentences]
        if sentences:
            found.append(StoryDay(day, sentences, came.count(day)))
    return tuple(reversed(found))


def came_on(line: WindowArticle) -> date:
    """Korea's day on which an article came."""
    return line.at.astimezone(_KOREA).date()


def day_of(article: ArticleRef) -> date | None:
    """Korea's day on which an article was published."""
    try:
        at = datetime.fromisoformat(article.published or "")
    except ValueError:
        return None
    return (at.astimezone(_KOREA) if at.tzinfo else at).date()


def candidates(
    tellings: Sequence[ArticleExcerpt], places: Sequence[int], most: int | None, until: date | None
) -> Mapping[select.Sentence, Linked]:
    """What may be shown of articles, which stand at these places: so many sentences of each. `until` is the last day of
    what was shown."""
    found = {}
    for place, one in zip(places, tellings, strict=True):
        open_at = {key.end for key in one.keys if hollow(key.text)}
        for key, linked in zip(one.keys[:most], one.sentences, strict=False):
            sentence = select.Sentence(
                place,
                key.text,
                key.worth,
                key.stands,
                _is_after(one.article, key.text, until),
                hollow=key.end in open_at,
                fills=any(0 < key.start - end <= _BETWEEN for end in open_at),
                opens=key.start in (0, one.opening),
            )
            found[sentence] = linked
    return found


def _is_after(article: ArticleRef, text: str, until: date | None) -> bool:
    """Whether a sentence tells of a day after that one: it says so, or it is days younger."""
    published = day_of(article)
    if published is None or until is None:
        return False
    return published - until >= _LATER or any(day > until for day in said_days(text, published))


def _added(
    tellings: Sequence[ArticleExcerpt], said: Sequence[str], headline: str, before: date | None
) -> tuple[Linked, ...]:
    """One or two sentences of a day's articles that were not said before, what the headline is about first."""
    articles = [one.article for one in tellings]
    heard = representatives.speaking(articles, articles)
    first = [one for one in tellings if one.article in heard]
    return _told(first, said, headline, before) or _told(tellings, said, headline, before)


def _told(
    tellings: Sequence[ArticleExcerpt], said: Sequence[str], headline: str, before: date | None
) -> tuple[Linked, ...]:
    found = candidates(tellings, range(len(tellings)), CANDIDATE_SENTENCES, before)
    _, chosen = select.choose([one.article.title for one in tellings], list(found), said, headline)
    return tuple(found[sentence] for sentence in chosen)
