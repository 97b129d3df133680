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
_NAME = regex(r"[^\w#;]*(?:(?:export|set)\s+)?(\w*)")


def load(is_known: Callable[[str], bool]) -> dict[str, str | None]:
    """The names and values of the file; none if there is no file. A name without a sign after it has the value None.
    Settings without a value are left out, since the file may give them one in another line.

    Raises SettingsFailed if the file cannot be read, or has a line for a setting (`is_known`) that is not of the form
    NAME=value, which python-dotenv would pass over or take for another name, or two values for one setting. A line that
    begins with a semicolon is a comment, as for systemd.
    """
    try:
        text = _FILE.read_text("utf-8-sig")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsFailed(Reason.BAD_SETTINGS, f"{_FILE} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsFailed(Reason.BAD_SETTINGS, f"{_FILE} cannot be read: it is not UTF-8 text") from None
    kept, first = "", dict[str, tuple[str, int]]()
    for binding in parse_stream(StringIO(text)):
        written = binding.original.string
        name = _NAME.match(written)
        if name is None or not is_known(name[1]):
            kept += written
            continue
        line = binding.original.line + written[: name.start(1)].count("\n")
        if binding.error or binding.value is None or binding.key != name[1]:
            raise SettingsFailed(Reason.BAD_SETTINGS, f"{_FILE}, line {line}: not of the form NAME=value")
        if written_value := binding.value.strip():
            value, before = first.setdefault(name[1], (written_value, line))
            if value != written_value:
                detail = f"{_FILE}, line {line}: {name[1]} has another value in line {before}"
                raise SettingsFailed(Reason.BAD_SETTINGS, detail)
            kept += written
    return dotenv_values(stream=StringIO(kept))
