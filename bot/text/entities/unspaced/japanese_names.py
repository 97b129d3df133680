"""Persons in Japanese texts that the knowledge base does not have, by the title beside their name: 名取和馬報道官,
チェ・ミンソク社長, 権藤昭夫容疑者, 社長の稲垣修.

    a place where a name may begin | family and given name | modifiers | title
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.lang.folding import one_form
from bot.lang.scripts import HAN, KANA, KATAKANA
from bot.regexes import regex
from bot.text.entities.unspaced.name_lists import name_lists
from bot.text.entities.unspaced.word_set import WordSet
from bot.text.word_lists import wordlist

COURTESIES = frozenset({"氏", "さん", "さま", "君", "ちゃん", "容疑者", "被告", "受刑者", "選手"})
_NO_OFFICES = wordlist("japanese_no_offices")
OFFICES = wordlist("japanese_persons") - _NO_OFFICES - COURTESIES
TITLES = WordSet(OFFICES | COURTESIES)
_LONGEST_NAME, _LONGEST_MODIFIER, _LONGEST_TITLE = 7, 10, 8
_OF_NAME = regex(f"[{HAN}々ヶ{KANA}]")
_FIRST = regex(f"[{HAN}]")
"""How a name begins: と佐藤次郎 has a particle before it."""
_MODIFIER = regex(f"[{HAN}{KATAKANA}]*")
_READING = regex(rf"(?:（[{KANA}{HAN}・＝ 　]{{2,20}}）|\([{KANA}{HAN}・＝ 　]{{2,20}}\))")
_KOREAN_READING = regex(rf"[（(][{KATAKANA}]{{1,4}}[・＝ 　][{KATAKANA}]{{1,8}}[）)]")
"""Family and given name, so that what it reads is a name, whatever word its first character may be: 全永鉉."""
_FOREIGN = regex(rf"(?<![{KATAKANA}・＝])[{KATAKANA}]{{1,10}}(?:[・＝][{KATAKANA}]{{1,12}}){{1,3}}(?![{KATAKANA}・＝])")
_NO_FOREIGN = regex(
    "(?:グループ|タイムズ|ポスト|ニュース|テレビ|ラジオ|センター|ジャーナル|バンク|ホールディングス|モーターズ|エアライン|クラブ|ユナイテッド"
    "|アジア|アフリカ|ヨーロッパ|アメリカ|ユーラシア|ソウル|ワシントン|ニューヨーク|ロンドン|サービス|ネットワーク|プロジェクト|シティ"
    "|レアル|マドリード|アトレティコ|バルセロナ|セント|ザ・|ジ・|オブ|アンド|スター|ウォーズ|ストリーム|ライン|マート|フード|フーズ|ランド"
    "|インターナショナル|コーポレーション|ファンド|リサーチ|スクール|ホテル|リーグ|カップ|ショー|アワード|フェスティバル)"
)
"""Words of names of bodies and things in katakana."""
_AFTER_BODY = regex("[の、」）)]$")
_OF_TOWNS = ("町", "村", "区", "郡")
"""Beginnings of titles before which two characters are the place: 玄海*町長*."""
_ONE_PART = regex(rf"(?<![{HAN}{KATAKANA}・＝])([{KATAKANA}]{{2,12}})(?=[{HAN}])")
_SHORT = 2
_PUBLIC_OFFICE = regex(
    "(?:前|元|現|次期|暫定|故)?(?:(?:駐|在)?[米露仏独英伊加豪韓日中朝]{0,2})?(?:第[一1]|副|上級|首席|特別|筆頭)?"
    "(?:大統領(?:府)?報道官|(?:報道|政府|首相府)?報道官|報道担当官|大統領補佐官|大統領|首相|外相|外務次官|国防相|国防次官|国防長官|国務長官"
    "|国務次官(?:補)?|財務相|財務長官|法相|内相|司法長官|上院議員|下院議員|議員|議長|大使|特使|代表大使|報告者|事務総長|事務次長|事務局長"
    "|高等弁務官|軍司令官|在韓米軍司令官|司令官|州知事|知事|国家主席|共産党書記長|副?首相兼[外国財内法防衛務相]{2,3}|[院内下上]{0,2}院内総務"
    "|委員長|理事(?!長|会)|総裁|書記長?)(?![団館府候夫経選])"
)
"""Offices of states and international bodies, which firms and clubs do not have."""
_LOOSE = regex("(?:前|元|現|副)?(?:大使|特使|議員|副?議長|知事|司令官|委員長|理事|総裁|書記長?)")
_BODY_OF = regex("[院会省庁府局党軍議連隊行]の$")
"""The end of a public body's name before a name of a foreigner: 上院の."""
_LINK = regex(f"[{HAN}{KATAKANA}A-Za-z（）()]{{0,12}}の")
_NO_NAMES = wordlist("japanese_no_foreign_names")
_MAY_PRECEDE = regex("[のはがをにでとや、。「（(\\s]$")
_KOREAN = wordlist("japanese_korean_families")
"""Family names of Koreans in katakana."""
_BODY = regex("大学|大(?=教授)|社(?![長会])|銀行|新聞|省|協会|連盟|病院|研究所|財団|高校|空港|証券|銀")
"""Parts of a modifier that are the end of a body's name."""
_JOINED = regex(r"(?:の|である|、)")
_CLOSED = regex(r"[はがも、（(]")
_POSITION = regex(f"(?<![A-Za-z])(?:FW|MF|DF|GK)(?=[{HAN}])")
_AGED = regex(r"[（(][0-9０-９]{1,3}[）)]")
_AGE_ALONE = regex("[（(][0-9０-９]{2}(?:歳)?[）)＝、・＝]")
_AGE_BEHIND = regex("[はがもの、＝]")
_PERSONS = COURTESIES - {"さん", "さま"}
"""Titles that follow names alone; さん follows 患者, too."""
_FIELDS = wordlist("japanese_office_fields")
"""Words between the name of a Korean or Chinese and the title."""
_NO_GIVEN = _FIELDS | wordlist("japanese_no_given") | OFFICES
_OF_REGION = frozenset("都道府県市区町村党")
"""What heads of regions and parties have before their title: 片倉重治*県*知事."""
_TIMES = "前元現"
"""What is before a body whose office its bearer has, or had: 佐藤健一*前*日本銀行副総裁."""
_DOT = "・"
"""What joins a name to its bearer's body and office: 早川千里*・岬大教授*."""
_BODY_END = regex("[大学院社行省庁会盟所団校券部局党隊]")
"""How a body ends before the office. In 山田太郎・佐藤花子両議員 two persons are named."""
_LATE = "故"
"""What the name of a dead person has before it, which is no family name."""
_GRAMMAR = regex(
    f"^{_LATE}|^[{_TIMES}](?=[{KANA}])|[都道府県市区町村郡社側家国党]の$|[{HAN}](?:する|した|れる|れた|いた|った|ない|など|から|まで|より)$"
)
"""Ends of words and particles behind a character: *関する*大統領令, *川崎市の*会社員."""
_COUNTED = regex("[0-9０-９一二三][年歳生組位]$")
"""The end of a number before a name: 高校3*年*稲垣修一さん."""
_POST_ABROAD = regex(f"[元前]?(?:[駐在][{HAN}]|行政)")
_INSIDE = regex(f"[{HAN}々{KATAKANA}・]")
_KIN = frozenset("父母夫妻兄弟姉妹娘")
"""Not 孫, which is a family name as well: 孫正義."""
_FUNCTION = frozenset("元前現同新全両各高成")
"""Family names that are as often part of an office or its body."""


def japanese_names(text: str, taken: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans of names beside a title; `taken` are spans of names that are known, which none overlaps."""
    folded, known = one_form(text), list(taken)
    ends = {end for _, end in known}
    titles = list(_whole_titles(text))
    offices = {end for start, end in titles if text[start:end] in OFFICES}
    found = {*_foreign(text, offices), *_of_public_office(text, known), *_players(text, folded), *_aged(text, folded)}
    ends, bodies = ends | offices, dict(known)
    for start, end in titles:
        found.update(_behind(text, folded, (start, end), ends, bodies))
        if text[start:end] in OFFICES:
            found.update((*_after(text, folded, end), *_apposed(text, folded, start, ends)))
    places = {at for first, last in known for at in range(first, last)}
    yield from sorted(span for span in found if places.isdisjoint(range(*span)))


def _players(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Names right behind a position of football: FW*李承佑*（27）."""
    names = name_lists()
    for position in _POSITION.finditer(text):
        start = position.end()
        for stop in range(start + 2, min(len(text), start + _LONGEST_NAME) + 1):
            name = folded[start:stop]
            is_name = names.is_japanese(name) or (len(name) == 3 and _is_continental(name))
            if is_name and _CLOSED.match(text, stop):
                yield start, stop
                break


def _aged(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Full names of lists between の and an age in brackets, as in reports on sport: 3位の*中井亜美*（17）は."""
    for age in _AGE_ALONE.finditer(text):
        for start in range(max(1, age.start() - _LONGEST_NAME), age.start() - 2):
            is_apposed = text.startswith("の", start - 1) and _AGE_BEHIND.match(text, age.end())
            if is_apposed and name_lists().is_japanese(folded[start : age.start()]):
                yield start, age.start()
                break


def _whole_titles(text: str) -> Iterator[tuple[int, int]]:
    """The titles that are not the end of a longer one: no 部長 in 副部長, no 長官 in 官房長官."""
    last = 0
    for start, end in TITLES.each(text, 0, len(text)):
        if end > last:
            yield start, end
        last = max(last, end)


def _foreign(text: str, ends: set[int]) -> Iterator[tuple[int, int]]:
    """Names in katakana of two words or more before a title: クォン・ヒョンド次長検事."""
    for match in _FOREIGN.finditer(text):
        if _NO_FOREIGN.search(match[0]) or not _may_begin(text, match.start(), ends):
            continue
        end = match.end()
        reading = _READING.match(text, end)
        at = reading.end() if reading else end
        words = _MODIFIER.match(text, at)
        stop = words.end() if words else at
        near = TITLES.each(text, at, min(len(text), stop + _LONGEST_TITLE))
        if not _is_of_person(text, match, at):
            continue
        if any(first <= stop and _joins(text, at, first) for first, _ in near):
            yield match.span()


def _of_public_office(text: str, known: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Names in katakana right before an office that only persons have: ロシア国防省のヴェリカノフ報道官. An office
    that is also given for fun, or that a word may describe (スポーツ大使, ベテラン議員), needs a known land or body."""
    ends = [end for _, end in known]
    for match in (*_ONE_PART.finditer(text), *_FOREIGN.finditer(text)):
        start, office = match.start(), _PUBLIC_OFFICE.match(text, match.end())
        if office is None or (start and not _MAY_PRECEDE.search(text, start - 1, start)):
            continue
        if any(part in _NO_NAMES or _NO_FOREIGN.fullmatch(part) for part in re.split("[・＝]", match[0])):
            continue
        of_body = _BODY_OF.search(text, max(0, start - 2), start)
        is_loose = _LOOSE.fullmatch(office[0]) or len(match[0]) == _SHORT
        if of_body or not is_loose or any(_LINK.fullmatch(text, end, start) for end in ends if end < start):
            yield match.span()


def _is_of_person(text: str, name: re.Match[str], end: int) -> bool:
    """Whether a foreign name before a title is a person's: it is after the name of a body (…の), is Korean, has a
    courtesy, or a part of it is called by one elsewhere. A firm or club may begin a sentence, too."""
    if _AFTER_BODY.search(text, max(0, name.start() - 2), name.start()):
        return True
    parts = re.split("[・＝]", name[0])
    if parts[0] in _KOREAN or any(text.startswith(one, end) for one in COURTESIES):
        return True
    return any(f"{part}{one}" in text for part in (parts[0], parts[-1]) for one in ("氏", "さん", "容疑者", "被告"))


def _joins(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is what may stand between a name and its title."""
    if end - start > _LONGEST_MODIFIER or _MODIFIER.fullmatch(text, start, end) is None:
        return False
    return _BODY.search(text, start, end) is None


def _after(text: str, folded: str, end: int) -> Iterator[tuple[int, int]]:
    """The name after an office that describes it: 社長の稲垣修は."""
    joined = _JOINED.match(text, end)
    if joined is None:
        return
    start = joined.end()
    foreign = _FOREIGN.match(text, start)
    if foreign is not None and _CLOSED.match(text, foreign.end()) and not _NO_FOREIGN.search(foreign[0]):
        yield foreign.span()
    for stop in range(start + 3, min(len(text), start + _LONGEST_NAME) + 1):
        name = folded[start:stop]
        if _CLOSED.match(text, stop) and name_lists().is_japanese(name):
            yield start, stop
            return


def _behind(
    text: str, folded: str, title: tuple[int, int], ends: set[int], known: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """The name before a title, with a reading in brackets, modifiers of the title or a body between them. `known` are
    the names that are known."""
    word = text[slice(*title)]
    if word not in _PERSONS and word in COURTESIES and _AGED.match(text, title[1]):
        word = "氏"
    at, is_read = _before_reading(text, title[0])
    for between in range(_LONGEST_MODIFIER + 1):
        end = at - between
        if end < 2 or _MODIFIER.fullmatch(text, end, at) is None or _OF_NAME.match(text, end - 1) is None:
            return
        body = known.get(end + (text[end] in _TIMES), end)
        if body == end and not _joins(text, end, at):
            continue
        for start in range(end - 2, max(-1, end - _LONGEST_NAME - 1), -1):
            if _OF_NAME.match(text, start) is None:
                break
            name = text[start:end]
            if not _may_be_whole(name, folded[start:end]):
                continue
            is_name = is_read and end == at and name_lists().is_continental(folded[start:end])
            is_of_body = end < body <= at and _is_name_before(folded[start:end])
            if _may_begin(text, start, ends) and (
                is_name or is_of_body or _is_name(folded[start:end], text[end:at], word)
            ):
                yield start, end
                return


def _apposed(text: str, folded: str, office: int, ends: set[int]) -> Iterator[tuple[int, int]]:
    """The name before a dot and the body whose office begins at `office`: 早川千里・岬大教授."""
    end = text.rfind(_DOT, max(0, office - _LONGEST_MODIFIER), office)
    if end < 0 or _MODIFIER.fullmatch(text, end + 1, office) is None or _BODY_END.match(text, office - 1) is None:
        return
    if _is_name_before(folded[end + 1 : office]):
        return
    for start in range(end - 3, max(-1, end - _LONGEST_NAME - 1), -1):
        name = folded[start:end]
        is_name = _may_be_whole(text[start:end], name) and _is_name_before(name)
        if is_name and all(_OF_NAME.match(one) for one in name) and _may_begin(text, start, ends):
            yield start, end
            return


def _before_reading(text: str, at: int) -> tuple[int, bool]:
    """The place before the reading in brackets that ends at `at`, and whether it is a Korean's; 0 if other words are in
    the brackets."""
    if not at or text[at - 1] not in "）)":
        return at, False
    opened = max(text.rfind("（", 0, at), text.rfind("(", 0, at))
    if opened < 0 or not _READING.fullmatch(text, opened, at):
        return 0, False
    return opened, _KOREAN_READING.fullmatch(text, opened, at) is not None


def _may_be_whole(name: str, folded: str) -> bool:
    """Whether characters have no particle, noun or beginning of a title in them."""
    is_cut = _FIRST.match(name) is None or _GRAMMAR.search(name) or _has_noun(name)
    return not is_cut and not _is_family_and_title(name, folded)


def _may_begin(text: str, start: int, ends: set[int]) -> bool:
    """Whether a name may begin there: after a mark, a particle, the name of a body or another title."""
    if start == 0 or start in ends or _INSIDE.match(text[start - 1]) is None or text[start - 1] == _LATE:
        return True
    return _COUNTED.search(text, max(0, start - 2), start) is not None


def _has_noun(name: str) -> bool:
    """Whether a listed given name has what its bearer is before it, and no family name: 長女花子, 母早紀江."""
    nouns = (size for size in range(2, len(name)) if name[:size] in _NO_OFFICES or name[:size] in OFFICES)
    if name[0] in _KIN and name_lists().is_given(one_form(name[1:])):
        return True
    return any(name_lists().is_given(one_form(name[size:])) for size in nouns)


def _is_family_and_title(name: str, folded: str) -> bool:
    """Whether a name is a family name alone, with the beginning of the title behind it: 朴*前*大統領, 崔*経済*首相."""
    names = name_lists()
    sizes = (size for size in range(1, len(name)) if name[size:] in _NO_GIVEN)
    return any(folded[:size] in names.families or folded[:size] in names.continental for size in sizes)


def _is_name(name: str, modifier: str, title: str) -> bool:
    """Whether characters are a name: both parts are listed, or it is right before its title."""
    names = name_lists()
    if name in names.seeming or (len(name) == _SHORT and title.startswith(_OF_TOWNS)):
        return False
    if modifier:
        is_field = modifier in _FIELDS or _POST_ABROAD.fullmatch(modifier) is not None or modifier.endswith("職務")
        if len(modifier) == 1 and not is_field:
            return modifier in _OF_REGION and len(name) > 3 and names.is_japanese(name)
        if names.is_japanese(name):
            return len(name) > 3 or is_field
        is_made_so = len(name) > 3 and names.may_be_japanese(name, is_surely_person=False)
        return is_made_so or (is_field and len(name) == 3 and _is_continental(name))
    if names.is_japanese(name) or names.may_be_japanese(name, is_surely_person=title in _PERSONS):
        return True
    return _is_continental(name)


def _is_name_before(name: str) -> bool:
    """Whether characters are a name before the body of their bearer's office: 車智勲*国連*大使."""
    if name in name_lists().seeming:
        return False
    is_made_so = len(name) > 3 and name_lists().may_be_japanese(name, is_surely_person=False)
    return is_made_so or name_lists().is_japanese(name) or (len(name) == 3 and _is_continental(name))


def _is_continental(name: str) -> bool:
    return name[0] not in _FUNCTION and name_lists().is_continental(name)
