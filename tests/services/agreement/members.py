"""What a member is told of their own data, and a server of its state: `/mydata`, lists, `/desk status`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from bot.model.curation.reports import CurationReport
from bot.model.exports.articles import ExportedArticle, ExportSource
from bot.model.searches import SavedSearch
from bot.model.settings import FilterOwner, FilterScope
from bot.model.watches.alert import WatchAnswer, WatchLine
from bot.model.watches.watch import WatchAsker, WatchKind, WatchTarget
from bot.policy.schedule import due_slots
from bot.services.curation.reports import ReportService
from bot.services.mydata import MyDataService
from bot.services.operations.status import StatusService
from bot.storage import filters
from bot.storage.deliveries import outbox
from tests.services.agreement.acts import OTHER_MEMBER, PRIVATE
from tests.services.agreement.asked_shelf import AskedShelf, found
from tests.services.answerers import MEMBER

_EXPLAINED = 8
"""The matches that `/watch why` shows at most."""


async def compare(asked: AskedShelf) -> None:
    """A member's own data and the state of the server."""
    data = await _data(asked, MEMBER)
    await _watches(asked, data)
    await _searches(asked, data)
    await _filters(asked, data)
    await _articles(asked, data)
    await _shown(asked, data)
    if asked.shelf.guild_id is not None:
        await _reports(asked, data)
        await _status(asked, asked.shelf.guild_id)
    other = await _data(asked, OTHER_MEMBER)
    rows = [row for part in other.values() if isinstance(part, list) for row in part]
    asked.same("export of another", [row for row in rows if str(MEMBER) in _words(row)], [])


async def _data(asked: AskedShelf, member: int) -> dict[str, Any]:
    desk = asked.room.desk
    return await MyDataService(desk.database, desk.clock).export(member)


def _words(data: dict[str, Any]) -> set[str]:
    """The values of an export, as text."""
    return {*json.dumps(data).replace('"', " ").replace(",", " ").replace(":", " ").replace("}", " ").split()}


def _of_shelf(asked: AskedShelf, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["shelf"] == asked.shelf.key]


async def _watches(asked: AskedShelf, data: dict[str, Any]) -> None:
    asker = WatchAsker(MEMBER, asked.shelf.guild_id, manages=True)
    watches = asked.room.desk.watches
    lines = [one for one in await watches.listed(asker) if one.watch.place.guild_id == asked.shelf.guild_id]
    mine = [one for one in lines if one.watch.place.user_id == MEMBER]
    rows = _of_shelf(asked, data["watches"])
    asked.same("own watches", [row["name"] for row in rows], [one.watch.target.name for one in mine])
    for row, one in zip(rows, mine, strict=False):
        name = f"watch {one.watch.id} of {one.watch.target.name}"
        why = await watches.why(asker, str(one.watch.id))
        asked.faces(f"{name}, why", why)
        asked.same(f"{name}, line", why.line, one)
        asked.same(f"{name}, last alert", row.get("last_alert"), one.last and one.last.isoformat())
        matches = [match for match in _of_shelf(asked, data["matches"]) if match["watch"] == row["name"]]
        same_name = [other for other in rows if other["name"] == row["name"]]
        asked.same(f"{name}, count", sum(other["articles"] for other in same_name), len(matches))
        if len(same_name) > 1:
            continue
        if len(matches) == len(why.articles):
            _alerts(asked, name, one, why)
        if len(why.articles) < _EXPLAINED:
            shown = {article.article.title for article in asked.every.values()}
            kept = [
                [match["title"], match["outcome"]]
                for match in matches
                if match.get("title") in shown and "told_at" in match
            ]
            public = {number for number, article in asked.every.items() if not article.is_private}
            explained = [
                [match.article.title, str(match.outcome)]
                for match in why.articles
                if match.alert_at and (match.article.id in public or asked.shelf == PRIVATE)
            ]
            asked.same(f"{name}, matches", sorted(kept, key=str), sorted(explained, key=str))
        await _preview(asked, name, one)


def _alerts(asked: AskedShelf, name: str, one: WatchLine, why: WatchAnswer) -> None:
    """What the list counts is what the explanation shows, of a watch whose articles are all on the shelf."""
    sent = {match.alert_at for match in why.articles if match.alert_at and not match.by_card}
    month = asked.room.desk.clock.now() - timedelta(days=30)
    asked.same(f"{name}, last alert", one.last, max(sent, default=None))
    recent = {at for at in sent if at >= month}
    asked.same(f"{name}, alerts", (one.alerts >= len(recent), one.alerts > 0), (True, bool(recent)))


async def _preview(asked: AskedShelf, name: str, one: WatchLine) -> None:
    """What a watch on the same would have found is what the shelf has."""
    place, target, now = one.watch.place, one.watch.target, asked.room.desk.clock.now()
    preview = await asked.room.desk.watches.preview(place, target, one.watch.times)
    asked.faces(f"{name}, preview", preview)
    asked.same(f"{name}, preview knows it", preview.is_known, True)
    meeting = await _meeting(asked, target)
    if place.personal and place.guild_id is not None:
        meeting = [number for number in meeting if not asked.every[number].is_private]
    recent = [
        number
        for number in meeting
        if asked.every[number].saved_at >= now - timedelta(days=30)
        and asked.every[number].article.at >= asked.every[number].saved_at - timedelta(days=7)
    ]
    asked.same(f"{name}, preview counts", preview.with_card + preview.without_card, len(recent))
    asked.same(f"{name}, newest of the preview", [article.id for article in preview.newest], recent[:3])


async def _meeting(asked: AskedShelf, target: WatchTarget) -> list[int]:
    """The articles that meet a target, the newest first."""
    if target.kind is WatchKind.SEARCH:
        return await asked.exported(ExportSource.SEARCH, target.value)
    return [number for number, one in asked.every.items() if _meets(one, target)]


def _meets(one: ExportedArticle, target: WatchTarget) -> bool:
    if target.kind is WatchKind.ENTITY:
        return any(named.entity.key == target.value for named in one.entities)
    if target.kind is WatchKind.SUBJECT:
        return target.value in one.subjects
    words = f"{one.page.title} {one.text}"
    return re.search(rf"\b{re.escape(target.value)}\b", words, re.IGNORECASE) is not None


async def _searches(asked: AskedShelf, data: dict[str, Any]) -> None:
    def told(one: SavedSearch) -> tuple[str, str]:
        return one.name, one.typed

    visible = await asked.room.desk.searches.visible(asked.shelf, MEMBER)
    rows = _of_shelf(asked, data["searches"])
    asked.same(
        "own searches",
        sorted((row["name"], row["query"]) for row in rows),
        sorted(told(one) for one in visible if one.user_id == MEMBER),
    )
    for one in visible:
        listed = await asked.exported(ExportSource.SEARCH, one.typed)
        hits = await found(asked.answers.answers.search(asked.shelf, one.typed))
        if hits is None or not hits.some_words:
            asked.same(f"search {one.name}", len(listed), hits.total if hits else 0)


async def _filters(asked: AskedShelf, data: dict[str, Any]) -> None:
    held = await asked.room.desk.database.read(filters.of_owner, FilterOwner(FilterScope.MEMBER, MEMBER))
    asked.same(
        "own filters",
        [(row["kind"], row["value"], row["label"]) for row in data["filters"]],
        [(str(one.kind), one.value, one.label) for one in held],
    )


async def _articles(asked: AskedShelf, data: dict[str, Any]) -> None:
    """Articles in an export have their addresses, and the titles that the shelf shows: on a server those of the pages,
    since what others corrected stays there."""
    rows = data["direct_messages"] if asked.shelf == PRIVATE else _of_shelf(asked, data["posts"])
    told = {(row["title"], row.get("url"), row["saved_at"]) for row in rows}
    removed = {
        row[0]
        for row in await asked.room.desk.rows(
            "SELECT a.title FROM removed_articles AS r JOIN articles AS a ON a.id = r.article_id"
        )
    }
    own = {} if asked.shelf == PRIVATE else dict(await asked.room.desk.rows("SELECT id, title FROM articles"))
    shown = {
        (own.get(key, one.article.title), one.article.url, one.saved_at.isoformat()) for key, one in asked.every.items()
    }
    here = {one for one in told if one[0] not in removed}
    asked.same("own articles are the shelf's", here - shown, set())
    if asked.shelf == PRIVATE:
        asked.same("own articles", shown - told, set())


async def _shown(asked: AskedShelf, data: dict[str, Any]) -> None:
    """What was shown is not called unread."""
    look = await found(asked.answers.latest.look(asked.shelf, MEMBER, since="last"))
    for row in _of_shelf(asked, data["latest"]):
        if look is None or row["topic"] != look.reader.topic:
            continue
        listed = [one for one in _of_shelf(asked, data["shown_articles"]) if one["topic"] == row["topic"]]
        asked.same("articles shown", row["articles"], len(listed))
        if any(one["at"] == asked.room.desk.clock.now().isoformat() for one in listed):
            continue  # what is shown in a second is the same for all its questions
        shown = {(one["title"], one.get("url")) for one in listed if "title" in one}
        for line in look.answer.stories:
            new = {(one.title, one.url) for one in line.articles} - shown
            asked.same(f"unread story {line.id}", bool(new), True)


async def _reports(asked: AskedShelf, data: dict[str, Any]) -> None:
    reports, waiting = ReportService(asked.room.desk.database, asked.room.desk.clock), list[CurationReport]()
    first = await reports.queue(asked.shelf)
    for page in range(first.pages):
        waiting += (await reports.queue(asked.shelf, page)).reports
    asked.same("reports", first.total, len(waiting))
    status = await StatusService(asked.room.desk.database, asked.room.desk.clock).server(asked.shelf.guild_id or 0)
    asked.same("reports in the status", status.reports, first.total)
    mine = [(str(one.report.about.kind), one.report.at.isoformat()) for one in waiting if one.report.user_id == MEMBER]
    rows = [row for row in _of_shelf(asked, data["reports"]) if row["reported"] and "outcome" not in row]
    told = [(row["kind"], row["at"]) for row in rows]
    titles = {one.article.title for one in asked.every.values()}
    of_articles = {(row["kind"], row["at"]) for row in rows if "entity" not in row and row["title"] in titles}
    asked.same("own reports", ([one for one in mine if one not in told], of_articles - {*mine}), ([], set()))


async def _status(asked: AskedShelf, guild_id: int) -> None:
    desk = asked.room.desk
    now = desk.clock.now()
    told = await asked.answers.answers.status(asked.shelf, guild_id)
    status = await StatusService(desk.database, desk.clock).server(guild_id)
    asked.same("links waiting", told.queued, sum(one.count for one in status.waiting))
    asked.same("links failed", told.dead, sum(one.count for one in status.dead))
    orders = await asked.answers.digests.show(guild_id)
    asked.same(
        "digests",
        [(one.channel_id, one.rhythm, one.suspended) for one in status.digests],
        [(one.channel_id, one.rhythm, one.suspended) for one in orders],
    )
    asked.same("next digest", told.next_digest, min((one.next for one in status.digests if one.next), default=None))
    for order, one in zip(orders, status.digests, strict=False):
        if one.next is None:
            continue
        slots = due_slots(order, now, one.next)
        had = await desk.database.read(outbox.owed_slots, [slot.key for slot in slots])
        asked.same(f"next digest of {one.channel_id}", [slot.due for slot in slots if slot.key not in had], [one.next])
