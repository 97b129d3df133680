"""The story that a shelf's articles would belong to if neither took a later stance on the event.

the articles' features -> similar articles of the shelf's other stories
                       -> those that are two events with their stances, and one without -> the most similar one's story
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from sqlite3 import Connection

from msgspec.structs import replace

from bot.model.digests.why import StanceBeside
from bot.model.placements import StanceKind
from bot.news.clustering.assign import JOIN_ONE
from bot.news.clustering.features import TWO_EVENTS, ArticleFeatures
from bot.storage.stories import article_features, candidates, view

_COMPARED = 4
_HOUR = 3600


def stance_beside(connection: Connection, shelf_id: int, article_ids: Sequence[int]) -> StanceBeside | None:
    """Return the most similar story of the shelf that a stance keeps apart from that of these articles, newest first;
    None if none is, or if the articles are too old to be compared. Nothing of other shelves is told."""
    own = article_features.load(connection, article_ids[:_COMPARED])
    stories = {view.story_of(connection, shelf_id, article_id) for article_id in own}
    for _, kind, article_id in sorted(_apart(connection, shelf_id, own.values()), key=itemgetter(0), reverse=True):
        story_id = view.story_of(connection, shelf_id, article_id)
        if story_id is None or story_id in stories:
            continue
        if (story := view.reference(connection, shelf_id, story_id)) is not None:
            return StanceBeside(kind, story.headline)
    return None


def _apart(
    connection: Connection, shelf_id: int, own: Iterable[ArticleFeatures]
) -> Iterator[tuple[float, StanceKind, int]]:
    """Likeness without stances, the stance and the number of each article that one keeps apart: public ones of any
    shelf, and the shelf's own."""
    for one in own:
        at = None if one.hour is None else one.hour * _HOUR
        for member in chain.from_iterable(
            candidates.similar_stories(connection, one, at, None, shelf_id).shared.values()
        ):
            likeness = _without_stance(one).alike(_without_stance(member.traits))
            if likeness >= JOIN_ONE and one.alike(member.traits) == TWO_EVENTS:
                later = max(one, member.traits, key=lambda traits: traits.hour or 0)
                if later.parties.stance is not None:
                    yield likeness, later.parties.stance.kind, member.article_id


def _without_stance(traits: ArticleFeatures) -> ArticleFeatures:
    return replace(traits, parties=replace(traits.parties, stance=None), digest=b"")
