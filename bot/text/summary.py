"""Key sentences: whole sentences of the text, the most telling first.

    sentences -> candidates (no captions, bylines, "read also") -> score -> greedy choice, less what was said already

A sentence's worth is the sum of its place in the text, its closeness to the text's centre (the words the text keeps
using), what of it later sentences take up, the words it shares with the title, less penalties for what does not stand
alone or is no news. Lead sentences are hard to beat in news: place weighs most, the rest decides where the lead is
ceremony, scenery or a repetition.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.model.text import Entity, KeySentence, Quote, QuoteKind, Span
from bot.text.tagger import Tagged
from bot.text.wording import ceremony, clutter, dangling, words

MOST = 8
LONG = 35
"""Words of a sentence beyond which each costs."""
SAME = 0.85
"""A sentence that repeats more than this share of its words adds nothing."""
_QUOTATION = re.compile(r"[\"“‘「『].*[\"”’」』][.,]?")
"""A sentence that is nothing but somebody's words."""
RARE = 0.4
"""The weight of a word that stands in one sentence only."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each trait of a sentence is worth; docs/adr says how they were chosen."""

    place: float = 1.5
    early: float = 0.4
    centre: float = 0.9
    taken_up: float = 0.4
    title: float = 0.8
    entity: float = 0.03
    ten_words_too_many: float = 0.1
    dangling: float = 0.2
    question: float = 0.4
    ceremony: float = 0.5
    repeat: float = 1.0


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be chosen: its place among the candidates, and its content words."""

    place: int
    sentence: KeySentence
    terms: frozenset[str]


def key_sentences(
    tagged: Tagged, title: str | None, entities: Sequence[Entity], quotes: Sequence[Quote]
) -> tuple[KeySentence, ...]:
    """Up to eight sentences, best first: the first n are the best summary of n. Every one is a span of the text."""
    pool = _scored(tagged.text, _candidates(tagged), title or "", entities, quotes)
    return tuple(candidate.sentence for candidate in _greedy(pool))


def _candidates(tagged: Tagged) -> list[Span]:
    """The sentences that can stand in a summary; all that have words where none can."""
    good = [s for s in tagged.sentences if not clutter(tagged.text[s.start : s.end])]
    return good or [s for s in tagged.sentences if words(tagged.text[s.start : s.end])]


def _scored(
    text: str, spans: Sequence[Span], title: str, entities: Sequence[Entity], quotes: Sequence[Quote]
) -> list[Candidate]:
    bags = [frozenset(words(text[s.start : s.end])) for s in spans]
    heading = frozenset(words(title))
    named = sorted(m.start for e in entities for m in e.mentions)
    spoken = [q for q in quotes if q.kind is QuoteKind.DIRECT and q.speaker_span is not None and q.speaker is not None]
    closeness = _closeness_to(_centre(bags))
    last = {word: place for place, bag in enumerate(bags) for word in bag}
    out = []
    for place, (span, bag) in enumerate(zip(spans, bags, strict=True)):
        told = text[span.start : span.end]
        hangs = (dangling(told) or _QUOTATION.fullmatch(told) is not None) and not _spoken(span, spoken)
        score = (
            WEIGHTS.place * _place(place)
            + WEIGHTS.early * (1 - place / len(spans))
            + WEIGHTS.centre * closeness(bag)
            + WEIGHTS.taken_up * sum(last[word] > place for word in bag) / max(len(bag), 1)
            + WEIGHTS.title * (len(heading & bag) / len(heading) if heading else 0.0)
            + WEIGHTS.entity * min(3, bisect_left(named, span.end) - bisect_left(named, span.start))
            - WEIGHTS.dangling * hangs
            - _penalty(told)
        )
        out.append(Candidate(place, KeySentence(span.start, span.end, told, score, not hangs), bag))
    return out


def _penalty(sentence: str) -> float:
    """What a sentence loses for its length, for asking, and for telling who stood by instead of what happened."""
    extra = max(0, len(sentence.split()) - LONG) / 10
    asks = sentence.rstrip("\"”’'").endswith("?")
    return WEIGHTS.ten_words_too_many * extra + WEIGHTS.question * asks + WEIGHTS.ceremony * ceremony(sentence)


def _spoken(span: Span, quotes: Sequence[Quote]) -> bool:
    """True where a sentence opens with one of the quotations, and names its speaker: its "we" does not hang in the air.
    `quotes` are direct ones with a speaker, in order."""
    for quote in quotes[bisect_left(quotes, span.start, key=lambda q: q.start) :]:
        if quote.start - span.start > 1:
            return False
        if quote.end <= span.end and quote.speaker_span and span.start <= quote.speaker_span.start < span.end:
            return True
    return False


def _place(place: int) -> float:
    """1 for the first sentence, falling quickly, then slowly."""
    return 1 / math.sqrt(1 + place)


def _centre(bags: Sequence[frozenset[str]]) -> dict[str, float]:
    """The weight of every word that stands in at least two sentences."""
    spread = Counter(word for bag in bags for word in bag)
    return {word: math.log(1 + count) for word, count in spread.items() if count > 1}


def _closeness_to(centre: Mapping[str, float]) -> Callable[[frozenset[str]], float]:
    """The cosine of a sentence and the text's centre, as a function of the sentence's words."""
    total = math.sqrt(sum(weight * weight for weight in centre.values()))

    def closeness(bag: frozenset[str]) -> float:
        own = math.sqrt(sum(centre.get(word, RARE) ** 2 for word in bag))
        shared = sum(centre[word] ** 2 for word in bag if word in centre)
        return shared / (total * own) if total and own else 0.0

    return closeness


def _greedy(pool: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence, then again and again the one that adds most to those chosen. A sentence that points back is
    free to once the one before it is chosen."""
    chosen: list[Candidate] = []
    said: set[str] = set()
    left = list(pool)

    def worth(candidate: Candidate) -> tuple[float, int]:
        led = not candidate.sentence.stands and any(c.place == candidate.place - 1 for c in chosen)
        gain = candidate.sentence.worth - WEIGHTS.repeat * _repeated(candidate, said) + WEIGHTS.dangling * led
        return gain, -candidate.place

    while left and len(chosen) < MOST:
        best = max(left, key=worth)
        left.remove(best)
        if not chosen or _repeated(best, said) <= SAME:
            chosen.append(best)
            said |= best.terms
    return chosen


def _repeated(candidate: Candidate, said: set[str]) -> float:
    """The share of a sentence's words that the chosen ones hold already."""
    return len(candidate.terms & said) / len(candidate.terms) if candidate.terms else 0.0
