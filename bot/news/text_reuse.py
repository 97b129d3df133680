"""Which stored articles' text an article carries: fingerprints that survive cuts, reordering and small edits.

    text -> without quotations -> sentences -> runs of 6 words, hashed -> winnowing: the smallest of 8 neighbours
    fingerprints -> stored articles that have them -> those whose sentences the newcomer carries

Two sentences that share a run of 13 words share a fingerprint (Schleimer, Wilkerson and Aiken, "Winnowing", 2003).
Fingerprints are taken by sentence, since an outlet that keeps one sentence of twenty keeps it whole. Quotations are
left out: two reporters in one room write down the same words. A fingerprint that occurs in many stories is boilerplate
(a standing background paragraph, a subscription plea) and proves nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from bot.lang.scripts import HAN, KANA, is_hangul
from bot.lang.sentences import sentences

_RUN, _KOREAN_RUN = 6, 4
_WINDOW = 8
_BOILERPLATE_STORIES = 4
_LEAST_SHARED = 3
_CARRIED_SHARE = 0.12
_WHOLE = 0.6
_LONGEST_BLOCK = 4
COPY_SHARE = 0.5
"""From this share on a text is a copy: it belongs to the other's story."""

_WORD = re.compile(rf"[{HAN}{KANA}]|[^\W_]+")
_SAID = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|«[^»\n]*(?:»|$)|「[^」\n]*(?:」|$)", re.MULTILINE)

Passages = Sequence[frozenset[int]]
"""The signed 64-bit fingerprints of each sentence that is long enough to have any."""


class Holder(NamedTuple):
    """A stored article that has one of the newcomer's fingerprints, in its sentence number `passage`. `prints` is the
    number of all its fingerprints."""

    fingerprint: int
    article_id: int
    passage: int
    story_id: int
    prints: int


@dataclass(frozen=True, slots=True)
class Copied:
    """A stored article whose text the newcomer carries. `share` is of the shorter text's fingerprints, `own` of the
    newcomer's, 0 to 1; `places` are the newcomer's sentences with two shared fingerprints or more. If not `certain`, it
    may be a paragraph that both took from elsewhere: it counts only between articles of one story."""

    article_id: int
    story_id: int
    share: float
    own: float
    places: frozenset[int]
    certain: bool


def passages(text: str) -> Passages:
    """The fingerprints of a text, sentence by sentence."""
    found = (_fingerprints(sentence) for sentence in sentences(_SAID.sub("\n", text)))
    return tuple(prints for prints in found if prints)


def boilerplate(holders: Iterable[Holder]) -> frozenset[int]:
    """The fingerprints that occur in so many stories that they prove nothing."""
    stories = Counter(one for one, _ in {(holder.fingerprint, holder.story_id) for holder in holders})
    return frozenset(one for one, count in stories.items() if count >= _BOILERPLATE_STORIES)


def copied(newcomer: Passages, holders: Iterable[Holder], common: frozenset[int]) -> tuple[Copied, ...]:
    """The articles whose text the newcomer carries, the one that shares most first; ties go to the older. `common`
    fingerprints are ignored."""
    place_of = {one: place for place, prints in enumerate(newcomer) for one in prints}
    shared: defaultdict[int, list[Holder]] = defaultdict(list)
    for holder in holders:
        if holder.fingerprint not in common:
            shared[holder.article_id].append(holder)
    found = []
    for article_id, known in shared.items():
        share = min(len(known) / max(min(len(place_of), known[0].prints), 1), 1.0)
        places = Counter((place_of[one.fingerprint], one.passage) for one in known)
        sentences = [pair for pair, count in places.items() if count >= 2]
        whole = any(count >= max(_LEAST_SHARED, _WHOLE * len(newcomer[mine])) for (mine, _), count in places.items())
        if len(known) >= _LEAST_SHARED and (share >= _CARRIED_SHARE or whole):
            certain = share >= COPY_SHARE or not _is_one_block(sentences)
            own = len(known) / len(place_of)
            mine = frozenset(place for place, _ in sentences)
            found.append(Copied(article_id, known[0].story_id, share, own, mine, certain))
    return tuple(sorted(found, key=lambda one: (-one.own, one.article_id)))


def _is_one_block(sentences: Sequence[tuple[int, int]]) -> bool:
    """Whether the shared sentences, given by their places in both texts, are adjacent in both, as in one paragraph."""
    spans = [max(places) - min(places) + 1 for places in zip(*sentences, strict=True)]
    return len(sentences) <= _LONGEST_BLOCK and all(span <= len(sentences) + 1 for span in spans)


def _fingerprints(sentence: str) -> frozenset[int]:
    words = [word.lower() for word in _WORD.findall(sentence)]
    korean = 2 * sum(is_hangul(word[0]) for word in words) > len(words)
    run = _KOREAN_RUN if korean else _RUN  # a Korean word carries its particles: four say as much as six English ones
    hashes = [_hash(" ".join(words[start : start + run])) for start in range(len(words) - run + 1)]
    if len(hashes) <= _WINDOW:
        return frozenset(sorted(hashes)[:1])
    return frozenset(map(min, *(hashes[start:] for start in range(_WINDOW))))


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)
