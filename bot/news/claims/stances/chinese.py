"""Positions in Chinese sentences, whose subject is before the verb with adverbs alone between them.

韩国总统室18日强烈谴责朝鲜派兵              the subject of the verb's own clause
金与正12日发表谈话，警告韩国               that of the clause before, where its own has none
美国国防部发言人说，美方无法证实            who speaks, where the clause's own subject is of the same state
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.lang.unspaced.forms import LONGEST, matched_form, unspaced_regex
from bot.model.evidence.claims import ClaimSpeaker, Stance
from bot.news import stance_lexicon as lexicon
from bot.news.claims.article import ClaimArticle, StatedPosition
from bot.news.claims.stances.unspaced import Found, masked, phrase_speakers, stated

_DAY = (
    r"(?:当地时间)?(?:(?:\d{1,2}月)?\d{1,2}日|周[一二三四五六日天]|星期[一二三四五六日天]|[昨今]天|[昨今]日|当[天日]|同日|随后|[此先早日目]前)"
    r"(?:上午|下午|[早晚]间?|凌晨|深夜)?"
)
_ADVERB = (
    rf"(?:{_DAY}|再[次度]|强烈|严厉|严正|公开|首次|正式|并|则|也(?![门夫娃])|已经?|还|均|明确|坚决|断然|一再|多次|仍|联合(?![国参通新部])|共同|同时|最"
    r"|就(?!业|任|职)|对(?![外内]|[日韩美朝]政策)|在(?!野)|向(?!日)|通过|于(?!正)|以(?!色)|发表|发声|接受|回应|援引|没有|未|不|可能|或|将(?![军领校士官])|会(?![议长谈])"
    r"|被|遭|应(?!急)|若|如果|是否|为(?!民))"
)
_FIRST = unspaced_regex(_ADVERB)
_NO_ADVERBS = unspaced_regex(
    r"说(?!法)|称(?!此)|认为|指出|宣布|报道|批评|要求|将(?![军领校士官])|可能|或许|会(?![议长谈见]|上|后)|若|如果|没有|未|不(?!断)|拒绝|为(?!由)|应|须|必须"
    r"|能|得到|被(?!问|追问)|获|使|令|请|遭|受(?!访)|试图|计划|准备|考虑|打算|的$|有关|关于|是否|愿|要"
)
"""Words between a subject and a verb: what is done may not be done, or somebody else does it."""
_ABOUT = unspaced_regex(
    "(?:针对|对|就)[^，。]{1,28}?(?:报道|说法|消息|指控|指责|传闻|一事|问题|提问|言论|声明|问询|此事|此)"
)
"""What a position is on, where that is before its verb."""
_LEAD = unspaced_regex(r"^(?:此外|同时|不过|但是?|而|对此|另一方面|与此同时|另外|另据|其中|目前)+")
_SAYS = "(?:说(?!法)|称(?!号)|表示|指出|认为|强调|宣布|透露|回应|声明|指责?|斥责?|批评|驳斥|谴责)"
_SAYS_AT_END = unspaced_regex(rf"{_SAYS}[：:]?$")
_ONLY_SAYS = unspaced_regex("(?:称|表示|说)$")
"""Between a subject and its verb: 统一部*称*无法证实."""
_AFTER_A_SOURCE = unspaced_regex("^据[^，。]{1,24}(?:消息|称|透露|通报|介绍)(?:人士)?$")
"""A clause that names whose words the next are; 据朝中社报道 only names who carries them."""
_HAS_VERB = unspaced_regex("了|否认|证实|要求|敦促|呼吁|警告|谴责|承认|确认|批评|说(?!法)|称(?!号)|表示|驳斥")
_SAID_WITHIN = unspaced_regex(_SAYS)
_SEGMENT = unspaced_regex(r"[^，；。：:!！]+")
_CONDITION = unspaced_regex("如果|(?<!倘)若(?!干)|一旦|假如|倘|要是")
_QUESTION = unspaced_regex("是否|会否|吗|[?？]")
_PREDICATE = unspaced_regex(
    "(?:是|为|系|属|属于|纯属|不过是|斥|称|批评)[^，。]{0,16}$|的(?:说法|报道|指控|消息|传闻)$|^\\W*$|相关说法$"
)
_OF_FACT = unspaced_regex(
    r"了?[^，。]{0,20}(?:派|参战|参加|参与|出兵|伤亡|阵亡|失败|曾|已|存在|发射|援助|提供|进入|部署|试射|抵达|入侵|越境)"
)
_RECOGNIZED = unspaced_regex(r"[^，。]{0,24}(?:独立|地位|合法|主权|政权|身份|资格)")
_NOUN_BEHIND = unspaced_regex("(?:的|后|书|函|信|声|者|视频)(?!续)")
_VERBS = tuple(
    (stance, unspaced_regex(words))
    for part in (lexicon.CHINESE_NEGATED, lexicon.CHINESE_VERBS, lexicon.CHINESE_TOLD)
    for stance, words in part
)
_WORDS = tuple((stance, unspaced_regex(words)) for stance, words in lexicon.CHINESE_WORDS)
_NEGATED_WORD = unspaced_regex("(?:不是|并非|没有说|未说|不等于)[^，。]{0,8}$")
_RECOGNIZES = unspaced_regex("承认|确认")
_NEAR = 2
_TOWARDS = unspaced_regex("[对就因]")
_OPEN = ("“", "「", "『")
_Part = tuple[int, int]


def chinese_positions(article: ClaimArticle, place: int) -> Iterator[StatedPosition]:
    """The positions in one sentence."""
    written = matched_form(article.words[place])
    if len(written) <= LONGEST:
        yield from stated(article, place, written, _found(article, article.sentences[place].start, written))


def _found(article: ClaimArticle, start: int, written: str) -> Iterator[Found]:
    plain = masked(written)
    parts = [match.span() for match in _SEGMENT.finditer(plain)]
    for number, part in enumerate(parts):
        if not _QUESTION.search(plain, *part):
            clause = _Clause(article, start, plain, parts[:number], part)
            yield from clause.of_words(written)
            yield from clause.of_verbs(written)
        if _CONDITION.search(plain, *part) and not _is_statement(plain, parts[:number]):
            return  # what follows a condition is supposed, too


def _is_statement(plain: str, before: Sequence[_Part]) -> bool:
    return any(_SAYS_AT_END.search(plain, *one) or _AFTER_A_SOURCE.search(plain[slice(*one)]) for one in before)


class _Clause:
    """A part of a sentence between commas, with those before it."""

    def __init__(self, article: ClaimArticle, start: int, plain: str, before: Sequence[_Part], part: _Part) -> None:
        self._article = article
        self._start = start
        self._plain = plain
        self._before = before
        self._part = part

    def of_verbs(self, written: str) -> Iterator[Found]:
        """The verbs that are positions by themselves."""
        taken: list[_Part] = []
        for stance, pattern in _VERBS:
            for match in pattern.finditer(written, *self._part):
                if any(begin < match.end() and match.start() < end for begin, end in taken):
                    continue
                taken.append(match.span())
                if _CONDITION.search(self._plain, self._part[0], match.start()):
                    continue
                if _NOUN_BEHIND.match(self._plain, match.end()) or self._recognizes(match):
                    continue
                speakers = self._takers(match.start())
                if speakers:
                    yield Found(stance, self._start + match.start(), speakers)

    def of_words(self, written: str) -> Iterator[Found]:
        """What is said of the reports or of the act, also in quotation marks."""
        for stance, pattern in _WORDS:
            for match in pattern.finditer(written, *self._part):
                before = written[self._part[0] : match.start()]
                is_told = stance is not Stance.GROUNDLESS or _PREDICATE.search(before.rstrip("“「『"))
                if not is_told or _NEGATED_WORD.search(before):
                    continue
                speakers = self._sayers(match.start())
                if speakers:
                    yield Found(stance, self._start + match.start(), speakers)

    def _recognizes(self, match: re.Match[str]) -> bool:
        """Whether "承认" and "确认" recognize or check something."""
        if _RECOGNIZES.fullmatch(match[0]) is None:
            return False
        return _RECOGNIZED.match(self._plain, match.end()) is not None or not _OF_FACT.match(self._plain, match.end())

    def _takers(self, verb: int) -> Sequence[ClaimSpeaker]:
        """Who takes a position by a verb."""
        own = self._subject((self._part[0], verb))
        said = self._said_before()
        if own is None:  # the words before the verb are no more than adverbs
            return said or self._subject_before()
        if not said:
            return () if _is_statement(self._plain, self._before) else own
        same = {who.side for who in own} == {who.side for who in said} != {None}
        return said if same else ()

    def _sayers(self, word: int) -> Sequence[ClaimSpeaker]:
        """Who says a word of this clause: the subject of the verb of saying before it, else who speaks before."""
        verbs = list(_SAID_WITHIN.finditer(self._plain, self._part[0], word))
        if verbs:
            return self._takers(verbs[0].start())
        return self._said_before()

    def _said_before(self) -> Sequence[ClaimSpeaker]:
        """Who speaks in the first of the clauses before this one that end with a verb of saying."""
        for begin, end in self._before:
            found = _SAYS_AT_END.search(self._plain, begin, end)
            if found is not None:
                return self._subject((begin, found.start())) or ()
        return ()

    def _subject_before(self) -> Sequence[ClaimSpeaker]:
        """The subject of the clause before, if that has a position or a statement of its own."""
        for begin, end in reversed(self._before):
            patterns = (_SAID_WITHIN, *(pattern for _, pattern in _VERBS))
            verbs = (match.start() for pattern in patterns if (match := pattern.search(self._plain, begin, end)))
            own = self._subject((begin, min(verbs, default=end)))
            if own is not None:
                return own
        return ()

    def _subject(self, part: _Part) -> Sequence[ClaimSpeaker] | None:
        """Whom the words before a verb name; None where there are no more than adverbs, nobody where they are more than
        a subject and adverbs."""
        begin, end = part
        end -= self._plain[end - 1 : end] in _OPEN
        says = _ONLY_SAYS.search(self._plain, begin, end)
        end = says.start() if says else end
        lead = _LEAD.match(self._plain[begin:end])
        begin += lead.end() if lead else 0
        first = _FIRST.search(self._plain, begin, end)
        while first is not None and self._is_in_name(first.start()):
            first = _FIRST.search(self._plain, first.start() + 1, end)
        stop = first.start() if first else end
        if _NO_ADVERBS.search(_ABOUT.sub("", self._plain[stop:end])):
            return ()
        if stop == begin:
            return None
        if _HAS_VERB.search(self._plain, begin, stop) or self._is_of_another(stop, end):
            return ()
        return phrase_speakers(self._article, self._start + begin, self._start + stop)

    def _is_of_another(self, start: int, verb: int) -> bool:
        """Whether somebody else is named right before a verb: 韩国外交部对*俄方*否认派兵表示遗憾."""
        first, last = self._start + start, self._start + verb
        near = (one for one in self._article.names if first < one.start and one.end <= last <= one.end + _NEAR)
        return any(_TOWARDS.match(self._plain, one.start - self._start - 1) for one in near)

    def _is_in_name(self, place: int) -> bool:
        at = self._start + place
        return any(one.start <= at < one.end for one in self._article.names)
