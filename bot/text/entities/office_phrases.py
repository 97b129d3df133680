"""Offices beside the name of their holder, set off by a comma: "Wanda Szymanska, *a former judge*"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.regexes import regex
from bot.text.entities.roles.modifiers import is_of_clause
from bot.text.entities.roles.office_words import POSITIONS, heads, is_head
from bot.text.names.latin_korean import is_title
from bot.text.word_lists import wordlist

_OFFICE = r"(?:chief of staff|[a-z][\w'’-]*)"
"""The last words of an office."""
_OFFICE_BEHIND = regex(
    r",\s(?P<article>(?:a|an|the)\s)?"
    r"(?:(?:a|an|the|its|his|her|their|then|now|once|former|formerly|acting|late|retired|outgoing|incoming)[\s-])*"
    rf"(?P<office>(?:(?(article)[A-Za-z]|[a-z])[\w'’-]*\s){{0,4}}?{_OFFICE})(?=,|\.|\s(?:of|for|at|to|in|on|under|until|from|and)\b)"
)
_OFFICE_BEFORE = regex(
    rf"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)|['’]s)\s(?P<office>(?:[\w'’-]+\s){{0,4}}?{_OFFICE})"
    r"(?:\s(?:of|for|at|to|on|in)\s[^,.;:\n]{2,60})?$"
)
_COUNTERPART = regex(r"\b(?:[Hh]is|[Hh]er)\s(?:[\w'’.-]+\s){0,4}?counterpart,?\s$")
"""Words before a person, whatever the name: "his Japanese counterpart, *Onodera Keisuke*"."""
_OFFICE_RIGHT_BEFORE = regex(r"(?<![\w-])(?P<office>(?:[A-Za-z][\w-]{0,24}\s){0,3}(?P<last>[a-z][a-z-]{0,24}))\s$")
_TRADE_OPENS = regex(r"(?:^|\n|[.!?][\"”’]?\s)(?P<trade>[A-Z][a-z]{2,24})\s$")
_REACH = 120
_OF_BODIES = frozenset(
    {"member", "members", "leader", "co-leader", "founder", "co-founder", "king", "queen", "representative"}
    | {"official", "officials", "administrator", "captain", "principal", "chief", "head", "controller", "primate"}
    | {"manager", "adviser", "advisor", "advisers", "advisors", "counsel", "trustee", "auditor", "consultant"}
)
"""Head nouns of offices that bodies, teams and places may have as well."""
_UNITS = wordlist("company_units")
TRADES = (
    wordlist("callings_apart")
    | {word for word in wordlist("occupations") if word.endswith(("man", "woman", "ist", "ian"))}
    | {"attorney", "lawyer", "photographer", "poet", "professor", "teacher", "writer"}
) - {"archer", "baker", "barber", "bowman", "carpenter", "cook", "huntsman", "miner", "pupil", "seaman", "student"}
"""Callings of persons and of no firm, but for names: not "*Steelmaker* Hyundai Steel"."""
_POSITIONS = POSITIONS - {"partner", "associate", "specialist"}


def offices_behind(text: str) -> Iterator[int]:
    """The places that a comma and an office that only persons hold follow."""
    return (found.start() for found in _OFFICE_BEHIND.finditer(text) if _is_held(found["office"]))


def is_behind(text: str, end: int) -> bool:
    """Whether a comma and such an office follow at `end`."""
    office = _OFFICE_BEHIND.match(text, end)
    return office is not None and _is_held(office["office"])


def is_before(text: str, comma: int, *, of_body: bool = False) -> bool:
    """Whether such an office, or one that bodies may have as well if `of_body`, ends at the comma."""
    office = _OFFICE_BEFORE.search(text, max(0, comma - _REACH), comma)
    if office is None:
        return False
    return _is_held(office["office"]) or (of_body and office["office"].rpartition(" ")[2] in _OF_BODIES)


def is_right_before(text: str, start: int) -> bool:
    """Whether the last word before `start` is such an office, in small letters: "union convenor *Alice Mbeki*", or a
    trade that opens the sentence: "Lawyer *Femi Bello*". A position may describe what the name begins: "a fellow Harbor
    asset"."""
    if _COUNTERPART.search(text, max(0, start - _REACH), start):
        return True
    trade = _TRADE_OPENS.search(text, max(0, start - _REACH), start)
    if trade is not None and trade["trade"].lower() in TRADES:
        return True
    office = _OFFICE_RIGHT_BEFORE.search(text, max(0, start - _REACH), start)
    return office is not None and office["last"] not in POSITIONS and _is_held(office["office"])


def may_hold(name: str) -> bool:
    """Whether words in capitals may be the holder's name: not a company's, not a title, and not a word that opens a
    clause. Somebody may be called Will."""
    if name.rpartition(" ")[2] in _UNITS:
        return False
    words = name.removeprefix("Will ").split()
    return not any(is_head(word.lower()) or is_title(word) or is_of_clause(word.lower()) for word in words)


def is_of_person(word: str) -> bool:
    """Whether a word is the head noun of an office that only persons hold."""
    return is_head(word.lower()) and word.lower() not in _OF_BODIES


def _is_held(office: str) -> bool:
    """Whether the last word of a phrase is an office or position that only persons hold."""
    words = office.lower().split()
    if words[-3:] == ["chief", "of", "staff"]:
        return True
    last = words[-1]
    if last in _OF_BODIES:
        return False
    return len(words) - 1 in heads(words) or last in _POSITIONS
