"""Find the stances of Korean sentences, content before a noun for it: "…다는 입장을 밝혔다", "…다는 게 교육청의
설명이다", "…다는 데 뜻을 같이했다"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.korean.words import KoreanWord, KoreanWords
from bot.text.statements.korean.complements import Complement, ReportedClause
from bot.text.statements.korean.predicates import KoreanPredicates
from bot.text.word_lists import wordlist

_AGREED = regex(
    r"(?:(?:대체로|모두|함께|완전히|깊이) )?(?:공감(?:했|하|대를 (?:이[뤘루]|형성))|동의(?:했|하)"
    r"|(?:뜻|의견|인식|견해|입장)을 (?:같이|함께|모[았으]|공유))"
)
"""What stands behind "…다는 데" for those who hold the same."""
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
_KEPT = ("굽히지", "꺾지")
"""The verbs by whose denial a stance is kept: "주장을 굽히지 않았다"."""
_DELIVERED_ONCE = regex(
    "(?:낸|내놓은|올린|남긴|쓴|보낸|던진|쏟아낸|편|담은|드러낸|표한|되풀이한|반복한|고수한|유지한)(?= (?:바|적이?) 있)"
)
"""Their participles, if a statement of the fact follows: "의견을 낸 바 있다"."""
_HEARD = regex("들[었은으]|듣|받[았은으는]|전해 ?들|접했|접한")
"""Beginnings of the verbs by which a stance or a text reaches somebody: it is not that person's."""
_FACTS = frozenset(["게", "것이", "것은", "건", "것"])
_MATTERS = frozenset({"데", "데에", "데는"})
_LONGEST_STANCE = 4
"""The most words between "…다는" and the noun that it modifies."""
_LONGEST_DELIVERY = 14
"""The most words between a stance and the verb by which it is made known."""


class KoreanStanceFinder:
    """Finds the stances of a text; `masked` is the text with its quotations replaced."""

    def __init__(self, masked: str, words: KoreanWords, predicates: KoreanPredicates) -> None:
        self._masked = masked
        self._words = words
        self._predicates = predicates

    def clause(self, one: Complement, until: int) -> ReportedClause | None:
        """The clause of "…다는" and a noun for a statement."""
        words = self._words.between(one.link_end, until)
        if not words:
            return None
        if words[0].text in _FACTS | _MATTERS:
            find = self._owned if words[0].text in _FACTS else self._agreed
            return find(one, words[1:])
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

    def _agreed(self, one: Complement, words: Sequence[KoreanWord]) -> ReportedClause | None:
        """The clause of what several hold together: "…다는 데 *뜻을 같이했다*"."""
        if not words or not _AGREED.match(self._masked, words[0].start):
            return None
        verbs = (verb for word in words[:_LONGEST_STANCE] if (verb := self._predicates.at(word)) is not None)
        verb = next((verb for verb in verbs if not verb.is_adverbial), None)
        if verb is None or not verb.is_told:
            return None
        return ReportedClause(one.end, one.link_end, Span(words[0].start, verb.end))

    def _denied(self, one: Complement, words: Sequence[KoreanWord]) -> ReportedClause | None:
        """The clause that others report and somebody denies: "…다는 보도를 전면 부인했다"."""
        verbs = (verb for word in words[:_LONGEST_DELIVERY] if (verb := self._predicates.at(word)) is not None)
        verb = next((verb for verb in verbs if not verb.is_adverbial), None)
        if verb is None or not verb.is_told or verb.noun not in _DENIALS:
            return None
        return ReportedClause(one.end, one.link_end, Span(verb.start, verb.end))

    def _delivered(self, one: Complement, words: Sequence[KoreanWord], noun: KoreanWord) -> ReportedClause | None:
        for word in words[:_LONGEST_DELIVERY]:
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

    def _owned(self, one: Complement, words: Sequence[KoreanWord]) -> ReportedClause | None:
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


def _split(word: KoreanWord) -> tuple[str, str]:
    """The nouns of a word, and the part after them."""
    at = next((part.start for part in word.parts if part.pos[0] in "JVE" and part.start > word.start), word.end)
    return word.text[: at - word.start], word.text[at - word.start :]
