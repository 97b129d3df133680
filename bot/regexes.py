"""Regular expressions that are compiled at their first use, and the words without which one cannot match.

The desk has some 1,500. To compile them takes a second, which every command of the terminal and every reader would
spend at its start, mostly for expressions that it never uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby
from re import _constants, _parser  # type: ignore[attr-defined]  # Python's parser of expressions has no public name
from typing import Any, AnyStr, cast

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_OF_NO_LENGTH = (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT)
_MOST_PREFIXES = 100
_FEW = 16
"""The most words that a pattern has one by one, which is compiled faster; of more, those with one first letter are
together."""
_SHARE_OF_A_LETTER, _SHARE_OF_A_SIGN = 0.1, 0.003
"""How often one is found where a word may begin: a Latin letter; a syllable of Hangul or a Chinese character."""


class LazyPattern:
    """Stands for a compiled pattern, whose methods it has. It may not be passed to functions of `re`."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[Any]:
        """The pattern. Raises re.error if it is invalid."""
        return re.compile(self.pattern, self._flags)

    @cached_property
    def necessary_words(self) -> frozenset[str]:
        """See `necessary_words`. Does not compile the pattern."""
        return necessary_words(str(self.pattern), self._flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.compiled, name)
        setattr(self, name, found)  # so that the next use does not come here
        return found


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern for a module or class, with the arguments of `re.compile`."""
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words as they are written, the longest first. The first letter of many words is compared
    once, which finds the same faster. It is the same in every process, while the order of a set is not."""
    return _any_of(sorted(set(words)))


def _any_of(words: Sequence[str]) -> str:
    """The same of sorted words that are not empty."""
    if len(words) <= _FEW:
        return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    parts, single = list[str](), list[str]()
    for _, group in groupby(sorted(words, key=_first_letter), _first_letter):
        alike = list(group)
        first, rests = alike[0][0], [word[1:] for word in alike]
        if any(word[0] != first for word in alike):  # where case is ignored, the longest of them comes first
            parts.extend(map(re.escape, sorted(alike, key=len, reverse=True)))
        elif rests == [""]:
            single.append(re.escape(first))
        elif len(rests) == 1:
            parts.append(re.escape(first + rests[0]))
        else:
            optional = "?" if rests[0] == "" else ""
            parts.append(f"{re.escape(first)}(?:{_any_of([rest for rest in rests if rest])}){optional}")
    return "|".join([*parts, f"[{''.join(single)}]"] if single else parts)


def _first_letter(word: str) -> str:
    """The first letter by which words are together: one for both cases, and for an i without a dot."""
    return word[0].casefold()[0].replace("\u0131", "i")


def is_of(match: re.Match[AnyStr], pattern: re.Pattern[AnyStr]) -> bool:
    """Whether a match is one of this pattern. `match.re is pattern` is never true."""
    return match.re is cast("LazyPattern", pattern).compiled


def necessary_words(pattern: str, flags: int = 0) -> frozenset[str]:
    """Folded words (`str.casefold`) of which every text that the pattern matches has one; empty if there are no such
    words. To look for them takes less time than to try many alternatives wherever they may begin."""
    kept: set[str] = set()
    for word in sorted(_NecessaryWords().of(_parser.parse(pattern, flags).data), key=len):
        ends = range(1, len(word) + 1)
        if kept.isdisjoint([word[start:end] for end in ends for start in range(end)]):
            kept.add(word)
    return frozenset(kept)


def words_of(pattern: re.Pattern[str]) -> frozenset[str]:
    """The necessary words of a pattern that `regex` made."""
    return cast("LazyPattern", pattern).necessary_words


def _rarity(words: frozenset[str]) -> float:
    """The more letters, the rarer is a word; the more words, the likelier is it that a text has one."""
    shares = [_SHARE_OF_A_LETTER if word.isascii() else _SHARE_OF_A_SIGN for word in words]
    return -sum([share ** len(word) for share, word in zip(shares, words, strict=True)])


class _NecessaryWords:
    """Finds the necessary words of the parts of one parsed pattern. What a nested sequence begins with is kept, since
    it is asked for by each part before it and for the sequence itself."""

    def __init__(self) -> None:
        self._beginnings: dict[int, tuple[frozenset[str], bool]] = {}

    def of(self, parts: Sequence[Any]) -> frozenset[str]:
        """The rarest necessary words of a sequence of parsed parts."""
        sets = [self._beginning(parts)[0]]
        for at, (kind, _) in enumerate(parts[:-1], 1):
            if kind is not _constants.LITERAL:
                sets.append(self._prefixes(parts[at:])[0])
        for kind, value in parts:
            if kind is _constants.BRANCH:
                sets.append(self._of_each(value[1]))
            elif kind is _constants.SUBPATTERN:
                sets.append(self.of(value[3].data))
            elif kind in _REPEATS and value[0] > 0:
                sets.append(self.of(value[2].data))
        return max((words for words in sets if words and "" not in words), key=_rarity, default=frozenset())

    def _of_each(self, alternatives: Iterable[Any]) -> frozenset[str]:
        words = [self.of(one.data) for one in alternatives]
        return frozenset().union(*words) if all(words) else frozenset()

    def _beginning(self, parts: Sequence[Any]) -> tuple[frozenset[str], bool]:
        if (known := self._beginnings.get(id(parts))) is None:
            known = self._beginnings[id(parts)] = self._prefixes(parts)
        return known

    def _prefixes(self, parts: Sequence[Any]) -> tuple[frozenset[str], bool]:
        """Folded strings with one of which every match of a sequence begins, and whether they are whole matches."""
        prefixes = frozenset({""})
        for kind, value in parts:
            whole = True
            if kind is _constants.LITERAL:
                ways = frozenset({chr(value).casefold()})
            elif kind is _constants.IN and all(one is _constants.LITERAL for one, _ in value):
                ways = frozenset(chr(code).casefold() for _, code in value)
            elif kind is _constants.BRANCH:
                each = [self._beginning(one.data) for one in value[1]]
                ways, whole = frozenset().union(*(words for words, _ in each)), all(one for _, one in each)
            elif kind is _constants.SUBPATTERN:
                ways, whole = self._beginning(value[3].data)
            elif kind in _OF_NO_LENGTH:
                continue
            else:
                return prefixes, False
            if len(prefixes) * len(ways) > _MOST_PREFIXES:
                return prefixes, False
            prefixes = frozenset(before + way for before in prefixes for way in ways)
            if not whole:
                return prefixes, False
        return prefixes, True
