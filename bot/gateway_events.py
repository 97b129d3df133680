"""Events of Discord's gateway that discord.py cannot parse, as one with a form that Discord has changed: each is logged
and left out. Otherwise it would end the process, for all servers, and one about a server again at each start."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

Parser = Callable[[Any], None]

_WITHOUT_WHICH_NOTHING_WORKS = frozenset({"READY"})

log = logging.getLogger(__name__)


def leave_out_unparsable(parsers: MutableMapping[str, Parser]) -> None:
    """Wrap discord.py's parsers, which are there by the names of events."""
    for event, parse in parsers.items():
        if event not in _WITHOUT_WHICH_NOTHING_WORKS:
            parsers[event] = _parser(event, parse)


def _parser(event: str, parse: Parser) -> Parser:
    def parse_or_log(data: Any) -> None:
        try:
            parse(data)
        except Exception:
            log.exception("event failed event=%s ids=%s", event, dict(_ids(data)))

    return parse_or_log


def _ids(data: Any) -> Iterator[tuple[str, str]]:
    """The ids of what an event is about."""
    if isinstance(data, dict):
        yield from ((name, str(data[name])) for name in ("id", "guild_id", "channel_id") if name in data)
