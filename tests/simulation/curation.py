"""What managers of the first server correct in a run, and the laws on it.

Managers save pages that name several people, and act on what their shelf has: they remove, correct, move, rename,
merge, split, block and undo; members report, managers accept or refuse. All of it may be interrupted. What was
confirmed is recorded; what the shelf shows at the end is reckoned from the log, without the desk's own rules.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from bot.app import App
from bot.model.curation.acts import CurationAct, Curator
from bot.model.jobs import Post, Shelf, Submission
from bot.policy.curation.typed import TypedCorrection
from bot.services.curation.links import Split
from tests.simulation.client import Command, SimulatedBot
from tests.simulation.evidence import Evidence, tokens_of
from tests.simulation.outside import WebPage, page_text
from tests.simulation.world import Posting, World

_HOSTS = ("han.example", "taedong.example")
_BLOCKED = "https://port.example/blocked"
_PEOPLE = ("Pak Il", "Kim Yongchul", "Ri Song")
_NAMES = (*_PEOPLE, "Kim Jong Un", "Pak Il, engineer")
_DEEDS = (
    "remove", "correct", "move", "rename", "merge", "merge", "split", "split", "block", "report", "report",
    "undo", "undo", "undo",
)  # fmt: skip
_REASON = "Managers of this server block links"
_SLACK = 2.0


@dataclass(frozen=True)
class Confirmed:
    """An act that the desk confirmed, or that it was undone."""

    act: int
    at: float
    undone: bool


@dataclass
class Curated:
    """What was done: the acts that were `confirmed`, and the managers' `own` pages. `moved` are articles that were
    taken out of a story, or may have been."""

    chance: random.Random
    confirmed: list[Confirmed] = field(default_factory=list)
    own: set[str] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)


def curated_guild(world: World) -> int:
    """The server whose managers act."""
    return next(iter(world.server.guilds))


def saved(world: World) -> Command:
    """A page that names several people comes to both servers, as by a collector."""
    done = world.curated
    token = world.new_token()
    url = f"https://{done.chance.choice(_HOSTS)}/{token}"
    one, other = done.chance.sample(_PEOPLE, 2)
    people = (
        f"{{person:{one}=engineer}} met {{person:{other}}} at {token}.\n{{person:{one}}}: It went well at {token}.\n"
    )
    world.web.pages[url] = WebPage(url, token, page_text(token, 1, f"> outlet Own {token}\n") + people)
    world.facts.setdefault(token, set())
    done.own.add(token)

    async def act(app: App, bot: SimulatedBot) -> None:
        for guild in world.server.guilds:
            world.shelved.setdefault(token, set()).add(guild)
            await app.ingest.submit(Submission(Shelf.of_guild(guild), Post(None, guild, None), url=url))
        world.note(f"managers save {token}")

    return act


def posted(world: World) -> None:
    """A member posts a page of the site that is blocked now and then."""
    page = world.new_page()
    if page.body is None:
        return
    url = f"{_BLOCKED}/{page.token}"
    world.web.pages[url] = replace(page, url=url)
    del world.web.pages[page.url]
    guild = world.server.guilds[curated_guild(world)]
    world.post(guild.channels[0], [world.web.pages[url]])


def acted(world: World) -> Command:
    """An act of a manager, or a report of a member and the decision on it."""
    done, guild = world.curated, curated_guild(world)
    manager = Curator(guild + 1001, manages=True)
    shelf = Shelf.of_guild(guild)
    what = done.chance.choice(_DEEDS)

    async def act(app: App, bot: SimulatedBot) -> None:
        found = [one.value for one in await app.answers.suggest_articles(shelf, "")]
        if not found:
            return
        article = done.chance.choice(found)
        named = [one.entity.name for one in (await app.answers.summary(shelf, article)).entities]
        one = done.chance.choice(named or _NAMES)
        other = done.chance.choice([name for name in _NAMES if name != one])
        if what == "undo":
            await _undo(world, app, shelf, manager)
            return
        if what == "report":
            await _report(world, app, shelf, (article, one, other))
            return
        _confirm(world, await _act(world, app, what, (article, one, other)))

    return act


async def _act(world: World, app: App, what: str, about: tuple[str, str, str]) -> CurationAct:
    guild, (article, one, other) = curated_guild(world), about
    manager, shelf = Curator(guild + 1001, manages=True), Shelf.of_guild(guild)
    summary = await app.answers.summary(shelf, article)
    token = next(iter(tokens_of([{"title": summary.article.title}])), "")
    world.note(f"manager: {what} {article} {one} {other}")
    if what == "remove" and token in world.curated.own:
        return await app.curation.remove(shelf, manager, article)
    if what == "rename":
        return await app.curation.rename(shelf, manager, one, f"{one} {world.curated.chance.randint(2, 9)}")
    if what == "merge":
        return await app.curation.merge(shelf, manager, one, other)
    if what == "split":
        return await app.curation.split(Split(shelf, manager, article, one, other))
    if what == "move":
        world.curated.moved.add(int(article))
        return await app.curation.move(shelf, manager, article)
    if what == "block":
        return await app.curation.block(shelf, manager, _BLOCKED)
    return await app.curation.correct(
        shelf, manager, article, TypedCorrection(title=f"Corrected report {token or article}")
    )


async def _undo(world: World, app: App, shelf: Shelf, manager: Curator) -> None:
    standing = [one for one in (await app.curation.log(shelf)).acts if one.in_force]
    if standing:
        chosen = world.curated.chance.choice(standing)
        world.note(f"manager: undo {chosen.id}")
        if chosen.act.article_id is not None:
            world.curated.moved.add(chosen.act.article_id)
        _confirm(world, await app.curation.undo(shelf, manager, chosen.id))


async def _report(world: World, app: App, shelf: Shelf, about: tuple[str, str, str]) -> None:
    guild, chance, (article, one, other) = curated_guild(world), world.curated.chance, about
    reports, member, manager = app.reports, guild + 1002, Curator(guild + 1001, manages=True)
    world.note(f"member reports {article} {one} {other}")
    kind = chance.choice(("name", "same", "other", "story"))
    if kind == "name":
        found = await app.answers.entity(shelf, one)
        await reports.wrong_name(shelf, member, found.entity.key, f"{one} reported")
    elif kind == "same":
        await reports.same_entity(shelf, member, one, other)
    elif kind == "other":
        await reports.other_entity(shelf, member, article, (one, other))
    else:
        world.curated.moved.add(int(article))
        await reports.wrong_story(shelf, member, int(article))
    waiting = (await reports.queue(shelf)).reports
    if not waiting:  # another manager was quicker
        return
    chosen = chance.choice(waiting).report
    if chance.random() < 0.6:
        _confirm(world, await reports.accept(shelf, manager, chosen.id))
    else:
        await reports.refuse(shelf, manager, chosen.id)


def _confirm(world: World, act: CurationAct) -> None:
    world.curated.confirmed.append(Confirmed(act.id, world.virtual.now, not act.in_force))


def moved_stories(run: Evidence) -> frozenset[int]:
    """The stories of which managers took articles, or may have: which of them are one story changes with each act."""
    moved = json.dumps(sorted(run.world.curated.moved))
    found = run.rows("SELECT story_id FROM story_articles WHERE article_id IN (SELECT value FROM json_each(?))", moved)
    return frozenset(story for (story,) in found)


def acts_are_kept_and_shown(run: Evidence) -> Iterator[str]:
    """What managers did and the desk confirmed is in the log, if no restore lost it; and the shelf shows an act exactly
    if the log has it and it was not undone."""
    world = run.world
    stored = dict(run.rows("SELECT id, undone_at IS NOT NULL FROM curation_acts"))
    for one in world.curated.confirmed:
        if any(restore.at >= one.at - _SLACK for restore in world.restores):
            continue
        if one.act not in stored:
            yield f"act {one.act} was confirmed at {one.at:.0f} and is not in the log"
        elif one.undone and not stored[one.act]:
            yield f"act {one.act} was undone at {one.at:.0f} and is in force"
    for (shelf_id,) in run.rows("SELECT DISTINCT shelf_id FROM curation_acts"):
        yield from _shown_otherwise(run, shelf_id)


def other_servers_keep_their_words(run: Evidence) -> Iterator[str]:
    """No shelf without acts shows anything in place of what pages and their readings say."""
    for (shelf_id,) in run.rows("SELECT id FROM shelves WHERE id NOT IN (SELECT shelf_id FROM curation_acts)"):
        yield from _shown_otherwise(run, shelf_id)


def blocked_links_end_with_the_reason(run: Evidence) -> Iterator[str]:
    """A link to a site that was blocked when it was first posted gets the reason and no card. A page that was saved
    before stays."""
    seen, blocked_since = set[str](), _blocked_since(run)
    for posting in run.world.postings:
        if posting.message.channel.shelf != curated_guild(run.world):
            continue
        for token in set(posting.tokens) - seen:
            seen.add(token)
            if f"{_BLOCKED}/{token}" in posting.message.content and blocked_since <= posting.message.at:
                answers = json.dumps([one.writings[0] for one in run.answers(posting, token)], ensure_ascii=False)
                if token in answers and _REASON not in answers:
                    yield f"post {posting.message.id}: {token} was saved, though its site was blocked"


def may_be_blocked(posting: Posting, token: str) -> bool:
    """Whether a post links a page of the site that is blocked now and then."""
    return f"{_BLOCKED}/{token}" in posting.message.content


def _blocked_since(run: Evidence) -> float:
    """Since when the site was surely blocked to the end, without a restore that may have lost the block meanwhile."""
    standing = {act for (act,) in run.rows("SELECT id FROM curation_acts WHERE kind = 'block' AND undone_at IS NULL")}
    begun = (one.at for one in run.world.curated.confirmed if one.act in standing and not one.undone)
    return float("inf") if run.world.restores else min(begun, default=float("inf"))


def _shown_otherwise(run: Evidence, shelf_id: int) -> Iterator[str]:
    """Where a shelf shows something else than its acts that stand come to."""
    acts = [
        (kind, article, story, entity, json.loads(change))
        for kind, article, story, entity, change in run.rows(
            "SELECT kind, article_id, story_id, entity, change FROM curation_acts"
            " WHERE shelf_id = ? AND undone_at IS NULL ORDER BY id",
            shelf_id,
        )
    ]
    titles = {article: change["after"]["title"] for kind, article, _, _, change in acts if kind == "correct"}
    for article, title, own in run.rows(
        "SELECT l.article_id, l.title, a.title FROM article_lines AS l JOIN articles AS a ON a.id = l.article_id"
        " WHERE l.shelf_id = ?",
        shelf_id,
    ):
        if title != titles.get(article, own):
            yield f"shelf {shelf_id}: article {article} is called {title}"
    stories = {article: story for kind, article, story, _, _ in acts if kind == "story"}
    for article, story, own in run.rows(
        "SELECT m.article_id, m.story_id, s.story_id FROM story_members AS m"
        " JOIN story_articles AS s USING (article_id) WHERE m.shelf_id = ?",
        shelf_id,
    ):
        if story != stories.get(article, own):
            yield f"shelf {shelf_id}: article {article} is in story {story}"
    removed = {article for kind, article, *_ in acts if kind == "remove"}
    if removed != {one for (one,) in run.rows("SELECT article_id FROM removed_articles WHERE shelf_id = ?", shelf_id)}:
        yield f"shelf {shelf_id}: not {sorted(removed)} are removed"
    names = {entity: change["name"] for kind, _, _, entity, change in acts if kind == "name"}
    for key, name, own in run.rows(
        "SELECT l.key, l.name, e.name FROM shelf_entities AS s JOIN entity_lines AS l"
        " ON l.shelf_id = s.shelf_id AND l.entity_id = s.entity_id JOIN entities AS e ON e.id = s.entity_id"
        " WHERE s.shelf_id = ?",
        shelf_id,
    ):
        if name != names.get(key, own):
            yield f"shelf {shelf_id}: {key} is called {name}"
    yield from _linked_otherwise(run, shelf_id, acts)


def _linked_otherwise(
    run: Evidence, shelf_id: int, acts: list[tuple[str, int, int, str, dict[str, str]]]
) -> Iterator[str]:
    joined = {entity: change["other"] for kind, _, _, entity, change in acts if kind == "merge"}
    taken = {
        (article, source): change["other"]
        for kind, article, _, _, change in acts
        if kind == "split"
        for source in change["sources"]
    }
    for article, own, shown in run.rows(
        "SELECT s.article_id, o.key, e.key FROM shelf_articles AS s JOIN mention_lines AS m"
        " ON m.shelf_id = s.shelf_id AND m.article_id = s.article_id JOIN entities AS o ON o.id = m.own_id"
        " JOIN entities AS e ON e.id = m.entity_id WHERE s.shelf_id = ?",
        shelf_id,
    ):
        wanted = taken.get((article, own), own)
        while wanted in joined:
            wanted = joined[wanted]
        if shown != wanted:
            yield f"shelf {shelf_id}: article {article} has {shown} for {own}, and not {wanted}"
