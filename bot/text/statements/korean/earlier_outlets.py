"""The news outlet, or another body, that a bare noun means: "교도통신은 …고 전했다. *통신은* …고 덧붙였다".

a noun -> the nearest outlet before it that is one of its kind, by its name or the noun in front of that
    -> none if another outlet of the kind is named in the same sentence, or the nearest is a credit ("(서울=한빛통신)")
       or named only with its reporter or union
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from bot.model.analysis import Entity, EntityKind, Span
from bot.regexes import regex
from bot.text.statements.speaker import Speaker

_NOUN = regex("(?:[이그] |해당 |동 )?(?P<noun>통신|신문|방송|매체|잡지)사?")
_AGENCIES = ["로이터", "블룸버그", "타스", "신화사", "교도", "AP", "AFP", "dpa", "DPA", "EFE", "ANSA"]
_PAPERS = [
    "가디언", "르몽드", "르피가로", "슈피겔", "한국경제", "매일경제", "이코노미스트", "FT", "WSJ", "NYT", "WP", "SCMP",
]  # fmt: skip
_BROADCASTERS = [
    "NHK", "CNN", "BBC", "ABC", "CBS", "NBC", "CNBC", "KBS", "MBC", "SBS", "YTN", "JTBC", "VOA", "RFA", "CCTV",
    "알자지라", "도이체벨레", "미국의소리",
]  # fmt: skip
_MAGAZINES = [
    "이코노미스트", "타임", "뉴스위크", "디플로맷", "포린폴리시", "포린어페어스", "슈피겔", "네이처", "사이언스",
]  # fmt: skip
_NAMES = {
    "통신": frozenset(_AGENCIES),
    "신문": frozenset(_PAPERS),
    "방송": frozenset(_BROADCASTERS),
    "잡지": frozenset(_MAGAZINES),
    "매체": frozenset((*_AGENCIES, *_PAPERS, *_BROADCASTERS, *_MAGAZINES, "데일리NK")),
}
"""Of each noun: names of such outlets that do not end in it."""
_AGENCY_ENDS = ("통신", "통신사")
_PAPER_ENDS = (
    "신문", "일보", "신보", "시보", "타임스", "타임즈", "포스트", "저널", "텔레그래프", "헤럴드", "트리뷴", "데일리",
)  # fmt: skip
_BROADCASTER_ENDS = ("방송", "방송국", "방송공사", "TV", "텔레비전", "텔레비죤", "라디오")
_ENDS = {
    "통신": _AGENCY_ENDS,
    "신문": _PAPER_ENDS,
    "방송": _BROADCASTER_ENDS,
    "잡지": (),
    "매체": (*_AGENCY_ENDS, *_PAPER_ENDS, *_BROADCASTER_ENDS, "뉴스"),
}
"""Of each noun: ends of the names of other outlets."""
_INTRODUCED = {
    "통신": regex("통신사? $"),
    "신문": regex("(?:일간지|경제지|신문|유력지|관영지|기관지) $"),
    "방송": regex("(?:방송사?|민방) $"),
    "잡지": regex("(?:잡지|주간지|월간지|전문지|학술지) $"),
    "매체": regex("(?:매체|일간지|주간지|전문지|잡지) $"),
}
"""Of each noun: nouns in front of the names of others."""
_INTRODUCTION = 6
"""The most characters of the noun in front of a name."""
_CREDIT = regex(r"(?:[=＝]|발) ?$")
"""What stands before the agency of a dateline."""
_SENTENCE_END = regex(r"[.!?] |\n")
_PART = regex(r" ?(?:노조|노동조합|지부|출신|이사회|사장|회장|대표|사옥|본사|기자|특파원|앵커)")
"""Behind the name of an outlet, who or what is only of it: "한빛방송 *노조*"."""
_BODY_KIND = regex(
    "(?:(?P<association>단체|연대|협회|노조|노동조합|연맹|재단|지부)"
    "|(?P<firm>기업|회사|업체|은행|증권사?|그룹|전자|중공업|조선소|제약|항공사?|통신사|텔레콤)"
    "|(?P<party>당)|(?P<school>대학|학교)|(?P<hospital>병원|의료원)"
    "|(?P<office>부처|당국|법원|검찰|경찰|국회|의회|대사관|(?<![본간])부|청|(?<!업)처))$"
)


class EarlierOutlets:
    """The bodies that a text names, in text order."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._text = text
        self._entities = entities
        bodies = ((index, one) for index, one in enumerate(entities) if one.kind is EntityKind.ORGANISATION)
        self._mentions = sorted(
            ((mention, index) for index, one in bodies for mention in one.mentions), key=lambda pair: pair[0].start
        )

    def meant(self, start: int, end: int) -> Speaker | None:
        """The outlet that the noun phrase [start, end) means; None if that is no such noun, or not certain."""
        noun = _NOUN.fullmatch(self._text, start, end)
        if noun is None:
            return None
        last = bisect_left(self._mentions, start, key=lambda pair: pair[0].start)
        fitting = [
            pair for pair in reversed(self._mentions[:last]) if self._fits(pair[0].start, pair[0].end, noun["noun"])
        ]
        if not fitting:
            return None
        mention, index = fitting[0]
        others = (other.end for other, entity in fitting if entity != index)
        if (other := next(others, None)) is not None and not _SENTENCE_END.search(self._text, other, mention.start):
            return None
        is_credit = _CREDIT.search(self._text, max(0, mention.start - 2), mention.start) is not None
        if is_credit or _PART.match(self._text, mention.end):
            return None
        entity = self._entities[index]
        return Speaker(entity.name, entity.id, mention, entity.kind, index)

    def kind(self, start: int, end: int) -> str | None:
        """The noun of the kind of outlet that the name or noun phrase [start, end) is; None if it is none."""
        noun = _NOUN.fullmatch(self._text, start, end)
        return noun["noun"] if noun else next((one for one in _ENDS if self._fits(start, end, one)), None)

    def may_be(self, start: int, end: int, noun: str) -> bool:
        """Whether the name or noun phrase [start, end) is of an outlet of the kind of a noun."""
        return self._text[start:end].endswith(noun) or self._fits(start, end, noun)

    def _fits(self, start: int, end: int, noun: str) -> bool:
        """Whether a name is that of an outlet of the kind of a noun, and no abbreviation: "워싱턴포스트(*WP*)"."""
        if self._text[start - 1 : start] == "(" and not self._text[max(0, start - 2) : start - 1].isspace():
            return False
        name = self._text[start:end]
        if name in _NAMES[noun] or name.endswith(_ENDS[noun]):
            return True
        return _INTRODUCED[noun].search(self._text, max(0, start - _INTRODUCTION), start) is not None


class BodyKinds(Struct, frozen=True):
    """Compares the kinds of the bodies of one text."""

    text: str
    outlets: EarlierOutlets

    def may_mean(self, start: int, end: int, body: Span) -> bool:
        """Whether the noun phrase [start, end) may mean a body: "이 신문" is no agency and no party. A body whose name
        does not tell its kind may be any, but no outlet if the text names one."""
        kind = self._kind(body.start, body.end)
        if (outlet := self.outlets.kind(start, end)) is None:
            return kind is None or self._kind(start, end) in {None, kind}
        is_other = kind is not None or self.outlets.meant(start, end) is not None
        return not is_other or self.outlets.may_be(body.start, body.end, outlet)

    def _kind(self, start: int, end: int) -> str | None:
        if (outlet := self.outlets.kind(start, end)) is not None:
            return outlet
        found = _BODY_KIND.search(self.text, start, end)
        return found.lastgroup if found else None
