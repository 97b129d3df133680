"""How an English sentence mentions a person.

"Kim Jong Un, president …, inspected"           subject of a verb of being there
"accompanied by Jo Yong Won and Pak Jong Chon"  after words that put the named there
"sent a message", "in a statement"              a message; "message from", "wreath from" too
"loyal to", "built on the initiative of"        only named
"""

from __future__ import annotations

import re

from bot.lang.numbers import ABOUT, NUMBER_WORDS
from bot.model.evidence.appearances import AppearanceKind
from bot.regexes import regex

_MESSAGES = (
    r"(?:messages?|letters?|telegrams?|repl(?:y|ies)|greetings|condolences|gifts?|congratulations|credentials"
    r"|invitation)"
)
_THERE = (
    r"(?:inspected|visited|attended|guided|oversaw|supervised|watched|observed|presided|signed|addressed|toured|hosted"
    r"|met(?!\s(?:(?:the|all|an?|his|her|its|their|no)\s)?(?:\w+\s){0,2}?(?:criteri\w+|requirements?|conditions?|deadlines?|targets?|goals?"
    r"|demands?|needs?|standards?|quotas?|challenges?|expectations)\b)"
    rf"|received(?!\s(?:(?:{ABOUT})\s)?(?:\d|{'|'.join(NUMBER_WORDS)}))(?!\s(?:an?\s)?(?:fair|full|prize|trial|award|medal|sentence|treatment|help|aid|money|votes?)\b)(?!\s(?:(?:an?|the|his|their)\s)?(?:[\w-]+\s){{0,3}}?(?:{_MESSAGES}|report)\b)"
    r"|gave\s(?:an?\s)?(?:on-the-spot|field|official|speech|lecture|reception|banquet|instructions\son\sthe\sspot)"
    r"|held\s(?:an?\s)?(?:[\w-]+\s){0,2}?(?:talks?|dialogue|meeting|consultations?|conversation|summit|discussions)"
    r"|delivered(?!\san?\s(?:free|corner|penalty|cross|blow|verdict|baby|ball)\b)|made\san?\s(?:[\w-]+\s){0,2}?(?:speech|address|report|visit|tour)"
    r"|cut\sthe|took\spart|participated|looked\s(?:round|around)|saw\soff|greeted|laid(?=\s(?:an?\s|the\s|two\s)?(?:[\w-]+\s){0,3}?(?:wreaths?|flowers?|baskets?|bouquets?|foundation|stone)\b)|arrived"
    r"|left(?=[.,;]|$|\s(?:for|the\s(?:country|capital|venue|meeting|hall)|(?-i:[A-Z])|on\s|after\s|early|late|here))|departed|returned|stood"
    r"|paid\s(?:homage|tribute(?!\s[^.]{0,60}\sas\s)|a\s(?:[\w-]+\s)?(?:visit|call))|accompanied|appeared|enjoyed|awarded|planted|flew\sto|travell?ed\sto"
    r"|(?:was|were)\s(?:also\s)?(?:present|on\shand|in\sattendance|seen\s(?:at|with|in|on|beside|behind|next\sto|inspecting|watching|standing|walking|sitting|seated)|among\sthose\s(?:present|attending|watching|greeting|meeting|visiting|paying|taking\spart|invited|gathered|there|on\shand|in\sattendance|at\b|who\s(?:attended|met|came|took\spart|greeted|gathered))|at\s(?:his|her|their)\sside|there|photographed))"
)
_SUBJECT = regex(
    rf"(?P<between>[^.;:]{{0,170}}?)(?<![\w-])(?:(?:has|had|also|then|personally|himself|herself|jointly)\s){{0,2}}{_THERE}\b"
)
_RELATIVE = regex(rf",\swho\s(?:(?:had|has|also)\s){{0,2}}{_THERE}\b")
_BLOCKED = regex(
    r"\b(?:that|who|which|whom|he|she|they|it|we|said|says|is|are|was|were|has|had|have|did|does|may|will|would|could|might|can|to|when|after"
    r"|before|because|while|if|not|never|den(?:y|ies|ied)|refus(?:ed|es)|declin(?:ed|es)|fail(?:ed|s)"
    r"|skip(?:ped|s)|missed|boycott(?:ed|s))\b|[\"“”]"
)
_OF_NAME = regex(
    r"['’]s?\s|\s(?:(?i:administration|government|regime|cabinet|era|camp|campaign|team|family|dynasty|doctrine|foundation"
    r"|airport|university|square|city|stadium|street|prize|plan)\b)"
)
"""Words after a name that make it part of another one: of something named after the person or owned by them."""
_APPOSED = regex(
    r",\s(?:representing|including|excluding|succeeding|replacing|regarding|concerning|praising|criticizing|accusing|urging"
    r"|quoting|citing)\s[^,]{0,60}$"
)
"""Words before a name in an apposition of the subject."""
_OF_ANOTHER = regex(
    r"\b(?:of|by|for|with|under|from|against|about|to|toward|towards)\s(?:(?:the|its|new|then|former|late|ailing|acting|young)\s){0,2}"
    r"(?:[A-Z][\w.]*\s){0,3}(?:(?:supreme\s|prime\s|vice\s|deputy\s|foreign\s)?(?:leader|president|premier|minister|chairman"
    r"|secretary|king|emperor|marshal)\s)$"
)
"""Words before the name of a holder of an office who is not the subject: "an envoy of Chinese leader"."""
_NO_SUBJECT = regex(
    r"\b(?:to|of|by|for|with|under|from|against|about|on|at|in|toward|towards|loyal|named\safter)\s(?:(?:Comrade|the|President"
    r"|Chairman|General\sSecretary|Marshal|North\sKorean\sleader)\s){0,2}$"
)
_CUES = regex(
    r"(?:\b(?:[Pp]ictures|[Pp]hotos|[Pp]hotographs|[Ii]mages|[Ff]ootage|[Vv]ideo)\b[^.;]{0,40}?\bshow(?:ed|s|ing)\s|(?P<talks>\b(?:met|meeting|meets|talks?|dialogue|consultations?|conversation|summit|negotiations)\s(?:and\s\w+\s)?(?:with\s)?)"
    r"|\b(?:received|accompanied|greeted)\s"
    r"|\b(?:speech(?:es)?|reports?|address(?:es)?|remarks|lectures?|declaration|letter)\s(?:\w+\s){0,6}?(?:made|read|given)\sby\s"
    r"|\b(?:accompanied|attended|guided|delivered|presided\sover|hosted|greeted|received|seen\soff|(?:delegation|group|team|mission)[^.;]{0,80}?\s(?:led|headed)"
    r"|addressed|flanked|inspected|joined)\sby\s|\b(?:together|along)\swith\s|\bwith\s(?:his|her)\s(?:wife|daughter|husband)\s"
    r"|\bin\sthe\spresence\sof\s|\bunder\sthe\s(?:personal|direct|on-the-spot|field)\sguidance\sof\s"
    r"|\b(?:held|took\splace|conducted|carried\sout|staged|test-fired|fired|launched|organized|convened|opened|proceeded|wound\sup)\b"
    r"[^.;]{0,90}?\bunder\sthe\sguidance\sof\s"
    r"|\b[Pp]resent\s(?:at|there)?[^.;]{0,90}?\b(?:were|was)\s|\b[Aa]ccompanying\s[\w\s]{1,40}?\b(?:were|was)\s"
    r"|\b(?:[Aa]mong|[Aa]ttending|[Oo]n\shand|[Tt]aking\spart|[Aa]lso\s(?:there|present|attending|on\shand))\b[^.;]{0,70}?\b(?:were|was)\s)"
)
_TO_COME = regex(
    r"\b(?:(?:will|would|may|might|could|can|should|must|to|not|never|n['’]t)\s(?:\w+ly\s|also\s|soon\s)?(?:hold|have|meet|conduct|resume"
    r"|attend|open|begin|host)|ahead\sof|before|propos\w+|demand\w*|urg(?:ed|es|ing)|reject\w*|den(?:y|ies|ied)|offer\w*|plan\w*|upcoming|possible|next|future|expected|scheduled|planned|for"
    r"|seek\w*|sought|request\w*|refus\w+|cancel\w*|postpon\w+|prepar\w+\sfor|called\soff)\s"
    r"(?:(?:an?|the|his|her|their|its)\s)?(?:(?!and\b|held\b|had\b|in\b)[\w-]+\s){0,3}?$"
)
"""Words before talks that have not been held."""
_NO_LIST = regex(
    rf"\b(?:that|who|which|said|says|is|are|was|were|has|had|did|from|{_MESSAGES[3:-1]}|will|would|may|to|under|because)\b"
)
_SIGNAL = (
    r"(?:out\s)?(?:an?|the)\s"
    r"(?:wrong|clear|strong|mixed|right|powerful|stark|negative|positive|firm|blunt|tough|chilling)\s"
)
_SENT = regex(
    rf"(?P<between>[^.;:]{{0,60}}?)\b(?:(?:has|had|also|later)\s){{0,2}}(?:sent|addressed|conveyed|dispatched)\s(?!{_SIGNAL})"
    rf"[^.;]{{0,60}}?\b(?:{_MESSAGES}|wreath|(?:floral\s)?basket|flowers)\b"
    r"|[^.;:]{0,120}?\b(?:made\spublic|issued|released|published)\s[^.;]{0,30}?\bstatement\b|(?:(?![,'’\"”]\ssaid\s(?!in\b)|\b(?:should|must|ought)\b)[^.;]){0,90}?\bin\sa\s(?:press\s)?statement\b"
)
_SENT_BY = regex(
    rf"\b(?:{_MESSAGES}|wreath|(?:floral\s)?baskets?|flowers|statement)\b[^.;]{{0,90}}?\b(?:from|by|in\sthe\sname\sof|sent\sby|signed\sby)"
    r"\s(?:(?!to\b|for\b)[A-Za-z'’-]+\s){0,3}?$"
)
_ACTS = regex(r"\s(?:[a-z]+ed|led|gave|went|took|made|had|was|met|came|saw|fought|won|built|set|told)\b")
_QUOTE = regex(r"[\"“”]")
_REACH = 240


def kind_of(sentence: str, start: int, end: int) -> AppearanceKind:
    """What the sentence says of the person named at [start, end), but for when it was."""
    before, after = sentence[max(0, start - _REACH) : start], sentence[end : end + _REACH]
    is_subject = not any(pattern.search(before) for pattern in (_NO_SUBJECT, _APPOSED, _OF_ANOTHER))
    if _OF_NAME.match(after):
        return AppearanceKind.NAMED
    if _SENT_BY.search(before):
        return AppearanceKind.MESSAGE
    sent = _SENT.match(after) if is_subject else None
    if sent is not None and not (sent["between"] and _BLOCKED.search(_without_apposition(sent["between"]))):
        return AppearanceKind.MESSAGE
    if is_subject and _RELATIVE.match(after):
        return AppearanceKind.PRESENT
    found = _SUBJECT.match(after) if is_subject else None
    if found is not None and _BLOCKED.search(_without_apposition(found["between"])) is None:
        return AppearanceKind.PRESENT
    return AppearanceKind.PRESENT if _is_listed(before) else AppearanceKind.NAMED


def acts(sentence: str, end: int) -> bool:
    """Whether the person named up to `end` does something in the sentence."""
    return _ACTS.match(sentence, end) is not None


def _is_listed(before: str) -> bool:
    """Whether the name is the first or a later one after words that put the named there."""
    cues = [*_CUES.finditer(before)]
    if cues and cues[-1]["talks"] and _TO_COME.search(before, 0, cues[-1].start()):
        return False
    return (
        bool(cues) and _NO_LIST.search(before, cues[-1].end()) is None and _QUOTE.search(before, cues[-1].end()) is None
    )


def _without_apposition(between: str) -> str:
    """The words between a name and its verb, without what is between two commas."""
    return re.sub(r",[^,]{1,120},", " ", between)
