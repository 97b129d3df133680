"""One table, Reason -> the sentence for a member. The terminal shows it too, unless an operator needs other advice."""

from __future__ import annotations

from bot.catalogue import gettext_noop
from bot.model.errors import Reason

SENTENCES: dict[Reason, str] = {
    Reason.BAD_URL: gettext_noop("That is not a web address."),
    Reason.MESSAGE_LINK: gettext_noop(
        "That is a link to a message. To save its links or files, choose **Apps → Save article** on the message."
    ),
    Reason.FORBIDDEN_SCHEME: gettext_noop("Only http and https links can be saved."),
    Reason.FORBIDDEN_PORT: gettext_noop("Only links on the usual web ports can be saved."),
    Reason.FORBIDDEN_CREDENTIALS: gettext_noop("That link contains a user name or password. Post it without them."),
    Reason.PRIVATE_ADDRESS: gettext_noop("That address is in a private network and cannot be saved."),
    Reason.DNS_FAILED: gettext_noop("No site with that name was found. Check the spelling of the link."),
    Reason.NOT_IN_DEMO: gettext_noop(
        "The demo has no network and knows only its sample sites. A desk of your own reads this page."
    ),
    Reason.UNREACHABLE: gettext_noop("The site could not be reached."),
    Reason.TLS_FAILED: gettext_noop("The site's security certificate is not valid, so the page was not read."),
    Reason.TIMED_OUT: gettext_noop("The site took too long to answer."),
    Reason.TOO_MANY_REDIRECTS: gettext_noop("The link redirects too many times."),
    Reason.REDIRECT_LOOP: gettext_noop("The link redirects in a loop."),
    Reason.REDIRECT_REFUSED: gettext_noop(
        "The site redirects to an address that the desk does not open, such as one for an app or one with a password."
    ),
    Reason.UNAUTHORIZED: gettext_noop("The page can only be read after signing in."),
    Reason.FORBIDDEN: gettext_noop("The site does not let the desk read the page."),
    Reason.NOT_FOUND: gettext_noop("The site has no page at that address (404)."),
    Reason.GONE: gettext_noop("The site has removed that page (410)."),
    Reason.RATE_LIMITED: gettext_noop("The site allows no more requests at the moment."),
    Reason.LEGAL_BLOCK: gettext_noop("The site withholds the page for legal reasons (451)."),
    Reason.SERVER_ERROR: gettext_noop("The site had an error each time the page was requested."),
    Reason.HTTP_ERROR: gettext_noop("The site did not return the page."),
    Reason.BROKEN_RESPONSE: gettext_noop("The site's response was incomplete or damaged."),
    Reason.TOO_LARGE: gettext_noop("That is too large to read."),
    Reason.BOMB: gettext_noop("That file expands to many times its size when unpacked, so it was not read."),
    Reason.UNSUPPORTED_TYPE: gettext_noop("Only web pages, text, Markdown, PDF and e-mail can be read."),
    Reason.IS_FEED: gettext_noop("That is a feed, a list of articles. A manager can follow it with `/feed add`."),
    Reason.AGGREGATOR: gettext_noop(
        "That page leads to another outlet's article only by its scripts, which the desk does not run."
    ),
    Reason.EMPTY_PAGE: gettext_noop("The site returned an empty page."),
    Reason.UNREADABLE: gettext_noop("No text could be extracted from that document."),
    Reason.READER_TIMEOUT: gettext_noop("The page took too long to analyse."),
    Reason.READER_MEMORY: gettext_noop("The page needs too much memory to analyse."),
    Reason.READER_CRASHED: gettext_noop("The page could not be analysed."),
    Reason.READER_DIED: gettext_noop("The page could not be analysed: each attempt ended the program that reads it."),
    Reason.READER_UNAVAILABLE: gettext_noop("The desk cannot read pages at the moment. The operator has been told."),
    Reason.THIN: gettext_noop("There is too little text for an article."),
    Reason.PAYWALL: gettext_noop("Only the beginning of the article is free to read, so it was not summarised."),
    Reason.CAPTCHA: gettext_noop("The site asked for a captcha instead of showing the page."),
    Reason.ERROR_PAGE: gettext_noop("The site returned an error page."),
    Reason.CONSENT: gettext_noop("The site returned a consent page instead of the article."),
    Reason.NOT_ARTICLE: gettext_noop("That is not an article."),
    Reason.RETRACTED: gettext_noop("The page is a notice that an article was retracted, not the article."),
    Reason.NO_SUCH_ARTICLE: gettext_noop("No saved article matches that."),
    Reason.LINK_NOT_SAVED: gettext_noop("No article from that link is saved here. `/ingest` saves it."),
    Reason.LINK_WAITING: gettext_noop("That link has not been read yet. `/desk status` shows what waits, and why."),
    Reason.ARTICLE_NOT_HERE: gettext_noop("That article is not saved here. Posting its link saves it."),
    Reason.NO_SUCH_ENTITY: gettext_noop(
        "No saved article is listed under that name. `/search` finds it where articles have those words."
    ),
    Reason.NO_PERSON: gettext_noop("Only persons have appearances, and that name is not a person's."),
    Reason.NO_TERM: gettext_noop("Give a word or phrase as articles write it, such as `northern half`."),
    Reason.NOTHING_TO_COMPARE: gettext_noop("Choose two different articles that have much of their text in common."),
    Reason.NO_SUCH_STORY: gettext_noop("That story is not on this shelf."),
    Reason.NOT_WEIGHED: gettext_noop("The last digest here did not consider that story."),
    Reason.NOTHING_SIMILAR: gettext_noop("No other saved article has much in common with this one."),
    Reason.INDEXING: gettext_noop(
        "Since an upgrade, older articles cannot be searched yet, so this would be incomplete. Try again in a few "
        "minutes."
    ),
    Reason.EMPTY_SHELF: gettext_noop("This shelf is empty. Post a link or use `/ingest` to save an article."),
    Reason.BAD_QUERY: gettext_noop("That search cannot be understood."),
    Reason.LINK_IS_NO_SEARCH: gettext_noop(
        "A link cannot be saved as a search or watched. `/search` shows the article of a link."
    ),
    Reason.NO_SUCH_SEARCH: gettext_noop("There is no saved search with that name. `/searches list` shows them."),
    Reason.OWN_SEARCH: gettext_noop(
        "That search is saved for you alone. Save it for everyone with `/searches save`, so that a digest or feed can "
        "use it."
    ),
    Reason.TOO_MANY_SEARCHES: gettext_noop("No more searches can be saved. `/searches remove` makes room."),
    Reason.BAD_NAME: gettext_noop("The name of a search needs letters and has at most 50 characters."),
    Reason.BAD_SINCE: gettext_noop(
        "Give the start as `24h`, `last 30 days`, `since Monday`, a date such as `2024-02-14`, or `last` for what is "
        "new to you; or two days as `2024-02-01..2024-02-14`."
    ),
    Reason.FUTURE_SINCE: gettext_noop(
        "That day is still to come. `/ahead` lists what articles say will happen; give a start in the past here."
    ),
    Reason.NO_SUCH_SENTENCE: gettext_noop(
        "The article has no such sentence. Give numbers such as `2, 4-6`, or words that are in a sentence."
    ),
    Reason.BAD_PERIOD: gettext_noop(
        "Give a day as `2024-10-31`, a month as `2024-10`, or words such as `last month` or `30 days ago`."
    ),
    Reason.BAD_TIME: gettext_noop("Give the time of day as `08:30`."),
    Reason.BAD_DAY: gettext_noop(
        "Give the day as `Monday` for a weekly digest or as `15` or `last` for a monthly one. A daily one takes no day."
    ),
    Reason.BAD_ZONE: gettext_noop("Unknown time zone. Try one such as `Asia/Seoul`."),
    Reason.NO_DIGEST_YET: gettext_noop("No digest has been posted in that channel yet. `/digest now` posts one."),
    Reason.NO_SCHEDULE: gettext_noop("No digest is scheduled for that channel. Schedule one with `/digest schedule`."),
    Reason.SERVERS_ONLY: gettext_noop("This works in servers only."),
    Reason.NOT_ON_SERVER: gettext_noop(
        "The desk is not on this server. It answers only you here, from your own shelf; a manager can invite it."
    ),
    Reason.CHANNEL_HIDDEN: gettext_noop("Choose a channel that you can see yourself."),
    Reason.SHELF_HIDDEN: gettext_noop(
        "What a server saved is shown only to members who see the channel where they asked for it."
    ),
    Reason.CHANNEL_UNKNOWN: gettext_noop("Choose a channel or thread that the desk can see."),
    Reason.NO_FORUM: gettext_noop("Choose the forum as well, with the option `forum`."),
    Reason.MANAGERS_ONLY: gettext_noop("You need the Manage Server permission for this."),
    Reason.ROLES_ONLY: gettext_noop("On this server only members with certain roles may save articles."),
    Reason.NO_FILES_HERE: gettext_noop("Files cannot be attached in this channel. Ask again in a direct message."),
    Reason.TOO_MUCH_HERE: gettext_noop(
        "That needs more files than one answer here can have. Ask again in a direct message with the desk."
    ),
    Reason.NOT_YOURS: gettext_noop("This button erases another member's data. Use `/mydata erase` for yours."),
    Reason.NO_FEED: gettext_noop("There is no feed at that address. Try the address of the feed itself."),
    Reason.FEED_LIST_TOO_LARGE: gettext_noop("That list of feeds is too large: 1 MiB is the limit."),
    Reason.NO_FEED_LIST: gettext_noop(
        "That file is not a list of feeds. Attach an OPML file exported from a feed reader."
    ),
    Reason.NO_SUCH_FEED: gettext_noop("This server follows no such feed. `/feed list` shows them."),
    Reason.FEED_LACKS_SEARCH: gettext_noop(
        "The saved search of that feed was deleted. Choose another with `/feed only`, or take everything."
    ),
    Reason.TOO_MANY_FEEDS: gettext_noop("This server can follow no more feeds. `/feed remove` makes room."),
    Reason.NO_SUCH_WATCH: gettext_noop("There is no such watch here. `/watch list` shows them."),
    Reason.NOTHING_TO_WATCH: gettext_noop("Give a name, a subject, or a phrase of 2 to 80 characters."),
    Reason.TOO_MANY_WATCHES: gettext_noop("This server can have no more watches. `/watch remove` makes room."),
    Reason.TOO_MANY_OWN_WATCHES: gettext_noop("You can have no more watches. `/watch remove` makes room."),
    Reason.WATCHES_FULL: gettext_noop("The desk can watch no more phrases. Watch a name or a subject instead."),
    Reason.WATCH_FOR_ROLE: gettext_noop("A role can be mentioned only in a channel. Give the channel too."),
    Reason.ROLE_NOT_MENTIONABLE: gettext_noop(
        "That role cannot be mentioned: you and the desk need the Mention Everyone permission, or the role must be "
        "mentionable."
    ),
    Reason.BAD_QUIET_HOURS: gettext_noop("Give quiet hours as `22:00-07:00`, or `none`."),
    Reason.NO_SUCH_FILTER: gettext_noop(
        "Nothing is known by that name. Choose a subject, a kind of source, an outlet or a name from the list."
    ),
    Reason.NOT_LEFT_OUT: gettext_noop("That is not left out."),
    Reason.LEFT_OUT_TOPIC: gettext_noop("The digest is about that, so it cannot leave it out."),
    Reason.TOPIC_AND_SEARCH: gettext_noop(
        "A digest is on a topic or on a saved search, not on both. Add `about:` to the search to narrow it."
    ),
    Reason.TOO_MANY_FILTERS: gettext_noop("No more can be left out. Show something again first."),
    Reason.NO_LINK: gettext_noop("That message has no link and no readable file."),
    Reason.NOTHING_TO_CORRECT: gettext_noop("Give the title, the date or the outlet as it should be."),
    Reason.NOTHING_GIVEN: gettext_noop("Nothing to save. Give a link, a file or text."),
    Reason.NOT_CURATOR: gettext_noop("Only managers, and the member who did this or posted the article, may do that."),
    Reason.NOTHING_CHANGES: gettext_noop("That would change nothing: it is so already."),
    Reason.WHICH_ARTICLE: gettext_noop("Choose the article in which the name means someone else."),
    Reason.BAD_ENTITY_NAME: gettext_noop("A name needs letters and has at most 100 characters."),
    Reason.BAD_TITLE: gettext_noop("A title has 1 to 300 characters."),
    Reason.BAD_DATE: gettext_noop(
        "That is not a date that has passed. Give one as `2024-10-05`, `yesterday` or `2024-10-05 08:30`."
    ),
    Reason.NO_SUCH_OUTLET: gettext_noop(
        "No outlet or address is called that. Give a name, or an address such as `paper.example`."
    ),
    Reason.NO_SUCH_ACT: gettext_noop("That is no longer in the log of this server."),
    Reason.UNDONE_ALREADY: gettext_noop("That was undone already."),
    Reason.BLOCKED: gettext_noop("Managers of this server block links to this site."),
    Reason.TOO_MANY_REPORTS: gettext_noop(
        "20 of your reports wait for the managers. Report more when they have decided."
    ),
    Reason.DECIDED_ALREADY: gettext_noop("Managers have decided on that already."),
    Reason.OTHER_KIND: gettext_noop("A person can only be the same as another person."),
    Reason.TOO_MANY_MERGES: gettext_noop(
        "At most 500 names can be merged, and none that more than 5,000 articles have. Try it the other way round."
    ),
    Reason.TOO_MANY_BLOCKS: gettext_noop("No more than 200 sites can be blocked. Undo a block first."),
    Reason.ATTACHMENT_LOST: gettext_noop("Discord no longer has that file. Attach it again."),
    Reason.CARD_EXPIRED: gettext_noop("This card has expired. Use the command again."),
    Reason.DISCORD_UNREACHABLE: gettext_noop("Discord cannot be reached."),
    Reason.SERVER_MOVED: gettext_noop("The desk of this server is being moved. Try again later."),
    Reason.OWN_SHELF_ELSEWHERE: gettext_noop("What you saved for yourself is in your direct messages with the desk."),
    Reason.QUEUE_FULL: gettext_noop("Too many links are waiting to be read. Post this one again later."),
    Reason.DATABASE_REFUSED: gettext_noop("The desk cannot save anything at the moment. Try again in a few minutes."),
    Reason.DISK_FULL: gettext_noop(
        "The desk's disk is full, so nothing can be saved. Try again when its operator has made room."
    ),
    Reason.MACHINE_TROUBLE: gettext_noop("The desk's machine is overloaded. The operator has been told."),
    Reason.SHELF_QUEUE_FULL: gettext_noop("Too many links are waiting to be read here. Post this one again later."),
    Reason.MEMBER_QUEUE_FULL: gettext_noop("Too many of your links are waiting to be read. Post this one again later."),
    Reason.SHUTTING_DOWN: gettext_noop("The desk is shutting down. Try again in a few minutes."),
    Reason.NEWER_DATABASE: gettext_noop(
        "The database was written by a newer version of Peninsula Desk. Ask the operator to update the desk."
    ),
    Reason.BROKEN_DATABASE: gettext_noop("The database is damaged. The operator's log has the details."),
    Reason.DATA_FOLDER: gettext_noop("The data folder cannot be written. The operator's log has the details."),
    Reason.ALREADY_RUNNING: gettext_noop("Another process is using the same data."),
    Reason.BAD_SETTINGS: gettext_noop("The settings are not valid. The operator's log has the details."),
}
