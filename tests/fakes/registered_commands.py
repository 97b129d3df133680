"""What a bot registers at the simulated Discord: made once a test process, for a conversation starts a bot or two."""

from __future__ import annotations

import copy
import json
import marshal
import pickle
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from discord import app_commands

_ROUTER = import_module("simcord.http.router")
Payload = dict[str, Any]


def translate_commands_once() -> None:
    """From now on a command, a group and a menu are translated the first time that they have these names, texts and
    options: discord.py asks for each text in 33 languages, which takes longer than most conversations."""
    for kind in (app_commands.Command, app_commands.Group, app_commands.ContextMenu):
        kind.get_translated_payload = _once(kind.get_translated_payload)  # type: ignore[method-assign]


def copy_requests_fast() -> None:
    """From now on simcord's log of requests copies what is JSON without Python code; most of it are the commands."""
    _ROUTER.copy = SimpleNamespace(deepcopy=_copied)  # type: ignore[attr-defined]  # it imports the module


def _once(translate: Any) -> Any:
    made: dict[tuple[type, str], bytes] = {}

    async def translated(self: Any, tree: Any, translator: Any) -> Payload:
        key = type(translator), json.dumps(self.to_dict(tree))
        if key not in made:
            made[key] = pickle.dumps(await translate(self, tree, translator))
        payload: Payload = pickle.loads(made[key])  # noqa: S301  # of the line above
        return payload

    return translated


def _copied(value: Any) -> Any:
    try:
        return marshal.loads(marshal.dumps(value))  # noqa: S302  # of this line
    except ValueError:  # something else is in it
        return copy.deepcopy(value)
