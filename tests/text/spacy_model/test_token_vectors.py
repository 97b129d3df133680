"""The desk's vectors of tokens are spaCy's, whichever texts were read before."""

from __future__ import annotations

from typing import Any
from unittest import mock

import numpy as np
import pytest
from thinc.api import noop

from bot.sample.library import SampleLibrary
from bot.text.spacy_model import token_vectors as module
from bot.text.spacy_model.entity_decoder import EntityDecoder
from bot.text.spacy_model.sentence_decoder import SentenceDecoder
from bot.text.spacy_model.token_vectors import TokenVectors, token_vectors
from bot.text.tagger import Tagger

LAST_BITS = 1e-5
"""The largest difference of a number, about 1, that is summed in another order."""


def texts(step: int) -> list[str]:
    return ["\n".join(article.paragraphs) for article in SampleLibrary.load().articles[::step]]


def of_names(tagger: Tagger) -> Any:
    return tagger._nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0]  # type: ignore[attr-defined]  # a model


def of_sentences(tagger: Tagger) -> Any:
    return tagger._nlp.get_pipe("senter").model.layers[0]  # type: ignore[attr-defined]  # the same


@pytest.mark.parametrize("part", [of_names, of_sentences])
def test_they_are_those_of_spacy(part: Any, tagger: Tagger) -> None:
    tok2vec, vocab = part(tagger), tagger._nlp.vocab
    own = token_vectors(tok2vec, vocab)
    assert isinstance(getattr(own, "__self__", None), TokenVectors)
    for text in [*texts(12), "A", " \n\n ", "(x" * 90, "서울 Seoul 서울"]:
        doc = tagger._tokens(text)
        np.testing.assert_allclose(own(doc), tok2vec.predict([doc])[0], rtol=0, atol=LAST_BITS)


def test_what_was_read_before_changes_nothing(tagger: Tagger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that other texts have are known already, in a longer version all but one; all are dropped once there are
    too many, and a text may have more than are kept."""
    docs = [tagger._tokens(text + more) for text in texts(24) for more in ("", "\nBubblewrapped.")]
    alone = [token_vectors(of_names(tagger), tagger._nlp.vocab)(doc) for doc in docs]
    assert len({len(doc) for doc in docs}) > 1
    for most in (10_000, 400, 100):
        monkeypatch.setattr(module, "_MOST_KNOWN", most)
        own = token_vectors(of_names(tagger), tagger._nlp.vocab)
        for doc, wanted in zip(docs, alone, strict=True):
            assert np.array_equal(own(doc), wanted)


def test_a_word_is_mixed_once(tagger: Tagger) -> None:
    own = token_vectors(of_names(tagger), tagger._nlp.vocab)
    with mock.patch.object(TokenVectors, "_mix", autospec=True, side_effect=TokenVectors._mix) as mix:
        for text in ("Kim met Lee.", "Lee met Kim.", "Lee met Kim in Seoul."):
            own(tagger._tokens(text))
    assert [len(call.args[1]) for call in mix.call_args_list] == [4, 2]


def test_another_architecture_is_left_to_spacy(tagger: Tagger) -> None:
    tok2vec, vocab = of_names(tagger), tagger._nlp.vocab
    window = next(layer for layer in tok2vec.walk() if layer.name == "expand_window")
    with mock.patch.dict(window.attrs, window_size=2):
        assert not hasattr(token_vectors(tok2vec, vocab), "__self__")
    other = token_vectors(tok2vec.layers[0], vocab)
    doc = tagger._tokens("Kim met Lee.")
    assert np.array_equal(other(doc), tok2vec.layers[0].predict([doc])[0])


def test_a_model_with_another_layer_is_left_to_spacy(tagger: Tagger) -> None:
    """A pipeline of the operator's own may have one between those that are decoded here."""
    nlp = tagger._nlp
    for decoder, pipe, model in (
        (EntityDecoder, nlp.get_pipe("ner"), nlp.get_pipe("ner").model.get_ref("tok2vec")),  # type: ignore[attr-defined]
        (SentenceDecoder, nlp.get_pipe("senter"), nlp.get_pipe("senter").model),  # type: ignore[attr-defined]
    ):
        assert decoder.reads(pipe)
        with mock.patch.object(model, "_layers", [*model.layers, noop()]):
            assert not decoder.reads(pipe)
