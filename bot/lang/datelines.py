"""Datelines: the opening words of a report that say where, when and for which agency it was written.

    SEOUL, Feb. 14 (Yonhap) --    NAPLES, Italy -    BEIJING:    (서울=연합뉴스) 홍길동 기자 =
    (평양 11월 3일발 조선중앙통신)    【ソウル＝田中一郎】    （ソウル 3日 ロイター） －
    新华社首尔11月3日电（记者李明）    （首尔电）    首尔（海滨社）—
    (Seoul, November 26, 2026) –    (Seoul) –    TOKYO, May 2 /Newswire/ --    MOSCOW, April 22. /TASS/.

A place counts only in capitals ("SEOUL"; "NAPLES, Italy"), with an agency in brackets beside it, alone in brackets
before a dash, or before a comma, a date and a dash ("Seoul, Feb. 2, 2024 --"); where the date has no year, a sentence
has to begin behind a long dash ("Seoul, Feb. 2 -- The"). The closing mark is a dash or a colon; it may be missing after
an agency where a day is given too or the place is in capitals. Japanese datelines are in brackets, with "＝" or an
agency after the place; Chinese ones end in the word for "wire".
"""

from __future__ import annotations

import re

from msgspec import Struct

from bot.lang.days import MONTH, WEEKDAY_NAME
from bot.lang.scripts import HAN, HANGUL, KANA, KATAKANA
from bot.regexes import regex

_LONGEST = 160
_SHORTEST_BEFORE_COLON, _LONGEST_BEFORE_COLON = 5, 30
"""Capital letters before a colon; fewer are mostly an abbreviation: "NIS: North Korea moved two launchers"."""
_NORTHS_CAPITAL = ("pyongyang", "평양", "平壌", "平壤")
_GUESTS = (
    *("Xinhua", "TASS", "AP", "AFP", "Kyodo", "RIA", "Sputnik", "VNA", "CCTV", "CGTN"),
    *("新华社", "新華社", "共同", "共同通信", "타스통신", "신화통신", "교도통신"),
)
"""Other countries' agencies that have written from the North's capital."""
_NORTHS_AGENCY = ("KCNA", "조선중앙통신", "朝鮮中央通信", "朝中社")
_DATE = rf"(?:(?:{MONTH}\s+\d{{1,2}}\b|\d{{1,2}}\s+{MONTH})(?:,?\s+\d{{4}})?|\d{{4}}-\d\d-\d\d)"
_NO_PLACE = rf"(?!{WEEKDAY_NAME}\b|{MONTH}\s+\d)"
_CAPITALS = r"[A-Z](?:[A-Z.'’]|-(?=\w))+"
_CAPITALISED = r"[A-Z](?:[\w.'’]|-(?=\w))+"
_ENGLISH = regex(
    rf"""[ \t]*(?P<place>{_CAPITALS}(?:[ ,/]+{_NO_PLACE}(?:{_CAPITALISED}|and|of))*
            |{_CAPITALISED}(?:[ ,]+{_NO_PLACE}{_CAPITALISED}){{0,3}})
        (?:,?\s+(?:{WEEKDAY_NAME},?\s+)?(?P<date>{_DATE}))?
        (?:\s*[(\[/](?P<agency>[\w.'’/ &,\-]{{2,60}})[)\]/])?
        (?:\s*(?P<mark>--+|[—–―:]|[-_](?=\s))\s*|(?<=[)\]])\s+(?=[A-Z“"‘]))""",
    re.VERBOSE,
)
_CLOSING = regex(r"[-—–―:_)\]]")
"""Marks of which an English dateline has one at its end; few lines have any."""
_IN_BRACKETS = regex(
    rf"[ \t]*\((?P<place>{_CAPITALISED}(?:[ ,]+{_NO_PLACE}{_CAPITALISED}){{0,3}})(?:,\s+(?P<date>{_DATE}))?\)"
    r"(?(date)\s*|[ \t]+)(?P<mark>--+|[—–―-])(?(date)\s*|[ \t]+(?=[A-Z“‘\"']))"
)
"""An organisation's release: "(Seoul, November 26, 2026) –", "(Seoul) – The"."""
_IN_SLASHES = regex(
    rf"[ \t]*(?P<place>{_CAPITALS}(?: {_CAPITALS}){{0,2}}), (?P<date>{_DATE})\.? /(?P<agency>[\w'’ &-]{{2,40}})/\.?\s*"
    r"(?P<mark>--+|[—–―-])?\s*"
)
"""An agency between strokes: "MOSCOW, April 22. /TASS/. "."""
_KOREAN = regex(
    rf"[ \t]*[(\[【](?P<place>[{HANGUL}·]{{2,12}})(?:\s*=\s*|\s(?P<date>(?:\d{{1,2}}월\s?)?\d{{1,2}}일)발\s)"
    rf"(?P<agency>\w{{2,20}}(?: \w{{2,20}}){{0,3}})(?<! 기자)(?<!특파원)(?<!통신원)\s?[)\]】]"
    rf"\s*(?:[{HANGUL}·\s]{{2,30}}=)?\s*"
)
LIST_MARKS = "▲△▷▶▽◇◆○●■□◎"
"""Marks before each item of a Korean list, such as the news in brief."""
_KOREAN_LABELS = regex(
    rf"(?:[ \t]*(?:[\[<【]\s*[{HANGUL}A-Z0-9 ·]{{1,12}}\s*[\]>】]"
    rf"|(?:[{HANGUL}·]{{2,12}} )?[{HANGUL}]{{2,4}} (?:기자|특파원|통신원)\s*=|[{LIST_MARKS}]))+\s*"
)
"""Labels, bylines and marks of a list that open a Korean sentence: "[속보]", "김철수 기자 =", "◇"."""
_KOREAN_REPORTER = regex(
    rf"[ \t]*[(\[【][{HANGUL}A-Za-z0-9·=\s]{{0,20}}?[{HANGUL}]{{2,4}}(?:[·,ㆍ]\s?[{HANGUL}]{{2,4}}){{0,3}}"
    rf"\s(?:[{HANGUL}]{{2}})?(?:기자|특파원|통신원)\s?[)\]】]\s*(?:=\s*)?"
)
"""An outlet and its reporter in brackets: "[가온일보 이도담 기자]", "[가온일보=이도담 기자]"."""
_KATAKANA = f"{KATAKANA}・"
_JAPANESE_CITY = "平壌|東京|大阪|北京|上海|瀋陽|丹東|大連|台北|香港|釜山|仁川|板門店|開城"
_JAPANESE_DAY = "[0-9０-９]{1,2}月[0-9０-９]{1,2}日"
_JAPANESE_DATE = f"(?:[0-9０-９]{{4}}年)?{_JAPANESE_DAY}|[0-9０-９]{{1,2}}日"
_JAPANESE = regex(
    rf"""[ \t\u3000]*[(（\[［【〔]
        (?P<place>[{_KATAKANA}]{{2,12}}(?<!・)|{_JAPANESE_CITY}
            |(?=[{HAN}{_KATAKANA}]{{2,8}}(?:[＝=]|（[^（）]{{2,12}}）(?:共同|時事)))[{HAN}{_KATAKANA}]{{2,8}})
        (?:（[^（）]{{2,12}}）)?
        (?:[ \u3000]?(?P<date>{_JAPANESE_DATE})発?)?
        (?:(?P<mark>[＝=])(?P<writer>[{HAN}{KANA}A-Za-zＡ-Ｚ0-9０-９・、 \u3000]{{2,20}})
            |[ \u3000・]?(?:(?P<agency>[{HAN}{KANA}]{{0,8}}(?:共同|時事|ニュース|通信|新聞|ロイター)
                |[A-ZＡ-Ｚ]{{2,6}}(?:[＝=・][{HAN}{KANA}]{{2,8}})?)(?:通信員|特派員|記者|支局)?|通信員|特派員|支局))
        [)）\]］】〕][ \t\u3000]*(?:[－―—–-]+[ \t\u3000]*)?""",
    re.VERBOSE,
)
_JAPANESE_FULL_DATE = regex(
    rf"[ \t\u3000]*(?P<open>[（(【\[])?(?P<place>{_JAPANESE_CITY}|ソウル)"
    rf"[ \u3000]?(?P<date>[0-9０-９]{{4}}年{_JAPANESE_DAY})発?"
    rf"(?(open)[)）】\]]|[（(](?P<agency>[{HAN}{KANA}]{{0,8}}(?:共同|時事|通信|新聞|ロイター))[)）])"
    r"[ \t\u3000]*(?:[－―—–-]+[ \t\u3000]*)?"
)
"""A city and a day with its year, in brackets or before an agency: "【平壌2026年11月28日】"."""
_CHINESE_WIRE = r"(?:综合|綜合|专|專)?[电電讯訊]"
_CHINESE_REPORTERS = (
    r"(?:[(（][^()（）\n]{0,8}(?:记者|記者)[^()（）\n]{1,30}[)）])?[ \t\u3000]*(?:[：:－―—–-]+[ \t\u3000]*)?"
)
_CHINESE_DATE = r"(?P<date>(?:\d{1,2}月)?\d{1,2}日)"
_CHINESE = regex(
    rf"[ \t\u3000]*(?![据據])(?P<agency>[{HAN}]{{1,8}}?(?:通讯社|通訊社|社|[网網报報台]))(?P<place>[{HAN}]{{0,8}}?)"
    rf"(?:{_CHINESE_DATE}(?:{_CHINESE_WIRE}|(?:报道|報導)(?=[ \u3000]))|[讯訊](?=[ \u3000]))"
    rf"(?=[ \t\u3000(（：:－―—–-]|[{HAN}])"
    rf"(?![话話影力视視台子报報邮郵])[ \t\u3000]*{_CHINESE_REPORTERS}"
)
CHINESE_CITY = (
    "(?:首[尔爾]|平壤|釜山|[东東]京|大阪|北京|上海|香港|台北|臺北|瀋陽|沈阳|丹東|丹东|華盛頓|华盛顿|紐約|纽约"
    "|日內瓦|日内瓦|倫敦|伦敦|巴黎|柏林|莫斯科|維也納|维也纳|新加坡|河內|河内|曼谷|馬尼拉|马尼拉|雪梨|悉尼)"
)
"""Cities from which Chinese reporters write, before which a reporter's name ends: 記者林以晴*首爾*30日電."""
_CHINESE_WRITER = rf"(?:[记記]者(?:[{HAN}]{{2,4}}?(?={CHINESE_CITY})|[{HAN}]{{3}}(?!{CHINESE_CITY})))?"
_CHINESE_IN_BRACKETS = regex(
    rf"[ \t\u3000]*[(（\[【](?![据據])(?P<agency>[{HAN}]{{1,8}}?(?:社|[网網报報台]))?{_CHINESE_WRITER}"
    rf"(?P<place>[{HAN}]{{2,8}}?)"
    rf"(?P<behind>[{HAN}]{{2,4}}社)?{_CHINESE_DATE}?{_CHINESE_WIRE}[)）\]】][ \t\u3000]*{_CHINESE_REPORTERS}"
)
_CHINESE_BEFORE_DASH = regex(
    rf"[ \t\u3000]*(?P<place>{CHINESE_CITY})(?:[(（](?P<agency>[{HAN}A-Za-z]{{2,12}})[)）])?{_CHINESE_DATE}?"
    r"(?:(?<=[)）日])[ \t\u3000]*(?:[－―—–-]{2,}|[－―—–-](?=[ \t\u3000]))|(?<=日)[电電](?=[ \u3000]))[ \t\u3000]*"
)
"""A Chinese dateline in the English form, "首尔（海滨社）— ", or without an agency: "台北10日電 "."""
_CREDITED = rf"[{HAN}{KANA}A-Za-z0-9·・／/、，, \u3000]"
_CHINESE_CREDIT = regex(
    rf"[ \t\u3000]*[(（\[［【〔](?:{_CREDITED}{{0,40}}?(?:[报報][道导導]|[编編][译譯]|[综綜]合外[电電])"
    rf"|{_CREDITED}{{0,16}}?[记記]者[ ：:]?[{HAN}]{{2,4}}(?:[ ／/、，,]{_CREDITED}{{0,30}})?)[)）\]］】〕][ \t\u3000]*"
)
"""Who wrote a Chinese report, in brackets: "〔國際新聞中心／綜合報導〕", "【记者李明】"."""
_CHINESE_REPORT = regex(
    rf"[ \t\u3000]*[(（\[【〔](?:[驻駐][{HAN}]{{1,4}})?(?:[记記]者|特派[员員])[{HAN}、]{{2,12}}?[／/]"
    rf"(?:综合|綜合|(?P<place>[{HAN}]{{2,8}}?))(?:报道|报导|報導)[)）\]】〕][ \t\u3000]*"
)
"""A reporter with the place of the report: 〔駐韓特派員陳品潔／首爾報導〕."""
_NO_PLACE_BEGINS = regex(
    r"(?:By|BY|MRS?|MS|DR(?! CONGO)|SIR|WATCH|READ|SEE|NOTES?|UPDATED?|BREAKING|LIVE|EXCLUSIVE|CORRECTION|CORRECTED"
    r"|ANALYSIS|OPINION|EDITORIAL|REVIEW|PHOTOS?|VIDEO|TODAY|TONIGHT|TOMORROW|QUESTION|ANSWER|FACTBOX|EXPLAINER|PROFILE|SUMMARY"
    r"|(?:(?:THE|OUR) )?(?:CLAIMS?|FACTS?|VERDICT|RATING|RULING|MYTHS?|REALITY|TRUTH|EVIDENCE|CONTEXT|CONCLUSION)"
    r"|FALSE|MISLEADING|WHAT|WHO|WHERE|WHY|HOW|WHEN"
    rf"|Updated?|Published|Posted|Last|Dated|Since|From|On|Until|Note|{WEEKDAY_NAME})\b"
)
"""Bylines, labels, also those of fact checks, titles of speakers and salutations: no place begins so."""
_CITY_AND_COUNTRY = regex(r"[A-Z][A-Z.'’ \-]{2,}, ")
_FULL_DATE = regex(rf",\s+(?:{WEEKDAY_NAME},?\s+)?(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH}),?\s+\d{{4}}\Z")
"""A day with its year, after the comma after a place."""
_DATE_WITHOUT_YEAR = regex(rf",\s+(?:{WEEKDAY_NAME},?\s+)?(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})\Z")
_SENTENCE_BEGINS = regex(rf"[“‘\"']?(?!{_CAPITALISED}, {_DATE})[A-Z0-9]")
"""The beginning of a sentence behind a dash, and not the next stop of a tour: "Seoul, Dec. 1 – Busan, Dec. 3"."""
_OUTLET = regex(
    r"^(?:Reuters|Bloomberg|Yonhap|Xinhua|Kyodo|Sputnik|Newsis)\b|\b(?:News|Agency|Press|Times|Post|Daily|Herald)$"
)
_ONE_AGENCY = regex(r"[A-Z][\w.&-]*")
_PLACE_AND_DATE = regex(
    rf"(?P<place>{_CAPITALS}(?: [A-Z.'’-]+){{0,3}})(?:, {_CAPITALISED}(?: {_CAPITALISED})*)? {_DATE}"
)


class Dateline(Struct, frozen=True):
    """A dateline as found: its place (empty for none), agency and `date` as written, the `mark` that closes it (empty
    where there is none), where its agency starts (-1 for none) and where it ends, both as offsets into the text."""

    place: str
    date: str | None
    agency: str | None
    mark: str
    agency_start: int
    end: int


def dateline(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """The dateline at `start`, the beginning of a paragraph of text[start:end]; None where there is none."""
    limit = min(start + _LONGEST, len(text) if end is None else end)
    newline = text.find("\n", start, limit)
    limit = limit if newline < 0 else newline
    korean = _KOREAN.match(text, start, limit)
    if korean:
        date, mark = korean["date"], "" if korean["date"] else "="
        return Dateline(korean["place"], date, korean["agency"], mark, korean.start("agency"), korean.end())
    if (han := _with_han(text, start, limit)) is not None:
        return han
    released = _IN_BRACKETS.match(text, start, limit)
    if released and (released["date"] or _is_place_alone(released["place"])):
        return Dateline(released["place"], released["date"], None, released["mark"], -1, released.end())
    if wired := _IN_SLASHES.match(text, start, limit):
        return Dateline(
            wired["place"], wired["date"], wired["agency"], wired["mark"] or "", wired.start("agency"), wired.end()
        )
    found = _ENGLISH.match(text, start, limit) if _CLOSING.search(text, start, limit) else None
    if found is None or not _counts(found, limit):
        return None
    place, agency, mark = found["place"].strip(" ,"), found["agency"], found["mark"] or ""
    return Dateline(place, found["date"], agency, mark, found.start("agency"), found.end())


def _with_han(text: str, start: int, limit: int) -> Dateline | None:
    """A Japanese or Chinese dateline."""
    if text[start:limit].isascii():
        return None
    if japanese := _JAPANESE.match(text, start, limit):
        group = "agency" if japanese["agency"] else "writer"
        mark = "=" if japanese["mark"] else ""
        place, date = japanese["place"], japanese["date"]
        return Dateline(place, date, japanese[group], mark, japanese.start(group), japanese.end())
    if dated := _JAPANESE_FULL_DATE.match(text, start, limit):
        return Dateline(dated["place"], dated["date"], dated["agency"], "", dated.start("agency"), dated.end())
    if report := _CHINESE_REPORT.match(text, start, limit):
        return Dateline(report["place"] or "", None, None, "", -1, report.end())
    for pattern in (_CHINESE, _CHINESE_IN_BRACKETS, _CHINESE_BEFORE_DASH):
        if chinese := pattern.match(text, start, limit):
            group = "behind" if chinese.groupdict().get("behind") else "agency"
            return Dateline(chinese["place"], chinese["date"], chinese[group], "", chinese.start(group), chinese.end())
    return None


def is_from_pyongyang(text: str) -> bool:
    """Whether the dateline of a text names Pyongyang."""
    found = dateline(text)
    return found is not None and found.place.lower() in _NORTHS_CAPITAL


def is_of_the_norths_media(text: str) -> bool:
    """Whether the dateline of a text names the North's agency, from any town, or its capital and no guest's agency."""
    found = dateline(text)
    if found is None:
        return False
    agency = found.agency or ""
    return agency.endswith(_NORTHS_AGENCY) or (found.place.lower() in _NORTHS_CAPITAL and agency not in _GUESTS)


def opening(text: str, start: int = 0, end: int | None = None) -> int:
    """Where text[start:end] begins after its dateline, or a reporter in brackets; `start` where it has neither."""
    if found := dateline(text, start, end):
        return found.end
    until = len(text) if end is None else end
    reporter = _KOREAN_REPORTER.match(text, start, until) or _CHINESE_CREDIT.match(text, start, until)
    return reporter.end() if reporter else start


def without_dateline(text: str) -> str:
    """The text from its first sentence on."""
    return text[opening(text) :]


def is_agency(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is the agency of a dateline at the beginning of its line."""
    found = dateline(text, text.rfind("\n", 0, start) + 1)
    if found is None or found.agency is None:
        return False
    return found.agency_start <= start and end <= found.agency_start + len(found.agency)


def dated_place(line: str) -> tuple[int, int] | None:
    """The span of the place that a line begins with, in capitals and before a date: "OSAKA, Japan Oct 5 Results"."""
    found = _PLACE_AND_DATE.match(line)
    return found.span("place") if found else None


def _counts(found: re.Match[str], line_end: int) -> bool:
    """Whether what has the form of a dateline is one."""
    place, agency, mark = found["place"], found["agency"], found["mark"]
    if _NO_PLACE_BEGINS.match(place):
        return False
    capitals = place.isupper() and len(place) > 2
    if not mark:
        return bool(found["date"]) or (capitals and _ONE_AGENCY.fullmatch(agency) is not None)
    if mark == ":":
        is_place = capitals and len(place) >= _SHORTEST_BEFORE_COLON
        return (is_place or bool(agency)) and (len(place) <= _LONGEST_BEFORE_COLON or found.end() == line_end)
    return capitals or bool(agency) or _is_dated(found) or _CITY_AND_COUNTRY.match(place) is not None


def _is_place_alone(name: str) -> bool:
    """Whether a name alone in brackets may be a place, and not an agency or outlet, "(CNN) --", or a label."""
    return not (name.isupper() or _OUTLET.search(name) or _NO_PLACE_BEGINS.match(name.upper()))


def _is_dated(found: re.Match[str]) -> bool:
    """Whether a place that is not in capitals is before a full date; or before a day, a long dash and a sentence.
    "Pyongyang, Feb. 2 -- The" does not count: it would make any newspaper the North's, and one launch two stories."""
    if not found["date"]:
        return False
    text, start, end = found.string, found.end("place"), found.end("date")
    if _FULL_DATE.match(text, start, end):
        return True
    if found["mark"] in {"-", "_"} or found["place"].lower() in _NORTHS_CAPITAL:
        return False
    dated = _DATE_WITHOUT_YEAR.match(text, start, end)
    return dated is not None and _SENTENCE_BEGINS.match(text, found.end()) is not None


def after_byline(text: str, start: int, end: int) -> int:
    """Where a Korean sentence begins after its dateline, its labels ("[속보]", "◇") and byline ("김철수 기자 =")."""
    begin = opening(text, start, end)
    labels = _KOREAN_LABELS.match(text, begin, end)
    return labels.end() if labels and labels.end() < end else begin
