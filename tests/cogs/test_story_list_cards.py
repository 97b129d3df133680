"""The texts of the cards of several stories: `/latest`, digests, the reasons for the ranks."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from bot.model.answers import FigureLine, StoryDay, StoryRef
from bot.model.deliveries import Rhythm
from bot.model.digests.why import ConsideredArticle, ConsideredStory, WhyAnswer
from bot.model.reasons import Legacy, NewsKind, RankingFactors, StoryVerdict, VerdictKind
from cogs._cards.stories import digest_card, first_number, latest_card, reasons_of, rest_card, why_card, why_story_card
from tests.cogs.card_answers import (
    AT,
    LAUNCH,
    SENTENCE,
    TITLE,
    TITLE_LINE,
    digest,
    labels,
    latest,
    linked,
    ref,
    shown,
    story,
)

ONE, OTHER = replace(story(), sentences=story().sentences[:1]), replace(story(number=2), sentences=())
PAGE = f"[{TITLE}]({ref().url})"
STORIES = [
    f"**1. {PAGE}**",
    "-# 2 outlets · 2 origins (JCS, Yeonhap Wire) · 14 Feb 2024",
    SENTENCE,
    f"**2. Update: {PAGE}**",
    "-# 2 outlets · 2 origins (JCS, Yeonhap Wire) · state media only · 14 Feb 2024",
]


def test_the_card_of_latest() -> None:
    assert shown(latest_card(latest((ONE, OTHER)), "t")).splitlines() == [
        "## Latest on the Korean Peninsula",
        "-# last 24 hours · 13 stories from 31 articles, 14 outlets",
        *STORIES,
    ]


def test_the_title_of_latest_names_the_topic() -> None:
    topics = ("accident_disaster", "Kim Yo Jong", "**x**")
    titles = [shown(latest_card(replace(latest(()), topic=topic), "t")).splitlines()[0] for topic in topics]
    assert titles == ["## Latest on accidents and disasters", "## Latest on Kim Yo Jong", r"## Latest on \*\*x\*\*"]


def test_an_empty_window_says_how_to_look_further_back() -> None:
    empty = latest((), total=0)
    assert shown(latest_card(empty, "t")).splitlines()[1:] == [
        "-# last 24 hours · no stories on this shelf",
        "-# Try `since: 30 days` to look further back.",
    ]
    month = replace(empty, since=AT - timedelta(days=30))
    assert shown(latest_card(month, "t")).splitlines()[1:] == ["-# last 30 days · no stories on this shelf"]


def test_a_window_that_is_over_is_told_by_its_ends() -> None:
    past = replace(latest((), total=0), ended=True)
    assert shown(latest_card(past, "t")).splitlines()[1:] == [
        "-# 13 Feb 2024, 09:12 KST to 14 Feb 2024, 09:12 KST · no stories on this shelf"
    ]


def test_what_is_new_to_a_member_says_since_when() -> None:
    first = replace(latest((), total=0), unread=True)
    assert shown(latest_card(first, "t")).splitlines()[1:] == [
        "-# first look at this topic: last 24 hours · nothing yet"
    ]
    again = replace(first, last_look=AT)
    assert shown(latest_card(again, "t")).splitlines()[1:] == [
        "-# new since your last look on 14 Feb 2024, 09:12 KST · nothing yet"
    ]


def test_a_window_with_more_articles_than_are_read_says_where_it_begins() -> None:
    limited = shown(latest_card(replace(latest((ONE,)), limited=True), "t")).splitlines()[1]
    assert limited.startswith("-# since 13 Feb 2024, 09:12 KST, the newest articles only · 13 stories")


def test_numbers_go_on_from_page_to_page() -> None:
    assert "**6. [North Korea fires" in shown(latest_card(latest(tuple(story() for _ in range(5)), page=1), "t"))
    assert "**13. [North Korea fires" in shown(latest_card(latest((story(),), page=2), "t"))


def test_a_crowded_page_keeps_every_headline() -> None:
    body = shown(latest_card(latest(tuple(story(LAUNCH * 6, n) for n in range(8))), "t"))
    assert body.count("North Korea fires") == 8


def test_a_headline_leads_to_the_article_that_has_it_if_there_is_room() -> None:
    other = replace(ONE, articles=(ref(title="Another title"),))
    pasted = replace(ONE, articles=(ref(url=None),))
    for unlinked in (other, pasted):
        assert f"**1. {TITLE}**" in shown(latest_card(latest((unlinked,)), "t"))
    long = replace(ONE, articles=(ref(url=f"https://hanriverpost.example/{'a' * 550}"),))
    full = shown(latest_card(latest((long,) * 8), "t"))
    assert full.count(SENTENCE) == 8, "no sentence is dropped for a link"
    assert 0 < full.count("](https://hanriverpost.example/aaa") < 8


def test_numbers_that_differ_stand_with_their_sources() -> None:
    said = linked("four missiles", ref(url=None))
    figures = (FigureLine(said, said), FigureLine(said, said, earlier=True))
    body = shown(latest_card(latest((replace(ONE, figures=figures),)), "t")).splitlines()
    assert body[-1] == (
        "-# Numbers differ: four missiles (Han River Post [from JCS], 14 Feb 2024) · "
        "four missiles (Han River Post [from JCS], in an earlier version)"
    )


def test_a_story_over_several_days_has_a_sentence_a_day() -> None:
    days = tuple(StoryDay(date(2024, 2, day), (linked(),), 1) for day in (13, 14))
    body = shown(latest_card(latest((replace(ONE, days=days),)), "t")).splitlines()
    assert body[-2:] == [f"**13 Feb 2024:** {SENTENCE}", f"**14 Feb 2024:** {SENTENCE}"]


def test_a_single_outlet_goes_by_its_name() -> None:
    alone = replace(ONE, outlets=ONE.outlets[:1], origins=("JCS",))
    own = replace(alone, origins=(alone.outlets[0].name,))
    lines = [shown(latest_card(latest((one,)), "t")).splitlines()[3] for one in (alone, own)]
    assert lines == ["-# Han River Post · 1 origin (JCS) · 14 Feb 2024", "-# Han River Post · 14 Feb 2024"]


def test_the_card_of_a_digest() -> None:
    below = replace(digest((ONE, OTHER), (date(2024, 2, 13),)), story_count=5)
    assert shown(digest_card(below)).splitlines() == [
        "## Korean Peninsula digest · 14 Feb 2024",
        "-# 5 stories from 31 articles, 14 outlets · new since 14 Feb 2024, 08:30 KST",
        "-# Also covers 13 Feb 2024, which had no digest",
        *STORIES,
        "-# and 3 more stories, ranked lower",
    ]


def test_a_later_part_says_which_stories_it_has() -> None:
    part = replace(
        digest((ONE, OTHER)), rhythm="week", topic="missiles", part=2, parts=2, first=7, told_count=8, story_count=10
    )
    assert shown(digest_card(part)).splitlines()[:3] == [
        "## Missiles weekly digest · 14 Feb 2024 · 2/2",
        "-# stories 7 to 8 of 10",
        f"**7. {PAGE}**",
    ]
    last = replace(part, stories=(ONE,), first=8)
    assert shown(digest_card(last)).splitlines()[1] == "-# story 8 of 10"


def test_a_quiet_digest_is_one_line() -> None:
    lines = {rhythm: shown(digest_card(replace(digest(()), rhythm=rhythm.value))).splitlines()[1] for rhythm in Rhythm}
    assert lines == {
        Rhythm.DAY: "-# A quiet day: nothing new since 14 Feb 2024, 08:30 KST",
        Rhythm.WEEK: "-# A quiet week: nothing new since 14 Feb 2024, 08:30 KST",
        Rhythm.MONTH: "-# A quiet month: nothing new since 14 Feb 2024, 08:30 KST",
    }


def test_a_digest_on_a_search_has_its_name_and_its_query() -> None:
    """A name that is that of a subject too is not translated, and nothing in a query becomes Markdown."""
    one = replace(digest((story(),)), topic="missiles", query="missile -`drill` **x**")
    lines = shown(digest_card(one)).splitlines()
    assert lines[0] == "## missiles digest · 14 Feb 2024"
    assert lines[2] == "-# search: `missile -'drill' **x**`"
    quiet = shown(digest_card(replace(one, stories=()))).splitlines()
    assert quiet[2] == "-# search: `missile -'drill' **x**`"


def test_a_late_digest_says_so() -> None:
    late = digest((), (AT.date(),))
    assert shown(digest_card(late)).splitlines()[2] == "-# Late: it could not be posted at the scheduled time"


def test_a_story_of_undated_pages_says_when_it_was_saved() -> None:
    undated = replace(ONE, articles=(replace(ref(), published=None),))
    label = shown(latest_card(latest((undated,)), "t")).splitlines()[3]
    assert label.endswith(" · saved on 14 Feb 2024")


def test_the_reasons_name_what_the_headlines_report_and_that_no_page_is_dated() -> None:
    factors = RankingFactors(1, 1, 2.0, 0.8, 7.1, NewsKind.POSITION, first=True, dated=False)
    assert shown(why_card([(TITLE, factors)])).splitlines()[3:6] == [
        "- Headlines: something was confirmed or denied; the first of its kind, they say",
        "- Independent origins: 1; articles: 1",
        "- No page says when it was published: not ranked as new",
    ]


def test_stories_ranked_too_low_are_a_line_each() -> None:
    rest = (StoryRef(7, f"(LEAD) {TITLE}", 2), StoryRef(8, "Noodle fair opens", 1))
    card = rest_card(rest, "t")
    assert shown(card).splitlines() == [
        "**Ranked lower in this digest**",
        "-# 2 stories, best first",
        f"1. {TITLE} · 2 articles",
        "2. Noodle fair opens · 1 article",
    ]
    assert labels(card) == ["1 · North Korea fires cruise…", "2 · Noodle fair opens"]
    korean = (StoryRef(9, "김정은 국무위원장, 수해 지역 방문해 복구 점검", 1), StoryRef(10, "국수 축제 개막", 1))
    assert labels(rest_card(korean, "t")) == ["1 · 김정은 국무위원장, 수해 지역…", "2 · 국수 축제 개막"]


def test_every_story_ranked_too_low_has_its_page() -> None:
    rest = [StoryRef(number, f"{'A long headline of the day ' * 5}{number}", 1) for number in range(25)]
    pages = [rest_card(rest, "t", page) for page in range(3)]
    told = [line for page in pages for line in shown(page).splitlines()[2:]]
    assert [line.split(".")[0] for line in told] == [str(number) for number in range(1, 26)]
    assert shown(pages[1]).splitlines()[1] == "-# 25 stories, best first · page 2 of 3"
    assert labels(pages[2])[-3:] == ["◀", "3/3", "▶"]


def test_the_card_of_reasons() -> None:
    assert shown(why_card(reasons_of((ONE,)))).splitlines() == [
        "**Why these stories, in this order**",
        "",
        f"**1. {TITLE}**",
        "- Independent origins: 2; articles: 3",
        "- Newest article: 3 hours old",
        "- Closeness to the topic: 0.80 of 1",
        "- Score: 7.10",
    ]


def test_days_that_a_digest_covers_are_told_as_spans() -> None:
    """Of six weeks offline the last seven days alone were told."""

    def told(*missed: date) -> str:
        answer = replace(digest((ONE,)), missed=missed, slot_date=date(2026, 1, 1))
        return next(line for line in shown(digest_card(answer)).splitlines() if "Also covers" in line)

    start = date(2025, 11, 17)
    weeks = [start + timedelta(weeks=number) for number in range(7)]
    assert told(*(start + timedelta(days=number) for number in range(46))) == (
        "-# Also covers 17 Nov to 31 Dec 2025, which had no digest"
    ), "46 days with that of the digest itself"
    assert told(start, weeks[1], weeks[1] + timedelta(days=1)) == (
        "-# Also covers 17 Nov 2025, 24 Nov to 25 Nov 2025, which had no digest"
    )
    assert told(*weeks[:2]) == "-# Also covers 17 Nov 2025, 24 Nov 2025, which had no digest"
    eight = [start + timedelta(weeks=number) for number in range(-1, 7)]
    assert told(*eight) == "-# Also covers 10 Nov to 29 Dec 2025, which had no digest"


def test_the_reasons_have_the_numbers_of_the_page_that_they_explain() -> None:
    """Those of the third page were numbered from 1, which are other stories of the same list."""
    answer = replace(latest((ONE,) * 5), page=2, pages=6, story_count=29)
    assert (labels(latest_card(answer, "t"))[0] or "").startswith("11 · ")
    why = shown(why_card(reasons_of(answer.stories), first_number(answer)))
    assert [line.split(".")[0] for line in why.splitlines() if line.startswith("**")][1:] == [
        f"**{number}" for number in range(11, 16)
    ]


def test_reasons_for_a_story_that_is_gone_say_so() -> None:
    ((_, factors),) = reasons_of((ONE,))
    told = shown(why_card([(None, factors), ("", factors)])).splitlines()
    assert told[2] == "**1.** That story is not on this shelf."
    assert "**2.**" in told, "one that may be there"


def test_the_card_of_a_story_that_a_digest_considered() -> None:
    members = (ConsideredArticle(1, copy=True, known=True), ConsideredArticle(2, copy=False, known=False))
    weighed = ConsideredStory(7, TITLE, None, StoryVerdict(VerdictKind.BEFORE_WINDOW), (Legacy("one reason"),), members)
    why = WhyAnswer("missiles", date(2024, 2, 14), weighed, (ref(), ref(2)))
    assert shown(why_story_card(why)).splitlines() == [
        f"**{TITLE}**",
        "-# Missiles digest · 14 Feb 2024",
        "**Left out: what is new in it is older than this digest's window**",
        "- one reason",
        "**Articles of this story on this shelf**",
        f"- {TITLE_LINE} · near-duplicate · already seen here",
        f"- {TITLE_LINE}",
    ]
