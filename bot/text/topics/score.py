"""Score how much a text is about the Korean Peninsula, and assign its subjects.

    title, text, entities | offsets of lexicon words and known entities | features | logistic curve | 0 to 1

The features are where the peninsula is named (title, opening, throughout) and its share of all places named; the place
in a dateline counts only if the text names none elsewhere. What entities of the base show counts like words of the
lexicon (evidence.py); subjects.py assigns the subjects.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.lang.datelines import without_dateline
from bot.lang.sentences import first_sentence
from bot.model.analysis import Entity, Topic
from bot.regexes import regex
from bot.text.knowledge.base import Knowledge
from bot.text.topics.evidence import TopicEvidence, named_in_body, named_in_title, people_in_body, people_in_title
from bot.text.topics.lexicon import ELSEWHERE, KOREA, topic_words
from bot.text.topics.subjects import OPENING, subjects

HALF = regex(r"\b(?:North|South)\b(?! [A-Z])")
"""A short name for a Korea, as headlines have it."""
OTHER_HALF = regex(r"\b(?:North|South) (?!Korea)[A-Z]")
"""Another "North" or "South" (Vietnam, Yemen, America); then the short names do not count."""

ABOUT = 0.5
"""The lowest score of a text that is about the peninsula."""
UNNAMED = 0.55
"""The factor for a text that names only Korean persons and organisations, whose names are ambiguous, or the peninsula
in a dateline of Seoul alone, or that has `LONG` words or more and names the peninsula once, outside its title."""
LONG = 25
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
    in_title, skipped = named_in_title(title or "", entities, knowledge), len(text) - len(body)
    told = TopicEvidence.of(places, named_in_body(entities, knowledge, skipped), people_in_body(entities, skipped))
    titled = TopicEvidence.of(heading, in_title, people_in_title(in_title)).above(told, in_title)
    korea = _korea(titled, told, body, _opening(body) if title else OPENING, filed)
    return Topic(round(korea, 3), subjects(titled.lists, told.lists, body, korean=korea >= ABOUT))


def _korea(titled: TopicEvidence, told: TopicEvidence, body: str, first: int, filed: int) -> float:
    """How much a text is about the peninsula, 0 to 1, by the evidence of its title and its body; `first` is the length
    of the opening, `filed` that of a dateline of Seoul, which is weak evidence."""
    named, in_title = told.korean, sum(titled.korean.values())
    if not named and not in_title:
        return 0.0
    early = any(at < first for at in named)
    opening = sum(weight for at, weight in named.items() if at < OPENING) if early else 0.0
    features = TopicFeatures(
        title=min(1.0, in_title),
        opening=_share(opening, sum(at < OPENING for at in told.elsewhere)),
        share=_share(sum(named.values()) + 2 * in_title, len(told.elsewhere) + 2 * len(titled.elsewhere)),
        density=min(1.0, 40 * sum(named.values()) / max(1, len(body.split()))),
        spread=_spread(named, len(body)),
        late=not in_title and not opening,
    )
    explicit = in_title >= 1 or any(weight == 1 and at >= filed for at, weight in named.items())
    once = not in_title and sum(named.values()) <= 1 and len(body.split()) >= LONG
    return features.score() * (1 if explicit and not once else UNNAMED)


def _opening(body: str) -> int:
    """The length of the opening: of a short text, its first sentence or half."""
    if len(body) >= 2 * OPENING:
        return OPENING
    return min(OPENING, max(len(first_sentence(body)), len(body) // 2))


def _share(own: float, others: float) -> float:
    return own / (own + others) if own else 0.0


def _spread(named: Mapping[int, float], length: int) -> float:
    """The mean of the highest weights in each quarter of the text, 0 to 1."""
    quarters = [0.0] * 4
    for at, weight in named.items():
        quarter = min(3, 4 * at // max(1, length))
        quarters[quarter] = max(quarters[quarter], weight)
    return sum(quarters) / 4
