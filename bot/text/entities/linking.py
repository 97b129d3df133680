"""Which entity a mention names: the base's candidates weighed by what stands beside them, by the article's countries
and by its date. Where nothing decides, the mention is left open."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from bot.lang.scripts import is_hangul
from bot.model.analysis import EntityKind
from bot.text.entities.capitals import government
from bot.text.entities.mention import Mention
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity
from bot.text.knowledge.matcher import NameForm
from bot.text.names.latin_korean import is_korean

BESIDE, NAMED_HERE, OF_THE_ARTICLE, OFFICE = 6.0, 4.0, 2.0, 1.0
"""Weights: the country right beside, the full name in the article, a country of the article, an office at its date."""
NEEDED = 2.0
"""Evidence that a short form needs."""
_OF = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BEFORE = re.compile(r"(?:['’]s?|의|の|的)?\s*$")
_GUEST = re.compile(r"(?:[Aa]mbassador|[Ee]nvoy) $")
"""Before one who is named because he is in another country than his own: he does not make the article his country's."""
PENINSULA = frozenset({"KP", "KR", "XK"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention and the entity of the base it names, None where the base knows none. `country` is the country named
    right beside a body ("Chinese" Foreign Ministry)."""

    mention: Mention
    entity: KnownEntity | None
    country: KnownEntity | None = None


@dataclass(slots=True)
class _Article:
    """What the whole text says for one candidate or another."""

    text: str
    day: str
    mentions: list[Mention]
    named: set[str]
    countries: Counter[str]
    knowledge: Knowledge


def resolve(
    text: str, mentions: list[Mention], knowledge: Knowledge, published: str | None, context: str
) -> list[Resolved]:
    """The mentions with their entities; short forms of the base that nothing supports are dropped."""
    article = _article(text, mentions, knowledge, published, context)
    out = []
    for index, mention in enumerate(mentions):
        country = _beside(article, index)
        entity = _choose(article, mention, country)
        if entity is None and (mention.short or mention.adjective):
            continue
        if not mention.forms:
            entity = _spelled(article, mention)
        if entity is not None:
            article.named.add(entity.id)
        if entity is not None and (state := government(text, mention.start, mention.end, entity, knowledge)):
            out.append(Resolved(mention, state))
        else:
            out.append(Resolved(mention, entity, country if country is not entity else None))
    return out


def _article(text: str, mentions: list[Mention], knowledge: Knowledge, published: str | None, context: str) -> _Article:
    named: set[str] = set()
    countries: Counter[str] = Counter()
    for mention in mentions:
        entities = {form.entity.id: form.entity for form in mention.forms if not form.short}
        if len(entities) == 1:
            entity = next(iter(entities.values()))
            if not mention.adjective:
                named.add(entity.id)
            if entity.country and not _GUEST.search(text, max(0, mention.start - 12), mention.start):
                countries[entity.country] += 1
    for match in knowledge.matcher.matches(context):
        countries.update({form.entity.country for form in match.forms if form.entity.country and not form.short})
    day = published[:10] if published and _DAY.match(published) else ""
    return _Article(text, day, mentions, named, countries, knowledge)


def _beside(article: _Article, index: int) -> KnownEntity | None:
    """The country that stands right before a mention ("South Korean", "China's") or right behind it ("of the DPRK")."""
    mention = article.mentions[index]
    if mention.kind is not EntityKind.ORGANISATION:
        return None
    if index + 1 < len(article.mentions):
        after = article.mentions[index + 1]
        if _OF.fullmatch(article.text[mention.end : after.start]) and (country := _country(after)):
            return country
    if index:
        before = article.mentions[index - 1]
        gap = article.text[before.end : mention.start]
        if _BEFORE.fullmatch(gap) and "\n" not in gap:
            return _country(before)
    return None


def _country(mention: Mention) -> KnownEntity | None:
    for form in mention.forms:
        if form.entity.adjectives and form.entity.country:
            return form.entity
    return None


def _choose(article: _Article, mention: Mention, country: KnownEntity | None) -> KnownEntity | None:
    scored: dict[str, tuple[float, KnownEntity]] = {}
    for form in mention.forms:
        score = _score(article, form, country)
        known = scored.get(form.entity.id)
        if known is None or score > known[0]:
            scored[form.entity.id] = (score, form.entity)
    ranked = sorted(scored.values(), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < 0:
        return None
    best, entity = ranked[0]
    if mention.short and best < NEEDED:
        return None
    if len(ranked) > 1 and ranked[1][0] == best:
        return None
    return entity


def _spelled(article: _Article, mention: Mention) -> KnownEntity | None:
    """The known Korean whose name stands here in a romanisation of the paper's own, where the article fits him."""
    if mention.kind is not EntityKind.PERSON or not is_korean(mention.text):
        return None
    entity = article.knowledge.spelled(mention.text)
    if entity is None or not article.countries[entity.country or ""] or entity.id in article.named:
        return None
    return None if article.day and _impossible(entity, article.day) else entity


def _score(article: _Article, form: NameForm, country: KnownEntity | None) -> float:
    entity = form.entity
    if article.day and _impossible(entity, article.day) and (entity.begin or "")[:4] not in form.written:
        return -1.0  # games and congresses are told of by their year long before
    score = 0.0 if form.short else 1.0
    if country is not None and entity.country:
        if country.country != entity.country:
            return -1.0
        score += BESIDE
    if entity.id in article.named and form.short and not (form.common and entity.adjectives):
        score += NAMED_HERE
    if entity.country:
        score += _weight(article, form)
    if entity.offices and article.day:
        score += OFFICE * any(office.held(article.day) for office in entity.offices)
    return score


def _weight(article: _Article, form: NameForm) -> float:
    """How much the article's countries speak for an entity: its own country's share, full for the most named one. They
    do not tell a Korean's name from a Korean word."""
    entity, code = form.entity, form.entity.country or ""
    if form.common and is_hangul(form.written) and entity.is_korean:
        return 0.0
    if entity.adjectives and code in PENINSULA and not form.common:
        return OF_THE_ARTICLE * bool(article.countries.keys() & PENINSULA)
    return OF_THE_ARTICLE * article.countries[code] / max(article.countries.values(), default=1)


def _impossible(entity: KnownEntity, day: str) -> bool:
    """True for a person not yet born (or a child) at the article's date, and for a thing that was not there yet."""
    if not entity.begin or entity.adjectives:
        return False
    if entity.kind is EntityKind.PERSON:
        return int(entity.begin[:4]) + 12 > int(day[:4])
    return entity.begin[:4] > day[:4]
