"""Choose key sentences: whole sentences of the text, the most informative first.

    sentences | candidates (no captions, bylines, "read also") | score | greedy choice with a penalty for repetition

The score sums the position in the text, the similarity to the text's centroid, the words that later sentences repeat
and the words shared with the title, less penalties for sentences that need context or are not news. In news the lead is
hard to beat: position has the highest weight, and the rest decides where the lead is ceremony, scenery or repetition.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence, Set

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.sentences import length_without_end_mark
from bot.lang.standing_lines import errors_alone, in_caption
from bot.model.analysis import Entity, EntityKind, KeySentence, Quote, Span
from bot.text.summary.anaphora import introductions, named_speakers
from bot.text.summary.centroid import closeness_to
from bot.text.summary.live_page import entry, news_places
from bot.text.summary.manner import courtesy, is_titled_reportage
from bot.text.summary.modality.context import ContextRules, first_in, joined
from bot.text.summary.modality.status import Companions, Modality, SplitArticle, modalities, only
from bot.text.summary.notices import notes_on_article, within_notices
from bot.text.summary.opening import Outline, announcement, behind_little, opening, tells_briefly, tells_little
from bot.text.summary.paragraphs import paragraph_numbers
from bot.text.summary.questions import asks, is_interview, within_questions
from bot.text.summary.sentence_quality import (
    ceremony,
    clutter,
    has_numbered_list,
    hollow,
    too_short,
    unmarked,
    word_count,
    words,
)
from bot.text.summary.substance import substance
from bot.text.tagger import Tagged

MOST = 8
LONG = 35
"""The most words of a sentence without a penalty."""
SAME = 0.85
"""The largest share of words from chosen sentences; a sentence with more is skipped."""
_GIVES_WAY = 2
"""The substance that a first sentence which tells little counts as having, for its place, where no other opens the
news."""
_DIRECTIVES = ("order", "instruct", "direct", "command", "forbid", "forbade")
_PLACED = (EntityKind.PLACE, EntityKind.ORGANISATION)


class Weights(Struct, frozen=True):
    """The weights of a sentence's features; docs/adr says how they were chosen."""

    position: float = 1.5
    early: float = 0.4
    centroid: float = 0.9
    repeated_later: float = 0.4
    title: float = 0.8
    entity: float = 0.03
    ten_extra_words: float = 0.1
    dangling: float = 0.2
    introduction: float = 0.2
    question: float = 0.4
    ceremony: float = 0.5
    entry: float = 0.25
    hollow: float = 0.6
    governed: float = 1.0
    plotted: float = 0.4
    doubted: float = 0.2
    doubted_scene: float = 0.4
    bare_first: float = 0.1
    """The penalty of a bare sentence while no other sentence with a source is chosen besides the first one."""
    before_news: float = 0.6
    """The penalty of what stands before the news of a feature, unless it is shown with a sentence that governs it."""
    repeat: float = 1.0
    substance: float = 0.3
    """The weight of each of amount, time and decision, in texts that do not open with their news, or whose first
    sentence tells little."""


WEIGHTS = Weights()


class SentenceCandidate(Struct, frozen=True):
    """A sentence that may be chosen: its index among the candidates, its content words, whether it continues the
    candidate before it, the candidates of which it needs one of each group beside it, whether it misleads alone,
    whether it has no source of its own, whether it needs the sentence that opens the news, and whether it is that."""

    index: int
    sentence: KeySentence
    terms: frozenset[str]
    continues: bool
    needs: Companions = ()
    governed: bool = False
    bare: bool = False
    needs_lead: bool = False
    leads: bool = False
    introduced: Sequence[frozenset[int]] = ()
    """For each person whom it names only in part or by a pronoun the sentences with the name."""
    antecedent: int | None = None
    """If it has a pronoun for a person or thing: the last candidate before it without one."""
    cut: bool = False
    """Whether it is part of a quotation that is too long to be shown whole, in a text that is no interview."""


def key_sentences(
    tagged: Tagged, title: str | None, entities: Sequence[Entity], quotes: Sequence[Quote], outlet: str | None = None
) -> tuple[KeySentence, ...]:
    """Up to eight sentences, best first: the first n are the summary of n sentences. Each is a span of the text.
    `outlet` is the name of the newsroom."""
    numbered = has_numbered_list(tagged.text)
    spans = joined(tagged.text, tagged.sentences, numbered=numbered)
    pool = _scored(Tagged(tagged.text, (), (), tuple(spans)), title or "", entities, quotes, outlet)
    return tuple(unmarked(_standing(candidate), numbered=numbered) for candidate in _greedy(pool))


def _standing(one: SentenceCandidate) -> KeySentence:
    """The sentence, which does not stand alone if a later one answers it."""
    return replace(one.sentence, self_contained=one.sentence.self_contained and len(one.needs) <= one.needs_lead)


def _candidates(text: str, spans: Sequence[Span], notes: Set[Span], title: str) -> tuple[list[Span], list[Span], bool]:
    """The sentences without clutter; if there are none, all with content words. Also returns the same with the
    sentences that are too short to be shown but may qualify others ("None of it is true."), and whether the text is an
    interview. Questions are left out, also those of an explainer. `notes` are those of the newsroom on the whole
    article, which are kept, as is a short first sentence that tells the news."""
    wrong = errors_alone(text, spans)
    noticed = (one or span in wrong for one, span in zip(within_notices(text, spans, notes), spans, strict=True))
    asked = within_questions(text, spans)
    aside = [courtesy(text[span.start : span.end]) or in_caption(text, span.start, span.end) for span in spans]
    told = [s for s, *out in zip(spans, noticed, asked, aside, strict=True) if not any(out)]
    kept = notes | {s for s in spans[:1] if tells_briefly(text[s.start : s.end], title)}
    good = [s for s in told if not clutter(text[s.start : s.end]) or s in kept]
    if not good:
        good = [s for s in spans if words(text[s.start : s.end])]
        return good, good, False
    chosen = set(good)
    whole = [s for s in told if s in chosen or too_short(text[s.start : s.end])]
    return good, whole, is_interview(text, spans, asked)


def _scored(
    tagged: Tagged, title: str, entities: Sequence[Entity], quotes: Sequence[Quote], outlet: str | None
) -> list[SentenceCandidate]:
    """The sentences with their scores, in the order of the text, up to an agency's end mark."""
    text = tagged.text
    every = [Span(s.start, s.start + length_without_end_mark(text[s.start : s.end])) for s in tagged.sentences]
    notes = notes_on_article(text, every, outlet)
    spans, whole, interview = _candidates(text, every, notes, title)
    shown, around_shown = (SplitArticle(text, chosen, title, notes) for chosen in (spans, whole))
    context = ContextRules(shown, entities, quotes)
    around = context if len(whole) == len(spans) else ContextRules(around_shown, entities, quotes)
    spoken = interview or context.is_speech(_attributed(spans, quotes))
    found = modalities(replace(around_shown, spoken=spoken), _attributed(whole, quotes), around.split, around.refers)
    modality = only(found, whole, spans)
    alone = [context.is_alone(index) and not (read.needs or read.relays) for index, read in enumerate(modality)]
    scores = _Scores(text, spans, title, entities)
    lead = scores.find_lead(modality, context, alone, spoken=spoken)
    leads = bool(spans) and alone[lead] and not ceremony(text[spans[lead].start : spans[lead].end])
    introduced = introductions(text, spans, entities, title)
    speakers = named_speakers(text, spans, entities, quotes)
    candidates, without_content, head = list[SentenceCandidate](), set[int](), 0
    for index, span in enumerate(spans):
        sentence, read = text[span.start : span.end], modality[index]
        continues, governed, bare = context.continues[index], bool(read.needs), read.bare and index != lead
        worth = scores.score(index) - _penalty(sentence) - _unsure(read, bare=bare, dangling=not alone[index])
        worth -= WEIGHTS.before_news * (index < scores.behind_scene and not read.needs)
        key_sentence = KeySentence(span.start, span.end, sentence, worth, alone[index])
        with_lead = leads and index not in (lead, modality[lead].answer) and (read.bare or read.overtaken)
        needs = _companions(read, lead if with_lead else None)
        antecedent = head if continues and not context.refers[index] else None
        terms = scores.terms[index]
        candidates.append(
            SentenceCandidate(
                index,
                key_sentence,
                terms,
                continues,
                needs,
                governed,
                bare,
                with_lead,
                index == lead,
                [*introduced.get(index, ()), *speakers.get(index, ())],
                antecedent,
                context.split[index] and not interview,
            )
        )
        if hollow(sentence):
            without_content.add(index)
        head = head if continues else index
    return _rank_below_news(candidates, without_content)


class _Scores:
    """The positive part of the scores; `terms` are the content words of each sentence, `title` those of the title."""

    _lead = 0
    behind_scene = 0
    """The number of sentences before the news, where these are a scene or an anecdote."""
    _qualified = False
    """Whether it is what qualifies the first sentence, which comes next then."""
    _weighs_substance = False
    """Whether the text is of those that do not open with their news, or with little of it."""

    def __init__(self, text: str, spans: Sequence[Span], title: str, entities: Sequence[Entity]) -> None:
        self.terms = [frozenset(words(text[span.start : span.end])) for span in spans]
        self._spans = spans
        self._sentences = [text[span.start : span.end] for span in spans]
        self._paragraphs = paragraph_numbers(text, spans)
        self.title = frozenset(words(title))
        self._title = title
        self._places = sorted(mention.start for one in entities if one.kind in _PLACED for mention in one.mentions)
        self._mentions = sorted(mention.start for entity in entities for mention in entity.mentions)
        self._closeness = closeness_to(self.terms)
        self._last = {word: index for index, terms in enumerate(self.terms) for word in terms}
        self._places_of_news = news_places(text, spans)

    def find_lead(
        self, modality: Sequence[Modality], context: ContextRules, alone: Sequence[bool], *, spoken: bool
    ) -> int:
        """The sentence that opens the news, from which positions are counted from now on; `spoken` of a speech, a
        column or an interview."""
        outline = Outline(
            self._sentences,
            modality,
            self.terms,
            alone,
            context.continues,
            [index > 0 and one != self._paragraphs[index - 1] for index, one in enumerate(self._paragraphs)],
            lambda index: first_in(self._spans[index], self._places) is not None,
            self.title,
            is_titled_reportage(self._title),
        )
        lead = announcement(outline) if spoken else opening(outline) or None
        if lead is not None:
            self._lead, self._weighs_substance = lead, True
            self._qualified = modality[0].qualified
            self.behind_scene = 0 if spoken or modality[0].claimed or modality[0].untied else lead
        elif self._places_of_news and self._places_of_news[0]:
            self._lead = self._places_of_news.index(0)
        elif self._spans and not spoken and tells_little(outline, self._used_later(0)):
            self._lead = self.behind_scene = behind_little(outline)
            self._weighs_substance = True
        return self._lead

    def score(self, index: int) -> float:
        """The weighted sum of a sentence's features. A sentence before the lead counts as the end of the text."""
        span, terms = self._spans[index], self.terms[index]
        place = (self._places_of_news[index] - self._places_of_news[self._lead]) % len(self._spans)
        if self._qualified and index != self._lead:
            place = place + 1 if index else 1
        named = bisect_left(self._mentions, span.end) - bisect_left(self._mentions, span.start)
        return (
            WEIGHTS.position * _position_weight(place)
            + WEIGHTS.early * (1 - place / len(self._spans))
            + WEIGHTS.centroid * self._closeness(terms)
            + WEIGHTS.repeated_later * self._used_later(index)
            + WEIGHTS.title * (len(self.title & terms) / len(self.title) if self.title else 0.0)
            + WEIGHTS.entity * min(3, named)
            + WEIGHTS.substance * self._substance(index)
        )

    def _substance(self, index: int) -> int:
        """The amount, time and decision of a sentence, where they count. A first sentence that tells little
        gives way to announcements only."""
        if not self._weighs_substance:
            return 0
        return substance(self._sentences[index]) if index or self._lead else _GIVES_WAY

    def _used_later(self, index: int) -> float:
        """The share of a sentence's words that later sentences use again."""
        terms = self.terms[index]
        return sum(self._last[word] > index for word in terms) / max(len(terms), 1)


def _rank_below_news(candidates: Sequence[SentenceCandidate], without_content: Set[int]) -> list[SentenceCandidate]:
    """The candidates, with lower scores for those at the indexes `without_content`, which report only that somebody
    spoke: below the best other candidate that needs no context."""
    news = [
        one.sentence.worth for one in candidates if one.sentence.self_contained and one.index not in without_content
    ]
    best = max(news, default=math.inf)
    return [_lowered(one, best) if one.index in without_content else one for one in candidates]


def _lowered(one: SentenceCandidate, limit: float) -> SentenceCandidate:
    return replace(one, sentence=replace(one.sentence, worth=min(one.sentence.worth, limit) - WEIGHTS.hollow))


def _penalty(sentence: str) -> float:
    """The penalty for length, for a question, for ceremony instead of events, and for an entry of a live blog."""
    extra = max(0, word_count(sentence) - LONG) / 10
    penalty = WEIGHTS.ten_extra_words * extra + WEIGHTS.question * asks(sentence)
    return penalty + WEIGHTS.ceremony * ceremony(sentence) + WEIGHTS.entry * entry(sentence)


def _unsure(read: Modality, *, bare: bool, dangling: bool) -> float:
    """The penalty for a sentence that another one governs, that needs context, has the form of a plot, or is
    doubted."""
    penalty = WEIGHTS.governed if read.needs else WEIGHTS.dangling * dangling
    penalty += WEIGHTS.plotted * (bare and read.plotted)
    return penalty + (WEIGHTS.doubted + WEIGHTS.doubted_scene * read.scene) * read.doubted


def _companions(read: Modality, lead: int | None) -> Companions:
    """The groups of sentences, one of each of which has to be shown too."""
    return (*read.needs, *(frozenset({one}) for one in (read.answer, lead) if one is not None))


def _attributed(spans: Sequence[Span], quotes: Sequence[Quote]) -> list[bool]:
    """Whether each sentence names the speaker of its content. An order counts as an act that the narrator reports."""
    said = (quote for quote in quotes if not (quote.cue or "").lower().startswith(_DIRECTIVES))
    speakers = sorted(quote.speaker_span.start for quote in said if quote.speaker_span)
    return [first_in(span, speakers) is not None for span in spans]


def _position_weight(index: int) -> float:
    """The weight of a position: 1 for the first sentence, decreasing."""
    return 1 / math.sqrt(1 + index)


def _greedy(pool: Sequence[SentenceCandidate]) -> list[SentenceCandidate]:
    """Choose up to `MOST` sentences: the best one, then repeatedly the one that adds most to the chosen ones. In place
    of one whose companion is missing, the companion is chosen; it is left out if that cannot be shown."""
    chosen: list[SentenceCandidate] = []
    used: set[str] = set()
    shown: set[int] = set()
    sourced = False
    left = _accompanied(pool)

    def worth(candidate: SentenceCandidate) -> tuple[bool, float, int]:
        gain = candidate.sentence.worth - WEIGHTS.repeat * _repeated(candidate, used)
        if candidate.governed:
            gain += WEIGHTS.governed
        elif not candidate.sentence.self_contained and _has_context(candidate, chosen):
            gain += WEIGHTS.dangling
        head = candidate.antecedent
        unresolved = candidate.cut or (
            head is not None and not any(head <= one.index < candidate.index for one in chosen)
        )
        if candidate.introduced:
            gain -= WEIGHTS.introduction * sum(shown.isdisjoint(by) for by in candidate.introduced)
        gain -= WEIGHTS.bare_first * (candidate.bare and candidate.needs_lead and not sourced)
        return not unresolved, gain, -candidate.index

    while left and len(chosen) < MOST:
        shown = {one.index for one in chosen}
        sourced = any(not one.leads and not one.bare for one in chosen)
        best, passed = max(left, key=worth), set[int]()
        while missing := _missing(best, chosen):
            passed.add(best.index)
            companions = [one for one in left if one.index in missing[0] - passed and not one.governed]
            if not companions:
                break
            best = max(companions, key=worth)
        left.remove(best)
        if not _missing(best, chosen):
            chosen.append(best)
            used |= best.terms
            left = [one for one in left if _repeated(one, used) <= SAME]
    return chosen or [max(pool, key=worth)] if pool else []


def _missing(candidate: SentenceCandidate, chosen: Sequence[SentenceCandidate]) -> list[frozenset[int]]:
    """The groups of which the candidate needs one and none is chosen."""
    shown = {one.index for one in chosen}
    return [group for group in candidate.needs if not group & shown]


def _accompanied(pool: Sequence[SentenceCandidate]) -> list[SentenceCandidate]:
    """The candidates that can be shown: each group that they need has one that needs nothing. All if that leaves one or
    none: "Verdict: false." says nothing alone."""
    alone = {one.index for one in pool if not one.governed and not one.continues}
    left = [one for one in pool if all(group & alone for group in one.needs)]
    return left if len(left) > 1 else list(pool)


def _has_context(candidate: SentenceCandidate, chosen: Sequence[SentenceCandidate]) -> bool:
    """Whether a sentence that needs context has it: the sentence before it if it continues that, else any earlier one
    is chosen."""
    if candidate.continues:
        return any(one.index == candidate.index - 1 for one in chosen)
    return any(one.index < candidate.index for one in chosen)


def _repeated(candidate: SentenceCandidate, used: set[str]) -> float:
    """The share of a sentence's words that chosen sentences have already."""
    return len(candidate.terms & used) / len(candidate.terms) if candidate.terms else 0.0
