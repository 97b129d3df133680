"""Run `python -m bot …` as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def desk(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command outside the checkout, with its data in `home` and without the settings of this machine."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DESK_", "DISCORD_"))}
    variables = {**clean, "DESK_HOME": str(home), "PYTHONPATH": str(ROOT), "COLUMNS": "100", **environment}
    home.parent.mkdir(exist_ok=True, parents=True)
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=home.parent,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
