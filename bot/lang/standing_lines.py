"""Standing lines: lines and sentences that a site repeats on its pages and that are no part of an article.

The patterns are data (`data/standing_lines.txt`, in sections). Lines come with single spaces.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import islice, takewhile

from bot.lang.sentences import ends_sentence
from bot.lang.stems import search
from bot.model.analysis import Span
from bot.regexes import regex

_LONGEST_PAGE_LINE = 120
_LONGEST_LINE = 280
_LONGEST_END = 80
_LONGEST_CAPTION = 320
_MOST_HEADLINES = 4
"""The most headlines under a heading of related articles in the middle of an article."""
_FARTHEST = 10
"""The most lines of these headlines, with blank ones."""
_FEWEST_PARAGRAPHS, _PROSE = 3, 0.8
"""The fewest paragraphs with which an article goes on behind them, and their least share of the lines: teasers of other
articles have a headline each."""
_MOST_MARKS = 16
"""Marks before the words of a line: each is tried as the first of them."""
_GAP = r"[\W_]*+"
_MARKS_ONLY = regex(r"[\W_]*")
_TEXT = r"(?:article|story|report|version|headline|caption|entry|post|dispatch|bulletin|alert|update|newsletter)"
_OWN = regex(
    rf"\W{{0,3}}(?:our\s(?:\w+\s){{0,2}}?{_TEXT}s?\b|an?\s(?:earlier|previous)\s(?:version|entry|headline|caption|update)\b)",
    re.IGNORECASE,
)
_ERRED = regex(
    r"\W{0,3}In\s(?:an?|our|its)\s(?:\w+\s){0,2}?(?:story|stories|article|dispatch|headline|caption|obituary)s?\s"
    r".{0,200}?\b(?:erroneously|incorrectly|mistakenly|wrongly)\s(?:reported|said|stated|identified|referred|gave|spelled|named|quoted)\b"
)
"""An agency's correction: "In a story published Nov. 24 about …, the agency erroneously reported that"."""
_SAYS_ANOTHER = regex(r",\s[^,]{1,60}(?<!ly)\s(?:(?:says|said)[^,]{0,30}$|said,)")
"""Somebody else who finds the error: "KCNA wrongly reported that the South had fired, *Seoul said*"."""
_NAMED = regex(rf"\W{{0,3}}(?:an?|the|this)\s(?:\w+\s){{0,2}}?{_TEXT}\b", re.IGNORECASE)
_CORRECTED = regex(
    rf"\b{_TEXT}s?\s(?:has|have|was|were)\s(?:(?:since|now|been)\s){{0,2}}(?:corrected|amended|changed|fixed)\b"
    r"|\b(?:that|this|it)\swas\s(?:wrong|incorrect|an?\serror|a\smistake)\b|\bwe\sregret\sthe\serrors?\b",
    re.IGNORECASE,
)

_KOREAN_CORRECTED = regex(r"바로잡(?:습니다|았습니다|고자)|정정(?:합니다|했습니다|하였습니다|보도합니다)")
_KOREAN_OWN = regex(
    r"\W{0,3}(?:(?:또|또한|아울러|그리고|앞서|이와 함께)\s)?"
    r"(?:본지|본보|본\s(?:매체|방송|신문|통신)|저희|(?:(?:해당|위|이|본)\s)?(?:기사|보도|제목|본문)(?:에서|에는|에|는|은)\s)"
    r".{0,300}?(?:[다라]고|로)\s(?:잘못\s)?"
    r"(?:(?:보도|소개|표기|게재|전|기재|명시|서술|표현|기술)(?:했|하였|한\s)|썼|적었|실었|적은|쓴)"
)
"""What a Korean newsroom's own text told: "본지는 …고 보도했습니다", "기사에서 …라고 소개했으나"."""
_KOREAN_RIGHT = regex(r"바로잡|정정|[으지는](?:나|만|데)[\s,]|사실이?\s(?:아니|아닌|아닙|없)")
"""What is right, in the sentence that tells what was wrong: "…고 보도했*으나* 사실이 아닙니다"."""


def is_boilerplate(line: str) -> bool:
    """Whether a whole line is a share button, a prompt, a credit, a heading of related articles, or has no letters."""
    if _pattern("line start").match(line):
        return True
    if len(line) > _LONGEST_LINE:
        return False
    if _MARKS_ONLY.fullmatch(line) or _pattern("line").fullmatch(line):
        return True
    return _pattern("heading").fullmatch(line) is not None and not ends_sentence(line)


def ends_article(line: str) -> bool:
    """Whether a line is the heading of comments or of related articles."""
    return len(line) <= _LONGEST_END and (_pattern("end").fullmatch(line) is not None or _heads_related(line))


def without_related(lines: Sequence[str]) -> list[str]:
    """The lines of an article without the headings of related articles in its middle and the headlines under them."""
    kept, behind = list[str](), 0
    for index, line in enumerate(lines):
        if index < behind:
            continue
        behind = _behind_related(lines, index) or 0
        if not behind:
            kept.append(line)
    return kept


def _behind_related(lines: Sequence[str], heading: int) -> int | None:
    """The index of the line with which an article goes on behind `lines[heading]`, the heading of related articles in
    its middle: behind a few headlines the rest, up to the next such heading, are paragraphs. None if it has ended."""
    if not _heads_related(lines[heading]):
        return None
    above = takewhile(lambda one: not ends_sentence(one), islice(lines, heading + 1, None))
    headlines = list(islice(above, _FARTHEST))
    start = heading + 1 + len(headlines)
    rest = [line for line in takewhile(lambda one: not ends_article(one), islice(lines, start, None)) if line]
    told = sum(map(ends_sentence, rest))
    goes_on = sum(map(bool, headlines)) <= _MOST_HEADLINES and told >= max(_FEWEST_PARAGRAPHS, _PROSE * len(rest))
    return start if goes_on else None


def _heads_related(line: str) -> bool:
    return len(line) <= _LONGEST_END and _pattern("related").fullmatch(line) is not None


def is_caption(line: str) -> bool:
    """Whether a line is the words under a picture: short, with a credit at its end."""
    return len(line) <= _LONGEST_CAPTION and _pattern("caption").search(line) is not None


def is_boilerplate_sentence(sentence: str) -> bool:
    """Whether a sentence of a text is a prompt, a credit, a correction's notice or the words under a picture."""
    return (
        _pattern("sentence").match(sentence) is not None
        or opens_notice(sentence)
        or _pattern("in sentence").search(sentence) is not None
        or is_caption(sentence)
    )


def in_caption(text: str, start: int, end: int) -> bool:
    """Whether the line around text[start:end] is the words under a picture, whose credit may pass for a sentence."""
    far = max(start - _LONGEST_CAPTION, 0)
    line = max(text.rfind("\n", far, start) + 1, far)
    rest, _, _ = text[end : end + _LONGEST_CAPTION + 1].partition("\n")
    return is_caption(text[line:end] + rest)


def opens_notice(sentence: str) -> bool:
    """Whether a sentence begins a correction or another notice of the newsroom about its article."""
    return _pattern("notice").match(sentence) is not None


def is_corrections_column(title: str) -> bool:
    """Whether a title is that of a page on which a newsroom lists its corrections."""
    return _pattern("column").fullmatch(title.strip()) is not None


def is_page_line(line: str) -> bool:
    """Whether a whole line is about the page, and changes at every visit: its time of update, its counters."""
    return len(line) <= _LONGEST_PAGE_LINE and _pattern("page").fullmatch(line) is not None


def in_page_line(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] or the whole line around it is a page line: a line may pass for two sentences, as
    "Updated 3 p.m." does."""
    if is_page_line(text[start:end]):
        return True
    far = max(start - _LONGEST_PAGE_LINE - 1, 0)
    line = max(text.rfind("\n", far, start) + 1, far)
    rest, _, _ = text[end : end + _LONGEST_PAGE_LINE + 1].partition("\n")
    return is_page_line(text[line:end] + rest)


@cache
def _pattern(section: str) -> re.Pattern[str]:
    """The patterns of a section as one."""
    rows = "|".join(_sections()[section])
    if section == "page":
        for row in _sections()["words"]:
            name, words = row.split(" = ", 1)
            rows = rows.replace(f"(?:{{{name}}})", f"(?:\\b(?:{words}){_GAP})")
        return re.compile(rf"{_GAP}(?:{rows}){_GAP}", re.IGNORECASE)
    if "caption" in section or "in " in section:
        return re.compile(rows, re.IGNORECASE)
    if section in ("sentence", "notice"):
        return re.compile(rf"\W*(?:{rows})", re.IGNORECASE)
    return re.compile(rf"\W{{0,{_MOST_MARKS}}}(?:{rows})\W*", re.IGNORECASE)


@cache
def _sections() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    section = ""
    data = resources.files("bot.lang") / "data" / "standing_lines.txt"
    for line in data.read_text(encoding="utf-8").splitlines():
        if heading := re.fullmatch(r"\[([a-z ]+)\]", line):
            section = heading[1]
        elif line and not line.startswith("#"):
            found[section].append(line)
    return dict(found)


def own_errors(text: str, spans: Sequence[Span]) -> list[bool]:
    """Whether each sentence of a text tells what the newsroom's own text had wrong. "Our report" does so only in a text
    that says that something was corrected, "an article" only if its paragraph says so after it; an agency's "In a story
    …" does in the first sentence too."""
    is_corrected = search(_CORRECTED, text) is not None
    is_korean = search(_KOREAN_CORRECTED, text) is not None
    found: list[bool] = []
    for span in spans:
        sentence = text[span.start : span.end]
        found.append(
            opens_notice(sentence)
            or ((is_corrected or not found) and _is_correction(sentence))
            or (is_corrected and _OWN.match(sentence) is not None)
            or (is_korean and _KOREAN_OWN.match(sentence) is not None)
            or (is_corrected and _NAMED.match(sentence) is not None and _is_corrected_behind(text, span))
        )
    return found


def _is_correction(sentence: str) -> bool:
    return _ERRED.match(sentence) is not None and not _SAYS_ANOTHER.search(sentence)


def _is_corrected_behind(text: str, span: Span) -> bool:
    """Whether the rest of the paragraph after a sentence says that the text was corrected."""
    end = text.find("\n", span.end)
    return _CORRECTED.search(text, span.end, end if end >= 0 else len(text)) is not None


def errors_alone(text: str, spans: Sequence[Span]) -> frozenset[Span]:
    """The sentences of a Korean text that tell what the newsroom's own text had wrong, and not what is right."""
    if search(_KOREAN_CORRECTED, text) is None:
        return frozenset()
    told = ((span, text[span.start : span.end]) for span in spans)
    return frozenset(s for s, one in told if _KOREAN_OWN.match(one) and not _KOREAN_RIGHT.search(one))
