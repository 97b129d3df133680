"""Files compared with answers: exports in every format, the Atom feed of digests."""

from __future__ import annotations

import csv
import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from io import StringIO
from typing import Any
from xml.etree import ElementTree

from bot.model.answers import ArticleRef, SummaryAnswer
from bot.model.deliveries import DeliveryKind
from bot.model.digests.answer import DigestAnswer
from bot.model.exports.articles import ExportForm, ExportQuestion, ExportSource
from bot.model.exports.digests import DeliveredDigest
from bot.policy.exports import atom
from bot.policy.exports.writers import writer
from bot.services.exports.digest_feed import digests_of
from bot.services.exports.service import ExportPlan
from bot.storage.deliveries.payloads import from_json
from cogs._layout.export_words import digest_feed_words, export_words
from tests.services.agreement.acts import DIGESTS
from tests.services.agreement.asked_shelf import AskedShelf, found, parts

_LENGTH = 5


async def compare(asked: AskedShelf) -> None:
    """Every file."""
    await _formats(asked)
    await _halves(asked)
    if asked.shelf.guild_id is not None:
        await _atom(asked, DIGESTS + asked.shelf.guild_id)


async def _formats(asked: AskedShelf) -> None:
    question, files = ExportQuestion(ExportSource.SHELF), dict[ExportForm, str]()
    for form in ExportForm:
        plan = await asked.exports.plan(asked.shelf, question, newest_first=form.newest_first)
        files[form] = await _written(asked, plan, form)
    rows = list(csv.DictReader(StringIO(files[ExportForm.CSV].lstrip("\ufeff"), newline="")))
    lines = [json.loads(line) for line in files[ExportForm.JSONL].splitlines()]
    ids = list(asked.every)
    asked.same("rows of the table", [int(row["id"]) for row in rows], ids)
    asked.same("lines", [line["id"] for line in lines], sorted(ids))
    page = re.findall(r'<article id="article-(\d+)".*?<h2>(.*?)</h2>', files[ExportForm.HTML], re.DOTALL)
    asked.same("articles of the page", [int(number) for number, _ in page], ids)
    notes = re.findall(r"^## (.*)$", files[ExportForm.MARKDOWN], re.MULTILINE)
    asked.same("articles of the notes", len(notes), len(ids))
    heads = [re.sub(r"\\(.)", r"\1", note) for note in notes]
    by_id = {line["id"]: line for line in lines}
    for (number, head), note, row in zip(page, heads, rows, strict=False):
        article = asked.every[int(number)].article
        titled = article.title if article.url is None else f"[{article.title}]({article.url})"
        asked.same(f"{number} in the notes", note, titled)
        asked.same(f"{number} on the page", unescape(re.sub("<.*?>", "", head)), article.title)
        summary = await asked.answers.answers.summary(asked.shelf, number, _LENGTH)
        _row(asked, row, summary)
        _line(asked, by_id[int(number)], summary)


async def _written(asked: AskedShelf, plan: ExportPlan, form: ExportForm) -> str:
    pieces = writer(form, export_words(plan.head))
    entries = [pieces.entry(one) async for batch in asked.exports.articles(plan) for one in batch]
    return "".join([pieces.opening, *entries, pieces.closing])


def _row(asked: AskedShelf, row: dict[str, str], summary: SummaryAnswer) -> None:
    article, outlet = summary.article, summary.article.outlet
    asked.same(
        f"row of {article.id}",
        (row["title"].lstrip("'"), row["url"], row["outlet"], row["kind"], row["published"], row["origin"]),
        (
            article.title,
            article.url or "",
            outlet.name if outlet else "",
            str((outlet and outlet.kind) or ""),
            article.published or "",
            article.origin or "",
        ),
    )
    asked.same(f"saved of {article.id}", row["saved"], _utc(summary.versions[0]))
    asked.same(f"retrieved of {article.id}", row["retrieved"], _utc(summary.versions[-1]))
    asked.same(f"story of {article.id}", row["story"], str(summary.story.id) if summary.story else "")
    asked.same(f"subjects of {article.id}", row["subjects"], "; ".join(summary.subjects))
    named = {one.entity.name for one in summary.entities}
    asked.same(f"names of {article.id}", named - {*row["names"].split("; ")}, set())
    asked.same(f"sentences of {article.id}", row["key_sentences"], " ".join(one.text for one in summary.sentences))


def _line(asked: AskedShelf, line: dict[str, Any], summary: SummaryAnswer) -> None:
    number = summary.article.id
    said = [(quote["text"], quote["speaker"]) for quote in line["quotes"]]
    known = {(one.said.text, one.by.name) for one in summary.quotes if one.by is not None}
    texts = {text for text, _ in known}
    asked.same(f"speakers of {number}", {one for one in said if one[0] in texts} - known, set())
    asked.same(f"date of {number}", line["at"], _utc(summary.article.at))


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


async def _halves(asked: AskedShelf) -> None:
    """Two halves of a time are its whole."""
    middle = sorted(one.article.at for one in asked.every.values())[len(asked.every) // 2].date()
    before, after = (middle - timedelta(days=1)).isoformat(), middle.isoformat()
    parts = []
    for question in (ExportQuestion(ExportSource.SHELF, since=after), ExportQuestion(ExportSource.SHELF, until=before)):
        plan = await found(asked.exports.plan(asked.shelf, question, newest_first=True))
        parts += [] if plan is None else list(plan.article_ids)
    asked.same("halves of the export", parts, list(asked.every))


async def _atom(asked: AskedShelf, channel_id: int) -> None:
    digests = await found(digests_of(asked.room.desk.database, channel_id)) or ()
    sent = await asked.room.desk.rows(
        "SELECT d.key, p.payload FROM deliveries AS d JOIN payloads AS p ON p.delivery_id = d.id"
        " WHERE d.kind = 'digest' AND d.channel_id = ? AND d.state = 'sent' ORDER BY d.created_at DESC, d.id DESC",
        channel_id,
    )
    slots: dict[str, list[DigestAnswer]] = {}
    for key, payload in sent:
        digest = from_json(DeliveryKind.DIGEST, payload)
        assert isinstance(digest, DigestAnswer)
        slots.setdefault(key.rpartition(":")[0], []).append(digest)
    asked.same("digests of the feed", [one.key for one in digests], list(slots))
    feed = ElementTree.fromstring(atom.feed(channel_id, digests, digest_feed_words(digests), None))  # noqa: S314  # ours
    name = f"{{{atom.ATOM}}}"
    entries = feed.findall(f"{name}entry")
    asked.same("entries", len(entries), len(digests))
    asked.same("ids of entries", len({one.findtext(f"{name}id") for one in entries}), len(entries))
    updated = [one.findtext(f"{name}updated") or "" for one in entries]
    asked.same(
        "feed as new as its newest entry",
        feed.findtext(f"{name}updated"),
        max(updated, default=None) or feed.findtext(f"{name}updated"),
    )
    for entry, one in zip(entries, digests, strict=False):
        _entry(asked, entry.findtext(f"{name}content") or "", one, slots[one.key])


def _entry(asked: AskedShelf, content: str, one: DeliveredDigest, messages: list[DigestAnswer]) -> None:
    told = [story for message in messages for story in message.stories]
    links = re.findall(r'<h3><a href="(.*?)">(.*?)</a></h3>', content)
    public = {
        number: article.article
        for number, article in asked.every.items()
        if not article.is_private and article.article.url is not None
    }
    urls = {article.url for article in public.values()}
    asked.same(f"links of {one.key}", {unescape(url) for url, _ in links} - urls, set())
    headlines = [unescape(headline).removeprefix("Update: ").split(" · ")[0] for _, headline in links]
    if all(article.id in public for story in told for article in story.articles):
        asked.same(f"headlines of {one.key}", headlines, [story.headline for story in told])
    named = {article.id for article in parts(one.digest, ArticleRef)}
    asked.same(f"articles of {one.key}", named - public.keys(), set())
    pages = {
        (article.story_id, article.article.outlet.name)
        for number, article in asked.every.items()
        if number in public and article.article.outlet
    }
    for story in one.digest.stories:
        (sent,) = (whole for whole in told if whole.id == story.id)
        known = [outlet.name for outlet in sent.outlets if (story.id, outlet.name) in pages]
        asked.same(f"outlets of {one.key}", {*known} - {outlet.name for outlet in story.outlets}, set())
        asked.same(f"sentences of {one.key}", {*story.sentences} <= {*sent.sentences}, True)
