"""Cache for a reader command: `python -m benchmarks.quality.replay STORE COMMAND…`.

Takes the command's input and prints its answers, but runs the command only for lines that STORE has no answer for. So
an evaluator can run on many subsets of the documents while each document is read once.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def answered(lines: list[str], store: Path, command: list[str]) -> list[str]:
    """The answers in the order of the lines; lines without an answer are left out. New answers go into `store`."""
    known = _load(store)
    fresh = [line for line in dict.fromkeys(lines) if line not in known]
    if fresh:
        found = _asked(fresh, command)
        with store.open("a", encoding="utf-8") as file:
            file.writelines(json.dumps([line, found.get(line)], ensure_ascii=False) + "\n" for line in fresh)
        known |= found
    return [answer for line in lines if (answer := known.get(line))]


def _asked(lines: list[str], command: list[str]) -> dict[str, str]:
    by_id = {str(json.loads(line)["id"]): line for line in lines}
    done = subprocess.run(command, input="\n".join(lines) + "\n", stdout=subprocess.PIPE, encoding="utf-8", check=False)
    answers = [line for line in done.stdout.split("\n") if line.strip()]
    return {by_id[str(json.loads(answer)["id"])]: answer for answer in answers}


def _load(store: Path) -> dict[str, str]:
    if not store.exists():
        return {}
    with store.open(encoding="utf-8") as file:
        return dict(json.loads(line) for line in file)


if __name__ == "__main__":
    given = [line for line in sys.stdin.read().split("\n") if line.strip()]
    sys.stdout.writelines(answer + "\n" for answer in answered(given, Path(sys.argv[1]), sys.argv[2:]))
