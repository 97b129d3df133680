"""The words of an export for readers, as plain text in the reader's language. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.catalogue import entity_name, gettext, known_outlet, language, ngettext
from bot.lang.headline_marks import unmarked
from bot.model.answers import ArticleRef, EntityRef, StoryLine
from bot.model.exports.articles import ExportedArticle, ExportHead, ExportSource, ExportWords
from bot.model.exports.digests import DeliveredDigest, DigestFeedWords
from cogs._layout.corrected import corrected_here, headline_corrected_here
from cogs._layout.digest_names import digest_title
from cogs._layout.foreign_text import clean, clip
from cogs._layout.moments import day, utc_minute
from cogs._layout.sources import fate, label_of_all, plain_date, plain_outlet
from cogs._layout.words import facts, listed, outlet_kind

_LONGEST_NAME = 200


def export_words(head: ExportHead) -> ExportWords:
    """The words of an export."""
    return ExportWords(
        language=language(),
        heading=heading(head),
        about=(_about(head), gettext("Every sentence is quoted from its article, which its link opens.")),
        source=_source,
        version=_version,
        name=_name,
        said_by=lambda said: facts(clean(said.speaker or ""), clean(said.cue or "")),
        named=lambda names: gettext("Names: {names}", names=listed(names)),
        statements=gettext("Statements"),
    )


def heading(head: ExportHead) -> str:
    """What the export is of."""
    name = clip(clean(head.name), _LONGEST_NAME)
    if head.source is ExportSource.SEARCH:
        return gettext("Search: {query}", query=name)
    if head.source is ExportSource.STORY:
        return gettext("Story: {headline}", headline=name)
    if head.source is ExportSource.ENTITY:
        return name if head.key is None else entity_name(head.key, name)
    return gettext("Saved articles")


def _name(entity: EntityRef) -> str:
    """An entity in the reader's script; a name that members gave is their word."""
    return clean(entity.name if entity.renamed else entity_name(entity.key, entity.name))


def digest_feed_words(digests: Sequence[DeliveredDigest]) -> DigestFeedWords:
    """The words of a feed of these digests."""
    title = _unescaped(digest_title(digests[0].digest)) if digests else gettext("Digests")
    return DigestFeedWords(
        language=language(),
        title=title,
        digest=lambda one: facts(_unescaped(digest_title(one)), day(one.slot_date)),
        headline=_headline,
        outlets=lambda story: listed(dict.fromkeys(clean(known_outlet(one.name)) for one in story.outlets)),
        quiet=gettext("Nothing new."),
        retracted=_retracted,
    )


def _headline(story: StoryLine) -> str:
    headline = clean(unmarked(story.headline))
    told = gettext("Update: {headline}", headline=headline) if story.update else headline
    return facts(told, *headline_corrected_here(story.headline, story.articles), *label_of_all(story.articles))


def _retracted(article: ArticleRef) -> str:
    """An article of an earlier digest that was retracted since."""
    return facts(clean(unmarked(article.title)), plain_outlet(article), *fate(article))


def _unescaped(title: str) -> str:
    """A title of a card as plain text."""
    return clean(re.sub(r"\\([^A-Za-z0-9\s])", r"\1", title).replace("@\u200b", "@"))


def _about(head: ExportHead) -> str:
    count = ngettext("{number} article", "{number} articles", head.articles)
    since = None if head.since is None else gettext("from {day}", day=day(head.since))
    until = None if head.until is None else gettext("up to {day}", day=day(head.until))
    return facts(count, since, until, gettext("exported {time}", time=utc_minute(head.made)))


def _source(one: ExportedArticle) -> str:
    article = one.article
    kind = outlet_kind(article.outlet.kind) if article.outlet and article.outlet.kind else None
    published = plain_date(article, one.saved_at)
    return facts(plain_outlet(article), kind, published, *corrected_here(article.corrected), *fate(article))


def _version(one: ExportedArticle) -> str:
    retrieved = None
    if one.article.url is not None:
        retrieved = gettext("retrieved {time}", time=utc_minute(one.retrieved))
    story = None if one.story_id is None else gettext("story {number}", number=one.story_id)
    return facts(retrieved, story, f"SHA-256 {one.digest}")
