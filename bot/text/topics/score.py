"""Topic: how much a text is about the Korean Peninsula, and what it is about.

The figure for Korea comes from where the peninsula is named (title, opening, throughout) and from its share among all
places named: a text that names it once among many countries is low, and the place in a dateline does not count at all.
Subjects are words of a lexicon, counted with the title and the opening weighing more.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.lang.datelines import without_dateline
from bot.model.analysis import Entity, EntityKind, Subject, Topic
from bot.text.knowledge.base import Knowledge
from bot.text.topics.lexicon import ELSEWHERE, KOREA, NAMES, strong, topic_words, weak

HALF = re.compile(r"\b(?:North|South)\b(?! [A-Z])")
"""A Korea by half its name, as headlines over a text that names it in full have it."""
OTHER_HALF = re.compile(r"\b(?:North|South) (?!Korea)[A-Z]")
"""What else "the North" may be: Vietnam's, Yemen's, America's."""

Places = Mapping[str, set[int]]
"""Where each list of the lexicon has a word."""
STRONG, WEAK = 2.0, 0.7

OPENING = 350
"""Characters of a text that count as its opening."""
NEAR = 0.6
"""A subject counts if its figure is at least this share of the chief one's."""
LEAST = math.log1p(6)
"""The least figure of a subject."""
UNNAMED = 0.55
"""What is left of the figure where persons and bodies alone speak for Korea, as many share their names with others, or
where a text of `LONG` words or more names it once and its title does not."""
LONG = 25
KOREAN = frozenset(("KR", "KP"))
SIDE = 0.25
"""The worth of a Korean person or body: they are often in the news for what they do elsewhere."""
ACTORS = frozenset((EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.WORK))
MOST_SUBJECTS = 4


@dataclass(frozen=True, slots=True)
class TopicFeatures:
    """Where the peninsula stands in a text, each 0 to 1: in the title, its share of the places named in the opening
    and in the whole, how often it is named for the length, and in how much of the text. `late` when neither title nor
    opening names it."""

    title: float
    opening: float
    share: float
    density: float
    spread: float
    late: bool

    def figure(self) -> float:
        """The traits as one figure, by a logistic curve; docs/adr says how its weights were found."""
        weighed = 2.3 * self.title + 0.7 * self.opening + 3.4 * self.share + 1.8 * self.density + 2.2 * self.spread
        return 1 / (1 + math.exp(3.5 + 0.85 * self.late - weighed))


def topic(title: str | None, text: str, entities: Sequence[Entity], knowledge: Knowledge) -> Topic:
    """The topic of a text. `entities` are those found in it; of the known ones, the Korean ones count for Korea."""
    heading = topic_words().places(title or "")
    body = _without_dateline(text, title or "")
    places = topic_words().places(body)
    if places.get(KOREA) and not OTHER_HALF.search(body):
        halves = {found.start() for found in HALF.finditer(title or "")}
        heading = {**heading, KOREA: heading.get(KOREA, set()) | halves}
    known = dict(_known(entities, knowledge, len(text) - len(body), places.get(KOREA, set())))
    figure = _korea(heading, places, known, body)
    return Topic(round(figure, 3), _subjects(heading, places))


def _korea(heading: Places, places: Places, known: Mapping[int, float], body: str) -> float:
    """How much a text is about the peninsula, 0 to 1. `known` are places of Korean entities, with their worth."""
    # "Korean" begins "Korean-American" and "Korean barbecue" too: there the longer name counts.
    named = {**known, **dict.fromkeys(places.get(KOREA, ()), 1.0), **dict.fromkeys(places.get(NAMES, ()), SIDE)}
    others = places.get(ELSEWHERE, set()) - named.keys()
    side = heading.get(NAMES, set())
    titled = len(heading.get(KOREA, set()) - side) + SIDE * len(side)
    if not named and not titled:
        return 0.0
    opening = sum(worth for at, worth in named.items() if at < OPENING)
    traits = TopicFeatures(
        title=min(1.0, titled),
        opening=_share(opening, sum(at < OPENING for at in others)),
        share=_share(sum(named.values()) + 2 * titled, len(others) + 2 * len(heading.get(ELSEWHERE, ()))),
        density=min(1.0, 40 * sum(named.values()) / max(1, len(body.split()))),
        spread=_spread(named, len(body)),
        late=not titled and not opening,
    )
    plain = titled >= 1 or any(worth == 1 for worth in named.values())
    once = not titled and sum(named.values()) <= 1 and len(body.split()) >= LONG
    return traits.figure() * (1 if plain and not once else UNNAMED)


def _known(
    entities: Sequence[Entity], knowledge: Knowledge, skipped: int, plain: set[int]
) -> Iterator[tuple[int, float]]:
    """Mentions of known Korean entities that hold none of the words counted already, with their worth, as offsets into
    the body."""
    for entity in entities:
        known = knowledge.get(entity.id) if entity.id else None
        if known and known.country in KOREAN:
            worth = SIDE if entity.kind in ACTORS else 1.0
            for mention in entity.mentions:
                start, end = mention.start - skipped, mention.end - skipped
                if start >= 0 and not plain.intersection(range(start, end)):
                    yield start, worth


def _share(own: float, others: float) -> float:
    return own / (own + others) if own else 0.0


def _without_dateline(text: str, title: str) -> str:
    """The text after its title and dateline: the place a story was sent from is not what it is about."""
    body = text.removeprefix(title).lstrip() if title else text
    return without_dateline(body)


def _spread(named: Mapping[int, float], length: int) -> float:
    """How much of the text's four quarters names the peninsula."""
    quarters = [0.0] * 4
    for at, worth in named.items():
        quarter = min(3, 4 * at // max(1, length))
        quarters[quarter] = max(quarters[quarter], worth)
    return sum(quarters) / 4


def _subjects(heading: Places, places: Places) -> tuple[Subject, ...]:
    """The main subjects, the chief one first; OTHER where the lexicon knows none."""
    scores = {}
    for subject in Subject:
        count = 0.0
        for name, worth in ((strong(subject), STRONG), (weak(subject), WEAK)):
            inside = places.get(name, set())
            count += worth * (3 * len(heading.get(name, ())) + len(inside) + sum(at < OPENING for at in inside))
        scores[subject] = math.log1p(count)
    best = max(scores.values())
    if best < LEAST:
        return (Subject.OTHER,)
    ranked = sorted((s for s in scores if scores[s] >= max(LEAST, NEAR * best)), key=lambda s: -scores[s])
    return tuple(ranked[:MOST_SUBJECTS])
