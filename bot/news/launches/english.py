"""English words that say that something was launched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.lang.numbers import NUMBER_WORDS
from bot.model.evidence.launches import SEVERAL
from bot.news.assertion import is_unasserted
from bot.news.launches.kinds import kinds
from bot.news.launches.launched import REACH, LaunchedObject, LaunchWords, is_either, one_thing
from bot.regexes import regex

_HEAD = regex(
    r"(?:(?:missile|rocket|projectile|guided\sweapon|ICBM|SRBM|IRBM|MRBM|SLBM|(?<!-)satellite)s?|(?:Hwasong(?:pho)?|Pukguksong"
    r"|Pulhwasal|Hwasal|KN)-?\s?\d{1,2}\w?)\b"
    r"(?!\s(?:administration|defen[cs]e|technology|program|programme|factory|engineer|unit|units|launchers?"
    r"|bases?|sites?|launching|launch"
    r"|offices?|branch(?:es)?|campus(?:es)?|channels?|tv|television|phones?|towns?|city|cities|dish(?:es)?|internet|clinics?"
    r"|images?|imagery|photos?|tests?|center|centre|threats?|bureau|forces?|general|drills?|shield|engines?)\b|-|['’]s\s"
    r"|\sof\san?\s(?!(?:[\w-]+\s){0,2}?(?:type|kind|class|design|version|model|range|cali(?:ber|bre)|size)\b)|\safter\smissile\b)",
    re.IGNORECASE,
)
_ENGLISH = regex(
    r"\b(?P<verb>(?:test-)?fired(?:\soff)?|(?:test-)?launched|tested(?!\s(?:positive|negative)\b)|test-flew|lobbed|shot(?!\sdown)(?:\soff)?|unleashed"
    r"|lifted\soff|blasted\soff"
    r"|(?:conducted|carried\sout|staged|held|made)\s(?:a|an|another|its"
    r"|the)\s(?:[\w-]+\s){0,3}?(?:launch(?:es)?|firing|test(?:[- ](?:fire|firing|launch))?)(?:\sof)?)\b"
    r"|\b(?:test[- ](?:launch|fire|firing)|launch(?:ing)?"
    r"|firing)\s(?:drill\s)?of\b(?P<of>)[^.;]{1,110}?\b(?P<done>(?:was|were)\s(?:conducted|carried\sout|held"
    r"|made|staged))\b"
    r"|\b(?P<fell>came\sdown|fell|landed|splashed\sdown|(?:has|had)\sflown|flew)\b",
    re.IGNORECASE,
)
_SPORT = regex(
    r"\bunder-\d\d\b|\b(?:national\steam|free\skick|penalty\skick|striker|goalkeeper|midfielder|quarter-?final|semi-?final)s?\b"
    r"|\b(?!the\b)\w+\sgoal\s(?:on|in|after|as)\b|\binto\sthe\snet\b",
    re.IGNORECASE,
)
"""In a sentence on a match, in which missiles are shots, but not ballistic ones."""
_WEAPON = regex(r"\b(?:ballistic|cruise\smissiles?|icbms?|srbms?|hwasong|artillery)\b", re.IGNORECASE)
_UNREAL = regex(
    r"\b(?:will|would|could|can|may|might|must|should|cannot|n't|not|never|if|to|plans?\sto|be|is|are"
    r"|without|simulat\w+|mock|dummy)\s(?:\w+ly\s|have\s|be\s|been\s){0,2}$",
    re.IGNORECASE,
)
_REFERENCE = regex(
    r"\b(?:after|since|before|when|until|following)\s(?:it|they|the\sNorth|North\sKorea|Pyongyang)\s(?:had\s|also\s)?$"
    r"|\b(?:last|previously)\s(?:successfully\s)?$|\bhad\sbeen\s$",
    re.IGNORECASE,
)
_NORTH = regex(
    r"\b(?:(?-i:N\.?)\s?Korea(?:n|ns)?|North\sKorea(?:n|ns|'s|’s)?|(?-i:the\sNorth|The\sNorth)(?!\sKorea|ern)"
    r"|Pyongyang|DPRK|Kim\sJong[- ]Un|missile\sadministration)\b",
    re.IGNORECASE,
)
_FAR = (
    r"Iran(?:ian)?|Tehran|Israel(?:i)?|Zionists?|Gaza|Palestin\w+|Ukrain\w+|Kyiv|Houthis?|Yemen(?:i|is)?|Syrian?|Leban\w+"
    r"|Hamas|Hezbollah|Indian?|Pakistan(?:i)?|Venezuelan?|Iraqi?|Taiwan"
)
"""Where and at whom the North fires nothing."""
_OTHERS = regex(
    r"\b(?:South\sKorea(?:n|ns)?|S\.\sKorea(?:n)?|ROK|Seoul|the\sSouth(?!\sKorea|ern)|U\.S\.|US|United\sStates"
    r"|America(?:n|ns)?|Washington|Pentagon|Japan(?:ese)?|Tokyo"
    rf"|Russia(?:n|ns)?|Moscow|China|Chinese|Beijing|{_FAR}"
    r"|SpaceX|allies|NATO|Nuri|[Pp]uppets?|[Ee]nem(?:y|ies)|[Hh]ostile\sforces|[Ii]mperialists?)(?:\b|(?<=\.))"
)
"""Others than the North, as its media call them too."""
_NO_ACTOR = regex(
    r"\b(?:over|towards?|to|with|between|of|near|from|off|against|and|in|at|into|by|for|about|beyond|around"
    r"|outside|inside|than|including)\s(?:the\s)?$",
    re.IGNORECASE,
)
_SAYS_BEHIND = regex(
    r"(?:'s|’s)?(?:\s[\w.'’()-]+){0,9}?,?\s(?:said|says|told|reported|announced|believes?|confirmed|put|added"
    r"|detected|estimated|assessed)\b",
    re.IGNORECASE,
)
_BY_OTHERS = regex(rf"\s(?:\w+\s){{0,4}}?(?:by\s(?:the\s)?(?:{_OTHERS.pattern})|(?:at|in|from)\s(?:{_FAR})\b)")
_OBJECT_ENDS = regex(
    r"\s(?:towards?|into|over|off|from|on|at(?!\s(?:least|most)\b)|in|during|as|that|which|to(?!\sbe\b)|after|days|hours)\s|[;.]\s"
    r"|,\s(?!the\sHwasong|an?\s(?:new|Hwasong|solid|liquid))",
    re.IGNORECASE,
)
_OTHER_OBJECT = regex(
    r"\b(?:engines?|motors?|armed|equipped|with|against|destroyer|warship|frigate|vessel|submarine(?!-)|drones?|balloons?|leaflets|campaign"
    r"|attacks?|drills?|exercises?|production|investigation|talks"
    r"|(?:systems?|warheads?|technolog(?:y|ies)|parts|components?)\s(?:for|of|in))\b",
    re.IGNORECASE,
)
"""Launched itself, in front of the missiles that it carries or is about."""
_ELSE = regex(
    rf"\s(?:an?|its|their|the|{'|'.join(NUMBER_WORDS)}|\d{{1,3}})\s(?!(?:[\w-]+\s){{0,3}}?(?:one|ones|more|others?|first|second|third|last"
    r"|weapons?|rounds?|shots?|shells?|volleys?|salvos?|barrage|series|pair|total|tests?)\b)[a-z]",
    re.IGNORECASE,
)
"""After a verb whose object is something else: "it launched *a fund*", not "it fired *another one*"."""
_SO_FAR = regex(r"\b(?:has|have)\s(?:\w+\s)?$", re.IGNORECASE)
_PRONOUN = regex(
    r"(?:\b(?:it|they|one|which|that|both|all|weapons?|second|first|other)\b\s?(?:(?:was|were|had\sbeen"
    r"|has\sbeen)\s)?|,\s)(?:also\s)?$",
    re.IGNORECASE,
)
_NUMBER = regex(
    rf"(?<!-)\b(?:(?P<digits>\d{{1,2}})|(?P<word>{'|'.join(NUMBER_WORDS)})|(?P<one>(?:an?|its|another)"
    r"(?!\s(?:[\w-]+\s){0,2}?(?:types?|kinds?|class|versions?|variants?|generation|series|volley"
    r"|barrage|salvo|number|flurry|string)\sof\b))"
    rf"|(?P<several>several|multiple(?!\s(?:launch\srocket|rocket\s(?:launch|system|artillery)|rocket-launch))|a\snumber\sof|a\s(?:barrage|salvo|series|volley)\sof|dozens\sof))\s",
    re.IGNORECASE,
)


def names_north_alone(sentence: str) -> bool:
    """Whether a sentence names a missile or rocket, the North and no other country."""
    return bool(_NORTH.search(sentence) and _HEAD.search(sentence)) and _OTHERS.search(sentence) is None


def others_launched(sentence: str) -> bool:
    """Whether somebody else than the North launches something."""
    return _HEAD.search(sentence) is not None and any(
        _actor(sentence[: match.start()]) is False or _BY_OTHERS.match(sentence, match.end()) is not None
        for match in _ENGLISH.finditer(sentence)
    )


def launch_words(sentence: str, of_north: bool) -> Iterator[LaunchWords]:
    """The launches that an English sentence reports."""
    previous = 0
    if _SPORT.search(sentence) and _WEAPON.search(sentence) is None:
        return
    for match in _ENGLISH.finditer(sentence):
        name = next(name for name in ("verb", "done", "fell") if match[name])
        start, end = match.span(name)
        before = sentence[max(0, start - REACH) : start]
        actor = _actor(sentence[:start])
        if actor is False or (actor is None and not of_north) or _BY_OTHERS.match(sentence, end):
            continue
        if _UNREAL.search(before) or is_unasserted(sentence, start, end):
            continue
        begin = match.end("of") if name == "done" else max(previous, start - REACH)
        objects = _objects(sentence, (begin, start, end), name)
        if not objects and (name == "fell" or not _PRONOUN.search(before) or _ELSE.match(sentence, end)):
            continue
        reference = _REFERENCE.search(before) is not None or _SO_FAR.search(before) is not None
        yield LaunchWords(start, end, objects, actor is True, reference, fell=name == "fell")
        previous = end


def _actor(before: str) -> bool | None:
    """Who acts, by the last name before a verb: True for the North, False for others, None where nobody is named.
    Names after a preposition and speakers' names do not count."""
    names = [(match, True) for match in _NORTH.finditer(before)] + [
        (match, False) for match in _OTHERS.finditer(before)
    ]
    for match, is_north in sorted(names, key=lambda one: -one[0].start()):
        if not is_north and _SAYS_BEHIND.match(before, match.end()):
            continue
        if _NO_ACTOR.search(before, 0, match.start()):
            continue
        return is_north
    return None


def _objects(sentence: str, place: tuple[int, int, int], name: str) -> tuple[LaunchedObject, ...]:
    """What was launched: after an active verb, else before it."""
    begin, start, end = place
    if name == "verb":
        closing = _OBJECT_ENDS.search(sentence, end)
        behind = _phrases(sentence, end, min(closing.start() if closing else len(sentence), end + REACH + 40))
        if behind:
            return behind
    return _phrases(sentence, begin, start)[-1:]


def _phrases(sentence: str, start: int, end: int) -> tuple[LaunchedObject, ...]:
    """The objects in sentence[start:end]; what names one thing twice ("a Hwasong-15 ICBM") is one."""
    objects: list[LaunchedObject] = []
    at = start
    for head in _HEAD.finditer(sentence, start, end):
        phrase = sentence[at : head.end()]
        if _OTHER_OBJECT.search(phrase):
            break
        named = tuple((kind, at + one, at + other) for kind, one, other in kinds(phrase))
        numbers = [*_NUMBER.finditer(sentence, at, head.end())]
        number = _number(numbers[-1]) if numbers else None
        joined = re.search(r"\b(?:and|plus)\b", phrase) is not None
        if objects and named and not (joined and number) and one_thing(objects[-1], named):
            kept = objects.pop()
            number, named = kept.number or number, (*kept.kinds, *named)
        objects.append(LaunchedObject(named, number))
        at = head.end()
    return tuple(objects)


def _number(match: re.Match[str]) -> tuple[str, int, int] | None:
    name = match.lastgroup or ""
    if is_either(match):
        return None
    if match["one"]:
        return ("1", *match.span(name)) if match["one"].lower() in ("a", "an", "another") else None
    value = match["digits"] or (SEVERAL if match["several"] else str(NUMBER_WORDS[match["word"].lower()]))
    return value, *match.span(name)
