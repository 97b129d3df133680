"""Two calls of one president are two stories, whoever reports them; two reports of one call are one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from sqlite3 import Connection

import pytest
from msgspec.structs import replace

from bot.model.analysis import STORED_TEXT, Page
from bot.model.placements import Parties, Party, PlacedArticle
from bot.news.clustering import contacts, features
from bot.news.clustering.contact_sentences import told
from bot.services.ingest import completion
from bot.services.stories import placement
from bot.storage.stories import scratch
from bot.text.knowledge.base import Knowledge
from tests.fakes.reading import SampleReader

_DAY = datetime(2025, 6, 9, 3, tzinfo=UTC)
_TRUMP = (
    "Lee, Trump talk by phone",
    "President Lee Jae-myung and U.S. President Donald Trump spoke by telephone for 20 minutes and agreed to meet "
    "soon, the presidential office said.",
)
_ISHIBA = (
    "Lee, Ishiba talk by phone",
    "President Lee Jae-myung and Japanese Prime Minister Shigeru Ishiba spoke by telephone for 25 minutes and agreed "
    "to meet soon, the presidential office said.",
)
_FROM_TOKYO = (
    "Ishiba has first phone talks with new South Korean leader",
    "Prime Minister Shigeru Ishiba told President Lee Jae-myung of South Korea in a telephone call that he wanted to "
    "meet soon and to speak often, the government in Tokyo said. The two spoke for 25 minutes.",
)
_KOREAN = (
    "이 대통령, 이시바 총리와 25분간 통화",
    "이재명 대통령이 9일 이시바 시게루 일본 총리와 25분간 전화 통화를 하고 곧 만나기로 했다고 대통령실이 밝혔다.",
)
_ARRIVAL = (
    "Kim Yo Jong, Kim Yong Nam visit South Korea",
    "Kim Yo Jong, the sister of the North's leader, and Kim Yong Nam arrived in Incheon on Friday on a rare visit of a "
    "North Korean delegation to the South, on a white plane that carried a letter from her brother.",
)
_DINNER = (
    "Moon meets Kim Yo Jong",
    "President Moon Jae-in met Kim Yo Jong, the sister of the North's leader, on Saturday on the rare visit of a North "
    "Korean delegation to the South, and she handed him a letter from her brother.",
)


def _message_to(state: str) -> tuple[str, str]:
    return (
        f"Message of Greetings to {state}",
        f"The Central Committee of the Youth League of the DPRK sent a message of greetings to the youth union of "
        f"{state} on the occasion of its founding anniversary. The message wished the union success in its work and "
        "expressed the belief that the friendly relations between the youth of both countries would grow stronger in "
        "the years to come.",
    )


class _Desk:
    """Places articles as the desk does, each some hours after the one before."""

    def __init__(self, connection: Connection, reader: SampleReader, base: Knowledge) -> None:
        self._connection, self._reader, self._base = connection, reader, base
        self._count = 0

    def story(self, article: tuple[str, str], outlet: str = "", days: int = 0) -> int:
        """The story of an article that is published so many days after the first."""
        title, text = article
        self._count += 1
        at = _DAY + timedelta(days=days, hours=self._count)
        analysis = self._reader.read(Page(None, text.encode(), STORED_TEXT, "utf-8", title))
        compared = completion.prepare(analysis, self._base, at).text
        placed = PlacedArticle(self._count, title, text, at, outlet=outlet)
        return placement.place(self._connection, placed, compared)


@pytest.fixture
def desk(sample_reader: SampleReader, base: Knowledge) -> Iterator[_Desk]:
    with scratch.database() as connection:
        yield _Desk(connection, sample_reader, base)


def test_calls_of_one_president_with_two_leaders_are_two_stories(desk: _Desk) -> None:
    trump, ishiba = desk.story(_TRUMP), desk.story(_ISHIBA)
    assert trump != ishiba
    assert desk.story(_FROM_TOKYO) == ishiba


def test_a_korean_report_joins_the_call_that_it_is_about(desk: _Desk) -> None:
    trump, ishiba = desk.story(_TRUMP), desk.story(_ISHIBA)
    assert desk.story(_KOREAN) == ishiba != trump


@pytest.mark.parametrize("outlet", ["haedong-central.example", "mapo-observer.example"])
def test_a_message_to_another_state_is_no_copy_of_the_first(desk: _Desk, outlet: str) -> None:
    """Told in the same words, by the agency itself or by a newspaper that takes its texts."""
    hanoi = desk.story(_message_to("Vietnam"), "haedong-central.example")
    assert desk.story(_message_to("Mongolia"), outlet) != hanoi
    assert desk.story(_message_to("Vietnam"), outlet) == hanoi


@pytest.mark.parametrize(("days", "again"), [(3, False), (30, True)])
def test_a_message_in_the_same_words_is_another_message_weeks_later(desk: _Desk, days: int, again: bool) -> None:
    first = desk.story(_message_to("Vietnam"), "haedong-central.example")
    assert (desk.story(_message_to("Vietnam"), "haedong-central.example", days) != first) is again


def test_the_sides_of_one_meeting_are_no_two_meetings(desk: _Desk) -> None:
    assert desk.story(_ARRIVAL) == desk.story(_DINNER)


def test_a_contact_is_remembered_with_the_features(sample_reader: SampleReader, base: Knowledge) -> None:
    title, text = _ISHIBA
    analysis = sample_reader.read(Page(None, text.encode(), STORED_TEXT, "utf-8", title))
    terms = completion.prepare(analysis, base, _DAY).text.terms
    found = features.unpack(terms.weighted(1, {}, None).pack()).parties
    assert found == terms.parties
    assert {Party("JP"), Party("JP", "shigeru-ishiba")} <= found.of_contact


@pytest.mark.parametrize(
    "text",
    [
        "A fire in a warehouse in Ottawa killed four people, the Canadian police said.",
        "A fire in a warehouse in Ottawa killed four people, Reuters reported.",
        "오타와의 창고에서 불이 나 4명이 숨졌다고 AFP통신이 전했다.",
    ],
)
def test_states_are_remembered_of_texts_that_tell_of_no_contact(
    text: str, sample_reader: SampleReader, base: Knowledge
) -> None:
    """An outlet reports events of any state: its own is none of them."""
    analysis = sample_reader.read(Page(None, text.encode(), STORED_TEXT, "utf-8", None))
    terms = completion.prepare(analysis, base, _DAY).text.terms
    found = features.unpack(terms.weighted(1, {}, None).pack()).parties
    assert found == Parties(named=frozenset({Party("CA")}))


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Korea and Japan meet in semifinal", "The captains met."),
        ("Kospi falls as talks stall", "Shares fell after talks between the United States and China."),
        ("Carney at APEC summit in Gyeongju", "Mark Carney opened his visit to the APEC summit."),
        ("Britain urges unity at the U.N. Security Council", "The council met in New York."),
        ("Rubio arrives for trilateral talks", "The three will meet on Friday."),
        ("China urges dialogue after launch", "Beijing is open to talks, a spokesperson in China told reporters."),
        ("Court calls for new study", "The judges called the American figures wrong."),
        ("한미일 외교장관 회담", "이와야 다케시 일본 외무상이 회담에 참석했다."),
        ("한일 통화스와프 연장", "두 나라가 통화스와프를 연장했다."),
        ("미 관세에 전문가들 우려", "전문가들은 달러가 더 위로 간다고 했다."),
        ("미국 대사관 앞 시위", "광복절 특사를 요구하는 시위가 열렸다."),
    ],
)
def test_no_contact_of_two(title: str, first: str) -> None:
    assert told(title, f"{first} More came.") == ""


@pytest.mark.parametrize(
    "title",
    [
        "Seoul calls in Japanese minister",
        "Lee, Xi meet on the sidelines of APEC",
        "Lee holds a call with Carney",
        "Kim Jong Un Receives Secretary of Security Council of Russian Federation",
        "이 대통령, G7 계기 이시바 총리와 회담",
        "Message of greetings to the Youth League of Vietnam",
        "Lee shares concern with Ishiba by phone",
        "러 특사 방북",
        "이 대통령, 일본대사 접견",
    ],
)
def test_a_contact_of_two(title: str) -> None:
    assert told(title, "More came.") == title


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ({"US"}, {"JP"}, True),
        ({"US"}, {"US", "JP"}, False),
        ({"KR"}, {"JP"}, False),
        (set(), {"JP"}, False),
        ({"CN", "CN xi-jinping"}, {"CN", "CN zhao-leji"}, True),
        ({"KP", "KP kim-yong-nam"}, {"KR", "KR moon-jae-in"}, False),
        ({"KR", "KR lee-jae-myung"}, {"KR", "KR moon-jae-in"}, False),
        ({"KR", "KR lee-jae-myung"}, {"KR", "CN xi-jinping"}, True),
        ({"XK", "JP"}, {"JP", "US"}, False),
        ({"KR", "US", "CN"}, {"KR", "US", "JP"}, False),
        ({"KP", "KR", "CN"}, {"KP", "KR", "JP"}, True),
        (
            {"US", "KR lee-jae-myung", "US donald-trump", "US marco-rubio"},
            {"US", "KR lee-jae-myung", "US donald-trump", "US pete-hegseth"},
            False,
        ),
    ],
)
def test_contacts_are_two_if_each_has_a_party_that_the_other_lacks(one: set[str], other: set[str], two: bool) -> None:
    parties = [frozenset(Party(*name.split()) for name in names) for names in (one, other)]
    assert contacts.are_different_contacts(*(Parties(of, of) for of in parties)) is two


def test_a_party_that_the_other_report_names_further_down_is_not_missing() -> None:
    japan, states = frozenset({Party("JP")}), frozenset({Party("US"), Party("JP")})
    assert not contacts.are_different_contacts(Parties(japan, japan), Parties(frozenset({Party("US")}), states))


def test_two_reports_of_one_launch_are_of_no_two_contacts() -> None:
    launch = "North Korea fired a ballistic missile on Monday morning that flew 600 kilometers and fell into the sea."

    def read(text: str, state: str) -> features.ArticleFeatures:
        terms = features.read_article("North Korea fires missile", text, published=_DAY.date())
        of = frozenset({Party("KP"), Party(state)})
        return replace(terms, parties=Parties(of, of)).weighted(1, {}, None)

    assert not read(launch, "JP").reports_another(read(launch, "US"))
    assert read("The ministers met.", "JP").reports_another(read("The ministers met.", "US"))
