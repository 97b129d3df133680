"""Charts, each drawn in a process of its own: about 0.1 s, and Pillow takes no memory in the bot."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

log = logging.getLogger(__name__)

_SECONDS = 10
_KEPT = ("PATH", "SYSTEMROOT", "LANG")


def bar_chart(counts: tuple[int, ...], labels: tuple[str, ...]) -> bytes | None:
    """The PNG of `chart_drawing.bar_chart`; None, with a warning in the log, if it cannot be drawn. Blocks."""
    try:
        return _drawn(counts, labels)
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("chart cannot be drawn error=%s", error)
        return None


@lru_cache(maxsize=256)
def _drawn(counts: tuple[int, ...], labels: tuple[str, ...]) -> bytes:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
    command = [sys.executable, "-m", "cogs._layout.chart_drawing", json.dumps(counts), json.dumps(labels)]
    return subprocess.run(command, env=environment, capture_output=True, check=True, timeout=_SECONDS).stdout  # noqa: S603  # our own module; numbers and labels
