"""The desk's decoding of named entities and of sentences finds what spaCy's own finds, with the same models."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sample.library import SampleLibrary
from bot.text.spacy_model.entity_decoder import EntityDecoder
from bot.text.spacy_model.sentence_decoder import SentenceDecoder
from bot.text.tagger import Guess, Tagger

_PIECES = [
    "Kim Jong Un", "the Foreign Ministry", "of", "Seoul", "42", "percent", "Oct. 18", "\n", "  ", "\t", ".", '"',
    "said",
]  # fmt: skip


@pytest.fixture(scope="module")
def spacys() -> Tagger:
    """A tagger that leaves the decoding to spaCy, as with a pipeline of another architecture."""
    with (
        patch.object(EntityDecoder, "reads", return_value=False),
        patch.object(SentenceDecoder, "reads", return_value=False),
    ):
        return Tagger.load()


def test_the_articles_of_the_sample_library_name_the_same(tagger: Tagger, spacys: Tagger) -> None:
    found: list[Guess] = []
    for article in list(SampleLibrary.load().articles)[::8]:
        text = "\n\n".join(article.paragraphs)
        assert tagger.tag(text) == spacys.tag(text)
        found += tagger.tag(text).guesses
    assert {guess.label for guess in found} >= {"PERSON", "ORG", "GPE", "DATE"}
    assert any(guess.end - guess.start > len("Democratic People's") for guess in found)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join))
def test_white_space_and_sentence_ends_stop_the_same_entities(tagger: Tagger, spacys: Tagger, text: str) -> None:
    assert tagger.tag(text) == spacys.tag(text)


def test_a_beam_search_is_left_to_spacy(tagger: Tagger) -> None:
    recognizer = tagger._nlp.get_pipe("ner")
    assert EntityDecoder.reads(recognizer)
    assert not EntityDecoder.reads(tagger._nlp.get_pipe("senter"))
    with patch.dict(recognizer.cfg, beam_width=4):  # type: ignore[attr-defined]  # a setting of recognisers
        assert not EntityDecoder.reads(recognizer)
