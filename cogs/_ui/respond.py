"""Answer an interaction: in time, to the right audience, in its language, with a sentence for every error.

    work ──quick──> send (or turn the page)          DeskError ──> its sentence, only to the asker
         └─slow──> defer, then edit the response     anything else ──> `answer_error`: a neutral sentence with an id

Discord requires an acknowledgement within 3 s. A quick answer is sent at once, which saves a round trip and lets an
error stay private; after `PATIENCE` seconds the interaction is deferred. A private answer is in the member's locale, a
public one in the server's. An error is in the member's: the bases of commands, components and forms (`DeskTree`,
`DeskComponent`, `DeskModal`) choose it for the task that handles the interaction.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from functools import partial
from gettext import NullTranslations
from typing import Any
from uuid import uuid4

import discord
from discord import app_commands
from msgspec import Struct

from bot.catalogue import catalogue, gettext, using
from bot.client import DeskBot
from bot.model.answers import EntityRef, NearName
from bot.model.errors import DeskError, EmptySearch, NothingFound, Reason
from bot.model.settings import ServerSettings
from bot.policy.operations.operator_trouble import machine_trouble
from bot.storage.engine.refusals import database_refused, refusal
from cogs._cards.notes import MOST_CANDIDATES, candidate_buttons, note
from cogs._cards.watches.overview import told_pauses
from cogs._layout.layout import CardButton
from cogs._layout.names import near_key
from cogs._ui.buttons import DeskButton, offered_again
from cogs._ui.command_mentions import clickable
from cogs._ui.discord_errors import DISCORD, first_response, is_trouble_of_discord
from cogs._ui.error_messages import explain, neutral
from cogs._ui.languages import server_catalogue
from cogs._ui.permissions import require_visible_messages
from cogs._ui.places import has_strangers, server_of, shelf_of

log = logging.getLogger(__name__)

PATIENCE = 1.2
_STORED_WITHIN = 0.25
"""Seconds that an answer waits for the state of its buttons to be stored, so that they work even if the process is
killed right after it. Where the database is busy for longer it is stored later: the answer is worth more."""
MOST_MESSAGES = 6
"""The messages that Discord accepts for one interaction where only the asker has the desk: the answer and five more."""
_WITH_CANDIDATES = frozenset(("entity", "search", "summary", "story", "versions"))
"""Commands whose nearest names are offered as buttons (`cogs/candidates`)."""
_DEFERRED = "deferred"
"""The key of an interaction's extras for a deferral whose success Discord did not tell: whether the asker sees the
desk think."""
_EXPIRED = {10008, 10015, 10062, 50027}
"""Unknown message, webhook or interaction, invalid token of a webhook: too late, or taken away."""


class Reply(Struct, frozen=True):
    """A card with the pictures or files it shows. `more` follow as separate messages, of which only card and files are
    used. `arrived` is called once it has been sent. `empty` is set for an answer with nothing to show to others: it
    makes the card in the asker's language, for the asker only."""

    view: discord.ui.LayoutView
    files: Sequence[discord.File] = ()
    more: Sequence[Reply] = ()
    arrived: Callable[[], Awaitable[None]] | None = None
    empty: Callable[[], discord.ui.LayoutView] | None = None


async def answer(
    interaction: discord.Interaction[DeskBot], work: Coroutine[Any, Any, Reply], *, private: bool = False
) -> None:
    """Answer with the reply that `work` makes, only to the asker if `private` or if it is of their own shelf and others
    could read it."""
    private = private or _from_another(interaction) or has_strangers(interaction)
    try:
        reply = await _in_time(interaction, _in_language(interaction, work, private), private)
        stored = asyncio.create_task(_note_sent(interaction, interaction.client.app.pages.store))
        try:
            await asyncio.wait({stored}, timeout=_STORED_WITHIN)
            await _show(interaction, reply, private)
        finally:
            await stored
        if reply.arrived is not None:
            await _note_sent(interaction, reply.arrived)
        await _tell_pauses(interaction)
    except DeskError as error:
        await refuse(interaction, error)
    except discord.HTTPException as error:
        if not _is_expired(interaction, error):
            raise


def is_for_asker(interaction: discord.Interaction[DeskBot]) -> bool:
    """Whether only the asker reads an answer here, also one that need not be private."""
    return _from_another(interaction) or has_strangers(interaction) or _on_private_card(interaction)


class ReplyButton(DeskButton, template=r"(?!)"):
    """A button whose press is answered with a card: by default where the button is, with `private` to the presser."""

    private = False

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Answer."""
        await answer(interaction, self.reply(interaction), private=self.private)

    @abstractmethod
    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """The answer."""


async def _note_sent(interaction: discord.Interaction[DeskBot], note_it: Callable[[], Awaitable[None]]) -> None:
    """Store the state of an answer's buttons, or that it has arrived. The asker gets the answer all the same, so if the
    database refuses, that is logged; buttons are in memory until the next answer, or the stop, stores them."""
    try:
        await note_it()
    except (sqlite3.Error, DeskError) as error:
        if not database_refused(error):
            raise
        log.info("answer not noted interaction=%s guild=%s channel=%s user=%s error=%s", *ids_of(interaction), error)


async def _tell_pauses(interaction: discord.Interaction[DeskBot]) -> None:
    """Tell the asker about their watches that were paused since their last command. That command has its answer
    already, so if Discord or the database refuses, the next command tries again."""
    watches = interaction.client.app.watches
    try:
        if not (paused := await watches.untold_pauses(interaction.user.id)):
            return
        view = clickable(note(*told_pauses(paused)), interaction.client.command_mentions)
        await interaction.followup.send(view=view, ephemeral=True)
        await watches.note_told(paused)
    except (*DISCORD, sqlite3.Error, DeskError) as error:
        if not isinstance(error, DISCORD) and not database_refused(error):
            raise
        log.info("pauses not told interaction=%s guild=%s channel=%s user=%s error=%s", *ids_of(interaction), error)


async def refuse(interaction: discord.Interaction[DeskBot], error: DeskError) -> None:
    """Explain an error to the asker only. If the article of a button's card is not found, it was removed since."""
    is_button = interaction.type is discord.InteractionType.component
    if is_button and error.reason is Reason.NO_SUCH_ARTICLE and not isinstance(error, EmptySearch):
        error = NothingFound(Reason.ARTICLE_NOT_HERE)
    log.info("refused interaction=%s guild=%s channel=%s user=%s reason=%s", *ids_of(interaction), error.reason)
    candidates = await _candidates(interaction, error)
    buttons = [*candidates, *offered_again(interaction, error)]
    text, more = explain(error, buttons=bool(candidates)), await _nowhere_to_post(interaction, error)
    await _send_private(interaction, note(text, *more, buttons=buttons))
    await _note_sent(interaction, interaction.client.app.pages.store)


async def _nowhere_to_post(interaction: discord.Interaction[DeskBot], error: DeskError) -> list[str]:
    """For a shelf that is empty because no channel's links are saved yet: who can change that, and how."""
    guild_id = server_of(interaction)
    if error.reason is not Reason.EMPTY_SHELF or guild_id is None or not interaction.client.intents.message_content:
        return []
    try:
        desk = await interaction.client.app.desks.get(guild_id)
    except (sqlite3.Error, DeskError) as failure:
        if not database_refused(failure):
            raise
        return []
    return unsaved_links(desk)


def unsaved_links(desk: ServerSettings) -> list[str]:
    """A sentence that no channel's links are saved yet; none if a channel is set."""
    if desk.channels or desk.everywhere:
        return []
    return [gettext("Posted links are not saved yet: managers choose the desk's channels with `/desk setup`.")]


async def _candidates(interaction: discord.Interaction[DeskBot], error: DeskError) -> list[CardButton]:
    """A button for each of the nearest names or titles; none for commands that have no card for them."""
    command = interaction.command.qualified_name if interaction.command is not None else None
    if not isinstance(error, NothingFound) or not error.nearest or command not in _WITH_CANDIDATES:
        return []
    asked = {
        "ask": "candidate",
        "command": command,
        "names": [_asked_as(one, command) for one in error.nearest[:MOST_CANDIDATES]],
    }
    try:
        return candidate_buttons(error.nearest, await interaction.client.app.pages.hold(shelf_of(interaction), asked))
    except (sqlite3.Error, DeskError) as failure:
        if not database_refused(failure):
            raise
        return []  # the text names them


def _asked_as(one: NearName, command: str) -> str:
    """A near name as its button asks a command for it."""
    return f'entity:"{one.name}"' if command == "search" and isinstance(one, EntityRef) else near_key(one)


def _is_expired(interaction: discord.Interaction[DeskBot], error: Exception) -> bool:
    """Whether Discord no longer accepts an answer to the interaction; if so, that is logged."""
    expired = isinstance(error, discord.HTTPException) and error.code in _EXPIRED
    if expired:
        log.info("expired before its answer interaction=%s guild=%s channel=%s user=%s", *ids_of(interaction))
    return expired


async def answer_error(interaction: discord.Interaction[DeskBot], error: Exception) -> None:
    """Answer any error with a sentence to the asker and a line in the log; never a traceback in Discord."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if _is_expired(interaction, cause):
        return
    if interaction.client.is_closed():  # whatever its end was to the handler
        log.info("ended by the stop interaction=%s guild=%s channel=%s user=%s error=%s", *ids_of(interaction), cause)
        return
    if isinstance(expected := _as_expected(interaction, cause), DeskError):
        await refuse(interaction, expected)
    else:
        await _send_private(interaction, note(_unexpected(interaction, cause)))


def _as_expected(interaction: discord.Interaction[DeskBot], cause: Exception) -> Exception:
    """The error as a DeskError if a member can be told its reason, else as it is. What the operator must mend is
    logged."""
    if isinstance(cause, app_commands.NoPrivateMessage):
        return DeskError(Reason.SERVERS_ONLY)
    if isinstance(cause, app_commands.TransformerError) and cause.type is discord.AppCommandOptionType.channel:
        return DeskError(Reason.CHANNEL_UNKNOWN)  # a private or archived thread, or where only the asker has the desk
    if database_refused(cause):
        log.warning(
            "the database refused interaction=%s guild=%s channel=%s user=%s error=%s", *ids_of(interaction), cause
        )
        return refusal(cause)
    if lacking := machine_trouble(cause):
        log.warning(
            "the machine refused interaction=%s guild=%s channel=%s user=%s error=%s", *ids_of(interaction), lacking
        )
        return refusal(cause)
    return cause


def _unexpected(interaction: discord.Interaction[DeskBot], cause: Exception) -> str:
    """The sentence for an outdated command, trouble of Discord, or a bug, which is logged."""
    if isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        log.info("names an old command interaction=%s guild=%s channel=%s user=%s", *ids_of(interaction))
        return gettext("That command has changed. Reload Discord and try again.")
    if is_trouble_of_discord(cause):
        log.info("trouble of Discord interaction=%s guild=%s channel=%s user=%s error=%s", *ids_of(interaction), cause)
        return gettext("Discord has trouble at the moment. Try again.")
    incident = uuid4().hex[:8]
    log.error(
        "answer failed by a bug interaction=%s guild=%s channel=%s user=%s incident=%s",
        *ids_of(interaction),
        incident,
        exc_info=cause,
    )
    return neutral(incident)


def ids_of(interaction: discord.Interaction[DeskBot]) -> tuple[int, int | None, int | None, int]:
    """The ids for a log line: of the interaction, its server, channel and user."""
    return interaction.id, interaction.guild_id, interaction.channel_id, interaction.user.id


async def _in_time(interaction: discord.Interaction[DeskBot], work: Coroutine[Any, Any, Reply], private: bool) -> Reply:
    task = asyncio.create_task(work)
    try:
        await asyncio.wait({task}, timeout=PATIENCE)
        if not task.done() and not interaction.response.is_done():
            await _defer(interaction, private)
        return await task
    finally:
        task.cancel()


async def _defer(interaction: discord.Interaction[DeskBot], private: bool) -> None:
    thinks = private or not _turns_page(interaction)
    if not await first_response(partial(interaction.response.defer, thinking=thinks, ephemeral=private)):
        interaction.extras[_DEFERRED] = thinks


async def _show(interaction: discord.Interaction[DeskBot], reply: Reply, private: bool) -> None:
    for one in (reply, *reply.more):
        clickable(one.view, interaction.client.command_mentions)
    if reply.empty and not private and not _turns_page(interaction):
        with using(catalogue(interaction.locale.value)):
            await _follow_up(interaction, clickable(reply.empty(), interaction.client.command_mentions))
    elif _is_responded(interaction):
        await interaction.edit_original_response(view=reply.view, attachments=reply.files)
    elif _turns_page(interaction) and not private:
        await first_response(
            partial(interaction.response.edit_message, view=reply.view, attachments=reply.files), reply.files
        )
    else:
        message = {"view": reply.view, "files": reply.files, "ephemeral": private}
        await first_response(partial(interaction.response.send_message, **message), reply.files)
    for one in reply.more:
        await interaction.followup.send(view=one.view, files=one.files, ephemeral=private)


async def _send_private(interaction: discord.Interaction[DeskBot], view: discord.ui.LayoutView) -> None:
    """Send a view to the asker only. If Discord refuses, for one because the interaction has expired, it is logged."""
    try:
        await _follow_up(interaction, clickable(view, interaction.client.command_mentions))
    except DISCORD as error:
        log.info("got no answer interaction=%s guild=%s channel=%s user=%s error=%s", *ids_of(interaction), error)


async def _follow_up(interaction: discord.Interaction[DeskBot], view: discord.ui.LayoutView) -> None:
    if not _is_responded(interaction):
        await first_response(partial(interaction.response.send_message, view=view, ephemeral=True))
        return
    deferred = interaction.response.type is discord.InteractionResponseType.deferred_channel_message
    if not (deferred or interaction.extras.get(_DEFERRED)):
        await interaction.followup.send(view=view, ephemeral=True)
        return
    # The first follow-up to a deferred response completes it and is as public as it; so complete it, then delete it.
    await interaction.edit_original_response(view=note("…"))
    await interaction.followup.send(view=view, ephemeral=True)
    await interaction.delete_original_response()


def _is_responded(interaction: discord.Interaction[DeskBot]) -> bool:
    """Whether Discord has a first response, including one whose success was not reported."""
    return interaction.response.is_done() or _DEFERRED in interaction.extras


async def _in_language(
    interaction: discord.Interaction[DeskBot], work: Coroutine[Any, Any, Reply], private: bool
) -> Reply:
    """Do the work in the member's language for a private answer, in the server's for a public one. Raises NothingFound
    for a typed link to a message that the asker cannot see."""
    try:
        chosen = await _catalogue(interaction, private)
        await require_visible_messages(interaction)
    except BaseException:
        work.close()
        raise
    with using(chosen):
        return await work


async def _catalogue(interaction: discord.Interaction[DeskBot], private: bool) -> NullTranslations:
    if private or _on_private_card(interaction):
        return catalogue(interaction.locale.value)
    locale = interaction.guild_locale or interaction.locale
    return await server_catalogue(interaction.client.app.desks, server_of(interaction), locale)


def _on_private_card(interaction: discord.Interaction[DeskBot]) -> bool:
    """Whether a component was used on a card that only the asker sees, which the answer replaces."""
    return interaction.message is not None and interaction.message.flags.ephemeral


def _turns_page(interaction: discord.Interaction[DeskBot]) -> bool:
    return interaction.type is discord.InteractionType.component


def _from_another(interaction: discord.Interaction[DeskBot]) -> bool:
    """Whether a button was pressed on a card that someone else asked for or that the desk posted: then the presser gets
    a private copy and the card stays."""
    if not _turns_page(interaction) or interaction.message is None:
        return False
    asked = interaction.message.interaction_metadata
    return asked is None or asked.user.id != interaction.user.id
