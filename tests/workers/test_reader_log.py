"""A reader process writes its log in the form of the desk's."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from bot.log_format import JSON, TEXT
from bot.model.analysis import Page
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


@pytest.mark.parametrize("has_page", [False, True])
def test_a_reader_whose_bot_has_stopped_ends_without_a_word(has_page: bool) -> None:
    """The bot stops, or is killed, while a reader starts, and while it reads: nobody takes its answer."""
    config = ReaderConfig("tests.workers.readers:obedient", (), 5.0, 2**30, TEXT)
    code = "from bot.workers.reader import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        assert reader.stderr is not None
        if has_page:
            reader.stdin.write(wire.frame(config))
            reader.stdin.flush()
            reader.stdout.read(len(wire.frame(None)))
            reader.stdout.close()
            reader.stdin.write(wire.frame(Page(None, b"The talks were put off.", "text/plain")))
        else:
            reader.stdout.close()
            reader.stdin.write(wire.frame(config))
        reader.stdin.close()
        assert reader.stderr.read() == b""
    assert reader.returncode == 0
