"""Precision of daily digests on Korea over a stream of world news, and stories shown on two days.

    one-sentence events of a day -> EventReader -> shelf, stories -> the day's digest; four days in a row, 60 times

The events are from Wikipedia's current events portal. A rule marked whether each names Korea, and whether only in
passing. They are read from ../shared/data/wcep_events, beside the project.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from msgspec import Struct

from bot.model.analysis import Analysis, Outlet, Page, Verdict
from bot.model.answers import StoryLine
from bot.model.deliveries import ScheduleRequest
from bot.model.digests.answer import DigestAnswer
from bot.model.jobs import Post, Shelf, Submission
from bot.news.terms.words import read_terms
from bot.services.digests.service import DigestService
from bot.services.ingest.service import IngestService
from bot.storage.deliveries import outbox
from bot.storage.engine.database import Database
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.summary.key_sentences import key_sentences
from bot.text.tagger import Tagger
from bot.text.topics.score import topic
from tests.fakes.clock import SteppedClock
from tests.fakes.network import FakeNetwork

EVENTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "wcep_events" / "dev.jsonl"
DAYS = 4
_GUILD, _CHANNEL = 1, 10
_SAME_WORDS = 0.8


class Event(Struct, frozen=True):
    """One row of the data set. `about`: it names Korea, and not only in passing."""

    url: str
    day: date
    text: str
    about: bool


class Shown(Struct, frozen=True):
    """Content of the digests of one sampled day: each story with whether all its articles are about Korea, and the
    headlines of stories that the previous day's digest had shown too."""

    stories: tuple[tuple[str, bool], ...]
    again: tuple[str, ...]


class EventReader:
    """Implements ports.Analyzer for single sentences, which the real reader refuses as too short."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._tagger = Tagger.load()
        self._knowledge = knowledge

    async def analyze(self, page: Page) -> Analysis:
        text = page.content.decode()
        tagged = self._tagger.tag(text)
        entities = find_entities(tagged, self._knowledge, None, page.published)
        quotes = find_quotes(tagged, entities)
        day, outlet = (page.url or "").split("/")[3], (page.url or "").split("/")[2]
        return Analysis(
            url=page.url,
            canonical_url=page.url,
            verdict=Verdict.ARTICLE,
            reason=None,
            title=None,
            byline=(),
            published=day,
            updated=None,
            outlet=Outlet(outlet, outlet),
            origin=None,
            dateline=None,
            language="en",
            text=text,
            sentences=tagged.sentences,
            key_sentences=key_sentences(tagged, None, entities, quotes),
            entities=entities,
            quotes=quotes,
            topic=topic(None, text, entities, self._knowledge),
        )


async def measure(samples: int, seed: int, show: int) -> dict[str, float]:
    """Figures by name; prints up to `show` stories that should not be shown. Raises FileNotFoundError."""
    by_day = _events()
    knowledge = Knowledge.load()
    reader = EventReader(knowledge)
    worth = [day for day in sorted(by_day) if any(event.about for event in by_day[day])]
    chosen = sorted(random.Random(seed).sample(worth, samples))  # noqa: S311  # no secret depends on it
    found = [await _digests(day, by_day, knowledge, reader) for day in chosen]
    stories = [story for one in found for story in one.stories]
    wrong = [text for text, about in stories if not about]
    again = [text for one in found for text in one.again]
    for text in [*wrong, *again][:show]:
        print(text)
    events = [event for day in chosen for event in _of_days(day, by_day)]
    return {
        "sampled_days": len(chosen),
        "stories_shown": len(stories),
        "events": len(events),
        "events_about_korea": sum(event.about for event in events),
        "precision": 1 - len(wrong) / max(len(stories), 1),
        "shown_again": len(again),
    }


def _events() -> Mapping[date, Sequence[Event]]:
    by_day: defaultdict[date, list[Event]] = defaultdict(list)
    with EVENTS.open(encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            day = date.fromisoformat(row["date"])
            url = f"https://outlet{number % 7}.example/{day}/{row['id']}"
            by_day[day].append(Event(url, day, row["text"], row["korea"] and row["mention"] == "direct"))
    return by_day


def _of_days(last: date, by_day: Mapping[date, Sequence[Event]]) -> Iterator[Event]:
    for back in reversed(range(DAYS)):
        yield from by_day.get(last - timedelta(days=back), ())


async def _digests(
    last: date, by_day: Mapping[date, Sequence[Event]], knowledge: Knowledge, reader: EventReader
) -> Shown:
    """Compose the digests of a day and of the three before it, each at the midnight after."""
    first = datetime.combine(last - timedelta(days=DAYS - 1), time(), UTC)
    clock, network = SteppedClock(first), FakeNetwork()
    about = {event.url: event.about for event in _of_days(last, by_day)}
    stories: list[tuple[str, bool]] = []
    again: list[str] = []
    before: list[StoryLine] = []
    with tempfile.TemporaryDirectory() as folder:
        async with Database.open(Path(folder) / "desk.db") as database:
            ingest = IngestService(database, clock, network, reader, knowledge)
            digests = DigestService(database, clock, knowledge)
            await digests.schedule(ScheduleRequest(_GUILD, _CHANNEL, time(0), "UTC"))
            for day in (first + timedelta(days=ahead) for ahead in range(DAYS)):
                clock.advance((day + timedelta(hours=12) - clock.now()).total_seconds())
                for event in by_day.get(day.date(), ()):
                    network.pages[event.url] = event.text
                    await ingest.submit(Submission(Shelf.of_guild(_GUILD), Post(), url=event.url))
                while await ingest.step():
                    pass
                clock.advance(43_200)
                await digests.prepare_due()
                shown = await _newest_digest(database)
                stories += [
                    (story.headline, all(about[article.url or ""] for article in story.articles)) for story in shown
                ]
                again += [story.headline for story in shown if any(_same(story, other) for other in before)]
                before = shown
    return Shown(tuple(stories), tuple(again))


async def _newest_digest(database: Database) -> list[StoryLine]:
    """The stories of the newest digest."""
    answer = await database.read(outbox.last_digest, _GUILD, _CHANNEL)
    assert isinstance(answer, DigestAnswer)  # for the type: one was just composed
    return list(answer.stories)


def _same(story: StoryLine, other: StoryLine) -> bool:
    """Whether a story repeats another: no new article, or a sentence in nearly the same words."""
    known = {article.id for article in other.articles}
    if story.id == other.id and all(article.id in known for article in story.articles):
        return True
    return any(_alike(one.text, another.text) for one in story.sentences for another in other.sentences)


def _alike(one: str, other: str) -> bool:
    mine, theirs = set(read_terms("", one).counts), set(read_terms("", other).counts)
    return len(mine & theirs) >= _SAME_WORDS * max(len(mine), len(theirs), 1)
