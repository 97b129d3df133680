"""The kinds of event that Japanese and Chinese words name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.lang.unspaced.forms import unspaced_regex
from bot.model.evidence.ahead import AheadKind

_Kinds = Sequence[tuple[AheadKind, re.Pattern[str]]]
_COURT = (
    "判決|公判|裁判(?!員)|裁判所|地裁|高裁|最高裁|弾劾審判|弁論|審理|令状審査"
    "|宣判|开庭|庭审|审判|受审|聆讯|判决|法院|法庭"
)
_DRILLS = "演習|訓練|演练|军演|射撃"
_VOTE = "採決|投票|選挙|総選|大選|国民投票|表決|公投|补选|改选"
_ANNIVERSARY = (
    r"記念(?!館|碑|硬貨)|周年|(?<!\d)\d{1,4}年(?=を迎え)|党大会|党代会|中央委(?:員会)?(?:第?[^、。，]{0,10}?)?(?:総会|全員会議|全体会議|全会)|中全会|中央全会"
    "|最高人民会議|閲兵|軍事パレード|創建(?:記念)?日|国慶|光明節|太陽節|追悼|慰霊|悼念"
)
_LAUNCH = (
    "(?:衛星|ロケット|ミサイル|[导飛]弹|火箭)」?[^、。，；]{0,20}?(?:打ち上げ|発射|试射)|打ち上げ"
    "|(?:発射|试射)[^、。，；]{0,12}?(?:衛星|[导飛]弹|火箭)"
)
_VISIT = (
    "訪問|訪れ|[訪来](?:韓|朝|日|米|中|露|ロ|俄|美|华)(?!線)|歴訪|外遊"
    "|出访|到访|抵达|前往|赴(?:韩|朝|日|美|俄|华)|之行(?!为)"
)
_COMMON: _Kinds = (
    (AheadKind.DRILLS, unspaced_regex(_DRILLS)),
    (AheadKind.VOTE, unspaced_regex(_VOTE)),
    (AheadKind.ANNIVERSARY, unspaced_regex(_ANNIVERSARY)),
    (AheadKind.LAUNCH, unspaced_regex(_LAUNCH)),
    (AheadKind.VISIT, unspaced_regex(_VISIT)),
)
JAPANESE: _Kinds = (
    *_COMMON,
    (AheadKind.COURT, unspaced_regex(f"{_COURT}|(?<=裁)が?.{{0,30}}決定を")),
    (
        AheadKind.TALKS,
        unspaced_regex(
            "会談|協議|会議(?!場|室)|会合|対話|交渉|面会|フォーラム|公聴会|2プラス2|サミット|接触|意見交換|総会"
        ),
    ),
)
CHINESE: _Kinds = (
    *_COMMON,
    (AheadKind.COURT, unspaced_regex(_COURT)),
    (
        AheadKind.TALKS,
        unspaced_regex(
            "会谈|会晤|磋商|会议(?!室|厅)|峰会|对话|谈判|会见|通话|论坛|听证会|公听会|(?:外长|防长|首脑)会(?=[在将于定推延原提，。]|$)|协商|全会|2\\+2|全体会议"
        ),
    ),
)
SPORT = unspaced_regex(
    "サッカー|野球|W杯|五輪|オリンピック|リーグ|選手権|代表戦|準決勝|決勝|予選|世界杯|世预赛|奥运|联赛|锦标赛|足球|男足|女足|决赛|亚运|比赛"
    "|公演|コンサート|演唱会|音楽祭|(?:映画|ドラマ|小説|漫画|舞台|番組|电影|电视剧|小说|话剧|纪录片|影片)[「『《“]|上映|封切り"
)
_SPECIAL = (AheadKind.COURT, AheadKind.LAUNCH, AheadKind.ANNIVERSARY)


def last_kind(sentence: str, start: int, end: int, kinds: _Kinds) -> AheadKind | None:
    """The kind that is named last in a part of a sentence; a court, a launch and an anniversary before what they are
    held with."""
    found = [(match.start(), kind) for kind, words in kinds for match in words.finditer(sentence, start, end)]
    named = {kind for _, kind in found}
    special = next((kind for kind in _SPECIAL if kind in named), None)
    return special or (max(found)[1] if found else None)


def first_kind(sentence: str, start: int, end: int, kinds: _Kinds) -> AheadKind | None:
    """The kind that is named first in a part of a sentence."""
    found = [(match.start(), kind) for kind, words in kinds if (match := words.search(sentence, start, end))]
    return min(found)[1] if found else None
