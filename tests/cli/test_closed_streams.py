"""A command whose stdin, stdout or stderr is closed, as a service manager or a shell may leave them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.processes import ROOT

_OFF = subprocess.DEVNULL
_NULL = Path(os.devnull).stat().st_rdev
_PROGRAM = """
import os, subprocess, sys
from bot.cli import main
status = main(["url", "http://paper.example/"])
print("\\udcff", file=sys.stderr)  # as of a file name that is no UTF-8
later = os.open(os.devnull, os.O_RDONLY)
devices = [os.fstat(number).st_rdev for number in range(3)]
of_child = subprocess.run([sys.executable, "-c", "import sys; print(end='', file=sys.stderr)"]).returncode
open(sys.argv[1], "w").write(f"{status} {later > 2} {of_child} {devices}")
"""


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_the_null_device_for_the_command_and_what_it_starts(tmp_path: Path, closed: str) -> None:
    told = tmp_path / "told"
    line = f'exec "$0" "$@" {closed}'
    command = ["sh", "-c", line, sys.executable, "-c", _PROGRAM, str(told)]
    subprocess.run(command, cwd=ROOT, check=True, stdin=_OFF, stdout=_OFF, stderr=_OFF)
    assert told.read_text() == f"0 True 0 {[_NULL] * 3}"
