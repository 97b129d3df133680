"""What Discord sends, on its way to discord.py.

- An event that discord.py cannot parse, as one with a form that Discord has changed, is logged and left out. Otherwise
  it would end the process, for all servers, and one about a server again at each start.
- A message that discord.py cannot parse is read without what it cannot parse, which is logged: its links and all other
  messages of a channel's history are read, and a command on it is answered.
- A server that discord.py cannot parse is read without the channels and threads that it cannot parse, which are logged,
  and without what the desk does not use, such as sounds and voice states. If it is something else of the server, the
  server counts as one that Discord cannot show for now. Half parsed, it would keep all servers waiting.
- Half a character (a lone surrogate) becomes "?": no encoding has it.
- Discord may send an event several times. New messages and interactions count once.
"""

from __future__ import annotations

import json
import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

import discord
import orjson

if TYPE_CHECKING:
    from discord.state import ConnectionState

Parser = Callable[[Any], None]
_Create = Callable[..., discord.Message]
_Parsed = TypeVar("_Parsed")

_WITHOUT_WHICH_NOTHING_WORKS = frozenset({"READY"})
_COUNT_ONCE = frozenset({"INTERACTION_CREATE", "MESSAGE_CREATE"})
_MESSAGES = frozenset({"MESSAGE_CREATE", "MESSAGE_UPDATE"})
_PLACES = {"channels": "CHANNEL_CREATE", "threads": "THREAD_CREATE"}
"""The lists of a server's data whose items can be parsed as events of their own."""
_UNUSED = ("voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds")
"""Lists of a server's data that discord.py parses and the desk does not use."""
_MOST_REMEMBERED = 5_000
_MESSAGE_NEEDS = frozenset({"id", "channel_id", "guild_id", "type", "author", "content", "timestamp"})
_NO_MESSAGE = {"type": 0, "content": "", "author": {"id": "0", "username": "", "discriminator": "0", "avatar": None}}
"""Data of an empty message by no known author, used in place of one that cannot be parsed at all."""

log = logging.getLogger(__name__)


def _from_json(text: Any) -> Any:
    """Parse what Discord sends. orjson refuses half a character (a lone surrogate), which becomes "?" here: discord.py
    would end with the error."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        whole = json.dumps(json.loads(text), ensure_ascii=False)
        return orjson.loads(whole.encode("utf-8", "replace"))


discord.utils._from_json = _from_json  # noqa: SLF001  # discord.py has no public place for it


def replace_half_characters(data: Any) -> None:
    """Replace each half of a character (a lone surrogate) by "?" in the typed options of a command: no encoding has
    it, so neither the database nor Discord would take it."""
    for option in (data or {}).get("options", ()):
        value = option.get("value")
        if isinstance(value, str) and not value.isascii():
            option["value"] = value.encode("utf-8", "replace").decode()
        replace_half_characters(option)


def guard(connection: ConnectionState) -> None:
    """Wrap discord.py's parsers of events, and the function with which it makes the messages of a channel's history and
    fetched ones: one that cannot be parsed would end the history before all later ones."""
    parsers: MutableMapping[str, Parser] = connection.parsers
    create = connection.create_message
    of_places = {one: parsers[one] for one in _PLACES.values()}
    for event, whole in parsers.items():
        parse = _in_part(whole) if event in _MESSAGES else whole
        if event == "INTERACTION_CREATE":
            parse = _with_readable_messages(whole, connection, create)
        if event == "GUILD_CREATE":
            parse = _with_readable_places(whole, connection, of_places)
        if event in _COUNT_ONCE:
            parsers[event] = _logged(event, _once(parse))
        elif event not in _WITHOUT_WHICH_NOTHING_WORKS:
            parsers[event] = _logged(event, parse)

    def create_or_part(*, channel: Any, data: Any) -> discord.Message:
        return _readable(create, channel, data)[0]

    connection.create_message = create_or_part  # type: ignore[method-assign]  # discord.py has no public place for it


def _with_readable_messages(parse: Parser, connection: ConnectionState, create: _Create) -> Parser:
    """The message that a command is used on is in the event, and discord.py parses it where the command begins."""

    def parse_readable(data: Any) -> None:
        messages = data.get("data", {}).get("resolved", {}).get("messages", {})
        for number, message in messages.items():
            channel = discord.PartialMessageable(connection, int(message["channel_id"]))
            messages[number] = _readable(create, channel, message)[1]
        parse(data)

    return parse_readable


def _with_readable_places(parse: Parser, connection: ConnectionState, of_places: Mapping[str, Parser]) -> Parser:
    def parse_readable(data: Any) -> None:
        try:
            parse(data)
        except Exception as error:
            try:
                parse({**data, **dict.fromkeys((*_PLACES, *_UNUSED), ())})
            except Exception:
                if (guild := connection._get_guild(int(data["id"]))) is not None:  # noqa: SLF001  # as its parser does
                    guild.unavailable = True
                raise
            places = [(event, one) for field, event in _PLACES.items() for one in data.get(field, ())]
            odd = [_id(one) for event, one in places if not _is_parsed(of_places[event], data["id"], one)]
            log.exception("server read in part ids=%s without=%s", dict(_ids(data)), odd, exc_info=error)

    return parse_readable


def _id(data: Any) -> str | None:
    return dict(_ids(data)).get("id")


def _is_parsed(parse: Parser, guild_id: Any, place: Any) -> bool:
    with suppress(Exception):
        parse({**place, "guild_id": guild_id})
        return True
    return False


def _readable(create: _Create, channel: Any, data: Any) -> tuple[discord.Message, Mapping[str, Any]]:
    """A message, and that part of its data of which it can be made."""

    def parse(one: Any) -> discord.Message:
        return create(channel=channel, data=one)

    try:
        return _parse_part(parse, data)
    except Exception:
        log.exception("message left out ids=%s", dict(_ids(data)))
        nothing = {**dict(_ids(data)), **_NO_MESSAGE}
        return parse(nothing), nothing


def _in_part(parse: Parser) -> Parser:
    def parse_or_part(data: Any) -> None:
        _parse_part(parse, data)

    return parse_or_part


def _parse_part(parse: Callable[[Any], _Parsed], data: Mapping[str, Any]) -> tuple[_Parsed, Mapping[str, Any]]:
    """Parse a message; if that fails, without the field for which it does, or without all that can be missing. What was
    parsed is given too."""
    try:
        return parse(data), data
    except Exception as error:
        extra = [field for field in data if field not in _MESSAGE_NEEDS]
        for left_out in (*([field] for field in extra), extra):
            part = {field: value for field, value in data.items() if field not in left_out}
            with suppress(Exception):
                parsed = parse(part)
                log.exception("message read in part ids=%s without=%s", dict(_ids(data)), left_out, exc_info=error)
                return parsed, part
        raise


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
