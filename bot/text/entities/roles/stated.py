"""English offices that a verb or noun gives to a person or takes away: "was appointed …", "resigned as …"."""

from __future__ import annotations

import re

from bot.lang.days import MONTH_NAME, PERIOD
from bot.regexes import regex
from bot.text.entities.roles.behind import is_yet_to_be_given
from bot.text.entities.roles.borders import RoleBorders
from bot.text.entities.roles.office_ahead import office_at
from bot.text.entities.roles.office_words import (
    LOST,
    OF_A_TIME,
    PARTS,
    PREPOSITIONS,
    is_head,
    is_holder,
    lower_words,
    until_the_change,
)
from bot.text.entities.roles.titles import RELATIVES
from bot.text.word_lists import wordlist

_GIVE = (
    r"(?:re-?)?(?:appointed|named|elected|sworn in|installed|inaugurated|promoted|confirmed|chosen|selected|made|hired)"
)
_PROPOSE = r"(?:nominated|picked|tapped|designated|proposed)"
_LEAVE = r"(?:resigned|retired|quit|stepped down|stood down|(?:resigning|retiring|(?:stepp|stand)ing down))"
_ARTICLE = r"(?:(?:the|an?|its|his|her|their|South Korea['’]s|North Korea['’]s)\s+)?"
_AUXILIARY = "has|had|is|was|were|been|being|then|later|again|formally|officially|unanimously|recently"
_VERB = regex(
    r"(?:,\s+[^,.;\n]{1,60},|,?\s+who)?\s+"
    rf"(?:(?:(?:{_AUXILIARY})\s+){{1,5}}(?=\w)"
    rf"|(?=(?:re-?)?elected|sworn|{_LEAVE}|became|becomes|take|took|serv|spent|had|used|nominated|succeed|replac))"
    rf"(?:(?:{_GIVE}|became|becomes|take[ns]? over|took over|takes office|took office|serv(?:es|ing)"
    r"|(?:succeed|replac)(?:e?s|ed)(?:\s(?:[A-Z][\w.-]{0,20}|him|her)){1,4}(?=\sas\s))(?:\s+on\s+\w+day)?"
    r"(?:\s+(?:to be|to|as))?"
    r"|(?P<keep>(?:served|spent) (?:[\w-]+ ){1,4}?(?:terms?|years|months|decades|seasons) as|"
    rf"{_PROPOSE}(?:\s+(?:as|to be))?|(?:{_LEAVE}|{LOST})\s+(?:(?:last|this|on|in"
    rf"|earlier)\s\w+(?:\s\d{{4}})?\s)?(?:as"
    rf"|of (?:his|her) (?:posts?|duties|command) as|from(?:\s+(?:the|his|her)\s+posts?\s+as)?)"
    rf"|served as|used to be))\s+{_ARTICLE}"
)
_COMES_AS = regex(
    r"(?:,\s+[^,.;\n]{1,60},|,?\s+who)?(?:\s(?:will|is|was|to|has|have|had|now|also|then|later|recently)){0,3}\s"
    r"(?:(?:re-?)?join(?:s|ed|ing)?|return(?:s|ed|ing)?|mov(?:es?|ed|ing)|arriv(?:es?|ed|ing)|comes?|came"
    r"|continues?|continued|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|step(?:s|ped|ping)? (?:in|up)|sign(?:s|ed)? on"
    r"|tak(?:e|es|ing) over)"
    r"(?:\s(?!(?:as|after|before|from|and|but|while)\b|to (?!the|an?|its|his|her)[a-z])[\w.&'’-]+){0,8}?\sas\s"
    r"(?:(?:an?|its|his|her|their|the new)\s)?(?!the\s)"
)
"""A verb by which somebody comes to an office, and where: "will *join Tidewater Bank as* chief risk officer". "The"
after "as" more often begins a clause: "returned as the minister resigned"."""
_YET = regex(r"\s(?:will|to)\s")
_PRESENT = regex(r"\s(?:joins|returns|moves|arrives|comes|steps|signs|takes)\s")
_AHEAD_OF_NOW = regex(rf"\s(?:(?:in|from|on) {MONTH_NAME}\b|next (?:{PERIOD})\b)")
"""A time behind an office and a verb of the present that has it begin later: "takes over as chief *in April*"."""
_IF = regex(
    r"\b(?:[Ii]f|[Uu]nless|[Ww]hether|[Ss]hould|[Ww]ere|[Hh]ad|[Aa]ssuming|[Ss]upposing|not|rather than|instead of)\s"
    r"(?:that\s)?(?:(?:Mrs?|Ms|Dr)\.?\s)?$"
)
"""Words before the name of somebody of whom the clause only supposes something, or says that it is another."""
_COPULA = regex(
    r"(?:,?\s(?:Jr|Sr)\.?)?(?:,\s+[^,.;\n]{1,60},|,)?\s+(?:is|remains)\s+(?:now\s+|also\s+|still\s+|currently\s+)?(?P<article>(?:the"
    r"|its|his|her)\s+)?(?:an?\s+)?"
)
_CLOSED = regex(r"[.,;)]|$")
_NEXT_SENTENCE = regex(
    r"(?!['’]|,?\s(?:and|or)\b)(?P<rest>[^.!?\n\"“”]{1,200})[.!?][ \n]+"
    r"(?:He|She) (?:(?:now|also|still|currently) )?(?:is|has been|serves as)"
    r" (?:(?:now|also|still|currently) )?(?:(?:the|an?|its) )?"
)
"""The rest of a sentence whose subject is a name, and the beginning of the next one, which states that person's office.
"Ana Silva's brother left" has another subject."""
_SUBJECT = regex(r"(?:^|[.!?\n\"”]\s*|['’]s?\s[a-z]+,\s)(?P<lead>(?:[\w.’'-]{1,24}\s){0,3})$")
"""Words before the subject of a sentence; a description or a possessive may come first."""
_PERSON_NOUNS = (
    wordlist("speaking_nouns") - wordlist("rarely_persons")
    | RELATIVES
    | {"man", "woman", "boy", "girl", "child", "person", "someone", "somebody", "one", "another", "whose", "whom"}
)
"""Words for other persons whom a pronoun may mean."""
_NATIVE = regex(r"\b(?:an?|another)\s[A-Z][a-z]+(?:an|ese|ish|i|er)\b")
"""A person named by nationality: "married *a Canadian*"."""
_WAS = regex(
    r"(?:,\s+[^,.;\n]{1,60},|,)?\s+(?P<verb>(?:was|had been)"
    r"(?P<time>,\s(?:until|from|in|between|for)\s[^,.;\n]{1,40},)?"
    r"\s+(?:then\s+)?(?:(?:the|an?|its|his|her)\s+)?)"
)
_BY = regex(r"\sby\s")
"""Words before the person who takes an office over, or takes it away."""
_ITS_TIME = regex(
    r"(?:at (?:the|that) (?:time|point)|back then|until \w+(?: \d{4})?"
    r"|(?:in|since|from) (?:\w+ )?\d{4}(?: (?:to|until) (?:\w+ )?\d{4})?"
    r"|between \d{4} and \d{4}|for (?:\w+ ){1,3}(?:years?|months?))\b"
)
"""The time of a past office; without one, "was" may speak of the day of the article."""
_TIME_BEFORE = regex(
    r"(?:^|[.!?\n\"“”]\s*)(?:(?:Before|Until|When|While|Back) |(?:At (?:the|that) time|(?:In|From|Since|By"
    r"|Between) (?:\w+ )?\d{4}|Then)\b)"
    r"[^.;!?\n\"“”]{0,80}$"
)
"""The same before the name: "Before he became governor, …"."""
_FOUND_AS = regex(
    r"(?:(?<![\w,] )\b(?:[Tt]he|Its|His|Her|Their)\s+(?:new\s+|current\s+)?(?P<office>[^.,;:\n]{3,80}?)"
    r"\s+(?:is|remains)"
    r"|\b[Tt]he\s+(?P<held>[^.,;:\n]{3,80}?(?:at (?:the|that) time|back then|in those (?:days|years)))\s+was"
    r"|\b(?:Elected|Appointed|Named|Chosen)\s+(?:as\s+)?(?P<given>[^.,;:\n]{3,80}?)\s+was)\s+$"
)
"""An office before its holder: "The new envoy is …", "Elected chairman was …"."""
_OBJECT = regex(
    r"(?:,\s*\d{1,3},?)?\s+(?:as\s+|to be\s+|to become\s+|(?P<verb>to\s+))?(?:the\s+|its\s+|his\s+|her\s+|new\s+)*"
)
_ACTIVE = regex(
    rf"(?<![\w-])(?:(?:{_GIVE}|appoint|appoints|elect|elects|names|promote|promotes)\s(?:[\w.-]+\s){{0,3}}"
    r"|(?:chose|picked|tapped)\s(?:[A-Z][\w.-]*\s){0,2})$"
)
_NOUN = regex(
    r"\b(?:appointment|election|inauguration|promotion|confirmation|swearing-in)\s(?:of|for)\s(?:[\w.-]+\s){0,3}$"
)
_OWN = regex(
    rf"(?:['’]s?|,?\s(?:(?:up)?on|in) (?:his|her))\s(?:\w+\s)?(?:(?:day|week|month|year|term)"
    r"|appointment|election|inauguration|promotion|role|position"
    rf"|capacity|(?P<past>time|years|tenure|stint|days|spell))\sas\s{_ARTICLE}"
)


def given(text: str, start: int, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The office that the sentence gives the person. For one that is only proposed or was taken away, the span includes
    the verb."""
    if _IF.search(text, max(0, start - 24), start):
        return None
    if (verb := _VERB.match(text, end)) is not None:
        span = office_at(text, verb.end(), borders)
        if span and verb["keep"] and (successor := _BY.search(text, *span)) is not None:
            span = span[0], successor.start()
        return span and ((verb.start("keep"), until_the_change(text, span[1])) if verb["keep"] else span)
    if (comes := _COMES_AS.match(text, end)) is not None and not borders.begins_name(end, comes.end()):
        return office_at(text, comes.end(), borders, clause=False)
    if (own := _OWN.match(text, end)) is not None:
        span = office_at(text, own.end(), borders)
        return span and (own.start("past") if own["past"] else span[0], span[1])
    if (copula := _COPULA.match(text, end)) is not None:
        return office_at(text, copula.end(), borders, strict=True) or _whole(text, copula, borders)
    if (was := _WAS.match(text, end)) is not None:
        return _once(text, start, was, borders)
    is_told = text[max(0, start - 12) : start].rstrip().endswith((" is", " remains", " was"))
    if is_told and (found := _FOUND_AS.search(text, max(0, start - 100), start)) is not None:
        group = next(group for group in ("office", "held", "given") if found[group])
        span = office_at(text, found.start(group), borders)
        return span if span and span[1] == found.end(group) else None
    before = max(0, start - 60)
    is_given = _NOUN.search(text, before, start) or _ACTIVE.search(text, before, start)
    return None if not is_given or is_yet_to_be_given(text, start) else _received(text, end, borders)


def is_to_come(text: str, end: int, office: tuple[int, int]) -> bool:
    """Whether the verb behind the name that ends at `end` says that the office is yet to begin."""
    comes = _COMES_AS.match(text, end)
    if comes is None or comes.end() > office[0]:
        return False
    if _YET.search(text, end, comes.end()) is not None:
        return True
    return _PRESENT.search(text, end, comes.end()) is not None and _AHEAD_OF_NOW.match(text, office[1]) is not None


def stated_after(text: str, start: int, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The office that the next sentence gives by a pronoun to the subject of this one, in which nobody else is named or
    described by an occupation: "Ana Silva left. She is *the mayor of Elm*"."""
    told = _NEXT_SENTENCE.match(text, end)
    opening = _SUBJECT.search(text, max(0, start - 60), start) if told else None
    if told is None or opening is None or len(borders.names(opening.start("lead"), told.end())) > 1:
        return None
    lead = lower_words(text, opening.start("lead"), start)
    if lead and (not is_holder(lead[-1]) or PREPOSITIONS.intersection(lead)):
        return None
    is_of_other = any(is_holder(word) or word in _PERSON_NOUNS for word in lower_words(text, end, told.end("rest")))
    if is_of_other or _NATIVE.search(text, end, told.end("rest")):
        return None
    return office_at(text, told.end(), borders, strict=True)


def _received(text: str, end: int, borders: RoleBorders) -> tuple[int, int] | None:
    """The office after the name of the person whom a verb gives it to: "named Ana Silva *treasurer*"."""
    given_to = _OBJECT.match(text, end)
    return given_to and office_at(text, given_to.end(), borders, strict=given_to["verb"] is not None)


def _whole(text: str, copula: re.Match[str], borders: RoleBorders) -> tuple[int, int] | None:
    """The office that is the whole predicate of the sentence: "is his party's chief policymaker."."""
    timed = OF_A_TIME.match(text, copula.end()) is not None
    span = office_at(text, copula.end(), borders) if copula["article"] or timed else None
    if span is None or not _CLOSED.match(text, span[1]):
        return None
    words = text[span[0] : span[1]].split()
    titles = (
        word.lower() in PARTS or is_head(word.lower()) or OF_A_TIME.match(f"{word} ") or word.endswith(("'s", "’s"))
        for word in words
    )
    return span if all(titles) or words[-1][0].isupper() else None


def _once(text: str, start: int, was: re.Match[str], borders: RoleBorders) -> tuple[int, int] | None:
    """The office of "was …" with its verb and its time; None without a time, which may be before the name."""
    span = office_at(text, was.end(), borders)
    time = _ITS_TIME.search(text, was.end(), span[1] + 30) if span else None
    if span is None or was["time"]:
        return span and (was.start("verb"), span[1])
    if time is None or text[span[1] : time.start()].strip():
        return (was.start("verb"), span[1]) if _TIME_BEFORE.search(text, max(0, start - 100), start) else None
    return was.start("verb"), max(span[1], time.end())
