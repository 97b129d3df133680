"""Error messages of the terminal, by Reason. Discord has its own (`cogs/_ui/error_messages`), with other advice."""

from __future__ import annotations

from bot.catalogue import gettext, gettext_noop
from bot.model.errors import BadQuery, DeskError, EmptySearch, NothingFound, Reason

_NEAREST = 5

_MESSAGES = {
    Reason.BAD_URL: gettext_noop("This is not a web address."),
    Reason.FORBIDDEN_SCHEME: gettext_noop("Only http and https addresses are supported."),
    Reason.FORBIDDEN_PORT: gettext_noop("Only ports 80 and 443 are allowed; DESK_EXTRA_PORTS adds others."),
    Reason.FORBIDDEN_CREDENTIALS: gettext_noop("The address contains a user name or password; remove it."),
    Reason.PRIVATE_ADDRESS: gettext_noop("The address is in a private network, which is not allowed."),
    Reason.DNS_FAILED: gettext_noop("The name of the site cannot be resolved."),
    Reason.NOT_IN_DEMO: gettext_noop(
        "The demo has no network and knows only its sample sites. A desk of your own reads this page."
    ),
    Reason.UNREACHABLE: gettext_noop("The site cannot be reached."),
    Reason.TLS_FAILED: gettext_noop("The certificate of the site is not valid."),
    Reason.TIMED_OUT: gettext_noop("The site took too long to respond."),
    Reason.TOO_MANY_REDIRECTS: gettext_noop("The address redirects too many times."),
    Reason.REDIRECT_LOOP: gettext_noop("The address redirects in a loop."),
    Reason.REDIRECT_REFUSED: gettext_noop(
        "The site redirects to an address that is not opened: not http or https, with a password, or on another port."
    ),
    Reason.UNAUTHORIZED: gettext_noop("The page requires signing in."),
    Reason.FORBIDDEN: gettext_noop("The site denies access to the page."),
    Reason.NOT_FOUND: gettext_noop("The site has no page at this address."),
    Reason.GONE: gettext_noop("The site has removed the page."),
    Reason.RATE_LIMITED: gettext_noop("The site received too many requests; try again later."),
    Reason.LEGAL_BLOCK: gettext_noop("The page is blocked for legal reasons."),
    Reason.SERVER_ERROR: gettext_noop("The site failed with an internal error."),
    Reason.HTTP_ERROR: gettext_noop("The site did not return the page."),
    Reason.BROKEN_RESPONSE: gettext_noop("The response of the site was incomplete or invalid."),
    Reason.TOO_LARGE: gettext_noop("The document is too large."),
    Reason.BOMB: gettext_noop("The document is too large when decompressed."),
    Reason.UNSUPPORTED_TYPE: gettext_noop("Only web pages, text, Markdown, PDF and e-mail can be read."),
    Reason.IS_FEED: gettext_noop("The document is a feed, a list of articles."),
    Reason.AGGREGATOR: gettext_noop("The page leads to an article of another site by scripts only; give that address."),
    Reason.EMPTY_PAGE: gettext_noop("The site returned an empty page."),
    Reason.UNREADABLE: gettext_noop("The document cannot be read."),
    Reason.READER_TIMEOUT: gettext_noop("Reading the document took too long."),
    Reason.READER_MEMORY: gettext_noop("Reading the document took too much memory."),
    Reason.READER_CRASHED: gettext_noop("The reader process failed on the document."),
    Reason.READER_DIED: gettext_noop("The reader process ended on the document."),
    Reason.READER_UNAVAILABLE: gettext_noop("No reader process can be started."),
    Reason.THIN: gettext_noop("The text is too short to be an article."),
    Reason.PAYWALL: gettext_noop("The article is behind a paywall."),
    Reason.CAPTCHA: gettext_noop("The site returned a captcha instead of the article."),
    Reason.ERROR_PAGE: gettext_noop("The site returned an error page."),
    Reason.CONSENT: gettext_noop("The site returned a consent page instead of the article."),
    Reason.NOT_ARTICLE: gettext_noop("The page is not an article."),
    Reason.RETRACTED: gettext_noop("The page is a notice that an article was retracted, not the article."),
    Reason.NO_SUCH_ARTICLE: gettext_noop("No article on this shelf matches."),
    Reason.LINK_NOT_SAVED: gettext_noop("No article from that link is on this shelf; `import` adds it."),
    Reason.ARTICLE_NOT_HERE: gettext_noop("That article is not on this shelf."),
    Reason.NO_SUCH_ENTITY: gettext_noop(
        "No article on this shelf is listed under this name. `search` finds articles that have those words."
    ),
    Reason.NO_PERSON: gettext_noop("Only persons have appearances, and that name is not a person's."),
    Reason.NO_TERM: gettext_noop("Give a word or phrase as articles write it, such as 'northern half'."),
    Reason.NOTHING_TO_COMPARE: gettext_noop("Choose two different articles that have much of their text in common."),
    Reason.NO_SUCH_STORY: gettext_noop("There is no such story on this shelf."),
    Reason.NOT_WEIGHED: gettext_noop("The last digest did not consider this story."),
    Reason.NOTHING_SIMILAR: gettext_noop("No other article on this shelf has much in common with this one."),
    Reason.INDEXING: gettext_noop(
        "Since the upgrade, older articles cannot be searched yet, so this would be incomplete. They are indexed while "
        "the bot runs; try again in a few minutes."
    ),
    Reason.EMPTY_SHELF: gettext_noop("The shelf is empty; `import` adds articles."),
    Reason.BAD_QUERY: gettext_noop("The query cannot be understood."),
    Reason.LINK_IS_NO_SEARCH: gettext_noop("A link cannot be saved as a search."),
    Reason.NO_SUCH_SEARCH: gettext_noop("There is no saved search with this name."),
    Reason.OWN_SEARCH: gettext_noop("This search is saved for one member alone."),
    Reason.TOO_MANY_SEARCHES: gettext_noop("No more searches can be saved on this shelf."),
    Reason.BAD_NAME: gettext_noop("The name of a search needs letters and has at most 50 characters."),
    Reason.NO_SUCH_SENTENCE: gettext_noop(
        "The article has no such sentence. Give numbers such as 2, 4-6, or words that are in a sentence."
    ),
    Reason.BAD_PERIOD: gettext_noop(
        "Give a day as 2024-10-31, a month as 2024-10, or words such as 'last month' or '30 days ago'."
    ),
    Reason.BAD_SINCE: gettext_noop(
        "Give a period: 24h, 'last 30 days', 'since Monday', a date such as 2024-02-14, or 2024-02-01..2024-02-14."
    ),
    Reason.FUTURE_SINCE: gettext_noop(
        "That day is still to come; give a start in the past. `ahead` lists coming events."
    ),
    Reason.BAD_TIME: gettext_noop("Give the time of day as 08:30."),
    Reason.BAD_DAY: gettext_noop("Give the day of a weekly digest as Monday, that of a monthly one as 15 or last."),
    Reason.BAD_ZONE: gettext_noop("Unknown time zone; give one such as Asia/Seoul."),
    Reason.NO_FEED: gettext_noop("There is no feed at this address."),
    Reason.NO_FEED_LIST: gettext_noop("The file is not an OPML list of feeds."),
    Reason.FEED_LIST_TOO_LARGE: gettext_noop("The list of feeds is too large."),
    Reason.NO_SUCH_FEED: gettext_noop("The server follows no such feed."),
    Reason.FEED_LACKS_SEARCH: gettext_noop("The saved search of the feed was deleted."),
    Reason.TOO_MANY_FEEDS: gettext_noop("The server follows as many feeds as the settings allow."),
    Reason.NO_SUCH_WATCH: gettext_noop("There is no such watch."),
    Reason.NOTHING_TO_WATCH: gettext_noop("Give a name, a subject or a phrase."),
    Reason.TOO_MANY_WATCHES: gettext_noop("The server has as many watches as the settings allow."),
    Reason.TOO_MANY_OWN_WATCHES: gettext_noop("The member has as many watches as the settings allow."),
    Reason.WATCHES_FULL: gettext_noop("The desk can watch no more phrases."),
    Reason.WATCH_FOR_ROLE: gettext_noop("A role can be mentioned only in a channel."),
    Reason.ROLE_NOT_MENTIONABLE: gettext_noop("The role cannot be mentioned."),
    Reason.BAD_QUIET_HOURS: gettext_noop("Give quiet hours as 22:00-07:00, or none."),
    Reason.NO_SUCH_FILTER: gettext_noop("There is no subject, kind of source, outlet or name like that."),
    Reason.NOT_LEFT_OUT: gettext_noop("No filter leaves it out."),
    Reason.LEFT_OUT_TOPIC: gettext_noop("A digest cannot leave out its own topic."),
    Reason.TOPIC_AND_SEARCH: gettext_noop("A digest is on a topic or on a saved search, not on both."),
    Reason.TOO_MANY_FILTERS: gettext_noop("No more filters can be added."),
    Reason.NO_SCHEDULE: gettext_noop("No digest is scheduled for this channel."),
    Reason.NO_DIGEST_YET: gettext_noop("No digest has been posted in this channel yet."),
    Reason.SERVERS_ONLY: gettext_noop("This works on a server only."),
    Reason.NOT_ON_SERVER: gettext_noop("The desk is not on this server."),
    Reason.NO_FORUM: gettext_noop("Choose a forum of the server."),
    Reason.CHANNEL_HIDDEN: gettext_noop("Choose a channel that you can see yourself."),
    Reason.SHELF_HIDDEN: gettext_noop(
        "A server's articles are shown only to members who can see the channel where they asked for them."
    ),
    Reason.CHANNEL_UNKNOWN: gettext_noop("Choose a channel or thread that the desk can see."),
    Reason.MANAGERS_ONLY: gettext_noop("This needs the Manage Server permission."),
    Reason.ROLES_ONLY: gettext_noop("On this server only certain roles may save articles."),
    Reason.NO_FILES_HERE: gettext_noop("Files cannot be attached in this channel."),
    Reason.TOO_MUCH_HERE: gettext_noop("The files are too many for one answer here."),
    Reason.NOT_YOURS: gettext_noop("Only the member who asked may do this."),
    Reason.NO_LINK: gettext_noop("The message contains no link or readable file."),
    Reason.NOTHING_TO_CORRECT: gettext_noop("Give the correct title, date or outlet."),
    Reason.NOTHING_GIVEN: gettext_noop("Give a link, a file or a text."),
    Reason.NOT_CURATOR: gettext_noop("Only managers, and the member who did this or posted the article, may do that."),
    Reason.NOTHING_CHANGES: gettext_noop("That would change nothing."),
    Reason.BAD_ENTITY_NAME: gettext_noop("A name needs letters and has at most 100 characters."),
    Reason.BAD_TITLE: gettext_noop("A title has 1 to 300 characters."),
    Reason.BAD_DATE: gettext_noop("That is not a date that has passed."),
    Reason.NO_SUCH_OUTLET: gettext_noop("There is no outlet or address like that."),
    Reason.NO_SUCH_ACT: gettext_noop("There is no such entry in the log."),
    Reason.UNDONE_ALREADY: gettext_noop("That was undone already."),
    Reason.BLOCKED: gettext_noop("The server blocks links to this site."),
    Reason.TOO_MANY_REPORTS: gettext_noop("No more reports of the member can wait."),
    Reason.DECIDED_ALREADY: gettext_noop("That was decided already."),
    Reason.OTHER_KIND: gettext_noop("A person can only be the same as another person."),
    Reason.TOO_MANY_MERGES: gettext_noop(
        "At most 500 names can be merged, and none that more than 5,000 articles have."
    ),
    Reason.WHICH_ARTICLE: gettext_noop("Choose the article in which the name means someone else."),
    Reason.TOO_MANY_BLOCKS: gettext_noop("The server can block no more sites."),
    Reason.ATTACHMENT_LOST: gettext_noop("The file is no longer on Discord; attach it again."),
    Reason.CARD_EXPIRED: gettext_noop("The card is too old to be updated."),
    Reason.DISCORD_UNREACHABLE: gettext_noop("Discord cannot be reached."),
    Reason.SERVER_MOVED: gettext_noop("The server was moved to another process."),
    Reason.OWN_SHELF_ELSEWHERE: gettext_noop("The process with shard 0 has the members' own shelves."),
    Reason.QUEUE_FULL: gettext_noop("The queue is full; DESK_QUEUE_LIMIT sets its size."),
    Reason.DATABASE_REFUSED: gettext_noop("The database cannot be written at the moment; it may be locked."),
    Reason.DISK_FULL: gettext_noop("The disk with the data folder is full: nothing can be saved until there is room."),
    Reason.MACHINE_TROUBLE: gettext_noop("The machine has too little memory, disk or processes left."),
    Reason.SHELF_QUEUE_FULL: gettext_noop("The shelf's share of the queue is full; DESK_QUEUE_LIMIT sets its size."),
    Reason.MEMBER_QUEUE_FULL: gettext_noop("The member's share of the queue is full; DESK_QUEUE_LIMIT sets its size."),
    Reason.SHUTTING_DOWN: gettext_noop("The program is shutting down."),
    Reason.NEWER_DATABASE: gettext_noop("The database was written by a newer version of this program."),
    Reason.BROKEN_DATABASE: gettext_noop("The database is damaged."),
    Reason.DATA_FOLDER: gettext_noop("The data folder cannot be used."),
    Reason.ALREADY_RUNNING: gettext_noop("The data folder is in use by another process."),
    Reason.BAD_SETTINGS: gettext_noop("The settings are not valid."),
}
"""A message for every Reason."""

_DETAILED = {
    Reason.BLOCKED: gettext_noop("The server blocks links to this site: {detail}."),
    Reason.DISCORD_UNREACHABLE: gettext_noop("Discord cannot be reached: {detail}."),
    Reason.HTTP_ERROR: gettext_noop("The site did not return the page: {detail}."),
    Reason.TOO_LARGE: gettext_noop("The document is too large: {detail}."),
    Reason.UNSUPPORTED_TYPE: gettext_noop("Only web pages, text, Markdown, PDF and e-mail can be read, not {detail}."),
    Reason.UNREADABLE: gettext_noop("The document cannot be read: {detail}."),
    Reason.READER_CRASHED: gettext_noop("The reader process failed on the document: {detail}."),
    Reason.READER_DIED: gettext_noop("The reader process ended on the document: {detail}."),
    Reason.READER_UNAVAILABLE: gettext_noop("No reader process can be started: {detail}."),
    Reason.NOT_ARTICLE: gettext_noop("The page is not an article: {detail}."),
    Reason.BAD_ZONE: gettext_noop("Unknown time zone; similar ones: {detail}."),
    Reason.NEWER_DATABASE: gettext_noop("The database was written by a newer version of this program: {detail}."),
    Reason.BROKEN_DATABASE: gettext_noop("The database is damaged: {detail}."),
    Reason.DATA_FOLDER: gettext_noop("The data folder cannot be used: {detail}."),
    Reason.ALREADY_RUNNING: gettext_noop("The data folder is in use by another process: {detail}."),
    Reason.BAD_SETTINGS: gettext_noop("The settings are not valid: {detail}."),
}
"""The message if the error has a detail (a type, a size, a path); other reasons leave theirs out."""


def message_for(reason: Reason | str, detail: str = "") -> str:
    """The message for a reason. An unknown one, stored by a newer version, gets a general message that quotes it."""
    try:
        known = Reason(reason)
    except ValueError:
        return gettext("The document was refused for an unknown reason: {reason}.", reason=reason)
    if detail and known in _DETAILED:
        from cogs._cards.reasons import refusal_detail

        return gettext(_DETAILED[known], detail=refusal_detail(detail))
    return gettext(_MESSAGES[known])


def explain(error: DeskError) -> list[str]:
    """The lines for an error: its message and, if there are any, similar names."""
    if isinstance(error, BadQuery) and error.problem is not None:
        from cogs._cards.search.problems import query_sentence

        return [query_sentence(error.problem)]
    lines = [message_for(error.reason, error.detail)]
    if isinstance(error, EmptySearch):
        from cogs._layout.words import found_without, period_hint

        lines += [period_hint(*error.period)] if error.period else []
        lines += [found_without(part, count, error.most) for part, count in error.without]
    if isinstance(error, NothingFound) and error.nearest:
        from cogs._layout.names import near_name
        from cogs._layout.words import listed

        names = listed(map(near_name, error.nearest[:_NEAREST]))
        lines.append(gettext("Similar names: {names}", names=names))
    return lines
