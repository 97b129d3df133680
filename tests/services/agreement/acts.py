"""What members, managers and time do to a desk, beside the deeds of `kept_desk`: watches, searches, reports, direct
messages, posts that are taken back, servers that leave and return, a new year."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.model.analysis import Page, Subject
from bot.model.deliveries import DeliveryKind, Rhythm, ScheduleRequest
from bot.model.errors import DeskError, LinkRefused
from bot.model.jobs import Post, Shelf, Submission, WithdrawnLinks
from bot.model.settings import ServerSettings
from bot.model.watches.alert import WatchAlert
from bot.model.watches.watch import AlertRhythm, WatchAsker, WatchKind, WatchPlace, WatchTarget, WatchTimes
from bot.policy.curation.typed import TypedCorrection
from bot.policy.urls import canonical, url_key
from bot.services.curation.reports import ReportService
from bot.services.deliveries.service import DeliveryService
from bot.services.mydata import MyDataService
from bot.services.settings import DeskService
from bot.storage.deliveries import payloads
from tests.fakes.desk import ANNA
from tests.services.answerers import MEMBER
from tests.services.kept_desk import DEEDS, MANAGER, SHELVES, TEXTS, Deed, KeptDesk

OTHER_MEMBER = 78
DIGESTS = 100
"""The channel of digests of the first server is the next number, that of the second the one after it."""
PRIVATE = Shelf.of_user(MEMBER)
ZONES = (
    "Asia/Seoul", "America/New_York", "Europe/London", "Pacific/Auckland", "America/Santiago", "Africa/Cairo",
    "Australia/Lord_Howe", "America/Havana", "Asia/Kathmandu", "Pacific/Chatham",
)  # fmt: skip
PLACES = (
    WatchPlace(MEMBER, 1, 10, 9077, personal=True),
    WatchPlace(MEMBER, 1, 10, 20, personal=False),
    WatchPlace(MEMBER, 1, 10, 10, personal=False),
    WatchPlace(MEMBER, None, 9077, 9077, personal=True),
    WatchPlace(OTHER_MEMBER, 1, 10, 9078, personal=True),
)
"""A member's direct messages, a channel, the channel in which links are posted, the member's own shelf, another's."""
TARGETS = (
    WatchTarget(WatchKind.ENTITY, "kim-jong-un", "Kim Jong Un"),
    WatchTarget(WatchKind.ENTITY, "sinuiju", "Sinuiju"),
    WatchTarget(WatchKind.PHRASE, "stranded", "stranded"),
    WatchTarget(WatchKind.SUBJECT, Subject.MISSILES.value, "missiles"),
    WatchTarget(WatchKind.SEARCH, "flooded -missiles", "floods"),
)
ASKERS = (WatchAsker(MEMBER, 1, manages=True), WatchAsker(MEMBER, None), WatchAsker(OTHER_MEMBER, 1))
_OTHER_DEEDS = {KeptDesk.another_process, KeptDesk.relink}
"""What another program writes, it does not count; a name that was learned is answered with after the restart."""


async def watch(room: KeptDesk, which: int) -> None:
    """Somebody watches something, or pauses, resumes or removes what they watch."""
    watches, place = room.desk.watches, PLACES[which % len(PLACES)]
    asker = WatchAsker(place.user_id or 0, place.guild_id, manages=True)
    held = await watches.listed(asker)
    try:
        if held and which % 7 == 0:
            await watches.remove(asker, str(held[which % len(held)].watch.id))
        elif held and which % 7 == 1:
            one = held[which % len(held)].watch
            await watches.pause(asker, str(one.id), paused=one.paused is None)
        else:
            rhythm = (AlertRhythm.ONCE, AlertRhythm.ONCE, AlertRhythm.HOUR, AlertRhythm.DAY)[which // 5 % 4]
            await watches.add(place, TARGETS[which // 3 % len(TARGETS)], WatchTimes(rhythm))
    except DeskError:
        return


async def send(room: KeptDesk, _: int) -> list[str]:
    """What is owed is made and sent; what alerts say that is not so at that moment."""
    await room.anew.digests.prepare_due()
    before = {row[0] for row in await room.desk.rows("SELECT id FROM deliveries WHERE kind = 'watch'")}
    await room.desk.watches.work()
    owed = await room.desk.rows(
        "SELECT d.id, p.payload FROM deliveries AS d JOIN payloads AS p ON p.delivery_id = d.id WHERE d.kind = 'watch'"
    )
    found = [one for number, payload in owed if number not in before for one in await _untrue(room, payload)]
    await DeliveryService(room.desk.database, room.desk.clock, room.discord).deliver_due()
    return found


async def _untrue(room: KeptDesk, payload: str) -> list[str]:
    alert = payloads.from_json(DeliveryKind.WATCH, payload)
    assert isinstance(alert, WatchAlert)
    shelf = PRIVATE if alert.guild_id is None else Shelf.of_guild(alert.guild_id)
    found, stories = [], []
    for story in alert.stories:
        summary = await room.anew.answers.summary(shelf, str(story.article.id))
        if summary.article != story.article:
            found.append(f"alert of {story.article.id}: {story.article!r} != {summary.article!r}"[:900])
        stories.append(summary.story.id if summary.story else None)
        if story.sentence is not None and story.sentence.article != story.article:
            found.append(f"alert of {story.article.id}, words of another article")
        whole = await room.anew.stories.story(shelf, stories[-1] or 0)
        if story.others >= whole.article_count:
            found.append(f"alert of {story.article.id}: {story.others} others of {whole.article_count}")
    if len({*stories}) != len(stories):
        found.append(f"alert tells a story twice: {stories}")
    return found


async def arrive(room: KeptDesk, which: int) -> list[str]:
    """A report comes to a server: the watches that it meets are those whose preview finds one article more."""
    before = await _met(room)
    saved = {row[0] for row in await room.desk.rows("SELECT id FROM articles")}
    await room.save(which - which % 2)
    await room.desk.watches.work()
    new = {row[0] for row in await room.desk.rows("SELECT id FROM articles")} - saved
    return [
        f"watch on {name}: the preview finds {after - found} more, it matched {sorted(told & new)} of {sorted(new)}"
        for number, (name, after, told) in (await _met(room)).items()
        if number in before and after - (found := before[number][1]) != len(told & new)
    ]


async def _met(room: KeptDesk) -> dict[int, tuple[str, int, set[int]]]:
    """Watch -> its name, how many articles its preview finds, the newest that it met; without paused ones."""
    found, watches = {}, room.desk.watches
    for line in await watches.listed(ASKERS[0]):
        watch = line.watch
        if watch.paused is None:
            preview = await watches.preview(watch.place, watch.target, watch.times)
            why = await watches.why(ASKERS[0], str(watch.id))
            told = {one.article.id for one in why.articles}
            found[watch.id] = watch.target.name, preview.with_card + preview.without_card, told
    return found


async def schedule(room: KeptDesk, which: int) -> None:
    """A channel of its own gets a digest each day, week or month."""
    guild_id, rhythm = 1 + which % 2, (Rhythm.DAY, Rhythm.DAY, Rhythm.WEEK, Rhythm.MONTH)[which // 2 % 4]
    at, zone = time(which % 24, which * 7 % 60), ZONES[which % len(ZONES)]
    await room.anew.digests.schedule(ScheduleRequest(guild_id, DIGESTS + guild_id, at, zone, rhythm=rhythm))


async def save_privately(room: KeptDesk, which: int) -> None:
    """The member saves a page in direct messages, a server's or a new one, or pastes a text."""
    urls = sorted(room.desk.network.pages)
    post = Post(MEMBER, None, 9077, 7000 + room.saved, answer=True)
    room.saved += 1
    if which % 3 == 0 and urls:
        await room.desk.ingest.submit(Submission(PRIVATE, post, url=urls[which % len(urls)]))
    elif which % 3 == 1:
        text = room.page(f"Private note {room.saved} on flooded Sinuiju", TEXTS[which % len(TEXTS)], which)
        await room.desk.ingest.submit(Submission(PRIVATE, post, page=Page(None, text.encode(), "text/plain", "utf-8")))
    else:
        url = f"https://private{which % 3}.example/{room.saved}"
        room.desk.network.pages[url] = room.page(f"Sinuiju from afar ({room.saved})", TEXTS[which % len(TEXTS)], which)
        await room.desk.ingest.submit(Submission(PRIVATE, post, url=url))
    await room.desk.work()


async def paste_privately(room: KeptDesk, which: int) -> None:
    """The member pastes a text in direct messages."""
    await save_privately(room, 1 + 3 * which)


async def curate_privately(room: KeptDesk, which: int) -> None:
    """The member corrects or removes an article of their direct messages."""
    rows = await room.desk.rows(
        "SELECT s.article_id FROM shelf_articles AS s JOIN shelves AS k ON k.id = s.shelf_id WHERE k.key = ?"
        " ORDER BY 1",
        PRIVATE.key,
    )
    if not rows:
        return
    curation, article = room.curation(), str(rows[which % len(rows)][0])
    member = replace(MANAGER, user_id=MEMBER)
    try:
        if which % 4 == 0:
            await curation.remove(PRIVATE, member, article)
        else:
            await curation.correct(PRIVATE, member, article, TypedCorrection(title=f"My own title {which}"))
    except DeskError:
        return


async def save_search(room: KeptDesk, which: int) -> None:
    """A member or the server saves a search, or removes one."""
    shelf = (*SHELVES, PRIVATE)[which % 3]
    owner = MEMBER if shelf == PRIVATE else (MEMBER, None, OTHER_MEMBER)[which // 3 % 3]
    held = await room.desk.searches.visible(shelf, owner)
    own = [one for one in held if one.user_id == owner]
    try:
        if own and which % 5 == 0:
            await room.desk.searches.remove(shelf, owner, own[0].id)
        else:
            typed = ("flooded -missiles", "source:paper1.example", "after:2024-09-01 sinuiju")[which % 3]
            await room.desk.searches.save(shelf, owner, f"Search {which % 4}", typed)
    except DeskError:
        return


async def report(room: KeptDesk, which: int) -> None:
    """A member reports a wrong story or name; a manager decides on the oldest report."""
    reports, shelf = ReportService(room.desk.database, room.desk.clock), SHELVES[which % 2]
    member = (MEMBER, OTHER_MEMBER)[which // 2 % 2]
    try:
        waiting = (await reports.queue(shelf)).reports
        if waiting and which % 3 == 0:
            decide = reports.accept if which % 2 else reports.refuse
            await decide(shelf, MANAGER, waiting[0].report.id)
        elif which % 3 == 1:
            rows = await room.desk.rows("SELECT article_id FROM shelf_articles ORDER BY shelf_id, article_id")
            await reports.wrong_story(shelf, member, rows[which % len(rows)][0])
        else:
            await reports.wrong_name(shelf, member, "kim-jong-un", f"Named {which}")
    except (DeskError, IndexError):
        return


async def block(room: KeptDesk, which: int) -> list[str]:
    """A server blocks a site; a link to it adds nothing then."""
    shelf, site = SHELVES[which % 2], f"paper{which % 4}.example"
    with suppress(DeskError):
        await room.curation().block(shelf, MANAGER, site)
    status, room.saved = await room.anew.answers.status(shelf), room.saved + 1
    url = f"https://news.{site}/{room.saved}"
    room.desk.network.pages[url] = room.page("From a blocked site", TEXTS[which % len(TEXTS)], which)
    with suppress(LinkRefused):
        await room.desk.post(shelf, url, 40_000 + room.saved)
    await room.desk.work()
    after = await room.anew.answers.status(shelf)
    return [] if after.articles <= status.articles else [f"{site} is blocked, and {url} came to {shelf.key}"]


async def fail(room: KeptDesk, which: int) -> None:
    """A link that leads to nothing, or that waits."""
    await room.desk.post(SHELVES[which % 2], f"https://paper{which % 4}.example/nothing/{which}", 20_000 + which)
    if which % 3:
        await room.desk.work()


async def pass_month(room: KeptDesk, _: int) -> list[str]:
    """Cards and requests are past their term. What was said of a match stays."""
    before = await _outcomes(room)
    await room.desk.worked_until_now()
    for _ in range(31):
        room.desk.clock.advance(86_400)
        await room.desk.retention.prune_daily()
    after = await _outcomes(room)
    return [
        f"watch and article {key}, a month later: {told} != {after[key]}"
        for key, told in before.items()
        if told[1] is not None and after.get(key, told) != told
    ]


async def _outcomes(room: KeptDesk) -> dict[tuple[int, int], tuple[object, ...]]:
    """Watch and article -> what is said of the match."""
    found: dict[tuple[int, int], tuple[object, ...]] = {}
    for asker in ASKERS:
        for line in await room.desk.watches.listed(asker):
            why = await room.desk.watches.why(asker, str(line.watch.id))
            for one in why.articles:
                found[line.watch.id, one.article.id] = one.at, one.outcome, one.alert_at, one.by_card
    return found


async def turn_of_year(room: KeptDesk, which: int) -> None:
    """Half an hour before or after midnight on the last day of the year, in the server's zone."""
    settings = await DeskService(room.desk.database).get(1)
    now = room.desk.clock.now().astimezone(ZoneInfo(settings.zone))
    eve = datetime(now.year, 12, 31, 23, 30, tzinfo=now.tzinfo) + timedelta(hours=which % 2)
    room.desk.clock.advance(max((eve - now).total_seconds(), 0))


async def move_house(room: KeptDesk, which: int) -> None:
    """A server chooses one of many time zones."""
    settings = ServerSettings(1 + which % 2)
    await DeskService(room.desk.database).save(replace(settings, zone=ZONES[which % len(ZONES)]))


async def leave_and_return(room: KeptDesk, _: int) -> None:
    """A server removes the desk and adds it again."""
    await room.anew.digests.left(1)
    await room.desk.retention.left(1)
    await room.anew.digests.returned(1)
    await room.desk.retention.returned(1)


async def leave_for_good(room: KeptDesk, _: int) -> list[str]:
    """A server removes the desk, and its term ends; nothing of it is left."""
    shelf = SHELVES[1]
    await room.anew.digests.left(2)
    await room.desk.retention.left(2)
    await room.desk.retention.sync_servers([1])
    await pass_month(room, 0)
    data = await MyDataService(room.desk.database, room.desk.clock).export(MEMBER)
    left = [
        part for part, rows in data.items() if isinstance(rows, list) and any(r.get("shelf") == shelf.key for r in rows)
    ]
    status = await room.anew.answers.status(shelf, 2)
    if status.articles or status.stories or status.next_digest or await room.anew.digests.show(2):
        left.append(str(status))
    await room.desk.retention.returned(2)
    return [f"left for good: {one}" for one in left]


async def take_back(room: KeptDesk, which: int) -> None:
    """A member posts a link and deletes the post."""
    room.saved += 1
    url, message = f"https://slip{which % 3}.example/{room.saved}", 30_000 + room.saved
    page = room.page(f"Missiles of another day ({room.saved})", TEXTS[which % len(TEXTS)], which)
    await room.desk.save(ANNA, url, page, message)
    await DeliveryService(room.desk.database, room.desk.clock, room.discord).deliver_due()
    del room.desk.network.pages[url]
    await room.desk.ingest.taken_back(WithdrawnLinks(ANNA, MEMBER, message, frozenset({url_key(canonical(url))})))


async def erase_other(room: KeptDesk, _: int) -> list[str]:
    """Another member goes; nothing of them is left."""
    own_data = MyDataService(room.desk.database, room.desk.clock)
    await own_data.erase(OTHER_MEMBER)
    data = await own_data.export(OTHER_MEMBER)
    left = [part for part, rows in data.items() if rows and isinstance(rows, list)]
    lines = await room.desk.watches.listed(WatchAsker(OTHER_MEMBER, 1))
    return [f"erased: {one}" for one in (*left, *lines)]


Act = Callable[[KeptDesk, int], Awaitable[list[str] | None]]
ACTS: tuple[Act | Deed, ...] = (
    *(deed for deed in DEEDS if deed not in _OTHER_DEEDS),
    *(
        watch,
        watch,
        send,
        send,
        schedule,
        save_privately,
        save_privately,
        curate_privately,
        save_search,
        report,
        report,
    ),
    *(
        arrive,
        arrive,
        arrive,
        leave_for_good,
        block,
        fail,
        pass_month,
        turn_of_year,
        move_house,
        leave_and_return,
        take_back,
        erase_other,
    ),
)
