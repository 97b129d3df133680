"""What a member means to watch."""

from __future__ import annotations

from sqlite3 import Connection

from bot.model.analysis import Subject
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.watches.watch import WatchKind, WatchTarget
from bot.policy.watches.phrases import LONGEST_PHRASE, SHORTEST_PHRASE, phrase_key
from bot.services.lookup import entities
from bot.storage.engine.encoding import storable
from bot.text.knowledge.base import Knowledge

_SURE = 0.95
_QUOTES = "\"“”„«»'‘’"


def target_of(connection: Connection, knowledge: Knowledge, shelf_id: int, typed: str) -> WatchTarget:
    """The target that is typed: a subject, a name that surely means one entity, else a phrase; words in quotation marks
    are always one. Raises DeskError NOTHING_TO_WATCH."""
    words = " ".join(storable(typed).split())
    bare = words.strip(_QUOTES).strip()
    if words[:1] not in _QUOTES or not bare:
        subject = bare.casefold().replace(" ", "_").replace("-", "_")
        if subject in list(Subject) and subject != Subject.OTHER:
            return WatchTarget(WatchKind.SUBJECT, subject, subject.replace("_", " "))
        if named := _entity(connection, knowledge, shelf_id, bare):
            return named
    phrase = phrase_key(bare)
    if not any(char.isalnum() for char in phrase) or len(phrase) < SHORTEST_PHRASE or len(phrase) > LONGEST_PHRASE:
        raise DeskError(Reason.NOTHING_TO_WATCH, str(LONGEST_PHRASE))
    return WatchTarget(WatchKind.PHRASE, bare, bare)


def _entity(connection: Connection, knowledge: Knowledge, shelf_id: int, name: str) -> WatchTarget | None:
    try:
        match = entities.matches(connection, knowledge, shelf_id, name)[0]
    except NothingFound:
        return None
    if match.score < _SURE:
        return None
    return WatchTarget(WatchKind.ENTITY, match.entity.key, match.entity.name)
