"""Find the states and persons that an article names, those of them that are parties of a contact, and the state that
takes a stance towards an event that was told before.

entities with their forms in the text -> those in the title or the first sentence -> Parties
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from operator import itemgetter

from msgspec.structs import replace

from bot.lang.datelines import without_dateline
from bot.lang.folding import one_form
from bot.model.analysis import Analysis, EntityKind
from bot.model.placements import EventStance, Parties, Party
from bot.news.clustering.contact_sentences import told
from bot.news.clustering.cross_lingual import entity_terms
from bot.news.headlines.event_stance import event_stance
from bot.news.terms.words import name_terms
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity
from bot.text.sources.outlets import SourceTable


def written_entities(analysis: Analysis, knowledge: Knowledge) -> Iterator[tuple[KnownEntity, str]]:
    """The known entities of a text, each with every form in which the text has it."""
    for entity in analysis.entities:
        if entity.id and (known := knowledge.get(entity.id)):
            for form in {analysis.text[mention.start : mention.end] for mention in entity.mentions}:
                yield known, form


def parties(title: str, text: str, written: Iterable[tuple[KnownEntity, str]], day: date | None = None) -> Parties:
    """The parties of an article that has these entities in these forms. If it does not open with a contact, only the
    states that it names. With its stance, the firms and the bodies of states that it names, and who of its persons was
    in office on its `day`, nobody without one."""
    written = tuple(written)
    found = replace(
        _of_contact(told(title, text), written),
        firms=_terms((entity, form) for entity, form in written if _is_firm(entity)),
        officials=_terms((entity, form) for entity, form in written if day and _is_in_office(entity, day)),
        bodies=_terms((entity, form) for entity, form in written if _is_body(entity)),
    )
    stance = event_stance(title, without_dateline(text))
    return replace(found, stance=EventStance(stance.kind, _actor(stance.before, written))) if stance else found


def _terms(written: Iterable[tuple[KnownEntity, str]]) -> frozenset[str]:
    """The terms of entities, in the forms in which a text has them and of their ids."""
    written = tuple(written)
    names = (term for _, form in written for term in name_terms(form))
    return frozenset(names) | entity_terms(entity.id for entity, _ in written)


def _is_firm(entity: KnownEntity) -> bool:
    return entity.kind is EntityKind.ORGANISATION and entity.trade is not None


def _is_in_office(entity: KnownEntity, day: date) -> bool:
    return any(office.held(str(day)) for office in entity.offices)


def _is_body(entity: KnownEntity) -> bool:
    """Whether it acts for a state, as no outlet does."""
    is_of_state = entity.kind is EntityKind.ORGANISATION and entity.country is not None and entity.trade is None
    return is_of_state and entity.name not in _media()


def _of_contact(sentences: str, written: Iterable[tuple[KnownEntity, str]]) -> Parties:
    """The parties of an article, without its stance; `sentences` are those that tell of a contact."""
    if not sentences:
        found = {party for entity, _ in written for party in _parties(entity)}
        return Parties(named=frozenset(party for party in found if not party.person))
    of_contact: set[Party] = set()
    named: set[Party] = set()
    for entity, form in written:
        found = set(_parties(entity))
        named |= found
        if found and _place(form, sentences) is not None:
            of_contact |= found
    return Parties(frozenset(of_contact), frozenset(named))


def _actor(words: str, written: Iterable[tuple[KnownEntity, str]]) -> str:
    """The state of the entity that is named first in these words, the longest at one place; "" if none is, and where
    a firm or a star is named, too ("South Korea's Samsung")."""
    words = one_form(words)
    places = ((_place(one_form(form), words), -len(form), entity) for entity, form in written if entity.country)
    named = [(place, length, entity) for place, length, entity in places if place is not None]
    first = min(named, key=itemgetter(0, 1), default=None)
    if first is None or any(entity.trade for _, _, entity in named):
        return ""
    return first[2].country or ""


def _place(form: str, sentences: str) -> int | None:
    """Where a form first stands as a word."""
    if form not in sentences:
        return None
    found = re.search(rf"(?<![A-Za-z]){re.escape(form)}(?![A-Za-z])", sentences)
    return found.start() if found else None


def _parties(entity: KnownEntity) -> Iterator[Party]:
    """The parties that an entity represents: its state, except for an outlet, which reports events of any state; and,
    for a person, the person."""
    if entity.country and not (entity.kind is EntityKind.ORGANISATION and entity.name in _media()):
        yield Party(entity.country)
    if entity.kind is EntityKind.PERSON:
        yield Party(entity.country or "", entity.id)


@cache
def _media() -> frozenset[str]:
    return frozenset(SourceTable.load().media)
