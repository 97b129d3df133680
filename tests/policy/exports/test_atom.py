"""The feed of digests, as feed readers parse it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree

import feedparser
from msgspec.structs import replace

from bot.lang.text_links import linked
from bot.model.answers import StoryLine
from bot.model.digests.answer import DigestAnswer
from bot.model.exports.digests import DeliveredDigest, DigestFeedWords
from bot.policy.exports.atom import ATOM, feed
from tests.policy.exports.exported import AT, exported

_SENT = datetime(2024, 9, 16, 22, 0, 5, tzinfo=UTC)
WORDS = DigestFeedWords(
    language="ko",
    title="Digest <1>",
    digest=lambda one: f"Digest {one.slot_date}",
    headline=lambda story: story.headline,
    outlets=lambda story: ", ".join(one.name for one in story.outlets),
    quiet="Quiet",
    retracted=lambda one: f"Retracted: {one.title}",
)


def _story(headline: str = "Two missiles") -> StoryLine:
    one = exported(title=headline)
    said = linked(one.article, 0, 39, one.text[:39])
    assert one.article.outlet is not None
    return StoryLine(3, headline, (said,), (one.article.outlet,), (), (one.article,), AT)


def _digest(day: int, *stories: StoryLine) -> DeliveredDigest:
    answer = DigestAnswer("korean_peninsula", date(2024, 9, day), AT, AT, "Asia/Seoul", stories, 1, 1)
    return DeliveredDigest(f"digest:5:day:2024-09-{day}", 1, 5, 900 + day, _SENT.replace(day=day), answer)


def _parsed(document: bytes) -> Any:
    ElementTree.fromstring(document)  # noqa: S314  # our own bytes; feedparser would accept what is not well-formed
    found = feedparser.parse(document)
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_each_digest_is_an_entry_with_its_stories() -> None:
    found = _parsed(feed(5, [_digest(17, _story()), _digest(16)], WORDS, "https://desk.example/digest.atom"))
    assert found.version == "atom10"
    assert (found.feed.title, found.feed.author, found.feed.updated) == (
        "Digest <1>",
        "Peninsula Desk",
        "2024-09-17T22:00:05Z",
    )
    assert [one["href"] for one in found.feed.links if one["rel"] == "self"] == ["https://desk.example/digest.atom"]
    newest, quiet = found.entries
    assert (newest.title, newest.updated) == ("Digest 2024-09-17", "2024-09-17T22:00:05Z")
    assert newest.link == "https://discord.com/channels/1/5/917"
    assert "Two missiles" in newest.content[0].value
    assert "#:~:text=" in newest.content[0].value
    assert newest.content[0].type == "text/html"
    assert quiet.content[0].value == "<p>Quiet</p>"


def test_an_entry_says_which_articles_of_earlier_ones_were_retracted() -> None:
    quiet, told = _digest(16), _digest(17, _story())
    both = [
        replace(one, digest=replace(one.digest, retracted=(exported(title="A <b>").article,))) for one in (quiet, told)
    ]
    for one in _parsed(feed(5, both, WORDS, None)).entries:
        assert one.content[0].value.count("Retracted: A &lt;b&gt;") == 1


def test_ids_stay_when_the_feed_moves_or_grows() -> None:
    before = _parsed(feed(5, [_digest(16)], WORDS, None))
    after = _parsed(feed(5, [_digest(17), _digest(16)], WORDS, "https://elsewhere.example/a.atom"))
    assert before.feed.id == after.feed.id
    assert before.entries[0].id == after.entries[1].id
    assert len({after.feed.id, *(one.id for one in after.entries)}) == 3
    assert all(one.id.startswith("urn:uuid:") for one in after.entries)
    assert feed(5, [_digest(16)], WORDS, None) == feed(5, [_digest(16)], WORDS, None)


def test_every_element_that_rfc_4287_requires_is_there_also_without_digests() -> None:
    for digests in ([], [_digest(16, _story())]):
        root = ElementTree.fromstring(feed(5, digests, WORDS, None))  # noqa: S314
        for one in (root, *root.findall(f"{{{ATOM}}}entry")):
            assert [len(one.findall(f"{{{ATOM}}}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert len(root.findall(f"{{{ATOM}}}author/{{{ATOM}}}name")) == 1


def test_foreign_words_stay_words() -> None:
    hostile = "</content><script>alert(1)</script>\x00\ufffe\ud800]]>&amp;"
    story = _story(hostile)
    digest = replace(_digest(16, story), digest=replace(_digest(16, story).digest, topic=hostile))
    words = replace(WORDS, digest=lambda one: one.topic)
    found = _parsed(feed(5, [digest], words, None))
    assert "<script" not in found.entries[0].content[0].value
    assert len(found.entries) == 1
