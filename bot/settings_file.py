"""The file `.env` in the working folder."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path

from dotenv import dotenv_values
from dotenv.parser import parse_stream

from bot.model.errors import Reason, SettingsFailed
from bot.regexes import regex

_FILE = Path(".env")
_NAME = regex(r"[^\w#]*(?:(?:export|set)\s+)?(\w*)")


def load(is_known: Callable[[str], bool]) -> dict[str, str | None]:
    """The names and values of the file; none if there is no file. A name without a sign after it has the value None.

    Raises SettingsFailed if the file cannot be read, or has a line for a setting (`is_known`) that is not of the form
    NAME=value, which python-dotenv would pass over.
    """
    try:
        text = _FILE.read_text("utf-8-sig")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsFailed(Reason.BAD_SETTINGS, f"{_FILE} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsFailed(Reason.BAD_SETTINGS, f"{_FILE} cannot be read: it is not UTF-8 text") from None
    for binding in parse_stream(StringIO(text)):
        written = binding.original.string
        name = _NAME.match(written)
        if (binding.error or binding.value is None) and name is not None and is_known(name[1]):
            line = binding.original.line + written[: name.start(1)].count("\n")
            raise SettingsFailed(Reason.BAD_SETTINGS, f"{_FILE}, line {line}: not of the form NAME=value")
    return dotenv_values(stream=StringIO(text))
