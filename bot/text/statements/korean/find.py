"""Find the statements of a Korean text: "…"고 말했다, …다고 밝혔다, …에 따르면, and headlines: 합참 "…".

Content precedes its verb. The speaker has a topic or subject particle, and precedes the content or the verb. "그는", or
an omitted subject, has an antecedent only if one reading is left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from bot.lang.datelines import LIST_MARKS
from bot.model.analysis import Entity, EntityKind, Quote, QuoteKind, Span
from bot.regexes import regex
from bot.text.korean.words import KoreanWords
from bot.text.statements.korean.complements import ReportedClause
from bot.text.statements.korean.predicates import KoreanPredicates
from bot.text.statements.korean.quoted_clauses import NOUN_LINKS, KoreanQuotationReader
from bot.text.statements.korean.reported_clauses import KoreanClauseFinder
from bot.text.statements.korean.sentences import (
    QUOTATIVE,
    KoreanSentence,
    cut_sentences,
    joined_sentences,
    masked,
)
from bot.text.statements.korean.settings import content_start
from bot.text.statements.korean.speakers.back_references import KoreanBackReferenceFinder
from bot.text.statements.korean.speakers.owned_words import KoreanWordOwnerFinder
from bot.text.statements.korean.speakers.report import CuePlace, KoreanAttribution, KoreanReport
from bot.text.statements.korean.speakers.resolver import KoreanSpeakerResolver, is_person
from bot.text.statements.korean.subjects import KoreanSubject, KoreanSubjectFinder
from bot.text.statements.korean.whole_statements import KoreanWholeStatementFinder, inside, of_author, without_nameless
from bot.text.statements.quotation_marks import HIDDEN, Quotation, inner_span
from bot.text.statements.speaker import Speaker, statement
from bot.text.tagger import Tagged
from bot.text.word_lists import wordlist

_TITLED = regex(r"[가-힣]{2,4} (?:[가-힣]{2,8} ){0,2}[가-힣]{1,8}(?:보|관|장|사|원|위|수|자|감|인|령|역|리)")
_FAMILIES = frozenset(name for name in wordlist("hangul_families") if len(name) == 1)
_SAME_VERB = regex(rf"{HIDDEN}(?:이?라)?고, ?$")
"""Between a quotation and the next speaker's, for both of which one verb stands: "“…”*고,* 노조는 “…”고 말했다"."""
_RECEIVED = regex(
    r" (?:\S+ ){0,3}?(?:말|얘기|이야기|소식|답|대답|답변|진술|증언|문자|편지|제안|약속|연락|전화)[을를도이] "
)
"""Behind a quotation what somebody else said: "“이혼하자”는 *말을* 남편에게서 들었다고"."""
_SOURCE = regex(r"(?P<who>.{2,40}?)에 (?:따르면|의하면),?\s*")
_WHAT_IS = regex(r"(?:^|\s)(?:바|것)$")
"""Words that are not the name of a source: "…이 집계한 *바*에 따르면"."""
_HEADLINE_SPEAKER = regex(
    r"\[?(?P<who>[^\s\"“”‘’.…,:\[\]/]+(?: [^\s\"“”‘’.…,:\[\]/]+){0,3})(?P<role> ?/[^\"“”‘’\[\]:/]{1,40}:)?\s?[,:…]?\s*$"
)
"""A line's speaker before a quotation: "합참 “…”", and as broadcasters write it: "[한지우 / 주민: “…”]"."""
_NAMELESS = regex(
    r"익명을 \S{1,6}(?: \S{1,4})?"
    r"|(?:이름|실명|신원|신분|소속)\S{0,4}(?: \S{1,6}){0,2}? (?:밝히|공개하|드러내|쓰)지"
    r" (?:말|않(?:을 것|는 조건|아 ?달))\S{0,2}(?: \S{1,4})?"
)
"""What a source asks of the newsroom: "이름을 밝히지 말아 달라"."""
_NO_DEMAND = regex(r"\S+(?:에게|께|한테) \S+|.*[과와을를] 만나 .*")
"""A thing that a person is to give, and a demand with a meeting before it that the tagger took for a noun: "업자에게
현금", "왕이 부장과 *만나* 협력"."""
_ITEM = regex(rf"[{LIST_MARKS}]\s?$")
"""The mark of a list, whose items are news of their own."""
_SHORTEST_INDIRECT = 5
"""The fewest characters of content without quotation marks, other than a number with what it counts."""
_NUMBER = regex(r"\d[\d,.]*\s?[가-힣㎞%]")


def find_korean_statements(tagged: Tagged, quotations: Sequence[Quotation], entities: Sequence[Entity]) -> list[Quote]:
    """Find the statements of a Korean text in text order."""
    return _KoreanStatementFinder(tagged, quotations, entities).find(tagged.sentences)


class _KoreanStatementFinder:
    """Reads one text sentence by sentence."""

    def __init__(self, tagged: Tagged, quotations: Sequence[Quotation], entities: Sequence[Entity]) -> None:
        self._text = tagged.text
        self._quotations = quotations
        self._starts = [quotation.start for quotation in quotations]
        self._masked = masked(self._text, quotations)
        words = KoreanWords(self._masked, tagged.morphemes, HIDDEN)
        persons = (entity for entity in entities if entity.kind is EntityKind.PERSON)
        self._predicates = KoreanPredicates(self._masked, words, {m.start for one in persons for m in one.mentions})
        self._clauses = KoreanClauseFinder(self._masked, words, self._predicates)
        self._subjects = KoreanSubjectFinder(self._text, self._masked, words, entities)
        reading = self._text, self._masked, self._subjects, self._predicates
        owners = KoreanWordOwnerFinder(self._masked, words, self._subjects)
        self._quoted_clauses = KoreanQuotationReader(*reading, self._clauses, owners)
        self._references = KoreanBackReferenceFinder(self._text, self._masked, self._predicates, self._clauses)
        self._resolver = KoreanSpeakerResolver(*reading)

    def find(self, spans: Sequence[Span]) -> list[Quote]:
        before: KoreanSentence | None = None
        joined = joined_sentences(self._text, spans, self._quotations)
        sentences = list(cut_sentences(self._masked, joined))
        whole = list(self._printed_whole(sentences))
        found = [quote for quote, _ in whole]
        printed = {quote.start for quote in found}
        for sentence in sentences:
            self._resolver.spoken.read(sentence)
            if _ITEM.search(self._text, max(0, sentence.start - 2), sentence.start):
                self._resolver.spoken.forget(sentence)
            here = [*self._quoted(sentence), *self._unquoted(sentence)]
            if before is not None:
                here += self._attributed_after(before, sentence)
            here = self._of_source(sentence, here) or here
            found += [one for one in here if one.start not in printed] or self._demanded(sentence)
            before = sentence
        found.sort(key=lambda quote: (quote.start, quote.end))
        for quote, author in whole:
            for at in range(*inside(found, quote)):
                found[at] = of_author(found[at], author)
        return without_nameless(found)

    def _printed_whole(self, sentences: Sequence[KoreanSentence]) -> Iterator[tuple[Quote, Speaker]]:
        """The statements without quotation marks that the text prints whole, each with its author."""
        finder = KoreanWholeStatementFinder.of(self._text, self._masked, self._subjects, self._predicates)
        for one in finder.find(sentences):
            author = self._subjects.speaker(one.author)
            cue = self._text[one.cue.start : one.cue.end] if one.cue else None
            yield statement(self._text, one.span, QuoteKind.DIRECT, cue, author), author

    # The statements of one sentence

    def _quoted(self, sentence: KoreanSentence) -> Iterator[Quote]:
        """The quotations that a reporting verb or a headline attributes."""
        for quotation in self._quotations_from(sentence.start, sentence.end):
            if headline := self._headline(sentence, quotation):
                yield headline
                continue
            span = inner_span(self._text, quotation)
            clause = self._quoted_clauses.clause(quotation, span, sentence)
            if clause is None:
                continue
            if clause.is_mentioned:
                speaker = self._attributed(self._report(sentence, sentence.start, quotation.start, clause), clause)[0]
                yield statement(self._text, span, QuoteKind.DIRECT, self._cue(clause), speaker)
                continue
            start = self._turn_of(sentence, quotation, clause)
            report = self._report(sentence, start, quotation.start, clause)
            speaker, start, _ = self._attributed(report, clause)
            topic = self._resolver.in_front_of_quotation(report)
            is_from_before = speaker is None or speaker.span.start < sentence.start
            if topic and (speaker is None or (is_from_before and self._is_titled(topic))):
                speaker, start = self._subjects.speaker(topic), topic.particle_end
            kind = QuoteKind.DIRECT
            begin = min(content_start(self._masked, start, quotation.end), quotation.start)
            is_of_topic = speaker is None and self._starts_with_topic(begin, quotation.start)
            if begin < quotation.start and self._quoted_clauses.is_partial(start, quotation, span) and not is_of_topic:
                kind, span = QuoteKind.MIXED, Span(begin, quotation.end)
            if span.start < span.end:
                yield statement(self._text, span, kind, self._cue(clause), speaker)
            self._resolver.spoken.remember(sentence, speaker)

    def _cue(self, clause: ReportedClause) -> str:
        """The words that report a clause."""
        return self._text[clause.cue.start : clause.cue.end]

    def _turn_of(self, sentence: KoreanSentence, quotation: Quotation, clause: ReportedClause) -> int:
        """Where the words of a quotation's own speaker begin: "여당은 “…”며, *야당은 “…”며* 맞섰다", "시장은 “…”고,
        *노조는 “…”고* 말했다"."""
        last = next(reversed([*self._subjects.subjects(sentence.start, quotation.start)]), None)
        if last is None or not last.is_topic or not self._subjects.can_speak(last):
            return sentence.start
        is_same_verb = _SAME_VERB.search(self._masked, sentence.start, last.start) is not None
        if not is_same_verb and not self._text.endswith(("며", "면서"), quotation.end, clause.link_end):
            return sentence.start
        if HIDDEN not in self._masked[sentence.start : last.start]:
            return sentence.start
        is_beside = not self._masked[last.particle_end : quotation.start].strip(" ,")
        is_speech = is_same_verb or self._quoted_clauses.is_speech(inner_span(self._text, quotation))
        return last.start if is_beside and is_speech else sentence.start

    def _unquoted(self, sentence: KoreanSentence) -> Iterator[Quote]:
        """The reported clauses: content without quotation marks, or with some inside."""
        start = last_cue_end = sentence.start
        followed: tuple[Span, Speaker | None] | None = None
        is_told = True
        for clause in self._clauses.clauses(sentence.start, sentence.end):
            report = self._report(sentence, start, clause.end, clause)
            if self._masked.find(HIDDEN, max(start, clause.end - 2), clause.end) < 0:  # else `_quoted` has it
                attribution = self._attributed(report, clause)
                is_second = followed is not None and followed[0] == clause.cue and not clause.is_followed
                if followed is not None and is_second and (is_told or attribution.speaker):
                    attribution = self._going_on(report, followed[1], attribution)
                speaker, begin, is_nameless = attribution
                after_cue = last_cue_end if last_cue_end <= clause.end else 0
                begin = max(begin, after_cue, self._after_own_quotation(begin, clause.end))
                begin = content_start(self._masked, begin, clause.end)
                is_certain = speaker or is_nameless or not self._starts_with_topic(begin, clause.end)
                here = [*self._reported(report, begin, speaker)] if is_certain else []
                is_told = bool(
                    here
                )  # words too short for a statement only replace an earlier speaker: "노조는 *졸속이라며*"
                is_named = is_told or (speaker is not None and speaker.span.start >= sentence.start)
                followed = (clause.cue, speaker) if clause.is_followed and is_named else None
                yield from here
            if report.place in (CuePlace.MAIN, CuePlace.TIMED):
                start, last_cue_end = clause.link_end, clause.cue.end

    def _going_on(
        self, report: KoreanReport, before: Speaker | None, attribution: KoreanAttribution
    ) -> KoreanAttribution:
        """The attribution of content behind other content of the same verb. "변 의원은 …다며 *정부가 …다고* 말했다" is
        all by the speaker `before`, whatever subject the second has, but a second topic may be either."""
        is_within = attribution.speaker is not None and attribution.speaker.span.start >= report.start
        if before is not None and before.span.start >= report.start:
            return attribution
        subjects = self._subjects.subjects(report.start, report.end)
        if before is None or any(one.is_topic and self._subjects.can_speak(one) for one in subjects):
            return attribution._replace(speaker=None, start=report.start) if is_within else attribution
        return KoreanAttribution(before, report.start)

    def _demanded(self, sentence: KoreanSentence) -> list[Quote]:
        """The demand of a sentence without another statement: "야당은 정부의 사과를 촉구했다". Its speaker is the
        sentence's subject, and no clause of what that did stands before the demand."""
        clause = self._clauses.demand(sentence.start, sentence.end)
        if clause is None or self._quotations_from(sentence.start, sentence.end):
            return []
        report = self._report(sentence, sentence.start, clause.end, clause)
        speaker, begin, _ = self._attributed(report, clause)
        begin = content_start(self._masked, max(begin, sentence.start), clause.end)
        if speaker is None or not sentence.start <= speaker.span.start < begin:
            return []
        if _NO_DEMAND.fullmatch(self._masked, begin, clause.end) or self._clauses.is_linked(begin, clause.end):
            return []
        return [*self._reported(report, begin, speaker)]

    def _report(self, sentence: KoreanSentence, start: int, end: int, clause: ReportedClause) -> KoreanReport:
        """The report of a clause whose content lies in [start, end)."""
        place = self._place(clause.cue, sentence.end) if clause.owner is None else CuePlace.MAIN
        return KoreanReport(sentence, start, end, clause.link_end, clause.cue, clause.is_followed, place)

    def _place(self, cue: Span, end: int) -> CuePlace:
        """The clause of a cue in a sentence that ends at `end`."""
        verbs = [*self._predicates.between(cue.start, cue.end)]
        if not verbs:
            return CuePlace.MAIN
        verb = verbs[-1]
        if verb.is_relayed:
            other = next(self._predicates.between(cue.end, end), None)
            is_relayed = other is not None and not other.is_hearsay
            if is_relayed or self._clauses.cue_after(cue.end, end) is not None:
                return CuePlace.RELAYED
        if verb.is_inner and not verb.is_relayed:
            return CuePlace.INNER
        return CuePlace.TIMED if verb.is_timed else CuePlace.MAIN

    def _attributed(self, report: KoreanReport, clause: ReportedClause) -> KoreanAttribution:
        """The speaker of a report and where its content begins; the owner of a noun is its speaker."""
        if clause.owner is None:
            return self._resolver.attribute(report)
        owner = KoreanSubject(clause.owner.start, clause.owner.end, clause.owner.end, is_topic=True)
        return KoreanAttribution(self._resolver.speaker(report.sentence, owner), report.start)

    def _reported(self, report: KoreanReport, start: int, speaker: Speaker | None) -> Iterator[Quote]:
        """The statement of a reported clause whose content begins at `start`, if there is enough of it."""
        end = report.end
        if end - start < _SHORTEST_INDIRECT and not _NUMBER.match(self._text, start, end):
            return
        if _NAMELESS.fullmatch(self._text, start, end):
            return
        kind = QuoteKind.MIXED if HIDDEN in self._masked[start:end] else QuoteKind.INDIRECT
        yield statement(self._text, Span(start, end), kind, self._text[report.cue.start : report.cue.end], speaker)
        self._resolver.spoken.remember(report.sentence, speaker)

    def _headline(self, sentence: KoreanSentence, quotation: Quotation) -> Quote | None:
        """The statement of a line that consists of a speaker and a quotation."""
        before = _HEADLINE_SPEAKER.fullmatch(self._text, sentence.start, quotation.start)
        if before is None or self._text[quotation.end : sentence.end].strip(" …]"):
            return None
        subject = KoreanSubject(*before.span("who"), before.end("who"), is_topic=True)
        if not self._subjects.can_speak(subject) and before["role"] is None:
            return None
        span = inner_span(self._text, quotation)
        return statement(self._text, span, QuoteKind.DIRECT, None, self._subjects.speaker(subject))

    def _of_source(self, sentence: KoreanSentence, here: Sequence[Quote]) -> list[Quote]:
        """The statement of a source that the sentence opens with, and those of others within it. A quotation with its
        own speaker is not repeated as the source's."""
        if any(quote.speaker and quote.kind is not QuoteKind.INDIRECT for quote in here):
            return []
        found = self._sourced(sentence)
        return [*found, *(quote for quote in here if quote.speaker)] if found else []

    def _sourced(self, sentence: KoreanSentence) -> list[Quote]:
        """The statement of a sentence that opens with "…에 따르면" (according to)."""
        match = _SOURCE.match(self._text, sentence.start, sentence.end)
        if match is None:
            return []
        span = Span(match.end(), match.end() + len(self._text[match.end() : sentence.end].rstrip(" .")))
        if span.end - span.start < _SHORTEST_INDIRECT:
            return []
        start, end = content_start(self._masked, *match.span("who")), match.end("who")
        source = None
        if not _WHAT_IS.search(match["who"]):
            source = self._subjects.speaker(self._subjects.phrase(start, end))
        return [statement(self._text, span, QuoteKind.INDIRECT, "에 따르면", source)]

    def _attributed_after(self, before: KoreanSentence, sentence: KoreanSentence) -> Iterator[Quote]:
        """The quotation that is the sentence before, with its speaker in this one: "…" 주민은 이렇게 말했다."""
        opening = self._quotations_from(before.start, before.start + 1)
        quotation = next((one for one in opening if one.end == before.end), None)
        if quotation is None:
            return
        gesture = self._references.gesture(quotation, sentence)
        reference = gesture or self._references.attribution(sentence)
        if reference is None:
            return
        before_reference = sentence.start, reference.start
        subject = self._resolver.subject_in_front(*before_reference) or self._resolver.only_speaker(*before_reference)
        if subject is None and self._text.startswith("의", reference.start):
            start = content_start(self._masked, sentence.start, reference.start)
            subject = KoreanSubject(start, reference.start, reference.start, is_topic=True)
        speaker = subject and self._resolver.speaker(sentence, subject)
        if speaker and (gesture is None or is_person(speaker)):
            span = inner_span(self._text, quotation)
            cue = self._text[reference.start : reference.end]
            yield statement(self._text, span, QuoteKind.DIRECT, cue, speaker)
            self._resolver.spoken.remember(sentence, speaker)

    # Cue and content

    def _quotations_from(self, start: int, end: int) -> Sequence[Quotation]:
        """The quotations that begin in [start, end)."""
        return self._quotations[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _is_titled(self, topic: KoreanSubject) -> bool:
        """Whether a topic has the form of a name and a title, also of one that no list has: "김웅 부총재보"."""
        return (
            _TITLED.fullmatch(self._text, topic.start, topic.end) is not None and self._text[topic.start] in _FAMILIES
        )

    def _starts_with_topic(self, start: int, end: int) -> bool:
        """Whether content would begin with a topic, which may be its speaker."""
        first = next(self._subjects.subjects(start, end), None)
        return first is not None and first.is_topic and first.start == start

    def _after_own_quotation(self, start: int, end: int) -> int:
        """Where content in [start, end) begins after the last quotation with a particle of its own, and its verb."""
        for quotation in reversed(self._quotations_from(start, end)):
            if quotation.end < end and (link := QUOTATIVE.match(self._text, quotation.end, end)):
                if link["link"] in NOUN_LINKS and _RECEIVED.match(self._masked, link.end()):
                    continue  # with a noun of the content: "“이혼하자”는 말을 들었다고"
                if link["link"] == "으로" and not self._quoted_clauses.is_speech(inner_span(self._text, quotation)):
                    continue  # a name: "'북향민'으로 바꾸겠다고"
                cue = self._clauses.cue_after(link.end(), end)
                return cue.end if cue else link.end()
        return start
