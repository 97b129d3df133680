"""Terms of an outlet's set phrases: those that stand in many of its stories, whatever these report.

    the outlet's newest texts, each with its story -> in how many of the stories each term stands -> the frequent ones

State media report every inspection, message and rally in the same words. Two such texts resemble each other by what
all their kind have, so between texts of one outlet these terms count nothing (`similarity`). Stories are counted, not
texts: what an outlet repeats about one event belongs to that event.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

TEXTS = 40
"""How many of an outlet's newest texts are read."""
_STORIES = 16
"""Stories below which nothing is known of an outlet's phrases."""
_SHARE = 0.1
_LEAST = 4


def set_phrases(texts: Iterable[tuple[int, Collection[str]]]) -> frozenset[str]:
    """The terms of an outlet's set phrases; `texts` are story and terms of each of its newest texts."""
    stories: defaultdict[int, set[str]] = defaultdict(set)
    for story, terms in texts:
        stories[story].update(terms)
    if len(stories) < _STORIES:
        return frozenset()
    counts = Counter(term for terms in stories.values() for term in terms)
    needed = max(_LEAST, _SHARE * len(stories))
    return frozenset(term for term, count in counts.items() if count >= needed)
