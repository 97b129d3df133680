"""Acts of curation: what people of a shelf correct there, and nowhere else."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.model.analysis import Outlet
from bot.model.answers import EntityRef


class ActKind(StrEnum):
    """REMOVE: an article was taken off the shelf. CORRECT: its title, date or outlet is shown in other words. STORY: it
    is in another story. NAME: an entity is called otherwise. MERGE: two entities are shown as one. SPLIT: an article
    names another entity. BLOCK: links to some sites are refused."""

    REMOVE = "remove"
    CORRECT = "correct"
    STORY = "story"
    NAME = "name"
    MERGE = "merge"
    SPLIT = "split"
    BLOCK = "block"


class ArticleFields(Struct, frozen=True):
    """The fields of an article that can be corrected; None for one that is not. `published` is a date, or a time with
    its zone."""

    title: str | None = None
    published: str | None = None
    outlet: Outlet | None = None

    def over(self, older: ArticleFields) -> ArticleFields:
        """These fields, with those of `older` in place of None."""
        return replace(
            older,
            **{name: value for name in ("title", "published", "outlet") if (value := getattr(self, name)) is not None},
        )


class BlockedSite(Struct, frozen=True):
    """A host with its subdomains: all of it, or the addresses whose paths begin with `path`. Both as in
    `urls.url_key`."""

    host: str
    path: str = ""


class ActChange(Struct, frozen=True):
    """What an act changed, by its kind.

    CORRECT       what was shown `before` and is shown `after`
    BLOCK         `sites`
    STORY         the headlines of the story that the article `left` and of the one it `joined`, "" for one of its own
    NAME          the entity's new `name`
    MERGE, SPLIT  `other`, the key of the entity that is shown, with its `name` and `kind`
    SPLIT         also the title of the `article`, and the keys (`sources`) and names (`words`) that its page has for
                  the entity
    """

    before: ArticleFields = ArticleFields()
    after: ArticleFields = ArticleFields()
    sites: tuple[BlockedSite, ...] = ()
    left: str = ""
    joined: str = ""
    name: str = ""
    other: str = ""
    kind: str = ""
    article: str = ""
    sources: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Curator(Struct, frozen=True):
    """Who acts: a member, None in the terminal. `manages` the shelf."""

    user_id: int | None
    manages: bool = False


class NewAct(Struct, frozen=True):
    """An act to be stored. `subject` is the title of the article or the name of the entity then, or the outlet or
    address as typed; `story_id` where an article was moved to, `entity` the key of one that was renamed, merged with
    another, or taken from an article."""

    kind: ActKind
    subject: str
    change: ActChange = ActChange()
    article_id: int | None = None
    story_id: int | None = None
    entity: str | None = None


class CurationAct(Struct, frozen=True):
    """A stored act; `id` is never used again. `number` is its number on its shelf, from 1, which members see in place
    of the id, since ids count the acts of all servers; it is never used again either. `user_id` is None once that
    member is erased. An act that was undone stays in the log. `named` and `other` are the entity of the act and
    the one that is shown for it, where the act has the names of pages or of the knowledge base for them and not one
    that people gave."""

    id: int
    number: int
    act: NewAct
    user_id: int | None
    at: datetime
    undone_at: datetime | None = None
    undone_by: int | None = None
    named: EntityRef | None = None
    other: EntityRef | None = None

    @property
    def in_force(self) -> bool:
        """Whether it was not undone."""
        return self.undone_at is None


class ActPage(Struct, frozen=True):
    """Page `page` (from 0) of a shelf's acts, the newest first; `total` counts all."""

    acts: tuple[CurationAct, ...]
    page: int
    pages: int
    total: int
