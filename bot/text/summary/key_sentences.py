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
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from bot.model.analysis import Entity, EntityKind, KeySentence, Quote, QuoteKind, Span
from bot.text.summary.anaphora import dangling, told_before
from bot.text.summary.sentence_quality import ceremony, clutter, hollow, words
from bot.text.tagger import Tagged

MOST = 8
LONG = 35
"""Words of a sentence beyond which each costs."""
SAME = 0.85
"""A sentence that repeats more than this share of its words adds nothing."""
_QUOTATION = re.compile(r"[\"“‘「『].*[\"”’」』][.,]?")
"""A sentence that is nothing but somebody's words."""
_MARKS = re.compile(r"[\"“”「」『』]")
_OPENS_QUOTATION = re.compile(r"[\"“「『]\w")
_LONGEST_QUOTATION = 6
"""Sentences in one paragraph."""
_SPEAKING = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP)
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
    hollow: float = 0.6
    repeat: float = 1.0


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class SentenceCandidate:
    """A sentence that may be chosen: its place among the candidates, its content words, and whether it goes on with the
    sentence before it."""

    place: int
    sentence: KeySentence
    terms: frozenset[str]
    goes_on: bool


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
) -> list[SentenceCandidate]:
    bags = [frozenset(words(text[s.start : s.end])) for s in spans]
    heading = frozenset(words(title))
    named = sorted(m.start for e in entities for m in e.mentions)
    speakers = sorted(m.start for e in entities if e.kind in _SPEAKING for m in e.mentions)
    torn = _torn(text, spans)
    spoken = [q for q in quotes if q.kind is QuoteKind.DIRECT and q.speaker_span is not None and q.speaker is not None]
    closeness = _closeness_to(_centre(bags))
    last = {word: place for place, bag in enumerate(bags) for word in bag}
    out, empty = list[SentenceCandidate](), set[int]()
    for place, (span, bag) in enumerate(zip(spans, bags, strict=True)):
        told = text[span.start : span.end]
        goes_on = dangling(told, _first_in(span, speakers)) or _QUOTATION.fullmatch(told) is not None
        goes_on = torn[place] or (goes_on and not _spoken(span, spoken))
        hangs = goes_on or (place > 0 and told_before(told, title))
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
        if hollow(told):
            empty.add(place)
        out.append(SentenceCandidate(place, KeySentence(span.start, span.end, told, score, not hangs), bag, goes_on))
    return _behind_the_news(out, empty)


def _behind_the_news(pool: Sequence[SentenceCandidate], hollow: Set[int]) -> list[SentenceCandidate]:
    """The candidates, those at the places `hollow`, which tell only that somebody spoke, worth less than any other that
    stands: the news is what was said."""
    news = [one.sentence.worth for one in pool if one.sentence.stands and one.place not in hollow]
    most = max(news, default=math.inf)
    return [_cheaper(one, most) if one.place in hollow else one for one in pool]


def _cheaper(one: SentenceCandidate, most: float) -> SentenceCandidate:
    return replace(one, sentence=replace(one.sentence, worth=min(one.sentence.worth, most) - WEIGHTS.hollow))


def _penalty(sentence: str) -> float:
    """What a sentence loses for its length, for asking, and for telling who stood by instead of what happened."""
    extra = max(0, len(sentence.split()) - LONG) / 10
    asks = sentence.rstrip("\"”’'").endswith("?")
    return WEIGHTS.ten_words_too_many * extra + WEIGHTS.question * asks + WEIGHTS.ceremony * ceremony(sentence)


def _first_in(span: Span, starts: Sequence[int]) -> int | None:
    """How far into a sentence the first of these names stands."""
    place = bisect_left(starts, span.start)
    return starts[place] - span.start if place < len(starts) and starts[place] < span.end else None


def _torn(text: str, spans: Sequence[Span]) -> list[bool]:
    """Which sentences are a piece of a longer quotation: its other marks stand in other sentences of the line."""
    torn = []
    inside = False
    quiet = end = 0
    for span in spans:
        told, between = text[span.start : span.end], text[end : span.start]
        if "\n" in between or _OPENS_QUOTATION.match(told) or quiet > _LONGEST_QUOTATION:
            inside = False
        inside ^= len(_MARKS.findall(between.rpartition("\n")[2])) % 2 == 1
        marks = len(_MARKS.findall(told))
        torn.append(marks % 2 == 1 or (inside and not marks))
        # Two marks inside a quotation: the text forgot one.
        inside = not inside if marks % 2 else inside and not marks
        quiet = quiet + 1 if inside and not marks else 0
        end = span.end
    return torn


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
    squares = {word: weight**2 for word, weight in centre.items()}
    rare = RARE**2

    def closeness(bag: frozenset[str]) -> float:
        own = math.sqrt(sum(squares.get(word, rare) for word in bag))
        shared = sum(squares[word] for word in bag if word in squares)
        return shared / (total * own) if total and own else 0.0

    return closeness


def _greedy(pool: Sequence[SentenceCandidate]) -> list[SentenceCandidate]:
    """The best sentence, then again and again the one that adds most to those chosen."""
    chosen: list[SentenceCandidate] = []
    said: set[str] = set()
    left = list(pool)

    def worth(candidate: SentenceCandidate) -> tuple[float, int]:
        led = not candidate.sentence.stands and _is_led(candidate, chosen)
        gain = candidate.sentence.worth - WEIGHTS.repeat * _repeated(candidate, said) + WEIGHTS.dangling * led
        return gain, -candidate.place

    while left and len(chosen) < MOST:
        best = max(left, key=worth)
        left.remove(best)
        if not chosen or _repeated(best, said) <= SAME:
            chosen.append(best)
            said |= best.terms
    return chosen


def _is_led(candidate: SentenceCandidate, chosen: Sequence[SentenceCandidate]) -> bool:
    """A sentence that goes on is free to once the one before it is chosen; one that speaks of what was told, once any
    before it is."""
    if candidate.goes_on:
        return any(one.place == candidate.place - 1 for one in chosen)
    return any(one.place < candidate.place for one in chosen)


def _repeated(candidate: SentenceCandidate, said: set[str]) -> float:
    """The share of a sentence's words that the chosen ones hold already."""
    return len(candidate.terms & said) / len(candidate.terms) if candidate.terms else 0.0
