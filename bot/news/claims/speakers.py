"""Who speaks: of a statement, and of a verb that no statement covers ("North Korea did not comment").

    statement -> its speaker, with the entity and the state that they speak for
    words before a verb -> the name or description that ends there; None unless it is plainly the subject

"an official of the Foreign Ministry", "Seoul's spy agency", "a North Korean diplomat" speak for a state: a noun of
office and the state's name beside it. Experts, defectors, media and former officials do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.lang.days import MONTH, WEEKDAY_NAME
from bot.lang.scripts import HANGUL, is_wide
from bot.model.analysis import EntityKind
from bot.model.evidence.claims import ClaimSpeaker
from bot.news.claims.article import ClaimArticle, NameSpan, SpokenSpan
from bot.regexes import regex

_OFFICE = (
    r"(?:ministr(?:y|ies)|ministers?|government|military|army|navy|air\sforce|intelligence|(?:spy|intelligence)\sagency"
    r"|presidential\soffice|office|officials?|spokes(?:man|woman|person|people)|ambassadors?|envoys?|diplomats?|embassy"
    r"|representatives?|mission|delegation|delegates?|president|premier|leader|commanders?|commission|authorities"
    r"|administration|adviser|advisor|chief|general\sstaff|state\smedia|(?:defen[sc]e|foreign|state)\sdepartment)"
)
_IS_OFFICE = regex(
    rf"\b{_OFFICE}\b|대변인|당국자|관계자|외교부|외무성|국방부|국방성|대사|대표부|정부|대통령실|군\b|장관|차관|부상|소식통",
    re.IGNORECASE,
)
_NO_OFFICE = regex(
    r"\b(?:former|ex-|retired|experts?|analysts?|professors?|defectors?|critics?|opposition|lawmakers?|researchers?"
    r"|residents?|unification\sactivist)\b|전직|전문가|교수|탈북|야당|의원|주민",
    re.IGNORECASE,
)
_IN = regex(r"\b(?:in|at|from)\s(?:the\s)?$", re.IGNORECASE)
_LEADING = regex(
    rf"^(?:on\s{WEEKDAY_NAME},?\s|on\s[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},?\s)?(?:after\s)?(?:the\s|an?\s)?", re.IGNORECASE
)
_RELATIVE = regex(r"\b(?:that|which|who|whom)\b", re.IGNORECASE)
_ABOUT = regex(r"\b(?:to|on|about|against|with|over)\s(?:the\s)?$", re.IGNORECASE)
_ADVERB = (
    r"(?:has|had|have|also|later|earlier|repeatedly|again|initially|flatly|strongly|officially|publicly|then|still|so\sfar"
    r"|at\sfirst|first|recently|already|formally|immediately|long|consistently|angrily|both|would|will|itself|himself"
    r"|herself|meanwhile|however"
    rf"|(?:on\s)?{WEEKDAY_NAME}|(?:earlier|later)\s(?:on\s)?\w{{1,12}}"
    rf"|(?:on\s)?{MONTH}\s\d{{1,2}}|(?:last|this)\s\w{{1,12}})"
)
_APPOSITION = regex(r",[^,;“”\"]{1,70},")
_ONE_ADVERB = regex(rf"[\s,]{{0,3}}{_ADVERB}\b", re.IGNORECASE)
_LAST_ADVERB = regex(rf"[\s,]{{1,3}}{_ADVERB}$", re.IGNORECASE)
_LONGEST_BETWEEN, _LONGEST_ADVERB = 160, 24
_CLAUSE = regex(
    r"[;:“”\"]\s?|\b(?:that|which|who|whom|when|while|after|before|because|as|but|and|whether|since|although|though|where)\b\s",
    re.IGNORECASE,
)
_OF = regex(
    r"\b(?:of|for|at|in|from|to|by|with|against|on|than|about|over|near|inside|outside)\s(?:the\s)?$", re.IGNORECASE
)
_OF_SOMEBODY = regex(
    rf"\b(?:(?:of|for|to|with|by|from|against|about|than|and|or)\s|(?:in|at|on)\s(?!{WEEKDAY_NAME}|"
    r"[A-Z][a-z]{2,8}\.?\s\d))"
)
"""Words before a person's name in its clause: "the sister of North Korean leader Kim Jong Un" is somebody else."""
_JOINT = regex(
    r"(?<![A-Za-z])((?:(?!(?:after|before|when|that|the|and|while|but)\b)[a-z][\w-]{0,20}\s){1,4}"
    r"of\s(?:(?!\b(?:to|was|were|is|are|has|had|who|which)\b)[^.;:“”\"]){0,60})$"
)
"""Words before the last of several states: "*the defense chiefs of South Korea and* the United States"."""
_WHOSE = regex(r"\bwhose\s(?:\w+\s){0,3}\w+,?\s$")
"""Words before a name: "the mayor, *whose daughter*, Mina Lee, fled, called on"."""
_WHICH_OF_THEM = regex(r"\s(?:who|that|which)\s")
_AND = regex(r"(?:\s(?:and|or)\s(?:the\s)?|[과와]\s|\s및\s)$")
_COMMA = regex(r",\s(?:the\s)?")
_CLAUSE_BEGINS = regex(
    r"(?:[.!?,;:“”\"]|\n|\b(?:that|both|by|but|while))\s*(?:[Tt]he\s)?$|^\s*[Tt]he\s$", re.IGNORECASE
)
_NEAR = 120
_OWNED = regex(r"['’]s\s$|\s$")
_ACCORDING = regex(r"\baccording\sto\s(?:the\s)?(?P<who>[^,.;:“”\"]{2,80})$", re.IGNORECASE)
_NAMES_JOINED = regex(r"(?:,|,?\s(?:and|or|nor))\s(?:the\s)?")
_KOREAN_JOINED = regex(r"[가-힣](?:과|와|,)\s")
_OWN_STATE = regex(r"^(?:우리\s)?(?:정부|군|군\s당국|당국|대통령실)$")
_DESCRIBED = regex(
    r"(?:^|[,\s])(?P<who>(?:(?:(?i:an?|the|one|two|some|its|senior|unnamed|top|foreign|defen[sc]e|military|presidential)"
    rf"|[A-Z][\w.'’-]{{0,20}})\s){{0,5}}(?i:{_OFFICE})"
    r"(?:\s(?:of|for|at|from|in)\s(?:the\s)?[A-Z][\w.'’-]{1,20}(?:\s[A-Z][\w.'’-]{1,20}){0,3})?)$"
)
_HYPOTHETICAL = regex(r"\b(?:if|unless|whether|should|were)\b[^,;]*$", re.IGNORECASE)
_NATIONS_JOINED = regex(rf"(?:on\s{WEEKDAY_NAME}\s)?(?:(?:both|neither)\s)?(?:the\s)?", re.IGNORECASE)
_KOREAN_SIDE = regex(r"\s?측(?:\s\S+)?$|(?:변호인단?|법률\s?대리인|지지자들?|가족|유족|진영|캠프)$")
"""Who speaks for somebody: "윤 전 대통령 *측*"."""
_OF_BODY = regex(r"\s?측$")
"""Behind the name of a state or body, for which it speaks: "러시아 *측*은"."""
_KOREAN_SUBJECT = regex(rf"(?P<who>[{HANGUL}A-Za-z·()\s]{{2,40}}?)[은는이가](?:\s|$)")


def speaker_of(article: ClaimArticle, said: SpokenSpan) -> ClaimSpeaker | None:
    """The speaker of a statement, None for nobody named."""
    if said.speaker is None or _is_of_some(article, said):
        return None
    if said.joint:
        return ClaimSpeaker(said.speaker, joint=_each(article, said))
    joint = _joined(article, said) or _joint(article, said)
    if joint is not None:
        return joint
    owner = _owner(article, said)
    if said.key is not None:
        named = next((one for one in article.names if one.key == said.key), None)
        side = (named and (named.side or named.nation)) or said.side
        if side is None and named is not None and named.kind is EntityKind.ORGANISATION:
            side = _side_of_words(article, said.speaker)
        if owner is not None and owner.nation != side and said.speaker_span is not None:
            return ClaimSpeaker(article.text[owner.start : said.speaker_span.end], None, owner.nation)
        return ClaimSpeaker(said.speaker, said.key, side)
    side = said.side or _side_of_words(article, said.speaker) or _side_of_person(article, said.speaker)
    return ClaimSpeaker(_as_named(article, said), None, side)


def _each(article: ClaimArticle, said: SpokenSpan) -> tuple[ClaimSpeaker, ...]:
    """The speakers of a joint statement."""
    named = {one.key: one for one in reversed(article.names)}
    return tuple(_of_name(named[key]) for key in said.joint if key in named)


def _side_of_person(article: ClaimArticle, name: str) -> str | None:
    """The state that the office beside a person's name makes them speak for."""
    sides = (one.side for one in article.names if one.kind is EntityKind.PERSON and one.name == name and one.side)
    return next(sides, None)


def _is_of_some(article: ClaimArticle, said: SpokenSpan) -> bool:
    """Whether a clause after a body or nation tells which of it speak ("Republicans who have condemned"), or a name is
    that of a relative of who speaks."""
    span = said.speaker_span
    if span is None:
        return False
    if _WHOSE.search(article.text, max(0, span.start - _NEAR), span.start):
        return True
    if _WHICH_OF_THEM.match(article.text, span.end) is None:
        return False
    named = [one for one in article.names if one.start < span.end and span.start < one.end]
    return not any(one.kind is EntityKind.PERSON for one in named)


def _as_named(article: ClaimArticle, said: SpokenSpan) -> str:
    """A speaker's words without the capital that only begins a sentence: "Prosecutors" are named by nothing."""
    name, span = said.speaker or "", said.speaker_span
    if span is None or article.names_in(span.start, span.end) or article.text[span.start : span.end] != name:
        return name
    if any(char.isupper() for char in name[1:]):
        return name
    begins = any(one.start <= span.start <= one.start + len("The ") for one in article.sentences)
    return name[:1].lower() + name[1:] if begins else name


def _owner(article: ClaimArticle, said: SpokenSpan) -> NameSpan | None:
    """The state whose name is before the words for a body: "Pyongyang's Foreign Ministry", which may have been
    read as another state's body of that name."""
    span = said.speaker_span
    if span is None or not any(one.key == said.key and one.kind is EntityKind.ORGANISATION for one in article.names):
        return None
    near = (one for one in article.names if one.nation and one.end <= span.start)
    return next((one for one in near if _OWNED.fullmatch(article.text, one.end, span.start)), None)


def _joined(article: ClaimArticle, said: SpokenSpan) -> ClaimSpeaker | None:
    """Both who speak, of whom the reader names the last: "according to Kyiv's intelligence and the Pentagon"."""
    span = said.speaker_span
    near = max(0, span.start - _NEAR) if span is not None else 0
    link = _AND.search(article.text, near, span.start) if span is not None else None
    if span is None or link is None:
        return None
    told = _ACCORDING.search(article.text, near, link.start())
    named = (one.start for one in article.names if one.end == link.start() and one.kind is not EntityKind.PERSON)
    start = told.start("who") if told else next((one for one in named if _begins_clause(article, one)), None)
    if start is None:
        return None
    return ClaimSpeaker(article.text[start if told else _list_start(article, start) : span.end])


def _list_start(article: ClaimArticle, start: int) -> int:
    """Where a list begins whose last name before "and" starts at this place: "Seoul, Tokyo, Beijing and others"."""
    before = (one for one in article.names if _COMMA.fullmatch(article.text, one.end, start))
    named = next(before, None)
    return start if named is None else _list_start(article, named.start)


def _begins_clause(article: ClaimArticle, start: int) -> bool:
    """Whether a name can be a subject: "it sent them to Russia and the Pentagon said" has one of them."""
    before = article.text[max(0, start - 20) : start]
    return is_wide(article.text[start : start + 2]) or not before.strip() or _CLAUSE_BEGINS.search(before) is not None


def _joint(article: ClaimArticle, said: SpokenSpan) -> ClaimSpeaker | None:
    """Those who speak together, of whom the reader names the last state: "the defense chiefs of South Korea and the
    United States"."""
    span = said.speaker_span
    if span is None or not any(one.nation for one in article.names_in(span.start, span.end)):
        return None
    before = article.text[max(0, span.start - 120) : span.start]
    found = _JOINT.search(before)
    if found is None:
        return None
    words = found[1] + article.text[span.start : span.end]
    return ClaimSpeaker(words, None, _side_of_words(article, words))


def speaker_named(article: ClaimArticle, start: int, end: int) -> ClaimSpeaker:
    """The speaker that the text names at [start, end)."""
    words = article.text[start:end]
    apposed = next(
        (
            one
            for one in article.names
            if one.kind is EntityKind.PERSON and article.text[end : one.start] == ", " and one.start > end
        ),
        None,
    )
    if apposed is not None and _IS_OFFICE.search(words):
        return _of_name(apposed)
    inside = [one for one in article.names if one.start < end and start < one.end]
    exact = [one for one in inside if one.end == end and _is_speaker(one) and _fits(words, one)]
    if exact:
        return _of_name(exact[-1])
    name = _LEADING.sub("", words)
    return ClaimSpeaker(name, None, _side_of_words(article, words))


def subject(article: ClaimArticle, start: int, verb: int) -> ClaimSpeaker | None:
    """The subject of the English verb at this offset of the text, in a sentence or clause that begins at `start`."""
    before = article.text[start:verb]
    if _HYPOTHETICAL.search(before):
        return None
    splits = [match.end() for match in _CLAUSE.finditer(before) if not _joins_names(article, start, match)]
    begin = start + max(splits, default=0)
    names = [one for one in article.names_in(begin, verb) if _is_speaker(one)]
    for kinds in ((EntityKind.PERSON,), (EntityKind.ORGANISATION,), (EntityKind.PLACE,)):
        for one in reversed(names):
            follows = one.kind in kinds and _reaches(article.text[one.end : verb])
            if follows and _is_whole(article, begin, one):
                first = _first_joined(article, begin, one)
                return _of_name(one) if first is one else ClaimSpeaker(article.text[first.start : one.end])
    return _described(article, begin, verb)


def _joins_names(article: ClaimArticle, start: int, match: re.Match[str]) -> bool:
    """Whether an "and" follows a name: "South Korea and the United States"."""
    if match[0].strip().lower() != "and":
        return False
    behind = start + match.end()
    behind += 4 * article.text.startswith("the ", behind)
    before = start + match.start() - 1
    return {before, behind} <= {one.end for one in article.names} | {one.start for one in article.names}


def _reaches(between: str) -> bool:
    """Whether there is nothing between a name and its verb but an apposition and adverbs."""
    if len(between) > _LONGEST_BETWEEN:
        return False
    apposition = _APPOSITION.match(between)
    return _is_adverbial(between) or (apposition is not None and _is_adverbial(between[apposition.end() :]))


def _is_adverbial(words: str) -> bool:
    at = 0
    while (found := _ONE_ADVERB.match(words, at)) is not None:
        at = found.end()
    return not words[at:].strip(" ,\n")


def korean_subject(article: ClaimArticle, start: int, verb: int) -> ClaimSpeaker | None:
    """The subject of the Korean verb at this offset: the first noun phrase with a particle of subject or topic."""
    found = _KOREAN_SUBJECT.match(article.text, start, verb)
    if found is None:
        return None
    begin, end = found.span("who")
    names = [one for one in article.names if begin <= one.start and one.end <= end]
    persons = [one for one in names if one.kind is EntityKind.PERSON]
    words = article.text[begin:end].strip()
    if len(persons) > 1 or _KOREAN_JOINED.search(words) or (persons and _KOREAN_SIDE.search(words)):
        return ClaimSpeaker(words, None, None)
    if persons:
        return _of_name(persons[-1])
    if _OWN_STATE.match(words):
        return ClaimSpeaker(words, None, article.country)
    of_body = _OF_BODY.search(article.text, begin, end)
    at_end = [one for one in names if one.end in (end, of_body.start() if of_body else end) and _is_speaker(one)]
    if at_end:
        return _of_name(max(at_end, key=lambda one: one.end - one.start))
    if not _IS_OFFICE.search(words) and not re.search("궁$|관$|성$|부$", words):
        return None
    return ClaimSpeaker(words, None, _side_of_words(article, words) or _only_nation(names))


def each_joined(article: ClaimArticle, speaker: ClaimSpeaker) -> Sequence[ClaimSpeaker]:
    """Those who speak together, each, and the states of "Moscow and Pyongyang"; a list of the speaker alone else."""
    if speaker.joint:
        return speaker.joint
    pieces = [one.removeprefix("Both ").removeprefix("the ") for one in re.split(r",?\sand\s|,\s", speaker.name)]
    if speaker.key is not None or len(pieces) < 2:
        return [speaker]
    named = {article.text[one.start : one.end]: one for one in article.names if one.nation}
    if not all(piece in named or any(one.name == piece for one in named.values()) for piece in pieces):
        return [speaker]
    found = [named.get(piece) or next(one for one in named.values() if one.name == piece) for piece in pieces]
    return [_of_name(one) for one in found]


def _only_nation(names: Sequence[NameSpan]) -> str | None:
    found = {one.nation for one in names if one.nation}
    return found.pop() if len(found) == 1 else None


def _is_speaker(one: NameSpan) -> bool:
    if one.kind is EntityKind.PERSON or one.kind is EntityKind.ORGANISATION:
        return True
    return one.kind is EntityKind.PLACE and one.nation is not None


def _fits(words: str, one: NameSpan) -> bool:
    """Whether the words are the name and no more than a title or an article before it: "spokesman Peskov"."""
    before = words[: max(0, len(words) - (one.end - one.start))]
    return one.kind is EntityKind.PERSON or before.strip().lower() in ("", "the")


def _of_name(one: NameSpan) -> ClaimSpeaker:
    return ClaimSpeaker(one.name, one.key, one.side or one.nation)


def _is_whole(article: ClaimArticle, begin: int, one: NameSpan) -> bool:
    """Whether a body or a nation is the whole subject, and not "critics of the ministry" or "North Korean soldiers"."""
    before = article.text[begin : one.start]
    last = before.rsplit(", ", 1)[-1]
    if one.kind is EntityKind.PERSON:
        return _OF_SOMEBODY.search(last) is None and _WHOSE.search(before) is None
    if one.kind is EntityKind.PLACE:
        first = _first_joined(article, begin, one)
        if first is not one:
            return _is_whole(article, begin, first)
        return _NATIONS_JOINED.fullmatch(last) is not None
    if _AND.search(before):  # the last of several
        return False
    return _OF.search(before) is None and re.search(r"\b(?:critics|members|supporters)\b", last) is None


def _first_joined(article: ClaimArticle, begin: int, one: NameSpan) -> NameSpan:
    """The first of "Moscow and Pyongyang", of which this is the last; itself if it is alone."""
    before = [other for other in article.names_in(begin, one.start) if other.nation and other.end < one.start]
    if one.nation and before and _NAMES_JOINED.fullmatch(article.text, before[-1].end, one.start):
        return _first_joined(article, begin, before[-1])
    return one


def _described(article: ClaimArticle, begin: int, verb: int) -> ClaimSpeaker | None:
    """A description with a noun of office and the state's name beside it."""
    words = article.text[begin:verb].rstrip()
    trimmed = words[-_LONGEST_BETWEEN:]
    while (adverb := _LAST_ADVERB.search(trimmed, max(0, len(trimmed) - _LONGEST_ADVERB))) is not None:
        trimmed = trimmed[: adverb.start()]
    trimmed = trimmed.rstrip(" ,")
    found = _DESCRIBED.search(trimmed)
    if found is None:
        return None
    name = _LEADING.sub("", found["who"])
    side = _side_of_words(article, name)
    return ClaimSpeaker(name, None, side) if side is not None else None


def _side_of_words(article: ClaimArticle, name: str) -> str | None:
    """The state that a description speaks for: an office, and one state beside it."""
    if _NO_OFFICE.search(name) or not _IS_OFFICE.search(name) or _RELATIVE.search(name):
        return None
    sides: set[str] = set()
    places: set[str] = set()
    taken: list[tuple[int, int]] = []
    for one in sorted(article.names, key=lambda one: one.start - one.end):
        written = article.text[one.start : one.end]
        side = one.side if one.kind is EntityKind.ORGANISATION else one.nation
        at = name.find(written)
        if at < 0 or side is None or any(a <= at < b for a, b in taken):
            continue
        if not is_wide(name) and (_ABOUT.search(name[:at]) or not _stands_alone(name, at, at + len(written))):
            continue
        taken.append((at, at + len(written)))
        (places if _IN.search(name[:at]) else sides).add(side)
    found = sides or places
    return found.pop() if len(found) == 1 else None


def _stands_alone(name: str, start: int, end: int) -> bool:
    return not name[max(0, start - 1) : start].isalnum() and not name[end : end + 1].isalnum()
