"""Find where the content of a Korean statement begins behind its setting: time, place, addressee, what is answered.

"*이날 기자들과 만나* …" · "*…다는 지적에 대해* …"
"""

from __future__ import annotations

import re
from unicodedata import normalize

from bot.regexes import any_of, regex
from bot.text.word_lists import wordlist

_LINKS = (
    "앞서|특히|또한|또|이어|그러면서|그리고|반면|이에 대해|이에|이와 함께|이를 두고|그러나|다만|하지만|한편|아울러"
    "|이와 관련|생전에"
)
_DAYS = r"이날|오늘|어제|전날|같은 날|최근|당시|지난 \S*(?:일|달|해|주|월)|\d{1,2}일(?:\([^)]*\))?(?: 자에)?"
_HOURS = r"(?:오전|오후)(?: \d{1,2}시(?: \d{1,2}분)?(?:께|쯤)?)?(?!\s\d{1,2}[분시])"
_VENUES = any_of(wordlist("hangul_venues"))
_PAGES = any_of(
    {*wordlist("hangul_platforms"), *("SNS", "소셜미디어", "누리소통망", "블로그", "홈페이지", "누리집", "엑스")}
)
"""Where one writes. What is *in* another text or *at* a meeting is content: "보고서*에* 잘못이 있다고"."""
_WAYS = (
    "통해|내고|내|만나|출연해|출석해|참석해|참석하고|인용해|올린 글에서|열고|열어|하고|갖고|가진 \\S+에서|연 자리에서"
    "|주재하고|주재하며|주재해|주재한 자리에서|개최하고|마치고|마친 뒤"
)
_PLACES = "장|관|원|교|지|역|실|터|군|구|시|도|부대|본부|사령부|마을|시설|전선|초소|대피소"
"""The ends of nouns for places. Who speaks of inspecting a thing may demand it: "무인기를 점검하고 부품을 바꾸라고"."""
_VISITS = (
    f"[^\\s,]*(?:{_PLACES})[을를] (?:점검하고|둘러보고|둘러본 뒤|시찰하고)"
    "|[^\\s,]+[과와] 만나|[^\\s,]+[을를] (?:찾아|찾아가|방문해|방문하고|만나|만난 뒤|면담하고)"
)
"""Where and whom the speaker visited before the words: "현장을 *점검하고* … 서두르라고 당부했다"."""
_ACT_OVER = r"(?=[\s,])(?!\s(?:있|싶|계시|보|봤|봐|달라|주|준|줬|줄|나서|나섰|오|온|왔|가|갔|놓|두|둔|돌아|귀국))"
"""What stands behind such a verb: no auxiliary, with which it is the content: "공장을 방문하고 *싶다*고 말했다"."""
_VISIT = regex(rf"(?:(?![^\s,]*(?:은|는|이|가)\s)[^\s,]+\s+){{0,4}}?(?:{_VISITS}){_ACT_OVER}")
_OWN_ACT = regex(
    normalize("NFD", r"(?!.*\S(?:은|는|이|가)\s).*(?:")
    + "\u11bb"
    + normalize("NFD", "다|자|")
    + "\u11af"
    + normalize("NFD", r" (?:것|계획|예정|생각|방침))\s*$")
)
"""What the speaker did or will do, with no subject of its own, of which the visit may be part, in NFD: "그를 만나
*문제를 풀겠다*"."""
_GESTURES = "눈물|눈시울|고개|머리|허리|어깨|가슴|한숨|목소리|주먹|두 손|손사래|미소"
"""The objects of gestures that come with words: "*눈물을* 흘리며 고맙다고"."""
_FEELINGS = "유감|위로|애도|감사|사의|경의|환영|기대감?|우려|아쉬움|고마움|반가움|미안함|불만|거부감|자신감|의지"
_MANNER = (
    rf"(?:(?![^\s,]*(?:은|는|이|가)\s)[^\s,]+\s+){{0,4}}?(?:(?:{_GESTURES})[을를] [^\s,]+"
    rf"|(?:{_FEELINGS})(?:의 뜻)?[을를] (?:거듭 |강한 |깊은 )?(?:표하|표시하|전하|나타내|내비치|드러내|감추지 못하))"
    r"(?:며|면서)(?=\s.{5})"
)
"""With what gesture or feeling words came: "*고개를 숙이며* 미안하다고", "*유감을 표하며* 길을 찾겠다고"."""
_RULINGS = "구형|선고|기각|각하|발부|영장 청구"
"""What a court or a prosecutor does with the words: "징역 5년을 *구형하면서* 죄질이 나쁘다고"."""
_ENOUGH = r"(?=[\s,](?:\s*$|.{5}))"
"""Behind what is no part of content, if a statement is left: "*청문회에서* 예산을 줄이겠다", not "청문회에서 위증"."""
_AS_OF = r"(?:\s(?:아침|낮|밤|새벽)?\s?(?:최[저고])?기온|(?:\s(?:오전|오후|\d{1,2}[시분])){0,3}\s(?:현재|기준))"
"""Behind a day or hour at which what is said is true: "12일 *오전 7시 현재* 진화율이", "3일 *아침 기온*이"."""
_SETTING = regex(
    rf"[\s,]+|(?:{_LINKS}|(?:{_DAYS}|{_HOURS})(?!\s\S{{1,4}}(?:까지|부터)|{_AS_OF}))(?=[\s,])"
    rf"|(?:(?![^\s,]*(?:은|는|이|가)\s)[^\s,]+\s+){{0,5}}?[^\s,]*(?:{_VENUES})"
    rf"(?:(?:에서|에게){_ENOUGH}|(?:에서|에|[과와]의?|에게|[을를]) (?:{_WAYS}){_ACT_OVER})"
    rf"|(?:(?![^\s,]*(?:은|는|이|가|을|를)\s)[^\s,]+\s+){{0,5}}?[^\s,]*(?:{_PAGES})에{_ENOUGH}"
    r"|(?:(?![^\s,]*(?:은|는|이|가)\s)[^\s,]+\s+){1,5}?인용해(?=[\s,])"
    r"|(?:(?:[^\s,]+\s+){0,8}?(?:묻는|물은|\S냐는|\S지를?\s묻는)"
    r"|(?<![이가] )(?:(?![^\s,]*(?:은|는|이|가)\s)[^\s,]+\s+){0,8}?[^\s,]{2,8}냐는)"
    rf"\s(?:(?:취재진|기자)(?:들)?의?\s)?(?:질문|물음|질의|말)에(?:는|도)?{_ENOUGH}"
    rf"|(?:(?![^\s,]*(?:은|는)\s)[^\s,]+\s+){{0,8}}?[^\s,]{{1,8}}[다라]는\s(?:[^\s,]+\s){{0,3}}?"
    rf"(?:주장|지적|비판|의혹|보도|우려|의견|발언|해명)에(?:\s대해(?:서는|서|선)?|는|도){_ENOUGH}"
    r"|데\s대해(?:서는|서|선)?(?=[\s,])"
    rf"|(?!.*\s(?:것|점|데)[은이을에]?\s)(?:(?![^\s,]*(?:은|는|이|가)\s)[^\s,]+\s+){{1,9}}?(?:{_RULINGS})(?:하|했)(?:면서|으며|며)"
    rf"(?=[\s,])"
    rf"|{_MANNER}"
    r"|[^\s,]{2,8}[이가]\s(?:[^\s,]+[을를]\s)?(?:묻|따지|질문하|지적하|요구하)자(?=[\s,])"
)
"""A time, place, addressee or link word before content, which is not part of it, nor what somebody else asked
("*정부가* 언제 알았냐는 질문에")."""


def content_start(text: str, start: int, end: int) -> int:
    """Where content in [start, end) begins after its time, place and addressee: "이날 기자들과 만나 …"."""
    while match := _SETTING.match(text, start, end) or _visit(text, start, end):
        start = match.end()
    return start


def _visit(text: str, start: int, end: int) -> re.Match[str] | None:
    """The visit at `start`, unless it may be part of what the speaker tells of himself."""
    match = _VISIT.match(text, start, end)
    is_told = match is not None and _OWN_ACT.match(normalize("NFD", text[match.end() : end]))
    return None if is_told else match
