"""Korean clauses of speech: where what is said ends, and the verb that says it.

    [speaker은] [content]다고 [speaker가] 밝혔다         the plain shape; 라고 for orders, 자고, 냐고, 다며 …
    [content]다는 입장을 밝혔다 · [content]ㄹ 것을 촉구했다

Verbs of thought, passives ("알려졌다"), what is denied ("밝히지 않았다") and what is to come ("밝힐 예정") say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.lang.scripts import HANGUL
from bot.text.word_lists import wordlist

_SAY = "|".join(sorted(wordlist("hangul_cues"), key=len, reverse=True))
_STEMS = "|".join(stem.replace("_", " ?") for stem in sorted(wordlist("hangul_cue_stems"), key=len, reverse=True))
_NEVER = r"(?!\s(?:적|바)[이은가]?\s*없)"
CUE = re.compile(
    rf"(?<!\S)(?:(?:{_SAY})(?:했|하였|한{_NEVER}|하며|하면서|하고|하자|해(?![졌진지]))"
    rf"|밝(?:혔|히며|히면서|히고|히자|힌{_NEVER}|혀(?![졌진지]))|덧붙(?:였|이며|이면서|인)|알려(?![졌진지왔])|{_STEMS})[{HANGUL}]*"
)
"""A verb of speech that happened."""
TURN = re.compile(
    rf"{CUE.pattern}(?:(?<=고|며|만|나|데)(?<!하며|하고|히며|히고)|(?<=한|힌) (?:반면|데 (?:이어|반해|대해))),?\s"
)
"""A verb of speech behind which another may begin to speak: "…고 말했고, Pak은 …"."""
TOLD_ON = re.compile(r"다(?:고|며|면서|는)$")
"""How a verb of speech ends that another one passes on: "통신은 Pak이 …고 말했다고 보도했다"."""
THUS = re.compile(rf"이렇게 (?:{CUE.pattern})|의 (?:말|설명|이야기|얘기|주장|전언|고백|회상)이(?:다|었다)")
"""What names the speaker of a quotation that stands in front as a sentence of its own."""
BARE_CUE = re.compile(rf"\s*(했(?:다|으나|지만|고|으며|습니다)[{HANGUL}]*)")
"""Directly behind "…다고": "… that it is so, he said"."""
_DONE = r"(?:했|하였|한|하며|하면서|하고)"
_URGES = re.compile(rf"(?<!\S)(?:촉구|요구|당부|권고|제안|호소|주문){_DONE}[{HANGUL}]*")
_EXPECTS = re.compile(rf"(?<!\S)(?:(?:전망|예상|보고|추정|분석|관측|진단){_DONE}|내다봤|내다보았)[{HANGUL}]*")
_PUBLISHES = re.compile(rf"{CUE.pattern}|(?<!\S)냈(?:다|으며|고|습니다)")
_NOTED = "입장|뜻|점|의사|의견|견해|방침|주장|평가|전망|분석|설명|사실|취지|계획"
_COMPLEMENT = re.compile(
    r"(?P<word>[^\s,]*?(?:다|라|자|냐))(?P<link>고|며|면서도?)(?=[\s,])"
    rf"|(?P<noted>[^\s,]*?(?:다|라|자))는\s+(?:{_NOTED})(?=[을를도은만이])"
    r"|(?P<urged>(?<!\S)것)(?:을|은)(?=\s)"
    r"|(?P<expected>(?<!\S)것)으로(?=\s)"
)
_LINKS = (
    "앞서|특히|또한|또|이어|그러면서|그리고|반면|이에 대해|이에|이와 함께|이를 두고|그러나|다만|하지만|한편|아울러"
    "|이와 관련"
)
_DAYS = r"이날|오늘|어제|전날|같은 날|최근|당시|지난 \S*(?:일|달|해|주|월)|\d{1,2}일(?:\([^)]*\))?"
_HOURS = r"(?:오전|오후)(?: \d{1,2}시(?: \d{1,2}분)?(?:께|쯤)?)?"
_VENUES = "|".join(sorted(wordlist("hangul_venues"), key=len, reverse=True))
_WAYS = "통해|내고|내|만나|출연해|출석해|참석해|인용해|올린 글에서|열고|갖고|가진 \\S+에서"
_SETTING = re.compile(
    rf"[\s,]+|(?:{_LINKS}|{_DAYS}|{_HOURS})(?=[\s,])"
    rf"|(?:(?![^\s,]*(?:은|는|이|가)\s)[^\s,]+\s+){{0,5}}?[^\s,]*(?:{_VENUES})"
    rf"(?:에서|에|을|를|과|와|과의|와의|에게)(?: (?:{_WAYS}))?(?=[\s,])"
    r"|(?:(?![^\s,]*(?:은|는|이|가)\s)[^\s,]+\s+){1,5}?인용해(?=[\s,])"
)
"""When, where and to whom something was said."""
_PARTS = 14
"""Words that may stand between what is said and its verb: the speaker, when, to whom."""
_COPULA = re.compile(r"이라$")


@dataclass(frozen=True, slots=True)
class KoreanSaying:
    """One thing said: it ends at `end`, what links it to its verb ends at `behind`; the verb stands at [cue, cue_end).
    `held` where another thing said by the same person comes before the verb ("…다며 …다고")."""

    end: int
    behind: int
    cue: int
    cue_end: int
    held: bool


def said(text: str, start: int, end: int) -> Iterator[KoreanSaying]:
    """What the sentence [start, end) says to have been said, in order. Quoted text in it is masked by the caller."""
    found = list(_COMPLEMENT.finditer(text, start, end))
    for place, match in enumerate(found):
        until = found[place + 1].start() if place + 1 < len(found) else end
        held = match["link"] in {"며", "면서", "면서도"}
        cue = CUE.search(text, match.end(), end) if held else _near(text, match, until)
        if cue is None:
            continue
        stop = match.end("word" if match["word"] else match.lastgroup or 0)
        if match["word"] and (copula := _COPULA.search(match["word"])):
            stop -= len(copula.group())
        verb = cue.span(1) if cue.re is BARE_CUE else cue.span()
        yield KoreanSaying(stop, match.end(), *verb, held)


def without_setting(text: str, start: int, end: int) -> int:
    """Where what is said begins behind when, where and to whom it was said: "이날 기자들과 만나 …"."""
    while match := _SETTING.match(text, start, end):
        start = match.end()
    return start


def _near(text: str, match: re.Match[str], until: int) -> re.Match[str] | None:
    """The verb that a clause belongs to: close behind it, and in front of the next clause."""
    if match["link"] and (bare := BARE_CUE.match(text, match.end())):
        return bare
    kinds = {"link": CUE, "noted": _PUBLISHES, "urged": _URGES, "expected": _EXPECTS}
    cue = kinds[match.lastgroup or "link"].search(text, match.end(), until)
    return cue if cue and len(text[match.end() : cue.start()].split()) <= _PARTS else None
