"""Sports clubs of the South that have the name of their firm or city: "KT 위즈 … *KT*는", "울산 HD … *울산*은".

Where a game is told the firm and the city are not meant, whose link would be wrong. A page on a firm may tell of its
club's game, too, so that each sentence is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from bot.lang.scripts import HANGUL
from bot.model.analysis import EntityKind, Span
from bot.regexes import any_of, regex
from bot.text.entities.korean.persons import ENDS
from bot.text.entities.mention import Mention, MentionSource
from bot.text.word_lists import wordlist

CLUB_WORDS = wordlist("hangul_clubs") | {"HD", "FC", "상무"}
"""Last words of clubs' names."""
_LEAGUE = regex("프로(?:야구|축구|배구|농구)|KBO|W?KBL|[KV]리그|한국시리즈")
_SCORE = regex(rf"(?<![\w-])\d{{1,3}}-\d{{1,3}}(?![\d{HANGUL}-])|(?<![\w-])\d{{1,3}}-\d{{1,3}}(?:으?로|[승패]){ENDS}")
_GAME = regex(
    rf"{_LEAGUE.pattern}|{_SCORE.pattern}|\d(?:위|연[승패])|이겼|이긴|꺾|비겼|패했|패배|승리|우승|[연완]승|연패|역전|홈런|안타|득점|실점|승점"
    rf"|[투포]수|(?<![{HANGUL}])타[자선]|마운드|감독(?![원당관])|선수|구단|라운드|시즌|홈팬|결승|이닝|회[초말]|세트|쿼터|전반전|후반|강등|승격|(?<![{HANGUL}])골"
)
"""What is told of clubs."""
_FIRM = regex(
    "회장|사장|대표이사|매출|영업이익|순이익|실적|주가|주식|증시|코스[피닥]|계열사|지주|수출|투자|공장|합병|임직원|노조|고객|분기|공시|출시|요금|텔레콤|하이닉스|전자|증권|반도체|배터리|전기차"
)
"""What is told of firms."""
_CLUB = regex(rf"(?<!\w)(?P<owner>[{HANGUL}A-Z]{{2,6}})(?: (?:{any_of(CLUB_WORDS)})|FC)(?={ENDS})")
_OWNERS = {"현대건설", "한국전력", "한국도로공사", "도로공사"}.union(
    "삼성 LG 두산 한화 롯데 KT NC SSG KIA 기아 SK DB KCC 대한항공 현대캐피탈 흥국생명 우리카드".split()  # noqa: SIM905
)
"""Firms whose clubs have their names."""
_PLAYS = regex(rf"[은는이가을를과와](?![{HANGUL}])| (?:감독|선수|코치|주장|구단|타선|수비|골문){ENDS}")
"""Behind a city that plays: "*울산*은", and not the place of a game: "울산에서"."""


def as_clubs(text: str, sentences: Sequence[Span], found: Iterable[Mention]) -> list[Mention]:
    """The mentions; where a game is told, with clubs in place of the firms and cities that have their name."""
    found = list(found)
    if not (_LEAGUE.search(text) and _SCORE.search(text)):
        return found
    persons = {at for one in found if one.kind is EntityKind.PERSON for at in range(one.start, one.end)}
    whole = [match for match in _CLUB.finditer(text) if persons.isdisjoint(range(*match.span()))]
    taken = {at for match in whole for at in range(*match.span())}
    owners = {match["owner"] for match in whole}
    clubs = [Mention(*one.span(), one[0], EntityKind.ORGANISATION, MentionSource.KOREAN) for one in whole]
    named = (one for one in found if taken.isdisjoint(range(one.start, one.end)))
    return sorted([*clubs, *_bare(text, sentences, named, owners)], key=lambda one: one.start)


def _of_games(text: str, sentences: Sequence[Span]) -> tuple[set[int], set[int]]:
    """Where the sentences that tell of a game and not of a firm have their characters; the same with those behind them
    that tell of neither."""
    told, reached, is_game = set[int](), set[int](), False
    for one in sentences:
        span = (one.start, one.end)
        if _FIRM.search(text, *span):
            is_game = False
        elif _GAME.search(text, *span):
            is_game = True
            told.update(range(*span))
        if is_game:
            reached.update(range(*span))
    return told, reached


def _bare(text: str, sentences: Sequence[Span], found: Iterable[Mention], owners: set[str]) -> Iterator[Mention]:
    """The mentions, with the clubs that have only the name of their firm or of their city."""
    told, reached = _of_games(text, sentences)
    for one in found:
        is_firm = one.kind is EntityKind.ORGANISATION and one.text in _OWNERS
        is_city = one.kind is EntityKind.PLACE and one.text in owners and _PLAYS.match(text, one.end)
        is_club = one.start in reached if is_firm else is_city and one.start in told
        yield replace(one, kind=EntityKind.ORGANISATION, forms=()) if is_club else one
