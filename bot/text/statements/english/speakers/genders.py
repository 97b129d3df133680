"""The genders of the persons of a text, as far as it, the knowledge base or their given names show them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.model.analysis import Entity, EntityKind, Span
from bot.regexes import any_of, regex
from bot.text.entities.bearers.courtesy_titles import COURTESY
from bot.text.statements.english.speakers.persons import NOUN_GENDERS
from bot.text.word_lists import wordlist

_TITLE_BEFORE = regex(rf"\b{COURTESY}\.? ?$")
_TITLE_WITHIN = regex(rf"{COURTESY}\b")
_GENDERED = rf"(?:[a-z-]+\s){{0,2}}?(?P<noun>{any_of(NOUN_GENDERS)})"
_RELATIVE_BEFORE = regex(rf"(?:\b(?:his|her|their|my)|['’]s)\s{_GENDERED}\s$", re.IGNORECASE)
_RELATION_BEFORE = regex(rf"(?:\b(?:his|her|their|my|the|an?)|['’]s)\s{_GENDERED},\s$", re.IGNORECASE)
_ENDS_RELATION = r"(?=[.;]|,(?!\sand\s)|\s(?:of|for|at|from|in|with|who)\s)"
_RELATION_BEHIND = regex(rf",\s(?:\d{{1,3}},\s)?(?:his|her|their|the|an?)\s{_GENDERED}{_ENDS_RELATION}")
_RELATION_WITHIN = 60
"""Characters."""
_GIVEN_NAMES = dict.fromkeys(wordlist("given_names_of_women"), "f") | dict.fromkeys(wordlist("given_names_of_men"), "m")


def genders(text: str, entities: Sequence[Entity], known: Mapping[str, str]) -> dict[int, str]:
    """The gender ("m" or "f") of persons, by entity index: of those whom the text calls Mr, Mrs or Ms, or a
    spokeswoman, a widow or somebody's brother; else as `known` by id; else by a given name such as Mary or Igor."""
    found: dict[int, str] = {}
    for index, entity in enumerate(entities):
        if entity.kind is not EntityKind.PERSON:
            continue
        title = next((title for mention in entity.mentions if (title := _title(text, mention))), None)
        noun = entity.role.text.lower().split(" of ", 1)[0].rsplit(maxsplit=1)[-1] if entity.role else ""
        if title:
            found[index] = "m" if title in ("Mr", "Sir") else "f"
        elif noun in NOUN_GENDERS or (noun := _relation(text, entity)):
            found[index] = NOUN_GENDERS[noun]
        elif gender := known.get(entity.id or "") or _by_given_name(entity.name):
            found[index] = gender
    return found


def _by_given_name(name: str) -> str | None:
    """The gender of a full name that begins with a given name of one gender, if it does."""
    given, _, family = name.partition(" ")
    return _GIVEN_NAMES.get(given) if family else None


def _relation(text: str, entity: Entity) -> str:
    """The noun of one gender that a mention stands beside: "his *daughter*, Noh Hye-in,"; empty for none."""
    for mention in entity.mentions:
        near = max(0, mention.start - _RELATION_WITHIN)
        found = _RELATION_BEHIND.match(text, mention.end) or _RELATIVE_BEFORE.search(text[near : mention.start])
        if not found and text[mention.end : mention.end + 1] in (",", "."):
            found = _RELATION_BEFORE.search(text[near : mention.start])
        if found:
            return found["noun"].lower()
    return ""


def _title(text: str, mention: Span) -> str | None:
    """The courtesy title before or at the start of a mention."""
    title = _TITLE_BEFORE.search(text[max(0, mention.start - 6) : mention.start])
    title = title or _TITLE_WITHIN.match(text[mention.start : mention.end])
    return title.group(1) if title else None
