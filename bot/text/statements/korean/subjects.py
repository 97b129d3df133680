"""Who speaks in a Korean sentence: the phrase with a topic or subject particle whose head can speak.

"미사일은", "높은" and "있는" carry the same endings: only persons, bodies, countries and nouns for such can speak.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.analysis import Entity, EntityKind, Span
from bot.text.statements.english.speakers import Speaker
from bot.text.word_lists import wordlist

PRONOUN = re.compile(r"그|그녀|(?:이|그) (?:관계자|당국자|소식통|대변인|장관|의원|교수)")
_WORD = re.compile(r"[^\s,]+")
_PARTICLE = re.compile(r"(?P<noun>.+?)(?P<particle>에서는|께서는|은|는|이|가|께서|도)")
_NO_NOUN = re.compile(
    r".+(?:은|는|이|가|을|를|에|에서|에게|으로|로|까지|부터|만|며|고|던|(?<![북남])한|된|인|해|자|면)"
    r"|.*(?:열린|가진|나온|떠난|나선|만난|거친|걸린|려진|뤄진|어진)|온|간|난|쓴|낸|준|본|산|든"
)
"""A word over which no noun phrase reaches back, unless its end is that of a noun that can speak."""
_ADNOMINAL = re.compile(
    r"(?:있|없|하|되|같|많|높|낮|받|맞|맡|모르|이르|따르|이끄|다루|만드|크|작|좋|깊|열리|벌이|보이|높이|밝히|알리|다|라|려)(?:는|은)"
)
"""Verbs in front of a noun, which end like a topic."""
_TIME = re.compile(
    r"\d+(?:일|시|분|월|년)(?:\(\S+\))?|이날|오늘|어제|전날|최근|당시|지난|오전|오후|앞서|한편|이어|또|그러나|다만|하지만"
)
_HEADS = tuple(wordlist("hangul_speakers") | wordlist("hangul_titles") - {"군", "양", "옹"})
_ALONE = frozenset({"군", "측", "당", "씨"})
_LANDSCAPE = re.compile(
    r"(?:산|강|섬|호|역|항|공항|기지|시설|발사장|거리|다리|해|만|반도|지역|해역|수역|현장|건물|광장)"
)
_BRACKETED = re.compile(r"\([^)]*\)$")
_NOUNS = 5


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase [start, end) of the text; its particle ends at `behind`. `topic` where the whole sentence is about
    it, else it may be the subject of a clause inside."""

    start: int
    end: int
    behind: int
    topic: bool


class Voices:
    """The phrases of a text that may speak, and whom they name. `masked` is the text with its quotations blotted out,
    character by character: nobody in them is looked for."""

    def __init__(self, text: str, masked: str, entities: Sequence[Entity]) -> None:
        self._text = text
        self._masked = masked
        self._entities = entities
        self._mentions = sorted(
            ((m, i) for i, e in enumerate(entities) for m in e.mentions), key=lambda pair: pair[0].start
        )

    def phrases(self, start: int, end: int) -> Iterator[Phrase]:
        """The phrases with a topic or subject particle in [start, end) of the text, in order."""
        words = list(_WORD.finditer(self._masked, start, end))
        for place, word in enumerate(words):
            if (match := _PARTICLE.fullmatch(word.group())) and (match["particle"] != "도" or _is_head(match["noun"])):
                first = place
                while first > 0 and place - first < _NOUNS and self._joins(words[first - 1], words[first]):
                    first -= 1
                topic = match["particle"] not in {"이", "가"}
                yield Phrase(words[first].start(), word.start() + match.end("noun"), word.end(), topic)

    def can_speak(self, phrase: Phrase) -> bool:
        """Whether the phrase stands for a person, a body, a country or a noun for such."""
        noun = self._text[phrase.start : phrase.end]
        last = _BRACKETED.sub("", noun.split()[-1])
        whole = self._named(phrase)
        if whole is not None and whole.kind is EntityKind.PLACE:
            return not _LANDSCAPE.search(last[-2:])
        speaks = {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP}
        return PRONOUN.fullmatch(noun) is not None or (whole is not None and whole.kind in speaks) or _is_head(last)

    def is_named(self, phrase: Phrase) -> bool:
        """Whether a name, and not only a noun that can speak, stands in the phrase."""
        return self._named(phrase) is not None or any(self._persons(phrase))

    def is_place(self, phrase: Phrase) -> bool:
        """Whether the phrase ends with the name of a country or another place."""
        named = self._named(phrase)
        return named is not None and named.kind is EntityKind.PLACE

    def is_adnominal(self, phrase: Phrase) -> bool:
        """Whether the phrase is a verb in front of a noun: "있는", "같은"."""
        word = self._text[phrase.start : phrase.behind].split()[-1]
        return _ADNOMINAL.search(word[-4:]) is not None and not self.can_speak(phrase)

    def is_pronoun(self, phrase: Phrase) -> bool:
        """Whether the phrase only points back: "he", "this official"."""
        return PRONOUN.fullmatch(self._text[phrase.start : phrase.end]) is not None

    def speaker(self, phrase: Phrase) -> Speaker:
        """The one whom the phrase names: its person, else the name that it ends with, else the phrase as it stands."""
        inside = self._inside(phrase.start, phrase.end)
        told = self._persons(phrase) or [(m, i) for m, i in inside if m.end == phrase.end]
        if told:
            mention, index = told[-1]
            entity = self._entities[index]
            return Speaker(entity.name, entity.id, mention, entity.kind, index)
        return Speaker(self._text[phrase.start : phrase.end], None, Span(phrase.start, phrase.end))

    def persons(self, start: int, end: int) -> set[int]:
        """The indexes of the persons named in [start, end)."""
        return {i for _, i in self._inside(start, end) if self._entities[i].kind is EntityKind.PERSON}

    def _named(self, phrase: Phrase) -> Entity | None:
        """What the phrase ends with, where that is a name."""
        ends = [self._entities[i] for m, i in self._inside(phrase.start, phrase.end) if m.end == phrase.end]
        return ends[-1] if ends else None

    def _persons(self, phrase: Phrase) -> list[tuple[Span, int]]:
        inside = self._inside(phrase.start, phrase.end)
        return [(m, i) for m, i in inside if self._entities[i].kind is EntityKind.PERSON]

    def _inside(self, start: int, end: int) -> list[tuple[Span, int]]:
        first = bisect_left(self._mentions, start, key=lambda pair: pair[0].start)
        last = bisect_left(self._mentions, end, key=lambda pair: pair[0].start)
        return [(m, i) for m, i in self._mentions[first:last] if m.end <= end]

    def _joins(self, before: re.Match[str], after: re.Match[str]) -> bool:
        """Whether a word belongs to the noun phrase that goes on behind it."""
        if self._masked[before.end() : after.start()] not in {" ", "\xa0"}:
            return False
        word = before.group()
        if word.endswith("도") and _is_head(word[:-1]):
            return False
        return not _TIME.fullmatch(word) and (not _NO_NOUN.fullmatch(word) or _is_head(word))


def _is_head(word: str) -> bool:
    return word in _ALONE or (len(word) > 1 and word.removesuffix("들").endswith(_HEADS))
