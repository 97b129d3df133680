"""Run an evaluator of the evaluation kit."""

from __future__ import annotations

import json
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality.peers import PYTHON, ROOT

SHARED = ROOT.parent / "shared"


def run(of: str, program: Sequence[str], data: Path, *options: str) -> dict[str, float]:
    """Run evaluator `of` on a program over the sets in `data`; gives its figures. Raises RuntimeError if it fails."""
    command = [str(PYTHON), f"{of}.py", "--json", "--command", shlex.join(program), "--cwd", str(ROOT), *options]
    done = subprocess.run(
        command,
        cwd=SHARED / "eval",
        env={"EVAL_DATA": str(data), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"evaluator {of} failed: {done.stderr.strip()[-600:]}")
    figures: dict[str, float] = json.loads(done.stdout)["figures"]
    return figures
