"""Find the state that an entity speaks for, by the knowledge base: a country, its capital or seat of government, a
state body, a person in office.

    entity (+ the role that an article states, + the day) -> ISO 3166 code of the country, or None

Companies, universities, parties' critics, experts and former officials speak for no state.
"""

from __future__ import annotations

import re
from datetime import date

from bot.lang.folding import one_form
from bot.lang.scripts import is_unspaced
from bot.lang.unspaced.forms import unspaced_regex
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.knowledge.file_format import KnownEntity

_STATE_BODY = regex(
    r"\b(?:Ministry|Department|Government|Armed Forces|Self-Defen[sc]e Forces?|Army|Navy|Air Force|Joint Chiefs"
    r"|General Staff|Command|Intelligence|Presidential Office|Security Council|National Security|Cabinet"
    r"|Parliament|Assembly|Congress|Senate|House of|White House|Blue House|Kremlin|Pentagon|Duma|Diet"
    r"|State Affairs|Defen[sc]e Commission"
    r"|Military Commission|Workers' Party|Communist Party|Coast Guard|Embassy|Security Service|Central Intelligence"
    r"|Bureau of Investigation|Treasury|State Council|Foreign Office|Police Agency|Prosecutors|Permanent Mission)\b"
)
"""Words in the names of bodies that speak for their state."""
_STATE_AGENCIES = frozenset(("korean-central-news-agency", "rodong-sinmun"))
"""Media that publish statements of their government under their own name."""
_OFFICE = regex(
    r"\b(?:president|prime minister|premier|minister|vice[- ]minister|secretary|spokes(?:man|woman|person)|ambassador"
    r"|envoy|representative|director|leader|chief|commander|admiral|general|adviser|advisor|chairman"
    r"|chairperson|chancellor|attach[eé]|diplomat|official)\b"
    r"|대통령|총리|장관|차관|부상|외무상|국방상|대변인|대사|대표|부장|국장|원장|실장|위원장|의장|사령관|총참모장|당국자",
    re.IGNORECASE,
)
_EAST_OFFICE = unspaced_regex(
    "大統領|主席|首相|外相|国防相|防衛相|長官|大臣|次官|報道官|報道局長|大使|代表|参謀|司令官|書記|総理|部長|委員長"
    "|总统|总理|副?相$|外长|防长|国务卿|发言人|新闻秘书"
)
_EAST_NO_OFFICE = unspaced_regex(
    "^元|^前|^当時|^かつて|^时任|[の国國]元|[の国國]前|故|国連|联合国|NATO|北約|北大西洋|欧州|欧盟|国際原子力|国际原子|事務総長|秘书长|会社|公司|企業|大学|研究|教授|野党|议员|議員"
)
_PAST = regex(r"\b(?:former|ex|then|late|retired|one-time)\b|(?:^|\s)전\s", re.IGNORECASE)
_INTERNATIONAL = regex(
    r"\b(?:NATO|UN|U\.N\.|United Nations|EU|European|IAEA|secretary[- ]general|rapporteur)\b|나토|유엔|사무총장",
    re.IGNORECASE,
)
_OF_NONE = regex(
    r"\b(?:company|firm|bank|university|institute|group|centre|center|party|opposition|newspaper|professor"
    r"|analyst|union)\b|교수|연구원|야당|회사",
    re.IGNORECASE,
)


def nation_of(entity: KnownEntity) -> str | None:
    """The country that a name of a country, a capital or a seat of government denotes."""
    if entity.adjectives:
        return entity.country
    if entity.capital:
        return entity.capital
    return entity.country if entity.kind is EntityKind.PLACE and _STATE_BODY.search(entity.name) else None


def side_of(entity: KnownEntity, day: date, role: str | None) -> str | None:
    """The country that an entity speaks for on a day; `role` is the office that an article states for a person."""
    if entity.kind is EntityKind.PERSON:
        return _person_side(entity, day, role)
    if entity.kind is EntityKind.ORGANISATION:
        speaks = entity.id in _STATE_AGENCIES or _STATE_BODY.search(entity.name)
        return entity.country if speaks else None
    return nation_of(entity) if entity.kind is EntityKind.PLACE else None


def _person_side(entity: KnownEntity, day: date, role: str | None) -> str | None:
    if role is not None:
        if _PAST.search(role) or _INTERNATIONAL.search(role) or _OF_NONE.search(role):
            return None
        east = one_form(role) if is_unspaced(role) else ""
        if _OFFICE.search(role) or (_EAST_OFFICE.search(east) and not _EAST_NO_OFFICE.search(east)):
            return entity.country
    iso = day.isoformat()
    held = (
        one
        for one in entity.offices
        if one.country and one.begin <= iso[: len(one.begin)] and (one.end is None or iso[: len(one.end)] <= one.end)
    )
    return next((one.country for one in held), None)
