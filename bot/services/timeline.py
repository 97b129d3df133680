"""What each day added to a story: sentences that no earlier day had.

articles, oldest first -> own texts by the day they came -> of each day's sentences those that say something new
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from aiosqlite import Connection

from bot.model.answers import Linked, StoryDay
from bot.news import digest
from bot.storage import windows
from bot.storage.windows import Line, Telling

CANDIDATE_SENTENCES = 4
_KOREA = ZoneInfo("Asia/Seoul")


def own(lines: Sequence[Line]) -> list[Line]:
    """The articles that do not carry the text of another one here."""
    here = {line.article_id for line in lines}
    return [line for line in lines if line.carries not in here]


def span(lines: Sequence[Line]) -> int:
    """On how many of Korea's days the articles came."""
    return len({_day(line) for line in lines})


async def days(
    connection: Connection, lines: Sequence[Line], headline: str, said: Sequence[str] = ()
) -> tuple[StoryDay, ...]:
    """The days that added something to a story of this headline, the newest first; `said` is what is known before."""
    own_lines = own(lines)
    told = await windows.tellings(connection, [line.article_id for line in own_lines])
    by_day: defaultdict[date, list[Telling]] = defaultdict(list)
    for line, one in sorted(zip(own_lines, told, strict=True), key=lambda pair: pair[0].at):
        by_day[_day(line)].append(one)
    came = [_day(line) for line in lines]
    known = list(said)
    found = []
    for day, tellings in by_day.items():
        sentences = _added(tellings, known, headline)
        known += [linked.text for linked in sentences]
        if sentences:
            found.append(StoryDay(day, sentences, came.count(day)))
    return tuple(reversed(found))


def _day(line: Line) -> date:
    return line.at.astimezone(_KOREA).date()


def _added(tellings: Sequence[Telling], said: Sequence[str], headline: str) -> tuple[Linked, ...]:
    """One or two sentences of a day's articles that were not said before, what the headline is about first."""
    candidates = {
        digest.Sentence(place, key.text, key.worth, key.stands): linked
        for place, one in enumerate(tellings)
        for key, linked in zip(one.keys[:CANDIDATE_SENTENCES], one.sentences, strict=False)
    }
    _, chosen = digest.tell([one.article.title for one in tellings], list(candidates), said, headline)
    return tuple(candidates[sentence] for sentence in chosen)
