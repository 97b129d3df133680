"""Read access to the database for terminal commands, also while the bot is running."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from msgspec import Struct

from bot.catalogue import gettext
from bot.cli.terminal.console import print_message
from bot.cli.terminal.error_messages import explain
from bot.cli.terminal.numbers import LARGEST_ID
from bot.model.errors import NothingFound, Reason, SettingsFailed
from bot.model.jobs import Shelf
from bot.regexes import regex

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.services.answers import AnswerService
    from bot.services.evidence.ahead import AheadService
    from bot.services.evidence.appearances import AppearanceService
    from bot.services.evidence.citations import CitationService
    from bot.services.evidence.claims import ClaimService
    from bot.services.evidence.comparisons import ComparisonService
    from bot.services.evidence.launches import LaunchService
    from bot.services.evidence.terms import TermService
    from bot.services.exports.service import ExportService
    from bot.services.latest.service import LatestService
    from bot.services.revisits.history import VersionService
    from bot.services.story import StoryService
    from bot.storage.engine.database import Database

Answer = TypeVar("Answer")

_LONGEST_INDEXING = 10.0
"""Seconds."""
_SHOWN_SHELVES = 5
_SHELF = regex(r"local|(?:guild|user):\d{1,20}")


class LocalDesk(Struct, frozen=True):
    """A shelf and the services that answer questions about it."""

    shelf: Shelf
    database: Database
    answers: AnswerService
    latest: LatestService
    ahead: AheadService
    launches: LaunchService
    claims: ClaimService
    appearances: AppearanceService
    terms: TermService
    citations: CitationService
    comparisons: ComparisonService
    stories: StoryService
    versions: VersionService
    exports: ExportService


def _checked(value: str) -> str:
    if not _SHELF.fullmatch(value) or int(value.partition(":")[2] or 0) > LARGEST_ID:
        raise typer.BadParameter(gettext("must be local, guild:<id> or user:<id>"))
    return value


ShelfOption = Annotated[
    str,
    typer.Option(
        "--shelf",
        metavar="SHELF",
        callback=_checked,
        help=gettext("The shelf: local, guild:<id> for a server, or user:<id> for a member's direct messages."),
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help=gettext("Print one JSON object."))]


def ask(shelf: str, question: Callable[[LocalDesk], Awaitable[Answer]]) -> Answer:
    """Open the database, run a question on a shelf and close the database again. If the shelf is empty, the command
    ends and lists the servers' shelves, which have the bot's articles."""

    async def run() -> Answer:
        async with _open(Shelf(shelf)) as desk:
            try:
                return await question(desk)
            except NothingFound as error:
                if error.reason is Reason.EMPTY_SHELF:
                    await _end_without_articles(desk, error)
                raise

    return asyncio.run(run())


async def _end_without_articles(desk: LocalDesk, error: NothingFound) -> None:
    from bot.storage.shelves import shelves
    from cogs._layout.words import listed

    if found := await desk.database.read(shelves.largest_of_servers, _SHOWN_SHELVES):
        for line in explain(error):
            print_message(line)
        shown = listed(f"{one.key} ({count:,})" for one, count in found)
        print_message(gettext("Shelves of servers, for --shelf, with their articles: {shelves}", shelves=shown))
        raise typer.Exit(1)


@asynccontextmanager
async def _open(shelf: Shelf) -> AsyncIterator[LocalDesk]:
    from bot.clock import SystemClock
    from bot.config import longer_looks, source_table
    from bot.data_folder import load_process_settings
    from bot.services.answers import AnswerService
    from bot.services.evidence.ahead import AheadService
    from bot.services.evidence.appearances import AppearanceService
    from bot.services.evidence.citations import CitationService
    from bot.services.evidence.claims import ClaimService
    from bot.services.evidence.comparisons import ComparisonService
    from bot.services.evidence.launches import LaunchService
    from bot.services.evidence.terms import TermService
    from bot.services.exports.service import ExportService
    from bot.services.latest.service import LatestService
    from bot.services.revisits.history import VersionService
    from bot.services.story import StoryService
    from bot.text.knowledge.base import Knowledge

    settings, clock = load_process_settings(), SystemClock()
    async with AsyncExitStack() as stack:
        database = await _database(stack, settings)
        knowledge = await asyncio.to_thread(Knowledge.load, settings.desk_knowledge)
        yield LocalDesk(
            shelf,
            database,
            answers=AnswerService(database, clock, knowledge),
            latest=LatestService(database, clock, knowledge),
            ahead=AheadService(database, clock, knowledge),
            launches=LaunchService(database, clock),
            claims=ClaimService(database, clock, knowledge),
            appearances=AppearanceService(database, clock, knowledge),
            terms=TermService(database),
            citations=CitationService(database),
            comparisons=ComparisonService(database),
            stories=StoryService(database),
            versions=VersionService(database, longer_looks(settings, source_table(settings))),
            exports=ExportService(database, clock, knowledge),
        )


async def _database(stack: AsyncExitStack, settings: Settings) -> Database:
    """Open the database read-only; create or migrate it first if that is needed."""
    from bot.data_folder import data_folder
    from bot.storage.engine.database import Database
    from bot.storage.shelves import shelves

    try:
        database = await stack.enter_async_context(Database.open_read_only(settings.database_path))
    except SettingsFailed:
        data_folder(settings)
        database = await stack.enter_async_context(Database.open(settings.database_path))
        await _index(database)
    else:
        if await database.read(shelves.are_waiting):
            with suppress(SettingsFailed):  # a bot runs, and indexes
                async with Database.open(settings.database_path) as own:
                    await _index(own)
    return database


async def _index(database: Database) -> None:
    """Index articles of a converted database, in case no bot ever runs on it, but only for a short time, so that a bot
    can start. The next command continues."""
    from bot.clock import SystemClock
    from bot.services.operations.indexing import IndexingService

    with suppress(TimeoutError):
        async with asyncio.timeout(_LONGEST_INDEXING):
            await IndexingService(database, SystemClock()).index()
