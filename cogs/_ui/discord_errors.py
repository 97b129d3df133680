"""Exceptions of calls to Discord that are not bugs, and first responses to interactions in spite of them."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence

import aiohttp
import discord

from cogs._send_failures import has_trouble

NETWORK = (aiohttp.ClientError, OSError, TimeoutError, discord.RateLimited, discord.GatewayNotFound)
"""Discord cannot be reached or limits requests."""

DISCORD = (discord.HTTPException, *NETWORK)
"""Discord refused the call or cannot be reached."""

_UNKNOWN_INTERACTION, _RESPONDED_ALREADY = 10062, 40060

log = logging.getLogger(__name__)


async def first_response(respond: Callable[[], Awaitable[object]], files: Sequence[discord.File] = ()) -> bool:
    """Make the first response to an interaction, with `files`; once more if the connection breaks, as one does that was
    not used for a while. False where Discord has a response already: it carried out a request whose answer was lost,
    and discord.py, which repeats requests, does not know."""
    try:
        try:
            await respond()
        except (aiohttp.ClientConnectionError, ConnectionError):
            for file in files:
                file.reset()
            await respond()
    except discord.HTTPException as error:
        if error.code != _RESPONDED_ALREADY:
            raise
        return False
    return True


async def open_form(interaction: discord.Interaction[discord.Client], form: discord.ui.Modal) -> None:
    """Open a form."""
    if not await first_response(lambda: interaction.response.send_modal(form)):
        # It is open, and discord.py does not wait for its submission: it has no public way to say so.
        interaction._state.store_view(form)  # noqa: SLF001


def is_trouble_of_discord(error: BaseException) -> bool:
    """Whether Discord had trouble with a call or could not be reached, so that the same call may be taken later."""
    if isinstance(error, discord.HTTPException):
        return has_trouble(error)
    return isinstance(error, aiohttp.ClientError | discord.RateLimited)


def is_no_late_choice(record: logging.LogRecord) -> bool:
    """A filter for discord.py's log, which reports choices of an autocomplete that came too late as an error with a
    traceback: False for those, which get a line here."""
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return True
    code = error.code if isinstance(error, discord.HTTPException) else None
    if not is_trouble_of_discord(error) and code not in (_UNKNOWN_INTERACTION, _RESPONDED_ALREADY):
        return True
    log.info("choices not shown error=%s", error)
    return False
