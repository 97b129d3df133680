"""Find the statements of a Chinese text: X表示：“…”, “…”X说, X称，…, 据X消息，….

A statement's verb has its subject before it and a comma, a colon or a quotation after it. Without a plain subject there
is no statement.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence

from msgspec.structs import replace

from bot.lang.folding import in_both_scripts, words_of_both_scripts
from bot.model.analysis import EntityKind, Quote, QuoteKind, Span
from bot.regexes import regex
from bot.text.statements.quotation_marks import HIDDEN, Quotation
from bot.text.statements.speaker import Speaker, statement
from bot.text.statements.unspaced.chinese.acts import ASIDE, BODY_ENDS, PERSONS
from bot.text.statements.unspaced.chinese.addressed import ChineseAddressed
from bot.text.statements.unspaced.chinese.cues import OWN_END, ChineseCues, ReportingVerb
from bot.text.statements.unspaced.chinese.later_predicates import BEHIND_DENIAL, further_verbs, later_predicates
from bot.text.statements.unspaced.chinese.newspapers import OF_PRESS, REPORT_SAYS, REPORTED
from bot.text.statements.unspaced.chinese.reactions import before_reaction
from bot.text.statements.unspaced.chinese.sources import ACCORDING, FIGURES, SEEN_BY, SOURCED, SPOKE
from bot.text.statements.unspaced.chinese.subjects import ChineseSubject, ChineseSubjects
from bot.text.statements.unspaced.named import BODIES, Named
from bot.text.statements.unspaced.narration import Narration, direct

_OBJECT_ALONE = regex(in_both_scripts("(?:说法|消息|报[道导]|传闻|指控|事实|错误|责任|问题|行为|关系|身份|存在)$"))
"""The end of what is denied or admitted, which is no clause: 否认相关*说法*."""
_ALONE = regex(rf"{HIDDEN}+\s*$")
_DAY = regex(in_both_scripts("(?:(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:[上下]午|晚)?|[昨今当][天日晚]|[赛会事]后)?[，,]?"))
"""What may be between a quotation and the subject behind it: “…”*19日，*市长说."""
_SEMICOLON, _COMMA = regex("[；;]"), regex("[，,]")
_ABOUT = regex(in_both_scripts("[谈提说讲对就在当至与和同跟为除随因如若据尽虽]|被问|关于|面对|针对|回应|由于|经过"))
"""Beginnings of clauses whose nouns are not the subject: *谈到*员工，他说."""
_CONTRAST, _SAYING = regex("[则則]"), ("表示", "称", "稱", "说", "說")
"""Words that introduce a second subject with a statement of its own: X称，…，Y则称，…."""
_SHORTEST_BARE = 5
"""The fewest characters of a quotation that is speech right after its verb, without a colon."""
_SHORTEST_INDIRECT = 4
_ADDRESSING = frozenset(words_of_both_scripts(("提醒", "警告", "呼吁", "敦促", "促请", "要求")))
_LONGEST_WHOM = 10
_DENYING = frozenset(words_of_both_scripts(("否认",)))
"""Verbs whose content ends at the first comma: what is said next is not denied with it: 否认接触，*称报道不实*."""
_DOUBTING, _SHORTEST_DOUBT = frozenset(words_of_both_scripts(("质疑", "怀疑", "指控"))), 7
"""Verbs that a noun alone follows as often as a clause, and the fewest characters of a clause: 質疑*財政狀況*，指…."""


class ChineseStatements:
    """Reads one text sentence by sentence."""

    def __init__(self, narration: Narration, named: Named) -> None:
        self._narration = narration
        self._text = narration.text
        self._masked = narration.masked
        self._named = named
        self._subjects = ChineseSubjects(narration, named)
        self._cues = ChineseCues(narration, self._subjects)
        self._addressed = ChineseAddressed(narration, named, self._subjects)
        self._last: Speaker | None = None
        self._start_before = self._start = 0
        self._before: Speaker | None = None
        self._source: Speaker | None = None
        self._presented: tuple[int, Speaker | None] = 0, None
        """Where a sentence begins without a word of anybody's, and the only person that it names, who acts in it."""

    def find(self, begin: int) -> Iterator[Quote]:
        """The statements from `begin` on, in the order of the sentences."""
        opened: Speaker | None = None
        goes_on = False
        for sentence in self._narration.sentences(begin):
            quotations = self._narration.within(sentence.start, sentence.end)
            self._newsroom(sentence)
            self._before, self._last = self._last, None
            self._start_before, self._start = self._start, sentence.start
            if quotations and quotations[0].continues and opened is not None:
                yield direct(self._text, quotations[0], None, opened)
                self._last = opened
                continue
            if goes_on and self._before is not None and self._is_alone(sentence):
                yield from (direct(self._text, one, None, self._before) for one in quotations)
                self._last = self._before
                continue
            yield from self._in_sentence(sentence, quotations)
            goes_on = bool(quotations) and quotations[0].start == sentence.start
            opened = self._last

    def _is_alone(self, sentence: Span) -> bool:
        """Whether a sentence is quotations alone, in the paragraph of the sentence before."""
        return self._text[sentence.start - 1 : sentence.start] != "\n" and (
            _ALONE.match(self._masked, sentence.start, sentence.end) is not None
        )

    def _in_sentence(self, sentence: Span, quotations: Sequence[Quotation]) -> Iterator[Quote]:
        cues = [one for one in self._cues.all(sentence) if not self._is_passed_on(one, sentence.end)]
        taken, speakers = set[int](), list[Speaker | None]()
        for at, cue in enumerate(cues):
            if at and self._is_told(cues[at - 1], cue) and not self._is_of_unnamed(cue):
                continue
            speaker = self._speaker(cue.subject)
            end = cues[at + 1].subject.clause if at + 1 < len(cues) else sentence.end
            found = [*self._behind(cue, speaker, sentence, quotations), *self._ahead(cue, speaker, end)]
            for quote in found:
                if quote.start not in taken:
                    taken.add(quote.start)
                    yield quote
            if found:
                if not speakers and at == 0 and not cue.follows_quotation:
                    yield from self._said_before(Span(sentence.start, cue.subject.clause), speaker)
                speakers.append(speaker)
        if not speakers:
            speakers = (yield from self._later(sentence)) or (yield from self._without_mark(sentence, cues, quotations))
        self._presented = sentence.start, None if speakers or quotations else self._alone(sentence)
        names = {one.name if one else None for one in speakers}
        self._last = speakers[0] if len(names) == 1 else self._who_spoke(sentence) if not names else None

    def _later(self, sentence: Span) -> Generator[Quote, None, list[Speaker | None]]:
        """What the verbs of later clauses report, whose subject an earlier clause names, and what it says itself.
        Returns who speaks."""
        speakers = list[Speaker | None]()
        for one in later_predicates(sentence, self._narration, self._subjects):
            if self._cues.is_attitude(one.word, one.start):
                continue
            speakers.append(self._speaker(one.subject))
            if len(speakers) == 1:
                yield from self._own(Span(one.subject.clause, one.clause), speakers[0])
            yield from self._clause(one.start, one.end, one.word, speakers[-1])
        return speakers

    def _own(self, clauses: Span, speaker: Speaker | None) -> Iterator[Quote]:
        """What the first clause with a speaker reports itself, before later ones go on: *警告核扩散*，呼吁对话."""
        found, subject = next(self._cues.bare(clauses), (None, None))
        if self._narration.within(clauses.start, clauses.end):
            yield from self._addressed.demanded(clauses)
            return
        if found is None or subject is None or speaker is None:
            return
        comma = _COMMA.search(self._masked, found.end(), clauses.end)
        end = comma.start() if comma else clauses.end
        is_same = self._speaker(subject) == speaker and not self._cues.is_attitude(found["cue"], found.end())
        is_noun = found["cue"] in _DOUBTING and end - found.end() < _SHORTEST_DOUBT
        if is_same and not is_noun and not _OBJECT_ALONE.search(self._masked, found.end(), end):
            yield from self._clause(found.end(), end, found["cue"], speaker)

    def _said_before(self, clauses: Span, speaker: Speaker | None) -> Iterator[Quote]:
        """What another says in the clauses before those of a speaker: *赵显表示将协商*，但安圭伯表示，…."""
        if clauses.end - clauses.start < _SHORTEST_INDIRECT or self._masked[clauses.end - 1] not in "，,；;":
            return
        found, subject = next(self._cues.bare(clauses), (None, None))
        is_said = found is not None and found["cue"].endswith(_SAYING)
        other = subject.speaker if is_said and subject and subject.clause == clauses.start else None
        if other is not None and speaker is not None and (other.name, other.id) != (speaker.name, speaker.id):
            yield from self._own(clauses, other)

    def _alone(self, sentence: Span) -> Speaker | None:
        """The named person who acts in a sentence that names or describes nobody else: in its first clause, or in the
        second behind a time or place."""
        if _ABOUT.match(self._masked, sentence.start):
            return None
        first = _COMMA.search(self._masked, sentence.start, sentence.end)
        acting = self._subjects.acting(sentence.start, first.start() if first else sentence.end)
        if acting is None and first is not None and not any(PERSONS.each(self._masked, sentence.start, first.start())):
            acting = self._subjects.acting(first.end(), sentence.end)
        speaker = acting.speaker if acting else None
        if acting is None or speaker is None or speaker.kind is not EntityKind.PERSON:
            return None
        if speaker.entity < 0:
            return None
        is_alone = not any(PERSONS.each(self._masked, acting.span.end, sentence.end))
        return speaker if is_alone and not self._subjects.names_others(sentence.start, sentence.end, speaker) else None

    def _who_spoke(self, sentence: Span) -> Speaker | None:
        """The only person whom a sentence names, if it begins with him and says that he spoke: 金正恩…发表讲话."""
        spoke = SPOKE.search(self._masked, sentence.start, sentence.end)
        subject = self._subjects.opening(sentence.start, spoke.start()) if spoke else None
        if subject is None or subject.kind is not EntityKind.PERSON:
            return None
        return None if self._subjects.names_others(sentence.start, sentence.end, subject) else subject

    def _without_mark(
        self, sentence: Span, cues: Sequence[ReportingVerb], quotations: Sequence[Quotation]
    ) -> Generator[Quote, None, list[Speaker | None]]:
        """The content of a sentence that no mark divides from its verb, or that its source or its verb ends or opens.
        Returns who speaks."""
        yield from self._sourced(sentence)
        if quotations:
            if not cues:
                yield from self._addressed.demanded(sentence)
                yield from self._addressed.told(sentence)
            return []
        if len(cues) == 1 and not cues[0].link and self._masked[cues[0].subject.clause - 1] in "，,":
            speaker = self._speaker(cues[0].subject)
            yield from self._clause(sentence.start, cues[0].subject.clause, cues[0].word, speaker)
            return [speaker]
        if cues:
            return []
        bare = list(self._cues.bare(sentence))
        if not bare or self._cues.is_attitude(bare[0][0]["cue"], bare[0][0].end()):
            return []
        found, speaker = bare[0][0], self._speaker(bare[0][1])
        end = bare[1][1].clause if len(bare) > 1 else sentence.end
        start = self._behind_whom(found.end(), end) if found["cue"] in _ADDRESSING else found.end()
        comma = _COMMA.search(self._masked, start, end) if found["cue"] in _DENYING else None
        yield from self._clause(start, comma.start() if comma else end, found["cue"], speaker)
        if comma is not None and (told := BEHIND_DENIAL.match(self._masked, comma.end(), end)) is not None:
            yield from self._clause(told.end(), end, told["cue"], speaker)
        if len(bare) == 2 and _CONTRAST.search(self._masked, bare[1][1].span.end, bare[1][0].start()):
            yield from self._own(Span(bare[1][1].clause, sentence.end), other := self._speaker(bare[1][1]))
            return [speaker, other]
        return [speaker]

    def _behind_whom(self, start: int, end: int) -> int:
        """Where what is said begins behind the noun for those to whom it is said: 提醒*游客，*不要向对岸喊话."""
        comma = _COMMA.search(self._masked, start, min(end, start + _LONGEST_WHOM))
        if comma is None:
            return start
        nouns = (one for ends in (PERSONS, BODY_ENDS) for one in ends.each(self._masked, start, comma.start()))
        return comma.end() if any(last == comma.start() for _, last in nouns) else start

    def _is_passed_on(self, cue: ReportingVerb, end: int) -> bool:
        """Whether the verb only says who passed on another's words: 据X*通报*，Y表示：“…”."""
        if ACCORDING.match(self._masked, cue.subject.clause) is None:
            return False
        return self._cues.reports(cue.after, end) or self._is_of_another(Span(cue.after, end))

    def _sourced(self, sentence: Span) -> Iterator[Quote]:
        """The content of a sentence that begins with the body or known person whose words it has: 据X消息，…. None if
        it reports another's words in turn."""
        told = REPORT_SAYS.match(self._masked, sentence.start, sentence.end)
        if told is not None and self._source is not None and not self._cues.reports(told.end(), sentence.end):
            newsroom = replace(self._source, span=Span(*told.span("who")))
            yield from self._clause(told.end(), sentence.end, told["cue"], newsroom)
            return
        source = _matched((SOURCED, SEEN_BY, FIGURES), self._masked, sentence)
        subject = self._subjects.before(*source.span("who")) if source else None
        speaker = subject.speaker if subject else None
        if source is None or speaker is None or self._cues.reports(source.end(), sentence.end):
            return
        if self._is_of_another(Span(source.end(), sentence.end)):
            return
        if speaker.id or speaker.kind is not EntityKind.PERSON or source.re.pattern == SEEN_BY.pattern:
            yield from self._clause(source.end(), sentence.end, source["cue"], speaker)

    def _is_of_another(self, told: Span) -> bool:
        """Whether what a source tells begins with what somebody said: 据检方介绍，*被告人辩称*自己不知情."""
        _, subject = next(self._cues.bare(told), (None, None))
        speaker = subject.speaker if subject and subject.clause == told.start else None
        return speaker is not None and speaker.kind is EntityKind.PERSON

    def _newsroom(self, sentence: Span) -> None:
        """Keep the newsroom that "the report" is of from the sentence on that names it, until another may be meant."""
        if REPORT_SAYS.match(self._masked, sentence.start, sentence.end):
            return
        named = REPORTED.match(self._masked, sentence.start, sentence.end)
        subject = self._subjects.before(*named.span("who")) if named else None
        if subject is not None and subject.speaker is not None and subject.speaker.kind in BODIES:
            self._source = subject.speaker
        elif named is not None or OF_PRESS.search(self._masked, sentence.start, sentence.end):
            self._source = None

    def _is_told(self, before: ReportingVerb, cue: ReportingVerb) -> bool:
        """Whether a second verb in a sentence may be part of the statement of the first."""
        return not before.quoted and _CONTRAST.search(self._masked, cue.subject.clause, cue.start) is None

    def _is_of_unnamed(self, cue: ReportingVerb) -> bool:
        """Whether a colon and a quotation are behind somebody who is only described, whose own words another passes on:
        律师介绍，*当事人说：“…”*"""
        speaker = cue.subject.speaker
        is_unnamed = speaker is not None and speaker.kind is EntityKind.PERSON and speaker.entity < 0
        return is_unnamed and cue.quoted and cue.link[:1] in ("：", ":")

    def _speaker(self, subject: ChineseSubject) -> Speaker | None:
        """The subject's speaker. A pronoun means who acts before it in its sentence, or else the speaker of the
        sentence before, if that is the only person there."""
        if subject.speaker is not None:
            return subject.speaker
        start, who = self._antecedent(subject.clause)
        if who is None or who.kind is not EntityKind.PERSON or self._subjects.names_others(start, subject.clause, who):
            return None
        return replace(who, span=subject.span)

    def _antecedent(self, end: int) -> tuple[int, Speaker | None]:
        """Whom a pronoun at `end` may mean, and where the words begin that may name another. Nobody if it is in
        doubt who acts in the first clause of its sentence."""
        comma = _COMMA.search(self._masked, self._start, end)
        if comma is not None and _ABOUT.match(self._masked, self._start) is None:
            acting = self._subjects.acting(self._start, comma.start())
            if acting is not None and acting.speaker is not None and acting.speaker.kind is EntityKind.PERSON:
                return self._start, acting.speaker
            if acting is None and any(PERSONS.each(self._masked, self._start, comma.start())):
                return self._start, None
        presented = self._presented[1] if self._presented[0] == self._start_before else None
        return self._start_before, self._before or presented

    def _ahead(self, cue: ReportingVerb, speaker: Speaker | None, end: int) -> Iterator[Quote]:
        """The content after the verb: quotations, or a clause."""
        if cue.quoted:
            following = self._adjacent(cue.after)
            last = following[-1].end
            if self._is_speech(cue, following, end):
                yield from (direct(self._text, one, cue.word, speaker) for one in following)
                yield from self._more(last, end, speaker)
            elif cue.link and not self._cues.ends(last, end):
                yield from self._unquoted(cue, speaker, end)
        elif cue.link:
            yield from self._unquoted(cue, speaker, end)

    def _is_speech(self, cue: ReportingVerb, following: Sequence[Quotation], end: int) -> bool:
        """Whether quotations after a verb are the content, and not a term within it."""
        last = following[-1]
        closed = self._masked[last.end : last.end + 1] in ("", "。", "，", "；", "\n") or last.end >= end
        own_end = self._text[last.inner_end - 1] in OWN_END
        if cue.link[:1] in ("：", ":"):
            return closed or own_end
        long = last.inner_end - following[0].inner_start >= _SHORTEST_BARE
        return own_end or (closed and long)

    def _behind(
        self, cue: ReportingVerb, speaker: Speaker | None, sentence: Span, quotations: Sequence[Quotation]
    ) -> Iterator[Quote]:
        """The quotations with which the sentence begins, right before the verb's subject."""
        first = quotations[0] if quotations else None
        if first is None or first.start != sentence.start or first.end > cue.start:
            return
        leading = self._adjacent(first.start)
        if not _DAY.fullmatch(self._masked, leading[-1].end, cue.subject.clause):
            return
        if self._text[leading[-1].inner_end - 1] not in OWN_END and not self._is_parted(leading[-1], cue, sentence.end):
            return
        colon = cue.quoted and cue.link[:1] in ("：", ":")
        if not colon or self._text[leading[-1].inner_end - 1] in "，,":
            yield from (direct(self._text, one, cue.word, speaker) for one in leading)

    def _is_parted(self, quotation: Quotation, cue: ReportingVerb, end: int) -> bool:
        """Whether a comma behind a quotation without a mark of its own parts it from a verb that ends the sentence:
        「我錯過了面試」，*學生說。*"""
        is_long = quotation.inner_end - quotation.inner_start >= _SHORTEST_BARE
        return (
            is_long
            and self._masked[quotation.end : quotation.end + 1] in ("，", ",")
            and self._cues.ends(cue.after, end)
        )

    def _adjacent(self, start: int) -> list[Quotation]:
        """The quotations of which the first begins at `start`, and each other one where the one before ends."""
        found = list[Quotation]()
        while at := self._narration.at(found[-1].end if found else start):
            found.append(at)
        return found

    def _unquoted(self, cue: ReportingVerb, speaker: Speaker | None, end: int) -> Iterator[Quote]:
        """The clause after a verb and a comma."""
        if cue.follows_quotation:
            yield from self._more(cue.after - len(cue.link), end, speaker)
        else:
            yield from self._clause(cue.after, end, cue.word, speaker)

    def _more(self, start: int, end: int, speaker: Speaker | None) -> Iterator[Quote]:
        """What a verb right behind a quotation says more: “…”，*并强调*…."""
        for verb in further_verbs(Span(start, end), self._narration, self._subjects, speaker):
            if verb.start == start:
                yield from self._clause(verb.end, end, verb.word, speaker)
            return

    def _clause(self, start: int, end: int, word: str, speaker: Speaker | None) -> Iterator[Quote]:
        """What is told from `start` on, up to where the narrator goes on, and what further verbs tell of it."""
        if self._text[end - 1] in "？?":
            return
        contents = [(start, end, word)]
        for verb in further_verbs(Span(start, end), self._narration, self._subjects, speaker):
            contents[-1] = contents[-1][0], verb.start, contents[-1][2]
            if not verb.is_own:
                break
            contents.append((verb.end, end, verb.word))
        for at, content in enumerate(contents):
            if not at or not self._cues.is_attitude(content[2], content[0]):
                yield from self._told(*content, speaker)

    def _told(self, start: int, end: int, word: str, speaker: Speaker | None) -> Iterator[Quote]:
        """What one verb tells: quotations, or a clause."""
        stop = end
        for pattern in (_SEMICOLON, ASIDE):
            if (found := pattern.search(self._masked, start, stop)) is not None:
                stop = found.start()
        stop = before_reaction(self._masked, start, stop, speaker, self._named)
        while stop > start and self._text[stop - 1] in "。，,；;！! \n":
            stop -= 1
        following = self._adjacent(start)
        if following and following[-1].end >= end - 1:
            yield from (direct(self._text, one, word, speaker) for one in following)
        elif stop - start >= _SHORTEST_INDIRECT:
            kind = QuoteKind.MIXED if HIDDEN in self._masked[start:stop] else QuoteKind.INDIRECT
            yield statement(self._text, Span(start, stop), kind, word, speaker)


def _matched(patterns: Sequence[re.Pattern[str]], text: str, span: Span) -> re.Match[str] | None:
    """The first match of the patterns at the beginning of a span."""
    return next((found for one in patterns if (found := one.match(text, span.start, span.end))), None)
