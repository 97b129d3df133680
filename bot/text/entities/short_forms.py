"""Merge bodies that a text names in full and by a part of the name: 부산항만공사 … 항만공사, 더불어민주당 … 민주당."""

from __future__ import annotations

from collections import defaultdict

from bot.lang.scripts import is_hangul
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.korean.clubs import CLUB_WORDS
from bot.text.entities.named_group import NamedGroup
from bot.text.entities.span_alignment import UNITS
from bot.text.names.latin_korean import is_surname

_TRADE = regex("自動車(?:工業)?|工業|業|保険")
"""What a firm's name ends with that newspapers leave out."""
_PARTIES_ABROAD = regex(
    r"공화당|(?:[미美日]|미국|일본|대만|독일|호주|이탈리아) ?(?:집권 ?)?(?:[민사노진][가-힣]{1,2}당)"
)
"""American parties, and those abroad whose short name a party of the South has."""
_PUBLIC, _LEAST_PUBLIC = ("공사", "공단", "재단", "조합", "협회"), 4
"""How a body's short name ends that is the end of its Korean name, and its fewest syllables: "항만공사"."""
_TRADES = UNITS | {
    *("Entertainment", "Construction", "Engineering", "Pharmaceutical", "Technologies", "Labs", "Media", "Shipping"),
    *("Steel", "Precision", "Insurance", "Capital", "Partners", "Shipbuilding", "Cosmetics", "Telecom", "Corp", "Inc"),
}
"""What a firm's name ends with that English newspapers leave out: "Moonrise *Entertainment*"."""
_BODIES = frozenset({EntityKind.ORGANISATION})


def merge_short_forms(entities: dict[str, NamedGroup]) -> None:
    """Merge an unknown organisation into the only one whose name ends in its name: "Peninsula Radio", and a Korean one
    that is named before: "부산항만공사 … *항만공사*"; a firm without its trade: *トヨタ*自動車, "*Moonrise* Labs"."""
    _merge_first_words(entities)
    found = {key: entity for key, entity in entities.items() if entity.id is None and entity.kind in _BODIES}
    for key, short in found.items():
        owners = [other for other in found.values() if other.mentions and _has_in_short(other, short)]
        known = any(e.id is not None and e.name.endswith(f" {short.name}") for e in entities.values())
        if len(owners) == 1 and not known and owners[0].kind is short.kind and owners[0] is not short:
            owners[0].mentions += short.mentions
            del entities[key]


def _merge_first_words(entities: dict[str, NamedGroup]) -> None:
    """Merge the first word of a firm's name into the only firm that has it, if it is named before. The word may look
    like a person, but not by a family name."""
    firms = defaultdict[str, list[NamedGroup]](list)
    for entity in entities.values():
        first, _, trade = entity.name.partition(" ")
        if entity.id is None and entity.kind in _BODIES and trade in _TRADES | CLUB_WORDS:
            firms[first].append(entity)
    for key, short in list(entities.items()):
        owners = firms.get(short.name, ())
        may_be_firm = short.kind in _BODIES or (short.person and not is_surname(short.name))
        if len(owners) == 1 and short.id is None and may_be_firm and _first_start(owners[0]) < _first_start(short):
            owners[0].mentions += entities.pop(key).mentions


def merge_parties(text: str, entities: dict[str, NamedGroup]) -> None:
    """Merge the short name of a party into the South's that alone the text has named in full before: "더불어민주당 …
    *민주당*". Beside American politicians, or a party abroad whose name has the same end, it may be either."""
    parties = [(key, one) for key, one in entities.items() if one.id is None and one.name.endswith("당")]
    if not parties or _PARTIES_ABROAD.search(text):
        return
    if any(one.known.country == "US" and one.kind is not EntityKind.PLACE for one in entities.values() if one.known):
        return
    bodies = [one for one in entities.values() if one.kind in _BODIES]
    for key, short in parties:
        others = [one for one in bodies if one is not short]
        owners = [one for one in others if any(mention.text.endswith(short.name) for mention in one.mentions)]
        known = owners[0].known if len(owners) == 1 else None
        if known is not None and known.country == "KR" and _first_start(owners[0]) < _first_start(short):
            owners[0].mentions += entities.pop(key).mentions


def _first_start(group: NamedGroup) -> int:
    return min(mention.start for mention in group.mentions)


def _has_in_short(body: NamedGroup, short: NamedGroup) -> bool:
    """Whether a body's name ends in another's, as a word or as a body of its own in a Korean word; or is a firm's with
    its trade."""
    if body.name.endswith(f" {short.name}"):
        return True
    if body.name.startswith(short.name) and _TRADE.fullmatch(body.name, len(short.name)):
        return True
    is_word = is_hangul(short.name) and short.name.endswith(_PUBLIC) and len(short.name) >= _LEAST_PUBLIC
    is_longer = is_word and body.name.endswith(short.name) and len(body.name) > len(short.name) + 1
    return is_longer and body.mentions[0].start < short.mentions[0].start
