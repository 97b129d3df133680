"""Whether what brief texts have in common is enough for one event.

    two texts -> whether it is too little
    two texts + those of the other stories near the newcomer -> the likeness, less if these have all of it, too

A name and a word in common say that two texts tell of one event as long as no other event has both. A strike, a chip
and a recall of one firm have "Samsung Electronics" in common, and so have any two of them with the third. So a text of
a third story that has all that two texts share speaks against them. A name alone is often all that the next report of
an event repeats, and on one or two days an event may be told in parts that found no story in common: those count
neither way.

In two languages one name or meaning in common is much on one day, when all report what has just happened. On another
day it is often that of another event. That there were dead says nothing where only one text tells of a blast, or the
other of a flood, and a foreign minister speaks to another one every day.

A firm's strike, fire and recall come within days, too, and on a young shelf its name is rare. So on another day a firm
in common says little without other words. A president names a minister, asks for a budget and visits a valley, and a
court passes several sentences: who is in office, or a body of a state, says little under headlines that are not close.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Set
from typing import Protocol

from bot.lang.scripts import Writing
from bot.model.placements import Parties
from bot.news.clustering import contacts, embeddings, similarity
from bot.news.clustering.cross_lingual import ACTORS
from bot.news.clustering.vectors import BRIEF_TERMS, Vector
from bot.news.incidents.reading import Incident, evidence
from bot.news.terms.standing_bodies import STATE_IDS, is_region, is_state, is_title

_UNREAD = frozenset({Writing.JAPANESE, Writing.CHINESE})
_HARM = frozenset({"=casualties", "=wounded"})
"""Meanings that say that somebody came to harm, and not by what."""
_WHO = ACTORS | STATE_IDS
_TOLD_ELSEWHERE = -4.0
"""What is added to the log odds."""
_ONLY_ACTOR, _ENOUGH, _STEP = -8.0, 9.0, 1.0
"""What is added to the log odds of two reports that only name one firm, official or body; the summed rarity of
other words in common at which half of that is added, and how steep that is: some two words."""
_NOT_CLOSE = 0.4
"""The cosine below which headlines of two days that share who acts tell of two events: the name makes them alike."""
_LEAST, _SEVERAL = 2, 3
"""The fewest terms that two texts must share, and how many may be shared elsewhere on days next to each other, too."""
_ANOTHER_DAY, _SOON = 18, 48
"""Hours: from when on one term is too little between two languages, and two terms that are shared elsewhere count
against a pair."""


class _Compared(Protocol):
    """What is asked of the features of a text (`features.ArticleFeatures`)."""

    @property
    def words(self) -> Vector: ...

    @property
    def bridge(self) -> Vector: ...

    @property
    def writing(self) -> Writing: ...

    @property
    def parties(self) -> Parties: ...

    @property
    def embedding(self) -> bytes: ...

    @property
    def incident(self) -> Incident: ...

    @property
    def hour(self) -> int | None: ...


def is_too_little(one: _Compared, other: _Compared) -> bool:
    """Whether what two texts share, one of them brief, is one of these, and they are not of one kind of incident:
    a firm on another day, or where a text has no headline; in two languages, that somebody came to harm, where a text
    tells of what; who acts, under headlines far apart or on another day; under headlines far apart a region of the
    South, or on another day a single term. Japanese and Chinese headlines have no embedding: there a region is too
    little whatever they say."""
    if min(one.words.length, other.words.length) >= BRIEF_TERMS:
        return False
    shared = one.bridge.weights.keys() & other.bridge.weights.keys()
    if evidence(one.incident, other.incident) > 0:
        return False
    is_known = bool(one.incident.kinds or other.incident.kinds)
    if shared <= _HARM and one.writing is not other.writing and is_known:
        return True
    is_far = embeddings.are_far(one.embedding, other.embedding)
    if similarity.share_only_regions(one.bridge, other.bridge):
        return is_far or not _UNREAD.isdisjoint({one.writing, other.writing})
    is_later = _are_of_two_days(one, other)
    if _is_actor_too_little(one, other) and not _beside_actors(one, other, shared):
        return True
    if shared <= _WHO and not shared <= STATE_IDS:
        return is_far or is_later
    return is_far and is_later and len(shared) == 1


def of_one_actor(likeness: float, one: _Compared, other: _Compared) -> float:
    """The likeness of two texts in one language, of which one is brief, less where a firm, an official or a body that
    both name is too little, the less rare the other words are that they share."""
    brief = similarity.briefness(one.words, other.words)
    if min(likeness, brief) < similarity.HARDLY or not _is_actor_too_little(one, other):
        return likeness
    rest = _beside_actors(one, other, one.words.weights.keys() & other.words.weights.keys())
    rarity = math.fsum([one.words.rarity[term] + other.words.rarity[term] for term in rest]) / 2
    return similarity.shifted(likeness, _ONLY_ACTOR * brief / (1 + math.exp((rarity - _ENOUGH) / _STEP)))


def _is_actor_too_little(one: _Compared, other: _Compared) -> bool:
    """Whether two texts name one firm, official or body of a state, which alone makes no event of them: a firm of two
    days, or where one has no headline to tell what happened; in one language a body under headlines far apart; either
    under headlines of two days that are not close, but for contacts with the same others."""
    mine, others, is_later = one.parties, other.parties, _are_of_two_days(one, other)
    if not mine.firms.isdisjoint(others.firms):
        return is_later or _lacks_headline(one) or _lacks_headline(other)
    if one.writing is not other.writing or not one.embedding or not other.embedding:
        return False
    if contacts.have_same_parties(mine, others):
        return False
    if not is_later:
        return not mine.bodies.isdisjoint(others.bodies) and embeddings.are_far(one.embedding, other.embedding)
    acting = (mine.officials | mine.bodies) & (others.officials | others.bodies)
    return bool(acting) and embeddings.cosine(one.embedding, other.embedding) < _NOT_CLOSE


def _beside_actors(one: _Compared, other: _Compared, shared: Set[str]) -> list[str]:
    """The terms that two texts share beside who acts and states, and, where they are of two days, regions of the
    South."""
    known = STATE_IDS.union(
        *(text.parties.firms | text.parties.officials | text.parties.bodies for text in (one, other))
    )
    is_later = _are_of_two_days(one, other)
    return [term for term in shared - known if not (is_state(term) or is_title(term) or (is_later and is_region(term)))]


def _are_of_two_days(one: _Compared, other: _Compared) -> bool:
    return one.hour is not None and other.hour is not None and abs(one.hour - other.hour) >= _ANOTHER_DAY


def _lacks_headline(text: _Compared) -> bool:
    """Whether a text is known to have none: of Japanese and Chinese headlines no embedding is kept."""
    return not text.embedding and text.writing not in _UNREAD


def weighed(likeness: float, one: _Compared, other: _Compared, beside: Iterable[_Compared]) -> float:
    """The likeness of two dated texts of two stories in one language, given the texts `beside` them: those near the
    newcomer that are in neither story. Of longer texts it stays as it is."""
    if one.writing is not other.writing or one.hour is None or other.hour is None:
        return likeness
    brief = similarity.briefness(one.words, other.words)
    if brief < similarity.HARDLY:
        return likeness
    theirs = (text.words.weights.keys() for text in beside if text.writing is one.writing)
    return similarity.shifted(likeness, brief * _against(one, other, abs(one.hour - other.hour), theirs))


def _against(one: _Compared, other: _Compared, hours: int, theirs: Iterable[Set[str]]) -> float:
    """What the terms of other texts, `theirs`, add to the log odds of two brief ones."""
    shared = one.words.weights.keys() & other.words.weights.keys()
    if len(shared) < _LEAST or not any(shared <= terms for terms in theirs):
        return 0.0
    return _TOLD_ELSEWHERE if len(shared) >= _SEVERAL or hours >= _SOON else 0.0
