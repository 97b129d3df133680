"""Watched phrases in texts of both languages, and which watches an article meets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.model.watches.alert import WatchedText
from bot.model.watches.watch import WatchKind
from bot.policy.watches.matching import IndexedWatch, WatchIndex
from bot.policy.watches.phrases import PhraseAutomaton, phrase_key, places
from tests.fakes.tables import table


@table(
    ("phrase", "text", "found"),
    [
        ("hypersonic missile", "A Hypersonic-Missile test", "Hypersonic-Missile"),
        ("Pokémon", "POKEMON cards", "POKEMON"),
        ("launch", "It launched a rocket", None),
        ("launch", "prelaunch checks", None),
        ("U.S.", "The U.S. said", "U.S."),
        ("초음속 미사일", "북한이 초음속 미사일을 쏘았다", "초음속 미사일"),
        ("미사일", "탄도미사일을 쏘았다", "탄도미사일"),
        ("탄도미사일", "탄도 미사일을 쏘았다", "탄도 미사일"),
        ("한미 연합훈련", "한·미 연합훈련이 시작됐다", "한·미 연합훈련"),
        ("한미 연합훈련", "한미 연합 훈련이 시작됐다", "한미 연합 훈련"),
        ("의장", "새 회의장에서", None),
        ("导弹", "發射導彈", "導彈"),
        ("미사일 320발", "미사일 ３２０발", "미사일 ３２０발"),
        ("バス", "パスの列", None),
        ("バス", "エアバスの工場", None),
        ("バス", "市営バスの列", "バス"),
        ("ミサイル", "弾道ミサイルを発射", "ミサイル"),
        ("弾道ミサイル", "短距離弾道ミサイル2発", "弾道ミサイル"),
        ("キム", "キムチの味", None),
        ("ガス", "ｶﾞｽ 供給", "ｶﾞｽ"),
        ("キム・ヨジョン", "キム ヨジョン", "キム ヨジョン"),
        ("C++", "a C program", None),
        ("평양", "평양에서 열린", "평양"),
        ("평양", "평양냉면", None),
        ("DMZ", "DMZ에서", "DMZ"),
        ("THAAD", "驻韩美军THAAD系统", "THAAD"),
        ("IAEA", "国際機関のIAEAは", "IAEA"),
        ("F-35", "空軍F-35が", "F-35"),
        ("F-35", "空軍XF-35が", None),
        ("ICBM級", "新型ICBM級の", "ICBM級"),
        ("320km", "高度320kmに", "320km"),
        ("320km", "高度1320kmに", None),
        ("金正恩", "朝鮮金正恩委員長", "金正恩"),
        ("two  words", "two words", "two words"),
        ("two words", "two\n\nwords", None),
        ("COVID-19", "after COVID 19 began", "COVID 19"),
        ("covid", "covid-19", "covid"),
    ],
)
def test_a_phrase_is_met_by_whole_words(phrase: str, text: str, found: str | None) -> None:
    spans = [text[span.start : span.end] for span in places(phrase, text)]
    assert spans == ([found] if found else [])
    automaton = PhraseAutomaton([phrase_key(phrase), "something else"])
    assert automaton.found(text) == ({phrase_key(phrase)} if found else set())


@given(
    st.lists(st.text("ab -가나은 金", min_size=1, max_size=4).filter(phrase_key), max_size=8),
    st.text("ab -가나은金\n."),
)
def test_the_automaton_finds_what_each_phrase_alone_finds(phrases: list[str], text: str) -> None:
    keys = {phrase_key(phrase) for phrase in phrases}
    assert PhraseAutomaton(keys).found(text) == {key for key in keys if any(places(key, text))}


def _watch(number: int, kind: WatchKind, value: str, shelf: int = 1, *, leaves: bool = False) -> IndexedWatch:
    return IndexedWatch(number, shelf, kind, value, leaves)


def _article(shelf: int = 1, *, private: bool = False) -> WatchedText:
    return WatchedText(
        shelf,
        7,
        "Envoys meet",
        "Talks on the DMZ went on.",
        frozenset({"north-korea"}),
        frozenset({"diplomacy"}),
        private,
    )


def test_an_article_meets_the_watches_of_its_shelf() -> None:
    index = WatchIndex(
        [
            _watch(1, WatchKind.ENTITY, "north-korea"),
            _watch(2, WatchKind.PHRASE, "the dmz"),
            _watch(3, WatchKind.SUBJECT, "diplomacy"),
            _watch(4, WatchKind.ENTITY, "sinuiju"),
            _watch(5, WatchKind.PHRASE, "meet talks"),  # the end of the title and the beginning of the text
            _watch(6, WatchKind.ENTITY, "north-korea", shelf=2),
            _watch(7, WatchKind.PHRASE, "THE DMZ"),
            _watch(8, WatchKind.SUBJECT, "sanctions"),
            _watch(9, WatchKind.PHRASE, "envoys"),
        ]
    )
    assert index.matching(_article()) == (1, 2, 3, 7, 9)
    assert index.matching(_article(shelf=2)) == (6,)
    assert index.matching(_article(shelf=3)) == ()
    assert WatchIndex([]).matching(_article()) == ()


def test_a_private_text_does_not_leave_its_server() -> None:
    index = WatchIndex(
        [
            _watch(1, WatchKind.PHRASE, "dmz", leaves=True),
            _watch(2, WatchKind.PHRASE, "dmz"),
            _watch(3, WatchKind.ENTITY, "north-korea", leaves=True),
        ]
    )
    assert index.matching(_article(private=True)) == (2,)
    assert index.matching(_article()) == (1, 2, 3)
