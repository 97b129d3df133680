"""Autocomplete: at most 25 suggestions of at most 100 characters."""

from __future__ import annotations

from sqlite3 import Connection
from zoneinfo import ZoneInfo

from bot.lang.headline_marks import unmarked
from bot.model.answers import ArticleRef, Choice, EntityRef, StoryRef
from bot.news.digests import story_lines, timeline
from bot.policy.search_terms import Term, matched, prefix_terms
from bot.services.lookup.entities import ref
from bot.storage.articles import find, search
from bot.storage.engine.encoding import storable
from bot.storage.shelves import entity_names
from bot.storage.stories import shelf_window, view
from bot.text.knowledge.base import Knowledge
from bot.text.names.normalise import normal_key

_MOST = 25
_STORY_ARTICLES = 75
_MOST_TITLES = 60
_LENGTH = 100
_LIKELY = 0.8
_LONGEST_TYPED = 200
_KOREA = ZoneInfo("Asia/Seoul")


def articles(connection: Connection, shelf_id: int, typed: str) -> tuple[Choice, ...]:
    """Suggest the newest articles with the typed words in their titles; the last word may be a prefix."""
    words = prefix_terms(storable(typed)[:_LONGEST_TYPED])
    if words:
        found = find.at_moments(connection, search.by_title(connection, shelf_id, words, _MOST))
    else:
        found = find.newest(connection, shelf_id, _MOST)
    return tuple(Choice(_article_line(article), str(article.id)) for article in found)


def entities(connection: Connection, knowledge: Knowledge, shelf_id: int, typed: str) -> tuple[Choice, ...]:
    """Suggest the shelf's entities whose names begin as typed, most mentioned first, then others of the knowledge
    base."""
    typed = storable(typed)[:_LONGEST_TYPED].strip()
    form = normal_key(typed) if typed else ""
    if not form:
        often = entity_names.most_frequent(connection, shelf_id, _MOST)
        return tuple(_entity_choice(named.entity, named.articles) for named in often)
    here = entity_names.beginning(connection, shelf_id, form, _MOST)
    lines = {named.entity.key: _entity_choice(named.entity, named.articles) for named in here}
    for candidate in knowledge.find(typed, _MOST):
        if candidate.score >= _LIKELY:
            entity = ref(candidate.entity)
            lines.setdefault(
                entity.key, _entity_choice(entity, entity_names.articles(connection, shelf_id, entity.key))
            )
    return tuple(lines.values())[:_MOST]


def stories(connection: Connection, shelf_id: int, typed: str) -> tuple[Choice, ...]:
    """Suggest the stories of the newest articles, or of those with the typed words in their titles. A story is shown by
    its headline if that has the words, else by the title that has them."""
    words = prefix_terms(storable(typed)[:_LONGEST_TYPED])
    if words:
        moments = search.by_title(connection, shelf_id, words, _STORY_ARTICLES)
        found = find.at_moments(connection, moments)
    else:
        found = find.newest(connection, shelf_id, _STORY_ARTICLES)
    told = view.of_articles(connection, shelf_id, [article.id for article in found], _MOST)
    names = [_story_name(connection, shelf_id, story, words) for story in told]
    return tuple(
        Choice(_fitted(unmarked(name), f" · {_articles(story.articles)}"), f"story {story.id}")
        for name, story in zip(names, told, strict=True)
    )


def _story_name(connection: Connection, shelf_id: int, story: StoryRef, words: tuple[Term, ...]) -> str:
    if story.articles == 1:
        return story.headline
    lines = shelf_window.of_story(connection, shelf_id, story.id, _MOST_TITLES)
    headline = story_lines.headline(lines, shelf_window.references(connection, [line.article_id for line in lines]))
    return headline if matched(headline, words) else story.headline


def _entity_choice(entity: EntityRef, articles: int) -> Choice:
    scripts = " · ".join(filter(None, (entity.name, entity.hangul)))
    return Choice(_fitted(scripts, f" · {entity.kind} · {_articles(articles)}"), entity.key[:_LENGTH])


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number} articles"


def _article_line(article: ArticleRef) -> str:
    """Title, outlet and date (Korea's), in at most 100 characters."""
    day = timeline.day_published(article) or article.at.astimezone(_KOREA).date()
    outlet = [article.outlet.name[:30]] if article.outlet else []
    return _fitted(unmarked(article.title), " · ".join(["", *outlet, f"{day.day} {day:%b %Y}"]))


def _fitted(text: str, rest: str) -> str:
    """`text` and `rest` in at most 100 characters; `text` is shortened if need be."""
    room = _LENGTH - len(rest)
    return (text if len(text) <= room else text[: room - 1].rstrip() + "…") + rest
