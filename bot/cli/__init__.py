"""L5: the commands of the terminal.

    python -m bot NAME …  ->  COMMANDS[NAME]  ->  the function that bears the module's name, imported only now

Each module that COMMANDS names holds one function of its own name, with typer's annotations; its docstring is the help.
Data goes to stdout, talk to stderr (`console`). A command raises DeskError for what the world did; `main` turns it into
one sentence and an exit status: 0 done, 1 failed, 2 wrong use or settings. Modules keep spaCy, discord and the like
inside functions, so that a command pays only for what it uses.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from bot.model.errors import DeskError, SettingsFailed

COMMANDS = {
    "demo": "bot.cli.demo",
    "run": "bot.cli.run",
    "import": "bot.cli.import_",
    "latest": "bot.cli.latest",
    "story": "bot.cli.story",
    "summary": "bot.cli.summary",
    "versions": "bot.cli.versions",
    "entity": "bot.cli.entity",
    "search": "bot.cli.search",
    "read": "bot.cli.read",
    "stories": "bot.cli.stories",
    "names": "bot.cli.names",
    "url": "bot.cli.url",
    "backup": "bot.cli.backup",
    "check": "bot.cli.check",
}


class Commands(TyperGroup):
    """The commands by name; a module is imported when its command is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the group's signature
        """Every name, the most wanted first."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:  # noqa: ARG002 - the group's signature
        """The command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name])
        single = typer.Typer(add_completion=False)
        single.command(cmd_name)(getattr(module, module.__name__.rpartition(".")[2]))
        command = typer.main.get_command(single)
        return command if isinstance(command, TyperCommand) else None


app = typer.Typer(
    cls=Commands, name="python -m bot", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


@app.callback()
def _desk() -> None:
    """Peninsula Desk: a news desk for Korea-watchers, in a chat."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit status. Wrong use has been told on stderr already."""
    from bot.cli.console import tell
    from bot.cli.error_messages import sentence

    try:
        app(arguments, prog_name="python -m bot")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except SettingsFailed as error:
        tell(sentence(error))
        return 2
    except DeskError as error:
        tell(sentence(error))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _let_stdout_go()
        return 1
    return 0


def _let_stdout_go() -> None:
    """Nobody reads any more: keep the interpreter from complaining when it flushes at exit."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
