"""Find persons with Japanese or Chinese names in what metadata states as authors.

"編集委員 佐伯千夏" · "記者林知微" · "文/王伟、李明" | parts | without offices | names by the lists of names
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.lang.folding import one_form
from bot.lang.scripts import HAN, KANA
from bot.regexes import regex
from bot.text.entities.unspaced.name_lists import name_lists

_BETWEEN = regex("[、，,;；|/／]")
_OFFICE = (
    "(?:編集委員|論説委員|解説委員|編集長|記者|特派員|记者|特派员|作者|撰文|撰稿|編譯|编译|責任編輯|责任编辑|責編|责编)"
)
_AROUND = regex(rf"^(?:{_OFFICE}[ \u3000:：=＝]{{0,2}}){{1,2}}|[ \u3000]?{_OFFICE}$|(?:さん|氏)$")
_NAME = regex(rf"[{HAN}]{{1,4}}[ \u3000]?[{HAN}々{KANA}]{{1,4}}")
_LONGEST = 200
"""The most characters of a value that are read."""


def han_authors(value: str) -> Iterator[str]:
    """The persons in a value that states the authors, in its order. No newsrooms, agencies and sections."""
    for part in _BETWEEN.split(value[:_LONGEST]):
        name = _AROUND.sub("", part.strip()).strip()
        if _NAME.fullmatch(name) and _is_person(one_form(name.replace(" ", "").replace("\u3000", ""))):
            yield name


def _is_person(name: str) -> bool:
    """Whether a name is a listed family name with a given one; of Japanese, the family name is never a guess, since
    newsrooms end like given names (共同通信, 韓国経済)."""
    lists = name_lists()
    if lists.is_japanese(name) or lists.is_continental(name):
        return True
    starts_with_family = any(name[:size] in lists.families for size in (2, 3))
    return starts_with_family and lists.may_be_japanese(name, is_surely_person=True)
