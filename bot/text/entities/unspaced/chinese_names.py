"""Persons in Chinese texts that the knowledge base does not have, by the office before their name: 外交部发言人骆清和.

    noun for a person | name | a mark, or a word that may follow a name

Where a name ends is told by what follows, since nothing parts it from the verb: 石亮强调 is 石亮, 崔立明说 崔立明.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.lang.folding import in_both_scripts, one_form, words_of_both_scripts
from bot.lang.scripts import HAN, is_han
from bot.regexes import regex
from bot.text.entities.unspaced.chinese_trades import trade_start
from bot.text.entities.unspaced.name_lists import FOREIGN, OF_LONG_NAMES, SELDOM_ELSE, name_lists
from bot.text.entities.unspaced.word_set import WordSet
from bot.text.word_lists import wordlist

OFFICES = WordSet(words_of_both_scripts(wordlist("chinese_persons") - wordlist("chinese_no_offices")))
ITS = "其(?![他它余中实次后间木米美])"
"""The pronoun before somebody's relation or lawyer; not in 其他, 其后 or a name such as 其木格."""
_AGED = regex(in_both_scripts(r"(?<![\d十百千万])(?:[1-9]\d|10\d|[二三四五六七八九]?十[一二三四五六七八九]?)岁的"))
"""The age that introduces a name as an office does: *91岁的*朴正顺."""
_LONGEST_NAME, _FULL = 6, 3
_FOLLOWS = in_both_scripts(
    "[说称在于就对向则也还都曾已将率与和同及等的这因从又便却未不是把被给为到今昨受以连并所让由再随笑哭到没涉]"
)[1:-1]
"""Words of one character that may follow a name."""
_AFTER_NAME = regex(f"[^{HAN}]|[{_FOLLOWS}]|道(?![{HAN}])|指[，,：:]|$")
_NO_END = frozenset(
    one_form(
        "说称在于就对向则也还都曾已将率等的这因从又便却未不是把被给为到接今昨当所让由再先随表指认任会出发主后时内外里地派性"
    )
)
_NO_PART = frozenset(one_form("说称在就对的将"))
"""Characters that no foreign name is written with, but verbs and prepositions behind one: 伊朗*说*法."""
_SAID = regex(f"道[^{HAN}]")
"""The verb behind a name, and no end of it as in 郭尚道说."""
_JOINS = frozenset(one_form("和与同及"))
"""Characters that end given names, too, but join two persons before another noun."""
_RARE = wordlist("chinese_rare_family_names")
_RARE_FAMILIES, _NO_RARE_NAMES = (frozenset(one_form(word) for word in _RARE if len(word) == size) for size in (1, 2))
"""Rare family names, and words of two characters with which no such name begins."""
_SAYS = WordSet(words_of_both_scripts(wordlist("chinese_cues")))
_NO_RARE_END = frozenset(one_form("地母省市县国院社部化行店员者厂队会中上下间晚早夜初末日月年天"))
"""Characters that end no given name behind a rare family name, but words, places and bodies."""
_TIME = regex(one_form("周[一二三四五六日末]"))
_ALSO = frozenset(one_form("则也还都"))
"""Words between a speaker and the verb of saying."""
_PREPOSITIONS = frozenset(one_form("于向和同时表管全关连曾任"))
"""Family names that are as often other words between an office and a verb: a name with one counts only if it is
repeated."""
_OF_SIDES = "方"
"""A family name that is the side of somebody as well: 市长*方*面, 院长*方志明*."""
_UNNAMED = regex(one_form("某|(?:先生|女士|小姐|太太|老师|博士|阿姨|大爷|大妈|师傅|同学|老[汉伯]|大伯|阿[婆伯])$"))
"""Ends of what names nobody in full: 叶先生, 闵某. So does a family name before another office: 主任*王医生*."""
_OF_DOTTED = FOREIGN + in_both_scripts("[秋雪琪洁璐露莲芙蓉碧翠]")[1:-1]
"""Characters of foreign names with a dot, also those that women's names have and other words more often."""
_VIETNAMESE = regex(in_both_scripts(f"[阮黎陈范裴武邓吴杜潘黄胡丁郑]氏[{HAN}]{{1,2}}"))
"""A name of a Vietnamese woman: 阮氏秋姮."""
_ACHIEVED = regex(
    in_both_scripts(
        "(?:夺冠|夺金|摘金|进球|制胜球|破门|梅开二度|帽子戏法|获胜|取胜|胜出|落败|卫冕|首发|晋级|退赛|获奖|得奖|入围|当选|落选|卸任|离任|上任)的"
    )
)
"""What somebody did, before a foreign name: *夺冠的*阿尔卡拉斯."""
_DOTTED = regex(rf"[{HAN}]{{1,7}}(?:[·・‧•][{HAN}]{{1,8}}){{0,2}}[·・‧•](?=[{HAN}]{{2}})")
"""A foreign name up to its last part."""
_LAST_PART = regex(rf"[{_OF_DOTTED}]{{0,8}}")
_LONGEST_PART = 8
_SCOPE = regex(f"[（(][{HAN}A-Za-z、]{{1,12}}[）)]")
"""What an office is for, in brackets between it and the name: 助理處長*（九龍）*梁錦鴻."""
_VERBS = in_both_scripts("|".join(sorted(wordlist("chinese_cues") | wordlist("chinese_bare_cues"))))
_SPEAKS = regex(rf"[^，,。：:；、\s“「]{{0,12}}?(?:{_VERBS}|{in_both_scripts('[说称道]')})[，,：:“「]")
"""What somebody does who speaks in the rest of the clause: 赛后*说：*."""
_AROUND = 20
_WHOLE = regex(rf"[{FOREIGN}{OF_LONG_NAMES}]{{3,8}}")
_OF_WHOLE, _SELDOM_ELSE = regex(f"[{FOREIGN}{OF_LONG_NAMES}]"), regex(f"[{SELDOM_ELSE}]")
_OF_SHORT = regex(f"[{FOREIGN}恩]{{2}}")
_NO_SHORT_NAMES = frozenset(map(one_form, wordlist("chinese_no_short_names")))
"""Other words of two such characters."""
_SAYS_AT_ONCE = regex(
    rf"(?:[赛賽会會事]后|[赛賽会會]後|[当當]天|\d{{1,2}}日|[则則也还還])?(?:{_VERBS}|{in_both_scripts('[说称道]')})[，,：:“「]?"
)
_NO_FOREIGN_END = regex(in_both_scripts("..[·・‧•]|马上|基本|.(?:于|因)|.马(?=上)|.基(?=本)"))
"""A name that goes on, and words made of such characters that may stand between a name and its verb."""
_LAND = regex(in_both_scripts("亚[等和与及]"))
"""The end of a land among others: 阿尔巴尼亚等国."""


def chinese_names(text: str, taken: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans of names behind a noun for persons; `taken` are spans of names that are known, which none overlaps."""
    folded, known = one_form(text), list(taken)
    ends = {*(end for _, end in OFFICES.each(text, 0, len(text))), *(age.end() for age in _AGED.finditer(text))}
    ends |= {scope.end() for end in ends if (scope := _SCOPE.match(text, end))}
    found = {span for end in ends if (span := _name_at(text, folded, end))}
    achieved = (did.end() for did in _ACHIEVED.finditer(text))
    found |= {(at, end) for at in achieved if (end := _transliterated(text, at)) and _SPEAKS.match(text, end)}
    found |= {(end, end + _FULL) for end in range(2, len(text) - _FULL) if _is_behind_trade(text, folded, end)}
    places = {at for first, last in known for at in range(first, last)}
    yield from sorted(span for span in found if places.isdisjoint(range(*span)))


def name_at(text: str, start: int) -> tuple[int, int] | None:
    """The name that begins at `start`, read without what is far from it."""
    near = text[start : start + _AROUND]
    found = _name_at(near, one_form(near), 0)
    return (start, start + found[1]) if found else None


def _name_at(text: str, folded: str, start: int) -> tuple[int, int] | None:
    """The name that begins there."""
    dotted = None if OFFICES.starts(text, start) else _DOTTED.match(text, start)
    end = _dotted_end(text, dotted.end()) if dotted else _whole_end(text, folded, start)
    return (start, end) if end else None


def _dotted_end(text: str, start: int) -> int | None:
    """Where the last part of a foreign name ends that begins at `start`: after characters of such names, before a word
    that may follow, or else where they end; or before such a word alone: 瓦差拉信呼吁."""
    run = _LAST_PART.match(text, start)
    stop = run.end() if run else start
    if stop == start + 1 and may_follow_name(text, stop):
        return stop
    listed = next((end for end in range(stop, start + 1, -1) if may_follow_name(text, end)), None)
    if listed or stop > start + 2:
        return listed or stop
    return next((end for end in range(start + 2, start + _LONGEST_PART) if may_follow_name(text, end)), None)


def _whole_end(text: str, folded: str, start: int) -> int | None:
    """Where a name without a dot ends: the longest after which a word may begin, or else a full name by its form."""
    names = name_lists()
    for end in range(min(len(text), start + _LONGEST_NAME), start + 1, -1):
        name = folded[start:end]
        if (
            name[-1] in _NO_END
            or _SAID.fullmatch(text, end - 1, end + 1)
            or name in names.seeming
            or not may_follow_name(text, end)
        ):
            continue
        if _UNNAMED.search(name) or OFFICES.beginning(text, start + 1) == end:
            return None
        if name[-1] in _JOINS and OFFICES.starts(text, end):
            continue
        is_japanese = len(name) > _FULL and name[:2] not in names.seeming and names.is_japanese(name)
        if is_japanese or (names.is_continental(name) and _is_sure(folded, name)) or _is_said(text, folded, start, end):
            return end
    woman = _VIETNAMESE.match(text, start)
    if woman is not None:
        return next((end for end in (woman.end(), woman.end() - 1) if may_follow_name(text, end)), None)
    if OFFICES.starts(text, start):
        return None
    return _transliterated(text, start) or _full_name(text, folded, start) or _short_foreign(text, folded, start)


def _full_name(text: str, folded: str, start: int) -> int | None:
    """Where a name of three characters ends before whatever word: its family name is no other word, its last character
    ends given names and begins no word that may follow a name, and no longer name may end: 謝苗尼*欽*說."""
    names, end = name_lists(), start + _FULL
    name = folded[start:end]
    if len(name) < _FULL or name[0] in names.unsure or name[-1] in _NO_END or name[-1] not in names.given_last:
        return None
    if name[:2] in names.seeming or len(_OF_WHOLE.findall(text, start, end + 2)) > _FULL:
        return None
    is_cut = any(text[at : at + 2] in names.followers for at in (end - 1, end - 2)) or may_follow_name(text, end + 1)
    is_name = names.is_continental(name) and not _UNNAMED.search(name)
    return end if is_name and not is_cut and not OFFICES.starts(text, start + 1) else None


def _is_behind_trade(text: str, folded: str, start: int) -> bool:
    """Whether a full name that speaks is behind a noun for a person that no list has: 護理師*吳佩蓉*說."""
    names, name = name_lists(), folded[start : start + _FULL]
    if name[0] not in names.continental or name[0] in names.unsure or trade_start(text, start) < 0:
        return False
    is_given = name[-1] in names.given_last and name[-1] not in _NO_END | _NO_RARE_END
    is_word = name[:2] in names.seeming and not is_named_as_day(text, start)
    if not is_given or is_word or _SAYS.starts(text, start + 1):
        return False
    end = start + _FULL
    is_name = names.is_continental(name) or is_named_as_day(text, start)
    return is_name and may_follow_name(text, end) and _SPEAKS.match(text, end) is not None


def is_named_as_day(text: str, start: int) -> bool:
    """Whether what looks like a day at `start` is a name with a verb of speech behind it: 周一*鸣*表示, but 周一表示,
    周一早报道."""
    end = start + _FULL
    folded = one_form(text[start:end])
    if _TIME.match(folded) is None or len(folded) < _FULL or _SAYS.starts(text, end - 1):
        return False
    is_given = folded[-1] in name_lists().given_last and folded[-1] not in _NO_END | _NO_RARE_END
    return is_given and _SAYS.starts(text, end + (one_form(text[end : end + 1]) in _ALSO))


def _transliterated(text: str, start: int) -> int | None:
    """Where a foreign name in one part ends: 韦利卡诺夫. One of its characters is seldom part of another word; a longer
    name may have one that such names seldom have."""
    run = _WHOLE.match(text, start)
    ends = range(run.end() if run else start, start + 2, -1)
    end = next((end for end in ends if _ends_foreign(text, end)), None)
    if end and _SELDOM_ELSE.search(text, start, end):
        return end
    ends = range(start + _FULL + 1, start + _LONGEST_PART)
    end = next((end for end in ends if _ends_foreign(text, end)), None)
    if end is None or not is_han(text[start : start + 1]) or not _NO_PART.isdisjoint(one_form(text[start:end])):
        return None
    if len(_OF_WHOLE.findall(text, start, end)) < end - start - 1:
        return None
    return end if len(_SELDOM_ELSE.findall(text, start, end)) > 1 else None


def _short_foreign(text: str, folded: str, start: int) -> int | None:
    """Where a foreign name of two characters ends that speaks behind an office: 主帅*本托*说, 前锋*凯恩*赛后表示."""
    end, names = start + 2, name_lists()
    name = folded[start:end]
    is_foreign = _OF_SHORT.fullmatch(text, start, end) and _SELDOM_ELSE.search(text, start, end)
    if not is_foreign or name in names.seeming or name in names.common or name in _NO_SHORT_NAMES:
        return None
    return end if _SAYS_AT_ONCE.match(text, end) else None


def _ends_foreign(text: str, end: int) -> bool:
    """Whether a foreign name may end there, and no land among others does."""
    is_word = _NO_FOREIGN_END.match(text, end - 2) or _LAND.match(text, end - 1)
    return may_follow_name(text, end) and not is_word


def _is_sure(folded: str, name: str) -> bool:
    """Whether the family name is no other word, or the name is long or repeated."""
    if folded.count(name) > 1 or name[0] not in name_lists().unsure:
        return True
    if name[0] == _OF_SIDES:
        return len(name) == _FULL and name[-1] in name_lists().given_last
    return len(name) > 2 and name[0] not in _PREPOSITIONS


def _is_said(text: str, folded: str, start: int, end: int) -> bool:
    """Whether a rare family name and a given name, or a name that begins like a word, stand between an office and a
    verb of saying: 局长*计明德*说, 快递员*贺春生*建议."""
    names, name = name_lists(), folded[start:end]
    is_rare = name[0] in _RARE_FAMILIES and name[:2] not in _NO_RARE_NAMES
    is_family = name[0] in names.continental and name[0] not in names.unsure and name not in names.seeming
    is_word = is_family and name[:2] in names.common and (not _TIME.match(name) or is_named_as_day(text, start))
    if len(name) != _FULL or not (is_rare or is_word):
        return False
    is_given = name[-1] in names.given_last and name[-1] not in _NO_RARE_END
    verb = end + (folded[end : end + 1] in _ALSO)
    return is_given and _SAYS.starts(text, verb) and OFFICES.ending(text, max(0, start - _AROUND), start) >= 0


def may_follow_name(text: str, end: int) -> bool:
    """Whether a name may end there: before a mark, a digit, a verb of speech or another word that follows names."""
    if _AFTER_NAME.match(text, end):
        return True
    return text[end : end + 2] in name_lists().followers or OFFICES.starts(text, end)
