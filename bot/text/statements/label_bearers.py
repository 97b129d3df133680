"""Find whom the label of a turn calls by a name, a part of it, or initials: "MR KIM:", "왕 장관:", "王氏:", "SM:"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from bot.lang.scripts import HAN, HANGUL
from bot.regexes import regex

_TITLE_BEFORE = regex(
    r"(?:(?:dr|mrs?|ms|miss|sir|prof|professor|gen|general|adm|admiral|sen|senator|rep|amb|ambassador|president|minister"
    r"|mayor|governor|secretary|chairman|spokesman|spokeswoman)\.?\s){1,2}"
)
_TITLE_BEHIND = regex(rf"(?:(?:\s?[{HANGUL}]{{2,8}})?(?:\s?[씨님])?|氏|さん|様|[{HAN}]{{2,6}})")
_INITIALS = regex(r"[A-Z]{2,3}")
_FAMILY_NAME = regex(rf"[{HANGUL}{HAN}]")
"""The family name of a Korean, Japanese or Chinese name, where a title follows it."""


class LabelBearers:
    """The persons of a text by the names, parts of names and initials that labels may call them by."""

    def __init__(self, names: Mapping[int, frozenset[str]]) -> None:
        self._by_name: dict[str, set[int]] = defaultdict(set)
        self._by_part: dict[str, set[int]] = defaultdict(set)
        for person, called in names.items():
            for name in called:
                self._by_name[name.casefold()].add(person)
                for part in _parts(name):
                    self._by_part[part].add(person)

    def of(self, label: str) -> tuple[int, bool] | None:
        """The only person whom a label may mean, and whether the label is the person's whole name."""
        if _INITIALS.fullmatch(label) and (bearers := self._by_part.get(label)):
            return (next(iter(bearers)), False) if len(bearers) == 1 else None
        folded = label.casefold()
        title = _TITLE_BEFORE.match(folded)
        name = folded[title.end() :] if title else folded
        for called in (name, *_without_title_behind(name)):
            bearers = self._by_name.get(called, set()) | self._by_part.get(called, set())
            if bearers:
                is_whole = len(called.split()) > 1 or (not called.isascii() and len(called) > 2)
                return (next(iter(bearers)), is_whole) if len(bearers) == 1 else None
        return None


def _parts(name: str) -> Iterator[str]:
    """The beginnings and ends of a name, its initials, and the family name of an East Asian one."""
    words = name.casefold().split()
    for at in range(1, len(words)):
        yield " ".join(words[:at])
        yield " ".join(words[at:])
    if name.isascii():
        yield "".join(word[0] for word in words).upper()
        yield "".join(word[0] for word in name.replace("-", " ").casefold().split()).upper()
    elif _FAMILY_NAME.match(name) and " " not in name:
        yield f"{name[0]} "


def _without_title_behind(name: str) -> Iterator[str]:
    """What a label calls a person by if a title follows: "권예린 씨", "왕 장관", "王氏"."""
    for end in range(len(name) - 1, 0, -1):
        if _TITLE_BEHIND.fullmatch(name, end):
            yield name[:end] if end > 1 else f"{name[0]} "
