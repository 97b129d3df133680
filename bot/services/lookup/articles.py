"""Resolve a number, an address, a message link or words of a title to an article."""

from __future__ import annotations

from sqlite3 import Connection

from bot.model.errors import DeskError, LinkRefused, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.policy import urls
from bot.policy.search.ranking import by_rarity
from bot.policy.search.terms import Term, prefix_terms, title_terms
from bot.regexes import regex
from bot.services.lookup.compounds import within_words
from bot.storage.articles import find, titles
from bot.storage.engine.encoding import storable
from bot.storage.queue import jobs
from bot.storage.shelves import removed, shelves

_LONGEST = 2000
_TITLES = 25
_NEAREST = 5
_COMPARED = 200
"""The newest titles with a word that are compared with what was typed."""
_MOST_DIGITS = 18
_SITE = regex(r"\s[-|–—<:]{1,2}\s[^-|–—<:]{2,40}$")


def nonempty_shelf(connection: Connection, shelf: Shelf) -> int:
    """Return the shelf's id. Raises NothingFound EMPTY_SHELF."""
    shelf_id = shelves.find(connection, shelf)
    if shelf_id is None or not shelves.article_count(connection, shelf_id):
        raise NothingFound(Reason.EMPTY_SHELF, shelf=shelf.key)
    return shelf_id


def resolve_article(connection: Connection, shelf_id: int, meant: str) -> int:
    """Return the id of the article. Words of a title are whole words ("channel 7" is not channel 79); the last one may
    be the beginning of a word if only one title then has them. The number of a removed article means no other one with
    that number in its title, as when two managers choose it at once. Raises NothingFound NO_SUCH_ARTICLE with the
    nearest titles, LINK_NOT_SAVED for an address, LINK_WAITING for one that the shelf asked for and that is not read
    yet; DeskError INDEXING where the title may be one that is not indexed yet."""
    text = storable(meant)[:_LONGEST].strip()
    article_id = _pointed_at(connection, shelf_id, text)
    if article_id is None and not _is_removed(connection, shelf_id, text):
        article_id = next(iter(titled(connection, shelf_id, text)), None)
        article_id = article_id or _only_begun(connection, shelf_id, prefix_terms(text))
    if article_id is None:
        if _is_page(text):
            raise NothingFound(_why_unsaved(connection, shelf_id, text), text[:100])
        if not (_is_number(text) or urls.message_link(text)) and shelves.are_waiting(connection):
            raise DeskError(Reason.INDEXING)
        error = NothingFound(Reason.NO_SUCH_ARTICLE, text[:100])
        if urls.message_link(text) is None:
            error.nearest = _near_titles(connection, shelf_id, prefix_terms(text))
        raise error
    return article_id


def typed_message_link(typed: str) -> tuple[int | None, int, int] | None:
    """The guild, channel and message of a typed link to a message, None for other text."""
    return urls.message_link(storable(typed)[:_LONGEST].strip())


def linked(connection: Connection, shelf_id: int, typed: str) -> int | None:
    """The id of the article that a typed address, or a link to a message, leads to; None for other text, such as an
    address with words behind it. Raises NothingFound LINK_NOT_SAVED, or for a message NO_SUCH_ARTICLE."""
    text = storable(typed)[:_LONGEST].strip()
    return resolve_article(connection, shelf_id, text) if is_link(text) else None


def is_link(typed: str) -> bool:
    """Whether the typed text is the address of a page or a link to a message, and nothing else."""
    text = storable(typed)[:_LONGEST].strip()
    return len(text.split()) == 1 and (_is_page(text) or urls.message_link(text) is not None)


def identifies_article(connection: Connection, shelf_id: int, meant: str) -> bool:
    """Whether the text is a number, an address or a link to a message that identifies an article of the shelf."""
    return _pointed_at(connection, shelf_id, storable(meant)[:_LONGEST].strip()) is not None


def _is_page(text: str) -> bool:
    """Whether the text is the address of a page that could be saved."""
    address = urls.typed_address(text)
    may_be_words = address == f"https://{text}" and "/" not in text  # "site.example" may be in a title
    is_web = address.casefold().startswith(("http://", "https://"))
    return is_web and not may_be_words and urls.message_link(text) is None


def _is_number(text: str) -> bool:
    number = text.removeprefix("#")
    return number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS


def _is_removed(connection: Connection, shelf_id: int, text: str) -> bool:
    """Whether the text is the number of an article that was removed from the shelf."""
    return _is_number(text) and removed.holds(connection, shelf_id, int(text.removeprefix("#")))


def _pointed_at(connection: Connection, shelf_id: int, text: str) -> int | None:
    if _is_number(text):
        return find.by_id(connection, shelf_id, int(text.removeprefix("#")))
    if message := urls.message_link(text):
        return find.by_message(connection, shelf_id, *message[1:])
    try:
        return find.by_key(connection, shelf_id, urls.url_key(urls.typed_address(text)))
    except LinkRefused:
        return None


def _why_unsaved(connection: Connection, shelf_id: int, text: str) -> Reason:
    try:
        is_awaited = jobs.is_awaited(connection, shelf_id, urls.url_key(urls.typed_address(text)))
    except LinkRefused:
        is_awaited = False
    return Reason.LINK_WAITING if is_awaited else Reason.LINK_NOT_SAVED


def titled(connection: Connection, shelf_id: int, text: str) -> list[int]:
    """The articles with exactly that title, else the newest 25 whose titles have its words, else those that have a
    Korean one within a compound; the newest first. A whole title may have its site behind it, as in a browser."""
    text = storable(text)[:_LONGEST].strip()
    if not (words := title_terms(text)):
        return []
    found = titles.with_all(connection, shelf_id, words, _TITLES)
    found = found or within_words(connection, shelf_id, words, _TITLES)
    exact = [article for article in found if article.title.casefold() == text.casefold()]
    if not found and (site := _SITE.search(text)) is not None and (words := title_terms(text[: site.start()])):
        exact = [
            one for one in titles.with_all(connection, shelf_id, words, _TITLES) if title_terms(one.title) == words
        ]
    return [article.id for article in exact or found]


def _only_begun(connection: Connection, shelf_id: int, words: tuple[Term, ...]) -> int | None:
    """The only article whose title has the words, the last of them being a prefix. No number is a prefix."""
    if not words or words[-1].words[-1].isdigit():
        return None
    found = titles.with_all(connection, shelf_id, words, 2)
    return found[0].id if len(found) == 1 else None


def _near_titles(connection: Connection, shelf_id: int, words: tuple[Term, ...]) -> tuple[str, ...]:
    """Titles that begin as typed, the last word being a prefix; else those with the most and rarest of the words."""
    if not words:
        return ()
    if found := titles.with_all(connection, shelf_id, words, _NEAREST):
        return tuple(article.title for article in found)
    near = by_rarity(titles.with_each(connection, shelf_id, words, _COMPARED), _COMPARED)
    return tuple(article.title for article in find.at_moments(connection, shelf_id, near[:_NEAREST]))
