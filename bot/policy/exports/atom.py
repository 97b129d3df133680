"""The digests of a channel as an Atom 1.0 feed (RFC 4287).

Ids are UUIDs of names that never change (RFC 4122, version 5), so that a reader knows an entry again wherever the file
is served. The same digests give the same bytes.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree

from bot.lang.files.html import anchor, html_text
from bot.model.answers import Linked, StoryLine
from bot.model.exports.digests import DeliveredDigest, DigestFeedWords
from bot.policy.exports.excerpts import utc
from bot.regexes import regex

ATOM = "http://www.w3.org/2005/Atom"
AUTHOR = "Peninsula Desk"
_SPACE = uuid.UUID("6f4de7a5-6c0f-4f0e-9a5b-30f8c9d8f1f4")
"""The name space of the ids; changing it would show every entry as new."""
_NEVER = datetime(2015, 1, 1, tzinfo=UTC)
"""The time of the last change of a feed without entries."""
_NOT_IN_XML = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(channel_id: int, digests: Sequence[DeliveredDigest], words: DigestFeedWords, address: str | None) -> bytes:
    """The document, in UTF-8; `digests` are the newest first, `address` is where it will be served."""
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(_name("feed"), {"xml:lang": words.language})
    _add(root, "id", _id(f"digests:{channel_id}"))
    _add(root, "title", words.title)
    _add(root, "updated", utc(max((one.sent_at for one in digests), default=_NEVER)))
    _add(ElementTree.SubElement(root, _name("author")), "name", AUTHOR)
    _add(root, "generator", AUTHOR)
    if address is not None:
        ElementTree.SubElement(root, _name("link"), {"rel": "self", "href": _xml(address)})
    for one in digests:
        _entry(root, one, words)
    return bytes(ElementTree.tostring(root, "utf-8", xml_declaration=True)) + b"\n"


def _entry(root: ElementTree.Element, one: DeliveredDigest, words: DigestFeedWords) -> None:
    entry = ElementTree.SubElement(root, _name("entry"))
    _add(entry, "id", _id(one.key))
    _add(entry, "title", words.digest(one.digest))
    _add(entry, "updated", utc(one.sent_at))
    _add(entry, "published", utc(one.sent_at))
    target = f"https://discord.com/channels/{one.guild_id}/{one.channel_id}/{one.message_id}"
    ElementTree.SubElement(entry, _name("link"), {"rel": "alternate", "href": target})
    _add(entry, "content", _content(one, words), {"type": "html"})


def _content(one: DeliveredDigest, words: DigestFeedWords) -> str:
    told = [_story(story, words) for story in one.digest.stories] or [f"<p>{html_text(words.quiet)}</p>"]
    taken_back = [f"<p>{anchor(each.url, html_text(words.retracted(each)))}</p>" for each in one.digest.retracted]
    return "\n".join([*told, *taken_back])


def _story(story: StoryLine, words: DigestFeedWords) -> str:
    headline, url = html_text(words.headline(story)), _page_of(story)
    sentences = [said for day in story.days for said in day.sentences] or list(story.sentences)
    lines = [f"<h3>{anchor(url, headline)}</h3>", *(f"<p>{_sentence(said)}</p>" for said in sentences)]
    if outlets := words.outlets(story):
        lines.append(f"<p><small>{html_text(outlets)}</small></p>")
    return "\n".join(lines)


def _page_of(story: StoryLine) -> str | None:
    """The address of the article with the headline, else of the first."""
    first = next((one for one in story.articles if one.title == story.headline), story.articles[0])
    return first.url


def _sentence(said: Linked) -> str:
    return f"{html_text(said.text)} {anchor(said.link, '↗')}" if said.link else html_text(said.text)


def _add(parent: ElementTree.Element, name: str, text: str, attributes: dict[str, str] | None = None) -> None:
    ElementTree.SubElement(parent, _name(name), attributes or {}).text = _xml(text)


def _name(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _xml(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)


def _id(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_SPACE, name)}"
