"""The office that a text gives a person, as a span: "China's *Special Representative*, Liu Xiaoming".

Before a name the phrase is read backwards from the name, behind it forwards from the comma; it has to hold the head
noun of an office (`data/words/offices.txt`). An article and a country in front are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.model.analysis import Excerpt
from bot.text.word_lists import wordlist

if TYPE_CHECKING:
    from bot.text.entities.named_group import NamedGroup

HEADS = wordlist("offices")
PARTS = wordlist("office_parts")
CONNECTORS = frozenset({"of", "for", "to", "the", "and", "on", "in", "at", "&"})
BACK, AHEAD = 160, 220
"""Characters before and behind a name that may hold its office."""
_WORD = re.compile(r"\S+")
_ABBREVIATED = re.compile(r"\b(?:Lt|Gen|Adm|Col|Maj|Capt|Brig|Sgt|Dr|Mr|Ms|Mrs|Sen|Rep|Gov|(?:[A-Z]\.)*[A-Z])\.$")
_APPOSITION = re.compile(
    r"(?:\s*\([^)]{1,20}\))?,\s+(?:(?:who is|then|now|also|currently)\s+)?(?:(?:the|an?|its|his|her|their)\b)?\s*"
)
_END = re.compile(
    r"(?<!\b[A-Z])\.|[;:\"“”()—–]|\n(?![a-z])|\s-|--"
    r"|,(?!\s+(?:WPK|Trade|Industry|Energy|Science|Sports|Tourism|Youth|Agriculture|Land)\b)"
    r"|\s(?:who|whose|which|that|said|says|told|has|had|was|is|will|would|also|at the time|in (?:a|an|his|her)\b"
    r"|on (?:\w+day|\w+ \d)|since|and (?:his|her)\b|during|released|made|met|visited|called|expressed|according|when"
    r"|where|after|before|as)\b"
)
_AND_OTHER = re.compile(r"(?:,\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}){0,12},?\s+and\s+other\s+")
_LEAD = re.compile(
    r"(?:the|a|an|former|then|ex|new|current|his|her|their|its|country['’]s|nation['’]s)[\s-]+", re.IGNORECASE
)
_QUALITY = re.compile(r"([a-z]+)\s+(?=[a-z-]+\s)")
_TIE = re.compile(r"\b(?:of|for|to|under|with|by)\b|['’]s?\s")
_NO_OFFICE = re.compile(
    r"^(?:one|another|who|which|whose|where|when|in|on|at|with|and|but|while|after|before|as|by|his|her)\b"
)


@dataclass(frozen=True, slots=True)
class Marks:
    """Where the mentions of countries end, and those of people."""

    countries: frozenset[int]
    people: dict[int, int]
    """End -> start."""

    @classmethod
    def of(cls, named: Iterable[NamedGroup]) -> Marks:
        """The marks of a text's entities."""
        named = tuple(named)
        return cls(
            frozenset(m.end for entity in named if entity.known and entity.known.adjectives for m in entity.mentions),
            {m.end: m.start for entity in named if entity.person for m in entity.mentions},
        )


def role(text: str, person: NamedGroup, marks: Marks) -> Excerpt | None:
    """The fullest office phrase beside one of the person's mentions, None where the text gives none."""
    best: tuple[int, int] | None = None
    for mention in person.mentions:
        for start, end in _phrases(text, mention.start, mention.end, marks):
            if best is None or end - start > best[1] - best[0]:
                best = start, end
    return Excerpt(best[0], best[1], text[best[0] : best[1]]) if best else None


def _phrases(text: str, start: int, end: int, marks: Marks) -> Iterator[tuple[int, int]]:
    for phrase in (_before(text, start, end, marks), _behind(text, end, marks)):
        if phrase is not None:
            yield phrase


def _before(text: str, start: int, end: int, marks: Marks) -> tuple[int, int] | None:
    """The phrase that ends at the name, or at a comma before a name that a comma follows too."""
    floor = max(0, start - BACK)
    words = [(floor + match.start(), match.group()) for match in _WORD.finditer(text[floor:start])]
    if not words or "\n\n" in text[words[-1][0] : start]:
        return None
    stop = words[-1][0] + len(words[-1][1])
    if words[-1][1].endswith(","):
        if not text.startswith((",", "."), end):
            return None
        stop -= 1
        words[-1] = words[-1][0], words[-1][1][:-1]
    elif _stops(words[-1][1]) and not words[-1][1].endswith(("'s", "’s")):
        return None
    taken = _walk(text, words, marks)
    return _tidy(text, taken, stop, marks) if taken is not None and taken < stop else None


def _walk(text: str, words: list[tuple[int, str]], marks: Marks) -> int | None:
    """Where the phrase begins, going left over titles, capitals and connectors; None without a head noun."""
    begin: int | None = None
    for position, (at, word) in reversed(list(enumerate(words))):
        bare = word.strip(",.").lower()
        last = position == len(words) - 1
        if not last and (_stops(word) or "\n\n" in text[at : words[position + 1][0]]):
            break
        if at + len(word) in marks.people or (begin is not None and at + len(word) in marks.countries):
            break
        if is_head(bare):
            begin = at
        elif not (word[:1].isupper() or bare in PARTS or (bare in CONNECTORS and not last)):
            break
        elif begin is not None and (bare in PARTS or (word[0].isupper() and position and bare not in CONNECTORS)):
            begin = at
    return begin


def is_head(word: str) -> bool:
    """Whether a word, in small letters, is the head noun of an office."""
    return word in HEADS


def _stops(word: str) -> bool:
    if _ABBREVIATED.search(word):
        return False
    return word.endswith(("'s", "’s", ",", ".", ";", ":", ")", '"', "”", "?", "!")) or word.startswith(("(", '"', "“"))


def _behind(text: str, end: int, marks: Marks) -> tuple[int, int] | None:
    """The phrase between the comma behind a name and the next break."""
    opening = _AND_OTHER.match(text, end) or _APPOSITION.match(text, end)
    if opening is None or _NO_OFFICE.match(text[opening.end() : opening.end() + 12]):
        return None
    start = opening.end()
    closing = _END.search(text, start, start + AHEAD)
    stop = closing.start() if closing else min(len(text), start + AHEAD)
    words = re.findall(r"[\w'’-]+", text[start:stop].lower())
    first = next((i for i, word in enumerate(words) if is_head(word)), None)
    if _lists_another(text, start, stop, marks):
        return None
    if first is None or first > 5 or any(word in CONNECTORS - {"and", "the"} for word in words[:first]):
        return None
    return _tidy(text, start, stop, marks)


def _lists_another(text: str, start: int, stop: int, marks: Marks) -> bool:
    """True where the phrase is the next of a list ("Yoon, *U.S. President Joe Biden* and …"), or tells what the person
    did to another: nothing ties that other person to an office before."""
    named = next(((marks.people[at], at) for at in range(start + 1, stop + 1) if at in marks.people), None)
    if named is None or named[0] < start:
        return named is not None
    return not _TIE.search(text, start, named[0])


def _tidy(text: str, start: int, stop: int, marks: Marks) -> tuple[int, int] | None:
    """The phrase without an article, a country or a former holder's mark in front."""
    phrase = text[start:stop].rstrip(" ,")
    stop = start + len(phrase)
    while True:
        lead = _LEAD.match(text, start, stop)
        ends = next((at for at in range(start + 2, stop) if at in marks.countries), None)
        if lead is not None:
            start += lead.end()
        elif ends is not None and _leads(text, start, ends):
            start = min(stop, ends + len(text[ends:stop]) - len(text[ends:stop].lstrip("'’s -")))
        elif (word := _QUALITY.match(text, start, stop)) and not (is_head(word.group(1)) or word.group(1) in PARTS):
            start = word.end()
        else:
            return (start, stop) if start < stop else None


def _leads(text: str, start: int, ends: int) -> bool:
    """True where nothing of the office stands before the end of the country's name."""
    return not any(
        is_head(word.lower()) or word.lower() in {"of", "for", "to"} for word in re.findall(r"[\w-]+", text[start:ends])
    )
