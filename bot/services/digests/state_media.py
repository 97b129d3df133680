"""Load the articles for a digest's section on the North's state media, and choose its lines
(`bot/news/digests/last_lines/state_media`).

articles of state media since the last digest -> who was there with the leader; titles that differ from the last ones
those of the last 30 days                     -> pages that changed so that names are gone, and pages that are gone
"""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection

from bot.lang.days import korean_day
from bot.lang.text_links import linked
from bot.model.analysis import EntityKind, OutletKind
from bot.model.answers import EntityRef
from bot.model.digests.state_media import GonePage, RemovedNames, StateMediaNews
from bot.model.stories import WindowArticle
from bot.news.appearances.reading import AppearanceReader, NamingArticle, strongest
from bot.news.digests.last_lines import state_media as policy
from bot.news.digests.last_lines.state_media import NamedPerson, StateReport
from bot.news.digests.plan import DigestOrder
from bot.news.state_media import removed
from bot.storage import settings
from bot.storage.articles import texts
from bot.storage.articles.texts import CurrentVersion, VersionSentences
from bot.storage.shelves import state_media
from bot.storage.shelves.state_media import PersonRow
from bot.text.knowledge.base import Knowledge

LEADER = "kim-jong-un"
_MOST_REPORTS = 40


def news(
    connection: Connection, knowledge: Knowledge, shelf_id: int, order: DigestOrder, lines: Sequence[WindowArticle]
) -> StateMediaNews | None:
    """The section on state media of a digest; `lines` are the newest articles that its filters let through."""
    of_state = [one for one in lines if _is_state_media(one)]
    if not of_state:
        return None
    reports = _reports(connection, shelf_id, [one for one in of_state if max(one.at, one.saved_at) > order.since])
    ids = [one.article_id for one in of_state]
    gone = [GonePage(*one) for one in state_media.gone_pages(connection, shelf_id, ids, order.since)]
    return policy.section(
        policy.leader_companions(
            reports,
            LEADER,
            lambda article, one: linked(article, one.start, one.end, one.sentence),
            settings.preferred_writing(connection, shelf_id),
        ),
        policy.changed_titles(
            reports, lambda person, article: state_media.earlier_roles(connection, shelf_id, person.key, article)
        ),
        _removed(connection, knowledge, shelf_id, order, ids),
        gone,
    )


def named_persons(knowledge: Knowledge, text: str) -> tuple[str, ...]:
    """The keys of the persons of the knowledge base that a text names without doubt, in order."""
    found: dict[str, None] = {}
    for match in sorted(knowledge.matcher.matches(text), key=lambda one: one.start):
        forms = [form for form in match.forms if not form.family]
        ids = {form.entity.id for form in forms}
        kinds = {form.entity.kind for form in forms}
        if len(ids) == 1 and kinds == {EntityKind.PERSON}:
            found.setdefault(next(iter(ids)))
    return tuple(found)


def _is_state_media(one: WindowArticle) -> bool:
    outlet = one.outlet
    return outlet is not None and outlet.kind is OutletKind.STATE_MEDIA and outlet.country == "KP"


def _reports(connection: Connection, shelf_id: int, lines: Sequence[WindowArticle]) -> list[StateReport]:
    stories = {one.article_id: one.story_id for one in lines[:_MOST_REPORTS]}
    versions = texts.of_articles(connection, shelf_id, tuple(stories))
    said = texts.sentences(connection, {one.version_id: one.article.id for one in versions})
    named: dict[int, list[PersonRow]] = {}
    for row in state_media.persons(connection, shelf_id, stories):
        named.setdefault(row.article_id, []).append(row)
    for rows in named.values():
        rows.sort(key=lambda row: row.spans[0].start if row.spans else 0)
    return [
        StateReport(
            one.article,
            stories[one.article.id],
            _persons(one, said[one.version_id], named.get(one.article.id, ())),
        )
        for one in versions
        if one.version_id in said
    ]


def _persons(one: CurrentVersion, said: VersionSentences, rows: Sequence[PersonRow]) -> tuple[NamedPerson, ...]:
    if not rows:
        return ()
    reader = AppearanceReader(NamingArticle(said.text, said.sentences, korean_day(one.article), said.title))
    return tuple(_named(one, said, row, reader) for row in rows)


def _named(one: CurrentVersion, said: VersionSentences, row: PersonRow, reader: AppearanceReader) -> NamedPerson:
    role = row.role
    words = None if role is None else linked(one.article, role.start, role.end, said.text[role.start : role.end])
    return NamedPerson(row.entity, strongest(reader.of(row.spans)), words)


def _removed(
    connection: Connection, knowledge: Knowledge, shelf_id: int, order: DigestOrder, ids: Sequence[int]
) -> list[RemovedNames]:
    found = []
    for change in state_media.changed_texts(connection, shelf_id, ids, order.since):
        gone = removed(named_persons(knowledge, change.before), named_persons(knowledge, change.after))
        persons = tuple(ref for key in gone if (ref := _reference(knowledge, key)) is not None)
        if persons:
            found.append(RemovedNames(change.article, change.at, persons))
    return found


def _reference(knowledge: Knowledge, key: str) -> EntityRef | None:
    known = knowledge.get(key)
    return None if known is None else EntityRef(known.id, known.name, known.kind, known.hangul, known.hanja)
