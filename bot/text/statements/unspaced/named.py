"""The names of a text that may speak: mentions of entities, and persons introduced by their title."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from bot.model.analysis import Entity, EntityKind, Span
from bot.text.statements.speaker import Speaker

PEOPLE = frozenset({EntityKind.PERSON})
_LONGEST_NAME = 40
BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP})


class Named:
    """The mentions of persons, bodies and countries in text order, each with its entity."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._mentions = sorted(
            (
                (mention.start, mention.end, at, entity)
                for at, entity in enumerate(entities)
                if entity.kind in PEOPLE | BODIES
                for mention in entity.mentions
            ),
            key=lambda one: one[:3],
        )
        self._starts = [one[0] for one in self._mentions]
        self._offices = [entity.role.text if entity.role else None for entity in entities]

    def between(self, start: int, end: int) -> Iterator[tuple[Span, Speaker]]:
        """The mentions within [start, end), each as a speaker."""
        for first, last, at, entity in self._mentions[
            bisect_left(self._starts, start) : bisect_left(self._starts, end)
        ]:
            if last <= end:
                span = Span(first, last)
                yield span, Speaker(entity.name, entity.id, span, entity.kind, at)

    def office(self, speaker: Speaker) -> str | None:
        """The office that the text states for a mentioned person."""
        return self._offices[speaker.entity] if 0 <= speaker.entity < len(self._offices) else None

    def at_end(self, start: int, end: int) -> tuple[Span, Speaker] | None:
        """The longest mention in [start, end) that ends at `end`."""
        found = [one for one in self.between(start, end) if one[0].end == end]
        return min(found, key=lambda one: one[0].start, default=None)

    def joint(self, text: str, end: int, joints: Iterable[str]) -> Speaker | None:
        """The bodies and countries that speak together whose list ends at `end`, with one of `joints` between two:
        日本、米国と韓国; countries of one character each need none: 日米韓. None for a single one."""
        listed, at = list[Span](), end
        while (found := self.at_end(max(0, at - _LONGEST_NAME), at)) is not None and found[1].kind in BODIES:
            listed.append(found[0])
            start = found[0].start
            is_short = all(one.end == one.start + 1 for one in listed)
            at = next((start - len(one) for one in joints if text.endswith(one, 0, start)), start if is_short else -1)
        if len(listed) < 2:
            return None
        whole = Span(listed[-1].start, end)
        return Speaker(text[whole.start : end], None, whole, plural=True, joint=tuple(listed[::-1]))
