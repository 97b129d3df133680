"""From the phrase that speaks to a speaker: a name where the text settles it, a description where it gives one.

"He" and "the ministry" are followed back only where one reading is left; no speaker is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.model.analysis import Entity, EntityKind, Span
from bot.text.statements.english.cues import Lexicon
from bot.text.statements.english.narrator_sentences import Unit, Word, span_of
from bot.text.statements.english.subjects import Finder, Range

PERSONAL = {"he": "m", "she": "f"}
BODIES = {EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP}
ADJECTIVAL = ("i", "ese", "an", "ish", "ch", "ic")
GENDERS = dict.fromkeys(("mother", "daughter", "wife", "sister", "widow", "woman", "girl", "queen"), "f")
GENDERS |= dict.fromkeys(("father", "son", "husband", "brother", "man", "boy", "king"), "m")
INITIALS = (["Q"], ["A"])
"""Who asks and who answers in an interview."""
NEW = frozenset(["a", "an", "another", "one", "his", "her", "my", "our", "their"])
REACH = 4
"""Units that a pronoun reaches back."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke. `name` is None where the text does not settle it; `span` is the phrase in the text."""

    name: str | None
    id: str | None
    span: Span
    kind: EntityKind | None = None
    entity: int = -1
    plural: bool = False


@dataclass(slots=True)
class SpeakerMemory:
    """What was read so far: who spoke, in which unit, and who was named where."""

    entities: Sequence[Entity]
    lexicon: Lexicon
    genders: dict[int, str]
    units: list[Unit]
    persons: frozenset[int]
    spoken: list[tuple[int, Speaker]] = field(default_factory=list)

    def resolve(self, unit: Unit, at: int, phrase: Range) -> Speaker:
        """The speaker that the phrase of unit number `at` stands for."""
        finder = Finder(unit.words, self.lexicon, self.persons)
        head = finder.head(phrase)
        word = unit.words[head]
        span = span_of(_without_article(unit.words[phrase[0] : phrase[1]]))
        if (first := finder.joint((phrase[0], head + 1))) is not None:
            both = _without_article(unit.words[first : head + 1])
            return Speaker(_as_written(both), None, span_of(both), plural=True)
        if finder.is_count(phrase) or [w.text for w in unit.words[slice(*phrase)]] in INITIALS:
            return Speaker(None, None, span)
        if word.mention >= 0 and self._adjective(unit, head):
            return self._described(unit, at, (phrase[0], head + 2), head + 1)
        if word.mention >= 0 and not self._owned(unit, head):
            return self._named(word.mention, unit, head)
        if word.lower in ("who", "which", "that"):
            return self._antecedent(unit, at, head, finder, span)
        if word.lower in self.lexicon.pronouns:
            return self._pronoun(unit, at, head, span)
        return self._described(unit, at, phrase, head)

    def remember(self, at: int, speaker: Speaker) -> None:
        """Note who spoke in unit number `at`, where it is known."""
        if speaker.name:
            self.spoken.append((at, speaker))

    def _named(self, mention: int, unit: Unit, head: int) -> Speaker:
        entity = self.entities[mention]
        plural = entity.kind is EntityKind.GROUP
        first = head
        while first > 0 and unit.words[first - 1].mention == mention:
            first -= 1
        return Speaker(entity.name, entity.id, span_of(unit.words[first : head + 1]), entity.kind, mention, plural)

    def _adjective(self, unit: Unit, head: int) -> bool:
        """True for "Israeli" in "the Israeli troops": a country's adjective before a noun that the phrase left out."""
        word, entity = unit.words[head], self.entities[unit.words[head].mention]
        if entity.kind is not EntityKind.PLACE or head + 1 >= len(unit.words) or not word.lower.endswith(ADJECTIVAL):
            return False
        return word.lower not in entity.name.lower().split() and unit.words[head + 1].lower in self.lexicon.speakers

    def _owned(self, unit: Unit, head: int) -> bool:
        return head + 1 < len(unit.words) and unit.words[head + 1].lower in ("'s", "'")

    def _antecedent(self, unit: Unit, at: int, head: int, finder: Finder, span: Span) -> Speaker:
        """Who "who" is: the phrase right before it."""
        end = head - 1 if head and unit.words[head - 1].text == "," else head
        if end > 0 and unit.words[end - 1].run is None:
            phrase = finder.nearest(end - 1)
            if phrase and finder.is_speaker(phrase) and unit.words[phrase[0]].lower not in self.lexicon.pronouns:
                found = self.resolve(unit, at, phrase)
                return Speaker(found.name, found.id, found.span, found.kind, found.entity, found.plural)
        return Speaker(None, None, span)

    def _pronoun(self, unit: Unit, at: int, head: int, span: Span) -> Speaker:
        word = unit.words[head].lower
        found: Speaker | None = None
        if word in PERSONAL:
            found = self._person(unit, at, head, PERSONAL[word])
        elif word == "it":
            found = self._recent(
                at, lambda s: s.kind in BODIES or (s.kind is None and not s.plural and not self._is_person(s))
            )
        elif word == "they":
            found = self._recent(at, lambda s: s.plural)
        if found is None:
            return Speaker(None, None, span)
        return Speaker(found.name, found.id, span, found.kind, found.entity, found.plural)

    def _recent(self, at: int, fits: Callable[[Speaker], bool]) -> Speaker | None:
        """The last speaker, if close by and of the right sort."""
        if self.spoken and at - self.spoken[-1][0] <= 2 and fits(self.spoken[-1][1]):
            return self.spoken[-1][1]
        return None

    def _person(self, unit: Unit, at: int, head: int, gender: str) -> Speaker | None:
        """The one person "he" or "she" can be; None where two are left."""
        here = self._persons(unit.words[:head], gender)
        last = self.spoken[-1] if self.spoken else None
        if any(self._describes(words, gender) for words in self._since(last, unit, at, head)):
            return None
        speaking = (
            last[1]
            if last and at - last[0] <= REACH and self._is_person(last[1]) and self._fits(last[1].entity, gender)
            else None
        )
        named = list(here)
        for back in range(at - 1, max(-1, at - 3), -1):
            named += [p for p in self._persons(self.units[back].words, gender) if p not in named]
        if speaking is not None and speaking.entity in named and not here:
            since = (
                [p for b in range(last[0] + 1, at) for p in self._persons(self.units[b].words, gender)] if last else []
            )
            others = [p for p in since if p != speaking.entity]
            return speaking if not others else None
        if speaking is not None and (not named or named == [speaking.entity]):
            return speaking
        if len(named) == 1 and speaking is None:
            entity = self.entities[named[0]]
            return Speaker(entity.name, entity.id, entity.mentions[0], entity.kind, named[0])
        return None

    def _since(self, last: tuple[int, Speaker] | None, unit: Unit, at: int, head: int) -> Iterator[Sequence[Word]]:
        """The words of the narrator since someone spoke, up to the pronoun at word `head` of unit number `at`."""
        begin = last[0] + 1 if last and at - last[0] <= REACH else max(0, at - 2)
        yield from (self.units[back].words for back in range(begin, at))
        yield unit.words[:head]

    def _describes(self, words: Sequence[Word], gender: str) -> bool:
        """True where a person comes in who has no name: "her neighbour nods". "The envoy" may be the one who spoke."""
        finder = Finder(words, self.lexicon, self.persons)
        phrase = finder.first(0, len(words))
        if phrase is None or words[phrase[0]].lower not in NEW:
            return False
        head = words[finder.head(phrase)]
        if phrase[0] == 0 and finder.is_count(phrase):
            return True
        return head.mention < 0 and head.lower in self.lexicon.persons and GENDERS.get(head.lower, gender) == gender

    def _persons(self, words: Sequence[Word], gender: str) -> list[int]:
        """The persons named in words of the narrator, possessives left out, each once."""
        out: list[int] = []
        for w in words:
            if (
                w.mention >= 0
                and w.mention not in out
                and self.entities[w.mention].kind is EntityKind.PERSON
                and self._fits(w.mention, gender)
            ):
                out.append(w.mention)
        return out

    def _is_person(self, speaker: Speaker) -> bool:
        if speaker.kind is not None:
            return speaker.kind is EntityKind.PERSON
        return any(w in self.lexicon.persons for w in re.findall(r"\w+", (speaker.name or "").lower()))

    def _fits(self, entity: int, gender: str) -> bool:
        return self.genders.get(entity, gender) == gender

    def _described(self, unit: Unit, at: int, phrase: Range, head: int) -> Speaker:
        """A speaker without a name; "the ministry" is a ministry named before where there is just one."""
        words = unit.words[phrase[0] : phrase[1]]
        span = span_of(_without_article(words))
        noun = unit.words[head].lower
        plural = noun.endswith(("s", "men", "people", "police")) and not noun.endswith("ss")
        short = len(words) == 2 and words[0].lower == "the"
        if short and (named := self._known_as(noun, at)):
            return Speaker(named.name, named.id, span, named.kind, named.entity)
        return Speaker(_as_written(_without_article(words)), None, span, plural=plural)

    def _known_as(self, noun: str, at: int) -> Speaker | None:
        """The one speaker or body before that goes by a noun: "the ministry" after "the Foreign Ministry"."""
        before = self.units[at].start
        word = re.compile(rf"\b{re.escape(noun)}\b")
        in_any_case = re.compile(word.pattern, re.IGNORECASE)
        office = noun in self.lexicon.persons
        bodies = {
            i
            for i, e in enumerate(self.entities)
            if e.kind is (EntityKind.PERSON if office else EntityKind.ORGANISATION)
            and e.mentions[0].start < before
            and in_any_case.search((e.role.text if e.role else "") if office else e.name)
        }
        described = {s.name: s for _, s in self.spoken if s.entity < 0 and s.name and word.search(s.name)}
        if len(bodies) == 1 and not described:
            entity = self.entities[index := bodies.pop()]
            return Speaker(entity.name, entity.id, entity.mentions[0], entity.kind, index)
        if len(described) == 1 and not bodies:
            return next(iter(described.values()))
        return None


def genders(text: str, entities: Sequence[Entity]) -> dict[int, str]:
    """The gender of the persons that the text calls Mr, Mrs or Ms, by index."""
    out: dict[int, str] = {}
    for index, entity in enumerate(entities):
        if entity.kind is EntityKind.PERSON:
            for mention in entity.mentions:
                title = re.search(r"\b(Mr|Mrs|Ms|Miss|Sir|Lady)\.? ?$", text[max(0, mention.start - 6) : mention.start])
                title = title or re.match(r"(Mr|Mrs|Ms|Miss|Sir|Lady)\b", text[mention.start : mention.end])
                if title:
                    out[index] = "m" if title.group(1) in ("Mr", "Sir") else "f"
                    break
    return out


def _without_article(words: Sequence[Word]) -> Sequence[Word]:
    return words[1:] if len(words) > 1 and words[0].lower in ("the", "a", "an") else words


def _as_written(words: Sequence[Word]) -> str:
    """The words with the spaces they have between them in the text."""
    return "".join(
        word.text if before is None or before.end == word.start else f" {word.text}"
        for before, word in zip((None, *words), words, strict=False)
    )
