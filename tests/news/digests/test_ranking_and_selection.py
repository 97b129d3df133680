"""Which stories come first in a digest, and which headline and sentences each of them shows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.lang.scripts import is_wide
from bot.model.analysis import Outlet, OutletKind
from bot.model.reasons import NewsKind, SharedSource
from bot.news.digests import ranking, select
from bot.news.digests.ranking import RankingInput
from bot.news.headlines.news_value import NewsValue

_NOW = datetime(2024, 7, 29, 12, tzinfo=UTC)


def test_independent_fresh_and_close_stories_come_first() -> None:
    day = timedelta(days=1)
    base = RankingInput(1, 2, _NOW - timedelta(hours=6), 0.8, NewsValue(NewsKind.OTHER))
    better = [
        replace(base, origins=3),
        replace(base, latest=_NOW),
        replace(base, closeness=1.0),
        replace(base, articles=9),
    ]
    assert all(ranking.score(one, _NOW, day) > ranking.score(base, _NOW, day) for one in better)
    many_copies = replace(base, articles=7)
    assert ranking.score(better[0], _NOW, day) > ranking.score(many_copies, _NOW, day), "copies are not reports"


@pytest.mark.parametrize("prominence", [0.3, 0.0, -0.6])
def test_closer_stories_and_those_that_the_reader_does_not_know_come_first_however_little_they_are_worth(
    prominence: float,
) -> None:
    news = NewsValue(NewsKind.OTHER, prominence=prominence)
    far = RankingInput(1, 1, _NOW, 0.2, news)
    close, known = replace(far, closeness=1.0), replace(far, known=True)
    score, far_score, known_score = (ranking.score(one, _NOW, timedelta(days=1)) for one in (close, far, known))
    assert score > far_score >= known_score


def _outlet(name: str, country: str | None, kind: OutletKind | None = None) -> Outlet:
    return Outlet(name, f"{name}.example", country, kind)


_STATE_MEDIA = SharedSource(kind=OutletKind.STATE_MEDIA)


@pytest.mark.parametrize(
    ("outlets", "expected"),
    [
        ([_outlet("a", "KP", OutletKind.STATE_MEDIA)], _STATE_MEDIA),
        ([_outlet("a", "KP", OutletKind.STATE_MEDIA), _outlet("b", "CN", OutletKind.STATE_MEDIA)], _STATE_MEDIA),
        ([_outlet("a", "KR"), _outlet("b", "KR")], SharedSource(country="KR")),
        ([_outlet("a", "KR"), _outlet("b", "US")], None),
        ([_outlet("a", "KR"), None], None),
        ([_outlet("a", "KR")], None),
        ([], None),
        ([_outlet("a", "KP", OutletKind.STATE_MEDIA), None], None),
        ([_outlet("a", "KR"), _outlet("b", None)], None),
        ([_outlet("a", None), _outlet("b", None)], None),
        ([_outlet("a", None, OutletKind.STATE_MEDIA)], _STATE_MEDIA),
        (
            [_outlet("a", "KP", OutletKind.STATE_MEDIA), _outlet("b", "KP", OutletKind.GOVERNMENT)],
            SharedSource(country="KP"),
        ),
        ([_outlet("a", "KP", OutletKind.STATE_MEDIA), _outlet("b", "RU", OutletKind.STATE_FUNDED)], None),
        ([_outlet("a", "US", OutletKind.GOVERNMENT)], SharedSource(kind=OutletKind.GOVERNMENT)),
        ([_outlet("a", "DE"), _outlet("b", "DE")], SharedSource(country="DE")),
    ],
)
def test_what_all_sources_share(outlets: list[Outlet | None], expected: SharedSource | None) -> None:
    assert ranking.shared_source(outlets) == expected


def test_the_headline_says_what_all_say_and_is_no_bait() -> None:
    titles = [
        "You won't believe what this river did to a city!",
        "FLOOD",
        "Thousands stranded as Amnok River floods Sinuiju",
        "Kim Jong Un inspects Sinuiju after river floods city",
    ]
    assert select.headline(titles) in (2, 3)
    assert select.headline(["Only one"]) == 0


def test_sentences_come_from_different_articles_and_never_say_the_same_again() -> None:
    flood = select.Sentence(0, "Rain flooded Sinuiju and stranded about 5,000 residents.", 2.0)
    same = select.Sentence(1, "About 5,000 residents were stranded when rain flooded Sinuiju.", 2.0)
    more = select.Sentence(1, "The Red Cross offered blankets and rice.", 1.5)
    titles = ["Rain floods Sinuiju", "Sinuiju under water"]
    assert select.choose(titles, [flood, same, more]) == (0, (flood, more))
    assert select.choose(titles, [flood, same]) == (0, (flood,)), "rather one sentence than one twice"
    assert select.choose(titles, [flood, same, more], shown=[flood.text]) == (0, (more,))
    assert select.choose(titles, [same], shown=[flood.text]) == (0, ())


def test_the_first_sentence_tells_what_the_headline_tells() -> None:
    titles = ["North fires suspected long-range missile, South says", "Envoy calls for calm after launch"]
    aside = select.Sentence(0, "Some 3,000 of its soldiers are training abroad, the ministry told lawmakers.", 2.0)
    launch = select.Sentence(
        0, "The South's military said the North fired what appeared to be a long-range missile.", 1.5
    )
    calm = select.Sentence(1, "The envoy asked all sides to stay calm.", 2.0)
    assert select.choose(titles, [aside, launch, calm]) == (0, (launch, calm))
    assert select.choose(titles[:1], [aside, launch]) == (0, (launch, aside))
    assert select.choose(titles, [aside, launch, calm], shown=[launch.text]) == (1, (calm, aside)), (
        "what is left to tell"
    )
    assert select.choose(titles[:1], [aside]) == (0, (aside,)), "better than nothing"
    assert select.choose(titles, []) == (0, ())


def test_another_article_may_tell_what_the_headline_tells() -> None:
    titles = ["Kim inspects flooded Sinuiju", "Rain in the north-west"]
    aside = select.Sentence(0, "The road to the capital is closed until further notice.", 2.0)
    seen = select.Sentence(1, "Kim Jong Un inspected the city of Sinuiju on Monday.", 2.0)
    assert select.choose(titles, [aside, seen]) == (0, (seen, aside))


def test_a_part_of_a_story_is_told_by_what_the_whole_is_about() -> None:
    titles = ["Envoy flies to Geneva for talks", "Flooded Sinuiju gets relief supplies"]
    envoy = select.Sentence(0, "The envoy flies to Geneva on Monday for talks about grain.", 2.0)
    relief = select.Sentence(1, "Relief supplies reached flooded Sinuiju by train on Monday.", 2.0)
    assert select.choose(titles, [envoy, relief]) == (1, (relief, envoy))
    assert select.choose(titles, [envoy, relief], story="Envoy arrives in Geneva") == (0, (envoy, relief))


def test_an_update_begins_with_the_lead_of_what_is_new() -> None:
    shown = [
        "The Harbour Sharks and the Hill Bears open the final in Gwangju on Monday.",
        "The Sharks beat the Bears 3-2 in the first game of the final on Monday in Gwangju.",
    ]
    lead = select.Sentence(
        0, "The Sharks beat the Bears 5-1 in the second game of the final on Tuesday in Gwangju.", 2.9
    )
    aside = select.Sentence(0, "Rain had stopped the game for an hour while the home side led.", 1.8)
    assert select.choose(["Sharks win second game of the final"], [lead, aside], shown) == (0, (lead, aside))


def test_a_report_of_what_is_known_adds_nothing_whatever_its_day() -> None:
    shown = ["A ferry with 212 passengers ran aground off Wando on Oct. 3, the coast guard said."]
    again = select.Sentence(0, "The coast guard said a ferry with 212 passengers ran aground off Wando on Oct. 4.", 2.5)
    more = select.Sentence(0, "The coast guard said a ferry with 219 passengers ran aground off Wando.", 2.5)
    assert select.choose(["Ferry runs aground off Wando"], [again], shown) == (0, ())
    assert select.choose(["Ferry runs aground off Wando"], [again, more], shown) == (0, (more,))


def test_what_several_articles_tell_comes_first_and_nothing_hangs_in_the_air() -> None:
    titles = ["Dam gate opened without warning, village says"]
    lead = select.Sentence(0, "A dam upstream opened its gate without warning, the village of Gunnam said.", 2.6)
    hangs = select.Sentence(0, "It said that the water had come at night.", 2.4, self_contained=False)
    lonely = select.Sentence(1, "The museum of the town has been closed for repairs.", 1.5)
    shared = select.Sentence(1, "Campers on the river bank were led to safety by firefighters.", 1.5)
    echo = select.Sentence(2, "Firefighters led eleven campers on the bank of the river to safety at midnight.", 1.0)
    assert select.choose(titles, [lead, hangs, lonely, shared, echo]) == (0, (lead, shared))
    assert select.choose(titles, [lead, hangs]) == (0, (lead,))
    assert select.choose(titles, [hangs]) == (0, (hangs,)), "better than nothing"


def test_another_language_is_added_only_for_a_number_that_the_headlines_has_not() -> None:
    flood = select.Sentence(0, "Rain flooded Sinuiju and stranded about 5,000 residents.", 2.0)
    again = select.Sentence(1, "신의주에 폭우가 쏟아져 주민 5,000명이 고립됐다.", 2.0)
    more = select.Sentence(1, "신의주에서 헬기 10대가 주민을 구조했다.", 1.0)
    titles = ["Rain floods Sinuiju, strands residents", "신의주 폭우, 주민 고립"]
    assert select.choose(titles, [flood, again]) == (0, (flood,))
    assert select.choose(titles, [flood, again, more]) == (0, (flood, more))


def test_a_korean_headline_has_no_japanese_sentence_under_it() -> None:
    titles = ["북한, 서해로 순항미사일 발사"]
    fired = select.Sentence(0, "북한이 16일 오전 서해로 순항미사일을 발사했다고 합참이 밝혔다.", 2.0)
    again = select.Sentence(1, "韓国軍は16日、北朝鮮が黄海に巡航ミサイルを発射したと発表した。", 2.0)
    counted = select.Sentence(1, "ミサイルは約1500キロ飛行した。", 1.0)
    assert select.choose(titles, [fired, again]) == (0, (fired,))
    assert select.choose(titles, [fired, again, counted]) == (0, (fired, counted))
    assert select.choose(["北朝鮮、黄海に巡航ミサイル"], [select.Sentence(0, again.text, 2.0)], shown=[fired.text]) == (
        0,
        (),
    )


def test_a_japanese_headline_without_kana_has_japanese_sentences() -> None:
    title = ["日韓首脳会談、慶州開催"]
    met = select.Sentence(0, "日韓の首脳は慶州で首脳会談を開いた。", 2.0)
    agreed = select.Sentence(0, "両首脳は水素の分野で協力を広げることを確認した。", 1.5)
    assert select.choose(title, [met, agreed]) == (0, (met, agreed))


def test_the_lead_may_say_in_another_word_what_the_headline_says() -> None:
    title = ["Seoul weighs shortening trilateral sea drill, source says"]
    lead = select.Sentence(
        0, "South Korea is considering cutting this month's trilateral naval exercise to three days.", 2.0
    )
    expert = select.Sentence(0, "A shorter drill would please some, a retired admiral in Seoul says.", 1.3)
    assert select.choose(title, [lead, expert])[1][0] == lead


def test_what_is_told_in_other_words_is_retold_unless_it_names_something_or_is_of_a_new_day() -> None:
    shown = [
        "The Ministry of Defence of the DPRK found the remains of a drone in Pyongyang.",
        "The drone of the ROK military flew from an island, the ministry said.",
    ]
    again = "North Korea said a drone of South Korea's military flew to Pyongyang from an island, found in remains."
    title = ["North Korea: drone flew from island"]

    def told(sentence: select.Sentence, retold: bool = False) -> tuple[select.Sentence, ...]:
        return select.choose(title, [sentence], shown, retold=retold)[1]

    assert told(select.Sentence(0, again, 1.0)) == ()
    assert told(select.Sentence(0, again.replace("flew", "flew quietly"), 1.0)) == ()
    named = select.Sentence(0, again.replace("an island", "Baengnyeong island"), 1.0)
    assert told(named) == (named,)
    new_day = select.Sentence(0, again, 1.0, new_day=True)
    assert told(new_day) == (new_day,)
    assert told(select.Sentence(0, shown[0], 1.0, new_day=True)) == ()
    assert told(select.Sentence(0, again, 1.0), retold=True)
    assert told(select.Sentence(0, shown[0], 1.0), retold=True) == ()


def test_what_is_left_of_retold_news_has_to_tell_something() -> None:
    shown = ["The foreign minister left Pyongyang for Russia on Monday."]
    nothing = select.Sentence(0, "The report gave no reason.", 2.0)
    something = select.Sentence(0, "Moscow had invited her in September.", 1.0)
    assert select.choose(["Foreign minister leaves"], [nothing], shown)[1] == ()
    assert select.choose(["Foreign minister leaves"], [nothing, something], shown)[1] == (something,)


def test_words_of_the_title_alone_make_no_lead() -> None:
    title = ["Thirty years after the bridge at Seongsu fell"]
    scenery = select.Sentence(0, "A bridge stands at Seongsu today, and a stone remembers those who fell with it.", 1.4)
    news = select.Sentence(0, "On 21 October 1994 a span of 48 metres broke off in Seoul, and 32 people died.", 2.7)
    assert select.choose(title, [scenery, news])[1][0] == news
    assert select.choose(title, [scenery, select.Sentence(0, news.text, 2.0)])[1][0] == scenery


def test_a_statement_is_told_by_what_it_said() -> None:
    titles = ["Vice Minister Pak Issues Press Statement", "Pak calls drill a rehearsal for war"]
    spoke = select.Sentence(0, "Pak, vice minister of defence, issued a press statement on Friday.", 0.9, hollow=True)
    content = select.Sentence(0, "He called the drill a rehearsal for war.", 0.8, self_contained=False, fills=True)
    aside = select.Sentence(0, "He will attend a parade.", 0.7, self_contained=False)
    assert select.choose(titles[:1], [spoke, content, aside]) == (0, (content,)), "the headline says who he is"
    assert select.choose(titles[:1], [spoke, aside]) == (0, (spoke,)), "better than nothing"
    report = select.Sentence(1, "Vice Minister Pak called the drill at Pohang a rehearsal for war.", 2.0)
    assert select.choose(titles, [spoke, content, report])[0] == 1


@pytest.mark.parametrize(
    "title",
    [
        "Press Statement by Ambassador to U.N.",
        "Spokesperson for Ministry of Unification on Loudspeakers",
        "Leader Makes Important Speech at Parade",
        "국방부, 입장문 발표",
    ],
)
def test_that_somebody_spoke_is_no_headline_where_another_says_what(title: str) -> None:
    telling = "Loudspeakers at border fall silent, ministry says"
    assert select.headline([title, telling]) == 1
    assert select.headline([title, f"{title}, urges end of broadcasts"]) == 1


def test_questions_without_a_mark_head_no_news() -> None:
    assert select.headline(["What the silence at the border tells", "Border falls silent"]) == 1
    said = "How to use the hotline is for Seoul to decide, minister says"
    assert select.headline([said, "Hotline to stay open, for Seoul to decide how to use it or not at all"]) == 0


def test_what_was_not_said_is_not_added() -> None:
    titles = ["Foreign minister leaves for Hanoi"]
    lead = select.Sentence(0, "The foreign minister left Pyongyang for Hanoi on Monday.", 2.5)
    unsaid = select.Sentence(0, "The report did not say whom Choe would meet in Vietnam.", 2.0)
    counted = select.Sentence(0, "The report did not say how long the 14 members of her party would stay.", 1.0)
    assert select.choose(titles, [lead, unsaid]) == (0, (lead,))
    assert select.choose(titles, [lead, unsaid, counted]) == (0, (lead, counted))


@pytest.mark.parametrize(
    ("sentence", "adds"),
    [
        ("The Navy gave no further details.", False),
        ("A ministry spokesperson made the remarks at a daily briefing.", False),
        ("Hansol Storage did not respond to a request for comment.", False),
        ("It was not immediately clear where the drone came from.", False),
        ("합참은 구체적인 경로를 밝히지 않았다.", False),
        ("Pyongyang did not respond to the South's call on the hotline.", True),
        ("State media did not mention the launch.", True),
        ("The Navy gave no reason, but sailors spoke of a fault in the engine.", True),
        ("합참은 경로를 밝히지 않았지만 고도는 공개했다.", True),
    ],
)
def test_a_second_sentence_adds_something(sentence: str, adds: bool) -> None:
    english, korean = ("Carrier leaves Busan", "The carrier left Busan."), ("항모 부산 출항", "항모가 부산을 떠났다.")
    title, lead = korean if is_wide(sentence) else english
    _, told = select.choose([title], [select.Sentence(0, lead, 2.0), select.Sentence(0, sentence, 1.0)])
    assert [one.text for one in told] == ([lead, sentence] if adds else [lead])


def test_the_first_sentence_of_an_article_stands_under_its_own_title() -> None:
    titles = ["Second carrier may come in April", "Carrier to leave Busan"]
    opening = select.Sentence(
        0, "Another carrier could come in April, an official said.", 2.0, self_contained=False, opens=True
    )
    aside = select.Sentence(0, "The Carl Vinson will leave Busan on Thursday.", 1.0)
    assert select.choose(titles[:1], [opening, aside], shown=["A carrier came."]) == (0, (opening, aside))
    assert select.choose(titles[1:], [select.Sentence(1, opening.text, 2.0, self_contained=False, opens=True), aside])[
        1
    ] == (aside,)


def test_what_is_told_again_in_another_language_is_no_news() -> None:
    shown = ["Rain flooded Sinuiju and stranded 5,000 residents, state media said."]
    again = select.Sentence(0, "폭우로 신의주가 물에 잠겼다고 조선중앙통신이 보도했다.", 2.0)
    counted = select.Sentence(0, "신의주에서 헬기 10대가 주민을 구조했다.", 1.0)
    counted_before = select.Sentence(0, "신의주 주민 5천여 명이 고립됐다.", 1.0)
    later = select.Sentence(0, again.text, 2.0, new_day=True)
    title = ["신의주 폭우로 침수"]
    assert select.choose(title, [again, counted_before], shown) == (0, ())
    assert select.choose(title, [again, counted], shown)[1] == (again, counted), "its number is new"
    assert select.choose(title, [later], shown)[1] == (later,)
    assert select.choose(title, [again], shown, retold=True)[1] == (again,)


def test_an_update_does_not_rest_on_a_sentence_that_hangs() -> None:
    shown = ["The foreign minister left Pyongyang for Russia on Monday."]
    hangs = select.Sentence(0, "The visit comes as Washington counts soldiers in Kursk.", 2.0, self_contained=False)
    assert select.choose(["Choe flies to Moscow"], [hangs], shown) == (0, ())


@pytest.mark.parametrize("title", ["Video: the river", "[Photos] the river", "Live updates: the river", "LIVE | river"])
def test_pictures_of_the_news_are_no_headline(title: str) -> None:
    assert select.headline([title, "Amnok River floods Sinuiju"]) == 1


def test_a_headline_may_speak_of_a_video_or_of_live_fire() -> None:
    assert select.headline(["Video said to show soldiers at Far East base", "Soldiers"]) == 0
    assert select.headline(["South holds live-fire drill on border island", "South holds a drill"]) == 0
