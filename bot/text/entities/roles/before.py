"""English office phrases before a name: right before it, or set off by a comma."""

from __future__ import annotations

import re

from bot.lang.days import WEEKDAYS
from bot.text.entities.roles.borders import RoleBorders
from bot.text.entities.roles.office_words import (
    ABBREVIATED,
    CONNECTORS,
    DETERMINERS,
    END,
    NEGATIONS,
    PARTS,
    PREPOSITIONS,
    TIME,
    heads,
    is_head,
    is_tied,
    tidy,
)

BACK = 160
"""Characters before a name that are searched for its office."""
_REACH = 60
"""Characters before a phrase that are searched for a time word; a country may stand between."""
_MOST_WORDS, _MOST_BEFORE_HEAD = 16, 6
_TOKEN = re.compile(r"\S+")
_ABBREVIATED = re.compile(
    r"\b(?:Lt|Gen|Adm|Col|Maj|Capt|Brig|Sgt|Dr|Mr|Ms|Mrs|Sen|Rep|Gov|Prof|Hon|(?:[A-Z]\.){0,6}[A-Z])\.$"
)
_COURTESY = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Comrade|H\. ?E)\.?\s){1,3}$")
_TIME_BEFORE = re.compile(rf"(?<!\w){TIME}(?:[A-Z][\w.’'-]{{0,20}}\s){{0,3}}$")
_BREAK = re.compile(
    r"[;:!?()\"“”—–]|\n\n|--|\s-\s"
    r"|(?<![A-Z])(?<!\b(?:Lt|Mr|Ms|Dr|St))(?<!\b(?:Gen|Adm|Col|Maj|Mrs|Sen|Rep|Gov))\.\s"
)
_COMMA = re.compile(r",\s")
_CLOSED = re.compile(r"\s*(?:[,.;:)–—]|$|of\b)")
_KIN = frozenset(
    {"wife", "husband", "widow", "widower", "son", "sons", "daughter", "daughters", "father", "mother", "brother"}
    | {"sister", "aunt", "uncle", "nephew", "niece", "cousin", "grandson", "granddaughter", "lawyer", "aide", "killer"}
)
_SEEKERS = frozenset({"candidate", "candidates", "bid", "race", "run", "running", "campaign"})
"""Before "for" and an office that somebody wants to have."""
_AS = re.compile(r"\b[Aa]s\s*")
_TIME_PREFIX = re.compile(r"^(?:ex|then)-(?=\w)")
_JOINED = re.compile(r"(?:and|but|while|with|as well as)\s+")
_OTHERS = re.compile(r"(?:\s\([^)]{1,20}\))?(?:,\s\d{1,3})?,\s*$")


def adjacent(text: str, start: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The phrase that ends right before the name: titles, capitals and connectors, read from right to left."""
    floor = max(0, start - BACK)
    words = [(floor + match.start(), match.group()) for match in _TOKEN.finditer(text[floor:start])]
    if (
        not words
        or "\n\n" in text[words[-1][0] : start]
        or not (text[start - 1].isspace() or text[start - 1].isalpha())
    ):
        return None
    if (courtesy := _COURTESY.search(text, max(floor, start - 20), start)) is not None:
        words = [word for word in words if word[0] < courtesy.start()]
    if not words or (_stops(words[-1][1]) and not words[-1][1].endswith(("'s", "’s"))):
        return None
    stop = words[-1][0] + len(words[-1][1])
    begin = _walk(text, words, borders)
    if begin is None or begin >= stop:
        return None
    return tidy(text, _timed(text, begin, floor), stop, borders.countries)


def apposed(text: str, start: int, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The phrase before a comma and the name, if the name closes the apposition or "as" opens it: "the minister of
    trade, Ines Calder, …", "As prime minister, Arthur Pell …"."""
    courtesy = _COURTESY.search(text, max(0, start - 20), start)
    comma = (courtesy.start() if courtesy else start) - 2
    if not _COMMA.match(text, comma):
        return None
    floor = _last_other(text, max(0, start - BACK), comma, borders)
    breaks = [match.end() for pattern in (_BREAK, _COMMA) for match in pattern.finditer(text, floor, comma)]
    begin = max(breaks, default=floor)
    for clause in END.finditer(text, max(0, begin - 1), comma):
        begin = clause.end()
    if (joined := _JOINED.match(text, begin, comma)) is not None:
        begin = joined.end()
    elif floor in borders.people and _OTHERS.fullmatch(text, floor, begin):
        return None
    opened = _AS.search(text, max(0, begin - 4), begin) or _AS.match(text, begin, comma)
    if opened:
        begin = max(begin, opened.end())
    elif not _CLOSED.match(text, end):
        return None
    return _phrase(text, begin, comma, borders)


def _last_other(text: str, low: int, high: int, borders: RoleBorders) -> int:
    """The end of the last name in a stretch of the text that is no part of an office; `low` if there is none."""
    for name in reversed(borders.names(low + 1, high)):
        if not is_tied(text, low, borders.people[name]):
            return name
    return low


def _phrase(text: str, begin: int, comma: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The office phrase at the end of text[begin:comma]: the words that may belong to its first head noun, up to the
    comma."""
    words = list(_TOKEN.finditer(text, begin, comma))[-_MOST_WORDS:]
    lowered = [word.group().strip(".,'’").lower() for word in words]
    if not words or not _KIN.isdisjoint(lowered):
        return None
    for index in heads(lowered):
        following = lowered[index + 1] if index + 1 < len(words) else ""
        if following and following not in PREPOSITIONS | {"and"} and not is_head(following):
            continue
        if not NEGATIONS.isdisjoint(lowered):
            return None
        first = _first(words, lowered, index)
        at = words[first].start()
        return tidy(text, _timed(text, at, max(0, at - _REACH)), comma, borders.countries)
    return None


def _first(words: list[re.Match[str]], lowered: list[str], index: int) -> int:
    """The first word of a phrase whose head noun has an index: behind a determiner, a preposition, a possessive or a
    verb, else the first of the clause."""
    for at in range(index - 1, max(-1, index - _MOST_BEFORE_HEAD), -1):
        word = lowered[at]
        possessive = words[at].group().endswith(("'s", "’s", "s'", "s’"))
        if word in DETERMINERS or word in PREPOSITIONS or possessive or (word.endswith("ed") and word not in PARTS):
            return at + 1
    return max(0, index - _MOST_BEFORE_HEAD + 1)


def _timed(text: str, begin: int, floor: int) -> int:
    """The start of a phrase with its time word, between which a country may stand."""
    timed = _TIME_BEFORE.search(text, max(floor, begin - _REACH), begin)
    return timed.start() if timed else begin


def _walk(text: str, words: list[tuple[int, str]], borders: RoleBorders) -> int | None:
    """The start of the phrase, going left over titles, capitals and connectors; None without a head noun. `words` are
    (offset, word) before the name."""
    begin: int | None = None
    bare = [_TIME_PREFIX.sub("", word.strip(",.").lower()) for _, word in words]
    for index, (at, word) in reversed(list(enumerate(words))):
        after = words[index + 1][0] if index + 1 < len(words) else None
        if after is not None and (_stops(word) or "\n\n" in text[at:after]):
            break
        if borders.ends_phrase(at, at + len(word), inside=begin is not None):
            break
        if _joins_another(bare, index):
            return None if bare[index - 1] in _SEEKERS else begin
        if is_head(bare[index]) or word in ABBREVIATED or bare[index - 1 : index + 1] == ["first", "lady"]:
            begin = at
        elif not _may_belong(word, bare[index], is_last=after is None):
            break
        elif begin is not None and (
            bare[index] in PARTS or (index > 0 and word[0].isupper() and bare[index] not in CONNECTORS)
        ):
            begin = at
    return begin


def _joins_another(words: list[str], index: int) -> bool:
    """Whether a connector stands between somebody else's phrase and a title: "spokesman *for* President Putin", but not
    between two titles: "chairman *and* president"."""
    title = words[index + 1 :]
    if words[index] not in CONNECTORS - {"the"} or not title or not _is_title(title[-1]):
        return False
    if not (_is_title(title[0]) or (words[index] != "of" and all(_is_title(word) or word in PARTS for word in title))):
        return False
    before = words[index - 1] if index else ""
    return before != "nominee" and (words[index] != "and" or not is_head(before))


def _is_title(word: str) -> bool:
    """Whether a lower-case word without its full stop is an office before a name."""
    return is_head(word) or f"{word.capitalize()}." in ABBREVIATED


def _may_belong(word: str, bare: str, *, is_last: bool) -> bool:
    """Whether a word may be part of an office phrase; a connector may not be the last word before the name, and a day
    is of no office."""
    if bare in WEEKDAYS:
        return False
    return word[:1].isupper() or bare in PARTS or (bare in CONNECTORS and not is_last)


def _stops(word: str) -> bool:
    """Whether a word ends a phrase by its punctuation."""
    if _ABBREVIATED.search(word):
        return False
    return word.endswith(("'s", "’s", ",", ".", ";", ":", ")", '"', "”", "?", "!")) or word.startswith(("(", '"', "“"))
