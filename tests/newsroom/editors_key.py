"""The editor's key: key.toml and key_pairs.tsv as values, and how far the two played weeks agree with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct

from bot.model.analysis import OutletKind
from bot.model.answers import StoryLine
from bot.sample.library import SampleLibrary
from tests.judgement.share import Share, share
from tests.newsroom.play import Played

_HERE = Path(__file__).parent


class KeyStory(Struct, frozen=True):
    """A happening as key.toml describes it for one morning."""

    name: str
    articles: frozenset[str]
    lead: int
    must: bool
    headline: frozenset[str]
    labels: frozenset[str]
    never: frozenset[str]


class KeyValue(Struct, frozen=True):
    """A disputed number: as it is written, who gives it, and the articles that say so."""

    number: str
    who: str
    articles: frozenset[str]


class KeyDay(Struct, frozen=True):
    """One morning of the key. `settled` are numbers that must not be shown as disputed."""

    date: date
    stories: tuple[KeyStory, ...]
    disputed: tuple[KeyValue, ...]
    settled: tuple[str, ...]


class KeyPair(Struct, frozen=True):
    """Two articles that are of one story, or not."""

    first: str
    second: str
    together: bool
    why: str


class EditorsKey(Struct, frozen=True):
    """All mornings and all pairs."""

    days: tuple[KeyDay, ...]
    pairs: tuple[KeyPair, ...]

    @classmethod
    def load(cls) -> EditorsKey:
        """Read the two files."""
        days = tomllib.loads(_HERE.joinpath("key.toml").read_text("utf-8"))["day"]
        lines = _HERE.joinpath("key_pairs.tsv").read_text("utf-8").splitlines()
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        pairs = tuple(KeyPair(a, b, said == "together", why) for a, b, said, why in rows)
        return cls(tuple(_day(day) for day in days), pairs)


def _day(raw: Mapping[str, Any]) -> KeyDay:
    stories = tuple(
        KeyStory(
            story["name"],
            frozenset(story["articles"]),
            story.get("lead", 0),
            story.get("must", False),
            frozenset(story.get("headline", ())),
            frozenset(story.get("labels", ())),
            frozenset(story.get("never", ())),
        )
        for story in raw["story"]
    )
    disputed = tuple(
        KeyValue(value["number"], value["who"], frozenset(value["articles"]))
        for dispute in raw.get("dispute", ())
        for value in dispute["value"]
    )
    settled = tuple(number for one in raw.get("settled", ()) for number in one["numbers"])
    return KeyDay(raw["date"], stories, disputed, settled)


class Agreement:
    """What the key says of the two weeks as played, each figure as a share."""

    def __init__(self, key: EditorsKey, played: Played) -> None:
        self._key = key
        self._played = played

    @cached_property
    def figures(self) -> dict[str, Share]:
        """All shares by name."""
        return {
            "leaders": self.leaders,
            "must-have stories": self.must_have,
            "pairs": self.pairs,
            "labels": self.labels,
            "disputed figures": self.disputed,
        }

    @cached_property
    def leaders(self) -> Share:
        """Mornings that lead with a story of the key, by its headline where the key asks for one."""
        return share(self._led(day) for day in self._key.days)

    def _led(self, day: KeyDay) -> tuple[bool, str]:
        first = self._shown(day)[0]
        allowed = [story.headline or story.articles for story in day.stories if story.lead]
        return any(_headline(first) in names for names in allowed), f"{day.date}: {first.headline}"

    @cached_property
    def must_have(self) -> Share:
        """Stories that had to be shown and were, by headline or sentence."""
        return share(
            (any(_tells(shown, story) for shown in self._shown(day)), f"{day.date}: {story.name}")
            for day in self._key.days
            for story in day.stories
            if story.must
        )

    @cached_property
    def pairs(self) -> Share:
        """Pairs of articles that the desk put where the key wants them."""
        placed = {_names()[url]: story for url, story in self._played.stories.items() if url in _names()}
        return share(
            (
                (placed[pair.first] == placed[pair.second]) == pair.together,
                f"{pair.first}, {pair.second}: {'together' if pair.together else 'apart'}, {pair.why}",
            )
            for pair in self._key.pairs
        )

    @cached_property
    def labels(self) -> Share:
        """Labels that stand, and forbidden ones that do not. A story that is not shown has none; one that need not be
        shown is then left out."""
        return share(answer for day in self._key.days for story in day.stories for answer in self._labelled(day, story))

    def _labelled(self, day: KeyDay, story: KeyStory) -> Iterator[tuple[bool, str]]:
        shown = next((one for one in self._shown(day) if _headline(one) in story.articles), None)
        if shown is None and not story.must:
            return
        has = labels(shown) if shown else frozenset()
        for label in sorted(story.labels):
            yield label in has, f"{day.date}: {story.name} without “{label}”"
        for label in sorted(story.never):
            yield shown is not None and label not in has, f"{day.date}: {story.name} with “{label}”, or not shown"

    @cached_property
    def disputed(self) -> Share:
        """Disputed numbers that stand beside a story of their day, from an article that gives them, and settled ones
        that do not."""
        return share(answer for day in self._key.days for answer in self._figures(day))

    def _figures(self, day: KeyDay) -> Iterator[tuple[bool, str]]:
        lines = [
            (line.said.text, _names().get(line.said.article.url or ""))
            for one in self._shown(day)
            for line in one.figures
        ]
        for value in day.disputed:
            written = re.compile(rf"(?<![\d,.]){re.escape(value.number)}(?![\d,])")
            is_shown = any(written.search(text) and name in value.articles for text, name in lines)
            yield is_shown, f"{day.date}: {value.number} of {value.who} not shown"
        for number in day.settled:
            yield all(number not in text for text, _ in lines), f"{day.date}: {number} shown as disputed"

    def _shown(self, day: KeyDay) -> list[StoryLine]:
        return [story for answer in self._played.told["day", day.date] for story in answer.stories]


def _tells(shown: StoryLine, story: KeyStory) -> bool:
    lines = (*shown.sentences, *(line for day in shown.days for line in day.sentences))
    told = {_names().get(line.article.url or "") for line in lines}
    return _headline(shown) in story.articles or not story.articles.isdisjoint(told)


def _headline(shown: StoryLine) -> str | None:
    """The name of the article that gave the headline."""
    urls = {article.title: article.url or "" for article in reversed(shown.articles)}
    return _names().get(urls[shown.headline])


def labels(shown: StoryLine) -> frozenset[str]:
    found = {"update"} if shown.update else set()
    side = shown.one_sided
    if side is not None and not isinstance(side, str):
        found |= {"state media only"} if side.kind is OutletKind.STATE_MEDIA else set()
        found |= {"one side only"} if side.country else set()
    return frozenset(found)


@cache
def _names() -> dict[str, str]:
    return {article.url: article.name for article in SampleLibrary.load().articles}
