"""Find the terms of an outlet's set phrases, which occur in many of its stories on different events.

    the outlet's newest texts, each with its story -> number of stories that contain each term -> the frequent terms

State media report every inspection, message and rally in the same words, which make any two such texts similar. So
between texts of one outlet these terms are ignored (`similarity`). Stories are counted, not texts: terms that an outlet
repeats about one event belong to that event.
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
