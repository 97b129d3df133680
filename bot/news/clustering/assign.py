"""Which story an arriving article belongs to, and how its neighbourhood falls into stories.

    newcomer + members of the stories it resembles -> likeness of every pair
        -> clustered from scratch, average link -> every cluster takes the id of the story it overlaps most
        -> what differs from before: the newcomer's place, articles that move or split off, stories that are one

Clustering the neighbourhood anew makes the outcome depend little on the order of arrival: an article that was placed
when little was known of its story is placed again when more is.

Two clusters are one story when they are, on average, as like each other as `needed` says: more the larger they are (a
wrong join costs one line, a wrong merge a story), and more where each is close-knit in itself. Reports of one event are
like each other throughout; two events of one kind are two knots with a thin tie. However alike, they are two where a
third of what each side's reports agree in naming is its own.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.model.stories import PlacementCause, PlacementReason
from bot.news.clustering import contrast
from bot.news.clustering.contrast import Knot
from bot.news.clustering.features import ArticleFeatures
from bot.news.text_reuse import COPY_SHARE, Copied

JOIN = 0.1
SIZE = 0.05
COHESION = 0.3
APART = 0.33
_NEVER = -1.0
_NEAR = 0.03
_REGION = 4
_SHOWN_TERMS = 4


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a candidate story. `text_of` is the article whose text it carries, itself where it has its own."""

    article_id: int
    traits: ArticleFeatures
    text_of: int


@dataclass(frozen=True, slots=True)
class StoryCandidates:
    """What an arriving article is placed by: story id -> some of its members, at least one. `original` is the stored
    article whose text it reuses, one of the members; `edition_of` the stored page that it is in another language."""

    newcomer: Member
    stories: Mapping[int, Sequence[Member]]
    original: Copied | None = None
    edition_of: int | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """An article that leaves its story for this one, with all that carry its text."""

    article_id: int
    score: float
    reason: PlacementReason


@dataclass(frozen=True, slots=True)
class Absorbed:
    """A story that turns out to be this one."""

    story_id: int
    score: float
    reason: PlacementReason


@dataclass(frozen=True, slots=True)
class StoryPart:
    """A story of the neighbourhood with what comes into it; `story_id` None begins one. Moves come before stories."""

    story_id: int | None
    moved: tuple[Moved, ...] = ()
    absorbed: tuple[Absorbed, ...] = ()


@dataclass(frozen=True, slots=True)
class Placement:
    """The decision: the newcomer's story, and others that change. `score` is its likeness to its story, 0 for a new
    one."""

    score: float
    reason: PlacementReason
    home: StoryPart
    others: tuple[StoryPart, ...] = ()


def place(candidates: StoryCandidates) -> Placement:
    """Decide which story an article belongs to, and what else changes in the stories near it."""
    newcomer, stories, original = candidates.newcomer, candidates.stories, candidates.original
    alike = _Likenesses()
    scores = {story: alike.average([newcomer], members) for story, members in stories.items()}
    nearest = sorted(scores, key=lambda story: (-scores[story], story))
    known = None if original is None else original.story_id
    region = [story for story in nearest[:_REGION] if scores[story] >= _NEAR or story == known]
    if known is not None and known not in region:
        region.append(known)
    home_of = {member.article_id: story for story in region for member in stories[story]}
    clusters = _cluster([newcomer, *(member for story in region for member in stories[story])], alike)
    ids = _ids(clusters, home_of)
    old = {story: stories[story] for story in region}
    parts = [_part(cluster, ids, clusters, home_of, old, alike) for cluster in range(len(clusters))]
    own = next(place for place, members in enumerate(clusters) if newcomer in members)
    mates = [member for member in clusters[own] if member is not newcomer]
    score = alike.average([newcomer], mates) if mates else 0.0
    if original is not None and original.share >= COPY_SHARE:
        score = max(score, original.share)
    if candidates.edition_of is not None:
        reason = PlacementReason(PlacementCause.TRANSLATION, score, article_id=candidates.edition_of)
    elif original is not None and original.share >= COPY_SHARE:
        reason = PlacementReason(PlacementCause.TEXT_REUSE, original.share, article_id=original.article_id)
    elif mates:
        reason = _similar(PlacementCause.SIMILAR, alike, newcomer, mates, score)
    else:
        reason = _new_story(nearest, scores)
    others = tuple(part for place, part in enumerate(parts) if place != own and (part.moved or part.absorbed))
    return Placement(score, reason, parts[own], others)


class _Likenesses:
    """Likenesses of pairs of articles, each worked out once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], float] = {}

    def of(self, one: Member, other: Member) -> float:
        pair = (one.article_id, other.article_id)
        if pair not in self._known:
            self._known[pair] = self._known[pair[::-1]] = one.traits.alike(other.traits)
        return self._known[pair]

    def average(self, these: Sequence[Member], those: Sequence[Member]) -> float:
        return sum(self.of(one, other) for one in these for other in those) / (len(these) * len(those))

    def within(self, members: Sequence[Member]) -> float:
        """The average of the pairs among the members, of which there are two or more."""
        pairs = [self.of(one, other) for place, one in enumerate(members) for other in members[:place]]
        return sum(pairs) / len(pairs)


@dataclass(slots=True)
class _Cluster:
    """`sums` are the added likenesses to each other cluster, by its place; `inner` those of the pairs inside; `known`
    are its knots once somebody asked."""

    members: list[Member]
    inner: float
    sums: dict[int, float] = field(default_factory=dict)
    known: dict[bool, Knot] | None = None

    @property
    def cohesion(self) -> float:
        return self.inner / (len(self.members) * (len(self.members) - 1) / 2)

    @property
    def knots(self) -> dict[bool, Knot]:
        """Those of its Korean reports and of the others, where there are enough of them."""
        if self.known is None:
            spoken = {
                korean: [one.traits.words for one in self.members if one.traits.korean == korean]
                for korean in (False, True)
            }
            self.known = {
                korean: contrast.knot(words) for korean, words in spoken.items() if len(words) >= contrast.LEAST
            }
        return self.known


def _needed(one: _Cluster, other: _Cluster) -> float:
    """The average likeness from which two clusters are one story."""
    smaller = min(len(one.members), len(other.members))
    needed = JOIN + SIZE * math.log(smaller)
    return needed if smaller < contrast.LEAST else needed + COHESION * min(one.cohesion, other.cohesion)


def _contrast(one: _Cluster, other: _Cluster) -> float:
    """How far each names what the other does not, 0 to 1, in the language in which they differ most."""
    both = one.knots.keys() & other.knots.keys()
    return max((contrast.contrast(one.knots[korean], other.knots[korean]) for korean in both), default=0.0)


def _cluster(members: Sequence[Member], alike: _Likenesses) -> list[list[Member]]:
    """The members in clusters, each in the order given. Those that carry one text are together whatever they say."""
    by_id = {member.article_id: member for member in members}
    families: dict[int, list[Member]] = {}
    for member in members:
        families.setdefault(_first(member, by_id), []).append(member)
    alive = {
        place: _Cluster(family, alike.within(family) * len(family) * (len(family) - 1) / 2 if family[1:] else 0.0)
        for place, family in enumerate(families.values())
    }
    for place, cluster in alive.items():
        for other in range(place):
            total = sum(alike.of(one, another) for one in cluster.members for another in alive[other].members)
            cluster.sums[other] = alive[other].sums[place] = total
    best = {place: _best(place, alive) for place in alive}
    while len(alive) > 1:
        gain, place = max((gain, -place) for place, (gain, _) in best.items())
        if gain < 0:
            break
        _unite(-place, best[-place][1], alive, best)
    order = {member.article_id: number for number, member in enumerate(members)}
    return [sorted(cluster.members, key=lambda member: order[member.article_id]) for cluster in alive.values()]


def _first(member: Member, among: Mapping[int, Member]) -> int:
    """The article whose text it carries, through whatever copies."""
    seen = {member.article_id}
    while member.text_of not in seen and member.text_of in among:
        member = among[member.text_of]
        seen.add(member.article_id)
    return member.text_of


def _gain(place: int, other: int, alive: Mapping[int, _Cluster]) -> float:
    """By how much two clusters are more alike than they need to be; `_NEVER` where they cannot be one story."""
    one, another = alive[place], alive[other]
    gain = one.sums[other] / (len(one.members) * len(another.members)) - _needed(one, another)
    return _NEVER if gain >= 0 and _contrast(one, another) >= APART else gain


def _best(place: int, alive: Mapping[int, _Cluster]) -> tuple[float, int]:
    """The greatest gain of a cluster, and with which other."""
    gain, other = max(((_gain(place, other, alive), -other) for other in alive if other != place), default=(_NEVER, 0))
    return gain, -other


def _unite(kept: int, lost: int, alive: dict[int, _Cluster], best: dict[int, tuple[float, int]]) -> None:
    """Make two clusters one, and find the best partners anew that this changes."""
    one, other = alive[kept], alive.pop(lost)
    del best[lost]
    one.members = one.members + other.members
    one.inner += other.inner + one.sums.pop(lost)
    one.known = None
    for place, cluster in alive.items():
        if place != kept:
            one.sums[place] += other.sums[place]
            cluster.sums[kept] += cluster.sums.pop(lost)
    best[kept] = _best(kept, alive)
    for place in alive:
        if place == kept:
            continue
        if best[place][1] in (kept, lost):
            best[place] = _best(place, alive)
        else:
            best[place] = max(best[place], (_gain(place, kept, alive), kept))


def _ids(clusters: Sequence[Sequence[Member]], home_of: Mapping[int, int]) -> dict[int, int]:
    """Place of a cluster -> the story whose id it keeps: the largest overlap first, then the older story."""
    overlaps = sorted(
        (-count, story, place)
        for place, members in enumerate(clusters)
        for story, count in Counter(home_of[one.article_id] for one in members if one.article_id in home_of).items()
    )
    ids: dict[int, int] = {}
    for _, story, place in overlaps:
        if place not in ids and story not in ids.values():
            ids[place] = story
    return ids


def _part(
    place: int,
    ids: Mapping[int, int],
    clusters: Sequence[Sequence[Member]],
    home_of: Mapping[int, int],
    old: Mapping[int, Sequence[Member]],
    alike: _Likenesses,
) -> StoryPart:
    """What comes into a cluster's story from the others."""
    members = clusters[place]
    came = Counter(
        home_of[one.article_id] for one in members if home_of.get(one.article_id) not in (None, ids.get(place))
    )
    moved: list[Moved] = []
    absorbed: list[Absorbed] = []
    for story in sorted(came):
        coming = [one for one in members if home_of.get(one.article_id) == story]
        if story not in ids.values() and place == _most_of(story, clusters, home_of):
            present = [one for one in members if one not in coming]
            score = alike.average(coming, present)
            reason = _similar(PlacementCause.MERGED, alike, coming[0], present, score)
            absorbed.append(Absorbed(story, score, reason))
        else:
            moved += [_move(one, members, old[story], alike) for one in coming]
    return StoryPart(ids.get(place), tuple(moved), tuple(absorbed))


def _most_of(story: int, clusters: Sequence[Sequence[Member]], home_of: Mapping[int, int]) -> int:
    """The cluster that has most of a story's members."""
    counts = [sum(home_of.get(one.article_id) == story for one in members) for members in clusters]
    return counts.index(max(counts))


def _move(member: Member, joined: Sequence[Member], left: Sequence[Member], alike: _Likenesses) -> Moved:
    mates = [one for one in joined if one is not member]
    rest = [one for one in left if one not in joined]
    score = alike.average([member], mates) if mates else 0.0
    own = alike.average([member], rest) if rest else 0.0
    return Moved(member.article_id, score, PlacementReason(PlacementCause.MOVED, score, left_likeness=own))


def _similar(
    cause: PlacementCause, alike: _Likenesses, newcomer: Member, members: Sequence[Member], score: float
) -> PlacementReason:
    """The reason of an article that is similar to these members."""
    nearest = max(members, key=lambda member: alike.of(newcomer, member))
    terms = newcomer.traits.in_common(nearest.traits, _SHOWN_TERMS)
    return PlacementReason(cause, score, article_id=nearest.article_id, terms=terms)


def _new_story(ranked: Sequence[int], scores: Mapping[int, float]) -> PlacementReason:
    """The reason of an article that begins a story; `ranked` are the candidate stories, the nearest first."""
    if not ranked:
        return PlacementReason(PlacementCause.NO_CANDIDATES)
    return PlacementReason(PlacementCause.BELOW_THRESHOLD, scores[ranked[0]], story_id=ranked[0])
