"""Tell who of those with one name is meant by the work that the text tells: "Cho Hyun, *chief economist at Mirim
Bank*" is not the foreign minister, "박지원 *미림증권 연구원*" not the lawmaker, and "*climate minister* Kim Sung-hwan"
not the foreign minister of 2010.

Who has held an office may teach, head a foundation or advise a firm afterwards. So the work of a university, an
institute or an association tells of another only while the known person holds an office of the base; without a date, if
the base knows no end of it. A bank's analyst, a hospital's nurse and a school's teacher always do.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.lang.scripts import HANGUL
from bot.model.analysis import Excerpt
from bot.regexes import regex
from bot.text.entities.bearers.fields import fields
from bot.text.entities.bearers.trades import SERVES_STATE, TRADES, has_occupation, is_another
from bot.text.entities.mention import Mention
from bot.text.entities.named_group import NamedGroup
from bot.text.knowledge.file_format import KnownEntity

_SHARED = frozenset({"KR", "KP", "CN", "JP"})
"""Countries whose names are short and borne by many."""
_SCHOLARSHIP, _ASSEMBLY = "scholarship", {"assembly"}
_BEHIND_LATIN = regex(
    r" (?:of|from) (?:the )?"
    r"(?P<work>(?:[A-Z][\w.&’'-]*|of|for|and|&)(?: (?:[A-Z][\w.&’'-]*|of|for|and|&)){0,7})(?! to\b)"
)
"""Not "at" and "with": "Chung Dong-young *at* Lakeside University" may be a guest there."""
_BEHIND_HANGUL = regex(
    rf" (?P<work>[{HANGUL}A-Za-z0-9·]{{2,14}}(?:(?<![은는이가]) [{HANGUL}A-Za-z0-9·]{{2,10}})?)"
    rf"(?:은|는|이|가|도|의|와|과|에게|께서는?)(?![{HANGUL}])"
)
"""A body that somebody visits has another particle, and in a headline none: "안규백 *국방연구원* 방문"."""
_BEFORE_HANGUL = regex(rf"(?<![{HANGUL}A-Za-z])(?P<work>[{HANGUL}A-Za-z0-9·]{{2,14}}) $")
_IS_HEADLINE = regex(rf"(?<=[{HANGUL}]) (?!(?:연구)?팀|측|등[은이 ])[{HANGUL}]")
_APPOSITION = regex(
    r",(?: (?:aged? )?\d\d,)? (?P<work>(?:an?|the|(?P<clause>who) (?:runs|owns|keeps|teaches|farms|works|drives"
    r"|manages|heads|leads|chairs)"
    r"|[a-z]{3,20} (?:of|at|for|in)) [^\n,.;:()“”]{2,80})(?=,)"
)
"""What stands between commas behind a name: ", *who runs a hardware shop in Gunsan*,"."""
_REACH = 24
_FORMER = regex(
    r"(?i:\b(?:former|ex|once|one-time|retired|then|until|till|headed|led|ran|founder|founded)\b)"
    r"|(?:^| )(?:전|옛) |^[元前原]|창업자|설립자"
)
_LEADERS = ("President of ", "Supreme Leader of ", "General Secretary of ")
_CANDIDATE = regex(r"(?i:\bminister(?:ial)? (?:nominee|designate))|(?:장관|총리|원장) 후보")
_ENDS = regex(r"[.!?。！？\n]")
_OF_STATE = regex(
    r"(?i:\b(?:president(?! of (?:[\w’'-]+ ){0,4}?(?:university|college|institute|hospital|bank|association)\b)|premier"
    r"|minister|lawmaker|legislator|assembly(?:man|woman)|senator|governor|mayor|ambassador|envoy|mp"
    r"|rep\.|party|secretary|spokes\w+|candidate|nominee|prosecutors?|justice|admiral|commander|ministry|assembly|parliament"
    r"|committee|bureau|commission|cabinet|government|presidential|intelligence|state (?:affairs|council)"
    r"|congress|embassy"
    r"|politburo|foreign affairs|central committee|bank of (?:korea|japan|china)|chief$"
    r"|institute for democracy|yeouido institute)\b)|민주연구원|여의도연구원"
    r"|대통령|총리|장관|차관|처장|청장|위원장|원내대표|대표(?!이사)|최고위원|국회|내각|외무상|국방상|의원(?!장)|도지사|시장|대사|(?:검찰|사무|참모)총장|총재|당|정부|청와대|대변인|후보"
    r"|大統領|総理|首相|外相|国防相|長官|大臣|議員|知事|大使|総裁|報道官|政府|党|总统|总理|部长|外长|议员|省长|主席|发言人|行长|党|省委"
)
"""An office or body of a state or party: the known person may be meant."""
_EMPLOYED = (
    r"(?i:\b(?:analyst|nurse|teacher|trader|broker|engineer|designer|developer|plumber|curator|fire ?fighter|paramedic"
    r"|fisherman|fishing|fishery|farmer|farmers|growers?|trawler|ferry|co-?operative|credit union"
    r"|village (?:head|chief)|branch manager|(?:principal|head ?teacher) of|fire (?:chief|station|department)"
    r"|shop ?keeper|orchard|(?<!department )(?<!convenience )(?<!duty-free )stores?"
    r"|(?:shop|restaurant|caf[eé]|bakery|pub|salon|guest ?house|pharmacy|laundry|gym)s?"
    r"|(?:elementary|middle|primary|secondary) school)\b)"
    r"|애널리스트|간호사|교사|디자이너|소방[서사관위교장](?!비)|소방대원|조합장(?! 출신)"
    rf"|수협|어촌계|(?<=[리동촌] )이장(?![{HANGUL}])|마을 이장|교감"
    rf"|(?<![{HANGUL}])(?:[{HANGUL}]{{0,12}} )?연구원$"
    r"|アナリスト|看護師|教諭|研究員|消防[士署]|組合長|漁協|店主|分析师|护士|教师|消防[员員署]|店主|村长|村長"
)
_IS_EMPLOYED = regex(_EMPLOYED)
"""A calling that neither a politician nor a star or the head of a firm has."""
_ALWAYS = regex(
    r"\b(?:Securities|Investments?|Brokerage|Asset|Capital|Hospital|Medical|Clinic|Insurance|Logistics|Hotel|Bank"
    r"|(?:Elementary|Middle|High|Primary|Secondary) School|Inc|Corp|Ltd|LLC)\b"
    rf"|증권|자산운용|은행(?!장)|병원|의료원|보험|(?:초등|중|고등)학교|証券|病院|证券|医院|{_EMPLOYED}"
)
"""A body or a calling of whoever never held an office of state."""
_TRADES = {
    _SCHOLARSHIP: regex(r"(?i:\b(?:professor|fellow|researcher|lecturer)\b)|교수|연구위원|教授|研究員|研究员"),
    "business": regex(
        r"(?i:\b(?:chief executive|chairman|ceo|corp|group)\b)|회장|대표이사|사장|부회장|会長|社長|董事长|总裁"
    ),
    "arts": TRADES["arts"].own,
    "sport": TRADES["sport"].own,
}
"""What tells which of several people of one name is meant, by their trade."""
_LONG_OUT = 4
"""Years after which a minister seldom gets another office than a seat in parliament."""
_IN_OFFICE = regex(
    r"\b(?:University|College|Institute|Centre|Center|Foundation|Association|Federation|Chamber|Union|Church|School|Group"
    r"|Law|Research|Electronics|Motors?|Holdings|Partners)\b"
    r"|(?i:\b(?:professor|lecturer|researcher|fellow|economist|lawyer|attorney)\b)"
    r"|대학|대 총장"
    r"|연구[원소]|협회|연합회|의사회|상공회의소|조합|노조|재단|법무법인|교수|변호사|전자|자동차|그룹|센터|학회|박사|대표이사"
    r"|大学|大教授|研究所|協会|法律事務所|教授|弁護士|协会|研究院|律师|学会"
)
"""A body or a calling that nobody has beside an office of state."""


def bearer(text: str, named: NamedGroup, role: Excerpt | None, day: str) -> KnownEntity | None:
    """The known person whom a group means, given the office that the text states; None for somebody else of the name.
    `day` is the article's ISO date or ""."""
    bearers, known = _bearers(named), named.known
    works = [role.text] if role is not None and not _IS_HEADLINE.match(text, role.end) else []
    works += (work for mention in named.mentions if _is_full(mention, bearers) for work in _beside(text, mention))
    told = fields(role.text) if role is not None else frozenset()
    if len(bearers) > 1 and (meant := _told(bearers, told, works)) is not None:
        return meant
    if known is None or not _is_shared(known):
        return known
    now = [work for work in works if not _FORMER.search(work)]
    if known.trade is not None:
        office = role.text if role is not None and role.text in now else None
        is_apart = any(map(_IS_EMPLOYED.search, now)) or is_another(text, known, office, now)
        return None if is_apart and not known.offices else known
    if told - _ASSEMBLY and now and _is_long_out(known, day) and not told & _held(known):
        return None
    if any(map(_OF_STATE.search, works)):
        return known
    if any(map(_ALWAYS.search, now)):
        return None
    holds = any(office.held(day) if day else office.end is None for office in known.offices)
    is_other = holds and any(map(_IN_OFFICE.search, now))
    return _office_holder(text, named, known, bearers or [known]) if is_other else known


def _told(bearers: Sequence[KnownEntity], told: frozenset[str], works: Sequence[str]) -> KnownEntity | None:
    """The only one of several people who has held an office of these fields, or whose trade the words tell. A lawmaker
    is who has none, and no minister where another one may be meant."""
    found = [one for one in bearers if told & _held(one)]
    if not found and any(map(SERVES_STATE.search, works)):
        found = [one for one in bearers if one.trade is None]
    if told == _ASSEMBLY:
        lawmakers = [one for one in bearers if one.trade is None]
        found = [one for one in lawmakers if not _held(one)] or lawmakers
    found = found or [
        one for one in bearers if (trade := _TRADES.get(one.trade or "")) and any(map(trade.search, works))
    ]
    return found[0] if len(found) == 1 else None


def _is_shared(known: KnownEntity) -> bool:
    """Whether others of the name are in the news. Nobody else has a leader's name there without being told apart."""
    leads = any(office.title.startswith(_LEADERS) for office in known.offices)
    return known.end is None and known.trade != _SCHOLARSHIP and known.country in _SHARED and not leads


def _bearers(named: NamedGroup) -> list[KnownEntity]:
    """The persons of the base who have the full name of a group."""
    forms = (form for mention in named.mentions for form in mention.forms if not form.short)
    return [*{form.entity.id: form.entity for form in forms}.values()]


def _held(known: KnownEntity) -> frozenset[str]:
    """The fields of the offices that a person has held."""
    return frozenset().union(*(fields(office.title) for office in known.offices))


def _office_holder(
    text: str, named: NamedGroup, known: KnownEntity, bearers: Sequence[KnownEntity]
) -> KnownEntity | None:
    """The person of whom a sentence with the full name tells that he has held an office of his, or is a candidate for
    one: "Cho Hyun, who heads an institute, will become *foreign minister*"."""
    for mention in named.mentions:
        if not _is_full(mention, bearers):
            continue
        begin = max(text.rfind(mark, 0, mention.start) for mark in ".!?。！？\n") + 1
        end = _ENDS.search(text, mention.end)
        sentence = text[begin : end.start() if end else None]
        told = fields(sentence)
        found = [one for one in bearers if told & _held(one)]
        if len(found) == 1 or _CANDIDATE.search(sentence):
            return found[0] if len(found) == 1 else known
    return None


def _is_long_out(known: KnownEntity, day: str) -> bool:
    """Whether a person has left the last office of the base long before an ISO date. A minister may get another
    office next month, and the base is told of it later."""
    ends = [office.end for office in known.offices]
    return bool(day and ends) and all(end is not None and int(end[:4]) + _LONG_OUT < int(day[:4]) for end in ends)


def _is_full(mention: Mention, bearers: Sequence[KnownEntity]) -> bool:
    return any(form.entity in bearers and not form.short for form in mention.forms) or not mention.forms


def _beside(text: str, mention: Mention) -> list[str]:
    """The words beside a name that may tell of its bearer's work."""
    behind = _APPOSITION.match(text, mention.end)
    found = [
        behind if behind is not None and (behind["clause"] or has_occupation(behind["work"])) else None,
        _BEHIND_LATIN.match(text, mention.end),
        _BEHIND_HANGUL.match(text, mention.end),
        _BEFORE_HANGUL.search(text, max(0, mention.start - _REACH), mention.start),
    ]
    return [one["work"] for one in found if one is not None]
