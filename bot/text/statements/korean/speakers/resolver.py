"""Resolve the speakers of Korean reports, if only one reading is left."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.statements.korean.earlier_outlets import BodyKinds
from bot.text.statements.korean.predicates import KoreanPredicates, Predicate
from bot.text.statements.korean.sentences import KoreanSentence
from bot.text.statements.korean.settings import content_start
from bot.text.statements.korean.speakers.antecedents import SpokenBefore
from bot.text.statements.korean.speakers.report import CuePlace, KoreanAttribution, KoreanReport
from bot.text.statements.korean.speakers.turns import KoreanTurns
from bot.text.statements.korean.speakers.written import WrittenSpeakers
from bot.text.statements.korean.subjects import KoreanSubject, KoreanSubjectFinder
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.statements.speaker import Speaker

_ADNOMINAL_CUE = regex(r"(?:한|힌|인)$")
_ADDITION = regex(r"덧붙|부연")
"""Verbs for "added", which go on with the speaker before."""
_INTENDS = regex("겠다$|(?:방침|계획|예정|생각)(?:이라|이다)?$")
"""The end of content that tells what its subject intends: "보상안을 *알리겠다*고"."""
_MEANWHILE = regex("그러면서|이어서?|[이그] 자리에서")
"""The opening of a sentence that goes on with the subject of the one before."""
_DURING = regex(r"(?:[^\s,]+ ){1,2}도중에?")
_ADDRESS = "씨"
_NEWS_BEHIND = regex(r" (?:소식|말|얘기|이야기|보도|발표|사실|것|데|만큼)(?![가-힣]{4})")
_HIDDEN_TOPIC = regex(rf"{HIDDEN}(?:\([^()]*\))?(?:은|는|이|가|도)[ ,]")
"""A name in quotation marks with its particle: "'두물(斗物)'은"."""
_QUESTION = regex(r"[다라자냐]는 (?:\S+ ){0,2}(?:질문|질의|물음|지적|말|얘기|이야기|비판|요구|데)")
"""A question that somebody answers, with its own subject before it: "규모는 얼마냐는 질문"."""
_SENTENCE = regex(r"[다요까냐라자죠][.!?…]*\W$")
"""The end of a quotation that is a sentence."""
_ASKER = regex("(?:기자|취재진|앵커|진행자|사회자)(?:들)?$")


class KoreanSpeakerResolver:
    """Resolves the speakers of one text, given the last speaker before.

    `masked` is the text with each character of its quotations replaced.
    """

    def __init__(self, text: str, masked: str, subjects: KoreanSubjectFinder, predicates: KoreanPredicates) -> None:
        self._text = text
        self._masked = masked
        self._subjects = subjects
        self._predicates = predicates
        self._turns = KoreanTurns(masked, subjects, predicates)
        self._kinds = BodyKinds(text, subjects.outlets)
        self.spoken = SpokenBefore(subjects)
        self._written = WrittenSpeakers(text, masked, subjects, self.spoken)

    def attribute(self, report: KoreanReport) -> KoreanAttribution:
        """The speaker of a report, and where its content begins.

        The speaker is looked for between link and cue, before the content, after the cue, and in the sentences before.
        """
        start, is_certain = self._turns.start_of_clause(report.start, report.end)
        if not is_certain:
            return KoreanAttribution(None, start)
        front = self.subject_in_front(start, report.end)
        if report.place is CuePlace.RELAYED:
            return self._relayed(report, front, start)
        return self._named(report, front, start) or self._unnamed(report, start)

    def _named(self, report: KoreanReport, front: KoreanSubject | None, start: int) -> KoreanAttribution | None:
        """The attribution to the speaker named in the sentence, or to nobody if two may be meant; None if nobody is
        named."""
        if asking := self._asking(report, start):
            return KoreanAttribution(self.speaker(report.sentence, asking), asking.particle_end)
        is_settled = front is not None and front.is_topic and report.is_followed
        between = None if is_settled else self._subject_before_cue(report)
        if between and self._is_of_next_content(report, between):
            if front is None and self._subjects.can_speak(between):
                return KoreanAttribution(None, start)
            between = None
        if between:
            return KoreanAttribution(self.speaker(report.sentence, between), start)
        if front is not None:
            return self._attribute_to(front, report, start)
        if after := self._modified_subject(report):
            can_speak = self._subjects.can_speak(after)
            return KoreanAttribution(self.speaker(report.sentence, after) if can_speak else None, start)
        return None

    def _unnamed(self, report: KoreanReport, start: int) -> KoreanAttribution:
        """The attribution to a text, or to the last speaker if the sentence has no possible subject."""
        if written := self._written.attribute(report, start):
            return written
        if any(self._subjects.can_speak(subject) for subject in self._subjects.subjects(start, report.end)):
            return KoreanAttribution(None, start)
        if text := self._written.written_in(report, start):
            return KoreanAttribution(None, text.particle_end)
        if self._has_topic_of_its_own(report, start):
            self.spoken.forget(report.sentence)
            return KoreanAttribution(None, start)
        begin = report.sentence.start
        last = self.spoken.last(report.sentence, begin)
        if last is None and _MEANWHILE.match(self._text, begin):
            last = self.spoken.topic_before(begin)
        return KoreanAttribution(last, start)

    def _asking(self, report: KoreanReport, start: int) -> KoreanSubject | None:
        """The subject directly before a quotation to which somebody else answers, or one whose trade is to ask: "*유
        의원이* “…”고 묻자 장관은", "*기자가* 왜 늦었냐고 묻자"."""
        if report.place is not CuePlace.INNER or not self._text.endswith("자", report.cue.start, report.cue.end):
            return None
        subjects = [*self._subjects.subjects(start, report.end)]
        if subjects and not subjects[0].is_topic and _ASKER.search(self._text, subjects[0].start, subjects[0].end):
            return subjects[0]
        last = next(reversed(subjects), None)
        if last is None or not self._subjects.can_speak(last) or not self._masked.startswith(HIDDEN, report.end):
            return None
        is_beside = content_start(self._masked, last.particle_end, report.end) == report.end
        return last if is_beside and not last.is_topic else None

    def _has_topic_of_its_own(self, report: KoreanReport, start: int) -> bool:
        """Whether a topic, of which it is not known whether it can speak, stands before the first quotation of a
        sentence, or another subject right before a quoted sentence. The topic of a question does not count: "규모*는*
        얼마냐는 질문에 “…”"."""
        if not self._masked.startswith(HIDDEN, report.end):
            return False
        if self.spoken.is_in(report.sentence):
            return False
        return any(
            (one.is_topic or self._is_before_quoted_sentence(one, report.end))
            and self._subjects.is_noun(one)
            and _QUESTION.search(self._masked, one.particle_end, report.end) is None
            for one in self._subjects.subjects(start, report.end)
        )

    def _is_before_quoted_sentence(self, subject: KoreanSubject, at: int) -> bool:
        """Whether nothing is between a subject and a quotation at `at` that ends like a sentence."""
        if self._masked[subject.particle_end : at].strip(" ,"):
            return False
        end = next(
            (place for place in range(at, len(self._masked)) if self._masked[place] != HIDDEN), len(self._masked)
        )
        return _SENTENCE.search(self._text, at, end) is not None

    def _relayed(self, report: KoreanReport, front: KoreanSubject | None, start: int) -> KoreanAttribution:
        """The attribution of a statement that another speaker, `front`, relays: to the one named between link and cue,
        or after `front`."""
        begin = front.particle_end if front else start
        if between := self._subject_before_cue(report):
            return KoreanAttribution(self.speaker(report.sentence, between), begin)
        if front is not None and front.is_topic and self._is_relayed_behind(report):
            return KoreanAttribution(self.speaker(report.sentence, front), begin)
        if inner := self._inner_subject(start, report.end):
            return KoreanAttribution(self.speaker(report.sentence, inner), inner.particle_end)
        return KoreanAttribution(None, begin)

    def _is_relayed_behind(self, report: KoreanReport) -> bool:
        """Whether the speaker who relays a report is named after its verb: "…고 평가했다고 *통신이* 전했다"."""
        relays = next(self._predicates.speech(report.cue.end, report.sentence.end), None)
        behind = self._subjects.subjects(report.cue.end, relays.start) if relays else ()
        return any(map(self._subjects.can_speak, behind))

    def _is_contested(self, front: KoreanSubject, report: KoreanReport) -> bool:
        """Whether the cue may have another subject than the one before content: the one named after the topic, or the
        one that the cue modifies."""
        if not front.is_topic:
            return report.place is not CuePlace.MAIN and self._modified_subject(report) is not None
        if report.place is CuePlace.INNER:
            return True
        between = self._predicates.between(report.link_end, report.cue.start)
        goes_on = any(verb.is_relayed and (verb.is_speech or verb.is_report) for verb in between)
        if report.place is CuePlace.MAIN and not goes_on and not self._is_act_within(report):
            return False
        others = self._subjects.subjects(front.particle_end, report.end)
        return any(not one.is_topic and self._subjects.can_speak(one) for one in others)

    def _is_act_within(self, report: KoreanReport) -> bool:
        """Whether the cue is no verb of speech and other content follows, so that the speaker may tell of what
        somebody else does with these words: "부부장은 한국이 …다며 *생색을 내지만* …고 주장했다"."""
        verb = next(self._predicates.between(report.cue.start, report.cue.end), None)
        return report.is_followed and verb is not None and verb.changes and not verb.is_speech

    def _attribute_to(self, front: KoreanSubject, report: KoreanReport, start: int) -> KoreanAttribution:
        """The attribution to the subject before content, if nobody else may be the subject of the cue."""
        if self._is_contested(front, report):
            return KoreanAttribution(None, start)
        if report.is_followed and not front.is_topic and self._has_rival(report):
            return KoreanAttribution(None, start)
        speaker = self.speaker(report.sentence, front)
        if speaker and self._adds_to_another(report, speaker):
            return KoreanAttribution(None, start)
        return KoreanAttribution(speaker, front.particle_end)

    def in_front_of_quotation(self, report: KoreanReport) -> KoreanSubject | None:
        """The only topic of a sentence up to its quotation, if it is directly before that: it is the speaker whatever
        its noun is. None for a pronoun."""
        topics = [one for one in self._subjects.subjects(report.sentence.start, report.end) if one.is_topic]
        is_main = report.place in (CuePlace.MAIN, CuePlace.TIMED)
        if len(topics) != 1 or not is_main or not self._is_beside(topics[0], report.end):
            return None
        if self._subjects.is_pronoun(topics[0]) or self._subjects.is_document(topics[0]):
            return None
        if self._subjects.is_act(topics[0]) or not self._subjects.is_noun(topics[0]):
            return None
        return topics[0]

    def _is_beside(self, topic: KoreanSubject, at: int) -> bool:
        """Whether at most a time is between a topic and a quotation at `at`: "뭉게는 *방송 도중* “…”"."""
        between = self._masked[topic.particle_end : at].strip(" ,")
        return not between or _DURING.fullmatch(between) is not None

    def subject_in_front(self, start: int, end: int) -> KoreanSubject | None:
        """The subject before content, if it is certainly the speaker.

        That is the first topic that can speak. A first subject in 이/가 is, too, if another subject follows it, or
        if it is a name and nobody has spoken yet.
        """
        subjects = list(self._subjects.subjects(start, end))
        for place, subject in enumerate(subjects):
            if not self._subjects.can_speak(subject):
                continue
            if _HIDDEN_TOPIC.search(self._masked, start, subject.start):
                return None
            if subject.is_topic:
                is_second = any(one.is_topic and one.particle_end + 1 < subject.start for one in subjects[:place])
                is_second = is_second or (place > 0 and self._is_of_main_clause(subjects[0], subject))
                return None if is_second else subject
            if place == 0 and self._is_main_subject(subject, subjects[1:], end):
                return subject
        return None

    def only_speaker(self, start: int, end: int) -> KoreanSubject | None:
        """The only subject of [start, end) that can speak, where nothing else is said: "도예*가* *소이담 씨가*"."""
        found = [one for one in self._subjects.subjects(start, end) if self._subjects.can_speak(one)]
        return found[0] if len(found) == 1 else None

    def speaker(self, sentence: KoreanSentence, subject: KoreanSubject) -> Speaker | None:
        """The speaker that a subject names; None for a pronoun without a certain antecedent."""
        if self._subjects.is_pronoun(subject):
            found = self.spoken.last(sentence, subject.start) or self.spoken.only_person(subject.start)
            if found is None and not self._subjects.is_description(subject):
                before = self.spoken.topic_before(subject.start)
                found = before if before is not None and before.kind is EntityKind.PERSON else None
            if found is not None and found.span.start > subject.start:
                found = None
            if not self._subjects.is_description(subject):
                return None if found and self._subjects.is_of_several(found) else found
            if found is not None and self._may_mean(subject, found):
                return found
        return self._subjects.speaker(subject)

    def _may_mean(self, subject: KoreanSubject, speaker: Speaker) -> bool:
        """Whether "this official" or "this newspaper" may be a speaker: one person for the first, a body of the
        kind for the second."""
        if self._subjects.is_of_several(speaker) or self._subjects.is_introduced_as_body(speaker):
            return not self._subjects.is_official(subject) and self._kinds.may_mean(
                subject.start, subject.end, speaker.span
            )
        return self._subjects.is_official(subject) or not self._subjects.is_body(subject)

    def _is_main_subject(self, subject: KoreanSubject, others: Sequence[KoreanSubject], end: int) -> bool:
        """Whether a subject in 이/가 is that of the reporting verb, and not that of the content."""
        if others and others[0].start == content_start(self._masked, subject.particle_end, end):
            return True
        return self.spoken.is_nobody and not any(one.is_topic and self._subjects.can_speak(one) for one in others)

    def _is_of_main_clause(self, subject: KoreanSubject, topic: KoreanSubject) -> bool:
        """Whether a subject in 이/가 before a topic may be that of the sentence, since no clause ends between them."""
        if subject.is_topic or not self._subjects.can_speak(subject):
            return False
        return not any(
            verb.changes or verb.is_timed or (verb.is_inner and self._ends_clause(verb, topic))
            for verb in self._predicates.between(subject.particle_end, topic.start)
        )

    def _ends_clause(self, verb: Predicate, topic: KoreanSubject) -> bool:
        """Whether a verb ends a clause that modifies the topic, or news on which the topic acts."""
        is_before_topic = not self._masked[verb.end : topic.start].strip()
        return not verb.is_adnominal or is_before_topic or _NEWS_BEHIND.match(self._masked, verb.end) is not None

    def _inner_subject(self, start: int, end: int) -> KoreanSubject | None:
        """The speaker whose statement another one relays: "통신은 *김 위원장이* …고 말했다고 보도했다"."""
        speaking = [one for one in self._subjects.subjects(start, end) if self._subjects.can_speak(one)]
        return next((one for one in speaking if not (one is speaking[0] and one.is_topic)), None)

    def _subject_before_cue(self, report: KoreanReport) -> KoreanSubject | None:
        """The subject between the link of a report and its cue; after another clause, only a topic that can speak."""
        subjects = self._subjects.subjects(report.link_end, report.cue.start)
        if not report.is_followed:
            return next((one for one in subjects if not self._is_of_content(report, one)), None)
        return next((one for one in subjects if one.is_topic and self._subjects.can_speak(one)), None)

    def _is_of_content(self, report: KoreanReport, subject: KoreanSubject) -> bool:
        """Whether a noun that content modifies is the object of a denial or confirmation: "…다는 *의혹은* 부인했다"."""
        is_modified = self._text.startswith("는", report.link_end - 1) and subject.start == report.link_end + 1
        return is_modified and not self._subjects.can_speak(subject)

    def _is_of_next_content(self, report: KoreanReport, subject: KoreanSubject) -> bool:
        """Whether a subject before the cue may be that of more content, which the same verb reports: "“…”며 *합의가*
        사실이면 위반이라고 지적했다", "시장은 “…”고, *노조는* “…”고 말했다"."""
        is_of_two = subject.is_topic and self._masked.startswith("고,", report.link_end - 1)
        if is_of_two and (
            self._masked.startswith(HIDDEN, subject.particle_end + 1)
            or any(verb.is_relayed for verb in self._predicates.between(subject.particle_end, report.cue.start))
        ):
            return True
        if subject.is_topic and self._subjects.can_speak(subject):
            return False
        if HIDDEN in self._masked[subject.particle_end : report.cue.start] and not self._subjects.can_speak(subject):
            return True  # "“…”며 *관련성은* “…”고 설명했다"
        verbs = self._predicates.between(subject.particle_end, report.cue.start)
        return any(verb.is_relayed for verb in verbs)

    def _has_rival(self, report: KoreanReport) -> bool:
        """Whether somebody else between link and cue may be the subject of the cue."""
        return any(map(self._subjects.can_speak, self._subjects.subjects(report.link_end, report.cue.start)))

    def _modified_subject(self, report: KoreanReport) -> KoreanSubject | None:
        """The subject that an adnominal cue modifies: "…고 밝힌 *Kim은*"."""
        after = next(self._subjects.subjects(report.cue.end, report.sentence.end), None)
        if after is None or after.start - report.cue.end > 1:
            return None
        return after if _ADNOMINAL_CUE.search(self._text, report.cue.start, report.cue.end) else None

    def _adds_to_another(self, report: KoreanReport, speaker: Speaker) -> bool:
        """Whether "added" would have another speaker than the statement before it. A person named before a quotation is
        the subject of its verb all the same, and so is a body before what it intends; before other content it may be
        one of whom the previous speaker speaks."""
        last = self.spoken.speaker
        if last is None or not _ADDITION.match(self._text, report.cue.start):
            return False
        if is_person(speaker) and self._masked.startswith(HIDDEN, report.end):
            return False
        if not is_person(speaker) and _INTENDS.search(self._text, report.start, report.end):
            return False
        is_same = _called(last.name) == _called(speaker.name)
        return not is_same and not self._words(last).endswith(self._words(speaker))

    def _words(self, speaker: Speaker) -> str:
        """How the text calls a speaker; "*교육청*" is the end of "서울시교육청"."""
        return self._text[speaker.span.start : speaker.span.end]


def is_person(speaker: Speaker) -> bool:
    """Whether a speaker is a person, by its kind or its form of address."""
    return speaker.kind is EntityKind.PERSON or (speaker.name or "").endswith(_ADDRESS)


def _called(name: str | None) -> str:
    """A speaker's name; what stands before 씨 where that is no full name: "상인 *김*모 씨", "*김* 씨"."""
    if name is None or not name.endswith(_ADDRESS):
        return name or ""
    return name.removesuffix(_ADDRESS).rstrip().rpartition(" ")[2].removesuffix("모")
