"""Japanese words that say that something was launched: 弾道ミサイル2発を発射した, 発射実験を行った, 発射された."""

from __future__ import annotations

from collections.abc import Iterator

from bot.lang.assertion.embedding import is_unvouched
from bot.lang.unspaced.forms import unspaced_regex
from bot.news.launches.launched import REACH, Actors, LaunchWords, merged
from bot.news.launches.unspaced.objects import HEAD, objects

_ENDS = r"(?:した(?!ら|か)|し(?=[、,]|たうえ|て(?!以来|から))|された|され(?=[、,]))"
_VERB = unspaced_regex(
    rf"(?:(?:試験|実験)?(?:発射|試射)(?:を)?|打ち上げを?|打上げを?){_ENDS}"
    r"|(?:(?:試験)?発射|試射|打ち上げ)(?:の)?(?:実験|試験|訓練)?を[^、。]{0,10}?(?:行った|行い(?=、)|実施した|実施し(?=、)|強行した|敢行した|断行した)"
    r"|(?:発射|打ち上げ|試射)(?:実験|試験)?に(?:成功|失敗)(?:した|し(?=、))"
    r"|打ち上げ(?:た|られた|(?=、))|打ち上げて(?=、)|(?<=を)撃った"
)
_UNREAL = unspaced_regex(
    r"(?:た)?(?:場合|とすれば|と仮定|かのよう|ことは?(?:ない|なかった)|との?(?:偽|虚偽|うわさ|デマ|情報は)|か(?:どうか|否か)|とする(?:想定|シナリオ)|想定)"
    r"|」?と(?:一時|[^、。]{0,12}?誤って|いう(?:誤っ|誤報|偽|うそ|想定|設定))"
    r"|」?との?(?:いう)?[^、。]{0,8}?(?:報道|情報|速報|主張|指摘)[^。]{0,16}?(?:否定|誤り|誤っ|事実無根|虚偽|偽|うそ|打ち消)"
)
_OF_ANOTHER = unspaced_regex(
    "(?:米国|アメリカ|韓国|日本|ロシア|中国|イラン|イスラエル|ウクライナ|フーシ派|ハマス|インド|パキスタン|台湾)(?:[をはがも]|に対し)"
)
"""What a verb describes if somebody else launched: ミサイルを発射した*イランを*称賛した."""
_REFERENCE = unspaced_regex(r"(?:の(?:は|に)|後|以来|[^、。]{0,24}?(?:以来|ぶり|に続))")
_NORTH = unspaced_regex(
    r"北朝鮮(?:軍|側|当局)?(?:は|が|も|の|、|による|から)(?![^、。]{0,12}?(?:供与|提供|供給|輸出|売却))|朝鮮人民軍(?:は|が)|ミサイル総局(?:は|が)|(?:朝鮮中央(?:通信|テレビ)|労働新聞)(?:は|が|によると)|金正恩[^、。はが]{0,8}[はが]"
)
_OTHERS = unspaced_regex(
    r"(?:米国?(?:海|空|陸|宇宙)?軍?|アメリカ軍?|韓国?(?:海|空|陸)?軍?|米韓(?:両軍|両国)?|日米(?:韓)?|日本|自衛隊|防衛省|ロシア軍?|中国軍?"
    r"|イラン|イスラエル軍?|ウクライナ軍?|フーシ派|ハマス|インド|パキスタン|台湾軍?|スペースX|JAXA|(?:宇宙)?(?:航空)?(?:研究)?開発機構|航空宇宙庁)"
    r"(?:[^、。はがもの]{0,12})?(?:は|が|も)"
)
_OTHER_WEAPONS = unspaced_regex(
    "ヌリ号|羅老号|玄武|天弓|ミニットマン|ファルコン|H3|イプシロン|トライデント|ATACMS|迎撃ミサイル|花火|気球|風船|ドローン|無人機"
)
_LAST = 2
"""Characters of the verb itself, which a day may precede: 発射実験を*31日に*行った."""
_ACTORS = Actors(_VERB, HEAD, _NORTH, _OTHERS, farthest=300)
names_north_alone, others_launched = _ACTORS.names_north_alone, _ACTORS.others_launched


def launch_words(sentence: str, of_north: bool) -> Iterator[LaunchWords]:
    """The launches that a Japanese sentence reports."""
    previous = 0
    for match in _VERB.finditer(sentence):
        start, end = match.span()
        actor = _ACTORS.is_north(sentence, start)
        if actor is False or (actor is None and not of_north) or _is_unreal(sentence, start, end):
            continue
        low = max(previous, start - REACH)
        found = objects(sentence, low, start)
        if match[0].endswith("た") and not found:
            found = objects(sentence, end, min(len(sentence), end + 60))
        if _OTHER_WEAPONS.search(sentence, max(previous, start - 40), end) or (
            not found and sentence[start - 1] == "を"
        ):
            continue
        reference = _REFERENCE.match(sentence, end) is not None
        yield LaunchWords(end - _LAST, end, merged(found), actor is True, reference, follows_day=True)
        previous = end


def _is_unreal(sentence: str, start: int, end: int) -> bool:
    """Whether the words around a verb say that it did not happen, or that somebody else did it."""
    denied = _UNREAL.match(sentence, end) or _OF_ANOTHER.match(sentence, end)
    return denied is not None or is_unvouched(sentence, start, end)
