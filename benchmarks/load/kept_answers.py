"""Processor time of an answer with its card and its JSON: from an unchanged shelf, and the first after a change."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import discord
from discord import app_commands
from discord.webhook.async_ import interaction_message_response_params

from benchmarks.load import synthetic_shelf as shelf
from benchmarks.load.answers import Then, change
from benchmarks.stopwatch import no_collection
from bot.app import App
from bot.config import load_settings
from bot.model.jobs import Shelf
from cogs._cards.entity import entity_card
from cogs._cards.pictures.entity import entity_pictures
from cogs._cards.search.hits import search_card
from cogs._cards.stories import latest_card
from cogs._cards.story import story_card
from cogs._ui import autocomplete
from cogs._ui.command_mentions import clickable

_ROUNDS = 40
_MEMBER = 5
_MENTIONS = {"desk setup": "</desk setup:1>"}
Ask = Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time of one answer, medians."""

    unchanged: float
    changed: float


async def measure(folder: Path, many: int, few: int) -> dict[str, tuple[Cost, Cost]]:
    """Measure each answer at `many` and at `few` articles, by turns. The databases are kept in `folder`."""
    async with _desk(folder, many) as large, _desk(folder, few) as small:
        asks = {name: (ask, _answers(small)[name]) for name, ask in _answers(large).items()}
        return {name: await _costs((large, small), pair) for name, pair in asks.items()}


@asynccontextmanager
async def _desk(folder: Path, count: int) -> AsyncIterator[App]:
    home = folder / f"answers-{count}"
    settings = load_settings(desk_home=str(home))
    if not settings.database_path.exists():
        home.mkdir(parents=True, exist_ok=True)
        await asyncio.to_thread(shelf.build, settings.database_path, count)
    async with App.open(settings, clock=Then()) as app:
        yield app


def _answers(app: App) -> dict[str, Ask]:
    """Each answer as its command gives it, up to the body of the request to Discord."""
    on = Shelf(shelf.SHELF)

    async def latest(since: str | None = None) -> bytes:
        look = await app.latest.look(on, _MEMBER, since=since)
        return _body(latest_card(look.answer, await app.pages.hold(on, {"ask": "latest", "since": since})))

    async def entity() -> bytes:
        found = await app.answers.entity(on, "Kim Jong Un")
        return _body(entity_card(found, await app.pages.hold(on, {"ask": "entity"}), entity_pictures(found)))

    async def search(query: str) -> bytes:
        found = await app.answers.search(on, query)
        return _body(search_card(found, await app.pages.hold(on, {"ask": "search", "query": query})))

    async def story() -> bytes:
        return _body(story_card(await app.stories.meant(on, "5")))

    async def articles() -> bytes:
        return _choices(autocomplete.shown(await app.answers.suggest_articles(on, "kor")))

    async def names() -> bytes:
        return _choices(autocomplete.shown(await app.answers.suggest_entities(on, "kim j")))

    async def topics() -> bytes:
        return _choices(await autocomplete.topics(app.answers, on, "kim"))

    async def stories() -> bytes:
        return _choices(autocomplete.shown(await app.stories.suggest(on, "kor")))

    return {
        "latest": latest,
        "latest, a week": lambda: latest("7d"),
        "latest, since last": lambda: latest("last"),
        "entity": entity,
        "story": story,
        "search, a common word": lambda: search("korea"),
        "search, a rare word": lambda: search("zanzibar"),
        "suggested articles": articles,
        "suggested names": names,
        "suggested topics": topics,
        "suggested stories": stories,
    }


def _body(view: discord.ui.LayoutView) -> bytes:
    clickable(view, _MENTIONS)
    with interaction_message_response_params(
        type=discord.InteractionResponseType.channel_message.value,
        view=view,
        allowed_mentions=discord.AllowedMentions.none(),
        previous_allowed_mentions=None,
    ) as parameters:
        return json.dumps(parameters.payload).encode()


def _choices(choices: list[app_commands.Choice[str]]) -> bytes:
    return json.dumps([choice.to_dict() for choice in choices]).encode()


async def _costs(desks: tuple[App, App], asks: tuple[Ask, Ask]) -> tuple[Cost, Cost]:
    """Each answer twice after each change, on both desks by turns; the first rounds only fill caches."""
    took: list[list[tuple[float, float]]] = [[], []]
    with no_collection():
        for _ in range(_ROUNDS):
            for desk, ask, times in zip(desks, asks, took, strict=True):
                await desk.pages.store()
                await desk.database.write(change)
                times.append((await _milliseconds(ask), await _milliseconds(ask)))
    large, small = (
        Cost(median(second for _, second in times[3:]), median(first for first, _ in times[3:])) for times in took
    )
    return large, small


async def _milliseconds(ask: Ask) -> float:
    before = time.process_time()
    await ask()
    return 1000 * (time.process_time() - before)


GOALS = {"latest": 2.0, "entity": 2.0, "story": 2.0, "search": 2.0, "suggested": 1.0}
"""Milliseconds from an unchanged shelf, by the beginning of the answer's name."""
FIRST = 8.0
"""Milliseconds of `/latest` after a change."""


def missed(figures: dict[str, tuple[Cost, Cost]]) -> list[str]:
    """The goals that these figures miss. Ratios below 0.2 ms are noise."""
    found = []
    for name, (large, small) in figures.items():
        goal = next(goal for beginning, goal in GOALS.items() if name.startswith(beginning))
        found += [f"{name}, unchanged"] if large.unchanged > goal and name != "latest, since last" else []
        found += [f"{name}, growth"] if large.unchanged > 1.2 * small.unchanged + 0.2 else []
    return found + (["latest, changed"] if figures["latest"][0].changed > FIRST else [])
