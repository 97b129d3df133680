"""Names that mean a thing of that name: ships named after a city, numbers that begin with an abbreviation, languages,
sides of buildings, towns with the name of a country and fields of work with that of a magazine.

"the frigate *Daegu*" · "*IMO* 9127708" · "in English and *Chinese*." · "minister of *Foreign Affairs*"
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from bot.lang.scripts import HANGUL
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention
from bot.text.entities.roles.office_words import is_profession
from bot.text.names.whole_words import places

_SHIPS = (
    "corvette|frigate|destroyer|cruiser|battleship|warship|submarine|minesweeper|icebreaker|trawler|freighter|tanker|ferry"
    "|steamer"
)
_SHIP = regex(
    rf"\b(?:(?i:{_SHIPS}|(?:aircraft|bulk)\scarrier|(?:patrol|landing|cargo|supply|hospital)\s(?:ship|boat|vessel))|JS|M[ST])"
    r"\s[“\"‘']?$"
)
_HUMAN_CARRIERS = "virus|disease|(?:news)?paper|mail|letter|flag|torch|ball|bag|standard"
"""What people carry: "the *letter* carrier Ann Lee"."""
_A_VESSEL = (
    rf"(?:\b(?:[Tt]he|[Aa]n?|[\w-]+['’]s)\s(?:(?!(?i:{_HUMAN_CARRIERS})\s)[\w-]+\s){{0,3}}?|^|[.!?]\s|\n)"
    rf"(?i:(?:aircraft\s)?carrier|{_SHIPS})\s[“\"‘']?"
)
_VESSEL = regex(_A_VESSEL + "$")
"""The kind of a ship before its name: "the carrier *George Washington*"."""
_AS_VESSEL = regex(
    r"[.,;”\"]|$|\s(?:is|was|has|had|will|would|sank|left|sailed|arrived|docked|returned|in|on|at|to|with|from|before|after|that|which|and)\b"
    r"|\s[a-z]+\s(?:an?|the|its|two|three)\s"
)
"""Behind the name of a ship; not "the submarine *Kim* inspected on Monday"."""
_OF_CLASS = regex(r"[ -]class\b")
"""Behind the name of a ship whose class is meant: "a destroyer of the *Choe Hyon* class"."""
_LETTERS = (
    r"(?<![\w-])(?:M/?V|[MSFR]/[TSV]|USN?S|USCGC|HM(?:NZ|[AC])?S|ROKS"
    r"|(?:[Tt]he|[Aa]board|[Ff]reighter|[Tt]anker|[Ff]erry|[Dd]estroyer|[Tt]rawler|[Vv]essel|[Ss]hip)\s"
    r"(?:[FR]V|M[TS]|SS|JS|INS|BRP|KRI|RFS))\s[“\"‘']?"
)
_SHIP_PREFIX = regex(_LETTERS + "$")
"""The letters before the name of a ship, which is nobody's: "the *MV* Ri Chang-ho". Some are initials: "JS Kim"."""
_SHIP_NAME = regex(rf"(?:{_LETTERS}|{_A_VESSEL}(?:[A-Z/]{{2,6}}\s)?)" r"(?P<name>[A-Z][\w'’-]*(?: [A-Z][\w-]*){0,3})")
_OF_THE_MAN = regex(r" (?:administration|government|era|years|presidency|family|doctrine|cabinet|camp|campaign)\b")
"""Behind a name with "the" that is a person's: "the *Reagan* administration"."""
_FIRST_NAME = regex(r"(?<![\w-])[A-Z](?:\.|[\w-]{0,20}) $")
_REACH = 24
_FURTHEST = 48
_NUMBER = regex(r"\s?(?:[Nn]umbers?|[Nn]os?\.?|#)?:?\s?\d{7}\b")
"""The seven digits by which ships are registered: "IMO number 9127708"."""
_LANGUAGE = r"[A-Z][a-z]+(?:ese|ish|an|ch)"
_IN = regex(rf"\b(?:in|into)\s(?:{_LANGUAGE},?\s(?:(?:and|or)\s)?){{0,3}}$")
_LANGUAGE_ENDS = regex(
    rf"(?<=ese|ian|ish)(?:,?\s(?:and|or)\s{_LANGUAGE}|,\s{_LANGUAGE}){{0,3}}+(?=[.,;:!?)”\"]|$|\s(?:on|at|by|for|as)\b)"
)
"""The end of a list of languages; not "in Chinese and Russian *waters*"."""
_NUMBERED = frozenset({"IMO"})
SIDES_OF_KOREA = frozenset({"북측", "남측"})
"""What the Koreas call each other at talks, and the sides of anything else."""
_INTER_KOREAN = regex(r"북한|남북|통일부|판문점|개성공단|군사분계선|이산가족|비무장지대|조평통|조국평화통일")
_BARE_NOUN = regex(rf"(?<![{HANGUL}])(?P<word>[{HANGUL}]{{1,12}}) $")
_WITH_PARTICLE = regex(
    rf"[{HANGUL}]{{0,12}}(?:[은는이가을를의에과와도서고며면한된던난온]|에게|으로|부터|까지|때문|당시|이날|오늘|최근|다시|이미|아직|대해"
    r"|향해|관련|[그렇하]지만|다만|러나|러자|한편|[전그]날|그간|동안|즉시|즉각|거듭|계속|먼저|직접|함께|특히|현재|[이직][전후]|난해|올해"
    r"|난달|난주)|[일월년또곧]"
)
"""What comes before one of the Koreas in a clause: no noun whose side it is."""
_BUILT = ("건물", "청사", "광장", "공원", "도로", "공항", "경기장", "아파트", "공장", "학교", "병원")
_IN_PLACE = regex(rf" ?(?:에서?|으로|엔|쪽|편|면|방면|끝)(?:[은는의도에])?(?![{HANGUL}])")
_OF_A_BUILDING = regex(
    r" ?(?:출입구|입구|출구|광장|도로|벽|벽면|외벽|주차장|승강장|부지|상가|계단|통로|방파제|해상|해역|해안"
    r"|사면|경사면|능선|날개|건물|담장|관중석|스탠드|골대|방향)"
)


_TOWN_OF = "(?:town|village|suburb|resort|hamlet) of"
_TOWN = regex(rf"\b{_TOWN_OF} $")
_ABROAD = regex(r"(?:,|,? in) (?:the )?")
_NO_BORDER = frozenset({("Bahrain", "Pakistan")})
"""Towns that are named by a place near them alone. Other countries beside each other may have a border: "a base near
*China* in North Korea"."""
_NEAR = regex(rf"\b(?:[Nn]ear|{_TOWN_OF}) $")
_MINISTER_OF = regex(r"\b[Mm]inisters? (?:of|for) (?:the )?$")
_FIELDS = frozenset({"Foreign Affairs", "Foreign Policy"})
"""Magazines whose name is the field of many bodies."""
_BODY_OF = regex(
    r"\b(?i:minist(?:er|ry)|department|secretary|commi(?:ttee|ssion)(?:er)?|bureau|office|council|institute|school|college"
    r"|faculty|division|advis[eo]r|head|chief|director|cent(?:er|re)|chair\w{0,6}|representative|spokes\w{0,8}|state)s?"
    r" (?:of|for|on) (?:the )?(?:[A-Z]\w{2,14} and )?$"
)
"""A body or an office before its field: "Department of", "Ministry of Trade and"."""
_OF_BODY = regex(
    r" (?:and [A-Z]|(?i:(?:sub)?committee|minist(?:er|ry)|department|secretary|chief|spokes|advis|portfolio|official"
    r"|bureau|panel|office|council|commission|representative|deputy|director|division|institute|research|association|school))"
)
"""What follows the field of a body: "*Foreign Affairs* Minister", "*Foreign Affairs* and Trade"."""
_PERSON_BEHIND = regex(
    r" (?!Intelligence|Group|Media|Magazine|Newspapers?)(?:Dr\.? )?[A-Z][^\W\d_]+(?:-[^\W\d_]+)?"
    r" (?:(?:de|van|von|al|[A-Z]\.) )?[A-Z][^\W\d_]"
)
_MAGAZINE = regex(r" [Mm]agazine\b")
_BODY_REACH = 40


def towns_like_countries(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """The names of countries that are towns here, in another country: "the town of *Jordan* in the United States"."""
    for mention, behind in pairwise(mentions):
        is_pair = mention.is_country and behind.is_country and behind.text != mention.text
        if not is_pair or mention.adjective or not _ABROAD.fullmatch(text, mention.end, behind.start):
            continue
        before = _NEAR if (mention.text, behind.text) in _NO_BORDER else _TOWN
        if before.search(text, max(0, mention.start - _REACH), mention.start):
            yield mention.text


def is_field_of_work(text: str, start: int, end: int) -> bool:
    """Whether the name of an organisation at [start, end) is the field of a minister, or of a body or an office if it
    is a magazine's, or the trade of a person: "*Economist* Una Orr said"."""
    if is_profession(text[start:end].lower()) and text[max(0, start - 4) : start] not in {"the ", "The "}:
        return _PERSON_BEHIND.match(text, end) is not None
    if _MINISTER_OF.search(text, max(0, start - 16), start):
        return True
    if text[start:end] not in _FIELDS or _MAGAZINE.match(text, end):
        return False
    return (
        _OF_BODY.match(text, end) is not None or _BODY_OF.search(text, max(0, start - _BODY_REACH), start) is not None
    )


def tells_of_koreas(text: str, mentions: Iterable[Mention]) -> bool:
    """Whether a text that has "the northern side" tells of both Koreas, which may then be meant."""
    return any(one.text in SIDES_OF_KOREA for one in mentions) and _INTER_KOREAN.search(text) is not None


def _is_side_of_building(text: str, mention: Mention) -> bool:
    """Whether "the northern side" is that of a building or a place: "광장 *북측*에서", "*남측* 출입구"."""
    if _OF_A_BUILDING.match(text, mention.end):
        return True
    before = _BARE_NOUN.search(text, max(0, mention.start - _REACH), mention.start)
    if before is None or _WITH_PARTICLE.fullmatch(before["word"]):
        return False
    return before["word"].endswith(_BUILT) or _IN_PLACE.match(text, mention.end) is not None


def without_ships(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those of people that are a ship's short name: "the USS Pell … The *Pell*". Without "the" it
    is the ship's if nobody of that name is known or named in full."""
    ships = [match.span("name") for match in _SHIP_NAME.finditer(text)]
    if not ships:
        return list(mentions)
    names = {name for start, end in ships for name in (text[start:end], text[start:end].rpartition(" ")[2])}
    people = {mention.text for mention in mentions if mention.kind is EntityKind.PERSON and mention.text in names}
    nobodys = {name for name in people if " " not in name and not _is_of_somebody(text, name, ships)}
    return [
        mention
        for mention in mentions
        if mention.kind is not EntityKind.PERSON
        or not (_is_called(text, mention, people) or (mention.text in nobodys and not mention.forms))
    ]


def _is_called(text: str, mention: Mention, names: Collection[str]) -> bool:
    """Whether a mention is one of the names of ships, with "the" before it."""
    is_the = mention.text in names and text.startswith(("the ", "The "), max(0, mention.start - 4))
    return is_the and _OF_THE_MAN.match(text, mention.end) is None


def _is_of_somebody(text: str, name: str, ships: Collection[tuple[int, int]]) -> bool:
    """Whether a name has another word with a capital before it, at a place that is not in a ship's name."""
    others = (start for start, _ in places(text, name) if not any(first <= start < end for first, end in ships))
    return any(
        (before := _FIRST_NAME.search(text, max(0, start - _REACH), start)) and before[0] not in {"The ", "A "}
        for start in others
    )


def is_named_thing(text: str, mention: Mention, *, of_koreas: bool) -> bool:
    """Whether a mention is the name of a ship, part of its number, a language or the side of a building, as each side
    is unless the text is `of_koreas`."""
    if mention.text in SIDES_OF_KOREA:
        return not of_koreas or _is_side_of_building(text, mention)
    if mention.text in _NUMBERED:
        return _NUMBER.match(text, mention.end) is not None
    if mention.is_country and _LANGUAGE_ENDS.match(text, mention.end):
        return _IN.search(text, max(0, mention.start - _FURTHEST), mention.start) is not None
    if _SHIP_PREFIX.search(text, max(0, mention.start - _REACH), mention.start):
        return True
    if mention.kind is EntityKind.PERSON and " " in mention.text and _OF_CLASS.match(text, mention.end):
        return True
    if mention.kind is EntityKind.PERSON and " " in mention.text and _AS_VESSEL.match(text, mention.end):
        return _VESSEL.search(text, max(0, mention.start - _FURTHEST), mention.start) is not None
    if mention.kind is not EntityKind.PLACE or mention.is_country:
        return False
    return _SHIP.search(text, max(0, mention.start - _REACH), mention.start) is not None
