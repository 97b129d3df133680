"""What Discord sends, on its way to discord.py.

- An event that discord.py cannot parse, as one with a form that Discord has changed, is logged and left out. Otherwise
  it would end the process, for all servers, and one about a server again at each start.
- Such an event changes nothing: discord.py puts fields in one by one, so that a server would lose its roles, or a
  private channel its overwrites, when a later field cannot be parsed. What is deleted is not put back. Who sees a
  channel and what a role grants is read all the same (`bot.gateway.permissions`).
- A message that discord.py cannot parse is read without what it cannot parse, which is logged: its links and all other
  messages of a channel's history are read, and a command or a button on it is answered. So is an interaction.
- A server that discord.py cannot parse is read without the channels, threads and roles that it cannot parse, which are
  logged, and without what the desk does not use, such as sounds and voice states. A role that was known before stays as
  it was but for what it grants; one that was not grants nothing. If it is something else of the server, the server
  counts as one that Discord cannot show for now. Half parsed, it would keep all servers waiting.
- Half a character (a lone surrogate) becomes "?": no encoding has it.
- Discord may send an event several times. New messages and interactions count once.
"""

from __future__ import annotations

import json
import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from copy import copy
from typing import TYPE_CHECKING, Any, TypeVar

import discord
import orjson

from bot.gateway.permissions import fail_closed, grant_told, number_of

if TYPE_CHECKING:
    from discord.state import ConnectionState

Parser = Callable[[Any], None]
_Create = Callable[..., discord.Message]
_Parsed = TypeVar("_Parsed")

_WITHOUT_WHICH_NOTHING_WORKS = frozenset({"READY"})
_COUNT_ONCE = frozenset({"INTERACTION_CREATE", "MESSAGE_CREATE"})
_MESSAGES = frozenset({"MESSAGE_CREATE", "MESSAGE_UPDATE"})
_SERVERS = frozenset({"GUILD_CREATE", "GUILD_UPDATE"})
_CHANGES = ("GUILD_", "CHANNEL_", "THREAD_", "USER_UPDATE")
"""How events begin that change what discord.py knows of servers."""
_OF_MUCH = _SERVERS | {"THREAD_LIST_SYNC"}
"""Events that change many parts of a server. The others put in or take out one part, once it is parsed."""
_PLACES = {"channels": "CHANNEL_CREATE", "threads": "THREAD_CREATE"}
"""The lists of a server's data whose items can be parsed as events of their own."""
_UNUSED = ("voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds")
"""Lists of a server's data that discord.py parses and the desk does not use."""
_MOST_REMEMBERED = 5_000
_NEEDED = {
    "message": {"id", "channel_id", "guild_id", "type", "author", "content", "timestamp"},
    "interaction": {"id", "type", "token", "version", "application_id", "attachment_size_limit", "data", "guild_id"}
    | {"channel", "message", "member", "user", "app_permissions", "authorizing_integration_owners", "context"}
    | {"locale", "guild_locale"},
}
"""The fields without which a message or an interaction is not read."""
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
    of_places = {one: fail_closed(one, parsers[one], connection) for one in _PLACES.values()}
    for event, whole in parsers.items():
        parse = _all_or_nothing(event, whole, connection) if event.startswith(_CHANGES) else whole
        if event in _MESSAGES:
            parse = _in_part(parse)
        elif event == "INTERACTION_CREATE":
            parse = _with_readable_messages(parse, connection, create)
        elif event in _SERVERS:
            parse = _with_readable_parts(parse, connection, of_places)
        elif event == "THREAD_LIST_SYNC":
            parse = _with_readable_threads(parse, of_places["THREAD_CREATE"])
        parse = fail_closed(event, parse, connection)
        if event in _COUNT_ONCE:
            parsers[event] = _logged(event, _once(parse))
        elif event not in _WITHOUT_WHICH_NOTHING_WORKS:
            parsers[event] = _logged(event, parse)

    def create_or_part(*, channel: Any, data: Any) -> discord.Message:
        return _readable(create, channel, data)[0]

    connection.create_message = create_or_part  # type: ignore[method-assign]  # discord.py has no public place for it


def _all_or_nothing(event: str, parse: Parser, connection: ConnectionState) -> Parser:
    def parse_or_restore(data: Any) -> None:
        changed = _known(connection, data, whole=event in _OF_MUCH)
        known = [(one, _fields(one)) for one in changed if one is not None]
        try:
            parse(data)
        except Exception:
            for one, fields in known:
                for name, value in fields.items():
                    setattr(one, name, value)
            raise

    return parse_or_restore


def _known(connection: ConnectionState, data: Any, *, whole: bool) -> Iterator[object]:
    """What an event may change: the desk's own user and membership, a role, channel or thread, and the `whole` server,
    whose thousands of channels take as long to copy as a hundred events to parse; other members are not kept."""
    yield connection.user
    guild = connection._get_guild(number_of(data.get("guild_id", data.get("id"))))  # noqa: SLF001  # as its parsers do
    if guild is not None:
        yield from (guild if whole else None, guild.me)
        yield guild.get_role(number_of(dict(data.get("role") or {}).get("id")))
        yield guild.get_channel_or_thread(number_of(data.get("id")))


def _fields(one: object) -> dict[str, Any]:
    """The fields of an object of discord.py, with copies of the mappings and lists that it changes in place."""
    slots: Mapping[str, Any] = one.__getstate__()[1]  # type: ignore[index]  # that of objects with slots is a pair
    return {name: copy(value) if isinstance(value, dict | list) else value for name, value in slots.items()}


def _with_readable_messages(parse: Parser, connection: ConnectionState, create: _Create) -> Parser:
    """The messages that a command or a button is used on are in the event. discord.py parses that of a command where
    the command begins."""

    def readable(message: Any) -> Mapping[str, Any]:
        channel = discord.PartialMessageable(connection, int(message["channel_id"]))
        return _readable(create, channel, message)[1]

    def probe(data: Any) -> object:
        return discord.Interaction(data=data, state=connection)

    def parse_readable(data: Any) -> None:
        messages = data.get("data", {}).get("resolved", {}).get("messages", {})
        for number, message in messages.items():
            messages[number] = readable(message)
        if data.get("message"):
            data = {**data, "message": readable(data["message"])}
        parse(_parse_part(probe, data, "interaction")[1])  # not tried twice: it begins the command

    return parse_readable


def _with_readable_parts(parse: Parser, connection: ConnectionState, of_places: Mapping[str, Parser]) -> Parser:
    def parse_readable(data: Any) -> None:
        try:
            parse(data)
        except Exception as error:
            known = _roles_of(connection, data)
            places = [(event, one) for field, event in _PLACES.items() for one in data.get(field, ())]
            odd_roles = [one for one in data.get("roles", ()) if not _is_role(one, connection)]
            roles = [one for one in data.get("roles", ()) if one not in odd_roles]
            if int(data["id"]) not in known and data["id"] not in map(_id, roles):  # that of everyone has its id
                raise
            parse({**data, **dict.fromkeys((*_PLACES, *_UNUSED), ()), "roles": roles})
            kept = {number: known[number] for one in odd_roles if (number := number_of(_id(one))) in known}
            for one in odd_roles:
                if (role := kept.get(number_of(_id(one)))) is not None:
                    grant_told(role, one)
            _roles_of(connection, data).update(kept)
            odd = [_id(one) for event, one in places if not _is_parsed(of_places[event], data["id"], one)]
            without = [*map(_id, odd_roles), *odd]
            log.exception("server read in part ids=%s without=%s", dict(_ids(data)), without, exc_info=error)

    return parse_readable


def _with_readable_threads(parse: Parser, of_thread: Parser) -> Parser:
    def parse_readable(data: Any) -> None:
        try:
            parse(data)
        except Exception as error:
            odd = [_id(one) for one in data["threads"] if not _is_parsed(of_thread, data["guild_id"], one)]
            log.exception("server read in part ids=%s without=%s", dict(_ids(data)), odd, exc_info=error)

    return parse_readable


def _roles_of(connection: ConnectionState, data: Any) -> dict[int, discord.Role]:
    guild = connection._get_guild(int(data["id"]))  # noqa: SLF001  # as its parsers do
    return {} if guild is None else guild._roles  # noqa: SLF001  # discord.py's method moves the others


def _is_role(data: Any, connection: ConnectionState) -> bool:
    with suppress(Exception):
        discord.Role(guild=None, state=connection, data=data)  # type: ignore[arg-type]  # to see whether it is one
        return True
    return False


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
        return _parse_part(parse, data, "message")
    except Exception:
        log.exception("message left out ids=%s", dict(_ids(data)))
        nothing = {**dict(_ids(data)), **_NO_MESSAGE}
        return parse(nothing), nothing


def _in_part(parse: Parser) -> Parser:
    def parse_or_part(data: Any) -> None:
        _parse_part(parse, data, "message")

    return parse_or_part


def _parse_part(
    parse: Callable[[Any], _Parsed], data: Mapping[str, Any], what: str
) -> tuple[_Parsed, Mapping[str, Any]]:
    """Parse a message or interaction; if that fails, without the field for which it does, or without all that can be
    missing. What was parsed is given too."""
    try:
        return parse(data), data
    except Exception as error:
        extra = [field for field in data if field not in _NEEDED[what]]
        for left_out in (*([field] for field in extra), extra):
            part = {field: value for field, value in data.items() if field not in left_out}
            with suppress(Exception):
                parsed = parse(part)
                log.exception(
                    "event read in part kind=%s ids=%s without=%s", what, dict(_ids(data)), left_out, exc_info=error
                )
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
