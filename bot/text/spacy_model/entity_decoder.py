"""Find named entities with the weights of a spaCy entity recogniser, in a fraction of its time.

spaCy asks at every token for each of its 74 moves whether it is possible, which takes longer than all of its matrix
products. Outside an entity the scores depend on the token alone: here they are computed for all tokens at once, and
only the few tokens inside an entity are taken one by one. The moves, their conditions and the order of the sums are
spaCy's, so the entities are the same.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from bot.text.spacy_model.token_vectors import token_vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

_TOKEN, _FIRST, _PREVIOUS = range(3)
"""The features of a state: the token, and inside an entity that entity's first token and the one before."""
_FEATURES = 3


class LabelledTokens(NamedTuple):
    """A named entity: its first token, the token after its last one, and the model's label."""

    start: int
    end: int
    label: str


class EntityDecoder:
    """Decodes with the model of a spaCy `EntityRecognizer`."""

    def __init__(self, recognizer: Any) -> None:
        model = recognizer.model
        tok2vec, _, self._narrowed = model.get_ref("tok2vec").layers
        self._vectors, self._lower = token_vectors(tok2vec, recognizer.vocab), model.get_ref("lower")
        self._bias: NDArray[np.float32] = self._lower.get_param("b")
        self._weights: NDArray[np.float32] = model.get_ref("upper").get_param("W")
        self._upper_bias: NDArray[np.float32] = model.get_ref("upper").get_param("b")
        names = [recognizer.moves.get_class_name(number) for number in range(recognizer.moves.n_moves)]
        self._kinds = [name[0] for name in names]
        self._labels = [name[2:] for name in names]
        labelled = [f"{kind}{label}" for kind, label in zip(self._kinds, self._labels, strict=True)]
        self._goes_on = {
            label: [labelled.index(f"I{label}"), labelled.index(f"L{label}")] for label in self._labels if label
        }
        self._begins = np.array([kind == "B" for kind in self._kinds])
        self._units = np.array(
            [kind == "U" and bool(label) for kind, label in zip(self._kinds, self._labels, strict=True)]
        )
        self._inside = ~(self._begins | self._units | np.array([kind == "O" for kind in self._kinds]))

    @staticmethod
    def reads(pipe: Any) -> bool:
        """Whether a pipe has the architecture that is decoded here: spaCy's greedy one with a hidden layer, which its
        small to large pipelines have."""
        from spacy.pipeline import EntityRecognizer

        if type(pipe) is not EntityRecognizer or pipe.cfg["beam_width"] != 1:
            return False
        model, lower = pipe.model, pipe.model.get_ref("lower")
        has_hidden_layer = model.attrs["has_upper"] and lower.get_dim("nP") > 1
        vectors = model.get_ref("tok2vec")
        has_hidden_layer = (
            has_hidden_layer and vectors.name.endswith(">>list2array>>linear") and len(vectors.layers) == 3
        )
        return has_hidden_layer and lower.get_dim("nF") == _FEATURES and not model.attrs["unseen_classes"]

    def entities(self, doc: Doc) -> Iterator[LabelledTokens]:
        """The entities in order. Sentence starts must be set in `doc`; no entity crosses one, or begins with white
        space."""
        if not len(doc):
            return
        features = self._lower.predict(self._narrowed.predict(self._vectors(doc)))
        padding, features = features[0], features[1:]
        table = doc.to_array(["SENT_START", "IS_SPACE"])
        ends = np.append(table[1:, 0] == 1, True)
        best = self._best_outside(features[:, _TOKEN] + padding[_FIRST] + padding[_PREVIOUS], ends, table[:, 1] == 1)
        end = 0
        for start in np.flatnonzero(best != self._kinds.index("O")).tolist():
            if start < end:
                continue
            move = best[start]
            label, end = self._labels[move], start + 1
            if self._begins[move]:
                end = self._end(features, start, ends, label)
            yield LabelledTokens(start, end, label)

    def _best_outside(self, sums: NDArray[np.float32], ends: NDArray[np.bool_], is_space: NDArray[np.bool_]) -> Any:
        """The best possible move at each token where no entity is open. `ends` tells the last tokens of sentences."""
        hidden = functools.reduce(np.maximum, np.moveaxis(sums + self._bias, 2, 0))  # faster than over the last axis
        scores = hidden @ self._weights.T + self._upper_bias
        impossible = self._inside | (ends | is_space)[:, None] & self._begins | is_space[:, None] & self._units
        scores[impossible] = -np.inf
        return scores.argmax(axis=1)

    def _end(self, features: NDArray[np.float32], start: int, ends: NDArray[np.bool_], label: str) -> int:
        """The token after the last one of the entity that begins at `start`."""
        moves = self._goes_on[label]
        weights, bias = self._weights[moves], self._upper_bias[moves]
        last = start + 1
        while not ends[last]:
            sums = features[last, _TOKEN] + features[start, _FIRST] + features[last - 1, _PREVIOUS]
            goes_on, is_last = weights @ (sums + self._bias).max(axis=1) + bias
            if is_last > goes_on:
                break
            last += 1
        return last + 1
