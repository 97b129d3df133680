"""Lists of several who speak together in Korean: "한국과 미국, 일본은", "이도윤 장관과 박서린 차관은".

words of a noun phrase, and names joined to it before -> items between 과, 와, 및 and commas
    -> each item an entity: a name at its end, or a person with a title -> a joint speaker
    -> an item that is none ("한국과 일본의 외교장관은"), or 이나 -> the phrase as written
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from bot.lang.scripts import HANGUL
from bot.model.analysis import Entity, EntityKind, Span
from bot.regexes import regex
from bot.text.korean.words import KoreanWord, KoreanWords
from bot.text.names.associates import INQUIRY, begins_of_another, is_office_of_aide
from bot.text.statements.speaker import Speaker
from bot.text.word_lists import wordlist

_JOINING, _CHOOSING = ("과", "와"), ("이나", "나")
_AND = "및"
_DOTS = ("·", "ㆍ")
_DEPARTMENT = regex(r"[^대]학과")
"""The end of a department of a university, whose last syllable is a particle elsewhere: "북한*학과* 교수", and not
"두 대*학과* 교육부"."""
_NAMED_AFTER = regex(r"\s?(?:전 대통령 |선생 |의사 |열사 |여사 |장군 )?(?:기념|추모|재단|정부 |정권)")
"""What is named after a person, right behind the name: "윤봉길 *기념관* 관장"."""
_INQUIRY = regex(rf" ?{INQUIRY}(?:팀 .*)?")
_BODIES_OF = ("정부", "정권", "캠프", "지도부", "팀", "단", "실", "진", "위", "회", "당", "처", "청", "일가", "부부")
"""Ends of bodies that are called by a person, behind the name: "김건희 *특검팀*", "명태균 게이트 *특위*"."""
_TITLED = regex(rf"(?:\([^()\n]{{1,20}}\))?(?:(?:\s[{HANGUL}]{{1,10}}){{0,2}}\s(?P<title>[{HANGUL}]{{1,10}}))?")
_TITLES = wordlist("hangul_titles") | wordlist("hangul_ranks")
_MOST_ITEMS, _LONGEST_ITEM, _LONGEST_NAME = 12, 4, 16
_Mention = tuple[Span, int]


def is_of_another(text: str, start: int, end: int, person: Entity) -> bool:
    """Whether the words behind a person's name tell of somebody else: "이 시장 *측 변호인*", "이재명 *캠프*", "김건희
    *특검*" where that is not the person's own office."""
    behind = text[start:end]
    if person.role is None and person.id is not None and _INQUIRY.fullmatch(behind):
        return True
    if "의 " in behind or _NAMED_AFTER.match(behind):
        return True
    is_own = person.role is not None and person.role.text == behind.strip()
    if not is_own and (begins_of_another(text, start, end) is not None or is_office_of_aide(text, start, end)):
        return True
    last = behind.rpartition(" ")[2]
    return last.endswith(_BODIES_OF) and last not in _TITLES


class _Item(Struct):
    """The words of an item in reverse, and where it ends before its particle."""

    words: list[KoreanWord]
    end: int

    @property
    def start(self) -> int:
        return self.words[-1].start


class KoreanSpeakerLists(Struct, frozen=True):
    """Reads lists of speakers. `mentions` gives the names of entities in a span of the text, with their indices."""

    text: str
    words: KoreanWords
    entities: Sequence[Entity]
    mentions: Callable[[int, int], Sequence[_Mention]]

    def speaker(self, start: int, end: int) -> Speaker | None:
        """Those whom the noun phrase [start, end), or the list that it ends, names; None for a single one."""
        phrase = self.words.between(start, end)
        if not phrase:
            return None
        items, is_choice = self._items(phrase[-1], start, end)
        if len(items) < 2:
            return self._dotted(start, end)
        named = [self._named(one) for one in items]
        listed = [(one, at) for found in named if found for one, at in self._with_dotted(found)]
        whole = Span(min(items[0].start, *(span.start for span, _ in listed), end), end)
        spans = tuple({at: span for span, at in listed}.values())
        joint = () if is_choice or None in named else spans
        return Speaker(self.text[whole.start : end], None, whole, plural=True, joint=joint)

    def _dotted(self, start: int, end: int) -> Speaker | None:
        """Those whom · joins to the one that a phrase names: "정정미·조한창·*오영준 재판관*"; the phrase alone if
        one of them is no entity: "한·*미 국방부*"."""
        found = self.mentions(start, end)
        persons = [one for one in found if self._is_person(one)][-1:]
        if not persons or is_of_another(self.text, persons[0][0].end, end, self.entities[persons[0][1]]):
            is_cut = any(span.end == end and self.text.endswith(_DOTS, start, span.start) for span, _ in found)
            return Speaker(self.text[start:end], None, Span(start, end), plural=True) if is_cut else None
        persons = self._with_dotted(persons[0])
        is_cut = self.text.endswith(_DOTS, 0, persons[0][0].start)
        if len(persons) < 2 and not is_cut:
            return None
        whole = Span(min(start, persons[0][0].start) if is_cut else persons[0][0].start, end)
        joint = () if is_cut else tuple(span for span, _ in persons)
        return Speaker(self.text[whole.start : end], None, whole, plural=True, joint=joint)

    def _with_dotted(self, last: _Mention) -> list[_Mention]:
        """A person and those whom · joins to the name before, each with a title, party or bracket or without: "조현
        *외교부 장관*·*국민의힘* 김기현"."""
        persons = [last]
        while self._is_person(last) and len(persons) < _MOST_ITEMS:
            start = persons[0][0].start
            dot = max(self.text.rfind(mark, max(0, start - _LONGEST_NAME), start) for mark in _DOTS)
            if dot < 0 or (dot + 1 < start and not self._is_body(dot + 1, start - 1)):
                break
            near = [one for one in self.mentions(max(0, dot - 2 * _LONGEST_NAME), dot) if self._is_person(one)][-1:]
            if not near or not self._is_title(near[0][0].end, dot):
                break
            persons.insert(0, near[0])
        return persons

    def _is_person(self, mention: _Mention) -> bool:
        return self.entities[mention[1]].kind is EntityKind.PERSON

    def _is_body(self, start: int, end: int) -> bool:
        """Whether [start, end) names a body, and a blank follows."""
        bodies = (span for span, at in self.mentions(start, end) if self.entities[at].kind is EntityKind.ORGANISATION)
        return self.text[end : end + 1] == " " and Span(start, end) in bodies

    def _is_title(self, start: int, end: int) -> bool:
        """Whether nothing but a bracket or a title is in [start, end), behind a name."""
        found = _TITLED.fullmatch(self.text, start, end)
        return found is not None and (not found["title"] or found["title"] in _TITLES)

    def _items(self, last: KoreanWord, start: int, end: int) -> tuple[list[_Item], bool]:
        """The items of a list that ends with the word `last`, in order, and whether only one of them is meant. Before
        `start` there are only those that are entities."""
        items, is_choice = [_Item([last], end)], False
        word = self.words.before(last)
        while word is not None and len(items) < _MOST_ITEMS:
            item = items[-1]
            if word.text == _AND and not self._is_of_office(item):
                word = self.words.before(word) or word
                items.append(_Item([word], word.end))
                word = self.words.before(word)
                continue
            joint = self._end_before_joint(word, item)
            if joint is not None:
                is_choice |= self.text[joint : word.end] in _CHOOSING
                items.append(_Item([word], joint))
            elif word.start >= start or (len(items) > 1 and not self._named(item)):
                if self.text[word.end : item.start] != " " or len(item.words) >= _LONGEST_ITEM:
                    break
                item.words.append(word)
            else:
                break
            word = self.words.before(word)
        while len(items) > 1 and items[-1].end < start and self._named(items[-1]) is None:
            items.pop()
        return ([] if any(map(self._is_clause, items)) else items[::-1]), is_choice

    def _end_before_joint(self, word: KoreanWord, item: _Item) -> int | None:
        """Where an item ends with a word that is joined to the item behind it; None for a word that is not."""
        gap = self.text[word.end : item.start]
        if gap == ", ":
            is_named = self._named(_Item([word], word.end)) and self._named(item)
            return word.end if is_named else None
        if gap != " ":
            return None
        ending = next((one for one in (*_JOINING, *_CHOOSING) if word.text.endswith(one)), None)
        if ending is None:
            return None
        end = word.end - len(ending)
        is_name = any(span.end == end for span, _ in self.mentions(word.start, end))
        is_department = _DEPARTMENT.fullmatch(word.text[-3:]) is not None
        is_particle = ending in _JOINING and word.parts[-1].last_class == "JC" and not is_department
        return end if is_name or is_particle else None

    def _named(self, item: _Item) -> _Mention | None:
        """The entity that an item names: its last person, with a title behind, or the name that ends it."""
        found = self.mentions(item.start, item.end)
        persons = [one for one in found if self.entities[one[1]].kind is EntityKind.PERSON]
        if persons and not is_of_another(self.text, persons[-1][0].end, item.end, self.entities[persons[-1][1]]):
            return persons[-1]
        return next((one for one in found if one[0].end == item.end and not persons), None)

    def _is_of_office(self, item: _Item) -> bool:
        """Whether an item begins with the field of a person's office: "외교 및 *안보 담당* 한도윤 보좌관"."""
        named = self._named(item)
        return named is not None and self.entities[named[1]].kind is EntityKind.PERSON and named[0].start > item.start

    def _is_clause(self, item: _Item) -> bool:
        """Whether an item has a verb, so that 과 belongs to that: "미국과 *맞선* 이란은"."""
        return any(word.parts[-1].last_class in ("ETM", "EC") for word in item.words[1:])
