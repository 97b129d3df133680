"""Numbers of soldiers and other people, and sums of money, in Japanese and Chinese sentences.

北朝鮮兵約3000人, 3000名朝鲜军人, 计1万余人被派往    soldiers, by a word of the military
約1万人が集まった, 约1万人观看                       people, only with what they do
約15億ドル, 15亿美元                                 money

The dead and hurt are in `bot/news/tolls`. A sentence that denies, doubts, supposes or only demands something gives no
number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from bot.lang.folding import one_form
from bot.lang.numbers import amount
from bot.lang.unspaced.forms import matched_form, unspaced_regex
from bot.news.counts import SOLDIER
from bot.news.tolls.casualties import DEAD_OR_HURT

_SCALES = str.maketrans(dict(zip(one_form("百千万億兆"), "백천만억조", strict=True)))
"""Units of ten thousand in the characters that `amount` knows."""
_DIGITS, _SCALE = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?:\.\d{1,4})?", "(?:[백천]?[만억조]|[백천])"
_AMOUNT = rf"{_DIGITS}(?:{_SCALE}(?:{_DIGITS}{_SCALE}){{0,3}}(?:{_DIGITS})?)?"
"""As `bot.lang.numbers` has it, bounded and without spaces."""
_ABOUT = "(?:約為|約|およそ|少なくとも|最大|合わせて|計|总计|共计|至少|多达|近|超过|逾)?"
_PEOPLE = unspaced_regex(
    rf"{_ABOUT}(?<![\d.,第])(?P<number>{_AMOUNT})(?P<odd>[余多]|余り|以上)?(?:人(?!工|民|口|間|类|质|气|権)|名(?!目|前|誉|単|額))(?P<odd_behind>余り?|以上|超|强)?"
    r"(?!次|分|目|々|员|当たり|あたり|体制|乗り|規模の(?!部隊))"
)
_MONEY = unspaced_regex(
    rf"{_ABOUT}(?<![\d.,第])(?P<number>{_AMOUNT})(?P<odd>[余多]|余り)?"
    r"(?P<unit>米?ドル|美元|美金|円|日元|日圓|ウォン|韓元|韓圓|ユーロ|欧元|人民元|人民币|元)(?!首相|大|老|帥)"
)
_UNITS = {
    one_form(first): unit
    for first, unit in (
        ("ド", "$"), ("米", "$"), ("美", "$"), ("円", "yen"), ("日", "yen"), ("ウ", "won"), ("韓", "won"), ("ユ", "€"),
        ("欧", "€"), ("人", "yuan"), ("元", "yuan"),
    )
}  # fmt: skip
"""The first character of a currency -> its unit."""
_SOLDIERS = unspaced_regex("兵(?!器|庫)|軍人|部隊|军队|官兵|派兵|兵力|将校")
_BESIDE_BEFORE = unspaced_regex(r"(?:兵士?|将兵|軍人|部隊|官兵|士兵|兵力)(?:[^、。，；\d]{0,10})$")
_BESIDE_BEHIND = unspaced_regex(r"[^、。，；\d]{0,12}?(?:兵(?!器|庫)|軍人|部隊|官兵|军队)")
_HARMED = unspaced_regex("(?:が|の)?(?:死傷|伤亡)(?!者)")
_TOTAL = unspaced_regex("(?:人数|人员|兵力|規模|総数|人員)(?:将|已)?(?:达到?|为|増え|は|が)?(?:約|约)?$")
_DOES = unspaced_regex(
    r"[^、。，；\d]{0,16}?(?:参加|集ま|出席|派遣|動員|参观|观看|观赏|聚集|动员|派往|被派|赴|到场|抵达|駐留|入隊|訓練を|移動)"
)
_UNCLAIMED = unspaced_regex(
    "否定|否认|事実無根|根拠の?な|毫无根据|没有根据|谣言|不实|不属实|うわさ|噂|確認でき|确认不了|无法(?:确认|证实)|誇張|夸大|ではな|ていない|なかった|ません|没有|尚未"
    "|との?(?:主張|説|うわさ|報道)|的(?:说法|传闻|指控)|かどうか|是否|仮に|もし|すれば|した場合|されれば|たら、|なら(?![でびずなんう])|に満たな|未満|不到|不足|如果|(?<!倘)若(?!干)|一旦|假如|求め|必要|需要|要求|可能性|[?？]"
)
_EXPECTED = unspaced_regex("見通し|見込み|予定|計画|方針|预计|预期|计划|将(?![军领校士官])|拟")
PEOPLE = "people"
_LEAST = 10
_REACH = 60


class UnspacedNumber(Struct, frozen=True):
    """A number in a sentence: [start, end) has it with "about", `whole` ends after what is counted or the currency."""

    start: int
    end: int
    whole: int
    value: float
    kind: str
    expected: bool


def unspaced_numbers(sentence: str) -> Iterator[UnspacedNumber]:
    """The numbers of a Japanese or Chinese sentence in order."""
    written = matched_form(sentence)
    if _UNCLAIMED.search(written):
        return
    words = written.translate(_SCALES)
    expected = _EXPECTED.search(written) is not None
    for match in _PEOPLE.finditer(words):
        kind = _kind(written, match)
        value = amount(match["number"])
        if kind is not None and (value >= _LEAST or kind == DEAD_OR_HURT):
            yield UnspacedNumber(*match.span(), match.end(), value, kind, expected)
    for match in _MONEY.finditer(words):
        value, unit = amount(match["number"]), _UNITS[match["unit"][0]]
        if value >= _LEAST:
            yield UnspacedNumber(*match.span(), match.end(), value, unit, expected)


def _kind(written: str, match: re.Match[str]) -> str | None:
    """What a number of people counts; None where that is not plain."""
    low = max(0, match.start() - _REACH)
    if _BESIDE_BEFORE.search(written, low, match.start()) or _BESIDE_BEHIND.match(written, match.end()):
        return SOLDIER
    if _HARMED.match(written, match.end()):
        return DEAD_OR_HURT
    if _DOES.match(written, match.end()):
        return SOLDIER if _SOLDIERS.search(written) else PEOPLE
    is_total = _TOTAL.search(written, low, match.start()) and _SOLDIERS.search(written)
    return SOLDIER if is_total else None
