"""Find the subjects of Korean sentences: the noun phrases with a topic or subject particle, and whether they can speak.

"미사일은", "높은" and "있는" have the same endings: only persons, bodies, countries and nouns for them can speak.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.lang.scripts import is_hangul
from bot.model.analysis import Entity, EntityKind, Span
from bot.text.entities.korean.persons import FAMILIES
from bot.text.entities.korean.unnamed import is_local
from bot.text.names.north_south import with_northern
from bot.text.statements.speaker import Speaker
from bot.text.word_lists import wordlist

_PRONOUN = re.compile(r"그|그녀|그이|(?:이|그) (?:관계자|당국자|소식통|대변인|장관|의원|교수)")
_WORD = re.compile(r"[^\s,]+")
_PARTICLE = re.compile(r"(?P<noun>.+?)(?P<particle>에서는|께서는|은|는|이|가|께서|도)")
_NOT_IN_PHRASE = re.compile(
    r".+(?:은|는|이|가|을|를|에|에서|에게|으로|로|까지|부터|만|며|고|던|(?<![북남])한|된|인|해|자|면)"
    r"|.*(?:열린|가진|나온|떠난|나선|만난|거친|걸린|려진|뤄진|어진)|온|간|난|쓴|낸|준|본|산|든"
)
"""A word at which a noun phrase cannot go on to the left, unless it ends like a noun that can speak."""
_ADNOMINAL = re.compile(
    r"(?:있|없|하|되|같|많|높|낮|받|맞|맡|모르|이르|따르|이끄|다루|만드|크|작|좋|깊|열리|벌이|보이|높이|밝히|알리|다|라|려)(?:는|은)"
)
"""Verbs that modify the noun after them, which end like a topic."""
_TIME = re.compile(
    r"\d+(?:일|시|분|월|년)(?:\(\S+\))?|이날|오늘|어제|전날|최근|당시|지난|오전|오후|앞서|한편|이어|또|그러나|다만|하지만"
)
_SPEAKING_NOUNS = tuple(with_northern(wordlist("hangul_speakers") | wordlist("hangul_titles")) - {"군", "양", "옹"})
_GIVEN_FIRST, _GIVEN_SECOND = wordlist("hangul_given_first"), wordlist("hangul_given_second")
_GUESTS = ("손님", "기자", "작가", "교수", "대사", "의원", "장관", "대통령", "총리", "단장", "사장")
"""Nouns behind which a foreigner's name of two words may follow."""
_SPEAKING_KINDS = {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP}
_SHORT_SPEAKING_NOUNS = frozenset({"군", "측", "당", "씨"})
"""Speaking nouns of one syllable, which count only as words of their own."""
_LANDSCAPE = re.compile(
    r"(?:산|강|섬|호|역|항|공항|기지|시설|발사장|거리|다리|해|만|반도|지역|해역|수역|현장|건물|광장)"
)
_BRACKETED = re.compile(r"\([^()]*\)$")
_SO_CALLED = re.compile(r"(?:이?라는|이?란) ?(?:자|자들|것들|작자)$")
"""How the North calls those whom it despises: "장관이라는자"."""
_LONGEST_PHRASE = 5
"""Words before the head of a noun phrase."""


@dataclass(frozen=True, slots=True)
class KoreanSubject:
    """A noun phrase [start, end) of the text with its particle, which ends at `particle_end`.

    A topic is what the whole sentence is about; another subject may be that of an inner clause.
    """

    start: int
    end: int
    particle_end: int
    is_topic: bool


class KoreanSubjectFinder:
    """Finds the subjects of a text and the speakers that they name.

    `masked` is the text with each character of its quotations replaced: no subject is looked for in them.
    """

    def __init__(self, text: str, masked: str, entities: Sequence[Entity]) -> None:
        self._text = text
        self._masked = masked
        self._entities = entities
        # People by family name and title are found as noun phrases that can speak, which have the title in them.
        named = ((i, e) for i, e in enumerate(entities) if not is_local(e))
        self._mentions = sorted(((m, i) for i, e in named for m in e.mentions), key=lambda pair: pair[0].start)

    def subjects(self, start: int, end: int) -> Iterator[KoreanSubject]:
        """The subjects in [start, end) of the text, in order."""
        words = list(_WORD.finditer(self._masked, start, end))
        for place, word in enumerate(words):
            match = _PARTICLE.fullmatch(word.group())
            if match is None or (match["particle"] == "도" and not _is_speaking_noun(match["noun"])):
                continue
            first = place
            while first > 0 and place - first < _LONGEST_PHRASE and self._continues(words[first - 1], words[first]):
                first -= 1
            is_topic = match["particle"] not in {"이", "가"}
            yield KoreanSubject(words[first].start(), word.start() + match.end("noun"), word.end(), is_topic)

    def can_speak(self, subject: KoreanSubject) -> bool:
        """Whether the subject is a person, a body, a country or a noun for one of them."""
        phrase = self._text[subject.start : subject.end]
        head = _BRACKETED.sub("", phrase.split()[-1])
        entity = self._entity_at_end(subject)
        if entity is not None and entity.kind is EntityKind.PLACE:
            return not _LANDSCAPE.search(head[-2:])
        is_speaking_entity = entity is not None and entity.kind in _SPEAKING_KINDS
        if is_speaking_entity or _PRONOUN.fullmatch(phrase) is not None or _is_speaking_noun(head):
            return True
        return _is_name_behind_noun(phrase.split())

    def is_named(self, subject: KoreanSubject) -> bool:
        """Whether the subject holds a name, and not only a noun that can speak."""
        return self._entity_at_end(subject) is not None or bool(self._persons_in(subject))

    def is_list(self, subject: KoreanSubject) -> bool:
        """Whether the subject may name several that act together: "A와 B가", "A, B가"."""
        words = self._text[subject.start : subject.end].split()
        return any(word.endswith(("와", "과", "및", "·")) for word in words[:-1])

    def is_place(self, subject: KoreanSubject) -> bool:
        """Whether the subject ends with the name of a country or another place."""
        entity = self._entity_at_end(subject)
        return entity is not None and entity.kind is EntityKind.PLACE

    def is_adnominal(self, subject: KoreanSubject) -> bool:
        """Whether the subject is in fact a verb that modifies a noun: "있는", "같은"."""
        word = self._text[subject.start : subject.particle_end].split()[-1]
        return _ADNOMINAL.search(word[-4:]) is not None and not self.can_speak(subject)

    def is_pronoun(self, subject: KoreanSubject) -> bool:
        """Whether the subject has an antecedent: "he", "this official"."""
        return _PRONOUN.fullmatch(self._text[subject.start : subject.end]) is not None

    def speaker(self, subject: KoreanSubject) -> Speaker:
        """The speaker that the subject names: its person, else the name that it ends with, else the phrase itself."""
        named = self._persons_in(subject) or self._mentions_at_end(subject)
        if named:
            mention, index = named[-1]
            entity = self._entities[index]
            return Speaker(entity.name, entity.id, mention, entity.kind, index)
        return Speaker(self._text[subject.start : subject.end], None, Span(subject.start, subject.end))

    def persons(self, start: int, end: int) -> set[int]:
        """The entity indices of the persons named in [start, end)."""
        return {i for _, i in self._mentions_in(start, end) if self._entities[i].kind is EntityKind.PERSON}

    def _entity_at_end(self, subject: KoreanSubject) -> Entity | None:
        """The entity whose name ends the phrase."""
        mentions = self._mentions_at_end(subject)
        return self._entities[mentions[-1][1]] if mentions else None

    def _mentions_at_end(self, subject: KoreanSubject) -> list[tuple[Span, int]]:
        return [(m, i) for m, i in self._mentions_in(subject.start, subject.end) if m.end == subject.end]

    def _persons_in(self, subject: KoreanSubject) -> list[tuple[Span, int]]:
        mentions = self._mentions_in(subject.start, subject.end)
        return [(m, i) for m, i in mentions if self._entities[i].kind is EntityKind.PERSON]

    def _mentions_in(self, start: int, end: int) -> list[tuple[Span, int]]:
        """The mentions in [start, end) with their entity indices."""
        first = bisect_left(self._mentions, start, key=lambda pair: pair[0].start)
        last = bisect_left(self._mentions, end, key=lambda pair: pair[0].start)
        return [(m, i) for m, i in self._mentions[first:last] if m.end <= end]

    def _continues(self, word: re.Match[str], following: re.Match[str]) -> bool:
        """Whether a word belongs to the noun phrase that goes on with the following word."""
        if self._masked[word.end() : following.start()] not in {" ", "\xa0"}:
            return False
        text = word.group()
        if text.endswith("도") and _is_speaking_noun(text[:-1]):
            return False
        return not _TIME.fullmatch(text) and (not _NOT_IN_PHRASE.fullmatch(text) or _is_speaking_noun(text))


def _is_name_behind_noun(words: Sequence[str]) -> bool:
    """Whether a phrase ends with an unknown name behind a noun: "로동자 *한은경*", "손님 *안똔 멜니크*"."""
    head = words[-1]
    if len(words) > 1 and len(head) == 3 and _is_speaking_noun(words[-2]):
        return head[0] in FAMILIES and head[1] in _GIVEN_FIRST and head[2] in _GIVEN_SECOND
    is_foreign = len(words) > 2 and min(len(words[-2]), len(head)) > 1 and not _is_speaking_noun(words[-2])
    return is_foreign and words[-3].endswith(_GUESTS) and is_hangul(words[-2] + head)


def _is_speaking_noun(word: str) -> bool:
    word = _SO_CALLED.sub("", word)
    return word in _SHORT_SPEAKING_NOUNS or (len(word) > 1 and word.removesuffix("들").endswith(_SPEAKING_NOUNS))
