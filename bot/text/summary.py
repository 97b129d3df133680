"""Key sentences: whole sentences of the text, the most telling first.

    sentences -> candidates (no captions, bylines, "read also") -> score -> greedy choice, less what was said already

A sentence's worth is the sum of its place in the text, its closeness to the text's centre (the words the text keeps
using), the words it shares with the title, and penalties for what does not stand alone. Lead sentences are hard to
beat in news: place weighs most, the rest decides where the lead is ceremony, scenery or a repetition.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.text import Entity, Excerpt, Quote, Span
from bot.text.tagger import Tagged
from bot.text.wording import clutter, dangling, words

MOST = 8
FULL = 28
"""Words of a sentence from which on length is no merit."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each trait of a sentence is worth; tuned by ROUGE against references, see docs/adr."""

    place: float = 1.0
    centre: float = 1.0
    title: float = 0.6
    entity: float = 0.1
    length: float = 0.5
    quoted: float = 0.3
    dangling: float = 0.5
    repeat: float = 1.0


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may stand in a summary: its place among the candidates and its content words."""

    span: Span
    place: int
    text: str
    terms: Counter[str]
    score: float


def key_sentences(
    tagged: Tagged, title: str | None, entities: Sequence[Entity], quotes: Sequence[Quote]
) -> tuple[Excerpt, ...]:
    """Up to eight sentences, best first: the first n are the best summary of n. Every one is a span of the text."""
    pool = _scored(tagged.text, _candidates(tagged), title, entities, quotes)
    return tuple(Excerpt(c.span.start, c.span.end, c.text) for c in _greedy(pool))


def _candidates(tagged: Tagged) -> list[Span]:
    """The sentences that can stand in a summary; all of them where none can."""
    good = [s for s in tagged.sentences if not clutter(tagged.text[s.start : s.end])]
    return good or [s for s in tagged.sentences if words(tagged.text[s.start : s.end])]


def _scored(
    text: str, spans: Sequence[Span], title: str | None, entities: Sequence[Entity], quotes: Sequence[Quote]
) -> list[Candidate]:
    terms = [Counter(words(text[s.start : s.end])) for s in spans]
    centre = _centre(terms)
    heading = set(words(title or ""))
    named = [m for e in entities for m in e.mentions]
    out = []
    for place, (span, bag) in enumerate(zip(spans, terms, strict=True)):
        sentence = text[span.start : span.end]
        score = (
            WEIGHTS.place * _place(place)
            + WEIGHTS.centre * _closeness(bag, centre)
            + WEIGHTS.title * _share(heading, bag)
            + WEIGHTS.entity * min(3, sum(span.start <= m.start < span.end for m in named))
            - WEIGHTS.length * max(0.0, 1 - len(sentence.split()) / FULL)
            - WEIGHTS.quoted * _quoted(span, quotes)
            - WEIGHTS.dangling * dangling(sentence)
        )
        out.append(Candidate(span, place, sentence, bag, score))
    return out


def _place(place: int) -> float:
    """1 for the first sentence, falling quickly, then slowly."""
    return 1 / math.sqrt(1 + place)


def _centre(terms: Sequence[Counter[str]]) -> dict[str, float]:
    """The weight of every word that stands in at least two sentences."""
    spread = Counter(word for bag in terms for word in bag)
    return {word: math.log(1 + count) for word, count in spread.items() if count > 1}


def _closeness(bag: Counter[str], centre: dict[str, float]) -> float:
    """How much of the text's centre a sentence holds, 0 to 1."""
    total = math.sqrt(sum(w * w for w in centre.values()))
    own = math.sqrt(sum(centre.get(word, 0.4) ** 2 for word in bag))
    if not total or not own:
        return 0.0
    return sum(centre[word] ** 2 for word in bag if word in centre) / (total * own)


def _share(heading: set[str], bag: Counter[str]) -> float:
    return len(heading & bag.keys()) / len(heading) if heading else 0.0


def _quoted(span: Span, quotes: Sequence[Quote]) -> float:
    """The share of a sentence that lies in direct quotes."""
    inside = sum(max(0, min(span.end, q.end) - max(span.start, q.start)) for q in quotes if q.kind == "direct")
    return min(1.0, inside / (span.end - span.start))


def _greedy(pool: list[Candidate]) -> list[Candidate]:
    """The best sentence, then again and again the one that adds most to those chosen."""
    chosen: list[Candidate] = []
    said: Counter[str] = Counter()
    left = list(pool)
    while left and len(chosen) < MOST:
        best = max(left, key=lambda c: (c.score - WEIGHTS.repeat * _repeated(c, said), -c.place))
        left.remove(best)
        if chosen and _repeated(best, said) > 0.85:
            continue
        chosen.append(best)
        said += best.terms
    return chosen


def _repeated(candidate: Candidate, said: Counter[str]) -> float:
    """The share of a sentence's words that the chosen ones hold already."""
    if not candidate.terms or not said:
        return 0.0
    return sum(word in said for word in candidate.terms) / len(candidate.terms)
