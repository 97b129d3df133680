"""Korean words that say that something was launched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.lang.scripts import HANGUL
from bot.model.evidence.launches import SEVERAL
from bot.news.assertion import is_unasserted
from bot.news.launches.kinds import kinds
from bot.news.launches.launched import REACH, Actors, LaunchedObject, LaunchWords, is_either, merged
from bot.regexes import regex

_VERB = regex(
    r"(?P<verb>(?:(?:시험\s?)?발사|시험\s?사격)(?:[를을]|도)?\s?(?:했(?!던)|한(?!다)|하였|하여|해(?=\s|,)|하고|하며|됐|돼|된(?!다)|되었|되였|되어)"
    r"|(?:(?:시험\s?)?발사(?:훈련|시험)?|시험\s?사격)[를을이가]\s?(?:[가-힣\d]{1,8}\s){0,3}?(?:진행|단행|실시|강행)"
    r"(?:했|한(?!다)|하였|하고|됐|된(?!다)|되였|되었)"
    r"|쏘았|쐈|쏜(?!다)|쏴|쏘아\s?올[렸린려]|날렸)"
)
_SPORT = regex(r"대표팀|골문|프리킥|골키퍼|슈팅|(?<![가-힣])슛|공격수|미드필더|준결승|후반전|전반전")
_WEAPON = regex(r"탄도|순항|방사포|발사체|화성-|ICBM|SRBM")
_UNREAL = regex(r"\s?다고\s(?:가정|상정)|\s?것처럼|\s?(?:모의|가상의?)\s(?:상황|훈련)")
"""Behind a verb: what is supposed, pretended or practised."""
_REFERENCE = regex(r"\s?(?:지\s|이후|이래|뒤로|것은)")
_HEAD = regex(
    r"미[사싸]일|유도\s?무기|발사체|로켓|로케트|ICBM|SRBM|IRBM|SLBM|(?<!방)위성(?!사진|영상|발사장|\s사진)|방사포|화성(?:포)?-\d{1,2}|탄도탄"
)
_NORTH = regex(
    rf"북한(?:군)?(?:[은는이가도의]|\s|,)|(?<![{HANGUL}])북(?:은|이|측|\s|한(?!제|산|식|형))|北|조선민주주의|미[사싸]일총국|전략(?:무력|군)|김정은"
)
_OTHERS = regex(
    rf"(?<![{HANGUL}])(?:우리\s?군|우리\s육군|육군|해군|공군|국군|한국군?|한미|한·미|미군|주한미군|미국|일본|러시아(?:군)?|중국(?:군)?|이란|이스라엘(?:군)?"
    rf"|우크라이나(?:군)?|후티|예멘(?:군대?)?|수리아|시리아|팔레스티나|유태복고주의자들"
    rf"|괴뢰(?:군부?|패당|호전광)?들?|한국\s?것들|남조선\S{{0,4}}|적들"
    rf"|인도|파키스탄|항공우주연구원|항우연|스페이스X)(?:[은는이가도]|에서|의\s(?:첫\s)?(?:{HANGUL}{{0,4}}위성|미사일))"
)
_OTHER_WEAPONS = regex(r"누리호|나로호|현무|천궁|미니트맨|팰컨|H3|트라이던트|에이태큼스|아이언")
_NUMBER = regex(
    r"(?<![\d])(?:(?P<digits>\d{1,2})\s?(?:여\s?)?|(?<![가-힣])(?P<word>한|두|세|네|다섯|여섯)\s?|(?P<several>수|여러|수십|다수"
    r"|복수의?)\s?)(?:발|기)(?!씩|사|지|\s?준비)(?=[^가-힣]|[을를이은의과와로가]|여|\s)"
)
_NUMBERS = {"한": "1", "두": "2", "세": "3", "네": "4", "다섯": "5", "여섯": "6"}
_ACTORS = Actors(_VERB, _HEAD, _NORTH, _OTHERS)
names_north_alone, others_launched = _ACTORS.names_north_alone, _ACTORS.others_launched


def launch_words(sentence: str, of_north: bool) -> Iterator[LaunchWords]:
    """The launches that a Korean sentence reports."""
    previous = 0
    if _SPORT.search(sentence) and _WEAPON.search(sentence) is None:
        return
    for match in _VERB.finditer(sentence):
        start, end = match.span()
        actor = _ACTORS.is_north(sentence, start)
        if actor is False or (actor is None and not of_north) or _UNREAL.match(sentence, end):
            continue
        if is_unasserted(sentence, start, end):
            continue
        objects = _objects(sentence, max(previous, start - REACH), start)
        if sentence[:end].endswith(("한", "된", "쏜", "돼", "린")):
            objects = (*objects, *_objects(sentence, end, min(len(sentence), end + 60)))
        weapon = sentence[max(previous, start - 40) : end + 12]
        if _OTHER_WEAPONS.search(weapon) or (not objects and re.search(r"[을를]\s$", sentence[:start])):
            continue
        reference = _REFERENCE.match(sentence, end) is not None
        yield LaunchWords(start, end, merged(objects), actor is True, reference, follows_day=True)
        previous = end


def _objects(sentence: str, start: int, end: int) -> tuple[LaunchedObject, ...]:
    """The objects in a part of a Korean sentence: "ICBM 1발과 단거리탄도미사일 2발" are two."""
    if _HEAD.search(sentence, start, end) is None:
        return ()
    objects, at = [], start
    for number in _NUMBER.finditer(sentence, start, end):
        named = tuple((kind, at + one, at + other) for kind, one, other in kinds(sentence[at : number.start()]))
        if named:
            value = number["digits"] or (SEVERAL if number["several"] else _NUMBERS[number["word"]])
            objects.append(LaunchedObject(named, None if is_either(number) else (value, *number.span())))
            at = number.end()
    rest = tuple((kind, at + one, at + other) for kind, one, other in kinds(sentence[at:end]))
    return (*objects, LaunchedObject(rest)) if rest else tuple(objects)
