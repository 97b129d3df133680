"""Reading a text for quotes: unit by unit, remembering who spoke."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.lang.scripts import is_korean
from bot.model.analysis import Entity, EntityKind, Quote, QuoteKind, Span
from bot.text.statements.attributions import Claim
from bot.text.statements.clauses import claims
from bot.text.statements.cues import Sense, lexicon
from bot.text.statements.korean.find import korean_quotes
from bot.text.statements.quotation_marks import QuotedRun, runs
from bot.text.statements.speakers import Speaker, SpeakerMemory, genders
from bot.text.statements.subjects import BREAKS, Finder, Range
from bot.text.statements.units import Unit, Word, last_text, units
from bot.text.statements.unquoted import Block, blocks
from bot.text.tagger import Tagged

EDGE = " \t\n\r\"“”„‘’'`,.;:«»「」『』\xa0—–-"
TRAIL = EDGE.replace("-", "")
DASHES = frozenset(("—", "–", "-", "--", "―"))
THINGS = frozenset(("which", "that"))
MUTE = frozenset((EntityKind.WEAPON, EntityKind.EVENT))
OWN = frozenset(("i", "we"))
VERB = re.compile(r"[a-z]+(?:ed|s)")
LEAST = 4
"""Words of a quotation without a cue that count as speech."""
_LANGUAGE_SAMPLE = 4000
"""Characters by which the language is decided."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """The last one who was quoted, and where."""

    unit: int
    line: int
    speaker: Speaker
    direct: bool


class AttributionPass:
    """One text being read; `quotes` reads it."""

    def __init__(self, tagged: Tagged, entities: Sequence[Entity]) -> None:
        self.tagged = tagged
        self.text = tagged.text
        self.runs = runs(tagged.text)
        self.lexicon = lexicon()
        self.units = units(tagged, self.runs, entities)
        persons = frozenset(i for i, e in enumerate(entities) if e.kind is EntityKind.PERSON)
        self.memory = SpeakerMemory(entities, self.lexicon, genders(tagged.text, entities), self.units, persons)
        self.claims = [claims(unit, self.lexicon, persons) if _worth(unit) else [] for unit in self.units]
        self.found: list[Quote] = []
        self.last: Attributed | None = None
        self.stating: tuple[Span, Speaker] | None = None

    def quotes(self) -> list[Quote]:
        """All quotes, in order."""
        if is_korean(self.text[:_LANGUAGE_SAMPLE]):
            return korean_quotes(self.tagged, self.runs, self.memory.entities)
        whole = {b.unit: b for b in blocks(self.text, self.units, self.claims, self.lexicon)}
        for at, unit in enumerate(self.units):
            taken: set[QuotedRun] = set()
            if block := whole.get(at):
                self._block(at, unit, block)
            for claim in self.claims[at]:
                taken |= self._told(at, unit, claim)
            alone = all(w.run is not None or not w.is_word for w in unit.words)
            for place, word in enumerate(unit.words):
                if word.run is not None and word.run not in taken:
                    self._untold(at, unit, place, word.run, alone)
        return sorted(self._carried_back(), key=lambda q: (q.start, q.end))

    def _carried_back(self) -> list[Quote]:
        """The quotes, where a paragraph that leaves its quotation open has the speaker of the next one."""
        out = list(self.found)
        for before, after in reversed(list(pairwise(self.runs))):
            if after.carried:
                speech = next((q for q in out if after.start <= q.start < after.end and q.speaker), None)
                for at, quote in enumerate(out):
                    if speech and quote.speaker is None and before.start <= quote.start < before.end:
                        told = (speech.speaker, speech.speaker_id, speech.speaker_span)
                        out[at] = replace(quote, speaker=told[0], speaker_id=told[1], speaker_span=told[2])
        return out

    def _speaker(self, at: int, unit: Unit, subject: Range) -> Speaker:
        """Who the subject is; "we" and "I" in a statement printed whole are those who made it."""
        found = self.memory.resolve(unit, at, subject)
        if found.name is None and unit.words[subject[0]].lower in OWN and self.stating:
            block, author = self.stating
            if block.start <= unit.start < block.end:
                return replace(author, span=found.span)
        return found

    def _block(self, at: int, unit: Unit, block: Block) -> None:
        """A statement without quote marks."""
        speaker = self.memory.resolve(unit, at, block.subject) if block.subject else None
        cue = self.text[block.cue.start : block.cue.end] if block.cue else None
        if speaker:
            self.stating = block.span, speaker
        self._add(block.span, QuoteKind.DIRECT if block.direct else QuoteKind.INDIRECT, cue, speaker)

    def _told(self, at: int, unit: Unit, claim: Claim) -> set[QuotedRun]:
        """The quotes of one claim, and the runs they take."""
        speaker = self._speaker(at, unit, claim.subject)
        if speaker.kind in MUTE or (speaker.name is None and unit.words[claim.subject[0]].lower in THINGS):
            return set()
        cue = self.text[unit.words[claim.cue[0]].start : unit.words[claim.cue[1] - 1].end]
        taken: set[QuotedRun] = set()
        direct = False
        for piece in claim.pieces if claim.sense is not Sense.JUDGED else ():
            for kind, span in _contents(unit, piece):
                taken |= {
                    w.run for w in unit.words if w.run and span.start < w.run.inner_end and w.run.inner_start < span.end
                }
                direct |= kind is QuoteKind.DIRECT
                self._add(span, kind, cue, speaker)
        self.memory.remember(at, speaker)
        self.last = Attributed(at, unit.line, speaker, direct)
        return taken

    def _untold(self, at: int, unit: Unit, place: int, run: QuotedRun, alone: bool) -> None:
        """A quotation no cue of its own unit takes: the speech before it goes on, or it stands `alone`."""
        speaker = self._carried(at, unit, run) if alone else self._beside(at, unit, place)
        if speaker is None and not self._speaks(run, alone or self._cued(unit, place)):
            return
        span = _inner(unit.words[place])
        if span:
            self._add(span, QuoteKind.DIRECT, None, speaker)
            if speaker:
                self.last = Attributed(at, unit.line, speaker, direct=True)

    def _speaks(self, run: QuotedRun, expected: bool) -> bool:
        """True for a quotation without a speaker that is speech all the same, and no name or title in quotation marks.
        `expected` where nothing but a quotation, or a cue, stands there."""
        content = self.text[run.inner_start : run.inner_end]
        return len(re.findall(r"\w+", content)) >= (2 if expected else LEAST) and (expected or not content.istitle())

    def _cued(self, unit: Unit, place: int) -> bool:
        """True where a cue stands right before the quotation at word `place`; "so-called" is none."""
        before = [w.lower for w in unit.words[max(0, place - 2) : place] if w.text not in (",", ":")]
        return bool(before) and before[-1] in self.lexicon.cues and before[0] != "-"

    def _carried(self, at: int, unit: Unit, run: QuotedRun) -> Speaker | None:
        """Who goes on speaking in a unit that is nothing but a quotation."""
        last = self.last
        if last and last.unit == at - 1 and self.units[last.unit].words[-1].text == ":":
            return last.speaker
        following = at + 1
        if signed := self._signed(following):
            return signed
        if following < len(self.units) and self.units[following].line == unit.line:
            for claim in self.claims[following]:
                if not claim.pieces and claim.subject:
                    return self.memory.resolve(self.units[following], following, claim.subject)
        if last is None:
            return None
        if run.carried or last.line == unit.line:
            return last.speaker
        return last.speaker if last.direct and last.unit == at - 1 else None

    def _signed(self, at: int) -> Speaker | None:
        """The name that stands under a quotation: "- Name" in a unit of its own."""
        if at >= len(self.units):
            return None
        words = self.units[at].words
        if words[0].text not in DASHES or len(words) > 12 or len(words) < 2:
            return None
        phrase = Finder(words, self.lexicon).after(0)
        return self.memory.resolve(self.units[at], at, phrase) if phrase else None

    def _beside(self, at: int, unit: Unit, place: int) -> Speaker | None:
        """The speaker beside a quotation without a cue that the lexicon knows."""
        finder = Finder(unit.words, self.lexicon)
        phrase = self._following(unit, place, finder)
        introduced = place >= 2 and (unit.words[place - 1].text == ":" or self._cued(unit, place))
        if phrase is None and introduced and self._one_person(unit, place):
            phrase = finder.first(0, place - 1)
        return self.memory.resolve(unit, at, phrase) if phrase else None

    def _following(self, unit: Unit, place: int, finder: Finder) -> Range | None:
        """Who stands behind the quotation at word `place`: "… ― Name", or any verb and a name ("…," beamed Name)."""
        if place + 2 >= len(unit.words):
            return None
        if named := self._acting(unit, place):
            return named
        link = unit.words[place + 1].text
        phrase = finder.after(place + 1) if link in DASHES or VERB.fullmatch(link) else None
        if phrase is None:
            return None
        if link in DASHES:
            return phrase if phrase[1] >= len(unit.words) - 1 else None
        return phrase if unit.words[finder.head(phrase)].mention >= 0 else None

    def _acting(self, unit: Unit, place: int) -> Range | None:
        """The person behind a quotation that is left open, with any verb: "…," *Captain Name* barked."""
        words, begin = unit.words, place + 1
        run = words[place].run
        if run is None or not last_text(words[place]).endswith(",") or not self._speaks(run, expected=False):
            return None
        names = (at for at in range(begin, len(words)) if words[at].mention >= 0 or not words[at].text.istitle())
        name = next(names, begin)
        end = name
        while end < len(words) and words[end].mention == words[name].mention:
            end += 1
        acts = words[name].mention in self.memory.persons and end < len(words) and VERB.fullmatch(words[end].text)
        return (begin, end) if acts else None

    def _one_person(self, unit: Unit, place: int) -> bool:
        """True where no two persons stand before word `place`, so that the subject is not in doubt."""
        named = {w.mention for w in unit.words[:place] if w.mention >= 0}
        named = {m for m in named if self.memory.entities[m].kind is EntityKind.PERSON}
        return len(named) + any(w.lower in ("he", "she", "they", "who") for w in unit.words[:place]) <= 1

    def _add(self, span: Span, kind: QuoteKind, cue: str | None, speaker: Speaker | None) -> None:
        name, key, where = (speaker.name, speaker.id, speaker.span) if speaker else (None, None, None)
        self.found.append(Quote(span.start, span.end, self.text[span.start : span.end], kind, cue, name, key, where))


def _worth(unit: Unit) -> bool:
    return len(unit.words) > 1


def _contents(unit: Unit, piece: Range) -> list[tuple[QuoteKind, Span]]:
    """The quotes of one piece of content: each whole quotation, or one mixed or indirect span."""
    words = _bare(unit.words[piece[0] : piece[1]])
    if not words:
        return []
    quoted = [w for w in words if w.run is not None]
    plain = [w for w in words if w.run is None and w.is_word]
    if quoted and len(plain) <= 1:
        return [(QuoteKind.DIRECT, span) for w in quoted if (span := _inner(w))]
    if words[-1].run is not None and len(words) > 1 and words[-2].text in BREAKS and _speech(words[-1]):
        span = _inner(words[-1])
        return [(QuoteKind.DIRECT, span)] if span else []
    if len(plain) < 3 and not quoted:
        return []
    span = Span(words[0].start, words[-1].end)
    return [(QuoteKind.MIXED if quoted else QuoteKind.INDIRECT, span)]


def _bare(words: Sequence[Word]) -> list[Word]:
    """The words without breaks and stops at their ends."""
    out = list(words)
    while out and out[0].run is None and (out[0].text in BREAKS or out[0].text in ".?!" or out[0].lower == "that"):
        out.pop(0)
    while out and out[-1].run is None and (out[-1].text in BREAKS or out[-1].text in ".?!"):
        out.pop()
    return out


def _inner(word: Word) -> Span | None:
    """The words of a quotation, without marks and without the comma or full stop before the closing one."""
    if word.run is None:
        return None
    start, end = word.run.inner_start, word.run.inner_end
    text = word.text[start - word.start : end - word.start]
    start += len(text) - len(text.lstrip(EDGE))
    end -= len(text) - len(text.rstrip(TRAIL))
    return Span(start, end) if start < end else None


def _speech(word: Word) -> bool:
    """True for a quotation long enough to be a sentence."""
    return len(word.text.split()) >= LEAST
