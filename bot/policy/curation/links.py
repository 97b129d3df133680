"""Which entity a shelf shows for another one, and for the mentions of one in an article, by the acts in force.

the page's reading links a name with an entity -> the split of the article, if there is one -> the merge of that
                                                                                            -> the entity shown
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from msgspec import Struct

from bot.model.analysis import DISCOVERED
from bot.model.curation.acts import ActKind, CurationAct

MOST_MERGES = 500
"""Merges in force that a shelf may have."""
MOST_ARTICLES = 5_000
"""The most articles of a shelf that may name an entity that is merged into another one: they are counted anew in one
transaction."""
OWN = "own:"
"""The prefix of the keys of entities that people of a shelf named. The rest is kind and name, so that two shelves with
the same key have the same of it, and nothing else."""
_LONGEST_KEY = 100
_DIGEST = 10
"""Bytes."""


class NamedWords(Struct, frozen=True):
    """An entity that an article names: its kind, and the words."""

    kind: str
    words: frozenset[str]


def own_key(kind: str, name: str) -> str:
    """The key of an entity that people named, at most 100 characters."""
    key = f"{OWN}{kind}:{name}"
    if len(key) <= _LONGEST_KEY:
        return key
    digest = blake2b(name.encode("utf-8", "replace"), digest_size=_DIGEST).hexdigest()
    return f"{key[: _LONGEST_KEY - len(digest) - 1]}~{digest}"


def merged(acts: Iterable[CurationAct]) -> dict[str, str]:
    """Key of an entity -> key of the one that is shown in its place, from the acts of a shelf, the oldest first. An act
    joins two entities that were shown then, so undoing any leaves no circle."""
    shown = {
        one.act.entity or "": one.act.change.other for one in acts if one.in_force and one.act.kind is ActKind.MERGE
    }
    found = {}
    for key in shown:
        last, passed = key, set[str]()
        while last in shown and last not in passed:
            passed.add(last)
            last = shown[last]
        if last != key:
            found[key] = last
    return found


def splits(acts: Iterable[CurationAct], named: Mapping[str, NamedWords]) -> dict[str, str]:
    """Key of an entity as the page's reading links it -> key of the one that is shown, from the acts of an article, the
    oldest first.

    `named` are the entities that the article names now. An act concerns the entities that it was done to. If the page
    was read again and names none of them any more, it follows the words: it concerns the entities of that kind that are
    named with one of them.
    """
    found: dict[str, str] = {}
    for one in acts:
        change = one.act.change
        if not one.in_force or one.act.kind is not ActKind.SPLIT:
            continue
        concerned = set(change.sources)
        if named and concerned.isdisjoint(named):
            kind, words = kind_of(change.other, change.sources), set(change.words)
            concerned |= {
                key for key, other in named.items() if words & other.words and (not kind or other.kind == kind)
            }
        found.update(dict.fromkeys(concerned, change.other))
    return found


def kind_of(*keys: str | Iterable[str]) -> str:
    """The kind that is in one of the keys; "" if it is in none, as in keys of the knowledge base."""
    flat = [one for key in keys for one in ([key] if isinstance(key, str) else key)]
    return next((one.split(":", 2)[1] for one in flat if one.startswith((OWN, DISCOVERED))), "")
