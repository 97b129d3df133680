"""The command `check`: verify the settings and the data, and report on the desk's work."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import typer
from rich.text import Text

from bot.catalogue import gettext, ngettext
from bot.cli.operations.desk_report import CheckResult, desk_report
from bot.cli.terminal.console import out
from bot.cli.terminal.error_messages import message_for
from bot.cli.terminal.model_check import require_model
from bot.cli.terminal.process_choice import require_free_shards
from bot.cli.terminal.progress import working
from bot.config import Settings, load_settings, source_table
from bot.data_folder import data_folder, has_database
from bot.model.errors import Reason, SettingsFailed


def check() -> None:
    """Print one line per check; exit status 1 if the operator has to do something."""
    results = []
    for result in _results(load_settings()):
        mark = ("ok  ", "green") if result.passed else ("BAD ", "bold red")
        out().print(Text.assemble(mark, result.line), soft_wrap=True)
        if not result.passed and result.advice:
            out().print(Text(f"    {result.advice}"), soft_wrap=True)
        results.append(result.passed)
    if not all(results):
        raise typer.Exit(1)


def _results(settings: Settings) -> Iterator[CheckResult]:
    yield CheckResult(True, gettext("settings"))
    yield _token(settings)
    folder = _folder(settings)
    yield folder
    database = list(_database(settings))
    yield from (result for result in database if result != folder)  # the problem with the folder is reported once
    intact = all(result.passed for result in database)
    yield _model(settings)
    yield _headline_model()
    yield _knowledge(settings)
    yield _outlets(settings)
    yield from _extras(settings)
    if intact:
        yield from desk_report(settings)


def _token(settings: Settings) -> CheckResult:
    if settings.discord_token:
        return CheckResult(True, gettext("Discord token: set"))
    return CheckResult(True, gettext("Discord token: not set; only `run` needs it"))


def _folder(settings: Settings) -> CheckResult:
    try:
        require_free_shards(settings)
        return CheckResult(True, gettext("data folder: {path}", path=data_folder(settings)))
    except SettingsFailed as error:
        return _failed(error)


def _database(settings: Settings) -> Iterator[CheckResult]:
    from bot.storage.engine import maintenance, refusals, replacement

    path = settings.database_path
    try:
        is_there = has_database(settings) and bool(path.stat().st_size)
        replacement.refuse_lost(path)
    except SettingsFailed as error:
        yield _failed(error)
        return
    except OSError as error:
        yield CheckResult(False, gettext("database: {problem}", problem=f"{path}: {error.strerror}"))
        return
    if not is_there:
        yield CheckResult(True, gettext("database: not created yet"))
        return
    try:
        with working(gettext("Checking the database")):
            problems = maintenance.troubles(path)
    except sqlite3.Error as error:
        problems = [message_for(Reason.DISK_FULL) if refusals.is_full(error) else str(error)]
    if not problems:
        size = path.stat().st_size
        yield CheckResult(True, ngettext("database: {number} byte", "database: {number} bytes", size))
    for problem in problems:
        yield CheckResult(False, gettext("database: {problem}", problem=problem))


def _model(settings: Settings) -> CheckResult:
    try:
        require_model(settings)
    except SettingsFailed as error:
        return _failed(error)
    return CheckResult(True, gettext("language model: {package}", package=settings.desk_pipeline))


def _headline_model() -> CheckResult:
    from bot.text.headlines import prominence

    if prominence.is_available():
        return CheckResult(True, gettext("headline model: {package}", package=prominence.PACKAGE))
    return CheckResult(
        True, gettext("headline model: not on this machine; stories are ranked by words of headlines only")
    )


def _knowledge(settings: Settings) -> CheckResult:
    from bot.text.knowledge.base import Knowledge

    try:
        Knowledge.load(settings.desk_knowledge)
    except SettingsFailed as error:
        return _failed(error)
    except (OSError, ValueError) as error:
        return CheckResult(False, gettext("knowledge base: {problem}", problem=error))
    return CheckResult(True, gettext("knowledge base"))


def _outlets(settings: Settings) -> CheckResult:
    try:
        source_table(settings)
    except SettingsFailed as error:
        return _failed(error)
    return CheckResult(True, gettext("outlets"))


def _extras(settings: Settings) -> Iterator[CheckResult]:
    """The settings of metrics and of a cluster that `run` would refuse; nothing if neither is set."""
    from bot.monitoring.extra import require_client

    if settings.desk_metrics_port:
        try:
            require_client()
            yield CheckResult(True, gettext("metrics: port {port}", port=settings.desk_metrics_port))
        except SettingsFailed as error:
            yield _failed(error)
    if settings.desk_cluster is not None:
        yield _cluster(settings)


def _cluster(settings: Settings) -> CheckResult:
    from bot.reading import cluster_config
    from bot.text.knowledge.base import Knowledge

    try:
        cluster_config(settings, Knowledge.load(settings.desk_knowledge))
    except SettingsFailed as error:
        return _failed(error)
    except (OSError, ValueError) as error:
        return CheckResult(False, gettext("knowledge base: {problem}", problem=error))
    return CheckResult(True, gettext("cluster: {address}", address=settings.desk_cluster))


def _failed(error: SettingsFailed) -> CheckResult:
    return CheckResult(False, message_for(error.reason, error.detail))
