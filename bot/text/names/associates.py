"""Find where the words behind a Korean person's name and title tell of somebody else.

김한별 의원 *부인*, 김한별 씨 *어머니*      relatives and associates
김한별 대표 *비서*, 후보 *선대위원장*      who works for the holder of a personal title
김건희 *특검팀*, 이재명 *캠프* 대변인      bodies called by a person, and their people
강훈식 대통령 비서실장                     one office: the aide of an office has it in the name of his own
"""

from __future__ import annotations

from bot.lang.scripts import HANGUL
from bot.regexes import regex

_ADDRESSES = frozenset({"씨", "양", "군", "옹", "여사"})
_FAMILY = (
    "부인|아내|남편|배우자|어머니|아버지|모친|부친|부모|엄마|아빠|외?아들|외?동?딸|[장차삼]남|[장차삼]녀|(?:여|남)?동생|큰?형|오빠|누나|언니"
    "|자녀|자매|형제|외?손자|외?손녀|외?조카|사위|며느리|장인|장모|시어머니|시아버지|외?삼촌|이모|고모|사촌|친척|일가|가족|유가?족"
)
_ASSOCIATES = (
    "친구|동료|지인|이웃|제자|은사|선배|후배|동창|동기|팬|지지자|추종자|측근|참모|담임(?:교사)?|매니저|에이전트|운전기사|주치의"
    "|측|(?:법률)?대리인|변호인|관계자|소속사|지역구|후임|전임"
)
_AIDES = (
    "비서|비서실장|[가-힣]{0,4}비서관|[가-힣]{0,4}보좌관|보좌역|특보|특사|특별대표|대변인|변호사|후원회장|(?:총괄|상임|공동)?선거대책위원장"
    "|(?:총괄|상임|공동)?선대위원장|경호원|경호처장|통역(?:관|사)?"
)
_CALLED_BY = "행정부|내각|캠프|지도부|집행부|체제|사건|게이트|의혹|선대위|선거대책위(?:원회)?"
BODY_OF_PERSON = regex(rf"(?:{_CALLED_BY})(?![{HANGUL}])")
"""What is called by a person, right behind the name or title."""
INQUIRY = "(?:특검|특별검사)"
"""An inquiry by a special prosecutor, which is called by whom it is about or by who leads it."""
_OTHER = regex(rf"(?:{_FAMILY}|{_ASSOCIATES}|{_CALLED_BY})(?:들|님)?")
_AIDE = regex(rf"(?:{_AIDES})(?:들)?")
_OF_A_PERSON = frozenset(
    ("후보", "후보자", "예비후보", "당선인", "당선자", "의원", "대표", "회장", "사장", "위원장", "주석")
) | frozenset(("감독", "코치", "선수", "작가", "배우", "가수", "화가", "교수", "박사", "목사"))
"""Titles that no office of an aide begins with, unlike "*대통령* 비서실장" and "*장관* 정책보좌관"."""
_OWN = frozenset({"대표 변호사"})
"""A title of two such words."""
_SELF = frozenset({"등", "본인", "자신", "역시", "모두"})
"""Words behind a form of address that tell of nobody else."""
_WORD = regex(rf"[{HANGUL}A-Za-z0-9·]+")
_BRACKET = regex(r" ?\([^()\n]{1,20}\)")


def begins_of_another(text: str, start: int, end: int) -> int | None:
    """Where the words for somebody else begin in text[start:end], which stands behind a person's name; None if all of
    it may be the person's."""
    bracket = _BRACKET.match(text, start, end)
    words = [*_WORD.finditer(text, bracket.end() if bracket else start, end)]
    before = ""
    for word in words:
        written = word.group()
        if (before in _ADDRESSES and written not in _SELF) or _OTHER.fullmatch(written):
            return word.start()
        if before in _OF_A_PERSON and _AIDE.fullmatch(written) and f"{before} {written}" not in _OWN:
            return word.start()
        before = written
    return None


def is_office_of_aide(text: str, start: int, end: int) -> bool:
    """Whether words behind a name are a title and that of an aide, which may be the person's own office ("강훈식 대통령
    *비서실장*") or that of somebody who works for the person ("이재명 대통령 *비서실장*")."""
    words = text[start:end].split()
    return len(words) > 1 and _AIDE.fullmatch(words[-1]) is not None and " ".join(words[-2:]) not in _OWN
