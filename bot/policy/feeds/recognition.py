"""Which entries of a feed are new: identity that degrades with the feed.

    guid, as long as the feed's guids are reliable -> the page's address, likewise -> title with date, title with text

Guids (or addresses) are unreliable where more than 5 % of the document's are missing, repeated, or have changed for
entries that are known by something else. That is judged anew for each document, and a known entry takes over the guid
and address that it was found with, so that one change of a site's system is survived and forgotten. A single entry
whose guid is new and whose address is known is the same entry in any case: the page would be the same article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from msgspec import Struct, field

from bot.model.errors import LinkRefused
from bot.model.feeds import FeedEntry
from bot.policy.urls import canonical, url_key

_UNRELIABLE = 0.05
_LEAST_TEXT = 40
"""Characters of a summary that, with the title, names an entry; shorter ones are often the same for all."""


class EntryKeys(Struct, frozen=True):
    """What an entry can be recognised by, as 64-bit hashes; None where it has nothing of the kind. `headline` is its
    title and date, `words` its title and text."""

    guid: int | None = None
    link: int | None = None
    headline: int | None = None
    words: int | None = None


class KnownEntry(Struct, frozen=True):
    """An entry that was seen before."""

    id: int
    keys: EntryKeys


class KeyedEntry(Struct, frozen=True):
    """An entry of a document, with its keys and the address that is fetched."""

    entry: FeedEntry
    keys: EntryKeys
    url: str | None


class Recognition(Struct, frozen=True):
    """`new` are the entries that were never seen, in the document's order; `seen` maps the id of each known entry in
    the document to its keys now."""

    new: tuple[KeyedEntry, ...]
    seen: dict[int, EntryKeys]


class _Index(Struct):
    """Known entries by each kind of key."""

    guids: dict[int, KnownEntry] = field(default_factory=dict)
    links: dict[int, KnownEntry] = field(default_factory=dict)
    titles: dict[int, KnownEntry] = field(default_factory=dict)

    def add(self, known: KnownEntry) -> None:
        keys = known.keys
        if keys.guid is not None:
            self.guids.setdefault(keys.guid, known)
        if keys.link is not None:
            self.links.setdefault(keys.link, known)
        for key in (keys.headline, keys.words):
            if key is not None:
                self.titles.setdefault(key, known)

    def by_guid(self, keys: EntryKeys) -> KnownEntry | None:
        return None if keys.guid is None else self.guids.get(keys.guid)

    def by_link(self, keys: EntryKeys) -> KnownEntry | None:
        return None if keys.link is None else self.links.get(keys.link)

    def by_title(self, keys: EntryKeys) -> KnownEntry | None:
        found = (self.titles.get(key) for key in (keys.headline, keys.words) if key is not None)
        return next((known for known in found if known is not None), None)


def keyed(entries: Iterable[FeedEntry]) -> tuple[KeyedEntry, ...]:
    """The entries with their keys. Takes some 30 µs an entry: for many, call it off the event loop."""
    return tuple([_keyed(entry) for entry in entries])


def link_key(key: str) -> int | None:
    """The key of an entry whose page has this `url_key`."""
    return _hash("link", key)


def recognise(entries: Sequence[KeyedEntry], known: Iterable[KnownEntry]) -> Recognition:
    """Tell new entries from known ones. `known` are those that share any key with the document."""
    index = _Index()
    for one in known:
        index.add(one)
    guids, links = _reliable_guids(entries, index), _reliable_links(entries, index)
    new: list[KeyedEntry] = []
    seen: dict[int, EntryKeys] = {}
    for entry in entries:
        found = _match(entry.keys, index, guids=guids, links=links)
        if found is None:
            new.append(entry)
            index.add(KnownEntry(-len(new), entry.keys))
        elif found.id > 0:
            seen.setdefault(found.id, entry.keys)
    return Recognition(tuple(new), seen)


def _match(keys: EntryKeys, index: _Index, *, guids: bool, links: bool) -> KnownEntry | None:
    """The entry that this one is; None for a new one."""
    if guids and (found := index.by_guid(keys)):
        return found
    if links and keys.link is not None:
        return index.by_link(keys)
    if guids and keys.guid is not None:
        return None
    if keys.headline is None and keys.words is None:
        return index.by_link(keys) or index.by_guid(keys)
    return index.by_title(keys)


def _reliable_guids(entries: Sequence[KeyedEntry], index: _Index) -> bool:
    given = [one.keys for one in entries if one.keys.guid is not None]
    pages: dict[int | None, set[object]] = {}
    for keys in given:
        pages.setdefault(keys.guid, set()).add(keys.link if keys.link is not None else keys.headline)
    repeated = sum(len(pages[keys.guid]) > 1 for keys in given)
    elsewhere = [(keys, index.by_link(keys) or index.by_title(keys)) for keys in given if not index.by_guid(keys)]
    known = [found for keys, found in elsewhere if found is not None and found.keys.guid is not None]
    stable = sum(index.by_guid(keys) is not None for keys in given)
    return not (
        _exceeds(len(entries) - len(given) + repeated, len(entries)) or _exceeds(len(known), stable + len(known))
    )


def _reliable_links(entries: Sequence[KeyedEntry], index: _Index) -> bool:
    given = [one.keys for one in entries if one.keys.link is not None]
    titles: Counter[int | None] = Counter()
    for link, _ in {(keys.link, keys.headline) for keys in given}:
        titles[link] += 1
    repeated = sum(titles[keys.link] > 1 for keys in given)
    changed = sum(_has_moved(keys, index) for keys in given)
    stable = sum(index.by_link(keys) is not None for keys in given)
    return not (_exceeds(len(entries) - len(given) + repeated, len(entries)) or _exceeds(changed, stable + changed))


def _has_moved(keys: EntryKeys, index: _Index) -> bool:
    """Whether an entry with an unknown address is known by its title."""
    return index.by_link(keys) is None and index.by_title(keys) is not None


def _exceeds(number: int, total: int) -> bool:
    return total > 0 and number > _UNRELIABLE * total


def _keyed(entry: FeedEntry) -> KeyedEntry:
    url, link = None, None
    if entry.url is not None:
        try:
            url = canonical(entry.url)
            link = url_key(url)
        except LinkRefused:
            link = entry.url
    title = " ".join((entry.title or "").casefold().split())
    text = " ".join((entry.summary or "").casefold().split())
    at = entry.published or entry.updated
    return KeyedEntry(
        entry,
        EntryKeys(
            guid=_hash("guid", entry.guid),
            link=_hash("link", link),
            headline=_hash("headline", f"{title}\n{at.isoformat()}" if title and at else None),
            words=_hash("words", f"{title}\n{text}" if title and len(text) >= _LEAST_TEXT else None),
        ),
        url,
    )


def _hash(kind: str, text: str | None) -> int | None:
    if not text:
        return None
    digest = blake2b(f"{kind}:{text}".encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
