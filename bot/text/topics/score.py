"""Score how much a text is about the Korean Peninsula, and assign its subjects.

    title, text, entities | offsets of lexicon words and Korean entities | features | logistic curve | 0 to 1

The features are where the peninsula is named (title, opening, throughout) and its share of all places named; the place
in a dateline counts only if the text names none elsewhere. Subjects are counts of lexicon words, with higher weights in
the title and the opening.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from bot.lang.datelines import without_dateline
from bot.model.analysis import Entity, EntityKind, Subject, Topic
from bot.regexes import regex
from bot.text.knowledge.base import Knowledge
from bot.text.topics.lexicon import ELSEWHERE, KOREA, NAMES, strong, topic_words, weak

HALF = regex(r"\b(?:North|South)\b(?! [A-Z])")
"""A short name for a Korea, as headlines have it."""
OTHER_HALF = regex(r"\b(?:North|South) (?!Korea)[A-Z]")
"""Another "North" or "South" (Vietnam, Yemen, America); then the short names do not count."""

Places = Mapping[str, set[int]]
"""List of the lexicon -> offsets of its words."""
STRONG, WEAK = 2.0, 0.7
"""Weights of a subject's specific and weak words."""

OPENING = 350
"""Characters of a text that count as its opening."""
NEAR = 0.6
"""The lowest share of the main subject's score for another subject."""
LEAST = math.log1p(6)
"""The lowest score of a subject."""
UNNAMED = 0.55
"""The factor for a text that names only Korean persons and organisations, whose names are ambiguous, or the peninsula
in a dateline of Seoul alone, or that has `LONG` words or more and names the peninsula once, outside its title."""
LONG = 25
KOREAN = frozenset(("KR", "KP"))
SIDE = 0.25
"""The weight of a Korean person or organisation, which may be in the news for events elsewhere; a place has 1."""
ACTORS = frozenset((EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.WORK))
MOST_SUBJECTS = 4
_BUREAU = regex(r"\W{0,2}(?:SEOUL|Seoul|서울|ソウル|首[尔爾])")
"""The place of a dateline from which markets, films and surveys of the whole world are reported too."""


class TopicFeatures(Struct, frozen=True):
    """Features, each 0 to 1: mention in the title, share of the places named in the opening and in the whole text,
    mentions per length, share of the quarters of the text with a mention. `late` if neither title nor opening has a
    mention."""

    title: float
    opening: float
    share: float
    density: float
    spread: float
    late: bool

    def score(self) -> float:
        """The features as one score, 0 to 1, by a logistic curve; docs/adr says how its weights were found."""
        total = 2.3 * self.title + 0.7 * self.opening + 3.4 * self.share + 1.8 * self.density + 2.2 * self.spread
        return 1 / (1 + math.exp(3.5 + 0.85 * self.late - total))


def topic(title: str | None, text: str, entities: Sequence[Entity], knowledge: Knowledge) -> Topic:
    """The topic of a text with the entities found in it; `korea` is rounded to three decimals."""
    words = topic_words(text)
    heading = words.places(title or "")
    article = text.removeprefix(title).lstrip() if title else text
    body = without_dateline(article)
    places = words.places(body)
    if len(body) < len(article) and not (places.get(ELSEWHERE) or heading.get(ELSEWHERE)):
        # Where another place is named, that of the dateline is where the report was filed from; else it is the topic.
        body, places = article, words.places(article)
    filed = len(article) - len(without_dateline(article)) if body is article and _BUREAU.match(article) else 0
    if places.get(KOREA) and not OTHER_HALF.search(body):
        halves = {found.start() for found in HALF.finditer(title or "")}
        heading = {**heading, KOREA: heading.get(KOREA, set()) | halves}
    known = dict(_known(entities, knowledge, len(text) - len(body), places.get(KOREA, set())))
    return Topic(round(_korea(heading, places, known, body, filed), 3), _subjects(heading, places))


def _korea(heading: Places, places: Places, known: Mapping[int, float], body: str, filed: int) -> float:
    """How much a text is about the peninsula, 0 to 1. `known` maps offsets of Korean entities to their weights; `filed`
    is the length of a dateline of Seoul, which is weak evidence."""
    # "Korean" also begins "Korean-American" and "Korean barbecue": there the weight of the longer name counts.
    named = {**known, **dict.fromkeys(places.get(KOREA, ()), 1.0), **dict.fromkeys(places.get(NAMES, ()), SIDE)}
    others = places.get(ELSEWHERE, set()) - named.keys()
    side = heading.get(NAMES, set())
    in_title = len(heading.get(KOREA, set()) - side) + SIDE * len(side)
    if not named and not in_title:
        return 0.0
    opening = sum(weight for at, weight in named.items() if at < OPENING)
    features = TopicFeatures(
        title=min(1.0, in_title),
        opening=_share(opening, sum(at < OPENING for at in others)),
        share=_share(sum(named.values()) + 2 * in_title, len(others) + 2 * len(heading.get(ELSEWHERE, ()))),
        density=min(1.0, 40 * sum(named.values()) / max(1, len(body.split()))),
        spread=_spread(named, len(body)),
        late=not in_title and not opening,
    )
    explicit = in_title >= 1 or any(weight == 1 and at >= filed for at, weight in named.items())
    once = not in_title and sum(named.values()) <= 1 and len(body.split()) >= LONG
    return features.score() * (1 if explicit and not once else UNNAMED)


def _known(
    entities: Sequence[Entity], knowledge: Knowledge, skipped: int, plain: set[int]
) -> Iterator[tuple[int, float]]:
    """(offset into the body, weight) of the mentions of known Korean entities that contain no word of `plain`, which
    are counted already. `skipped` is the length of the text before the body."""
    for entity in entities:
        known = knowledge.get(entity.id) if entity.id else None
        if known and known.country in KOREAN:
            weight = SIDE if entity.kind in ACTORS else 1.0
            for mention in entity.mentions:
                start, end = mention.start - skipped, mention.end - skipped
                if start >= 0 and not plain.intersection(range(start, end)):
                    yield start, weight


def _share(own: float, others: float) -> float:
    return own / (own + others) if own else 0.0


def _spread(named: Mapping[int, float], length: int) -> float:
    """The mean of the highest weights in each quarter of the text, 0 to 1."""
    quarters = [0.0] * 4
    for at, weight in named.items():
        quarter = min(3, 4 * at // max(1, length))
        quarters[quarter] = max(quarters[quarter], weight)
    return sum(quarters) / 4


def _subjects(heading: Places, places: Places) -> tuple[Subject, ...]:
    """Up to `MOST_SUBJECTS` subjects, the main one first; OTHER if no score is high enough."""
    scores = {}
    for subject in Subject:
        count = 0.0
        for name, weight in ((strong(subject), STRONG), (weak(subject), WEAK)):
            inside = places.get(name, set())
            count += weight * (3 * len(heading.get(name, ())) + len(inside) + sum(at < OPENING for at in inside))
        scores[subject] = math.log1p(count)
    best = max(scores.values())
    if best < LEAST:
        return (Subject.OTHER,)
    ranked = sorted((s for s in scores if scores[s] >= max(LEAST, NEAR * best)), key=lambda s: -scores[s])
    return tuple(ranked[:MOST_SUBJECTS])
