"""Pages that have nothing but a notice: the newsroom took back the article that was there.

    first sentences of a short text -> one that takes the article back -> no article goes on below it -> the notice

More forms count here than in an article (`bot/text/summary/retractions`), since they can be about nothing else: "An
article published on this page has been withdrawn", 기사를 취소합니다, 記事を取り消します, 现予以撤稿. A notice says
"this", "we" or the outlet's name, or has no subject; a report on what others take back names them.

"Removed" is not retracted: 삭제, 削除 and 删除 count only beside words for what was wrong with the article. Licences,
periods, moved pages and wishes of others are no such words, and an article that is taken down for a time is not taken
back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from bot.lang.datelines import dateline
from bot.lang.folding import in_both_scripts
from bot.lang.sentences import ends_sentence, sentences
from bot.text.verdict.second_person import length, unquoted

_LONGEST, _MOST_WORDS = 3_000, 200
"""Characters and words; a longer page has more than a notice."""
_AMONG = 4
"""Sentences at the beginning among which one takes the article back."""
_MOST_BEFORE, _MOST_BODY = 20, 50
"""Words before and below the notice that are neither about the article nor from the newsroom; more are the article
itself."""
_OWN = "\ue000"
"""Put in place of the outlet's names."""
_SHORTEST_NAME = 2
_LONGEST_LABEL = 10
"""Words of a line that is no sentence."""

_PIECE = (
    r"(?:article(?!\s\d)|story|report|post|item|column|dispatch|piece|interview|essay|feature|review|analysis|commentary"
    r"|investigation)"
)
_HERE = (
    rf"(?:this\s(?:[a-z-]+\s)?{_PIECE}|(?:an?|the|our)\s(?:[a-z-]+\s){{0,2}}{_PIECE}\s(?:[a-z]+\s){{0,4}}"
    r"(?:(?:on|at|under)\sthis\s(?:page|address|link|url)|here))"
)
_NAMED = (
    rf"(?:(?:the|our|an?|its)\s(?:[\w-]+\s){{0,3}}?{_PIECE}"
    r"(?:\s(?:headlined|titled|entitled|published|that|which|of|on|about|from|under|we)\b[^.;]{0,160}?)?)"
)
_NOW = r"(?:(?:since|now|hereby|therefore|today|been|being|also|fully|formally)\s){0,3}"
_WE = (
    r"(?:we|(?:the|our)\s(?:editors|newsroom|publisher)|this\s(?:news\w+|site|website|magazine|publication|outlet)"
    rf"|(?:the\s)?{_OWN})"
)
_TO = (
    r"(?:(?:has|have|is|are|was|were|hereby|now|therefore|also|today|fully|formally|decided|agreed|chosen|wish|wishes|to)"
    r"\s){0,6}"
)


_NOT_ELSEWHERE = (
    rf"(?!\sto\b|\sby\s(?!us\b|(?:the\s|our\s)?(?:newsroom|editors?|publishers?|(?:news)?paper|authors?|{_OWN}))"
    r"|\sfrom\s(?!publication|circulation|(?:this|our|the)\s(?:web\s?site|site|pages?)))"
)
"""Not by another, to a shop, or from a place, a sale or a prize."""


def _english(verbs: str, particle: str) -> str:
    """A sentence that takes an article back: with one of the verbs, or "take … back" or "down"."""
    taken = rf"(?:it\b|{_HERE}|{_NAMED})"
    takes = rf"(?:(?:{verbs})\s{taken}|(?:tak(?:e|en|ing)|took)\s{taken}\s{particle}\b)"
    return (
        rf"\b{_HERE}(?:,[^,.]{{1,60}},)?\s(?:has|have|is|was)\s{_NOW}(?:{verbs}|taken\s{particle})\b{_NOT_ELSEWHERE}"
        rf"|(?:^|[:,]\s|\band\s){_WE}\s(?:[^,.;]{{1,60}}\sand\s)?{_TO}{takes}"
        rf"|^{_NAMED}\s(?:has\s(?:since\s|now\s|therefore\s)?been|is)\s{_NOW}(?:{verbs}|taken\s{particle})\b"
        rf"{_NOT_ELSEWHERE}(?![^.]*\b(?:said|says|wrote)\b)"
    )


_KO_WE = rf"(?:본지|본보|본사|본\s?매체|당사|저희|우리\s신문|편집[국부]|보도국|제작진|{_OWN})"
_KO_DONE = (
    r"(?:하(?!는|던|려|라|도록)|[했됐렸](?!던|다[고는며면])|합|되(?!는|던|도록)|됩|된(?=\s(?:기사|보도))|함|키로|\s?처리|\s?조치"
    r"|고\s)"
)
"""Not of what a report tells."""


def _korean(verbs: str) -> str:
    article = (
        r"(?:기사|보도|칼럼|인터뷰)(?!의?\s?(?:사진|댓글|문장|표현|제목|영상))[를는은가이]?\s(?!인용|통해|읽|본\s|근거)"
    )
    done = rf"(?:|[^.]{{0,60}}?(?<![을를이가은는]\s))(?:{verbs}){_KO_DONE}"
    return (
        rf"(?:^|^(?!(?!{_KO_WE}|[이본위]\s|해당\s)[가-힣]{{1,8}}[은는]\s)[^.]*?\s)(?:(?:이|본|위|아래)\s|이\s(?:자리|페이지|주소|곳)에\s[^.]{{0,30}}?|{_KO_WE}[는은이가]?\s[^.]{{0,120}}?)"
        rf"{article}{done}"
        rf"|^(?:(?![은는이가]\s)[^.])*?(?:기사|보도)(?:를\s(?:전문\s)?(?:{verbs})합니다|[는은]\s[^.]{{0,60}}?(?:{verbs})했습니다)"
    )


def _japanese(verbs: str) -> str:
    return rf"(?:記事|報道|本稿|全文|本文)(?:の?全文)?[をは][^。を]{{0,60}}?(?:{verbs})(?:し|いたし|され)?(?:ま|て?、)"


_ZH_WE = rf"(?:[本我][报刊社网站台](?!记者)|我们(?!大学|学校|公司|国家|[的市省县])|编辑部|{_OWN})"
_ZH_END = r"(?=了?(?:[。，；！、]|$|处理|并|[本该此这]|《|上述|相关))"
_ZH_ARTICLE = r"(?:一文|一稿|(?:[本此该這这][篇则則条條]?)?(?:报[道导](?![的后称指说：，])|稿件|新闻|文章?))"


def _chinese(verbs: str) -> str:
    return (
        rf"{_ZH_WE}[^。；]{{0,80}}?"
        rf"(?:{_ZH_ARTICLE}[^。；]{{0,40}}?(?:{verbs}){_ZH_END}|(?:{verbs})[^。；]{{0,12}}?{_ZH_ARTICLE})"
        rf"|^[本此][篇则]?(?:文|新闻|报[道导]|稿)[^。；]{{0,40}}?(?:{verbs}){_ZH_END}"
    )


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(map(in_both_scripts, patterns)), re.IGNORECASE)


_RETRACTS = _any(
    _english(r"retract(?:ed|s|ing)?|withdr(?:aw|awn|aws|awing|ew)|no\slonger\sstands?\sby", "back"),
    _korean("취소|철회"),
    _japanese("取り消し?|取消|撤回|取り下げ"),
    _chinese("撤稿|撤回|撤销|收回|作废"),
)
_REMOVES = _any(
    _english("remov(?:e|ed|ing)|delet(?:e|ed|ing)|unpublish(?:ed|ing)?|pull(?:ed|ing)?", "down"),
    _korean("삭제|내리|내렸"),
    _japanese("削除"),
    _chinese("删除|撤下|下架|下线"),
)
_FAULT = _any(
    r"\b(?:errors?(?!\s(?:page|code|message|\d))|mistakes?|inaccura\w+|incorrect\w*|untrue|false\w*|fabricat\w+|invented"
    r"|plagiari\w+|standards|verif\w+|substantiate\w*|unsubstantiated|authentic|forged|unethical\w*|mislead\w*|hoax"
    r"|(?:was|were)\swrong|apologi[sz]e\w*\sto|regrets?\s(?:the|its|this|our)\s(?:error|mistake|publi\w+|report))\b",
    r"오보|사실(?:과|이)\s?(?:다[르른]|아니|아닌)|확인되지\s?않|확인하지\s?못|오류|허위|왜곡|표절|조작|취재\s?윤리|근거|잘못\s?(?:사용|인용|보도|전|번역)",
    r"誤り|誤報|間違|取り違え|事実(?:と(?:は)?異な|では?(?:な|あり)|はあり|に反)|確認でき|ねつ?造|捏造|盗用|不正確|基準"
    r"|関係[^。]{0,12}(?:わび|詫び)",
    r"失实|不实|不符|有误|错误|未经核实|虚假|抄袭|捏造|致歉|道歉",
)
"""What was wrong with the article."""
_ERROR_PAGE = _any(
    r"\b(?:(?:the|this|your)\s(?:link|url|address)\s(?:is|was|has|may|you)|mistyped|broken|not\sfound|404|410|inconvenience"
    r"|errors?\s(?:has\s)?occur\w+|went\swrong|search|home\s?page|sorry)\b",
    r"오류가\s?발생|불편|링크|주소|접근|검색|홈으로",
    r"URL|アドレス|リンク|不便|お探し|可能性|トップページ|検索",
    r"地址|链接|网址|页面|抱歉|首页|搜索",
)
"""What a page says of a removed article, whatever was wrong with it."""
_OTHERWISE = _any(
    r"\b(?:licen[cs]\w+|copyright|expir\w+|rights|contract\w*|archive\w*|moved|request\w*|legal\w*|court|privacy|duplicate"
    r"|technical|no\slonger\savailable|may\s(?:be|have)|if|when|policy|while|pending|until|temporar\w+|for\snow"
    r"|under\sreview|restored|reinstated|republished|updated|again|in\spart|partly|as\sthe\s\w+|not\sbeen"
    r"|from\s(?:the|our)\s(?:front|home|list|news|app|index|top)\w*|replaced|newer)\b",
    r"\b(?:sentence|paragraph|passage|photo\w*|picture|image|quot\w+|reference|comment|line|section|chart|map|video)s?\s"
    r"(?:[^.]{1,80}\s)?(?:has|have|was|were)\s(?:since\s|now\s)?(?:been\s)?(?:remov|delet|withdr|retract|pull|tak)\w+"
    r"|\b(?:remov|delet|withdr|retract|pull|tak)\w+\s(?:an?|the|one|two|some|several)\s(?:\w+\s){0,2}"
    r"(?:sentence|paragraph|passage|photo|picture|image|quot|reference|comment|line|section|chart|map|video)",
    r"요청|요구|촉구|계약|저작권|기간|종료|만료|이동|개편|존재하지|찾을\s수|[되됐]었?거나|임시|잠정|일시|복구|일부|않[았습]",
    r"期間|契約|著作権|権利|依頼|要請|お探し|移転|移動|終了|一時|一部|再掲|再公開",
    r"可能|版权|到期|过期|授权|不存在|找不到|您|恢复|重新|暂时|要求",
)
"""Another reason, a part, a time or a general rule."""
_OTHERS = _any(
    r",\s(?:[\w'’]+\s){1,4}(?:said|says|told)\b",
    r"(?:일보|신문|방송|통신|뉴스|매체|언론|측)[은는이가]\s",
    r"(?<![本弊当小])(?:新聞|放送|通信|テレビ|社|誌|紙|局|側)(?:は|が|も|では|によると)",
)
"""What somebody says, and another newsroom as the subject; in English and Chinese, a subject of the newsroom's own is
asked for."""
_MAY_BE_ELSE = _any(
    r"\b(?:this|the|our|an?)\s(?:[a-z-]+\s){0,3}(?:report|post|item|piece|feature|review|analysis|investigation|dispatch)"
    r"\s(?:has|have|is|was)\b"
)
_PUBLISHED = _any(
    r"\b(?:publi\w+|newsroom|editors?|editorial|readers?|journalis\w*|articles?|story|stories|headline\w*|sourc\w+"
    rf"|report(?:ing|ers?|ed)|standards)\b|{_OWN}"
)
"""Police reports, posts of ambassadors and items of shops are withdrawn too; beside these words one was published."""
_LABEL = _any(
    rf"^(?:this\s)?(?:{_PIECE}\s(?:has\sbeen\s|is\s)?(?:retracted|withdrawn)|(?:notice\sof\s)?retraction(?:\snotice)?)\W*$"
    r"|^(?-i:KILL|RETRACT(?:ED|ION)|WITHDRAWN)\s?[:—–-]",
    r"^(?:\[.{1,8}\]\s?)?(?:기사|보도)\s?(?:전문\s?)?(?:취소|철회)(?:\s?(?:안내|공지|알림|사과문?))?\W*$",
    r"^(?:おわび|お詫び|お知らせ)?\W*(?:この)?記事[のは]?(?:取り消し|撤回)(?:しました|(?:について|の?お知らせ|とお(?:わび|詫び)))?\W*$",
    r"^(?:撤稿|撤回(?:报[道导]|稿件))(?:声明|公告|启事|说明|通知)?$",
)
"""A title that calls what is below it a retraction."""
_SITE = re.compile(r"\s[|–—·<»-]\s|_|：(?=[^：]*$)")
"""Between a title and the name of the site."""
_ABOUT = _any(
    rf"\b(?:{_PIECE}|publi\w+|headline|regrets?|apologi\w+|editors?)\b|{_OWN}",
    "기사|보도|칼럼|인터뷰|사과|독자|본지|본보|편집",
    "記事|報道|わび|詫び|読者|編集",
    "报[道导]|[本该]文|一文|致歉|读者|稿|转载",
)
"""In a sentence about the article or from the newsroom."""


def notice_of(titles: Collection[str], text: str, names: Collection[str]) -> str | None:
    """The text of a page with these titles, if it is nothing but a notice that takes an article back; else None.
    `names` are the outlet's."""
    if len(text) > _LONGEST or length(text) > _MOST_WORDS:
        return None
    parted = [_SITE.split(title) for title in titles]
    names = {*names, *(parts[-1].strip() for parts in parted if len(parts) > 1)}
    labelled = any(map(_is_label, (parts[0].strip() for parts in parted)))
    lines = [line for line in map(str.strip, text.split("\n")) if _is_told(line)]
    told = [one for line in lines for one in _said(line, names)]
    for place, said in enumerate(told[:_AMONG]):
        if _OTHERWISE.search(said) or _OTHERS.search(said):
            return None
        if _takes_back(said, text, " ".join(told)) or (labelled and _ABOUT.search(said)):
            within = _other_words(told[:place]) <= _MOST_BEFORE and _other_words(told[place + 1 :]) <= _MOST_BODY
            return "\n".join(lines) if within else None
        if not place and not _ABOUT.search(said):
            return None
    return None


def _is_label(title: str) -> bool:
    said = unquoted(title)
    return _LABEL.search(said) is not None or (_RETRACTS.search(said) is not None and not _OTHERS.search(said))


def _other_words(told: Iterable[str]) -> int:
    return sum(length(one) for one in told if not _ABOUT.search(one))


def _takes_back(said: str, text: str, told: str) -> bool:
    if _MAY_BE_ELSE.search(said) and not _PUBLISHED.search(told):
        return False
    if _RETRACTS.search(said):
        return True
    bare = unquoted(text)
    return _REMOVES.search(said) is not None and _FAULT.search(bare) is not None and not _ERROR_PAGE.search(bare)


def _said(line: str, names: Collection[str]) -> Iterator[str]:
    """The sentences of a line without dateline and quotations, the outlet's names replaced."""
    opening = dateline(line)
    for one in sentences(line[opening.end :] if opening else line):
        bare = unquoted(one)
        for name in sorted(filter(_is_name, names), key=len, reverse=True):
            bare = bare.replace(name, _OWN)
        yield " ".join(bare.split())


def _is_name(name: str) -> bool:
    return len(name) >= _SHORTEST_NAME


def _is_told(line: str) -> bool:
    """Whether a line is no label, date or signature."""
    return ends_sentence(line) or length(line) > _LONGEST_LABEL
