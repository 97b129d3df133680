"""Sports clubs of the South that have the name of their firm or city: "KT 위즈 … *KT*는", "울산 HD … *울산*은".

In a report of a game the firm and the city are not meant, whose link would be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from bot.lang.scripts import HANGUL
from bot.model.analysis import EntityKind
from bot.regexes import any_of, regex
from bot.text.entities.korean.persons import ENDS
from bot.text.entities.mention import Mention, MentionSource
from bot.text.word_lists import wordlist

CLUB_WORDS = wordlist("hangul_clubs") | {"HD", "FC", "상무"}
"""Last words of clubs' names."""
_LEAGUE = regex("프로(?:야구|축구|배구|농구)|KBO|W?KBL|[KV]리그|한국시리즈")
_SCORE = regex(rf"(?<![\w-])\d{{1,3}}-\d{{1,3}}(?![\d{HANGUL}-])|(?<![\w-])\d{{1,3}}-\d{{1,3}}(?:으?로|[승패]){ENDS}")
_CLUB = regex(rf"(?<!\w)(?P<owner>[{HANGUL}A-Z]{{2,6}})(?: (?:{any_of(CLUB_WORDS)})|FC)(?={ENDS})")
_OWNERS = frozenset("삼성 LG 두산 한화 롯데 KT NC SSG KIA 기아 SK DB KCC 대한항공 현대캐피탈 흥국생명 우리카드".split())  # noqa: SIM905
"""Firms whose clubs have their names."""
_PLAYS = regex(rf"[은는이가을를과와](?![{HANGUL}])| (?:감독|선수|코치|주장|구단|타선|수비|골문){ENDS}")
"""Behind a city that plays: "*울산*은", and not the place of a game: "울산에서"."""


def as_clubs(text: str, found: Iterable[Mention]) -> list[Mention]:
    """The mentions; in a report of a game, with clubs in place of the firms and cities that have their name."""
    found = list(found)
    if not (_LEAGUE.search(text) and _SCORE.search(text)):
        return found
    persons = {at for one in found if one.kind is EntityKind.PERSON for at in range(one.start, one.end)}
    whole = [match for match in _CLUB.finditer(text) if persons.isdisjoint(range(*match.span()))]
    taken = {at for match in whole for at in range(*match.span())}
    owners = {match["owner"] for match in whole}
    clubs = [Mention(*one.span(), one[0], EntityKind.ORGANISATION, MentionSource.KOREAN) for one in whole]
    named = (one for one in found if taken.isdisjoint(range(one.start, one.end)))
    return sorted([*clubs, *_bare(text, named, owners)], key=lambda one: one.start)


def _bare(text: str, found: Iterable[Mention], owners: set[str]) -> Iterator[Mention]:
    """The mentions, with the clubs that have only the name of their firm or of their city."""
    for one in found:
        is_firm = one.kind is EntityKind.ORGANISATION and one.text in _OWNERS
        is_city = one.kind is EntityKind.PLACE and one.text in owners and _PLAYS.match(text, one.end)
        is_club = is_firm or is_city
        yield replace(one, kind=EntityKind.ORGANISATION, forms=()) if is_club else one
