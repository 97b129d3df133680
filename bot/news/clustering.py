"""Which story an arriving article belongs to, and which stories it shows to be one.

    newcomer + candidate stories -> a copied text joins its original's story
                                 -> else likeness to every member -> join the likeliest story, or begin one
                                 -> stories the newcomer also resembles are merged when their members, too, are alike

A story is as like an article as its members are on average. One article joins more easily than two grown stories merge:
a wrong join costs one line, a wrong merge a story.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.news.dedup import COPY_SHARE, Copied
from bot.news.likeness import likeness, shared_terms
from bot.news.vectors import Vector

JOIN = 0.20
MERGE = 0.40
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
class Placement:
    """The decision. `story_id` None begins a story; `score` is the likeness to the story, 0 for a new one."""

    story_id: int | None
    score: float
    reason: str
    merges: tuple[Merge, ...] = ()


def place(newcomer: Vector, stories: Mapping[int, Sequence[Member]], original: Copied | None = None) -> Placement:
    """Decide for one newcomer among candidate stories (story id -> some of its members, at least one).

    `original` is the stored article whose text it carries, if any; its story is among the candidates.
    """
    scores = {story: _average([newcomer], members) for story, members in stories.items()}
    if original is not None and original.share >= COPY_SHARE:
        reason = f"carries the text of article {original.article_id} ({original.share:.0%} of the shorter)"
        return Placement(original.story_id, max(original.share, scores[original.story_id]), reason)
    ranked = sorted(scores, key=lambda story: (-scores[story], story))
    if not ranked or scores[ranked[0]] < JOIN:
        return Placement(None, 0.0, _why_new(ranked, scores))
    best = ranked[0]
    merges = _merges(newcomer, best, stories, [story for story in ranked[1:] if scores[story] >= JOIN])
    return Placement(best, scores[best], _why(newcomer, stories[best], scores[best]), merges)


def _merges(
    newcomer: Vector, best: int, stories: Mapping[int, Sequence[Member]], others: Sequence[int]
) -> tuple[Merge, ...]:
    grown = [newcomer, *(member.vector for member in stories[best])]
    merges = []
    for story in others:
        score = _average(grown, stories[story])
        if score >= (JOIN if len(stories[story]) == 1 else MERGE):
            merges.append(Merge(story, score, f"merged: {_why(newcomer, stories[story], score)}"))
            grown.extend(member.vector for member in stories[story])
    return tuple(merges)


def _average(vectors: Sequence[Vector], members: Sequence[Member]) -> float:
    total = sum(likeness(vector, member.vector) for vector in vectors for member in members)
    return total / (len(vectors) * len(members))


def _why(newcomer: Vector, members: Sequence[Member], score: float) -> str:
    nearest = max(members, key=lambda member: likeness(newcomer, member.vector))
    terms = ", ".join(shared_terms(newcomer, nearest.vector, _SHOWN_TERMS))
    return f"{score:.2f} like its articles, most like article {nearest.article_id}: {terms}"


def _why_new(ranked: Sequence[int], scores: Mapping[int, float]) -> str:
    if not ranked:
        return "nothing stored resembles it"
    return f"the nearest story, {ranked[0]}, is only {scores[ranked[0]]:.2f} like it (needs {JOIN:.2f})"
