"""Articles that are in stories, as rows, and the cards that are owed for them."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from bot.model.answers import ArticleRef, StoryRef, SummaryAnswer
from bot.model.deliveries import DeliveryKind, NewDelivery
from bot.model.settings import CardPlaces, ServerSettings
from bot.storage import settings
from bot.storage.deliveries import outbox

GUILD, FORUM = 5, 90


def choose(connection: Connection, places: CardPlaces) -> None:
    """The server wants its cards there."""
    settings.save(connection, ServerSettings(GUILD, cards=places, forum_id=FORUM))


def add_article(connection: Connection, article_id: int, story_id: int, owner: int | None = None) -> None:
    """Store an article in a story; with an `owner`, a shelf's id, as a pasted text."""
    connection.execute("INSERT OR IGNORE INTO stories (id, first_at, last_at) VALUES (?, 0, 0)", (story_id,))
    if owner is not None:
        connection.execute("INSERT OR IGNORE INTO shelves (id, key) VALUES (?, 'guild:5')", (owner,))
    connection.execute("INSERT INTO versions VALUES (?1, ?1, 0, 0, x'00')", (article_id,))
    connection.execute(
        "INSERT INTO articles (id, owner_shelf_id, url, title, at, moment, language, korea, version_id, saved_at)"
        " VALUES (?1, ?2, 'https://han.example/' || ?1, '', 0, ?1, 'en', 1, ?1, 0)",
        (article_id, owner),
    )
    connection.execute(
        "INSERT INTO story_articles (article_id, story_id, at, score, reason) VALUES (?, ?, 0, 1, '{}')",
        (article_id, story_id),
    )


def card(article_id: int, story_id: int, at: datetime) -> SummaryAnswer:
    """The card of an article."""
    article = ArticleRef(article_id, f"Report {article_id}", f"https://han.example/{article_id}", None, None, None, at)
    story = StoryRef(story_id, f"Story {story_id}", 1)
    return SummaryAnswer(article, (), "en", 3, (), (), (), (), 1.0, (at,), None, story)


def owe_card(connection: Connection, channel_id: int, article_id: int, story_id: int, now: datetime) -> str:
    """Owe an article's card to a channel as the answer to a post; its key."""
    key = f"card:{article_id}:{channel_id}"
    delivery = NewDelivery(
        key=key,
        kind=DeliveryKind.CARD,
        channel_id=channel_id,
        payload=card(article_id, story_id, now),
        guild_id=GUILD,
        user_id=7,
        reply_to=1_000_000 + article_id,
        version_id=article_id,
    )
    outbox.owe(connection, delivery, now)
    return key
