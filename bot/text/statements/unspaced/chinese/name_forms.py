"""The forms of names behind a noun for persons, as the speakers of Chinese clauses: 发言人*郑海仁*, 快递员*小曾*."""

from __future__ import annotations

import re

from bot.lang.folding import in_both_scripts, one_form
from bot.lang.scripts import HAN
from bot.regexes import regex
from bot.text.entities.unspaced.name_lists import COMPOUND, FOREIGN, name_lists
from bot.text.statements.unspaced.chinese.acts import is_person
from bot.text.word_lists import wordlist

_NEAR = 2_000
"""The number of characters within which a name that may be another word has to be repeated."""


def _characters(name: str) -> str:
    return "".join(sorted(set("".join(wordlist(name)))))


FAMILY = regex(
    in_both_scripts(f"(?:{COMPOUND.replace(' ', '|')}|范姜|张简)")
    + in_both_scripts(f"|[{_characters('chinese_family_names')}]")
)
_RARE = in_both_scripts(f"[{''.join(sorted(one for one in wordlist('chinese_rare_family_names') if len(one) == 1))}]")
ANY_FAMILY = regex(f"{FAMILY.pattern}|{_RARE}")
UNSURE = frozenset(in_both_scripts(_characters("chinese_unsure_family_names")))
_COURTESIES = in_both_scripts(
    "(?:老?先生|女士|小姐|老?太太?|老[汉伯]|大伯|阿[婆伯]|博士|老师|婆婆|奶奶|爷爷|阿姨|大爷|大妈|大叔|大娘|伯伯|师傅|同学|某某|某)"
)
COURTESY = regex(f"{_COURTESIES}$")
CALLED = regex(f"(?:{ANY_FAMILY.pattern}){_COURTESIES}")
"""A family name with a courtesy: *顏先生*."""
_IN_NAME = regex(in_both_scripts("[的了是在被把就都也还这那并说称地得着过他她它我你们]"))
_NICKNAME = regex(in_both_scripts(f"[小老阿](?![组区镇村队时学店型家板师人伴乡公婆年友妈爸妹哥弟姨])[{HAN}]"))
"""What somebody is called behind a noun for persons: 快递员*小曾*."""
_FOREIGN = regex(f"[{FOREIGN}·．]{{2,14}}")


def is_name(text: str, name: str, at: int) -> bool:
    """Whether `name`, which begins at `at` behind a noun for persons, has the form of a name; one that may be
    another word has to be in the text twice."""
    if _IN_NAME.search(name) or COURTESY.search(name) or is_person(name):
        return False
    family = FAMILY.match(name)
    if family and len(family[0]) < len(name) <= len(family[0]) + 2 and re.fullmatch(f"[{HAN}]+", name):
        folded, names = one_form(name), name_lists()
        if names.is_frequent_word(folded):
            return False
        is_full = len(name) > 2 and names.is_continental(folded)
        return name[0] not in UNSURE or is_full or text.count(name, max(0, at - _NEAR), at + _NEAR) > 1
    return _NICKNAME.fullmatch(name) is not None or (len(name) > 2 and _FOREIGN.fullmatch(name) is not None)
