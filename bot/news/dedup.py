"""Whose text an article carries: fingerprints that survive cuts, other orders and added paragraphs.

    text -> words -> every run of 6 words, hashed -> winnowing: the smallest hash of every 10 neighbours

Two texts that share any run of 15 words share a fingerprint (Schleimer, Wilkerson and Aiken, "Winnowing", 2003).
A fingerprint that stands in many stories is furniture (a standing background paragraph, a subscription plea) and
proves nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

_RUN = 6
_WINDOW = 10
_FURNITURE_STORIES = 4
_LEAST_SHARED = 3
_CARRIED_SHARE = 0.12
COPY_SHARE = 0.5
"""From this share on a text is a copy: it belongs to the other's story whatever else it says."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")


class Holder(NamedTuple):
    """A stored article that has one of the newcomer's fingerprints; `prints` is how many it has in all."""

    fingerprint: int
    article_id: int
    story_id: int
    prints: int


@dataclass(frozen=True, slots=True)
class Copied:
    """The stored article whose text the newcomer carries; `share` is of the shorter text's fingerprints, 0 to 1."""

    article_id: int
    story_id: int
    share: float


def fingerprints(text: str) -> frozenset[int]:
    """Signed 64-bit fingerprints of a text; none for fewer than six words."""
    words = [word.lower() for word in _WORD.findall(text)]
    hashes = [_hash(" ".join(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1)]
    if not hashes:
        return frozenset()
    if len(hashes) <= _WINDOW:
        return frozenset((min(hashes),))
    return frozenset(map(min, *(hashes[start:] for start in range(_WINDOW))))


def copied(prints: frozenset[int], holders: Iterable[Holder]) -> Copied | None:
    """The article that shares most with the newcomer, if it shares enough; ties go to the older."""
    stories: defaultdict[int, set[int]] = defaultdict(set)
    known = list(holders)
    for fingerprint, _, story_id, _ in known:
        stories[fingerprint].add(story_id)
    telling = [holder for holder in known if len(stories[holder.fingerprint]) < _FURNITURE_STORIES]
    shared = Counter(holder.article_id for holder in telling)
    if not shared:
        return None
    best = min(telling, key=lambda holder: (-shared[holder.article_id], holder.article_id))
    share = min(shared[best.article_id] / min(len(prints), best.prints), 1.0)
    if shared[best.article_id] < _LEAST_SHARED or share < _CARRIED_SHARE:
        return None
    return Copied(best.article_id, best.story_id, share)


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)
