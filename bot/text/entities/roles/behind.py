"""English office phrases after a name: an apposition, a relative clause, brackets or dashes."""

from __future__ import annotations

import re

from bot.regexes import is_of, regex
from bot.text.entities.roles.borders import RoleBorders
from bot.text.entities.roles.office_ahead import AHEAD, closing, office_at, present_at, without_loose_end
from bot.text.entities.roles.office_words import (
    BODY,
    CLAUSE_END,
    END,
    OF_A_TIME,
    PARTS,
    TIME,
    is_head,
    is_holder,
    is_tied,
    until_the_time,
)

_MOST_PARTS = 4
"""The most parts of an apposition that are searched: "a nurse by training, former mayor of …"."""
_AGE = (
    r"(?:,?\s+(?:MP|MEP|MSP|MLA|TD|KC|QC|Jr\.?|Sr\.?|PhD|CBE|OBE)(?=[\s,(]))?"
    r"(?:\s*\((?![a-z])[^)]{1,20}\))?(?:,\s+(?:aged\s+)?\d{1,3}(?=,))?"
)
_AND_OTHER = regex(r"(?:,\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}){0,12},?\s+and\s+other\s+")
_ARE = regex(r",?\s+(?:who\s+)?are\s+(?:(?:both|all|also|now)\s+)?")
"""Words between a list of names and what all of them are."""
_ARTICLE = r"(?P<article>(?:the|an?|its|his|her|their|our)\b)?\s*"
_APPOSITION = regex(
    rf"{_AGE}(?:,\s+|\s*\(|\s+[–—]\s*|\s*—\s*|\s+--?\s+)"
    rf"(?:(?:now|also|currently|himself|herself|for (?:\w+ ){{1,3}}years)\s+)?{_ARTICLE}"
)
_COUNT = regex(r"(?:two|three|four|five|six)\s(?!of\b)")
"""How many persons of a list hold an office: "the *two* vice-presidents"."""
_NEXT_PART = regex(
    rf"(?:,\s+(?:and\s+)?|\s+and\s+)(?:(?:also|currently|now|later)\s+)?{_ARTICLE}(?P<timed>{TIME})?(?P<word>[\w-]+)"
)
_IS = (
    r"(?:(?:is(?: in (?:his|her) \w+ (?:term|year) as)?|serves as|has been|has served as|became|doubles as)"
    r"|(?P<past>was|had been|served as|had served as|used to be|worked as|acted as))\s+(?:also\s+|now\s+|still\s+)?"
    r"(?:(?:the|an?|its|his|her|their)\s+)?"
)
_ADVERBS = (
    r"(?:(?:also|now|currently|later|briefly|once|previously|then"
    r"|(?:until|since|from) (?:(?:last|early|late|mid) )?(?:\w+ )?[\w-]+(?=,? (?:is|was|has|had|serve|head|le"
    r"|chair|direct|command|over|ran|run)))"
    r",?\s+)*"
)
_RELATIVE = regex(
    rf"{_AGE},?\s+who\s+(?:(?:(?!and\b)[\w'’-]+\s){{1,8}}and\s(?=is|has|was|had|serv|used))?{_ADVERBS}{_IS}"
)
_LEADS = regex(
    rf"{_AGE},?\s+who\s+(?:(?:(?!and\b)[\w'’-]+\s){{1,8}}and\s(?=(?:now|currently)\s))??{_ADVERBS}"
    r"(?P<clause>(?:heads|leads|chairs|directs|commands|oversees|runs|headed|led|chaired|directed|commanded"
    r"|oversaw|ran|has (?:headed|led|chaired|directed|commanded|overseen))"
    r"\s+(?:(?:the|an?|its|his|her|their|[A-Z][\w.]*['’]s?)\s|(?<=s )(?=[A-Z])))"
)
"""A relative clause that says what somebody heads; without a determiner only in the present tense, since "who led
Harbor United" may tell of a success."""
_UNDER_ANOTHER = regex(r"\sunder\s")
"""In such a clause, before the name of whoever was above at the time: "who ran the agency *under* President Pell"."""
_ACTING_AS = regex(
    r"(?:acting|serving|doubling|standing in|sitting in|filling in|sacked|fired|dismissed|removed|ousted|suspended"
    r"|retired|impeached) as\s+(?:the\s+)?"
    r"|(?:identified|described|named|listed|introduced|billed|known|referred to)(?:\s(?:only|there|then"
    r"|by [^,.;:\n]{2,40}?))? as\s+(?:(?:the|an?|its|his|her)\s+)?"
)
"""The beginning of an apposition that says how an office is held, that it was lost, or who says that it is held."""
UNTIL = regex(
    r"(?:[Uu]ntil (?:recently|now|last \w+|(?:\w+ )?\d{4}|[A-Z]\w+)|[Pp]reviously|[Ff]ormerly|[Tt]hen|[Oo]nce"
    r"|[Aa]t (?:the|that) (?:time|point)),?\s+(?:(?:the|an?)\s+)?"
)
"""A time and an article before an office that was held until then."""
_BARE = regex(r"\s(?=[a-z])")
_YET_TO_GIVE = regex(
    r"(?:\b(?:to|will|would|can|could|may|might|must|should|not|never)|n['’]t)\s(?:\w+ly\s)?(?:make|name|appoint"
    r"|reappoint|elect|promote|nominate|install|confirm|choose|pick)\s(?:[A-Z][\w.-]*\s){0,2}$"
)
_OF_BODY = regex(
    r"(?:\s(?:of|from|at|with)\s(?:the\s)?(?:[a-z][\w-]*\s){0,3}[A-Z][\w.&'’-]*(?:\s(?!who\b|which\b|that\b)[\w.&'’-]+){0,8}"
    r"|,\s[A-Z]{1,4}-[A-Z][\w.]*(?:\s[A-Z]\w+)?)(?=,\s)"
)
"""Words between a name and its apposition."""
_TRADE = regex(rf"{_AGE},\s(?:an?|the)(?:\s(?!(?:of|and|who|to|an?|the|his|her|their)\b)[\w’'-]+){{1,5}}(?=\swho\s)")
"""An apposition before a relative clause that is about the same person: no "a friend of a man who is mayor" and no
"a lawyer for the miner who leads the union"."""
_NO_OFFICE = regex(
    r"^(?:he|she|they|it|one|another|along|together|unlike|like|except|including|who|which|whose|where|when|in|on|at|with|and|but|while|after|before|as|by|both|all|some|two"
    r"|is|was|has|had|will|would|said|says|told)(?![\w-])"
)
_BODIES = regex(r"(?:, (?:the )?[A-Z][\w.&’'-]*(?: (?:[A-Z][\w.&’'-]*|of|for|and|on|in|the|&)){0,8}){1,3}(?=\)|\n|$)")
_JOINT = regex(r",?\s+and\s+|,\s+")
_POSITION_AND = regex(
    r"(?P<words>[\w'’-]+(?: [\w'’-]+){0,3}?) (?:of|in|on|for|at|with) (?:(?! and )[^,.;:\n]){2,60} and"
    r" (?:also )?(?:an? |the )?$"
)
"""A position with its body, up to the office that is joined to it."""


def apposed(text: str, start: int, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The apposition, relative clause, brackets or bare phrase after a name, or after the last name of a list: "Kim
    Yong Bok and Ri Chang Ho, *deputy chiefs of the General Staff*"."""
    last = _last_of_list(text, end, borders)
    if last > end or text.endswith("and ", 0, start):
        opening = _APPOSITION.match(text, last)
        first = _behind_count(text, opening.end()) if opening else last
        is_noun = opening is not None and not _NO_OFFICE.match(text[first : first + 12])
        span = office_at(text, first, borders, clause=False, plural=True) if is_noun else None
        if span is None and (are := _ARE.match(text, last)) is not None:
            span = office_at(text, are.end(), borders, strict=True, plural=True)
        if span is not None or last > end:
            return span or _alone(text, end, borders)
    return _alone(text, end, borders)


def _behind_count(text: str, start: int) -> int:
    count = _COUNT.match(text, start)
    return count.end() if count else start


def of_all(text: str, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The office that closes a list of names: "Ri, Kim *and other officials of the ministry*"."""
    opening = _AND_OTHER.match(text, end)
    return office_at(text, opening.end(), borders, plural=True) if opening else None


def led(text: str, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The clause "who *heads the ministry's bureau*" after a name, if it names a body."""
    ends = (end, behind_the_body(text, end, borders), _behind_the_trade(text, end, borders))
    clause = next((found for at in ends if at is not None and (found := _LEADS.match(text, at))), None)
    if clause is None:
        return None
    start = clause.end("clause")
    stop = closing(text, start, borders)
    stop = stop if stop is not None else min(len(text), start + AHEAD)
    if (reign := _UNDER_ANOTHER.search(text, start, stop)) is not None and borders.names(reign.end(), stop):
        stop = reign.start()
    if borders.names(start + 1, stop) or not (BODY.match(text, start, stop) or borders.begins_body(start)):
        return None
    return clause.start("clause"), until_the_time(text, without_loose_end(text, start, stop))


def _last_of_list(text: str, end: int, borders: RoleBorders) -> int:
    """The end of the last name of the list that goes on after a name with "and"."""
    at = last = end
    while (joint := _JOINT.match(text, at)) is not None and (named := borders.name_at(joint.end())) is not None:
        at = named
        if "and" in joint.group():
            last = at
    return last


def _alone(text: str, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The office of this person alone, beside the name or after the body that the name is of."""
    if (found := _beside(text, end, borders)) is not None:
        return found
    body = behind_the_body(text, end, borders)
    if body is not None and (found := _beside(text, body, borders)) is not None:
        return found
    trade = _behind_the_trade(text, end, borders)
    clause = _RELATIVE.match(text, trade) if trade is not None else None
    return _relative(text, clause, borders) if clause else None


def behind_the_body(text: str, end: int, borders: RoleBorders) -> int | None:
    """The end of the body, party or state after a name, before a comma: "Luis Ferrer *of the Barcelona port*,", "Sen.
    Ruth Calloway, *D-Oregon*,"; None if there is none."""
    body = _OF_BODY.match(text, end)
    return None if body is None or borders.names(end + 1, body.end() + 2) else body.end()


def _behind_the_trade(text: str, end: int, borders: RoleBorders) -> int | None:
    """The end of the description after a name, before a relative clause about the same person: "Ana Silva, *a retired
    nurse* who is …"; None if there is none."""
    trade = _TRADE.match(text, end)
    return None if trade is None or borders.names(end + 1, trade.end()) else trade.end()


def _beside(text: str, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    if (clause := _RELATIVE.match(text, end)) is not None:
        return _relative(text, clause, borders)
    opening = _APPOSITION.match(text, end)
    if opening is not None:
        return _apposition(text, opening, borders)
    bare = _BARE.match(text, end)
    if bare is None or is_yet_to_be_given(text, borders.people.get(end, end)):
        return None
    return office_at(text, bare.end(), borders, strict=True)


def is_yet_to_be_given(text: str, start: int) -> bool:
    """Whether the verb before the name at `start` only speaks of giving an office: "vowed *to make* Kim governor"."""
    return _YET_TO_GIVE.search(text, max(0, start - 60), start) is not None


def _apposition(text: str, opening: re.Match[str], borders: RoleBorders) -> tuple[int, int] | None:
    """The office in an apposition: in its first part, or in one that a comma or "and" joins to it."""
    if (kept := UNTIL.match(text, opening.end()) or _ACTING_AS.match(text, opening.end())) is not None:
        span = office_at(text, kept.end(), borders)
        if span is not None and (now := present_at(text, *span)) is not None:
            return office_at(text, now, borders)
        if span is not None or is_of(kept, _ACTING_AS):
            return span and (opening.end(), span[1])
    part: int | None = opening.end()
    clause = opening["article"] in (None, "a", "an")
    for _ in range(_MOST_PARTS):
        if part is None or _NO_OFFICE.match(text[part : part + 12]):
            return None
        if (span := office_at(text, part, borders, clause=clause)) is not None:
            if _is_one_with(text, opening.end(), span):
                return opening.end(), span[1]
            return span[0], _with_bodies(text, span[1], borders)
        part, clause = _next_part(text, part, borders), False
    return None


def _with_bodies(text: str, end: int, borders: RoleBorders) -> int:
    """The end of an office with its bodies after commas, up to the end of a line or bracket: "(Director, *Arms Control
    Program, Harbor Institute*)"."""
    listed = _BODIES.match(text, end)
    return end if listed is None or borders.names(end, listed.end() + 1) else listed.end()


def _is_one_with(text: str, start: int, span: tuple[int, int]) -> bool:
    """Whether the office in text[span] is what "and" joins to a position that begins at `start`: "*a professor of law
    and* chair of the board". A trade alone ("a banker and"), or a former office, is not joined."""
    joined = _POSITION_AND.match(text, start, span[0])
    if joined is None or OF_A_TIME.match(text, span[0]):
        return False
    return is_holder(joined["words"].rpartition(" ")[2].lower())


def _next_part(text: str, start: int, borders: RoleBorders) -> int | None:
    """Where the next part of an apposition begins whose part at `start` is not an office: after "and" or a comma, with
    an article, a word of time or a title, since a verb may follow there as well."""
    closing = END.search(text, start, start + AHEAD)
    stop = closing.start() if closing else start
    joined = _NEXT_PART.search(text, start, stop)
    if joined is None and closing is not None and closing.group() == ",":
        joined = _NEXT_PART.match(text, stop)
    if joined is None or any(
        not is_tied(text, start, borders.people[name]) for name in borders.names(start + 1, joined.start())
    ):
        return None
    is_noun = joined["article"] or joined["timed"] or joined["word"] in PARTS or is_head(joined["word"])
    return joined.start("timed") if joined["timed"] else joined.start("word") if is_noun else None


def _relative(text: str, clause: re.Match[str], borders: RoleBorders) -> tuple[int, int] | None:
    """The office of "who is …"; of "who was …" with the verb and the words of time in the clause."""
    span = office_at(text, clause.end(), borders)
    if span is None or not clause["past"]:
        return span
    closing = CLAUSE_END.search(text, span[1], span[1] + AHEAD)
    stop = closing.start() if closing else span[1]
    return clause.start("past"), stop
