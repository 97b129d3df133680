"""The language of the terminal: `--lang`, else that of the environment. Help texts are made when a command is imported,
so the language must be known before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.catalogue import ENGLISH, LANGUAGES, gettext, language_of
from bot.model.errors import Reason, SettingsFailed

OPTION = "--lang"
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def take_option(arguments: Sequence[str], option: str) -> tuple[list[str], str | None]:
    """The arguments without an option that every command takes, which may be before or after the command's name, and
    its value. What follows `--` is left alone."""
    rest, chosen, open_ = list[str](), None, iter(arguments)
    for one in open_:
        if one == "--":
            return [*rest, one, *open_], chosen
        if one == option:
            chosen = next(open_, "")
        elif one.startswith(f"{option}="):
            chosen = one.partition("=")[2]
        else:
            rest.append(one)
    return rest, chosen


def terminal_language(chosen: str | None, environment: Mapping[str, str]) -> str:
    """One of the desk's languages; English if the environment names none of them. Raises SettingsFailed for a `--lang`
    that the desk does not have."""
    if chosen is not None:
        if (found := language_of(chosen)) is None:
            known = ", ".join(LANGUAGES)
            raise SettingsFailed(Reason.BAD_SETTINGS, gettext("--lang takes one of {languages}", languages=known))
        return found
    stated = next((environment[name] for name in _VARIABLES if environment.get(name)), None)
    return language_of(stated) or ENGLISH
