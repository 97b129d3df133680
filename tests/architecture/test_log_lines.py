"""Log lines have one form: what happened in a few words, then ids as key=value. They hold no text, address or name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.syntax_trees import ROOT, modules, nodes

LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}
FORM = re.compile(r"[a-zA-Z][^%=]*[^%=\s](?: [a-z_]+=%s)*")
KEYS = {
    "act", "article", "articles", "attempt", "bytes", "channel", "changed_entities", "count", "delivery", "document",
    "done_to",
    "emoji", "error", "event", "failed", "feed", "file", "files", "finding", "folder", "guild", "guilds", "host", "ids",
    "incident",
    "interaction", "job", "kind", "left", "link", "loop", "message", "next_seconds", "reason", "shard", "shelf",
    "state", "subscription",
    "user", "watch", "without",
}  # fmt: skip
"""Ids, counts and causes. `error` is the text of an error of the machine, the network or Discord and comes last;
`link` is the desk's own invitation."""


def log_calls() -> Iterator[tuple[str, ast.Call]]:
    """Place and call of each log line of the desk."""
    for folder in ("bot", "cogs"):
        for path in modules(folder):
            for node in nodes(path):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and node.func.attr in LEVELS | {"log"}
                    and isinstance(node.func.value, ast.Name)
                    and node.func.value.id in {"log", "_log"}
                ):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_every_log_line_has_the_form() -> None:
    lines = list(log_calls())
    assert len(lines) > 40
    strays = []
    for place, call in lines:
        message = call.args[0]
        said = message.value if isinstance(message, ast.Constant) and isinstance(message.value, str) else ""
        keys = re.findall(r"(\w+)=%s", said)
        last = "error" not in keys or keys.index("error") == len(keys) - 1
        if not FORM.fullmatch(said) or not set(keys) <= KEYS or not last:
            strays.append(f"{place} {said!r}")
    assert strays == []


def test_no_log_line_tells_a_reason_with_its_detail() -> None:
    """The text of a DeskError may hold what a member typed; its reason does not."""
    text = "from bot.model.errors import DeskError"
    strays = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in ("bot", "cogs")
        for path in modules(folder)
        if text in path.read_text(encoding="utf-8")
        for handler in nodes(path)
        if isinstance(handler, ast.ExceptHandler)
        and isinstance(handler.type, ast.Name)
        and handler.type.id == "DeskError"
        for node in ast.walk(handler)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in LEVELS
        and any(isinstance(argument, ast.Name) and argument.id == handler.name for argument in node.args)
    ]
    assert strays == []
