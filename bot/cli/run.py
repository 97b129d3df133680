"""The command `run`: the bot on Discord."""

from __future__ import annotations

import asyncio


def run() -> None:
    """Run the bot until SIGTERM, Ctrl-C or the end of its terminal."""
    from bot.cli.terminal.model_check import require_model
    from bot.config import load_settings
    from bot.log_format import write_log
    from bot.runtime import serve, token_of, until_stopped

    settings = load_settings()
    require_model(settings)
    write_log(settings.desk_log_level, settings.desk_log_format)
    asyncio.run(until_stopped(serve(settings, token_of(settings))))
