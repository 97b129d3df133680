"""Find the office that a text states for a person, as a span: "China's *Special Representative*, Liu Xiaoming".

Before a name the phrase is read from right to left, behind it from the comma on. It must contain the head noun of an
office (`data/words/offices.txt`). A leading article or country is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.lang.days import WEEKDAYS
from bot.model.analysis import Excerpt
from bot.text.word_lists import wordlist

if TYPE_CHECKING:
    from bot.text.entities.named_group import NamedGroup

HEADS = wordlist("offices")
PARTS = wordlist("office_parts")
CONNECTORS = frozenset({"of", "for", "to", "the", "and", "on", "in", "at", "&"})
BACK, AHEAD = 160, 220
"""Characters before and behind a name that are searched for its office."""
_WORD = re.compile(r"\S+")
_ABBREVIATED = re.compile(r"\b(?:Lt|Gen|Adm|Col|Maj|Capt|Brig|Sgt|Dr|Mr|Ms|Mrs|Sen|Rep|Gov|(?:[A-Z]\.){0,6}[A-Z])\.$")
_APPOSITION = re.compile(
    r"(?:\s*\([^)]{1,20}\))?,\s+(?:(?:who (?:is|was)|now|also|currently)\s+)?(?:(?:the|an?|its|his|her|their)\b)?\s*"
)
_END = re.compile(
    r"(?<!\b[A-Z])\.|[;:\"“”()—–]|\n(?![a-z])|\s-|--"
    r"|,(?!\s+(?:WPK|Trade|Industry|Energy|Science|Sports|Tourism|Youth|Agriculture|Land)\b)"
    r"|\s(?:who|whose|which|that|said|says|told|has|had|was|is|will|would|also|at the time|in (?:a|an|his|her)\b"
    r"|on (?:\w+day|\w+ \d)|since|and (?:his|her)\b|during|released|made|met|visited|called|expressed|according|when"
    r"|where|after|before|as)\b"
)
_AND_OTHER = re.compile(r"(?:,\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}){0,12},?\s+and\s+other\s+")
_LEAD = re.compile(r"(?:the|a|an|new|current|his|her|their|its|country['’]s|nation['’]s)[\s-]+", re.IGNORECASE)
_TIME = (
    r"(?:(?:[Ff]ormer(?:ly)?|then|late|[Oo]nce|[Ee]x|[Oo]ne-time|[Aa]cting|[Oo]utgoing|[Ii]ncoming|[Rr]etired)"
    r"[\s-]{1,2}){1,3}"
)
_OF_A_TIME = re.compile(_TIME)
_TIME_BEFORE = re.compile(rf"(?<!\w){_TIME}(?:[A-Z][\w.’'-]{{0,20}}\s){{0,3}}$")
_REACH = 60
"""Characters before a phrase that are searched for a time word; a country may stand between."""
_QUALITY = re.compile(r"([a-z]+)\s+(?=[a-z-]+\s)")
_TIE = re.compile(r"\b(?:of|for|to|under|with|by)\b|['’]s?\s")
_NO_OFFICE = re.compile(
    r"^(?:one|another|who|which|whose|where|when|in|on|at|with|and|but|while|after|before|as|by|his|her)\b"
)


@dataclass(frozen=True, slots=True)
class RoleBorders:
    """Mentions that end or shorten an office phrase: the ends of country names, and end -> start of people's names."""

    countries: frozenset[int]
    people: dict[int, int]

    @classmethod
    def of(cls, named: Iterable[NamedGroup]) -> RoleBorders:
        """The borders set by a text's entities."""
        named = tuple(named)
        return cls(
            frozenset(m.end for entity in named if entity.known and entity.known.adjectives for m in entity.mentions),
            {m.end: m.start for entity in named if entity.person for m in entity.mentions},
        )

    def ends_phrase(self, end: int, *, inside: bool) -> bool:
        """Whether a word that ends at `end` stops the search to the left: a person's name, or a country's once `inside`
        a phrase."""
        return end in self.people or (inside and end in self.countries)


def role(text: str, person: NamedGroup, borders: RoleBorders) -> Excerpt | None:
    """The longest office phrase beside one of the person's mentions; None if there is none."""
    best: tuple[int, int] | None = None
    for mention in person.mentions:
        for start, end in _phrases(text, mention.start, mention.end, borders):
            if best is None or end - start > best[1] - best[0]:
                best = start, end
    return Excerpt(best[0], best[1], text[best[0] : best[1]]) if best else None


def _phrases(text: str, start: int, end: int, borders: RoleBorders) -> Iterator[tuple[int, int]]:
    for phrase in (_before(text, start, end, borders), _behind(text, end, borders)):
        if phrase is not None:
            yield phrase


def _before(text: str, start: int, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The phrase that ends at the name, or at a comma before it if a comma or full stop follows the name too."""
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
    begin = _walk(text, words, borders)
    if begin is None or begin >= stop:
        return None
    timed = _TIME_BEFORE.search(text, max(floor, begin - _REACH), begin)
    return _tidy(text, timed.start() if timed else begin, stop, borders)


def _walk(text: str, words: list[tuple[int, str]], borders: RoleBorders) -> int | None:
    """The start of the phrase, going left over titles, capitals and connectors; None without a head noun. `words` are
    (offset, word) before the name."""
    begin: int | None = None
    for index, (at, word) in reversed(list(enumerate(words))):
        after = words[index + 1][0] if index + 1 < len(words) else None
        if after is not None and (_stops(word) or "\n\n" in text[at:after]):
            break
        if borders.ends_phrase(at + len(word), inside=begin is not None):
            break
        bare = word.strip(",.").lower()
        if is_head(bare):
            begin = at
        elif not _may_belong(word, bare, is_last=after is None):
            break
        elif begin is not None and (bare in PARTS or (index > 0 and word[0].isupper() and bare not in CONNECTORS)):
            begin = at
    return begin


def _may_belong(word: str, bare: str, *, is_last: bool) -> bool:
    """Whether a word may be part of an office phrase; a connector may not be the last word before the name, and a day
    is of no office."""
    if bare in WEEKDAYS:
        return False
    return word[:1].isupper() or bare in PARTS or (bare in CONNECTORS and not is_last)


def is_head(word: str) -> bool:
    """Whether a lower-case word is the head noun of an office."""
    return word.removesuffix("-elect").removeprefix("ex-").removeprefix("then-") in HEADS


def _stops(word: str) -> bool:
    """Whether a word ends a phrase by its punctuation."""
    if _ABBREVIATED.search(word):
        return False
    return word.endswith(("'s", "’s", ",", ".", ";", ":", ")", '"', "”", "?", "!")) or word.startswith(("(", '"', "“"))


def _behind(text: str, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The apposition between the comma behind a name and the next break."""
    opening = _AND_OTHER.match(text, end) or _APPOSITION.match(text, end)
    if opening is None or _NO_OFFICE.match(text[opening.end() : opening.end() + 12]):
        return None
    start = opening.end()
    closing = _END.search(text, start, start + AHEAD)
    stop = closing.start() if closing else min(len(text), start + AHEAD)
    words = re.findall(r"[\w'’-]+", text[start:stop].lower())
    first = next((i for i, word in enumerate(words) if is_head(word)), None)
    if _lists_another(text, start, stop, borders):
        return None
    if first is None or first > 5 or any(word in CONNECTORS - {"and", "the"} for word in words[:first]):
        return None
    return _tidy(text, start, stop, borders)


def _lists_another(text: str, start: int, stop: int, borders: RoleBorders) -> bool:
    """Whether an apposition names another person: the next of a list ("Yoon, *U.S. President Joe Biden* and …"), or one
    without a preposition that makes the name part of an office."""
    named = next(((borders.people[at], at) for at in range(start + 1, stop + 1) if at in borders.people), None)
    if named is None or named[0] < start:
        return named is not None
    return not _TIE.search(text, start, named[0])


def _tidy(text: str, start: int, stop: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The phrase without leading articles, countries and adjectives. A phrase that begins with a time word stays whole:
    without it, a former office would be a present one."""
    phrase = text[start:stop].rstrip(" ,")
    stop = start + len(phrase)
    while not _OF_A_TIME.match(text, start, stop):
        lead = _LEAD.match(text, start, stop)
        ends = next((at for at in range(start + 2, stop) if at in borders.countries), None)
        if lead is not None:
            start = lead.end()
        elif ends is not None and _leads(text, start, ends):
            start = min(stop, ends + len(text[ends:stop]) - len(text[ends:stop].lstrip("'’s -")))
        elif (word := _QUALITY.match(text, start, stop)) and not (is_head(word.group(1)) or word.group(1) in PARTS):
            start = word.end()
        else:
            break
    return (start, stop) if start < stop else None


def _leads(text: str, start: int, ends: int) -> bool:
    """Whether the text up to the end of the country's name has no part of the office."""
    return not any(
        is_head(word.lower()) or word.lower() in {"of", "for", "to"} for word in re.findall(r"[\w-]+", text[start:ends])
    )
