"""Find the words of the topic lexicon (data/topics.toml, topics_korean.toml, topics_east_asian.toml) in a text, in one
pass."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import ahocorasick

from bot.lang.folding import words_of_both_scripts
from bot.lang.meanings.table import east_asian_words
from bot.lang.scripts import is_unspaced
from bot.model.analysis import Subject

KOREA, NAMES, ELSEWHERE = "korea", "names", "elsewhere"
_OTHERS = "others"
_OPENING = 200
"""The characters of a text by which its script is told."""
_Owner = tuple[str, bool, bool]
"""A list that has a word, and whether the word may be part of a longer one in the text, before and after."""


def strong(subject: Subject) -> str:
    """The name of a subject's list of words that are specific to it."""
    return f"{subject}.strong"


def weak(subject: Subject) -> str:
    """The name of a subject's list of words that indicate it weakly."""
    return f"{subject}.words"


class TopicWords:
    """All lists in one automaton. Words match in any case and at word borders; "launch*" matches any ending, "*금리*"
    within a word too. A word inside a longer one of the list of others is not found: "역사" in "지역사회"."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._automaton: Any = ahocorasick.Automaton()
        lists_of: dict[str, list[_Owner]] = {}
        for name, words in lists.items():
            for word in words:
                owner = (name, word.startswith("*"), word.endswith("*"))
                lists_of.setdefault(word.strip("*").lower(), []).append(owner)
        for word, owners in lists_of.items():
            self._automaton.add_word(word, (len(word), tuple(owners)))
        self._automaton.make_automaton()

    def places(self, text: str) -> dict[str, set[int]]:
        """List name -> offsets of its words in the text; lists without matches are left out."""
        folded = text.lower()
        if len(folded) != len(text):
            # Some letters (such as a dotted capital I) become two in lower case; they stay, so that offsets stay too.
            folded = "".join(low if len(low := char.lower()) == 1 else char for char in text)
        hits = [hit for last, word in self._automaton.iter(folded) for hit in _hits(folded, last, *word)]
        other_ends = {place: end for name, start, end in hits if name == _OTHERS for place in range(start, end)}
        found: dict[str, set[int]] = {}
        for name, start, end in hits:
            if name != _OTHERS and end > other_ends.get(start, start):
                found.setdefault(name, set()).add(start)
        return found


def _hits(text: str, last: int, length: int, owners: tuple[_Owner, ...]) -> Iterator[tuple[str, int, int]]:
    """(list, start, end) for each list that takes the word that ends with the character `last`."""
    start, end = last - length + 1, last + 1
    opened = not start or not _in_word(text[start - 1])
    closed = end == len(text) or not _in_word(text[end])
    for name, takes_any_beginning, takes_any_ending in owners:
        if (opened or takes_any_beginning) and (closed or takes_any_ending):
            yield name, start, _word_end(text, end) if name == _OTHERS and takes_any_ending else end


def _word_end(text: str, end: int) -> int:
    """The end of the Latin word that goes on at `end`."""
    return next((at for at in range(end, len(text)) if not ("a" <= text[at] <= "z")), len(text))


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def topic_words(text: str = "") -> TopicWords:
    """The lists of the data files for a text, read once a process."""
    return _east_asian_words() if is_unspaced(text[:_OPENING]) else _spaced_words()


@cache
def _spaced_words() -> TopicWords:
    return TopicWords(_spaced_lists())


@cache
def _east_asian_words() -> TopicWords:
    """All words. In one automaton with the Japanese and Chinese words, a Korean text would take three times as long."""
    lists = _spaced_lists()
    for name, words in _east_asian_lists(_file("topics_east_asian.toml")):
        lists.setdefault(name, []).extend(f"*{word}*" for word in words_of_both_scripts(words))
    return TopicWords(lists)


def _spaced_lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for file in ("topics.toml", "topics_korean.toml"):
        for name, words in _lists(_file(file)):
            lists.setdefault(name, []).extend(words)
    return lists


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("bot.text").joinpath(f"data/{name}").read_text(encoding="utf-8"))


def _east_asian_lists(raw: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The Japanese and Chinese words, of which those that are in the list of meanings are given by these."""
    yield _OTHERS, raw["others"]["words"]
    for subject, entry in raw["subjects"].items():
        yield strong(Subject(subject)), [*entry["strong"], *east_asian_words(entry.get("meanings", ()))]
        yield weak(Subject(subject)), [*entry["words"], *east_asian_words(entry.get("weak_meanings", ()))]


def _lists(raw: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The lists of a file by their names."""
    yield KOREA, raw["korea"]["words"]
    yield NAMES, raw["korea"]["names"]
    yield ELSEWHERE, raw["elsewhere"]["words"]
    yield _OTHERS, raw.get("others", {}).get("words", [])
    for name, entry in raw["subjects"].items():
        yield strong(Subject(name)), entry["strong"]
        yield weak(Subject(name)), entry["words"]
