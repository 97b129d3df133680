"""The vocabulary of English office phrases: head nouns, words beside them, words of time, and what ends a phrase."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.lang.days import MONTH, MONTH_NAME
from bot.lang.scripts import is_hangul
from bot.lang.sentences import NOT_SERVING
from bot.regexes import regex
from bot.text.word_lists import wordlist

HEADS = wordlist("offices")
PARTS = wordlist("office_parts")
POSITIONS = wordlist("positions")
_OCCUPATIONS = wordlist("occupations") - HEADS - {"critic", "hero", "legend", "master", "giant", "pioneer", "star"}
"""Nouns from WordNet, without those for a relation to others or an opinion of others."""
_TRADES = wordlist("office_trades") | {word for word in _OCCUPATIONS | POSITIONS if word.endswith(("ist", "ian", "or"))}
"""Trades of art, learning and public life, by which the news introduces people. The endings are theirs."""
_OF_STAFF = frozenset({"chief", "principal", "presidential", "lead"})
"""Words before the head noun of a position, or before "aide", that make it an office."""
_RELATIONS = frozenset({"partner", "associate", "keeper"})
"""Positions that before a name are somebody's relation, or a goalkeeper."""
_OF_A_FIRM = frozenset({"managing", "senior", "founding", "general", "equity", "venture", "lead"})
"""Words that make a partner one of a firm and nobody's companion."""
_INSTITUTIONS = frozenset(
    {"county", "city", "provincial", "district", "federal", "presidential", "parliamentary", "army", "navy", "police"}
    | {"military"}
)
_PROSECUTING = frozenset(
    {"district", "county", "city", "u.s", "us", "states", "state", "prosecuting", "commonwealth’s"}
)
_OF_THE_MINORITY = frozenset({"ranking", "top"})
_OFFICES_BY_KIND = {
    "attorney": _PROSECUTING,
    "defender": frozenset({"public"}),
    "deputy": frozenset({"sheriff's", "sheriff’s"}),
    "steward": frozenset({"shop"}),
    "elder": frozenset({"tribal", "village", "clan", "community", "party", "church"}),
    "lord": frozenset({"drug", "crime"}),
    "critic": frozenset(
        {"affairs", "finance", "defence", "defense", "health", "immigration", "justice", "housing", "labour", "labor"}
    ),
    "examiner": frozenset({"medical"}),
    "master": frozenset({"harbour", "harbor", "port", "station"}),
    "ranger": frozenset({"park", "forest"}),
    "investigator": frozenset({"lead", "chief", "principal"}),
    "lobbyist": frozenset({"chief", "top"}),
    "democrat": _OF_THE_MINORITY,
    "republican": _OF_THE_MINORITY,
}
"""Nouns that are an office only after one of these words: an attorney may be any lawyer."""
_AT_A_BODY = regex(
    r"(?:(?: (?:of|in|on|for))?(?: [\w’'-]+){0,5}? (?:at|with|for)| of) (?:the )?"
    r"(?:(?:magazine|newsletter|newspaper|journal|weekly|daily|website|blog|podcast) )?[A-Z]"
)
"""Words after the head noun of a position: "professor *of history at L*akeside University"."""
_BODY_NOUN = (
    r"[\w-]{0,20}(?:ministry|department|bureau|office|agency|committee|commission|council|party|delegation"
    r"|institute|cent(?:er|re)|program(?:me)?|division|unit|command|brigade|fleet|forces?|team|board|bank|union"
    r"|group|company|association|federation|foundation|directorate|secretariat|mission|embassy|court|cabinet"
    r"|government|panel|service|society|organi[sz]ation|assembly|parliament|university|desk|section|branch|project"
    r"|studies)s?"
)
_HEADED_NOUN = (
    rf"(?:{_BODY_NOUN}|(?:authority|hospital|museum|observatory|library|college|academy|school|regiment|battalion"
    r"|squadron|corps|tribunal|charity|campaign|coalition|alliance|faction|newspaper|network|chapter)s?)"
)
"""The same and nouns for bodies that do not make an office of a trade: "a school teacher"."""
BODY = regex(rf"(?:\S{{1,40}}\s{{1,4}}){{0,6}}?{_HEADED_NOUN}(?![\w-])", re.IGNORECASE)
"""Up to seven words, the last of which is a common noun for a body."""
_OF_NAMED_BODY = regex(
    r"\s(?:of|at|with|from)\s(?:the\s)?(?:[A-Z]{2,6}\b|(?:[A-Z][\w.&’'-]*\s(?:(?:of|for|and)\s)?){1,5}"
    rf"(?i:{_HEADED_NOUN})(?![\w-])|(?:University|Bank|Institute|Academy|College) of [A-Z])"
)
_NAMES_BODY = regex(_BODY_NOUN, re.IGNORECASE)
_AT_A_COMMON_BODY = regex(
    rf"(?: (?:of|in|on|for)(?: [\w’'-]+){{1,4}}?)? (?:at|with|for|in) (?:the|an?|its|his|her|their)"
    rf"(?: [\w’'.-]+){{0,3}}? {_BODY_NOUN}(?![\w-])"
)
"""Words after the head noun of a position: "fellow *at the same institute*"."""
_OF_A_FIELD = regex(r" of (?!(?:hers|his|theirs|mine|ours|yours)\b)[a-z]{4,}")
"""Words after "professor" that say of what: "a professor *of glaciology*"."""
PLURALS = frozenset({"members", "officials", "deputies"})
"""Head nouns that are listed in the plural as well."""
_RANKS = frozenset(
    {
        "general",
        "gen",
        "colonel",
        "col",
        "major",
        "maj",
        "lieutenant",
        "lt",
        "captain",
        "capt",
        "admiral",
        "adm",
        "marshal",
    }
    | {"vice", "rear", "brigadier", "brig", "sergeant", "sgt", "commander", "cmdr", "army", "navy", "air", "force"}
    | {"marine", "corps", "retired"}
)
ABBREVIATED = frozenset({"Gov.", "Sen.", "Rep.", "Amb.", "Capt.", "Cmdr.", "Brig.", "Sgt.", "PM", "FM"})
"""Head nouns that are offices only as written here."""
CONNECTORS = frozenset({"of", "for", "to", "the", "and", "on", "in", "at", "&"})
PREPOSITIONS = frozenset(
    {"of", "for", "to", "on", "in", "at", "by", "with", "from", "as", "under", "over", "than"} | {"without"}
)
DETERMINERS = frozenset({"the", "a", "an", "another", "its", "his", "her", "their", "our", "this", "that"})
POSTPOSED = frozenset(
    {"emeritus", "emerita", "general", "designate", "elect", "plenipotentiary", "extraordinary", "consort"}
)
"""Adjectives after the head noun of an office."""
NEGATIONS = frozenset({"not", "no", "never", "neither", "nor"})
PAST_FORMS = frozenset(
    {"beat", "blew", "broke", "built", "bought", "brought", "caught", "chose", "cut", "drew", "fed", "felt", "fought"}
    | {"found", "gave", "got", "held", "hit", "hurt", "kept", "knew", "led", "left", "lost", "met", "paid", "put"}
    | {"sang", "saw", "sent", "shook", "shot", "showed", "sold", "struck", "sued", "taught", "thought", "threw"}
    | {"took", "understood", "won", "wrote"}
)
"""Verbs in the past tense that do not end in "-ed"."""
NOUNS_IN_S = frozenset(
    {"affairs", "arts", "business", "communications", "crafts", "customs", "forces", "news", "operations", "press"}
    | {"progress", "relations", "resources", "rights", "sales", "savings", "services", "sports", "studies", "works"}
    | {"archives", "elections", "parks", "prisons", "railways", "schools", "students", "veterans"}
    | {"fisheries", "pensions", "refugees", "weapons"}
    | {"economics", "politics", "ethics", "logistics", "statistics", "ceramics", "electronics", "athletics", "genetics"}
)
"""Nouns for fields of work that end like a verb of the present."""
_INSULTS = frozenset(word for word in wordlist("insults") if not is_hangul(word))
_AFFIXES = regex(
    r"^(?:ex|then|vice|co|deputy|sub|under)-|-(?:elect|designate|general|nominee|in-exile|in-waiting|in-chief|at-large|emerit(?:us|a)|to-be)$"
)
_DISMISSED = "(?:dismissed|sacked|ousted|suspended|toppled|deposed|impeached|retired)"
_EJECTED = "(?:removed|fired|purged|demoted|overthrown|unseated|ejected)"
_UNSURE = "(?:alleged|suspected|supposed|accused|rumou?red)"
LOST = rf"(?:{_DISMISSED}|{_EJECTED}|replaced|relieved|succeeded)"
"""Participles of verbs by which somebody loses an office. Right before an office those of `_EJECTED` are verbs if no
article is before them ("the owner *fired* manager Voss"), and the last three always are."""
TIME = (
    r"(?:(?:[Ff]ormer(?:ly)?|[Tt]hen|[Ll]ate|[Oo]nce|[Ee]x|[Oo]ne-?time|[Ee]rstwhile|[Aa]cting|[Oo]utgoing|[Ii]ncoming"
    rf"|(?i:{_DISMISSED})|(?:(?<=\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts)\s)|(?<=\b[Aa]n\s)|(?<=\b[Aa]\s)|(?<=['’]s\s)|(?=[A-Z])|\A)(?i:{_EJECTED}|{_UNSURE})|(?<=,\s)(?i:{_UNSURE})"
    rf"|[Dd]eparting|[Nn]ext(?!\s(?:\w+day\b|{MONTH_NAME}))|[Pp]revious|[Ff]uture|[Pp]rospective|[Ss]oon[ -]to[ -]be"
    r"|[Ll]ikely|[Pp]robable|[Pp]resumptive|[Pp]resumed|[Ww]ould-be|[Pp]otential|[Pp]ossible|[Rr]eputed"
    r"|[Rr]etiring|[Dd]eceased|[Ss]lain|[Ee]xiled|[Pp]urported|[Ss]elf-(?:declared|appointed|described)"
    r"|[Aa]t (?:the|that) (?:time|point))[\s-]{1,2}){1,3}"
)
OF_A_TIME = regex(TIME)
"""A word of time at the beginning of a phrase: "former", "acting"."""
_PAST = regex(
    r"\b(?:former|formerly|previous|then|late|once|ex|one-?time|erstwhile|retired|ousted|deposed|deceased|slain|toppled|exiled"
    r"|predecessor|left(?= office| as)|sacked|unseated|ejected|dismissed|removed|fired"
    r"|purged|demoted|suspended|succeeded|replaced|relieved|overthrown"
    r"|resigned|stepped|stood|quit|at (?:the|that) (?:time|point)|until|between"
    r"|(?:time|years|tenure|stint|days|spell) as"
    r"|in those (?:days|years)|of the day|\d{4}\s?[-–—]\s?\d{2,4}"
    r"|from (?:\w+ )?\d{4}"
    r"|was|were|had|served|worked|acted|used to)\b"
    rf"|{NOT_SERVING.pattern}",
    re.IGNORECASE,
)
_OWN_BODY = (
    "(?:country|nation|state|city|town|county|district|province|village|party|company|firm|club|team|school|union"
    "|church)"
)
"""Of what somebody's second office may be: "a poet and his country's ambassador"."""
END = regex(
    r"(?<!\b[A-Z])(?<!\b(?:Gov|Sen|Rep|Gen|Col|Adm))(?<!\b(?:Lt|No|St|Mt|Mr|Ms|Dr))(?<!\bMrs)\.(?=\s|$)|[;:\"“”()—–]|\n(?![a-z])|\s-|--"
    r"|(?<=[a-z])\.(?=[\"”])"
    r"|,(?!\s+(?:WPK|Trade|Industry|Energy|Science|Sports|Tourism|Youth|Agriculture|Land)\b)"
    r"|\s(?:who|whose|which|that|said|says|told|has|had|was|is|are|were|will|would(?!-)|did|does|can|cannot"
    r"|could|might|must|should|\w+n['’]t|also|about|amid|despite|because"
    r"|until (?:an?|the) \w+(?=\s(?:is|are|was|can|has)\b)"
    r"|while|but(?! name\b)|though|although|if|in (?:a|an|his|her|reaction|response|protest|return)\b"
    r"|by (?=(?:\d+|an?|one) (?:votes?|majority|margin)\b|\d+ (?:votes )?to \d)"
    rf"|on (?:\w+day|(?i:{MONTH}) \d|\d{{1,2}} [A-Z]\w+)|with (?:\d+|effect|immediate)"
    rf"|since|say|and (?:(?:his|her)(?! {_OWN_BODY}['’]s )"
    r"|(?:now |also |still )?(?:lives|lived|resides|teaches|owns|writes|wrote|hopes|wants"
    r"|won|went|led|left(?!-)|became|ran|held|took|got|built|lost|fled|died|fell|saw|came|gave|kept|drew|spent|sold|bought"
    r"|taught|stood|sent|fought|rose))\b"
    r"|during|made|met|according|when|where|after|before|as"
    rf"|in (?i:{MONTH}|\d{{4}})|(?:last|this) (?:week|month|year|\w+day)"
    r"|at (?:the|an?) (?:\w+ )?(?:meeting|session|conference|congress|ceremony)"
    r"|[a-z]{3,}ed(?=\s(?:(?:the|an?|its|his|her|their|that|to|on|in|at|with|for|by|from)\b|[A-Z]|\d)))\b"
)
"""What ends an office phrase after a name. A word in "-ed" is a verb if no noun follows."""
CLAUSE_END = regex(
    r"(?<!\b[A-Z])\.(?=\s|$)|[,;:\"“”()—–]|\n|--"
    r"|\s(?:who|whose|which|that|and|but|said|says|told|before|after|when|while)\b"
)
"""What ends a clause that tells of a past office."""
_TIE = regex(
    r"\b(?P<by>of|for|to|under|with)\s(?:the\s)?(?:(?:former|late|then|acting"
    r"|outgoing)\s)?(?:(?P<kind>(?:[A-Z][\w.-]*\s){0,3}?)(?P<title>[A-Z][\w.-]*\s)?|(?:[a-z-]+\s){0,2}(?P<post>[a-z-]+\s))$"
)
_POSSESSIVE = regex(r"['’]s?$")
_FORMER_OWNER = regex(
    r"\b(?:former|late|ex|previous|one-?time|erstwhile|retired|ousted|deposed|deceased|slain|toppled|exiled|sacked|dismissed"
    r"|purged)[\s-](?P<owner>(?:[\w.-]+\s){0,4}?[\w.-]+['’]s?\s)(?!office\b)",
    re.IGNORECASE,
)
"""A former holder of an office who is the owner of this one: "*former president's* chief of staff"."""
_COURTESY = frozenset({"mr", "mrs", "ms", "dr"})
_OF_BODY = regex(
    r"\b(?:charity|company|firm|bank|group|agency|party|union|network|broadcaster|newspaper|magazine|website|\w*maker"
    r"|association|foundation|institute|club|band|think[ -]tank|brokerage|airline|shipyard|chain|retailer"
    r"|startup|start-up|developer|operator|rival|supplier|consultancy|insurer|lender|contractor|subsidiary|affiliate"
    r"|refiner|producer|publisher|studio|label|conglomerate|manufacturer|distributor|landlord|creditor)\s$"
)
"""Common nouns of bodies before a name that can only be a body's: "chief executive of the *charity* Sane"."""
_AT_THE_TIME = regex(
    r"\s(?:at (?:the|that) time|back then|in those (?:days|years)|of the day)\b|,\s\d{4}\s?(?:[-–—]|to)\s?\d{2,4}\b"
)
_UNTIL = regex(rf"(?<=\suntil)\s(?:(?:late |early )?(?:last|this) \w+|(?i:{MONTH})(?:\s\d{{4}})?)")
_WHEN = regex(rf"\s(?:in (?:(?i:{MONTH})(?:\s\d{{4}})?|\d{{4}})|(?:last|this) (?:week|month|year|\w+day))\b")
_WORD = regex(r"[\w&.'’-]+")


def is_head(word: str) -> bool:
    """Whether a lower-case word is the head noun of an office, alone or as the last part of a compound
    ("lawmaker-turned-minister")."""
    while True:
        if word in HEADS:
            return True
        bare = _AFFIXES.sub("", word)
        if bare == word:
            return "-" in word and not word.startswith("non-") and word.rpartition("-")[2] in HEADS
        word = bare


def is_rank(words: list[str]) -> bool:
    """Whether lower-case words are a military rank and no post: "lt gen", "vice marshal"."""
    return all(word in _RANKS for word in words)


def heads(words: list[str], *, plural: bool = False) -> list[int]:
    """The indexes of the head nouns among lower-case words, `plural` ones too."""
    return [
        i
        for i, word in enumerate(words)
        if is_head(word)
        or (word == "lady" and i and words[i - 1] == "first")
        or (plural and (word == "deputies" or is_head(singular(word))))
        or is_deputy(words, i)
        or is_staff(words, i)
    ]


def is_deputy(words: list[str], index: int) -> bool:
    """Whether a lower-case word is "deputy" or "aide" and its principal follows: "*deputy* to the mayor". "Her deputy,
    Voss" only says for whom Voss works."""
    following = words[index + 1] if index < len(words) - 1 else ""
    return (words[index] == "deputy" and following in {"to", "for", "at", "of"}) or (
        words[index] == "aide" and following == "to"
    )


def is_staff(words: list[str], index: int) -> bool:
    """Whether a lower-case word is the head noun of a position that the word before it makes an office: "chief
    *economist*", "presidential *aide*"."""
    if index == 0:
        return False
    if (kinds := _OFFICES_BY_KIND.get(words[index])) is not None:
        return words[index - 1].rstrip(".") in kinds
    is_trade = words[index] in _OCCUPATIONS and words[index - 1] in {"chief", "general"}
    return is_trade or ((words[index] in POSITIONS or words[index] == "aide") and words[index - 1] in _OF_STAFF)


def is_credential(words: list[str], index: int) -> bool:
    """Whether a lower-case word right before a name says what its bearer does, if a field or body is before it:
    "ceramics *specialist* Voss", "crime *novelist* Voss", "county *veterinarian* Voss"; "professor" needs none."""
    if words[index] in _RELATIONS:
        return index > 0 and words[index - 1] in _OF_A_FIRM
    return words[index] in POSITIONS | _TRADES or serves_body(words, index)


def is_profession(word: str) -> bool:
    """Whether a lower-case word alone is a profession without a body, which is no office."""
    return word != "professor" and not is_head(word) and word in POSITIONS | _TRADES | _OCCUPATIONS


def serves_body(words: list[str], index: int) -> bool:
    """Whether a word is an occupation and the one before it names the body it is for: "national team *doctor*"."""
    if index == 0 or words[index] not in _OCCUPATIONS:
        return False
    return words[index - 1] in _INSTITUTIONS or names_body(words[index - 1])


def position(
    text: str, words: list[tuple[int, str]], stop: int, ends_body: Callable[[int], bool] | None = None
) -> int | None:
    """The index of the first word, given with its offset, that is the head noun of a position at a named body or of an
    occupation for an owner: "senior *fellow* at the Harbor Institute", "the gang's *accountant*", "the BBC's Seoul
    *correspondent*". Nothing behind `stop` is read; `ends_body` says whether a body's name ends at an offset."""
    for index, (at, word) in enumerate(words):
        if _is_before_position([later.lower() for _, later in words[index + 1 : index + 3]]):
            continue
        is_occupation = word in _OCCUPATIONS
        if (word.lower() in POSITIONS or is_occupation) and _AT_A_BODY.match(text, at + len(word), stop):
            return index
        if word == "professor" and _OF_A_FIELD.match(text, at + len(word), stop):
            return index
        if word.lower() in POSITIONS and _AT_A_COMMON_BODY.match(text, at + len(word), stop):
            return index
        is_owned = text.endswith(" its ", 0, words[0][0]) or any(map(_is_common_owner, words[:index]))
        if (is_occupation or word in POSITIONS) and is_owned:
            return index
        if ends_body and word in POSITIONS and any(_is_body_owner(owner, ends_body) for owner in words[:index]):
            return index
    return None


def _is_before_position(following: list[str]) -> bool:
    """Whether a word is before the head noun of a position, as these words in lower case show: "*associate* research
    fellow"."""
    held = next((index for index, word in enumerate(following) if word in POSITIONS), None)
    return held is not None and PREPOSITIONS.isdisjoint(following[:held]) and "and" not in following[:held]


def _is_common_owner(word: tuple[int, str]) -> bool:
    """Whether a word, given with its offset, is a possessive in lower case: no "Korea's skater"."""
    return word[1] == "its" or (word[1][0].islower() and word[1].endswith(("'s", "’s", "s'", "s’")))


def _is_body_owner(word: tuple[int, str], ends_body: Callable[[int], bool]) -> bool:
    """Whether a word, given with its offset, is the possessive of a body's name."""
    return word[1].endswith(("'s", "’s")) and ends_body(word[0] + len(word[1]) - len("'s"))


def works_at(text: str, end: int) -> bool:
    """Whether a body is behind the name that ends there: "historian Carla Wendt *of Ostmark University*"."""
    return _OF_NAMED_BODY.match(text, end) is not None


def names_body(word: str) -> bool:
    """Whether a word is a common noun for a body: "council", "ministry"."""
    return _NAMES_BODY.fullmatch(word) is not None


def is_holder(word: str) -> bool:
    """Whether a lower-case word is a noun for a person by an occupation: "secretary", "analyst", "welder"."""
    return is_head(word) or word in POSITIONS or word in _OCCUPATIONS


def singular(word: str) -> str:
    """A lower-case plural without its ending: "ministers", "secretaries", "spokesmen"."""
    if word.endswith("men"):
        return f"{word[:-3]}man"
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def lower_words(text: str, start: int, end: int) -> list[str]:
    """The words of a span in lower case, without the full stops of abbreviations."""
    return [word.rstrip(".").lower() for word in _WORD.findall(text, start, end)]


def is_past(phrase: str) -> bool:
    """Whether the words of an office say that it is no longer held. "The former president's aide" may still be one."""
    return _PAST.search(_FORMER_OWNER.sub(_without_former, phrase)) is not None


def _without_former(owner: re.Match[str]) -> str:
    """The words of an owner without the time if it is a person by an office: not of "former *people's* deputy"."""
    words = (_POSSESSIVE.sub("", word) for word in owner["owner"].lower().split())
    return owner["owner"] if any(is_head(word) or is_head(singular(word)) for word in words) else owner[0]


def is_contempt(text: str, start: int, end: int) -> bool:
    """Whether a word of contempt is in a phrase or right before it."""
    before = lower_words(text, max(0, start - 24), start)[-1:]
    return not _INSULTS.isdisjoint(before + lower_words(text, start, end))


def is_tied(text: str, start: int, name: int) -> bool:
    """Whether a preposition after `start` makes the name at `name` a part of an office: "adviser *to President*
    Trump"."""
    if _OF_BODY.search(text, start, name):
        return True
    tie = _TIE.search(text, start, name)
    if tie is None:
        return False
    title = (tie["title"] or tie["post"] or "").strip(" .").lower()
    if tie["by"] == "of" and tie["kind"] and is_rank([title]):
        return False  # "Chief of Staff *Gen.* Voss"
    return not title or title in _COURTESY or is_head(title)


def until_the_time(text: str, end: int) -> int:
    """The end of a phrase with its time after it: "at the time", ", 2010-2013", "until last year"."""
    behind = _AT_THE_TIME.match(text, end) or _UNTIL.match(text, end)
    return behind.end() if behind else end


def until_the_change(text: str, end: int) -> int:
    """The end of a phrase that says how somebody lost an office, with its time: "resigned as mayor *in May*"."""
    behind = _WHEN.match(text, end)
    return behind.end() if behind else end
