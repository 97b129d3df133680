"""Read the mentions of a person in an article: one `Appearance` for each sentence that names them.

sentence with the name -> present, message or named (`english`, `korean`) -> the day that it names for it
                       -> past, where that day is long gone, another is reckoned from it, or the person had died
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.assertion.embedding import is_unvouched
from bot.lang.assertion.unreal import UnrealParts
from bot.lang.scripts import Writing, is_korean, is_unspaced, writing
from bot.lang.unspaced.forms import is_overlong, matched_form
from bot.model.analysis import Span
from bot.model.evidence.appearances import Appearance, AppearanceKind
from bot.news.appearances import chinese, english, japanese, korean
from bot.news.appearances.measured import is_measured_from
from bot.news.assertion import is_unasserted
from bot.news.named_days import NamedDay, named_days
from bot.regexes import regex

_NEWS = timedelta(days=45)
"""The longest time between an appearance and its report; what is dated earlier counts as past."""
_ORDER = (AppearanceKind.PRESENT, AppearanceKind.MESSAGE, AppearanceKind.PAST, AppearanceKind.NAMED)
_OPENING = regex(r"[A-Z][A-Za-z]+,\s[A-Z][a-z]+\s\d{1,2}\s(?:\([^)]{1,20}\)\s)?-{1,2}\s|\([^)]{1,24}발?\)\s")
_BEGINS = regex(r"(?:\b[Oo]ne\sday\sin\b|주체\d{2,3})[^.]{0,30}\((?P<year>\d{4})\)")
"""How an account of past events begins; its later sentences name no day."""
_TO_COME = regex(
    r"\bdays?\s(?:after|before)\s$|\b(?:ahead\sof|will|shall|to\sbe|to\shold|scheduled|slated|due|upcoming|planned|next)\b[^,;.]{0,40}$"
)
"""Words before a day that is still to come, or from which another is reckoned ("a day after Sunday's talks")."""
_OF_A_NOUN = regex(r"\s(?!(?:and|or|at|in|of|to|by|with|for|from|on|after|when|where|as|the|a)\s)[a-z]{3,}")
"""Words after a day that tells which one of several things is meant: "an Oct. 4 *accord*"."""
_OPENS = 6
"""The farthest place in a sentence of a day that opens it: "*On* Nov. 29, 2017". Later sentences go on about it."""
_NAMESAKE = regex(r",\s(?:[^,.;]{0,60}?\s(?:and|but|is|of)\s)?no\srelation\b")
_LIKENESS = regex(
    r"\b(?:cardboard|wax|wooden|bronze|plastic|inflatable|animated|virtual|fake|mock|lookalike|computer-generated|AI-generated)\s"
    r"(?:(?:leader|president|marshal|chairman)\s)?$"
    r"|\b(?:(?:dressed|disguised|made\sup|masked|posing|posed)\sas|plays|played|playing|portrays|portraying|impersonat(?:es|ed|ing)"
    r"|imitat(?:es|ed|ing))\s(?:(?:the|leader|president|marshal|chairman)\s){0,2}$",
    re.IGNORECASE,
)
_LONGEST_LIKENESS = 40
_THAT_DAY = "이날"
_ARTICLE = regex(r"\b(?:an?|the|its|their|his|her)\s$")
_LONG_AGO = regex(r"\b(?:years|decades)\sago\b|\bused\sto\b|\blifetime\b|생애|생전|年前|生前|在世", re.IGNORECASE)


class NamingArticle(Struct, frozen=True):
    """An article that names a person: its text, the spans of its sentences, the day of its publication, and its
    headline."""

    text: str
    sentences: Sequence[Span]
    published: date
    title: str = ""


class _DatedSentence(Struct, frozen=True):
    """A sentence behind its dateline, with the days that it is `said` to be of; `days` are those on which nobody only
    spoke, `recent` those of the news. `carried`: the day that an earlier sentence told, `is_fresh` if the one before.
    `long_ago`: it belongs to an account of past events."""

    place: int
    start: int
    end: int
    words: str
    said: Sequence[NamedDay]
    days: Sequence[NamedDay]
    recent: Sequence[date]
    carried: date | None
    is_fresh: bool
    long_ago: bool


def appearances(article: NamingArticle, mentions: Sequence[Span], died: date | None = None) -> tuple[Appearance, ...]:
    """What the sentences that name a person say of them, in order. `died`: the day of their death, if known."""
    return AppearanceReader(article).of(mentions, died)


class AppearanceReader:
    """Reads an article for several persons: its sentences and their days are read once."""

    def __init__(self, article: NamingArticle) -> None:
        self._article = article
        self._unreal = UnrealParts(article.text, article.sentences, article.title)
        self._sentences = tuple(_sentences(article))

    def of(self, mentions: Sequence[Span], died: date | None = None) -> tuple[Appearance, ...]:
        """What the sentences that name a person say of them, in order. `died`: the day of their death, if known."""
        naming: dict[int, list[Span]] = {}
        for one in mentions:
            place = bisect_right(self._sentences, one.start, key=lambda sentence: sentence.start) - 1
            if place >= 0 and one.end <= self._sentences[place].end:
                naming.setdefault(place, []).append(one)
        return tuple(self._appearance(self._sentences[place], naming[place], died) for place in sorted(naming))

    def _appearance(self, one: _DatedSentence, named: Sequence[Span], died: date | None) -> Appearance:
        found = [
            AppearanceKind.NAMED if kind in _ORDER[:2] and self._unreal.has(one.place, mention.start) else kind
            for mention in named
            for kind in [_kind(one.words, mention, one.start, one.days, (self._article.published, died))]
        ]
        found = [AppearanceKind.PAST if one.long_ago and kind in _ORDER[:2] else kind for kind in found]
        kind = min(found, key=_ORDER.index)
        told = one.recent
        if kind is AppearanceKind.MESSAGE and not (told and is_unspaced(one.words)):
            told = _news(one.said, self._article.published)
        before = one.carried if kind is AppearanceKind.PRESENT or one.is_fresh else None
        day = (told[0] if told else before) if kind in _ORDER[:2] else None
        return Appearance(kind, day, one.start, one.end, one.words)


def strongest(found: Sequence[Appearance]) -> Appearance | None:
    """The strongest mention of a person in an article: an appearance before a message, a message before the past; one
    with a day before one without."""
    return min(found, key=lambda one: (_ORDER.index(one.kind), one.day is None), default=None)


def _sentences(article: NamingArticle) -> Iterator[_DatedSentence]:
    carried: date | None = None
    is_fresh = long_ago = False
    for place, span in enumerate(article.sentences):
        if is_overlong(article.text[span.start : span.end]):
            continue
        opening = _OPENING.match(article.text, span.start, span.end)
        start = opening.end() if opening else span.start
        sentence = article.text[start : span.end]
        named_here = named_days(sentence, article.published)
        if is_fresh and carried is not None:
            named_here = [_of_that_day(one, sentence, carried) for one in named_here]
        said = [one for one in named_here if not (one.reckoned or _TO_COME.search(sentence, 0, one.start))]
        days = [one for one in said if not one.spoken]
        recent = _news(days, article.published)
        begun = _BEGINS.search(sentence)
        if recent:
            long_ago = False
        elif begun is not None:
            long_ago = int(begun["year"]) < article.published.year
        elif days and days[0].start <= _OPENS and _is_long_gone(days[0], article.published):
            long_ago = True
        yield _DatedSentence(place, start, span.end, sentence, said, days, recent, carried, is_fresh, long_ago)
        going_on = _news([one for one in days if not _is_of_a_noun(sentence, one)], article.published)
        is_fresh = bool(going_on)
        carried = going_on[0] if going_on else carried


def _of_that_day(day: NamedDay, sentence: str, told: date) -> NamedDay:
    """A day, which for 이날, "this day", is the one that the sentence before told."""
    return replace(day, day=told) if sentence[day.start : day.end] == _THAT_DAY else day


def _is_of_a_noun(sentence: str, day: NamedDay) -> bool:
    """Whether a day belongs to a thing that is only spoken of, so that later sentences are not of that day."""
    return _ARTICLE.search(sentence, 0, day.start) is not None and _OF_A_NOUN.match(sentence, day.end) is not None


def _news(days: Sequence[NamedDay], published: date) -> list[date]:
    return [one.day for one in days if one.day is not None and _is_news(one.day, published)]


def _kind(
    sentence: str, mention: Span, offset: int, days: Sequence[NamedDay], when: tuple[date, date | None]
) -> AppearanceKind:
    start, end = mention.start - offset, mention.end - offset
    language = _language(sentence)
    sentence = matched_form(sentence)
    kind = language.kind_of(sentence, start, end)
    published, died = when
    if died is not None and died < published - _NEWS:
        return AppearanceKind.PAST if language.acts(sentence, end) else AppearanceKind.NAMED
    if kind not in _ORDER[:2]:
        return kind
    if any(_is_long_gone(one, published) for one in days) or _LONG_AGO.search(sentence):
        return AppearanceKind.PAST
    if is_measured_from(sentence, start, end):
        return AppearanceKind.PAST
    denied = _is_denied(sentence, start, end) if language is english else is_unvouched(sentence, start, end)
    return AppearanceKind.NAMED if denied else kind


def _is_long_gone(day: NamedDay, published: date) -> bool:
    return not day.is_recent and not day.relative and not _is_news(day.day, published)


def _is_denied(sentence: str, start: int, end: int) -> bool:
    """Whether an English sentence does not say of the person that they were there, or means a namesake or likeness."""
    likeness = _LIKENESS.search(sentence, max(0, start - _LONGEST_LIKENESS), start)
    return is_unasserted(sentence, start, end) or bool(likeness or _NAMESAKE.match(sentence, end))


class _AppearanceLanguage(Protocol):
    """The reader of one language, a module."""

    def kind_of(self, sentence: str, start: int, end: int) -> AppearanceKind:
        """What a sentence says of the person named at [start, end)."""
        ...

    def acts(self, sentence: str, end: int) -> bool:
        """Whether the person named up to `end` does something."""
        ...


def _language(sentence: str) -> _AppearanceLanguage:
    if is_unspaced(sentence):
        return japanese if writing(sentence) is Writing.JAPANESE else chinese
    return korean if is_korean(sentence) else english


def _is_news(day: date | None, published: date) -> bool:
    return day is not None and published - _NEWS <= day <= published
