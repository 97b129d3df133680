"""Searches, feeds and saved searches, watches, and titles as they are typed take the same spellings for one word."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.lang.unspaced.forms import name_form
from bot.policy.search.grammar import Today, parse
from bot.policy.search.matching import ArticleFacts, IndexedText, satisfies
from bot.policy.search.query import Query
from bot.policy.search.terms import matched, prefix_terms
from bot.policy.watches.phrases import PhraseAutomaton, phrase_key, places
from tests.fakes.tables import table

_AT = datetime(2024, 9, 16, tzinfo=UTC)
_SAME = (
    ("キムヨジョン", "党のキム・ヨジョン氏が"), ("キム・ヨジョン", "党のキムヨジョン氏が"),
    ("キム･ヨジョン", "党のキム・ヨジョン氏が"), ("キム・ヨジョン", "党のｷﾑ･ﾖｼﾞｮﾝ氏が"),
    ("ｷﾑﾖｼﾞｮﾝ", "党のキム・ヨジョン氏が"), ("キム ヨジョン", "党のキム・ヨジョン氏が"),
    ("キム・ヨジョン", "党のキム ヨジョン氏が"), ("キム＝ヨジョン", "党のキム・ヨジョン氏が"),
    ("ヨジョン", "キム・ヨジョン氏"), ("キム", "キム・ヨジョン氏"), ("キム", "ｷﾑ氏は"),
    ("韓米日", "韓・米・日の局長"), ("韓・米・日", "韓米日の局長"), ("ＩＣＢＭ", "新型ICBM級の"),
    ("ICBM", "新型ＩＣＢＭ級の"), ("icbm級", "新型ＩＣＢＭ級の"), ("ICBM級", "新型icbm級の"),
    ("ｍｉｓｓｉｌｅ", "a missile test"), ("missile", "a ｍｉｓｓｉｌｅ test"), ("10人", "兵士１０人が"),
    ("１０人", "兵士10人が"), ("ﾐｻｲﾙ", "弾道ミサイルを発射"), ("ミサイル", "弾道ﾐｻｲﾙを発射"), ("ガス", "ｶﾞｽ供給"),
    ("ｶﾞｽ", "都市ガスの"), ("コンピューター", "新しいコンピュータの"), ("コンピューター", "新しいｺﾝﾋﾟｭｰﾀｰの"),
    ("弹道导弹", "試射彈道導彈後"), ("彈道導彈", "试射弹道导弹后"), ("弾道", "试射弹道导弹后"),
    ("导弹", "再射飛彈"), ("飛彈", "发射导弹"), ("国会", "國會表決"), ("천궁-Ⅱ", "천궁-II 요격"),
    ("천궁-II", "천궁-Ⅱ 요격"), ("國防部", "国防部が発表"), ("CAFÉ", "the cafe was shut"),
    ("cafe", "the Café was shut"), ("평양", "평양에서 열린"), ("미사일", "탄도미사일을 쏘았다"),
    ("IAEA", "IAEA가 밝혔다"), ("ミサイルとロケット", "ミサイルとロケットを公開"),
)  # fmt: skip
_UNITS = (
    ("320km", "高度320㎞に達した"), ("320㎞", "高度320kmに達した"), ("320㎞", "고도 320㎞를 날았다"),
    ("320km", "高度320 kmに"), ("３２０km", "高度320㎞に"), ("320km", "高度３２０ｋｍに"),
    ("５０㎏", "重さ50kgの箱"), ("50kg", "重さ50㎏の箱"), ("320 km", "高度320kmに"), ("320 km", "320km away"),
    ("320㎞", "320km away"),
)  # fmt: skip
"""Titles as they are typed have units as they are written."""
_OTHER = (
    ("キム", "キムチの味"), ("キム", "ハキム氏は"), ("バス", "パスの列"), ("バス", "ﾊﾟｽの列"),
    ("インド", "インドネシアの"), ("国会", "中国、会議を開く"), ("国会", "中国。会議を開く"),
    ("ヨジョン", "ヨ、ジョン"), ("320km", "高度1320㎞に"), ("ICBM", "新型XICBM級の"), ("弾道", "弾む道"),
    ("10人", "兵士110人が"), ("导弹", "引导子弹"), ("평양", "평택에서"),
)  # fmt: skip


def _facts(text: str) -> ArticleFacts:
    nothing = IndexedText("")
    none = frozenset[str]()
    return ArticleFacts(nothing, IndexedText(text), nothing, nothing, none, none, None, "und", frozenset(), 0.0, _AT)


@table(
    ("typed", "text", "is_there"), [*((*one, True) for one in (*_SAME, *_UNITS)), *((*one, False) for one in _OTHER)]
)
def test_what_a_search_finds_a_watch_meets_and_is_offered(typed: str, text: str, is_there: bool) -> None:
    query = parse(f'"{typed}"', Today(_AT.date(), "Asia/Seoul"))
    assert isinstance(query, Query)
    assert satisfies(query, _facts(text)) is is_there
    assert bool(PhraseAutomaton([phrase_key(typed)]).found(text)) is is_there
    assert bool(list(places(typed, text))) is is_there
    if (typed, text) in _SAME and "탄도" not in text:  # compounds of Korean have a way of their own in titles
        assert matched(text, prefix_terms(typed))


def test_names_in_lists_have_one_form() -> None:
    """What is typed in autocomplete of watches, feeds, saved searches, outlets and filters."""
    for typed, name in (
        ("ヨジョン", "党のキム・ヨジョン氏"), ("ﾐｻｲﾙ", "弾道ミサイル"), ("弹道", "弾道ミサイル"),
        ("ＫＢＳ ", "kbs world"),
        ("cafe", "Café  News"),
        ("river  post", "Han River Post"), ("평양", "평양의 날씨"),
    ):  # fmt: skip
        assert name_form(typed) in name_form(name)
    assert name_form("バス") not in name_form("パスの列")
