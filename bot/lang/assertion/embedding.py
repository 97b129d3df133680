"""Whether a clause is only somebody's words, belief or paper, for which the sentence does not vouch.

    quotation    "The North fired two missiles," said the Joint Chiefs       vouched for
                 "The North fired two missiles" was the sentence to translate, "…"라는 문구, 「…」と表示された    not
    complement   발사했다고 합참이 밝혔다, 発射したと発表した    vouched for: a verb of reporting governs the clause
                 방문했다고 믿는다, 訪問したと信じている       not: another verb does
    noun         발사했다는 소식, 発射したとの情報          vouched for: the noun takes it for a fact or a report
                 발사했다는 원고, 発射したという話          not: any other noun of words

Verbs and nouns of reporting are few and known; those of telling tales are without number, so the former are listed. In
English and Chinese, where the verb comes first and a relative clause looks the same, the verbs of belief are.
"""

from __future__ import annotations

import re

from bot.lang.scripts import is_japanese, is_korean, is_unspaced
from bot.lang.unspaced.forms import matched_form, unspaced_regex
from bot.regexes import regex

_REACH = 240
"""Characters before and after a place that are looked at."""
_LEAST = 12
"""Characters of a quotation that may hold a clause; a shorter one is a name or single words."""
_LEAST_UNSPACED = 7
_OPENING, _CLOSING = '"“「『', '"”」』'
QUOTATION = regex(
    r"(?<![^\s(\[])\"(?=\S)[^\"“”\n]{12,800}\"|“[^\"“”\n]{12,800}”|「[^「」\n]{12,800}」|『[^『』\n]{12,800}』"
)
"""A quotation that may have several sentences."""
WORDS = regex(r"\w{2}")
_SAYS = regex(
    r"\b(?:sa(?:y|ys|id|ying)|told|tells?|report(?:s|ed|ing)?|announc\w+|confirm\w*|add(?:s|ed|ing)|stat(?:e|es"
    r"|ed|ing|ements?)|wrote"
    r"|writes|according\sto|declar\w+|claim\w*|quot\w+|cit(?:es|ed|ing)|comment\w*|warn\w*|call(?:s|ed|ing)"
    r"|insist\w*|acknowledg\w+"
    r"|describ\w+|noted?|notes|explain\w*|testif\w+|remark\w*|argu\w+|recall\w*|lament\w*|quip\w*|conced\w+"
    r"|admit\w*|assur\w+|urg\w+|vow\w*|pledg\w+|promis\w+|tweet\w*|posted|conclud\w+"
    r"|observ\w+|predict\w*|recount\w*|emphasi\w+|reiterat\w+|caution\w*|complain\w*|thank\w*|denounc\w+"
    r"|condemn\w*|prais\w+|boast\w*|stress\w*|repl\w+"
    r"|answered|spoke|carried|read\sa\sstatement|headlined?)\b|:\W{0,3}$",
    re.IGNORECASE,
)
_NOT_SAID = regex(
    r"\b(?:asked|asks|asking|reads?|sentences?|clues?|questions?|examples?|lines?|lyrics?|sings?|sang|script|headline|subject"
    r"|slogan|phrase|proverb|saying|caption|spam|title)\b",
    re.IGNORECASE,
)
"""Beside a quotation that is an example, a part or a question; any other has a speaker, whose verb may be unknown."""
_KOREAN_SAYS = (
    "(?:밝[히혔힌]|말했|말하|말한(?!다)|전[했하한]|보도|발표|주장|확인|설명|보고|알[렸려리]|통보|분석|평가|추정"
    "|파악|지적|강조|경고|비난|규탄|비판|판단"
    "|덧붙|언급|인정|공개|[봤본보]|했|한다|하였|하는|했던|답했|답변|선언|예고|공지|진술|증언|적었|썼|인용|관측"
    "|전망|추산|집계|진단|결론|소개|자랑|과시"
    "|치하|축하|타전|회신|반박|항의|촉구|성명|담화|통지|시사|의심|단정|규정|호소|회고|회상|고백|토로|꼬집|질타"
    "|맞받|되풀이|거듭|거들|쏘아붙|귀띔|하소연|호언|장담|자평|일갈|성토|개탄|내비|내다|해석|풀이|부연"
    "|역설|당부|요청|시인|자인|실토|고발|제보|신고|폭로|해명|지시|약속|다짐|공언|천명|표명|선포|공표|방송|송고"
    "|기술|서술|기록|명시|정의|찬양|격려|입을\\s모"
    "|여겨|합의|결정|확정|제안|요구|예상|기대|희망|하시|하셨|하면|합니다|할\\s것|할\\s수|털어|말해|말씀|들었|들은"
    "|바로잡|짚|치켜세|못\\s?박|운을\\s뗐|볼멘|봅니다|자백받|엄포|으름장|떠들)"
)
_KOREAN_GOVERNED = rf"\s?(?:(?!{_KOREAN_SAYS})[^\s.]{{1,20}}\s){{0,5}}?[^\s.]{{0,4}}?{_KOREAN_SAYS}"
_KOREAN_FACT = (
    r"(?:[^\s.,]{0,9}[^\s.,이가을를은는에도]\s){0,3}?(?:사실|것|게|거|점|소식|발표|보고|보도|분석|평가|판단|정보"
    r"|첩보|설명|입장|통보|결과|뜻"
    "|의미|이유|취지|성명|담화|뉴스|지적"
    "|비판|주장|관측|추정|의혹|증언|진술|속보|문자|재난|메시지|경보|안내|내용|의견|응답|대답|답[을변이]|신고|연락"
    "|목격담|소문|설[이을은]|논리|증거|결론"
    "|자료|통계|집계|기록|전언|얘기|이야기|방송|기사"
    "|의심|정황|비난|해석|전제|우려|외신|언론|계획|방침|전망|구상|목표|일정|합의|결정|약속|의향|가능성|예고|공[고지]|부고|부음|비보"
    r"|제안|요구|복안|방안|각오|(?<=(?:관계자|당국자|소식통|대변인)의\s)말)"
)
"""Nouns that take what they say for a fact or a report; those that are denied with it are read elsewhere."""
_KOREAN_HEAD = regex(
    r"(?:(?!지만|으나\s|는데\s|면서\s|자\s)[^,.\"“”]){0,60}?(?<=[가-힣])"
    r"(?:(?P<verb>다고)(?:도|는)?(?=\s)|다는\s(?=[가-힣]))"
)
_KOREAN_GOVERNED_HEAD = regex(_KOREAN_GOVERNED)
_KOREAN_FACTS = regex(_KOREAN_FACT)
_KOREAN_NOT_SAID = regex(
    r"\W?(?:이?라?고|[을를이가])\s[^.]{0,20}?(?:물[었은]|묻|적[혀힌]|[쓰씌]여|쓰인|읽|외[쳤치]|노래|읊|시작|끝났"
    r"|농담|그렸)"
    rf"|\W?(?:이?라는|는)\s(?!{_KOREAN_FACT})"
)
_JAPANESE_SAYS = (
    "(?:発表|明らか|述べ|伝え|報じ|報道|語|説明|話し|話す|主張|確認|みられ|みて|見て|見られ|推定|判断|指摘|分析"
    "|報告|強調|表明|通知|通報|公表|非難"
    "|警告|批判|評価|いう|いい|した[。、]|している|しており|していた|しました|探知|認め|言及|回答|認識|予想|推計"
    "|集計|証言|言[いっ]|書い|記述|訴え|抗議|称賛|誇示"
    "|考え|考え|解説|紹介|断定|示唆|力説|断言|反論|主張|した$|する[。、]|誇[っり]|豪語|受け止め|呼びか?け)"
)
_JAPANESE_FACT = (
    "(?:[^。、]{1,10}の)?(?:事実|こと|もの|点|発表|報告|報道|情報|見方|分析|判断|認識|主張|指摘|説明|ニュース|速報|知らせ"
    "|連絡|通報|通知|声明|談話|推定|観測|疑い|証拠|証言|計画|方針|見通し|予定|意向|合意|決定|提案|要求|可能性"
    "|[。、の])"
)
_JAPANESE_HEAD = unspaced_regex(
    r"[^。「」]{0,40}?(?:[たるいだ]と(?:いう(?![。、])|の(?!は)|する|される)"
    r"|[ただ]と(?P<verb>(?![きこおもしたのい同並比])))"
)
_JAPANESE_GOVERNED = unspaced_regex(rf"[^。]{{0,26}}?{_JAPANESE_SAYS}")
_JAPANESE_FACTS = unspaced_regex(_JAPANESE_FACT)
_JAPANESE_NOT_SAID = unspaced_regex(
    rf"(?:と(?:表示|尋ね|問|書かれ|記され|読|歌|叫|告げ)|(?:という|との)(?![。、])(?!{_JAPANESE_FACT})|の(?:文字"
    rf"|原稿|台詞|セリフ|見出し))"
)
_CHINESE_READS = unspaced_regex("(?:出现|写着|播读|朗读|念|唱|喊|背诵|翻译)了?[^，。]{0,4}$")
_CHINESE_NOT_SAID = unspaced_regex("的?(?:字样|稿子|台词|句子|标语|题目|横幅)")
_BELIEVED_IN_CHINESE = unspaced_regex(
    "(?:(?<![军方府部局队院国])(?:相信|坚信|深信)|以为|想象|幻想|梦见|谎称|假装|作证说|发誓说?|做证说)(?:(?!但)[^。]){0,60}$"
)
_OF_WORDS_IN_CHINESE = unspaced_regex(
    "[^，。]{0,24}的(?:字样|稿子|台词|快讯|谎言|故事|传说|神话|句子|段子|标语|谣言|假消息|情节)"
)
_BELIEVED = regex(
    r"\b(?:convinced|imagin(?:e|es|ed|ing)|fanc(?:y|ies|ied)|fantasi\w+|thought(?!\sto\b)|sw(?:ear|ears|ore)"
    r"|(?:is|are|was"
    r"|were)\ssure|joke[ds]?(?=\sthat\b)"
    r"|(?:he|she|they|users|readers|viewers|listeners|many|some|people|residents|villagers|fans)\s(?:first\s"
    r"|at\sfirst\s)?believed)"
    r"\s(?:that\s)?(?:(?!\b(?:but|said|says|and\sthen|when|while|after|before|until|because)\b|[;:]\s)[^.]){0,80}$",
    re.IGNORECASE,
)
_BODY = regex(
    r"(?:\b(?:military|army|navy|ministry|agency|officials?|officers?|chiefs(?:\sof\sstaff)?|government|intelligence"
    r"|police|investigators|prosecutors|analysts?|experts?|pentagon|kremlin|white\shouse|seoul|washington|tokyo|beijing|moscow|kyiv"
    r"|south\skorea|japan|ukraine|russia|china|united\sstates)(?:\s(?:said|says)\s(?:it|they))?\s"
    r"(?:(?:is|are|was|were|has\sbeen|have\sbeen)\s)?)$",
    re.IGNORECASE,
)
"""Before a verb of belief: who may know, so that the belief is an estimate."""
_WRITTEN = regex(
    r"\b(?:diar(?:y|ies)|letters?|memos?|memoirs?|chapters?|essays?|poems?|songs?|notes?|e-?mails?|tales?"
    r"|legends?|paintings?|drawings?"
    r"|jokes?|sermons?|notebooks?|postcards?|tweets?|blogs?|subject)\b(?:\s(?:of|from|by)\s[^,;.]{1,30})?,?\s"
    r"(?:in\swhich|where|that\s(?:says?|has|had|tells?)|has|had|with\sthe\ssubject)\s(?:(?!\b(?:but|said|says)\b"
    r"|[;:]\s)[^.]){0,90}$",
    re.IGNORECASE,
)


def is_unvouched(sentence: str, start: int, end: int) -> bool:
    """Whether a sentence does not vouch for what it tells at [start, end), whose verb begins or ends there. A Japanese
    or Chinese sentence is in the form of `matched_form`."""
    low = max(0, start - _REACH)
    before, behind = sentence[low:start], sentence[end : end + _REACH]
    if is_unspaced(sentence):
        if is_japanese(sentence):
            return _is_in_quotation(before, behind) or _has_other_head(sentence, end, _JAPANESE)
        in_words = _BELIEVED_IN_CHINESE.search(before) or _OF_WORDS_IN_CHINESE.match(behind)
        return in_words is not None or _is_in_quotation(before, behind)
    if is_korean(sentence):
        return _is_in_quotation(before, behind) or _has_other_head(sentence, end, _KOREAN)
    believed = _BELIEVED.search(before)
    if believed is not None and _BODY.search(before, 0, believed.start()) is None:
        return True
    return _WRITTEN.search(before) is not None or _is_in_quotation(before, behind)


_KOREAN = (_KOREAN_HEAD, _KOREAN_GOVERNED_HEAD, _KOREAN_FACTS)
_JAPANESE = (_JAPANESE_HEAD, _JAPANESE_GOVERNED, _JAPANESE_FACTS)


def _has_other_head(sentence: str, end: int, words: tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]) -> bool:
    """Whether the words behind a verb that ends there make its clause that of a verb or noun that reports nothing."""
    heads, governed, facts = words
    head = heads.match(sentence, max(0, end - 1), end + _REACH)
    if head is None:
        return False
    vouching = governed if head["verb"] is not None else facts
    return vouching.match(sentence, head.end()) is None


def is_said(outside: str, after: str) -> bool:
    """Whether the words before or behind a quotation in its sentence say that somebody reports it."""
    around = outside + after
    if is_unspaced(around):
        form, behind = matched_form(outside), matched_form(after)
        return not (_JAPANESE_NOT_SAID.match(behind) or _CHINESE_READS.search(form) or _CHINESE_NOT_SAID.match(behind))
    if is_korean(around):
        return _KOREAN_NOT_SAID.match(after) is None
    return bool(_SAYS.search(around)) or _NOT_SAID.search(around) is None


def _is_in_quotation(before: str, behind: str) -> bool:
    """Whether a place is in quotation marks, and nobody is said to say so."""
    opening = max(before.rfind(mark) for mark in _OPENING)
    if opening < 0 or any(mark in before[opening + 1 :] for mark in _CLOSING if mark not in _OPENING):
        return False
    if before[opening] == '"' and before.count('"') % 2 == 0:
        return False
    closing = min((at for at in map(behind.find, _CLOSING) if at >= 0), default=-1)
    outside, after = before[:opening], behind[closing + 1 :]
    inside = len(before) - opening + closing
    if closing < 0 or inside < (_LEAST_UNSPACED if is_unspaced(before + behind) else _LEAST):
        return False
    return not is_said(outside, after)
