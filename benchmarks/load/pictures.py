"""The cost of a picture of an answer: processor time and peak memory of the process that draws it.

Crowded pictures of each kind in English and Korean, each in a process of its own as the bot starts it, the interpreter
and its imports counted; and the two of an entity together. Linux only.
"""

from __future__ import annotations

import subprocess
import sys

import msgspec

from cogs._pictures.contents import Content
from tests.cogs.pictures import contents

_RUNS = 8
_CHILD = """
import runpy, sys, time
runpy.run_module("cogs._pictures.drawing", run_name="__main__")
spent = time.process_time() * 1000
with open("/proc/self/status") as status:
    peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
print(spent, peak, file=sys.stderr)
"""


def measure() -> dict[str, float]:
    """The least processor time in milliseconds and the peak in MiB of each kind, the larger of the two languages."""
    figures: dict[str, float] = {}
    for language in ("en", "ko"):
        bars, graph, timeline = contents(language)
        asked = {"bars": [bars], "graph": [graph], "timeline": [timeline], "entity": [graph, bars]}
        for name, pictures in asked.items():
            runs = [_drawn(pictures) for _ in range(_RUNS)]
            for figure, value in (("ms", min(ms for ms, _ in runs)), ("mib", max(mib for _, mib in runs))):
                figures[f"{name}_{figure}"] = max(value, figures.get(f"{name}_{figure}", 0))
    return figures


def _drawn(pictures: list[Content]) -> tuple[float, float]:
    """Processor time in milliseconds and peak in MiB of one process."""
    command = [sys.executable, "-c", _CHILD]
    done = subprocess.run(command, input=msgspec.json.encode(pictures), check=True, capture_output=True)
    ms, kib = done.stderr.split()
    return float(ms), float(kib) / 1024
