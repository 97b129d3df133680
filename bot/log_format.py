"""The form of the log: lines of text, or a JSON object a line."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any

from bot.regexes import regex

TEXT, JSON = "text", "json"
_TEXT_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_FIELD = regex(r" ([a-z_]+)=%s")
"""How the desk's own lines name their values: `stored job=%s article=%s`."""
RECOVERY = {"recovery": True}
"""The `extra` of a warning that says that a failure is over: the operator has nothing to do."""
_RESERVED = frozenset({"time", "level", "logger", "message", "traceback"})
_CONTROL = regex("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
"""What breaks a line, moves the cursor or turns the direction of writing."""


class TextFormatter(logging.Formatter):
    """A line for each record, and after it the traceback of an exception, indented. What sites, workers and libraries
    say may have line breaks, which would begin a line that nobody wrote."""

    def __init__(self) -> None:
        super().__init__(_TEXT_FORM)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # of logging
        """One line."""
        return _CONTROL.sub(" ", super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802  # of logging
        """Lines that begin with a blank."""
        return "\n".join(f" {_CONTROL.sub(' ', line)}" for line in super().formatException(ei).splitlines())


class JsonFormatter(logging.Formatter):
    """`time`, `level`, `logger`, `message`, the values that the line names, and the `traceback` of an exception."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        names = _FIELD.findall(record.msg) if isinstance(record.msg, str) else []
        if isinstance(record.args, tuple) and len(names) == len(record.args):
            told["message"] = _FIELD.sub("", str(record.msg))
            values = dict(zip(names, record.args, strict=True))
            told |= {f"{name}_" if name in _RESERVED else name: value for name, value in values.items()}
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


_OURS = ("bot", "cogs")


def write_log(level: str, form: str) -> None:
    """Write the log of this process to stderr in one of the two forms. DEBUG is for the desk's own lines: what
    libraries write at that level has members' names and messages, and the tokens of their commands."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter() if form == JSON else TextFormatter())
    logging.basicConfig(level=max(logging.INFO, logging.getLevelNamesMapping()[level]), handlers=[handler])
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
