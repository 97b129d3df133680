"""The command `cluster-worker`: read pages on this machine for a desk on another one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from bot.catalogue import gettext
from bot.model.errors import Reason, SettingsFailed

if TYPE_CHECKING:
    from bot.config import Settings


def cluster_worker(
    scheduler: Annotated[
        str | None,
        typer.Argument(
            metavar="ADDRESS", help=gettext("Address of the scheduler, such as tls://host:8786. Default: DESK_CLUSTER.")
        ),
    ] = None,
) -> None:
    """Read pages until SIGTERM or Ctrl-C, with DESK_READERS reader processes."""
    from bot.cli.terminal.model_check import require_model
    from bot.config import load_settings
    from bot.log_format import write_log
    from bot.runtime import until_stopped

    settings = load_settings(**({} if scheduler is None else {"desk_cluster": scheduler}))
    if settings.desk_cluster is None:
        raise SettingsFailed(Reason.BAD_SETTINGS, gettext("DESK_CLUSTER is not set"))
    require_model(settings)
    write_log(settings.desk_log_level, settings.desk_log_format)
    asyncio.run(until_stopped(_serve(settings)))


async def _serve(settings: Settings) -> None:
    """Load the readers, so that a wrong setting is reported at once, then connect them to the scheduler."""
    from bot.reading import cluster_config, reader_pool
    from bot.text.knowledge.base import Knowledge

    knowledge = await asyncio.to_thread(Knowledge.load, settings.desk_knowledge)
    config = await asyncio.to_thread(cluster_config, settings, knowledge)
    from bot.workers.cluster.worker import serve  # only now is it certain that dask is installed

    async with reader_pool(settings) as readers:
        await readers.warm()
        await serve(config, readers, settings.desk_readers)
