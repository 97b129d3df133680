"""The titles right before a name, read from right to left: "*Deputy Prime Minister for Economic Affairs* Song"."""

from __future__ import annotations

from msgspec import Struct

from bot.lang.days import MONTHS, WEEKDAYS
from bot.lang.sentences import NOT_SERVING
from bot.regexes import regex
from bot.text.entities.roles.borders import RoleBorders
from bot.text.entities.roles.modifiers import (
    is_of_clause,
    is_quality,
    run_of_modifiers,
    tidy,
    with_fields,
    with_owner,
    with_under,
)
from bot.text.entities.roles.office_words import (
    ABBREVIATED,
    CONNECTORS,
    DETERMINERS,
    OF_A_TIME,
    PARTS,
    PLURALS,
    POSTPOSED,
    TIME,
    is_credential,
    is_deputy,
    is_head,
    is_holder,
    is_profession,
    is_rank,
    is_staff,
    names_body,
    singular,
    works_at,
)
from bot.text.names.latin_korean import is_title
from bot.text.word_lists import wordlist

BACK = 160
"""Characters before a name that are searched for its office."""
REACH = 60
"""The most characters before a phrase that are searched for a time word; a country may stand between."""
_TOKEN = regex(r"\S+")
_ABBREVIATED = regex(
    r"\b(?:Lt|Gen|Adm|Col|Maj|Capt|Cmdr|Brig|Sgt|Insp|Supt|Amb|Dr|Mr|Ms|Mrs|Sens?|Reps?|Govs?|Prof|Hon|(?:[A-Z]\.){0,6}[A-Z])\.$"
)
COURTESY = regex(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Lord|Lady|Baroness|Rev|Ven|Fr|Msgr|Comrade|H\. ?E|\d{1,3}-year-old"
    r"|\([A-Z]{2,5}\))\.?\s){1,3}$"
)
"""Words that may come between an office and a name, among them the office's abbreviation in brackets."""
_NOT_SERVING, _LONGEST_MARK = regex(rf"({NOT_SERVING.pattern})\s$"), 12
"""Words between a rank and a name that are part of the rank: without them, a retired officer would be one who
serves."""
_TIME_BEFORE = regex(rf"(?<!\w){TIME}(?:(?:[A-Z][\w’'-]{{0,20}}|(?:[A-Z]\.){{1,4}})\s){{0,3}}$")
_TIME_OF_CLAUSE = regex(r"\b(?:[Uu]ntil|[Ss]ince|[Bb]efore|[Ee]ven) then\s$")
"""A time before an office that says when something happened and not when the office was held."""
_TIMED_WORD = regex(r"(?<![\w-])(?:[Ee]x|[Tt]hen)-[a-z][\w-]*\s$")
"""A word of an office with its time: "*ex-counterintelligence* commander"."""
_ORDINAL = regex(r"\d{1,3}(?:st|nd|rd|th)")
"""The number of a unit: "commander of the *2nd* Division"."""
_TIME_PREFIX, _TIME_PREFIXES = regex(r"^(?:[Ee]x|[Tt]hen)-(?=\w)"), ("ex-", "then-")
_LATER = frozenset({"later", "subsequently", "afterwards"})
_SEEKERS = frozenset({"candidate", "candidates", "bid", "race", "run", "running", "campaign"})
"""Words before "for" and an office that somebody wants to have."""
_PERSONS = wordlist("speaking_nouns")
KIN = frozenset((
    "wife", "husband", "spouse", "widow", "widower", "fiance", "fiancee", "son", "sons", "daughter", "daughters",
    "father", "mother", "brother", "sister", "aunt", "uncle", "nephew", "niece", "cousin",
    "grandson", "granddaughter", "grandfather", "grandmother",
))  # fmt: skip
RELATIVES = KIN | {"partner", "friend", "girlfriend", "boyfriend", "classmate", "roommate", "neighbour", "neighbor"}
"""Nouns for somebody's relation to the holder of the office before "and", who is another person: "minister and
*brother* Lee"."""
DESCENT = frozenset({"heir", "heiress", "scion"})
"""Words for what somebody is by birth, which are not offices."""
_SCHOOLS = frozenset({"school", "college", "faculty", "house", "hall", "bank"})
"""Bodies whose names go on with "of": "School of medicine dean"."""
_NATIONAL_BODIES = ["Bank", "of"], ["University", "of"]
_BODIES_OF_EUROPE = [["European", word] for word in ("Commissioner", "Commission", "Parliament", "Council", "Central")]
"""Words before and of the name of a body that a country's name is part of: "*Bank of* Ghana"."""
_OWNED = regex(r"(?:\b[Tt]he|['’]s)\s$")
"""Words before an office to which another one of the same person may be joined: "the minister and columnist"."""
_POSSESSIVES = ("'s", "’s", "s'", "s’")


def titles_before(text: str, start: int, borders: RoleBorders, *, plural: bool) -> tuple[int, int] | None:
    """The phrase that ends right before the name at `start`; one in the plural, of a list of names, if `plural`."""
    if (mark := _NOT_SERVING.search(text, max(0, start - _LONGEST_MARK), start)) is not None:
        rank = titles_before(text, mark.start(), borders, plural=plural)
        return (rank[0], mark.end(1)) if rank else None
    floor = max(0, start - BACK)
    words = [(floor + match.start(), match.group()) for match in _TOKEN.finditer(text[floor:start])]
    if (
        not words
        or "\n\n" in text[words[-1][0] : start]
        or not (text[start - 1].isspace() or text[start - 1].isalpha())
    ):
        return None
    if (courtesy := COURTESY.search(text, max(floor, start - 20), start)) is not None:
        words = [word for word in words if word[0] < courtesy.start()]
    words, is_bracketed = _behind_bracket(_without_rank(_without_first_name(words, borders)))
    if not words or (_stops(words[-1][1]) and not words[-1][1].endswith(("'s", "’s"))):
        return None
    if plural and not _is_plural(words[-1][1]):
        return None
    stop = words[-1][0] + len(words[-1][1])
    begin = _TitleWalk(text, tuple(words), borders, len(words) - 1 if plural else None, is_bracketed).begin()
    if begin is None and not plural and (joint := _second_calling(words)) is not None:
        begin = _TitleWalk(text, tuple(words[:joint]), borders, None, is_bracketed).begin()
        begin = None if begin is not None and _OWNED.search(text, floor, begin) else begin
    if begin is None or begin >= stop:
        return None
    # A person whose office it is stays out: "Calder's *manager* Voss".
    begin = with_under(text, with_fields(text, begin, floor), floor)
    begin = with_owner(text, begin, borders.last_name(floor, begin) or floor)
    span = tidy(text, with_time(text, begin, floor), stop, borders.countries)
    if span is None or not _is_bare_profession(text[slice(*span)].lower().split()):
        return span
    is_of_land = span[0] - 1 in borders.countries
    return span if is_of_land or works_at(text, borders.name_at(start) or start) else None


def _is_bare_profession(words: list[str]) -> bool:
    """Whether the lower-case words of a phrase are a profession and at most what its holder is like, or "then", which
    may open the sentence."""
    return is_profession(words[-1]) and all(is_quality(word) or word == "then" for word in words[:-1])


class _TitleWalk(Struct, frozen=True):
    """Reads titles, capitals, connectors and modifiers from right to left. `words` are (offset, word) before the name,
    `plural` is the index of a head noun in the plural; `is_bracketed` if a bracket opens before the words."""

    text: str
    words: tuple[tuple[int, str], ...]
    borders: RoleBorders
    plural: int | None
    is_bracketed: bool

    def begin(self) -> int | None:
        """The place where the phrase begins; None without a head noun."""
        begin: int | None = None
        written = [word for _, word in self.words]
        bare = [word.strip(",.").lower() for word in written]
        bare = [_TIME_PREFIX.sub("", word) if word.startswith(_TIME_PREFIXES) else word for word in bare]
        first_modifier = len(written)
        for index, (at, word) in reversed(list(enumerate(self.words))):
            if self._is_closed(index, bare, has_head=begin is not None):
                break
            if self.borders.ends_phrase(at, at + len(word), inside=begin is not None) and not self._is_in_body(index):
                return self._without_name(at + len(word), begin)
            if _joins_another(bare, index):
                return None if bare[index - 1] in _SEEKERS else begin
            if self._joins_a_title(index):
                return begin
            if self._is_head(index, bare) or index >= first_modifier:
                begin = at
            elif self._may_belong(index, bare):
                begin = at if begin is not None and _extends(word, bare[index]) else begin
            elif (first := self._first_modifier(index, written, begin)) is not None:
                first_modifier, begin = first, at
            elif not self._is_second(index, bare, begin):
                break
        return begin

    def _is_closed(self, index: int, bare: list[str], *, has_head: bool) -> bool:
        """Whether the phrase cannot go on to the left beyond the word after this one."""
        if index == len(self.words) - 1:
            return False
        at, word = self.words[index]
        if "\n\n" in self.text[at : self.words[index + 1][0]]:
            return True
        # "chairwoman of the *Women's* Union": the possessive is inside the name of a body.
        is_owner = (
            not has_head and word[0].isupper() and word.endswith(_POSSESSIVES) and bare[index - 1 : index] == ["the"]
        )
        return _stops(word) and not is_owner

    def _is_in_body(self, index: int) -> bool:
        """Whether the name of a land is that of a body: "*Bank of Ghana* Governor", "*European* Commissioner"."""
        written = [word for _, word in self.words[max(0, index - 2) : index + 2]]
        return written[:2] in _NATIONAL_BODIES or written[-2:] in _BODIES_OF_EUROPE

    def _joins_a_title(self, index: int) -> bool:
        """Whether "and" comes between the office of somebody who is not named and the title or profession of the person
        named: "the foreign minister *and* President Lee"."""
        if self.words[index][1] != "and" or not 0 < index < len(self.words) - 1:
            return False
        before, behind = self.words[index - 1][1], self.words[index + 1][1]
        determined = any(word.lower() in DETERMINERS for _, word in self.words[max(0, index - 4) : index - 1])
        is_own = behind[0].isupper() or is_profession(behind)
        return before.islower() and is_head(before) and is_own and determined

    def _is_head(self, index: int, bare: list[str]) -> bool:
        if self._is_lookalike(index, bare):
            return False
        is_lady = bare[index - 1 : index + 1] == ["first", "lady"]
        abbreviated = _TIME_PREFIX.sub("", self.words[index][1]) in ABBREVIATED
        return (
            is_head(bare[index])
            or abbreviated
            or is_lady
            or index == self.plural
            or is_staff(bare, index)
            or is_deputy(bare, index)
            or (index == _last(bare) and is_credential(bare, index))
        )

    def _is_lookalike(self, index: int, bare: list[str]) -> bool:
        """Whether a word is an adjective or an hour and no title: "a *major* donor", "At 6 *PM* Park spoke"."""
        word, before = self.words[index][1], bare[index - 1] if index else ""
        if word == "major":
            return not before or not is_rank([before])
        return word == "PM" and before[-1:].isdigit()

    def _may_belong(self, index: int, bare: list[str]) -> bool:
        """Whether a word is a known part of an office phrase, or one in capitals that does not only open its sentence;
        a connector may not be the last word before the name."""
        word = self.words[index][1]
        is_opening = not self.is_bracketed if index == 0 else _stops(self.words[index - 1][1])
        is_title = word[:1].isupper() and not is_opening and bare[index] not in WEEKDAYS and bare[index] not in MONTHS
        if is_of_clause(bare[index]) and not is_title and not (word.isupper() and len(word) > 1):
            return False
        is_connector = bare[index] in CONNECTORS and index < len(self.words) - 1
        if bare[index] in POSTPOSED and index and (is_head(bare[index - 1]) or bare[index - 1] == "professor"):
            return True
        if is_opening and self._is_of_another(index, bare):
            return False
        return word[:1].isupper() or bare[index] in PARTS or is_connector or _ORDINAL.fullmatch(word) is not None

    def _is_of_another(self, index: int, bare: list[str]) -> bool:
        """Whether the first word of a sentence is what the office is a part of and no part of it: "*Trial* of army
        doctor Voss", but "Ministry of defense spokesman Voss"."""
        if bare[index] in PARTS or is_holder(bare[index]) or names_body(bare[index]) or bare[index] in _SCHOOLS:
            return False
        return bare[index + 1 : index + 2] != ["and"] and self._is_lower_behind_connector(index + 1)

    def _is_lower_behind_connector(self, index: int) -> bool:
        """Whether a connector is followed by a word in lower case."""
        behind = self.words[index : index + 2]
        return len(behind) == 2 and behind[0][1] in CONNECTORS and behind[1][1].islower()

    def _is_second(self, index: int, bare: list[str], begin: int | None) -> bool:
        """Whether a word of time opens an office that "and" joins to another of the same person: "Prime Minister and
        *former* Governor", "Former minister and *later* governor"."""
        joined = begin is not None and index >= 2 and bare[index - 1] == "and" and is_head(bare[index - 2])
        return joined and (bare[index] in _LATER or OF_A_TIME.match(f"{bare[index]} ") is not None)

    def _first_modifier(self, index: int, written: list[str], begin: int | None) -> int | None:
        """The first of the words in lower case that end with this one and modify the phrase right after them, which is
        in lower case as well: no "the document President Pak will sign"."""
        if begin is None or self.words[index + 1][0] != begin or OF_A_TIME.match(self.text, begin):
            return None
        is_alike = written[index + 1][0].islower() or "-" in written[index]
        return run_of_modifiers(written, index) if is_alike else None

    def _without_name(self, end: int, begin: int | None) -> int | None:
        """Where a phrase begins before which a name ends. What follows a person's up to "and" is the rest of the name:
        "Oil Minister Farid *Qasemi and* OPEC Secretary General"."""
        if begin is None or end in self.borders.countries:
            return begin
        joint = next((at for at, word in self.words if word == "and" and at >= begin), None)
        return begin if joint is None else joint + len("and ")


def _last(bare: list[str]) -> int:
    """The index of the last of lower-case words that is no adjective behind its noun: "*professor* emeritus"."""
    return len(bare) - 2 if len(bare) > 1 and bare[-1] in POSTPOSED else len(bare) - 1


def _without_first_name(words: list[tuple[int, str]], borders: RoleBorders) -> list[tuple[int, str]]:
    """The words before a name without a part of it that no finder has found: "Bishop *Paul* Seong Min-jae"."""
    if len(words) < 2 or not is_head(words[-2][1].rstrip(".").lower()) or borders.in_body(words[-1][0]):
        return words
    word, bare = words[-1][1], words[-1][1].lower()
    is_name = word.isalpha() and word.istitle() and not (is_holder(bare) or bare in PARTS | POSTPOSED | CONNECTORS)
    return words[:-1] if is_name else words


def _without_rank(words: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The words before a name without its form of address or rank behind an office in small letters: "police
    spokesperson *Captain* Voss", "court spokesman *Justice* Voss"."""
    end = len(words)
    while end > 1 and words[end - 1][1][0].isupper() and is_title(words[end - 1][1]):
        end -= 1
    before = words[end - 1][1] if words else ""
    return words[:end] if before.islower() and is_head(before) else words


def _behind_bracket(words: list[tuple[int, str]]) -> tuple[list[tuple[int, str]], bool]:
    """The words after the last bracket that is open before a name, if there is one, and whether there is: "the panel
    (*presiding judge* Voss)"."""
    for index in range(len(words) - 1, -1, -1):
        at, word = words[index]
        if ")" in word:
            break
        if word.startswith("(") and len(word) > 1:
            return [(at + 1, word[1:]), *words[index + 1 :]], True
    return words, False


def _second_calling(words: list[tuple[int, str]]) -> int | None:
    """The index of the "and" between an office and another description of its holder: "Ex-minister *and* Nobel
    laureate"."""
    joint = next((at for at in range(len(words) - 2, max(0, len(words) - 5), -1) if words[at][1] == "and"), None)
    if joint is None or words[joint - 1][1] in PLURALS or _stops(words[joint - 1][1]):
        return None
    if words[joint + 1][1].lower() in DETERMINERS:
        return None
    return joint if words[-1][1] in _PERSONS - RELATIVES else None


def with_time(text: str, begin: int, floor: int) -> int:
    """The start of a phrase with its time word, between which a country may stand."""
    low = max(floor, begin - REACH)
    timed = _TIME_BEFORE.search(text, low, begin) or _TIMED_WORD.search(text, low, begin)
    return begin if timed is None or _TIME_OF_CLAUSE.search(text, low, timed.end()) else timed.start()


def _extends(word: str, bare: str) -> bool:
    """Whether a word that may belong to a phrase can be its first: not a connector in capitals."""
    return bare in PARTS or (word[0].isupper() and bare not in CONNECTORS)


def _is_plural(word: str) -> bool:
    """Whether a word before a list of names is the plural of an office."""
    lowered = word.lower().removesuffix(".")
    if lowered in PLURALS:
        return True
    return not is_head(lowered) and (is_head(singular(lowered)) or f"{singular(lowered).capitalize()}." in ABBREVIATED)


def _joins_another(words: list[str], index: int) -> bool:
    """Whether a connector comes between somebody else's phrase and a title: "spokesman *for* President Putin", but not
    between two titles: "chairman *and* president", nor inside one: "minister *of* Justice", "commander *in* chief"."""
    title = words[index + 1 :]
    if words[index] not in CONNECTORS - {"the"} or not title or not _is_title(title[-1]):
        return False
    is_of_office = (
        title == ["justice"] if words[index] in {"of", "for"} else (words[index], title[0]) == ("in", "chief")
    )
    if is_of_office and index and is_head(words[index - 1]):
        return False
    if not (_is_title(title[0]) or (words[index] != "of" and all(_is_title(word) or word in PARTS for word in title))):
        return False
    before = words[index - 1] if index else ""
    return before != "nominee" and (words[index] != "and" or not is_head(before))


def _is_title(word: str) -> bool:
    """Whether a lower-case word without its full stop is an office before a name."""
    return is_head(word) or f"{word.capitalize()}." in ABBREVIATED


def _stops(word: str) -> bool:
    """Whether a word ends a phrase by its punctuation."""
    if _ABBREVIATED.search(word):
        return False
    return word.endswith(("'s", "’s", ",", ".", ";", ":", ")", '"', "”", "?", "!")) or word.startswith(("(", '"', "“"))
