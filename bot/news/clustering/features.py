"""The features by which articles are compared: a vector of words, and one of language-independent terms.

Two articles in one language are compared by their words, those in two languages, and brief ones, too, by the terms of
`cross_lingual`, and brief ones by what their headlines mean. Between articles of one outlet its set phrases are
ignored. Two headlines that report different kinds of news make one event less likely.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

import brotli
import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.lang.datelines import is_from_pyongyang, is_of_the_norths_media, without_dateline
from bot.lang.scripts import Writing, writing
from bot.model.placements import NO_PARTIES, EventStance, Parties, Party, StanceKind
from bot.model.reasons import NewsKind
from bot.news.clustering import contacts, embeddings, similarity, vectors
from bot.news.clustering.cross_lingual import ACTORS, OF_ONE_STATE, common_terms
from bot.news.clustering.event_signature import event_terms, is_event, launch_days, with_events
from bot.news.clustering.in_common import is_too_little, of_one_actor
from bot.news.clustering.similarity import OneOutlet, PairTraits
from bot.news.clustering.vectors import RecentTexts, Vector
from bot.news.headlines.contentless import names_a_statement
from bot.news.headlines.news_value import news_value
from bot.news.incidents import occasions, stances
from bot.news.incidents.reading import NO_INCIDENT, Incident, evidence, read_incident
from bot.news.incidents.slots import EventSlots, Opening, contradictions
from bot.news.incidents.stances import Told
from bot.news.roundups import introduction
from bot.news.terms.subject import subject_terms
from bot.news.terms.words import READ_CHARACTERS, Terms, read_terms

_BROTLI = b"\x01"
"""The first byte of packed features; of those of an older release, which zlib packed, it is 0x78."""
_QUALITY, _WINDOW = 10, 16
_OF_TEXT, _OF_INCIDENT = (0, (), NewsKind.OTHER.value, (), (), b""), ((), (), (), False, [()] * 3)
_FORMERLY: tuple[Any, ...] = (None, None, None, *_OF_TEXT, *_OF_INCIDENT, None, None, (), (), (), ())
"""The values of features in which an older release did not pack them; it packed the first three."""
TWO_EVENTS = -1.0
"""The likeness of two contacts with different parties, and of an event and a later stance on it: it counts as much
against one story as a certain pair for it."""
_ONE_VISIT, _WEEK = 2, 7
"""Numbers of days: between a visitor's arrival and talks at most, and between two messages in one formula at least."""
_UNSPACED = frozenset({Writing.JAPANESE, Writing.CHINESE})
_MOST_PAIRS = 4_096
"""Pairs whose likeness is kept, under 1 MB: those around the newest stories, among which most articles arrive."""
_likenesses: dict[tuple[bytes, bytes], float] = {}
"""The digests of two stored articles' features -> how likely both report the same event."""


class ArticleFeatures(Struct, frozen=True):
    """Both vectors of an article; `bridge` is that of language-independent terms. `writing` is its language. `outlet`
    is the key of its publisher (`term_keys`), 0 if it is unknown or was not given; `set_phrases` are those of its terms
    that its outlet used in many stories before. `kind` is what its headline reports, OTHER where that is not known.
    `parties` are the states and persons that the article names. `embedding` is that of its headline, packed
    (`embeddings`), b"" if it has none. `incident` is what its opening tells of one. `unspecific` says that its headline
    is the name of a statement without its subject. `hour` is when it was published, in hours since 1970, None if
    unknown. `digest` is that of the stored bytes that they were read from, empty for features made anew."""

    words: Vector
    bridge: Vector
    writing: Writing
    outlet: int = 0
    set_phrases: frozenset[str] = frozenset()
    kind: NewsKind = NewsKind.OTHER
    parties: Parties = NO_PARTIES
    embedding: bytes = b""
    incident: Incident = NO_INCIDENT
    unspecific: bool = False
    hour: int | None = None
    digest: bytes = b""

    def alike(self, other: ArticleFeatures) -> float:
        """How likely both report the same event, 0 to 1, or `TWO_EVENTS`; symmetric. Kept for pairs of stored
        articles: an arrival compares anew those that the one before it compared."""
        if not self.digest or not other.digest:
            return self._likeness(other)
        pair = (min(self.digest, other.digest), max(self.digest, other.digest))
        if (known := _likenesses.get(pair)) is None:
            if len(_likenesses) >= _MOST_PAIRS:
                _likenesses.clear()
            known = _likenesses[pair] = self._likeness(other)
        return known

    def _likeness(self, other: ArticleFeatures) -> float:
        if self._are_two_contacts(other) or self._takes_stance_on(other):
            return TWO_EVENTS
        if occasions.are_apart(self.incident.occasions, other.incident.occasions) or self._tell_of_two_states(other):
            return 0.0
        if self.writing is not other.writing:
            return self._likeness_of_meanings(other)
        if similarity.share_only_who_acts((self.words, self.bridge), (other.words, other.bridge), ACTORS):
            return 0.0
        return of_one_actor(self._likeness_of_words(other), self, other)

    def _likeness_of_words(self, other: ArticleFeatures) -> float:
        """How likely two articles in one language report the same event, 0 to 1."""
        states_differ = contacts.name_other_states(self.parties, other.parties)
        kinds, incidents = self._kinds_differ(other), evidence(self.incident, other.incident)
        pair = PairTraits(kinds, self.writing is Writing.KOREAN, states_differ, incidents, self._contradictions(other))
        likeness = similarity.likeness(self.words, other.words, self._one_outlet(other), pair)
        if self.writing in _UNSPACED:
            return likeness and similarity.likeness_in_characters(likeness, self._likeness_of_meanings(other))
        if states_differ or pair.contradictions or not self._are_briefs_of_two_outlets(other):
            return likeness
        by_headlines = 0.0 if kinds else self._likeness_by_headlines(other, likeness, incidents)
        return max(likeness, by_headlines, self._likeness_of_meanings(other) if self._tell_alike(other) else 0.0)

    def _tell_of_two_states(self, other: ArticleFeatures) -> bool:
        """Whether both, of which one is brief, tell of what each state has of its own, and of two states."""
        shared = self.bridge.weights.keys() & other.bridge.weights.keys()
        if min(self.words.length, other.words.length) >= vectors.BRIEF_TERMS or OF_ONE_STATE.isdisjoint(shared):
            return False
        return contacts.are_of_two_states(self.parties, other.parties, self.writing, other.writing)

    def _are_briefs_of_two_outlets(self, other: ArticleFeatures) -> bool:
        """Whether both are brief, and do not open with names of their own: they may tell one event in other words."""
        is_brief = max(self.words.length, other.words.length) < vectors.BRIEF_TERMS
        return is_brief and not 0 != self.outlet == other.outlet and not self._subjects_differ(other)

    def _tell_alike(self, other: ArticleFeatures) -> bool:
        """Whether such texts are at most a day apart and have a name and what happened in common."""
        days = self._days_apart(other)
        return days is not None and days <= 1 and similarity.share_name_and_word(self.bridge, other.bridge, ACTORS)

    def _likeness_by_headlines(self, other: ArticleFeatures, likeness: float, incidents: float) -> float:
        """How likely such texts report one event by their headlines, too, where they have no name in common. A common
        name makes headlines alike, as does one kind of incident, so there the words decide."""
        if self.hour is None or other.hour is None or not (self.embedding and other.embedding) or incidents:
            return 0.0
        if similarity.share_name(self.words, other.words):
            return 0.0
        cosine = embeddings.cosine(self.embedding, other.embedding)
        return similarity.likeness_by_headlines(likeness, cosine, abs(self.hour - other.hour) / 24)

    def _likeness_of_meanings(self, other: ArticleFeatures) -> float:
        """How likely both report the same event by the language-independent terms, 0 to 1."""
        if self._are_two_statements(other) or is_too_little(self, other):
            return 0.0
        is_one = self.writing is other.writing and self.writing not in _UNSPACED
        kinds = self._kinds_differ(other)
        abroad = contacts.one_reports_abroad(self.parties, other.parties, self.writing, other.writing)
        pair = PairTraits(kinds, False, abroad, evidence(self.incident, other.incident), in_other_words=is_one)
        return similarity.likeness_across(self.bridge, other.bridge, min(self._word_count(), other._word_count()), pair)

    def _contradictions(self, other: ArticleFeatures) -> int:
        """`PairTraits.contradictions`. Who texts of one outlet are about is compared apart."""
        mine, others = (Opening(text.incident.slots, text.words.weights, text.words.day) for text in (self, other))
        of_one = self.outlet and self.outlet == other.outlet
        return contradictions(mine, others, lambda: not of_one and self._subjects_differ(other))

    def _kinds_differ(self, other: ArticleFeatures) -> bool:
        return self.kind is not other.kind and NewsKind.OTHER not in (self.kind, other.kind)

    def _word_count(self) -> int:
        """The number of different words; of a Japanese or Chinese text two pairs of characters count as one."""
        return self.words.length // (2 if self.writing in _UNSPACED else 1)

    def reports_another(self, other: ArticleFeatures) -> bool:
        """Whether the articles report two events in one formula, so that neither is a copy of the other: contacts with
        different parties, occasions of one kind on two days, or texts of one outlet, in one language, that
        open with names of their own or recur."""
        if self._are_two_contacts(other) or occasions.are_apart(self.incident.occasions, other.incident.occasions):
            return True
        if not self.outlet or self.outlet != other.outlet or self.writing is not other.writing:
            return False
        return self._recurs(other) or self._subjects_differ(other)

    def _are_two_contacts(self, other: ArticleFeatures) -> bool:
        """Whether both tell of contacts, with different parties, and not of one launch that they were about."""
        if not contacts.are_different_contacts(self.parties, other.parties):
            return False
        return not any(map(is_event, self.bridge.weights.keys() & other.bridge.weights.keys()))

    def _takes_stance_on(self, other: ArticleFeatures) -> bool:
        """Whether one of both takes a stance that is news of its own beside what the other tells."""
        if self.parties.stance is other.parties.stance is None:
            return False
        return stances.are_apart(self._told, other._told)

    @property
    def _told(self) -> Told:
        goes_on = self.unspecific or self.kind in (NewsKind.SAID, NewsKind.POSSIBLE) or self.incident.has_victims
        return Told(self.parties.stance, self.hour, goes_on)

    def _one_outlet(self, other: ArticleFeatures) -> OneOutlet | None:
        """What the outlet of both is compared by; None if they have two, or if it tells of one contact twice."""
        phrases = self.set_phrases | other.set_phrases
        if not self.outlet or self.outlet != other.outlet or self._tells_of_one_contact(other, phrases):
            return None
        return OneOutlet(phrases, self._recurs(other), self._same_headline(other))

    def _tells_of_one_contact(self, other: ArticleFeatures, phrases: frozenset[str]) -> bool:
        """Whether both tell of a contact with the same parties, on days near each other, and open with the same name of
        two words, such as a visitor's, and with none of their own."""
        days = self._days_apart(other)
        if days is None or days > _ONE_VISIT or not contacts.have_same_parties(self.parties, other.parties):
            return False
        names = self.words.subject & other.words.subject & self.words.names.keys() & other.words.names.keys()
        return len(names - phrases) > 1 and not self._subjects_differ(other)

    def _subjects_differ(self, other: ArticleFeatures) -> bool:
        return similarity.subjects_apart(self.words, other.words) >= similarity.OTHER_SUBJECT

    def _days_apart(self, other: ArticleFeatures) -> int | None:
        day, other_day = self.words.day, other.words.day
        return abs(day - other_day) if day is not None and other_day is not None else None

    def _same_headline(self, other: ArticleFeatures) -> int:
        """Whether both have nearly the same headline, as `OneOutlet` has it."""
        unspecific = self.unspecific and other.unspecific
        repeats = bool(unspecific or self._days_apart(other)) and embeddings.are_same(self.embedding, other.embedding)
        return repeats + (repeats and unspecific)

    def _are_two_statements(self, other: ArticleFeatures) -> bool:
        """Whether one outlet has both in two languages, days apart, under headlines that do not say what about."""
        if not (self.outlet and self.outlet == other.outlet and self.unspecific and other.unspecific):
            return False
        return self.writing is not other.writing and (self._days_apart(other) or 0) > 1

    def _recurs(self, other: ArticleFeatures) -> bool:
        """Whether both tell of contacts, a week or more apart."""
        days = self._days_apart(other) if self.parties.of_contact and other.parties.of_contact else None
        return days is not None and days >= _WEEK

    def in_common(self, other: ArticleFeatures, count: int) -> tuple[str, ...]:
        """The shared terms that weigh most, for display."""
        words = similarity.shared_terms(self.words, other.words, count) if self.writing is other.writing else ()
        bridge = words or similarity.shared_terms(self.bridge, other.bridge, count)
        return tuple(term.removeprefix("=") for term in bridge)

    def of_outlet(self, outlet: int, phrases: Collection[str]) -> ArticleFeatures:
        """The features of a text by this outlet, which has these set phrases."""
        return replace(self, outlet=outlet, set_phrases=frozenset(phrases) & self.words.weights.keys(), digest=b"")

    def pack(self) -> bytes:
        """The features as bytes to store; `unpack` reads them."""
        places = [place for place, term in enumerate(self.words.weights) if term in self.set_phrases]
        values = (
            vectors.pack(self.words),
            vectors.pack(self.bridge),
            self.writing.value,
            self.outlet,
            places,
            self.kind.value,
            sorted(self.parties.of_contact),
            sorted(self.parties.named),
            self.embedding,
            sorted(self.incident.kinds),
            sorted(self.incident.magnitudes),
            sorted(self.incident.launches),
            self.unspecific,
            self.incident.slots.packed(),
            self.parties.stance,
            self.hour,
            sorted(self.incident.occasions),
            sorted(self.parties.firms),
            sorted(self.parties.officials),
            sorted(self.parties.bodies),
        )
        packed = brotli.compress(msgspec.msgpack.encode(values), mode=brotli.MODE_TEXT, quality=_QUALITY, lgwin=_WINDOW)
        return _BROTLI + bytes(packed)


class ArticleTerms(Struct, frozen=True):
    """The counted terms of an article, before they are weighted by their rarity; `embedding` as in `Analysis`."""

    words: Terms
    bridge: Terms
    writing: Writing
    kind: NewsKind = NewsKind.OTHER
    parties: Parties = NO_PARTIES
    embedding: bytes = b""
    incident: Incident = NO_INCIDENT
    unspecific: bool = False

    def terms(self) -> list[str]:
        """All its terms; no term is in both vectors."""
        return [*self.words.counts, *self.bridge.counts]

    @property
    def is_brief(self) -> bool:
        """Whether it is a headline and a sentence or two."""
        return len(self.words.counts) < vectors.BRIEF_TERMS

    def with_names(self, names: Collection[str]) -> ArticleTerms:
        """The terms of the article with these of its words as names, too."""
        words = self.words
        return replace(self, words=replace(words, named=words.named | set(names), initial=words.initial - set(names)))

    def weighted(
        self, documents: int, frequencies: Mapping[str, int], day: int | None, recent: RecentTexts | None = None
    ) -> ArticleFeatures:
        """The features of the article among `documents`; `frequencies` count those with a term, this one included;
        `recent` are the texts before a brief one. Of an unknown outlet; see `ArticleFeatures.of_outlet`."""
        words = vectors.weigh(self.words, documents, frequencies, day, recent)
        bridge = vectors.weigh(self.bridge, documents, frequencies, day)
        rest = self.kind, self.parties, embeddings.pack(self.embedding), self.incident, self.unspecific
        return ArticleFeatures(words, bridge, self.writing, 0, frozenset(), *rest)


def read_article(
    title: str,
    text: str,
    entities: Collection[str] = (),
    published: date | None = None,
    outlet: str = "",
    names: Collection[str] = (),
) -> ArticleTerms:
    """The terms of an article; `entities` are the knowledge base's ids of those that it names, `published` its day in
    Seoul. The name of its outlet is left out: all its articles have it. `names` are the terms of the names in a Korean
    text (`korean_names`). A roundup is read up to its first item: its items are of several events."""
    is_north = is_from_pyongyang(text)
    is_state_media = is_of_the_norths_media(text)
    text = without_dateline(text)
    if (opening := introduction(text, lambda item: read_terms("", item).counts)) is not None:
        text, entities = opening, ()
    events, launches = frozenset[str](), frozenset[int]()
    if published:
        events = event_terms(title, text, published, is_north=is_north)
        launches = launch_days(title, text, published, events, is_north=is_north)
    unspecific = names_a_statement(title)
    words, bridge = read_terms(title, text), common_terms(title, text, entities)
    named = words.named | (words.counts.keys() & frozenset(names))
    subject = subject_terms(text or title, words, named)
    words = Terms(words.counts, named, subject, words.initial - named)
    own = read_terms("", outlet).counts.keys()
    return ArticleTerms(
        with_events(words, events, own),
        with_events(bridge, {f"={one}" for one in events}),
        writing(text[:READ_CHARACTERS] or title),
        news_value(title).kind,
        incident=read_incident(title, text, launches, published, is_state_media=is_state_media),
        unspecific=unspecific,
    )


# Cached: reports of one story come within hours, and each is compared with the same articles.
@lru_cache(maxsize=256)
def unpack(packed: bytes) -> ArticleFeatures:
    """The features that `ArticleFeatures.pack` wrote, here or in an older release that packed fewer of them."""
    values: list[Any] = msgspec.msgpack.decode(_unpacked(packed))
    packed_words, bridge, written, outlet, places, kind, *known = (*values, *_FORMERLY[len(values) :])
    of_contact, named, embedding, kinds, magnitudes, launches, unspecific, slots, stance, hour, told, *actors = known
    words = vectors.unpack(packed_words)
    terms = list(words.weights)
    phrases = frozenset(terms[place] for place in places)
    digest = blake2b(packed, digest_size=16).digest()
    occasion_days = frozenset((kind_, day) for kind_, day in told)
    numbers = frozenset(magnitudes), frozenset(launches)
    incident = Incident(frozenset(kinds), *numbers, EventSlots.unpacked(slots), occasion_days)
    contact_parties, named_parties = (frozenset(Party(*party) for party in part) for part in (of_contact, named))
    taken = EventStance(StanceKind(stance[0]), stance[1]) if stance else None
    parties = Parties(contact_parties, named_parties, taken, *map(frozenset, actors))
    read = (words, vectors.unpack(bridge), _writing(written), outlet, phrases, NewsKind(kind), parties)
    return ArticleFeatures(*read, embedding, incident, unspecific, hour, digest)


class HeaviestTerms(NamedTuple):
    """The heaviest terms of both vectors of an article, and what else its postings depend on, as `ArticleFeatures`."""

    words: tuple[str, ...]
    bridge: tuple[str, ...]
    writing: Writing
    outlet: int
    dated: bool


def unpack_heaviest(packed: bytes, words: int, bridge: int) -> HeaviestTerms:
    """So many heaviest terms of packed features, and those that weigh as much as the last; faster than `unpack`."""
    values: list[Any] = msgspec.msgpack.decode(_unpacked(packed))
    of_words, of_bridge, written, outlet, *_ = (*values, *_FORMERLY[len(values) :])
    terms = vectors.unpack_heaviest(of_words, words), vectors.unpack_heaviest(of_bridge, bridge)
    return HeaviestTerms(*terms, _writing(written), outlet, vectors.is_dated(of_words))


def _writing(packed: bool | str) -> Writing:
    """An older release packed whether it is Korean."""
    return Writing(packed) if isinstance(packed, str) else Writing.KOREAN if packed else Writing.LATIN


@lru_cache(maxsize=256)
def unpack_terms(packed: bytes) -> tuple[str, ...]:
    """The words of packed features, heaviest first; faster than `unpack`. Kept for the next texts of their outlet."""
    words, *_ = msgspec.msgpack.decode(_unpacked(packed))
    return vectors.unpack_terms(words)


def _unpacked(packed: bytes) -> bytes:
    return bytes(brotli.decompress(packed[1:])) if packed[:1] == _BROTLI else zlib.decompress(packed)
