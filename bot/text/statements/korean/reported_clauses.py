"""Find the reported clauses of Korean sentences: where the content ends, and the verb or noun that reports it.

    [speaker은] [content]다고 [speaker가] 밝혔다              the plain shape; 라고 for orders, 자고, 냐고
    [speaker은] [content]다며 [verb]                        any verb for an act of the speaker
    [content]다는 입장을 밝혔다 · …다는 글을 올렸다 · …다는 입장이다 · …다는 게 [speaker]의 설명이다
    [content]를 촉구했다                                   the only statement of its sentence
    [content]ㄹ 것을 촉구했다 · [content]ㄹ데 대하여 강조하시였다 · [content]ㄹ 것으로 내다봤다

The complement is known by its ending, a morpheme; what reports it is any verb that is not of thought, passive, denied
or planned (`predicates`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.lang.scripts import HANGUL
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.korean.words import KoreanWord, KoreanWords
from bot.text.statements.korean.complements import Complement, KoreanComplementFinder, ReportedClause
from bot.text.statements.korean.predicates import KoreanPredicates, Predicate
from bot.text.statements.korean.stances import KoreanStanceFinder

_URGED = frozenset(
    "촉구 요구 당부 권고 제안 호소 주문 부탁 간청 요청 지시 명령 결의 맹세 서약 다짐 약속 확약 제기".split()  # noqa: SIM905 - a list of words
)
"""Verbs whose content is an act that is demanded or vowed."""
_DEMANDED = frozenset({"촉구", "요구", "당부", "권고", "제안", "지시"})
"""Verbs among them whose object alone says what is demanded. One orders (주문) food and complains of (호소) pain."""
_EXPECTED = frozenset({"전망", "예상", "예보", "보고", "추정", "분석", "관측", "진단", "평가", "풀이", "해석"})
_JUDGED = frozenset({"판단", "기대", "희망", "확신", "인식", "이해", "예측"})
"""Verbs of thought by which rulings, letters and books are quoted."""
_WISHED = regex("바[라랐]")
_COURT = regex(
    r"(?:법원|재판부|재판소|대법관?|[지고]법|헌재|재판관들?|재판장|[가-힣]{2,4} (?:부장)?판사|\d부)(?:\([^()]*\))?"
    r"(?:은|는|도) "
)
"""The topic of a sentence that is a court, whose judgement is pronounced: "재판부*는* …다고 판단했다"."""
_BESIDE = regex("바[라랐]|봤|보았")
"""Verbs of wishing and looking, which are no speech but what somebody does with words: "…며 하늘을 *봤다*"."""
_DID = regex("(?:했|하였|하셨|하시였)(?:다|습니다)$")
_UTTERANCE = regex("(?:[가-힣]소리|[한두]마디|농담|우스갯말|뼈 있는 말|하소연|넋두리|푸념)[를을도] $")
"""The object of a bare 하다 that is an utterance: "…라고 *볼멘소리를* 했다"."""
_FORESEEN = regex("내다봤|내다보")
_OFTEN = regex(r"\s*(?:여러|몇|수|두|세|네|다섯|\d{1,3}) ?(?:번|차례|차)(?:이?나|씩)?(?= )")
"""How often something was said, before its verb: "…고 *여러 번* 제지했다"."""
_MAY_REPORT = regex("[다라자냐](?:고|며|면서|는)|것[을은으]|데|때문으로")
"""Endings, one of which is in every sentence with a report; searched before the sentence is divided into words."""
_WHILE = ("며", "면서")
"""How a verb for how somebody speaks ends."""
_OTHER_SIDE = regex(rf",\s(?!(?:자신|본인|자기|스스로|우리)[은는]\s)(?:[{HANGUL}]+\s){{0,3}}?[{HANGUL}]+[은는]\s")
"""Behind the content of one side, the other one, for whose content the verb stands, too: "시장은 다리가 낡았다고*,
노조는* 예산이 없다고 말했다"."""
_HE = regex(r"(?:그|그녀|이들|그들)[은는]\s")
_LONGEST_GAP = 14
"""The most words between content and its verb: the speaker, the time, the addressee."""


class KoreanClauseFinder:
    """Finds the reported clauses of a text; `masked` is the text with its quotations replaced."""

    def __init__(self, masked: str, words: KoreanWords, predicates: KoreanPredicates) -> None:
        self._masked = masked
        self._words = words
        self._predicates = predicates
        self._found = KoreanComplementFinder(masked, words)
        self._stances = KoreanStanceFinder(masked, words, predicates)

    def clauses(self, start: int, end: int) -> Iterator[ReportedClause]:
        """The reported clauses of the sentence [start, end), in order."""
        if not _MAY_REPORT.search(self._masked, start, end):
            return
        is_ruling = _COURT.search(self._masked, start, end) is not None
        complements = list(self._found.between(start, end))
        for place, one in enumerate(complements):
            until = complements[place + 1].link_end if place + 1 < len(complements) else end
            clause = self._clause(one, until, end, is_ruling=is_ruling)
            if clause is None and one.kind == "link" and self._has_another_side(start, one.link_end):
                clause = self._beside(one, complements[place + 1 : place + 2], end, is_ruling=is_ruling)
            if clause is not None:
                yield clause

    def stance_after(self, end: int, link_end: int, until: int) -> ReportedClause | None:
        """The clause of a quotation that ends at `end` and modifies a noun for a statement: "…"라는 글을 올렸다."""
        return self._stances.clause(Complement(end, end, link_end, "stance"), until)

    def demand(self, start: int, end: int) -> ReportedClause | None:
        """The clause of a verb of demanding that ends the sentence [start, end), whose content is its object: "사과를
        촉구했다". None if another verb links its clause to this one."""
        words = self._words.between(start, end)
        verb = self._predicates.at(words[-1]) if words else None
        if verb is None or not verb.is_told or verb.noun not in _DEMANDED or not _DID.search(words[-1].text):
            return None
        while len(words) > 1 and words[-2].parts[-1].pos.startswith("MA"):
            words = words[:-1]
        last = words[-2].parts if len(words) > 1 else ()
        if len(last) < 2 or last[-1].pos != "JKO" or not last[-2].pos.startswith(("NN", "XSN")):
            return None
        return ReportedClause(last[-1].start, last[-1].end, Span(verb.start, verb.end))

    def is_linked(self, start: int, end: int) -> bool:
        """Whether the words of [start, end) have a verb that links its clause to the next one."""
        return any(part.last_class == "EC" for word in self._words.between(start, end) for part in word.parts)

    def cue_after(self, at: int, end: int, *, meanwhile: bool = False, is_pronounced: bool = False) -> Predicate | None:
        """The verb in [at, end) that reports what ends at `at`.

        That is the next verb if only adverbs or its object stand before it, else a verb of speech within a few words;
        with `meanwhile`, any verb in the rest of the sentence. A verb of judgement reports only content that
        `is_pronounced`: quoted, or a court's.
        """
        is_next, parts, other = True, 0, None
        often = _OFTEN.match(self._masked, at, end)
        words = self._words.between(often.end() if often else at, end)
        for word in words[: None if meanwhile else _LONGEST_GAP + 1]:
            predicate = self._predicates.at(word)
            if predicate is None:
                is_next = is_next and self._may_precede(word, parts)
                parts += 1
                continue
            if predicate.is_speech and predicate.is_told:
                return predicate
            if is_next and not predicate.is_adverbial:
                is_next = False
                if predicate.is_plain and parts and not _UTTERANCE.search(self._masked, words[0].start, word.start):
                    continue
                if predicate.is_told and (not predicate.is_silent or (is_pronounced and _is_judged(predicate, word))):
                    whole = predicate._replace(start=words[0].start if parts else predicate.start)
                    return self._said_while(word, end) or whole
                if not meanwhile:
                    return None
            if predicate.is_speech and predicate.is_adnominal:
                return None  # "…다며 항의하는 주민들": theirs
            acts = predicate.is_told and (not predicate.is_silent or (is_pronounced and _BESIDE.match(word.text)))
            if other is None and acts and (word is words[0] or not predicate.is_inner):
                other = predicate
        return other if meanwhile else None

    def _said_while(self, word: KoreanWord, end: int) -> Predicate | None:
        """The verb of speech right behind one for how somebody speaks: "웃으며 *말했다*"."""
        after = self._words.after(word) if word.text.endswith(_WHILE) else None
        if after is None or after.end > end:
            return None
        said = self._predicates.at(after)
        return said if said is not None and said.is_speech and said.is_told else None

    def _may_precede(self, word: KoreanWord, parts: int) -> bool:
        """Whether a word without a verb may stand between content and its verb: an adverb, or one object."""
        last = word.parts[-1]
        if last.pos.startswith("MA"):
            return True
        return parts == 0 and (last.pos == "JKO" or last.pos.startswith("NNG"))

    def _clause(self, one: Complement, until: int, end: int, *, is_ruling: bool) -> ReportedClause | None:
        if one.kind == "stance":
            return self._stances.clause(one, until)
        if one.kind == "link" or one.kind == "meanwhile":
            meanwhile = one.kind == "meanwhile"
            cue = self.cue_after(
                one.link_end, end if meanwhile else until, meanwhile=meanwhile, is_pronounced=is_ruling
            )
            return ReportedClause(one.end, one.link_end, Span(cue.start, cue.end), meanwhile) if cue else None
        for word in self._words.between(one.link_end, until)[: _LONGEST_GAP + 1]:
            predicate = self._predicates.at(word)
            if predicate is None or not predicate.is_told or not self._fits(one.kind, predicate, word):
                continue
            return ReportedClause(one.end, one.link_end, Span(predicate.start, predicate.end))
        return None

    def _has_another_side(self, start: int, at: int) -> bool:
        """Whether another side than the one that opens the sentence, who is no "he", is behind content that ends at
        `at`."""
        return not _HE.match(self._masked, start) and _OTHER_SIDE.match(self._masked, at) is not None

    def _beside(
        self, one: Complement, others: Sequence[Complement], end: int, *, is_ruling: bool
    ) -> ReportedClause | None:
        """The clause of content for which the verb of the next one stands, too."""
        clauses = (self._clause(other, end, end, is_ruling=is_ruling) for other in others if other.kind == "link")
        clause = next(clauses, None)
        return ReportedClause(one.end, one.link_end, clause.cue) if clause else None

    def _fits(self, kind: str, predicate: Predicate, word: KoreanWord) -> bool:
        """Whether a verb takes a complement of a kind."""
        if kind == "demand":
            return predicate.is_speech and predicate.noun in _URGED
        if kind == "forecast":
            return predicate.is_speech and (predicate.noun in _EXPECTED or _FORESEEN.match(word.text) is not None)
        return predicate.is_speech


def _is_judged(predicate: Predicate, word: KoreanWord) -> bool:
    """Whether a verb of thought reports what is quoted."""
    return predicate.noun in _JUDGED or _WISHED.match(word.text) is not None
