"""Read what a quotation is in its Korean sentence: speech with its verb, the end of content, or only a name."""

from __future__ import annotations

from msgspec.structs import replace

from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.statements.korean.complements import ReportedClause
from bot.text.statements.korean.predicates import KoreanPredicates
from bot.text.statements.korean.reported_clauses import KoreanClauseFinder
from bot.text.statements.korean.sentences import QUOTATIVE, KoreanSentence, is_nominal_cue, speaker_before_comma
from bot.text.statements.korean.speakers.owned_words import KoreanWordOwnerFinder
from bot.text.statements.korean.subjects import KoreanSubjectFinder
from bot.text.statements.quotation_marks import HIDDEN, Quotation

_AMBIGUOUS_LINKS = frozenset({"는", "등", "으로", "라"})
"""Particles that also follow names in quotation marks."""
NOUN_LINKS = frozenset({"는", "이라는", "라는"})
"""Particles by which a quotation modifies a noun for a statement."""
_SENTENCE_END = regex(r"(?:다|요|까|라|자|죠|지|냐|나|네|군|음)[.!?…]*$")
_CLAUSE_WORD = regex(r"(?:은|는|이|가|을|를|의|에|로|과|와|도|한|할|된|될)\s*$")
_SHORTEST_SPEECH = 3
"""The fewest words of a quotation that is speech even if it is not a sentence."""
_LONGEST_PARTIAL = 5
"""The most words of a quotation that may be only the end of the content."""
_NAMING = regex(r"이?라고 (?:\S+ )?(?:이름|별명|별칭|애칭|제목|상호|명칭|간판|문패|자신을)")
"""What stands behind a name that is given to something: "“새벽 계획”*이라고 이름* 붙였다"."""


class KoreanQuotationReader:
    """Reads the quotations of a text; `masked` is the text with them replaced."""

    def __init__(
        self,
        text: str,
        masked: str,
        subjects: KoreanSubjectFinder,
        predicates: KoreanPredicates,
        clauses: KoreanClauseFinder,
        owners: KoreanWordOwnerFinder,
    ) -> None:
        self._text = text
        self._masked = masked
        self._subjects = subjects
        self._predicates = predicates
        self._clauses = clauses
        self._owners = owners

    def clause(self, quotation: Quotation, span: Span, sentence: KoreanSentence) -> ReportedClause | None:
        """The reported clause that a quotation is, by the particle after it and the verb or noun behind."""
        link = QUOTATIVE.match(self._text, quotation.end, sentence.end)
        if link is None:
            return None
        if link["link"] in NOUN_LINKS:
            return self._of_noun(quotation, span, sentence, link.end())
        if link["link"].endswith("던"):
            return self._owners.teller(sentence.start, quotation, link.end()) if self.is_speech(span) else None
        is_speech = self.is_speech(span) or self._is_of_speaker_beside(sentence.start, quotation)
        if link["link"] in _AMBIGUOUS_LINKS and not is_speech:
            return None
        meanwhile = link["link"].endswith(("며", "면서", "면서도"))
        cue = self._clauses.cue_after(link.end(), sentence.end, meanwhile=meanwhile, is_pronounced=is_speech)
        if cue is None or (not cue.is_speech and not cue.is_plain and not is_speech):
            return None
        if link["link"] in _AMBIGUOUS_LINKS and not cue.is_speech:
            return None
        where = Span(cue.start, cue.end)
        if cue.is_adnominal and self.is_speech(span):
            told = self._owners.teller(sentence.start, quotation, link.end(), where)
            if told is not None:
                return told
        if is_nominal_cue(self._masked, cue.end - len(cue.noun)):
            return self._noted(quotation, span, sentence, ReportedClause(quotation.end, link.end(), where))
        return ReportedClause(
            quotation.end, link.end(), where, is_followed=meanwhile and self._has_more(link.end(), cue.start)
        )

    def _of_noun(
        self, quotation: Quotation, span: Span, sentence: KoreanSentence, link_end: int
    ) -> ReportedClause | None:
        """The clause of a quotation that modifies a noun for words: "“…”는 의원의 지적에", "“…”는 입장을 밝혔다"."""
        is_speech = self.is_speech(span) or self._is_of_speaker_beside(sentence.start, quotation)
        if is_speech or " " in self._text[span.start : span.end]:
            owned = self._owners.clause(sentence.start, quotation, link_end, sentence.end)
            if owned is not None or not is_speech:
                return owned
        is_title = self._text.startswith(" 제목의", link_end)
        if not is_speech or (is_title and not _SENTENCE_END.search(self._text, span.start, span.end)):
            return None
        return self._clauses.stance_after(quotation.end, link_end, sentence.end)

    def _noted(
        self, quotation: Quotation, span: Span, sentence: KoreanSentence, clause: ReportedClause
    ) -> ReportedClause | None:
        """The clause of a quotation whose verb is a noun that ends the sentence, with the speaker before a comma."""
        owner, is_certain = speaker_before_comma(self._masked, self._subjects, sentence.start, quotation.start)
        is_words = self.is_speech(span) or " " in self._text[span.start : span.end]
        return replace(clause, owner=owner) if is_certain and is_words else None

    def _has_more(self, start: int, end: int) -> bool:
        """Whether [start, end) has another quotation or reported clause."""
        is_quoted = HIDDEN in self._masked[start:end]
        return is_quoted or any(verb.is_relayed for verb in self._predicates.between(start, end))

    def is_speech(self, span: Span) -> bool:
        """Whether quoted text is speech, and not a name or title."""
        text = self._text[span.start : span.end]
        return len(text.split()) >= _SHORTEST_SPEECH or _SENTENCE_END.search(text) is not None

    def _is_of_speaker_beside(self, start: int, quotation: Quotation) -> bool:
        """Whether several quoted words are directly behind a topic that can speak, so that they name no object of the
        verb: "감독은 “역사적인 날”이라고 자축했다", not "사업을 “새벽 계획”이라고"."""
        last = next(reversed([*self._subjects.subjects(start, quotation.start)]), None)
        if last is None or not last.is_topic or " " not in self._text[quotation.inner_start : quotation.inner_end]:
            return False
        is_beside = not self._masked[last.particle_end : quotation.start].strip(" ,")
        is_name = _NAMING.match(self._masked, quotation.end) is not None
        return is_beside and not is_name and self._subjects.can_speak(last)

    def is_partial(self, start: int, quotation: Quotation, span: Span) -> bool:
        """Whether a quotation is only the end of content that begins at `start`: … “a few words”이라고."""
        text = self._text[span.start : span.end]
        if start <= 0 or len(text.split()) > _LONGEST_PARTIAL or _SENTENCE_END.search(text):
            return False
        return _CLAUSE_WORD.search(self._masked, start, quotation.start) is not None
