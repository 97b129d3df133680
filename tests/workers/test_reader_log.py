"""A reader process writes its log in the form of the desk's."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from bot.log_format import JSON, TEXT
from bot.workers import wire
from bot.workers.reader import ReaderConfig


@pytest.mark.parametrize("form", [TEXT, JSON])
def test_a_readers_log_has_the_form_of_the_desks(form: str) -> None:
    config = ReaderConfig("tests.workers.readers:warning", (), 5.0, 2**30, form)
    code = "from bot.workers.reader import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], input=wire.frame(config), capture_output=True, timeout=60, check=True
    )
    (line,) = done.stderr.decode().splitlines()
    if form == TEXT:
        assert line.endswith("WARNING tests.workers.readers: page is odd count=3")
    else:
        told = json.loads(line)
        assert (told["level"], told["message"], told["count"]) == ("WARNING", "page is odd", 3)


def test_a_reader_whose_bot_was_killed_leaves_no_traceback_in_its_log() -> None:
    """A start takes seconds, in which the bot may be stopped."""
    config = ReaderConfig("tests.workers.readers:plain", (), 5.0, 2**30, TEXT)
    code = "from bot.workers.reader import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        reader.stdout.close()
        _, log = reader.communicate(wire.frame(config), timeout=60)
    assert (reader.returncode, log) == (0, b"")
