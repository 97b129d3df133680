"""Bodies in Japanese texts by their names.

A name of the list, or a word with the ending of a body and what such a body has before it (a court its town, a police
force its prefecture, an association its country), is one if it is all of a run of kanji, katakana and Latin letters:
kana parts words, and a run with more in it (名古屋高裁管内) is something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.lang.scripts import HAN, KATAKANA
from bot.regexes import any_of, regex
from bot.text.entities.unspaced.word_set import WordSet
from bot.text.word_lists import wordlist

_NAMES = WordSet(wordlist("japanese_named_bodies"))
_LONGEST, _SHORTEST_STEM = 30, 2
_RUN = regex(f"[{HAN}{KATAKANA}々ヶ&A-Za-zＡ-Ｚａ-ｚ]+")
_JOINED = regex(f"[・＝=](?=[{KATAKANA}])")
"""What joins the parts of one foreign name: インテル*・*ミラノ."""
_DAY = regex("(?<=[0-9０-９])[年月日時分]")
"""What a number takes from the run behind it: 6*日*総務省."""
_LEAD = regex(
    "(?:(?:同|翌|前|当|昨|先)日|今日(?!本)|(?:昨|去|今|来|翌|前|同)年|(?:先|今|来|翌|前|同)[月週]|今[春夏秋冬回]|当時|以前|最近|現在"
    f"|一審|二審|地元|大手|[米英仏独露韓加豪印伊](?=[{KATAKANA}]))(?=.)"
)
"""What a run begins with before the name: *昨年*東京大学, *米*テスラ."""
_BEHIND = regex("(?:幹部|職員|関係者|高官|当局者|担当者|本庁舎?|本社|第$|大法廷)$")
"""What may follow a name of the list in its run: 総務省*幹部*, 最高裁*第*2小法廷."""
_PREFECTURES, _TOWNS = any_of(wordlist("japanese_prefectures")), any_of(wordlist("japanese_court_towns"))
_PUBLIC = regex(
    rf"(?:(?:{_TOWNS})(?:[地高家]裁|地方裁判所|高等裁判所|家庭裁判所|[地高]検|地方検察庁|高等検察庁)"
    rf"|(?![同各両全当元前一]|複数|日本|国内)[{HAN}]{{2,3}}(?:[地家]裁|地検|簡裁)"
    rf"|(?:{_PREFECTURES})[道府県](?:警|警察本部|議会|教育委員会|教委|漁協|漁連|医師会|弁護士会|労働局|選挙管理委員会)"
    rf"|(?<![同各両全])[{HAN}]{{2,12}}(?:地方|管区)気象台"
    rf"|[駐在](?![在外京留])[{HAN}{KATAKANA}]{{1,12}}(?:大使館|総領事館))$"
)
_OFFICE_OF_STATE = regex(
    rf"(?:[{HAN}]{{2,6}}?)?[{HAN}]{{2}}(?:地方整備局|地方農政局|運輸局|財務局|厚生局|森林管理局|経済産業局|総合通信局|管区警察局|税関|国税局)$"
    rf"|[{HAN}]{{2,6}}[市区]保健所$"
)
_NO_TOWN = regex("(?:各地|全国|当該|関係|所管)")
_BRANCH = regex(rf"[{HAN}]{{2,10}}(?:課|室|局|部|署|班)$")
"""The branch of a body of the list: 総務省*統計局*."""
_MISSION = regex("(?:大使館|総領事館|領事館)$")
_UNIVERSITY = regex("(?<![拡最巨増莫膨強多重偉絶甚広寛壮過事])大$")
_SCHOLAR = regex(
    rf"の[{HAN}々{KATAKANA}ぁ-ん・]{{2,12}}?(?:名誉|特任|客員|特命|准)?(?:教授|助教|講師|学長|研究員)|(?:名誉|特任|客員|特命|准)?(?:教授|助教|講師|学長)"
)
"""Who is behind a university's short name: 宇都宮大*の小林和久助教*."""
_ACTING = regex(rf"(?:{_PREFECTURES})[都道府県]$")
_ACTS = regex(
    r"[はが](?:[^。\n]{0,80}?)(?:発表|公表|明らかに|説明|述べ|表明|要請|求め|決め|決定|設置し|開設し|呼び[か掛]け|指示し|解除し|支援する)"
)
"""What a prefecture does as a government: 三重県*は10日、避難指示を解除したと発表*した."""
_OF_TOWN = regex(
    rf"(?:(?:{_PREFECTURES})[都道府県])?(?![同各両全当新旧初前県国市町村]|定例|臨時|[一二三六九今来]月)"
    rf"((?:(?<![ぁ-ん])[{HAN}]|[{HAN}]{{2,4}})(?<!系)(?:[市区町村]議会|市消防局|市消防本部|[市区]教育委員会|市教委)"
    rf"|(?!{_PREFECTURES}[都道府県])[{HAN}]{{2,6}}商工会議所)$"
)
"""A town's own: not the end of a name in hiragana as well (隠岐の*島町*議会)."""
_ASSOCIATION = regex(
    "(?:協会|連盟|連合会|機構|財団|振興会|学会|研究所|研究院|研究機構|交流協会|弁護士会|医師会|組合総連合会|博物館|公社)$"
)
_WIDE = regex("(?:日本|全国|全日本|全日)(?=.)")
_KIND_ONLY = any_of(wordlist("japanese_generic_bodies"))
_NO_OWN_NAME = regex(f"(?:[同各両全当米英中韓露日元前旧]|{_KIND_ONLY})*$|(?:.*[系側圏型]|制.*)(?:{_KIND_ONLY})?$")
_OF_STEM = regex(f"(?:[同各両全当元前旧他]|{_KIND_ONLY}(?!{_KIND_ONLY}*$))")
_LEARNED = ("大学", "銀行")


def japanese_bodies(text: str, places: Iterable[tuple[int, int, bool]]) -> Iterator[tuple[int, int]]:
    """The spans of bodies in a Japanese text. `places` has the spans of known places, and whether each is a country."""
    at_start = {start: (end, is_country) for start, end, is_country in places}
    for run in _RUN.finditer(text):
        start = run.start()
        while (lead := _DAY.match(text, start) or _LEAD.match(text, start)) is not None:
            start = lead.end()
        if run.end() - start > _LONGEST or _JOINED.match(text, run.end()):
            continue
        found = _named(text, start, run.end(), at_start) or _by_ending(text, start, run.end(), at_start)
        if found is not None:
            yield found


def _named(text: str, start: int, end: int, places: dict[int, tuple[int, bool]]) -> tuple[int, int] | None:
    """A name of the list, with the country before it or not: *韓国環境省*. Of a name with hiragana the run is the
    end: みずほ*銀行*."""
    behind = _BEHIND.search(text, start, end)
    end = behind.start() if behind else end
    first = _NAMES.ending(text, max(0, end - _LONGEST), end)
    if first < 0 or (first < start and _RUN.fullmatch(text, first, end)):
        return None
    own, is_country = places.get(start, (start, False))
    return (min(start, first), end) if first <= start or (is_country and own == first) else None


def _by_ending(text: str, start: int, end: int, places: dict[int, tuple[int, bool]]) -> tuple[int, int] | None:
    if (public := _public(text, start, end)) is not None:
        return public
    if _ACTING.match(text, start, end) and _ACTS.match(text, end):
        return start, end
    if (of_town := _OF_TOWN.match(text, start, end)) is not None:
        return of_town.start(1), end
    if start and text[start - 1] in "・＝=":
        return None
    place, is_country = places.get(start, (start, False))
    if is_country and _MISSION.fullmatch(text, place, end):
        return start, end
    wide = _WIDE.match(text, start, end)
    head = max(place, wide.end() if wide else start)
    ending = _ASSOCIATION.search(text, start, end)
    if ending is not None and head > start:
        return (
            (start, end) if ending.start() - head >= 2 and not _NO_OWN_NAME.match(text, head, ending.start()) else None
        )
    if text.endswith(_LEARNED, start, end):
        first = place if is_country else start
        stem = text[first : end - 2]
        if len(stem) >= 2 and not _NO_OWN_NAME.match(stem) and not _OF_STEM.match(stem):
            return start, end
    return None


def _public(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A public body or university by the form of its name, or the body of the list of which the run is a branch."""
    is_of_state = _OFFICE_OF_STATE.match(text, start, end) and not _NO_TOWN.match(text, start)
    if _PUBLIC.match(text, start, end) or is_of_state or _is_university(text, start, end):
        return start, end
    listed = _NAMES.beginning(text, start)
    return (start, listed) if listed > start and _BRANCH.fullmatch(text, listed, end) else None


def _is_university(text: str, start: int, end: int) -> bool:
    """Whether a run is a university's short name, with one of its scholars behind it."""
    stem = text[start : end - 1]
    return (
        end - start > _SHORTEST_STEM
        and _UNIVERSITY.search(text, start, end) is not None
        and not _NO_OWN_NAME.match(stem)
        and _SCHOLAR.match(text, end) is not None
    )
