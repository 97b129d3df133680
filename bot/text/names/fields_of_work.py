"""Fields of work by which people of one name are told apart: "*prosecutor* Kim Min-soo", "울산의 *공격수* 김민수".

Who is not in the knowledge base is known by the name alone, and a name may be a prosecutor's and a striker's. What
stands right beside it says which field somebody is in. Offices of one field are one field, so that a minister who
becomes an ambassador stays one person; where nothing or two fields are stated, there is none.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct

from bot.lang.scripts import hangul_count, is_wide
from bot.model.analysis import Span
from bot.regexes import regex

FIELDS = (
    "sport",
    "arts",
    "law",
    "police",
    "office",
    "military",
    "business",
    "medicine",
    "religion",
    "media",
    "civic",
    "other",
)
"""All fields."""
_TOGETHER = {"research": "office"}
"""Fields that are one here: professors become ministers, and return."""
_MOST_NAMES = 12
_REACH = 80
_WORDS_APART = 3
_LONGEST_HAN = 6
_BREAK = regex(r"[.!?。！？\n;；:：“”\"「」、，,]")
_WORD = regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BESIDE = regex(r"(?:, (?:aged? )?\d\d)?, (?P<phrase>[^.,;:()\n“”\"]{3,70})")
_LAST_WORDS = regex(r"(?:^|[ ‘“(])(?P<phrase>(?:[\w’'.-]{1,20} ){1,4})$")
_HEAD_ENDS = regex(r"\b(?:at|of|in|for|from|with|on|who|whose|and|by|to|said|says|told)\b")
_PAST = frozenset({"former", "ex", "retired", "once", "onetime", "late", "전", "前", "元", "옛"})
_PAST_HAN = regex(r"(?:前|元|原)[^、，。]{0,8}$")
_RANK_HAN = regex(r"(?P<past>[前元])?副?")
_TITLES = frozenset(
    {"captain", "chair", "chairman", "chairperson", "chairwoman", "chief", "commander", "deputy", "director", "head"}
    | {"leader", "manager", "member", "officer", "official", "president", "spokesman", "spokesperson", "spokeswoman"}
)
_TITLES_HANGUL = regex(r"(?:[^ ]장|관|대변인|대표|감독|관계자|직원|위원|이사)$")
_TITLES_HAN = (
    "官员",
    "发言人",
    "發言人",
    "主任",
    "主席",
    "代表",
    "報道官",
    "課長",
    "局長",
    "会長",
    "監督",
    "主将",
    "队长",
    "局长",
    "院长",
    "处长",
)
"""Words that say what somebody is in many fields; then the body beside them tells which."""
_ORIGIN = ("출신", "시절")
_BRACKET = regex(r"(?:\([^()\n]{1,30}\))?(?: ?(?:씨|군|양|옹)(?=[ (은는이가의와과도,]))?")
_STEP = regex(r" (?P<word>[^ \n.,!?“”\"‘’()]{1,16})")
_PARTICLE = regex(r"(?<=.)(?:은|는|이|가|을|를|의|에|에서|에게|께|와|과|도|로|으로|부터|이다|였다|이었다|이라고|이며)$")
_CALLING, _BODY = 2, 1


class StatedField(Struct, frozen=True):
    """A field that words beside a name state; `weight` is larger for a calling than for a body."""

    field: str
    weight: int
    is_past: bool


class _FieldWords(Struct, frozen=True):
    """Word -> field."""

    callings: dict[str, str]
    bodies: dict[str, str]


@cache
def _words() -> _FieldWords:
    raw = tomllib.loads(files("bot.text").joinpath("data/fields_of_work.toml").read_text(encoding="utf-8"))
    return _FieldWords(
        {word: _TOGETHER.get(name, name) for name, field in raw.items() for word in field["callings"].split()},
        {word: _TOGETHER.get(name, name) for name, field in raw.items() for word in field["bodies"].split()},
    )


def field_of(text: str, spans: Sequence[Span], role: str | None) -> str:
    """The field of somebody whom a text names at `spans` and whose office there is `role`; "" where it states none, or
    two with the same weight. A past one counts where there is no other."""
    stated = list(_of_phrase(role)) if role else []
    for span in spans[:_MOST_NAMES]:
        stated += _beside(text, span)
    weights = Counter[str]()
    for one in [one for one in stated if not one.is_past] or stated:
        weights[one.field] += one.weight
    first, *others = weights.most_common(2) or [("", 0)]
    return "" if others and others[0][1] == first[1] else first[0]


def _beside(text: str, span: Span) -> Iterator[StatedField]:
    name = text[span.start : span.end]
    before = _BREAK.split(text[max(0, span.start - _REACH) : span.start])[-1]
    after = text[span.end : span.end + _REACH]
    if hangul_count(name):
        yield from _hangul(_before(before), _behind(after))
        if after.startswith(" 감독"):
            yield from _directed(before + after)
    elif any(map(is_wide, name)):
        yield from _han(before, after)
    else:
        if (words := _LAST_WORDS.search(before)) is not None:
            yield from _latin(_HEAD_ENDS.split(words["phrase"])[-1])
        if (behind := _BESIDE.match(after)) is not None:
            yield from _latin(behind["phrase"])


def _of_phrase(phrase: str) -> Iterator[StatedField]:
    """What a role states."""
    if hangul_count(phrase):
        return _hangul(phrase.split()[::-1], [])
    return _han(phrase, "") if any(map(is_wide, phrase)) else _latin(phrase)


def _latin(phrase: str) -> Iterator[StatedField]:
    """What an English phrase states: by the calling that is its head, else by a body beside a title of many fields."""
    end = _HEAD_ENDS.search(phrase, 1)
    head = [word.lower() for word in _WORD.findall(phrase[: end.start() if end else None])]
    is_past = not _PAST.isdisjoint(head)
    callings, bodies = _words().callings, _words().bodies
    for last in ("-".join(head[-2:]), *head[-1:]):
        if last in callings:
            yield StatedField(callings[last], _CALLING, is_past)
            return
    if _TITLES.isdisjoint(head[-1:]):
        return
    whole = (word.lower() for word in _WORD.findall(phrase))
    body = next((word for word in whole if word in bodies), None)
    if body is not None:
        yield StatedField(bodies[body], _BODY, is_past)


def _before(before: str) -> list[str]:
    """The words before a name in Hangul, the nearest first, up to one that is of another phrase."""
    found: list[str] = []
    for word in before.split()[: -_WORDS_APART - 1 : -1] if before.endswith(" ") else ():
        bare = word.removesuffix("의").removesuffix("인")
        if bare.endswith(_ORIGIN) or (_PARTICLE.search(bare) and _calling(bare) is None):
            break
        found.append(bare)
    return found


def _behind(after: str) -> list[str]:
    """The words behind a name in Hangul, the last first, up to the one with a particle."""
    found: list[str] = []
    bracket = _BRACKET.match(after)
    place = bracket.end() if bracket else 0
    while len(found) < _WORDS_APART and (step := _STEP.match(after, place)) is not None:
        word, place = step["word"], step.end()
        bare = word if _calling(word) else _PARTICLE.sub("", word)
        found.append(bare)
        if bare != word or _calling(word):
            break
    return found[::-1]


def _hangul(before: Sequence[str], behind: Sequence[str]) -> Iterator[StatedField]:
    """What the words of a phrase before and behind a name state, the last first in each."""
    for words in (before, behind):
        field = next((field for word in words if (field := _calling(word)) is not None), None)
        if field is not None:
            yield StatedField(field, _CALLING, not _PAST.isdisjoint(words))
    if any(_TITLES_HANGUL.search(word) for word in (*before[:1], *behind[:1])):
        words = (*behind, *before)
        field = next((field for word in words if (field := _body(word)) is not None), None)
        if field is not None:
            yield StatedField(field, _BODY, not _PAST.isdisjoint(words))


def _directed(around: str) -> Iterator[StatedField]:
    """Whether somebody directs films or a team, by the words around."""
    field = _body(around)
    if field is not None:
        yield StatedField(field, _BODY, is_past=False)


def _han(before: str, after: str) -> Iterator[StatedField]:
    """What the characters right before and behind a name state in Japanese or Chinese."""
    rank = _RANK_HAN.match(after)
    is_past = _PAST_HAN.search(before) is not None or (rank is not None and rank["past"] is not None)
    after = after[rank.end() if rank else 0 :]
    phrase = before.removesuffix("の")
    callings = _words().callings
    for length in range(_LONGEST_HAN, 1, -1):
        field = callings.get(after[:length]) or callings.get(phrase[-length:])
        if field is not None:
            yield StatedField(field, _CALLING, is_past)
            return
    field = _body(phrase[-2 * _LONGEST_HAN :])
    if field is not None and (phrase.endswith(_TITLES_HAN) or after.startswith(_TITLES_HAN)):
        yield StatedField(field, _BODY, is_past)


def _calling(word: str) -> str | None:
    """The field of the longest calling with which a word ends."""
    callings = _words().callings
    ends: Iterable[str] = (word[start:] for start in range(len(word) - 1))
    return next((callings[end] for end in ends if end in callings), None)


def _body(words: str) -> str | None:
    """The field of the last body that is in Hangul or Han characters."""
    found = [
        (words.rfind(body), field) for body, field in _words().bodies.items() if is_wide(body[0]) and body in words
    ]
    return max(found)[1] if found else None
