"""The command `invite`: the link that invites the bot to a server."""

from __future__ import annotations

from bot.catalogue import gettext
from bot.cli.terminal.console import out, print_message


def invite() -> None:
    """Print the link, from the token alone; uses no network."""
    from bot.config import load_settings
    from bot.gateway.invitations import invite_link
    from bot.runtime import application_of, token_of

    out().print(invite_link(application_of(token_of(load_settings()))), markup=False, soft_wrap=True)
    print_message(gettext("Open it in a browser, signed in to Discord, and choose a server that you manage."))
