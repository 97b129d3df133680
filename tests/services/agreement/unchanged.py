"""Acts after which answers are what they were: filters that come and go, servers that leave and return, posts that are
taken back, what others do on other shelves."""

from __future__ import annotations

from typing import Any

from bot.model.answers import ArticleRef, StoryLine
from bot.model.errors import DeskError
from bot.model.exports.articles import ExportQuestion, ExportSource
from bot.model.jobs import Shelf
from bot.model.settings import FilterOwner, FilterScope
from bot.model.watches.watch import WatchAsker
from bot.services.exports.service import ExportService
from bot.services.filters.names import FilterNames
from bot.services.filters.service import FilterService
from bot.services.mydata import MyDataService
from bot.services.operations.status import StatusService
from bot.text.sources.outlets import SourceTable
from tests.fakes.desk import ANNA, BORIS
from tests.services.agreement import acts
from tests.services.agreement.acts import PRIVATE
from tests.services.agreement.asked_shelf import difference, found, parts
from tests.services.answerers import MEMBER
from tests.services.kept_desk import KeptDesk

_SOURCES = SourceTable.load()
_FILTERED = ("latest", "ahead", "launches", "digest")
"""The beginnings of the names of answers that a server's filters concern."""
_UNREAD = ("latest, last",)
"""Likewise of those that a member's own concern on a server."""
Told = dict[str, Any]


async def contradictions(room: KeptDesk, which: int) -> list[str]:
    """What is different after acts that change nothing there."""
    await room.desk.work()
    found_here, stories = await acts.send(room, which), (await room.anew.answers.status(ANNA)).stories
    before = {shelf: await _told(room, shelf) for shelf in (ANNA, BORIS, PRIVATE)}
    for name, act, shelves in _ACTS:
        await act(room, which)
        after = {shelf: await _told(room, shelf) for shelf in before}
        if (await room.anew.answers.status(ANNA)).stories == stories:  # stories that an article joined stay one
            found_here += [one for shelf in shelves for one in _differences(name, before[shelf], after[shelf])]
        before = after
    return found_here + await _filtered(room, which, before[ANNA])


_SERVERS, _ALL = (ANNA, BORIS), (ANNA, BORIS, PRIVATE)
_ACTS: tuple[tuple[str, acts.Act, tuple[Shelf, ...]], ...] = (
    ("leaves and returns", acts.leave_and_return, _ALL),
    ("posts and takes back", acts.take_back, _ALL),
    ("pastes privately", acts.paste_privately, _SERVERS),
    ("curates privately", acts.curate_privately, _SERVERS),
    ("another member goes", acts.erase_other, _ALL),
)
"""What is done, and the shelves whose answers stay."""


def _differences(name: str, before: Told, after: Told) -> list[str]:
    return [
        f"{name}: {answer}: {difference(one, after[answer])}"[:900]
        for answer, one in before.items()
        if one != after[answer]
    ]


async def _told(room: KeptDesk, shelf: Shelf) -> Told:
    room.anew.forget()
    answers = await room.anew.all(shelf)
    desk, guild_id = room.desk, shelf.guild_id
    asker = WatchAsker(MEMBER, guild_id, manages=True)
    lines = await desk.watches.listed(asker)
    answers["watches"] = lines
    answers["reasons"] = [await desk.watches.why(asker, str(one.watch.id)) for one in lines]
    answers["searches"] = await desk.searches.visible(shelf, MEMBER)
    answers["status"] = await room.anew.answers.status(shelf, guild_id)
    exports = ExportService(desk.database, desk.clock, room.knowledge)
    plan = await found(exports.plan(shelf, ExportQuestion(ExportSource.SHELF), newest_first=True))
    answers["export"] = plan and list(plan.article_ids)
    if guild_id is not None:
        answers["queue"] = (await StatusService(desk.database, desk.clock).server(guild_id)).digests
        answers["schedule"] = await room.anew.digests.show(guild_id)
    data = await MyDataService(desk.database, desk.clock).export(MEMBER)
    of_shelf = ("searches", "watches", "matches", "posts", "latest", "reports", "curation")
    answers["own data"] = {part: [one for one in data[part] if one["shelf"] == shelf.key] for part in of_shelf}
    return answers


async def _filtered(room: KeptDesk, which: int, before: Told) -> list[str]:
    """What filters leave out, and what they leave alone."""
    filters = FilterService(room.desk.database, room.desk.clock, FilterNames(room.knowledge, _SOURCES))
    outlet, found_here = f"Paper {which % 4}", list[str]()
    for owner, concerns in (
        (FilterOwner(FilterScope.SERVER, 1), _FILTERED),
        (FilterOwner(FilterScope.MEMBER, MEMBER), _UNREAD),
    ):
        if outlet in {one.label for one in await filters.of(owner)}:
            continue
        look = await found(room.anew.latest.latest(ANNA, since="365d"))
        try:
            await filters.add(owner, ANNA, outlet)
        except DeskError:
            continue
        name, after = f"filter of a {owner.scope} on {outlet}", await _told(room, ANNA)
        everywhere = {answer: one for answer, one in before.items() if not answer.startswith(concerns)}
        found_here += _differences(name, everywhere, after)
        if owner.scope is FilterScope.SERVER:
            found_here += [f"{name}: it is in {answer}" for answer in _FILTERED if outlet in _outlets(after[answer])]
            sifted = await found(room.anew.latest.latest(ANNA, since="365d"))
            counts = [one and one.story_count + one.filtered_count for one in (look, sifted)]
            found_here += [f"{name}: {counts} stories with what is left out"] if counts[0] != counts[1] else []
        await filters.remove(owner, [outlet])
        found_here += _differences(f"{name}, removed", before, await _told(room, ANNA))
    return found_here


def _outlets(answer: object) -> set[str]:
    articles = (one.outlet.name for one in parts(answer, ArticleRef) if one.outlet)
    return {*articles, *(one.name for line in parts(answer, StoryLine) for one in line.outlets)}
