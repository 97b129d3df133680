"""What answers say of articles and stories: summaries, citations, `/story`, `/latest`, digests, exports, `/claims`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from bot.model.analysis import Outlet
from bot.model.answers import ArticleRef, StoryAnswer
from bot.model.exports.articles import ExportQuestion, ExportSource
from bot.model.reasons import ArticleFate
from bot.services.evidence.citations import CitationService
from bot.services.evidence.claims import ClaimsQuestion
from tests.services.agreement.asked_shelf import AskedShelf, found

_YEAR = "365d"
_WINDOWS = (
    (None, _YEAR),
    (None, "24h"),
    ("missiles", _YEAR),
    ("flooded", _YEAR),
    ("Kim Jong Un", _YEAR),
    (None, "last"),
)
_LISTED = 12
"""Articles that a story's line lists at most."""
_NOT_READ = {"deleted", "restored", "retracted", "reinstated"}
"""Changes that bring no other text."""


async def compare(asked: AskedShelf) -> None:
    """Articles, stories, windows and digests."""
    await _articles(asked)
    told = await _stories(asked)
    await _windows(asked, told)
    await _digest(asked, told)


async def _articles(asked: AskedShelf) -> None:
    citations = CitationService(asked.room.desk.database)
    status = await asked.answers.answers.status(asked.shelf)
    stories = {one.story_id for one in asked.every.values()}
    asked.same("status", (status.articles, status.stories), (len(asked.every), len(stories)))
    for number, one in asked.every.items():
        summary = await asked.answers.answers.summary(asked.shelf, str(number), 8)
        cited = await citations.citation(asked.shelf, str(number))
        asked.faces(f"summary {number}", [summary, cited])
        asked.same(f"digest of {number}", cited.digest, one.digest)
        asked.same(f"subjects of {number}", (summary.subjects, summary.byline), (one.subjects, one.byline))
        said = [(line.said.start, line.by and line.by.key) for line in summary.quotes]
        asked.same(
            f"statements of {number}", sorted(said), sorted((s.said.start, s.speaker_key) for s in one.statements)
        )
        _, changes = await asked.pages(
            f"versions {number}",
            partial(asked.room.desk.versions.versions, asked.shelf, str(number)),
            lambda answer: answer.changes,
        )
        texts = [change.at for change in reversed(changes) if not {str(kind) for kind in change.kinds} <= _NOT_READ]
        asked.same(f"versions {number}", summary.versions, (one.saved_at, *texts))
        if one.article.url:
            hits = await found(asked.answers.answers.search(asked.shelf, one.article.url))
            asked.same(f"link of {number}", hits and [hit.article.id for hit in hits.hits], [number])


async def _stories(asked: AskedShelf) -> dict[int, StoryAnswer]:
    members = defaultdict[int, list[int]](list)
    for number, one in asked.every.items():
        members[one.story_id or 0].append(number)
    told = {}
    for story, ids in members.items():
        one, days = await asked.pages(
            f"story {story}", partial(asked.answers.stories.story, asked.shelf, story), lambda answer: answer.days
        )
        told[story] = one
        asked.same(f"articles of story {story}", [article.id for article in one.articles], ids)
        asked.same(f"days of story {story}", sum(day.articles for day in days) + one.repeating, one.article_count)
        asked.same(f"export of story {story}", await asked.exported(ExportSource.STORY, f"story {story}"), ids)
        await _headlines(asked, one)
        asked.same(f"outlets of story {story}", {*one.outlets}, _outlets(one.articles))
        times = [asked.every[number].article.at for number in ids]
        asked.same(f"span of story {story}", (one.first, one.latest), (min(times), max(times)))
        for person in one.people:
            named = [n for n in ids if any(e.entity.key == person.entity.key for e in asked.every[n].entities)]
            asked.same(f"{person.entity.key} in story {story}", person.mentions, len(named))
    return told


async def _headlines(asked: AskedShelf, story: StoryAnswer) -> None:
    typed = f"story {story.id}"
    plan = await asked.exports.plan(asked.shelf, ExportQuestion(ExportSource.STORY, typed), newest_first=True)
    claims = await asked.answers.claims.claims(ClaimsQuestion(asked.shelf, typed))
    summary = await asked.answers.answers.summary(asked.shelf, str(story.articles[0].id))
    asked.same(f"headline of {typed}", {plan.head.name, claims.story}, {story.headline})
    reference = summary.story and (summary.story.headline, summary.story.articles)
    asked.same(f"reference of {typed}", reference, (story.headline, story.article_count))
    asked.same(f"claims read of {typed}", claims.read, story.article_count)


async def _windows(asked: AskedShelf, told: dict[int, StoryAnswer]) -> None:
    for topic, since in _WINDOWS:
        name = f"latest {topic} {since}"

        async def page(number: int, topic: str | None = topic, since: str = since) -> object:
            return (await asked.answers.latest.look(asked.shelf, 77, topic, since, number)).answer

        first, lines = await asked.pages(name, page, lambda answer: answer.stories)
        if first is None:
            continue
        asked.same(f"{name}, stories", first.story_count, len(lines))
        if since != "last" and all(len(line.articles) < _LISTED for line in lines):
            articles = [article for line in lines for article in line.articles]
            outlets = {outlet for line in lines for outlet in _outlets(line.articles)}
            asked.same(f"{name}, counts", (first.article_count, first.outlet_count), (len(articles), len(outlets)))
        for line in lines:
            whole = told[line.id]
            if len(line.articles) < _LISTED and since != "last":
                asked.same(f"{name}, outlets of {line.id}", {*line.outlets}, _outlets(line.articles))
            asked.same(f"{name}, story {line.id}", {*line.articles} - {*whole.articles}, set())
            if since == _YEAR and len(line.articles) == whole.article_count:
                asked.same(f"{name}, origins", {*line.origins}, {*whole.origins})
                asked.same(f"{name}, outlets", {*line.outlets}, {*whole.outlets})
                asked.same(f"{name}, sides", (line.one_sided, line.latest), (whole.one_sided, whole.latest))


async def _digest(asked: AskedShelf, told: dict[int, StoryAnswer]) -> None:
    guild_id = asked.shelf.guild_id or 0
    parts = await found(asked.answers.digests.preview(guild_id, 10)) or ()
    asked.faces("digest", list(parts))
    shown = [line for part in parts for line in part.stories]
    if shown:
        first, last = parts[0], parts[-1]
        asked.same("digest, stories", (first.told_count, first.story_count), (len(shown), len(shown) + len(last.rest)))
        asked.same("digest, places", [one.story_id for one in first.weighed if one.place], [line.id for line in shown])
        for line in shown:
            asked.same("digest, articles", {*line.articles} - {*told[line.id].articles}, set())
            asked.same("digest, outlets", {*line.outlets} - {*told[line.id].outlets}, set())
    for one in await asked.answers.digests.suggest_weighed(guild_id, 10, ""):
        why = await found(asked.answers.digests.why(guild_id, 10, one.value))
        asked.same("digest, why", why and why.weighed.headline, one.text)


def _outlets(articles: Iterable[ArticleRef]) -> set[Outlet]:
    """The outlets that count: those of articles that were not retracted; all where every one was."""
    articles = list(articles)
    counted = [one for one in articles if one.fate is not ArticleFate.RETRACTED] or articles
    return {one.outlet for one in counted if one.outlet}
