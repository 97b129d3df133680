"""Bylines in running text: who reported, filmed or edited an article, in Korean, Japanese and Chinese.

(서울=물결통신) 이도담 기자 = …     이도담 기자 lee@mulgyeol.example     서다온 기자가 보도합니다.
물결뉴스 서다온입니다.             영상취재: 문나래, 영상편집: 하루미      사진=송가온 기자
【ソウル＝田中一郎】               （记者李明）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.lang.datelines import CHINESE_CITY
from bot.lang.scripts import HAN, HANGUL, KANA
from bot.regexes import regex

_NAME = f"[{HANGUL}]{{2,4}}"
_NAMES = rf"(?P<names>{_NAME}(?:\s?[,·ㆍ]\s?{_NAME}){{0,3}})"
_ROLE = r"(?:(?:선임|수습|인턴|객원|전문|사진)\s?)?(?:기자|특파원|통신원|리포터|앵커)"
_REPORTED = (
    r"(?:가|이|의|를|와|과)?\s(?:[^\s.]{1,10}\s){0,2}"
    r"(?:보도|전|취재|연결|정리)(?:합니다|입니다|했습니다|해\s?드립니다|해\s?봅니다)"
)
_PLACE = r"[ \t]*[(\[【][^()\[\]]{2,40}[)\]】][ \t]*"
_SPACED = rf"(?P<names>{_NAME}(?:\s?[,·ㆍ]?\s{_NAME}){{1,3}})"
_WITH_ROLE = (
    regex(rf"{_PLACE}{_SPACED}\s{_ROLE}\s?="),
    regex(rf"(?:[ \t]*[(\[【][^()\[\]]{{2,40}}[)\]】])?[ \t]*(?:[{HANGUL}·]{{2,12}}=)?{_NAMES}\s?{_ROLE}\s?="),
    regex(rf"[ \t]*[(\[【][^()\[\]]{{0,20}}?(?<![{HANGUL}]){_NAMES}\s?{_ROLE}\s?[)\]】]"),
    regex(
        rf"[^\w\n]{{0,3}}(?:[{HANGUL}]{{2,6}}/\s?)?"
        rf"(?:기자명\s|글(?:[·ㆍ/]사진)?\s|취재\s|[{HANGUL}·]{{2,12}}\s?=\s?)?{_NAMES}\s?{_ROLE}"
        r"[ \t]*(?:[(<]?\S+@\S+)?[ \t]*$"
    ),
    regex(rf"[ \t]*본사기자\s{_NAMES}[ \t]*$"),
    regex(
        rf"[^\w\n]{{0,3}}(?:[{HANGUL}·]{{2,12}}\s?=\s?)?(?!객원|수석|선임|본지|본보|전임){_NAMES}"
        r"\s(?:논설위원|논설주간|칼럼니스트)[ \t]*$"
    ),
)
"""Bylines that a line begins with: in a dateline, in brackets, and one that is all of the line."""
_ANNOUNCED = regex(rf"(?<![{HANGUL}]){_NAMES}\s?{_ROLE}{_REPORTED}")
_SIGNED_OFF = regex(
    rf"[^\s.]{{1,8}}(?:뉴스|방송|일보|신문|통신|TV|[A-Z]{{3}})\s{_NAMES}(?:\s기자)?(?:입니다|이었습니다|였습니다)"
    r"\.?[ \t]*$"
)
_CREDITS = regex(
    rf"(?:영상\s?취재|영상\s?편집|촬영(?:\s?기자)?|사진|그래픽|편집|취재|번역)\s?[:=]\s?{_NAMES}(?=\s?{_ROLE}|\s?[,/)\]]|\s?$)"
)
_ROLES = regex("기자|특파원|통신원|리포터|앵커|논설|칼럼니스트")
_LONGEST = 80
"""Characters of a line that is a sign-off or credits."""
_ONE = regex(_NAME)

_HAN_NAME = f"[{HAN}{KANA}・]{{2,12}}"
_HAN_NAMES = rf"(?P<names>{_HAN_NAME}?(?:[ \u3000]?[、，,][ \u3000]?{_HAN_NAME}?){{0,3}})(?:記者|特派員)?"
_FILED = regex(rf"[ \t\u3000]*[【（(\[〔][^【】（）()\[\]〔〕＝=\n]{{2,10}}[＝=]{_HAN_NAMES}[】）)\]〕]")
_CHINESE_REPORTER = regex(
    rf"(?:[(（](?:[{HAN}]{{2,8}})?|[【〔\[［])(?:记者|記者)[ ：:]?"
    rf"(?P<names>[{HAN}]{{2,4}}(?:[ 、，,][{HAN}]{{2,4}}){{0,3}})[)）】〕\]］]"
)
_CHINESE_WIRED = regex(
    rf"[ \t\u3000]*[(（][{HAN}]{{2,8}}[记記]者"
    rf"(?P<names>[{HAN}]{{2,4}}?(?={CHINESE_CITY})|[{HAN}]{{3}}(?!{CHINESE_CITY}))"
    rf"[{HAN}]{{2,8}}?(?:\d{{1,2}}月)?\d{{1,2}}日"
)
"""（中央社記者林以晴首爾30日電）"""
_CHINESE_REPORT = regex(
    rf"[ \t\u3000]*[(（\[［【〔](?:[{HAN}]{{2,12}}[ ／/]?)?(?:[记記]者|特派[员員])(?P<names>[{HAN}、]{{2,12}}?)[／/]"
)
"""〔駐韓特派員陳品潔／首爾報導〕, ［國際中心記者陳品潔／綜合報導］"""
_ONE_HAN = regex(_HAN_NAME)
_HEAD = 200
"""The characters of a text in which its Chinese dateline names the reporter."""


def han_reporters(text: str) -> Iterator[str]:
    """What the dateline of a Japanese or Chinese text has in the place of its reporters, in its order: names, and also
    agencies and other words (【ソウル＝共同】)."""
    heads = [found.end() for found in re.finditer(r"\A|\n", text[:_HEAD])]
    openings = (pattern.match(text, at) for at in heads for pattern in (_CHINESE_WIRED, _CHINESE_REPORT))
    found = (_FILED.match(text), _CHINESE_REPORTER.search(text, 0, _HEAD), *openings)
    for names in (match["names"] for match in found if match):
        yield from _ONE_HAN.findall(names)


def korean_reporters(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the names in a text's bylines, in no particular order."""
    start = 0
    for line in text.split("\n"):
        for begin, end in {match.span("names") for match in _bylines(line)}:
            yield from ((start + name.start(), start + name.end()) for name in _ONE.finditer(line, begin, end))
        start += len(line) + 1


def _bylines(line: str) -> Iterator[re.Match[str]]:
    if _ROLES.search(line):
        yield from filter(None, (pattern.match(line) for pattern in _WITH_ROLE))
        yield from _ANNOUNCED.finditer(line)
    if len(line) <= _LONGEST:
        if signed := _SIGNED_OFF.match(line):
            yield signed
        yield from _CREDITS.finditer(line)
