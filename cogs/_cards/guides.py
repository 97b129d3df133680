"""Introductions: `/help`, hints in messages, and the first card on a server."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from msgspec import Struct

from bot.catalogue import command_name, gettext
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, line
from cogs._layout.foreign_text import code
from cogs._layout.layout import NEWS, QUIET, button, card
from cogs._layout.markdown import small


class HelpView(Struct, frozen=True):
    """The reader of the card: `may_save` articles, is a `manager`, asks on a `server`. `links_alone`: the desk also
    sees messages there that do not mention it."""

    may_save: bool
    manager: bool
    server: bool
    links_alone: bool


def help_card(
    view: HelpView,
    purposes: Sequence[tuple[str, str]],
    managers: Sequence[tuple[str, str]] = (),
    examples: Sequence[str] = (),
) -> discord.ui.LayoutView:
    """The commands for everybody and those for managers: pairs of a name (`digest show`) and its purpose, a
    message with `{command}`. `examples` are commands with options that have an answer on this shelf."""
    lines = [
        line(gettext("**A news desk for the Korean Peninsula**")),
        line(small(gettext("Every sentence shown comes from a saved article and ends in a link to it."))),
        apart(line(_saving(view))),
    ]
    if examples:
        lines += [apart(line(gettext("**Examples from this shelf**"))), line("\n".join(code(one) for one in examples))]
    lines += _commands("", purposes)
    if managers:
        lines += _commands(gettext("**For managers**"), managers)
    return card(lines, colour=QUIET)


def _saving(view: HelpView) -> str:
    if not view.may_save:
        return gettext("On this server members with certain roles save articles; you can look up all saved articles.")
    if not view.server:
        return gettext("Send a link here to save and summarise the article on a shelf of your own.")
    if view.links_alone:
        return gettext(
            "Post a link in a desk channel to save and summarise the article. In other channels, choose "
            "**Apps → Save article** on the message."
        )
    return gettext(
        "Mention the desk next to a link, or choose **Apps → Save article** on a message, to save and summarise the "
        "article."
    )


def _commands(title: str, purposes: Sequence[tuple[str, str]]) -> list[CardLine]:
    told = "\n".join(gettext(purpose, command=f"`/{command_name(command)}`") for command, purpose in purposes)
    return [apart(line("\n".join(filter(None, [title, told]))))]


def direct_message_sentences() -> list[str]:
    """The answer to a direct message without a link."""
    return [
        gettext("Send a link here to save and summarise the article on a shelf of your own."),
        gettext("`/ingest` saves a file or a text that you paste."),
        gettext("Questions are commands, here as on servers: `/latest`, `/search` and `/entity`. `/help` lists all."),
    ]


def mention_sentences() -> list[str]:
    """The answer to a mention of the desk without a link, on a server."""
    return [
        gettext("Mention the desk together with a link, and it saves and summarises the article."),
        gettext("Questions are commands: `/latest`, `/search` and `/entity`. `/help` lists all."),
    ]


def first_run_card(trouble: Sequence[str]) -> discord.ui.LayoutView:
    """What the desk does, and three ways to begin; `trouble` are sentences on missing permissions."""
    lines = [
        line(gettext("**Peninsula Desk: Korea news on this server**")),
        line(small(gettext("Every sentence that it shows comes from a saved article and ends in a link to it."))),
        apart(line(gettext("Managers choose the channels whose links it saves with **Set up** or `/desk setup`."))),
        line(gettext("**Starter feeds** lists public feeds of Korea desks that it can read by itself.")),
        line(gettext("**Try it** saves an article whose link you give, and summarises it.")),
        line(small(gettext("`/help` lists what you can do here."))),
        *(line(f"⚠️ {sentence}") for sentence in trouble),
    ]
    row = [
        button(gettext("Set up"), custom_ids.first_run("setup"), primary=True),
        button(gettext("Starter feeds"), custom_ids.first_run("feeds")),
        button(gettext("Try it"), custom_ids.first_run("try")),
    ]
    return card(lines, colour=NEWS, rows=[row])
