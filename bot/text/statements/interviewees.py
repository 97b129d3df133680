"""Find the persons whom an article says it has interviewed: "We spoke with the diver Park Seo-yeon", 박서연 교수를 만나
물었다.

Only a name in the grammatical place of the person asked counts. In other places, "a former cook of Kim", "Kim's cook",
"a Kim impersonator", 김정은의 요리사 and a reporter who "sat down with a guard" may mean other people, whom the
text need not name. So the verb must have the newsroom as its subject ("we", the outlet's name, 본지), and only titles
may come between it and the name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from bot.lang.folding import words_of_both_scripts
from bot.lang.scripts import is_japanese, is_unspaced
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.entities.unspaced.word_set import WordSet
from bot.text.word_lists import wordlist

_OUTLET, _OTHER = "\ue000", "\ue001"
"""Placeholders for the outlet's name and for other persons' names."""
_TITLES = (
    r"(?:(?!(?:an?|the|of|for|who|whose|whom|that|which|under|near|against|about|on|at|in|from|by|to|with|and|or|like|"
    r"unlike|as|but|when|while|not)\b)[A-Za-z][\w.-]*\s){0,5}"
)
_LISTED = rf"(?:(?:the\s)?{_TITLES}{_OTHER}(?:,?\sand\s|,\s))*(?:the\s)?{_TITLES}"
_WE = rf"(?:we|I|our\s(?:reporter|correspondent|editor)|(?:the\s)?{_OUTLET})"
_US = rf"(?:us|me|this\snewspaper|(?:the\s)?{_OUTLET})"
_INTERVIEW = r"(?:interview|q\s?&\s?a|conversation)"
_WHEN = r"(?:[^,.;:]{1,40},\s)?"
_ANY = r"[^\n]{0,400}"
_KO_TOPIC = r"[가-힣][은는이가]\s"

_KO_BODY = r"(?:\s[가-힣A-Za-z]{1,12}(?<![은는이가을를의한던된난린])(?=\s))?"
"""A word between a name and its title."""
_KO_TITLE = (
    rf"(?:\s?\([^)]{{1,30}}\))?(?:{_KO_BODY}"
    r"\s(?:전\s)?[가-힣]{0,10}(?:위원|위원장|교수|대표|장관|차관|대통령|총리|의원|원장|박사|회장|사장"
    r"|국장|대사|작가|감독|선수|연구원|센터장|소장|실장|팀장|본부장|총장|변호사|목사|신부|시장|지사|후보|씨))?(?:\s?\([^)]{1,30}\))?"
)
_KO_US = rf"(?:본지|본보|본\s?매체|{_OUTLET})"
_KO_ASKED = (
    r"(?:만나서?\s(?:[^.?!]{1,20}에\s(?:대해|관해)\s)?(?:이야기를\s|얘기를\s|의견을\s)?(?:물었|들었|나눴|물어\s?봤|들어\s?봤)"
    r"|인터뷰했|물었|물어\s?봤)(?:다|습니다)"
)
_KO_MET = r"(?:만났|(?:이야기|얘기|대화)를\s나눴)(?:다|습니다)"
_KO_WHERE = (
    r"(?:(?:직접|단독|전화로|서면으로|화상으로|지난|\d{1,2}[월일]|[가-힣]{2,10}에서|[가-힣]{2,10}(?=\s[가-힣]{2,10}에서))"
    r"\s){0,5}"
)


_JA_TITLE = r"(?:さん|氏|[ァ-ヶー一-龠]{1,10}(?:氏|さん)?)?"
_JA_US = rf"(?:本紙|本誌|小紙|当社|{_OUTLET})"

_Forms = tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
"""Patterns for the text before a name and after it."""


def _all(*forms: tuple[str, str]) -> _Forms:
    return tuple(
        (regex(f"^{before}$", re.IGNORECASE), regex(f"^(?:{behind})", re.IGNORECASE)) for before, behind in forms
    )


_BEHIND_ASKED = (
    rf"(?!{_ANY}\band\s(?:with|to|an?|another|others?|two|three|four|five|several|some|his|her|their|experts|researchers)\b)"
    rf"(?:\s\([^)]{{1,60}}\))?(?:$|[.,;:–—]|\s(?:at|in|on|about|over|after|before|by|from|of|who|last|this|how|what|why"
    rf"|whether|to|via|during)\b|\sand\s(?:the\s)?{_TITLES}{_OTHER})"
)
_IN_OPENING = _all(
    # We spoke with … / asked … / interviewed …
    (
        rf"{_WHEN}{_WE}\s(?:(?:recently|then|first|has|have)\s)?"
        rf"(?:(?:spoken?|talked|sat\sdown)\s(?:with|to)|interviewed|asked)\s{_LISTED}",
        _BEHIND_ASKED,
    ),
    # … spoke with us / answered our questions
    (
        rf"{_WHEN}{_LISTED}",
        rf"(?:\s(?:of|from|at)\s[^,.;:{_OTHER}]{{1,60}})?(?:,\s(?!whose\b)[^,.;:]{{1,80}},"
        rf"|(?:,?\sand|,)\s(?:the\s)?{_TITLES}{_OTHER}){{0,3}}\s(?:recently\s)?"
        rf"(?:(?:spoke|speaks?|talk(?:ed|s)?|sat\sdown)\s(?:with|to)\s{_US}|answer(?:s|ed)?\s"
        rf"(?:our|my|your|readers['’]|(?:the\s)?{_OUTLET}['’]s)\squestions)(?!\w)",
    ),
    # In an interview with us, … explains
    (
        rf"In\s(?:an?|this|our|his|her)\s(?:[a-z-]+\s){{0,2}}{_INTERVIEW}\swith\s{_US}"
        rf"(?:\s(?:in|on|at|from)\s[^,.;:{_OTHER}]{{1,30}})?,\s(?:the\s)?{_TITLES}",
        r"(?:,\s(?!whose\b)[^,.;:]{1,80},)?\s(?:tells?|told|says?|said|explain|describe|discuss|talk|spoke|warn|argue"
        r"|recall|answer|reflect)",
    ),
    # The following is an interview with …
    (
        rf"(?:this|the\sfollowing|below|here)\sis\s(?:an?|our|the)\s(?:[a-z]+\s){{0,3}}"
        rf"(?:transcript\sof\s(?:an?|our|the|(?:\w+\s){{0,3}}\w+['’]s|{_OTHER}['’]s)\s)?{_INTERVIEW}\swith\s"
        rf"(?:{_LISTED}|(?:the|an?)\s[\w\s]{{1,40}},\s)",
        _BEHIND_ASKED,
    ),
    (
        rf"(?:(?!{_ANY}{_KO_TOPIC}){_ANY}|(?!{_ANY}{_KO_TOPIC}{_ANY}{_KO_TOPIC}){_ANY}{_KO_US}[은는이가]\s{_ANY})(?<![과와및,·]\s)",
        rf"{_KO_TITLE}(?:와의?|과의?|를|을|에게)\s{_KO_WHERE}{_KO_ASKED}",
    ),
    (
        rf"{_ANY}(?<![의과와및,·]\s)",
        rf"{_KO_TITLE}[은는]\s(?:(?![은는이가]\s)[^.?!{_OTHER}]){{0,40}}?"
        rf"{_KO_US}[와과]의?\s(?:[가-힣]{{2,4}}\s)?인터뷰(?:에서|에\s응)",
    ),
)
_EAST = _all(
    # 権イェリンさんに、…を聞いた · 王智恵海洋水産相は…本紙のインタビューに応じた
    (_ANY, rf"{_JA_TITLE}に、?[^。{_OTHER}]{{0,40}}(?:聞いた|聞きました|尋ねた|インタビューした)"),
    (
        _ANY,
        rf"{_JA_TITLE}[はが][^。{_OTHER}]{{0,60}}{_JA_US}の?(?:単独|書面|電話)?(?:インタビュー|取材)に(?:応じ|答え)",
    ),
    (r"(?:[^。]{0,40}、)?", rf"{_JA_TITLE}[はが][^。{_OTHER}]{{0,60}}(?:記者会見|会見)(?:し、|を開|した)"),
    # 外交部发言人郝正就…答记者问 · 本报记者采访了权艺琳
    (
        r"(?:[^。；]{0,30}[，,])?[^。，,；]{0,20}",
        rf"[^。，,；的和与與{_OTHER}]{{0,12}}(?:就[^。，,；{_OTHER}]{{1,40}})?"
        r"(?:答记者问|答記者問|回答(?:了)?(?:记者|記者)|主持[^。，,]{0,8}(?:记者会|記者會|发布会|發布會))",
    ),
    (
        rf"{_ANY}(?:本报|本報|本刊|记者|記者|{_OUTLET})[^。，,；{_OTHER}]{{0,20}}(?:采访|採訪|专访|專訪)了?",
        r"(?:[。，,；]|$)",
    ),
    # 店主方冠雅接受本刊專訪
    (
        r"(?:[^。；]{0,30}[，,])?[^。，,；]{0,20}",
        rf"[^。，,；的和与與{_OTHER}]{{0,12}}接受了?(?:本报|本報|本刊|本台|本网|本網|记者|記者|{_OUTLET})[^。，,；{_OTHER}]{{0,6}}"
        r"(?:采访|採訪|专访|專訪|访问|訪問)",
    ),
)
_HE = "\ue002"
"""A placeholder for a pronoun that is the only person named before it."""
_BY_PRONOUN = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        rf"{_HE}\s(?:recently\s)?(?:(?:spoke|talked|sat\sdown)\s(?:with|to)\s{_US}|answered\s(?:our|my)\squestions|told\s{_US})(?!\w)",
        rf"In\s(?:an?|this|our)\s(?:[a-z-]+\s){{0,2}}{_INTERVIEW}\swith\s{_US}[^,.;:]{{0,40}},\s{_HE}\s",
        rf"(?:{_WHEN})We\s(?:met|spoke|talked)\s(?:in|at|on|over|by|near|for|outside)\b",
        rf"{_ANY}{_HE}(?:를|와)\s{_KO_WHERE}(?:만[나났]|이야기를\s나)",
        rf"{_HE}는\s(?:[^.?!{_OTHER}]{{0,40}}\s)?{_KO_US}[와과]의?\s(?:[가-힣]{{2,4}}\s)?인터뷰(?:에서|에\s응)",
        rf"{_JA_US}の?(?:単独|書面|電話)?(?:インタビュー|取材)に(?:応じ|答え)",
        rf"[^。；]{{0,20}}(?:本报|本報|本刊|{_OUTLET})?(?:记者|記者)[^。；]{{0,20}}(?:采访|採訪|专访|專訪)了?{_HE}",
    )
)
_OPENING_TITLES = regex(rf"(?:(?:the\s)?{_TITLES})?", re.IGNORECASE)
_NEWSROOM = regex(r"\b((?:with|to|told)\s)(?:the\s)?[A-Z][\w&’'.-]*(?:\s(?:&|of|and|the|[A-Z][\w’'-]*)){0,4}(?<![’']s)")
"""A body that somebody spoke to; a name of a person has been replaced."""
_HIM = regex(r"\b(?:he|she|him|her)\b|(?<![가-힣])그(?=[는를와]\s)|[他她]", re.IGNORECASE)
_KO_NAMED = regex(rf"{_KO_TITLE}[은는이가]\s")
_JA_NAMED = regex(rf"{_JA_TITLE}[はが]")
_IN_TITLE = _all(
    (
        rf"(?:.{{0,120}}[:–—|]\s)?(?:an?\s|our\s|the\s)?(?:exclusive\s|full\s|video\s)?{_INTERVIEW}\swith\s{_LISTED}",
        r"\s*(?:$|[,:|–—(])",
    ),
    (r"(?:[\[〈<【].{1,15}[\]〉>】]\s?)?(?:[가-힣]{2,12}\s){0,2}", rf"{_KO_TITLE}\s(?:인터뷰|일문일답)\W*$"),
    (r"(?:.{0,60}[\s|:：])?", rf"{_JA_TITLE}に聞く\W*$"),
    (r"(?:[\[〈<【]?(?:专访|專訪)[\]〉>】]?[|：:]?\s?)[^，,。、：:的]{0,8}", r"\s?(?:[：:，,“「|]|$)"),
    (r"[\[〈<【](?:[가-힣]{1,8}\s)?인터뷰[\]〉>】]\s?(?:[가-힣]{2,8}\s)?", rf"{_KO_TITLE}(?:\s?[\"“'‘,…]|\s*$)"),
)
"""The text of a title before the name and after it."""
_MET = _all((rf"(?!{_ANY}{_KO_TOPIC}){_ANY}(?<![과와및,·]\s)", rf"{_KO_TITLE}(?:와|과|를|을)\s{_KO_WHERE}{_KO_MET}"))
"""A meeting without a subject: it is the newsroom if the sentence has no other verb or the article is called an
interview."""
_INTERVIEW_MARK = regex(r"인터뷰|일문일답")
_EASTERN_MARK = regex(
    "专访|專訪|访谈|訪談|人物[访訪]|^(?:[^：:]{0,6}[|｜：:])?[对對][话話]|一问一答|一問一答|インタビュー|[にへ]聞く"
)
"""Words in the title of an interview in Chinese or Japanese."""
_TRADES = WordSet(
    {
        word
        for name in ("chinese_persons", "japanese_persons")
        for word in words_of_both_scripts(wordlist(name))
        if len(word) > 1
    }
)
_ACCUSED = regex("容疑者|被告|嫌犯|嫌疑人")
_BESIDE = 12
"""The most characters between a name and a word beside it."""
_SENTENCE_ENDS = ("。", "！", "？", ".")
_BY_FAMILY_NAME = _all(
    (
        r"(?:다음은|아래는|이하는)\s",
        rf"{_KO_TITLE}[와과]의?\s(?:[가-힣]{{1,6}}\s)?(?:일문일답|문답|인터뷰|대화)(?:이다|입니다)?\W*$",
    )
)
"""An announcement of the interview, which may name the person, introduced before, by family name and title."""
_OTHERS_TOO = regex(r"\balso\s(?:spoke|talked|sat|interviewed|asked)\b|도\s(?:만났|만나|물었)", re.IGNORECASE)
_LONGEST = 400
"""The most characters of a sentence that is read."""


class _Newsroom(Struct, frozen=True):
    """The newsroom that asks: the outlet by its name, or any body."""

    outlet: str | None
    is_any: bool

    def replaced(self, words: str) -> str:
        """Words of the text with a placeholder for the newsroom."""
        known = words.replace(self.outlet, _OUTLET) if self.outlet else words
        return _NEWSROOM.sub(rf"\1{_OUTLET}", known) if self.is_any else known


def interviewees(
    text: str,
    opening: Sequence[Span],
    title: str,
    persons: Mapping[int, Sequence[Span]],
    outlet: str | None,
    *,
    any_newsroom: bool = False,
) -> frozenset[int]:
    """The keys of the `persons` whom the sentences of the opening or the title name as interviewed. `outlet` is the
    name of the article's outlet; with `any_newsroom`, whatever body they spoke to is one."""
    if any(_OTHERS_TOO.search(text[one.start : one.end]) for one in opening):
        return frozenset()
    is_marked = any(_INTERVIEW_MARK.search(part) for part in (title, *(text[one.start : one.end] for one in opening)))
    newsroom = _Newsroom(outlet, any_newsroom)
    near = _named_in(opening, persons)
    forms = _IN_OPENING + _EAST + (_MET if is_marked or len(opening) == 1 else ())
    found = frozenset(
        key
        for key, named in persons.items()
        if any(
            _is_asked(text, sentence, one, near, forms, newsroom) for sentence in opening for one in near.get(key, ())
        )
        or any(_is_asked_in_title(title, text[one.start : one.end]) for one in named)
    )
    return found or _asked_by_pronoun(text, opening, near, newsroom) or _alone(text, opening, title, near)


def _named_in(opening: Sequence[Span], persons: Mapping[int, Sequence[Span]]) -> dict[int, list[Span]]:
    """The mentions within the sentences of the opening."""
    starts = [one.start for one in opening]
    found: dict[int, list[Span]] = {}
    for key, named in persons.items():
        for one in named:
            at = bisect_right(starts, one.start) - 1
            if at >= 0 and one.start < opening[at].end:
                found.setdefault(key, []).append(one)
    return found


def _alone(text: str, opening: Sequence[Span], title: str, persons: Mapping[int, Sequence[Span]]) -> frozenset[int]:
    """The only person whom an interview in Chinese or Japanese names, if a sentence of the opening is about the person:
    "專訪｜獨立書店十年", "店主方冠雅說…". Whom a title asks by his trade has it beside the name: where the title is
    専門家に聞く, the suspect is not asked."""
    headline = title or (text[opening[0].start : opening[0].end] if opening else "")
    if len(persons) != 1 or headline.endswith(_SENTENCE_ENDS) or _EASTERN_MARK.search(headline) is None:
        return frozenset()
    key, named = next(iter(persons.items()))
    within = [(sentence, one) for sentence in opening for one in named if sentence.start <= one.start < sentence.end]
    around = " ".join(text[max(0, one.start - _BESIDE) : one.end + _BESIDE] for _, one in within)
    trades = [headline[start:end] for start, end in _TRADES.each(headline, 0, len(headline))]
    if _ACCUSED.search(around) or (trades and not any(trade in around for trade in trades)):
        return frozenset()
    is_about = any(
        _is_whole(text[one.start : one.end], text[sentence.start : sentence.end]) and _is_subject(text, sentence, one)
        for sentence, one in within
    )
    return frozenset((key,) if is_about else ())


def _asked_by_pronoun(
    text: str, opening: Sequence[Span], persons: Mapping[int, Sequence[Span]], newsroom: _Newsroom
) -> frozenset[int]:
    """The only person named in the opening, where a sentence that begins with the person, and others that begin with a
    pronoun, are followed by one on whom the newsroom met: "Gwon Ye-rin paints. She left in June. We met in Bukchon"."""
    if not opening:
        return frozenset()
    start, end = opening[0].start, opening[-1].end
    named = [(key, one) for key, spans in persons.items() for one in spans if start <= one.start < end]
    if len({key for key, _ in named}) != 1 or not is_full(text[named[0][1].start : named[0][1].end]):
        return frozenset()
    is_about = False
    for before, sentence in pairwise(opening):
        inside = [one for _, one in named if before.start <= one.start < before.end]
        goes_on = is_about and _HIM.match(text, before.start, before.end) is not None
        is_about = goes_on or (bool(inside) and _is_subject(text, before, inside[0]))
        if is_about and sentence.end - sentence.start <= _LONGEST:
            told = newsroom.replaced(_HIM.sub(_HE, text[sentence.start : sentence.end]))
            if any(form.match(told) for form in _BY_PRONOUN):
                return frozenset((named[0][0],))
    return frozenset()


def _is_subject(text: str, sentence: Span, name: Span) -> bool:
    """Whether a sentence is about the person named: the name begins it, or has the particle of a topic."""
    before, behind = text[sentence.start : name.start], text[name.end : sentence.end]
    if text[name.start : name.end].isascii():
        return _OPENING_TITLES.fullmatch(before) is not None and not behind.startswith(("'", "’", " and "))
    if is_unspaced(text[sentence.start : sentence.end]) and not is_japanese(text[sentence.start : sentence.end]):
        return not behind.startswith(("的", "和", "与", "與", "等", "、"))
    return (_KO_NAMED.match(behind) or _JA_NAMED.match(behind)) is not None


def is_full(name: str) -> bool:
    """Whether a name is more than a family name, which may be another person's."""
    return len(name.split()) > 1 or (not name.isascii() and len(name) > 2)


def _is_whole(name: str, around: str) -> bool:
    """Whether a name is full; two characters are in Chinese, and a family name in Japanese."""
    return is_full(name) or (len(name) > 1 and is_unspaced(around) and not is_japanese(around))


def _is_asked(
    text: str, sentence: Span, name: Span, persons: Mapping[int, Sequence[Span]], forms: _Forms, newsroom: _Newsroom
) -> bool:
    is_within = sentence.start <= name.start < sentence.end <= sentence.start + _LONGEST
    if not is_within:
        return False
    if _fits(_BY_FAMILY_NAME, text[sentence.start : name.start], text[name.end : sentence.end]):
        return True
    if not _is_whole(text[name.start : name.end], text[sentence.start : sentence.end]):
        return False
    others = sorted(
        (one for named in persons.values() for one in named if sentence.start <= one.start < sentence.end),
        key=lambda one: -one.start,
    )
    before, behind = text[sentence.start : name.start], text[name.end : sentence.end]
    for one in others:
        if one.end <= name.start:
            before = before[: one.start - sentence.start] + _OTHER + before[one.end - sentence.start :]
        elif one.start >= name.end:
            behind = behind[: one.start - name.end] + _OTHER + behind[one.end - name.end :]
    return _fits(forms, newsroom.replaced(before), newsroom.replaced(behind))


def _is_asked_in_title(title: str, name: str) -> bool:
    at = title.find(name)
    return at >= 0 and is_full(name) and _fits(_IN_TITLE, title[:at], title[at + len(name) :])


def _fits(forms: _Forms, before: str, behind: str) -> bool:
    return any(ahead.match(before) and after.match(behind) for ahead, after in forms)
