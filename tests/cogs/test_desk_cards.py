"""The texts of cards about the desk: settings, scheduled digests, help; notes and search."""

from __future__ import annotations

from datetime import time

from msgspec.structs import replace

from bot.model.deliveries import CatchUp, QuietDay, Rhythm, Subscription, SuspendReason
from bot.model.jobs import Post
from bot.model.searches import SearchOrder
from bot.model.settings import CardPlaces, Filter, FilterKind, ServerSettings
from cogs._cards.article import already_saved_card
from cogs._cards.desk import desk_card, schedule_card
from cogs._cards.guides import HelpView, help_card
from cogs._cards.notes import SubmissionResult, refusal_card, several_card
from cogs._cards.search.hits import search_card
from tests.cogs.card_answers import AT, LAUNCH, TITLE, TITLE_LINE, URL, labels, ref, search, shown

DAILY = Subscription(1, 1, 5, time(8, 30), "Asia/Seoul", "Korean Peninsula", QuietDay.LINE, CatchUp.ONCE, AT)
NEXT_STEP = "Next step: `/digest schedule` posts each day's news in a channel."
KCNA = Filter(FilterKind.OUTLET, "kcna.kp", "KCNA")


def test_the_card_of_the_settings() -> None:
    desk = ServerSettings(1, (5, 6), ingest_roles=(7,))
    assert shown(desk_card(desk, ["The desk cannot see <#6>, or it was deleted."])).splitlines() == [
        "**Desk settings of this server**",
        "-# Change them with `/desk setup`. Only managers see this.",
        "Links are saved from: <#5> <#6>",
        "Who may save articles: <@&7>",
        "Alerts when state media change or delete a page: in <#5>",
        "Time zone: Asia/Seoul",
        "Language of digests and public answers: as the server's Discord settings say",
        "Cards of articles: a reply to the link",
        "⚠️ The desk cannot see <#6>, or it was deleted.",
        NEXT_STEP,
    ]
    assert NEXT_STEP not in shown(desk_card(desk, digests=[DAILY])), "there is a digest already"


def test_settings_that_name_no_channel_or_role() -> None:
    assert shown(desk_card(ServerSettings(1))).splitlines()[2:5] == [
        "Links are saved from: no channel yet",
        "Who may save articles: everyone",
        "Alerts when state media change or delete a page: in the digest's channel, or where the link was posted",
    ]
    forum = ServerSettings(1, cards=CardPlaces.FORUM, forum_id=9)
    assert shown(desk_card(forum)).splitlines()[-2] == "Cards of articles: a post for each story in <#9>"
    everywhere = shown(desk_card(ServerSettings(1, everywhere=True, alerts=False))).splitlines()
    assert everywhere[2] == "Links are saved from: every channel the desk can see"
    assert everywhere[4] == "Alerts when state media change or delete a page: off"


def test_the_card_of_scheduled_digests() -> None:
    weekly = replace(
        DAILY,
        rhythm=Rhythm.WEEK,
        on=2,
        quiet=QuietDay.SILENT,
        catch_up=CatchUp.SKIP,
        suspended=SuspendReason.CHANNEL_GONE,
        id=2,
    )
    filters = {weekly.id: (Filter(FilterKind.SUBJECT, "human_rights", "human_rights"), KCNA)}
    assert shown(
        schedule_card("Digests on this server", [DAILY, weekly], filters, {DAILY.id: AT}, ["Missing."])
    ).splitlines() == [
        "**Digests on this server**",
        "-# Preview the next one with `/digest preview`.",
        "<#5> · Korean Peninsula · every day at 08:30 (Asia/Seoul) · next 14 Feb 2024, 09:12 KST",
        "-# Without news: one line · If missed: one late digest",
        "<#5> · Korean Peninsula · every Tuesday at 08:30 (Asia/Seoul)",
        "-# Without news: no message · If missed: skipped · Leaves out: human rights, KCNA",
        "⚠️ Suspended: the channel is gone.",
        "-# `/digest stop` in a channel without a digest ends it.",
        "⚠️ Missing.",
    ]


def test_days_of_the_month() -> None:
    monthly = [replace(DAILY, rhythm=Rhythm.MONTH, on=day) for day in (15, 30, 31)]
    assert shown(schedule_card("x", monthly, {}, {})).splitlines()[2::2] == [
        "<#5> · Korean Peninsula · day 15 of each month at 08:30 (Asia/Seoul)",
        "<#5> · Korean Peninsula · day 30 or the last day of each month at 08:30 (Asia/Seoul)",
        "<#5> · Korean Peninsula · last day of each month at 08:30 (Asia/Seoul)",
    ]


def test_the_card_of_help() -> None:
    purposes = [("search", "{command} finds words in saved articles")]
    managing = [("feed", "{command} reads sites by itself")]
    manager = HelpView(may_save=True, manager=True, server=True, links_alone=True)
    assert shown(help_card(manager, purposes, managing, ["/entity name: Kim"])).splitlines() == [
        "**A news desk for the Korean Peninsula**",
        "-# Every sentence shown comes from a saved article and ends in a link to it.",
        "Post a link in a desk channel to save and summarise the article. In other channels, choose "
        "**Apps → Save article** on the message.",
        "**Examples from this shelf**",
        "`/entity name: Kim`",
        "`/search` finds words in saved articles",
        "**For managers**",
        "`/feed` reads sites by itself",
    ]


def test_help_says_how_this_member_saves_articles_here() -> None:
    def saving(**changes: bool) -> str:
        view = HelpView(**{"may_save": True, "manager": False, "server": True, "links_alone": True} | changes)
        return shown(help_card(view, [])).splitlines()[2]

    assert saving(links_alone=False) == (
        "Mention the desk next to a link, or choose **Apps → Save article** on a message, to save and summarise the "
        "article."
    )
    assert saving(may_save=False).startswith("On this server members with certain roles save articles")
    assert saving(server=False) == "Send a link here to save and summarise the article on a shelf of your own."


def test_the_card_of_a_refused_link() -> None:
    assert shown(refusal_card("Why.\nWhat to do.", URL)).splitlines() == ["⚠️ Why.", "What to do.", f"-# {URL}"]


def test_the_card_of_a_link_that_is_saved_already() -> None:
    card = already_saved_card(ref(), Post(guild_id=1, channel_id=2, message_id=3))
    assert shown(card).splitlines() == [
        f"Already saved: **{TITLE}**",
        "-# [First post](https://discord.com/channels/1/2/3)",
    ]
    assert labels(card) == ["Open", "Summary"]
    assert shown(already_saved_card(ref(), None)) == f"Already saved: **{TITLE}**"


def test_the_card_of_several_links() -> None:
    results = [SubmissionResult(TITLE, "", URL), SubmissionResult(None, "⏳ Waiting.", None)]
    assert shown(several_card(results)).splitlines() == ["**1 of 2 saved**", f"✅ {TITLE} [↗]({URL})", "⏳ Waiting."]


def test_the_card_of_a_search() -> None:
    lines = shown(search_card(search(hits=1), "t")).splitlines()
    assert lines[:2] == ["**Search: missiles Wonsan**", "-# 17 articles · page 2 of 4 · most relevant first"]
    assert lines[2].startswith(f"-# Names taken for {LAUNCH[:60]}")
    assert lines[3] == TITLE_LINE
    assert lines[4].startswith(f"> {LAUNCH.replace('missiles', '**missiles**')} [↗](")
    named = replace(search(hits=1), bare_names=True, meant=search(hits=1).meant[:1])
    assert shown(search_card(named, "t")).splitlines()[2].endswith("In quotation marks, words are searched as written.")
    twice = replace(
        search(hits=1), meant=(*search(hits=1).meant[:1], replace(search(hits=1).meant[0], key="x:place:b"))
    )
    once = replace(twice, meant=twice.meant[:1])
    assert shown(search_card(twice, "t")) == shown(search_card(once, "t")), "a country, and a body of the same name"
    only = replace(search(hits=1), page=0, pages=1, total=1, meant=())
    for answer, place in (
        (only, "1 article · most relevant first"),
        (replace(only, total=10_000, pages=2000, counted=False), "more than 10,000 articles · page 1 of 2,000 · "),
        (replace(only, searched_since=AT), "at least 1 article · "),
        (replace(only, order=SearchOrder.DATE), "1 article · newest first"),
        (replace(only, some_words=True), "No saved article has all of these words; these have some of them"),
    ):
        assert shown(search_card(answer, "t")).splitlines()[1].startswith(f"-# {place}")
    hinted = replace(only, some_words=True, period=("since yesterday", "after:yesterday"))
    line = "-# For a period, write `after:yesterday` instead of `since yesterday`."
    assert shown(search_card(hinted, "t")).splitlines()[2] == line
    near = replace(only, some_words=True, nearest=("cryptocurrency",))
    assert shown(search_card(near, "t")).splitlines()[2] == "-# Did you mean **cryptocurrency**?"
    ended = shown(search_card(replace(only, searched_since=AT), "t")).splitlines()[2]
    assert ended.startswith("-# Nothing older than ")
    indexed = shown(search_card(replace(only, searched_since=AT, indexed_since=AT), "t")).splitlines()[2]
    assert indexed.startswith("-# ⏳ Only articles since 14 Feb 2024, 09:12 KST so far")
