"""Find the keys under which articles name an entity that is watched.

A watch keeps the key that its entity had when it was added. When the knowledge base adds a name that was discovered in
texts, changes the id of an entity or drops one, articles name it by another key from then on. The watch is not changed,
so that it works with a base that restores the entity too.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.analysis import DISCOVERED, EntityKind
from bot.model.watches.watch import WatchKind, WatchTarget
from bot.policy.watches.matching import IndexedWatch
from bot.storage.articles.mentions import discovered_key
from bot.text.knowledge.base import Knowledge


def other_keys(knowledge: Knowledge, watch: IndexedWatch | WatchTarget) -> tuple[str, ...]:
    """The keys beside its own that match a watch of an entity.

        key in the base                                   -> none
        not, and one entity of its kind has just the name -> that one's id
        not, and the key is an id that left the base      -> the name as it is discovered in texts

    If several entities have the name, none is taken, since the watch would alert about namesakes.
    """
    if knowledge.get(watch.value) is not None:
        return ()
    kind = watch.value.split(":")[1] if watch.value.startswith(DISCOVERED) else None
    known = [one for one in knowledge.named(watch.name) if kind in (None, one.kind.value)]
    found = [known[0].id] if len(known) == 1 else []
    if kind is None and not known:
        found = [discovered_key(one, watch.name) for one in EntityKind]
    return tuple(found)


def as_watched(knowledge: Knowledge, target: WatchTarget, watched: Sequence[WatchTarget]) -> WatchTarget:
    """The target as it is `watched` already, perhaps under a key that the entity had before; else the target."""
    if target.kind is not WatchKind.ENTITY or target in watched:
        return target
    others = (one for one in watched if one.kind is WatchKind.ENTITY and target.value in other_keys(knowledge, one))
    return next(others, target)
