"""Synthetic news articles: wire texts as outlets republish them, and independent reports of the same events.

grammar (wire_grammar.toml) -> events -> reports in different words, which share quotes and boilerplate
                                      -> wire texts -> copies: cut, reordered, edited, padded, with other headlines
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from msgspec import Struct

_GRAMMAR: dict[str, Any] = tomllib.loads((Path(__file__).parent / "wire_grammar.toml").read_text("utf-8"))
_START = datetime(2024, 3, 1, tzinfo=UTC)
_DAYS = 30
_STANDING_PARAGRAPHS = 40
_VOCABULARY = 8_000
_PLAIN_WORDS = 6
_OPTION = re.compile(r"\(([^()]*)\)")
_NAME = re.compile(r"\{(\w+)\}")
_OWN_NUMBERS = frozenset({"n", "n2", "km"})
_SWAPS = {
    "about": "around", "nearly": "almost", "roughly": "around", "said": "stated", "had": "has", "near": "close to",
    "after": "following", "before": "ahead of", "begun": "started", "people": "persons", "asked": "requested",
    "more": "further", "most": "many", "because": "as", "while": "as", "needed": "required", "waited": "queued",
}  # fmt: skip


class Made(Struct, frozen=True):
    """An article. `family` is the number of the wire text it copies, None for an independent report."""

    title: str
    text: str
    at: datetime
    family: int | None


class _Event(Struct, frozen=True):
    subject: str
    facts: dict[str, str]
    at: datetime
    quotes: tuple[str, ...]


class Press:
    """Writes the synthetic articles; deterministic for a seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
        self._places = [self._word().title() for _ in range(60)]
        family = _GRAMMAR["names"]["family"]
        self._people = [f"{self._word().title()} {self._chance.choice(family)}" for _ in range(200)]
        self._vocabulary = list({self._word(): None for _ in range(_VOCABULARY)})
        self._weights = list(accumulate(1 / rank for rank in range(5, len(self._vocabulary) + 5)))
        self._standing = [self._standing_paragraph() for _ in range(_STANDING_PARAGRAPHS)]

    def made(self, families: int, unrelated: int) -> list[Made]:
        """Make `families` groups of copies and `unrelated` reports, in order of publication."""
        found: list[Made] = []
        events = [self._event() for _ in range(families)]
        for number, event in enumerate(events):
            found += self._family(number, event)
        reports = 0
        while reports < unrelated:
            # Every event, those of wire texts included, also has independent reports.
            event = events[reports % families] if reports < families else self._event()
            for _ in range(min(self._chance.choice((1, 1, 1, 2, 3, 4)), unrelated - reports)):
                found.append(self._report(event))
                reports += 1
        return sorted(found, key=lambda one: (one.at, one.title))

    def _report(self, event: _Event) -> Made:
        paragraphs = self._story(event, self._chance.randint(7, 22))
        return Made(self._headline(event), self._closed(paragraphs), self._hours_after(event, 60), None)

    def _family(self, number: int, event: _Event) -> list[Made]:
        """Three to nine copies of a wire text; in two of three cases also the wire text itself."""
        wire = self._story(event, self._chance.randint(16, 34))
        copies = [self._copy(number, event, wire) for _ in range(self._chance.randint(3, 9))]
        if self._chance.random() < 2 / 3:
            copies.append(Made(self._headline(event), self._closed(wire), event.at, number))
        return copies

    def _copy(self, number: int, event: _Event, wire: Sequence[str]) -> Made:
        kept = max(1, round(self._chance.uniform(0.05, 0.8) * len(wire)))
        places = self._chance.sample(range(len(wire)), kept)
        if self._chance.random() < 0.5:
            places.sort()
        busy = self._chance.uniform(0, 0.3)
        text = [self._edited(wire[place]) if self._chance.random() < busy else wire[place] for place in places]
        for _ in range(self._chance.randint(1, 4)):
            own = [self._sentence(self._chance.choice(self._lists("local", "general")), event.facts) for _ in range(3)]
            place = self._chance.randint(0, len(text))
            text[place:place] = own[: self._chance.randint(1, 3)]
        return Made(self._headline(event), self._closed(text), self._hours_after(event, 36), number)

    def _story(self, event: _Event, length: int) -> list[str]:
        """Sentences of a report: the event first, then details and background, with quotes between."""
        own = _GRAMMAR["subjects"][event.subject]
        lead = [self._sentence(pattern, event.facts) for pattern in self._chance.sample(own, 2)]
        facts = {name: fact for name, fact in event.facts.items() if name not in _OWN_NUMBERS}
        patterns = self._chance.choices([*own, *self._lists("general")], k=length - 2)
        rest = [self._sentence(pattern, facts) for pattern in patterns]
        for quote in self._chance.sample(event.quotes, self._chance.randint(0, len(event.quotes))):
            rest.insert(self._chance.randint(0, len(rest)), self._quoted(quote, event))
        return lead + rest

    def _quoted(self, quote: str, event: _Event) -> str:
        said = self._sentence("{someone} {said}", event.facts).rstrip(".")
        if self._chance.random() < 0.5:
            return f"“{quote},” {said[0].lower()}{said[1:]}."
        return f"{said}: “{quote}.”"

    def _closed(self, sentences: Sequence[str]) -> str:
        """Join sentences to paragraphs of one to three; often adds boilerplate at the end."""
        lines, rest = [], list(sentences)
        while rest:
            size = self._chance.randint(1, 3)
            lines.append(" ".join(rest[:size]))
            del rest[:size]
        if self._chance.random() < 0.4:
            lines.append(self._chance.choice(self._standing))
        return "\n".join(lines)

    def _headline(self, event: _Event) -> str:
        words = self._sentence(self._chance.choice(_GRAMMAR["subjects"][event.subject]), event.facts).split()
        return " ".join(words[: self._chance.randint(6, 10)]).rstrip(".,")

    def _event(self) -> _Event:
        facts = {name: self._value(name, {}) for name in ("day", "month", "spot", "n", "n2", "km", "actor")}
        facts["place"], facts["place2"] = self._chance.sample(self._places, 2)
        facts["person"], facts["person2"] = self._chance.sample(self._people, 2)
        at = _START + timedelta(minutes=self._chance.randrange(_DAYS * 24 * 60))
        quotes = tuple(self._joined("quotes", facts) for _ in range(3))
        return _Event(self._chance.choice(list(_GRAMMAR["subjects"])), facts, at, quotes)

    def _standing_paragraph(self) -> str:
        return " ".join(self._joined("standing", {}) for _ in range(self._chance.randint(1, 3)))

    def _joined(self, table: str, facts: dict[str, str]) -> str:
        parts = (self._chance.choice(_GRAMMAR[table][part]) for part in ("openings", "middles", "endings"))
        return self._sentence(" ".join(parts), facts)

    def _sentence(self, pattern: str, facts: dict[str, str]) -> str:
        words = self._expanded(pattern, facts).split()
        place = self._chance.randint(0, _PLAIN_WORDS)
        while place < len(words):
            # Two authors seldom write the same five words in a row: insert words from a large vocabulary.
            words.insert(place, self._chance.choices(self._vocabulary, cum_weights=self._weights)[0])
            place += self._chance.randint(2, _PLAIN_WORDS)
        written = " ".join(words)
        return written[0].upper() + written[1:]

    def _expanded(self, pattern: str, facts: dict[str, str]) -> str:
        while _NAME.search(pattern) or _OPTION.search(pattern):
            pattern = _OPTION.sub(lambda match: self._chance.choice(match[1].split("|")), pattern)
            pattern = _NAME.sub(lambda match: facts.get(match[1]) or self._value(match[1], facts), pattern, count=1)
        return pattern

    def _value(self, name: str, facts: dict[str, str]) -> str:
        if name in {"n", "n2", "km"}:
            return f"{self._chance.choice((self._chance.randint(3, 40), self._chance.randint(41, 5000))):,}"
        pools = {"place": self._places, "place2": self._places, "person": self._people, "person2": self._people}
        pools["actor"] = _GRAMMAR["names"]["actors"]
        return self._expanded(self._chance.choice(pools.get(name) or _GRAMMAR["lists"][name]), facts)

    def _edited(self, sentence: str) -> str:
        """A small edit: a synonym, or an adverb removed or inserted."""
        words = sentence.split()
        swaps = [place for place, word in enumerate(words) if word in _SWAPS]
        adverbs = [place for place, word in enumerate(words) if word.endswith("ly") and place]
        if swaps and self._chance.random() < 0.6:
            place = self._chance.choice(swaps)
            words[place] = _SWAPS[words[place]]
        elif adverbs:
            del words[self._chance.choice(adverbs)]
        else:
            words.insert(self._chance.randrange(1, len(words)), self._chance.choice(("also", "meanwhile", "later")))
        return " ".join(words)

    def _lists(self, *tables: str) -> list[str]:
        return [pattern for table in tables for pattern in _GRAMMAR[table]["sentences"]]

    def _hours_after(self, event: _Event, hours: int) -> datetime:
        return event.at + timedelta(minutes=self._chance.randint(1, hours * 60))

    def _word(self) -> str:
        return "".join(self._chance.choices(_GRAMMAR["names"]["syllables"], k=self._chance.randint(2, 3)))
