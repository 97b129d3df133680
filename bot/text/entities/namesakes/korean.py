"""Tell by what a Korean report writes beside a name that it is not the known person's: a post that no politician has, a
form of address, a seat in a town's council, a firm or a body of sport.

"재무*과장* 이재명" · "서점 *주인* 한동훈 씨" · "▲이재명(한빛은행 부장)*씨 모친상*" · "한동훈 *군의원*"
"""

from __future__ import annotations

from bot.lang.particles import PARTICLE
from bot.lang.scripts import HANGUL, is_hangul
from bot.regexes import any_of, regex
from bot.text.entities.mention import Mention
from bot.text.word_lists import wordlist

_REACH = 40
_CALLINGS = frozenset(word for word in wordlist("callings_apart") if is_hangul(word))
_AT_SCHOOL = frozenset({"학생", "유학생", "초등학생", "중학생", "고교생", "대학생"})
"""What officials have been: 스위스 *유학생* 김정은."""
_PARTICLES = "은|는|이|가|을|를|의|와|과|도|에게"
_NOT_THEN = "(?! (?:시절|때|당시|출신|신분|당국))"
"""Behind a calling that somebody had in the past."""
_CALLING_BEHIND = regex(
    rf" (?P<calling>[{HANGUL}]{{2,7}}?)(?=(?:들|님)?(?:{_PARTICLES}|이다|입니다)?(?![{HANGUL}])){_NOT_THEN}"
)
_CALLING_BEFORE = regex(rf"(?<![{HANGUL}])(?:{any_of(_CALLINGS - _AT_SCHOOL)}) $")
_WORK = regex(
    rf"(?: (?![반상시세기초군절]대 )[{HANGUL}A-Za-z]{{0,12}}(?:대학?|학교|대학원|학[과부]|연구[소원]|센터|병원"
    rf"|[A-Z]{{2}}|법무법인(?: [{HANGUL}]{{1,8}})?)){{0,3}} "
    "(?:석좌|명예|초빙|특임|겸임|조|부)?(?:교수|변호사|작가|시인|연구원|연구위원|목사)팀?"
    rf"(?:{_PARTICLES})?(?![{HANGUL}])(?! (?:시절|때|당시|출신))"
)
"""Work behind a name, with a university, an institute or a law firm before it."""
_POSTS = any_of(wordlist("hangul_posts_below"))
_HEADS = "국장|(?<!본)부장"
_INSTITUTION = (
    rf"(?:{any_of(wordlist('hangul_regions'))}|[{HANGUL}A-Za-z]{{1,8}}"
    rf"(?:부|처|[청시군구]|국|실|은행|전자|공사|센터|본부|지사|지점|공단|병원|재단|협회|위원회|학교))"
)
_NOT_OWN = "(?!(?:정부|정권|행정부|대통령실|비서실|캠프) )"
"""Behind the name of a leader, whose officials are meant: "이재명 *정부* 과장은"."""
_POST_BEHIND = regex(
    rf" {_NOT_OWN}(?:(?:{_INSTITUTION} ){{0,2}}[{HANGUL}·]{{0,8}}?(?<!수사)(?:{_POSTS})"
    rf"|(?:{_INSTITUTION} ){{0,2}}(?:[{HANGUL}·]{{2,8}}?|(?<= ){_INSTITUTION} )(?P<head>{_HEADS}))"
    rf"님?(?:{PARTICLE.pattern}|(?![{HANGUL}])){_NOT_THEN}"
)
_POST_BEFORE = regex(
    rf"(?<!당시 )(?<!시절 )(?<![전前옛] )(?<![{HANGUL}])"
    rf"(?:[{HANGUL}·]{{0,8}}?(?<!수사)(?:{_POSTS})|[{HANGUL}·]{{2,8}}?(?P<head>{_HEADS}))(?:인)? $"
)
_PROSECUTION = regex("검찰|검사|[지고]검|대검|안기부|정보부")
"""Whose departments have heads who go into politics: *대검* 반부패강력*부장*."""
_OFFICE = "대통령|총리|장관|의원|위원|지사|시장|총장|실장|수석|원내대표|[당힘] ?대표"
_OFFICE_BEHIND = regex(rf" (?:전 )?(?:{_OFFICE})")
_OF_NORTH = regex("북한|조선|외무성|노동당|인민군")
_WORKPLACE = rf"\((?![^()\n]{{0,20}}(?:{_OFFICE}))[^()\n]{{1,20}}\)"
_NOTICE = regex(
    rf"(?:{_WORKPLACE} ?씨|씨 ?{_WORKPLACE})"
    "의? ?(?:[부모]친|조[부모]|외조[부모]|장[인모]|시[부모]|빙[부모]|부인|남편|아내|배우자)상"
)
"""A notice of a death in the family of somebody who has work of his own, such as papers print day by day."""
_SPORT = r"대한(?:장애인)?체육회|(?:대한|국제)올림픽위원회(?:\([A-Z]{2,5}\))?"
_OF_SPORT_BEFORE = regex(
    rf"(?:{_SPORT})의? (?P<head>(?:신임 |새 )?(?:회장|위원장)(?:인)? )?$|대한(?:장애인)?체육회장(?:인)? $"
)
_HEAD_BEHIND = regex(r" (?:신임 )?(?:회장|위원장)(?![단직])")
_HEADS_SPORT = regex(rf" (?:신임 )?(?:(?:{_SPORT})의? (?:회장|위원장)|대한(?:장애인)?체육회장)")
_HEADS_FIRM = regex(
    rf" [{HANGUL}A-Za-z0-9&]{{0,12}} ?(?:{any_of(wordlist('hangul_firm_words'))}) (?:총괄 |공동 )?"
    rf"(?:부?회장|사장|대표|대표이사){PARTICLE.pattern}?(?![{HANGUL}])"
)
_IN_SPORT = regex(
    rf"(?: [{HANGUL}A-Za-z]{{1,12}}(?<![은는이가을를에의로와과도])){{0,3}}? (?:수석)?(?:감독|코치|선수)"
    rf"(?:{PARTICLE.pattern})?(?![{HANGUL}])"
)
_ADDRESSED = regex(
    r"(?: ?\([^()\n]{1,20}\))? ?(?:씨|할머니|할아버지|어르신|옹(?:\(\d\d\))?)"
    r"(?=[^가-힣]|[은는이가을를의와과도]|에게|라고)"
)
_SPOKEN = regex(r"(?:^|[\s(])[\"“‘'][^\"“”‘’'\n]{0,60}$")
"""The beginning of what somebody says, who may call anybody so."""
_EVERYDAY = regex(r"(?:자영업자|직장인|회사원|학부모|주부|상인|주민|주인|점주|교사|교장|이장|농부|유족) $")
_PARTY, _REGION = rf"[{HANGUL}]{{1,7}}(?:당|힘)|무소속", any_of(wordlist("hangul_regions"))
_COUNCILLOR = regex(
    rf" (?:(?:{_REGION}|{_PARTY}) ){{0,2}}[{HANGUL}]{{0,6}}"
    rf"[시군구도](?:(?:의회)? ?의원|의회 (?:부?의장|위원장))(?![{HANGUL}]{{2}}|[실직들]| (?:시절|공천|출신))"
)
_IN_COUNCIL, _SEAT = (
    regex(rf"[{HANGUL}][시군구도]의회 (?:(?:{_PARTY}) )?$"),
    regex(r" (?:의원|부?의장|위원장)(?![실직])"),
)


def has_calling(text: str, mention: Mention) -> bool:
    """Whether a calling is right behind the name that no public figure has: "이준석 *선장*"."""
    behind = _CALLING_BEHIND.match(text, mention.end)
    return behind is not None and behind["calling"] in _CALLINGS


def has_calling_before(text: str, mention: Mention) -> bool:
    """The same right before it: "*배우* 김정은"."""
    return _CALLING_BEFORE.search(text, max(0, mention.start - _REACH), mention.start) is not None


def has_work(text: str, mention: Mention) -> bool:
    """Whether work other than an office, or a calling, is behind the name: "새벌대 *교수*"."""
    return _WORK.match(text, mention.end) is not None or has_calling(text, mention)


def has_post(text: str, mention: Mention, is_south: bool) -> bool:
    """Whether a post below all offices of state is beside the name, or a notice tells of a death in the family.
    The head of a department counts if the known person is of the South (`is_south`) and the text tells of no
    prosecutors; where the known person is of the North, a post of the North does not count."""
    if _NOTICE.match(text, mention.end):
        return True
    reach = max(0, mention.start - _REACH)
    post = _POST_BEHIND.match(text, mention.end)
    if post is None and _OFFICE_BEHIND.match(text, mention.end) is None:
        post = _POST_BEFORE.search(text, reach, mention.start)
    if post is None:
        return False
    if not is_south:
        return post["head"] is None and _OF_NORTH.search(text, reach, mention.start) is None
    return post["head"] is None or _PROSECUTION.search(text) is None


def is_in_sport(text: str, mention: Mention) -> bool:
    """Whether a trainer or player is meant, which no official of the North is: "북한의 리영호 *감독*"."""
    return _IN_SPORT.match(text, mention.end) is not None


def heads_firm(text: str, mention: Mention) -> bool:
    """Whether it is the head of a firm, which no politician is at the same time: "김병주 MBK*파트너스 회장*"."""
    return _HEADS_FIRM.match(text, mention.end) is not None


def heads_sport(text: str, mention: Mention) -> bool:
    """Whether it is that of the head of a body of sport: "이기흥 *대한체육회장*"."""
    if _HEADS_SPORT.match(text, mention.end):
        return True
    body = _OF_SPORT_BEFORE.search(text, max(0, mention.start - 2 * _REACH), mention.start)
    if body is None:
        return False
    return bool(body["head"]) or body[0].endswith("장 ") or _HEAD_BEHIND.match(text, mention.end) is not None


def is_councillor(text: str, mention: Mention) -> bool:
    """Whether it has a seat in a town's or province's council, which nobody has beside an office of state or after one:
    "영산*군의회* 한동훈 *의원*"."""
    if _COUNCILLOR.match(text, mention.end):
        return True
    is_seat = _SEAT.match(text, mention.end) is not None
    return is_seat and _IN_COUNCIL.search(text, max(0, mention.start - _REACH), mention.start) is not None


def is_addressed(text: str, mention: Mention) -> bool:
    """Whether it is called as a report calls nobody who has an office of state: "*이재명(58) 씨*", "김영철 *옹*"."""
    return _ADDRESSED.match(text, mention.end) is not None


def is_everyday(text: str, mention: Mention) -> bool:
    """Whether a report calls it so behind what makes somebody speak in it: "서점 *주인* 한동훈 *씨*"."""
    return is_addressed(text, mention) and (
        _EVERYDAY.search(text, max(0, mention.start - _REACH), mention.start) is not None
    )


def is_in_speech(text: str, mention: Mention) -> bool:
    """Whether the name stands near the beginning of what somebody says, who may call anybody so."""
    return _SPOKEN.search(text, max(0, mention.start - 2 * _REACH), mention.start) is not None
