"""English words after or before a person's name that report a death or a loss of office.

after the name       X *died*, X, a poet, *was dismissed*, X, who *resigned on Friday*
before the name      the president *dismissed Defence Minister* X, *accepted the resignation of* X
"""

from __future__ import annotations

from bot.lang.days import MONTH_NAME, WEEKDAY_NAME
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.entities.roles.office_words import (
    CLAUSE_END,
    CONNECTORS,
    DETERMINERS,
    HEADS,
    OF_A_TIME,
    PARTS,
    PREPOSITIONS,
    is_tied,
)

_BEFORE, _AHEAD = 120, 160
_BEHIND_NAME = r"(?:,\s[^,.;\n\"“”]{1,80},|,?\swho)?\s"
_WAS = r"(?:was|has been|had been)\s(?:since\s|later\s|then\s)?"
_DIED = regex(
    rf"{_BEHIND_NAME}(?:died(?!\s(?:down|away|out|off|laughing)\b)|passed away|committed suicide"
    rf"|{_WAS}(?:executed|assassinated|killed(?!\soff\b)))\b"
)
_AN_OPINION = r"\s(?:by\s[^,.;\n]{1,30}\s)?as\s(?:an?|too|just|mere\w*)\b"
"""Words after "dismissed": "dismissed by rivals *as a fool*"."""
_REMOVED = regex(
    rf"{_BEHIND_NAME}{_WAS}"
    rf"(?:dismissed(?!{_AN_OPINION}|\sfrom\s(?:the\s)?(?:hospital|class|court)\b)|fired(?!\s(?:up|upon|at)\b)"
    r"|purged|sacked(?!\s(?:twice|\w+\stimes)\b)|ousted|deposed|removed from (?:office|power|(?:his|her|the) post))\b"
)
_HARDLY = r"(?:near|hard|bare|scarce|narrow|virtual|practical|effective|initial)ly\b"
_POST = r"(?:post|job|office|cabinet|government|presidency|premiership)"
_NO_OFFICE = (
    r"(?:plane|train|bus|car|helicopter|jet|boat|ship|stage|podium|platform|rostrum|dais|race|campaign|contest)"
)
_WENT = regex(
    rf"{_BEHIND_NAME}(?:(?:has|had)\s)?(?:(?!{_HARDLY})\w+ly\s)?"
    r"(?:resigned(?!\s(?:him|her)self)|stepped\sdown|stood\sdown(?=\s(?:as|from|on|in|after|over|amid)\b|[.,])"
    rf"|quit(?=\s(?:as|on|after|over|(?:the|his|her)\s(?:\w+\s){{0,2}}{_POST})\b|[.,])|left\soffice(?!\sat\b))\b"
    rf"(?!\sfrom\s(?:the|an?|his|her)\s(?:[\w-]+\s)?{_NO_OFFICE}\b)"
)
_LONG_AGO = regex(r"\bin\s(?:[A-Z][a-z]+\s)?[12]\d{3}\b|\blast\syear\b|\b(?:years?|decades?)\s(?:ago|before|earlier)\b")
"""Words after a loss of office: one so old is not news, and the person may have had another office since."""
_WAS_SENT = regex(
    r"(?<![\w.’'-])(?P<before>[\w.’'-]{1,30})\s(?:dismissed|sacked|fired|ousted|(?P<removed>removed)"
    r"|(?:accepted|approved)\sthe\s(?:resignation|dismissal)\sof)"
    r"\s(?P<office>(?:(?:the|his|her|its|their)\s)?(?:[\w.'’-]{1,30}\s){1,7})$"
)
_NO_SUBJECT = (
    PREPOSITIONS
    | DETERMINERS
    | {"was", "were", "be", "been", "being", "and", "or", "former", "recently"}
    | {"newly", "once", "twice", "previously", "briefly", "nearly", "almost"}
)
"""Words before a participle: "loyal *to ousted* President", "*was dismissed*"."""
_GOVERNING = (
    (PREPOSITIONS - CONNECTORS - {"as", "than"})
    | {"about", "against", "around", "behind", "beside", "between", "beyond", "despite"}
    | {"into", "like", "near", "toward", "towards"}
)
"""Words whose object is the name after them. `is_tied` decides on those inside an office: "Minister *of* Defence"."""
_ADJECTIVES = frozenset({"leading", "ruling", "sitting", "serving", "reigning", "founding", "managing"})
_TIME = regex(rf"(?:{MONTH_NAME}|{WEEKDAY_NAME}|today|yesterday),?")
_CLAUSE_START = regex(r"[,.;:!?()\n\"“”—–]\s")
_WHO = regex(r",?\swho\s")
"""Words after a name that is the subject of the following words, even if it is an object of those before: "to replace
X, *who* resigned"."""
_FROM_OFFICE = regex(r"\sfrom\s(?:office|power|(?:his|her|the)\spost)\b")
_NOT_OBJECT = regex(r"['’]s?\b|\s(?:as|said|says|and)\b")
"""Words after a name that is not the one who was dismissed."""
_SENTENCE_START = regex(r"[.!?\n\"“”]\s+|^")


def english_fate(text: str, mention: Span) -> Span | None:
    """The words that report that the person named at `mention` died or lost office."""
    ahead = mention.end, mention.end + _AHEAD
    died = _DIED.match(text, *ahead)
    found = died or _REMOVED.match(text, *ahead) or _WENT.match(text, *ahead)
    if found is None:
        return _sent_away(text, mention)
    low = max(0, mention.start - _BEFORE)
    if is_tied(text, low, mention.start):
        return None
    if _WHO.match(found[0]) is None and _is_object(text[low : mention.start]):
        return None
    end = _clause_end(text, found.end())
    return None if died is None and _LONG_AGO.search(text, found.end(), end) else Span(mention.start, end)


def _is_object(before: str) -> bool:
    """Whether the words before a name show that it is not a subject: a preposition ("sponsored *by* Minister X"), a
    verb ("*guarding* Minister X", "to *oust* Minister X") or a relative clause ("the official *who* succeeded X")."""
    words = _CLAUSE_START.split(before)[-1].split()
    if "who" in words:
        return True
    while words and _is_of_title(words[-1]):
        words.pop()
    if not words or _TIME.fullmatch(words[-1]):
        return False
    before, last = (words[-2] if len(words) > 1 else ""), words[-1].lower()
    verb = before == "to" or (before in {"that", "which"} and last.endswith("ed"))
    return verb or last in _GOVERNING or (last.endswith("ing") and last not in _ADJECTIVES)


def _is_of_title(word: str) -> bool:
    if _TIME.fullmatch(word):
        return False
    low = word.lower()
    return word[0].isupper() or low in HEADS | PARTS | DETERMINERS or OF_A_TIME.fullmatch(f"{low} ") is not None


def _sent_away(text: str, mention: Span) -> Span | None:
    """The words that report that somebody dismissed the holder of an office: "dismissed Defence Minister X"."""
    low = max(0, mention.start - _BEFORE)
    verb = _WAS_SENT.search(text, low, mention.start)
    if verb is None or verb["before"].lower() in _NO_SUBJECT or not _is_office(verb["office"]):
        return None
    if _NOT_OBJECT.match(text, mention.end) or (verb["removed"] and not _FROM_OFFICE.match(text, mention.end)):
        return None
    starts = [one.end() for one in _SENTENCE_START.finditer(text, low, verb.start()) if one.end() or not low]
    end = _clause_end(text, mention.end)
    return Span(starts[-1], end) if starts and _LONG_AGO.search(text, mention.end, end) is None else None


def _is_office(words: str) -> bool:
    """Whether words before a name are an office: "his defence minister"."""
    tokens = words.split()
    if tokens[0] in DETERMINERS:
        tokens = tokens[1:]
    bare = [one.lower().strip("'’.") for one in tokens]
    named = (one[:1].isupper() or low in HEADS | PARTS | CONNECTORS for one, low in zip(tokens, bare, strict=True))
    return any(one in HEADS for one in bare) and all(named)


def _clause_end(text: str, at: int) -> int:
    closing = CLAUSE_END.search(text, at, at + _AHEAD)
    return closing.start() if closing else at
