"""English office phrases before a name: right before it, or set off by a comma."""

from __future__ import annotations

import re

from bot.lang.sentences import NOT_SERVING
from bot.regexes import is_of, regex
from bot.text.entities.roles.behind import UNTIL
from bot.text.entities.roles.borders import RoleBorders
from bot.text.entities.roles.modifiers import is_chosen, is_of_clause, tidy, with_fields, with_owner, with_under
from bot.text.entities.roles.office_ahead import office_at
from bot.text.entities.roles.office_words import (
    CONNECTORS,
    DETERMINERS,
    END,
    LOST,
    NEGATIONS,
    NOUNS_IN_S,
    PARTS,
    PAST_FORMS,
    PLURALS,
    POSTPOSED,
    PREPOSITIONS,
    TIME,
    heads,
    is_head,
    is_holder,
    is_tied,
    lower_words,
    position,
    serves_body,
    until_the_change,
)
from bot.text.entities.roles.titles import BACK, COURTESY, DESCENT, KIN, REACH, titles_before, with_time

_MOST_WORDS, _MOST_BEFORE_HEAD = 16, 6
_POSSESSIVES = ("'s", "’s", "s'", "s’")
"""Possessive endings right before a name, which then is part of the body of the office: "head of the bank's Marlow
unit"."""
_OWNER_END = regex(r"['’]s?\s")
"""Words after the name of somebody whose office it is: "Mayor *Calder's* chief of staff, Voss"."""
_TOKEN = regex(r"\S+")
_BREAK = regex(
    r"[;:!?()\"“”—–]|\n\n|--|\s-\s"
    r"|(?<![A-Z])(?<!\b(?:Lt|Mr|Ms|Dr|St))(?<!\b(?:Gen|Adm|Col|Maj|Mrs|Sen|Rep|Gov))\.\s"
)
_SHORT_TITLE = regex(
    r"(?<=, )(?:(?:Army|Navy|Air Force|Marine(?: Corps)?|Coast Guard|(?:Army )?National Guard|Space Force)\s)?"
    r"(?:(?:Rep|Sen|Gov|Amb|Gen|Lt|Col|Maj|Capt|Cmdr|Brig|Adm|Sgt|Supt|Insp)\.\s|(?:Rear|Vice|Vice-)\s){1,3}"
    rf"(?:{NOT_SERVING.pattern}\s)?$"
    r"|(?<=, )(?:(?:Chief|Senior|Detective|Deputy|Assistant)\s){0,2}"
    r"(?:Superintendent|Inspector|Constable|Cardinal)\s$"
    r"|(?<=, )(?:the\s)?(?:(?:Most|Right|Very|Rt\.?)\s)?(?:Professor(?:\sEmerit(?:us|a))?|Doctor|Baron|Count|Father"
    r"|Mother|Sister|Brother|Reverend|Rev\.|Venerable|Ven\.|Monsignor|Msgr\.|Pastor|Sheikh|Prince|Princess|Sir|Dame|Lord|Lady)\s$"
)
"""An abbreviated title beside the office, between a comma and a name: "the panel's chairman, *Rep.* Voss"."""
_COMMA = regex(r",\s")
_NEXT_TITLED = regex(r",\s(?:[A-Z][\w.-]{0,20}\s){1,4}")
_IN_CLAUSE = regex(r"\w.*\s(?:an?|the|its|his|her|their)\s$")
"""Words between another's name with a comma and an office that is not his: "Voss, *who met the* mayor, Ines Calder"."""
_CLOSED = regex(r"(?:,?\s(?:MP|KC|QC|Jr\.?|Sr\.?)(?=[\s,]))?(?:\s\([^()\n]{1,24}\))?\s*(?:[,.;:)–—]|$|of\b)")
_OF_A_CLAUSE = frozenset({"he", "she", "they", "we", "you", "be", "been", "being", "is", "was", "were", "had", "has"})
"""Words that are not part of an office: "had *he been* president, Voss said"."""
_ARTICLES = (["the"], ["a"], ["an"], ["its"], ["his"], ["her"], ["their"])
_SAYS = regex(r"\s(?:said|says|told|added)\b")
_WITH_OWNER = KIN | {"lawyer", "aide", "killer"}
_AS = regex(r"\b[Aa]s\s*")
_LOST_AS = regex(rf"(?:\w+ly )?((?i:{LOST})) as\s+(?:(?:the|an?)\s+)?")
_ANOTHER_AS = regex(r"\b(predecessor|forerunner|choice|pick|nominee|candidate|replacement) as\s*(?:(?:the|an?) )?$")
"""Words before an office that the person does not hold, or not any more."""
_SOUGHT = frozenset({"pick", "choice", "candidate", "contender", "favourite", "favorite", "hopeful", "frontrunner"})
"""Words before "for" and an office that somebody may get."""
_LEFT_AS = regex(
    r"\b(left(?: office)?|leaving(?: office)?|resign(?:ed|ing)|retir(?:ed|ing)|quit(?:ting)?|(?:stepp(?:ed|ing)"
    r"|stood|standing) down) as\s+(?:(?:the|an?)\s+)?(?=[^,]{1,80}$)"
)
"""Words that say that the holder gave the office up: "after he left office as governor, Nam …"."""
_GIVEN = regex(
    r"(?:Appointed|Named|(?:Re-)?[Ee]lected|Sworn in|Installed|Promoted|Inaugurated)(?:\s(?:as|to))?"
    r"\s(?:(?:the|an?)\s)?"
)
_NUMBER = regex(r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|several|some|both|\d{1,2})\s)+", re.IGNORECASE)
_JOINED = regex(r"(?:and|but|while|with|as well as)\s+")
_OF_A_STATE = r"(?:\sof\s(?:the\s)?[\w.]{2,20}(?=,?\s+and\s)|,?\s\(?[A-Z]{1,4}-[A-Z][\w.]{0,8}\)?|\s\([^()\n]{2,24}\))?"
"""Words after the name of one of a list: the state, the party and the state ("*R-Minn.*"), or what is in brackets."""
_JOINT = regex(rf"{_OF_A_STATE}(?:,?\s+and\s+|,\s+)")
_JOINT_BEFORE = regex(rf"{_OF_A_STATE}(?:,?\s+and\s+|,\s+)$")
_ATTACHMENT = regex(
    r"\s(?:in charge of|responsible for|of|for|on|without|in|at)\s(?P<article>(?:the|an?|its|his|her|their)\s)?"
    r"(?P<noun>[\w'’-]+(?:\s[\w'’-]+){0,6})$"
)
"""The end of an office phrase: a preposition and the body or field of the office."""
_INTERRUPTS = regex(r"\s(?:and|or)\b|,|\s[a-z]+,")
"""Words after a name that is in the middle of a list or of a clause."""
_SUBJECT = regex(
    r"\s*(?:[,.;:)”\"]|$)"
    r"|\s(?:said|says|told|tells|added|adds|was|is|has|had|will|would|did|does|and)\b"
    r"|\s[a-z]+\s(?:the|an?|its|his|her|their|that|it|[A-Z]\w*|\d+)\b"
)
_PAST = rf"(?:\w+ed|{'|'.join(sorted(PAST_FORMS))})"
_DETERMINED = regex(r"(?<!\w)(?:[Aa]n?|[Tt]he)\s(?:[A-Z][\w-]{0,20}\s){0,2}$")
_RELATIVE_CLAUSE = regex(
    rf"\s(?:(?:once|long|later|then|first|never|always|had|has|\w+ly)\s){{0,3}}"
    rf"(?:said\s(?:is|was|were|had|has)\b|{_PAST}(?:\s(?:on|in|at|last|this)(?:\s(?!(?:and|but|or|then)\b)\w{{1,16}}){{1,3}}?)?"
    rf"\s(?:(?:is|was|were|had|has|will|would|could|may|said)\b|{_PAST}(?=[.,;]|$|\s(?:an?|the|its|his|her|their|it|"
    rf"that|to|on|in|at|from|for|with|after|before|because|and|[A-Z]\w*|\d+)\b)))"
)
"""Words after a name: a verb without an object, and the verb of the office before the name: "the lawmaker Park *accused
denied it*"."""
_TRADE = regex(
    rf"(?<=, )(?P<time>{TIME})?(?:the\s)?(?P<native>[A-Z][a-z]+(?:an|ese|i|ine|ish|ch)\s)?"
    r"(?:(?:[A-Z][\w’'-]{1,20}\s){0,3}(?:[a-z-]+\s)?(?P<noun>[a-z-]+)\s)?$"
)
_CALLED = regex(r"(?<=, )(?:(?:also|better|only|widely)\s)?(?:known|identified)(?:\s(?:only|locally|simply))?\sas\s$")
"""Words between a comma and a name that is another one of the holder: "the faction's leader, *known as* Mordazo"."""
_HONOURED = frozenset({"laureate", "winner", "medalist", "medallist", "champion"})
_ASIDE_END = regex(r",\s(?P<word>[a-z-]+)\b|[.)]|$")
_LONGEST_LIST, _LONGEST_JOINT, _LONGEST_TITLE = 12, 36, 24
"""The most names of a list; characters between two of them; characters of the title before them."""
_OTHERS = regex(r"(?:\s\([^)]{1,20}\))?(?:,\s\d{1,3})?,\s*$")


def adjacent(text: str, start: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The phrase that ends right before the name, or before the list of names that it is in: titles, capitals and
    connectors, read from right to left."""
    first = _first_of_list(text, start, borders)
    span = titles_before(text, start, borders, plural=False) if first == start else None
    is_listed = first != start or text[max(0, start - _LONGEST_TITLE) : start].rstrip().rpartition(" ")[2][:1].isupper()
    if span is None and (is_listed or _opens_list(text, borders.name_at(start), borders)):
        span = titles_before(text, first, borders, plural=True)
    if span is None and first == start:
        span = _attached(text, start, borders)
    if span is None or text.endswith(_POSSESSIVES, 0, span[1]):
        return None
    return span if _is_closed(text, span, borders.name_at(start) or start) else None


def _attached(text: str, start: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The phrase right before a name whose last words are in lower case and belong to a preposition: "*head of consular
    affairs* Bastian Krohn"."""
    courtesy = COURTESY.search(text, max(0, start - 20), start)
    stop = (courtesy.start() if courtesy else start) - 1
    if stop < 1 or text[stop] != " ":
        return None
    floor = _last_other(text, max(0, start - BACK), stop, borders)
    if not _ATTACHMENT.search(text, floor, stop):
        return None  # sooner than the search for the clause
    begin = _clause_start(text, floor, stop)
    if floor in borders.people and _OTHERS.fullmatch(text, floor, begin):
        return None
    span = _phrase(text, begin, stop, borders)
    if span is None or (parts := _ATTACHMENT.search(text, *span)) is None:
        return None
    words = parts["noun"].lower().split()
    is_verb = words[-1] in PAST_FORMS or (words[-1].endswith("s") and words[-1] not in NOUNS_IN_S)
    is_open = "to" in words or words[-1] in CONNECTORS | DETERMINERS | PREPOSITIONS
    is_of_several = not PLURALS.isdisjoint(lower_words(text, *span))
    return None if is_verb or is_open or is_of_several or any(map(is_of_clause, words)) else span


def _is_closed(text: str, span: tuple[int, int], end: int) -> bool:
    """Whether the name that ends at `end` is not the subject of a relative clause without its pronoun: no "the director
    of the institute *Kim founded*". Without articles before the office and what it is of there can be no such clause;
    else a punctuation mark must follow the name, or its verb must have an object or be one of speech."""
    if _DETERMINED.search(text, max(0, span[0] - 48), span[0]) and _RELATIVE_CLAUSE.match(text, end):
        return False
    parts = _ATTACHMENT.search(text, *span)
    if parts is None or not parts["noun"].split()[-1][0].islower():
        return True
    is_owned = _OWNER_END.search(text, span[0], parts.start()) is not None
    is_determined = not is_owned and text[max(0, span[0] - 4) : span[0]].lower().endswith("the ")
    if not (is_determined or (is_owned and parts["article"])):
        return True
    return _SUBJECT.match(text, end) is not None


def _first_of_list(text: str, start: int, borders: RoleBorders) -> int:
    """The start of the first name of a list that goes on with the name at `start`: "*Vice-Premiers Ri and* Kim"."""
    first = start
    for _ in range(_LONGEST_LIST):
        joint = _JOINT_BEFORE.search(text, max(0, first - _LONGEST_JOINT), first)
        if joint is None or (before := borders.people.get(joint.start())) is None:
            break
        first = before
    return first


def _opens_list(text: str, end: int | None, borders: RoleBorders) -> bool:
    """Whether another name is joined to the one that ends there."""
    joint = _JOINT.match(text, end) if end is not None else None
    return joint is not None and borders.name_at(joint.end()) is not None


def apposed(text: str, start: int, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The phrase before a comma and the name, if the name closes the apposition or "as" opens it: "the minister of
    trade, Ines Calder, …", "As prime minister, Arthur Pell …"; or the plural before a list that the name is in: "two
    former governors, Ri and Kim"."""
    if (of_all := _apposed_to_list(text, start, end, borders)) is not None:
        return of_all
    is_alone = not (text.startswith((", and ", " and "), end) or _goes_on(text, end, borders))
    title = _SHORT_TITLE.search(text, max(0, start - _LONGEST_JOINT), start) if is_alone else None
    courtesy = title or COURTESY.search(text, max(0, start - 20), start)
    comma = _without_trade(text, courtesy.start() if courtesy else start, end) - 2
    if not _COMMA.match(text, comma):
        return None
    floor = _last_other(text, max(0, start - BACK), comma, borders)
    breaks = [match.end() for pattern in (_BREAK, _COMMA) for match in pattern.finditer(text, floor, comma)]
    begin = max(breaks, default=floor)
    lost = _LOST_AS.match(text, begin, comma) or _LEFT_AS.search(text, begin, comma)
    if (change := _GIVEN.match(text, begin, comma) or lost or UNTIL.match(text, begin, comma)) is not None:
        span = _changed(text, change, comma, borders)
        return None if is_of(change, UNTIL) and _is_of_other(text, change, (comma, end)) else span
    for clause in END.finditer(text, max(0, begin - 1), comma):
        begin = clause.end()
    if (joined := _JOINED.match(text, begin, comma)) is not None:
        begin = joined.end()
    elif floor in borders.people and _OTHERS.fullmatch(text, floor, begin):
        span = _phrase(text, begin, comma, borders)
        return span if span and _CLOSED.match(text, end) and _IN_CLAUSE.match(text, begin, span[0]) else None
    opened = _AS.search(text, max(0, begin - 4), begin) or _AS.match(text, begin, comma)
    if opened:
        return _opened_by_as(text, max(begin, opened.end()), comma, borders)
    if not _CLOSED.match(text, end):
        span = _phrase(text, begin, comma, borders) if _SAYS.match(text, end) else None
        return span if span and span[0] == begin else None
    return _phrase(text, begin, comma, borders)


def _goes_on(text: str, end: int, borders: RoleBorders) -> bool:
    """Whether the name that ends there is one of a list with titles: "the mayor, Gen. Ames, *Judge Stone*"."""
    titles = _NEXT_TITLED.match(text, end)
    return titles is not None and borders.begins_name(titles.start() + 2, titles.end() + 1)


def _without_trade(text: str, start: int, end: int) -> int:
    """The start of a trade, or of where somebody is from, that is alone between a comma and a name: "the jury's
    chairman, *retired judge* Voss", "the coach, *the German* Voss", "the leader, *Nobel laureate* Voss". If "and" or
    another trade follows the name, it is the next of a list."""
    if (called := _CALLED.search(text, max(0, start - _LONGEST_JOINT), start)) is not None:
        return called.start()
    trade = _TRADE.search(text, max(0, start - _LONGEST_JOINT), start)
    behind = _ASIDE_END.match(text, end)
    if trade is None or behind is None or behind["word"] == "and" or is_holder(behind["word"] or ""):
        return start
    noun = trade["noun"]
    if noun is None:
        return trade.start() if trade["native"] else start
    is_trade = (trade["time"] or is_holder(noun) or noun in DESCENT | _HONOURED) and not is_head(noun)
    return trade.start() if is_trade else start


def _changed(text: str, change: re.Match[str], comma: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The office after words that say that it was given, lost or held once; those of loss and time are part of it."""
    span = office_at(text, change.end(), borders)
    if span is None or is_of(change, _GIVEN):
        return span
    if is_of(change, UNTIL):
        return (change.start(), comma) if span[1] == comma else None
    return change.start(1), until_the_change(text, span[1])


def _is_of_other(text: str, until: re.Match[str], name: tuple[int, int]) -> bool:
    """Whether what follows words of time, up to the comma before a name, is a clause ("Once the minister left, Voss
    spoke") or the subject of one that the name interrupts or is listed in ("At the time the minister, Voss recalled,
    was abroad")."""
    comma, end = name
    if not PAST_FORMS.isdisjoint(lower_words(text, until.end(), comma)):
        return True
    return until.group().endswith("the ") and _INTERRUPTS.match(text, end) is not None


def _opened_by_as(text: str, begin: int, comma: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The office after "as", with the noun before that which says that another person holds it: "Park's *predecessor as
    governor*"."""
    span = _phrase(text, begin, comma, borders)
    another = _ANOTHER_AS.search(text, max(0, begin - 24), begin)
    return (another.start(1), span[1]) if span and another else span


def _apposed_to_list(text: str, start: int, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The office in the plural before a comma and the list of names that the name at `start` is in."""
    first = _first_of_list(text, start, borders)
    comma = first - 2
    if not _COMMA.match(text, comma) or not (first != start or _opens_list(text, end, borders)):
        return None
    floor = _last_other(text, max(0, first - BACK), comma, borders)
    return _phrase(text, _clause_start(text, floor, comma), comma, borders, plural=True)


def _clause_start(text: str, floor: int, stop: int) -> int:
    """The place after the last punctuation or verb in text[floor:stop]; the patterns see a letter of the name after
    it."""
    found = (match.end() for pattern in (_BREAK, _COMMA, END) for match in pattern.finditer(text, floor, stop + 2))
    return max((at for at in found if at <= stop), default=floor)


def _last_other(text: str, low: int, high: int, borders: RoleBorders) -> int:
    """The end of the last name in a stretch of the text that is not part of an office; `low` if there is none."""
    for name in reversed(borders.names(low + 1, high)):
        if not is_tied(text, low, borders.people[name]) and not _OWNER_END.match(text, name):
            return name
    return low


def _phrase(text: str, begin: int, stop: int, borders: RoleBorders, *, plural: bool = False) -> tuple[int, int] | None:
    """The office phrase at the end of text[begin:stop]: the words that may belong to its first head noun, up to the
    end; in the plural if `plural`."""
    words = list(_TOKEN.finditer(text, begin, stop))[-_MOST_WORDS:]
    lowered = [word.group().strip(".,'’").lower() for word in words]
    joint = _last_joint(lowered, plural=plural)
    words, lowered = words[joint:], lowered[joint:]
    if not words or not _WITH_OWNER.isdisjoint(lowered):
        return None
    found = heads(lowered, plural=plural)
    spelled = [(word.start(), word.group()) for word in words]
    if not plural and (held := position(text, spelled, stop, borders.ends_body)) is not None:
        found = sorted({*found, held})
    if not plural:
        found = sorted({*found, *(index for index in range(len(words)) if serves_body(lowered, index))})
    for index in found:
        if plural and is_head(lowered[index]):
            continue
        following = lowered[index + 1] if index + 1 < len(words) else ""
        if following in POSTPOSED:
            following = lowered[index + 2] if index + 2 < len(words) else ""
        if following and following not in PREPOSITIONS | {"and"} and not is_head(following):
            continue
        first = _first(words, lowered, index)
        is_sought = first > 1 and lowered[first - 1] == "for" and lowered[first - 2] in _SOUGHT
        if is_sought or not NEGATIONS.isdisjoint(lowered) or not _OF_A_CLAUSE.isdisjoint(lowered[first:index]):
            return None
        reach = max(0, words[first].start() - REACH)
        at = with_under(text, with_fields(text, words[first].start(), reach), reach)
        at = with_owner(text, at, min(at, words[0].start()))
        if plural and (count := _NUMBER.match(text, at)) is not None:
            at = count.end()
        return tidy(text, with_time(text, at, max(0, at - REACH)), stop, borders.countries)
    return None


def _last_joint(words: list[str], *, plural: bool) -> int:
    """The index after the last "and" that joins two persons: after somebody's relative or aide, or before an office
    with an article of its own ("the mayor and *the head of the party*")."""
    joints = [at + 1 for at, word in enumerate(words) if word == "and"]
    if joints and not _WITH_OWNER.isdisjoint(words):
        return joints[-1]
    return next(
        (at for at in reversed(joints) if words[at : at + 1] in _ARTICLES and heads(words[at:], plural=plural)), 0
    )


def _first(words: list[re.Match[str]], lowered: list[str], index: int) -> int:
    """The first word of a phrase whose head noun has an index: after a determiner, a preposition, a possessive or a
    verb, else the first of the clause."""
    for at in range(index - 1, max(-1, index - _MOST_BEFORE_HEAD), -1):
        word = lowered[at]
        possessive = words[at].group().endswith(("'s", "’s", "s'", "s’"))
        is_verb = word.endswith("ed") and word not in PARTS and not is_chosen(lowered, at)
        if word in DETERMINERS or word in PREPOSITIONS or possessive or is_verb:
            return at + 1
    return max(0, index - _MOST_BEFORE_HEAD + 1)
