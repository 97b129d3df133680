"""Whatever an answer holds, in every language its card stays within Discord's limits: components, characters, bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.catalogue import LANGUAGES, catalogue, using
from bot.model.analysis import EntityKind, Span
from bot.model.answers import EntityRef, Linked
from bot.model.digests.answer import DigestAnswer
from bot.model.digests.state_media import (
    ChangedTitle,
    GonePage,
    LeaderCompanions,
    PresentPerson,
    RemovedNames,
    StateMediaNews,
)
from bot.model.digests.why import ConsideredArticle, ConsideredStory, WhyAnswer
from bot.model.errors import NothingFound, Reason
from bot.model.evidence.ahead import AheadAnswer, AheadDated, AheadDays, AheadEvent, AheadKind, AheadStatus, AheadTime
from bot.model.evidence.appearances import AppearanceGap, AppearancesAnswer, ReportedAppearance
from bot.model.evidence.citations import CitationStyle, CitedArticle, CitedSentence
from bot.model.evidence.claims import (
    ClaimsAnswer,
    ClaimSpeaker,
    ClaimView,
    CountedThing,
    NumberClaim,
    Position,
    PositionChain,
    SideAnswer,
    SideStatement,
    Stance,
    StanceChange,
)
from bot.model.evidence.comparisons import ComparisonAnswer
from bot.model.evidence.launches import Launch, LaunchCell, LaunchColumn, LaunchesAnswer, LaunchKind, Reported
from bot.model.evidence.terms import TermAnswer, TermUse, TermUsers
from bot.model.jobs import Post
from bot.model.reasons import Legacy
from bot.model.searches import Hit, MonthCount
from bot.model.versions import Alert, ChangeKind, Passage, Piece, Side
from cogs._cards.article import already_saved_card, posted_card, said_card, summary_card
from cogs._cards.entity import entity_card, entity_quotes_card
from cogs._cards.evidence.ahead import ahead_card
from cogs._cards.evidence.appearances import appearances_card
from cogs._cards.evidence.citations import citation_card
from cogs._cards.evidence.claims import claims_card
from cogs._cards.evidence.comparisons import comparison_card
from cogs._cards.evidence.launches import launches_card
from cogs._cards.evidence.terms import term_card
from cogs._cards.notes import SubmissionResult, note, refusal_card, several_card
from cogs._cards.pictures.entity import entity_pictures
from cogs._cards.search.hits import search_card
from cogs._cards.stories import digest_card, latest_card, reasons_of, why_card, why_story_card
from cogs._cards.story import story_articles_card, story_card, story_quotes_card
from cogs._cards.versions import alert_card, changed_line, versions_card
from cogs._layout.fitting import VISIBLE, visible
from cogs._layout.foreign_text import plain
from cogs._ui.error_messages import explain
from tests.cogs.card_answers import (
    assert_within_limits,
    change,
    digest,
    entity_answer,
    latest,
    ref,
    search,
    shown,
    story,
    summary,
    texts,
    versions,
    whole_story,
)

MEASURED = [one for one in LaunchColumn if one not in (LaunchColumn.KIND, LaunchColumn.DATE)]
citation_styles = st.sampled_from(CitationStyle)
HANGUL = "북한이 동해상으로 순항미사일을 발사했다고 합동참모본부가 밝혔다. "
NASTY = "**[@everyone](https://evil.example)** `x` ||_~~<@1>~~_|| \u202e#-# > - 1. \x00\ud800"

INVITE = "dis\u200bcord.gg/abc https://discord.com/invite/abc DISCORDAPP.com/invite/x (www.discord.gg/a_b) "
HIDDEN = "a\u200db 핵\u200d \u2800\u2800 👩\u200d💻 👩\u200dx \u200d😀 "

lengths = st.sampled_from([0, 1, 3, 60, 400, 4000])
words = st.one_of(
    st.text(st.characters(exclude_characters="\\", exclude_categories=()), max_size=300),
    st.builds(lambda unit, length: (unit * (length // max(len(unit), 1) + 1))[:length],
              st.sampled_from([HANGUL, NASTY, INVITE, HIDDEN, "*", "😀", "word ", "x"]), lengths),
)  # fmt: skip
urls = st.one_of(
    st.none(),
    st.builds(
        lambda tail: f"https://hanriverpost.example/{tail}", st.sampled_from(["a", "b" * 226, "한" * 150, "c)d(" * 300])
    ),
    st.sampled_from(["javascript:alert(1)", "https://discord.gg/abc", "https://www.discord.com/invite/abc?a=1"]),
)
LONG = (HANGUL * 120)[:4000]
"""With it, and with as many things as a test has at most, each test has a case that fills its cards in every run."""
quick = settings(max_examples=12)


@pytest.fixture(autouse=True, scope="module", params=LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each test of this file runs in every language of the desk."""
    with using(catalogue(request.param)):
        yield request.param


_NOW = datetime(2024, 2, 14, tzinfo=UTC)


@quick
@given(text=words, title=words, url=urls, length=st.sampled_from([0, 1, 3, 6, 8]))
@example(text=LONG, title=LONG, url="https://hanriverpost.example/" + "b" * 226, length=8)
def test_article_cards(text: str, title: str, url: str | None, length: int) -> None:
    answer = summary(text, length, title, url)
    for view in (posted_card(answer, mark=2**31 - 1), summary_card(answer), said_card(answer)):
        assert_within_limits(view)


@quick
@given(text=words, headline=words, count=st.sampled_from([0, 1, 5, 8, 30]), missed=st.integers(0, 400))
@example(text=LONG, headline=LONG, count=30, missed=400)
@example(text="x", headline="x", count=30, missed=400)
def test_story_cards(text: str, headline: str, count: int, missed: int) -> None:
    stories = tuple(story(text, number, headline) for number in range(count))
    assert_within_limits(latest_card(latest(stories), "t" * 22))
    told = digest(stories, (date(2024, 2, 13),) * missed)
    assert_within_limits(digest_card(told, "t" * 22, mark=1))
    assert_within_limits(digest_card(with_last_lines(told, headline), "t" * 22, mark=1))
    assert_within_limits(why_card(reasons_of(stories)))


@quick
@given(text=words, headline=words, url=urls, size=st.sampled_from([0, 1, 4, 12, 60]), page=st.integers(0, 9))
@example(text=LONG, headline=LONG, url="https://hanriverpost.example/a", size=60, page=1)
@example(text="x", headline="x", url="https://hanriverpost.example/a", size=60, page=1)
def test_a_storys_cards(text: str, headline: str, url: str | None, size: int, page: int) -> None:
    answer = whole_story(text, size, headline, url)
    for view in (story_card(answer), story_quotes_card(answer), story_articles_card(answer, page)):
        assert_within_limits(view)


@quick
@given(
    pieces=st.lists(st.builds(Piece, st.sampled_from(Side), words), max_size=6),
    size=st.sampled_from([0, 1, 9, 40]),
    changes=st.integers(0, 6),
    title=words,
    url=urls,
)
def test_what_changed(pieces: list[Piece], size: int, changes: int, title: str, url: str | None) -> None:
    one = change(*(Passage(tuple(pieces)),) * size, kinds=tuple(ChangeKind))
    two = (ref(1, title, url), ref(2, title, url))
    compared = ComparisonAnswer(*two, 0.5, tuple(ChangeKind), one.passages[:6], size, 3, 7)
    for view in (
        comparison_card(compared),
        versions_card(versions(*[one] * changes, title=title, url=url, gone=bool(changes % 2))),
        alert_card(Alert(ref(title=title, url=url), one), mark=2**31 - 1),
        posted_card(summary(title, 3, title, url), changed=changed_line(change(*one.passages))),
    ):
        assert_within_limits(view)


@quick
@given(text=words, headline=words, url=urls, size=st.sampled_from([0, 1, 20]), marked=st.booleans())
def test_why_a_story_was_weighed_so(text: str, headline: str, url: str | None, size: int, marked: bool) -> None:
    articles = tuple(ref(number, headline, url) for number in range(size))
    members = tuple(ConsideredArticle(article.id, marked, marked) for article in articles)
    weighed = ConsideredStory(7, headline, None, Legacy(text), (Legacy(text),) * 4, members)
    assert_within_limits(why_story_card(WhyAnswer(text, date(2024, 2, 14), weighed, articles)))


@quick
@given(text=words, name=words, articles=st.sampled_from([0, 1, 5, 25]), page=st.sampled_from([0, 1, 8]))
@example(text=LONG, name=LONG, articles=25, page=1)
@example(text="x", name="x", articles=25, page=1)
def test_entity_cards(text: str, name: str, articles: int, page: int) -> None:
    answer = entity_answer(text, page, articles, name)
    assert_within_limits(entity_card(answer, "t" * 22, entity_pictures(answer)))
    assert_within_limits(entity_quotes_card(answer, "t" * 22))


@quick
@given(text=words, url=urls, size=st.sampled_from([0, 1, 6]), days=st.sampled_from([1, 2, 9]))
@example(text="x", url="https://hanriverpost.example/a", size=6, days=9)
def test_ahead_cards(text: str, url: str | None, size: int, days: int) -> None:
    answer = AheadAnswer(
        date(2024, 2, 14),
        366,
        AheadKind.ANNIVERSARY,
        text,
        (ahead_event(text, url, days),) * size,
        size,
        1,
        3,
        1500,
        _NOW,
    )
    assert_within_limits(ahead_card(answer, "t" * 22))


def with_last_lines(told: DigestAnswer, text: str) -> DigestAnswer:
    """The digest with as many last lines as it can have."""
    url = f"https://amnok.example/{'a' * 500}"
    article, person = ref(1, text, url), EntityRef("x", text, EntityKind.PERSON)
    said = Linked(text, article, 0, len(text), url)
    company = LeaderCompanions(person, date(2024, 2, 14), (PresentPerson(person, text),) * 9, said)
    title, gone = ChangedTitle(person, said, said), RemovedNames(article, _NOW, (person,) * 9)
    news = StateMediaNews((company,) * 2, (title,), (gone,), (GonePage(article, _NOW),))
    return replace(told, ahead=(ahead_event(text, url, 3),) * 3, state_media=news)


def ahead_event(text: str, url: str | None, days: int) -> AheadEvent:
    """A coming event with so many different days, postponed."""
    said = Linked(text, ref(1, text, url), 0, len(text), url)
    period = AheadDays(date(2024, 10, 28), date(2024, 11, 30))
    dated = AheadDated(
        period, AheadTime(600, text[:20]), said, text, AheadStatus.POSTPONED, 12, begins=False, ends=False
    )
    articles = (ref(1, text, url),) * days
    return AheadEvent(AheadKind.ANNIVERSARY, (dated,) * days, AheadStatus.POSTPONED, period, articles, _NOW)


@quick
@given(text=words, url=urls, size=st.sampled_from([0, 1, 3]), values=st.sampled_from([1, 2, 9]))
@example(text="x", url="https://hanriverpost.example/a", size=3, values=9)
def test_launch_cards(text: str, url: str | None, size: int, values: int) -> None:
    said = Linked(text, ref(1, text, url), 0, len(text), url)
    cells = tuple(LaunchCell(column, (Reported("7", said, text, 2),) * values) for column in MEASURED)
    launches = (Launch(date(2024, 10, 31), cells, (ref(1, text, url),) * values),) * size
    read_since = datetime(2024, 1, 1, tzinfo=UTC)
    answer = LaunchesAnswer(None, date(2024, 11, 1), LaunchKind.ICBM, launches, size, 1, 3, 1000, read_since)
    assert_within_limits(launches_card(answer, "t" * 22))


@quick
@given(text=words, url=urls, size=st.sampled_from([0, 1, 4, 8]), view=st.sampled_from(ClaimView))
@example(text="x", url="https://hanriverpost.example/a", size=8, view=ClaimView.NUMBERS)
@example(text="x", url="https://hanriverpost.example/a", size=8, view=ClaimView.ANSWERS)
def test_claims_cards(text: str, url: str | None, size: int, view: ClaimView) -> None:
    said, day = Linked(text, ref(1, text, url), 0, len(text), url), date(2024, 10, 31)
    speaker = ClaimSpeaker(text, None, "KP")
    number = NumberClaim(said, said, speaker, False, True, 1500, day, 12)
    position = Position(Stance.NEITHER, said, speaker, day, 12, True, StanceChange.FIRST_CONFIRMATION)
    statement = SideStatement(said, speaker, day, Stance.GROUNDLESS)
    country = EntityRef("north-korea", text or "x", EntityKind.PLACE)
    answer = ClaimsAnswer(
        text, None, day, day, view,
        (CountedThing(text, "x", (number,), True),) * size if view is ClaimView.NUMBERS else (),
        (PositionChain("KP", text, (position,)),) * size if view is ClaimView.POSITIONS else (),
        (SideAnswer("KP", statement, statement, 12, 12, False, 3),) * size if view is ClaimView.ANSWERS else (),
        (size, size, size), 1, 3, 300, datetime(2024, 1, 1, tzinfo=UTC), (("KP", country),),
    )  # fmt: skip
    assert_within_limits(claims_card(answer, "t" * 22))


@quick
@given(
    text=words, url=urls, size=st.sampled_from([0, 1, 3, 400]), names=st.sampled_from([0, 1, 20]), style=citation_styles
)
def test_citation_cards(text: str, url: str | None, size: int, names: int, style: CitationStyle) -> None:
    article = ref(1, text, url)
    said = Linked(text, article, 0, len(text), url)
    sentences = tuple(CitedSentence(number, said) for number in range(1, size + 1))
    cited = CitedArticle(article, (text[:200],) * names, datetime(2024, 1, 1, tzinfo=UTC), "0" * 64, sentences, size)
    view = citation_card(cited, style, "t" * 22)
    assert_within_limits(view)
    shown = "".join(texts(view))
    assert shown.count("```") in (0, 2)


@quick
@given(text=words, name=words, url=urls, size=st.sampled_from([0, 1, 6]))
def test_appearance_cards(text: str, name: str, url: str | None, size: int) -> None:
    said = Linked(text, ref(1, text, url), 0, len(text), url)
    row = ReportedAppearance(date(2024, 10, 31), bool(size % 2), said, 1200, 300)
    gap = AppearanceGap(400, date(2023, 1, 1), date(2024, 2, 5))
    entity = EntityRef("x:person:a", name or "x", EntityKind.PERSON, name)
    today, since = date(2024, 11, 1), datetime(2024, 1, 1, tzinfo=UTC)
    days = (row,) * size
    last, said_last = (row, gap) if size else (None, None)
    counts = (said, 1000, 20, 3000, 0, 9, 1000, since)
    answer = AppearancesAnswer(entity, today, days, size, last, said_last, *counts)
    assert_within_limits(appearances_card(answer, "t" * 22))


@quick
@given(text=words, title=words, url=urls, marked=st.booleans(), shown=st.sampled_from([None, *TermUsers]))
def test_term_cards(text: str, title: str, url: str | None, marked: bool, shown: TermUsers | None) -> None:
    article = ref(1, title, url)
    hit = Hit(article, Linked(text, article, 0, len(text), url), (Span(0, len(text) // 2),) * marked)
    months = tuple(MonthCount(date(2024, month, 1), 1000) for month in range(1, 13))
    state = TermUse(TermUsers.STATE, 10_000, False, hit, hit, months)
    answer = TermAnswer(text, state, TermUse(TermUsers.OTHERS, 0, True, None, None, ()), shown, (hit,) * 5, 3, 2000)
    assert_within_limits(term_card(answer, "t" * 22))


@quick
@given(
    text=words,
    hits=st.sampled_from([0, 1, 5, 25]),
    spans=st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=30),
)
def test_search_cards(text: str, hits: int, spans: list[tuple[int, int]]) -> None:
    marks = tuple(Span(*sorted(span)) for span in spans)
    assert_within_limits(search_card(search(text, hits, marks), "t" * 22))


@quick
@given(text=words, url=urls, count=st.integers(1, 10))
def test_notes(text: str, url: str | None, count: int) -> None:
    assert_within_limits(note(explain(NothingFound(Reason.NO_SUCH_ENTITY, text))))
    assert_within_limits(refusal_card("Why.", url))
    assert_within_limits(already_saved_card(ref(title=text, url=url), Post(guild_id=1, channel_id=2, message_id=3)))
    assert_within_limits(
        several_card([SubmissionResult(text, text, url), SubmissionResult(None, "⚠️ Why.", url)] * count)
    )


@quick
@given(text=words, limit=st.integers(2, 400))
def test_foreign_text_never_formats_pings_or_turns_round(text: str, limit: int) -> None:
    shown_text = plain(text, limit)
    bare = re.sub(r"\\.", "", shown_text)
    assert not re.search(r"[*_~|`\[\]<>\\]", bare), "every mark of Markdown is escaped"
    assert not re.search(r"@(?!\u200b)", shown_text)
    assert not re.match(r"[#+-]|\d+[.)]", shown_text)
    assert not re.search("[\n\x00\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown_text)
    assert len(re.sub("[\u200b\u200e]", "", bare)) <= limit


@pytest.mark.parametrize("unit", [HANGUL, "Seoul said it saw no launch. "])
def test_long_sentences_make_a_card_of_a_page_not_a_scroll(unit: str) -> None:
    view = summary_card(summary(unit * 50))
    assert_within_limits(view)
    assert visible(shown(view)) <= 1.5 * VISIBLE
    assert shown(view).count("[↗]") == 3, "every sentence keeps the link to its place"
