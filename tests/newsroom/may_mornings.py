"""Eight days in May of ten outlets in four languages, and what an editor expects of each morning's digest.

judgement/may_days.txt, may_outlets.tsv -> saved by the services, each article at its hour, the reader real
                                        -> the digest of 07:00 in Seoul, day by day -> Mornings
may_mornings.tsv                        -> leaders, stories that must be there, labels
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from msgspec import Struct, field

from bot.app import App
from bot.config import Settings
from bot.model.answers import StoryLine
from bot.model.deliveries import DeliveryKind, ScheduleRequest
from bot.model.digests.answer import DigestAnswer
from bot.model.jobs import Post, Shelf, Submission
from bot.sample.fetcher import SampleFetcher
from bot.sample.library import Sample, SampleLibrary, SampleOutlet
from bot.storage.deliveries.payloads import from_json
from bot.text.sources.outlets import SourceTable
from bot.text.tagger import Tagger
from tests.fakes.clock import SteppedClock
from tests.fakes.kept_vectors import load_keeping
from tests.fakes.reading import SampleReader
from tests.judgement.one_sentence import Event
from tests.judgement.written_days import events
from tests.newsroom.editors_key import labels
from tests.newsroom.plan import SEOUL
from tests.newsroom.play import placed

if TYPE_CHECKING:
    from bot.text.pipeline import Reader

_HERE = Path(__file__).parent
OUTLETS = _HERE / "may_outlets.tsv"
_SHELF = Shelf.of_guild(7)
_BEGIN = datetime(2026, 5, 11, 8, tzinfo=SEOUL)
_LATER = timedelta(minutes=20)
_SKINS = {"ko": "ilbo", "ja": "paper", "zh": "paper", "en": "wire"}
_LABELS = {"update": "update", "state": "state media only", "side": "one side only"}


class Told(Struct, frozen=True):
    """An article of the file."""

    half: str
    event: str
    sample: Sample

    @property
    def day(self) -> int:
        """The day of the month whose digest has it, sent on the next morning."""
        return (self.sample.at.astimezone(SEOUL) - timedelta(hours=7)).day


class Expected(Struct, frozen=True):
    """What the key says of an event on a day."""

    day: int
    event: str
    lead: int
    must: bool
    due: frozenset[str]
    never: frozenset[str]


class Mornings(Struct):
    """The digests by day of the month, and the story of each article."""

    digests: dict[int, list[StoryLine]] = field(default_factory=dict)
    stories: dict[str, int] = field(default_factory=dict)


def articles() -> list[Told]:
    """The articles in order of arrival."""
    return sorted(map(_told, events("may_days")), key=lambda one: one.sample.at)


def _told(event: Event) -> Told:
    title, *sentences = event.text.splitlines()
    url = f"https://{event.outlet}/{event.published[:10].replace('-', '/')}/{event.scene}"
    language = _language("\n".join(sentences))
    sample = Sample(event.scene, url, title, event.published, "", tuple(sentences), language=language)
    return Told(event.half, event.storyline, sample)


def _language(text: str) -> str:
    found = (("ko", "[가-힣]"), ("ja", "[ぁ-ん]"), ("zh", "[一-鿿]"))
    return next((language for language, letters in found if re.search(letters, text)), "en")


def expected() -> list[Expected]:
    """The key."""
    lines = (_HERE / "may_mornings.tsv").read_text("utf-8").splitlines()
    return [_expected(line.split("\t")) for line in lines if not line.startswith("#")]


def _expected(row: list[str]) -> Expected:
    day, event, lead, must, due, never = row
    names = [frozenset(_LABELS[one] for one in cell.split()) for cell in (due, never)]
    return Expected(int(day), event, int(lead), bool(must), *names)


class MorningsReader(SampleReader):
    """Knows the outlets of these articles."""

    @cached_property
    def _reader(self) -> Reader:
        from bot.text.pipeline import Reader  # imports the extraction libraries, which most tests do not need

        assert self._vectors
        return Reader(Tagger.load(), self._knowledge, SourceTable.load(OUTLETS), load_keeping(self._vectors))


async def play(home: Path, reader: SampleReader, told: Sequence[Told]) -> Mornings:
    """The days with these articles, in order of arrival, in a new data folder."""
    rows = [line.split("\t") for line in OUTLETS.read_text("utf-8").splitlines() if line[0] != "#"]
    library = SampleLibrary(
        [one.sample for one in told], [SampleOutlet(row[0], row[1], "wire", ["Home"], editions=_SKINS) for row in rows]
    )
    clock = SteppedClock(_BEGIN)
    settings = Settings(desk_home=home, desk_max_megabytes=1)
    async with App.open(settings, clock=clock, fetcher=SampleFetcher(library, clock), analyzer=reader) as app:
        await app.digests.schedule(ScheduleRequest(7, 70, time(7), "Asia/Seoul", leave_out=()))
        for day in sorted({one.day for one in told}):
            for one in told:
                if one.day == day:
                    _step(clock, one.sample.at + _LATER)
                    await app.ingest.submit(Submission(_SHELF, Post(), url=one.sample.url))
                    while await app.ingest.step():
                        pass
            _step(clock, datetime(2026, 5, day, 7, tzinfo=SEOUL) + timedelta(days=1))
            await app.digests.prepare_due()
        return await app.database.read(_mornings)


def _step(clock: SteppedClock, at: datetime) -> None:
    clock.advance(max((at - clock.now()).total_seconds(), 0.0))


def _mornings(connection: Connection) -> Mornings:
    mornings = Mornings(stories=placed(connection, _SHELF))
    for (payload,) in connection.execute(
        "SELECT payload FROM payloads JOIN deliveries ON id = delivery_id WHERE kind = 'digest' ORDER BY id"
    ):
        answer = from_json(DeliveryKind.DIGEST, payload)
        assert isinstance(answer, DigestAnswer)
        mornings.digests.setdefault((answer.slot_date - timedelta(days=1)).day, []).extend(answer.stories)
    return mornings


class Verdict(Struct, frozen=True):
    """One expectation, and whether it is met."""

    half: str
    question: str
    is_met: bool
    why: str

    @property
    def is_due(self) -> bool:
        """Whether it asks for a label."""
        return self.question.startswith("due: ")


def judged(mornings: Mornings, told: Sequence[Told]) -> Iterator[Verdict]:
    """What the key says of these articles' events, day by day."""
    halves = {one.day: one.half for one in told}
    known = {one.event for one in told}
    key = [one for one in expected() if one.event in known]
    found = {one.sample.url: one.event for one in told}
    for day, half in halves.items():
        of_day = [one for one in key if one.day == day]
        for question, is_met, why in _of_day(of_day, mornings.digests.get(day, []), found):
            yield Verdict(half, question, is_met, f"{day}: {why}")


def _of_day(
    key: Sequence[Expected], shown: Sequence[StoryLine], events: Mapping[str, str]
) -> Iterator[tuple[str, bool, str]]:
    tops = [_event(line, events) for line in shown]
    first = tops[0] if tops else ""
    yield "leader", any(one.lead and one.event == first for one in key), first
    yield "first choice", any(one.lead == 1 and one.event == first for one in key), first
    for event, times in Counter(tops).items():
        yield "told once", times == 1, event
    for one in key:
        lines = [line for line, event in zip(shown, tops, strict=True) if event == one.event]
        if one.must:
            yield "must be there", any(_tells(line, one.event, events) for line in shown), one.event
        for label in sorted(one.due):
            yield f"due: {label}", bool(lines) and label in labels(lines[0]), f"{one.event} {label}"
        for label in sorted(one.never):
            yield f"never: {label}", all(label not in labels(line) for line in lines), f"{one.event} {label}"


def _event(line: StoryLine, events: Mapping[str, str]) -> str:
    urls = {article.title: article.url or "" for article in reversed(line.articles)}
    return events[urls[line.headline]]


def _tells(line: StoryLine, event: str, events: Mapping[str, str]) -> bool:
    urls = [said.article.url or "" for said in line.sentences]
    return event in (_event(line, events), *(events[url] for url in urls))
