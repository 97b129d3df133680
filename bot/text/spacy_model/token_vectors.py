"""Compute the vectors of a text's tokens with the weights of a spaCy `tok2vec`, in less time than spaCy.

    attributes of a token -> rows of tables by their hashes | static vector -> mixed          once per word: kept
    those of all tokens   -> a window of one around each token, some times  -> vectors

spaCy mixes the same word anew wherever it stands, and keeps at every layer what only training needs. The layers, their
order and the order of the sums are spaCy's, so the vectors are the same, but for the last bit in texts of less than
`_LEAST_ROWS` tokens.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from bot.regexes import regex

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    Rows = NDArray[np.float32]

_MOST_KNOWN = 10_000
"""The most words whose mixed vectors are kept: 6 MB for a vector of 96 numbers. Most words of a text are in others
too."""
_LEAST_ROWS = 128
"""The fewest rows of a matrix product of words: those of small matrices are rounded in another way, so that a word's
vector would depend on how many words of its text were new. With AVX-512, the vectors of 5,000 words of each pipeline
are the same in batches of any size from 76 rows on; without, some differ in the last bit at any number."""
_LARGE, _LEAST_OF_LARGE = 1 << 21, 16
"""A product of so many multiplications is large already, so that wide weights need fewer rows, but not less than the
latter. With AVX-512, the vectors of 8,000 words of each pipeline are the same in batches of 1 to 160 words."""
_ALMOST_NONE = 1e-08
_ORTH = 65
"""spaCy's number for the attribute that is a token's own word."""
_NONE = -1
"""The row of a word without a static vector."""
_MAXOUT = r"maxout>>layernorm>>dropout"
_ARCHITECTURE = regex(
    r"extract_features>>list2ragged>>with_array\((?:ints-getitem>>hashembed\|?)+\)\|static_vectors"
    rf">>with_array\({_MAXOUT}\)>>ragged2list>>with_array\((?:(?:>>)?residual\(expand_window>>{_MAXOUT}\))+\)"
)
"""The layers, as thinc names a model of them."""


class _Layer(NamedTuple):
    """A maxout layer with layer normalisation. The columns of `weights` are ordered by piece, then by output: the
    product with few rows takes less time than with them as rows, and is the same."""

    weights: Rows
    bias: Rows
    scale: Rows
    shift: Rows
    pieces: int

    @classmethod
    def of(cls, chain: Any) -> _Layer:
        """The layer of thinc's `maxout >> layernorm >> dropout`."""
        maxout, norm = chain.layers[0].layers
        outputs, pieces, inputs = maxout.get_param("W").shape
        weights = maxout.get_param("W").transpose(1, 0, 2).reshape(pieces * outputs, inputs).T
        bias = maxout.get_param("b").reshape(outputs, pieces).T.reshape(-1)
        params = np.ascontiguousarray(weights), np.ascontiguousarray(bias)
        return cls(*params, norm.get_param("G"), norm.get_param("b"), pieces)

    def apply(self, rows: Rows) -> Rows:
        sums = rows @ self.weights
        sums += self.bias
        width = len(self.scale)
        best = sums[:, :width]
        for piece in range(1, self.pieces):
            best = np.maximum(best, sums[:, piece * width : (piece + 1) * width])
        best = best - best.sum(axis=1, keepdims=True) / np.float32(width)
        variance = (best * best).sum(axis=1, keepdims=True) / np.float32(width) + np.float32(_ALMOST_NONE)
        best *= variance ** np.float32(-0.5)
        best *= self.scale
        best += self.shift
        return best


def token_vectors(tok2vec: Any, vocab: Vocab) -> Callable[[Doc], Rows]:
    """A function that returns the vectors of a document's tokens, a row each: in less time for a `tok2vec` of hashed
    attributes and static vectors, mixed, then windows of one token, as spaCy's medium and large pipelines have; with
    spaCy for any other."""
    vectors = vocab.vectors
    is_known = _ARCHITECTURE.fullmatch(tok2vec.name) and vectors.mode == "default" and vectors.attr == _ORTH
    if is_known and all(layer.attrs["window_size"] == 1 for layer in tok2vec.walk() if layer.name == "expand_window"):
        return TokenVectors(tok2vec, vectors).predict
    return lambda doc: tok2vec.predict([doc])[0]


class TokenVectors:
    """Computes what a `tok2vec` layer of this architecture predicts. Not thread-safe."""

    def __init__(self, tok2vec: Any, vectors: Any) -> None:
        (hashed, static), mixer = tok2vec.layers[0].layers[0].layers, tok2vec.layers[0].layers[1].layers[0]
        self._attributes = [_ORTH, *hashed.layers[0].attrs["columns"]]
        self._tables = hashed.layers[2].layers[0]
        self._static = vectors
        self._static_weights: Rows = static.get_param("W")
        self._mixer = _Layer.of(mixer)
        self._pad: int = tok2vec.layers[1].attrs["pad"]
        self._layers = [_Layer.of(one.layers[0].layers[1]) for one in tok2vec.layers[1].layers[0].layers]
        self._kept = np.zeros((_MOST_KNOWN, self._mixer.scale.shape[0]), np.float32)
        self._known: dict[bytes, int] = {}

    def predict(self, doc: Doc) -> Rows:
        """The vectors of the tokens, a row each."""
        words = self._mixed_words(doc)
        rows = np.zeros((len(words) + 2 * self._pad, words.shape[1]), np.float32)
        rows[self._pad : len(rows) - self._pad] = words
        width = rows.shape[1]
        windows = np.zeros((len(rows), 3 * width), np.float32)
        for layer in self._layers:
            windows[1:, :width] = rows[:-1]
            windows[:, width : 2 * width] = rows
            windows[:-1, 2 * width :] = rows[1:]
            rows = rows + layer.apply(windows)
        return rows[self._pad : len(rows) - self._pad]

    def _mixed_words(self, doc: Doc) -> Rows:
        """The mixed vectors of the words, a row a token."""
        table = np.ascontiguousarray(doc.to_array(self._attributes))
        words: list[bytes] = table.view(f"V{table.shape[1] * table.itemsize}")[:, 0].tolist()
        known = self._known
        new = [word for word in dict.fromkeys(words) if word not in known]
        if len(known) + len(new) > _MOST_KNOWN:
            known.clear()
            new = list(dict.fromkeys(words))
        if len(new) > _MOST_KNOWN:
            return self._mix(table)
        if new:
            first = len(known)
            attributes = np.frombuffer(b"".join(new), table.dtype).reshape(len(new), -1)
            self._kept[first : first + len(new)] = self._mix(attributes)
            known.update(zip(new, range(first, first + len(new)), strict=True))
        return self._kept[[known[word] for word in words]]

    def _mix(self, attributes: Any) -> Rows:
        """The mixed vectors of words, a row each, from the rows of their attributes."""
        count = len(attributes)
        rows = np.array([self._static.key2row.get(key, _NONE) for key in attributes[:, 0].tolist()])
        static = (_padded(self._static.data[rows], self._static_weights) @ self._static_weights.T)[:count]
        static[rows == _NONE] = 0
        hashed = self._tables.predict(np.ascontiguousarray(attributes[:, 1:]))
        return self._mixer.apply(_padded(np.hstack([hashed, static]), self._mixer.weights))[:count]


def _padded(rows: Rows, weights: Rows) -> Rows:
    """The rows, and zeros up to as many as a product with the weights needs to be large."""
    least = min(_LEAST_ROWS, max(_LEAST_OF_LARGE, _LARGE // weights.size))
    if len(rows) >= least:
        return rows
    padded = np.zeros((least, rows.shape[1]), np.float32)
    padded[: len(rows)] = rows
    return padded
