"""The office that a Chinese text states beside a name: *外交部发言人*骆清和, 李在明*总统*."""

from __future__ import annotations

from collections.abc import Iterator

from bot.lang.folding import in_both_scripts, words_of_both_scripts
from bot.lang.scripts import HAN
from bot.regexes import regex
from bot.text.entities.roles.borders import OfficePhrase, RoleBorders
from bot.text.entities.unspaced.chinese_names import ITS, OFFICES
from bot.text.entities.unspaced.chinese_trades import post_start
from bot.text.entities.unspaced.name_lists import FOREIGN
from bot.text.entities.unspaced.word_set import WordSet
from bot.text.word_lists import wordlist

_LONGEST, _LONGEST_TITLE = 24, 9
_DATE = regex(in_both_scripts("[0-9〇一二三四五六七八九十](?:年|月|日|号|[时點点]|届|任)$"))
"""The unit of a date or a count before an office: 2025年4*月*前总统."""
_SCOPE = regex(f"[（(][{HAN}A-Za-z、]{{1,12}}[）)]$")
"""What an office is for, in brackets behind it: 助理處長*（九龍）*."""
_PAST = regex(in_both_scripts("(?:前(?!锋)|已故|原(?!告)|时任)"))
_OF_RUN = regex(f"[{HAN}A-Z、·]")
_LINKS = regex(
    in_both_scripts(
        "[的了是把也这那让令给仍]|就(?![业职学任])|[通透]过|(?<![吉其])他|她|(?<![关大])连同|显示|包括|(?<![供反响适回相效顺])应(?![急对用届])|(?<!自)由(?!民)|(?<!守|原|法|规)则|将(?!军)|在(?!野)|但(?!丁)|而(?!今)|同意|被(?![告困捕囚押绑])|(?<!大)使(?![馆节团领])|(?<![首成])都(?!市)|还(?!原)|称(?!号)|[会接召]见|(?<![演传小学])说(?!客)|(?<!申)请(?![愿求])|访问|批评|指责|谴责|要求"
        "|质询|质疑|反驳|回应|支持(?!者)|反对(?![党派])|接替|取代|提名|罢免|欢迎|约谈|会晤|控告|举报|击败|拜[访会]|聘请|委托"
        "|感谢|任命|逮捕|起诉|询问|告诉|援引|引述|采访|担任|陪同|邀请|致电|据|根据|按照|关于|表示|指出|认为|宣布|现任|当天|当日|今天|昨天|今日"
        "|昨日|日前|近日|随后|此外|另外|不过|同时|其中|来自|出身|找到|救出|旁听|判处|宣判|拘留(?!所)|释放|传唤|击毙|开除|解雇|(?:周|星期|礼拜)[一二三四五六日天]|[一两三][名位]"
    )
)
"""Words before which no office phrase begins."""
_OWNED = regex(in_both_scripts(ITS))
"""Whose relation somebody is: *其*辩护律师赵明辉."""
_JOINED = regex("以及|[与與和及同跟]")
"""Words between two persons: 特朗普*与*国务卿鲁比奥."""
_TO_A_STATE = regex(
    in_both_scripts(
        "(?<![国鲜韩本斯兰南])[同与和向对跟及](?=朝鲜|北韩|韩国|南韩|中国|美国|日本|俄罗斯|乌克兰|英国|法国|德国|越南|老挝|蒙古|古巴|联合国|北约|欧盟)"
    )
)
"""A preposition before the state of an office: 在京*同*朝鲜总书记金正恩会谈; not in 中国与朝鲜友好协会会长."""
_FORMER = regex(in_both_scripts("(?<![目之以此生提日面年月天周空跟])前(?![任锋线往来提景])|时任|候任"))
"""Words that the office of a state begins with, unless the state is before them: 韩国*前*总统."""
_BEFORE_FORMER = regex(in_both_scripts("[与和同跟及对](?=前(?![锋线沿往来提景])|时任|候任|现任)"))
"""A preposition or conjunction right before the word for a time, which begins an office: 他曾*与*前部长."""
_THERE_IS = regex(in_both_scripts("[还也]?有(?![关限线色机轨效])|[与跟及]|和(?![平解谐田牧])"))
"""A verb or conjunction before a person in a list: 陪同的*有*党书记, 她*和*律师."""
_LEADERS = WordSet(words_of_both_scripts(("总统", "总理", "首相", "国务卿", "外长", "防长", "财长", "外相", "财相")))
"""Offices that nothing but a state or body is before."""
_QUALIFIERS = regex(
    in_both_scripts("(?:已故|(?<!事)故|前|原|副|代理?|女|新|国务|现任|时任|候任|新任|当选|常务|第[一二三]){1,4}$")
)
_BODIES = WordSet(words_of_both_scripts(wordlist("chinese_bodies")))
_OF_STATE = regex(f"[{HAN}]{{0,8}}[国國邦]|[{FOREIGN}]{{2,8}}")
"""The end of the name of a state, as far as its characters tell."""
_OWN = WordSet(words_of_both_scripts(wordlist("chinese_own_titles") - {"律师"}))
"""Titles after a name that are its bearer's; a lawyer may be that of the person named (金建希*律师*)."""
_NO_MORE = regex(
    in_both_scripts(
        "(?:[已被遭刚]|已被|已经|因故)?(?:卸任|离任|去职|辞职|请辞|退休|退役|下台|下野|落马|免职|撤职|革职|解职|停职|解任|罢免|弹劾|开除|去世|逝世|过世|病逝|辞世"
        "|遇害|遇刺)(?:不久|多年|身亡)?的$"
    )
)
"""Words before an office that is held no more, which its span includes: *已卸任的*外长康京和."""
_GOES_ON = regex(in_both_scripts("[府办室制国团]|任[期内]|候选"))
"""Words after a title that make it part of a body or of something else."""


def phrases(text: str, start: int, end: int, borders: RoleBorders) -> Iterator[OfficePhrase]:
    """The phrases before the name at [start, end), and the title behind it."""
    scope = _SCOPE.search(text, max(0, start - _LONGEST), start)
    noun = scope.start() if scope else start
    head = OFFICES.ending(text, max(0, noun - _LONGEST_TITLE), noun)
    if head < 0 and scope is None:
        head = post_start(text, start)
    if head >= 0:
        begin = _phrase_start(text, head, borders)
        lost = _NO_MORE.search(text, max(0, begin - _LONGEST), begin)
        is_past = lost is not None or _PAST.search(text, begin, start) is not None
        yield OfficePhrase(lost.start() if lost else begin, start, text[head:noun], past=is_past)
    stop = _OWN.beginning(text, end)
    if stop > 0 and not _GOES_ON.match(text, stop) and not OFFICES.starts(text, stop):
        yield OfficePhrase(end, stop, text[end:stop], past=False)


def _phrase_start(text: str, head: int, borders: RoleBorders) -> int:
    """Where an office phrase begins that ends with the noun at `head`: behind the last mark, name or link before it."""
    begin = head
    while begin > max(0, head - _LONGEST) and _OF_RUN.match(text, begin - 1):
        if _DATE.search(text, max(0, begin - 2), begin):
            break
        begin -= 1
    names = [*borders.names(begin, head)]
    begin = max((begin, *(link.end() for link in _LINKS.finditer(text, begin, head)), *names))
    begin = max((begin, *(link.end() for link in _TO_A_STATE.finditer(text, begin, head))))
    joined = _JOINED.match(text, begin, head) if begin in names else None
    begin = joined.end() if joined else begin
    begin = max((begin, *(link.end() for link in _BEFORE_FORMER.finditer(text, begin, head))))
    while begin < head and (text[begin] in "、·" or _OWNED.match(text, begin) or _THERE_IS.match(text, begin)):
        begin += 1
    return _without_verb(text, begin, head, borders)


def _without_verb(text: str, begin: int, head: int, borders: RoleBorders) -> int:
    """Where the phrase [begin, head) begins without a verb or preposition before it, which ends neither a body nor a
    state: 戒严案对*前总理*, 上月底率*韩国外长*."""
    former = _FORMER.search(text, begin, head)
    own = former.start() if former else head
    if not _LEADERS.starts(text, head):
        return begin
    if former is None and (words := _QUALIFIERS.search(text, begin, head)) is not None:
        own = words.start()
    owner = next((first for first, end in borders.bodies if begin <= first and end == own), None)
    if owner is not None:
        is_alone = own in borders.countries and owner not in borders.countries and text[owner - 1] not in "驻駐"
        return owner if is_alone else begin
    if _BODIES.ends(text[begin:own]) or _OF_STATE.fullmatch(text, begin, own):
        return begin
    return own
