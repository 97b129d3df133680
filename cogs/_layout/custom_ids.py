"""What the buttons' `custom_id`s look like: the whole state of a button, at most 100 characters.

A token is from `bot.services.button_state`: it stands for a question too long for a `custom_id`.
"""

from __future__ import annotations

ARTICLE = r"article:(?P<article>\d+):(?P<view>\d+|said)"
ENTITY = r"entity:(?P<token>[\w-]+):(?P<view>articles|quotes|also):(?P<page>\d+)(?::\w+)?"
LATEST = r"latest:(?P<token>[\w-]+):(?P<page>\d+)(?::\w+)?"
STORY = r"story:(?P<story>\d{1,18}):(?P<view>days|quotes|articles):(?P<page>\d{1,9})(?::\w+)?"
OPENED = r"open:(?P<story>\d{1,18})"
VERSIONS = r"versions:(?P<article>\d{1,18}):(?P<page>\d{1,9})(?::\w+)?"
SEARCH = r"search:(?P<token>[\w-]+):(?P<page>\d+)(?::\w+)?"
WHY = r"why:(?P<token>[\w-]+):(?P<page>\d+)"
ERASE = r"erase:(?P<user>\d+)"


def article(article_id: int, view: int | str) -> str:
    """The card of an article with `view` sentences, or who `said` what."""
    return f"article:{article_id}:{view}"


def entity(token: str, view: str, page: int | str = 0) -> str:
    """An entity's `articles` or `quotes`, page `page`; or its namesake number `page` (`also`)."""
    return f"entity:{token}:{view}:{page}"


def latest(token: str) -> str:
    """The stories of a window; a page number follows."""
    return f"latest:{token}:"


def story(story_id: int, view: str, page: int | str = 0) -> str:
    """A story's `days`, `quotes` or `articles`, page `page`."""
    return f"story:{story_id}:{view}:{page}"


def opened(story_id: int) -> str:
    """The story behind a number of a list."""
    return f"open:{story_id}"


def versions(article_id: int, page: int | str = 0) -> str:
    """The changes of an article, page `page`."""
    return f"versions:{article_id}:{page}"


def search(token: str) -> str:
    """The hits of a query; a page number follows."""
    return f"search:{token}:"


def why(token: str, page: int) -> str:
    """Why the stories of a page stand where they stand."""
    return f"why:{token}:{page}"


def erase(user_id: int) -> str:
    """The member's last word on erasing what the desk holds about them."""
    return f"erase:{user_id}"
