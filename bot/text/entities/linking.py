"""Link mentions to the knowledge base: its candidates are scored by their neighbours, by the countries of the article
and by its date. A tie leaves the mention unlinked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from bot.lang.scripts import is_hangul
from bot.model.analysis import EntityKind
from bot.text.entities.capitals import government
from bot.text.entities.korean.provinces import province_before
from bot.text.entities.mention import Mention
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity
from bot.text.knowledge.matcher import NameForm
from bot.text.names.latin_korean import is_korean

BESIDE, NAMED_HERE, OF_THE_ARTICLE, OFFICE = 6.0, 4.0, 2.0, 1.0
"""Weights: the country beside the mention, the full name in the article, a country of the article, an office held at
its date."""
ELSEWHERE = 100.0
"""What a place loses behind another province than its own; no evidence makes up for it."""
NEEDED = 2.0
"""Least score of a short form."""
_OF = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BEFORE = re.compile(r"(?:['’]s?|의|の|的)?\s*$")
_GUEST = re.compile(r"(?:[Aa]mbassador|[Ee]nvoy) $")
"""Before a diplomat, who works abroad: the mention does not count for the diplomat's country."""
PENINSULA = frozenset({"KP", "KR", "XK"})


@dataclass(frozen=True, slots=True)
class ResolvedMention:
    """A mention and its entity in the base, None if it is unknown. `country` is the country named beside an
    organisation ("Chinese" Foreign Ministry)."""

    mention: Mention
    entity: KnownEntity | None
    country: KnownEntity | None = None


@dataclass(slots=True)
class _ArticleContext:
    """The evidence of the whole text. `day` is the ISO date of the article or "", `named` are the ids of entities with
    an unambiguous mention, `countries` counts the mentions of each country code."""

    text: str
    day: str
    mentions: list[Mention]
    named: set[str]
    countries: Counter[str]
    knowledge: Knowledge


def resolve(
    text: str, mentions: list[Mention], knowledge: Knowledge, published: str | None, context: str
) -> list[ResolvedMention]:
    """The mentions with their entities; short forms of the base without enough evidence are dropped. `context` is text
    outside the article, such as its title."""
    article = _context(text, mentions, knowledge, published, context)
    out = []
    for index, mention in enumerate(mentions):
        country = _beside(article, index)
        entity = _choose(article, mention, country)
        if entity is None and (mention.short or mention.adjective):
            continue
        if not mention.forms:
            entity = _by_romanisation(article, mention)
        if entity is not None:
            article.named.add(entity.id)
        if entity is not None and (state := government(text, mention.start, mention.end, entity, knowledge)):
            out.append(ResolvedMention(mention, state))
        else:
            out.append(ResolvedMention(mention, entity, country if country is not entity else None))
    return out


def _context(
    text: str, mentions: list[Mention], knowledge: Knowledge, published: str | None, context: str
) -> _ArticleContext:
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
    return _ArticleContext(text, day, mentions, named, countries, knowledge)


def _beside(article: _ArticleContext, index: int) -> KnownEntity | None:
    """The country right before an organisation ("South Korean", "China's") or right behind it ("of the DPRK")."""
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


def _choose(article: _ArticleContext, mention: Mention, country: KnownEntity | None) -> KnownEntity | None:
    """The candidate with the highest score; None on a tie, or if a short form scores too low."""
    scored: dict[str, tuple[float, KnownEntity]] = {}
    for form in mention.forms:
        score = _score(article, form, country) + _of_province(article.text, mention, form)
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


def _by_romanisation(article: _ArticleContext, mention: Mention) -> KnownEntity | None:
    """The known Korean whose name is spelled in an unlisted romanisation, if the article mentions the country and does
    not name the person otherwise."""
    if mention.kind is not EntityKind.PERSON or not is_korean(mention.text):
        return None
    entity = article.knowledge.by_romanisation(mention.text)
    if entity is None or not article.countries[entity.country or ""] or entity.id in article.named:
        return None
    return None if article.day and _impossible(entity, article.day) else entity


def _score(article: _ArticleContext, form: NameForm, country: KnownEntity | None) -> float:
    """The evidence that a form's entity is meant; negative if something contradicts it."""
    if _is_contradicted(article, form, country):
        return -1.0
    entity = form.entity
    score = 0.0 if form.short else 1.0
    if country is not None and entity.country:
        score += BESIDE
    if entity.id in article.named and form.short and not (form.common and entity.adjectives):
        score += NAMED_HERE
    if entity.country:
        score += _weight(article, form)
    if entity.offices and article.day:
        score += OFFICE * any(office.held(article.day) for office in entity.offices)
    return score


def _of_province(text: str, mention: Mention, form: NameForm) -> float:
    """What the province before a place's name says of an entity that lies in a known one: "전남 순천"."""
    if form.entity.within is None or not is_hangul(form.written):
        return 0.0
    province = province_before(text, mention.end - len(form.written))
    if province is None:
        return 0.0
    return BESIDE if province == form.entity.within else -ELSEWHERE


def _is_contradicted(article: _ArticleContext, form: NameForm, country: KnownEntity | None) -> bool:
    """Whether the entity did not exist at the article's date, or another country is named beside the mention. Games and
    congresses, whose name has their year, are reported on long before they begin."""
    entity = form.entity
    if article.day and _impossible(entity, article.day) and (entity.begin or "")[:4] not in form.written:
        return True
    return country is not None and entity.country is not None and country.country != entity.country


def _weight(article: _ArticleContext, form: NameForm) -> float:
    """The score for the article's countries: proportional to the mentions of the entity's country, 0 for a Korean name
    that is also a common word."""
    entity, code = form.entity, form.entity.country or ""
    if form.common and is_hangul(form.written) and entity.is_korean:
        return 0.0
    if entity.adjectives and code in PENINSULA and not form.common:
        return OF_THE_ARTICLE * bool(article.countries.keys() & PENINSULA)
    return OF_THE_ARTICLE * article.countries[code] / max(article.countries.values(), default=1)


def _impossible(entity: KnownEntity, day: str) -> bool:
    """Whether a person was younger than 12, or a thing did not exist, at the article's date."""
    if not entity.begin or entity.adjectives:
        return False
    if entity.kind is EntityKind.PERSON:
        return int(entity.begin[:4]) + 12 > int(day[:4])
    return entity.begin[:4] > day[:4]
