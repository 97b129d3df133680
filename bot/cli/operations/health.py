"""The command `health`: whether the running desk is well."""

from __future__ import annotations

import typer

from bot.catalogue import gettext
from bot.cli.terminal.console import out
from bot.cli.terminal.rendering import cluster_line
from bot.data_folder import load_process_settings
from bot.model.errors import DeskError, Reason
from bot.model.operations import HealthFinding, HealthTrouble
from cogs._layout.moments import utc_minute


def health() -> None:
    """Print the faults of the running desk; exit status 1 if there are any, or if it does not run."""
    from bot.clock import SystemClock
    from bot.monitoring import health_file
    from bot.policy.operations.health import findings

    folder = load_process_settings().folder
    try:
        note = health_file.load(folder)
    except OSError as error:
        raise DeskError(Reason.DATA_FOLDER, f"{folder}: {error.strerror}") from None
    found = findings(note, SystemClock().now())
    for finding in found:
        out().print(_line(finding), soft_wrap=True, markup=False, highlight=False)
    if found:
        raise typer.Exit(1)
    out().print(gettext("the desk is well"))
    if note is not None and note.cluster is not None:
        out().print(cluster_line(note.cluster), soft_wrap=True, markup=False, highlight=False)


def _line(finding: HealthFinding) -> str:
    since = utc_minute(finding.since) if finding.since else ""
    match finding.trouble:
        case HealthTrouble.NOT_RUNNING:
            return gettext("the desk is not running, or is still starting")
        case HealthTrouble.SILENT:
            return gettext("no sign of life since {moment}: it hangs, or was killed", moment=since)
        case HealthTrouble.DISCONNECTED:
            if finding.detail:
                return gettext("not connected to Discord: shards {shards}", shards=finding.detail)
            return gettext("not connected to Discord")
        case HealthTrouble.DATABASE:
            return gettext("the database cannot be written: {error}", error=finding.detail)
        case HealthTrouble.STUCK:
            return gettext("a link has been waiting for its first attempt since {moment}", moment=since)
