"""Terminal commands.

    python -m bot NAME …, or peninsula-desk NAME …  ->  COMMANDS[NAME]  ->  a function, imported only now

Messages are in the language of `--lang`, which any command takes, or else of the environment (LC_ALL, LC_MESSAGES,
LANG). Any command takes `--shards` too, which chooses the process of a sharded desk.

The module of a command holds a function of the same name, whose parameters carry typer's annotations. Answers go to
stdout, messages to stderr (`console`). A command raises DeskError for expected failures; `main` prints its message and
returns the exit status: 0 success, 1 failure, 2 wrong usage or settings. Heavy libraries (spaCy, discord.py) are
imported inside functions, so that a command loads only what it uses.
"""

from __future__ import annotations

import errno
import importlib
import os
import sqlite3
import sys
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import PurePath
from typing import Annotated, Any

import typer
from msgspec import Struct
from typer.core import TyperCommand, TyperGroup

from bot import __version__
from bot.catalogue import LANGUAGES, catalogue, gettext, gettext_noop, using
from bot.model.errors import DeskError, SettingsFailed

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})

SHARDS_OPTION = "--shards"
PROGRAM = "peninsula-desk"
"""The console script of an installed package."""


class CommandEntry(Struct, frozen=True):
    """The module of a command, and its help text as a message of the catalogue. `one_process`: it cannot be run for all
    processes of a sharded desk, since it does not end, or its file belongs to one process."""

    module: str
    help_text: str
    one_process: bool = False


COMMANDS = {
    "demo": CommandEntry(
        "bot.cli.demo",
        gettext_noop("Try the bot on a simulated Discord server with sample articles, in your browser."),
        one_process=True,
    ),
    "run": CommandEntry(
        "bot.cli.run",
        gettext_noop("Run the bot. Needs DISCORD_TOKEN, in .env or in the environment."),
        one_process=True,
    ),
    "invite": CommandEntry(
        "bot.cli.operations.invite",
        gettext_noop("Print the link that invites the bot to a server. Needs DISCORD_TOKEN."),
    ),
    "import": CommandEntry(
        "bot.cli.ingest.import_",
        gettext_noop("Save links, pages and texts from files on a shelf. Repeat it to resume an interrupted import."),
        one_process=True,
    ),
    "latest": CommandEntry(
        "bot.cli.answers.latest",
        gettext_noop("Show the latest stories, with their outlets and a few linked sentences."),
    ),
    "story": CommandEntry(
        "bot.cli.answers.story",
        gettext_noop("Show a story day by day: outlets, origins, statements and conflicting figures."),
    ),
    "summary": CommandEntry(
        "bot.cli.answers.summary", gettext_noop("Summarise an article: key sentences, statements and the names in it.")
    ),
    "versions": CommandEntry(
        "bot.cli.answers.versions",
        gettext_noop("Show how an article changed since it was saved: old text in red, new text in green."),
    ),
    "cite": CommandEntry(
        "bot.cli.answers.evidence.cite",
        gettext_noop("Cite an article in Chicago, APA, BibTeX or Markdown, with the exact sentences."),
    ),
    "ahead": CommandEntry(
        "bot.cli.answers.evidence.ahead",
        gettext_noop(
            "Show the coming events that articles name: talks, drills, votes, court dates, visits, deadlines."
        ),
    ),
    "launches": CommandEntry(
        "bot.cli.answers.evidence.launches",
        gettext_noop("Show the missile and rocket launches that articles report, each figure with its source."),
    ),
    "claims": CommandEntry(
        "bot.cli.answers.evidence.claims",
        gettext_noop(
            "Show the numbers that sources give on a topic, confirmations and denials, and the other side's answers."
        ),
    ),
    "entity": CommandEntry(
        "bot.cli.answers.entity",
        gettext_noop("Look up a name: role, recent articles, statements and names it appears with."),
    ),
    "term": CommandEntry(
        "bot.cli.answers.evidence.term",
        gettext_noop("Show the first and last use of a term by state media and by others, and its uses by month."),
    ),
    "appearances": CommandEntry(
        "bot.cli.answers.evidence.appearances",
        gettext_noop("Show a person's reported appearances by day, and the longest gap between them."),
    ),
    "search": CommandEntry("bot.cli.answers.search", gettext_noop("Search the articles for words, names, dates …")),
    "similar": CommandEntry("bot.cli.answers.similar", gettext_noop("Find the articles most like one.")),
    "read": CommandEntry(
        "bot.cli.reading.read",
        gettext_noop("Analyse documents and print one JSON object per document. Also reads JSON Lines."),
    ),
    "stories": CommandEntry(
        "bot.cli.reading.stories",
        gettext_noop("Group articles into stories; prints the id and the story of each, as JSON Lines."),
    ),
    "names": CommandEntry(
        "bot.cli.reading.names",
        gettext_noop("Rank candidate names for each spelling on stdin, across scripts and romanisations."),
    ),
    "url": CommandEntry(
        "bot.cli.reading.url",
        gettext_noop("Check whether an address may be fetched, and print its canonical form. Uses no network."),
    ),
    "feeds": CommandEntry(
        "bot.cli.operations.feeds",
        gettext_noop("List the feeds of a server, or import and export them as OPML. The bot must be stopped."),
        one_process=True,
    ),
    "watches": CommandEntry(
        "bot.cli.operations.watches", gettext_noop("List the watches of a server. The bot must be stopped.")
    ),
    "relink": CommandEntry(
        "bot.cli.operations.relink",
        gettext_noop("Link stored articles with today's knowledge base. A running bot does it by itself."),
    ),
    "health": CommandEntry(
        "bot.cli.operations.health",
        gettext_noop("Check whether the running bot is well, for a monitor: prints any fault; exit status 0 or 1."),
    ),
    "retry": CommandEntry(
        "bot.cli.operations.retry",
        gettext_noop("Try failed links again, also while the bot runs. `check` shows why they failed."),
    ),
    "cluster-worker": CommandEntry(
        "bot.cli.operations.cluster_worker",
        gettext_noop("Read pages on this machine for a bot on another one. See docs/operations.md."),
    ),
    "backup": CommandEntry(
        "bot.cli.operations.backup",
        gettext_noop("Copy the database to a file, also while the bot runs. `restore` puts it back."),
        one_process=True,
    ),
    "restore": CommandEntry(
        "bot.cli.operations.restore",
        gettext_noop("Put a copy made by `backup` in place of the database. The bot must be stopped."),
        one_process=True,
    ),
    "export": CommandEntry(
        "bot.cli.exports.export",
        gettext_noop(
            "Write the articles of a shelf, a search, a story or a name to a file, or a channel's digests as "
            "a feed; also while the bot runs. --server moves a server to another process."
        ),
        one_process=True,
    ),
    "check": CommandEntry(
        "bot.cli.operations.check",
        gettext_noop(
            "Check settings, database and language model; show queue, failures, slow sites, digests and disk. "
            "Exit status 1 if anything needs you."
        ),
    ),
}


def command_function(entry: CommandEntry) -> Callable[..., None]:
    """The function of a command, whose module is imported."""
    found: Callable[..., None] = getattr(importlib.import_module(entry.module), entry.module.rpartition(".")[2])
    return found


class CommandGroup(TyperGroup):
    """The commands by name. Imports a command's module on first use."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the group's signature
        """All names, in the order of the help page."""
        return list(COMMANDS)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As typer's method, but also for names of commands that are not imported yet."""
        if args and args[0] not in COMMANDS and (near := get_close_matches(args[0], COMMANDS)):
            ctx.fail(gettext("There is no command “{name}”. Did you mean {near}?", name=args[0], near=", ".join(near)))
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:  # noqa: ARG002 - the group's signature
        """The command, or None if there is none of that name."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        single = typer.Typer(add_completion=False)
        single.command(cmd_name, help=gettext(entry.help_text))(command_function(entry))
        command = typer.main.get_command(single)
        return command if isinstance(command, TyperCommand) else None


def main(arguments: list[str] | None = None) -> int:
    """Run a command, by default that of `sys.argv`, and return its exit status. Failures print a message. With
    `--shards all` it runs once for each process of a sharded desk, and the highest status is returned."""
    from bot.cli.terminal.console import open_closed_streams, print_in_any_locale
    from bot.cli.terminal.language import OPTION, take_option, terminal_language

    open_closed_streams()
    print_in_any_locale()
    rest, chosen = take_option(sys.argv[1:] if arguments is None else arguments, OPTION)
    try:
        language = terminal_language(chosen, os.environ)
    except SettingsFailed as error:
        return _failed(error)
    with using(catalogue(language)):
        return _run_for_processes(rest)


def _run_for_processes(arguments: list[str]) -> int:
    if not any(one.partition("=")[0] == SHARDS_OPTION for one in arguments):
        return _run(arguments)  # commands that need no settings load none
    from bot.cli.terminal.console import print_message
    from bot.cli.terminal.language import take_option
    from bot.cli.terminal.process_choice import chosen_shards, shards_set

    rest, stated = take_option(arguments, SHARDS_OPTION)
    try:
        chosen = chosen_shards(stated)
    except SettingsFailed as error:
        return _failed(error)
    if len(chosen) > 1 and (name := _one_process_command(rest)):
        example = f"{SHARDS_OPTION} {chosen[0]}"
        print_message(
            gettext("`{command}` is for one process at a time, such as {shards}", command=name, shards=example)
        )
        return 2
    statuses = []
    for one in chosen:
        if len(chosen) > 1:
            print_message(gettext("Shards {shards}:", shards=one))
        with shards_set(one):
            statuses.append(_run(list(rest)))
    return max(statuses)


def _one_process_command(arguments: list[str]) -> str | None:
    """The command in the arguments, if it is one that `--shards all` cannot mean."""
    name = next((one for one in arguments if not one.startswith("-")), "")
    return name if name in COMMANDS and COMMANDS[name].one_process else None


def _run(arguments: list[str]) -> int:
    try:
        application()(arguments, prog_name=_program_name())
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except KeyboardInterrupt:
        return 130
    except (DeskError, sqlite3.Error, OSError, ExceptionGroup) as error:
        return _failed(error)
    return 0


def _failed(error: Exception) -> int:
    """The exit status after an expected error, which is printed as a sentence, or after the reader of the output has
    gone. The error may be in a group of tasks. Expected are DeskError, failures of the output, and those of SQLite,
    such as a damaged page that the checks at start do not read. Raises any other error again, including a bug in a
    query."""
    from bot.cli.terminal.console import print_message
    from bot.cli.terminal.error_messages import explain
    from bot.storage.engine import refusals

    found = error
    while isinstance(found, ExceptionGroup) and len(found.exceptions) == 1:
        found = found.exceptions[0]
    if isinstance(found, BrokenPipeError):
        _discard_stdout()
        return 1
    if isinstance(found, OSError) and found.errno in _FULL:
        _discard_stdout()
        print_message(gettext("The output cannot be written: {cause}", cause=found.strerror))
        return 1
    if isinstance(found, sqlite3.Error) and refusals.is_refusal(found):
        found = SettingsFailed(refusals.reason(found), str(found))
    if not isinstance(found, DeskError):
        raise error
    for line in explain(found):
        print_message(line)
    return 2 if isinstance(found, SettingsFailed) else 1


def application() -> typer.Typer:
    """The commands as a typer application."""
    app = typer.Typer(cls=CommandGroup, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
    app.callback(help=gettext("Peninsula Desk: a Korean Peninsula news desk for Discord servers."))(_shared_options)
    return app


def _shared_options(
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="|".join(LANGUAGES),
            help=gettext("Language of the answers. Default: that of the environment."),
        ),
    ] = None,
    shards: Annotated[
        str | None,
        typer.Option(
            SHARDS_OPTION,
            metavar="SHARDS",
            help=gettext("Process of a sharded desk, such as 0-3/16, or all. Default: DESK_SHARDS."),
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help=gettext("Print the program's version.")),
    ] = False,
) -> None:
    """Options of every command, for the help page; `main` has already removed them from the arguments."""


def _print_version(asked: bool) -> None:
    """Print the version and end the program, if `--version` is given."""
    if asked:
        typer.echo(__version__)
        raise typer.Exit


def _program_name() -> str:
    """How the program was started, for the usage line."""
    return PROGRAM if PurePath(sys.argv[0]).stem == PROGRAM else "python -m bot"


def _discard_stdout() -> None:
    """Redirect stdout to the null device after its reader has gone, so that the flush at exit does not fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
