"""Names of the knowledge base at the beginning of a longer name: 李强 in 李强东, 石破茂 in 石破茂之助."""

from __future__ import annotations

from functools import cache

from bot.lang.folding import in_both_scripts, one_form
from bot.lang.scripts import KATAKANA, is_han, is_japanese, is_unspaced
from bot.regexes import regex
from bot.text.entities.unspaced import chinese_names, japanese_names
from bot.text.word_lists import wordlist

_KATAKANA = regex(f"[{KATAKANA}]")
_LONGEST, _LONGEST_TITLE = 3, 9
"""Characters of a Chinese name. What follows one of three is a word: 特朗普华为禁令."""
_LAST_TWO = (
    "之助", "之介", "之輔", "之進", "之丞", "太郎", "次郎", "二郎", "三郎", "四郎", "五郎", "一郎", "左衛門", "右衛門",
)  # fmt: skip
"""How Japanese given names of several characters end."""
_NEAR = 40
"""The characters on either side that tell the language."""


_RELATIVE = regex(
    in_both_scripts(
        "(?:ミシェル|メラニア|エリック|ララ|イ[ヴバ]ァ?ンカ|バロン|ティファニー|ジル|ハンター|ブリジット|ブリジッド|チェルシー|オレナ|サラ|アクシャタ|アシュリー|ローラ"
        "|米歇尔|蜜雪儿|梅拉尼娅|梅兰妮亚|伊万卡|伊凡卡|埃里克|巴伦|巴隆|蒂芙尼|吉尔|亨特|杭特|布丽吉特|碧姬|切尔西|雀儿喜|奥莱娜|劳拉|拉拉)[·・‧•＝]$"
    )
)
"""The given name, before the family name of the base's man, of his wife or child: ミシェル・オバマ."""
_LONGEST_GIVEN = 8


def is_relative(text: str, start: int) -> bool:
    """Whether a family name at `start` is that of a known person's wife or child, who is named in full."""
    return _RELATIVE.search(text, max(0, start - _LONGEST_GIVEN), start) is not None


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether a person's name in Chinese characters is the beginning of another's: it ends before a character that ends
    given names, or repeats its last one, behind which a name may end, and may not end itself; or before two of a
    Japanese given name."""
    if end >= len(text) or not is_han(text[start : end + 1]):
        return False
    if text.startswith(_LAST_TWO, end):
        end += 1
    elif one_form(text[end]) not in _last() and text[end] != text[end - 1]:
        return False
    if japanese_names.TITLES.starts(text, end):
        return False
    after = text[end + 1 : end + 2]
    if not is_han(after):
        return _KATAKANA.match(after) is None
    near = text[max(0, start - _NEAR) : end + _NEAR]
    if is_japanese(near) or not is_unspaced(near):
        return japanese_names.TITLES.starts(text, end + 1)
    if end - start >= _LONGEST:
        return False
    return chinese_names.may_follow_name(text, end + 1) and not chinese_names.may_follow_name(text, end)


def is_within_title_and_name(text: str, start: int, end: int) -> bool:
    """Whether a place's name in Chinese characters is the beginning of the name of somebody behind an office, or the
    end of the office before it, too: 长白 in 课长*白*承旭."""
    if end - start != 2 or not is_han(text[start:end]):
        return False
    for at in (start, start + 1):
        if chinese_names.OFFICES.ending(text, max(0, at - _LONGEST_TITLE), at) >= 0:
            name = chinese_names.name_at(text, at)
            return name is not None and name[1] > end
    return False


def is_part_of_name(text: str, start: int, end: int) -> bool:
    """Whether a person's name in Chinese characters is the beginning of another's, or of two characters and the given
    name of somebody behind an office: 董事长李*明仁*."""
    if goes_on(text, start, end):
        return True
    if end - start != _LONGEST - 1 or not is_han(text[start:end]):
        return False
    is_behind = chinese_names.OFFICES.ending(text, max(0, start - 1 - _LONGEST_TITLE), start - 1) >= 0
    return is_behind and chinese_names.name_at(text, start - 1) == (start - 1, end)


@cache
def _last() -> frozenset[str]:
    return frozenset(map(one_form, "".join(wordlist("han_given_last"))))
