"""Place an arriving article in a story, and say how that changes the stories around it.

    newcomer + members of the stories it resembles -> likeness of every pair
        -> clustered from scratch, average linkage -> every cluster takes the id of the story it overlaps most
        -> the differences: the newcomer's place, articles that move or split off, stories that are merged

Clustering the neighbourhood anew makes the outcome depend little on the order of arrival: an article that was placed
when its story had few members is placed again when it has more.

Two clusters become one story when their average likeness reaches `_needed`: more the larger they are (a wrong join
costs one line, a wrong merge a story), and more where each is homogeneous in itself. Reports of one event resemble each
other throughout; two events of one kind are two dense clusters with few links. Whatever their likeness, two clusters
stay apart where a third of the names that each one's reports agree on is missing from the other (`contrast`). Where
their headlines are far apart in meaning (`embeddings`), they need more.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from msgspec import Struct, field

from bot.lang.scripts import Writing
from bot.model.placements import PlacementCause, PlacementReason
from bot.news.clustering import contrast, embeddings, in_common
from bot.news.clustering.contrast import SharedNames
from bot.news.clustering.embeddings import HeadlineSum
from bot.news.clustering.features import ArticleFeatures
from bot.news.clustering.vectors import Vector
from bot.news.text_reuse import COPY_SHARE, Copied

JOIN = 0.1
"""The average likeness from which a single article joins others."""
JOIN_ONE = 0.25
"""The same for two single articles that both have `_FULL` different words, since their one likeness is the only
evidence. A later report that is like both still joins them. Brief texts, which cannot have more evidence, need `JOIN`
only."""
_FULL = 33
SIZE = 0.05
"""Added for each factor e in the size of the smaller cluster."""
COHESION = 0.3
"""Added, times the lower inner likeness, where both clusters have `contrast.LEAST` articles."""
APART = 0.33
"""The contrast from which two clusters stay apart."""
_NEVER = -1.0
_NEAR = 0.03
"""The average likeness from which a story belongs to the neighbourhood."""
_LINK = 0.5
"""The likeness to a single member from which it belongs there as well: that member may have joined before there were
reports of its own event, as a bridge between two events does."""
_SLIGHT = 0.01
"""The likeness below which nothing joins two articles."""
_REGION = 4
"""The most stories of the neighbourhood, not counting that of the original text."""
_SHOWN_TERMS = 4


class Member(Struct, frozen=True):
    """An article of a candidate story. `text_of` is the article whose text it carries; its own id where it has its own
    text."""

    article_id: int
    traits: ArticleFeatures
    text_of: int


class StoryCandidates(Struct, frozen=True):
    """The input of placing an article: story id -> some of its members, at least one. `original` is the stored article
    whose text it reuses, one of the members; `edition_of` the stored page that it is in another language."""

    newcomer: Member
    stories: Mapping[int, Sequence[Member]]
    original: Copied | None = None
    edition_of: int | None = None


class Moved(Struct, frozen=True):
    """An article that leaves its story for this one, together with the articles that carry its text."""

    article_id: int
    score: float
    reason: PlacementReason


class Absorbed(Struct, frozen=True):
    """A story that is merged into this one."""

    story_id: int
    score: float
    reason: PlacementReason


class StoryChange(Struct, frozen=True):
    """The changes of a story of the neighbourhood; with `story_id` None it is a new story. Moves are applied before
    merges."""

    story_id: int | None
    moved: tuple[Moved, ...] = ()
    absorbed: tuple[Absorbed, ...] = ()


class Placement(Struct, frozen=True):
    """The decision: the newcomer's story, and others that change. `score` is its likeness to its story, 0 for a new
    one."""

    score: float
    reason: PlacementReason
    home: StoryChange
    others: tuple[StoryChange, ...] = ()


def place(candidates: StoryCandidates) -> Placement:
    """Decide which story an article belongs to, and what else changes in the stories near it."""
    newcomer, stories, original = candidates.newcomer, candidates.stories, candidates.original
    likenesses = _Likenesses(stories)
    scores = {story: likenesses.average([newcomer], members) for story, members in stories.items()}
    linked = {story for story, members in stories.items() if likenesses.nearest(newcomer, members) >= _LINK}
    before = {story: stories[story] for story in _region(scores, linked, original)}
    members = [newcomer, *(member for group in before.values() for member in group)]
    neighbourhood = _Neighbourhood(before, _cluster(members, likenesses), likenesses)
    own = neighbourhood.cluster_of(newcomer)
    mates = [member for member in neighbourhood.clusters[own] if member is not newcomer]
    if mates:
        score = likenesses.average([newcomer], mates)
        reason = _similar(PlacementCause.SIMILAR, likenesses, newcomer, mates, score)
    else:
        score, reason = 0.0, _new_story(scores)
    if original is not None and original.share >= COPY_SHARE:
        score = max(score, original.share)
        reason = PlacementReason(PlacementCause.TEXT_REUSE, original.share, article_id=original.article_id)
    if candidates.edition_of is not None:
        reason = PlacementReason(PlacementCause.TRANSLATION, score, article_id=candidates.edition_of)
    return Placement(score, reason, neighbourhood.change(own), tuple(neighbourhood.other_changes(own)))


def _by_score(scores: Mapping[int, float]) -> list[int]:
    """The stories by likeness to the newcomer, the highest first; ties go to the older."""
    return sorted(scores, key=lambda story: (-scores[story], story))


def _region(scores: Mapping[int, float], linked: Set[int], original: Copied | None) -> list[int]:
    """The stories to cluster anew: the most like the newcomer, those that are `linked` with it by one member at least,
    and the one that holds its original text."""
    known = None if original is None else original.story_id
    near = [story for story in _by_score(scores) if scores[story] >= _NEAR or story in linked or story == known]
    region = near[:_REGION]
    return region if known is None or known in region else [*region, known]


class _Likenesses:
    """Likenesses of pairs of articles near a newcomer, each computed once: of two that are in two stories beside what
    the other `stories` tell (`in_common`)."""

    def __init__(self, stories: Mapping[int, Sequence[Member]]) -> None:
        self._known: dict[tuple[int, int], float] = {}
        self._stories = stories
        self._home_of = {member.article_id: story for story, members in stories.items() for member in members}

    def of(self, one: Member, other: Member) -> float:
        pair = (one.article_id, other.article_id)
        if pair not in self._known:
            self._known[pair] = self._known[pair[::-1]] = self._weighed(one, other)
        return self._known[pair]

    def _weighed(self, one: Member, other: Member) -> float:
        likeness = one.traits.alike(other.traits)
        homes = self._home_of.get(one.article_id), self._home_of.get(other.article_id)
        if likeness < _SLIGHT or homes[0] == homes[1]:
            return likeness
        beside = (member.traits for story in self._stories.keys() - {*homes} for member in self._stories[story])
        return in_common.weighed(likeness, one.traits, other.traits, beside)

    def average(self, group: Sequence[Member], others: Sequence[Member]) -> float:
        """The average of the pairs between two groups, at least 0."""
        total = sum(self.of(one, other) for one in group for other in others)
        return max(0.0, total / (len(group) * len(others)))

    def nearest(self, newcomer: Member, members: Sequence[Member]) -> float:
        """The greatest likeness of the newcomer and a member."""
        return max(self.of(newcomer, member) for member in members)

    def within(self, members: Sequence[Member]) -> float:
        """The average of the pairs among the members, of which there are two or more."""
        pairs = [self.of(one, other) for place, one in enumerate(members) for other in members[:place]]
        return sum(pairs) / len(pairs)


class _Cluster(Struct):
    """A cluster while clustering. `sums` are the added likenesses to each other cluster, by its number; `inner` those
    of the pairs inside; `headlines` sums their embeddings; `names` is the cache of `shared_names`."""

    members: list[Member]
    inner: float
    headlines: HeadlineSum
    sums: dict[int, float] = field(default_factory=dict)
    names: dict[Writing, SharedNames] | None = None

    @property
    def cohesion(self) -> float:
        return self.inner / (len(self.members) * (len(self.members) - 1) / 2)

    @property
    def shared_names(self) -> dict[Writing, SharedNames]:
        """Of its reports in each language, where there are `contrast.LEAST` or more."""
        if self.names is None:
            words: defaultdict[Writing, list[Vector]] = defaultdict(list)
            for member in self.members:
                words[member.traits.writing].append(member.traits.words)
            self.names = {
                writing: contrast.shared_names(reports)
                for writing, reports in words.items()
                if len(reports) >= contrast.LEAST
            }
        return self.names


def _needed(one: _Cluster, other: _Cluster) -> float:
    """The average likeness from which two clusters are one story."""
    smaller = min(len(one.members), len(other.members))
    if len(one.members) == len(other.members) == 1 and _both_full(one.members[0], other.members[0]):
        return JOIN_ONE
    needed = JOIN + SIZE * math.log(smaller)
    return needed if smaller < contrast.LEAST else needed + COHESION * min(one.cohesion, other.cohesion)


def _both_full(one: Member, other: Member) -> bool:
    return min(one.traits.words.length, other.traits.words.length) >= _FULL


def _contrast(one: _Cluster, other: _Cluster) -> float:
    """How much each names that the other does not, 0 to 1, in the language in which they differ most."""
    names, others = one.shared_names, other.shared_names
    both = names.keys() & others.keys()
    return max((contrast.contrast(names[writing], others[writing]) for writing in both), default=0.0)


def _cluster(members: Sequence[Member], likenesses: _Likenesses) -> list[list[Member]]:
    """The members in clusters, each in the order given. Articles that carry one text always share a cluster."""
    by_id = {member.article_id: member for member in members}
    families: dict[int, list[Member]] = {}
    for member in members:
        families.setdefault(_original(member, by_id), []).append(member)
    alive = {
        place: _Cluster(
            family,
            likenesses.within(family) * len(family) * (len(family) - 1) / 2 if family[1:] else 0.0,
            embeddings.total(member.traits.embedding for member in family),
        )
        for place, family in enumerate(families.values())
    }
    for place, cluster in alive.items():
        for other in range(place):
            total = sum(likenesses.of(one, another) for one in cluster.members for another in alive[other].members)
            cluster.sums[other] = alive[other].sums[place] = total
    best = {place: _best(place, alive) for place in alive}
    while len(alive) > 1:
        gain, place = max((gain, -place) for place, (gain, _) in best.items())
        if gain < 0:
            break
        _unite(-place, best[-place][1], alive, best)
    order = {member.article_id: number for number, member in enumerate(members)}
    return [sorted(cluster.members, key=lambda member: order[member.article_id]) for cluster in alive.values()]


def _original(member: Member, members: Mapping[int, Member]) -> int:
    """The article whose text it carries, directly or through other copies."""
    seen = {member.article_id}
    while member.text_of not in seen and member.text_of in members:
        member = members[member.text_of]
        seen.add(member.article_id)
    return member.text_of


def _gain(place: int, other: int, alive: Mapping[int, _Cluster]) -> float:
    """The average likeness of two clusters less the likeness needed; negative where they cannot be one story."""
    one, another = alive[place], alive[other]
    average = one.sums[other] / (len(one.members) * len(another.members))
    if average < JOIN:  # the least that any two clusters need: how much more these would need makes no difference
        return average - JOIN
    gain = average - _needed(one, another)
    if gain >= 0:
        gain -= embeddings.WEIGHT * one.headlines.lacks(another.headlines)
    return _NEVER if gain >= 0 and _contrast(one, another) >= APART else gain


def _best(place: int, alive: Mapping[int, _Cluster]) -> tuple[float, int]:
    """A cluster's greatest gain, and the number of the cluster with which it has it."""
    gain, other = max(((_gain(place, other, alive), -other) for other in alive if other != place), default=(_NEVER, 0))
    return gain, -other


def _unite(kept: int, lost: int, alive: dict[int, _Cluster], best: dict[int, tuple[float, int]]) -> None:
    """Merge cluster `lost` into `kept`, and update the best partners that this changes."""
    one, other = alive[kept], alive.pop(lost)
    del best[lost]
    one.members = one.members + other.members
    one.inner += other.inner + one.sums.pop(lost)
    one.headlines += other.headlines
    one.names = None
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


class _Neighbourhood:
    """The stories around a newcomer as they were `before` (story id -> members), and their members as `clusters`."""

    def __init__(
        self, before: Mapping[int, Sequence[Member]], clusters: Sequence[Sequence[Member]], likenesses: _Likenesses
    ) -> None:
        self.clusters = clusters
        self._before = before
        self._likenesses = likenesses
        self._home_of = {member.article_id: story for story, members in before.items() for member in members}
        self._ids = self._story_ids()

    def _story_ids(self) -> dict[int, int]:
        """Number of a cluster -> the story whose id it keeps: the largest overlap first, then the older story."""
        overlaps = sorted(
            (-count, story, number)
            for number, members in enumerate(self.clusters)
            for story, count in self._homes(members).items()
        )
        ids: dict[int, int] = {}
        for _, story, number in overlaps:
            if number not in ids and story not in ids.values():
                ids[number] = story
        return ids

    def cluster_of(self, member: Member) -> int:
        """The number of a member's cluster."""
        return next(number for number, cluster in enumerate(self.clusters) if member in cluster)

    def other_changes(self, own: int) -> Iterator[StoryChange]:
        """The changes of the stories beside cluster `own`, where there are any."""
        changes = (self.change(number) for number in range(len(self.clusters)) if number != own)
        return (change for change in changes if change.moved or change.absorbed)

    def change(self, number: int) -> StoryChange:
        """What a cluster's story gains from the others."""
        members, own = self.clusters[number], self._ids.get(number)
        moved: list[Moved] = []
        absorbed: list[Absorbed] = []
        for story in sorted(self._homes(members).keys() - {own}):
            coming = [one for one in members if self._home_of.get(one.article_id) == story]
            if story not in self._ids.values() and number == self._largest_share_of(story):
                present = [one for one in members if one not in coming]
                score = self._likenesses.average(coming, present)
                reason = _similar(PlacementCause.MERGED, self._likenesses, coming[0], present, score)
                absorbed.append(Absorbed(story, score, reason))
            else:
                moved += [self._move(one, members, self._before[story]) for one in coming]
        return StoryChange(own, tuple(moved), tuple(absorbed))

    def _homes(self, members: Sequence[Member]) -> Counter[int]:
        """How many of the members each story had before."""
        return Counter(self._home_of[one.article_id] for one in members if one.article_id in self._home_of)

    def _largest_share_of(self, story: int) -> int:
        """The number of the cluster that has most of a story's members."""
        counts = [self._homes(members)[story] for members in self.clusters]
        return counts.index(max(counts))

    def _move(self, member: Member, joined: Sequence[Member], left: Sequence[Member]) -> Moved:
        mates = [one for one in joined if one is not member]
        rest = [one for one in left if one not in joined]
        score = self._likenesses.average([member], mates) if mates else 0.0
        own = self._likenesses.average([member], rest) if rest else 0.0
        return Moved(member.article_id, score, PlacementReason(PlacementCause.MOVED, score, left_likeness=own))


def _similar(
    cause: PlacementCause, likenesses: _Likenesses, newcomer: Member, members: Sequence[Member], score: float
) -> PlacementReason:
    """The reason of an article that is similar to these members."""
    nearest = max(members, key=lambda member: likenesses.of(newcomer, member))
    terms = newcomer.traits.in_common(nearest.traits, _SHOWN_TERMS)
    return PlacementReason(cause, score, article_id=nearest.article_id, terms=terms)


def _new_story(scores: Mapping[int, float]) -> PlacementReason:
    """The reason of an article that begins a story."""
    if not scores:
        return PlacementReason(PlacementCause.NO_CANDIDATES)
    nearest = _by_score(scores)[0]
    return PlacementReason(PlacementCause.BELOW_THRESHOLD, scores[nearest], story_id=nearest)
