"""Autocomplete: at most 25 suggestions, as data."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from sqlite3 import Connection

from bot.lang.days import korean_day
from bot.lang.scripts import is_being_composed, typed_letters
from bot.lang.unspaced.forms import name_form
from bot.model.answers import ArticleRef, CorrectedField, EntityRef, StoryRef, Suggestion
from bot.policy.search.terms import Term, matched, prefix_terms
from bot.services.kept_answers import KeptAnswers, ShelfQuestion
from bot.services.lookup.compounds import while_composed, within_words
from bot.services.lookup.entities import known_here, ref
from bot.storage.articles import find, titles
from bot.storage.engine.encoding import storable
from bot.storage.shelves import entity_names
from bot.storage.stories import view
from bot.text.knowledge.base import Knowledge
from bot.text.names.normalise import normal_key

_MOST = 25
_STORY_ARTICLES = 75
_NEWEST_OUTLETS = 500
"""The number of newest articles whose outlets are suggested."""
_LONGEST_VALUE = 100
_LIKELY = 0.8
_LONGEST_TYPED = 200
_BEGUN = 100
"""The entities among which that of a name with an unfinished syllable is looked for."""


def articles(connection: Connection, shelf_id: int, typed: str) -> tuple[Suggestion, ...]:
    """Suggest the newest articles with the typed words in their titles; the last word may be a prefix."""
    words = prefix_terms(storable(typed)[:_LONGEST_TYPED])
    found = _titled(connection, shelf_id, words, _MOST) if words else find.newest(connection, shelf_id, _MOST)
    return tuple(_article(article) for article in found)


def _titled(connection: Connection, shelf_id: int, words: tuple[Term, ...], most: int) -> tuple[ArticleRef, ...]:
    found = titles.with_all(connection, shelf_id, words, most)
    return found or within_words(connection, shelf_id, words, most) or while_composed(connection, shelf_id, words, most)


def entities(connection: Connection, knowledge: Knowledge, shelf_id: int, typed: str) -> tuple[Suggestion, ...]:
    """Suggest the shelf's entities whose names begin as typed, most mentioned first, then others of the knowledge base.
    While nothing is typed: those that the newest articles, without pasted texts, name most."""
    typed = storable(typed)[:_LONGEST_TYPED].strip()
    form = normal_key(typed) if typed else ""
    if not form:
        lately = entity_names.lately(connection, shelf_id, _MOST)
        return tuple(_entity(named.entity, named.articles) for named in lately)
    here = entity_names.beginning(connection, shelf_id, form, _MOST)
    lines = {named.entity.key: _entity(named.entity, named.articles) for named in here}
    # Its first look-up after a start makes indexes of all names, which takes about a second.
    for candidate in knowledge.find(typed, _MOST) if len(lines) < _MOST else ():
        if candidate.score >= _LIKELY:
            number, entity = known_here(connection, shelf_id, ref(candidate.entity))
            lines.setdefault(entity.key, _entity(entity, number))
    if not lines and is_being_composed(form):
        return _while_composed(connection, shelf_id, form)
    return tuple(lines.values())[:_MOST]


def _while_composed(connection: Connection, shelf_id: int, form: str) -> tuple[Suggestion, ...]:
    """The shelf's entities whose Korean names begin with what an input method shows before a syllable is finished."""
    letters = typed_letters(form)
    begun = entity_names.beginning(connection, shelf_id, form[:-1], _BEGUN)
    fitting = (
        one for one in begun if typed_letters(normal_key(one.entity.hangul or one.entity.name)).startswith(letters)
    )
    return tuple(_entity(one.entity, one.articles) for one in islice(fitting, _MOST))


def outlets(connection: Connection, shelf_id: int, typed: str) -> tuple[str, ...]:
    """Suggest the outlets of the newest articles whose name or domain contains the typed text, the most frequent
    first."""
    wanted = name_form(typed[:_LONGEST_TYPED])
    found = find.newest_outlets(connection, shelf_id, _NEWEST_OUTLETS)
    return tuple(name for name, domain in found if wanted in name_form(name) or wanted in domain)[:_MOST]


def stories(connection: Connection, kept: KeptAnswers, shelf_id: int, typed: str) -> tuple[Suggestion, ...]:
    """Suggest the stories of the newest articles, or of those with the typed words in their titles. A story is shown by
    its headline if that has the words, else by the title that has them. Headlines are `kept` for the next letter."""
    words = prefix_terms(storable(typed)[:_LONGEST_TYPED])
    most = _STORY_ARTICLES
    found = _titled(connection, shelf_id, words, most) if words else find.newest(connection, shelf_id, most)
    told = view.of_articles(connection, shelf_id, [article.id for article in found], _MOST)

    def whole(story: StoryRef) -> StoryRef:
        question = ShelfQuestion(shelf_id, "story reference", (story.id,))
        return kept.answer(connection, question, lambda: view.reference(connection, shelf_id, story.id) or story)

    names = [_story_name(story, whole, words) for story in told]
    return tuple(
        Suggestion(f"story {story.id}", name, articles=story.articles, corrected=corrected)
        for (name, corrected), story in zip(names, told, strict=True)
    )


def _story_name(story: StoryRef, whole: Callable[[StoryRef], StoryRef], words: tuple[Term, ...]) -> tuple[str, bool]:
    """The name of a story for a suggestion, and whether it is a title that members gave."""
    if story.articles == 1:
        return story.headline, story.corrected
    headed = whole(story)
    told = headed if matched(headed.headline, words) else story
    return told.headline, told.corrected


def _entity(entity: EntityRef, articles: int) -> Suggestion:
    return Suggestion(
        entity.key[:_LONGEST_VALUE],
        entity.name,
        hangul=entity.hangul,
        kind=entity.kind,
        articles=articles,
        renamed=entity.renamed,
        hanja=entity.hanja,
    )


def _article(article: ArticleRef) -> Suggestion:
    outlet = article.outlet.name if article.outlet else None
    corrected = CorrectedField.TITLE in article.corrected
    return Suggestion(str(article.id), article.title, outlet=outlet, day=korean_day(article), corrected=corrected)
