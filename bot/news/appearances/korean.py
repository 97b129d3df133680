"""How a Korean sentence mentions a person, by the particle after the name and the predicate that follows.

"김정은동지께서 … 료해하시였다"            subject of a verb of being there
"조용원동지, 박정천동지를 비롯한 … 동행하였다"   one of those who were there
"푸틴 대통령과 회담", "지도밑에", "모시고"    there too
"축전을 보내시였다", "명의로 된 화환", "담화를 발표"  a message
"""

from __future__ import annotations

from bot.model.evidence.appearances import AppearanceKind
from bot.news.assertion import is_denied_behind
from bot.regexes import regex

_ENDS = r"(?:하시였|하였|했|하시고|하고|하며|하시며|하여|하시여|하시|해\s|되였|됐|한바|하신|한\s)"
_THERE = regex(
    r"(?:료해|지도|참석|참가|참관|관람|방문|접견|동행|수행|시찰|도착|출발|귀국|전송|영접|서명|회담|회견|대화|환담|연설|사회|조문|호상"
    r"|주재|면담|출석|등장|배석|(?:보고|준공사|축하연설|연설|토론|시찰|대화|회담|참배|인사|방문)(?:를|을)?\s?(?:진행)?)"
    rf"{_ENDS}|찾으시였|찾았|찾으시고|찾아(?!가고\s있)|만나시였|만났|만나시고|만나\s|돌아보시였|돌아봤|둘러보|둘러봤"
    r"|(?:회담|대화|담화|상봉|면담)를\s(?:가지|가졌|나누|나눴)|(?:개막사|개회사|폐막사|기념사|축사)를\s(?:하|했)|모습을\s(?:보였|드러냈)|나타났|(?:보고|연설|준공사|토론)를\s(?:하|했)"
)
_NOT_THERE = regex(r"(?:나타나|참석하|참가하|등장하|보이|만나|방문하)지\s?(?:않|못)|불참|못\s(?:만났|갔|왔)")
_PLANNED = regex(r"(?:(?![했였었았됐]다|하였|고\s)[^.]){0,40}?(?:[할을]\s?(?:계획|예정|방침|것)|하겠|가능성|전망)")
"""Words after words of being there, with no past tense between: it is only planned."""
_QUOTED = regex(r"[\"“‘'「『《][^\"”’'」』》]{1,200}[\"”’'」』》]")
_REPORTED_BY_WORD = regex(r"[^.]{0,160}?[다라]고\s(?:[^\s.]+에\s)?보고(?:를\s)?(?:했|하였)")
"""What somebody else reported of the subject: "…할 가능성은 낮다고 국회에 보고했다"."""
_LIKENESS = regex(
    r"\s?(?:위원장|대통령|총비서)?(?:(?:으로|로|[을를])\s(?:분장|연기|흉내|사칭|패러디|닮은|그린|본뜬)"
    r"|의?\s?(?:대역|닮은꼴|분장|흉내|인형|밀랍|초상|동상|가면|복제|딥페이크))"
)
"""Words after a name that make it that of a double or a picture."""
_DEAD = regex(r"(?:^|\s)고\s$")
"""Words before the name of somebody who has died."""
_SENT = regex(
    r"(?:축전|축하편지|친서|편지|서한|전문|답전|위문전문|조전|조의문|화환|꽃바구니|선물|인사)(?!진정식)(?:을|를|과|와)?\s?[^.]{0,20}?(?:보내|보냈|보낸|전하|진정(?!식))"
    r"|(?:담화|성명|론평|논평)(?:를|을)?\s?(?:에서|통해|발표|내)"
)
_SENT_BY = regex(
    r"(?:동지)?(?:의\s?명의로|께서\s?보내신\s?(?:꽃바구니|화환|선물|축전)|[이가]\s?보낸\s?(?:꽃바구니|화환))"
)
_GUIDED = regex(r"\s?(?:직접적인\s|현지)?(?:지도\s?(?:밑에|아래)|참석\s?(?:밑에|하에))")
_RECEIVED = regex(r"[^.]{0,40}?(?:접견|만나|만났|영접|전송|수행|동행|초청하여\s만)")
_LED = regex(r"\s(?:단장|수반)으로\s하는")
_LIST_END = regex(r"[^.]{0,120}?(?:(?P<subject>께서는?|은|는|이|가|도|를\s비롯한)|(?P<company>[와과]\s함께))\s")
_TOKEN = regex(r"\s?(?P<word>[^\s.]+)")
_PARTICLE = regex(r"(?:께서는|께서|께|에게|한테|은|는|이|가|도|의|와|과|를|을)$")
_SUBJECTS = frozenset(("께서는", "께서", "은", "는", "이", "가", "도"))
_NO_PARTICLE = frozenset(("국가", "회의", "국방회의", "최고인민회의"))
_MOST_WORDS = 7
_REACH = 200


def kind_of(sentence: str, start: int, end: int) -> AppearanceKind:
    """What the sentence says of the person named at [start, end), but for when it was."""
    if _DEAD.search(sentence, 0, start) or _LIKENESS.match(sentence, end):
        return AppearanceKind.NAMED
    after = _QUOTED.sub("", sentence[end : end + _REACH])
    if _SENT_BY.match(after):
        return AppearanceKind.MESSAGE
    particle, at = _particle(after)
    rest = after[at:]
    if particle in _SUBJECTS:
        return _predicate(rest)
    if _is_there(particle, rest) and not _NOT_THERE.search(rest):
        return AppearanceKind.PRESENT
    return AppearanceKind.NAMED


def acts(sentence: str, end: int) -> bool:
    """Whether the person named up to `end` does something in the sentence."""
    return _particle(sentence[end : end + _REACH])[0] in _SUBJECTS


def _particle(after: str) -> tuple[str, int]:
    """The first particle after a name and its titles, and where it ends; "," for a list; "" for none."""
    at = 0
    for _ in range(_MOST_WORDS):
        token = _TOKEN.match(after, at)
        if token is None:
            break
        word, at = token["word"], token.end()
        if word.endswith(","):
            return ",", at
        found = _PARTICLE.search(word)
        if found is not None and word not in _NO_PARTICLE:
            return found[0], at
    return "", at


def _is_there(particle: str, rest: str) -> bool:
    """Whether somebody is there who is no subject: one of a list, company, received, guiding."""
    if particle == ",":
        tail = _LIST_END.match(rest)
        if tail is None:
            return False
        return tail["company"] is not None or _predicate(rest[tail.end() :]) is AppearanceKind.PRESENT
    if particle in ("와", "과"):
        return _predicate(rest) is AppearanceKind.PRESENT
    if particle in ("를", "을"):
        if rest.startswith(" 모시고") or _RECEIVED.match(rest):
            return True
        among = rest.startswith(" 비롯한") or _LED.match(rest) is not None
        return among and _predicate(rest) is AppearanceKind.PRESENT
    return particle == "의" and _GUIDED.match(rest) is not None


def _predicate(rest: str) -> AppearanceKind:
    """What the subject of the rest of a sentence did, by what is said first."""
    if _REPORTED_BY_WORD.match(rest):
        return AppearanceKind.NAMED
    sent, there = _SENT.search(rest), _THERE.search(rest)
    if _NOT_THERE.search(rest) or (
        there is not None and (_PLANNED.match(rest, there.end()) or is_denied_behind(rest, there.end()))
    ):
        return AppearanceKind.NAMED
    if sent is not None and (there is None or sent.start() < there.start()):
        return AppearanceKind.MESSAGE
    return AppearanceKind.PRESENT if there is not None else AppearanceKind.NAMED
