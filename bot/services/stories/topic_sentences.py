"""The sentences of a story's articles that are on a named topic: they name its entity, or have its words; for a search,
they name one of its entities or have one of its words.

articles, best first -> their sentences -> those on the topic that are understood by themselves
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from sqlite3 import Connection

from bot.lang.datelines import opening
from bot.lang.scripts import is_hangul
from bot.lang.text_links import linked
from bot.model.analysis import Span
from bot.model.answers import ArticleRef, Linked
from bot.model.stories import ArticleExcerpt
from bot.services.stories.topic_query import TopicQuery
from bot.storage.articles import mentions
from bot.storage.shelves import entity_names
from bot.storage.stories import view
from bot.text.names.normalise import words
from bot.text.summary.anaphora import dangling
from bot.text.summary.sentence_quality import clutter, hollow

_ARTICLES = 4
_SENTENCES = 60
_LONGEST = 350
_NAME_WORDS = 8
"""The most words of a name."""


def topic_sentences(
    connection: Connection,
    shelf_id: int,
    topic: TopicQuery,
    articles: Sequence[ArticleRef],
    excerpts: Sequence[ArticleExcerpt],
) -> tuple[Linked, ...]:
    """The sentences on the topic in the first articles, key sentences of the `excerpts` before others, else in the
    order of the articles. Those that need the sentence before them or only announce a statement are left out. None for
    the peninsula and for subjects."""
    if not topic.is_named:
        return ()
    ids = [article.id for article in articles[:_ARTICLES]]
    keys = {(one.article.id, key.end) for one in excerpts for key in one.keys if key.self_contained}
    named = [mentions.spans_of(connection, shelf_id, ids, key) for key in topic.keys]
    found = (
        _without_dateline(sentence)
        for excerpt in view.openings(connection, shelf_id, ids, _SENTENCES)
        for sentence in excerpt.sentences
        if _is_on(topic, sentence, named)
    )
    fit = [sentence for sentence in found if _may_be_shown(sentence.text)]
    return tuple(sorted(fit, key=lambda one: (one.article.id, one.end) not in keys))


def titled_on(connection: Connection, topic: TopicQuery, articles: Sequence[ArticleRef]) -> frozenset[int]:
    """The articles whose titles name the topic: an entity by a whole name, a person by the last one too; words, as
    `TopicQuery.is_said_in`."""
    if not topic.is_named:
        return frozenset()
    names = {name for key in topic.keys for name in entity_names.spellings(connection, key)}
    return frozenset(one.id for one in articles if topic.is_said_in(one.title) or _has_name(one.title, names))


def _has_name(title: str, names: Collection[str]) -> bool:
    """Whether whole words of a title make one of the names, in normal form; in Hangul particles may follow it."""
    parts = words(title)
    runs = {"".join(parts[at : at + length]) for at in range(len(parts)) for length in range(1, _NAME_WORDS + 1)}
    return not runs.isdisjoint(names) or any(is_hangul(name) and name in "".join(parts) for name in names)


def _is_on(topic: TopicQuery, sentence: Linked, named: Iterable[Mapping[int, Sequence[Span]]]) -> bool:
    spans = (span for one in named for span in one.get(sentence.article.id, ()))
    return any(sentence.start <= span.start < sentence.end for span in spans) or topic.is_said_in(sentence.text)


def _without_dateline(sentence: Linked) -> Linked:
    begin = opening(sentence.text)
    return linked(sentence.article, sentence.start + begin, sentence.end, sentence.text[begin:]) if begin else sentence


def _may_be_shown(text: str) -> bool:
    return len(text) <= _LONGEST and not (clutter(text) or dangling(text) or hollow(text))
