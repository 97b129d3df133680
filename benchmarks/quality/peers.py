"""Run other libraries on the same input, in a process of their own environment (`make peers`), without network."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-peers" / "bin" / "python"
_SCRIPT = Path(__file__).with_name("peers_process.py")


def ask(requests: list[dict[str, Any]]) -> list[dict[str, Any]] | None:
    """Each request's results by library name; None if the environment is missing."""
    if not PYTHON.exists():
        return None
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    done = subprocess.run(
        [str(PYTHON), str(_SCRIPT)], input=lines, capture_output=True, encoding="utf-8", check=False, cwd=_SCRIPT.parent
    )
    if done.returncode:
        raise RuntimeError(f"the peers failed: {done.stderr.strip()[-600:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]
