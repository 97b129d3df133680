"""Evidence beside a mention: the country of an organisation, and the place that a place lies in."""

from __future__ import annotations

from collections.abc import Sequence

from bot.lang.scripts import is_han, is_hangul
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.korean.provinces import PROVINCES, province_before
from bot.text.entities.mention import Mention
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity
from bot.text.knowledge.matcher import NameForm

BESIDE = 6.0
"""Weight of the country of an organisation, or of the place that a place lies in, beside the mention."""
ELSEWHERE = 100.0
"""The deduction for a place beside another province than its own; no evidence makes up for it."""
SOUTHERN = 1.0
"""Weight of a province in its short form, which the South's reports use, for the southern of two places."""
_OF = regex(r"\s+(?:of|in)\s+(?:the\s+)?")
_BEFORE = regex(r"(?:['’]s?|의|の|的)?\s*$")
_OWNER = regex(r"['’]s?\s+")
PENINSULA = frozenset({"KP", "KR", "XK"})
_STATE_BODIES = frozenset({"National Assembly", "국회", "대법원", "헌법재판소"})
"""Names that are the South's without a country and many countries' with it."""
_STATES = "US"
_AMERICAN_BODIES = frozenset(
    {"Senate", "Congress", "House of Representatives", "Supreme Court", "Justice Department", "Department of Justice"}
    | {
        "Energy Department",
        "Department of Energy",
        "Commerce Department",
        "Defense Department",
        "Department of Defense",
    }
)
"""Names that are the United States' in texts that name no other state which may have such a body."""
_WITHOUT_NAMESAKES = PENINSULA | {"US", "CN", "RU", "TW", "VN"}
_AMERICAN = regex(r"\b[RD]-[A-Z]|\bCapitol\b|\bWhite House\b|\bAmericans?\b|\bU\.?S\.? ")
_THEIRS = regex(
    r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}?(?:lawmakers?|legislators?|deputies|senators?|judges?|prosecutors?|government|cabinet"
    r"|prime minister|premier|opposition|voters)\b"
    r"|\s?(?:총리|정부|의원|여당|야당|법원|판사|검찰|내각|집권)"
)
_SEVERAL = 2
_PARTY = regex(r"\bParty\b")
_RULING = regex(r"\bruling\s$")
_RULING_REACH = 8
_SENTENCE_END = regex(r"[.!?](?:\s|$)|\n")
_LIES_IN = regex(r",\s+|\s+in\s+")
_HAN_PART = regex(r"(?:(?:[东東西南北]{1,2}|中)(?:部(?:沿海|沿岸)?|海岸)|沿海|沿岸|内陸部?|境内|境內)?(?:の|的|・|、)?")
"""What stands between a country, or its province, and a town in Japanese and Chinese: 北朝鮮*東部・*端川."""


def country_beside(text: str, mentions: list[Mention], index: int, knowledge: Knowledge) -> KnownEntity | None:
    """The country right before an organisation ("South Korean", "China's") or right after it ("of the DPRK"). Of a body
    that several countries have, the capital is enough: "Seoul's Joint Chiefs", "the Foreign Ministry in Tokyo"."""
    mention = mentions[index]
    if mention.kind is not EntityKind.ORGANISATION:
        return None
    before = mentions[index - 1] if index else None
    gap = text[before.end : mention.start] if before else ""
    adjacent = before is not None and "\n" not in gap and _BEFORE.fullmatch(gap)
    after = mentions[index + 1] if index + 1 < len(mentions) else None
    if after is not None and _OF.fullmatch(text, mention.end, after.start):
        country = _country(after)
        if country is None and mention.short and not (adjacent and before and _country(before)):
            country = _of_capital(after, knowledge)
        if country is not None:
            return country
    if before is None or not adjacent:
        return None
    return _country(before) or (_of_capital(before, knowledge) if mention.short and _OWNER.fullmatch(gap) else None)


def _country(mention: Mention) -> KnownEntity | None:
    for form in mention.forms:
        if form.entity.adjectives and form.entity.country:
            return form.entity
    return None


def _of_capital(mention: Mention, knowledge: Knowledge) -> KnownEntity | None:
    """The country whose capital a mention names."""
    for form in mention.forms:
        if form.entity.capital is not None:
            return knowledge.country.get(form.entity.capital)
    return None


def _is_foreigner(mention: Mention) -> bool:
    """Whether a mention names a known person of a country beyond the peninsula."""
    persons = [form.entity for form in mention.forms if form.entity.kind is EntityKind.PERSON]
    return bool(persons) and all(one.country is not None and one.country not in PENINSULA for one in persons)


def of_upper_place(text: str, mentions: list[Mention], index: int, form: NameForm) -> float:
    """The evidence that the province or city beside a place's name gives for an entity that lies in a known one: "전남
    순천", "Ongjin County, Incheon", "Incheon's Ganghwa County". The form's entity has `within`."""
    entity, mention = form.entity, mentions[index]
    if is_hangul(form.written):
        at = text.rfind(form.written, mention.start, mention.end)
        found = province_before(text, at) if at >= 0 else None
        if found is None:
            return 0.0
        southern = SOUTHERN * (found.is_short and entity.country == "KR")
        if found.name == entity.within:
            return BESIDE + southern
        return -ELSEWHERE if found.name in PROVINCES else 0.0
    owner = mentions[index - 1] if index and _OWNER.fullmatch(text, mentions[index - 1].end, mention.start) else None
    behind = mentions[index + 1] if index + 1 < len(mentions) else None
    if behind is not None and not _LIES_IN.fullmatch(text, mention.end, behind.start):
        behind = None
    upper = {other.entity.hangul for beside in (owner, behind) if beside for other in beside.forms}
    if entity.within in upper:
        return BESIDE
    return -ELSEWHERE if not upper.isdisjoint(PROVINCES) else 0.0


def behind_own_country(text: str, mentions: list[Mention], index: int, form: NameForm) -> float:
    """The evidence for a town whose short name is in Chinese characters right behind its country or a place there:
    北朝鮮東部・端川, 朝鲜咸镜南道端川."""
    mention = mentions[index]
    if not index or form.entity.kind is not EntityKind.PLACE or not (form.short and is_han(mention.text[:1])):
        return 0.0
    before = mentions[index - 1]
    places = [one.entity for one in before.forms if one.entity.kind is EntityKind.PLACE]
    if not any(one.country == form.entity.country and one is not form.entity for one in places):
        return 0.0
    return BESIDE if _HAN_PART.fullmatch(text, before.end, mention.start) else 0.0


def party_state(text: str, mentions: list[Mention], index: int) -> str | None:
    """The code of the state whose party is meant by a short name that parties of several have: that whose other
    parties the text names, or the South's where one rules, which nobody says of the American ones. None if unclear."""
    mention = mentions[index]
    owners = {form.entity.country for form in mention.forms if form.entity.country}
    if len(owners) < _SEVERAL or not _PARTY.search(mention.text):
        return None
    if "KR" in owners and _RULING.search(text, max(0, mention.start - _RULING_REACH), mention.start):
        return "KR"
    named = {
        form.entity.country
        for one in mentions
        if one.text != mention.text
        for form in one.forms
        if not form.short and _PARTY.search(form.entity.name)
    }
    found = owners & named
    return found.pop() if len(found) == 1 else None


def names_others(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether a text that has the name of an American body names a state or a place that may have one of that name, and
    nothing American."""
    if not any(mention.text in _AMERICAN_BODIES for mention in mentions):
        return False
    named = [(mention, form.entity) for mention in mentions for form in mention.forms if not form.short]
    if any(entity.country == _STATES and mention.text not in _AMERICAN_BODIES for mention, entity in named):
        return False
    places = (entity.country for _, entity in named if entity.kind is EntityKind.PLACE)
    return any(country and country not in _WITHOUT_NAMESAKES for country in places) and _AMERICAN.search(text) is None


def is_of_others(text: str, mentions: list[Mention], index: int, *, is_abroad: bool) -> bool:
    """Whether the sentence names another country's lawmakers, judges or government before a parliament or court that
    would be the South's by its name alone: "French lawmakers left the National Assembly", "일본 총리는 국회에서"; or an
    American body's name is of a text that `is_abroad`: "Brazil voted. The Senate …"."""
    mention = mentions[index]
    if mention.text in _AMERICAN_BODIES:
        return is_abroad
    if mention.text not in _STATE_BODIES:
        return False
    before = index - 1
    while before >= 0 and _SENTENCE_END.search(text, mentions[before].end, mention.start) is None:
        country = _country(mentions[before])
        if country is not None or _is_foreigner(mentions[before]):
            is_abroad = country is None or country.country not in PENINSULA
            return is_abroad and _THEIRS.match(text, mentions[before].end) is not None
        before -= 1
    return False
