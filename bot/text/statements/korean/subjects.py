"""Find the subjects of Korean sentences: the noun phrases with a topic or subject particle, and whether they can speak.

"미사일은", "높은" and "있는" have the same endings: only persons, bodies, countries and nouns for them can speak.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from bot.lang.scripts import HANGUL, is_hangul
from bot.model.analysis import Entity, EntityKind, Span
from bot.regexes import regex
from bot.text.entities.korean.persons import FAMILIES, OFFICE
from bot.text.entities.korean.unnamed import is_local
from bot.text.korean.word_classes import CALLING, sort_of
from bot.text.korean.words import KoreanWord, KoreanWords
from bot.text.statements.korean.earlier_outlets import EarlierOutlets
from bot.text.statements.korean.speaker_lists import KoreanSpeakerLists, is_of_another
from bot.text.statements.korean.subject_words import (
    PARTICLES,
    POSTS,
    is_name_behind_noun,
    is_name_read_as_verb,
    is_speaking_noun,
    subject_particle,
)
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.statements.speaker import Speaker
from bot.text.word_lists import wordlist

_PRONOUN = regex(r"그|그녀|그이")
_BACK = regex(r"(?:이|그) \S+")
"""A noun phrase that refers back to somebody: "이 관계자"."""
_IN_PHRASE = frozenset({"IC", "XSN", "XR", "SN", "SL", "SH", "MM", "JKG", "JC", "UNKNOWN"})
"""Classes of the end of a word, besides nouns, after which a noun phrase may go on."""
_VERBAL = regex(
    r".+(?:은|는|을|를|며|고|던|한|된|인|할|될|자|면|열린|가진|나온|떠난|나선|만난|거친|걸린|려진|뤄진|어진|진행|여|해|통해|아|어)"
    r"|온|간|난|쓴|낸|준|본|산|든|한|할|된|될|만나|열어|나서|나와|따라|거쳐|맞아|가져|올라|들러|내려"
)
"""A verb before a noun, where the analyser may have taken a name for one: "브루스 *할든* 연구원"."""
_TIME = regex(
    r"\d+(?:일|시|분|월|년)(?:\(\S+\))?|이날|오늘|어제|전날|최근|당시|지난|뒤|후|직후|이후|다음|때|가운데|반면"
    r"|오전|오후|앞서|한편|이어|또|그러나|다만|하지만"
)
_QUOTES = regex(rf"[{HANGUL}]+[다라냐자]고")
"""The end of content, where the analyser may have taken a rare verb for a name: "*맴돈다고* 박 씨는"."""
_TITLES = wordlist("hangul_titles") | POSTS
_BODY_HEADS = wordlist("hangul_body_heads")
_LONG_BODY_HEADS = tuple(head for head in _BODY_HEADS if len(head) > 1)
_SEVERAL = (
    *_LONG_BODY_HEADS,
    *("들", "측", "언론", "매체", "외신", "여당", "야당", "검찰", "경찰", "업계", "학계", "통신사", "신문사", "방송사"),
)
"""Ends of phrases for bodies and for several people."""
_LOCAL = frozenset({"시", "군", "구", "도"})
"""Ends of the names of cities, counties, districts and provinces, which act for their administrations."""
_PERSON_SUFFIXES = frozenset(["들", "자", "가", "인", "원", "꾼", "장", "사", "관", "생", "민", "족", "측"])
_FIRM = regex("(?:업체|(?:제조|제작|시공|운영|배급|유통|항공|보험|증권|카드)사)$")
"""Ends of nouns for firms, which speak as the topic; with another particle they are mostly spoken of."""
_DOCUMENTS = ("담화", "성명", "론평", "논평", "사설", "론설", "논설", "글", "편지", "서한", "기사", "보도")
"""Nouns for documents, which speak for an author whom the noun does not name."""
_STUDIES = regex(r"(?:보고서|백서|논문|연구|판결문|결정문|공소장|감정서|회고록|자서전|안내문|공고문)$")
"""Ends of nouns for texts that are cited by themselves."""
_ACTS = (
    *("제안", "조치", "결정", "방문", "회담", "합의", "훈련", "연습", "발사", "만남", "발언", "사건", "사고", "행사"),
    *("협상", "계획", "사업", "법안", "개정안", "제재", "공격", "도발", "파업", "시위", "투표", "선거", "사태", "참사"),
)
"""Nouns for what is spoken of: 이번 *조치*는 "불가피했다"고 설명했다 has no speaker."""
_ONE_PERSON = ("당국자", "관계자", "소식통", "인사", "간부", "전문가")
_SPEAKING_KINDS = {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP}
_LANDSCAPE = regex(r"(?:산|강|섬|호|역|항|공항|기지|시설|발사장|거리|다리|해|만|반도|지역|해역|수역|현장|건물|광장)")
_BRACKETED = regex(r"\([^()]*\)$")
_DIVISION = regex(rf"[{HANGUL}]*\d+(?:-\d+)?(?:부|단독)|(?:\d|원|항소|상고|파기환송)심")
"""A division of a court or of a prosecutors' office, or the court of an instance: "형사14부", "1심"."""
_COUNTED = regex(r"(?:\d[\d,]*|[수몇]?[십백천만])여?명")
"""Persons by their number: "조합원 *16명*"."""
_OF_THEM = frozenset({"가운데", "중"})
"""Between all and some of them: "주민 20명 *가운데* 3명"."""
_OFFICE_AT_END = regex(rf"(?:{OFFICE})$")
_BANK = regex("[한산수기]은 (?:부?총재|회장|부?행장)")
"""A bank in short with its head, whose last syllable is a particle elsewhere: "*한은* 총재"."""
_BEHIND_FAMILY = regex(r"전|모(?:\(.*)?")
"""What follows a family name that is another word, too: "*최* 전 부총리", "*안* 모(39) 씨"."""
_ADDRESSES = frozenset({"씨", "양", "군", "옹", "여사"})
_TESTIMONY = regex(rf"(?P<who>[{HANGUL}]{{2,12}})의 (?:증언|진술|고백|수기|목소리|사연|하소연)")
_LONGEST_NAME = 24
_BODY_BEFORE = regex(
    rf"(?:경제지|일간지|주간지|월간지|전문지|잡지|매체|신문|방송|통신|단체|기관|업체|회사) [{HANGUL}A-Za-z]{{2,}}$"
)
"""A noun for a body with a name after it, whatever that name ends with."""
_LONGEST_PHRASE = 5
"""The most words before the head of a noun phrase."""


class KoreanSubject(Struct, frozen=True):
    """A noun phrase [start, end) of the text with its particle, which ends at `particle_end`.

    A topic is what the whole sentence is about; another subject may be that of an inner clause.
    """

    start: int
    end: int
    particle_end: int
    is_topic: bool


class KoreanSubjectFinder:
    """Finds the subjects of a text and the speakers that they name. `masked` is the text with its quotations replaced:
    no subject is looked for in them."""

    def __init__(self, text: str, masked: str, words: KoreanWords, entities: Sequence[Entity]) -> None:
        self._text = text
        self._masked = masked
        self._words = words
        self._entities = entities
        # People by family name and title are found as noun phrases that can speak, which have the title in them.
        named = ((index, entity) for index, entity in enumerate(entities) if not is_local(entity))
        mentions = ((mention, index) for index, entity in named for mention in entity.mentions)
        self._mentions = sorted(mentions, key=lambda pair: pair[0].start)
        self._lists = KoreanSpeakerLists(text, words, entities, self._mentions_in)
        self.outlets = EarlierOutlets(text, entities)
        self._role_ends = {entity.role.end for entity in entities if entity.role is not None}
        self._particles: dict[int, tuple[int, str]] = {}

    def subjects(self, start: int, end: int) -> Iterator[KoreanSubject]:
        """The subjects in [start, end) of the text, in order."""
        words = self._words.between(start, end)
        for at, word in enumerate(words):
            place = at - (at > 0 and word.text == "역시")  # "*방위성* 역시"
            noun_end, particle = self._particle(word) if place == at else (words[place].end, "도")
            noun = self._text[words[place].start : noun_end]
            if not noun or (particle == "도" and not self._may_act_too(noun, noun_end)):
                continue
            first = place
            while first > 0 and place - first < _LONGEST_PHRASE and self._continues(words[first - 1], words[first]):
                first -= 1
            start, end = words[first].start, self._without_bracket(words[first].start, noun_end)
            yield KoreanSubject(start, end, word.end, is_topic=particle not in {"이", "가"})

    def _without_bracket(self, start: int, end: int) -> int:
        """Where a noun phrase ends before a bracket of several words ("1부(재판장 도한별)"), or behind a body."""
        bracket = _BRACKETED.search(self._text, start, end)
        is_apart = bracket and bracket.start() > start and (" " in bracket[0] or self._ends_body(bracket.start()))
        return bracket.start() if bracket and is_apart else end - (self._text[end - 1] == "》")

    def phrase(self, start: int, end: int) -> KoreanSubject:
        """The noun phrase that ends at `end`, as far as it reaches back to `start`."""
        words = self._words.between(start, end)
        first = len(words) - 1
        while first > 0 and self._continues(words[first - 1], words[first]):
            first -= 1
        return KoreanSubject(words[first].start if words else start, end, end, is_topic=True)

    def phrase_behind(self, at: int) -> KoreanSubject | None:
        """The noun phrase that begins right behind the offset `at`, with whatever particle; it is a topic if that is
        one of a topic or subject. None if a verb comes first."""
        words = self._words.between(at, at + _LONGEST_NAME * 2)[: _LONGEST_PHRASE + 1]
        for word in words:
            end, particle = self._particle(word)
            if particle and end > word.start:
                return KoreanSubject(words[0].start, end, word.end, is_topic=True)
            last = word.parts[-1]
            if last.pos[0] == "J" and last.pos != "JC":
                return KoreanSubject(words[0].start, last.start, word.end, is_topic=False)
            if last.pos[0] not in "NXSM":
                return None
        return None

    def can_speak(self, subject: KoreanSubject) -> bool:
        """Whether the subject is a person, a body, a country or a noun for one of them."""
        return self.is_known_speaker(subject) or self._is_body_or_person(subject)

    def is_known_speaker(self, subject: KoreanSubject) -> bool:
        """Whether the subject is a person, a body or a country that is an entity, or has a noun for one of them."""
        phrase = self._text[subject.start : subject.end]
        head = _BRACKETED.sub("", phrase.split()[-1])
        entity = self._entity_at_end(subject)
        if entity is not None and entity.kind is EntityKind.PLACE:
            return not _LANDSCAPE.search(head[-2:])
        is_speaking_entity = entity is not None and entity.kind in _SPEAKING_KINDS
        is_firm = subject.is_topic and _FIRM.search(head[-3:]) is not None
        if is_firm or is_speaking_entity or _PRONOUN.fullmatch(phrase) is not None or is_speaking_noun(head):
            return True
        if _DIVISION.fullmatch(head) or _COUNTED.fullmatch(head):
            return True
        if (head in _ADDRESSES or _OFFICE_AT_END.search(head)) and self._persons_in(subject):
            return True
        return is_name_behind_noun(phrase.split())

    def is_named(self, subject: KoreanSubject) -> bool:
        """Whether the subject has a name, and not only a noun that can speak."""
        return self._entity_at_end(subject) is not None or bool(self._persons_in(subject))

    def is_list(self, subject: KoreanSubject) -> bool:
        """Whether the subject may name several that act together: "A와 B가", "A, B가"."""
        words = self._text[subject.start : subject.end].split()
        return any(word.endswith(("와", "과", "및", "·")) for word in words[:-1])

    def is_place(self, subject: KoreanSubject) -> bool:
        """Whether the subject ends with the name of a country or another place."""
        entity = self._entity_at_end(subject)
        return entity is not None and entity.kind is EntityKind.PLACE

    def is_document(self, subject: KoreanSubject) -> bool:
        """Whether the subject is a text that speaks for its author: "담화는"."""
        return self._text[subject.start : subject.end].split()[-1].endswith(_DOCUMENTS)

    def is_study(self, subject: KoreanSubject) -> bool:
        """Whether the subject is a text that is cited by itself: "연구소 보고서는"."""
        return _STUDIES.search(self._text, subject.start, subject.end) is not None

    def is_act(self, subject: KoreanSubject) -> bool:
        """Whether the subject is an act or event, of which somebody speaks: "이번 제안은"."""
        return self._text[subject.start : subject.end].split()[-1].endswith(_ACTS)

    def is_pronoun(self, subject: KoreanSubject) -> bool:
        """Whether the subject has an antecedent: "he", "this official"; not "이 의원" in a text with a lawmaker Lee."""
        phrase = self._text[subject.start : subject.end]
        if _BACK.fullmatch(phrase) is not None:
            return not self._persons_in(subject)
        return _PRONOUN.fullmatch(phrase) is not None

    def is_description(self, subject: KoreanSubject) -> bool:
        """Whether the subject is a description, and not only "he"."""
        return _PRONOUN.fullmatch(self._text[subject.start : subject.end]) is None

    def is_official(self, subject: KoreanSubject) -> bool:
        """Whether the subject means one person, and not a body: "이 당국자"."""
        phrase = self._text[subject.start : subject.end]
        return phrase.endswith(_ONE_PERSON) or sort_of(phrase.rpartition(" ")[2]) == CALLING

    def is_noun(self, subject: KoreanSubject) -> bool:
        """Whether a noun, and not a time, is directly before the particle: "차장은", not "질문에는" or "이날은"."""
        if _TIME.fullmatch(self._text, subject.start, subject.end):
            return False
        word = self._words.between(subject.start, subject.end)[-1]
        parts = [part for part in word.parts if part.start < subject.end]
        return bool(parts) and (parts[-1].pos[0] in "NXS" or is_name_read_as_verb(word))

    def is_body(self, subject: KoreanSubject) -> bool:
        """Whether the subject means a body or several people: "이 신문"."""
        return self._text[subject.start : subject.end].endswith(_SEVERAL)

    def is_introduced_as_body(self, speaker: Speaker) -> bool:
        """Whether the noun before a speaker's name says that it is a body: "경제지 강변상보"."""
        return _BODY_BEFORE.search(self._text, max(0, speaker.span.start - _LONGEST_NAME), speaker.span.end) is not None

    def is_of_several(self, speaker: Speaker) -> bool:
        """Whether a speaker is a body, a country or several people, whom "he" does not mean."""
        if speaker.kind is not None or speaker.plural:
            return speaker.kind is not EntityKind.PERSON
        return (speaker.name or "").endswith(_SEVERAL)

    def speaker(self, subject: KoreanSubject) -> Speaker:
        """The speaker that the subject names: those whom it lists, an outlet named before, its person, the name that it
        ends with, else the phrase itself."""
        together = self._lists.speaker(subject.start, subject.end) or self.outlets.meant(subject.start, subject.end)
        if together is not None:
            return together
        persons = self._persons_in(subject)
        if persons and is_of_another(self._text, persons[-1][0].end, subject.end, self._entities[persons[-1][1]]):
            persons = []
        named = persons or self._mentions_at_end(subject)
        if named:
            mention, index = named[-1]
            entity = self._entities[index]
            return Speaker(entity.name, entity.id, mention, entity.kind, index)
        return Speaker(self._text[subject.start : subject.end], None, Span(subject.start, subject.end))

    def persons(self, start: int, end: int) -> set[int]:
        """The entity indices of the persons named in [start, end)."""
        return {index for _, index in self._persons_between(start, end)}

    def tells_of_testimony(self, start: int, end: int) -> bool:
        """Whether [start, end) tells of what somebody without a name says, who may go on: "전직 *보안원의 증언*도"."""
        found = _TESTIMONY.finditer(self._masked, start, end)
        return any(is_speaking_noun(one["who"]) for one in found)

    def _entity_at_end(self, subject: KoreanSubject) -> Entity | None:
        """The entity whose name ends the phrase."""
        mentions = self._mentions_at_end(subject)
        return self._entities[mentions[-1][1]] if mentions else None

    def _mentions_at_end(self, subject: KoreanSubject) -> list[tuple[Span, int]]:
        return [found for found in self._mentions_in(subject.start, subject.end) if found[0].end == subject.end]

    def _persons_in(self, subject: KoreanSubject) -> list[tuple[Span, int]]:
        return self._persons_between(subject.start, subject.end)

    def _persons_between(self, start: int, end: int) -> list[tuple[Span, int]]:
        found = self._mentions_in(start, end)
        return [(mention, index) for mention, index in found if self._entities[index].kind is EntityKind.PERSON]

    def _mentions_in(self, start: int, end: int) -> list[tuple[Span, int]]:
        """The mentions in [start, end) with their entity indices."""
        first = bisect_left(self._mentions, start, key=lambda pair: pair[0].start)
        last = bisect_left(self._mentions, end, key=lambda pair: pair[0].start)
        return [found for found in self._mentions[first:last] if found[0].end <= end]

    def _may_act_too(self, noun: str, end: int) -> bool:
        """Whether a word before 도 ("also") is a noun for who can speak, or ends a body's name."""
        return _FIRM.search(noun[-3:]) is not None or is_speaking_noun(noun) or self._ends_body(end)

    def _ends_body(self, end: int) -> bool:
        near = self._mentions_in(end - _LONGEST_NAME, end)
        return any(one.end == end and self._entities[at].kind is EntityKind.ORGANISATION for one, at in near)

    def _particle(self, word: KoreanWord) -> tuple[int, str]:
        if word.start not in self._particles:
            self._particles[word.start] = self._behind_name(word) or subject_particle(word)
        return self._particles[word.start]

    def _behind_name(self, word: KoreanWord) -> tuple[int, str] | None:
        """Where a name ends before a subject's particle, or a person's form of address, title or role. The analyser may
        have taken it for a verb or a name: "씨는" is also "that sows", "차관보는" ends like "that sees"."""
        if _BANK.match(self._masked, word.start):
            return word.start, ""
        particle = next((one for one in PARTICLES if word.text.endswith(one)), "")
        end = word.end - len(particle)
        is_address = word.text[: end - word.start] in _ADDRESSES | _TITLES
        name_end = word.start - 1 if is_address else end
        near = self._mentions_in(name_end - _LONGEST_NAME, name_end)
        is_named = end in self._role_ends or any(
            one.end == name_end and (self._entities[at].kind is EntityKind.PERSON or not is_address) for one, at in near
        )
        return (end, particle) if particle and is_named else None

    def _continues(self, word: KoreanWord, following: KoreanWord) -> bool:
        """Whether a word belongs to the noun phrase that goes on with the following word."""
        is_apart = self._masked[word.end : following.start].lstrip(")") not in {" ", "\xa0"}
        is_apart = is_apart or self._masked[max(0, word.start - 1)] == HIDDEN  # "“…”*며* 시장은"
        if is_apart or _QUOTES.fullmatch(word.text) or (word.text.endswith("도") and is_speaking_noun(word.text[:-1])):
            return False
        if word.text == "당시":  # "이후락 당시 중앙정보부장": of the office
            before = self._words.before(word)
            return before is not None and self._is_end_of_person(before)
        last = word.parts[-1]
        if word.text in _OF_THEM and _COUNTED.match(following.text):
            whole = self._words.before(word)
            return whole is not None and _COUNTED.match(whole.text) is not None
        if _TIME.fullmatch(word.text):
            return False
        is_noun = last.pos[0] == "N" and not last.pos.startswith("NNB+")
        is_family = word.text in FAMILIES and _BEHIND_FAMILY.fullmatch(following.text) is not None
        is_family = is_family or _BANK.match(self._masked, word.start) is not None
        is_name = is_family or self._is_end_of_person(word) or self._is_of_name(word, following)  # "*한빛대* 물리학과"
        if is_noun or last.last_class in _IN_PHRASE or is_name:
            return True
        noun = "".join(part.text for part in following.parts if part.pos[0] in "NX")
        return is_hangul(word.text) and noun in _TITLES and not _VERBAL.fullmatch(word.text)

    def _is_end_of_person(self, word: KoreanWord) -> bool:
        return any(mention.end == word.end for mention, _ in self._persons_between(word.end - _LONGEST_NAME, word.end))

    def _is_of_name(self, word: KoreanWord, following: KoreanWord) -> bool:
        found, whole = self._mentions_in(word.start, following.end), Span(word.start, following.end)
        return any(one.end == word.end or one == whole for one, _ in found)

    def _is_body_or_person(self, subject: KoreanSubject) -> bool:
        """Whether a name that is not an entity, a plural or a suffix shows that the subject is a body or a person."""
        if self._entity_at_end(subject) is not None:
            return False
        words = self._words.between(subject.start, subject.end)
        parts = [part for part in words[-1].parts if part.start < subject.end] if words else []
        while parts and parts[-1].pos in ("SSC", "SSO", "SN"):
            parts.pop()
        if not parts:
            return False
        last, noun = parts[-1], self._text[words[-1].start : parts[-1].end]
        if last.last_class == "NNP" or (last.pos == "XSN" and last.text in _PERSON_SUFFIXES):
            return not _LANDSCAPE.search(noun[-2:])
        if len(parts) > 1 and (last.text in _BODY_HEADS or last.text in _LOCAL):
            return parts[-2].pos[0] in "NX"
        return any(noun.endswith(head) and len(head) < len(noun) for head in _LONG_BODY_HEADS)
