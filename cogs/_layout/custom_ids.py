"""The `custom_id`s of buttons: a button's whole state in at most 100 characters.

A question that is too long for a `custom_id` is stored by `bot.services.button_state`; the `custom_id` has its token.
"""

from __future__ import annotations

ARTICLE = r"article:(?P<article>\d+):(?P<view>\d+|said)"
ENTITY = r"entity:(?P<token>[\w-]+):(?P<view>articles|quotes|appearances|also):(?P<page>\d+)(?::\w+)?"
AHEAD = r"ahead:(?P<token>[\w-]+):(?P<page>\d{1,9})(?::\w+)?"
LAUNCHES = r"launches:(?P<token>[\w-]+):(?P<page>\d{1,9})(?::\w+)?"
COMPARISON = r"compare:(?P<article>\d{1,18}):(?P<other>\d{1,18}):(?P<page>\d{1,9})(?::\w+)?"
TERM = r"term:(?P<token>[\w-]+):(?P<view>summary|state|others):(?P<page>\d{1,9})(?::\w+)?"
CLAIMS = r"claims:(?P<token>[\w-]+):(?P<view>numbers|positions|answers):(?P<page>\d{1,9})(?::\w+)?"
CITE = r"cite:(?P<token>[\w-]+):(?P<style>chicago|apa|bibtex|markdown)"
LATEST = r"latest:(?P<token>[\w-]+):(?P<page>\d+)(?::\w+)?"
NEAREST = r"latest-near:(?P<token>[\w-]+):(?P<place>\d)"
STORY = (
    r"story:(?P<story>\d{1,18}):(?P<view>days|quotes|articles):(?P<page>\d{1,9})(?::(?:of(?P<article>\d{1,18})|\w+))?"
)
OPENED = r"open:(?P<story>\d{1,18})(?::(?P<article>\d{1,18}))?"
VERSIONS = r"versions:(?P<article>\d{1,18}):(?P<page>\d{1,9})(?::\w+)?"
SEARCH = r"search:(?P<token>[\w-]+):(?:(?P<order>relevance|date):)?(?P<page>\d{1,9})(?::\w+)?"
SEARCH_SAVE = r"search-save:(?P<token>[\w-]+)"
SEARCH_REMOVE = r"search-remove:(?P<search>\d{1,18})"
SEARCHES = r"searches:(?P<page>\d{1,9})(?::\w+)?"
SIMILAR = r"similar:(?P<article>\d{1,18})"
WHY = r"why:(?P<token>[\w-]+):(?P<page>\d+)"
REST = r"rest:(?P<token>[\w-]+)(?::(?P<page>\d{1,3})(?::\w+)?)?"
CANDIDATE = r"candidate:(?P<token>[\w-]+):(?P<place>\d)"
DIGEST_TOPIC = r"digest-topic:(?P<token>[\w-]+):(?P<place>\d|typed)"
FEED_FOLLOW = r"feed:follow:(?P<token>[\w-]+)"
FEED_REMOVE = r"feed:remove:(?P<follow>\d{1,18})"
FEED_STARTER = r"feed:starter:(?P<number>\d{1,3})"
FEEDS = r"feeds:(?P<page>\d{1,9})(?::\w+)?"
WATCH_PAUSE = r"watch:pause:(?P<watch>\d{1,18})"
WATCH_REMOVE = r"watch:remove:(?P<watch>\d{1,18})"
WATCH_ADD = r"watch:add:(?P<token>[\w-]+)"
WATCH_ENTITY = r"watch:entity:(?P<token>[\w-]+)"
WATCH_SEARCH = r"watch:search:(?P<token>[\w-]+)"
WATCHES = r"watches:(?P<page>\d{1,9})(?::\w+)?"
FILTERS = r"filters:(?P<scope>server|member):(?P<what>subject|source|again)"
ACT_UNDO = r"undo:(?P<act>\d{1,18})(?::(?P<page>\d{1,9}))?"
ACT_LOG = r"acts:(?P<page>\d{1,9})(?::\w+)?"
WRONG_STORY = r"wrong-story:(?P<article>\d{1,18})"
WRONG_NAME = r"wrong-name:(?P<token>[\w-]+)"
WRONG_PERSON = r"wrong-person:(?P<article>\d{1,18})"
WRONG_STORY_OF = r"wrong-story-of:(?P<story>\d{1,18})"
REPORTS = r"reports:(?P<page>\d{1,9})(?::\w+)?"
REPORT = r"report:(?P<report>\d{1,18}):(?P<step>accept|refuse|reopen):(?P<page>\d{1,9})"
ERASE = r"erase:(?P<user>\d+)"
FORM = r"form:(?P<token>[\w-]+)"
FIRST_RUN = r"first-run:(?P<step>setup|feeds|try)"
FIRST_RUN_SETUP, FIRST_RUN_FEEDS, FIRST_RUN_TRY = "first-run:setup", "first-run:feeds", "first-run:try"
RETRY = r"retry:(?P<step>failed|confirmed)"
RETRY_FAILED, RETRY_CONFIRMED = "retry:failed", "retry:confirmed"
"""Try the server's failed links again, and the confirmation; managers only. The server is that of the interaction."""


def article(article_id: int, view: int | str) -> str:
    """An article's card with `view` sentences, or its statements (`said`)."""
    return f"article:{article_id}:{view}"


def entity(token: str, view: str, page: int | str = 0) -> str:
    """An entity's `articles`, `quotes` or `appearances`, page `page`; or its namesake number `page` (`also`)."""
    return f"entity:{token}:{view}:{page}"


def nearest(token: str, place: int) -> str:
    """The topic at `place` of those like the one that no article has."""
    return f"latest-near:{token}:{place}"


def latest(token: str) -> str:
    """The stories of a window; the page number is appended."""
    return f"latest:{token}:"


def ahead(token: str) -> str:
    """The coming events; the page number is appended."""
    return f"ahead:{token}:"


def launches(token: str) -> str:
    """The launches of a period; the page number is appended."""
    return f"launches:{token}:"


def comparison(article_id: int, other_id: int, page: int | str) -> str:
    """Two articles compared word by word, page `page`."""
    return f"compare:{article_id}:{other_id}:{page}"


def term(token: str, view: str, page: int | str = 0) -> str:
    """The `summary` of a term, or the articles of `state` media or `others`, page `page`."""
    return f"term:{token}:{view}:{page}"


def claims(token: str, view: str, page: int | str = 0) -> str:
    """The `numbers`, `positions` or `answers` on a topic, page `page`."""
    return f"claims:{token}:{view}:{page}"


def cite(token: str, style: str) -> str:
    """The citation of an article in a style."""
    return f"cite:{token}:{style}"


def story(story_id: int, view: str, page: int | str = 0) -> str:
    """A story's `days`, `quotes` or `articles`, page `page`."""
    return f"story:{story_id}:{view}:{page}"


def story_of(story_id: int, article_id: int) -> str:
    """The story of an article, wherever that is when it is pressed."""
    return f"{story(story_id, 'days', 0)}:of{article_id}"


def opened(story_id: int, lead: int) -> str:
    """A numbered story of a list, which has the article `lead` (0: unknown), wherever that is when it is pressed."""
    return f"open:{story_id}:{lead}" if lead else f"open:{story_id}"


def versions(article_id: int, page: int | str = 0) -> str:
    """The changes of an article, page `page`."""
    return f"versions:{article_id}:{page}"


def search(token: str, order: str) -> str:
    """The hits of a query in an order; the page number is appended."""
    return f"search:{token}:{order}:"


def search_save(token: str) -> str:
    """The form to save a query."""
    return f"search-save:{token}"


def searches() -> str:
    """The saved searches of a member; the page number is appended."""
    return "searches:"


def similar(article_id: int) -> str:
    """The articles most like one."""
    return f"similar:{article_id}"


def why(token: str, page: int) -> str:
    """The reasons for the ranks of a page's stories."""
    return f"why:{token}:{page}"


def rest(token: str) -> str:
    """The stories that a digest ranked too low to tell; without a page number the first page."""
    return f"rest:{token}"


def candidate(token: str, place: int) -> str:
    """The name at `place` of those nearest to what was typed."""
    return f"candidate:{token}:{place}"


def digest_topic(token: str, place: int | str) -> str:
    """Schedule a digest on the topic at `place` of those like the one that no article has, or on that one (`typed`)."""
    return f"digest-topic:{token}:{place}"


def feed_follow(token: str) -> str:
    """The confirmation to follow a feed that was shown."""
    return f"feed:follow:{token}"


def feed_removal(follow_id: int) -> str:
    """The confirmation to stop following a feed."""
    return f"feed:remove:{follow_id}"


def feed_starter(number: int) -> str:
    """A feed of the list to begin with, counted from 1."""
    return f"feed:starter:{number}"


def feeds() -> str:
    """The feeds of a server; the page number is appended."""
    return "feeds:"


def search_removal(search_id: int) -> str:
    """The confirmation to remove a saved search of the server that feeds or digests use."""
    return f"search-remove:{search_id}"


def watch_pause(watch_id: int) -> str:
    """Pause a watch."""
    return f"watch:pause:{watch_id}"


def watch_removal(watch_id: int) -> str:
    """The confirmation to end a watch."""
    return f"watch:remove:{watch_id}"


def watch_add(token: str) -> str:
    """Add the watch that was previewed."""
    return f"watch:add:{token}"


def watch_entity(token: str) -> str:
    """Preview a watch of a card's entity."""
    return f"watch:entity:{token}"


def watch_search(token: str) -> str:
    """Preview a watch of a search."""
    return f"watch:search:{token}"


def watches() -> str:
    """The watches of a member or server; the page number is appended."""
    return "watches:"


def filters(scope: str, what: str) -> str:
    """A menu of filters: subjects, kinds of source, or what to show again. Whose filters they are follows from the
    interaction."""
    return f"filters:{scope}:{what}"


def act_undo(act_id: int, page: int | None = None) -> str:
    """Undo an act; on page `page` of the log, which is shown again."""
    return f"undo:{act_id}" if page is None else f"undo:{act_id}:{page}"


def act_log() -> str:
    """The acts of a server; the page number is appended."""
    return "acts:"


def wrong_story(article_id: int) -> str:
    """Report that an article is in the wrong story."""
    return f"wrong-story:{article_id}"


def wrong_name(token: str) -> str:
    """The form to report that a card's entity has the wrong name."""
    return f"wrong-name:{token}"


def wrong_person(article_id: int) -> str:
    """The form to report that an article means another person than the desk shows."""
    return f"wrong-person:{article_id}"


def wrong_story_of(story_id: int) -> str:
    """A menu of the articles of a story, to report one of them."""
    return f"wrong-story-of:{story_id}"


def reports() -> str:
    """The reports that wait; the page number is appended."""
    return "reports:"


def report(report_id: int, step: str, page: int) -> str:
    """Decide on a report (`accept`, `refuse`, or `reopen` a refused one), on page `page` of those that wait."""
    return f"report:{report_id}:{step}:{page}"


def erase(user_id: int) -> str:
    """A member's confirmation to erase their data."""
    return f"erase:{user_id}"


def form(token: str) -> str:
    """The form that was refused, filled in."""
    return f"form:{token}"
