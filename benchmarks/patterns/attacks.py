"""Attack strings for a regular expression, made from its own parse tree.

    pattern -> parse tree -> for each loop: the way to it, and a match of its body -> way + body * n + a near miss
                          -> the whole, cut before its end, repeated: many beginnings that each fail late

A backtracking engine needs more than linear time for such a string where two loops can share the repeated part, or
where each place of the text begins a new attempt that reads on to the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from re import _constants as codes  # type: ignore[attr-defined]  # the parse tree has no public names
from re import _parser as parser  # type: ignore[attr-defined]  # likewise
from typing import Any

_LOOP = 8
"""The fewest repetitions of a repeat that counts as a loop."""
_EXAMPLES = 3
_BRANCHES = 5
_PAIRS = 12
_NEAR_MISSES = ("\x01", "")
_OF_CATEGORY = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_DIGIT: "a ",
    codes.CATEGORY_SPACE: " \n",
    codes.CATEGORY_NOT_SPACE: "a(",
    codes.CATEGORY_WORD: "aA1",
    codes.CATEGORY_NOT_WORD: " -",
}
_PROBES = " \n\t-a1A.,가북(\"“'"
_LOOPS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)

Node = tuple[Any, Any]


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """(beginning, repeated part, end) of each attack, without repetitions."""
    tree = list(parser.parse(pattern.pattern, pattern.flags))
    seen: set[tuple[str, str, str]] = set()
    for attack in _all(tree):
        if attack[1] and attack not in seen:
            seen.add(attack)
            yield attack


def _all(tree: Sequence[Node]) -> Iterator[tuple[str, str, str]]:
    bodies: list[str] = []
    for way, body in _loops(tree, ""):
        bodies.append(body)
        for end in _NEAR_MISSES:
            yield (way, body, end)
        yield ("", way + body * 2, _NEAR_MISSES[0])
    for whole in islice(_examples(tree), _EXAMPLES):
        for cut in {whole[:-1], whole}:
            yield ("", cut, _NEAR_MISSES[0])
            yield ("", f"{cut} ", _NEAR_MISSES[0])
    for one, other in islice(combinations(dict.fromkeys(bodies), 2), _PAIRS):
        yield ("", one + other, _NEAR_MISSES[0])
    for probe in _PROBES:
        yield ("", probe, _NEAR_MISSES[0])


def _loops(nodes: Sequence[Node], way: str) -> Iterator[tuple[str, str]]:
    """Each loop below these nodes: an example of what comes before it, and one of its body."""
    for code, value in nodes:
        yield from _loops_of(code, value, way)
        way += next(_examples([(code, value)]), "")


def _loops_of(code: Any, value: Any, way: str) -> Iterator[tuple[str, str]]:
    if code in _LOOPS:
        _, most, body = value
        if most >= _LOOP:
            for example in islice(_examples(body), _EXAMPLES):
                yield (way, example)
        yield from _loops(body, way)
    elif code is codes.SUBPATTERN:
        yield from _loops(value[-1], way)
    elif code is codes.ATOMIC_GROUP:
        yield from _loops(value, way)
    elif code is codes.BRANCH:
        for branch in value[1]:
            yield from _loops(branch, way)
    elif code in (codes.ASSERT, codes.ASSERT_NOT):
        yield from _loops(value[1], way)


def _examples(nodes: Sequence[Node]) -> Iterator[str]:
    """Strings that these nodes match, look-around aside; the first has the first choice everywhere."""
    if not nodes:
        yield ""
        return
    choices = [list(islice(_of_node(*node), _BRANCHES)) or [""] for node in nodes]
    first = [options[0] for options in choices]
    yield "".join(first)
    for place, options in enumerate(choices):
        for option in options[1:]:
            yield "".join([*first[:place], option, *first[place + 1 :]])


def _of_node(code: Any, value: Any) -> Iterator[str]:
    if code in (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN):
        yield from _of_character(code, value)
    elif code is codes.BRANCH:
        for branch in value[1]:
            yield from islice(_examples(branch), 1)
    elif code is codes.SUBPATTERN:
        yield from _examples(value[-1])
    elif code is codes.ATOMIC_GROUP:
        yield from _examples(value)
    elif code in _LOOPS:
        least, most, body = value
        yield from (example * max(least, min(1, most)) for example in islice(_examples(body), _EXAMPLES))
        if least == 0:
            yield ""
    else:  # positions, look-around, references to groups
        yield ""


def _of_character(code: Any, value: Any) -> Iterator[str]:
    if code is codes.LITERAL:
        yield chr(value)
    elif code is codes.IN:
        yield from _of_set(value)
    else:
        yield from (char for char in "a 1(" if code is codes.ANY or char != chr(value))


def _of_set(items: Sequence[Node]) -> Iterator[str]:
    if items and items[0][0] is codes.NEGATE:
        refused = set(_of_set(items[1:]))
        yield from (char for char in "a 1(\n가" if char not in refused)
        return
    for code, value in items:
        if code is codes.LITERAL:
            yield chr(value)
        elif code is codes.RANGE:
            yield chr(value[0])
        elif code is codes.CATEGORY:
            yield from _OF_CATEGORY.get(value, "a")
