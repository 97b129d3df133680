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

from msgspec import Struct

from bot.lang.scripts import syllable_letters
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.korean.words import KoreanWord, KoreanWords, WordPart
from bot.text.statements.korean.predicates import KoreanPredicates, Predicate
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.word_lists import wordlist

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
_BESIDE = regex("바[라랐]|봤|보았")
"""Verbs of wishing and looking, which are no speech but what somebody does with words: "…며 하늘을 *봤다*"."""
_DID = regex("(?:했|하였|하셨|하시였)(?:다|습니다)$")
_FORESEEN = regex("내다봤|내다보")
_SAYINGS = wordlist("hangul_sayings")
"""Nouns for statements: "…다는 입장", "…다는 글"."""
_HELD = frozenset(
    "입장 립장 설명 주장 방침 지적 분석 평가 전망 반응 말 이야기 얘기 의견 견해 해석 풀이 진단 해명 계획 전언 증언"  # noqa: SIM905 - a list of words
    " 조언 당부 경고".split()
)
"""Nouns among them that make a statement with the copula: "…다는 입장이다"."""
_REPORTS = ("보도", "의혹", "소문", "관측", "추측")
_DENIALS = frozenset({"부인", "일축", "반박", "부정"})
"""Verbs by which somebody denies what others report."""
_MANNERS = ("취지", "뜻", "내용")
"""Nouns among them that modify a verb of speech: "…다는 취지로 말했다"."""
_DELIVERED = regex(
    "냈|내놨|내놓|내며|내고|올렸|올리|올린|남겼|남기|남긴|했|썼|게재|게시|되풀이|반복|고수|유지|보냈|던졌|쏟아냈|폈|담았"
    "|내비쳤|굽히지|꺾지|드러냈|보였|표했|표하|배포|내걸|붙였|전달"
)
"""Beginnings of the verbs by which a stance or a text is made known, if no verb of speech follows."""
_EDITORIAL = regex("(?:사설|논설|론설)[을를] 실[었은]")
"""What a newspaper prints of its own."""
_ENTITLED = frozenset({"제목", "내용", "취지", "요지", "골자"})
"""What a noun for a text has: "…다는 *내용의* 성명을 냈다"."""
_OFTEN = regex(r"\s*(?:여러|몇|수|두|세|네|다섯|\d{1,3}) ?(?:번|차례|차)(?:이?나|씩)?(?= )")
"""How often something was said, before its verb: "…고 *여러 번* 제지했다"."""
_KEPT = ("굽히지", "꺾지")
"""The verbs by whose denial a stance is kept: "주장을 굽히지 않았다"."""
_DELIVERED_ONCE = regex(
    "(?:낸|내놓은|올린|남긴|쓴|보낸|던진|쏟아낸|편|담은|드러낸|표한|되풀이한|반복한|고수한|유지한)(?= (?:바|적이?) 있)"
)
"""Their participles, if a statement of the fact follows: "의견을 낸 바 있다"."""
_HEARD = regex("들[었은으]|듣|받[았은으는]|전해 ?들|접했|접한")
"""Beginnings of the verbs by which a stance or a text reaches somebody: it is not that person's."""
_FACTS = frozenset(["게", "것이", "것은", "건", "것"])
_COMPLEMENT = regex("(?:다|라|자|냐)(?P<link>고|며|면서도?)$")
_MAY_REPORT = regex("[다라자냐](?:고|며|면서|는)|것[을은으]|데|때문으로")
"""Endings, one of which is in every sentence with a report; searched before the sentence is divided into words."""
_ADNOMINAL = regex("(?:다|라|자|냐)는$")
_N_FINAL = 4
"""The final letter ㄴ of a syllable, by its place in Unicode's order."""
_WHILE = ("며", "면서")
"""How a verb for how somebody speaks ends."""
_LONGEST_GAP = 14
"""The most words between content and its verb: the speaker, the time, the addressee."""
_LONGEST_STANCE = 4
"""The most words between "…다는" and the noun that it modifies."""


class ReportedClause(Struct, frozen=True):
    """A reported clause: its content ends at `end`, the link to its verb at `link_end`; the verb or noun is `cue`.

    `is_followed` is True where another clause of the same speaker may come before the verb ("…다며 …다고"). `owner` is
    the noun phrase that a noun for the statement belongs to ("…다는 게 *교육청*의 설명이다").
    """

    end: int
    link_end: int
    cue: Span
    is_followed: bool = False
    owner: Span | None = None


class _Complement(Struct, frozen=True):
    """Where content ends, and the words [start, end) of its link."""

    end: int
    start: int
    link_end: int
    kind: str


class KoreanClauseFinder:
    """Finds the reported clauses of a text; `masked` is the text with its quotations replaced."""

    def __init__(self, masked: str, words: KoreanWords, predicates: KoreanPredicates) -> None:
        self._masked = masked
        self._words = words
        self._predicates = predicates

    def clauses(self, start: int, end: int) -> Iterator[ReportedClause]:
        """The reported clauses of the sentence [start, end), in order."""
        if not _MAY_REPORT.search(self._masked, start, end):
            return
        complements = list(self._complements(start, end))
        for place, one in enumerate(complements):
            until = complements[place + 1].link_end if place + 1 < len(complements) else end
            clause = self._clause(one, until, end)
            if clause is not None:
                yield clause

    def stance_after(self, end: int, link_end: int, until: int) -> ReportedClause | None:
        """The clause of a quotation that ends at `end` and modifies a noun for a statement: "…"라는 글을 올렸다."""
        return self._stance(_Complement(end, end, link_end, "stance"), until)

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

    def cue_after(self, at: int, end: int, *, meanwhile: bool = False, is_quoted: bool = False) -> Predicate | None:
        """The verb in [at, end) that reports what ends at `at`.

        That is the next verb if only adverbs or its object stand before it, else a verb of speech within a few words;
        with `meanwhile`, any verb in the rest of the sentence. A verb of judgement reports only content that
        `is_quoted`.
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
                if predicate.is_plain and parts:
                    continue
                if predicate.is_told and (not predicate.is_silent or (is_quoted and _is_judged(predicate, word))):
                    whole = predicate._replace(start=words[0].start if parts else predicate.start)
                    return self._said_while(word, end) or whole
                if not meanwhile:
                    return None
            if predicate.is_speech and predicate.is_adnominal:
                return None  # "…다며 항의하는 주민들": theirs
            acts = predicate.is_told and (not predicate.is_silent or (is_quoted and _BESIDE.match(word.text)))
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

    def _clause(self, one: _Complement, until: int, end: int) -> ReportedClause | None:
        if one.kind == "stance":
            return self._stance(one, until)
        if one.kind == "link" or one.kind == "meanwhile":
            meanwhile = one.kind == "meanwhile"
            cue = self.cue_after(one.link_end, end if meanwhile else until, meanwhile=meanwhile)
            return ReportedClause(one.end, one.link_end, Span(cue.start, cue.end), meanwhile) if cue else None
        for word in self._words.between(one.link_end, until)[: _LONGEST_GAP + 1]:
            predicate = self._predicates.at(word)
            if predicate is None or not predicate.is_told or not self._fits(one.kind, predicate, word):
                continue
            return ReportedClause(one.end, one.link_end, Span(predicate.start, predicate.end))
        return None

    def _fits(self, kind: str, predicate: Predicate, word: KoreanWord) -> bool:
        """Whether a verb takes a complement of a kind."""
        if kind == "demand":
            return predicate.is_speech and predicate.noun in _URGED
        if kind == "forecast":
            return predicate.is_speech and (predicate.noun in _EXPECTED or _FORESEEN.match(word.text) is not None)
        return predicate.is_speech

    def _stance(self, one: _Complement, until: int) -> ReportedClause | None:
        """The clause of "…다는" and a noun for a statement."""
        words = self._words.between(one.link_end, until)
        if not words:
            return None
        if words[0].text in _FACTS:
            return self._owned(one, words[1:])
        for place, word in enumerate(words[:_LONGEST_STANCE]):
            nouns, particle = _split(word)
            if (not particle and word.parts[-1].pos[0] in "NX") or word.parts[-1].last_class == "ETM":
                continue  # "기존 입장", "원론적 입장", "짧은 답변"
            if particle == "의" and nouns in _ENTITLED:
                continue
            if nouns.endswith(_REPORTS) and particle in ("을", "를", "은", "는", "도"):
                return self._denied(one, words[place + 1 :])
            if not nouns.endswith(tuple(_SAYINGS)):
                return None
            if particle.startswith(("이", "입")) and word.parts[-1].last_class in ("EF", "EC") and nouns in _HELD:
                return ReportedClause(one.end, one.link_end, Span(word.start, word.end))
            is_manner = particle in ("로", "으로") and nouns.endswith(_MANNERS)
            if is_manner or particle in ("을", "를", "도", "은", "는", "만"):
                return self._delivered(one, words[place + 1 :], word)
            return None
        return None

    def _denied(self, one: _Complement, words: Sequence[KoreanWord]) -> ReportedClause | None:
        """The clause that others report and somebody denies: "…다는 보도를 전면 부인했다"."""
        verbs = (verb for word in words[:_LONGEST_GAP] if (verb := self._predicates.at(word)) is not None)
        verb = next((verb for verb in verbs if not verb.is_adverbial), None)
        if verb is None or not verb.is_told or verb.noun not in _DENIALS:
            return None
        return ReportedClause(one.end, one.link_end, Span(verb.start, verb.end))

    def _delivered(self, one: _Complement, words: Sequence[KoreanWord], noun: KoreanWord) -> ReportedClause | None:
        for word in words[:_LONGEST_GAP]:
            predicate = self._predicates.at(word)
            if _HEARD.match(word.text):
                return None
            if predicate is None or predicate.is_adverbial:
                continue
            if not predicate.is_told and not word.text.startswith(_KEPT):
                return None
            if predicate.is_adnominal and any(one.parts[-1].pos == "JKO" for one in words[: words.index(word)]):
                return None  # "…다는 사실을 잔해를 신고한 뒤에 알았다": the remains were reported
            is_delivered = _DELIVERED.match(word.text) or _DELIVERED_ONCE.match(self._masked, word.start)
            is_delivered = is_delivered or _EDITORIAL.match(self._masked, noun.start)
            if predicate.is_speech or is_delivered:
                begin = noun.start if not predicate.is_speech and self._words.after(noun) == word else word.start
                return ReportedClause(one.end, one.link_end, Span(begin, word.end))
        return None

    def _owned(self, one: _Complement, words: Sequence[KoreanWord]) -> ReportedClause | None:
        """The clause of "…다는 게 교육청의 설명이다" or "…다는 게 시청 측 입장이다", with its owner."""
        for place, word in enumerate(words[: _LONGEST_STANCE + 2]):
            if word.parts[-1].pos == "JKG":
                behind = words[place + 1 : place + 2]
                if behind and _split(behind[0])[0] in _HELD:
                    owner = Span(words[0].start, word.parts[-1].start)
                    return ReportedClause(one.end, one.link_end, Span(behind[0].start, behind[0].end), owner=owner)
                return None
            nouns, particle = _split(word)
            if place > 0 and nouns in _HELD and particle.startswith(("이", "입")):
                owner = Span(words[0].start, words[place - 1].end)
                return ReportedClause(one.end, one.link_end, Span(word.start, word.end), owner=owner)
        return None

    def _complements(self, start: int, end: int) -> Iterator[_Complement]:
        """The words of [start, end) that end with the ending of a complement."""
        before: WordPart | None = None
        for word in self._words.between(start, end):
            last = next(
                (part for part in reversed(word.parts) if part.pos[0] != "J" or part.pos == "JKQ"), word.parts[-1]
            )
            behind = self._masked[last.end : word.end]
            if self._masked[word.start - 1 : word.start] == HIDDEN:
                before = word.parts[-1]
                continue  # the particle of a quotation
            if found := _COMPLEMENT.search(self._masked, word.start, last.end):
                if last.last_class == "EC" or last.pos == "JKQ":
                    kind = "link" if found["link"] == "고" else "meanwhile"
                    if not behind or kind == "link":
                        yield _Complement(_without_copula(word, found.start("link")), word.start, word.end, kind)
            elif last.last_class == "ETM" and (found := _ADNOMINAL.search(self._masked, word.start, last.end)):
                yield _Complement(_without_copula(word, last.end - 1), word.start, word.end, "stance")
            elif last.text == "때문" and behind == "으로":  # "군량미가 풀렸기 때문으로 풀이했다"
                yield _Complement(last.end, word.start, word.end, "forecast")
            elif last.text in ("것", "데") and last.pos.startswith("NNB"):
                back = 3 if behind else 2
                modifier = word.parts[-back] if len(word.parts) >= back else before
                is_done = word.text == "데" and modifier is not None and _is_past(modifier)  # what one reacts to
                if modifier is not None and modifier.last_class == "ETM" and not modifier.text.endswith("는"):
                    yield from () if is_done else self._nominal(word, last, behind)
            before = word.parts[-1]

    def _nominal(self, word: KoreanWord, last: WordPart, particle: str) -> Iterator[_Complement]:
        """The complement of 것 or 데 after a demanded act."""
        after = self._words.after(word)
        if last.text == "데":
            if after is not None and after.text in ("대하여", "대해", "대해서"):
                yield _Complement(last.end, word.start, after.end, "matter")
        elif particle in ("을", "은"):
            yield _Complement(last.end, word.start, word.end, "demand")
        elif particle == "으로":
            yield _Complement(last.end, word.start, word.end, "forecast")


def _is_past(modifier: WordPart) -> bool:
    """Whether an adnominal ending tells of what is done: "말을 *바꾼* 데 대해", not "힘을 *넣을* 데 대하여"."""
    return syllable_letters(modifier.text[-1])[2] == _N_FINAL


def _is_judged(predicate: Predicate, word: KoreanWord) -> bool:
    """Whether a verb of thought reports what is quoted."""
    return predicate.noun in _JUDGED or _WISHED.match(word.text) is not None


def _split(word: KoreanWord) -> tuple[str, str]:
    """The nouns of a word, and the part after them."""
    at = next((part.start for part in word.parts if part.pos[0] in "JVE" and part.start > word.start), word.end)
    return word.text[: at - word.start], word.text[at - word.start :]


def _without_copula(word: KoreanWord, end: int) -> int:
    """Where content ends that ends with a noun and the copula: "정책*이라*고", "4년 전*이라*고"."""
    if word.text.startswith("전이라"):
        return word.start + 1
    copula = next((part for part in word.parts if part.first_class == "VCP" and part.start > word.start), None)
    return copula.start if copula and word.text[copula.start - word.start :].startswith(("이라", "라")) else end
