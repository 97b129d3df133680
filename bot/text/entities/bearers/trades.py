"""Tell whether somebody with the name of a footballer, a singer or the head of a firm is another, by the work that the
text states: "Kim Min-jae, *head of the Mirim Fishery Union*", "박지성 *영덕군수*".

Work of the known person's own trade tells of that person. An office of state or a common calling tells of another. Any
other office does unless the text has words of the trade: "박지성 *고문*" in a report on football is the footballer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from bot.regexes import regex
from bot.text.knowledge.file_format import KnownEntity
from bot.text.word_lists import wordlist


class _Trade(Struct, frozen=True):
    """What the people of a trade are called, and words that only news about the trade has."""

    own: re.Pattern[str]
    scene: re.Pattern[str]


_SPORTS = (
    r"football\w*|soccer|baseball|basketball|volleyball|golf\w*|skat(?:er|ing)|swimm(?:er|ing)|archer|archery|fencer"
    r"|fencing|badminton|marathon\w*|shuttler|striker|midfielder|winger|goalkeeper|pitcher|coach\w*|k league|league"
    r"|olympi\w+|medall?ists?|world cup|grand slam|e-?sports|players?|stadium|athletes?"
)
_SPORTS_ABROAD = (
    r"선수|축구|야구|골프|피겨|수영|양궁|배드민턴|마라톤|올림픽|월드컵|대표팀|국가대표|구단|리그|감독|코치|투수|타자|체육"
    r"|選手|サッカー|野球|五輪|監督|スケート|韓国代表|球员|球員|球队|球隊|足球|棒球|奥运|奧運|教练|教練|联赛|聯賽|运动员|運動員"
)
_FILMS = (
    r"films?|movies?|cinema|actors?|actress|singers?|k-pop|albums?|songs|concerts?|novels?|novelist|rapper|pianist|composer"
    r"|laureate|nobel|orchestra|oscars?|cannes|drama|filmmaker|boy band|bts|netflix|literary|literature|fans?"
)
_FILMS_ABROAD = (
    r"영화|배우|가수|드라마|앨범|노래|콘서트|소설|작가|래퍼|피아니스트|피아노|작곡|연주|문학|노벨|무대|아이돌|방탄|팬|연기|감독"
    r"|映画|俳優|歌手|小説|作家|ピアニスト|文学|ノーベル|アルバム|監督|电影|電影|导演|導演|演员|演員|小说|小說|文學|诺贝尔|諾貝爾|钢琴|鋼琴|专辑|專輯"
)
_FIRMS = (
    r"Samsung|Hyundai|Kia|SK|LG|Lotte|Hanwha|Shinsegae|Emart|Coupang|Kakao|Terra(?:form)?|Doosan|Korean Air"
    r"|(?i:chaebol|conglomerate|tycoon)"
)
_FIRMS_ABROAD = (
    r"삼성|현대|기아|롯데|한화|신세계|이마트|쿠팡|카카오|테라|두산|대한항공|재벌|그룹"
    r"|サムスン|現代|ロッテ|三星|现代|起亚|乐天|樂天"
)
_OWN_SHIP = r"(?! of (?:(?:the|an?) )?(?:[\w-]+ )?(?:ferry|ship|vessel|trawler|boat|tanker|freighter)\b)"
TRADES = {
    "sport": _Trade(
        regex(
            rf"(?i:\b(?:{_SPORTS}|(?:captain|skipper){_OWN_SHIP}|(?<!-)forward|defender|cent(?:re|er)-?back|(?:full|left|right)-?back"
            r"|(?:left|right)-?hander|team|squad|club|champion|commentator|pundit|gamer|star|great|fc|ioc|kfa)\b)"
            r"|\b(?:Korea|Indonesia|Ulsan|HD|United) [Mm]anager|T1|Bayern|Tottenham|Spurs|Dodgers|PSG"
            rf"|{_SPORTS_ABROAD}|공격수|수비수|미드필더|골키퍼|주장|메달리스트|챔피언|해설|게이머|FC|主将|前锋|前鋒|后卫|後衛|队长|隊長|冠军|冠軍|投手"
        ),
        regex(rf"(?i:\b(?:{_SPORTS})\b)|{_SPORTS_ABROAD}"),
    ),
    "arts": _Trade(
        regex(
            rf"(?i:\b(?:{_FILMS}|artist|musician|writer|author|poet|idol|star|producer|jury|festival|talent"
            r"|entertainment|guild|record label|label)\b)"
            r"|\b(?:group['’]s leader|leader of the group|member of the (?:band|group))"
            r"|^(?i:(?:the |film |movie |acclaimed |oscar-winning |south korean )*director(?: of)?)$"
            r"|(?i:director of) [“\"'‘]"
            rf"|{_FILMS_ABROAD}|주연|연출|심사위원|スター|ラッパー|明星|画家|畫家"
        ),
        regex(rf"(?i:\b(?:{_FILMS})\b)|{_FILMS_ABROAD}"),
    ),
    "business": _Trade(
        regex(
            rf"(?i:\b(?:(?:vice.)?chair(?:man|woman|person)?|ceo|chief executive|executive"
            r"|president|founder|heir|tycoon)\b)"
            r"|\b(?i:head of the group|(?:runs|heads|leads) the (?:group|retailer|conglomerate))$"
            rf"|\b(?:{_FIRMS})\b"
            rf"|회장|구단주|사장|부사장|대표|총수|의장|창업|会長|社長|会长|會長|总裁|總裁|董事长|董事長|创始|創業|{_FIRMS_ABROAD}"
        ),
        regex(rf"\b(?:{_FIRMS})\b|{_FIRMS_ABROAD}"),
    ),
}
_NO_FIRM = regex(
    r"(?i:\b(?:co-?operative|union|school|university|college|hospital|clinic|church|temple|village|residents|parents|growers"
    r"|farmers|fishery|fisheries|neighbou?rhood|district|teachers|merchants)\b)"
    r"|조합|노조|수협|농협|학교|대학(?!교육)|병원|주민|학부모|상인회|마을|교회|지회|지부|組合|労組|学校|大学|病院|漁協|農協|工会|工會|学校|医院|合作社|村"
)
"""A body that heads of big firms do not head."""
SERVES_STATE = regex(
    r"(?i:\b(?:ministry|minister|lawmaker|ambassador|embassy|prosecutors?|judge|magistrate|police|presidential|spokes\w+|mayor"
    r"|councill?or|council(?:man|woman)|county|city hall|detective|fire(?:fighter| chief| station| department))\b)"
    r"|장관|국회의원|[시도군구]의원|검사|판사|경찰관?(?!청장)|대변인|군수|구청장|소방[서장관]|検事|判事|裁判官|警察|消防|報道官|检察|檢察|法官|发言人|發言人|郡守"
    r"|[부처청원] ?(?:과장|국장|실장|대변인|사무관)"
)
"""What nobody is who is known for sport, arts or business: "이지은 통일부 *과장*"."""
_ANYBODY = regex(
    r"(?i:\b(?:goodwill|honorary|brand|promotional|tourism|unicef|unesco|ambassador for|(?:social|military) service)\b)"
    r"|홍보|친선|명예|親善|広報|亲善|形象|代言"
    r"|(?i:^(?:an? |the )?(?:sgt|sergeant|private|pvt|corporal|cpl|pfc|conscript|veteran|superstar|legend|icon)\.?$)"
    r"|병장|상병|일병|훈련병"
)
"""What people of any trade are called."""
_OCCUPATIONS = wordlist("occupations") | wordlist("offices") | wordlist("positions") | wordlist("callings_apart")
_CALLINGS = tuple(wordlist("hangul_callings"))
_HEAD = regex(r"\b(?P<head>[a-z]{3,20})(?= (?:of|at|for|in|from|on|with|who)\b|$)")


def is_another(text: str, known: KnownEntity, office: str | None, works: Sequence[str]) -> bool:
    """Whether the works that a text states for a name, of which one may be an office, are those of somebody else than
    the known person."""
    own = [name.replace("-", "") for name in known.names]
    told = [
        work for work in works if not _ANYBODY.search(work) and not any(name in work.replace("-", "") for name in own)
    ]
    if any(map(SERVES_STATE.search, told)):
        return True
    trade = TRADES.get(known.trade or "")
    if trade is None or any(trade.own.search(work) and not _is_apart(known.trade, work) for work in told):
        return False
    is_told = office in told or any(map(has_occupation, told))
    return is_told and trade.scene.search(text) is None


def _is_apart(trade: str | None, work: str) -> bool:
    """Whether somebody heads what the head of a firm does not."""
    return trade == "business" and _NO_FIRM.search(work) is not None


def has_occupation(work: str) -> bool:
    """Whether a phrase says what somebody is by office or occupation: "*an orchard farmer* in Yeongju"."""
    head = _HEAD.search(work)
    return work.endswith(_CALLINGS) or (head is not None and head["head"] in _OCCUPATIONS)
