"""The kinds of bodies by the ends of Korean words for them, so that "이 기업" is not the union that spoke before."""

from __future__ import annotations

from msgspec import Struct

from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.statements.korean.earlier_outlets import EarlierOutlets

_KIND = regex(
    "(?:(?P<association>단체|연대|협회|노조|노동조합|연맹|재단|지부)"
    "|(?P<firm>기업|회사|업체|은행|증권사?|그룹|전자|중공업|조선소|제약|항공사?|통신사|텔레콤)"
    "|(?P<party>당)|(?P<school>대학|학교)|(?P<hospital>병원|의료원)"
    "|(?P<office>부처|당국|법원|검찰|경찰|국회|의회|대사관|(?<![본간])부|청|(?<!업)처))$"
)


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
        found = _KIND.search(self.text, start, end)
        return found.lastgroup if found else None
