"""Whether the clause around a place of a sentence asserts its content, or denies, doubts, supposes or asks it.

    "denied that it fired", "no evidence that it launched", "if it fires", "a rumor that he died"
    쐈다는 보도를 부인했다, 참석한 정황은 없다, 쐈느냐고 물었다, 발사한 상황을 가정했다

Whoever denies to have done it asserts it: "denied killing five people".
"""

from __future__ import annotations

import re

from bot.lang.assertion.embedding import is_unvouched
from bot.lang.scripts import is_korean, is_unspaced
from bot.news import stance_lexicon as lexicon
from bot.regexes import regex

_GAP = (
    r"(?:(?!\b(?:and|but|when|why|how|where|after|before|because|since|while|as|although|though|who|which|whose"
    r"|said|says"
    r"|for)\b|[;:.,]\s).){0,90}$"
)
"""Words between a denial and a number of the same clause."""
_KNOWING = (
    r"(?:confirm|say|said|report|establish|verif|prove[nd]?|believe|think|claim|acknowledg|announce|find|found"
    r"|know|hear|seen?"
    r"|suggest|convince)\w*"
)
_NOUN = (
    rf"(?:{lexicon.REPORTS}|stor(?:y|ies)|news|information|evidence|proof|signs?|indications?|confirmation"
    rf"|records?|word|truth|basis)"
)
_NOT = (
    r"(?:\bnot|n['’]t|\bnever|\bno|\bcannot|\bnobody|\bno\sone|\bnone|\bneither|\bnor|\bunable|\brefus\w+"
    r"|\bdeclin\w+|\byet)"
)
_FALSE = (
    rf"(?:{lexicon.GROUNDLESS.pattern}|\b(?:false|untrue|wrong|incorrect|fake|invented|fabricated|a\shoax|a\slie"
    r"|not\s(?:\w+\s)?(?:true|correct|confirmed|accurate|the\scase)|unconfirmed|unverified|denied|dismissed"
    r"|rejected|retracted"
    r"|(?:cannot|could\snot|not|never)\s(?:\w+\s){0,2}(?:confirmed|verified|substantiated|corroborated))\b)"
)
_THAT = r"(?:that|of|whether|if|to\s(?:suggest|show|indicate)(?:\sthat)?)"
_BEFORE = tuple(
    regex(f"{words}{_GAP}", re.IGNORECASE)
    for words in (
        rf"(?:\bno|\bwithout|\black\sof|\blittle|n['’]t\sany|\bnot\s(?:any"
        rf"|a\ssingle))\s(?:[\w-]+\s){{0,3}}?{_NOUN}\s(?:[\w-]+\s){{0,2}}?{_THAT}\b",
        rf"{_NOT}\s(?:[\w’'-]+\s){{0,3}}?{_KNOWING}\s(?:that|whether|if)\b",
        rf"{_FALSE}\s(?:that|whether|if)\b",
        r"\b(?:unclear|uncertain|unknown|unlikely|doubtful|impossible|disputed|doubts?|doubted"
        r"|ruled\sout)\s(?:that|whether|if)\b",
        r"\b(?:ask(?:ed|s|ing)?|wonder\w*|investigat\w+|check\w*|examin\w+|disput\w+)\s(?:whether|if)\b",
        rf"\b(?:contrary\sto|despite)\s(?:[\w-]+\s){{0,3}}?(?:false\s)?{_NOUN}\s(?:that|of)\b",
        r"\b(?:unless|whether|supposing|suppos(?:e|ing)\sthat|assuming|in\sthe\sevent\sthat|in\scase|as\s(?:if"
        r"|though)|lest)\b",
        r"(?:^\W?|[,;]\s\W?(?=\w+\s(?:the|an?|any|no|it|he|she|they|we|that|this|there|its|his|her|their|(?-i:[A-Z])[\w’'-]+)\s))"
        r"(?:had|were|should)\b",
        r"\bif\b",
    )
)
_DENYING = regex(
    rf"\b(?:{lexicon.DENYING.pattern}|refut(?:es?|ed|ing)\b|dismiss(?:es|ed|ing)?\b|reject(?:s|ed|ing)?\b"
    rf"|disput(?:es?|ed|ing)\b|denials?\b)"
    rf"(?:\s(?:[\w-]+\s){{0,4}}?(?:that|(?:{_NOUN}|figures?|tolls?|numbers?)\s(?:that|of))\b{_GAP}"
    rf"|\s(?:(?:about|some|at\sleast)\s)?$)",
    re.IGNORECASE,
)
"""Not "denied killing five": these are dead."""
_NOT_DENIED = regex(r"(?:\bnot|n['’]t|\bnever|\bcannot)\s(?:\w+ly\s)?$", re.IGNORECASE)
_TOLD = regex(
    rf"\b(?:{_NOUN}\s(?:that|of|about)|(?:posts?|videos?|messages?|articles?)\s(?:saying|claiming|showing)){_GAP}",
    re.IGNORECASE,
)
_CALLED_FALSE = regex(rf"^[^.;]{{0,100}}?(?<!\bnot\s){_FALSE}", re.IGNORECASE)
_KOREAN_NOUN = (
    "(?:보도|보고|소문|주장|증거|정보|말|설|소식|의혹|확인|근거|기록|사실|이야기|얘기|내용|발표|추측|루머"
    "|관측|제보|신고|징후|정황|글|영상)"
)
_KOREAN_NOT = (
    rf"(?:없|아니|아닌|않|못|부인|일축|반박|부정|거짓|허위|무근|가짜|오보|낭설|헛소문"
    rf"|{lexicon.KOREAN_GROUNDLESS.pattern})"
    r"(?!하지(?:는|도)?\s?(?:않|못))"
)
_KOREAN_CLAUSE_ENDS = r"지만|으나|[고며]도?\s|는데\s|면서\s|(?:나오|전해지|알려지|들리|퍼지|되|하)자(?:마자)?\s"
_KOREAN_GAP = rf"(?:(?!(?:부인|일축|반박|부정)하지|{_KOREAN_CLAUSE_ENDS})[^,.]){{0,30}}?"

_TAKEN_BACK = regex(
    rf"\b(?:(?:retract|cancell?|rescind|correct|delet)(?:ed|s)|withdrew|took\sback|lifted|apologi[sz]ed\sfor)\s(?:[\w-]+\s){{0,3}}?"
    rf"(?:alert|warning|report|story|statement|message|post|article)s?\s(?:(?:that|which)(?:\s(?:said|says|claimed))?|saying|claiming)\b{_GAP}"
    r"|\b(?:it\s(?:was|had)\s|was\s|were\s|been\s)(?:first|initially|originally|wrongly|falsely|erroneously|mistakenly)\s"
    rf"(?:been\s)?(?:thought|believed|reported|assumed|feared|announced)\sthat\b{_GAP}"
    rf"|\b(?:wrongly|falsely|erroneously|mistakenly)\s\w+\s(?:that\s)?{_GAP}",
    re.IGNORECASE,
)
"""Before what an alert or a report said that was taken back, or what was first thought."""
_HEARSAY = regex(
    rf"\b(?:(?:rumou?rs?|hoax|gossip)\s(?:that|of)|(?:posts?|clips?|videos?|messages?|memes?|rumou?rs?)\s"
    rf"(?:\w+\s){{0,4}}?(?:claim(?:s|ed|ing)?|alleg(?:es|ed|ing)|purport\w*)\s(?:that\s)?|claims?\s:){_GAP}",
    re.IGNORECASE,
)
"""Before what only a rumor or a post says."""
_OF_ANOTHER_MATTER = regex(
    rf"^\W?(?:[Aa]mid|[Dd]espite|[Ww]ithout)\s(?:[\w-]+\s){{0,3}}?{_NOUN}\sof\s(?:[a-z-]+\s){{1,3}}(?=$|[A-Z])"
)
"""What opens a sentence that asserts the rest: "*Amid rumors of poor health* Kim visited a farm"."""
_KOREAN_HEARSAY = "(?:소문|루머|지라시|괴담|낭설|헛소문|가짜\\s?뉴스|게시물|게시글)"
_KOREAN_TOLD = r"\S{0,3}?[\"”’']?(?:다는|라는|단|(?<=[\"”’'])는)\s"
_KOREAN_KEPT = r"(?:(?:공개|보도|발표|통보|보고|신고|인지|알리|숨기|감추|밝히|전하)(?:하|되)?지|아는\s|알고\s|알지)"
"""What is not done with a fact: it was not made known, or nobody knew it, but it is one."""
KOREAN_STAGED = r"\S{0,2}?\s(?:가상의\s)?(?:상황|사태|경우)(?:을|를|으로)\s(?:가정|상정|부여|설정)"
"""After the stem of a verb of what a drill supposes: "숨진 *상황을 가정*했다"."""
_KOREAN_AFTER = (
    rf"{_KOREAN_TOLD}(?:[가-힣]{{1,8}}\s){{0,2}}?(?:{_KOREAN_NOUN}|수치|숫자|집계|통계|문자|방송|메시지|경보|속보|추측|기사)(?:들)?"
    rf"(?:에\s(?!대해){_KOREAN_GAP}(?:의문|의심|회의적|반박|웃)"
    rf"|(?:[은는이가을를도의]|만|까지|에\s대해(?:서는|서|선)?)?\s(?!(?:받|듣|들|접)[은한고]|{_KOREAN_KEPT}){_KOREAN_GAP}(?:{_KOREAN_NOT}|의문|의심|회의적|신빙성|취소|철회|정정|삭제|웃))"
    rf"|{_KOREAN_TOLD}(?:[가-힣]{{1,8}}\s){{0,2}}?(?:{_KOREAN_HEARSAY}|설[이은을도]?\s|글[이은들])"
    r"|(?:\S{0,3}?[\"”’']?(?:다|라)고\s[^,.]{0,20}?(?:허위|거짓|가짜))"
    rf"|\S{{0,3}}?다고(?:는|도)?\s{_KOREAN_GAP}(?:어렵|수(?:는|도)?\s없|않|못)|설[은을이도]\s{_KOREAN_GAP}{_KOREAN_NOT}"
    r"|\S{0,2}?\s(?:사실|적|일|바|것|정황|증거|징후|흔적|기록)[은이도]?\s?(?:전혀\s)?(?:없|아니|아닌)"
    r"|\S{0,2}?\s(?:정황|증거|징후|흔적|기록)[은이을도]\s(?:전혀\s)?(?:(?:찾|발견|포착|확인|탐지)(?:지|하지|되지)\s(?:않|못)|못\s(?:찾|봤))"
    r"|\S{0,2}?(?:다면|더라면|으면|라면|[을할될]\s(?:경우|가능성|수도)|다고\s(?:치|가정))"
    r"|\S{0,2}?\s여부"
    r"|\S{0,2}?\s것(?:으로|처럼)\s(?:꾸며|꾸민|보이게|오인|잘못|착각)"
    r"|\S{0,2}?(?:을까|느냐|나[?\"”’']|는가|는지|을지|은지|냐고)"
    rf"|{KOREAN_STAGED}"
)
_KOREAN_BEHIND = regex(_KOREAN_AFTER)
_KOREAN_IN_CLAUSE = regex(rf"[^,.]{{0,40}}?[가-힣](?:{_KOREAN_AFTER})")
_KOREAN_FIRST = regex(r"\W{0,2}(?:처음에는|처음엔|당초|애초|한때)\s")
_KOREAN_KNOWN_AS = regex(r"\S{0,3}\s(?:것으로|줄)\s(?:알려졌|알았|보였|여겨졌|추정됐|전해졌|보도됐)")
"""At the beginning of a sentence and behind its verb: what was first thought."""
_ASKED = regex(r"[^.!?\"“”]{0,200}[?？]")
_REACH = 200
"""Characters before and after a place that are looked at."""


def is_unasserted(sentence: str, start: int, end: int) -> bool:
    """Whether an English or Korean sentence denies, doubts, supposes or asks what it tells at [start, end): in English
    anything in the clause, in Korean its verb, whose stem ends there. False for other languages."""
    if is_unspaced(sentence):
        return False
    behind = sentence[end : end + _REACH]
    if _ASKED.match(behind):
        return True
    if is_korean(sentence):
        return is_denied_behind(sentence, end, start)
    if is_unvouched(sentence, start, end):
        return True
    before = _OF_ANOTHER_MATTER.sub("", sentence[max(0, start - _REACH) : start])
    return bool(_HEARSAY.search(before) or _TAKEN_BACK.search(before)) or is_denied_in_english(before, behind)


def is_denied_behind(sentence: str, end: int, start: int | None = None) -> bool:
    """Whether a Korean sentence does not assert the verb whose stem ends at `end`."""
    if is_unvouched(sentence, end if start is None else start, end):
        return True
    if _KOREAN_FIRST.match(sentence) and _KOREAN_KNOWN_AS.match(sentence, end):
        return True
    stem_end = end - 1 if sentence[end - 1 : end] == " " else end
    return _KOREAN_BEHIND.match(sentence, stem_end, end + _REACH) is not None


def is_denied_in_korean(behind: str) -> bool:
    """Whether the words behind a number in a Korean sentence deny, doubt, suppose or ask the clause that it is in."""
    return _KOREAN_IN_CLAUSE.match(behind) is not None


def is_denied_in_english(before: str, behind: str) -> bool:
    """Whether the words before a place deny, doubt, suppose or ask what it tells, or the words behind call it false."""
    if any(words.search(before) for words in _BEFORE):
        return True
    denied = _DENYING.search(before)
    if denied is not None:
        return _NOT_DENIED.search(before, 0, denied.start()) is None
    return _TOLD.search(before) is not None and _CALLED_FALSE.match(behind) is not None
