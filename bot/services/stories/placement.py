"""Place an arriving article in a story; used by the desk, the command `stories` and the benchmarks.

    article -> ComparedText (terms, passages), before the transaction                bot/news, pure
            -> document frequencies, the outlet's set phrases, fingerprint holders,
               candidate stories                                                     gather, bot/storage/stories
            -> assign.place: Placement                                               decide, pure
            -> story, moves, merges, index; then text-reuse links                    apply

Runs in the caller's transaction. Nothing here grows with the archive (see `bot/storage/stories/candidates`).
"""

from __future__ import annotations

from collections.abc import Mapping
from sqlite3 import Connection

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.days import KOREA
from bot.model.placements import PlacedArticle, PlacementCause, PlacementReason
from bot.news import text_reuse as reuse
from bot.news.clustering import assign
from bot.news.clustering.assign import Member, Placement, StoryCandidates, StoryChange
from bot.news.clustering.features import ArticleFeatures, ArticleTerms, read_article
from bot.news.clustering.set_phrases import set_phrases
from bot.news.clustering.term_keys import term_key
from bot.news.text_reuse import COPY_SHARE, ReusedText
from bot.storage.articles import article_rows
from bot.storage.engine.times import seconds
from bot.storage.stories import article_features, candidates, placements, text_reuse

CHARACTERS = 20_000
"""The number of characters of a text that are read for placing it."""


class ComparedText(Struct, frozen=True):
    """The values by which articles are compared: terms, and passages as fingerprints."""

    terms: ArticleTerms
    passages: reuse.Passages


class Frequencies(Struct, frozen=True):
    """The number of articles, and term -> number of articles that have it."""

    documents: int
    known: Mapping[str, int]


class GivenStory(Struct, frozen=True):
    """A decision that an export brings along: the story, None for a new one; the stored article whose text this one
    carries, and how much of its own text that is, None for an edition in another language."""

    story_id: int | None
    original_id: int | None = None
    share: float | None = None


class _Gathered(Struct, frozen=True):
    """The values by which an article is placed and indexed; `owner` is the shelf of a private text."""

    terms: ArticleTerms
    owner: int | None
    traits: ArticleFeatures
    reused: ReusedText


def compared(article: PlacedArticle) -> ComparedText:
    """Compute the values by which an article is compared. It needs no connection, and takes 10 ms with a long text."""
    return ComparedText(terms_of(article), reuse.passages(article.text))


def place(connection: Connection, article: PlacedArticle, text: ComparedText | None = None) -> int:
    """Place an article in a story; returns the story's id. `text` is the result of `compared`, which is called if it is
    None."""
    gathered = _gather(connection, article, text or compared(article))
    story_id = _put(connection, article, gathered, _decide(connection, article, gathered))
    _link(connection, article, gathered)
    candidates.drop_oldest(connection, article.article_id)
    return story_id


def place_given(connection: Connection, article: PlacedArticle, text: ComparedText, given: GivenStory) -> int:
    """Put an article into a story that was decided elsewhere, and index it as `place` does; returns the story's id."""
    gathered = _gather(connection, article, text)
    placement = Placement(0.0, PlacementReason(PlacementCause.GIVEN), StoryChange(given.story_id))
    story_id = _put(connection, article, gathered, placement)
    if given.original_id is not None:
        text_reuse.link(connection, article.article_id, {given.original_id: given.share})
    text_reuse.index(connection, article.article_id, reuse.indexed(gathered.reused))
    candidates.drop_oldest(connection, article.article_id)
    return story_id


def terms_of(article: PlacedArticle) -> ArticleTerms:
    """The terms that an article is compared by."""
    published = article.at.astimezone(KOREA).date() if article.dated else None
    terms = read_article(article.title, article.text, article.entities, published, article.outlet, article.names)
    return replace(terms, parties=article.parties, embedding=article.embedding)


def frequencies(connection: Connection, article_id: int, counts: ArticleTerms, owner: int | None) -> Frequencies:
    """The articles among which an article with these terms is weighed: all public ones and, for a private text of the
    shelf `owner`, the others of that shelf."""
    documents, known = candidates.document_frequencies(connection, counts.terms())
    if owner is None:
        return Frequencies(documents, known)
    own, theirs = candidates.own_frequencies(connection, counts.words.counts, counts.bridge.counts, owner, article_id)
    return Frequencies(documents + own, {term: count + known.get(term, 0) for term, count in theirs.items()})


def weighted(
    connection: Connection, article: PlacedArticle, counts: ArticleTerms, among: Frequencies
) -> ArticleFeatures:
    """The features of an article among others, itself included. The outlet of a private text is not compared."""
    day = article.at.toordinal() if article.dated else None
    recent = None
    if article.dated and counts.is_brief:
        recent = candidates.recent_texts(connection, counts.words.counts, seconds(article.at))
    if counts.is_brief:
        counts = counts.with_names(candidates.usual_names(connection, counts.words.initial))
    traits = counts.weighted(among.documents, among.known, day, recent)
    if article.dated:
        traits = replace(traits, hour=seconds(article.at) // 3600)
    outlet = 0 if article.is_private else term_key(article.outlet)
    return traits.of_outlet(outlet, set_phrases(candidates.outlet_texts(connection, outlet)))


def _gather(connection: Connection, article: PlacedArticle, text: ComparedText) -> _Gathered:
    owner = article_rows.owner(connection, article.article_id) if article.is_private else None
    traits = _weighed(connection, article, text.terms, owner)
    prints = reuse.fingerprints(text.passages)
    held = text_reuse.held(connection, prints, owner)
    found = reuse.reused(text.passages, held)
    if not (found.originals or article.is_private):
        alone = text_reuse.held_alone(connection, prints - held.boilerplate)
        found = replace(found, originals=reuse.copied(text.passages, alone))
    stored = article_features.load(connection, [one.article_id for one in found.originals])
    formulaic = {article_id for article_id, of in stored.items() if traits.reports_another(of)}
    return _Gathered(text.terms, owner, traits, found.without(formulaic))


def _decide(connection: Connection, article: PlacedArticle, gathered: _Gathered) -> Placement:
    """Decide by the articles that this one is compared with. A public one that would be alone joins a story that has
    private texts only: as the first that others see there, it is brought together with nothing of theirs."""
    traits = gathered.traits
    edition = text_reuse.edition(connection, article.edition_of)
    original = edition or next(iter(gathered.reused.originals), None)
    at = seconds(article.at) if article.dated else None
    similar = candidates.similar_stories(connection, traits, at, original, gathered.owner)
    text_of = original.article_id if original is not None and original.share >= COPY_SHARE else article.article_id
    newcomer = Member(article.article_id, traits, text_of)
    of_shared = original if original is not None and original.story_id in similar.shared else None
    placement = assign.place(StoryCandidates(newcomer, similar.shared, of_shared, article.edition_of))
    if not similar.private or placement.home != StoryChange(None) or placement.others:
        return placement
    beside = assign.place(StoryCandidates(newcomer, similar.private, original))
    return replace(beside, home=StoryChange(beside.home.story_id), others=())


def _put(connection: Connection, article: PlacedArticle, gathered: _Gathered, placement: Placement) -> int:
    """Apply a placement and index the article; returns the story's id. A private text moves only private ones of its
    shelf and joins only stories of these, since other shelves would show more."""
    at = seconds(article.at)
    if article.is_private:
        placement = placements.among_own(connection, placement, gathered.owner)
    story_id = placements.apply(connection, article.article_id, at, placement)
    if not article.is_private:
        candidates.count_document(connection, gathered.terms.terms(), at)
    fingerprints = gathered.reused.fingerprint_count
    candidates.index(connection, article.article_id, story_id, at, gathered.traits, fingerprints)
    return story_id


def _weighed(
    connection: Connection, article: PlacedArticle, counts: ArticleTerms, owner: int | None
) -> ArticleFeatures:
    """The article's features, weighed with document frequencies that count the article itself."""
    among = frequencies(connection, article.article_id, counts, owner)
    known = {term: among.known.get(term, 0) + 1 for term in counts.terms()}
    return weighted(connection, article, counts, Frequencies(among.documents + 1, known))


def _link(connection: Connection, article: PlacedArticle, gathered: _Gathered) -> None:
    """Link a placed article to those whose text it reuses, index its fingerprints, and drop links of other articles
    that rested on fingerprints which this one shows to be boilerplate. A private text joins no families and drops no
    link of a public article, which other shelves would show."""
    article_id, owner, reused = article.article_id, gathered.owner, gathered.reused
    stored = text_reuse.families(connection, [article_id, *(one.article_id for one in reused.originals)])
    originals = reuse.accepted(reused.originals, article_id, stored, joins=not article.is_private)
    text_reuse.link(connection, article_id, reuse.links(originals, article.edition_of))
    text_reuse.index(connection, article_id, reuse.indexed(reused))
    shared = {holder.fingerprint for holder in reused.held.holders}
    doubtful = reuse.doubtful(reused, text_reuse.boilerplate(connection, shared, owner))
    theirs = article_rows.private(connection, doubtful) if article.is_private else doubtful
    for other in [*theirs, article_id] if doubtful else ():
        _recheck_links(connection, other, owner)


def _recheck_links(connection: Connection, article_id: int, owner: int | None) -> None:
    """Drop an article's links to originals whose text it does not reuse by what is boilerplate today to one of
    `owner`."""
    originals = text_reuse.linked_originals(connection, article_id)
    if not originals:
        return
    passages = text_reuse.indexed_passages(connection, article_id)
    holders = text_reuse.held_by(connection, reuse.fingerprints(passages), originals, owner)
    text_reuse.unlink(connection, article_id, reuse.refuted(passages, originals, holders))
