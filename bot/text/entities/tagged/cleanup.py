"""Clean the language model's entities: trim articles, possessives and titles, map labels to kinds, drop noise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.lang.days import WEEKDAYS
from bot.lang.scripts import HAN, HANGUL, JAMO, KANA
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.kinds import kind_of
from bot.text.entities.office_phrases import TRADES, may_hold
from bot.text.entities.roles.office_words import is_head, names_body
from bot.text.entities.tagged.honours import without_honours
from bot.text.entities.tagged.sentence_starts import describes, is_common, starts_of, without_descriptor
from bot.text.names.latin_korean import glued_title, is_title, place_behind_in
from bot.text.names.whole_words import places
from bot.text.tagger import Tagged
from bot.text.word_lists import wordlist

KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "EVENT": EntityKind.EVENT,
    "LAW": EntityKind.TREATY,
}
"""The model's labels that are kept. Works of art, products and peoples are not: the model has too many false ones."""
NO_NAMES = wordlist("no_names")
"""Abbreviations and words that the model wrongly tags as names."""
_EASTERN = regex(rf"[{JAMO}{HANGUL}{KANA}{HAN}]")
"""Scripts that an English model cannot read; `korean.persons` and the knowledge base cover them."""
_STATE_CODE = regex(r"[RD]-[A-Z][A-Za-z]+\.?")
_LEFT = regex(r"(?:the|a|an|his|her|their|its|our|this|that)\s+", re.IGNORECASE)
_LEFT_MARK = regex(r"[\s\"“”‘’'()\[\]{},;:.\-–—*#/•|_<>]+")
_RIGHT = regex(
    r"(?:['’]s|['’]S|\s+(?:later|earlier|now|then|also|soon|again|still|already|recently|once|never|today|yesterday)|\s\((?i:ret(?:d|ired)?|res)\.?|[\s\"“”‘’'()\[\]{},;:!?\-–—*#/•|_<>]{1,30}|\s+\d[\d:.,\-–]*(?:\s(?:m|b|tr)illion)?)$"
)
"""What a name does not end with, also an adverb before its verb, or a sum: "the Board of Audit *later* said"."""
_FIRM = regex(
    r"(?:(?:Car|Auto|Chip|Drug|Plane|Steel|Toy|Phone|Truck|Battery)maker|Shipbuilder|Retailer|Airline|Insurer|Lender"
    r"|Startup|Conglomerate|Refiner)\s(?=\S+$)"
)
"""What a firm is, before its name of one word at the beginning of a sentence."""
_TITLED = regex(
    r"(?:(?:Council|Congress|Assembly|Alder|Chair)(?:wo)?man|Councill?or|(?:Congress|Council)member"
    r"|(?<=Minister of )State for [A-Z][a-z]+)\s(?P<name>[A-Z][\w'’-]+ (?:Ó |Ní |[A-Z]\. )?[A-Z][\w'’-]+)"
)
"""A title, and the person's name that the model takes for a body together with it."""
_GOES_ON = regex(r" [A-Z]")
_CALLING_BEHIND = regex(r" (?P<noun>[a-z]{3,24}) [A-Z]")
_LAST_NAME = regex(
    r" (?P<last>[A-Z][a-zà-ÿ'’]{2,20})(?= (?:said|says|told|tells|added|adds|asked|warned|warns|wrote|insisted|denied"
    r"|argued|argues|announced|replied|testified|explained|recalled|noted|claimed|called|declined|refused|agreed)\b)"
)
"""A word behind a first name, before a verb of speech."""
_OF_FIELD = regex(r" of [a-z]")
_SON_OF = regex(r"(?:bin|ibn|bint|van|von|de|der|den)\s")
_WORD_BEFORE = regex(r"(?<![\w.])(?P<word>[A-Z][\w'’-]+)\s$")
_DASH = regex(r"\s[-–—]+\s")
"""A dash between two parts of a line: a column's name before a headline, a dateline before a text."""
_WORD = regex(r"\S+")
_NO_NAME = regex(rf"[^A-Za-zÀ-ɏ{HANGUL}{HAN}]*")
_CLUTTER = regex(
    r"photo|image|video|comments?|read also|faq|copyright|file|getty|https?:|www\.|@|\.com\b", re.IGNORECASE
)
_SMALL = regex(r"(?:(?!(?:de|van|von|al|el|da|di|du|la|le)\s)[a-z]{1,20}(?:-[a-z]{1,20})?\s){1,4}(?=[A-Z])")
"""Words in small letters before a name: "the *minor* Reform Party"; not those that belong to it."""
LONGEST = 90
"""The most characters of a name."""
_EVENT = regex(
    r"\b(?:War|Games|Olympics|Cup|Summit|Talks|Festival|Uprising|Massacre|Movement|Championships?|Revolution)\b"
)
_TREATY = regex(
    r"\b(?:Treaty|Accords?|Agreement|Act|Constitution|Convention|Protocol|Resolution|Charter|Pact|Law|Declaration)\b"
)
_MAY = regex(r" May(?![\w-])(?!\s+(?:\d|[A-Z]))")
"""The family name "May" after a given name, which the model takes for the month. Neither a day nor a word of a headline
("Pak May Visit") follows it."""
_RANK_LAST = regex(r"\b(?:Sgt|Cpl|Pfc|Pvt|Capt|Cmdr|Brig)\.?$")
"""An abbreviated rank, behind which the name comes: "Lance Cpl", "Master Sgt"."""
_TRADES = TRADES | {"miner", "pupil", "student"} | wordlist("callings_before_names")
_TWO_NAMES = regex(r"(?P<calling>[A-Z][a-z-]{2,}) (?P<name>[A-Z][\w'’-]+ [A-Z][\w'’-]+)")
_FIRST_NAMES = frozenset(
    {"bishop", "chancellor", "constable", "dean", "duke", "earl", "king", "marshal", "pope", "prince"}
)
"""Offices that are first names as well: "*Dean* Arthur Farris"."""
_PARTICLES = frozenset({"de", "van", "von", "al", "bin", "el", "da", "di", "du", "la", "le"})
"""Words in small letters that belong to a name."""


def clean(tagged: Tagged) -> Iterator[tuple[int, int, EntityKind]]:
    """(start, end, kind) of the model's entities worth keeping."""
    starts = starts_of(tagged)
    for guess in tagged.guesses:
        kind = KINDS.get(guess.label)
        if kind is None or guess.end - guess.start > LONGEST:
            continue
        start, end = trim(tagged.text, guess.start, guess.end)
        start += glued_title(tagged.text[start:end])
        if kind is EntityKind.ORGANISATION and (name := _name_in_body(tagged.text, start, end)) is not None:
            start, kind = name, EntityKind.PERSON
        if kind is EntityKind.PERSON and (firm := _FIRM.match(tagged.text, start, end)):
            start, kind = firm.end(), EntityKind.ORGANISATION
        elif kind is EntityKind.PERSON:
            start = with_father(tagged.text, start, starts)
            if (place := place_behind_in(tagged.text, start)) is not None:
                start, kind = place, EntityKind.PLACE
            start, end = with_last_name(tagged.text, start, end)
            start = without_titles(tagged.text, start, end)
            end = without_honours(tagged.text, start, end)
            end += 4 * (_MAY.match(tagged.text, end) is not None)
        else:
            small = _SMALL.match(tagged.text, start, end)
            start = without_descriptor(tagged.text, small.end() if small else start, end, starts)
        text = tagged.text[start:end]
        if kind is not EntityKind.PERSON and describes(tagged.text, start, end, starts):
            continue  # families are called White or Sharp too
        if is_common(tagged.text, start, end, starts) or _says_what(tagged.text, start, end):
            continue
        if start < end and _keep(text, kind) and (shown := kind_of(tagged.text, start, end, kind)):
            yield start, end, shown


def _name_in_body(text: str, start: int, end: int) -> int | None:
    """Where a person's name begins that the model takes for a body together with a title or a calling: "Beekeeper
    *Ilse Brandt*"; None for other bodies: "Artist Rights Society"."""
    if (titled := _TITLED.fullmatch(text, start, end)) is not None:
        return titled.start("name")
    named = _TWO_NAMES.fullmatch(text, start, end)
    if named is None or not may_hold(named["name"]) or names_body(named["name"].rpartition(" ")[2]):
        return None
    calling = named["calling"].lower()
    is_work = calling in TRADES or (calling in _TRADES and calling.endswith("keeper"))
    return named.start("name") if is_work else None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without articles, possessives, quotation marks and punctuation at its ends."""
    newline = text.find("\n", start, end)
    if newline > start:
        end = newline
    if (dash := _DASH.search(text, start, end)) is not None:
        start, end = (dash.end(), end) if text[start - 1 : start] in {"", "\n"} else (start, dash.start())
    while True:
        left = _LEFT_MARK.match(text, start, end) or _LEFT.match(text, start, end)
        right = _RIGHT.search(text, start, end)
        if left is None and right is None:
            return start, end
        if left is not None:
            start = left.end()
        if right is not None and right.start() > start:
            end = right.start()
        elif left is None:
            return start, start


def with_father(text: str, start: int, starts: frozenset[int]) -> int:
    """Where a person's name begins that the model begins with "son of" or "of": "*Talal* bin Saud". A word that has a
    capital only at the beginning of sentences is no name: "When *bin Laden* died"."""
    if _SON_OF.match(text, start) is None:
        return start
    before = _WORD_BEFORE.search(text, max(0, start - LONGEST), start)
    if before is None or is_title(before["word"]):
        return start
    is_name = any(other not in starts for other, _ in places(text, before["word"]))
    return before.start("word") if is_name else start


def with_last_name(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a person's first name right behind a title with the last name that the model has left out: "Admiral
    *Tomas Vesely* said". A day is no name: "President *Lee* Monday said"."""
    last = _LAST_NAME.match(text, end)
    if last is None or last["last"].lower() in WEEKDAYS or names_body(last["last"]) or is_title(last["last"]):
        return start, end
    first, _, second = text[start:end].partition(" ")
    if not second:
        before = _WORD_BEFORE.search(text, max(0, start - LONGEST), start)
        return (start, last.end("last")) if before is not None and _is_called(before["word"]) else (start, end)
    is_one = " " not in second and _is_called(first)
    return (start + len(first) + 1, last.end("last")) if is_one else (start, end)


def _is_called(word: str) -> bool:
    """Whether a word is a title, an office or a calling: "Admiral", "Abbot"."""
    return is_title(word) or is_head(word.lower()) or word.lower() in _TRADES


def _says_what(text: str, start: int, end: int) -> bool:
    """Whether one word is somebody's office or trade and no name: "*Dean* of students", "*Ferryman* Ian Peel"."""
    word = text[start:end].lower()
    is_called = word in TRADES or (is_head(word) and word not in _FIRST_NAMES)
    if (is_called and _GOES_ON.match(text, end)) or (word in _TRADES and text.startswith("-of-", end)):
        return True
    calling = _CALLING_BEHIND.match(text, end) if word in _TRADES else None
    if calling is not None and (calling["noun"] in _TRADES or is_head(calling["noun"])):
        return True  # "*Volunteer* firefighter Ann Vale"
    return is_head(word) and _OF_FIELD.match(text, end) is not None


def without_titles(text: str, start: int, end: int) -> int:
    """Where a person's name begins after titles, words in small letters and the trade before two names: "*Fisherman*
    Oleg Brandt"."""
    while True:
        word = _WORD.match(text, start, end)
        if word is None or word.end() >= end:
            return start
        called = word.group().lower()
        is_called = called in _TRADES or (is_head(called) and called not in _FIRST_NAMES)
        is_trade = is_called and " " in text[word.end() + 1 : end]
        if not is_title(word.group()) and not word.group()[0].islower() and not is_trade:
            return start
        if word.group().strip(".,") in _PARTICLES:
            return start
        start = word.end() + 1


def _keep(text: str, kind: EntityKind) -> bool:
    if _EASTERN.search(text) or text in NO_NAMES or _STATE_CODE.fullmatch(text):
        return False
    if kind is EntityKind.PERSON and (_RANK_LAST.search(text) or all(map(is_title, text.split()))):
        return False
    if kind is EntityKind.PERSON and text.rsplit(maxsplit=1)[-1].islower() and "-" not in text.rsplit(maxsplit=1)[-1]:
        return False
    if _NO_NAME.fullmatch(text) or _CLUTTER.search(text) or len(text) > LONGEST or "\n" in text:
        return False
    if kind is EntityKind.EVENT:
        return _EVENT.search(text) is not None
    if kind is EntityKind.TREATY:
        return _TREATY.search(text) is not None
    return any(char.isupper() or char > "ʯ" for char in text)
