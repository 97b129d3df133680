"""Find the texts that speak in Korean reports: statements of an unnamed author, editorials, studies."""

from __future__ import annotations

from bot.regexes import regex
from bot.text.statements.korean.sentences import KoreanSentence
from bot.text.statements.korean.speakers.antecedents import SpokenBefore
from bot.text.statements.korean.speakers.report import KoreanAttribution, KoreanReport
from bot.text.statements.korean.subjects import KoreanSubject, KoreanSubjectFinder
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.statements.speaker import Speaker

_EDITORIAL = regex("사설|논설|론설")
_WRITING = regex(r"적[었는고혔]|적혀|[썼쓰]|기록|명시|기술|규정|서술")
"""Verbs for what a text says; somebody who was named before may write, too, but not with a topic between."""

_FINDING = regex(
    "지적|분석|전망|추정|추산|평가|진단|경고|적[었혔]|권고|예측|내다[봤보]|결론|밝[히혔힌]|주장|파악|집계|제언|제안"
)
"""Verbs for what a report or study says."""
_INNER_SUBJECT = regex(r"[가-힣][이가] ")
_INTENT = regex(r"(?:겠다|자|[으하]라|달라)$")
"""The end of what is intended or demanded by somebody, not found by a text."""


class WrittenSpeakers:
    """The texts that speak in one text, whose quotations are replaced in `masked`."""

    def __init__(self, text: str, masked: str, subjects: KoreanSubjectFinder, spoken: SpokenBefore) -> None:
        self._text = text
        self._masked = masked
        self._subjects = subjects
        self._spoken = spoken

    def attribute(self, report: KoreanReport, start: int) -> KoreanAttribution | None:
        """The attribution to the document or study that is the topic before content; None if there is none."""
        if document := self._document(start, report.end):
            return KoreanAttribution(self._editors(report.sentence, document), document.particle_end, is_nameless=True)
        if study := self._study(report, start):
            return KoreanAttribution(self._subjects.speaker(study), study.particle_end)
        return None

    def written_in(self, report: KoreanReport, start: int) -> KoreanSubject | None:
        """The topic directly before a quotation that something written has: "백서는 “…”라고 적었다"."""
        if not _WRITING.match(self._text, report.cue.start):
            return None
        topics = [one for one in self._subjects.subjects(start, report.end) if one.is_topic]
        behind = self._masked[topics[-1].particle_end : report.end] if topics else HIDDEN
        return topics[-1] if topics and not behind.strip(" ,") else None

    def _document(self, start: int, end: int) -> KoreanSubject | None:
        """The topic before content that is a text whose author is not named: "담화는 …"."""
        first = next(self._subjects.subjects(start, end), None)
        return first if first is not None and first.is_topic and self._subjects.is_document(first) else None

    def _study(self, report: KoreanReport, start: int) -> KoreanSubject | None:
        """The topic before content that is a report or study, which finds that something is so: "보고서는 빚이 늘었다고
        지적했다". Somebody who spoke before may speak about it, or promise it."""
        first = next(self._subjects.subjects(start, report.end), None)
        if first is None or not first.is_topic or not self._subjects.is_study(first):
            return None
        last = self._spoken.speaker
        if not self._spoken.is_nobody and (last is None or last.name != self._subjects.speaker(first).name):
            return None
        if not _FINDING.match(self._text, report.cue.start) or _INTENT.search(self._text, start, report.end):
            return None
        return first if _INNER_SUBJECT.search(self._masked, first.particle_end, report.end) else None

    def _editors(self, sentence: KoreanSentence, document: KoreanSubject) -> Speaker | None:
        """The newspaper that was the last speaker, whose editorial the sentence goes on with: "*사설은* …"."""
        last = self._spoken.last(sentence, document.start)
        is_theirs = last is not None and self._subjects.is_of_several(last)
        return last if is_theirs and _EDITORIAL.fullmatch(self._text, document.start, document.end) else None
