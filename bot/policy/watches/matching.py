"""Which watches an article matches: one index over all watches of all shelves.

    entity   the article names it (by the key under which the reader linked it)
    phrase   title or text has it (`phrases`)
    subject  the article is about it
    search   the article satisfies the query (`matching_searches`)

A private text of a server meets no personal watch there: its words would leave the server in a direct message.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from bot.model.watches.alert import WatchedText
from bot.model.watches.watch import WatchKind
from bot.policy.search.matching import ArticleFacts, satisfies
from bot.policy.search.query import Query
from bot.policy.watches.phrases import PhraseAutomaton, phrase_key

MOST_CHARACTERS = 1_000_000
"""Characters of all watched phrases together: with their forms 30 MB in memory of English ones, 70 of Korean ones, 170
of Chinese ones at most."""


class IndexedWatch(Struct, frozen=True):
    """A watch as far as matching needs it. `leaves_server`: its alerts are sent to a member of the server that the
    shelf belongs to. `name` is what is watched, in words."""

    id: int
    shelf_id: int
    kind: WatchKind
    value: str
    leaves_server: bool
    name: str = ""


class WatchIndex:
    """All watches but those of searches, by shelf and by what they look for. `entity_keys` are the keys under which
    articles name what a watch of an entity looks for, beside its own."""

    def __init__(
        self, watches: Iterable[IndexedWatch], entity_keys: Callable[[IndexedWatch], Iterable[str]] = lambda _: ()
    ) -> None:
        self._watches: dict[tuple[int, WatchKind, str], list[IndexedWatch]] = defaultdict(list)
        phrases = set[str]()
        for watch in watches:
            values = {watch.value}
            if watch.kind is WatchKind.PHRASE:
                values = {phrase_key(watch.value)}
                phrases |= values
            elif watch.kind is WatchKind.ENTITY:
                values |= set(entity_keys(watch))
            for value in values:
                self._watches[watch.shelf_id, watch.kind, value].append(watch)
        self._phrases = PhraseAutomaton(phrases)

    @property
    def automaton_bytes(self) -> int:
        """The memory of the automaton of phrases."""
        return self._phrases.total_bytes

    def matching(self, article: WatchedText) -> tuple[int, ...]:
        """The ids of the watches of the article's shelf that it meets, in order."""
        phrases = self._phrases.found(f"{article.title}\0{article.text}")
        looked_up = [
            *((WatchKind.ENTITY, key) for key in article.entities),
            *((WatchKind.SUBJECT, subject) for subject in article.subjects),
            *((WatchKind.PHRASE, phrase) for phrase in phrases),
        ]
        found = [one for kind, value in looked_up for one in self._watches.get((article.shelf_id, kind, value), ())]
        return tuple(sorted({one.id for one in found if not (article.is_private and one.leaves_server)}))


def matching_searches(
    article: WatchedText, facts: ArticleFacts, watches: Iterable[IndexedWatch], queries: Mapping[str, Query | None]
) -> tuple[int, ...]:
    """The ids of the watches of searches on the article's shelf that it meets. `queries`: value -> what it means; each
    is evaluated once."""
    wanted = [one for one in watches if not (article.is_private and one.leaves_server)]
    met = {
        value
        for value in dict.fromkeys(one.value for one in wanted)
        if (query := queries.get(value)) is not None and satisfies(query, facts)
    }
    return tuple(one.id for one in wanted if one.value in met)
