"""What answers say of names: `/entity`, `/search entity:`, exports, appearances, suggestions."""

from __future__ import annotations

from collections import defaultdict

from bot.model.analysis import EntityKind
from bot.model.answers import EntityRef
from bot.model.exports.articles import ExportSource
from bot.services.evidence.claims import ClaimsQuestion
from tests.services.agreement.asked_shelf import AskedShelf, found

_WEEKS = 12
_QUOTED = 5
_TYPED = ("", "kim", "pak", "flo", "another", "홍수")


async def compare(asked: AskedShelf) -> None:
    """Every name of the shelf, and what autocomplete suggests."""
    articles, refs = defaultdict[str, list[int]](list), dict[str, EntityRef]()
    for number, one in asked.every.items():
        for named in one.entities:
            articles[named.entity.key].append(number)
            refs[named.entity.key] = named.entity
    for key, ids in articles.items():
        await _entity(asked, refs[key], ids)
    for typed in _TYPED:
        await _suggested(asked, typed)


async def _entity(asked: AskedShelf, ref: EntityRef, ids: list[int]) -> None:
    key, quoted = ref.key, f'entity:"{ref.key}"'
    one, listed = await asked.pages(
        f"entity {key}",
        lambda page: asked.answers.answers.entity(asked.shelf, key, page),
        lambda answer: answer.articles,
    )
    asked.same(f"{key}, itself", one.entity, ref)
    asked.same(f"{key}, articles", ([article.id for article in listed], one.total), (ids, len(ids)))
    asked.same(f"{key}, export", await asked.exported(ExportSource.ENTITY, key), ids)
    hits = await found(asked.answers.answers.search(asked.shelf, quoted))
    claims = await found(asked.answers.claims.claims(ClaimsQuestion(asked.shelf, quoted)))
    asked.same(f"{key}, search and claims", (hits and hits.total, claims and claims.read), (len(ids), len(ids)))
    asked.same(f"{key}, last seen", one.last_seen, asked.every[ids[0]].article.at)
    today, weeks = asked.room.desk.clock.now().date(), [0] * _WEEKS
    for number in ids:
        ago = (today - asked.every[number].article.at.date()).days // 7
        if 0 <= ago < _WEEKS:
            weeks[-1 - ago] += 1
    asked.same(f"{key}, weeks", list(one.weeks), weeks)
    said = [
        (n, line.said.start)
        for n in ids
        for line in asked.every[n].statements
        if key in (line.speaker_key, *line.joint)
    ]
    quotes = {(line.said.article.id, line.said.start) for line in one.quotes_by}
    asked.same(f"{key}, statements", (quotes - {*said}, len(quotes)), (set(), min(_QUOTED, len(said))))
    if ref.kind is EntityKind.PERSON:
        seen, days = await asked.pages(
            f"appearances of {key}",
            lambda page: asked.answers.appearances.appearances(asked.shelf, key, page),
            lambda answer: answer.appearances,
        )
        asked.same(f"{key}, appearances", (seen.total, seen.read, seen.entity), (len(days), len(ids), ref))


async def _suggested(asked: AskedShelf, typed: str) -> None:
    answers, stories = asked.answers.answers, asked.answers.stories
    for one in await answers.suggest_entities(asked.shelf, typed):
        entity = await found(answers.entity(asked.shelf, one.value))
        asked.same(f"suggested {one.value}", entity and (entity.total, entity.entity.name), (one.articles, one.text))
    for one in await answers.suggest_articles(asked.shelf, typed):
        by_number = await found(answers.summary(asked.shelf, one.value))
        by_title = await found(answers.summary(asked.shelf, one.text))
        titles = [summary and summary.article.title for summary in (by_number, by_title)]
        asked.same(f"suggested article {one.value}", titles, [one.text, one.text])
    for one in await stories.suggest(asked.shelf, typed):
        story = await found(stories.meant(asked.shelf, one.value))
        asked.same(f"suggested {one.value}", story and story.article_count, one.articles)
        if story is not None and not typed:
            asked.same(f"suggested {one.value}, headline", story.headline, one.text)
    for one in await asked.answers.claims.suggest(asked.shelf, typed):
        claims = await found(asked.answers.claims.claims(ClaimsQuestion(asked.shelf, one.value)))
        asked.same(f"suggested topic {one.value}", claims and claims.read, one.articles)
    for name in await answers.suggest_outlets(asked.shelf, typed):
        hits = await found(answers.search(asked.shelf, f'source:"{name}"'))
        asked.same(f"suggested outlet {name}", hits is not None and not hits.some_words, True)
