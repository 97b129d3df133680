"""How an English sentence mentions a person.

"Kim Jong Un, president …, inspected"           subject of a verb of being there
"accompanied by Jo Yong Won and Pak Jong Chon"  behind words that put the named there
"sent a message", "in a statement"              a message; "message from", "wreath from" too
"loyal to", "built on the initiative of"        only named
"""

from __future__ import annotations

import re

from bot.model.evidence.appearances import AppearanceKind

_MESSAGES = (
    r"(?:messages?|letters?|telegrams?|repl(?:y|ies)|greetings|condolences|gifts?|congratulations|credentials"
    r"|invitation)"
)
_THERE = (
    r"(?:inspected|visited|attended|guided|oversaw|supervised|watched|observed|presided|met|signed|addressed|toured|hosted"
    rf"|received(?!\s(?:(?:an?|the|his|their)\s)?(?:[\w-]+\s){{0,3}}?(?:{_MESSAGES}|report)\b)"
    r"|gave\s(?:an?\s)?(?:on-the-spot|field|official|speech|lecture|reception|banquet|instructions\son\sthe\sspot)"
    r"|held\s(?:an?\s)?(?:[\w-]+\s){0,2}?(?:talks?|dialogue|meeting|consultations?|conversation|summit|discussions)"
    r"|delivered|made\san?\s(?:[\w-]+\s){0,2}?(?:speech|address|report|visit|tour)"
    r"|cut\sthe|took\spart|participated|looked\s(?:round|around)|saw\soff|greeted|laid|arrived|left|departed|returned|stood"
    r"|paid\s(?:homage|tribute|a\s(?:[\w-]+\s)?(?:visit|call))|accompanied|appeared|enjoyed|awarded|planted|flew\sto|travell?ed\sto"
    r"|(?:was|were)\s(?:also\s)?(?:present|on\shand|in\sattendance|seen\s(?:at|with|in|on|beside|behind|next\sto|inspecting|watching|standing|walking|sitting|seated)|among\sthose|at\s(?:his|her|their)\sside|there|photographed))"
)
_SUBJECT = re.compile(
    rf"(?P<between>[^.;:]{{0,170}}?)(?<![\w-])(?:(?:has|had|also|then|personally|himself|herself|jointly)\s){{0,2}}{_THERE}\b"
)
_RELATIVE = re.compile(rf",\swho\s(?:(?:had|has|also)\s){{0,2}}{_THERE}\b")
_BLOCKED = re.compile(
    r"\b(?:that|who|which|whom|said|says|is|are|was|were|has|had|have|did|does|may|will|would|could|might|can|to|when|after"
    r"|before|because|while|if|not|never)\b|[\"“”]"
)
_NO_SUBJECT = re.compile(
    r"\b(?:to|of|by|for|with|under|from|against|about|on|at|in|toward|towards|loyal|named\safter)\s(?:(?:Comrade|the|President"
    r"|Chairman|General\sSecretary|Marshal|North\sKorean\sleader)\s){0,2}$"
)
_CUES = re.compile(
    r"(?:\b(?:[Pp]ictures|[Pp]hotos|[Pp]hotographs|[Ii]mages|[Ff]ootage|[Vv]ideo)\b[^.;]{0,40}?\bshow(?:ed|s|ing)\s|\b(?:met|meeting|meets|talks?|dialogue|consultations?|conversation|summit|negotiations)\s(?:and\s\w+\s)?(?:with\s)?"
    r"|\b(?:received|accompanied|greeted)\s|\b(?:accompanied|attended|guided|delivered|made|read|given|presided\sover|hosted|greeted|received|seen\soff|led|headed"
    r"|addressed|flanked|inspected|joined)\sby\s|\b(?:together|along)\swith\s|\bwith\s(?:his|her)\s(?:wife|daughter|husband)\s"
    r"|\bin\sthe\spresence\sof\s|\bunder\sthe\s(?:personal\s|direct\s|on-the-spot\s|field\s)?guidance\sof\s"
    r"|\b[Pp]resent\s(?:at|there)?[^.;]{0,90}?\b(?:were|was)\s|\b[Aa]ccompanying\s[\w\s]{1,40}?\b(?:were|was)\s"
    r"|\b(?:[Aa]mong|[Aa]ttending|[Oo]n\shand|[Tt]aking\spart|[Aa]lso)\b[^.;]{0,70}?\b(?:were|was)\s)"
)
_NO_LIST = re.compile(
    rf"\b(?:that|who|which|said|says|is|are|was|were|has|had|did|from|{_MESSAGES[3:-1]}|will|would|may|to|under|because)\b"
)
_SENT = re.compile(
    rf"[^.;:]{{0,60}}?\b(?:sent|addressed|conveyed|dispatched)\s[^.;]{{0,60}}?\b(?:{_MESSAGES}|wreath|(?:floral\s)?basket|flowers)\b"
    r"|[^.;:]{0,120}?\b(?:made\spublic|issued|released|published)\s[^.;]{0,30}?\bstatement\b|[^.;]{0,90}?\bin\sa\s(?:press\s)?statement\b"
)
_SENT_BY = re.compile(
    rf"\b(?:{_MESSAGES}|wreath|(?:floral\s)?baskets?|flowers|statement)\b[^.;]{{0,90}}?\b(?:from|by|in\sthe\sname\sof|sent\sby|signed\sby)"
    r"\s(?:(?!to\b|for\b)[A-Za-z'’-]+\s){0,3}?$"
)
_FROM = re.compile(rf"\breceived\s[^.;]{{0,60}}?\b{_MESSAGES}\b[^.;]{{0,60}}?\bfrom\s(?:[A-Za-z'’-]+\s){{0,4}}?$")
_ACTS = re.compile(r"\s(?:[a-z]+ed|led|gave|went|took|made|had|was|met|came|saw|fought|won|built|set|told)\b")
_REACH = 240


def kind_of(sentence: str, start: int, end: int) -> AppearanceKind:
    """What the sentence says of the person named at [start, end), but for when it was."""
    before, after = sentence[max(0, start - _REACH) : start], sentence[end : end + _REACH]
    is_subject = _NO_SUBJECT.search(before) is None
    if _SENT_BY.search(before) or _FROM.search(before):
        return AppearanceKind.MESSAGE
    if is_subject and _SENT.match(after):
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
    """Whether the name is the first or a later one behind words that put the named there."""
    cues = [*_CUES.finditer(before)]
    return bool(cues) and _NO_LIST.search(before, cues[-1].end()) is None and '"' not in before[cues[-1].end() :]


def _without_apposition(between: str) -> str:
    """The words between a name and its verb, without what is between two commas."""
    return re.sub(r",[^,]{1,120},", " ", between)
