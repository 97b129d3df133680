"""Correct the kind that the language model assigned to a name, by the name's form and its context.

The rules are for unseen names: endings ("Kita Ward"), datelines, quotation marks, titles.
"""

from __future__ import annotations

from bot.lang.datelines import dateline
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities import office_phrases
from bot.text.entities.roles.office_words import is_head, names_body
from bot.text.names.latin_korean import is_surname, is_syllable
from bot.text.names.whole_words import places

_PLACE = regex(
    r"(?:[A-Z][\w'’.-]*\s)+(?:Ward|District|County|Province|Prefecture|Oblast|Krai|Village|River|Islands?|Bay"
    r"|Strait|Peninsula|Mountains?|Valley|Lake|Street|Avenue|Station|Airport|Harbou?r|Stadium|Arena)"
    r"|(?:Lake|Mount|Cape) [A-Z][a-z]+"
    r"|[A-Z][a-z]+-(?:dong|ri|eup|myeon)(?: No)?"
)
_KOREAN_DISTRICT = regex(
    r"(?P<stem>[A-Z][a-z]{2,})-(?:ri|ni|dong|eup|up|myeon|myon|gun|kun|guyok|kuyok|gu|ku|si|do|rodongjagu|nodongjagu)"
    r"(?![\w-])"
)
"""A place with the Korean word for its kind: village, town, county, district, city, province."""
_OF = regex(r"\b(?:of|in|from|for|at)\s$")
_LAW = regex(r"(?:[A-Z][\w'’-]*\s(?:(?:and|of|on|the|for)\s){0,2}){1,6}Act")
_BODY = regex(
    r"(?:[A-Z][\w'’-]*\s){1,5}(?:(?:Prosecutors['’]?|Attorney['’]s)\sOffice|Court|(?:Broadcasting|Radio|TV)\sStation)"
)
"""Bodies that the model takes for the place where they are."""
_HEADED_BODY = regex(
    r"(?!(?:Lake|Mount|Cape) \w+$)(?:[A-Z][\w'’&.-]*\s(?:(?:and|of|for|&)\s)?){1,5}(?:Council|Institute|Foundation"
    r"|Society|Association|Committee|Commission|Forum|Agency|Corporation|Company|Federation|League|Union"
    r"|Cent(?:er|re) for [A-Z][\w ]+)"
)
"""The same by their last word; "Centre" alone is too often a building, unless somebody works there."""
_CENTRE = regex(r"(?:[A-Z][\w'’&.-]*\s){1,5}Cent(?:er|re)")
_WORKS_AT = regex(
    r"\b(?:fellow|researcher|analyst|director|expert|scholar|head|president|spokes\w+) (?:at|of|with|from) (?:the )?$"
)
_CLUB = regex(
    r"(?:FC|AFC) [A-Z][\w-]+(?: [A-Z][\w-]+)?"
    r"|(?:[A-Z][\w-]+ ){1,3}(?:FC|HD|United|Rovers|Wanderers|Citizen|Steelers|Bluewings|Dragons|Tigers|Bears|Twins"
    r"|Eagles|Giants|Lions|Heroes|Landers|Dinos)"
)
"""Names of clubs by their first or last word."""
_OWNS_LAND = regex(
    r"['’]s (?:[a-z-]+ ){0,2}?(?:islands|islets|coast(?:line)?|harbou?rs?|ports?|shores|mayor|residents|suburbs"
    r"|outskirts|downtown|townships|salt (?:flats|farms)|skyline|old town)\b"
    r"|-based (?:[\w-]+ ){0,2}?(?:\w*maker|designer|developer|producer|manufacturer|company|firm|start-?up|outlet"
    r"|(?:news)?paper|daily|broadcaster|bank|group|think tank|institute|charity|NGO|airline|club|analyst|activist"
    r"|journalist|lawyer|expert|researcher)s?\b"
    r"| (?:residents\b|villagers\b|islanders\b|district\b|Mayor [A-Z])"
)
"""Behind a name, what only a place has: "*Sinan*'s islands", "*Ulleung* residents", "*Pangyo*-based
designer", not "*Starlink*-based network"."""
_LONGER = regex(
    r"(?<![\w.-])(?!(?:In|On|At|For|From|To|Of|The|And|But|As|By|With|Near|Off|Around|Across|When|While) )"
    r"[A-Z][\w.-]* $"
)
"""A word before a name that is part of it, and does not only open the sentence."""
_GOES_ON = regex(r" (?!Mayor\b)[A-Z]")
_NEAR = 2000
"""How far the longer name is looked for."""
_NO_PERSON = regex(
    r"\s(?:in|on|at|for|from|with|by|to|and|or|was|is|has|had)\b|[.,;]"
    r"|\s(?:[a-z]+\s){0,2}?(?:plants?|factory|factories|shipyard|refinery|mill|mine|store|brand|exchange)\b"
)
_SHIP = r"(?:ship|ferry|vessel|trawler|tanker|freighter|boat|yacht|destroyer|frigate|warship|steamer)"
_SHIP_BEFORE = regex(rf"\b(?:[Tt]he|[Aa]n?)\s(?:[\w-]+\s){{0,3}}?{_SHIP}\s$")
_SHIP_OPENS = regex(rf"(?:^|[.!?][\"”’']?\s|\n)(?:[\w-]+\s){{0,3}}(?i:{_SHIP})\s$")
"""A kind of ship before its name, without an article at the beginning of a sentence: "Oil tanker *Chon Ma San*"."""
_SHIP_NUMBER = regex(r" No\. ?\d|(?<= No)\. ?\d")
"""The number behind the name of a ship: "*Daesong* No. 7"."""
_SHIP_GOES_ON = regex(r"[.,;]|\s\d|\s(?:is|was|has|had|sank|left|sailed|in|on|at|to|with|from)\b")
_SHIP_BEHIND = regex(
    rf", (?:an?|the) (?:[\w,-]+ ){{0,4}}?{_SHIP}"
    r"(?=[^\w\s-]|$|\s(?:of|from|in|on|at|off|near|under|with|for|to|by|as|and|that|which|whose|it|he|she|once|now|then|when|after|before|is|was|has|had|\d|[A-Z]|\w+(?:ed|ing|ilt)\b))"
)
"""Words after a name that make it a ship; not those in "the Gray Line, a *ferry operator*"."""
_REACH = 60
_SURNAMED = regex(r"\bsurnamed\s$")
_STORM = regex(r"(?:Super )?(?:Typhoon|Hurricane|Cyclone) [A-Z][\w-]+")
_STORM_BEFORE = regex(
    r"(?:(?:^|\n|[.!?][\"”’]? )Since|\b(?:[Tt]yphoon|[Ss]torm)(?: [\w-]{1,20}){0,6}? (?:since|than|like)(?: in)?"
    r"|\b(?:stronger|deadlier|worse|weaker|strongest|deadliest|worst|powerful|destructive) (?:since|than)(?: in)?) $"
)
_STORM_BEHIND = regex(r" in (?:19|20)\d\d\b")
_STORM_WITHIN = 300
"""The characters within which a typhoon is named beside an older one: "stronger than *Maemi* in 2003"."""
_CRAFT = regex(
    r"(?:Tu|Su|MiG|Mig|Il|An|Ka|Mi|Yak|F|FA|B|E|RC|MQ|RQ|KN|AH|CH|UH|EA|P|KC|KF|J|H|Y|S|T|K)-\d{1,3}[A-Za-z]{0,3}s?"
)
_COUNTRY_OFFICE = regex(r"[A-Z][\w&.'-]+(?: [A-Z][\w&.'-]+)* (?:Korea|Japan|China|India|Vietnam|Asia)")
_OF_A_COUNTRY = regex(
    r"(?:North|South|East|West|Northern|Southern|Central|New|Greater|Upper|Lower|Mainland|Imperial|Republic"
    r"|Unified|United"
    r"|Both|Southeast|Northeast|Old|Free|Nationalist|Communist|Red)\b"
)
_KOREA_AHEAD = regex(r"Korea [A-Z][a-z]+")
"""The form of an outlet's or company's name that no person has: "Korea Parallel"."""
_HOUSED = regex(
    r"\b(?:offices?|headquarters|home|house|plant|factory|branch|campus|apartment|building|laborator(?:y|ies)|warehouse"
    r"|schools?|kindergartens?|hospitals?|markets?|shops?|restaurants?|hotels?|temples?|church|museum|station|shelters?)"
    r"\s(?:complex\s)?in\s$"
)
"""Words before a place: "the company's office in *Pangyo*", "a kindergarten in *Yeongdo*"."""
_WAY_TO = regex(
    r"(?<!\bsat )(?<!\bstood )(?<!\bsit )(?<!\bstand )(?<!\bseated )(?<!\bsitting )(?<!\bstanding )\b[Nn]ear\s$"
    r"|\b(?:seas?|waters?|coasts?|shores?|islands?|km|miles|kilomet(?:er|re)s|anchored|moored|fishing|sank|capsized|caught)\soff\s$"
    r"|\b(?:come|comes|came|commut\w{1,4}|drive|drove|flew|fled|mov(?:e|es|ed|ing)|relocat\w{1,4}|travel\w{0,5})\sto\s$"
)
"""A preposition of place before a name: "fought near *Sudzha*", "the sea off *Uljin*", "buyers come to *Jinjeop*"."""
_OFFICE_IN = regex(r"(?<![\w-])(?P<office>[a-z-]{1,30})\sin\s$")
"""An office before the place where it is held: "a councillor in *Marlow*"."""
_OFFICE_OF = regex(r"(?P<office>[A-Z][\w-]*) (?:of|for) (?P<last>.+)")
"""An office in capitals and what it is of, which the model takes for a body: "the Archbishop of Dunmere"."""
_FORE_AND_FAMILY_NAME = regex(
    r"[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)? (?:(?:de|da|van|von|bin|al|[A-Z]\.) ){0,2}[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?"
)
_TITLE = regex(r" (?-i:[A-Z])[a-z]+")
_PLURALS = frozenset(
    {"Ministers", "Leaders", "Presidents", "Officials", "Chiefs", "Ambassadors", "Generals", "Lawmakers"}
)
_NAMING = regex(r"(?:known as|nicknamed|dubbed|called)\s*$")
_OPEN, _CLOSED = "\"“‘'「『《", regex(r"[.,!?]?[\"”’'」』》]")


def district_stems(text: str) -> frozenset[str]:
    """The names that the text also writes with the Korean word for a kind of place: "Hadan" if it has "Hadan-ri".

    One syllable is left out, since "Min-gu" may be a given name.
    """
    return frozenset(match["stem"] for match in _KOREAN_DISTRICT.finditer(text) if not is_syllable(match["stem"]))


def kind_of(text: str, start: int, end: int, kind: EntityKind) -> EntityKind | None:
    """The kind of the name text[start:end], tagged as `kind`; None if it is not an entity of a followed kind."""
    name = text[start:end]
    if (certain := _by_form(text, start, end, kind)) is not None:
        return certain
    if _is_place(text, start, end, kind):  # "Kita Ward", but "Peter Ward, a research fellow"
        is_person = kind is EntityKind.PERSON and not _OF.search(text, max(0, start - 5), start)
        return EntityKind.PERSON if is_person and _holds_office(text, start, end) else EntityKind.PLACE
    if kind in {EntityKind.PLACE, EntityKind.ORGANISATION} and _holds_office(text, start, end):
        return EntityKind.PERSON
    if kind in {EntityKind.PERSON, EntityKind.ORGANISATION} and _is_work(text, start, end):
        return None
    if (kind is not EntityKind.ORGANISATION or " " in name) and _is_ship(text, start, end):
        return None
    if kind is EntityKind.PERSON and _is_heading(text, start, end):
        return None
    if kind is EntityKind.ORGANISATION and (name.rsplit(maxsplit=1)[-1] in _PLURALS or _is_title(text, start, end)):
        return None
    if kind is EntityKind.PERSON and _KOREA_AHEAD.fullmatch(name) and not is_syllable(name.split()[1]):
        return EntityKind.ORGANISATION
    if kind is EntityKind.PLACE and _COUNTRY_OFFICE.fullmatch(name) and not _OF_A_COUNTRY.match(name):
        return EntityKind.ORGANISATION
    return kind


def _by_form(text: str, start: int, end: int, kind: EntityKind) -> EntityKind | None:
    """The kind that follows with certainty from the words of a name, or from "surnamed" before it."""
    name = text[start:end]
    if _STORM.fullmatch(name) or (kind is EntityKind.PERSON and _is_older_storm(text, start, end)):
        return EntityKind.EVENT
    if _CRAFT.fullmatch(name):
        return EntityKind.WEAPON
    is_unsure = kind in {EntityKind.PLACE, EntityKind.ORGANISATION}
    if is_unsure and _SURNAMED.search(text, max(0, start - len("surnamed ") - 1), start):
        return EntityKind.PERSON
    if kind is EntityKind.ORGANISATION and _LAW.fullmatch(name):
        return EntityKind.TREATY
    if is_unsure and _is_headed_body(text, start, name):
        return EntityKind.ORGANISATION
    if kind is EntityKind.PERSON and _is_agency(text, name):
        return EntityKind.ORGANISATION
    is_body = _CLUB.fullmatch(name) or (kind is EntityKind.PERSON and _is_the(text, start, end))
    return EntityKind.ORGANISATION if is_body and kind in {EntityKind.PERSON, EntityKind.PLACE} else None


def _is_older_storm(text: str, start: int, end: int) -> bool:
    """Whether one word and its year are an older typhoon, to which another is compared."""
    name = text[start:end]
    if not _STORM_BEFORE.search(text, max(0, start - _REACH), start) or not _STORM_BEHIND.match(text, end):
        return False  # "the first *president* since Carter"
    near = max(0, start - _STORM_WITHIN), end + _STORM_WITHIN
    return name.isalpha() and not is_syllable(name) and not is_surname(name) and text.find("yphoon", *near) >= 0


def _is_headed_body(text: str, start: int, name: str) -> bool:
    is_centre = _CENTRE.fullmatch(name) and _WORKS_AT.search(text, max(0, start - _REACH), start)
    return any(part is not None for part in (is_centre, _BODY.fullmatch(name), _HEADED_BODY.fullmatch(name)))


def _is_agency(text: str, name: str) -> bool:
    """Whether a name is the agency of the text's dateline: "WASHINGTON (*Harbour Wire*) —"."""
    line = dateline(text)
    return line is not None and line.agency == name


def _is_the(text: str, start: int, end: int) -> bool:
    """Whether one word has "the" before it and no noun after it, or one of works: "listed on *the Kosdaq* in March",
    "*the Aricell* battery plant". "The Yoon government" is named after a person."""
    is_word = text[start:end].isalpha() and not is_syllable(text[start:end])
    return is_word and text[max(0, start - 4) : start] in {"the ", "The "} and _NO_PERSON.match(text, end) is not None


def _is_place(text: str, start: int, end: int, kind: EntityKind) -> bool:
    """Whether a name is an address or landform by its last word, or the city of a dateline."""
    if _PLACE.fullmatch(text, start, end) is not None:
        return kind in {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.EVENT}
    if _OWNS_LAND.match(text, end) is not None and _is_one_word(text, start, end):
        return kind in {EntityKind.PERSON, EntityKind.ORGANISATION}
    district = _KOREAN_DISTRICT.fullmatch(text, start, end)
    if district is not None and not is_syllable(district["stem"]):
        return kind in {EntityKind.PERSON, EntityKind.ORGANISATION}
    name = text[start:end]
    if kind is EntityKind.PERSON and _is_placed(text, start):
        return not text.startswith(("'s", "’s"), end) and _is_one_word(text, start, end)
    if kind is EntityKind.ORGANISATION and name.isalpha() and not name.isupper():
        return _HOUSED.search(text, max(0, start - _REACH), start) is not None
    if not name.isupper() or text[start - 1 : start] not in {"", "\n"}:
        return False
    line = dateline(text, start)
    return line is not None and line.mark != ":" and line.place.startswith(name)


def _is_placed(text: str, start: int) -> bool:
    """Whether a building or an office "in" a place, or the way to a place, is before a name."""
    office = _OFFICE_IN.search(text, max(0, start - _REACH), start)
    if office is not None and is_head(office["office"]):
        return True
    return any(words.search(text, max(0, start - _REACH), start) for words in (_HOUSED, _WAY_TO))


def _is_one_word(text: str, start: int, end: int) -> bool:
    """Whether a name is one word that the text has as part of no longer name."""
    name = text[start:end]
    if not name.isalpha() or is_syllable(name):
        return False
    near = text[max(0, start - _NEAR) : end + _NEAR]
    return not any(
        _LONGER.search(near, max(0, at - _REACH), at) or _GOES_ON.match(near, stop) for at, stop in places(near, name)
    )


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether one word is a line of its own and the text has it nowhere near: "Background"."""
    name = text[start:end]
    if not name.isalpha() or is_surname(name) or text[start - 1 : start] not in {"", "\n"}:
        return False
    is_line = text[end : end + 1] in {"", "\n"}
    return is_line and sum(1 for _ in places(text[max(0, start - _NEAR) : end + _NEAR], name)) == 1


def _holds_office(text: str, start: int, end: int) -> bool:
    """Whether a name has the form of a person's and is beside an office that only persons hold, set off by commas:
    "Wanda Szymanska, a former judge"."""
    if _FORE_AND_FAMILY_NAME.fullmatch(text, start, end) is None or not office_phrases.may_hold(text[start:end]):
        return False
    if office_phrases.is_behind(text, end) or office_phrases.is_right_before(text, start):
        return True
    is_apposed = start > 2 and text[start - 2] == "," and text.startswith((",", "."), end)
    return is_apposed and office_phrases.is_before(text, start - 2)


def _is_work(text: str, start: int, end: int) -> bool:
    """Whether a name is alone in quotation marks: the title of a song or a book."""
    if start == 0 or text[start - 1] not in _OPEN or _CLOSED.match(text, end) is None:
        return False
    return not _NAMING.search(text, max(0, start - 20), start - 1)


def is_ship_of_form(text: str, start: int, end: int) -> bool:
    """Whether a name that may be a Korean's is a ship's: "the *Daesong* No. 7", "the tanker *Chon Ma San* was seen"."""
    if _SHIP_NUMBER.match(text, end) is not None:
        return True
    if "-" in text[start:end] or _SHIP_GOES_ON.match(text, end) is None:
        return False
    before = max(0, start - _REACH)
    return (_SHIP_BEFORE.search(text, before, start) or _SHIP_OPENS.search(text, before, start)) is not None


def _is_ship(text: str, start: int, end: int) -> bool:
    """Whether the text says that a name is a ship's: "the ferry *Haneul* was lost", "the *Amber Heron*, a tanker". One
    of several words has "the" before it, as no owner of a boat has."""
    if " " in text[start:end]:
        return text[max(0, start - 4) : start] in {"the ", "The "} and _SHIP_BEHIND.match(text, end) is not None
    if not text[start:end].isalpha() or is_syllable(text[start:end]):
        return False
    is_named = _SHIP_BEFORE.search(text, max(0, start - _REACH), start) and _SHIP_GOES_ON.match(text, end)
    return is_named is not None or _SHIP_BEHIND.match(text, end) is not None


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether a name is an office and what it is of ("*Archbishop of Dunmere*"), or the beginning of one before its
    holder ("*National Security* Adviser Shin")."""
    office = _OFFICE_OF.fullmatch(text, start, end)
    if (
        office is not None
        and office_phrases.is_of_person(office["office"])
        and not names_body(office["last"].split()[-1].lower())
    ):
        return True
    word = _TITLE.match(text, end)
    return word is not None and is_head(word.group().strip().lower()) and _TITLE.match(text, word.end()) is not None
