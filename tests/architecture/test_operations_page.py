"""The operator's page and what is in `packaging` agree with the program."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot.cli import COMMANDS
from bot.config import Settings
from bot.fetch import lookups
from bot.monitoring.prometheus import PrometheusMeter
from tests.architecture.test_log_lines import log_calls

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
UNIT = (PACKAGING / "peninsula-desk.service").read_text(encoding="utf-8")
CONTAINERFILE = (PACKAGING / "Containerfile").read_text(encoding="utf-8")
SETTINGS = {name.upper() for name in Settings.__struct_fields__}
_OPERATORS = {"warning", "error", "exception", "critical"}


def test_every_setting_that_is_named_exists() -> None:
    for text in (UNIT, CONTAINERFILE, (PACKAGING / "compose.yaml").read_text(encoding="utf-8")):
        named = set(re.findall(r"\bDESK_[A-Z_]+[A-Z]\b", text))
        assert named
        assert named - SETTINGS == set()


def test_as_many_threads_are_allowed_as_names_may_be_looked_up_on_beside_the_rest() -> None:
    """A thread that cannot be started ends a fetch, and may end the bot."""
    rest = 128
    tasks = re.search(r"^TasksMax=(\d+)$", UNIT, re.MULTILINE)
    pids = re.search(r"^ +pids_limit: (\d+)$", (PACKAGING / "compose.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert tasks is not None
    assert pids is not None
    assert min(int(tasks[1]), int(pids[1])) >= lookups.MOST + rest


def test_every_command_that_is_run_exists() -> None:
    run = set(re.findall(r"-m bot ([\w-]+)", UNIT))
    run |= set(json.loads(re.search(r"^CMD (\[.*\])$", CONTAINERFILE, re.MULTILINE)[1]))  # type: ignore[index]  # there is one
    run.add(json.loads(re.search(r"HEALTHCHECK .* CMD (\[.*\])$", CONTAINERFILE, re.MULTILINE)[1])[-1])  # type: ignore[index]  # there is one
    assert run >= {"run", "health"}
    assert run - COMMANDS.keys() == set()


def test_every_metric_is_explained_and_every_explained_one_is_served() -> None:
    explained = set(re.findall(r"`(desk_[a-z_]+)`", PAGE))
    served = set()
    for family in PrometheusMeter().registry.collect():
        if family.name.startswith("desk_"):
            served.add(f"{family.name}_total" if family.type == "counter" else family.name)
    assert explained == served


def test_every_warning_and_error_of_the_log_is_explained() -> None:
    """And nothing that the log never says."""
    explained = set(re.findall(r"\*([^*|]+)\*", PAGE.partition("## What to do when")[2]))
    messages = {
        re.sub(r" [a-z_]+=%s", "", call.args[0].value)  # type: ignore[attr-defined]  # held by test_log_lines
        for _, call in log_calls()
        if call.func.attr in _OPERATORS  # type: ignore[attr-defined]  # held by log_calls
    }
    assert {message for message in messages if not message.startswith(tuple(explained))} == set()
    assert {line for line in explained if not any(message.startswith(line) for message in messages)} == set()


def test_systemd_accepts_the_unit(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd is not installed")
    unit = tmp_path / "peninsula-desk.service"
    unit.write_text(re.sub(r"^ExecStart=\S+", f"ExecStart={sys.executable}", UNIT, flags=re.MULTILINE))
    done = subprocess.run([analyze, "verify", "--man=no", unit], capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if unit.name in line] == []


def test_hadolint_accepts_the_containerfile() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    if not hadolint.exists():
        pytest.skip("hadolint has no binary for this machine")
    done = subprocess.run([hadolint, PACKAGING / "Containerfile"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_gets_what_exists_runs_without_rights_and_holds_no_test_tools() -> None:
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    for sources in re.findall(r"^COPY (?!--from)(.+) \S+$", CONTAINERFILE, re.MULTILINE):
        for source in sources.split():
            assert (ROOT / source).exists(), source
            assert source.split("/")[0] in allowed, source
    assert re.search(r"^USER [1-9]\d+", CONTAINERFILE, re.MULTILINE)
    development = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]["dev"]
    tools = {re.split(r"[^\w.-]", name)[0] for name in development} - {"babel", "prometheus-client"}
    installed = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "metrics.txt").read_text(), re.MULTILINE))
    assert {"pytest", "playwright"} <= tools
    assert installed & tools == set()
    assert "prometheus-client" in installed
