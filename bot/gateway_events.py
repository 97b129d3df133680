"""Events of Discord's gateway, on their way to discord.py.

- One that discord.py cannot parse, as one with a form that Discord has changed, is logged and left out. Otherwise it
  would end the process, for all servers, and one about a server again at each start.
- Discord may send an event several times. New messages and interactions count once.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

Parser = Callable[[Any], None]

_WITHOUT_WHICH_NOTHING_WORKS = frozenset({"READY"})
_COUNT_ONCE = frozenset({"INTERACTION_CREATE", "MESSAGE_CREATE"})
_MOST_REMEMBERED = 5_000

log = logging.getLogger(__name__)


def guard(parsers: MutableMapping[str, Parser]) -> None:
    """Wrap discord.py's parsers, which are there by the names of events."""
    for event, parse in parsers.items():
        if event in _COUNT_ONCE:
            parsers[event] = _logged(event, _once(parse))
        elif event not in _WITHOUT_WHICH_NOTHING_WORKS:
            parsers[event] = _logged(event, parse)


def _logged(event: str, parse: Parser) -> Parser:
    def parse_or_log(data: Any) -> None:
        try:
            parse(data)
        except Exception:
            log.exception("event failed event=%s ids=%s", event, dict(_ids(data)))

    return parse_or_log


def _once(parse: Parser) -> Parser:
    seen = OrderedDict[str, None]()

    def parse_first(data: Any) -> None:
        if data["id"] in seen:
            return
        seen[data["id"]] = None
        if len(seen) > _MOST_REMEMBERED:
            seen.popitem(last=False)
        parse(data)

    return parse_first


def _ids(data: Any) -> Iterator[tuple[str, str]]:
    """The ids of what an event is about."""
    if isinstance(data, dict):
        yield from ((name, str(data[name])) for name in ("id", "guild_id", "channel_id") if name in data)
