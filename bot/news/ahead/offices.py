"""Whose visit it is: the offices that a sentence on a coming event names, in any language."""

from __future__ import annotations

from bot.lang.folding import one_form
from bot.lang.unspaced.forms import unspaced_regex

_OFFICES = (
    (
        "foreign",
        unspaced_regex(
            r"\b(?:[Ff]oreign\s(?:[Aa]ffairs\s)?[Mm]inister|[Ss]ecretary\sof\s[Ss]tate|[Ff]oreign\s[Ss]ecretary)s?\b(?!['’]s\s)"
            r"|외(?:교|무)?(?:부\s?)?장관|외무상|외교부장|国務長官|外相|外務大臣|外交部長|外長|国务卿"
        ),
    ),
    (
        "defence",
        unspaced_regex(
            r"\b(?:[Dd]efen[cs]e\s(?:[Mm]inister|[Ss]ecretary|[Cc]hief)|[Ss]ecretary\sof\s[Dd]efen[cs]e)\b(?!['’]s\s)"
            r"|국방(?:부\s?)?장관|국방상|방위상|국방부장|国防(?:相|長官|部長)|防衛相|防長"
        ),
    ),
    (
        "finance",
        unspaced_regex(r"\b[Ff]inance\s[Mm]inisters?\b(?!['’]s\s)|재무(?:부\s?)?장관|재무상|財務?相|財政?部長|財長"),
    ),
    ("head", unspaced_regex(r"\b(?:[Pp]rime\s[Mm]inister|[Pp]remier)s?\b(?!['’]s\s)|총리|首相|総理")),
    (
        "president",
        unspaced_regex(
            r"\b(?<![Vv]ice\s)(?<![Vv]ice-)[Pp]residents?\b(?!['’]s\s)|대통령(?!실)|大統領(?!府)|総統(?!府)"
        ),
    ),
)


def offices(words: str) -> frozenset[str]:
    """The offices of those who travel or meet, by one name for all languages."""
    form = one_form(words)
    return frozenset(name for name, pattern in _OFFICES if pattern.search(form))


def may_be_of_one(words: str, others: str) -> bool:
    """Whether two sentences name an office in common, or one names none."""
    mine, theirs = offices(words), offices(others)
    return not mine or not theirs or not mine.isdisjoint(theirs)
