"""Short texts on one kind of event are one event only if they name the same; a short sequel that does joins."""

from __future__ import annotations

from itertools import product

import brotli
import msgspec
import pytest
from msgspec.structs import replace

from bot.model.placements import Parties, Party
from bot.model.reasons import NewsKind
from bot.news.clustering import assign, embeddings, features
from bot.news.clustering.features import ArticleFeatures, read_article
from tests.fakes.embeddings import embedding, mixed

QUAKE = "An earthquake of magnitude 5.9 strikes {place}, killing at least {dead} people and damaging many houses."
SENTENCE = "A court in Brestova sentences former minister {name} to eight years in prison for taking bribes."
KNOWN = {"earthquak": 6, "magnitud": 6, "kill": 20, "peopl": 30, "damag": 6, "polic": 20, "court": 15, "prison": 10}
"""Of 100 texts."""


def _short(text: str, day: int = 1000) -> ArticleFeatures:
    return read_article("", text).weighted(100, KNOWN, day)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (QUAKE.format(place="the Calama province", dead="five"), QUAKE.format(place="the Batan islands", dead="seven")),
        (
            "Gunmen kill three people in a bakery in the city of Almenara before police arrive.",
            "Gunmen kill three people at a wedding in the town of Yozgara before police arrive.",
        ),
        (SENTENCE.format(name="Ilir Dobra"), SENTENCE.replace("Brestova", "Lusenga").format(name="Mutale Banda")),
    ],
)
def test_one_kind_of_event_at_two_places_is_two_events(one: str, other: str) -> None:
    assert _short(one).alike(_short(other)) < 0.1


@pytest.mark.parametrize(
    ("one", "other", "told_apart"),
    [("CA", "PK", True), ("CA", "CA PK", False), ("CA", "", False), ("", "", False), ("KR", "XK", False)],
)
def test_brief_texts_that_name_no_state_in_common_are_less_likely_of_one_event(
    one: str, other: str, *, told_apart: bool
) -> None:
    first, second = (_short(QUAKE.format(place="the Calama province", dead=dead)) for dead in ("five", "seven"))
    named, others = (
        replace(text, parties=Parties(named=frozenset(map(Party, states.split()))))
        for text, states in ((first, one), (second, other))
    )
    assert (named.alike(others) < first.alike(second)) is told_apart
    assert (others.alike(named) < first.alike(second)) is told_apart


@pytest.mark.parametrize(
    ("english", "korean", "told_apart"),
    [
        ("KE", "", True),
        ("KE", "KR", True),
        ("KE", "KE", False),
        ("KE KR", "", False),
        ("KP", "", False),
        ("", "", False),
    ],
)
def test_a_korean_text_that_names_no_state_is_of_the_peninsula(english: str, korean: str, *, told_apart: bool) -> None:
    """A court at home and one in Nairobi, both asked by farmers; and one event that both languages report."""
    home = _short("대전지법은 농민들이 낸 소송에서 원고 패소 판결했다.")
    abroad = _short("Judges turn down a lawsuit of farmers in a ruling of the district court.")
    named, others = (
        replace(text, parties=Parties(named=frozenset(map(Party, states.split()))))
        for text, states in ((abroad, english), (home, korean))
    )
    assert (named.alike(others) < abroad.alike(home)) is told_apart
    assert (others.alike(named) < abroad.alike(home)) is told_apart


@pytest.mark.parametrize(
    ("text", "home"),
    [("地震で津波注意報が出たが、けが人はいない。", "JP"), ("地震引发山体滑坡，暂无人员伤亡报告。", "CN")],
)
def test_a_japanese_or_chinese_text_that_names_no_state_is_of_its_own(text: str, home: str) -> None:
    local, abroad = _short(text), _short("A quake sets off a tsunami alert and hurts nobody, the weather office says.")
    likely = {
        state: replace(abroad, parties=Parties(named=frozenset({Party(state)}))).alike(local) for state in (home, "PH")
    }
    assert likely["PH"] < likely[home] == abroad.alike(local)


@pytest.mark.parametrize(
    ("one", "other", "states", "others"),
    [
        ("국회, 내년도 예산안 심사 착수", "North Korea's parliament to meet in January on budget", "KR", "KP"),
        ("국회, 예산 법안 의결", "Japan's parliament passes budget bill", "", "JP"),
        (
            "Japan's top court rejects appeal over votes",
            "South Korea's top court rejects appeal over votes",
            "JP",
            "KR",
        ),
        ("한국은행 금리 동결", "Bank of Japan keeps interest rates on hold", "KR", "JP"),
        ("한은, 기준금리 2.5% 동결", "일본은행, 기준금리 0.5%로 동결", "", "JP"),
    ],
)
def test_what_each_state_has_of_its_own_is_of_two_events(one: str, other: str, states: str, others: str) -> None:
    def told(title: str, named: str) -> ArticleFeatures:
        parties = Parties(named=frozenset(map(Party, named.split())))
        return replace(read_article(title, "").weighted(100, KNOWN, 1000), parties=parties)

    assert not told(one, states).alike(told(other, others))
    assert told(one, states).alike(told(other, states or "KR")) > assign.JOIN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("부산지법, 전세사기범에 징역 7년", "부산지법, 뇌물 공무원 무죄"),
        ("더불어민주당, 전당대회 날짜 확정", "더불어민주당, 물가대책위 출범"),
        ("조현 외교장관, 유학생 간담회", "조현 외교장관, 중동 정세 우려 표명"),
        ("Thailand's court frees activist", "Court in Thailand dissolves party"),
        ("Drivers' union votes to walk out", "Nurses' union reaches wage deal"),
    ],
)
def test_two_headlines_that_share_only_who_acts_are_of_two_events(one: str, other: str) -> None:
    def told(title: str, text: str = "") -> ArticleFeatures:
        entities = [entity for word, entity in (("조현", "cho-hyun-minister"), ("Thai", "thailand")) if word in title]
        return read_article(title, text, entities).weighted(100, KNOWN, 1000)

    assert not told(one).alike(told(other))
    assert told(one).alike(told(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("국회, 내년 예산안 통과", "예산안, 여야 합의로 국회 본회의 가결"),
        ("몽골 의회, 총리 해임", "몽골 총리, 의회 불신임으로 물러나"),
        ("Court in Lima jails former governor Salcedo", "Salcedo jailed for nine years by Peruvian court"),
        ("Commission fines Veldra Telecom", "Veldra Telecom hit with penalty by privacy commission"),
        ("Court Strikes Down Tariffs", "Supreme Court Rules Tariffs Illegal"),
        ("정청래 민주당 당대표 당선", "민주당, 정청래 새 대표 선출"),
        ("통일부, 개성공단재단 부활", "개성공단재단 되살린다…통일부"),
    ],
)
def test_a_body_and_what_it_did_are_more_than_who_acts(one: str, other: str) -> None:
    first, second = (read_article(title, "").weighted(100, KNOWN, 1000) for title in (one, other))
    assert first.alike(second) > 0


def test_states_tell_no_long_reports_apart() -> None:
    words = " ".join(f"word{number}" for number in range(200))
    text = read_article("", words).weighted(100, {}, 1000)
    one, other = (replace(text, parties=Parties(named=frozenset({Party(state)}))) for state in ("CA", "PK"))
    assert one.alike(other) == pytest.approx(text.alike(text))


@pytest.mark.parametrize(
    ("first", "sequel"),
    [
        (
            QUAKE.format(place="the Calama province", dead="five"),
            "The toll of the earthquake in Calama rises to eleven as people are found dead under their houses.",
        ),
        (
            SENTENCE.format(name="Ilir Dobra"),
            "Former minister Ilir Dobra appeals against his prison sentence for bribes in Brestova.",
        ),
    ],
)
def test_a_short_sequel_that_names_the_same_is_of_the_event(first: str, sequel: str) -> None:
    assert _short(first).alike(_short(sequel, 1002)) > 0.1


def test_the_later_a_short_sequel_comes_the_less_likely_it_is_of_the_event() -> None:
    first = _short(QUAKE.format(place="the Calama province", dead="five"))
    sequel = "The toll of the earthquake in Calama rises to eleven."
    near, far = (first.alike(_short(sequel, 1000 + days)) for days in (1, 20))
    assert _odds(near) > 10 * _odds(far)


def test_the_likeness_of_stored_articles_is_kept_and_that_of_the_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "_MOST_PAIRS", 3)
    texts = [QUAKE.format(place="Calama", dead=dead) for dead in ("five", "six")] + [SENTENCE.format(name="Ilir Dobra")]
    stored = [features.unpack(_short(text).pack()) for text in texts]
    pairs = list(product(stored, repeat=2)) * 2
    assert [one.alike(other) for one, other in pairs] == pytest.approx([one._likeness(other) for one, other in pairs])
    assert len(features._likenesses) <= 3


DONE, SAID = "Seoul sends tanks to Belmora", "Seoul says tanks for Belmora are defensive"
DEAL = "The defence ministry in Seoul and the government of Belmora signed the contract for 40 tanks in May. "


@pytest.mark.parametrize("others", [5, 60], ids=["brief", "report"])
def test_what_was_done_and_what_was_said_of_it_are_less_likely_one_event_where_there_is_more_than_a_headline(
    others: int,
) -> None:
    words = " ".join(f"{chr(97 + at % 26) * 3}{chr(97 + at // 26)}" for at in range(others))

    def likely(one: str, other: str) -> float:
        first, second = (
            read_article(title, f"{DEAL} {words} {end}.").weighted(100, KNOWN, day)
            for title, end, day in ((one, "in columns to Varsk", 1000), (other, "by ship over Almenara", 1003))
        )
        return first.alike(second) / (1 - first.alike(second))

    ratio = likely(DONE, SAID) / likely(DONE, SAID.replace("says", "hands"))
    assert (ratio < 0.2) is (others > 20)


def test_stored_features_keep_what_the_headline_reports_and_older_ones_know_nothing_of_it() -> None:
    counted = read_article(SAID, DEAL).weighted(100, KNOWN, 1000)
    packed = counted.pack()
    assert features.unpack(packed).kind is counted.kind is NewsKind.SAID
    *older, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _ = msgspec.msgpack.decode(brotli.decompress(packed[1:]))
    for parts in (older, older[:3]):
        assert features.unpack(packed[:1] + brotli.compress(msgspec.msgpack.encode(parts))).kind is NewsKind.OTHER


def test_a_short_sequel_in_another_language_is_less_likely_than_a_long_one() -> None:
    english = ("Kim tours reactor", "Kim Jong Un visited the reactor in Yongbyon, inspectors of the agency said.")
    korean = ("김정은, 원자로 시찰", "김정은 위원장이 영변 원자로를 시찰했다고 사찰단이 밝혔다.")
    entities = ("kim-jong-un", "yongbyon")

    def likely(days: int, more: str) -> float:
        one, other = (
            read_article(title, text + more, entities).weighted(100, KNOWN, 1000 + later)
            for (title, text), later in ((english, 0), (korean, days))
        )
        return one.alike(other)

    words = "".join(f" 낱말{chr(ord('가') + 28 * at)}" for at in range(60))
    assert likely(0, "") == pytest.approx(likely(0, words), abs=0.2)
    assert likely(9, "") < 0.1 < 0.3 < likely(9, words)


MILL = "Song Il Guk, vice-premier, went round the {place} yesterday. He learned about its {what} and gave tasks."


def _of_one_outlet(title: str, text: str, day: int, headline: bytes = b"") -> ArticleFeatures:
    read = read_article(title, text).weighted(100, KNOWN, day)
    return replace(read, embedding=embeddings.pack(headline) if headline else b"").of_outlet(7, ())


def _odds(likely: float) -> float:
    return likely / (1 - likely)


SKIRMISH = (
    "Tajik and Kyrgyz guards trade fire, two dead on frontier",
    "Skirmish at Tajikistan's border with Kyrgyzstan leaves two soldiers dead",
)


@pytest.mark.parametrize(
    ("one", "other", "entity"),
    [
        ("국회 법사위, 증원법 의결", "국회 국방위, 파병 연장안 가결", "national-assembly"),
        ("헌법재판소, 낙태 조항 심리", "헌재 새 재판관 취임… 헌법재판소 9인 체제", "constitutional-court-of-korea"),
        ("Iran's parliament debates dress code", "Speaker of Iran's parliament hurt in fall", "iran"),
    ],
)
def test_who_acts_is_no_second_thing_in_common(one: str, other: str, entity: str) -> None:
    first, second = (read_article(title, "", {entity}).weighted(100, KNOWN, 1000) for title in (one, other))
    assert not first._tell_alike(second)


def test_two_headlines_that_say_the_same_in_other_words_are_of_one_event() -> None:
    def told(title: str, day: int = 1000, *entities: str) -> ArticleFeatures:
        return read_article(title, "", entities or ("tajikistan", "kyrgyzstan")).weighted(100, KNOWN, day)

    first, second = map(told, SKIRMISH)
    assert first.alike(second) > 0.5
    assert set(first.in_common(second, 2)) == {"dead"}
    assert first.alike(told(SKIRMISH[1], 1002)) < assign.JOIN
    assert first.of_outlet(7, ()).alike(second.of_outlet(7, ())) < assign.JOIN
    only_names = "Tajikistan and Kyrgyzstan open a railway", "Presidents of Kyrgyzstan and Tajikistan to sign treaty"
    assert told(only_names[0]).alike(told(SKIRMISH[0])) < assign.JOIN
    of_two_towns = "부산 법원, 해운대 상인에 실형", "부산지법서 사하 공장주 재판"
    one, other = (
        read_article(title, "", ("busan",), names=names).weighted(100, KNOWN, 1000)
        for title, names in zip(of_two_towns, (("해운대",), ("사하",)), strict=True)
    )
    assert one.alike(other) < assign.JOIN


FLEA_MARKET = "Stallholders in Rye count losses", "Night of flames at old arcade"


def test_two_headlines_that_mean_the_same_are_of_one_event_though_they_share_no_word() -> None:
    def told(title: str, headline: bytes, hour: int = 24_000, outlet: int = 0) -> ArticleFeatures:
        read = read_article(title, "").weighted(100, KNOWN, hour // 24)
        return replace(read, embedding=embeddings.pack(headline), hour=hour).of_outlet(outlet, ())

    one, close = told(FLEA_MARKET[0], embedding(1)), mixed(1, 2, 0.6)
    assert one.alike(told(FLEA_MARKET[1], close)) > assign.JOIN
    assert one.alike(told(FLEA_MARKET[1], mixed(1, 2, 0.2))) < assign.JOIN
    assert one.alike(told(FLEA_MARKET[1], close, 24_000 + 14 * 24)) < assign.JOIN
    of_one_outlet = told(FLEA_MARKET[0], embedding(1), outlet=7), told(FLEA_MARKET[1], close, outlet=7)
    assert of_one_outlet[0].alike(of_one_outlet[1]) < assign.JOIN


def test_headlines_mean_nearly_the_same_where_they_share_a_name_or_a_kind_of_incident_so_the_words_decide() -> None:
    def told(title: str) -> ArticleFeatures:
        read = read_article(title, "").weighted(100, KNOWN, 1000)
        return replace(read, embedding=embeddings.pack(embedding(1)), hour=24_000)

    quakes = "Strong earthquake shakes Rye, three dead", "Tremor: quake kills three and fells chimneys in Lydd"
    of_one_man = "Minister Ivo Karr opened a paper mill on Monday", "Photo of farmers and dancers with Karr"
    for one, other in (quakes, of_one_man):
        assert told(one)._likeness_by_headlines(told(other), 0.01, float(one in quakes)) == 0.0


def test_brief_texts_of_one_outlet_that_open_with_names_of_their_own_are_less_likely_of_one_event() -> None:
    texts = (MILL.format(place="Unhung Mill", what="silk"), MILL.format(place="Sokjon Works", what="bricks"))
    one, other = (_of_one_outlet("Vice-Premier Visits Factory", text, 1000) for text in texts)
    elsewhere = replace(other, outlet=8)
    assert _odds(one.alike(other)) < 0.01 * _odds(one.alike(elsewhere))
    again = _of_one_outlet("Vice-Premier Visits Factory", texts[0].replace("yesterday", "on Tuesday"), 1001)
    assert one.alike(again) > 0.99


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("{news}, the State Hydrological Service said on Monday.", "{news}, the Relief Committee said."),
        ("{news}, according to Rodong Information.", "{news}, the Ministry of Land announced Tuesday."),
    ],
)
def test_the_source_of_a_brief_text_of_one_outlet_is_no_subject_of_its_own(first: str, second: str) -> None:
    news = "Floods washed away a bridge in Kosan County"
    one, other = (_of_one_outlet("Floods in Kosan", text.format(news=news), 1000) for text in (first, second))
    assert not one.reports_another(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vladimir Putin said.", "Volodymyr Zelensky said."),
        ("the Foreign Ministry of Russia said.", "the Foreign Ministry of China said."),
        ("President Donald Trump said on Monday.", "Prime Minister Sanae Takaichi said on Monday."),
    ],
)
def test_the_same_words_of_two_who_speak_for_themselves_are_two_events(one: str, other: str) -> None:
    first, second = (_of_one_outlet("Drills", f"The drills are a threat, {who}", 1000) for who in (one, other))
    assert first.reports_another(second)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Press Statement of Foreign Ministry Spokesman", True),
        ("Answer Given by Spokesperson for Foreign Ministry", True),
        ("외무성 대변인 담화", True),
        ("Foreign Ministry Spokesman Issues Press Statement", False),
        ("Defence secretary holds press conference in Seoul", False),
        ("김여정 담화 발표", False),
        ("대통령 기자회견", False),
    ],
)
def test_the_name_of_a_statement_is_no_subject_and_news_of_an_occasion_may_come_twice(
    title: str, *, expected: bool
) -> None:
    assert read_article(title, DEAL).unspecific is expected


@pytest.mark.parametrize(
    ("title", "headline", "day", "told_apart"),
    [
        ("Song Yo Rim Issues Statement", 1, 1002, True),
        ("Song Yo Rim Issues Statement", 1, 1000, False),
        ("Press Statement of Song Yo Rim", 1, 1000, True),
        ("Song Yo Rim Denounces Show of Force", 1, 1002, True),
        ("Song Yo Rim Denounces Show of Force", 1, 1000, False),
        ("Song Yo Rim Issues Statement", 2, 1002, False),
    ],
)
def test_an_outlet_that_uses_a_headline_again_tells_of_another_event_on_one_day_if_it_is_a_statement(
    title: str, headline: int, day: int, *, told_apart: bool
) -> None:
    text = "Song Yo Rim issued a statement. She said that the {what} is a show of force."
    one = _of_one_outlet(title, text.format(what="drill"), 1000, embedding(1))
    second = (title, text.format(what="carrier"), day)
    other, without = _of_one_outlet(*second, embedding(headline)), _of_one_outlet(*second)
    assert (_odds(one.alike(other)) < 0.01 * _odds(one.alike(without))) is told_apart


def test_set_phrases_do_not_part_the_next_step_of_an_event_that_is_told_in_few_names() -> None:
    opens = ("Union Opens Plenary Meeting", "The plenary meeting of the union opened in Kosan. So Kil Nam reported.")
    closes = ("Union Closes Plenary Meeting", "The plenary meeting of the union in Kosan ended. Ri Un Sil was elected.")
    one, other = (
        read_article(*told).weighted(100, KNOWN, 1000).of_outlet(7, ("plenary", "meet")) for told in (opens, closes)
    )
    assert one.alike(other) > assign.JOIN
