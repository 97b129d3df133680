"""Find the words of the topic lexicon (data/topics.toml) in a text, in one pass."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import ahocorasick

from bot.model.analysis import Subject

KOREA, NAMES, ELSEWHERE = "korea", "names", "elsewhere"


def strong(subject: Subject) -> str:
    """The name of a subject's list of words that are specific to it."""
    return f"{subject}.strong"


def weak(subject: Subject) -> str:
    """The name of a subject's list of words that indicate it weakly."""
    return f"{subject}.words"


class TopicWords:
    """All lists in one automaton. Words match in any case and at word borders; "launch*" matches any ending."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._automaton: Any = ahocorasick.Automaton()
        lists_of: dict[str, list[tuple[str, bool]]] = {}
        for name, words in lists.items():
            for word in words:
                lists_of.setdefault(word.rstrip("*").lower(), []).append((name, word.endswith("*")))
        for word, owners in lists_of.items():
            self._automaton.add_word(word, (len(word), tuple(owners)))
        self._automaton.make_automaton()

    def places(self, text: str) -> dict[str, set[int]]:
        """List name -> offsets of its words in the text; lists without matches are left out."""
        folded = text.lower()
        if len(folded) != len(text):
            # Some letters (such as a dotted capital I) become two in lower case; they stay, so that offsets stay too.
            folded = "".join(low if len(low := char.lower()) == 1 else char for char in text)
        found: dict[str, set[int]] = {}
        for last, (length, owners) in self._automaton.iter(folded):
            start, end = last - length + 1, last + 1
            if start and _in_word(folded[start - 1]):
                continue
            closed = end == len(folded) or not _in_word(folded[end])
            for name, takes_any_ending in owners:
                if closed or takes_any_ending:
                    found.setdefault(name, set()).add(start)
        return found


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


@cache
def topic_words() -> TopicWords:
    """The lists of data/topics.toml, read once a process."""
    raw = tomllib.loads(resources.files("bot.text").joinpath("data/topics.toml").read_text(encoding="utf-8"))
    lists = {KOREA: raw["korea"]["words"], NAMES: raw["korea"]["names"], ELSEWHERE: raw["elsewhere"]["words"]}
    for name, entry in raw["subjects"].items():
        subject = Subject(name)
        lists |= {strong(subject): entry["strong"], weak(subject): entry["words"]}
    return TopicWords(lists)
