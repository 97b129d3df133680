"""Find statements that a Korean text prints whole, without a verb of speech behind them.

"외무성 대변인은 다음과 같이 대답하였다." and the text or the quotation after it · a heading "… 부부장 담화" and
text in the first person · a broadcaster's line "[한지우 / 주민 : …]"
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.model.analysis import Quote, QuoteKind, Span
from bot.regexes import any_of, regex
from bot.text.names.north_south import with_northern
from bot.text.statements.korean.predicates import KoreanPredicates
from bot.text.statements.korean.sentences import KoreanSentence
from bot.text.statements.korean.subjects import KoreanSubject, KoreanSubjectFinder
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.statements.speaker import Speaker

_DOCUMENTS = any_of(
    with_northern(("담화", "성명", "논평", "답변", "대답", "회답", "기고문", "연설", "편지", "축전", "전문", "공보"))
)
_AS_FOLLOWS = regex(r"다음과 같(?P<how>은|이|다)")
_INTRODUCED = regex(_DOCUMENTS)
_HEADING = regex(rf"(?P<who>[^\n.!?\"“”]{{2,80}}?) (?P<document>{_DOCUMENTS})[ \t]*(?=\n)")
_FIRST_PERSON = regex(r"(?<!\S)(?:나|우리|본인)(?:는|의|가|도|로서는)?\s")
_OPENING = 3
"""The number of lines below a heading, one of which has "I" or "we"."""
_NORTHERN = regex(r"조선중앙통신사|일발 ?조선중앙통신|주체\d{2,3}\(|\(끝\)|[되시]였|[되시]여[ 지야]")
"""Marks and spellings of the North's agencies, which print a statement up to the end of their text."""
_END_MARK = regex(r"\s*(?:\(끝\)|-0-|주체\d{2,3}\(\d{4}\)년|\Z)")
_SPOKEN_LINE = regex(
    r"^\[(?P<who>[^\s\"“”,:\[\]/]+(?: [^\s\"“”,:\[\]/]+){0,3})(?P<role> ?/[^\"“”\[\]:/\n]{1,40})? ?: ?"
    rf"(?P<said>[^\"“”\[\]\n{HIDDEN}]{{8,400}})\]$",
    re.MULTILINE,
)
"""What somebody says in a broadcast, on a line of its own without quotation marks; who asks has no office there."""
_STAFF = frozenset(("앵커", "기자", "리포터", "자막", "해설", "내레이션", "질문"))
_ISSUED = regex(rf"(?:{_DOCUMENTS})[을를] (?:발표(?:했|하(?:였|고|며|면서))(?!던)|냈(?!던)|내[고며놓])")
_RELAYED = regex(r"[다라냐자]고(?=\s)")
"""What somebody else tells of the speech: "다음과 같이 *말했다고* 전했다"."""
_QUOTATION = regex(
    rf"\s{{0,3}}(?P<said>{HIDDEN}{{3,2000}}|《(?:[^《》\n]|《[^《》\n]{{1,60}}》){{3,2000}}》)(?=\s|\Z)(?!\s{{1,3}}(?:라고|이라고|고|하고|라며)\s)"
)
_NEAR = 3
"""The most statements between one and what it is part of."""
_OPEN_MARKS = '"“‘「『《'


class KoreanWholeStatement(Struct, frozen=True):
    """A statement printed whole, the subject that names its author, and the words that introduce it."""

    span: Span
    author: KoreanSubject
    cue: Span | None


class KoreanWholeStatementFinder(Struct, frozen=True):
    """Finds the statements printed whole of a text; `masked` is the text with its quotations replaced."""

    text: str
    masked: str
    subjects: KoreanSubjectFinder
    predicates: KoreanPredicates
    is_northern: bool

    @classmethod
    def of(
        cls, text: str, masked: str, subjects: KoreanSubjectFinder, predicates: KoreanPredicates
    ) -> KoreanWholeStatementFinder:
        """The finder of a text."""
        return cls(text, masked, subjects, predicates, _NORTHERN.search(text) is not None)

    def find(self, sentences: Sequence[KoreanSentence]) -> Iterator[KoreanWholeStatement]:
        """The statements that a heading or a sentence introduces, in order; none inside another."""
        end = 0
        if (headed := self._headed()) is not None:
            yield headed
            end = headed.span.end
        yield from (one for one in self._spoken_lines() if one.span.start >= end)
        issuer: KoreanSubject | None = None
        for sentence in sentences:
            if sentence.start >= end and (introduced := self._introduced(sentence, issuer)) is not None:
                yield introduced
                end = introduced.span.end
            if issued := _ISSUED.search(self.masked, sentence.start, sentence.end):
                issuer = self._speaking(sentence.start, issued.start())

    def _introduced(self, sentence: KoreanSentence, issuer: KoreanSubject | None) -> KoreanWholeStatement | None:
        """The statement below a sentence such as "… 대변인은 다음과 같은 담화를 발표하였다.". `issuer` has issued the
        last document: "*담화는* 다음과 같이 지적하였다."."""
        follows = _AS_FOLLOWS.search(self.masked, sentence.start, sentence.end)
        if follows is None:
            return None
        line_end = self.masked.find("\n", sentence.end, sentence.end + 3)
        span = self._quoted(sentence.end) or (self._below(line_end) if line_end >= 0 else None)
        cue = self._cue(sentence.start if follows["how"] == "다" else follows.end(), sentence.end)
        author = self._author(sentence.start, follows.start(), issuer)
        if cue is None or author is None or span is None or _RELAYED.search(self.masked, follows.end(), sentence.end):
            return None
        return KoreanWholeStatement(span, author, cue)

    def _author(self, start: int, end: int, issuer: KoreanSubject | None) -> KoreanSubject | None:
        """Whoever speaks in [start, end); the issuer if that opens with a document of nobody else: "*담화는*"."""
        first = next(self.subjects.subjects(start, end), None)
        if first is None or not self.subjects.is_document(first):
            return self._speaking(start, end)
        return None if " " in self.text[first.start : first.end] else issuer

    def _speaking(self, start: int, end: int) -> KoreanSubject | None:
        """The only subject in [start, end) that can speak, or the only topic of them if no other one follows it right
        before `end`; no pronoun."""
        found = [subject for subject in self.subjects.subjects(start, end) if self.subjects.can_speak(subject)]
        certain = [subject for subject in found if subject.is_topic] if len(found) > 1 else found
        if len(certain) != 1 or self.subjects.is_pronoun(certain[0]):
            return None
        is_contested = certain[0] is not found[-1] and not self.masked[found[-1].particle_end : end].strip()
        return None if is_contested else certain[0]

    def _quoted(self, sentence_end: int) -> Span | None:
        """What is in the quotation marks behind a sentence, if neither a particle nor a verb of speech follows them."""
        quotation = _QUOTATION.match(self.masked, sentence_end)
        if quotation is None:
            return None
        start, end = quotation.start("said") + 1, quotation.end("said") - 1
        return Span(start, start + len(self.text[start:end].rstrip(" .,")))

    def _cue(self, start: int, end: int) -> Span | None:
        """The first document or verb of speech in [start, end)."""
        document = _INTRODUCED.search(self.masked, start, end)
        verb = next(self.predicates.speech(start, end), None)
        found = [Span(*document.span())] if document else []
        found += [Span(verb.start, verb.end)] if verb else []
        return min(found, key=lambda span: span.start, default=None)

    def _headed(self) -> KoreanWholeStatement | None:
        """The statement below a heading that names its author and its kind."""
        heading = _HEADING.match(self.text)
        if heading is None:
            return None
        author = KoreanSubject(*heading.span("who"), heading.end("who"), is_topic=True)
        opening = self.masked[heading.end() :].lstrip("\n").splitlines()[:_OPENING]
        if not self.subjects.can_speak(author) or not any(_FIRST_PERSON.search(line) for line in opening):
            return None
        span = self._below(heading.end(), is_whole=True)
        return KoreanWholeStatement(span, author, Span(*heading.span("document"))) if span else None

    def _spoken_lines(self) -> Iterator[KoreanWholeStatement]:
        """The lines of a broadcast with what one person says."""
        for line in _SPOKEN_LINE.finditer(self.masked):
            author = KoreanSubject(*line.span("who"), line.end("who"), is_topic=True)
            is_body = self.subjects.can_speak(author) and not self.subjects.is_place(author)
            is_somebody = line["role"] is not None or is_body
            if is_somebody and line["who"] not in _STAFF:
                yield KoreanWholeStatement(Span(*line.span("said")), author, None)

    def _below(self, line_end: int, *, is_whole: bool = False) -> Span | None:
        """The text below a line: up to the end mark in an agency's text or if `is_whole`, else one paragraph."""
        start = line_end
        while start < len(self.text) and self.text[start].isspace():
            start += 1
        if start >= len(self.text) or self.text[start] in _OPEN_MARKS:
            return None
        if is_whole or self.is_northern:
            match = _END_MARK.search(self.text, start)
            end = match.start() if match else len(self.text)
        else:
            newline = self.text.find("\n", start)
            end = newline if newline >= 0 else len(self.text)
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end) if end > start else None


def inside(found: Sequence[Quote], whole: Quote) -> tuple[int, int]:
    """The range of the sorted statements that begin within one that is printed whole."""
    first, last = (bisect_left(found, at, key=lambda quote: quote.start) for at in (whole.start, whole.end))
    return first, last


def of_author(quote: Quote, author: Speaker) -> Quote:
    """A statement within one that is printed whole; if it has no speaker, it gets the author of the whole."""
    if quote.speaker is not None:
        return quote
    return replace(quote, speaker=author.name, speaker_id=author.id, speaker_span=author.span)


def without_nameless(found: Sequence[Quote]) -> list[Quote]:
    """The sorted statements without those of nobody that another one without quotation marks has in it: "부처는 *알려
    달라*고 요청했다고 설명했다"."""
    return [
        one
        for at, one in enumerate(found)
        if one.speaker is not None
        or one.kind is not QuoteKind.INDIRECT
        or not any(
            other.speaker is not None and other.start <= one.start and one.end < other.end
            for other in found[max(0, at - _NEAR) : at + _NEAR]
        )
    ]
