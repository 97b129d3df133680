"""Kinds of missiles and rockets in a phrase, and which kinds two reports may give to one launch."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.lang.folding import one_form
from bot.model.evidence.launches import LaunchKind
from bot.regexes import regex

_HWASONG = r"Hwasong(?:pho)?\s?-?"
_KOREAN_HWASONG = r"화성(?:포)?\s?-?\s?"
_PATTERNS = (
    (LaunchKind.SATELLITE, r"satellites?\b|Chollima-1|Malligyong|space\s(?:launch\svehicle|rocket)"
     r"|정찰위성|인공위성|(?<!방)위성|우주발사체|만리경|천리마-1"),
    (LaunchKind.ICBM, rf"ICBM|intercontinental|{_HWASONG}(?:1[45789]|20)\b"
     rf"|대륙간\s?탄도|{_KOREAN_HWASONG}(?:1[45789]|20)(?!\d)"),
    (LaunchKind.SLBM, r"SLBM|submarine[- ]launched|Pukguksong|Pukkuksong|잠수함\s?발사|잠수함탄도|북극성"),
    (LaunchKind.HYPERSONIC, rf"hypersonic|{_HWASONG}(?:8|16)|극초음속|{_KOREAN_HWASONG}(?:8|16)(?!\d)"),
    (LaunchKind.IRBM, rf"IRBM|intermediate[- ]range|{_HWASONG}12\b|중장거리|(?<!준)중거리"),
    (LaunchKind.MRBM, r"MRBM|medium[- ]range|준중거리"),
    (LaunchKind.SRBM, rf"SRBM|(?:short|close)[- ]range|KN-2[345]|{_HWASONG}11|단거리|근거리|{_KOREAN_HWASONG}11(?!\d)"),
    (LaunchKind.LONG_RANGE, r"long[- ]range\s(?:ballistic\s)?(?:missile|rocket)"
     r"|(?<!중)장거리\s?(?:탄도|미사일|미싸일|로켓)"),
    (LaunchKind.CRUISE, r"cruise\s?missile|Pulhwasal|Hwasal|순항\s?미[사싸]일|순항유도탄"),
    (LaunchKind.ROCKET_ARTILLERY, r"multiple[-\s]launch\srocket|multiple\srocket[-\s](?:launch|system|artillery)|MLRS"
     r"|rocket\slaunchers?|rocket\sartillery|방사포"),
    (LaunchKind.ANTI_AIRCRAFT, r"anti[- ]aircraft|surface-to-air|지대공|반항공"),
    (LaunchKind.BALLISTIC, r"ballistic\smissile|탄도\s?미[사싸]일|탄도탄|탄도로케트"),
    (LaunchKind.MISSILE, r"missile|guided\sweapon|미[사싸]일|유도\s?무기"),
    (LaunchKind.PROJECTILE, r"projectile|rocket|발사체|로켓"),
)  # fmt: skip
_HAN_HWASONG = "火星[砲炮]?-?"
_UNSPACED = {
    LaunchKind.SATELLITE: "(?:衛星|卫星)(?!写真|画像|発射|图|照片|放送|通信)|万里镜-?1|千里馬-?1|宇宙ロケット|运载火箭",
    LaunchKind.ICBM: rf"大陸間弾道|洲际(?:弹道)?[导飛]弹|{_HAN_HWASONG}(?:1[45789]|20)(?!\d)",
    LaunchKind.SLBM: "潜水艦発射|潜艇发射|潜射|北極星",
    LaunchKind.HYPERSONIC: rf"[極高]超音速|{_HAN_HWASONG}(?:8|16)(?!\d)",
    LaunchKind.IRBM: rf"(?<!準)中距離|中[远长]程|{_HAN_HWASONG}12(?!\d)",
    LaunchKind.MRBM: "準中距離|[准準]?中程(?!度)",
    LaunchKind.SRBM: rf"[短近]距離|[短近]程|{_HAN_HWASONG}11(?!\d)",
    LaunchKind.LONG_RANGE: "長距離(?:弾道|ミサイル|ロケット)|(?<!中)[远长]程(?:弹道|[导飛]弹|火箭)",
    LaunchKind.CRUISE: "巡航ミサイル|巡航[导飛]弹|巡弋飛弹|長距離巡航|ファサル",
    LaunchKind.ROCKET_ARTILLERY: "多連装ロケット|ロケット砲|放射砲|火箭[炮砲]",
    LaunchKind.ANTI_AIRCRAFT: "地対空|防空[导飛]弹|地对空",
    LaunchKind.BALLISTIC: "弾道ミサイル|弹道[导飛]弹|弾道弾",
    LaunchKind.MISSILE: "ミサイル|[导飛]弹|[誘诱][導导][武兵]器|制导武器",
    LaunchKind.PROJECTILE: "飛翔体|飞行物|飞行体|ロケット|火箭",
}
"""The same in Japanese and Chinese sentences, which are in the form of `matched_form`."""
_KINDS = tuple((kind, regex(f"{pattern}|{one_form(_UNSPACED[kind])}", re.IGNORECASE)) for kind, pattern in _PATTERNS)
_BROAD = {
    LaunchKind.PROJECTILE: frozenset(LaunchKind) - {LaunchKind.PROJECTILE},
    LaunchKind.MISSILE: frozenset(LaunchKind) - {LaunchKind.PROJECTILE, LaunchKind.MISSILE, LaunchKind.SATELLITE},
    LaunchKind.BALLISTIC: frozenset(
        (
            LaunchKind.SRBM,
            LaunchKind.MRBM,
            LaunchKind.IRBM,
            LaunchKind.LONG_RANGE,
            LaunchKind.ICBM,
            LaunchKind.SLBM,
            LaunchKind.HYPERSONIC,
        )
    ),
    LaunchKind.LONG_RANGE: frozenset((LaunchKind.ICBM,)),
}
"""A kind and those that say more than it."""
_ALSO = frozenset(
    frozenset(pair)
    for pair in (
        (LaunchKind.HYPERSONIC, LaunchKind.SRBM),
        (LaunchKind.HYPERSONIC, LaunchKind.MRBM),
        (LaunchKind.HYPERSONIC, LaunchKind.IRBM),
        (LaunchKind.ROCKET_ARTILLERY, LaunchKind.SRBM),
        (LaunchKind.ROCKET_ARTILLERY, LaunchKind.BALLISTIC),
        (LaunchKind.SLBM, LaunchKind.SRBM),
        (LaunchKind.SLBM, LaunchKind.MRBM),
        (LaunchKind.SLBM, LaunchKind.CRUISE),
        (LaunchKind.IRBM, LaunchKind.MRBM),
        (LaunchKind.IRBM, LaunchKind.LONG_RANGE),
        (LaunchKind.SATELLITE, LaunchKind.LONG_RANGE),
    )
)
"""Kinds that different offices give to one launch, neither being broader."""
VAGUE = frozenset((LaunchKind.PROJECTILE, LaunchKind.MISSILE))


def kinds(phrase: str) -> list[tuple[LaunchKind, int, int]]:
    """The kinds that a phrase names, without those that another of them says more than, each with the span of its
    words."""
    found = []
    for kind, pattern in _KINDS:
        match = pattern.search(phrase)
        if match is not None:
            found.append((kind, *match.span()))
    named = [kind for kind, _, _ in found]
    return [one for one in found if one[0] in closest(named)]


def closest(named: Iterable[LaunchKind]) -> list[LaunchKind]:
    """The kinds without those that another one of them says more than."""
    listed = list(dict.fromkeys(named))
    return [kind for kind in listed if not any(other in _BROAD.get(kind, ()) for other in listed)]


def may_be_one(one: LaunchKind, other: LaunchKind) -> bool:
    """Whether two reports of one launch may give it these kinds."""
    broader = other in _BROAD.get(one, ()) or one in _BROAD.get(other, ())
    return one is other or broader or frozenset((one, other)) in _ALSO


def says_more(one: LaunchKind, broad: LaunchKind) -> bool:
    """Whether a kind says more than another: an ICBM is a ballistic missile."""
    return one in _BROAD.get(broad, ())
