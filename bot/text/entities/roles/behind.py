"""English office phrases behind a name: an apposition, a relative clause, brackets or dashes."""

from __future__ import annotations

import re

from bot.text.entities.roles.borders import RoleBorders
from bot.text.entities.roles.office_words import (
    CLAUSE_END,
    DETERMINERS,
    END,
    NEGATIONS,
    PARTS,
    PREPOSITIONS,
    heads,
    is_head,
    is_tied,
    tidy,
    until_the_time,
)

AHEAD = 220
"""Characters behind a name that are searched for its office."""
_MOST_BEFORE_HEAD = 5
_AGE = r"(?:\s*\((?![a-z])[^)]{1,20}\))?(?:,\s+(?:aged\s+)?\d{1,3}(?=,))?"
_AND_OTHER = re.compile(r"(?:,\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}){0,12},?\s+and\s+other\s+")
_APPOSITION = re.compile(
    rf"{_AGE}(?:,\s+|\s*\(|\s+[–—]\s*|\s*—\s*|\s+--?\s+)"
    r"(?:(?:now|also|currently|himself|herself|for (?:\w+ ){1,3}years)\s+)?"
    r"(?P<article>(?:the|an?|its|his|her|their|our)\b)?\s*"
)
_RELATIVE = re.compile(
    rf"{_AGE},?\s+who\s+(?:(?:also|now|currently|later|briefly|once|previously|then)\s+)*"
    r"(?:(?:is|serves as|has been|has served as|became|heads as)"
    r"|(?P<past>was|had been|served as|had served as|used to be|worked as|acted as))\s+(?:also\s+|now\s+|still\s+)?"
    r"(?:(?:the|an?|its|his|her|their)\s+)?"
)
_UNTIL = re.compile(
    r"(?:until (?:recently|last \w+|(?:\w+ )?\d{4})|previously|formerly|then|once|at (?:the|that) time),?\s+(?:the\s+)?"
)
_BARE = re.compile(r"\s(?=[a-z])")
_NO_OFFICE = re.compile(
    r"^(?:one|another|who|which|whose|where|when|in|on|at|with|and|but|while|after|before|as|by|both|all|some|two)(?![\w-])"
)
_AND = re.compile(r",?\s+and\s+(?:[\w.’'-]+\s){0,6}$")
_LOOSE_END = re.compile(r"(?:\s+(?:of|for|to|the|and|on|in|at|by|with|from|a|an)){1,4}$")
_JOINT = re.compile(r",?\s+and\s+|,\s+")
_NEXT = re.compile(r"(?:['’]s)?\s([a-z-]+)")
_VERB = re.compile(r"\s(?!who|which|that|when|where|and|as|in|on)[a-z]")
_WORD = re.compile(r"[\w&'’-]+")


def apposed(text: str, start: int, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The apposition, relative clause, brackets or bare phrase behind a name, or behind the last name of a list: "Kim
    Yong Bok and Ri Chang Ho, *deputy chiefs of the General Staff*"."""
    last = _last_of_list(text, end, borders)
    if last > end or text.endswith("and ", 0, start):
        opening = _APPOSITION.match(text, last)
        span = office_at(text, opening.end(), borders, plural=True) if opening else None
        if span is not None or last > end:
            return span or _alone(text, end, borders)
    return _alone(text, end, borders)


def _last_of_list(text: str, end: int, borders: RoleBorders) -> int:
    """The end of the last name of the list that goes on behind a name with "and"."""
    at = last = end
    while (joint := _JOINT.match(text, at)) is not None and (named := borders.name_at(joint.end())) is not None:
        at = named
        if "and" in joint.group():
            last = at
    return last


def _alone(text: str, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The office of this person alone."""
    if (clause := _RELATIVE.match(text, end)) is not None:
        return _relative(text, clause, borders)
    opening = _AND_OTHER.match(text, end) or _APPOSITION.match(text, end)
    if opening is not None:
        if (until := _UNTIL.match(text, opening.end())) is not None:
            span = office_at(text, until.end(), borders)
            return span and (opening.end(), span[1])
        if _NO_OFFICE.match(text[opening.end() : opening.end() + 12]):
            return None
        definite = opening.groupdict().get("article") not in (None, "a", "an")
        return office_at(text, opening.end(), borders, clause=not definite)
    bare = _BARE.match(text, end)
    return office_at(text, bare.end(), borders, strict=True) if bare else None


def _relative(text: str, clause: re.Match[str], borders: RoleBorders) -> tuple[int, int] | None:
    """The office of "who is …"; of "who was …" with the verb and all that the clause says of its time."""
    span = office_at(text, clause.end(), borders)
    if span is None or not clause["past"]:
        return span
    closing = CLAUSE_END.search(text, span[1], span[1] + AHEAD)
    stop = closing.start() if closing else span[1]
    return clause.start("past"), stop


def office_at(
    text: str, start: int, borders: RoleBorders, *, strict: bool = False, clause: bool = True, plural: bool = False
) -> tuple[int, int] | None:
    """The office phrase that begins at `start`, or one of several persons if `plural`. `strict` wants a preposition
    behind its head noun. Without `clause` it may not run on into a verb: "the minister said" behind a comma is no
    apposition."""
    closing = END.search(text, start, start + AHEAD)
    stop = closing.start() if closing else min(len(text), start + AHEAD)
    if closing is not None and not clause and _VERB.match(closing.group()):
        return None
    cut = _without_others(text, start, stop, borders)
    if cut is None:
        return None
    stop = cut - len(match.group()) if (match := _LOOSE_END.search(text, start, cut)) else cut
    words = [(match.start(), match.group()) for match in _WORD.finditer(text, start, stop)]
    lowered = [word.lower() for _, word in words]
    found = heads(lowered, plural=plural)
    if not found or found[0] > _MOST_BEFORE_HEAD or not all(map(_may_precede, lowered[: found[0]])):
        return None
    if plural and is_head(lowered[found[0]]) and lowered[found[0]] != "members":
        return None
    if strict and not _is_complete(words, lowered, found[0]):
        return None
    return tidy(text, start, until_the_time(text, stop), borders.countries)


def _may_precede(word: str) -> bool:
    """Whether a lower-case word may stand between the beginning of a phrase and its head noun."""
    if word in PREPOSITIONS - {"under"} or word in DETERMINERS or word in NEGATIONS:
        return False
    return not word.endswith("ing") or word.endswith("standing") or word in PARTS


def _is_complete(words: list[tuple[int, str]], lowered: list[str], head: int) -> bool:
    """Whether a phrase without punctuation before it is surely an office: only titles before its head noun and a
    preposition behind it."""
    while head + 1 < len(words) and is_head(lowered[head + 1]):
        head += 1
    following = lowered[head + 1] if head + 1 < len(words) else ""
    titles = (word in PARTS or is_head(word) or words[at][1][0].isupper() for at, word in enumerate(lowered[:head]))
    return all(titles) and following in {"of", "for", "to", "at"}


def _without_others(text: str, start: int, stop: int, borders: RoleBorders) -> int | None:
    """The end of a phrase that names another person: before "and" and the person, as it is if the person is part of the
    office ("adviser to President Trump"); None if the person is another one's apposition or the next of a list."""
    for named in map(borders.people.__getitem__, borders.names(start + 1, stop)):
        if named <= start:
            return None
        if (joined := _AND.search(text, start, named)) is not None and not is_tied(text, joined.end(), named):
            return joined.start() if joined.start() > start else None
        if not is_tied(text, start, named) and not _is_modifier(text, borders.name_at(named)):
            return None
    return stop


def _is_modifier(text: str, end: int | None) -> bool:
    """Whether the name that ends at `end` stands before the words of an office: "a senior *Romney* adviser"."""
    word = _NEXT.match(text, end) if end is not None else None
    return word is not None and (word[1] in PARTS or is_head(word[1]))
