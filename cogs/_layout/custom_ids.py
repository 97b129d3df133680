"""The `custom_id`s of buttons: a button's whole state in at most 100 characters.

A question that is too long for a `custom_id` is stored by `bot.services.button_state`; the `custom_id` has its token.
"""

from __future__ import annotations

_STORED = r"(?P<token>[\w-]+)"
_PLACE = r"(?P<place>\d)"
_PAGE = r"(?P<page>\d{1,9})"
_TURN = r"(?P<page>\d{1,9})(?::\w+)?"
"""A page, and a word that tells the buttons of a card apart which lead to the same one."""


class CustomId:
    """The ids of one kind of component: the kind and its state, joined by colons. Calling it makes an id; the groups of
    `template` match the state in a used one. With "" as the last part, the id is a prefix to which that part can be
    appended."""

    def __init__(self, kind: str, *state: str) -> None:
        self._kind = kind
        self.template = ":".join((kind, *state))

    def __call__(self, *state: int | str) -> str:
        return ":".join((self._kind, *map(str, state)))


def _row(name: str) -> str:
    """The number of a row of the database."""
    return rf"(?P<{name}>\d{{1,18}})"


def _one_of(name: str, *words: str) -> str:
    return f"(?P<{name}>{'|'.join(words)})"


article = CustomId("article", _row("article"), _one_of("view", r"\d+", "said"))
"""An article's card with `view` sentences, or its statements (`said`)."""
entity = CustomId("entity", _STORED, _one_of("view", "articles", "quotes", "appearances", "also"), _TURN)
"""An entity's `articles`, `quotes` or `appearances`, page `page`; or its namesake number `page` (`also`)."""
ahead = CustomId("ahead", _STORED, _TURN)
"""The coming events."""
launches = CustomId("launches", _STORED, _TURN)
"""The launches of a period."""
comparison = CustomId("compare", _row("article"), _row("other"), _TURN)
"""Two articles compared word by word."""
term = CustomId("term", _STORED, _one_of("view", "summary", "state", "others"), _TURN)
"""The `summary` of a term, or the articles of `state` media or `others`."""
claims = CustomId("claims", _STORED, _one_of("view", "numbers", "positions", "answers"), _TURN)
"""The `numbers`, `positions` or `answers` on a topic."""
cite = CustomId("cite", _STORED, _one_of("style", "chicago", "apa", "bibtex", "markdown"))
"""The citation of an article in a style."""
latest = CustomId("latest", _STORED, _TURN)
"""The stories of a window."""
nearest = CustomId("latest-near", _STORED, _PLACE)
"""The topic at `place` of those like the one that no article has."""
story = CustomId(
    "story", _row("story"), _one_of("view", "days", "quotes", "articles"), rf"{_PAGE}(?::(?:of{_row('article')}|\w+)|)"
)
"""A story's `days`, `quotes` or `articles`; `of` an article: its story, wherever that is when it is pressed."""
_opened = CustomId("open", rf"{_row('story')}(?::{_row('article')}|)")
OPENED = _opened.template
versions = CustomId("versions", _row("article"), _TURN)
"""The changes of an article."""
search = CustomId("search", rf"{_STORED}:(?:(?P<order>relevance|date):)?{_TURN}")
"""The hits of a query in an order."""
search_save = CustomId("search-save", _STORED)
"""The form to save a query."""
search_removal = CustomId("search-remove", _row("search"))
"""The confirmation to remove a saved search of the server that feeds or digests use."""
searches = CustomId("searches", _TURN)
"""The saved searches of a member."""
similar = CustomId("similar", _row("article"))
"""The articles most like one."""
why = CustomId("why", _STORED, _PAGE)
"""The reasons for the ranks of a page's stories."""
rest = CustomId("rest", rf"{_STORED}(?::{_TURN}|)")
"""The stories that a digest ranked too low to tell; without a page number the first page."""
candidate = CustomId("candidate", _STORED, _PLACE)
"""The name at `place` of those nearest to what was typed."""
digest_topic = CustomId("digest-topic", _STORED, _one_of("place", r"\d", "typed"))
"""Schedule a digest on the topic at `place` of those like the one that no article has, or on that one (`typed`)."""
feed_follow = CustomId("feed:follow", _STORED)
"""The confirmation to follow a feed that was shown."""
feed_removal = CustomId("feed:remove", _row("follow"))
"""The confirmation to stop following a feed."""
feed_starter = CustomId("feed:starter", r"(?P<number>\d{1,3})")
"""A feed of the list to begin with, counted from 1."""
feeds = CustomId("feeds", _TURN)
"""The feeds of a server."""
watch_pause = CustomId("watch:pause", _row("watch"))
"""Pause a watch."""
watch_removal = CustomId("watch:remove", _row("watch"))
"""The confirmation to end a watch."""
watch_add = CustomId("watch:add", _STORED)
"""Add the watch that was previewed."""
watch_entity = CustomId("watch:entity", _STORED)
"""Preview a watch of a card's entity."""
watch_search = CustomId("watch:search", _STORED)
"""Preview a watch of a search."""
watches = CustomId("watches", _TURN)
"""The watches of a member or server."""
filters = CustomId("filters", _one_of("scope", "server", "member"), _one_of("what", "subject", "source", "again"))
"""A menu of filters: subjects, kinds of source, or what to show again. Whose filters they are follows from the
interaction."""
act_undo = CustomId("undo", rf"{_row('act')}(?::{_PAGE}|)")
"""Undo an act; on page `page` of the log, which is shown again."""
act_log = CustomId("acts", _TURN)
"""The acts of a server."""
wrong_story = CustomId("wrong-story", _row("article"))
"""Report that an article is in the wrong story."""
wrong_name = CustomId("wrong-name", _STORED)
"""The form to report that a card's entity has the wrong name."""
wrong_person = CustomId("wrong-person", _row("article"))
"""The form to report that an article means another person than the desk shows."""
wrong_story_of = CustomId("wrong-story-of", _row("story"))
"""A menu of the articles of a story, to report one of them."""
reports = CustomId("reports", _TURN)
"""The reports that wait."""
report = CustomId("report", _row("report"), _one_of("step", "accept", "refuse", "reopen"), _PAGE)
"""Decide on a report (`accept`, `refuse`, or `reopen` a refused one), on page `page` of those that wait."""
erase = CustomId("erase", r"(?P<user>\d+)")
"""A member's confirmation to erase their data."""
form = CustomId("form", _STORED)
"""The form that was refused, filled in."""
first_run = CustomId("first-run", _one_of("step", "setup", "feeds", "try"))
"""One of the ways to begin."""
retry = CustomId("retry", _one_of("step", "failed", "confirmed"))
"""Try the server's failed links again, and the confirmation; managers only. The server is that of the interaction."""


def opened(story_id: int, lead: int) -> str:
    """A numbered story of a list, which has the article `lead` (0: unknown), wherever that is when it is pressed."""
    return _opened(story_id, lead) if lead else _opened(story_id)


def story_of(story_id: int, article_id: int) -> str:
    """The story of an article."""
    return story(story_id, "days", 0, f"of{article_id}")
