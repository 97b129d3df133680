"""Join the tagger's names with names of the knowledge base that are in them, or right before them.

함경남도 신포            -> linked to Sinpo
일본 경시청              -> 경시청, since the country is a mention of its own
한국공항공사 제주본부     -> nothing: the branch has no name without its body
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from bot.lang.scripts import HANGUL, is_hangul
from bot.model.analysis import EntityKind
from bot.regexes import any_of, regex
from bot.text.entities.korean.provinces import REGIONS
from bot.text.entities.mention import Mention
from bot.text.word_lists import wordlist

_CLUBS = wordlist("hangul_clubs")
GENERIC = wordlist("hangul_generic_bodies")
"""Bodies that every country has."""
_SAME = frozenset({"통신", "방송", "신문", "그룹", "은행"})
"""What may be written behind an organisation's name without a change of its meaning."""
_UNIT = regex(r"(?:[시군구]|구역)$")
"""The unit of a city, a county or a district, which is written behind the province or city it lies in."""
_BELOW = regex(rf"(?: .*)? (?:[{HANGUL}0-9]+(?:[시군구읍면동도섬성현주]|구역)|[{HANGUL}0-9]{{2,}}[리로길가])(?= |$)")
"""The rest of a place's name with a place below the first: a district, a village, an island, a street."""
_BRANCH = regex(rf"(?:{any_of(REGIONS)}){{1,2}}(?:지역)?(?:본부|지사|지부|지회|지국|지점|지청)")
"""A branch, which is named with the body before it only."""


def with_known(mention: Mention, known: Sequence[Mention], starts: Sequence[int]) -> Mention | None:
    """A mention that contains known names, linked to one of them or cut; None if they cover its meaning.

    "함경남도 신포" is Sinpo. Of "일본 경시청" the country is a mention of its own; "파나마 정부" is no more than that.
    A branch behind its body is none: "한국공항공사 *제주본부*".
    """
    first_inside = bisect_left(starts, mention.start)
    if first_inside and _BRANCH.fullmatch(mention.text) and known[first_inside - 1].end == mention.start - 1:
        return None
    inside = [
        other
        for other in known[first_inside : bisect_left(starts, mention.end)]
        if other.end <= mention.end and other.end - other.start < mention.end - mention.start and not other.short
    ]
    if not inside:
        return mention
    first = min(inside, key=lambda other: (other.start, -other.end))
    if mention.kind is EntityKind.PERSON:
        if any(other.kind is EntityKind.PERSON and _is_plain(other) for other in inside):
            return None
        is_of_body = first.kind is EntityKind.ORGANISATION and first.start == mention.start
        return _behind(mention, first) if is_of_body else mention  # "블랙핑크 *제니*"
    if mention.kind is EntityKind.PLACE:
        return _of_place(mention, inside)
    if first.start == mention.start and any(form.family for form in first.forms):
        return _behind(mention, first)  # "헤그세스 *전쟁부* 장관"
    if any(other.kind is EntityKind.ORGANISATION for other in inside):
        return _longer(mention, first, inside)
    return _behind(mention, first) if first.start == mention.start and first.is_country else mention


def _is_plain(person: Mention) -> bool:
    """Whether a known person's name is hardly part of another: of three syllables, or with an office behind it."""
    return len(person.text) > 2 or any(form.family for form in person.forms)


def _longer(mention: Mention, first: Mention, inside: Sequence[Mention]) -> Mention | None:
    """An organisation that contains known ones, the first of them at its start: the same one ("AFP 통신"), another one
    ("LG유플러스", "두산 베어스"), or None: "국회 정보위원회" is found as the known one."""
    rest = mention.text[first.end - mention.start :]
    known = sum(other.kind is EntityKind.ORGANISATION and other.end > first.start for other in inside)
    if first.start != mention.start or first.kind is not EntityKind.ORGANISATION or known > 1:
        return None
    if rest.strip() in _SAME:
        return replace(mention, forms=first.forms)
    another = rest.strip() in _CLUBS if rest[0] == " " else len(rest) > 2 and is_hangul(rest)
    return mention if another else None


def _of_place(mention: Mention, inside: Sequence[Mention]) -> Mention | None:
    """A place that contains known ones, linked to the last of them unless it goes on to a place below that: "서울 시내"
    is Seoul and "서울 마포구" is not. None for two places side by side: "서울 광화문"."""
    places = [other for other in inside if other.kind is EntityKind.PLACE]
    last = max(places, key=lambda other: (other.end, -other.start), default=None)
    if _are_all(mention, inside):
        unit = last is not None and last.end == mention.end and _UNIT.search(last.text)
        return replace(mention, forms=last.forms) if last is not None and unit else None
    if last is None or _BELOW.match(mention.text, last.end - mention.start):
        return mention
    return replace(mention, forms=last.forms)


def _are_all(mention: Mention, inside: Sequence[Mention]) -> bool:
    """Whether known places are all that a mention is made of."""
    covered = {at for other in inside for at in range(other.start, other.end) if other.kind is EntityKind.PLACE}
    return all(at in covered or mention.text[at - mention.start] == " " for at in range(mention.start, mention.end))


def _behind(mention: Mention, state: Mention) -> Mention | None:
    """An organisation without the country before it; None if that leaves a common noun or if no space divides them."""
    gap = mention.text[state.end - mention.start :]
    name = gap.lstrip()
    if name in GENERIC:
        return None
    return replace(mention, start=mention.end - len(name), text=name) if gap != name else mention
