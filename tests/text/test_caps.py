"""What leaves a reader is small and exact, whatever the page or a reader that was taken over puts into it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.model.analysis import (
    Analysis,
    Entity,
    EntityKind,
    Excerpt,
    KeySentence,
    Outlet,
    Page,
    Quote,
    QuoteKind,
    Span,
    Subject,
    Topic,
    Verdict,
)
from bot.text import caps
from bot.text.caps import capped, cut_text, cut_title
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable

LONG = "Talks in Seoul 회담 \u0301😀" * 30_000
offsets = st.integers(-5, 2 * caps.TEXT)
spans = st.builds(Span, offsets, offsets)
words = st.sampled_from(["", "word", LONG])
excerpts = st.builds(Excerpt, offsets, offsets, words)
keys = st.builds(KeySentence, offsets, offsets, words, st.floats(), st.booleans())
entities = st.builds(
    Entity,
    st.none() | words,
    words,
    st.sampled_from(EntityKind),
    st.lists(spans, max_size=4).map(lambda some: tuple(some * 150)),
    st.none() | excerpts,
)
quotes = st.builds(
    Quote, offsets, offsets, words, st.sampled_from(QuoteKind), words, words, st.none() | words, st.none() | spans
)
analyses = st.builds(
    Analysis,
    url=st.none() | words,
    canonical_url=words,
    verdict=st.sampled_from(Verdict),
    reason=words,
    title=words,
    byline=words.map(lambda word: (word,) * 500),
    published=words,
    updated=words,
    outlet=st.builds(Outlet, words, words, words),
    origin=words,
    dateline=words,
    language=words,
    text=st.sampled_from(["", "short", LONG]),
    sentences=st.lists(spans, max_size=9).map(lambda some: tuple(some * 600)),
    key_sentences=st.lists(keys, max_size=9).map(lambda some: tuple(some * 9)),
    entities=st.lists(entities, max_size=5).map(lambda some: tuple(some * 200)),
    quotes=st.lists(quotes, max_size=5).map(lambda some: tuple(some * 200)),
    topic=st.builds(Topic, st.floats(), st.just(tuple(Subject) * 9)),
    via=words,
    alternates=words.map(lambda word: (word,) * 500),
)


EMPTY = Analysis(
    None, None, Verdict.ARTICLE, None, None, (), None, None, None, None, None, "en", "", (), (), (), (), Topic(0.0, ())
)


@settings(max_examples=20)
@given(analyses)
def test_every_field_is_capped_and_every_span_is_exact(wild: Analysis) -> None:
    small = capped(wild)
    assert capped(small) == small
    texts = (small.url, small.canonical_url, *small.alternates, small.reason, small.title, *small.byline, small.origin)
    assert max(len(text or "") for text in texts) <= caps.ADDRESS
    assert len(small.title or "") <= caps.TITLE
    assert len(small.text) <= caps.TEXT
    assert 0 <= small.topic.korea <= 1
    assert sum(len(entity.mentions) for entity in small.entities) <= caps.ALL_MENTIONS
    assert sum(len(quote.text) for quote in small.quotes) <= caps.TEXT
    counts = (small.byline, small.sentences, small.key_sentences, small.entities, small.quotes, small.alternates)
    assert all(len(one) <= most for one, most in zip(counts, (20, 2_000, 20, 250, 200, 40), strict=True))
    exact: list[Excerpt | Quote] = [*small.key_sentences, *small.quotes]
    exact += [entity.role for entity in small.entities if entity.role]
    assert all(one.text == small.text[one.start : one.end] != "" for one in exact)
    for span in (*small.sentences, *(span for entity in small.entities for span in entity.mentions)):
        assert 0 <= span.start < span.end <= len(small.text)


@pytest.mark.parametrize("value", [7, b"bytes", ("a",)])
def test_a_field_of_another_type_is_no_analysis(value: object) -> None:
    with pytest.raises((TypeError, ValueError, AttributeError)):
        capped(replace(EMPTY, title=value))  # the lie


def test_a_long_title_and_a_long_text_end_with_a_word() -> None:
    title = cut_title("The ministry said that talks would go on. " * 20)
    assert title is not None
    assert title.endswith((" ministry", " said", " that", " talks", " would", " go", " on.", "The"))
    assert len(title) <= caps.TITLE
    text = cut_text("The ministry said that talks would go on.\n" * 9_000)
    assert caps.TEXT * 0.9 <= len(text) <= caps.TEXT
    assert text.endswith("go on.")
    assert len(cut_text("가" * 100_000)) == caps.TEXT


def test_a_pasted_text_with_an_endless_title_is_read() -> None:
    sources = SourceTable.load()
    sentence = "The ministry said on Monday that the talks would go on as planned. "
    page = Page(None, (sentence * 30).encode(), "text/plain", title="Talks\n\n(종합)" * 20_000)
    document = read_document(page, sources)
    assert document.title is not None
    assert document.title.startswith("Talks (종합)Talks")
    assert len(document.title) <= caps.TITLE
