"""Links, files and texts from members as submissions, and their results as cards."""

from __future__ import annotations

from pathlib import PurePath

import discord
from msgspec.structs import replace

from bot.app import App
from bot.catalogue import gettext
from bot.client import DeskBot
from bot.model.analysis import FILE_TYPES, Page
from bot.model.errors import DeskError, Reason
from bot.model.jobs import Post, Shelf, Submission, Submitted
from bot.model.settings import ServerSettings
from bot.policy.urls import links_in, message_link, typed_address
from cogs._cards.article import already_saved_card, posted_card
from cogs._cards.notes import note, shared_note
from cogs._ui.answer_replies import first_post_for
from cogs._ui.discord_errors import DISCORD
from cogs._ui.error_messages import still_reading
from cogs._ui.permissions import is_closed
from cogs._ui.places import has_strangers, server_of, shelf_of
from cogs._ui.respond import Reply

MOST_LINKS = 10
"""Links saved from one message."""

WAIT_SECONDS = 90.0
"""Seconds an interaction waits for its article; Discord allows 15 minutes."""


def may_save(desk: ServerSettings, member: discord.Member | discord.User) -> bool:
    """Whether the server lets this member save articles; managers always may."""
    if not desk.ingest_roles:
        return True
    if not isinstance(member, discord.Member):
        return False  # has left the server
    return member.guild_permissions.manage_guild or any(role.id in desk.ingest_roles for role in member.roles)


async def require_may_save(interaction: discord.Interaction[DeskBot]) -> None:
    """Raises DeskError if the server's settings do not let the asker save articles."""
    server_id = server_of(interaction)
    if server_id is None:
        return
    if not may_save(await interaction.client.app.desks.get(server_id), interaction.user):
        raise DeskError(Reason.ROLES_ONLY, user=interaction.user.id)


def is_shared(interaction: discord.Interaction[DeskBot]) -> bool:
    """Whether a text saved here can be found by members who do not see the channel."""
    return server_of(interaction) is not None and is_closed(interaction.guild, interaction.channel_id)


async def post_of(interaction: discord.Interaction[DeskBot], message_id: int | None = None) -> Post:
    """The post of an interaction. No reply is owed, since the interaction waits for the answer; an answer that is too
    late for it goes to direct messages if others read the channel or the desk cannot write there."""
    if not has_strangers(interaction):
        return Post(interaction.user.id, interaction.guild_id, interaction.channel_id, message_id)
    try:
        direct = await interaction.user.create_dm()
    except DISCORD:
        return Post(interaction.user.id)
    return Post(interaction.user.id, channel_id=direct.id)


async def link_submissions(interaction: discord.Interaction[DeskBot], typed: str) -> list[Submission]:
    """The typed links; there may be several, and a single one may lack its `https://`. Raises DeskError for the link of
    a Discord message, whose page has nothing for a reader without its scripts."""
    typed = typed_address(typed)
    if message_link(typed) is not None:
        raise DeskError(Reason.MESSAGE_LINK)
    links = links_in(typed) or (typed,)
    post = await post_of(interaction)
    return [Submission(shelf_of(interaction), post, url=link) for link in links[:MOST_LINKS]]


def is_readable(file: discord.Attachment) -> bool:
    """Whether files of this type can be read."""
    return PurePath(file.filename).suffix.lower() in FILE_TYPES


async def page_of(file: discord.Attachment, limit: int) -> Page:
    """An attachment as a page of at most `limit` bytes. Raises DeskError for a type or size that cannot be read."""
    suffix = PurePath(file.filename).suffix.lower()
    if suffix not in FILE_TYPES:
        raise DeskError(Reason.UNSUPPORTED_TYPE, suffix or gettext("no file extension"), attachment=file.id)
    if file.size > limit:
        detail = gettext("{size} MiB; limit: {limit} MiB", size=f"{file.size / 2**20:.1f}", limit=limit // 2**20)
        raise DeskError(Reason.TOO_LARGE, detail, attachment=file.id)
    try:
        content = await file.read()
    except DISCORD as error:
        raise DeskError(Reason.ATTACHMENT_LOST, attachment=file.id) from error
    return Page(None, content, FILE_TYPES[suffix])


def pasted_page(text: str, title: str) -> Page:
    """Pasted text as a page. Raises DeskError if it is empty."""
    if not text.strip():
        raise DeskError(Reason.NOTHING_GIVEN)
    return Page(None, text.encode("utf-8", "replace"), "text/plain", "utf-8", title.strip() or None)


async def saved_reply(interaction: discord.Interaction[DeskBot], submission: Submission) -> Reply:
    """Submit, wait, and answer with the article's card, or that it is saved already. Raises DeskError if it was
    refused."""
    app, shelf = interaction.client.app, shelf_of(interaction)
    submitted = await app.ingest.submit(submission)
    if submitted.article_id is not None:
        first = await first_post_for(interaction, submitted.first_post)
        return await already_saved(app, shelf, submitted.article_id, first)
    article_id = await _article_of(app, submitted, pasted=submission.page is not None)
    shared = submission.page is not None and is_shared(interaction)
    if article_id is None:
        return Reply(note(still_reading(), *([shared_note()] if shared else ())))
    summary = await app.answers.summary(shelf, str(article_id))
    is_known = submitted.job_id is not None and await app.ingest.led_to_saved(shelf, submitted.job_id)
    first = await first_post_for(interaction, summary.first_post)
    return Reply(posted_card(replace(summary, saved_before=is_known, first_post=first), shared=shared))


async def saved_title(app: App, submission: Submission) -> str | None:
    """Submit, wait, and give the article's title; None if it is not read yet. Raises DeskError if it was refused."""
    submitted = await app.ingest.submit(submission)
    article_id = submitted.article_id or await _article_of(app, submitted, pasted=submission.page is not None)
    if article_id is None:
        return None
    return (await app.answers.summary(submission.shelf, str(article_id))).article.title


async def already_saved(app: App, shelf: Shelf, article_id: int, first: Post | None) -> Reply:
    """The reply to an article that is on the shelf already."""
    article = (await app.answers.summary(shelf, str(article_id))).article
    return Reply(already_saved_card(article, first))


async def _article_of(app: App, submitted: Submitted, *, pasted: bool) -> int | None:
    """The article of a finished job; None if it is not read yet. Raises DeskError if it was refused."""
    assert submitted.job_id is not None  # noqa: S101  # Submitted has an article or a job
    outcome = await app.ingest.wait(submitted.job_id, WAIT_SECONDS)
    if outcome is None and await app.ingest.answer_later(submitted):
        return None
    outcome = outcome or await app.ingest.wait(submitted.job_id, 0)
    if outcome is None:
        return None
    if outcome.article_id is None:
        raise DeskError(Reason(outcome.reason or Reason.UNREADABLE), outcome.detail, job=outcome.job_id, pasted=pasted)
    return outcome.article_id
