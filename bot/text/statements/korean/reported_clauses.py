"""Find the reported clauses of Korean sentences: where the content ends, and the verb that reports it.

    [speaker은] [content]다고 [speaker가] 밝혔다         the plain shape; 라고 for orders, 자고, 냐고, 다며 …
    [content]다는 입장을 밝혔다 · [content]ㄹ 것을 촉구했다 · [content]ㄹ데 대하여 강조하시였다

The North writes 하였다 for 했다, 하시였다 and 드리였다 for respect, and joins 것 to the word before it.

Verbs of thought, passives ("알려졌다"), negations ("밝히지 않았다") and plans ("밝힐 예정") report nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.lang.scripts import HANGUL, compose_syllable
from bot.model.analysis import Span
from bot.text.names.north_south import with_northern
from bot.text.word_lists import wordlist

_VERB_NOUNS = "|".join(sorted(with_northern(wordlist("hangul_cues")), key=len, reverse=True))
_STEMS = "|".join(stem.replace("_", " ?") for stem in sorted(wordlist("hangul_cue_stems"), key=len, reverse=True))
_NEVER = r"(?!\s(?:적|바)[이은가]?\s*없)"
"""Excludes "…한 적이 없다": has never said."""
_DID = (
    rf"(?:했|하(?:였|며|면서|고|자|여)|하시(?:였|며|면서|고)|하신|하셨|한{_NEVER}|해(?![졌진지])"
    r"|(?:해|하여)?(?:드리|올리)(?:였|며|면서|고))"
)
"""The forms of 하다 behind a noun of speech that say that the speech took place; with 시, 드리 and 올리 in respect."""
CUE = re.compile(
    rf"(?<!\S)(?:(?:{_VERB_NOUNS}){_DID}"
    rf"|까?밝(?:혔|히(?:며|면서|고|자|였|시였|시며|시면서)|힌{_NEVER}|혀(?![졌진지]))"
    rf"|덧붙(?:였|이(?:며|면서|였|시였)|인)|알려(?![졌진지왔])|{_STEMS})[{HANGUL}]*"
)
"""A reporting verb in a form that says that the speech took place."""
SPEAKER_CHANGE = re.compile(
    rf"{CUE.pattern}(?:(?<=고|며|만|나|데)(?<!하며|하고|히며|히고)|(?<=한|힌) (?:반면|데 (?:이어|반해|대해))),?\s"
)
"""A reporting verb after which another speaker may follow: "…고 말했고, Pak은 …"."""
RELAYED = re.compile(r"다(?:고|며|면서|는)$")
"""The end of a reporting verb that is itself reported: "통신은 Pak이 …고 말했다고 보도했다"."""
BACK_REFERENCE = re.compile(rf"이렇게 (?:{CUE.pattern})|의 (?:말|설명|이야기|얘기|주장|전언|고백|회상)이(?:다|었다)")
"""The attribution of a quotation that is the sentence before: "이렇게 말했다", "…의 말이다"."""
BARE_CUE = re.compile(
    rf"\s*((?:했|하(?:시)?였|하셨)(?:다|으나|지만|고|으며|습니다)[{HANGUL}]*|하(?:시)?(?:면서|며)(?![{HANGUL}]))"
)
"""A 했다 or 하였다 directly after "…다고" or a closing mark: "…다고 했다"."""
_URGED = "촉구|요구|당부|권고|제안|호소|주문|부탁|간청|요청|지시|명령|결의|맹세|서약|다짐|약속|확약|제기"
"""Verbs whose content is what somebody is to do, or vows to do."""
_URGES = re.compile(rf"(?<!\S)(?:{_URGED}){_DID}[{HANGUL}]*")
_EXPECTS = re.compile(rf"(?<!\S)(?:(?:전망|예상|보고|추정|분석|관측|진단){_DID}|내다봤|내다보았)[{HANGUL}]*")
_STATES = re.compile(rf"{CUE.pattern}|(?<!\S)냈(?:다|으며|고|습니다)")
_STANCE_NOUNS = (
    "입장|립장|뜻|점|의사|의견|견해|방침|주장|평가|전망|분석|설명|사실|취지|계획"
    "|확신|신심|결심|결의|의지|기대|희망|것|데"
)
_TO_COME = "".join(compose_syllable(initial, medial, 8) for initial in range(19) for medial in range(21))
"""The syllables that end in ㄹ: what is to be done ("실현할데", "생산할것을")."""
_COMPLEMENT = re.compile(
    r"(?P<word>[^\s,]{0,40}?(?:다|라|자|냐))(?P<link>고|며|면서도?)(?=[\s,])"
    rf"|(?P<stance>[^\s,]{{0,40}}?(?:다|라|자))는\s*(?:{_STANCE_NOUNS})(?=[을를도은만이]|\s대(?:하여|해))"
    rf"|(?P<matter>[^\s,]{{0,40}}?[{_TO_COME}] ?데) 대(?:하여|해서?)(?=\s)"
    rf"|(?P<demand>(?<!\S)것|[^\s,]{{0,40}}?[{_TO_COME}]것)(?:을|은)(?=\s)"
    r"|(?P<forecast>(?<!\S)것)으로(?=\s)"
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
"""A time, place, addressee or link word before content, which is no part of it."""
_LONGEST_GAP = 14
"""Words between content and its verb: the speaker, the time, the addressee."""
_COPULA = re.compile(r"이라$")


@dataclass(frozen=True, slots=True)
class ReportedClause:
    """A reported clause: its content ends at `end`, the link to its verb at `link_end`; the verb is `cue`.

    `is_followed` is True where another clause of the same speaker comes before the verb ("…다며 …다고").
    """

    end: int
    link_end: int
    cue: Span
    is_followed: bool


def reported_clauses(text: str, start: int, end: int) -> Iterator[ReportedClause]:
    """The reported clauses of the sentence [start, end), in order. Its quotations must be masked."""
    complements = list(_COMPLEMENT.finditer(text, start, end))
    for place, match in enumerate(complements):
        until = complements[place + 1].start() if place + 1 < len(complements) else end
        is_followed = match["link"] in {"며", "면서", "면서도"}
        cue = CUE.search(text, match.end(), end) if is_followed else _cue_after(text, match, until)
        if cue is None:
            continue
        stop = match.end("word" if match["word"] else match.lastgroup or 0)
        if match["word"] and (copula := _COPULA.search(match["word"])):
            stop -= len(copula.group())
        verb = cue.span(1) if cue.re is BARE_CUE else cue.span()
        yield ReportedClause(stop, match.end(), Span(*verb), is_followed)


def content_start(text: str, start: int, end: int) -> int:
    """Where content in [start, end) begins after its time, place and addressee: "이날 기자들과 만나 …"."""
    while match := _SETTING.match(text, start, end):
        start = match.end()
    return start


def _cue_after(text: str, match: re.Match[str], until: int) -> re.Match[str] | None:
    """The verb that a complement belongs to: within a few words, and before the next complement."""
    if match["link"] and (bare := BARE_CUE.match(text, match.end())):
        return bare
    verbs = {"link": CUE, "stance": _STATES, "matter": _STATES, "demand": _URGES, "forecast": _EXPECTS}
    cue = verbs[match.lastgroup or "link"].search(text, match.end(), until)
    return cue if cue and len(text[match.end() : cue.start()].split()) <= _LONGEST_GAP else None
