"""Which story an arriving article belongs to, and which stories it shows to be one.

    newcomer + candidate stories -> a copied text joins its original's story
                                 -> else likeness to every member -> join the likeliest story, or begin one
                                 -> stories the newcomer also resembles are merged when their members, too, are alike
                                 -> members of others that turn out to be more like this story than their own move

A story is as like an article as its members are on average. One article joins more easily than two grown stories merge:
a wrong join costs one line, a wrong merge a story. Moving makes the outcome depend little on the order of arrival.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.news.dedup import COPY_SHARE, Copied
from bot.news.likeness import likeness, shared_terms
from bot.news.vectors import Vector

JOIN = 0.18
MERGE = 0.40
MOVE_GAIN = 0.10
_MOST_MOVES = 8
_SHOWN_TERMS = 4


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a candidate story."""

    article_id: int
    vector: Vector


@dataclass(frozen=True, slots=True)
class Merge:
    """A story that turns out to be another part of the newcomer's."""

    story_id: int
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Move:
    """A member of another story that belongs to the newcomer's."""

    article_id: int
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Placement:
    """The decision. `story_id` None begins a story; `score` is the likeness to the story, 0 for a new one."""

    story_id: int | None
    score: float
    reason: str
    merges: tuple[Merge, ...] = ()
    moves: tuple[Move, ...] = ()


def place(newcomer: Vector, stories: Mapping[int, Sequence[Member]], original: Copied | None = None) -> Placement:
    """Decide for one newcomer among candidate stories (story id -> some of its members, at least one).

    `original` is the stored article whose text it carries, if any; its story is among the candidates.
    """
    alike = _Likenesses()
    scores = {story: alike.average([newcomer], members) for story, members in stories.items()}
    if original is not None and original.share >= COPY_SHARE:
        reason = f"carries the text of article {original.article_id} ({original.share:.0%} of the shorter)"
        return Placement(original.story_id, max(original.share, scores[original.story_id]), reason)
    ranked = sorted(scores, key=lambda story: (-scores[story], story))
    if not ranked or scores[ranked[0]] < JOIN:
        return Placement(
            None, 0.0, _why_new(ranked, scores), moves=_moves(alike, newcomer, [newcomer], stories, ranked)
        )
    best = ranked[0]
    merges = _merges(alike, newcomer, best, stories, [story for story in ranked[1:] if scores[story] >= JOIN])
    within = {best, *(merge.story_id for merge in merges)}
    grown = [newcomer, *(member.vector for story in within for member in stories[story])]
    moves = _moves(alike, newcomer, grown, stories, [story for story in ranked if story not in within])
    return Placement(best, scores[best], _why(alike, newcomer, stories[best], scores[best]), merges, moves)


class _Likenesses:
    """Likenesses of pairs, each worked out once; the vectors outlive it."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], float] = {}

    def of(self, one: Vector, other: Vector) -> float:
        pair = (id(one), id(other))
        if pair not in self._known:
            self._known[pair] = self._known[pair[::-1]] = likeness(one, other)
        return self._known[pair]

    def average(self, vectors: Sequence[Vector], members: Sequence[Member]) -> float:
        total = sum(self.of(vector, member.vector) for vector in vectors for member in members)
        return total / (len(vectors) * len(members))


def _merges(
    alike: _Likenesses, newcomer: Vector, best: int, stories: Mapping[int, Sequence[Member]], others: Sequence[int]
) -> tuple[Merge, ...]:
    grown = [newcomer, *(member.vector for member in stories[best])]
    merges = []
    for story in others:
        score = alike.average(grown, stories[story])
        if score >= (JOIN if len(stories[story]) == 1 else MERGE):
            merges.append(Merge(story, score, f"merged: {_why(alike, newcomer, stories[story], score)}"))
            grown.extend(member.vector for member in stories[story])
    return tuple(merges)


def _moves(
    alike: _Likenesses,
    newcomer: Vector,
    grown: Sequence[Vector],
    stories: Mapping[int, Sequence[Member]],
    others: Sequence[int],
) -> tuple[Move, ...]:
    """Of the members most like the newcomer, those that lose nothing by leaving. The last member of a story stays."""
    near = [
        (alike.of(newcomer, member.vector), member, story)
        for story in others
        if len(stories[story]) > 1
        for member in stories[story]
    ]
    near.sort(key=lambda item: (-item[0], item[1].article_id))
    moves, left = [], {story: len(stories[story]) for story in others}
    for close, member, story in near[:_MOST_MOVES]:
        if close < JOIN or left[story] == 1:
            continue
        own = alike.average([member.vector], [other for other in stories[story] if other is not member])
        score = sum(alike.of(member.vector, vector) for vector in grown) / len(grown)
        if score >= JOIN and score > own + MOVE_GAIN:
            moves.append(Move(member.article_id, score, f"moved: {score:.2f} like this story, {own:.2f} like its own"))
            left[story] -= 1
    return tuple(moves)


def _why(alike: _Likenesses, newcomer: Vector, members: Sequence[Member], score: float) -> str:
    nearest = max(members, key=lambda member: alike.of(newcomer, member.vector))
    terms = ", ".join(shared_terms(newcomer, nearest.vector, _SHOWN_TERMS))
    return f"{score:.2f} like its articles, most like article {nearest.article_id}: {terms}"


def _why_new(ranked: Sequence[int], scores: Mapping[int, float]) -> str:
    if not ranked:
        return "nothing stored resembles it"
    return f"the nearest story, {ranked[0]}, is only {scores[ranked[0]]:.2f} like it (needs {JOIN:.2f})"
