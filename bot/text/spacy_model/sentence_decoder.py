"""Find the first tokens of sentences with the weights of a spaCy sentence recogniser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.text.spacy_model.token_vectors import token_vectors

if TYPE_CHECKING:
    from spacy.tokens import Doc


class SentenceDecoder:
    """Decodes with the model of a spaCy `SentenceRecognizer`."""

    def __init__(self, recognizer: Any) -> None:
        self._recognizer = recognizer
        tok2vec, scores = recognizer.model.layers
        self._vectors = token_vectors(tok2vec, recognizer.vocab)
        self._scores = scores.layers[0]

    @staticmethod
    def reads(pipe: Any) -> bool:
        """Whether a pipe has the architecture that is decoded here: a `tok2vec` and a layer of scores."""
        from spacy.pipeline import SentenceRecognizer

        if type(pipe) is not SentenceRecognizer:
            return False
        return pipe.model.name.endswith(">>with_array(softmax)") and len(pipe.model.layers) == 2

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentence starts of the tokens that have none yet."""
        if len(doc):
            scores = self._scores.predict(self._vectors(doc))
            self._recognizer.set_annotations([doc], [scores.argmax(axis=1)])
        return doc
