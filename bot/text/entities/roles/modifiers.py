"""Decide which words before the head noun of an English office belong to it: "*corporate affairs* minister", but not
"the embattled" before it.

The head noun is known; what comes before it is decided by grammar. A word in capitals belongs unless it only opens the
sentence. Words in lower case belong if they can be nouns or adjectives and a noun phrase can begin before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.lang.days import MONTHS, WEEKDAYS
from bot.regexes import regex
from bot.text.entities.roles.office_words import (
    CONNECTORS,
    DETERMINERS,
    NEGATIONS,
    NOUNS_IN_S,
    OF_A_TIME,
    PARTS,
    PAST_FORMS,
    PREPOSITIONS,
    is_head,
    lower_words,
)
from bot.text.word_lists import wordlist

_MOST_WORDS = 3
"""The most words in lower case in a row that are not known parts of an office; known parts among them do not count."""
_LONGEST_OWNER = 60
"""The most characters of the owner of an office: the name or noun in the possessive."""
_TOKEN = regex(r"\S+")
_WITHIN_NAMES = frozenset({"of", "for", "and", "&"})
_CLAUSE_WORDS = wordlist("office_clause_words")
_NOUNS_IN_ING = wordlist("office_ing")
_NOUNS_IN_LY = frozenset({"assembly", "family", "supply", "ally", "rally", "reply", "italy", "monopoly", "sicily"})
_PARTS_IN_ED = frozenset({"united", "unified", "allied", "combined", "armed"})
"""Words of a body's name: "*United* Nations spokesman"."""
_WORD = regex(r"[a-z][a-z'’]*(?:-[a-z0-9'’]+)*|\d+(?:st|nd|rd|th)")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_HELD_ONCE = regex(r"(?i:former|ex|one-?time|erstwhile|retired|outgoing|incoming|acting|late)")
_DEGREES = frozenset({"chief", "deputy", "senior", "assistant", "principal"})
"""Words before a plural that is the field of an office: "*chief* elections officer"."""
_ORDINALS = frozenset({"first", "second", "third", "last", "only"})
_OF_ONE = frozenset({"this", "that"})
"""Words before a word in -s that is not a noun: "*that* leaves coordinator Voss"."""
_BEFORE_A_VERB = frozenset(
    {"will", "would", "can", "could", "may", "might", "must", "shall", "should", "did", "does", "do"}
)
"""Words that a verb in its plain form follows: "the tour will *feature members* Ann and Bo"."""
_BEFORE_A_NOUN = DETERMINERS | _DEGREES | (PREPOSITIONS - {"as", "than"}) | {"said", "told", "met"}
"""Words that no verb of the present follows: "*said* ceramics specialist Voss"."""
_PLAIN_VERBS = frozenset({"head", "lead", "press", "second", "staff", "state", "research"})
"""Parts of offices that are verbs as well: "wants to *press* party leader Voss"."""
_QUALITIES = wordlist("office_qualities")
_RANKED = (
    r"(?:visiting|distinguished) (?:\w+ )?(?:professor|fellow|scholar|lecturer|researcher|scientist)"
    r"|private secretary|junior (?:\w+ )?minister|paramount (?:chief|ruler)"
    r"|grand (?:mufti|imam|ayatollah|marshal|duke|duchess)"
    r"|(?:rebel|separatist|communist|islamist|royalist|loyalist|nationalist) (?:leader|commander|chief|chieftain)"
)
"""Ranks that begin like a quality, and heads who are none without their followers ("rebel leader"). A visiting minister
is on a journey."""
_NOUNS_IN_ISH = frozenset({"fish", "parish", "rubbish"})
_QUALITY_SHAPE = regex(r".+(?:ly|-year-old|-old|-born|-based|-backed|-appointed|-minded|ful|less|ish|some)$")
_BEHIND_A_COUNTRY = regex(r"(?:['’]s?)?(?:-(?:[A-Z][a-z]+|born|based|backed|led|run|trained|educated)\b)?[\s-]*")
_OF_EUROPE = regex(r"European (?:Commission|Parliament|Council|Central)")
"""Beginnings of offices whose "European" names no land but the body."""
_LEAD = regex(
    r"(?:(?i:the|a|an|and|or|both|current|his|her|their|its|our|(?:country|nation)['’]s)|new(?:ly)?"
    r"|(?:national|citizen|native|resident) and)[\s-]+"
)
_OWNER = regex(r"(?P<noun>\w[\w.&-]{0,40})(?:['’]s|(?<=s)['’])\s$")
_SHORT_FORM = regex(r"(?:[A-Z]\.){2,5}|(?![AP]M$)[A-Z]{2,6}")
"""The short form of a body's name in front of a noun: "the *U.N.* refugee agency's director"."""
_ADJECTIVE = regex(r".+-[a-z]+ed")
_NO_OWNERS = (
    frozenset(
        {"day", "week", "month", "year", "season", "decade", "century", "today", "yesterday", "tomorrow", "tonight"}
    )
    | frozenset({"he", "she", "it", "that", "this", "there", "here", "what", "who", "where", "how", "let", "one"})
    | WEEKDAYS.keys()
    | MONTHS.keys()
)
"""Words before "'s" that are not owners, since they are a time or "'s" is a verb: "*last year's* chairman", "*that's*
the minister"."""
_FIRST_WORD = regex(rf"(?!{_RANKED})([a-z0-9]+(?:-[a-z]+)*)\s+(?=[A-Za-z-])")

_UNDER = regex(r"\b[Uu]nder[ -]$")
_BEFORE_UNDER = regex(r"(?:\b(?i:the|an?|his|her|their|its|former|then|acting|deputy|assistant)|['’]s?)[\s-]$")
_WITHIN = regex(r"[\w,] $")
_OF_FIELD = regex(r"Secretary (?:of (?:the )?\w+ )?for ")
_FIELDS = wordlist("office_fields")
_FIELD = "|".join(sorted(_FIELDS))
_JOINED_FIELDS = regex(rf"\b(?:(?i:{_FIELD}),\s){{0,4}}(?P<last>(?i:{_FIELD})),?\sand\s$")
_LISTED_FIELDS = regex(rf"\b(?:(?i:{_FIELD}),\s){{1,4}}$")
_AND_ANOTHER = regex(r"(?P<last>[A-Za-z]+),?\sand\s[A-Za-z]+\s")
_BEGINS_PHRASE = regex(r"(?:\b(?i:the|his|her|its|their|our|new|former)|['’]s|^|[.!?:]|\n)[\"”]?\s*$")
"""What is before the fields of an office, so that they are not the end of another phrase."""
_BETWEEN = regex(r"\b(?:[Bb]etween|[Bb]oth)\s(?:the\s)?$")
_FIRST_FIELD = regex(r"[A-Za-z]+")
_NEXT_WORD = regex(r"[a-z]+")


def is_of_clause(word: str) -> bool:
    """Whether a lower-case word is not part of an office even if it is written with a capital, at the start of a
    sentence: "*But* Foreign Minister Pak", "*Meeting* President Pak"."""
    if word in PARTS or is_head(word):
        return False
    if word in _CLAUSE_WORDS or word in NEGATIONS or (word in PREPOSITIONS and word not in CONNECTORS):
        return True
    return word in WEEKDAYS or word in MONTHS or is_verb_form(word)


def is_quality(word: str) -> bool:
    """Whether a lower-case word describes a holder and not the office: "embattled", "77-year-old"."""
    if word in PARTS or is_head(word) or word in _NOUNS_IN_ISH | _NOUNS_IN_LY:
        return False
    return word in _QUALITIES or _QUALITY_SHAPE.fullmatch(word) is not None or is_verb_form(word)


def run_of_modifiers(words: Sequence[str], last: int) -> int | None:
    """The first of the lower-case words that end with words[last] and belong to the office after them; None if none
    does. `words` are as written. Behind an article and a noun, they follow the verb: "the photo shows *police* chief",
    "a man shot *party* leader".
    """
    first, unknown = last, 0
    while first >= 0 and unknown < _MOST_WORDS and (_can_modify(words[first]) or is_chosen(words, first)):
        unknown += words[first] not in PARTS
        first -= 1
    first += 1
    if first > last:
        return None
    before = words[first - 1] if first else ""
    is_infinitive = before.rstrip("’'").lower() == "to" and (words[first] not in PARTS or words[first] in _PLAIN_VERBS)
    if before in _BEFORE_A_VERB or is_infinitive:
        return None
    is_owned = before.endswith(_POSSESSIVE)
    if unknown == _MOST_WORDS and _can_modify(before) and not (is_owned or before in PARTS):
        return None
    is_determined = is_owned or _HELD_ONCE.fullmatch(before) is not None or before.lower() in _BEFORE_A_NOUN
    deeds = (at for at in range(last, first - (not is_determined), -1) if words[at] in PAST_FORMS)
    if (deed := next(deeds, None)) is not None:
        return deed + 1 if deed < last else None
    if (not is_determined or before.lower() in _OF_ONE) and any(map(_may_be_verb, _unowned(words[first : last + 1]))):
        return None
    if before.lower() in DETERMINERS:
        unowned = _unowned(words[first : last + 1])
        verbs = (first + place for place in range(1, len(unowned)) if _may_be_verb(unowned[place]))
        first = next(verbs, first - 1) + 1
        return first if first <= last else None
    return first if is_determined or _may_precede(before, is_first=first <= 1) else None


def with_fields(text: str, begin: int, floor: int) -> int:
    """The start of a phrase with the fields of work that "and" joins to its first: "*Treasury and* Finance Minister",
    "*agriculture, forestry and* fisheries minister". Not before `floor`."""
    if (rest := _AND_ANOTHER.match(text, begin)) and (listed := _LISTED_FIELDS.search(text, floor, begin)):
        is_alike = listed[0].istitle() == rest["last"].istitle()
        is_phrase = _BEGINS_PHRASE.search(text, max(0, listed.start() - 16), listed.start()) is not None
        return listed.start() if is_alike and is_phrase else begin
    field = _FIRST_FIELD.match(text, begin)
    if field is None or field[0].lower() not in _FIELDS or not text[floor:begin].rstrip().endswith("and"):
        return begin
    joined = _JOINED_FIELDS.search(text, floor, begin)
    if joined is None or field[0].istitle() != joined["last"].istitle():
        return begin
    return begin if _BETWEEN.search(text, max(0, joined.start() - 16), joined.start()) else joined.start()


def with_under(text: str, begin: int, floor: int) -> int:
    """The start of the phrase of an *under* secretary. Without a determiner, and at the beginning of a sentence,
    "under" may tell whose time it was ("Under Secretary Hale, the ministry grew"). Not before `floor`."""
    if not text.startswith(("Secretary", "secretary"), begin):
        return begin
    under = _UNDER.search(text, max(floor, begin - len("under ")), begin)
    if under is None:
        return begin
    is_own = _BEFORE_UNDER.search(text, max(0, under.start() - 12), under.start()) is not None
    is_named = text[under.start()] == "U" and (_WITHIN.search(text, 0, under.start()) or _OF_FIELD.match(text, begin))
    return under.start() if is_own or is_named else begin


def _unowned(words: Sequence[str]) -> Sequence[str]:
    """The words that no possessive or degree among them shows to be nouns: those before it."""
    shown = (index for index, word in enumerate(words) if word in _DEGREES or word.endswith(_POSSESSIVE))
    return words[: next(shown, len(words))]


def _may_be_verb(word: str) -> bool:
    """Whether a word by its ending may be a verb of the present: "that *worries* chairman Voss"."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")) and word not in PARTS | NOUNS_IN_S


def is_chosen(words: Sequence[str], index: int) -> bool:
    """Whether a word is a participle between an ordinal and an office: "the last *elected* president"."""
    return words[index] in {"elected", "appointed"} and words[max(0, index - 1)] in _ORDINALS


def with_owner(text: str, begin: int, floor: int) -> int:
    """The start of a phrase with the owner of the office: "the *council's* chairman". Not before `floor`."""
    owner = _OWNER.search(text, max(floor, begin - _LONGEST_OWNER), begin)
    if owner is None or owner["noun"].lower() in _NO_OWNERS:
        return begin
    first = owner.start()
    words = list(_TOKEN.finditer(text, max(floor, first - _LONGEST_OWNER), first))
    if owner["noun"][0].isupper():
        return _first_capital(words, first)
    run = run_of_modifiers([word.group() for word in words] + [owner["noun"]], len(words))
    run = len(words) if run is None else run
    if run > 1 and _SHORT_FORM.fullmatch(words[run - 1].group()):
        run -= 1
    return words[run].start() if run < len(words) else first


def _first_capital(words: Sequence[re.Match[str]], last: int) -> int:
    """The start of a name in capitals whose last word begins at `last`: "*Bank of Korea*". `words` are before it."""
    first = last
    for index, word in reversed(list(enumerate(words))):
        written = word.group()
        if _is_of_name(written):
            first = word.start()
        elif written not in _WITHIN_NAMES or not index or not words[index - 1].group()[0].isupper():
            break
    return first


def _is_of_name(word: str) -> bool:
    """Whether a word as written may be one of a name before another one of it."""
    is_closed = not (word[-1].isalnum() or word.endswith(("s'", "s’")))
    return word[0].isupper() and not (is_closed or _ADJECTIVE.fullmatch(word) or is_of_clause(word.lower()))


def _can_modify(word: str) -> bool:
    """Whether a word as written can be a noun or adjective before a noun, and is neither a known part of an office nor
    a word of time, which opens a phrase."""
    return (
        OF_A_TIME.match(f"{word} ") is None
        and _WORD.fullmatch(word) is not None
        and not is_of_clause(word)
        and word not in CONNECTORS | DETERMINERS
    )


def _may_precede(word: str, *, is_first: bool) -> bool:
    """Whether a noun phrase, or its known part, can stand after the word as written."""
    bare = word.strip("“”\"'’,.;:()").lower()
    is_timed = OF_A_TIME.match(f"{bare} ") is not None
    if not bare or not word[-1].isalnum() or word[0].isupper():
        return not (is_first and is_of_clause(bare)) or bare in CONNECTORS or is_timed
    return bare in PARTS or bare in CONNECTORS or is_head(bare) or is_of_clause(bare) or is_timed


def is_verb_form(word: str) -> bool:
    """Whether a word is a participle or an adverb by its ending."""
    if word in _PARTS_IN_ED:
        return False
    word = word.removeprefix("re-")
    if word.endswith("ing"):
        return word not in _NOUNS_IN_ING and len(word) > 5
    return (word.endswith("ed") and len(word) > 3 and "-" not in word) or (
        word.endswith("ly") and len(word) > 4 and word not in _NOUNS_IN_LY
    )


def tidy(text: str, start: int, end: int, countries: frozenset[int]) -> tuple[int, int] | None:
    """The phrase without leading articles, countries and adjectives of the holder. A phrase that begins with a time
    word stays whole: without it, a former office would be a present one."""
    end = start + len(text[start:end].rstrip(" ,\n"))
    while not (OF_A_TIME.match(text, start, end) or _OF_EUROPE.match(text, start, end)):
        lead = _LEAD.match(text, start, end)
        country = next((at for at in range(start + 2, end) if at in countries and not text[at].isalnum()), None)
        if lead is not None:
            start = lead.end()
        elif country is not None and _leads(text, start, country):
            start = min(end, behind.end() if (behind := _BEHIND_A_COUNTRY.match(text, country)) else country)
        elif (word := _FIRST_WORD.match(text, start, end)) and is_quality(word.group(1)) and not _is_noun(text, word):
            start = word.end()
        else:
            break
    return (start, end) if start < end else None


def _is_noun(text: str, word: re.Match[str]) -> bool:
    """Whether a quality is the noun of the phrase, since a preposition follows: "*fellow* at the institute"."""
    following = _NEXT_WORD.match(text, word.end())
    return following is not None and following[0] in PREPOSITIONS and not is_verb_form(word.group(1))


def _leads(text: str, start: int, end: int) -> bool:
    """Whether the text up to the end of the country's name has no part of the office."""
    return not any(is_head(word) or word in PREPOSITIONS for word in lower_words(text, start, end))
