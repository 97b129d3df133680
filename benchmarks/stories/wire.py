"""Precision and recall of finding copies of one wire text among similar independent reports.

The synthetic articles of `wire_texts` are placed one at a time, as on arrival. Counted are pairs of articles with the
same origin: true positives are pairs of one wire text, all others are false positives. Precision and recall as usual.

The baseline joins articles whose word shingles overlap (what MinHash estimates, here exact). Its threshold is the best
one in hindsight: the highest recall at a precision of at least 0.99.
"""

from __future__ import annotations

import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import comb

from benchmarks.stories.wire_texts import Made, Press
from bot.model.placements import PlacedArticle
from bot.services.stories import placement
from bot.storage.stories import scratch

_SHINGLE = 5
_TOO_COMMON = 60
_PRECISION = 0.99


async def measure(families: int, unrelated: int, seed: int) -> dict[str, float]:
    """Figures for one seed; `jaccard_…` and `containment_…` belong to the baseline."""
    made = Press(seed).made(families, unrelated)
    begun = time.process_time()
    found = _placed(made)
    seconds = time.process_time() - begun
    precision, recall = scores(made, found)
    figures = {"articles": float(len(made)), "precision": precision, "recall": recall}
    figures["milliseconds an article"] = 1000 * seconds / len(made)
    overlaps = _overlaps([_shingles(one.text) for one in made])
    for name, place in (("jaccard", 0), ("containment", 1)):
        figures[f"{name}_threshold"], figures[f"{name}_recall"] = _in_hindsight(made, overlaps, place)
    return figures


def scores(made: Sequence[Made], roots: Mapping[int, int]) -> tuple[float, float]:
    """Precision and recall of pairs; `roots` maps each article's index to its origin."""
    origins = Counter(roots.values())
    families = Counter(one.family for one in made if one.family is not None)
    both = Counter((roots[place], one.family) for place, one in enumerate(made) if one.family is not None)
    right = sum(comb(count, 2) for count in both.values())
    said = sum(comb(count, 2) for count in origins.values())
    return right / said if said else 1.0, right / sum(comb(count, 2) for count in families.values())


def _placed(made: Sequence[Made]) -> dict[int, int]:
    """Place the articles; gives the index of each article's origin by the article's index."""
    with scratch.database() as connection:
        for number, one in enumerate(made, 1):
            placement.place(connection, PlacedArticle(number, one.title, one.text, one.at))
        families = connection.execute("SELECT article_id, coalesce(family, article_id) FROM story_articles").fetchall()
    return {number - 1: original - 1 for number, original in families}


def _shingles(text: str) -> frozenset[int]:
    words = re.findall(r"[^\W_]+", text.lower())
    return frozenset(hash(tuple(words[start : start + _SHINGLE])) for start in range(len(words) - _SHINGLE + 1))


def _overlaps(shingles: Sequence[frozenset[int]]) -> list[tuple[float, float, int, int]]:
    """Jaccard and containment of all pairs that share a shingle; very common shingles are ignored."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for place, own in enumerate(shingles):
        for shingle in own:
            holders[shingle].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= _TOO_COMMON:
            shared.update(combinations(places, 2))
    return [
        (
            count / (len(shingles[one]) + len(shingles[other]) - count),
            count / min(len(shingles[one]), len(shingles[other])),
            one,
            other,
        )
        for (one, other), count in shared.items()
    ]


def _in_hindsight(
    made: Sequence[Made], overlaps: Iterable[tuple[float, float, int, int]], place: int
) -> tuple[float, float]:
    """The threshold with the highest recall at the required precision, and that recall."""
    roots = list(range(len(made)))

    def root(node: int) -> int:
        while roots[node] != node:
            roots[node] = node = roots[roots[node]]
        return node

    pairs = sorted(((overlap[place], *overlap[2:]) for overlap in overlaps), reverse=True)
    best, next_pair = (1.0, 0.0), 0
    for percent in range(100, 0, -1):
        while next_pair < len(pairs) and pairs[next_pair][0] >= percent / 100:
            _, one, other = pairs[next_pair]
            roots[root(one)] = root(other)
            next_pair += 1
        precision, recall = scores(made, {node: root(node) for node in range(len(made))})
        if precision >= _PRECISION and recall > best[1]:
            best = (percent / 100, recall)
    return best
