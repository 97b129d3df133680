"""Link mentions to the knowledge base: its candidates are scored by their neighbours, by the countries of the article
and by its date. A tie leaves the mention unlinked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from bot.lang.scripts import is_han, is_hangul
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.evidence.capitals import government
from bot.text.entities.evidence.joint_chiefs import joint_chiefs_country
from bot.text.entities.evidence.korean_owners import KoreanOwners
from bot.text.entities.evidence.named_things import (
    SIDES_OF_KOREA,
    is_named_thing,
    tells_of_koreas,
    towns_like_countries,
)
from bot.text.entities.evidence.neighbours import (
    BESIDE,
    PENINSULA,
    behind_own_country,
    country_beside,
    is_of_others,
    names_others,
    of_upper_place,
    party_state,
)
from bot.text.entities.evidence.own_bodies import is_of_any, own_country
from bot.text.entities.evidence.stated_bodies import StatedBodies
from bot.text.entities.evidence.unstated_bodies import UnstatedBodies, Whose
from bot.text.entities.korean.foreign.officials import is_subject
from bot.text.entities.mention import Mention
from bot.text.entities.namesakes.others import Namesakes, namesakes
from bot.text.entities.roles.borders import is_field
from bot.text.entities.unspaced.own_ministries import (
    is_agency_of_japan,
    is_ministry,
    is_parliament,
    own_ministry,
    own_parliament,
)
from bot.text.entities.unspaced.state_departments import state_department
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity
from bot.text.knowledge.matcher import NameForm
from bot.text.names.latin_korean import is_korean

NAMED_HERE, OF_THE_ARTICLE, OFFICE = 4.0, 2.0, 1.0
"""Weights: the full name in the article, a country of the article, an office held at its date."""
NEEDED = 2.0
"""The lowest score of a short form."""
LEAST_NAMED = 2
"""The fewest cities and people of a country in a text that does not name the country, for a short name of a body to be
that country's. A single one may only be a destination."""
_NORTH, _NORTHERN_INITIALS = "KP", "리림류려량렴로"
"""The North's country code; first syllables of family names as only the North writes them."""
_BEARERS = frozenset({EntityKind.PERSON, EntityKind.PLACE})
_OF_THE_NORTH = regex(r"북한|북측|이북|평양|인민군|조선로동당|노동당")
_GOES_ON = regex(r" [A-Z][a-z]+[A-Z][a-z]")
"""Words after a name that continues, joined to another word: "Kim Il *SungSquare*"."""
_DAY = regex(r"\d{4}-\d{2}-\d{2}")
_GUEST = regex(r"(?:[Aa]mbassador|[Ee]nvoy) $")
_GUESTS = regex(r"(?:['’]s)? (?:ambassador|envoy|embassy|consul|대사)")
"""Words after the name of a country whose diplomat or embassy is meant: the mention does not count for the country,
since diplomats work abroad."""


class ResolvedMention(Struct, frozen=True):
    """A mention and its entity in the base, None if it is unknown. `country` is the country named beside an
    organisation ("Chinese" Foreign Ministry)."""

    mention: Mention
    entity: KnownEntity | None
    country: KnownEntity | None = None


class _ArticleContext(Struct):
    """The evidence of the whole text. `day` is the ISO date of the article or "", `named` are the ids of entities with
    an unambiguous mention, `namesakes` tells whose names others bear here, `countries` counts the mentions of each
    country code."""

    text: str
    day: str
    mentions: list[Mention]
    named: set[str]
    namesakes: Namesakes
    countries: Counter[str]
    knowledge: Knowledge
    titled: set[str]
    """The country codes of the entities that the title names."""
    states: set[str | None]
    """Those, and the codes of the countries that the text names themselves, or by their capitals as governments."""
    stated: StatedBodies
    unstated: UnstatedBodies
    owners: KoreanOwners
    of_koreas: bool
    """Whether the text that has 북측 or 남측 tells of both Koreas."""
    towns: frozenset[str]
    """The names of countries that are those of towns here."""
    is_abroad: bool
    """Whether a senate or a ministry of the text may be another country's than the United States'."""


def resolve(
    text: str, mentions: list[Mention], knowledge: Knowledge, published: str | None, context: str
) -> list[ResolvedMention]:
    """The mentions with their entities; short forms of the base without enough evidence are dropped. `context` is text
    outside the article, such as its title."""
    article = _context(text, mentions, knowledge, published, context)
    out = []
    for index, mention in enumerate(mentions):
        if mention.kind is EntityKind.PERSON and _GOES_ON.match(text, mention.end):
            continue
        if is_of_any(text, mentions, index) or is_named_thing(text, mention, of_koreas=article.of_koreas):
            continue
        country = _stated_country(article, index)
        if mention.text in article.towns or (country is None and _is_of_another(article, index)):
            out.append(ResolvedMention(mention, None))
            continue
        same = article.stated.before(mention) if country is None and mention.forms else None
        implied = None if country is not None or same is not None else _implied(article, index)
        if implied is Whose.OPEN or (same is not None and article.unstated.tells_on(index, same.country.country)):
            continue
        entity = same.entity if same is not None else _chosen(article, index, country, implied)
        country = country or (same.country if same is not None else None)
        if entity is None and _needs_link(mention) and not article.owners.is_name(mention):
            article.stated.add_dropped(mention, country)
            continue
        article.stated.add(mention, entity, country)
        owner = entity or country
        article.unstated.subjects.link(mention, owner.country if owner is not None else None)
        article.owners.add(index, knowledge.country.get(owner.country or "") if owner is not None else None)
        if not mention.forms:
            entity = _by_romanisation(article, mention)
        if entity is not None:
            article.named.add(entity.id)
        if entity is not None and (state := government(text, mention.start, mention.end, entity, knowledge)):
            out.append(ResolvedMention(mention, state))
        else:
            out.append(ResolvedMention(mention, entity, country if country is not entity else None))
    return out


def _needs_link(mention: Mention) -> bool:
    """Whether a mention is of nobody unless it is linked: a short form, and a family name in Chinese characters, which
    is the stranger's whom the text names in full."""
    is_family = bool(mention.forms) and all(form.family for form in mention.forms) and is_han(mention.text)
    return mention.short or mention.adjective or is_family


def _is_of_another(article: _ArticleContext, index: int) -> bool:
    """Whether a body without its country beside it is none of the base, whatever the rest of the text tells."""
    mention = article.mentions[index]
    if is_agency_of_japan(article.text, mention):
        is_local = any(form.entity.country == article.unstated.place for form in mention.forms)
        return not is_local and article.stated.before(mention) is None
    return article.owners.is_of_another(index)


def _context(
    text: str, mentions: list[Mention], knowledge: Knowledge, published: str | None, context: str
) -> _ArticleContext:
    named: set[str] = set()
    countries: Counter[str] = Counter()
    others = namesakes(text, mentions, day_of(published))
    for mention in mentions:
        entities = {form.entity.id: form.entity for form in mention.forms if not form.short}
        entity = next(iter(entities.values())) if len(entities) == 1 else None
        if entity is not None and not others.bear(mention, entity):
            if not mention.adjective:
                named.add(entity.id)
            if entity.country and not _is_of_guest(text, mention):
                countries[entity.country] += 1
    titled: set[str] = set()
    for match in knowledge.matcher.matches(context):
        codes = {form.entity.country for form in match.forms if form.entity.country and not form.short}
        titled |= codes
        countries.update(codes)
    stated = StatedBodies(text, mentions, knowledge)
    unstated = UnstatedBodies(text, mentions, knowledge, context, countries)
    states = titled | set(_named_states(text, mentions, knowledge))
    owners = KoreanOwners(text, mentions, frozenset(countries))
    return _ArticleContext(
        text,
        day_of(published),
        mentions,
        named,
        others,
        countries,
        knowledge,
        titled,
        states,
        stated,
        unstated,
        owners,
        of_koreas=tells_of_koreas(text, mentions),
        towns=frozenset(towns_like_countries(text, mentions)),
        is_abroad=names_others(text, mentions),
    )


def day_of(published: str | None) -> str:
    """The ISO date of an ISO date or time; "" for None or anything else."""
    return published[:10] if published and _DAY.match(published) else ""


def _is_of_guest(text: str, mention: Mention) -> bool:
    """Whether a mention of a country or city is part of a diplomat's title, or what an office at a ministry is about:
    most ministries have no desk for their own country."""
    if is_field(text, mention):
        return True
    before = _GUEST.search(text, max(0, mention.start - 12), mention.start)
    return before is not None or _GUESTS.match(text, mention.end) is not None


def _stated_country(article: _ArticleContext, index: int) -> KnownEntity | None:
    """The country that stands beside a body, or beside what it belongs to."""
    return (
        country_beside(article.text, article.mentions, index, article.knowledge)
        or article.knowledge.country.get(own_country(article.text, article.mentions, index) or "")
        or article.owners.state(index, article.unstated)
    )


def _implied(article: _ArticleContext, index: int) -> KnownEntity | Whose | None:
    """The country that the text implies for a body whose name several countries use, OPEN if it may be several's."""
    mention = article.mentions[index]
    department = state_department(article.text, mention.start, mention.end)
    if department is not None:
        return article.knowledge.country.get(department) or Whose.OPEN
    code: str | Whose | None = joint_chiefs_country(article.text, article.mentions, index, article.unstated.place)
    code = code or article.unstated.state(index) or party_state(article.text, article.mentions, index)
    if code is None and is_parliament(article.text, article.mentions[index]):
        code = own_parliament(article.text, article.mentions, index, article.countries)
    stated = article.stated.countries(article.mentions[index])
    if isinstance(code, Whose) or (code is not None and stated and code not in stated):
        return Whose.OPEN
    return article.knowledge.country.get(code or "")


def _chosen(
    article: _ArticleContext, index: int, stated: KnownEntity | None, implied: KnownEntity | None
) -> KnownEntity | None:
    """The candidate with the highest score, or the body that the base knows by the country's name and the mention; None
    if no country is stated and the text may go on with a body abroad."""
    mention, country = article.mentions[index], stated or implied
    entity = _choose(article, index, country)
    if entity is not None and stated is None and article.stated.is_open(mention, entity):
        return None
    return entity or (article.unstated.body(mention, country) if country is not None else None)


def _choose(article: _ArticleContext, index: int, country: KnownEntity | None) -> KnownEntity | None:
    """The candidate with the highest score; of a person and a place that tie, the one of the mention's kind ("*Han
    Kang*, the novelist", not "the Han Kang"); None if there is none, or if a short form scores too low."""
    mention = article.mentions[index]
    if country is None and is_ministry(article.text, mention):
        return own_ministry(article.text, mention, frozenset(article.countries))
    if country is None and is_parliament(article.text, mention):
        return None  # Japan's or the South's
    ranked = sorted(_scored(article, index, country).values(), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < 0:
        return None
    best, entity = ranked[0]
    if mention.short and best < NEEDED:
        return None
    if len(ranked) > 1 and ranked[1][0] == best:
        tied = [one for score, one in ranked if score == best]
        fitting = [one for one in tied if one.kind is mention.kind]
        is_latin_name = mention.text.isascii() and not article.text.endswith(("the ", "The "), 0, mention.start)
        if len(fitting) != 1 or not is_latin_name or any(one.kind not in _BEARERS for one in tied):
            return None
        entity = fitting[0]
    if country is not None:
        return entity
    is_others = is_of_others(article.text, article.mentions, index, is_abroad=article.is_abroad)
    return None if is_others else entity


def _scored(article: _ArticleContext, index: int, country: KnownEntity | None) -> dict[str, tuple[float, KnownEntity]]:
    """The candidates with their best scores, by their ids."""
    mention = article.mentions[index]
    scored: dict[str, tuple[float, KnownEntity]] = {}
    for form in mention.forms:
        is_another = article.namesakes.bear(mention, form.entity) or _may_be_namesake(article, mention, form)
        if is_another or _is_noun(article, mention, form):
            continue
        score = _score(article, form, country)
        if mention.short and not article.stated.countries(mention) and article.owners.is_shown(mention, form):
            score += NEEDED
        if mention.text in SIDES_OF_KOREA:
            score += NEEDED
        if form.entity.within is not None:
            score += of_upper_place(article.text, article.mentions, index, form)
        score += behind_own_country(article.text, article.mentions, index, form)
        known = scored.get(form.entity.id)
        if known is None or score > known[0]:
            scored[form.entity.id] = (score, form.entity)
    return scored


def _by_romanisation(article: _ArticleContext, mention: Mention) -> KnownEntity | None:
    """The known Korean whose name is spelled in an unlisted romanisation, if the article mentions the country and does
    not name the person otherwise."""
    if mention.kind is not EntityKind.PERSON or not is_korean(mention.text):
        return None
    entity = article.knowledge.by_romanisation(mention.text)
    if (
        entity is None
        or not article.countries[entity.country or ""]
        or entity.id in article.named | article.namesakes.ids
    ):
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


def _is_contradicted(article: _ArticleContext, form: NameForm, country: KnownEntity | None) -> bool:
    """Whether the entity did not exist at the article's date, or another country is named beside the mention. Games and
    congresses, whose name has their year, are reported on long before they begin."""
    entity = form.entity
    if article.day and _impossible(entity, article.day) and (entity.begin or "")[:4] not in form.written:
        return True
    return country is not None and entity.country is not None and country.country != entity.country


def _may_be_namesake(article: _ArticleContext, named: Mention, form: NameForm) -> bool:
    """Whether a Korean name may be that of a South Korean: somebody of the North of whom the base knows no office, in a
    text that names nothing else of the North, and not in the North's spelling ("리창호")."""
    entity = form.entity
    if entity.kind is not EntityKind.PERSON or entity.country != _NORTH or entity.offices:
        return False
    if not is_hangul(named.text) or named.text[0] in _NORTHERN_INITIALS or _NORTH in article.titled:
        return False
    others = (form.entity for mention in article.mentions if mention.text != named.text for form in mention.forms)
    return _OF_THE_NORTH.search(article.text) is None and not any(other.country == _NORTH for other in others)


def _is_noun(article: _ArticleContext, mention: Mention, form: NameForm) -> bool:
    """Whether a person's name is a noun and its particle there: "옛날 *왕이* 살던 궁"."""
    is_person = form.common and form.entity.kind is EntityKind.PERSON
    return is_person and is_subject(article.text, mention.start, mention.end)


def _weight(article: _ArticleContext, form: NameForm) -> float:
    """The score for the article's countries: proportional to the mentions of the entity's country, 0 for a Korean name
    that is also a common word."""
    entity, code = form.entity, form.entity.country or ""
    if form.common and is_hangul(form.written) and (entity.is_korean or entity.kind is EntityKind.PERSON):
        return 0.0
    if entity.adjectives and code in PENINSULA and not form.common:
        return OF_THE_ARTICLE * bool(article.countries.keys() & PENINSULA)
    rarely = form.short and entity.kind is EntityKind.ORGANISATION and article.countries[code] < LEAST_NAMED
    if rarely and code not in article.states:
        return 0.0
    return OF_THE_ARTICLE * article.countries[code] / max(article.countries.values(), default=1)


def _named_states(text: str, mentions: list[Mention], knowledge: Knowledge) -> Iterator[str | None]:
    """The codes of the countries that a text names themselves, or by their capitals as governments."""
    for mention in mentions:
        for form in mention.forms:
            entity = form.entity
            if entity.adjectives and not _is_of_guest(text, mention):
                yield entity.country
            elif entity.capital and government(text, mention.start, mention.end, entity, knowledge):
                yield entity.capital


def _impossible(entity: KnownEntity, day: str) -> bool:
    """Whether a person was younger than 12, or a thing did not exist, at the article's date."""
    if not entity.begin or entity.adjectives:
        return False
    if entity.kind is EntityKind.PERSON:
        return int(entity.begin[:4]) + 12 > int(day[:4])
    return entity.begin[:4] > day[:4]
