"""The kind of news in a Japanese or Chinese headline, and whom it concerns.

    title -> clauses, parted by spaces -> the first one that tells a kind
          -> Japanese: its last word of action outside quotations, before a mark or the ending of a verb;
             with へ behind it, or next month, it is yet to be done
          -> Chinese: its first word of action behind who says it ("韩媒："); with 将 before it, it is yet to be done

A clause that has only what somebody says is words. A headline whose words of action are not known is neither. All
characters are in one form (`one_form`), so that 發射, 发射 and 発射 are one word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from bot.lang.folding import one_form
from bot.lang.meanings.table import east_asian_words
from bot.lang.scripts import KATAKANA, Writing, writing
from bot.lang.unspaced.forms import unspaced_regex
from bot.model.reasons import NewsKind
from bot.regexes import regex

_BACKGROUND = unspaced_regex(
    r"^[【［\[(（<＜《]?(?:社説|コラム|解説|焦点|特集|連載|ルポ|論説|寄稿|インタビュー|社评|社论|评论|时评|特写|专访|述评|观察|分析|综述|图集)"
    r"(?:[】］\])）>＞》：:｜|／/\s]|$)|をゆく|を歩く|[の的]一(?:日|天)$|周年|世論調査|民调|[？?]$|(?:どう|なぜ|何が|いつ|誰が).{0,60}か$"
)
_QUOTED = unspaced_regex(r"「[^「」]*」|『[^『』]*』|“[^“”]*”")
_SPEECH = unspaced_regex(r"(?:「[^「」]{6,}」|“[^“”]{6,}”)(?=$|と)|^(?:「[^「」]{6,}」|“[^“”]{6,}”)")
"""A quotation long enough for somebody's words, which no noun follows: no title of a film or a law."""
_CLAUSES = regex(r"\s+(?![^「]*」)(?![^“]*”)")
"""A space outside quotations."""
_COLON = regex(r"^[^：:]{1,14}[：:]")
_JAPANESE_GUESSED = unspaced_regex("可能性|恐れ|おそれ|か$|検討|公算|観測|見方|兆候|準備")
_JAPANESE_AHEAD = unspaced_regex(
    r"(?:方針|予定|計画|意向|見通し|見込み|構え)(?:$|[、を])|再?来(?:月|週|年(?!度)|春|夏|秋|冬)"
    rf"|[をもがは][一-鿿{KATAKANA}]{{2,5}}(?<![海島国市県道沖面])へ(?:$|、)"
)
_CHINESE_GUESSED = unspaced_regex("或(?!者)|可能|恐将|疑似|料|酝酿|考虑|不排除|威胁")
_CHINESE_AHEAD = unspaced_regex(
    "(?<![大上少中名主老小部干])将(?![领军士官帅来])|拟(?!人)|计划(?!署)|准备(?!金)|打算|下(?:周|个?月)|明年(?!度)"
)
_CHINESE_SAYS = unspaced_regex("表示|指出|称(?!号)|说(?!明)|认为")
_NO_ACT = one_form("(?![者员场中台计案权罪书率区机的])")
"""Characters with which a Chinese word of action is part of a noun: 发射场, 遇难者."""
_STATED = unspaced_regex(r"(?=$|[、。！!（(\s]|し|さ|す|せ|へ|済)")
"""What a Japanese verbal noun has behind it where it is the predicate of a headline."""
_VERB_ENDS = {"む": "[むみんま]", "る": "[るてたずっりらろ]?"}


def east_asian_kind(title: str) -> NewsKind | None:
    """The kind of a title in Japanese or Chinese; None for one in another language."""
    written = None if title.isascii() else writing(title)
    if written is not Writing.JAPANESE and written is not Writing.CHINESE:
        return None
    folded = one_form(title)
    if _BACKGROUND.search(folded):
        return NewsKind.BACKGROUND
    of_clause = _japanese_kind if written is Writing.JAPANESE else _chinese_kind
    kinds = (of_clause(clause) for clause in _CLAUSES.split(folded))
    return next((kind for kind in kinds if kind is not NewsKind.OTHER), NewsKind.OTHER)


def concern(title: str) -> tuple[bool, bool]:
    """Whether a Japanese or Chinese title is of states, offices or a number of people, and whether it is grave."""
    folded = one_form(title)
    public, grave = _concerns()
    return public.search(folded) is not None, grave.search(folded) is not None


def _japanese_kind(clause: str) -> NewsKind:
    outside = _QUOTED.sub(" ", clause).strip()
    if _JAPANESE_GUESSED.search(outside):
        return NewsKind.POSSIBLE
    acts = list(_acts()[0].finditer(outside))
    kind = NewsKind(acts[-1].lastgroup or NewsKind.OTHER) if acts else NewsKind.OTHER
    if kind in (NewsKind.OTHER, NewsKind.HAPPENED) and _JAPANESE_AHEAD.search(outside):
        return NewsKind.ANNOUNCED
    if kind is NewsKind.HAPPENED and outside.startswith("へ", acts[-1].end()):
        return NewsKind.ANNOUNCED
    return NewsKind.SAID if kind is NewsKind.OTHER and _SPEECH.search(clause) else kind


def _chinese_kind(clause: str) -> NewsKind:
    before = _COLON.match(clause)
    outside = _QUOTED.sub(" ", clause[before.end() :] if before else clause).strip()
    act = _acts()[1].search(outside)
    until = act.start() if act else len(outside)
    if _CHINESE_GUESSED.search(outside, 0, until):
        return NewsKind.POSSIBLE
    kind = NewsKind(act.lastgroup or NewsKind.OTHER) if act else NewsKind.OTHER
    if kind in (NewsKind.OTHER, NewsKind.HAPPENED) and _CHINESE_AHEAD.search(outside, 0, until):
        return NewsKind.ANNOUNCED
    if kind is NewsKind.OTHER and (before or _SPEECH.search(clause) or _CHINESE_SAYS.search(outside)):
        return NewsKind.SAID
    return kind


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("bot.news") / "data" / "headline_acts.toml").read_text(encoding="utf-8"))


@cache
def _acts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words of action of Japanese and of Chinese headlines, each in the group of its kind."""
    return _kinds("japanese", _STATED.pattern), _kinds("chinese", _NO_ACT)


def _kinds(language: str, behind: str) -> re.Pattern[str]:
    groups = (f"(?P<{kind}>{'|'.join(map(_forms, words))})" for kind, words in _data()[language].items())
    return unspaced_regex(f"(?:{'|'.join(groups)}){behind}")


def _forms(word: str) -> str:
    """A word in the forms that headlines have: 認める as 認め, 認めた or 認めず, too."""
    return word[:-1] + _VERB_ENDS[word[-1]] if word[-1] in _VERB_ENDS else word


@cache
def _concerns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    of_grave = (*_data()["grave"]["words"], *map(re.escape, east_asian_words(_data()["grave"]["meanings"])))
    return _any(_data()["public"]["words"]), _any(of_grave)


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return unspaced_regex("|".join(words))
