"""What a member wants the latest on: the peninsula, a subject, an entity, or words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from bot.model.analysis import Subject
from bot.model.errors import NothingFound
from bot.policy.search_terms import Term, terms
from bot.services.lookup import entities
from bot.storage.articles import search
from bot.storage.stories import shelf_window
from bot.storage.stories.shelf_window import WindowArticle
from bot.text.knowledge.base import Knowledge

PENINSULA = "Korean Peninsula"
MOST_ARTICLES = 500
"""A window is bounded to its newest articles, however long it is."""

_PENINSULA_NAMES = frozenset(("", "korean peninsula", "the korean peninsula", "korea", "한반도"))
_CLOSE = 0.5
_SURE = 0.95
_ASIDE = frozenset((Subject.SPORT, Subject.CULTURE))
_WORTH_ASIDE = 0.25


@dataclass(frozen=True, slots=True)
class Theme:
    """A topic understood; at most one of `subject`, `entity` (a key) and `words` is set, none for the peninsula."""

    label: str
    subject: Subject | None = None
    entity: str | None = None
    words: tuple[Term, ...] = ()

    @property
    def key(self) -> str:
        """The topic's one name, however it was typed."""
        if self.subject is not None:
            return f"subject:{self.subject}"
        if self.entity is not None:
            return f"entity:{self.entity}"
        return f"words:{' '.join(self.label.casefold().split())}" if self.words else "peninsula"

    def closeness(self, line: WindowArticle) -> float:
        """How close an article is to the topic, 0 to 1; below one half it is off it."""
        if self.subject is not None:
            return 1.0 if self.subject in line.subjects else 0.0
        return 1.0 if self.entity or self.words else line.korea

    def worth(self, line: WindowArticle) -> float:
        """How much an article lifts its story, 0 to 1: its closeness, or a quarter of it for one of sport or culture
        alone where the peninsula at large is asked for."""
        return self.closeness(line) * (_WORTH_ASIDE if self.key == "peninsula" and is_aside(line) else 1)


def is_aside(line: WindowArticle) -> bool:
    """Whether an article is of sport or culture alone."""
    return bool(line.subjects) and line.subjects <= _ASIDE


def understood(connection: Connection, knowledge: Knowledge, shelf_id: int, topic: str | None) -> Theme:
    """The theme that a typed topic means: a name is an entity only when it is surely meant. Signs alone say nothing."""
    typed = " ".join((topic or "").split())
    folded = typed.casefold()
    if folded in _PENINSULA_NAMES:
        return Theme(PENINSULA)
    subject = folded.replace(" ", "_").replace("-", "_")
    if subject in list(Subject):
        return Theme(subject.replace("_", " "), subject=Subject(subject))
    try:
        match = entities.matches(connection, knowledge, shelf_id, typed)[0]
    except NothingFound:
        match = None
    if match is not None and match.on_shelf and match.score >= _SURE:
        return Theme(match.entity.name, entity=match.entity.key)
    words = terms(typed)
    return Theme(typed[:100], words=words) if words else Theme(PENINSULA)


def gather(
    connection: Connection, shelf_id: int, theme: Theme, since: datetime, until: datetime, most: int | None = None
) -> tuple[tuple[WindowArticle, ...], datetime | None]:
    """The articles on the theme in (since, until], newest first; with the moment of the oldest that was looked at where
    the window held more than is looked at (`most`, by default MOST_ARTICLES), else None."""
    most = most or MOST_ARTICLES
    if theme.words:
        moments = search.matches(connection, shelf_id, theme.words, 0)
        found = shelf_window.at_moments(connection, shelf_id, moments, since, until)
        bounded = len(moments) >= search.WINDOW
    elif theme.entity:
        found = shelf_window.naming(connection, shelf_id, theme.entity, since, until, most)
        bounded = len(found) == most
    else:
        found = shelf_window.newest(connection, shelf_id, since, until, most)
        bounded = len(found) == most
    oldest = found[-1].at if bounded and found else None
    return tuple(line for line in found if theme.closeness(line) >= _CLOSE), oldest
