"""The addresses that bring the bot to servers and members."""

from __future__ import annotations

import discord


def invite_link(application_id: int) -> str:
    """The address at which a manager adds the bot to a server, with the permissions that it uses."""
    needed = discord.Permissions(
        view_channel=True,
        send_messages=True,
        send_messages_in_threads=True,
        create_public_threads=True,
        add_reactions=True,
        read_message_history=True,
        attach_files=True,
    )
    return discord.utils.oauth_url(application_id, permissions=needed, scopes=("bot", "applications.commands"))


def member_link(application_id: int) -> str:
    """The address at which members install the bot for themselves, to use it on every server and in conversations."""
    return f"{discord.utils.oauth_url(application_id, scopes=('applications.commands',))}&integration_type=1"
