"""What a bot registers at the simulated Discord: made once a test process, for a conversation starts a bot or two."""

from __future__ import annotations

import copy
import functools
import marshal
from collections.abc import Callable, Hashable, Iterable, Mapping
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from discord import app_commands
from discord.abc import Snowflake

from bot import client

_COPIES_MODULE = ("simcord.http.router", "simcord.gateway")
_COPIES_FUNCTION = ("simcord.components", "simcord.results", "simcord.backend.serializers")
"""Modules of simcord that copy payloads: those that import `copy`, and those that import `deepcopy` from it."""
Payload = dict[str, Any]
_REGISTERED: dict[Hashable, list[Payload]] = {}
"""What bots with the same commands register. Nothing changes it, so it is never copied."""


def register_commands_once() -> None:
    """From now on a bot registers what the first one with these commands did: to translate each text into 33 languages,
    and to read Discord's answer, takes longer than most conversations. What `sync` returns has no options then. The
    commands' names in all languages are looked up once too."""
    app_commands.CommandTree.sync = _registered_as_before(app_commands.CommandTree.sync)  # type: ignore[method-assign]
    client.mentions_of = _named_as_before(client.mentions_of)


def copy_payloads_fast() -> None:
    """From now on simcord copies what is JSON without Python code: requests, events and messages, some of them
    several times."""
    for name in _COPIES_MODULE:
        vars(import_module(name)).update(copy=SimpleNamespace(deepcopy=_copied))
    for name in _COPIES_FUNCTION:
        vars(import_module(name)).update(deepcopy=_copied)


def _registered_as_before(sync: Any) -> Any:
    async def registered(self: Any, *, guild: Snowflake | None = None) -> list[app_commands.AppCommand]:
        commands = [*self.walk_commands(), *self.get_commands()]
        key = type(self.translator), self.allowed_installs.user, *map(_identity, commands)
        if guild is not None or self.translator is None:
            return await sync(self, guild=guild)  # type: ignore[no-any-return]
        if key not in _REGISTERED:
            _REGISTERED[key] = [
                await command.get_translated_payload(self, self.translator) for command in self.get_commands()
            ]
            return await sync(self)  # type: ignore[no-any-return]
        stored = await self.client.http.bulk_upsert_global_commands(
            self.client.application_id, payload=_REGISTERED[key]
        )
        without_options: list[Any] = [{**one, "options": []} for one in stored]
        return [app_commands.AppCommand(data=one, state=self.client._connection) for one in without_options]

    return registered


def _named_as_before(mentions_of: Callable[[Iterable[str], Mapping[str, int]], dict[str, str]]) -> Any:
    @functools.cache
    def found(names: tuple[str, ...], ids: tuple[tuple[str, int], ...]) -> dict[str, str]:
        return mentions_of(names, dict(ids))

    return lambda names, ids: found(tuple(names), tuple(ids.items())).copy()


def _identity(command: Any) -> Hashable:
    callback = getattr(command, "callback", None)
    return command.qualified_name, type(command), getattr(callback, "__code__", None)


def _copied(value: Any) -> Any:
    if isinstance(value, list) and any(value is one for one in _REGISTERED.values()):
        return value
    try:
        return marshal.loads(marshal.dumps(value))  # noqa: S302  # of this line
    except ValueError:  # something else is in it
        return copy.deepcopy(value)
