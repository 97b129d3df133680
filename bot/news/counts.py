"""Numbers of one kind of thing across the reports of a long story: 1,500 soldiers, 3,000, "up to 12,000".

    sentences of a report, in order -> numbers of a hundred or more, each with what it counts, whose, and names nearby
        a number without a noun counts what was spoken of before: "nearly 11,000 who are training", "이 가운데 3천여 명"
    numbers of several reports -> grouped where they count the same thing of the same nation and share a name beside it

`bot.news.figures` pairs numbers that differ little by the words around them. Reports of a force that grows tenfold in
two weeks use ever other words; so numbers are compared here by the noun and whose it is, whatever the factor between
them.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence, Set
from functools import cache
from importlib import resources

from msgspec import Struct

from bot.lang.days import MONTH, WEEKDAY_NAME
from bot.lang.numbers import ABOUT, AMOUNT, amount, with_thousands_commas
from bot.lang.scripts import HANGUL, is_wide
from bot.news.connected import groups_sharing_a_key
from bot.news.figures import Figure, differ, figures
from bot.news.tolls.casualties import PARTIAL, PLANNED
from bot.regexes import any_of, regex

SOLDIER = "soldier"
_LEAST = 100
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SOLDIERS = r"(?:soldiers?|troops?|servicemen|personnel|fighters?)"
_BEHIND_FORCES = regex(rf"(?<=forces)\s+{_SOLDIERS}\b", re.IGNORECASE)
_SOLDIER_STEMS = frozenset(("soldier", "troop", "fighter"))
_MILITARY = regex(rf"\b(?:{_SOLDIERS}|officers?|generals?|army|brigades?|units?|battalions?)\b", re.IGNORECASE)
_KOREAN_MILITARY = regex(r"군(?!사|비|수)|병력|병사|부대|파병")
_BARE = regex(
    rf"(?P<about>\b(?:{ABOUT}|a\s+total\s+of)\s+)?(?<![\w.,:/$€£₩-])(?P<number>{AMOUNT})(?![\w:/%-]|,\d|\.\d)"
    r"(?P<of>\s+(?:of\s+them|who|being|men|in\s+all|each)\b)?",
    re.IGNORECASE,
)
_NUMBER_OF = regex(r"\bnumber\s+of\s+([^,.;]{3,40})")
_TOTAL = regex(r"\b(?:number(?:s|ed)?|force|total|count|tally|figure|toll)\b", re.IGNORECASE)
_FOLLOWED = regex(r"\s*(?:$|[.,;]|(?:by|so\s+far|in|at|or|and|but)\b)")
_MORE = regex(
    rf"(?:\b(?:another|additional|further|extra|remaining|first|next|other)\s+(?:{ABOUT}\s+)?|(?:추가|\d차)로\s)$",
    re.IGNORECASE,
)
_MORE_BEHIND = regex(r"\s*(?:more|others)\b|(?:가량)?[이가을를]?\s?(?:더|추가)(?=\s)")
_EXPECTED = regex(
    r"\b(?:expect(?:s|ed)?|plan(?:s|ned)?|decided\s+to|intends?|prepared|will|would"
    r"|(?:to|could|may)\s+(?:reach|send|be\s+sent))\b"
    r"|[될할갈]\s것|기로|예정|계획|전망",
    re.IGNORECASE,
)
_AND = regex(r"\band\b|,|고\s")
_CAPITAL = regex(r"\b[A-Z][a-z]{3,}")
_DAY = regex(rf"{MONTH}|{WEEKDAY_NAME}")
_KOREAN_OWNER = regex(r"(?:이|가|은|는|군)(?![가-힣]{2})|\s(?:특수부대|병력|병사|부대)")
_KOREAN_PLACE = regex(r"(?:에|으?로|와|과|를|을)|\s(?:전쟁|극동|서부|동부|전선|지역)")
_KOREAN_ARMY = regex(
    rf"(?<![{HANGUL}])(?!(?:아|적|연합|다국적)군)(?P<army>[{HANGUL}]{{1,8}}군)"
    rf"(?=[은는이가도의]?\s(?:[{HANGUL}]{{2,4}}\s)?(?:약\s)?\d)"
)
"""An army right before a number, also of a nation that is not listed: "이스라엘군 병사 3만명"."""
_ARMY_BEFORE, _NATION_BEFORE = 24, 8
_OF_THESE = regex(r"이\s?(?:가운데|중)|이들|그\s?(?:가운데|중)")
_STEM = 6
_SUBJECT = regex(rf"\b(?:{_SOLDIERS}|units)\b", re.IGNORECASE)


class Counted(Struct, frozen=True):
    """A number in a sentence of a report: [start, end) has it with "about" before it, `whole` ends after the noun.
    `kind` is what it counts, `whose` a nation or other name; `names` are the others in sentence and title. `expected`
    if the sentence speaks of what is planned or to come."""

    by: Hashable
    sentence: int
    start: int
    end: int
    whole: int
    value: float
    kind: str
    whose: str
    names: frozenset[str]
    expected: bool


class _Topic(Struct, frozen=True):
    """The kind of thing, and its owner, that a report mentioned last."""

    kind: str
    whose: str


def counts(by: Hashable, title: str, sentences: Sequence[str]) -> list[Counted]:
    """The counts in a report's sentences; `by` is its key."""
    topic = _spoken_of(title, None)
    others = _names(title, title=True)
    found: list[Counted] = []
    owners = set[str]()
    for place, sentence in enumerate(sentences):
        for number in _numbers(sentence):
            topic = _topic(sentence, number, topic)
            if topic is not None and not (_is_added(sentence, number) or _is_open(sentence, topic, owners)):
                owners.add(topic.whose)
                names = (others | _names(sentence)) - {topic.whose}
                span = (number.start, _number_end(sentence, number), number.end)
                expected = _EXPECTED.search(_clause(sentence, number)) is not None
                found.append(Counted(by, place, *span, number.value, topic.kind, topic.whose, names, expected))
        topic = _spoken_of(sentence, topic)
    return found


def same(found: Sequence[Counted]) -> list[list[Counted]]:
    """Groups of counts of the same thing with at least two numbers that differ by more than rounding, in order."""
    return [group for group in groups_sharing_a_key(found, _things) if _differing(group)]


def nations(text: str) -> frozenset[str]:
    """The nations that a text names, each in one form."""
    return frozenset(_form(match[0]) for match in _nations()[0].finditer(text))


def listed_nations() -> frozenset[str]:
    """The names of the nations that are known, each in small letters."""
    return _nations()[1]


def nation_in(whose: str | None, sentences: Sequence[str]) -> str | None:
    """The key of the nation whose things were counted in these sentences; None where one of them does not name it, or
    it is no nation."""
    listed = whose in listed_nations() and all(whose in nations(one) for one in sentences)
    return whose.replace(" ", "-") if whose and listed else None


def _things(one: Counted) -> Iterator[Hashable]:
    """What a count may be of: something of its report or of a name beside it."""
    return ((one.kind, one.whose, shared) for shared in (("report", one.by), *one.names))


def _differing(group: Sequence[Counted]) -> bool:
    values = [one.value for one in group]
    return differ(min(values), max(values), group[0].kind)


def _numbers(sentence: str) -> Iterator[Figure]:
    """The numbers of the sentence from a hundred on; those without a noun or unit have empty `counts`."""
    text = with_thousands_commas(sentence)
    known = [_with_soldiers(sentence, one) for one in figures(sentence) if one.counts not in "%$€£₩"]
    bare = []
    if not is_wide(sentence):
        for match in _BARE.finditer(text):
            value = amount(match["number"])
            taken = any(one.start < match.end() and match.start() < one.end for one in known)
            year = match["number"].isdigit() and _FIRST_YEAR <= value <= _LAST_YEAR
            total = _TOTAL.search(text, 0, match.start()) and _FOLLOWED.match(text, match.end())
            told = match["of"] and (match["about"] or match["of"].strip() != "men")
            if not (taken or year) and (told or total):
                bare.append(Figure(match.start(), match.end("number"), value, ""))
    for one in sorted([*known, *bare], key=lambda one: one.start):
        if one.value >= _LEAST and not one.counts.startswith((PLANNED, PARTIAL)):
            yield one


def _with_soldiers(sentence: str, number: Figure) -> Figure:
    """The number with the soldiers after its noun: "1,500 special forces soldiers"."""
    behind = _BEHIND_FORCES.match(sentence, number.end)
    return Figure(number.start, behind.end(), number.value, SOLDIER) if behind else number


def _topic(sentence: str, number: Figure, before: _Topic | None) -> _Topic | None:
    """What the number counts and whose; None where it is not known."""
    if is_wide(sentence):
        return _korean_topic(sentence, number, before)
    if not number.counts:
        told = _NUMBER_OF.search(sentence, 0, number.start)
        whose = next(_in_order(told[1]), None) if told else None
        return _Topic(before.kind, whose) if before and whose else before
    kind = SOLDIER if number.counts in _SOLDIER_STEMS else number.counts
    if kind == "people" and _MILITARY.search(sentence):
        kind = SOLDIER
    whose = next(_in_order(sentence[number.start : number.end], skip_first=True), None)
    if kind != SOLDIER:
        return _Topic(kind, whose) if whose else None
    if whose is None:
        nations = [name for name in _in_order(sentence[: number.start]) if name in _nations()[1]]
        whose = nations[-1] if nations else None
    if whose is None and before is not None and before.kind == kind:
        whose = before.whose
    return _Topic(kind, whose) if whose else None


def _korean_topic(sentence: str, number: Figure, before: _Topic | None) -> _Topic | None:
    if number.counts != "people":
        return None
    near = sentence[max(number.start - 14, 0) : number.end + 10]
    if not _KOREAN_MILITARY.search(near):
        return before
    whose = _korean_owner(sentence[: number.start]) or (before.whose if before else None)
    return _Topic(SOLDIER, whose) if whose else None


def _is_open(sentence: str, topic: _Topic, owners: Set[str]) -> bool:
    """Whether soldiers of a Korean sentence that names no owner may be of several armies that a report has named."""
    if not is_wide(sentence) or topic.kind != SOLDIER or len(owners) < 2:
        return False
    return not (nations(sentence) or topic.whose in sentence or _OF_THESE.search(sentence))


def _korean_owner(words: str) -> str | None:
    """The nation whose soldiers a number after these words counts: the last that is a subject or an army, "북한이
    러시아에 1500명", else the last that is neither a place nor a companion."""
    matches = [(_form(match[0]), words[match.end() :], match[0]) for match in _nations()[0].finditer(words)]
    army = [*_KOREAN_ARMY.finditer(f"{words}0", max(0, len(words) - _ARMY_BEFORE))]
    if army and not _nations()[0].search(words, max(0, army[-1].start() - _NATION_BEFORE)):
        return army[-1]["army"]
    owners = [name for name, rest, form in matches if form.endswith("군") or _KOREAN_OWNER.match(rest)]
    others = [name for name, rest, _ in matches if not _KOREAN_PLACE.match(rest)]
    found = owners or others or [name for name, _, _ in matches]
    return found[-1] if found else None


def _spoken_of(text: str, before: _Topic | None) -> _Topic | None:
    """What a text without numbers speaks of: "North Korean soldiers"; the topic before if of nothing of the kind."""
    pattern = _KOREAN_MILITARY if is_wide(text) else _SUBJECT
    found = pattern.search(text)
    if found is None:
        return before
    behind = found.end() if is_wide(text) else found.start()
    names = [*_in_order(text[:behind], skip_first=before is not None)]
    nations = [name for name in names if name in _nations()[1]] or names
    return _Topic(SOLDIER, nations[-1]) if nations else before


def _clause(sentence: str, number: Figure) -> str:
    """The words around the number from "and" to "and"."""
    before, after = sentence[: number.start], sentence[number.end :]
    return f"{_AND.split(before)[-1]} {_AND.split(after)[0]}"


def _is_added(sentence: str, number: Figure) -> bool:
    """Whether the number is of those that come on top: "another 1,500", "1,500 more"."""
    return bool(_MORE.search(sentence[: number.start]) or _MORE_BEHIND.match(sentence, number.end))


def _number_end(sentence: str, number: Figure) -> int:
    """Where the number ends without its noun."""
    text = with_thousands_commas(sentence)
    found = re.compile(rf"{AMOUNT}여?(?:\s?명|\s(?:hundred|thousand|million))?").search(text, number.start, number.end)
    return found.end() if found else number.end


def _names(text: str, *, title: bool = False) -> frozenset[str]:
    """The names in a text, in one form each; the first word of a sentence does not count unless it names a nation."""
    return frozenset(_in_order(text, skip_first=not title))


def _in_order(text: str, *, skip_first: bool = False) -> Iterator[str]:
    pattern, _ = _nations()
    place = 0
    for match in pattern.finditer(text):
        yield from _capitals(text, place, match.start(), skip_first=skip_first)
        yield _form(match[0])
        place = match.end()
    yield from _capitals(text, place, len(text), skip_first=skip_first)


def _capitals(text: str, start: int, end: int, *, skip_first: bool) -> Iterator[str]:
    for match in _CAPITAL.finditer(text, start, end):
        if (match.start() or not skip_first) and not _DAY.fullmatch(match[0]):
            yield match[0][:_STEM].lower()


def _form(written: str) -> str:
    return _forms()[written.casefold()]


@cache
def _forms() -> dict[str, str]:
    """Each form of a nation -> its name."""
    lines = (resources.files("bot.news") / "data" / "nations.txt").read_text(encoding="utf-8").splitlines()
    found = {}
    for line in lines:
        if not line.startswith("#"):
            forms = [form.strip() for form in line.replace(" : ", ",").split(",")]
            found.update({form.casefold(): forms[0].casefold() for form in forms})
    return found


@cache
def _nations() -> tuple[re.Pattern[str], frozenset[str]]:
    wide = any_of(filter(is_wide, _forms()))
    latin = any_of(form for form in _forms() if not is_wide(form))
    pattern = re.compile(rf"(?<![A-Za-z])(?i:{latin})(?![A-Za-z]|\s+Korea)|(?<![{HANGUL}])(?:{wide})")
    return pattern, frozenset(_forms().values())
