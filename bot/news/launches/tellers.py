"""Whether a launch is told by somebody who may know of it: an army, a government, a newsroom, an official, an expert.

    "the military said that the North fired", 합참은 … 발사했다고 밝혔다      may know
    "a student wrote on the board that", 인형은 … 발사했다고 말했다           may not

Offices and bodies are few and known, other people without number. A name may be that of a newsroom, so only those are
left out who are described: lower-case words in English, elsewhere somebody's, one of several or one who does something.
"""

from __future__ import annotations

import re

from bot.lang.scripts import is_japanese, is_korean, is_unspaced
from bot.lang.unspaced.forms import unspaced_regex
from bot.regexes import regex

_TELLS = (
    r"(?:sa(?:id|ys?)|told|tells?|wrote|writes?|described?|describes|swears?|swore|insist(?:s|ed)?|claim(?:s|ed)?"
    r"|recall(?:s|ed)?"
    r"|believes?|reported|announced|shout(?:s|ed)|sang|posted|explain(?:s|ed)|joked?|jokes)"
)
_ENGLISH = regex(
    rf"(?:^|[.;,:]\s)\W?(?P<who>[A-Z]?[a-z]+(?:\s[a-z][a-z'’-]*){{1,7}}?)\s(?:also\s)?{_TELLS}\b"
    r"(?:\s(?:(?!\b(?:that|how)\b)[^.;,]){0,60}?)?\s(?:that|how)\s(?:(?!\b(?:said|told|reported)\b)[^.;]){0,90}$"
)
_KNOWS = regex(
    r"\b(?:military|ministr\w+|arm(?:y|ies)|navy|air\sforces?|governments?|officials?|officers?|spokes\w+"
    r"|ministers?|presidents?|agenc(?:y|ies)"
    r"|chiefs?|commands?|commanders?|police|coast\sguard|sources?|lawmakers?|media|news\w*|reports?|diplomats?"
    r"|analysts?|experts?|statements?"
    r"|envoys?|authorit(?:y|ies)|broadcasters?|papers?|networks?|television|radio|general|admiral|colonel"
    r"|intelligence|service|offices?"
    r"|secretar(?:y|ies)|ambassadors?|premier|senators?|think\stanks?|institutes?|councils?|mission|embass(?:y"
    r"|ies)|allies|joint|state"
    r"|researchers?|professors?|scholars?|monitors?|observers?|captains?|pilots?|crews?|data|he|she|it|they|which"
    r"|who|leaders?|neighbou?rs"
    r"|countr(?:y|ies)|party|parties|members?|committee|centers?|centres?|group|website|record|table|list|map"
    r"|image|study|author|story"
    r"|article|commentary|columnists?|editors?|reporters?|correspondents?|journalists?|witnesses|defectors?"
    r"|historians?|chair(?:man|woman|person)?|advis[eo]rs?|aides?|mayors?|governors?|bloc|alliance|organi[sz]ations?"
    r"|watchdogs?|regulators?|operators?|airlines?|airports?|compan(?:y|ies)|firms?|unions?|dail(?:y|ies)|weekly"
    r"|outlets?|magazines?|publications?|sites?|courts?|judges?|prosecutors?|parliaments?|regime|delegat(?:es?|ions?)"
    r"|negotiators?|marshal|brigades?|fleets?|units?|soldiers?|scientists?|physicists?|seismologists?|engineers?"
    r"|specialists?|strategists?|trackers?|legislators?|commissioners?|attach[eé]s?|consuls?|dispatch(?:es)?"
    r"|communiqu[eé]s?|readouts?|residents|islanders|fishermen)\b",
    re.IGNORECASE,
)
_KOREAN = regex(r"^\W{0,3}(?:[^,.]{1,24},\s)?(?P<who>[가-힣A-Za-z·]{1,14}(?:\s[가-힣A-Za-z·]{1,14}){0,4}?)(?:은|는)\s")
_KOREAN_SAID = regex(
    r"[^,.]{0,40}?다고\s(?P<behind>(?:[^\s,.]{1,14}\s){0,2}?[^\s,.]{1,14}[이가]\s)?[^,.]{0,24}?(?:말|적|썼|밝|전"
    r"|주장|설명|이야기|외|우)"
)
_KOREAN_KNOWS = regex(
    r"(?:군|부|청|처|원|국|성|실|회|당|위|대|측|방|사|통신|방송|신문|매체|언론|외신|일보|TV|당국|당국자|자료"
    r"|관계자|소식통|장관|차관|대변인|대사"
    r"|보좌관|비서관|수석|특사|대표|대통령|총리|총재|(?<!반|이|촌|점)장|지사|군수|검사|판사|사령관|합참|센터|기관|연구소|교수|전문가|박사"
    r"|분석가|정부|북한|북|한국|미국|일본|중국"
    r"|러시아|서울|도쿄|워싱턴|기자|목격자|보고서|성명|담화|기사|[A-Z]{2,6}|이|그|들)$"
)
_JAPANESE = unspaced_regex(r"^[「（(【]?[^、。]{0,14}?、?(?P<who>[^、。はが「」]{1,24})は")
_JAPANESE_SAID = unspaced_regex(r"[^。]{0,30}?と[^。]{0,20}?(?:語|話|書|言|述べ|告げ|説明)")
_JAPANESE_KNOWS = unspaced_regex(
    r"(?:省|庁|軍|部|局|院|府|官|長|相|領|席|記|社|会|団|国|鮮|紙|署|隊|盟|氏|者|員|家|授|政府|当局|機関|筋|大使"
    r"|首相|テレビ|通信|メディア|報道"
    r"|本部|側|代表|使|将|[A-Z]|日|米|韓|これ|同)$"
)
_CHINESE = unspaced_regex(
    r"(?:^|[，。；])(?P<who>[^，。；0-9]{2,16}?)(?:\d{1,2}日)?(?:在[^，。；]{1,8}|对[^，。；]{1,6})?(?:说|写道"
    r"|讲)[，：](?:[^。；]{0,30})$"
)
_CHINESE_KNOWS = unspaced_regex(
    r"(?:军|部|社|局|院|府|方|台|报|处|厅|署|会|党|官员|人士|总统|总理|部长|大臣|长官|发言人|机构|专家|学者|政府"
    r"|媒体|当局|消息|代表|大使|议员|教授"
    r"|分析师|国|本|朝鲜|美|韩|日|长|席|总书记|使|将|司令部?|参谋本部|记者|他|她|者|员|界|家|声明|省|队|网|议|委|组织|联参|室|中心"
    r"|所|公司|智库|电|刊|社论|文章|公报|总部|指挥部|书|署|团|联合国|盟)$"
)

_KOREAN_DESCRIBED = regex(r"(?:의|한|[은는]|된|던|간|[온난린])\s")
_JAPANESE_DESCRIBED = unspaced_regex("の|[たる](?=[^たる])")
_CHINESE_DESCRIBED = unspaced_regex("的|一[名位个]|有人|有的")


def is_told_by_anybody(sentence: str, start: int, end: int) -> bool:
    """Whether a sentence has somebody tell the launch at [start, end) who holds no office and can know nothing of it. A
    Japanese or Chinese sentence is in the form of `matched_form`."""
    before = sentence[max(0, start - 200) : start]
    if is_unspaced(sentence):
        if not is_japanese(sentence):
            return _is_unknown(_CHINESE.search(before), _CHINESE_KNOWS, _CHINESE_DESCRIBED)
        said = _JAPANESE_SAID.match(sentence, end - 1)
        return said is not None and _is_unknown(
            _JAPANESE.match(sentence, 0, start), _JAPANESE_KNOWS, _JAPANESE_DESCRIBED
        )
    if not is_korean(sentence):
        return _is_unknown(_ENGLISH.search(before), _KNOWS)
    governed = _KOREAN_SAID.match(sentence, end)
    if governed is None or governed["behind"]:
        return False
    return _is_unknown(_KOREAN.match(sentence, 0, start), _KOREAN_KNOWS, _KOREAN_DESCRIBED)


def _is_unknown(teller: re.Match[str] | None, knows: re.Pattern[str], described: re.Pattern[str] | None = None) -> bool:
    if teller is None or knows.search(teller["who"]) is not None:
        return False
    return described is None or described.search(teller["who"]) is not None
