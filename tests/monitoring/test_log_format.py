"""The log as JSON: one object a line, with the values that a line names."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.log_format import JsonFormatter, TextFormatter


def logged(message: str, *values: object, error: bool = False) -> dict[str, Any]:
    stream = io.StringIO()
    log, handler = logging.getLogger("bot.one"), logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        if error:
            raise ValueError("two\nlines")  # noqa: TRY301  # to be logged
        log.info(message, *values)
    except ValueError:
        log.exception(message, *values)
    finally:
        log.removeHandler(handler)
        log.setLevel(logging.NOTSET)
    (line,) = stream.getvalue().splitlines()
    return dict(json.loads(line))


def test_the_values_of_a_line_are_fields() -> None:
    told = logged("stored job=%s article=%s", 3, 4)
    assert told.pop("time").endswith("+00:00")
    assert told == {"level": "INFO", "logger": "bot.one", "message": "stored", "job": 3, "article": 4}


def test_a_value_never_replaces_a_field_of_the_line() -> None:
    """A Discord message is `message=` in the desk's lines."""
    told = logged("link refused message=%s reason=%s", 17, "gone")
    assert (told["message"], told["message_"], told["reason"]) == ("link refused", 17, "gone")


def test_lines_of_libraries_are_told_as_they_are() -> None:
    assert logged("Shard ID %s has connected (session=%s, %s).", 0, "x", 1)["message"] == (
        "Shard ID 0 has connected (session=x, 1)."
    )
    assert logged("100 % done")["message"] == "100 % done"


_FORGED = "2026-12-01 12:00:00,000 INFO bot.client: ready"


@pytest.mark.parametrize("end", ["\r\n", "\u2028", "\x0b", "\x85", "\u202e\x00"])
def test_a_record_is_one_line_whatever_it_tells(end: str) -> None:
    told = f"ended{end}{_FORGED}\x1b[2J"
    record = logging.LogRecord("bot.one", logging.INFO, "", 0, "lost error=%s", (told,), None)
    assert TextFormatter().format(record).endswith(f"INFO bot.one: lost error=ended {_FORGED} [2J")


def test_no_line_of_a_traceback_begins_as_a_record_does() -> None:
    try:
        raise ValueError(f"odd page\n{_FORGED}\x1b[2J")  # noqa: TRY301  # to be logged
    except ValueError:
        record = logging.LogRecord("bot.one", logging.ERROR, "", 0, "poll failed", None, sys.exc_info())
    first, *others = TextFormatter().format(record).split("\n")
    assert first.endswith("ERROR bot.one: poll failed")
    assert others[0] == " Traceback (most recent call last):"
    assert others[-1] == f" {_FORGED} [2J"
    assert all(line.startswith(" ") for line in others)


def test_libraries_write_nothing_below_info(capfd: pytest.CaptureFixture[str]) -> None:
    """discord.py writes every message of every channel at DEBUG, with names, and the tokens of commands."""
    script = """
import logging
from bot.log_format import write_log
write_log("DEBUG", "text")
logging.getLogger("discord.gateway").debug("private")
logging.getLogger("discord.gateway").info("Shard ID 0 has connected")
logging.getLogger("bot.app").debug("ours")
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])
    written = capfd.readouterr().err
    assert "private" not in written
    assert "has connected" in written
    assert "ours" in written


def test_a_traceback_stays_in_its_line() -> None:
    told = logged("loop failed loop=%s", "run", error=True)
    assert (told["message"], told["loop"]) == ("loop failed", "run")
    assert "ValueError: two\nlines" in told["traceback"]
