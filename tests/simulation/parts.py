"""Which parts of the desk a seed plays. Most seeds play a few, one in sixteen plays all of them: swarm testing (Groce
and others, ISSTA 2012). A seed with few parts is cheap, and shows mistakes that other parts would hide.
"""

from __future__ import annotations

import random
from enum import StrEnum

WHOLE_SHARE = 0.06
PART_SHARE = 0.3


class Part(StrEnum):
    """A part that a seed may play. Every seed has links that are posted on servers, the reading of missed ones, and all
    faults but the two that are named here."""

    CHANGES = "changes"
    """Sites change pages and take them away."""
    CLOCKS = "clocks"
    """The clock steps."""
    CROWD = "crowd"
    """Members post twice as many links."""
    DIGESTS = "digests"
    FEEDS = "feeds"
    """A server follows a feed."""
    FILTERS = "filters"
    MODERATION = "moderation"
    """Messages are deleted and edited."""
    ONLY = "only"
    """A server follows a feed, limited to a saved search."""
    PASTES = "pastes"
    PRIVATE = "private"
    """Members write to the desk in direct messages, and have everything of theirs erased."""
    QUESTIONS = "questions"
    """Members ask for `/latest`."""
    RESTORES = "restores"
    SETTINGS = "settings"
    """Managers change the desk's channels, and the times of digests."""
    WATCHES = "watches"
    WEEK = "week"
    """It lasts seven days, and not three."""
    SEARCHES = "searches"
    """Digests are on saved searches."""
    THREADS = "threads"
    """A server has a thread for each story, the other a post in a forum."""
    CURATION = "curation"
    """Managers of a server correct what it has saved."""
    SPOILERS = "spoilers"
    """Members hide links, and forward messages."""
    LANGUAGES = "languages"
    """Servers change the language of their Discord settings."""
    REMOVALS = "removals"
    """Managers delete channels."""
    RETRACTIONS = "retractions"
    """Members delete their posts, or edit links out of them."""
    FORGETTING = "forgetting"
    """Members of servers have everything of theirs erased soon after they posted something. The last parts are the
    newest, so that seeds without them play what they played before."""


WHOLE = frozenset(Part)


def parts_of(seed: int) -> frozenset[Part]:
    """All parts for one seed in sixteen. Otherwise each part has the same share, whatever the others are."""
    chance = random.Random(f"parts of {seed}")  # noqa: S311  # repeatable, not secret
    if chance.random() < WHOLE_SHARE:
        return WHOLE
    return frozenset(part for part in Part if chance.random() < PART_SHARE)
