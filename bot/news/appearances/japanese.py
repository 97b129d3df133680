"""How a Japanese sentence mentions a person, by the particle after the name with its title and by the predicate.

金正恩総書記は…工場を視察した            subject of a verb of being there, in the past
会談には崔善姫外相も同席した, XとYは…会談した, X、Yらが出席した   one of those who were there
Xと会談した, Xを出迎えた, Xの立ち会いの下    there too
祝電を送った, 談話を発表した, X名義の談話, Xからの親書           a message

Sentences are in the form of `matched_form`.
"""

from __future__ import annotations

import re

from bot.lang.scripts import HAN, KATAKANA
from bot.lang.unspaced.forms import unspaced_regex
from bot.model.evidence.appearances import AppearanceKind

_ACTS = (
    "視察|現地指導|指導|出席|参加|参席|観覧|参観|観戦|訪問|面会|会見|会談|対談|懇談|同行|随行|同席|到着|出発|帰国|演説|参拝|弔問|乗船|搭乗"
    "|握手|署名|主宰|主催|登場|祝賀訪問|歓談|記念撮影|閲兵"
)
_THERE = unspaced_regex(
    rf"(?:(?:(?:{_ACTS})(?:し|を(?:行っ|し|実施し))|訪れ|出迎え|迎え|見送っ|見守っ|立ち会っ|会っ|姿を(?:見せ|現し)|降り立っ)"
    r"(?P<past>た(?!い|ら|場合|かは|かどうか|こと[はも]な|事実|との?(?:報道|うわさ|情報|偽|デマ|説|見方)))"
    rf"|(?:(?:{_ACTS})(?:し|を行い|をし)|訪れ|出迎え|迎え|見送り|見守り|立ち会い|会い|姿を(?:見せ|現し)|降り立ち)"
    r"(?P<on>[、,]|たうえ|て(?!いな|おら|ほし|もら|から)))"
)
_SENT = unspaced_regex(
    r"(?:祝電|弔電|親書|書簡|メッセージ|祝賀文|電報|答電|花輪|花籠|花かご|祝辞|慰問電)[^。、]{0,12}?(?:送っ|送り|寄せ|伝え|贈っ|贈り|出し)(?:た(?!い|ら)|[、,])"
    r"|(?:談話|声明|論評|コメント)を(?:発表し|出し|公表し)(?:た(?!い|ら)|[、,])|(?:談話|声明)[でに]"
)
_SENT_BY = unspaced_regex("(?:の(?:談話|名義|声明)|名義の|の名で|から(?:の)?(?:祝電|親書|書簡|弔電|メッセージ|祝賀))")
_FUTURE = unspaced_regex(
    r"予定|見通し|見込み|方針|計画|可能性|(?:[一-鿿ァ-ヺー]する|[行開]う|れる|会う|訪れる)(?=[。、」とこ]|$|\s*$)|よう(?:求|要求|呼)|たい(?:と|。)|べき"
)
_PAST_END = unspaced_regex(r"(?:た|だった)(?=[。、」]|と|こと|$|\s*$)")
_TITLE = (
    rf"[{HAN}{KATAKANA}・ー]{{0,18}}?(?:[（(][^（）()]{{1,24}}[）)])?(?:氏|さん)?"
    "(?:ら(?:[^。、はがをに]{1,12}?(?=[はが]))?|一行|夫妻)?"
)
_PARTICLE = unspaced_regex(rf"{_TITLE}(?P<particle>には|にも|では|とは|とも|[はがもとをにで、]|から|の)")
_ANOTHER = unspaced_regex(rf"[{HAN}{KATAKANA}ー氏人者]が")
_TELLING = unspaced_regex("と[^。、はが]{0,8}(?:する|した|いう|の)$")
_LIST_END = unspaced_regex(r"[^。]{0,80}?(?:ら|など|氏|[一-鿿])(?:は|が|も)")
_JOINED = unspaced_regex(r"[^。、はがを]{1,40}?(?:氏|さん|[一-鿿])(?:は|が|も)")
_MET = unspaced_regex(
    r"[^。はが]{0,40}?(?:会談|面会|会見|協議|握手|懇談)(?:し|を(?:行っ|し))(?:た(?!い|ら|場合)|[、,])|[^。はが]{0,20}?会っ(?:た|て)"
)
_RECEIVED = unspaced_regex("(?:[^。、はが]{0,20}?)(?:出迎え|迎え|見送っ|案内し|同行させ)(?:た(?!い|ら)|[、,])")
_COMPANY = unspaced_regex("(?:ともに|共に|一緒に|並んで)、?")
_GUIDED = unspaced_regex("(?:現地)?(?:指導|参席|立ち会い|出席|同席)の(?:下|もと|元)")
_QUOTED = unspaced_regex("「[^「」]*」")
_NOT_THERE = unspaced_regex(
    "姿を見せ(?:て(?:い)?な|ず)|欠席|不参加|(?:出席|参加|訪問|視察|同行|同席|会談|会見|面会)し(?:な|て(?:い)?な)|会(?:わ|え|ってい?)な|せず"
)
_DESCRIBES = unspaced_regex(rf"(?!際|後|時|折|上|直後|翌|以外|模様|様子|結果|一方)[{HAN}{KATAKANA}「『]")
"""A noun after a verb that tells what it did: 平壌を*訪れた代表団*を批判した."""
_THING = unspaced_regex("(?:政権|体制|指導部|政府|大学|時代|一家|軍|側|像)$")
"""Ends of what is called by a person's name."""
_REACH = 200


def kind_of(sentence: str, start: int, end: int) -> AppearanceKind:
    """What the sentence says of the person named at [start, end), but for when it was."""
    if sentence.endswith("故", 0, start):
        return AppearanceKind.NAMED
    after = _QUOTED.sub(lambda quoted: "〇" * len(quoted[0]), sentence[end : end + _REACH])
    if _SENT_BY.match(_without_title(after)):
        return AppearanceKind.MESSAGE
    found = _PARTICLE.match(after)
    if found is None:
        return AppearanceKind.NAMED
    particle, rest = found["particle"], after[found.end() :]
    if _THING.search(after, 0, found.start("particle")):
        return AppearanceKind.NAMED
    if particle in ("は", "が", "も"):
        return _predicate(rest, particle)
    is_there = _is_there(particle, rest) and not _NOT_THERE.search(rest)
    return AppearanceKind.PRESENT if is_there else AppearanceKind.NAMED


def acts(sentence: str, end: int) -> bool:
    """Whether the person named up to `end` does something in the sentence."""
    found = _PARTICLE.match(sentence, end, end + _REACH)
    return found is not None and found["particle"] in ("は", "が", "も")


def _without_title(after: str) -> str:
    found = _PARTICLE.match(after)
    return after if found is None else after[found.start("particle") :]


def _is_there(particle: str, rest: str) -> bool:
    """Whether somebody is there who is no subject: one of a list, company, received, guiding."""
    if particle == "の":
        return _GUIDED.match(rest) is not None
    if particle == "を":
        return _RECEIVED.match(rest) is not None
    if particle in ("と", "とは", "とも"):
        met = _MET.match(rest)
        if met is not None:
            return not _is_planned(rest, met.end() - 1)
        company = _COMPANY.match(rest)
        if company is not None:
            return _predicate(rest[company.end() :], "は") is AppearanceKind.PRESENT
    tail = (_JOINED if particle == "と" else _LIST_END).match(rest) if particle in ("と", "、") else None
    return tail is not None and _predicate(rest[tail.end() :], tail[0][-1]) is AppearanceKind.PRESENT


def _predicate(rest: str, particle: str) -> AppearanceKind:
    """What the subject before a particle did by the rest of a sentence, by what is said first."""
    sent, there = _of_subject(_SENT, rest, particle), _of_subject(_THERE, rest, particle)
    if _NOT_THERE.search(rest):
        return AppearanceKind.NAMED
    first = min((one for one in (sent, there) if one is not None), key=lambda one: one.start(), default=None)
    if (
        first is None
        or _is_of_another(rest[: first.start()], is_sent=first is sent)
        or _is_planned(rest, first.end() - 1)
    ):
        return AppearanceKind.NAMED
    return AppearanceKind.MESSAGE if first is sent else AppearanceKind.PRESENT


def _of_subject(pattern: re.Pattern[str], rest: str, particle: str) -> re.Match[str] | None:
    """The first verb that is said of a subject; one that describes a noun is, if the subject is in its clause."""
    verbs = pattern.finditer(rest)
    return next((one for one in verbs if particle == "が" or not _describes(rest, one)), None)


def _describes(rest: str, verb: re.Match[str]) -> bool:
    return verb[0].endswith("た") and _DESCRIBES.match(rest, verb.end()) is not None


def _is_of_another(words: str, *, is_sent: bool) -> bool:
    """Whether a verb after these words has another subject; a message may tell of one: 侵入した*と非難する*談話."""
    return _ANOTHER.search(words) is not None and not (is_sent and _TELLING.search(words))


def _is_planned(rest: str, at: int) -> bool:
    """Whether a verb that goes on ("訪問し、") ends in what is only planned: …会談する予定だ."""
    if rest[at : at + 1] not in ("、", ","):
        return False
    ahead, past = _FUTURE.search(rest, at), _PAST_END.search(rest, at)
    return ahead is not None and (past is None or ahead.start() < past.start())
