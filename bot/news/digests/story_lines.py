"""A story as one entry of a digest or of `/latest`: headline, sentences, outlets, origins.

group, titles -> HeadlineChoice: whose sentences are needed -> StoryMaterial (loaded) -> story_line
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import product

from msgspec import Struct

from bot.lang.assertion.labels import genre_of
from bot.lang.days import published_day
from bot.lang.scripts import Writing, writing
from bot.model.answers import ArticleRef, Linked, StoryDay, StoryLine
from bot.model.reasons import ArticleFate, SharedSource
from bot.model.stories import ArticleExcerpt, WindowArticle
from bot.news.clustering.features import ArticleFeatures
from bot.news.digests import ranking, select
from bot.news.digests.groups import (
    StoryGroup,
    best_first,
    is_sport_or_culture,
    not_retracted,
    origins_of,
    outlets_of,
    reports,
    sources_of,
    unseen,
)
from bot.news.digests.representatives import representatives, since_named
from bot.news.digests.timeline import candidate_sentences, day_came
from bot.news.digests.tolls import is_passed, is_passed_in_another_language
from bot.news.figures import differ, figures
from bot.news.headlines.contentless import lacks_content

LISTED_ARTICLES = 12
SENTENCES_AN_ARTICLE = 4
_QUOTED_ARTICLES = 4
_SHORT_WINDOW = timedelta(days=2)
"""The longest window in which a sentence with "on Thursday" is shown without a date."""
_RECENT = timedelta(hours=12)
_RECENT_DAYS = 2
"""The number of days, of those on which a story was reported, that count as recent."""
_SURE, _LIKELY, _FAIRLY, _POSSIBLE = 0.8, 0.5, 0.3, 0.05
"""Two articles of a story are about one event nine times in ten by their likelihood alone, by a lower one if their
titles agree, and by nearly any if their titles are much the same: a wrong "Update:" misleads, a missing one does not.
The likelihood is that of the best of several pairs, so `_LIKELY` alone would be too low; `_FAIRLY` does where titles
agree and both say more than that somebody spoke."""
_COMPARED_COPIES = 4


class HeadlineChoice(Struct, frozen=True):
    """The articles that may give the headline, best title first in `titled`, and one more that may only be quoted where
    none of those is recent. `other_state` has the best article of another state's media or government, where one
    state's alone may give the headline."""

    titled: tuple[ArticleRef, ...]
    quoted: tuple[ArticleRef, ...]
    alone: tuple[ArticleRef, ...]
    other_state: tuple[ArticleRef, ...] = ()

    @property
    def excerpt_ids(self) -> tuple[int, ...]:
        """The articles whose key sentences are needed."""
        return tuple(article.id for article in (*self.quoted, *self.alone, *self.other_state))


class StoryMaterial(Struct, frozen=True):
    """What a story's line is made from.

    `articles` are the references of the first `LISTED_ARTICLES` unseen articles, best first; `excerpts` have the key
    sentences of those that the `choice` names, in that order, `known` those of the newest articles that the reader has
    `seen`. `features` maps article ids to what is compared between articles; forgotten ones are missing.
    `all_articles` are the story's newest articles on the shelf, also from outside the window; empty where the group's
    own sources differ. `on_topic` are the sentences of unseen articles, best article first, that name what the reader
    asked for, and `titled_on_topic` the articles whose titles do; both are empty where that has no name.
    """

    group: StoryGroup
    seen: frozenset[int]
    articles: tuple[ArticleRef, ...]
    choice: HeadlineChoice
    excerpts: tuple[ArticleExcerpt, ...]
    known: tuple[ArticleExcerpt, ...]
    features: Mapping[int, ArticleFeatures]
    all_articles: tuple[WindowArticle, ...]
    on_topic: tuple[Linked, ...] = ()
    titled_on_topic: frozenset[int] = frozenset()


def listed_ids(group: StoryGroup, seen: frozenset[int]) -> tuple[int, ...]:
    """The articles to list for a reader of `seen`, best first."""
    return tuple(one.article_id for one in best_first(unseen(group, seen))[:LISTED_ARTICLES])


def known_ids(seen: frozenset[int]) -> tuple[int, ...]:
    """The seen articles that new sentences are compared with: the newest."""
    return tuple(sorted(seen)[-LISTED_ARTICLES:])


def headline_choice(
    group: StoryGroup, seen: frozenset[int], articles: Sequence[ArticleRef], *, preferred: Writing | None
) -> HeadlineChoice:
    """The articles that may give the headline; `articles` are the references of `listed_ids`."""
    told = _without(ArticleFate.RETRACTED, articles)
    articles = _reports(told)
    recent = _recent(best_first(unseen(group, seen)), articles)
    titled = _titled(recent, articles, preferred)
    central = select.headline([article.title for article in titled])
    quoted = list(dict.fromkeys([titled[central], *titled]))[:_QUOTED_ARTICLES]
    alone = [] if set(titled) & set(recent) else recent[:1]
    others = [one for one in _of_other_state(titled, told) if one not in alone]
    return HeadlineChoice(tuple(titled), tuple(quoted), tuple(alone), tuple(others))


def _of_other_state(titled: Sequence[ArticleRef], articles: Sequence[ArticleRef]) -> list[ArticleRef]:
    """The best article of another state's outlets, if only one state's media and government can give the headline; else
    none."""
    sides = {ranking.state_of(one.outlet) for one in titled}
    if len(sides) != 1 or None in sides:
        return []
    return [one for one in articles if ranking.state_of(one.outlet) not in (None, *sides)][:1]


def copies(group: StoryGroup, article_id: int) -> tuple[int, ...]:
    """The newest articles of the group that carry the text of this one."""
    return tuple(one.article_id for one in group.articles if one.carries == article_id)[:_COMPARED_COPIES]


def needs_all_articles(group: StoryGroup) -> bool:
    """Whether the sources of the whole story must be known: a side that was heard last week was heard, and one outlet
    that goes on alone with what others of its country reported is no second side."""
    return ranking.may_share_source(sources_of(group.articles))


def story_line(material: StoryMaterial, now: datetime, window: timedelta) -> StoryLine | None:
    """The story as it is shown; None if the reader has seen some of it and the rest adds nothing.

    With `seen`, the sentences come from unseen articles. It is an update if the article of the headline is surely
    about what the reader knows: a story holds articles that likely belong together, the label has to be sure.
    """
    group, seen = material.group, material.seen
    if seen and _has_no_new_report(material):
        return None
    chosen = material.choice
    head, sentences = _selected(material, chosen)
    if seen and not sentences and _confirms(group, seen):
        head, sentences = _selected(material, chosen, retold=True)
    if seen and not sentences:
        return None
    sentences = _with_other_side(material, _of_one_event(material, head, sentences))
    sentences = _with_topic(material, head, sentences)
    best = best_first(unseen(group, seen))
    return StoryLine(
        id=group.story_id,
        headline=head.title,
        sentences=sentences,
        outlets=outlets_of(best),
        origins=tuple(origin.name for origin in (origins_of(best) if seen else group.origins)),
        articles=material.articles,
        latest=max(one.shown_at for one in group.articles),
        days=_dated(best, sentences) if window > _SHORT_WINDOW else (),
        update=_continues(material, head),
        one_sided=_shared_source(material),
        reasons=ranking.factors(group.ranked_by, now, window),
    )


def _has_no_new_report(material: StoryMaterial) -> bool:
    """Whether all that the reader has not seen are opinions, letters, reviews, satire or adverts; by their
    addresses those that are listed."""
    addresses = {one.id: one.url for one in material.articles}
    return all(
        genre_of(one.genre, one.title, addresses.get(one.article_id)) is not None
        for one in unseen(material.group, material.seen)
    )


def headline(
    window: Sequence[WindowArticle], articles: Sequence[ArticleRef], *, preferred: Writing | None = None
) -> str:
    """The headline of a story by its titles alone; `articles` are the references of the window's articles."""
    places = {article.id: article for article in articles}
    best = _reports([places[one.article_id] for one in best_first(window)[:LISTED_ARTICLES]])
    titles = [article.title for article in _titled(_recent(window, best), best, preferred)]
    return titles[select.headline(titles)]


def source_in_common(articles: Sequence[WindowArticle]) -> SharedSource | None:
    """What all sources of a story of these articles have in common, where that is worth a warning. That one country's
    outlets alone report a match or a song is none. What was retracted is no other side."""
    articles = not_retracted(articles)
    common = ranking.shared_kind if all(map(is_sport_or_culture, articles)) else ranking.shared_source
    return common(sources_of(articles))


def _without(fate: ArticleFate, articles: Sequence[ArticleRef]) -> Sequence[ArticleRef]:
    """The articles without this fate; all if there are no others."""
    return [one for one in articles if one.fate is not fate] or articles


def _reports(articles: Sequence[ArticleRef]) -> Sequence[ArticleRef]:
    """The articles that are no opinion, letter, review, satire or advert; all if there are no others."""
    told = _without(ArticleFate.RETRACTED, articles)
    return [one for one in told if genre_of(one.genre, one.title, one.url) is None] or told


def _titled(
    recent: Sequence[ArticleRef], articles: Sequence[ArticleRef], preferred: Writing | None
) -> Sequence[ArticleRef]:
    """The recent articles that may give the headline of a story of these articles, in the `preferred` language unless
    a later headline in another one has more dead or injured than all of them."""
    recent = [one for one in recent if not _is_replaced(one, articles)] or recent
    named = since_named(recent, articles)
    candidates, story = (named, named) if named else (recent, articles)
    current = [one for one in candidates if not is_passed_in_another_language(one, articles)]
    if any(writing(one.title) is preferred for one in current):
        return _without(ArticleFate.DELETED, representatives(current, story, preferred=preferred))
    return _without(ArticleFate.DELETED, representatives(candidates, story))


def _is_replaced(one: ArticleRef, articles: Sequence[ArticleRef]) -> bool:
    """Whether the article's own newsroom gave another number for the same thing in the headline of a later report,
    "three missing" and, hours later, "six missing"; or any newsroom a higher toll."""
    if is_passed(one.title, one, articles):
        return True
    stated = figures(one.title)
    if one.outlet is None or not stated:
        return False
    later = (other for other in articles if other.at > one.at and other.outlet == one.outlet)
    return any(
        mine.counts == theirs.counts and differ(mine.value, theirs.value, mine.counts)
        for other in later
        if select.titles_agree(one.title, other.title)
        for mine, theirs in product(stated, figures(other.title))
    )


def _selected(
    material: StoryMaterial, chosen: HeadlineChoice, *, retold: bool = False
) -> tuple[ArticleRef, tuple[Linked, ...]]:
    """The article that gives the headline, and the sentences under it; with `retold`, known facts may be said in
    other words."""
    until = max(filter(None, (published_day(excerpt.article) for excerpt in material.known)), default=None)
    excerpts = [excerpt for excerpt in material.excerpts if excerpt.article not in chosen.other_state]
    places = [[*chosen.titled, *chosen.alone].index(excerpt.article) for excerpt in excerpts]
    candidates = _current(candidate_sentences(excerpts, places, None, until), material.articles)
    titles = [article.title for article in chosen.titled]
    shown = [linked.text for excerpt in material.known for linked in excerpt.sentences]
    place, sentences = select.choose(titles, list(candidates), shown, retold=retold)
    return chosen.titled[place], tuple(candidates[one] for one in sentences)


def _current(
    candidates: Mapping[select.Sentence, Linked], articles: Sequence[ArticleRef]
) -> Mapping[select.Sentence, Linked]:
    """Without sentences whose toll the headline of a later report has passed, if there are others."""
    found = {one: said for one, said in candidates.items() if not is_passed(said.text, said.article, articles)}
    return found or candidates


def _of_one_event(material: StoryMaterial, head: ArticleRef, sentences: tuple[Linked, ...]) -> tuple[Linked, ...]:
    """The first sentence with those that may stand beside it: not of an earlier day, nor of an article that only shares
    a story with the headline and the first sentence."""
    shown = {head.id, *(one.article.id for one in sentences[:1])}
    found = list(sentences[:1])
    for one in sentences[1:]:
        day, until = published_day(one.article), published_day(sentences[0].article)
        earlier = day is not None and until is not None and day < until
        alike = one.article.id in shown or _likelihood(material, one.article.id, shown) >= _LIKELY
        if not earlier and alike:
            found.append(one)
    return as_reported(found)


def as_reported(sentences: Sequence[Linked]) -> tuple[Linked, ...]:
    """The first sentence, which says what the headline says, then the others in the order in which they were reported,
    those of one article in its own order."""
    return (*sentences[:1], *sorted(sentences[1:], key=lambda one: (one.article.at, one.article.id, one.start)))


def _with_other_side(material: StoryMaterial, sentences: tuple[Linked, ...]) -> tuple[Linked, ...]:
    """The sentences; where one state's media and government alone give them, with the best of another state's that adds
    something: two readouts of one call say different things without any number that differs."""
    sides = {ranking.state_of(one.article.outlet) for one in sentences}
    if len(sides) != 1 or None in sides:
        return sentences
    ids, texts = [one.article.id for one in sentences], [one.text for one in sentences]
    for excerpt in material.excerpts:
        is_other = ranking.state_of(excerpt.article.outlet) not in (None, *sides)
        if is_other and _likelihood(material, excerpt.article.id, ids) >= _LIKELY:
            candidates = candidate_sentences([excerpt], [0], None, None)
            _, chosen = select.choose([excerpt.article.title], list(candidates), texts)
            return (*sentences, *(candidates[one] for one in chosen[:1]))
    return sentences


def _with_topic(material: StoryMaterial, head: ArticleRef, sentences: tuple[Linked, ...]) -> tuple[Linked, ...]:
    """The sentences, one of them on the topic: if none is, the first on the topic in the headline's language stands
    after the first sentence. Where the headline names the topic, or no sentence does, they stay as they are."""
    if not material.on_topic or not sentences or head.id in material.titled_on_topic:
        return sentences
    if any(is_on_topic(material, one) for one in sentences):
        return sentences
    language, sources = writing(head.title), _without(ArticleFate.RETRACTED, [one.article for one in material.on_topic])
    told = [one for one in material.on_topic if one.article in sources]
    added = min(told, key=lambda one: writing(one.text) is not language)
    return (sentences[0], added)


def is_on_topic(material: StoryMaterial, sentence: Linked) -> bool:
    """Whether a sentence names what the reader asked for."""
    return any((one.article.id, one.end) == (sentence.article.id, sentence.end) for one in material.on_topic)


def _dated(articles: Sequence[WindowArticle], sentences: Sequence[Linked]) -> tuple[StoryDay, ...]:
    """The day of the sentences, where the story went on after it: their "on Thursday" is not the newest report's."""
    day = published_day(sentences[0].article) if sentences else None
    came = [day_came(one) for one in articles]
    if day is None or day == max(came):
        return ()
    of_day = tuple(one for one in sentences if published_day(one.article) == day)
    return (StoryDay(day, of_day, came.count(day)),)


def _continues(material: StoryMaterial, head: ArticleRef) -> bool:
    """Whether the headline's article, or one that carries its text, is surely about what the reader knows. Names and
    likelihood are those of one and the same article: in another language there may be no names to have in common."""
    new = [text for one in material.excerpts if one.article == head for text in _texts(one)]
    return any(
        select.may_continue(new, _texts(shown)) and _surely_continues(material, head, shown.article)
        for shown in material.known
    )


def _surely_continues(material: StoryMaterial, head: ArticleRef, shown: ArticleRef) -> bool:
    """Whether it is surely about one article that was shown: by its likelihood, or by a lower one and its title. Titles
    that say only that somebody spoke are alike whatever was said."""
    texts = (head.id, *copies(material.group, head.id))
    likelihood = max(_likelihood(material, one, [shown.id]) for one in texts)
    agreeing = _LIKELY if lacks_content(head.title) or lacks_content(shown.title) else _FAIRLY
    return (
        likelihood >= _SURE
        or (likelihood >= agreeing and select.titles_agree(head.title, shown.title))
        or (likelihood >= _POSSIBLE and select.titles_much_the_same(head.title, shown.title))
    )


def _texts(excerpt: ArticleExcerpt) -> tuple[str, ...]:
    return (excerpt.article.title, *(linked.text for linked in excerpt.sentences))


def _likelihood(material: StoryMaterial, article_id: int, others: Collection[int]) -> float:
    """How likely the article and the one of the others that is most like it are about one event, 0 to 1."""
    ours = [material.features[article_id]] if article_id in material.features else []
    theirs = [material.features[one] for one in others if one in material.features]
    return max((one.alike(other) for one, other in product(ours, theirs)), default=0.0)


def _confirms(group: StoryGroup, seen: frozenset[int]) -> bool:
    """Whether others report by themselves what the reader knows from one kind of source alone, such as state media."""
    known = ranking.shared_kind(sources_of([one for one in group.articles if one.article_id in seen]))
    new = sources_of([one for one in unseen(group, seen) if one.credit is None])
    return known is not None and bool(new) and ranking.shared_kind(new) != known


def _recent(window: Sequence[WindowArticle], articles: Sequence[ArticleRef]) -> Sequence[ArticleRef]:
    """The articles that say where a story stands now."""
    now = {one.article_id for one in _latest(window)}
    return [article for article in articles if article.id in now] or articles


def _latest(window: Sequence[WindowArticle]) -> Sequence[WindowArticle]:
    """The articles of a story's last hours, if several origins reported in them, so that a morning's reader learns what
    was known by then; else of the last two days that brought reports, if a third of all are theirs, so that a week's
    reader does not get Monday's outlook; else all."""
    window = reports(window)
    newest = max(one.at for one in window)
    of_hours = [one for one in window if newest - one.at <= _RECENT]
    if len(origins_of(of_hours)) > 1:
        return of_hours
    days = sorted({day_came(one) for one in window})[-_RECENT_DAYS:]
    of_days = [one for one in window if day_came(one) in days]
    return of_days if len(origins_of(of_days)) > 1 and 3 * len(of_days) >= len(window) else window


def _shared_source(material: StoryMaterial) -> SharedSource | None:
    """What all sources of the whole story have in common, or of what is new of it: what state media alone add to a
    known story is their word. Of new sport and culture, that one country's outlets tell it is no warning."""
    group, new = material.group, unseen(material.group, material.seen)
    if material.seen and (kind := ranking.shared_kind(sources_of(new))) is not None:
        return kind
    if not needs_all_articles(group):
        return None
    common = ranking.shared_kind if all(map(is_sport_or_culture, new)) else ranking.shared_source
    return common(sources_of((*group.articles, *material.all_articles)))
