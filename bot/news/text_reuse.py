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
import struct
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.scripts import HAN, KANA, is_hangul, is_unspaced
from bot.lang.sentences import sentences
from bot.regexes import regex

_RUN, _KOREAN_RUN, _CHARACTERS_RUN = 6, 4, 12
"""Words of a run; a Korean one carries its particles, so that four say as much as six English ones. Of Japanese and
Chinese, characters: six are the name of one office."""
_BYTES = 4
"""Bytes of a fingerprint. With three million in the index, one text of 60 fingerprints in 25 shares one with another
article by chance. Three of one article, the least that counts, are not shared by chance."""
_WINDOW = 8
BOILERPLATE_STORIES = 4
"""The number of stories from which on a fingerprint is boilerplate and proves nothing."""
_LEAST_SHARED = 3
_CARRIED_SHARE = 0.12
_WHOLE = 0.6
_LONGEST_BLOCK = 4
_MUCH = 4
"""The number of shared sentences from which on a text counts as carrying a family's text."""
_MOST_HOLDERS = 16
_MOST_DOUBTFUL = 32
_MOST_LINKS = 8
COPY_SHARE = 0.5
"""From this share on a text is a copy: it belongs to the other's story."""

_WORD = regex(rf"[{HAN}{KANA}]|[^\W_]+")
_SAID = regex(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|«[^»\n]*(?:»|$)|「[^」\n]*(?:」|$)", re.MULTILINE)

Passages = Sequence[frozenset[int]]
"""The signed 32-bit fingerprints of each sentence that is long enough to have any."""


class Holder(NamedTuple):
    """A stored article that has one of the newcomer's fingerprints, in its sentence number `passage`. `prints` is the
    number of all its fingerprints."""

    fingerprint: int
    article_id: int
    passage: int
    story_id: int
    prints: int


class StoryFamily(NamedTuple):
    """Where a stored article is: its story, and the first article of its family (itself where it is alone)."""

    story_id: int
    family: int


class Copied(Struct, frozen=True):
    """A stored article whose text the newcomer carries. `share` is of the shorter text's fingerprints, `own` of the
    newcomer's, 0 to 1; `places` are the newcomer's sentences with two shared fingerprints or more. If not `certain`, it
    may be a paragraph that both took from elsewhere: it counts only between articles of one story."""

    article_id: int
    story_id: int
    share: float
    own: float
    places: frozenset[int]
    certain: bool


class HeldPrints(Struct, frozen=True):
    """Which of some fingerprints stored articles have. `counts` says how many have each; `boilerplate` are those in
    `BOILERPLATE_STORIES` or more; `holders` is where the others are."""

    counts: Mapping[int, int]
    boilerplate: frozenset[int]
    holders: Sequence[Holder]


class ReusedText(Struct, frozen=True):
    """What a text shares with stored ones: its fingerprints, which of them are stored, and the articles whose text it
    reuses, the greatest share first."""

    passages: Passages
    held: HeldPrints
    originals: tuple[Copied, ...]

    @property
    def fingerprint_count(self) -> int:
        """How many different fingerprints the text has."""
        return len(fingerprints(self.passages))

    def without(self, article_ids: Collection[int]) -> ReusedText:
        """The same without some originals, whose sentences in common are an outlet's formula."""
        return replace(self, originals=tuple(one for one in self.originals if one.article_id not in article_ids))


def fingerprints(passages: Passages) -> frozenset[int]:
    """All fingerprints of a text."""
    return frozenset().union(*passages)


def passages(text: str) -> Passages:
    """The fingerprints of a text, sentence by sentence."""
    found = (_fingerprints(sentence) for sentence in sentences(_SAID.sub("\n", text)))
    return tuple(prints for prints in found if prints)


def copied(newcomer: Passages, holders: Iterable[Holder]) -> tuple[Copied, ...]:
    """The articles whose text the newcomer carries, the one that shares most first; ties go to the older. `holders`
    are those of fingerprints that are no boilerplate."""
    place_of = {one: place for place, prints in enumerate(newcomer) for one in prints}
    shared: defaultdict[int, list[Holder]] = defaultdict(list)
    for holder in holders:
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


def reused(newcomer: Passages, held: HeldPrints) -> ReusedText:
    """Compare a new text with the stored articles that have any of its fingerprints."""
    return ReusedText(newcomer, held, copied(newcomer, held.holders))


def accepted(
    originals: Sequence[Copied], article_id: int, stored: Mapping[int, StoryFamily], *, joins: bool = True
) -> Sequence[Copied]:
    """The originals that a placed article is linked to: those of its own story, else the certain ones of one other.

    `stored` holds the article and its originals as they are after the placement. A report that mixes the texts of two
    families is linked to the one that it has more of, so that it does not join them; with `joins` False, so is one that
    has little of each.
    """
    here = [one for one in originals if stored[one.article_id].story_id == stored[article_id].story_id]
    if not here:
        certain = [one for one in originals if one.certain]
        here = [one for one in certain if stored[one.article_id].story_id == stored[certain[0].article_id].story_id]
    shares = [(stored[one.article_id].family, one.places) for one in here]
    joined = _joined_families(shares if joins else shares[:1])
    return [one for one in here if stored[one.article_id].family in joined]


def _joined_families(shares: Sequence[tuple[int, frozenset[int]]]) -> set[int]:
    """The families that a report joins, given the sentences it shares with each original, the main one first: the main
    family, and those that overlap with it or that have little besides it."""
    if not shares:
        return set()
    shared: defaultdict[int, set[int]] = defaultdict(set)
    for family, places in shares:
        shared[family] |= places
    main = shares[0][0]
    joined = {main}
    for family, with_family in shared.items():
        own = len(with_family - shared[main])
        if own and (own < _MUCH or len(shared[main]) < _MUCH):
            joined.add(family)
    return joined


def links(originals: Sequence[Copied], edition_of: int | None) -> dict[int, float | None]:
    """What an article is linked to: original -> the share of the article's own text, None for `edition_of`, the page in
    another language."""
    found: dict[int, float | None] = {one.article_id: one.own for one in originals[:_MOST_LINKS]}
    if edition_of is not None:
        found[edition_of] = None
    return found


def indexed(found: ReusedText) -> list[tuple[int, int]]:
    """(fingerprint, passage) to be indexed: those that few stored articles have. A copy of a copy of a copy is found
    through the first."""
    counts = found.held.counts
    return [
        (one, place)
        for place, prints in enumerate(found.passages)
        for one in sorted(prints)
        if counts.get(one, 0) < _MOST_HOLDERS
    ]


def doubtful(found: ReusedText, boilerplate: frozenset[int]) -> list[int]:
    """The articles whose links may rest on fingerprints that became boilerplate when this text was indexed, at most the
    32 newest; `boilerplate` is that of its fingerprints after that."""
    holders = found.held.holders
    return sorted({one.article_id for one in holders if one.fingerprint in boilerplate})[-_MOST_DOUBTFUL:]


def refuted(article: Passages, originals: Collection[int], holders: Sequence[Holder]) -> set[int]:
    """Those of an article's linked originals whose text it does not reuse, judged by today's boilerplate: `holders` is
    where the originals have its other fingerprints."""
    return set(originals) - {one.article_id for one in copied(article, holders)}


def _is_one_block(sentences: Sequence[tuple[int, int]]) -> bool:
    """Whether the shared sentences, given by their places in both texts, are adjacent in both, as in one paragraph."""
    spans = [max(places) - min(places) + 1 for places in zip(*sentences, strict=True)]
    return len(sentences) <= _LONGEST_BLOCK and all(span <= len(sentences) + 1 for span in spans)


def _fingerprints(sentence: str) -> frozenset[int]:
    words = [word.lower() for word in _WORD.findall(sentence)]
    run = _run(sentence, words)
    hashes = _hashes(" ".join(words[start : start + run]) for start in range(len(words) - run + 1))
    if len(hashes) <= _WINDOW:
        return frozenset(sorted(hashes)[:1])
    return frozenset(map(min, *(hashes[start:] for start in range(_WINDOW))))


def _run(sentence: str, words: Sequence[str]) -> int:
    """How many words of a sentence one fingerprint is of."""
    if sentence.isascii():
        return _RUN
    if 2 * sum(is_hangul(word[0]) for word in words) > len(words):
        return _KOREAN_RUN
    return _CHARACTERS_RUN if is_unspaced(sentence) else _RUN


def _hashes(runs: Iterable[str]) -> tuple[int, ...]:
    """The first half of the 64-bit hash of each run of words, signed. All are read at once: one by one takes twice as
    long."""
    digests = b"".join([blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest() for run in runs])
    return struct.unpack(f">{len(digests) // _BYTES}i", digests)[::2]
