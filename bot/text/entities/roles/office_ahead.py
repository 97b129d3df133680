"""The English office phrase that begins at a place in the text, as after a name or a verb of appointment."""

from __future__ import annotations

from itertools import takewhile

from bot.lang.days import PERIOD
from bot.regexes import regex
from bot.text.entities.roles.borders import RoleBorders
from bot.text.entities.roles.modifiers import is_of_clause, is_verb_form, tidy
from bot.text.entities.roles.office_words import (
    DETERMINERS,
    END,
    NEGATIONS,
    OF_A_TIME,
    PARTS,
    PAST_FORMS,
    PLURALS,
    POSITIONS,
    POSTPOSED,
    PREPOSITIONS,
    heads,
    is_deputy,
    is_head,
    is_holder,
    is_tied,
    lower_words,
    position,
    until_the_time,
)
from bot.text.names.latin_korean import is_person

AHEAD = 220
"""The most characters after a name that are searched for its office."""
_MOST_BEFORE_HEAD = 8
_DETERMINED = regex(r"\b(?:the|an?|its|his|her|their|our)\s$")
_DEED = regex(r"(?P<verb>[a-z]+)\s[A-Z][\w&.-]*(?P<owner>['’]s|(?<=s)['’])?\s")
_GIVEN = frozenset({"appointed", "named", "elected", "promoted", "confirmed", "nominated", "installed"})
"""Participles before an office: "Pak, *named* Seoul's envoy in May"."""
_COPULAS = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would"})
_AND = regex(r",?\s+and\s+(?:[\w.’'-]+\s){0,6}$")
_FROM = regex(r"\sfrom\s(?:[A-Z]\w*\.?\s)?$")
"""Words before the former holder of the office: "took over as director *from* Voss"."""
_ABBREVIATION = regex(r"\([A-Z][A-Za-z&.-]{1,11}\)(?=,\s(?:and|of|for)\s|\s[a-z])")
_PROPER = r"(?:the\s)?[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,3}"
_FIELDS = regex(rf",\s(?:{_PROPER},\s)*{_PROPER},?\sand\s(?=(?:the\s)?[A-Z])")
_FIELD = regex(r"\b(?:of|for)\s(?:the\s)?(?:[A-Z][\w.-]+\s){0,3}[A-Z][\w-]+$")
_LOOSE_END = regex(
    r"(?:\s+(?:of|for|to|the|and|or|on|in|at|by|with|from|through|under|over|into|a|an|now|once|also"
    rf"|later|formerly|previously|(?:last|this|next)\s(?:{PERIOD}))){{1,4}}$"
)
_PARTICIPLE = regex(
    r"\s(?<!\bof\s)(?<!\bfor\s)(?<!\band\s)(?:(?:now|currently)\s(?=[a-z])|still\s[a-z]+ing\b"
    r"|(?!ranking\b)[a-z]{3,}ing\s(?=(?:the|an?|its|his|her|their|that)\b|[A-Z]))"
)
_AND_NOW = regex(
    r",?\sand\s(?:(?P<present>now|currently)|later|then|since"
    r"|(?P<past>previously|formerly|once(?! again| more)|earlier))\s(?=[a-z])"
)
_AND_FORMERLY = regex(r",?\sand\s(?:an?\s|the\s)?(?:former(?:ly)?|one-?time|erstwhile|previous)\s")
_INFINITIVE = regex(r"\sto\s[a-z]")
_SAYS = regex(r"\s(?:said|says?|added?)(?=[.,\n]|$|\s(?:on\s)?[A-Z][a-z]{2,5}day\b)")
_SEVERAL = regex(r"(?:both|two|three|four|five|six|seven|eight|nine|ten|several|many|some)\s")
"""Words before an office of several persons."""
_NTH = regex(r"(?:first|second|third|fourth|fifth|last|latest|only|next|youngest|oldest)\s")
_BEHIND = regex(r"(?:['’]s?)?(?:\s[a-z-]+){1,5}")
_VERB = regex(
    r"\s(?!who|which|that|when|where|and|as|in|on|(?:since|until|before|after|during|amid)\s[^,.;:()\n]{1,40},)[a-z]"
)
"""What follows a subject: a word in lower case that opens no clause, nor the time of an office up to a comma ("the
president *since 2022,*")."""
_WORD = regex(r"(?:[A-Z]\.){2,}|[\w&'’-]+")


def office_at(
    text: str, start: int, borders: RoleBorders, *, strict: bool = False, clause: bool = True, plural: bool = False
) -> tuple[int, int] | None:
    """The office phrase that begins at `start`, or one of several persons if `plural`. `strict` wants a preposition
    after its head noun. Without `clause` it may not run on into a verb: "the minister said" and "the judge ruled" after
    a comma are not appositions."""
    end = closing(text, start, borders)
    stop = end if end is not None else min(len(text), start + AHEAD)
    if end is not None and _is_subject(text, end, clause=clause):
        return None
    if _is_deed(text, start, stop, borders) or (not plural and _SEVERAL.match(text, start)):
        return None
    whole = stop
    start, stop = _without_deeds(text, start, stop, plural=plural)
    cut = _without_others(text, start, stop, borders)
    if cut is None:
        return None
    stop = without_loose_end(text, start, cut)
    timed = OF_A_TIME.match(text, start, stop)
    words = [(match.start(), match.group()) for match in _WORD.finditer(text, timed.end() if timed else start, stop)]
    lowered = [word.lower() for _, word in words]
    found = heads(lowered, plural=plural)
    if (
        not plural
        and (at := position(text, words, whole, borders.ends_body)) is not None
        and not (found and found[0] < at)
    ):
        found = [at]
    if not found or found[0] > _MOST_BEFORE_HEAD or not _may_all_precede([word for _, word in words[: found[0]]]):
        return None
    if plural and is_head(lowered[found[0]]) and lowered[found[0]] not in PLURALS:
        return None
    if _is_of_next(text, words, lowered, found[-1]) or (strict and not _is_complete(words, lowered, found[0])):
        return None
    at, last = words[-1]
    if found[-1] == len(words) - 2:
        is_verb = last.islower() and (is_verb_form(last) or last in PAST_FORMS)
        is_staff = lowered[-2:] == ["general", "staff"]
        if (is_verb and not clause) or not (is_verb or is_staff or not _is_common_noun(last)):
            return None
        stop = at if is_verb else stop
    return tidy(text, start, until_the_time(text, stop), borders.countries)


def _is_subject(text: str, end: int, *, clause: bool) -> bool:
    """Whether the phrase that ends there is the subject of a verb: "with Kim, *an official* said." A verb in the clause
    of the name may follow it without a comma if it may run on into a `clause`."""
    if _SAYS.match(text, end):
        return True
    return not clause and _VERB.match(text, end) is not None and END.match(text, end) is not None


def _without_deeds(text: str, start: int, stop: int, *, plural: bool) -> tuple[int, int]:
    """The phrase without words for what its holder does ("the senator *leading the inquiry*", "mayor until May *and now
    sells cars*"), did ("the *first* mayor *to resign*") or was before ("dean *and a former judge*"), which would make
    of it a former office."""
    if (doing := _PARTICIPLE.search(text, start, stop)) is not None:
        stop = doing.start()
    former = None if OF_A_TIME.match(text, start) else _AND_FORMERLY.search(text, start, stop)
    if former is not None and heads(lower_words(text, start, former.start()), plural=plural):
        stop = former.start()
    if (later := _AND_NOW.search(text, start, stop)) is not None:
        if not heads(lower_words(text, later.end(), stop)):
            stop = later.start()
        elif later["present"] and OF_A_TIME.match(text, start):
            start = later.end()
        elif later["past"] and _has_work(lower_words(text, start, later.start()), plural=plural):
            stop = later.start()
    nth = _NTH.match(text, start)
    if (nth or plural) and (done := _INFINITIVE.search(text, start, stop)) is not None:
        return nth.end() if nth else start, done.start()
    return start, stop


def _has_work(words: list[str], *, plural: bool) -> bool:
    """Whether an office or a position is among lower-case words: "senior *fellow* at the centre", before "and once"."""
    return bool(heads(words, plural=plural)) or not POSITIONS.isdisjoint(words)


def present_at(text: str, start: int, stop: int) -> int | None:
    """Where the present office begins that "and now" joins in text[start:stop] to what somebody was for another: "aide
    to the mayor and now *head of the port*"."""
    later = _AND_NOW.search(text, start, stop)
    if later is None or not later["present"] or not heads(lower_words(text, later.end(), stop)):
        return None
    before = lower_words(text, start, later.start())
    first = next(iter(heads(before)), None)
    return later.end() if first is not None and is_deputy(before, first) else None


def without_loose_end(text: str, start: int, end: int) -> int:
    """The end of a phrase without the prepositions and articles that it was cut after."""
    loose = _LOOSE_END.search(text, start, end)
    return loose.start() if loose else end


def _is_of_next(text: str, words: list[tuple[int, str]], lowered: list[str], head: int) -> bool:
    """Whether the capitals right after the last head noun are the name of the next person: "Premier Ri, *Chairman
    Im In Do* and others", but not the one whom the office is for: "adviser to Minister *Park Do-hun*"."""
    behind = [*takewhile(lambda word: word[0].isupper(), (word for _, word in words[head + 1 :]))]
    is_office = any(word in PARTS or word in POSTPOSED for word in lowered[head + 1 : head + 1 + len(behind)])
    if is_office or not is_person(" ".join(behind)):
        return False
    return not is_tied(text, words[0][0], words[head + 1][0])


def _is_common_noun(word: str) -> bool:
    """Whether a word right after the last head noun of a phrase takes its place: "delegate *tourism*"."""
    if not word.isalpha() or not word.islower():
        return False
    return not is_holder(word) and word not in POSTPOSED | PREPOSITIONS and not is_of_clause(word)


def closing(text: str, start: int, borders: RoleBorders) -> int | None:
    """The place at which the phrase that begins at `start` is closed.

    The brackets of an abbreviation with more words after it do not close a phrase, nor do the commas of a list of
    fields: "minister of Trade, Industry and Energy"."""
    at, limit = start, start + AHEAD
    while (closing := END.search(text, at, limit)) is not None:
        over = _ABBREVIATION.match(text, closing.start())
        if over is None and closing.group() == "," and _FIELD.search(text, start, closing.start()):
            over = _FIELDS.match(text, closing.start())
            if over is not None and (
                borders.begins_name(closing.start(), over.end() + 1) or heads(lower_words(text, *over.span()))
            ):
                over = None
        if over is None:
            return closing.start()
        at = over.end()
    return None


def _may_all_precede(words: list[str]) -> bool:
    """Whether words may stand before a head noun: any words before a possessive are the owner of the office ("the panel
    of experts' coordinator"), unless an article shows that its owner begins later ("unlike *the* band's drummer")."""
    owned = next((at + 1 for at in range(len(words) - 1, 0, -1) if words[at].endswith(("'s", "’s", "s'", "s’"))), 0)
    is_of_another = not DETERMINERS.isdisjoint(words[1:owned])
    return words[:1] != ["of"] and not is_of_another and all(map(_may_precede, words[owned:]))


def _is_deed(text: str, start: int, stop: int, borders: RoleBorders) -> bool:
    """Whether a phrase begins with what a person did to somebody: ", *met* Laos's foreign minister", ", *appointed* Ana
    Voss minister"."""
    deed = _DEED.match(text, start, stop)
    if deed is None or _DETERMINED.search(text, max(0, start - 7), start):
        return False
    verb = deed["verb"]
    named = borders.name_at(deed.end("verb") + 1) if verb in _GIVEN else None
    if named is not None and " " in text[deed.end("verb") + 1 : named] and not text.startswith(("'", "’"), named):
        return True
    is_verb = verb.endswith("ed") and is_verb_form(verb) and verb not in _GIVEN
    return verb in PAST_FORMS or (is_verb and deed["owner"] is not None)


def _may_precede(word: str) -> bool:
    """Whether a word may stand between the beginning of a phrase and its head noun."""
    if word in PREPOSITIONS - {"under"} or word in DETERMINERS or word in NEGATIONS:
        return False
    if word in _COPULAS:
        return False
    is_verb = word.endswith("ing") and "-" not in word and not word.endswith("standing") and is_verb_form(word)
    return not is_verb or word[0].isupper() or word in PARTS or word == "visiting"


def _is_complete(words: list[tuple[int, str]], lowered: list[str], head: int) -> bool:
    """Whether a phrase without punctuation before it is surely an office: only titles before its head noun and a
    preposition after it."""
    while head + 1 < len(words) and is_head(lowered[head + 1]):
        head += 1
    following = lowered[head + 1] if head + 1 < len(words) else ""
    titles = (word in PARTS or is_head(word) or words[at][1][0].isupper() for at, word in enumerate(lowered[:head]))
    return all(titles) and following in {"of", "for", "to", "at"}


def _without_others(text: str, start: int, stop: int, borders: RoleBorders) -> int | None:
    """The end of a phrase that names another person: before "and" and the person, as it is if the person is part of the
    office ("adviser to President Trump"); None if the person is another one's apposition or the next of a list."""
    for named in map(borders.people.__getitem__, borders.names(start + 1, stop)):
        if named <= start:
            if not _is_modifier(text, borders.name_at(named)):
                return None
            continue
        is_whole = " " in text[named : borders.name_at(named)]
        if is_whole and (left := _FROM.search(text, start, named)) is not None:
            return left.start()
        if (joined := _AND.search(text, start, named)) is not None and not is_tied(text, joined.start(), named):
            return joined.start() if joined.start() > start else None
        if not is_tied(text, start, named) and not _is_modifier(text, borders.name_at(named)):
            return None
    return stop


def _is_modifier(text: str, end: int | None) -> bool:
    """Whether the name that ends at `end` is part of an office's words: "a senior *Romney* adviser", "*Pak's* chief
    of protocol"."""
    words = _BEHIND.match(text, end) if end is not None else None
    for word in words.group().split() if words else ():
        if is_head(word) or word in PARTS:
            return True
        is_timed = OF_A_TIME.match(f"{word} ") is not None
        if word in PREPOSITIONS | {"and", "or"} or (is_of_clause(word) and not is_timed):
            return False
    return False
