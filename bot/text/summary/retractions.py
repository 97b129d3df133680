"""Find whether a newsroom has taken an article back, by its own words in the article.

    title     "[Retracted] …", "RETRACTION: …", [전문취소] …, 【記事取り消し】…
    a note    "Editor's note: Minato Times has retracted this article.", [알림] 이 기사를 취소합니다.
    a line    "This article has been withdrawn.", 본지는 해당 기사를 삭제했습니다., 本文已撤稿。

A note or a line begins a paragraph. The newsroom speaks in it ("we", 본지, 弊紙, the outlet's name), or it is about
"this article"; where a language ends a sentence with the verb, it ends there. So a report on a retraction of others, a
quotation of a note, and a part that was corrected or deleted are not retractions. A missed retraction is better than an
invented one.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.lang.folding import in_both_scripts
from bot.model.analysis import Span
from bot.regexes import regex

_ENDS = 4
"""Sentences at the beginning and at the end of a text among which one without a label takes it back."""
_TITLE = regex(
    r"\s*(?:[\[(【〔<](?i:retracted|retraction|withdrawn|(?:전문|기사)\s?(?:취소|철회)|記事(?:取り消し|撤回)|撤稿)[\])】〕>]"
    r"|(?:RETRACTED|RETRACTION):\s(?![a-z]))(?!.*(?i:retract|withdr|tak(?:es?|ing)\sback|취소|철회|取り消|撤回|撤稿))"
)
"""A label of the title. If the title goes on about a retraction, the article reports on that of another."""

_OPEN = r"[\s\[(【〔*※■—–-]{0,4}"
_LABEL = (
    r"(?i:editor['’]?s?['’]?\snote|correction|retraction|(?:note|notice)\sto\s(?:our\s)?readers)"
    r"(?:,?\s\(?(?=[A-Z\d])[^:.—–)\n]{0,20}\d\)?)?"
    r"(?:\s?[\])]?\s?[:—–]|[\])])\s*"
)
_TEXT = r"(?:(?:news|whole|entire)\s)?(?:article|story|report|column|dispatch)\b"
_ARTICLE = r"(?:news\s)?(?:article|story)\b"
_GONE = r"(?:retracted|withdrawn|unpublished|removed|deleted|taken\s(?:back|down))"
_PERFECT = rf"(?:has|have)\s(?:since\s|now\s|today\s)?{_GONE}"
_ACTIVE = rf"(?:{_PERFECT}|retracts?|retracted|withdraws?|withdrew|(?:are|is)\s(?:retracting|withdrawing))"
_BEEN = r"\s(?:has|is|was)\s(?:(?:since|now|hereby|been|being)\s){0,3}"
_KEPT = (
    r"(?!.{0,120}\b(?:restored|reinstated|republished|reposted|again|in\serror|by\smistake|partly|in\spart"
    r"|this\sis|(?:is|are)\s(?:now\s)?available)\b)"
)
"""A look-ahead that excludes an article that was put back."""
_AS = r"as\s(?:it|its|we|the\seditors)\b"
_REST = (
    rf"(?=\W*$|[.;]|,\s(?:{_AS}|(?:which|whose|because|after|since|following)\b)"
    rf"|\s(?:{_AS}|(?:because|after\s(?!\d)\w+|following|since|over|due\sto|at\sthe\srequest|for\slegal|today"
    r"|in\s(?:full|its\sentirety)|on\s(?:[A-Z][a-z]+day(?!['’])|\d+|[A-Z][a-z]+\s\d+)"
    r"|and\s(?:we|the\seditors|(?:is|are)\sno\slonger|apologi\w+|regret\w*))\b))"
)
"""Words that may follow if the whole article is meant, and not only for a time: not "this story's headline", "from our
list", "as the lead item", "while we check"."""
_TAKEN = rf"{_GONE}{_REST}{_KEPT}"
_AFTER = r"(?:(?:After|Following)\s[^,.]{1,80},\s)?"

_KO_LABEL = (
    r"(?:정정(?:\s?보도)?|(?:기사|보도|전문)\s?(?:취소|철회|삭제)|알림|바로잡습니다|편집자\s?주|사과문?|알려드립니다)"
    r"(?:[\]):：】〉》]\s?){1,2}"
)
_KO_WORDS = (
    r"(?:(?!일부)"
    r"(?:(?:사실|오류|내용|문제|착오)[이가]|전문을|\S{0,20}[^\s은는이가을를])\s){0,9}?"
)
_KO_CAUSE = r"[^\"'“”‘’]{1,60}?(?:기에|으므로|때문에)\s(?:내용을\s|전문을\s)?(?:모두\s|전부\s)?"
"""Why, in a clause of its own."""
_KO_DONE = (
    r"(?:(?<!에서\s)|(?<=홈페이지에서\s)|(?<=누리집에서\s))"
    r"(?:전문\s?)?(?:취소|철회|삭제)(?:(?:합니다|했습니다|하였습니다|됐습니다|되었습니다|하기로\s했습니다)\W*$"
    r"|하(?:고|며|면서)\s(?:\S{1,12}\s){0,4}사과(?:드립니다|합니다)\W*$)"
)
_KO_ARTICLE = r"(?:이|본|위|해당)\s(?:기사|보도)(?:[를는]|(?:의)?\s?전문을)\s"
_KO_NOTE = (
    r"(?:이에\s)?(?:(?:본지|본보|본사|저희)[는은]\s)?(?:기사|보도)[를는]\s(?:모두\s|전부\s)?(?:취소|철회|삭제)"
    r"(?:합니다|하기로\s했습니다|하(?:고|며|면서)\s(?:\S{1,12}\s){0,4}사과(?:드립니다|합니다))\W*$"
)
"""Below a label, the article needs no "this" if the newsroom speaks: not "취소했습니다", which others may have done."""

_JA_LABEL = r"(?:おことわり|お断り|訂正|おわび|お詫び|お知らせ|編集部注?)[】\])）:：]\s*"
_JA_REASON = r"(?:(?!一部)[^。「」『』はがを]|とは|(?:誤り|問題|疑い|間違い)が|全文を){0,60}"
_JA_CAUSE = r"[^。「」『』]{1,60}(?:ため|ので|により)、?"
"""Why, in a clause of its own."""
_JA_DONE = (
    r"(?:(?<!から)|(?<=サイトから)|(?<=ページから))(?:取り消し|撤回し|削除し)(?:(?:ます|ました)(?:。|$)"
    r"|て?、[^。「」『』]{0,30}(?:おわび|お詫び)(?:し|いたし|申し上げ)ます)"
)

_ZH_LABEL = in_both_scripts(r"(?:编者?[按注]|更正(?:启事)?|声明|启事|撤稿声明)[】\]：:]\s*")
_ZH_ADVERBS = r"(?:现|已被?|特此?|予以?|决定|作)"
_ZH_TAKEN = r"(?:撤回|撤稿|撤销|撤下|下架|下线|删除|作废)"
_ZH_ARTICLE = r"(?:[本此]文|[本此]报[道导]|[本此这](?:篇|则)(?:报[道导]|文章|稿件|新闻))"

_ZH_REST = r"(?:[。；]|$|，)(?![^“”]{0,40}(?:恢复|重新|再次|重发|重复|如是|写道|说|称))"
"""Words that may follow: no "but it was restored", and no attribution to others."""

_OWN = "\ue000"
"""The placeholder for the outlet's name."""
_WE = rf"(?:[Ww]e|[Tt]he\seditors|(?:The\s)?{_OWN})"
_KO_LINE = rf"(?:본지|본보|본사|저희|{_OWN})[는은]\s[^\"'“”‘’]{{0,80}}?{_KO_ARTICLE}{_KO_WORDS}{_KO_DONE}"
_JA_LINE = (
    rf"(?:(?:本紙|弊紙|小紙|当社|弊社|本社|[当弊]サイト|編集部|{_OWN})(?:は|では)、?)?"
    rf"(?:{_JA_REASON}(?:ため|ので|により|から)、?)?(?:この|本)(?:記事|報道)[をは]、?(?:{_JA_CAUSE})?{_JA_REASON}{_JA_DONE}"
)
_JA_NOTE = rf"(?:{_JA_CAUSE})?(?:この|本|当該)?記事(?:の全文)?を(?:全文)?{_JA_DONE}"
"""Below a label, the article needs no "this"."""
_ZH_LINE = in_both_scripts(
    rf"(?:本(?:文|报[道导]|稿)(?:(?:因|经|内容)[^。“”]{{1,30}}?，)?{_ZH_ADVERBS}{{1,4}}{_ZH_TAKEN}(?:处理)?{_ZH_REST}"
    rf"|(?:本[报社刊]|我们|编辑部|{_OWN}){_ZH_ADVERBS}{{0,4}}(?:{_ZH_TAKEN}{_ZH_ARTICLE}|撤稿){_ZH_REST})"
)
_NOTE = regex(
    rf"{_OPEN}(?:{_LABEL}(?:{_AFTER}{_WE}\s{_ACTIVE}\s(?:this\s{_TEXT}{_REST}|the\s{_TEXT}(?=[.,;])){_KEPT}|This\s{_TEXT}{_BEEN}{_TAKEN})"
    rf"|{_LABEL}The\s{_ARTICLE}{_BEEN}{_GONE}(?:\W*$|\sbecause\b{_KEPT})"
    rf"|(?i:retraction)\s?[:—–]\sThe\s{_TEXT}{_BEEN}{_TAKEN}"
    rf"|{_KO_LABEL}(?:{_KO_LINE}|{_KO_NOTE}|{_KO_WORDS}{_KO_ARTICLE}(?:{_KO_CAUSE})?{_KO_WORDS}{_KO_DONE})"
    rf"|{_JA_LABEL}(?:{_JA_LINE}|{_JA_NOTE})|{_ZH_LABEL}{_ZH_LINE})"
)
_LABELLED = regex(rf"{_OPEN}(?:{_LABEL}|{_KO_LABEL}|{_JA_LABEL}|{_ZH_LABEL})")
"""The label of a note, which holds for all sentences of its paragraph."""
_OTHERS = regex(
    r"\b(?:newspaper|magazine|journal|broadcaster|agency|outlet|website)\b"
    r"|(?:\b(?:an?|another|its|his|her|their)|['’]s)\s(?:\w+\s){0,2}(?:paper|study|article|report|story|column)\b"
    r"|\b[A-Z]\w+\s(?:Chronicle|Daily|Gazette|Herald|Journal|Mail|News|Post|Press|Standard|Telegraph|Times|Tribune)\b"
    r"|(?:신문|일보|방송|통신|매체|뉴스|저널)사?[은는이가]\s|(?:新聞|(?<![本弊小])紙|通信|テレビ|放送|(?<![本弊当])社)[はが]"
)
"""Another newsroom or another text: after it, "the story" may be theirs, and who took it back is left out."""
_OURS = regex(
    rf"\b(?:[Tt]his|[Ww]e|editors)\b|본지|본보|본사|저희|(?:이|본)\s(?:기사|보도)|この|本|[当弊]社|弊紙|我们|{_OWN}"
)
_LINE = regex(
    rf"{_OPEN}(?:(?!.{{0,120}}\b(?:said|says|wrote)\b)(?:(?i:note|update|kill)\s?[:—–]\s)?"
    rf"(?:This\s{_ARTICLE}\s(?:has\s(?:since\s|now\s)?been|is)\s{_TAKEN}"
    rf"|{_AFTER}{_WE}\s(?:{_PERFECT}|retracts?|(?:are|is)\sretracting)\sthis\s{_ARTICLE}{_REST}{_KEPT})"
    rf"|{_KO_LINE}|(?:이|본|위)\s(?:기사|보도)[를는]\s{_KO_WORDS}(?<!에서\s)(?:취소|철회|삭제)(?:합니다|했습니다)|{_JA_LINE}|{_ZH_LINE})"
)


class RetractionNote(Struct, frozen=True):
    """The retraction of an article. `sentence` is the place of the sentence that says so; None if only the title
    does."""

    sentence: int | None


def retraction(title: str, text: str, sentences: Sequence[Span], outlet: str | None) -> RetractionNote | None:
    """The retraction by a note of the newsroom, a line at the beginning or end of the text, or the title; None if it
    has none. `outlet` is the name of the newsroom."""
    label, others = "", False
    for place, one in enumerate(sentences):
        said = text[one.start : one.end]
        said = said.replace(outlet, _OWN) if outlet else said
        if one.start and text[one.start - 1] != "\n":
            if label and _NOTE.match(label + said) and (not others or _OURS.search(said)):
                return RetractionNote(place)
            others = others or bool(label and _OTHERS.search(said))
            continue
        label = found[0] if (found := _LABELLED.match(said)) else ""
        others = bool(label and _OTHERS.search(said))
        at_an_end = place < _ENDS or place >= len(sentences) - _ENDS
        if _NOTE.match(said) or (at_an_end and _LINE.match(said)):
            return RetractionNote(place)
    return RetractionNote(None) if _TITLE.match(title) else None
