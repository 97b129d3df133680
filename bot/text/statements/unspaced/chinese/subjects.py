"""Find the speaker of a Chinese clause from the words before its verb: 外交部发言人毛宁5日在记者会上.

    subject | when, where, to whom | verb

A subject is the name of an entity, a name after a noun for persons, such a noun, or a body. A verb, a second subject
or a word that joins two among them leaves it unnamed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from bot.lang.folding import in_both_scripts, one_form, words_of_both_scripts
from bot.model.analysis import EntityKind, Span
from bot.regexes import regex
from bot.text.entities.unspaced.associates import kind_behind
from bot.text.entities.unspaced.chinese_names import ITS, is_named_as_day, may_follow_name
from bot.text.entities.unspaced.chinese_trades import trade_start
from bot.text.entities.unspaced.name_lists import name_lists
from bot.text.entities.unspaced.word_set import WordSet
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.statements.speaker import Speaker
from bot.text.statements.unspaced.chinese.acts import (
    ACTS,
    BODY_ENDS,
    HANDLED,
    NOT_SAID,
    NOUNS,
    PERSONS,
    WITHIN_NAME,
    is_act,
    is_person,
    is_unclean,
    last_title,
)
from bot.text.statements.unspaced.chinese.modifiers import ATTRIBUTE, BEGINNING, MODIFIER, RELATIVE, WRITES_TO
from bot.text.statements.unspaced.chinese.name_forms import ANY_FAMILY, CALLED, COURTESY, FAMILY, UNSURE, is_name
from bot.text.statements.unspaced.chinese.newspapers import is_column, newspaper, without_editorial
from bot.text.statements.unspaced.named import PEOPLE, Named
from bot.text.statements.unspaced.narration import BRACKET, NAMED, TITLE, Narration
from bot.text.word_lists import wordlist

LONGEST = 80
"""The most characters of a clause before its verb."""
_LONGEST_NAME = 30
_NAME_LENGTHS = (4, 3, 2)
_LONGEST_ATTRIBUTE = 6
"""The most characters of a noun with what is before it, behind a name: 尹锡悦*辩护律师*."""
_NAME_MASK = "\ue003"
_QUOTED_NAME = regex(f"{NAMED}{{0,20}}")


def words(name: str) -> str:
    """An alternation of a list's words in both scripts, the longest first."""
    return in_both_scripts("|".join(sorted(wordlist(name), key=lambda word: (-len(word), word))))


_NO_BODIES = WordSet(words_of_both_scripts(wordlist("chinese_no_bodies")))
_KOREAS = frozenset(("南韓", "南韩", "北韓", "北韩", "韓國", "韩国"))
"""States before the name of a body of theirs: *南韓*外交部."""
_JOINS = regex(in_both_scripts("(?:[与和跟及、]|同(?!时))"))
_JOINTS = sorted(words_of_both_scripts(("和", "与", "及", "、", "以及")), key=len, reverse=True)
_ALL_OF_THEM = regex(in_both_scripts("(?:[两三四]国|双方|共同|联合|一致)"))
_CITED = regex(
    in_both_scripts(
        "(?:援引|引[述用]|转[述引])(?P<who>[^，。]{0,24}?(?:人士|官员|当局|部门|专家|居民))的?(?:话|消息|说法)?(?:报[道导])?$"
    )
)
_NEWSROOM = regex(in_both_scripts(f"(?:{TITLE}|[^会]社|[日晚时]?报|新闻网?|电视台?|周刊|广播公司|NHK|CNN|BBC)$"))
"""Who has somebody's words from whom he cites: 韩联社*援引官员的话*报道说."""
_ASKED = regex(in_both_scripts("被问[^，。]{0,60}[时后]$"))
"""What somebody is asked before he speaks: 郭嘉昆*被问及此事时*说."""
_OWN_TITLE = regex(rf"(?:前|副)?(?!律师|律師)(?:{words('chinese_own_titles')}|先生|女士)")
"""Titles after a name that are the bearer's own, and not those of somebody who works for him: 李在明总统, but
特朗普政府官员."""
_OWNED = regex(in_both_scripts(f"{ITS}|[他她]们?(?:的|(?=[妻丈父母儿女哥弟姐妹]))"))
"""The pronoun before somebody's relation or lawyer, which says nothing outside the sentence: *其*辩护律师."""
_Found = tuple[Span, Speaker | None]
PRONOUN = regex(in_both_scripts("[他她]"))


class ChineseSubject(Struct, frozen=True):
    """The subject of a clause; `speaker` is None for a pronoun. `clause` is where the clause begins."""

    clause: int
    span: Span
    speaker: Speaker | None


class ChineseSubjects:
    """Reads the clauses of one text in order, and keeps the names that it introduces."""

    def __init__(self, narration: Narration, named: Named) -> None:
        self._narration = narration
        self._text = narration.text
        self._masked = narration.masked
        self._named = named
        self._introduced: set[str] = set()

    def before(self, start: int, end: int) -> ChineseSubject | None:
        """The subject of the clause [start, end), whose verb begins at `end`; None if it has none or is in doubt."""
        clause, start = start, self._after_beginning(start, end)
        if not 0 < end - start <= LONGEST:
            return None
        if (attribute := ATTRIBUTE.match(self._masked, start, end)) and PERSONS.starts(self._masked, attribute.end()):
            start = attribute.end()
        if (relative := RELATIVE.match(self._masked, start, end)) is not None:
            start = relative.end()
        if (together := self._together(start, end)) is not None:
            return ChineseSubject(clause, together.span, together)
        stop, known = self._end_of_subject(start, end)
        if (asked := _ASKED.search(self._masked, start, end)) is not None:
            stop = min(stop, asked.start())
        rest = _ASKED.sub("", self._masked[stop:end])
        if (cited := _CITED.match(self._masked, stop, end)) and _NEWSROOM.search(self._masked, start, stop):
            source = self._described(*cited.span("who"))
            return ChineseSubject(clause, *source) if source else None
        if NOT_SAID.search(rest) or _JOINS.match(rest):
            return None
        found = self._introduced_at(start, stop, end, known) or self._subject(start, stop, known)
        return ChineseSubject(clause, *found) if found else None

    def _together(self, start: int, end: int) -> Speaker | None:
        """The bodies and countries that the clause [start, end) begins with, where nothing but modifiers follows."""
        for last in sorted({span.end for span, _ in self._named.between(start, end)}, reverse=True):
            speaker = self._named.joint(self._masked, last, _JOINTS)
            rest = _ASKED.sub("", self._masked[last:end])
            if speaker is None or speaker.span.start != start or NOT_SAID.search(rest):
                continue
            return speaker if not rest or _ALL_OF_THEM.match(rest) or MODIFIER.match(rest) else None
        return None

    def opening(self, start: int, end: int) -> Speaker | None:
        """The known person who is the subject of the verb at `end`, or with whose name [start, end) begins."""
        if (subject := self.before(start, end)) is not None:
            return subject.speaker
        start = self._after_beginning(start, end)
        return next((one for at, one in self._named.between(start, end) if at.start == start), None)

    def acting(self, clause: int, end: int) -> ChineseSubject | None:
        """Who does what the clause [clause, end) tells: the name, person or body that it begins with, before a verb or
        a word for time, place or manner."""
        start = self._after_beginning(clause, end)
        nouns = (*PERSONS.each(self._masked, start, end), *BODY_ENDS.each(self._masked, start, end))
        ends = {name.end() for _, stop in nouns if (name := _QUOTED_NAME.match(self._masked, stop, end))}
        ends |= {called.end() for called in CALLED.finditer(self._masked, start, end)}
        known = [*self._named.between(start, end), *self._introduced_in(start, end)]
        least = max((span.end for span, _ in known if span.start == start), default=start)
        for stop in sorted(ends | {span.end for span, _ in known}):
            if stop < least or stop - start > _LONGEST_NAME or not self._may_act(stop, end):
                continue
            if any(span.start == stop for span, _ in known):
                continue
            found = self._subject(start, stop, [one for one in known if one[0].end <= stop])
            is_place = found is not None and found[1] is not None and found[1].kind is EntityKind.PLACE
            goes_on = any(stop < last <= stop + _LONGEST_ATTRIBUTE and self._may_act(last, end) for last in ends)
            if (is_place or goes_on) and not self._is_act(stop):
                continue
            return ChineseSubject(clause, *found) if found else None
        return None

    def _is_act(self, at: int) -> bool:
        return any(one.match(self._masked, at) for one in (MODIFIER, ACTS))

    def _may_act(self, at: int, end: int) -> bool:
        """Whether a verb, or a word that may be before one, begins at `at`."""
        if PERSONS.starts(self._masked, at) or BODY_ENDS.starts(self._masked, at) or NOUNS.match(self._masked, at, end):
            return False
        if self._masked.startswith((TITLE, HIDDEN), at):
            return False
        return at < end and (MODIFIER.match(self._masked, at) is not None or may_follow_name(self._masked, at))

    def _after_beginning(self, start: int, end: int) -> int:
        """The place after blanks, brackets and the words that link a clause to the one before."""
        clause = self._masked[start:end]
        start += len(clause) - len(clause.lstrip(f" \u3000{BRACKET}"))
        found = BEGINNING.match(self._masked, start, end)
        return found.end() if found else start

    def _end_of_subject(self, start: int, end: int) -> tuple[int, list[tuple[Span, Speaker]]]:
        """Where the subject ends, and the names in the clause; modifiers within names are ignored."""
        clause = list(self._masked[start:end])
        known = [*self._named.between(start, end), *self._introduced_in(start, end)]
        safe = [span for span, _ in known] + [Span(at, min(end, at + 2)) for at in self._ends_of_titles(start, end)]
        for span in safe:
            clause[span.start - start : span.end - start] = _NAME_MASK * (span.end - span.start)
        found = MODIFIER.search("".join(clause))
        stop = start + found.start() if found else end
        while stop > start and self._masked[stop - 1] in f" {BRACKET}":
            stop -= 1
        return stop, known

    def _introduced_in(self, start: int, end: int) -> list[tuple[Span, Speaker]]:
        """The names introduced before that the clause begins with."""
        found = []
        for length in _NAME_LENGTHS:
            name = self._text[start : start + length]
            if start + length <= end and name in self._introduced:
                found.append((Span(start, start + length), _person(name, start)))
                break
        return found

    def _subject(self, start: int, stop: int, known: Sequence[tuple[Span, Speaker]]) -> _Found | None:
        phrase = self._masked[start:stop]
        if not phrase or len(phrase) > 2 * _LONGEST_NAME:
            return None
        if PRONOUN.match(phrase) and (len(phrase) == 1 or is_act(self._masked, start + 1, stop)):
            return Span(start, start + 1), None
        name = without_editorial(self._masked, start, stop)
        if self._masked[name - 1] == TITLE or is_column(self._masked, start, name):
            return newspaper(self._narration, self._named, Span(start, name), has_editorial=name < stop)
        stop = name
        for span, speaker in known:
            writes = WRITES_TO.fullmatch(self._masked, span.end, stop)
            if writes is not None and self._named.at_end(writes.start("whom"), stop) is not None:
                return self._of_name(start, span, speaker)
        ending = [one for one in known if one[0].end == stop]
        if ending:
            span, speaker = min(ending, key=lambda one: one[0].start)
            return self._of_name(start, span, speaker)
        return self._within(start, stop, [one for one in known if one[1].kind in PEOPLE])

    def _within(self, start: int, stop: int, people: Sequence[tuple[Span, Speaker]]) -> _Found | None:
        """The subject that ends behind a name: with a title of the bearer's own or with what he does, or with none."""
        for span, speaker in people:
            if span.start > start and _OWN_TITLE.fullmatch(self._masked, span.end, stop):
                return self._of_name(start, span, speaker)
            is_whole = span.end - span.start > 2 or may_follow_name(self._masked, span.end)
            if is_whole and is_act(self._masked, span.end, stop):
                return None if self._names_another(span.end, stop) else self._of_name(start, span, speaker)
        if people and (others := self._of_his_people(start, people[0][0], stop)) is not None:
            return others
        if people and people[0][0].start == start:
            return self._before_title(people[0], stop)
        return self._titled(start, stop) or self._described(start, stop)

    def _of_his_people(self, start: int, name: Span, stop: int) -> _Found | None:
        """Who is called by the person whose name is the first in [start, stop), alone or behind his office, as written:
        尹锡悦*律师团*, 美国总统特朗普*的特使*."""
        before, found = self._masked[start : name.start], kind_behind(self._masked, name.end, stop)
        if found is None or is_unclean(before) or (before and not (is_person(before) or before.endswith(BRACKET))):
            return None
        kind, noun = found
        if noun < stop and not self._is_noun_alone(noun, stop):
            return None
        return Span(start, stop), Speaker(self._text[start:stop], None, Span(start, stop), kind)

    def _introduced_at(self, start: int, stop: int, end: int, known: Sequence[tuple[Span, Speaker]]) -> _Found | None:
        """The person whose office and name end the clause [start, end), where what ends its subject at `stop` is part
        of a body's name before the office: an adverb is before a verb. 韩国*再*保险公司总经理元钟圭."""
        is_within = WITHIN_NAME.match(self._masked, stop, end) and any(PERSONS.each(self._masked, stop + 2, end))
        found = self._subject(start, end, known) if is_within else None
        if found is None or found[1] is None or found[1].kind not in PEOPLE:
            return None
        return found if PERSONS.ending(self._masked, stop + 1, found[0].start) > stop + 1 else None

    def _of_name(self, start: int, span: Span, speaker: Speaker) -> _Found | None:
        """The subject that ends with a known name: alone, or after a description of the person or body."""
        start = self._behind_owner(start, span.start)
        before = self._masked[start : span.start]
        if not before:
            return span, speaker
        if speaker.kind not in PEOPLE:
            is_state = before in _KOREAS or (self._named.at_end(start, span.start) or (span,))[0].start == start
            return (span, speaker) if speaker.id and is_state else self._described(start, span.end)
        before = last_title(before.rstrip(BRACKET))
        title = max(PERSONS.ending(before, 0, len(before)), trade_start(before, len(before)))
        if is_unclean(before[:title] if title >= 0 else before) or self._names_another(start, span.start):
            return None
        is_described = title >= 0 or is_person(before) or BODY_ENDS.ends(before) or before[-1:] == "的"
        return (span, speaker) if is_described or self._named.at_end(start, span.start) else None

    def _behind_owner(self, start: int, end: int) -> int:
        """Where a description of somebody begins behind the name whose relation or aide he is: 卞基硕的*律师*."""
        found = next((span.end for span, one in self._named.between(start, end) if one.kind in PEOPLE), end)
        if found - start >= _LONGEST_NAME or self._named.at_end(start, found) is None:
            return start
        if self._masked[found : found + 1] == "的" and PERSONS.ending(self._masked, found + 1, end) >= 0:
            return found + 1
        kind, noun = kind_behind(self._masked, found, end) or (EntityKind.ORGANISATION, end)
        is_aide = kind is EntityKind.PERSON and (noun == end or self._is_noun_alone(noun, end))
        return end if is_aide else start

    def _is_noun_alone(self, start: int, end: int) -> bool:
        """Whether [start, end) is a noun for persons with words that describe him, and names nobody."""
        title = PERSONS.ending(self._masked, start, end)
        is_clean = not is_unclean(self._masked[start : title if title >= 0 else end])
        return is_clean and is_person(self._masked[start:end]) and not self._names_another(start, end)

    def _before_title(self, name: tuple[Span, Speaker], stop: int) -> _Found | None:
        """A known name before a noun for persons: 李在明总统."""
        behind = self._masked[name[0].end : stop]
        if _OWN_TITLE.fullmatch(behind):
            return name
        if behind and "的" not in behind:
            return None
        return self._described(name[0].start, stop)

    def _titled(self, start: int, stop: int) -> _Found | None:
        """A name after a noun for persons: 发言人郑海仁, 发言人杜加里克."""
        for at, end in PERSONS.each(self._masked, start, stop):
            name = self._text[end:stop]
            if is_unclean(last_title(self._masked[start:at])) or self._names_another(start, at):
                return None
            if is_name(self._text, name, end):
                self._introduced.add(name)
                return Span(end, stop), _person(name, end)
        return None

    def _names_another(self, start: int, end: int) -> bool:
        """Whether [start, end) names a person, so that the name after it may be an object."""
        if any(one.kind in PEOPLE for _, one in self._named.between(start, end)):
            return True
        if any(True for _ in self._ends_of_titles(start, end)):
            return True
        return any(
            at + size <= end and self._text[at : at + size] in self._introduced
            for at in range(start, end if self._introduced else start)
            for size in _NAME_LENGTHS
        )

    def names_others(self, start: int, end: int, speaker: Speaker) -> bool:
        """Whether the narrator names a person in [start, end) who is not the speaker."""
        people = [(span, one) for span, one in self._named.between(start, end) if one.kind in PEOPLE]
        if any(one.name != speaker.name and self._masked[span.start] != HIDDEN for span, one in people):
            return True
        own, name = {span.start for span, _ in people}, speaker.name or HIDDEN
        own |= set(range(speaker.span.start, speaker.span.end))
        titled = (at for at in self._ends_of_titles(start, end) if at not in own)
        return any(not self._text.startswith(name, at) for at in titled)

    def is_end_of_name(self, at: int) -> bool:
        """Whether a known name ends at a place."""
        return self._named.at_end(max(0, at - _LONGEST_NAME), at) is not None

    def handles_another(self, subject: ChineseSubject) -> bool:
        """Whether a subject is somebody, a verb and a newsroom, which is the object: *检方调查韩媒*报道."""
        start, end = subject.clause, subject.span.end
        known = self._named.between(start, end)
        named = [(span.start, span.end) for span, one in known if one.kind is EntityKind.ORGANISATION]
        found = sorted([*named, *BODY_ENDS.each(self._masked, start, end), *PERSONS.each(self._masked, start, end)])
        last = next((at for at, stop in found if stop == end), end)
        return any(stop < last for _, stop in found) or HANDLED.search(self._masked, start, end) is not None

    def _ends_of_titles(self, start: int, end: int) -> Iterator[int]:
        """The ends of nouns for persons that a family name follows, and no word such as 周五 in 发言人*周五*表示."""
        for _, at in PERSONS.each(self._masked, start, end):
            if at == end or self._masked[at] in UNSURE or FAMILY.match(self._masked, at, end) is None:
                continue
            is_word = name_lists().is_frequent_word(one_form(self._masked[at : at + 2]))
            if not is_word or is_named_as_day(self._masked, at):
                yield at

    def _described(self, start: int, stop: int) -> _Found | None:
        """A person who is only described, or a body, as written: 一位外交官, 社会福利署."""
        start = owned.end() if (owned := _OWNED.match(self._masked, start, stop)) else start
        phrase = self._masked[start:stop]
        if is_unclean(phrase) or len(phrase) > _LONGEST_NAME or _NO_BODIES.ends(phrase):
            return None
        span, courtesy = Span(start, stop), COURTESY.search(phrase)
        head = start + phrase.rfind("的") + 1
        if self._names_another(head, start + courtesy.start() - 1 if courtesy else stop):
            return None
        phrase = phrase.rstrip(NAMED)
        if is_person(phrase) or (courtesy and ANY_FAMILY.match(phrase, courtesy.start() - 1)):
            return span, Speaker(self._text[start:stop], None, span, EntityKind.PERSON)
        if BODY_ENDS.ends(phrase) and len(phrase) > 1:
            return span, Speaker(self._text[start:stop], None, span, EntityKind.ORGANISATION)
        return None


def _person(name: str, start: int) -> Speaker:
    return Speaker(name, None, Span(start, start + len(name)), EntityKind.PERSON)
